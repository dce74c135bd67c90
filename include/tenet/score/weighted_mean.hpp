#ifndef TENET_SCORE_WEIGHTED_MEAN_HPP
#define TENET_SCORE_WEIGHTED_MEAN_HPP

#include <tenet/base/result.hpp>
#include <tenet/score/rounding.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// Where a weighted mean is rounded; nowhere unless stated. The same numbers give other means at
/// other places.
struct weighted_rounding {
    std::optional<rounding_rule> value;        ///< each value, before it is weighted
    std::optional<rounding_rule> contribution; ///< each weight x value / sum of weights
    std::optional<rounding_rule> total;

    friend bool operator==(const weighted_rounding&, const weighted_rounding&) = default;
};

struct weighted_part {
    std::string id;
    decimal weight;
    decimal value;
};

struct weighted_mean {
    decimal total;
    std::vector<decimal> contributions; ///< as added up, in the order of the parts
};

/// The sum of weight x value over the sum of weights, each contribution exact before it is rounded.
/// Refused: no parts, weights below 0 or all 0, numbers of 10^30 or more. O(parts).
///
/// Example: 98.76 x 0.5 + 97.53 x 0.5 is 98.145; 98.14 rounded half even to two places, 98.15 half
/// up, and 98.15 where each half is rounded half up: 49.38 + 48.77.
[[nodiscard]] result<weighted_mean> weighted_mean_of(std::span<const weighted_part> parts,
                                                     const weighted_rounding& rounds = {});

} // namespace tenet::score

#endif
