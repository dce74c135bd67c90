#ifndef TENET_SRC_REPORT_GROUP_WORDS_HPP
#define TENET_SRC_REPORT_GROUP_WORDS_HPP

#include <tenet/group/membership.hpp>

/// What trees and drawings of a group say alike.
namespace tenet::report {

/// Relations by which a holder stands above its subject.
[[nodiscard]] bool leads_down(group::relation type) noexcept;

/// Why a member belongs to its group; words of the policy as they are, not made safe.
[[nodiscard]] bilingual reason_of(const group::group_policy& policy, const group::member& m);

} // namespace tenet::report

#endif
