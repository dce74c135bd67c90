#ifndef TENET_GROUP_DOUBT_HPP
#define TENET_GROUP_DOUBT_HPP

#include <tenet/group/membership.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace tenet::group {

/// What the bounds of shares leave open about the groups of a day. `group_parties` puts a party
/// where lower bounds surely put it; here is where it may belong instead, or as well.
///
/// Example: A holds 40 to 60 % of B. A and B are groups of their own, in one cluster, and B's has
/// perhaps another top.
struct grouping_doubts {
    /// By group: groups that may be one, or may exchange members, have the same number, that of
    /// the first of them.
    std::vector<std::uint32_t> cluster;
    std::vector<bool> unsure;    ///< by party: may belong to another group than its own
    std::vector<bool> other_top; ///< by group: somebody outside it may control its top
    /// Parties that a group takes in for dependence or a guarantee, but not surely: group, party.
    /// Those that `group_parties` did take in are here where they follow a member that is unsure.
    std::vector<std::pair<std::uint32_t, party_number>> possible;

    [[nodiscard]] bool none() const noexcept;
};

/// The doubts about a grouping that `group_parties` made of the same day and policy. Errs on the
/// side of doubt: what it does not name is certain under the shares stated. Costs as much as
/// `control_of_all` where shares have bounds, else O(relations). Refused beyond the limits.
[[nodiscard]] result<grouping_doubts> doubts_of(const structure& day, const group_policy& policy,
                                                const grouping& groups,
                                                const search_limits& limits = {});

} // namespace tenet::group

#endif
