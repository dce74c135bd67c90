#ifndef TENET_GROUP_LEVELS_HPP
#define TENET_GROUP_LEVELS_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/group/control.hpp>
#include <tenet/group/structure.hpp>

#include <span>
#include <vector>

namespace tenet::group {

/// What every seat has with all that is below it along direct parents, `own` being the values of
/// the parties; by seat. So the total at an ultimate parent is that of its group, and the totals
/// between are those of its sub-groups.
///
/// Each value counts once at each level. The parties of a circle of parents have one total: of
/// all of them and what is below. A party without a parent counts towards its pool; a pool has
/// nothing else of its own. Values that are missing at the end of `own` are zero. Exact as long as
/// 34 digits hold the totals. O(parties). `parents` are those of `day`.
///
/// This adds one value a party along majorities, for millions of parties. For rows under the rules
/// of a roll-up, over members by whatever control and dependence, see `levels_of`.
///
/// Example: P 60 % of C, C 60 % of D, with own values 1, 10 and 100, gives 111, 110 and 100.
[[nodiscard]] std::vector<decimal> totals_at_every_level(const structure& day,
                                                         const derived_parents& parents,
                                                         std::span<const decimal> own);

} // namespace tenet::group

#endif
