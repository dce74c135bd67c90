#include <tenet/group/graph.hpp>

namespace tenet::group {

namespace {

constexpr int unit_places = 13;            ///< units of a percentage: 10^-13
constexpr int exact_places = 10;           ///< what is kept exactly
constexpr std::int64_t exact_step = 1'000; ///< units of the last exact place

/// A percentage in units, rounded to the exact places as told.
std::optional<std::int64_t> units_of(const decimal& percent, rounding mode) noexcept {
    if (!percent.is_finite() || percent.is_negative() ||
        percent > decimal{share_units::limit_percent}) {
        return std::nullopt;
    }
    return (percent.rounded(exact_places, mode) * decimal::scaled(1, unit_places)).to_int64();
}

} // namespace

std::optional<share_units> share_units::from(const share_range& share) noexcept {
    const auto low = units_of(share.low, rounding::floor);
    const auto high = units_of(share.high, rounding::ceiling);
    if (!low || !high || share.low > share.high) return std::nullopt;
    share_units out{*low + (share.above_low ? 1 : 0), *high - (share.below_high ? 1 : 0)};
    if (out.low > out.high) return std::nullopt;
    return out;
}

share_range share_units::range() const noexcept {
    const auto is_exact = [](std::int64_t n) { return n % exact_step == 0; };
    share_range out;
    out.above_low = !is_exact(low);
    out.below_high = !is_exact(high);
    out.low = decimal::scaled(low - low % exact_step, -unit_places);
    out.high = decimal::scaled(is_exact(high) ? high : high - high % exact_step + exact_step,
                               -unit_places);
    return out;
}

std::string share_units::text() const {
    const share_range r = range();
    return low == high ? r.low.canonical() : r.low.canonical() + "-" + r.high.canonical();
}

} // namespace tenet::group
