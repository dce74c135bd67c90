#ifndef TENET_SCORE_DISTRIBUTION_HPP
#define TENET_SCORE_DISTRIBUTION_HPP

#include <tenet/base/result.hpp>
#include <tenet/score/ranking.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// How shares of n become whole numbers that add up to n.
enum class quota_rounding : std::uint8_t {
    largest_remainder, ///< down, then one more for the largest remainders, equals best grade first
    cumulative,        ///< the cuts are rounded: share of this grade and all better ones
    each,              ///< each by itself, best first; the last gets what is left
};

struct grade_quota {
    std::string grade;
    decimal share; ///< of all, 0 to 1
};

struct distribution_rule {
    std::vector<grade_quota> quotas; ///< best first; shares add up to 1 exactly
    quota_rounding how = quota_rounding::largest_remainder;
    rounding mode = rounding::half_up; ///< for `cumulative` and `each`
    /// What happens to equals (in value and keys) on both sides of a cut: all to the better grade,
    /// all to the worse, or parted by id.
    tie_rule ties = tie_rule::by_id;
    bool never_better = false; ///< quotas are limits: nobody gets a better grade than before
};

struct rated_item {
    ranked_item is;
    std::string grade; ///< before calibration; may be empty
};

struct placed_item {
    std::size_t item = 0;
    std::size_t place = 0;
    std::string before;
    std::string grade;
    std::size_t quota_grade = 0; ///< position of `grade` among the quotas
    bool parted = false; ///< an equal got another grade, or was in another before ties were settled
};

struct distribution {
    std::vector<placed_item> items;  ///< best first
    std::vector<std::size_t> quotas; ///< how many each grade was given, by share
    std::vector<std::size_t> counts; ///< how many it got
};

/// How many of n each share gives. The shares have to add up to 1.
[[nodiscard]] result<std::vector<std::size_t>> quotas_of(std::span<const grade_quota> shares,
                                                         std::size_t n, quota_rounding how,
                                                         rounding mode = rounding::half_up);

/// Grades by quota, highest values first; the grade before stands beside the new one. Refused:
/// shares that do not add up to 1, ids twice, with `never_better` grades that have no share.
/// O(n log n).
[[nodiscard]] result<distribution> distribute(std::span<const rated_item> items,
                                              const distribution_rule& rule);

} // namespace tenet::score

#endif
