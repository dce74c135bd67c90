#ifndef TENET_SCORE_ROUNDING_HPP
#define TENET_SCORE_ROUNDING_HPP

#include <tenet/base/decimal.hpp>

#include <optional>

namespace tenet::score {

/// Where a number is cut, and how. Places are -34 to 34, negative ones before the point.
struct rounding_rule {
    int places = 0;
    rounding mode = rounding::half_up;

    friend bool operator==(const rounding_rule&, const rounding_rule&) = default;
};

/// The number rounded; unchanged without a rule, and where it has no more places than 34 digits
/// hold.
[[nodiscard]] inline decimal rounded(const decimal& x,
                                     const std::optional<rounding_rule>& rule) noexcept {
    if (!rule) return x;
    const decimal cut = x.rounded(rule->places, rule->mode);
    return cut.is_finite() ? cut : x;
}

} // namespace tenet::score

#endif
