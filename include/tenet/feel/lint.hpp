#ifndef TENET_FEEL_LINT_HPP
#define TENET_FEEL_LINT_HPP

#include <tenet/feel/expression.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// A name as used in a text, which could be read in another way.
struct ambiguous_name {
    std::string name;
    place at;
};

/// The names in an expression that could also be read as an operation on other known names or
/// numbers, as `a-b` could where `a` and `b` are names too (the longest name wins). In the order
/// of the text; of a text with errors, those before the first.
[[nodiscard]] std::vector<ambiguous_name> ambiguous_names(std::string_view text, const scope& names,
                                                          const compile_options& options = {});

/// The same of unary tests.
[[nodiscard]] std::vector<ambiguous_name>
ambiguous_names_in_tests(std::string_view text, const scope& names,
                         const compile_options& options = {});

} // namespace tenet::feel

#endif
