#include <tenet/table/explanation.hpp>

#include <algorithm>

namespace tenet::table {

namespace {

/// Texts and booleans: no distance; the first value accepted.
std::optional<nearest_value> nearest_apart(const value_set& set) {
    auto witness = set.witness();
    if (!witness) return std::nullopt;
    return nearest_value{std::move(*witness), false, false, std::nullopt};
}

struct bound {
    decimal at;
    bool included = false;
    bool upwards = false; ///< the interval lies above the bound
    decimal distance;
};

/// The bound of a set's intervals closest to a position outside all of them.
std::optional<bound> closest_bound(const interval_set& set, const decimal& x) {
    std::optional<bound> best;
    const auto offer = [&](const std::optional<decimal>& at, bool included, bool upwards) {
        if (!at) return;
        const decimal distance = (*at - x).abs();
        const bool better = !best || distance < best->distance ||
                            (distance == best->distance && included && !best->included);
        if (better) best = bound{*at, included, upwards, distance};
    };
    for (const interval& i : set.intervals()) {
        offer(i.low, i.low_included, true);
        offer(i.high, i.high_included, false);
    }
    return best;
}

owned_value owned(const value& v) {
    return owned_value::copy(v);
}

/// A distance on a line as a value: days are a duration.
owned_value distance_on(line on, const decimal& distance) {
    if (on == line::dates) {
        constexpr std::int64_t day = 86'400;
        const auto days = distance.to_int64();
        return owned(value{day_time_duration{days.value_or(0) * day, 0}});
    }
    return owned(value_on_line(on, distance));
}

/// A rule explained, with its number of misses to sort by.
bool closer(const rule_explanation& a, const rule_explanation& b) {
    return a.misses.size() < b.misses.size();
}

} // namespace

std::optional<nearest_value> nearest_in(const value_set& set, const value& v) {
    if (set.kind() != v.kind() || set.empty()) return std::nullopt;
    const auto on = line_of(v.kind());
    if (!on) return nearest_apart(set);
    const auto found = closest_bound(set.positions(), position_on_line(v));
    if (!found) return std::nullopt;
    nearest_value n;
    n.at = owned(value_on_line(*on, found->at));
    n.beyond = !found->included;
    n.upwards = found->upwards;
    n.distance = distance_on(*on, found->distance);
    return n;
}

rule_explanation explain_rule(const decision_table& table, feel::evaluation& run,
                              const match_result& match, std::size_t rule) {
    rule_explanation out;
    out.rule = rule;
    for (const cell_finding& found : table.failing_cells(run, match, rule)) {
        cell_miss miss;
        miss.input = found.input;
        miss.is = match.inputs[found.input];
        miss.accepts = table.definition().rules[rule].when[found.input];
        const feel::test_set& cell = table.cell(rule, found.input);
        if (cell.values) miss.nearest = nearest_in(*cell.values, miss.is);
        out.misses.push_back(std::move(miss));
    }
    if (out.misses.empty()) {
        out.is = rule_explanation::outcome::matched;
    } else if (std::find(match.maybe.begin(), match.maybe.end(), rule) != match.maybe.end()) {
        out.is = rule_explanation::outcome::open;
    }
    return out;
}

std::vector<rule_explanation> explain_misses(const decision_table& table, feel::evaluation& run,
                                             const match_result& match, std::size_t most) {
    std::vector<rule_explanation> all;
    if (match.refused_input) return all;
    std::vector<bool> matched(table.definition().rules.size());
    for (const std::size_t rule : match.matched) matched[rule] = true;
    for (std::size_t rule = 0; rule < matched.size(); ++rule) {
        if (!matched[rule]) all.push_back(explain_rule(table, run, match, rule));
        if (run.exhausted() != nullptr) break;
        if (all.size() < 2 * most + 64) continue;
        std::stable_sort(all.begin(), all.end(), closer);
        all.resize(most);
    }
    std::stable_sort(all.begin(), all.end(), closer);
    if (all.size() > most) all.resize(most);
    return all;
}

} // namespace tenet::table
