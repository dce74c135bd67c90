#include "decimal_parts.hpp"

#include <tenet/base/decimal.hpp>

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

/// @file
/// exp, log and pow: computed with 50 digits and rounded once, half even, to 34.
namespace tenet {

namespace {

namespace mp = boost::multiprecision;

using precise = mp::number<mp::cpp_dec_float<50>, mp::et_off>;

/// Powers of ten beyond this are out of range, whatever stands before them.
constexpr double farthest_power = 6'300.0;
constexpr double log_of_ten = 2.302585092994045684;

precise to_precise(const decimal& d) {
    const decimal_parts parts = take_apart(d);
    constexpr std::uint64_t nine_digits = 1'000'000'000;
    constexpr uint128 eighteen_digits = uint128{nine_digits} * nine_digits;
    precise value{static_cast<std::uint64_t>(parts.coefficient / eighteen_digits)};
    value *= nine_digits;
    value *= nine_digits;
    value += static_cast<std::uint64_t>(parts.coefficient % eighteen_digits);
    value *= mp::pow(precise{10}, parts.exponent);
    return parts.negative ? precise{-value} : value;
}

/// Rounds the digits of d.ddd... x 10^`power` to what a decimal holds.
decimal rounded_digits(std::string_view digits, int power, bool negative) noexcept {
    const int held = std::min(decimal_digits, power - smallest_exponent + 1);
    if (held < 0) return put_together({0, smallest_exponent, negative});
    decimal_parts parts{0, power - held + 1, negative};
    const auto kept = static_cast<std::size_t>(held);
    for (const char c : digits.substr(0, kept)) {
        parts.coefficient = parts.coefficient * 10 + static_cast<unsigned>(c - '0');
    }
    const std::string_view rest = digits.substr(std::min(kept, digits.size()));
    const bool half = !rest.empty() && rest.front() == '5' &&
                      rest.find_first_not_of('0', 1) == std::string_view::npos;
    const bool up = !rest.empty() && rest.front() >= '5';
    if (half ? parts.coefficient % 2 != 0 : up) ++parts.coefficient;
    if (parts.coefficient == coefficient_limit) {
        parts.coefficient /= 10;
        ++parts.exponent;
    }
    return parts.exponent > largest_exponent ? not_a_number() : put_together(parts);
}

decimal from_precise(const precise& value) {
    constexpr std::streamsize digits_behind_point = 49;
    const std::string text = value.str(digits_behind_point, std::ios_base::scientific);
    const std::size_t mark = text.find('e');
    if (mark == std::string::npos) return not_a_number();
    std::string digits;
    for (const char c : std::string_view{text}.substr(0, mark)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    const char* power_begin = text.data() + mark + 1;
    if (*power_begin == '+') ++power_begin;
    int power = 0;
    std::from_chars(power_begin, text.data() + text.size(), power);
    return rounded_digits(digits, power, text.front() == '-');
}

/// 0 or "overflow" for a result around 10^`power`; no value if it has to be computed.
std::optional<decimal> out_of_range(double power, bool negative) noexcept {
    if (power > farthest_power) return not_a_number();
    if (power < -farthest_power) return put_together({0, smallest_exponent, negative});
    return std::nullopt;
}

/// The decimal logarithm of a magnitude, near enough to tell what is out of range.
double rough_log10(const decimal& d) noexcept {
    const decimal_parts parts = take_apart(d);
    return std::log10(static_cast<double>(parts.coefficient)) + parts.exponent;
}

/// `base` to the n-th power (n > 0) where 34 digits hold it exactly.
std::optional<decimal_parts> exact_power(const decimal_parts& base, std::int64_t n) noexcept {
    const decimal_parts reduced = normalised(base);
    decimal_parts power{1, 0, reduced.negative && n % 2 != 0};
    for (std::int64_t i = 0; i < n && reduced.coefficient != 1; ++i) {
        if (power.coefficient > coefficient_limit / reduced.coefficient) return std::nullopt;
        power.coefficient *= reduced.coefficient;
    }
    std::int64_t exponent = 0;
    if (power.coefficient >= coefficient_limit ||
        __builtin_mul_overflow(std::int64_t{reduced.exponent}, n, &exponent) ||
        exponent < smallest_exponent || exponent > largest_exponent) {
        return std::nullopt;
    }
    power.exponent = static_cast<int>(exponent);
    return power;
}

/// Moves the exponent up to 0 over trailing zeros: 2.000 becomes 2, 1200 stays 1200.
decimal without_trailing_zeros(const decimal& d) noexcept {
    if (!d.is_finite()) return d;
    decimal_parts parts = take_apart(d);
    while (parts.exponent < 0 && parts.coefficient % 10 == 0) {
        parts.coefficient /= 10;
        ++parts.exponent;
        if (parts.coefficient == 0) parts.exponent = 0;
    }
    return put_together(parts);
}

decimal integer_power(const decimal& base, std::int64_t n) {
    const std::int64_t times = n < 0 ? -n : n;
    if (const auto exact = exact_power(take_apart(base), times)) {
        const decimal power = without_trailing_zeros(put_together(*exact));
        return n < 0 ? decimal{1} / power : power;
    }
    return from_precise(mp::pow(to_precise(base), n));
}

} // namespace

decimal decimal::exp() const noexcept {
    if (!is_finite()) return not_a_number();
    if (is_zero()) return decimal{1};
    const double power = to_double() / log_of_ten;
    if (const auto known = out_of_range(power, false)) return *known;
    return from_precise(mp::exp(to_precise(*this)));
}

decimal decimal::log() const noexcept {
    if (!is_finite() || is_zero() || is_negative()) return not_a_number();
    if (*this == decimal{1}) return decimal{0};
    return from_precise(mp::log(to_precise(*this)));
}

decimal decimal::pow(const decimal& exponent) const noexcept {
    if (!is_finite() || !exponent.is_finite()) return not_a_number();
    if (exponent.is_zero()) return decimal{1};
    if (is_zero()) return exponent.is_negative() ? not_a_number() : decimal{0};
    const bool whole = exponent.is_integer();
    if (is_negative() && !whole) return not_a_number();
    const bool negative = is_negative() && !exponent.modulo(decimal{2}).is_zero();
    if (abs() == decimal{1}) return negative ? decimal{-1} : decimal{1};
    if (const auto known = out_of_range(rough_log10(abs()) * exponent.to_double(), negative)) {
        return *known;
    }
    constexpr std::int64_t largest_repeated = 1'000'000'000;
    const auto n = whole ? exponent.to_int64() : std::nullopt;
    if (n && *n > -largest_repeated && *n < largest_repeated) return integer_power(*this, *n);
    const precise power = mp::exp(mp::log(to_precise(abs())) * to_precise(exponent));
    return without_trailing_zeros(from_precise(negative ? precise{-power} : power));
}

} // namespace tenet
