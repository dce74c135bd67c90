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

/// A distance on a line as a value: between days and times it is a duration.
owned_value distance_on(line on, const decimal& distance) {
    constexpr std::int64_t day = 86'400;
    switch (on) {
    case line::numbers:
    case line::year_month_durations: return value_on_line(on, distance);
    case line::dates: return value_on_line(line::day_time_durations, distance * day);
    default: return value_on_line(line::day_time_durations, distance);
    }
}

/// A point of time as the clock of the zone shows it in which `like` was written; no value for a
/// time that falls on another day there.
std::optional<owned_value> in_zone_of(const value& like, owned_value at) {
    if (like.is(value_kind::date_time)) {
        const auto instant = at->as_date_time().to_instant();
        if (!instant) return at;
        const date_time t = date_time::from_instant(*instant, like.as_date_time().time.in);
        return owned_value::copy(value::of(&t));
    }
    if (like.is(value_kind::time) && line_of(like) == line::zoned_times) {
        constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
        constexpr std::int64_t nanoseconds_a_day = 86'400 * nanoseconds_a_second;
        time_of_day t = at->as_time();
        const std::int64_t later = like.as_time().in.offset_seconds - t.in.offset_seconds;
        t.nanoseconds += later * nanoseconds_a_second;
        t.in = like.as_time().in;
        if (t.nanoseconds < 0 || t.nanoseconds >= nanoseconds_a_day) return std::nullopt;
        return owned_value::copy(value::of(&t));
    }
    return at;
}

/// A rule and how many of its cells are in the way.
struct ranked_rule {
    std::size_t rule = 0;
    std::size_t misses = 0;
};

} // namespace

std::optional<nearest_value> nearest_in(const value_set& set, const value& v) {
    if (set.kind() != v.kind() || set.empty()) return std::nullopt;
    const auto on = set.on();
    if (!on) return nearest_apart(set);
    if (line_of(v) != on) return std::nullopt;
    const auto found = closest_bound(set.positions(), position_on_line(v));
    auto at = found ? in_zone_of(v, value_on_line(*on, found->at)) : std::nullopt;
    if (!at) return std::nullopt;
    nearest_value n;
    n.at = std::move(*at);
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
    all.reserve(ranked.size());
    for (const ranked_rule& r : ranked) all.push_back(explain_rule(table, run, match, r.rule));
    return all;
}

} // namespace tenet::table
