#ifndef TENET_FEEL_CONSTANT_HPP
#define TENET_FEEL_CONSTANT_HPP

#include <tenet/feel/scope.hpp>
#include <tenet/schema/value.hpp>

#include <optional>
#include <string_view>

namespace tenet::feel {

/// The value of an expression that reads no name of the scope, no clock and no zone data, where it
/// is a number, text, date or duration; no value for any other text. Bounded in steps.
[[nodiscard]] std::optional<owned_value> constant_of(std::string_view text, const scope& names);

} // namespace tenet::feel

#endif
