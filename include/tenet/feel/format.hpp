#ifndef TENET_FEEL_FORMAT_HPP
#define TENET_FEEL_FORMAT_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/feel/scope.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenet::feel {

/// What a text to be formatted may use besides the names of the scope and those it declares.
enum class other_names : std::uint8_t {
    refused, ///< nothing: an unknown name is an error
    plain,   ///< names made of words; adjacent words are one name
    /// Names that may also hold signs (of arithmetic, or a point): blanks around a sign behind a
    /// name stay as they are, since `a-b` may be a name and `a - b` not.
    any,
};

struct format_options {
    place at;                ///< where the text begins, for diagnostics
    std::size_t width = 100; ///< characters of a line, where the text can be broken
    other_names others = other_names::any;
    bool pack_functions = false;      ///< as in `compile_options`
    std::size_t max_depth = 64;       ///< likewise
    std::size_t max_bytes = 1U << 16; ///< likewise
};

/// A FEEL expression in its canonical form: one blank around operators and behind commas, none
/// inside brackets, names with single blanks; comments, strings and numbers as written; of doubled
/// brackets one pair. What is too wide is broken before `then`, `else`, `and`, `or`, `return` and
/// `satisfies`, and at the items of lists, contexts and calls, with two blanks per step.
///
/// The result has the same meaning, and formatting it again changes nothing. No line break stands
/// at its end. Errors of syntax are diagnostics; what is wrong with the meaning (types, arguments)
/// is not looked at. Linear.
[[nodiscard]] result<std::string> format(std::string_view text, const scope& names,
                                         const format_options& options = {});

/// The same of unary tests: a decision-table cell.
[[nodiscard]] result<std::string> format_unary_tests(std::string_view text, const scope& names,
                                                     const format_options& options = {});

} // namespace tenet::feel

#endif
