#ifndef TENET_SCORE_RFM_HPP
#define TENET_SCORE_RFM_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/ranking.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// How one of the three becomes a score of 1 to `groups`, the best highest.
struct rfm_axis {
    std::uint32_t groups = 5; ///< 1 to 9; by quantiles of the population
    tie_rule ties = tie_rule::all_up;
    bool low_is_best = false;
    /// Fixed instead of quantiles, rising: a number at a cut or above it scores one more, or, where
    /// low is best, one less. One fewer than groups.
    std::vector<decimal> cuts;
};

/// Recency (how long ago), frequency (how often) and monetary value (how much).
struct rfm_rule {
    rfm_axis recency{5, tie_rule::all_up, true, {}};
    rfm_axis frequency;
    rfm_axis monetary;
};

struct rfm_item {
    std::string id;
    std::optional<decimal> recency; ///< e.g. days since the last order
    std::optional<decimal> frequency;
    std::optional<decimal> monetary;
};

struct rfm_score {
    std::optional<std::array<std::uint32_t, 3>> scores; ///< recency, frequency, monetary
    std::string code;                   ///< the three digits, "545"; empty without scores
    std::optional<diagnostic> no_score; ///< what is missing
};

/// The scores, in the order of the items. Who misses one of the three has none and is not part of
/// the population the quantiles are taken of. Refused: ids twice, groups and cuts that do not fit,
/// numbers of 10^30 or more. O(n log n).
[[nodiscard]] result<std::vector<rfm_score>> rfm_scores(std::span<const rfm_item> items,
                                                        const rfm_rule& rule);

} // namespace tenet::score

#endif
