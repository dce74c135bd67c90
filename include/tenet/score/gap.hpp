#ifndef TENET_SCORE_GAP_HPP
#define TENET_SCORE_GAP_HPP

#include <tenet/base/result.hpp>
#include <tenet/score/ranking.hpp>
#include <tenet/score/rounding.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// What customers think of one item.
struct gap_input {
    std::string id;
    decimal importance;
    decimal expectation;
    decimal perception;
};

struct gap_rule {
    tie_rule ties = tie_rule::by_id;     ///< by_id: the more important first, then ids
    std::optional<rounding_rule> rounds; ///< of the weighted gap, before it is ranked

    friend bool operator==(const gap_rule&, const gap_rule&) = default;
};

struct gap {
    std::string id;
    decimal difference; ///< expectation - perception; below 0 where more is given than expected
    decimal weighted;   ///< importance x difference
    std::size_t rank = 0;
    bool tied = false;
};

/// The gaps, widest first. Refused: ids twice or empty, importance below 0, numbers of 10^30
/// or more. O(n log n).
[[nodiscard]] result<std::vector<gap>> gaps_of(std::span<const gap_input> items,
                                               const gap_rule& rule = {});

} // namespace tenet::score

#endif
