#ifndef TENET_TABLE_EXPLANATION_HPP
#define TENET_TABLE_EXPLANATION_HPP

#include <tenet/feel/explanation.hpp>
#include <tenet/schema/value.hpp>
#include <tenet/table/decision_table.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::table {

/// The value closest to an input that a cell accepts.
struct nearest_value {
    /// The value; where `beyond`, the bound itself, which is not accepted: any value past it is.
    owned_value at;
    bool beyond = false;
    bool upwards = false; ///< where `beyond`: which way past the bound
    /// How far away it is: a number, days, or a duration; absent for texts and booleans, and where
    /// the input is null, missing or of another kind.
    std::optional<owned_value> distance;
};

/// A cell that kept a rule from matching.
struct cell_miss {
    std::size_t input = 0;
    value is;            ///< the input's value
    std::string accepts; ///< the cell as written
    /// Where it can be told what the cell accepts: its text is literals, or comparisons with
    /// expressions that have a value in this evaluation. Absent also for a kind of value the cell
    /// does not accept any of.
    std::optional<nearest_value> nearest;
};

/// The smallest change of one input that makes a rule match, all else being as it is.
struct input_change {
    std::size_t input = 0; ///< the first column with the input's expression; it may have more
    nearest_value to;
    /// Texts and booleans, of which any is as near: what would do, as FEEL unary tests. Empty where
    /// only `to` does.
    std::string or_any_of;
};

/// Why a rule did, or did not, match.
struct rule_explanation {
    enum class outcome : std::uint8_t { matched, open, not_matched };
    /// Whether a change of one input makes the rule match.
    enum class reach : std::uint8_t {
        one_change,     ///< `change`
        several_inputs, ///< more than one input stands in the way
        none,           ///< no value allowed for the input does
        not_told,       ///< the cells are of a form that does not tell what they accept
    };
    std::size_t rule = 0;
    outcome is = outcome::not_matched; ///< `open`: it depends on something missing
    std::vector<cell_miss> misses;
    reach by = reach::not_told; ///< of a rule that did not match
    std::optional<input_change> change;
};

/// Explains one rule for a match; runs its cells again. The change is exact: with it the rule
/// matches, and with none that is smaller. It is worked out over all columns with the input's
/// expression, within the values allowed for it.
///
/// Example: where `amount` is 80, a rule that wants `[100..500)` has the change `amount` to 100, a
/// distance of 20; one that wants `> 100` has 100 with `beyond` and `upwards`.
[[nodiscard]] rule_explanation explain_rule(const decision_table& table, feel::evaluation& run,
                                            const match_view& match, std::size_t rule);

/// Explains the rules that did not match: those fewest cells away first, then in their order; at
/// most `most` of them. O(rules x inputs).
[[nodiscard]] std::vector<rule_explanation> explain_misses(const decision_table& table,
                                                           feel::evaluation& run,
                                                           const match_view& match,
                                                           std::size_t most = 20);

/// The input expressions, and the outputs of `rules`, of which parts came to null or missing, see
/// `feel::explain`. Runs them again.
[[nodiscard]] std::vector<feel::expression_explanation>
explain_empty_parts(const decision_table& table, feel::evaluation& run,
                    std::span<const std::size_t> rules, std::size_t most = 20);

/// The value in a set nearest to `v`; no value where the set is empty or of another kind.
[[nodiscard]] std::optional<nearest_value> nearest_in(const value_set& set, const value& v);

} // namespace tenet::table

#endif
