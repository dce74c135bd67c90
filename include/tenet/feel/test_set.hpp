#ifndef TENET_FEEL_TEST_SET_HPP
#define TENET_FEEL_TEST_SET_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/scope.hpp>
#include <tenet/schema/arena.hpp>
#include <tenet/schema/value_set.hpp>

#include <optional>
#include <string_view>

namespace tenet::feel {

/// What a text of unary tests accepts, where that can be told from the text alone.
struct test_set {
    bool any = false;                ///< `-`: everything, unread
    std::optional<value_set> values; ///< literals, comparisons with them, ranges, conditions on `?`
    bool literal = false;            ///< `values` stand there as literals, so the text is FEEL
    /// Neither: it is FEEL that has to be run.
    [[nodiscard]] bool is_known() const noexcept { return any || values.has_value(); }
};

/// Reads unary tests made of literals (DMN 1.5 grammar rules 7 to 17): `-`, `"A","B"`, `not("A")`,
/// `>= 100`, `[1..5)`, `]1..5[`, `["A","B"]`, `true`, `date("2026-01-31")`, `@"P1D"`; and of
/// conditions on `?`: `? > 10 and not(? = 15)`, `? in [1..5]`, `? between 1 and 5`. The literals
/// must be of one kind. For values of that kind membership is what the tests give when run; for
/// other values nothing is said. Anything else, also what is not FEEL, is not known. Linear.
[[nodiscard]] test_set read_test_set(std::string_view text);

/// The same where an expression that reads no name of the scope and no clock may stand for a
/// literal: `> 10 * 1000`, `date("2026-01-01") + @"P1D"`. It is computed, within bounds; literals
/// are still read without compiling.
[[nodiscard]] test_set read_test_set(std::string_view text, const scope& names);

/// The same for one evaluation: an expression that reads names stands for what it comes to in
/// `run`, a list for its items. What reads `?` is not known. Runs the expressions; counts steps.
[[nodiscard]] test_set read_test_set(std::string_view text, const scope& names, evaluation& run);

/// The value of a text that is one number or string and nothing else, `-1.50` or `"A"`: what
/// compiling the text would give, for a fraction of the time and memory. A string lies in `memory`.
/// No value for anything else, also for what would not compile.
[[nodiscard]] std::optional<value> read_plain_literal(std::string_view text, arena& memory);

} // namespace tenet::feel

#endif
