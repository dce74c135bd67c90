// Check and evaluate at scale: the shipped regulation over accounts with ten orders each.
//
//   bench_check [PACK]

#include <tenet/tenet.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace tenet;
using clock_type = std::chrono::steady_clock;

constexpr int orders_per_account = 10;
constexpr int evaluations = 2000;

double seconds_since(clock_type::time_point begin) {
    return std::chrono::duration<double>(clock_type::now() - begin).count();
}

std::shared_ptr<const portfolio::snapshot>
make_portfolio(const std::shared_ptr<const catalogue>& types, int accounts) {
    portfolio::builder into(types);
    const date first = *date::parse("2024-01-01");
    for (int i = 0; i < accounts; ++i) {
        account::account a;
        a.id = "A" + std::to_string(i);
        a.name = a.id;
        a.tier = std::string(i % 3 == 0 ? "core" : i % 3 == 1 ? "important" : "strategic");
        a.since = first;
        into.add(portfolio::make_record(std::move(a)));
        for (int k = 0; k < orders_per_account; ++k) {
            account::order o;
            o.id = "O" + std::to_string(i) + "-" + std::to_string(k);
            o.account = "A" + std::to_string(i);
            o.ordered_on = first.plus_days((i * 7 + k * 61) % 700);
            o.amount = decimal::scaled((i * 7919 + k * 104729) % 1000000, -2);
            into.add(portfolio::make_record(std::move(o)));
        }
    }
    for (const record_type* type : types->types()) {
        into.cover(std::string(type->head().collection), {});
    }
    diagnostics warnings;
    return into.finish(false, warnings).value();
}

policy::context judged_in() {
    policy::context in;
    in.at = *date_time::parse("2025-12-31T18:00:00+08:00");
    return in;
}

std::shared_ptr<const policy::judge> bind(const std::shared_ptr<const policy::regulation>& rules,
                                          const std::shared_ptr<const portfolio::snapshot>& facts,
                                          unsigned threads = 1) {
    return policy::bind(rules, facts, judged_in(), threads).value();
}

/// Seconds of bind and check together: the best of three.
double check_time(const std::shared_ptr<const policy::regulation>& rules,
                  const std::shared_ptr<const portfolio::snapshot>& facts, unsigned threads) {
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        const auto begin = clock_type::now();
        policy::check_options options;
        options.threads = threads;
        if (!bind(rules, facts, threads)->check(options, {})) return -1;
        best = std::min(best, seconds_since(begin));
    }
    return best;
}

struct latency {
    double median = 0;
    double p99 = 0;
};

/// Microseconds to evaluate one more order for one account.
latency evaluate_latency(const policy::judge& by, int accounts) {
    std::vector<double> times;
    for (int i = 0; i < evaluations; ++i) {
        account::order o;
        o.id = "N" + std::to_string(i);
        o.account = "A" + std::to_string(static_cast<long>(i) * 7919 % accounts);
        o.ordered_on = *date::parse("2025-12-31");
        o.amount = decimal::scaled(123456, -2);
        portfolio::change c;
        c.upserts.push_back(portfolio::make_record(std::move(o)));
        const auto begin = clock_type::now();
        const auto effect = by.evaluate(c);
        times.push_back(seconds_since(begin) * 1e6);
        if (!effect || effect->named.empty()) return {-1, -1};
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

void target(const char* name, double value, const char* sign, double limit) {
    const bool met = *sign == '<' ? value <= limit : value >= limit;
    std::printf("target %s: %.2f %s= %.2f %s\n", name, value, sign, limit, met ? "met" : "missed");
}

} // namespace

int main(int argc, char** argv) {
    const std::string pack = argc > 1 ? argv[1] : TENET_SOURCE_DIR "/packs/key-account-regulation";
    const auto types = own_catalogue().value();
    diagnostics warnings;
    const auto rules = policy::load_regulation(pack, types, warnings).value();

    const auto small = make_portfolio(types, 1000);
    const auto medium = make_portfolio(types, 10000);
    const auto large = make_portfolio(types, 100000);

    const double t10k = check_time(rules, medium, 1);
    const double t100k = check_time(rules, large, 1);
    const double t100k2 = check_time(rules, large, 2);
    std::printf("check, 10 orders an account, %zu rules: 10,000 accounts %.3f s, 100,000 accounts "
                "%.3f s, two threads %.3f s\n",
                rules->rules().size(), t10k, t100k, t100k2);
    target("check-scaling", t100k / t10k, "<", 11);
    target("check-two-threads", t100k / t100k2, ">", 1.8);

    const auto judge_small = bind(rules, small);
    const auto judge_large = bind(rules, large);
    std::printf("bytes an account: indexes %.0f, measures %.0f\n",
                static_cast<double>(large->index_bytes()) / 100000,
                static_cast<double>(judge_large->bytes()) / 100000);
    const latency few = evaluate_latency(*judge_small, 1000);
    const latency many = evaluate_latency(*judge_large, 100000);
    std::printf("evaluate one order: 1,000 accounts median %.1f us, p99 %.1f us; 100,000 accounts "
                "median %.1f us, p99 %.1f us\n",
                few.median, few.p99, many.median, many.p99);
    target("evaluate-independence", many.median / few.median, "<", 2);
    return 0;
}
