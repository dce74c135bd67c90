#ifndef TENET_FEEL_FUNCTION_HPP
#define TENET_FEEL_FUNCTION_HPP

#include <tenet/feel/builtin.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet {

/// What a function value points to: a function written in FEEL with what it captured, a built-in,
/// or a callable of a host or model (`call` and `code`). Lies in an arena or in a program, and
/// the code it runs must outlive it.
struct function_data {
    /// Parameter names in order; empty for a built-in, whose signatures say them.
    std::span<const std::string_view> parameters;
    /// Runs it with exactly `parameters.size()` arguments; null for a built-in.
    value (*call)(feel::evaluation& run, const function_data& self,
                  std::span<const value> arguments) = nullptr;
    const void* code = nullptr;      ///< what `call` needs
    std::span<const value> captured; ///< values of the surroundings
    const feel::builtin* native = nullptr;
};

namespace feel {

/// Calls a function value with positional arguments (as `sort` and `list replace` do). Missing
/// arguments pass through functions written in FEEL and spread through built-ins. What is not a
/// function, or does not take that many arguments, gives `run.fail(...)`; calls nested deeper
/// than the bound exhaust the run.
[[nodiscard]] value invoke(evaluation& run, const value& function,
                           std::span<const value> arguments);

/// Calls a function value with named arguments, `names[i]` for `arguments[i]`. Names that the
/// function does not have, and arguments that are not given, are `run.fail(...)`.
[[nodiscard]] value invoke(evaluation& run, const value& function,
                           const std::vector<std::string>& names, std::span<const value> arguments);

/// Calls a built-in with positional arguments.
[[nodiscard]] value invoke(evaluation& run, const builtin& function,
                           std::span<const value> arguments);

} // namespace feel
} // namespace tenet

#endif
