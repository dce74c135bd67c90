#ifndef TENET_POLICY_CAUSES_HPP
#define TENET_POLICY_CAUSES_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/schema/value.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Causes of missing values that this room makes, and what is told of those it gets.
namespace tenet::policy {

[[nodiscard]] const missing_cause* unset(std::string_view path, arena& memory);
[[nodiscard]] const missing_cause* unresolved(std::string_view path, arena& memory);
[[nodiscard]] const missing_cause*
failure(const message& what, std::initializer_list<std::string> arguments, arena& memory);

/// The paths a cause names, each once, in order.
[[nodiscard]] std::vector<std::string> paths_of(const missing_cause* cause);
/// The first error or exhausted limit within a cause; nullptr if facts are missing only.
[[nodiscard]] const missing_cause* error_in(const missing_cause* cause);
[[nodiscard]] diagnostic diagnostic_of(const missing_cause& error);

} // namespace tenet::policy

#endif
