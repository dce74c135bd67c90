#ifndef TENET_FEEL_CONFORMANCE_HPP
#define TENET_FEEL_CONFORMANCE_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/type.hpp>
#include <tenet/schema/value.hpp>

#include <string>

namespace tenet::feel {

/// Whether a value is of a type (DMN 1.5, 10.3.2.9): true, false, or missing where that hangs on a
/// part that is missing. Null is of every type here. Allowed values count only `with_allowed`:
/// `instance of` does not ask for them.
[[nodiscard]] value conforms(evaluation& run, const value& v, const type& is,
                             bool with_allowed = false);

/// The value as one of the type (DMN 1.5, 10.3.2.9.4): itself where it conforms,
/// its allowed values included; the only item of
/// a list, or a list of it, where that does; midnight UTC for a date where a date and time is
/// wanted; else `run.fail(...)`. Null and missing stay what they are, and so does what is not
/// known to conform because a part of it is missing.
[[nodiscard]] value coerce(evaluation& run, const value& v, const type& is);

/// The type as FEEL writes it: `list<number>`, `context<a: string>`, `Any`.
[[nodiscard]] std::string text_of(const type& is);

} // namespace tenet::feel

#endif
