#ifndef TENET_FEEL_OPERATORS_HPP
#define TENET_FEEL_OPERATORS_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>

/// FEEL's operators over values (DMN 1.5, 10.3.2.11 to 10.3.2.15), for the compiled tree, the
/// built-ins and the decision tables alike. Each deals with missing operands as the run's
/// `missing_mode` says.
namespace tenet::feel {

enum class arithmetic : std::uint8_t { add, subtract, multiply, divide, power };
enum class comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

[[nodiscard]] value compute(evaluation& run, arithmetic op, const value& a, const value& b);
[[nodiscard]] value negate(evaluation& run, const value& a);

/// true, false, null (not comparable) or missing. Lists and contexts are compared for equality
/// element by element; intervals of open counts decide where they can.
[[nodiscard]] value compare(evaluation& run, comparison op, const value& a, const value& b);

/// The comparison that says of `b` and `a` what `op` says of `a` and `b`: `<` for `>`.
[[nodiscard]] comparison mirrored(comparison op) noexcept;

/// Kleene logic; missing outranks null.
[[nodiscard]] value both(evaluation& run, const value& a, const value& b);   ///< and
[[nodiscard]] value either(evaluation& run, const value& a, const value& b); ///< or

/// `x in test`, where the test is a value, a range, or a list of them.
[[nodiscard]] value contains(evaluation& run, const value& test, const value& x);

} // namespace tenet::feel

#endif
