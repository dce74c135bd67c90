#ifndef TENET_FEEL_CONFORMANCE_HPP
#define TENET_FEEL_CONFORMANCE_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/type.hpp>
#include <tenet/schema/value.hpp>

namespace tenet::feel {

/// Whether a value is of a type (DMN 1.5, 10.3.2.9): true, false, or missing where that hangs on
/// a part that is missing. Null is of every type here.
[[nodiscard]] value conforms(evaluation& run, const value& v, const type& is);

} // namespace tenet::feel

#endif
