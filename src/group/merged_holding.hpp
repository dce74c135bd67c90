#ifndef TENET_SRC_GROUP_MERGED_HOLDING_HPP
#define TENET_SRC_GROUP_MERGED_HOLDING_HPP

#include "arcs.hpp"

#include <algorithm>
#include <optional>

namespace tenet::group {

/// No sum that matters is larger; sums of clamped shares of one party do not overflow.
inline constexpr std::int64_t enough_units = 4 * share_units::whole;

inline std::int64_t add_units(std::int64_t a, std::int64_t b) noexcept {
    return std::min(a + b, enough_units);
}

inline void add_units(share_units& into, const share_units& more) noexcept {
    into.low = add_units(into.low, std::min(more.low, enough_units));
    into.high = add_units(into.high, std::min(more.high, enough_units));
}

/// Relations that give control.
inline bool carries_control(relation type) noexcept {
    return type == relation::shareholding || type == relation::votes ||
           type == relation::control_agreement || type == relation::board_appointment ||
           type == relation::nominee;
}

/// Relations that may make parties vote as one.
inline bool may_pool(relation type) noexcept {
    return type == relation::acting_in_concert || type == relation::family;
}

/// Whether relations make parties vote as one.
inline bool pools(const voting_rule& rule, relation type, const kinship& degree) noexcept {
    if (type == relation::acting_in_concert) return rule.concert;
    if (type != relation::family) return false;
    const std::uint8_t most =
        degree.collateral ? rule.collateral_generations : rule.lineal_generations;
    return degree.generations <= most && most > 0;
}

/// What one holder has in one subject, by all relations that carry control.
struct merged_holding {
    share_units capital;
    share_units votes;
    share_units commanded; ///< by agreements
    bool has_votes = false;
    std::uint8_t mark = 0;

    [[nodiscard]] share_units all_votes() const noexcept {
        share_units out = has_votes ? votes : capital;
        add_units(out, commanded);
        return out;
    }

    void add(relation type, const std::optional<share_units>& share) noexcept {
        switch (type) {
        case relation::shareholding: add_units(capital, *share); break;
        case relation::votes:
            has_votes = true;
            add_units(votes, *share);
            break;
        case relation::control_agreement:
            if (share) {
                add_units(commanded, *share);
            } else {
                mark |= decides;
            }
            break;
        case relation::board_appointment:
            if (!share || share->low > share_units::whole / 2) {
                mark |= decides;
            } else if (share->high > share_units::whole / 2) {
                mark |= may_decide;
            }
            break;
        default: mark |= decides; break;
        }
    }
};

} // namespace tenet::group

#endif
