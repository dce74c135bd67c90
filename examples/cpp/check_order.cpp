#include <tenet/tenet.hpp>

#include <exception>
#include <iostream>

// One order checked before it is booked: what would it do to the verdicts on its account?
// Usage: check_order PORTFOLIO PACK

namespace {

tenet::account::order proposed_order() {
    tenet::account::order o;
    o.id = "SO-2026-0001";
    o.account = "QINGHE";
    o.status = "confirmed";
    o.ordered_on = tenet::date::parse("2025-12-31").value();
    o.currency = "CNY";
    o.amount = tenet::decimal{250000};
    return o;
}

void check_order(const std::string& portfolio, const std::string& pack) {
    tenet::diagnostics warnings;
    const auto types = tenet::own_catalogue().value();
    const auto rules = tenet::policy::load_regulation(pack, types, warnings).value();
    const auto facts =
        tenet::portfolio::load_folder(portfolio, {types, rules->source().codes, false}).value();
    tenet::policy::context now;
    now.at = tenet::date_time::parse("2025-12-31T18:00:00+08:00").value();
    const auto judge = tenet::policy::bind(rules, facts.records, now).value();

    tenet::portfolio::change change;
    change.upserts.push_back(tenet::portfolio::make_record(proposed_order()));
    const auto effect = judge->evaluate(change).value();
    for (const tenet::policy::shift& s : effect.named) {
        const tenet::policy::explanation why = effect.would_be->explain(s.after);
        std::cout << tenet::policy::name_of(why.of.is) << '\t' << why.rule_id << '\t'
                  << why.subject_key << '\t' << why.sentence.in(tenet::language::en) << '\n';
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        check_order(argv[1], argv[2]);
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what();
        return 2;
    }
}
