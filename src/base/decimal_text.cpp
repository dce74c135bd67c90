#include "decimal_parts.hpp"

#include <tenet/base/decimal.hpp>
#include <tenet/base/messages.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>

namespace tenet {

namespace {

enum class reading : std::uint8_t { good, not_a_number, too_long, out_of_range };

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// Collects the digits of a coefficient and the power of ten they stand at.
struct digit_reader {
    uint128 coefficient = 0;
    std::int64_t exponent = 0;
    int significant = 0;
    bool too_long = false;

    void add(char c, bool behind_point) noexcept {
        const auto digit = static_cast<unsigned>(c - '0');
        if (significant == decimal_digits) {
            too_long = too_long || digit != 0;
            if (!behind_point) ++exponent;
            return;
        }
        coefficient = coefficient * 10 + digit;
        if (coefficient != 0) ++significant;
        if (behind_point) --exponent;
    }
};

/// Reads `digits [. digits] | . digits` from `at`; false if no number stands there.
bool read_digits(std::string_view text, std::size_t& at, digit_reader& digits) noexcept {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) digits.add(text[at++], false);
    const bool whole = at > begin;
    if (at == text.size() || text[at] != '.') return whole;
    const std::size_t fraction = ++at;
    while (at < text.size() && is_digit(text[at])) digits.add(text[at++], true);
    return at > fraction;
}

/// Reads `(e|E) [+-] digits` up to the end of the text into `exponent`; false if it is not that.
bool read_exponent(std::string_view text, std::size_t at, std::int64_t& exponent) noexcept {
    if (text[at] != 'e' && text[at] != 'E') return false;
    ++at;
    bool negative = false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
    if (at == text.size()) return false;
    constexpr std::int64_t enough = 1'000'000'000'000'000; // farther than any text is long
    std::int64_t value = 0;
    for (; at < text.size(); ++at) {
        if (!is_digit(text[at])) return false;
        value = std::min(value * 10 + (text[at] - '0'), enough);
    }
    exponent += negative ? -value : value;
    return true;
}

/// Moves zeros between coefficient and exponent until the exponent is in range.
bool bring_into_range(uint128& coefficient, std::int64_t& exponent) noexcept {
    if (coefficient == 0) {
        exponent = std::clamp<std::int64_t>(exponent, smallest_exponent, largest_exponent);
        return true;
    }
    while (exponent > largest_exponent && coefficient < coefficient_limit / 10) {
        coefficient *= 10;
        --exponent;
    }
    while (exponent < smallest_exponent && coefficient % 10 == 0) {
        coefficient /= 10;
        ++exponent;
    }
    return exponent >= smallest_exponent && exponent <= largest_exponent;
}

/// The usual case: `[-] digits [. digits]` in few characters. False leaves the text to the others.
bool read_short_number(std::string_view text, decimal& number) noexcept {
    constexpr std::size_t longest = 18; // so that 64 bits hold the digits
    if (text.empty() || text.size() > longest || !is_digit(text.back())) return false;
    const char* at = text.data();
    const char* const end = at + text.size();
    const std::uint64_t sign = *at == '-' ? 1ULL << 63 : 0;
    if (sign != 0) ++at;
    std::uint64_t coefficient = 0;
    const auto read_digits = [&] {
        for (; at != end && is_digit(*at); ++at) {
            coefficient = coefficient * 10 + static_cast<unsigned>(*at - '0');
        }
    };
    read_digits();
    int places = 0;
    if (at != end) {
        if (*at++ != '.') return false;
        places = static_cast<int>(end - at);
        read_digits();
        if (at != end) return false;
    }
    number = decimal_inline::make(sign, -places - smallest_exponent, 0, coefficient);
    return true;
}

reading read_number(std::string_view text, decimal& number) noexcept {
    std::size_t at = 0;
    decimal_parts parts;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
        parts.negative = text[at++] == '-';
    }
    digit_reader digits;
    if (!read_digits(text, at, digits)) return reading::not_a_number;
    if (at < text.size() && !read_exponent(text, at, digits.exponent)) {
        return reading::not_a_number;
    }
    if (digits.too_long) return reading::too_long;
    if (!bring_into_range(digits.coefficient, digits.exponent)) return reading::out_of_range;
    parts.coefficient = digits.coefficient;
    parts.exponent = static_cast<int>(digits.exponent);
    number = put_together(parts);
    return reading::good;
}

} // namespace

std::optional<decimal> decimal::parse(std::string_view text) noexcept {
    std::optional<decimal> number{std::in_place};
    const bool is_short = read_short_number(text, *number);
    if (!is_short && read_number(text, *number) != reading::good) number.reset();
    return number;
}

result<decimal> decimal::read(std::string_view text) {
    decimal number;
    switch (read_number(text, number)) {
    case reading::good: return number;
    case reading::not_a_number: break;
    case reading::too_long:
        return diagnostics{diagnostic{base_messages::number_too_long, {std::string{text}}}};
    case reading::out_of_range:
        return diagnostics{diagnostic{base_messages::number_out_of_range, {std::string{text}}}};
    }
    return diagnostics{diagnostic{base_messages::bad_number, {std::string{text}}}};
}

namespace {

constexpr std::size_t longest_plain_text = 40;

std::string digits_of(uint128 coefficient) {
    if (coefficient <= std::numeric_limits<std::uint64_t>::max()) {
        return std::to_string(static_cast<std::uint64_t>(coefficient));
    }
    constexpr int low_digits = 18;
    std::string digits = digits_of(coefficient / ten_to(low_digits));
    const std::string low =
        std::to_string(static_cast<std::uint64_t>(coefficient % ten_to(low_digits)));
    return digits.append(low_digits - low.size(), '0') + low;
}

/// The length of the text without exponent.
std::size_t plain_length(const decimal_parts& parts, std::size_t digits) noexcept {
    const std::size_t sign = parts.negative ? 1 : 0;
    if (parts.exponent >= 0) return sign + digits + static_cast<std::size_t>(parts.exponent);
    const auto places = static_cast<std::size_t>(-parts.exponent);
    return sign + std::max(digits, places + 1) + 1;
}

std::string plain_text(const decimal_parts& parts, std::string digits) {
    if (parts.exponent >= 0) {
        digits.append(static_cast<std::size_t>(parts.exponent), '0');
    } else {
        const auto places = static_cast<std::size_t>(-parts.exponent);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, 1, '.');
    }
    return parts.negative ? "-" + digits : digits;
}

std::string scientific_text(const decimal_parts& parts, std::string digits) {
    const auto exponent = parts.exponent + static_cast<int>(digits.size()) - 1;
    if (digits.size() > 1) digits.insert(1, 1, '.');
    return (parts.negative ? "-" : "") + digits + (exponent < 0 ? "E-" : "E+") +
           std::to_string(exponent < 0 ? -exponent : exponent);
}

std::string text_of(decimal_parts parts) {
    if (parts.coefficient == 0) {
        parts.negative = false;
        parts.exponent = std::min(parts.exponent, 0);
    }
    std::string digits = digits_of(parts.coefficient);
    return plain_length(parts, digits.size()) <= longest_plain_text
               ? plain_text(parts, std::move(digits))
               : scientific_text(parts, std::move(digits));
}

} // namespace

std::string decimal::text() const {
    return is_finite() ? text_of(take_apart(*this)) : "NaN";
}

std::string decimal::canonical() const {
    return is_finite() ? text_of(normalised(take_apart(*this))) : "NaN";
}

} // namespace tenet
