#ifndef TENET_TABLE_EXPLANATION_HPP
#define TENET_TABLE_EXPLANATION_HPP

#include <tenet/schema/value.hpp>
#include <tenet/table/decision_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tenet::table {

/// The value closest to an input that a cell accepts.
struct nearest_value {
    /// The value; where `beyond`, the bound itself, which is not accepted: any value past it is.
    owned_value at;
    bool beyond = false;
    bool upwards = false; ///< where `beyond`: which way past the bound
    /// How far away it is: a number, days, or a duration; absent for texts and booleans.
    std::optional<owned_value> distance;
};

/// A cell that kept a rule from matching.
struct cell_miss {
    std::size_t input = 0;
    value is;            ///< the input's value
    std::string accepts; ///< the cell as written
    /// Where the cell's text tells what it accepts and the input has such a kind of value.
    std::optional<nearest_value> nearest;
};

/// Why a rule did, or did not, match.
struct rule_explanation {
    enum class outcome : std::uint8_t { matched, open, not_matched };
    std::size_t rule = 0;
    outcome is = outcome::not_matched; ///< `open`: it depends on something missing
    std::vector<cell_miss> misses;

    /// The one change that would make the rule match; nullptr where several inputs stand in the way
    /// or it cannot be told.
    [[nodiscard]] const cell_miss* single_change() const noexcept {
        return misses.size() == 1 && misses[0].nearest ? &misses[0] : nullptr;
    }
};

/// Explains one rule for a match; runs its cells again.
[[nodiscard]] rule_explanation explain_rule(const decision_table& table, feel::evaluation& run,
                                            const match_result& match, std::size_t rule);

/// Explains the rules that did not match: those fewest cells away first, then in their order; at
/// most `most` of them. O(rules x inputs).
[[nodiscard]] std::vector<rule_explanation> explain_misses(const decision_table& table,
                                                           feel::evaluation& run,
                                                           const match_result& match,
                                                           std::size_t most = 20);

/// The value in a set nearest to `v`; no value where the set is empty or of another kind.
[[nodiscard]] std::optional<nearest_value> nearest_in(const value_set& set, const value& v);

} // namespace tenet::table

#endif
