#ifndef TENET_SRC_POLICY_GROUP_CITATION_HPP
#define TENET_SRC_POLICY_GROUP_CITATION_HPP

#include "groupings.hpp"

#include <tenet/policy/verdict.hpp>

namespace tenet::policy {

/// What a verdict says of a group it rests on. As costly as proving control of one party.
[[nodiscard]] cited_group citation_of(const group_view& view);

} // namespace tenet::policy

#endif
