#include "decimal_parts.hpp"

#include <tenet/base/decimal.hpp>
#include <tenet/base/messages.hpp>

#include <charconv>
#include <cmath>
#include <limits>

namespace tenet {

decimal_parts take_apart(const decimal& d) noexcept {
    constexpr std::uint64_t mask = decimal_inline::coefficient_mask;
    decimal_parts parts;
    parts.negative = (d.high() >> 63) != 0;
    if ((d.high() & decimal_inline::beyond_mask) == decimal_inline::beyond_mask) return parts;
    parts.exponent = decimal_inline::biased_exponent(d) + smallest_exponent;
    parts.coefficient = (static_cast<uint128>(d.high() & mask) << 64) | d.low();
    if (parts.coefficient >= coefficient_limit) parts.coefficient = 0;
    return parts;
}

decimal put_together(const decimal_parts& parts) noexcept {
    return decimal_inline::make(parts.negative ? 1ULL << 63 : 0, parts.exponent - smallest_exponent,
                                static_cast<std::uint64_t>(parts.coefficient >> 64),
                                static_cast<std::uint64_t>(parts.coefficient));
}

decimal_parts normalised(decimal_parts parts) noexcept {
    if (parts.coefficient == 0) return {};
    while (parts.coefficient > std::numeric_limits<std::uint64_t>::max()) {
        if (parts.coefficient % 10 != 0) return parts;
        parts.coefficient /= 10;
        ++parts.exponent;
    }
    auto small = static_cast<std::uint64_t>(parts.coefficient);
    while (small % 10 == 0) {
        small /= 10;
        ++parts.exponent;
    }
    parts.coefficient = small;
    return parts;
}

bool decimal::is_zero() const noexcept {
    if (decimal_inline::is_small(*this)) return low_ == 0;
    return is_finite() && take_apart(*this).coefficient == 0;
}

bool decimal::is_integer() const noexcept {
    if (!is_finite()) return false;
    const decimal_parts parts = take_apart(*this);
    return parts.exponent >= 0 || normalised(parts).exponent >= 0;
}

int decimal::scale() const noexcept {
    if (!is_finite()) return 0;
    const int exponent = take_apart(*this).exponent;
    return exponent < 0 ? -exponent : 0;
}

std::optional<std::int64_t> decimal::to_int64() const noexcept {
    if (!is_finite()) return std::nullopt;
    const decimal_parts parts = normalised(take_apart(*this));
    if (parts.exponent < 0 || parts.exponent > 18) return std::nullopt;
    constexpr uint128 limit = static_cast<uint128>(1) << 63;
    if (parts.coefficient > limit) return std::nullopt;
    const uint128 magnitude = parts.coefficient * ten_to(parts.exponent);
    if (magnitude > limit || (magnitude == limit && !parts.negative)) return std::nullopt;
    const auto bits = static_cast<std::uint64_t>(magnitude);
    return static_cast<std::int64_t>(parts.negative ? 0 - bits : bits);
}

std::size_t decimal::hash() const noexcept {
    if (!is_finite()) return 0;
    const decimal_parts parts = normalised(take_apart(*this));
    auto mix = static_cast<std::uint64_t>(parts.coefficient) ^
               (static_cast<std::uint64_t>(parts.coefficient >> 64) * 0x9E3779B97F4A7C15ULL) ^
               (static_cast<std::uint64_t>(static_cast<std::int64_t>(parts.exponent)) << 48) ^
               (parts.negative ? 0xD6E8FEB86659FD93ULL : 0);
    mix = (mix ^ (mix >> 32)) * 0xD6E8FEB86659FD93ULL;
    mix = (mix ^ (mix >> 32)) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::size_t>(mix ^ (mix >> 32));
}

decimal decimal::abs() const noexcept {
    return is_finite() ? from_words(low_, high_ & ~sign_bit) : *this;
}

namespace {

/// Whether the kept digits go up by one, given the first cut digits as compared to one half.
bool rounds_away(rounding mode, bool negative, bool odd, int against_half, bool cut) noexcept {
    switch (mode) {
    case rounding::half_even: return against_half > 0 || (against_half == 0 && odd);
    case rounding::half_up: return against_half >= 0;
    case rounding::half_down: return against_half > 0;
    case rounding::up: return cut;
    case rounding::down: return false;
    case rounding::ceiling: return cut && !negative;
    case rounding::floor: return cut && negative;
    }
    return false;
}

} // namespace

decimal decimal::rounded(int places, rounding mode) const noexcept {
    if (!is_finite()) return *this;
    decimal_parts parts = take_apart(*this);
    const std::int64_t wanted = -std::int64_t{places};
    const std::int64_t drop = wanted - parts.exponent;
    if (drop <= 0) return *this;
    uint128 kept = 0;
    bool cut = parts.coefficient != 0;
    int against_half = -1;
    if (drop <= decimal_digits) {
        const uint128 unit = ten_to(static_cast<int>(drop));
        const uint128 rest = parts.coefficient % unit;
        kept = parts.coefficient / unit;
        cut = rest != 0;
        against_half = rest * 2 < unit ? -1 : (rest * 2 > unit ? 1 : 0);
    }
    if (rounds_away(mode, parts.negative, kept % 2 != 0, against_half, cut)) ++kept;
    if (wanted > largest_exponent && kept != 0) {
        const std::int64_t shift = wanted - largest_exponent;
        if (shift >= decimal_digits || kept > coefficient_limit / ten_to(static_cast<int>(shift))) {
            return from_words(0, special_mask | (1ULL << 58));
        }
        kept *= ten_to(static_cast<int>(shift));
    }
    parts.coefficient = kept;
    parts.exponent = static_cast<int>(std::min<std::int64_t>(wanted, largest_exponent));
    return put_together(parts);
}

namespace {

/// The decimal of few digits behind the point that is the shortest text of a double; no value where
/// there is none. Of at most 15 digits no two are nearest to one double, so what gives the double
/// back is the shortest.
std::optional<decimal> of_few_places(double d) noexcept {
    constexpr double largest = 1e15;
    constexpr std::int64_t written_in_full = 1000; // more with zeros at the end: with an exponent
    constexpr std::array<double, 5> powers{1, 10, 100, 1000, 10'000};
    for (std::size_t places = 0; places < powers.size(); ++places) {
        const double scaled = d * powers[places];
        if (!(std::abs(scaled) < largest)) return std::nullopt;
        const auto digits = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
        if (digits == 0 || static_cast<double>(digits) / powers[places] != d) continue;
        const bool in_full = digits % 10 != 0 || std::abs(digits) < written_in_full;
        return in_full ? std::optional{decimal::scaled(digits, -static_cast<int>(places))}
                       : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

decimal decimal::from_double(double d) noexcept {
    if (!std::isfinite(d)) return not_a_number();
    if (const auto short_one = of_few_places(d)) return *short_one;
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), d);
    const auto length = static_cast<std::size_t>(written.ptr - text.data());
    return parse({text.data(), length}).value_or(not_a_number());
}

} // namespace tenet
