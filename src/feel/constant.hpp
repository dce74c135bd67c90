#ifndef TENET_FEEL_CONSTANT_HPP
#define TENET_FEEL_CONSTANT_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/scope.hpp>
#include <tenet/schema/value.hpp>

#include <optional>
#include <string_view>

namespace tenet::feel {

/// The value of an expression that reads no name of the scope, no clock and no zone data, where it
/// is a number, text, date or duration; no value for any other text. Bounded in steps.
[[nodiscard]] std::optional<owned_value> constant_of(std::string_view text, const scope& names);

/// What an expression comes to in a run; no value where it does not compile.
[[nodiscard]] std::optional<value> value_now(std::string_view text, const scope& names,
                                             evaluation& run);

} // namespace tenet::feel

#endif
