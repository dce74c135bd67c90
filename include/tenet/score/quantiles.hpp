#ifndef TENET_SCORE_QUANTILES_HPP
#define TENET_SCORE_QUANTILES_HPP

#include <tenet/base/result.hpp>
#include <tenet/score/ranking.hpp>
#include <tenet/score/rounding.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tenet::score {

/// Which number a quantile of n numbers is (in brackets the type of Hyndman and Fan, 1996).
enum class quantile_method : std::uint8_t {
    nearest_rank, ///< the ceil(p n)-th, one that was given (1)
    averaged,     ///< the same, between two where p n is whole (2)
    inclusive,    ///< straight between neighbours at 1 + p (n - 1), as spreadsheets do (7)
    exclusive,    ///< straight between neighbours at p (n + 1), within the ends (6)
};

/// The quantile p of numbers, 0 <= p <= 1; rounded once. Refused: no numbers, p outside, numbers of
/// 10^30 or more. O(n log n).
///
/// Example: of 1, 2, 3, 4 the quantile 0.25 is 1, 1.5, 1.75 and 1.25 by the four methods.
[[nodiscard]] result<decimal> quantile(std::span<const decimal> numbers, const decimal& p,
                                       quantile_method how,
                                       const std::optional<rounding_rule>& rounds = {});

/// In which of k groups of equal size each item lies: k for the best, 1 for the last. The place r
/// of n gives k - floor((r - 1) k / n), so equals share a group under `all_up` and `all_down`. In
/// the order of the items. Refused: as `ranked`, k not 1 to 1000. O(n log n).
[[nodiscard]] result<std::vector<std::uint32_t>> quantile_groups(std::span<const ranked_item> items,
                                                                 std::uint32_t groups,
                                                                 tie_rule ties,
                                                                 bool highest_first = true);

} // namespace tenet::score

#endif
