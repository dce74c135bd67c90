#ifndef TENET_SRC_ASSESS_KEEP_HPP
#define TENET_SRC_ASSESS_KEEP_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/schema/value.hpp>

#include <cstddef>
#include <optional>

namespace tenet::assess {

/// Copies a value that a snapshot or log can keep, contexts in canonical order; or says why it
/// cannot. Stops at the limits, whatever is shared within the value.
[[nodiscard]] std::optional<diagnostic> keep(const value& v, std::size_t max_parts,
                                             owned_value& to);

} // namespace tenet::assess

#endif
