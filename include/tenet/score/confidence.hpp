#ifndef TENET_SCORE_CONFIDENCE_HPP
#define TENET_SCORE_CONFIDENCE_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/rounding.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace tenet::score {

/// How sure an interval is to be, and where its numbers are rounded.
struct confidence_rule {
    decimal z;         ///< standard errors to either side, above 0
    std::string level; ///< what the level is called, if it has a name: "95%"
    rounding_rule root{10, rounding::half_even}; ///< of the standard error; places 0 to 34
    std::optional<rounding_rule> margin;         ///< of z x standard error

    friend bool operator==(const confidence_rule&, const confidence_rule&) = default;
};

/// A value that answers were given, and how often.
struct tally {
    decimal value;
    std::uint64_t count = 0;
};

/// An interval around a mean. It is not cut where the scale ends.
struct estimate {
    decimal low;
    decimal high;
    decimal margin;
    decimal standard_error;
    bool corrected = false; ///< by the finite population, sqrt((N - n) / (N - 1))
};

/// What the spread is divided by: all answers (a share, whose spread follows from it), or one less
/// (a mean, whose spread is estimated beside it).
enum class spread_divisor : std::uint8_t { answers, answers_less_one };

/// The interval around the mean of answers: mean +- z x sqrt(s^2 / n x (N - n) / (N - 1)), with the
/// square root exact to the places declared. A population that answered as a whole has an error of
/// 0. No population: none is corrected for. Refused: no answers, more answers than population, one
/// answer of several where the divisor is one less, numbers of 10^30 or more. O(tallies).
///
/// Example: 80 of 200 that answered, of 1000: tallies {1, 80} and {0, 120} give 0.4 +- 0.0607 for z
/// 1.96.
[[nodiscard]] result<estimate> interval_of_mean(std::span<const tally> answers,
                                                std::optional<std::uint64_t> population,
                                                spread_divisor by, const confidence_rule& rule);

/// What keeps a rule from being one: z not above 0, places out of range.
void check_confidence(const confidence_rule& rule, const place& at, diagnostics& problems);

} // namespace tenet::score

#endif
