#include "program.hpp"

#include <algorithm>

/// What makes the result of a match: priorities of outputs, and the rules that count.
namespace tenet::table {

bool compiled_table::goes_before(feel::evaluation& run, std::size_t a, std::size_t b) const {
    for (const compiled_output& o : outputs) {
        if (o.values.empty()) continue;
        const std::size_t of_a = o.priority_of(o.cell(a).evaluate(run));
        const std::size_t of_b = o.priority_of(o.cell(b).evaluate(run));
        if (of_a != of_b) return of_a < of_b;
    }
    return false;
}

std::span<const std::size_t> compiled_table::ranked(feel::evaluation& run,
                                                    std::span<const std::size_t> rules) const {
    const auto out = run.memory().make_array<std::size_t>(rules.size());
    std::copy(rules.begin(), rules.end(), out.begin());
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t a, std::size_t b) { return goes_before(run, a, b); });
    return out;
}

namespace {

using way = match_grounds::way;

/// Finds the grounds of a result.
class grounds {
public:
    grounds(feel::evaluation& run, const compiled_table& table, const match_view& match,
            const value& result)
        : run_(run), table_(table), match_(match), result_(result) {}

    match_grounds find() {
        if (match_.refused_input) return {way::refused_input, {}};
        const bool is_open = result_.is_missing() && !match_.maybe.empty();
        if (is_open) return {way::open, with_maybes()};
        if (match_.matched.empty()) return without_match();
        switch (table_.definition.policy) {
        case hit_policy::unique: return unique();
        case hit_policy::any: return {violated() ? way::violation : way::agreement, all()};
        case hit_policy::priority: return {way::priority, {best()}};
        case hit_policy::first: return {way::first, {match_.matched.front()}};
        case hit_policy::collect: return collected();
        case hit_policy::rule_order: return {way::list, all()};
        case hit_policy::output_order: return {way::list, copied(ranked())};
        }
        return {};
    }

private:
    static std::vector<std::size_t> copied(std::span<const std::size_t> rules) {
        return {rules.begin(), rules.end()};
    }
    [[nodiscard]] std::vector<std::size_t> all() const { return copied(match_.matched); }
    [[nodiscard]] std::vector<std::size_t> with_maybes() const {
        std::vector<std::size_t> rules = all();
        rules.insert(rules.end(), match_.maybe.begin(), match_.maybe.end());
        return rules;
    }
    std::span<const std::size_t> ranked() { return table_.ranked(run_, match_.matched); }
    std::size_t best() { return ranked().front(); }

    match_grounds without_match() {
        if (!match_.maybe.empty()) return {way::agreement, copied(match_.maybe)};
        const bool counts = table_.definition.policy == hit_policy::collect &&
                            table_.definition.collects == aggregation::count;
        if (counts && !table_.has_default()) return {way::count, {}};
        return {table_.has_default() ? way::otherwise : way::nothing, {}};
    }

    match_grounds unique() {
        if (match_.matched.size() > 1) return {way::violation, all()};
        if (match_.maybe.empty()) return {way::only, all()};
        return {way::agreement, with_maybes()};
    }

    /// Under `any`: whether the rules that match for certain differ.
    bool violated() {
        const value common = table_.output(run_, match_.matched.front());
        return std::any_of(match_.matched.begin() + 1, match_.matched.end(), [&](std::size_t rule) {
            return !identical(common, table_.output(run_, rule));
        });
    }

    match_grounds collected() {
        switch (table_.definition.collects) {
        case aggregation::list: return {way::list, all()};
        case aggregation::sum: return {way::sum, all()};
        case aggregation::count: return {way::count, all()};
        case aggregation::min: return {way::least, giving_the_result()};
        case aggregation::max: return {way::greatest, giving_the_result()};
        }
        return {};
    }

    std::vector<std::size_t> giving_the_result() {
        std::vector<std::size_t> rules;
        for (const std::size_t rule : match_.matched) {
            if (identical(table_.output(run_, rule), result_)) rules.push_back(rule);
        }
        return rules;
    }

    feel::evaluation& run_;
    const compiled_table& table_;
    const match_view& match_;
    const value& result_;
};

} // namespace

match_grounds decision_table::grounds_of(feel::evaluation& run, const match_view& match,
                                         const value& result) const {
    if (run.exhausted() != nullptr) return {way::limit, {}};
    if (result.is_missing() && result.cause()->why == missing_cause::reason::limit) {
        return {way::limit, {}};
    }
    match_grounds found = grounds{run, *program_, match, result}.find();
    if (run.exhausted() != nullptr) return {way::limit, {}};
    return found;
}

} // namespace tenet::table
