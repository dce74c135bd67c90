#ifndef TENET_SRC_GROUP_TOPS_HPP
#define TENET_SRC_GROUP_TOPS_HPP

#include <tenet/group/membership.hpp>

#include <span>
#include <vector>

namespace tenet::group {

/// The tops one criterion names for each party, ascending.
struct party_tops {
    std::vector<std::uint32_t> begins; ///< by party, one more than there are
    std::vector<seat_number> tops;

    [[nodiscard]] std::span<const seat_number> of(party_number p) const noexcept {
        return std::span(tops).subspan(begins[p], begins[p + 1] - begins[p]);
    }
};

/// Seats at the top of certain joint control; of a circle its smallest seat. A pool at the
/// top is the top of its members that nobody controls, and of those controlled through what it
/// controls.
[[nodiscard]] result<party_tops> tops_of_control(const structure& day, const search_limits& limits);

/// Tops along stated relations: the holders of `last` where there are any, otherwise the end of the
/// chain of `up`. Of a circle the smallest party.
[[nodiscard]] party_tops tops_along(const structure& day, relation up, std::optional<relation> last,
                                    std::optional<std::uint8_t> hierarchy);

} // namespace tenet::group

#endif
