#ifndef TENET_SRC_SCORE_SPREAD_HPP
#define TENET_SRC_SCORE_SPREAD_HPP

#include "exact.hpp"

#include <tenet/score/confidence.hpp>

namespace tenet::score {

/// How many numbers there are, and the sums of them and of their squares.
struct number_sums {
    exact count;
    exact values;
    exact squares;

    void add(const exact& x, const exact& times) {
        count += times;
        values += times * x;
        squares += times * x * x;
    }
    /// Of one number or more.
    [[nodiscard]] exact mean() const { return values / count; }
    /// The square of the spread; of two numbers or more where the divisor is one less.
    [[nodiscard]] exact variance(spread_divisor by) const {
        const exact one{std::uint64_t{1}};
        const exact around = squares - values * values / count;
        return around / (by == spread_divisor::answers_less_one ? count - one : count);
    }
};

} // namespace tenet::score

#endif
