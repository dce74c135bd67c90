#ifndef TENET_POLICY_GROUP_BYTES_HPP
#define TENET_POLICY_GROUP_BYTES_HPP

#include "groupings.hpp"

#include <cstddef>

namespace tenet::policy {

/// Bytes that derived groups hold, beside the snapshot they were derived from. O(groups).
[[nodiscard]] std::size_t bytes_of(const derived_groups& groups) noexcept;

} // namespace tenet::policy

#endif
