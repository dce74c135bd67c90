#include "rule_explainer.hpp"

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

/// A rule and how many of its cells are in the way.
struct ranked_rule {
    std::size_t rule = 0;
    std::size_t misses = 0;
};

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
                              const match_view& match, std::size_t rule) {
    return rule_explainer{table, run, match}.explain(rule);
}

std::vector<feel::expression_explanation> explain_empty_parts(const decision_table& table,
                                                              feel::evaluation& run,
                                                              std::span<const std::size_t> rules,
                                                              std::size_t most) {
    return rule_explainer{table, run, {}}.empty_parts(rules, most);
}

std::vector<rule_explanation> explain_misses(const decision_table& table, feel::evaluation& run,
                                             const match_view& match, std::size_t most) {
    if (match.refused_input) return {};
    std::vector<bool> matched(table.definition().rules.size());
    for (const std::size_t rule : match.matched) matched[rule] = true;
    std::vector<ranked_rule> ranked;
    for (std::size_t rule = 0; rule < matched.size() && run.exhausted() == nullptr; ++rule) {
        if (matched[rule]) continue;
        ranked.push_back({rule, table.failing_cells(run, match, rule).size()});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const ranked_rule& a, const ranked_rule& b) {
        return a.misses < b.misses;
    });
    if (ranked.size() > most) ranked.resize(most);
    std::vector<rule_explanation> all;
    for (const ranked_rule& r : ranked) all.push_back(explain_rule(table, run, match, r.rule));
    return all;
}

} // namespace tenet::table
