#ifndef TENET_BASE_DECIMAL_HPP
#define TENET_BASE_DECIMAL_HPP

#include <tenet/base/result.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tenet {

/// How a decimal is rounded. FEEL's `decimal()` uses half_even.
enum class rounding : std::uint8_t { half_even, half_up, half_down, up, down, ceiling, floor };

/// An exact decimal number: IEEE 754-2019 decimal128, 34 digits, held in its binary integer
/// encoding (16 bytes, trivially copyable). Trailing zeros are kept (0.10 has two places) and do
/// not matter to comparison. Arithmetic rounds half even where 34 digits do not suffice.
///
/// Operands with small coefficients are computed inline on 64-bit integers; everything else goes
/// to the decimal library. An operation without a finite answer (1/0, overflow) gives NaN, for
/// which `is_finite()` is false; NaN never comes out of a reader. NaN compares unordered, also
/// with itself, and comes out of every operation it goes into.
///
/// Example: `decimal price = *decimal::parse("19.90"); (price * 3).text() == "59.70"`.
class decimal {
public:
    constexpr decimal() noexcept : low_(0), high_(zero_exponent) {}
    constexpr decimal(std::int64_t n) noexcept // NOLINT(google-explicit-constructor)
        : low_(n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n)),
          high_(zero_exponent | (n < 0 ? sign_bit : 0)) {}
    constexpr decimal(int n) noexcept : decimal(static_cast<std::int64_t>(n)) {} // NOLINT

    /// `coefficient` x 10^`exponent`, e.g. scaled(12345, -2) is 123.45. `exponent` -6176..6111.
    static constexpr decimal scaled(std::int64_t coefficient, int exponent) noexcept {
        decimal d{coefficient};
        d.high_ = (d.high_ & sign_bit) |
                  (static_cast<std::uint64_t>(exponent + exponent_bias) << exponent_shift);
        return d;
    }

    /// The number a text like "-12.50", "1e3" or ".5" stands for; no value if the text is not a
    /// number, is out of range or has more than 34 significant digits (zeros at the end do not
    /// count, so "1" followed by fifty "0" is exact). Nothing is ever rounded. Linear in the text.
    /// Grammar: `[+-] (digits [. digits] | . digits) [(e|E) [+-] digits]`.
    static std::optional<decimal> parse(std::string_view text) noexcept;

    /// As `parse`, with a diagnostic that says which of these it was.
    static result<decimal> read(std::string_view text);

    /// Nearest decimal to a binary double (its shortest text that reads back as the same double).
    static decimal from_double(double d) noexcept;

    /// Plain decimal text without exponent while it has at most 40 characters, e.g. "0.10"; beyond
    /// that "1.5E+90". A zero has no sign. `parse` reads it back; NaN, which it does not, is "NaN".
    [[nodiscard]] std::string text() const;
    /// As `text`, without trailing zeros after the point: "0.1". Equal numbers give the same text:
    /// the form for digests.
    [[nodiscard]] std::string canonical() const;

    [[nodiscard]] double to_double() const noexcept;
    /// The value as an integer if it is one and fits.
    [[nodiscard]] std::optional<std::int64_t> to_int64() const noexcept;

    [[nodiscard]] bool is_finite() const noexcept { return (high_ & special_mask) != special_mask; }
    [[nodiscard]] bool is_zero() const noexcept;
    [[nodiscard]] bool is_negative() const noexcept {
        return (high_ & sign_bit) != 0 && !is_zero();
    }
    [[nodiscard]] bool is_integer() const noexcept;
    /// Digits after the decimal point as held (0.10 has 2, 1E3 has 0).
    [[nodiscard]] int scale() const noexcept;
    /// Hash equal for numerically equal numbers.
    [[nodiscard]] std::size_t hash() const noexcept;

    friend decimal operator+(const decimal& a, const decimal& b) noexcept;
    friend decimal operator-(const decimal& a, const decimal& b) noexcept;
    friend decimal operator*(const decimal& a, const decimal& b) noexcept;
    friend decimal operator/(const decimal& a, const decimal& b) noexcept;
    friend decimal operator-(const decimal& a) noexcept;
    decimal& operator+=(const decimal& b) noexcept { return *this = *this + b; }
    decimal& operator-=(const decimal& b) noexcept { return *this = *this - b; }
    decimal& operator*=(const decimal& b) noexcept { return *this = *this * b; }

    friend bool operator==(const decimal& a, const decimal& b) noexcept;
    friend std::partial_ordering operator<=>(const decimal& a, const decimal& b) noexcept;

    /// Rounded to `places` digits after the point (negative: before it). FEEL `decimal(n, scale)`
    /// and `round ...`. NaN if 34 digits cannot hold the result; unchanged where nothing is cut.
    [[nodiscard]] decimal rounded(int places, rounding mode) const noexcept;
    [[nodiscard]] decimal abs() const noexcept;
    [[nodiscard]] decimal sqrt() const noexcept;
    [[nodiscard]] decimal exp() const noexcept;
    [[nodiscard]] decimal log() const noexcept; ///< natural logarithm
    /// This to the power of `exponent`. For an integer exponent exact wherever 34 digits hold the
    /// result; NaN for a negative base with another exponent, and for 0 to a negative power.
    [[nodiscard]] decimal pow(const decimal& exponent) const noexcept;
    /// FEEL `modulo`: dividend - divisor * floor(dividend / divisor); NaN for divisor 0.
    [[nodiscard]] decimal modulo(const decimal& divisor) const noexcept;

    /// The two words of the encoding, low first: for hashing and for the C ABI.
    [[nodiscard]] constexpr std::uint64_t low() const noexcept { return low_; }
    [[nodiscard]] constexpr std::uint64_t high() const noexcept { return high_; }
    /// The decimal with this encoding. Encodings that IEEE 754 calls non-canonical count as zero,
    /// infinities as NaN.
    static constexpr decimal from_words(std::uint64_t low, std::uint64_t high) noexcept {
        decimal d;
        d.low_ = low;
        d.high_ = high;
        return d;
    }

private:
    friend struct decimal_inline;

    static constexpr std::uint64_t sign_bit = 1ULL << 63;
    static constexpr int exponent_shift = 49;
    static constexpr int exponent_bias = 6176;
    static constexpr std::uint64_t special_mask = 0x7800000000000000ULL;
    static constexpr std::uint64_t zero_exponent = static_cast<std::uint64_t>(exponent_bias)
                                                   << exponent_shift;

    std::uint64_t low_;
    std::uint64_t high_;
};

} // namespace tenet

#include <tenet/base/decimal_inline.hpp> // the operators' bodies

template <>
struct std::hash<tenet::decimal> {
    std::size_t operator()(const tenet::decimal& d) const noexcept { return d.hash(); }
};

#endif
