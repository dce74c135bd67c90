#ifndef TENET_BASE_DECIMAL_INLINE_HPP
#define TENET_BASE_DECIMAL_INLINE_HPP

#include <tenet/base/decimal.hpp>

#include <array>

/// @file
/// The short cut of decimal arithmetic: operands whose coefficients fit 64 bits. Each function
/// gives the very encoding that `wide_decimal` gives, or leaves the operation to it.
namespace tenet {

/// Arithmetic by the decimal library, without the short cut: what the operators fall back to.
namespace wide_decimal {
[[nodiscard]] decimal add(const decimal& a, const decimal& b) noexcept;
[[nodiscard]] decimal subtract(const decimal& a, const decimal& b) noexcept;
[[nodiscard]] decimal multiply(const decimal& a, const decimal& b) noexcept;
[[nodiscard]] decimal divide(const decimal& a, const decimal& b) noexcept;
[[nodiscard]] std::partial_ordering compare(const decimal& a, const decimal& b) noexcept;
} // namespace wide_decimal

/// How the operators look into a decimal.
struct decimal_inline {
    __extension__ using uint128 = unsigned __int128;

    static constexpr std::uint64_t coefficient_mask = (1ULL << decimal::exponent_shift) - 1;
    static constexpr std::uint64_t beyond_mask = 3ULL << 61;
    static constexpr int largest_exponent = 12287; ///< biased
    static constexpr int powers = 20;

    static constexpr std::array<std::uint64_t, powers> power_of_ten = [] {
        std::array<std::uint64_t, powers> table{};
        std::uint64_t power = 1;
        for (auto& entry : table) {
            entry = power;
            power *= 10;
        }
        return table;
    }();

    /// True if the coefficient is all in the low word and the encoding is an ordinary one.
    static constexpr bool is_small(const decimal& d) noexcept {
        return (d.high_ & coefficient_mask) == 0 && (d.high_ & beyond_mask) != beyond_mask;
    }

    static constexpr int biased_exponent(const decimal& d) noexcept {
        return static_cast<int>((d.high_ & ~decimal::sign_bit) >> decimal::exponent_shift);
    }

    static constexpr std::uint64_t sign(const decimal& d) noexcept {
        return d.high_ & decimal::sign_bit;
    }

    static constexpr decimal make(std::uint64_t sign, int biased, std::uint64_t high,
                                  std::uint64_t low) noexcept {
        return decimal::from_words(
            low, sign | (static_cast<std::uint64_t>(biased) << decimal::exponent_shift) | high);
    }

    /// Brings two small decimals to the smaller of their exponents; false if one does not fit.
    static constexpr bool align(const decimal& a, const decimal& b, std::uint64_t& a_low,
                                std::uint64_t& b_low, int& biased) noexcept {
        const int difference = biased_exponent(a) - biased_exponent(b);
        a_low = a.low_;
        b_low = b.low_;
        biased = difference < 0 ? biased_exponent(a) : biased_exponent(b);
        if (difference == 0) return true;
        const int steps = difference < 0 ? -difference : difference;
        if (steps >= powers) return false;
        std::uint64_t& scaled = difference < 0 ? b_low : a_low;
        return !__builtin_mul_overflow(scaled, power_of_ten[static_cast<std::size_t>(steps)],
                                       &scaled);
    }

    /// a + b, or a - b where `flip` is the sign bit.
    static bool add(const decimal& a, const decimal& b, std::uint64_t flip, decimal& sum) noexcept {
        std::uint64_t a_low = 0;
        std::uint64_t b_low = 0;
        int biased = 0;
        if (!is_small(a) || !is_small(b) || !align(a, b, a_low, b_low, biased)) return false;
        const std::uint64_t a_sign = sign(a);
        const std::uint64_t b_sign = sign(b) ^ flip;
        if (a_sign == b_sign) {
            std::uint64_t low = 0;
            const bool carry = __builtin_add_overflow(a_low, b_low, &low);
            sum = make(a_sign, biased, carry ? 1 : 0, low);
        } else if (a_low == b_low) {
            sum = make(0, biased, 0, 0);
        } else if (a_low > b_low) {
            sum = make(a_sign, biased, 0, a_low - b_low);
        } else {
            sum = make(b_sign, biased, 0, b_low - a_low);
        }
        return true;
    }

    static bool subtract(const decimal& a, const decimal& b, decimal& difference) noexcept {
        return add(a, b, decimal::sign_bit, difference);
    }

    static bool multiply(const decimal& a, const decimal& b, decimal& product) noexcept {
        if (!is_small(a) || !is_small(b)) return false;
        const int biased = biased_exponent(a) + biased_exponent(b) - decimal::exponent_bias;
        const uint128 exact = static_cast<uint128>(a.low_) * b.low_;
        const auto high = static_cast<std::uint64_t>(exact >> 64);
        constexpr std::uint64_t high_of_34_digits = 0x1ED09BEAD87C0ULL; // 10^34 / 2^64
        if (high >= high_of_34_digits || biased < 0 || biased > largest_exponent) return false;
        product = make(sign(a) ^ sign(b), biased, high, static_cast<std::uint64_t>(exact));
        return true;
    }

    /// Only quotients that are exact at the exponent the standard prefers.
    static bool divide(const decimal& a, const decimal& b, decimal& quotient) noexcept {
        if (!is_small(a) || !is_small(b) || b.low_ == 0 || a.low_ % b.low_ != 0) return false;
        const int biased = biased_exponent(a) - biased_exponent(b) + decimal::exponent_bias;
        if (biased < 0 || biased > largest_exponent) return false;
        quotient = make(sign(a) ^ sign(b), biased, 0, a.low_ / b.low_);
        return true;
    }

    /// -1, 0, 1 for two small decimals: where aligning one overflows, it is the larger one.
    static int compare_small(const decimal& a, const decimal& b) noexcept {
        const bool a_negative = sign(a) != 0;
        if (a.low_ == 0 || b.low_ == 0) {
            if (a.low_ != 0) return a_negative ? -1 : 1;
            if (b.low_ != 0) return sign(b) != 0 ? 1 : -1;
            return 0;
        }
        if (a_negative != (sign(b) != 0)) return a_negative ? -1 : 1;
        std::uint64_t a_low = 0;
        std::uint64_t b_low = 0;
        int biased = 0;
        int magnitude = 0;
        if (align(a, b, a_low, b_low, biased)) {
            magnitude = a_low < b_low ? -1 : (a_low > b_low ? 1 : 0);
        } else {
            magnitude = biased_exponent(a) > biased_exponent(b) ? 1 : -1;
        }
        return a_negative ? -magnitude : magnitude;
    }
};

inline decimal operator+(const decimal& a, const decimal& b) noexcept {
    decimal sum;
    return decimal_inline::add(a, b, 0, sum) ? sum : wide_decimal::add(a, b);
}

inline decimal operator-(const decimal& a, const decimal& b) noexcept {
    decimal difference;
    return decimal_inline::subtract(a, b, difference) ? difference : wide_decimal::subtract(a, b);
}

inline decimal operator*(const decimal& a, const decimal& b) noexcept {
    decimal product;
    return decimal_inline::multiply(a, b, product) ? product : wide_decimal::multiply(a, b);
}

inline decimal operator/(const decimal& a, const decimal& b) noexcept {
    decimal quotient;
    return decimal_inline::divide(a, b, quotient) ? quotient : wide_decimal::divide(a, b);
}

inline decimal operator-(const decimal& a) noexcept {
    return decimal::from_words(a.low_, a.is_finite() ? a.high_ ^ decimal::sign_bit : a.high_);
}

inline std::partial_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
    if (decimal_inline::is_small(a) && decimal_inline::is_small(b)) {
        return decimal_inline::compare_small(a, b) <=> 0;
    }
    return wide_decimal::compare(a, b);
}

inline bool operator==(const decimal& a, const decimal& b) noexcept {
    return std::is_eq(a <=> b);
}

} // namespace tenet

#endif
