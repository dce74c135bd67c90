#ifndef TENET_SCORE_ASSESSORS_HPP
#define TENET_SCORE_ASSESSORS_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/confidence.hpp>
#include <tenet/score/rounding.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// How strict and lenient assessors are made comparable.
enum class assessor_method : std::uint8_t {
    offset,      ///< score - mean of the assessor + mean of all ratings
    standardise, ///< the distance from the assessor's mean counts in standard deviations of all
};

struct assessor_rule {
    assessor_method method = assessor_method::offset;
    std::uint64_t least_ratings = 2; ///< of an assessor with fewer nothing is adjusted
    spread_divisor divisor = spread_divisor::answers;
    rounding_rule root{10, rounding::half_even}; ///< of standard deviations; places 0 to 34
    std::optional<rounding_rule> adjusted;
    std::optional<decimal> lowest; ///< adjusted scores are cut to these
    std::optional<decimal> highest;
};

struct rating {
    std::string assessor;
    std::string subject;
    decimal score;
};

struct assessor_profile {
    std::string assessor;
    std::uint64_t ratings = 0;
    decimal mean;
    std::optional<decimal> deviation; ///< of one rating none where the divisor is one less
    decimal offset;                   ///< mean of all - mean
    std::optional<diagnostic> note;   ///< why nothing, or only the mean, is adjusted
};

struct adjusted_rating {
    std::size_t assessor = 0; ///< position among the profiles
    std::string subject;
    decimal score; ///< as given
    decimal adjusted;
    bool cut = false; ///< to lowest or highest
};

struct calibration {
    decimal mean;
    std::optional<decimal> deviation;
    std::vector<assessor_profile> assessors; ///< in the order of their ids
    std::vector<adjusted_rating> ratings;    ///< in the order given
};

/// Refused: no ratings, an empty assessor or subject, an assessor who rates a subject twice,
/// numbers of 10^30 or more, places out of range. O(n log n).
[[nodiscard]] result<calibration> calibrate(std::span<const rating> ratings,
                                            const assessor_rule& rule = {});

} // namespace tenet::score

#endif
