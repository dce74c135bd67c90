#ifndef TENET_GROUP_DIFFERENCE_HPP
#define TENET_GROUP_DIFFERENCE_HPP

#include <tenet/group/membership.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/json/writer.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What differs between two groupings in amounts: of two days, under two policies, or if something
/// were otherwise. Who joins and leaves: `changes_between`.
namespace tenet::group {

/// A total that is another, or is on one side only.
struct amount_change {
    std::optional<std::uint32_t> group_before; ///< in the grouping before
    std::optional<std::uint32_t> group_after;
    std::string key; ///< of `split_by`
    /// None where no row of the group counts, or there is no such group.
    std::optional<decimal> before;
    std::optional<decimal> after;

    /// After less before, none as 0.
    [[nodiscard]] decimal difference() const {
        return after.value_or(decimal{}) - before.value_or(decimal{});
    }
    friend bool operator==(const amount_change&, const amount_change&) = default;
};

/// Totals with the groups they are of.
struct rolled_up_day {
    const grouped_day& of;
    const roll_up& totals;
};

/// All of them, by anchor and key; groups are told by their anchors (`anchor_of`). The two may have
/// different rows; their rules are meant to be alike. O(groups log groups).
[[nodiscard]] std::vector<amount_change> amounts_between(const rolled_up_day& before,
                                                         const rolled_up_day& after);

/// `{"changes": [...], "amounts": [{"before", "after", "key", "was", "is", "difference"}]}`, where
/// `before` and `after` are the tops of the group.
void write_difference(json::writer& out, const grouped_day& before, const grouped_day& after,
                      std::span<const membership_change> changes,
                      std::span<const amount_change> amounts);

} // namespace tenet::group

#endif
