#ifndef TENET_REPORT_GROUP_TEXT_HPP
#define TENET_REPORT_GROUP_TEXT_HPP

#include <tenet/group/membership.hpp>

#include <cstdint>
#include <string>

namespace tenet::report {

/// A group as an indented tree: below every member those it holds, with the relations and shares of
/// the day, and why each belongs to the group. A member that is reached twice is shown in full
/// once, nearest to the top; those that no relation leads to stand at the end. Text from outside is
/// made safe for a terminal. O(relations of the members).
///
/// Example, in English:
/// ```
/// 青禾集团 (TOP)  · top
///   青禾科技 (TECH)  shares 80%  · controlled by votes
///     青禾制造 (PLANT)  shares 30%  · controlled by votes
/// ```
[[nodiscard]] std::string group_text(const group::structure& day, const group::group_policy& policy,
                                     const group::grouping& groups, std::uint32_t number,
                                     language lang);

} // namespace tenet::report

#endif
