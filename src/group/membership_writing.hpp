#ifndef TENET_SRC_GROUP_MEMBERSHIP_WRITING_HPP
#define TENET_SRC_GROUP_MEMBERSHIP_WRITING_HPP

#include <tenet/group/difference.hpp>

#include <span>

namespace tenet::group {

/// The member `"changes"` of an object that is open: who joins and who leaves.
void write_membership_changes(json::writer& out, const grouped_day& before,
                              const grouped_day& after, std::span<const membership_change> changes);

/// The member `"amounts"`.
void write_amounts(json::writer& out, const grouped_day& before, const grouped_day& after,
                   std::span<const amount_change> amounts);

} // namespace tenet::group

#endif
