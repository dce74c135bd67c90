/// Any bytes as a graph, a policy, a roll-up or changes of relations: read or refused with a place,
/// never worse; a graph that is read is written and read again to the same, and every question
/// about it is answered; an index that follows changes says what a new one would.

#include <tenet/group/answers_json.hpp>
#include <tenet/group/control_index_json.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/policy_json.hpp>
#include <tenet/group/roll_up_json.hpp>
#include <tenet/json/document.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tenet;

void require(bool holds) {
    if (!holds) std::abort();
}

template <class T>
bool is_read(const result<T>& made) {
    if (made) return true;
    require(made.error().has_errors());
    for (const diagnostic& d : made.error().items()) require(!d.id().empty());
    return false;
}

std::string written(const group::graph& g) {
    json::writer out;
    group::write_graph(out, g);
    return out.take();
}

group::graph some_graph() {
    return group::read_graph(R"([{"holder": "A", "subject": "B", "share": 60}])").value();
}

void ask(const group::graph& g) {
    const date today = date::from_days(20'000);
    group::voting_rule voting;
    voting.lineal_generations = 2;
    voting.subsidiary_shares_without_votes = true;
    const auto day = group::structure::at(g, {today, today}, voting).value();
    json::writer out;
    out.begin_array();
    group::write_findings(out, day, group::findings_of(day));
    group::write_parents(out, day);
    for (group::party_number p = 0; p < g.party_count(); ++p) {
        const auto tops = group::ultimate_controllers_of(day, p);
        if (tops) group::write_controllers(out, day, p, *tops);
    }
    out.end_array();
    require(json::document::read(out.take()).has_value());
}

group::control_index some_index() {
    const group::graph g = group::read_graph(R"([
        {"holder": "A", "subject": "B", "share": 60}, {"holder": "B", "subject": "C", "share": 60},
        {"holder": "C", "subject": "D", "share": {"low": 40, "high": 60}}, {"holder": "D", "subject": "B", "share": 9},
        {"id": "V", "holder": "D", "subject": "A", "type": "votes", "share": 30},
        {"holder": "A", "subject": "D", "type": "acting_in_concert"}])")
                               .value();
    const date today = date::from_days(20'000);
    group::voting_rule voting;
    voting.lineal_generations = 2;
    return group::control_index::of(group::structure::at(g, {today, today}, voting).value())
        .value();
}

void follow(const std::string& text) {
    static const group::control_index before = some_index();
    const auto changes = group::read_changes(text, before);
    if (!is_read(changes)) return;
    const auto after = before.with(changes->is);
    if (!is_read(after)) return;
    const group::graph g = after->relations().value();
    const auto day = group::structure::at(g, before.when(), before.rule()).value();
    require(after->pairs() == group::control_index::of(day).value().pairs());
    json::writer out;
    group::write_differences(out, *after);
    require(json::document::read(out.take()).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(data + 1, data + size);
    switch (data[0] % 4) {
    case 0: {
        const auto g = group::read_graph(text);
        if (!is_read(g)) break;
        const std::string once = written(*g);
        require(written(group::read_graph(once).value()) == once);
        ask(*g);
        break;
    }
    case 1: is_read(group::read_group_policy(text)); break;
    case 2: is_read(group::read_roll_up(text, some_graph())); break;
    default: follow(text); break;
    }
    return 0;
}
