#ifndef TENET_FEEL_BUILTIN_HPP
#define TENET_FEEL_BUILTIN_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace tenet::feel {

/// One signature of a built-in function: parameter names in order, of which the first `required`
/// must be given. A variadic signature takes any number of arguments, or one list.
struct signature {
    std::span<const std::string_view> parameters;
    std::uint8_t required = 0;
    bool variadic = false;
};

/// A built-in function of FEEL (DMN 1.5, 10.3.4).
///
/// `call` gets its arguments in parameter order, absent optional ones as null with `given` telling
/// how many were written; `form` is the index of the signature chosen. The caller has dealt with
/// missing arguments already (missing spreads), unless `sees_missing`; a list that is open, or
/// that holds missing items, is the function's own business. A call without an answer returns
/// `run.fail(...)`.
struct builtin {
    struct arguments {
        std::span<const value> values;
        std::size_t given = 0;
        std::size_t form = 0;
    };
    std::string_view name;
    std::span<const signature> forms;
    value (*call)(evaluation& run, const arguments& with) = nullptr;
    bool sees_missing = false;
    bool pack_only = false; ///< known only where compile_options::pack_functions is set
};

/// All built-ins, sorted by name.
[[nodiscard]] std::span<const builtin> builtins() noexcept;
/// The built-in of that name; nullptr if there is none. O(log n).
[[nodiscard]] const builtin* find_builtin(std::string_view name) noexcept;

} // namespace tenet::feel

#endif
