#ifndef TENET_BASE_DECIMAL_PARTS_HPP
#define TENET_BASE_DECIMAL_PARTS_HPP

#include <tenet/base/decimal.hpp>

#include <array>
#include <cstdint>

namespace tenet {

using uint128 = decimal_inline::uint128;

inline constexpr int decimal_digits = 34;
inline constexpr int smallest_exponent = -6176;
inline constexpr int largest_exponent = 6111;

inline constexpr std::array<uint128, 39> wide_power_of_ten = [] {
    std::array<uint128, 39> table{};
    uint128 power = 1;
    for (auto& entry : table) {
        entry = power;
        power *= 10;
    }
    return table;
}();

/// 10^n for n in 0..38.
constexpr uint128 ten_to(int n) noexcept {
    return wide_power_of_ten[static_cast<std::size_t>(n)];
}

inline constexpr uint128 coefficient_limit = ten_to(decimal_digits);

/// A finite decimal taken apart: (-1)^negative x coefficient x 10^exponent.
struct decimal_parts {
    uint128 coefficient = 0;
    int exponent = 0;
    bool negative = false;
};

/// Digits of a number; 0 has none.
constexpr int digit_count(uint128 n) noexcept {
    int count = 0;
    while (count < 39 && n >= ten_to(count)) ++count;
    return count;
}

constexpr decimal not_a_number() noexcept {
    return decimal::from_words(0, 0x7C00000000000000ULL);
}

/// The parts of a finite decimal.
decimal_parts take_apart(const decimal& d) noexcept;

/// The decimal with these parts, which have to be in range.
decimal put_together(const decimal_parts& parts) noexcept;

/// Takes trailing zeros off the coefficient; zero becomes 0 x 10^0.
decimal_parts normalised(decimal_parts parts) noexcept;

} // namespace tenet

#endif
