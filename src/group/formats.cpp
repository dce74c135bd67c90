#include "formats.hpp"

#include <cstddef>

namespace tenet::group {

namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Two digits from 0 to `most` at the front, which are taken off.
bool take_two(std::string_view& text, int most) noexcept {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
    const int n = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    return n <= most;
}

bool take(std::string_view& text, char c) noexcept {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

constexpr int last_hour = 23;
constexpr int last_minute = 59;
constexpr int leap_second = 60;

bool is_zone(std::string_view text) noexcept {
    if (text == "Z" || text == "z") return true;
    if (!take(text, '+') && !take(text, '-')) return false;
    return take_two(text, last_hour) && take(text, ':') && take_two(text, last_minute) &&
           text.empty();
}

constexpr std::size_t full_date_size = 10;

bool is_of(char c, std::string_view others) noexcept {
    return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
}

/// Whether a part of a URI has only letters, digits, `others`, and bytes written as %41.
bool is_escaped(std::string_view text, std::string_view others) noexcept {
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (text[n] != '%') {
            if (!is_of(text[n], others)) return false;
            continue;
        }
        if (text.size() - n < 3 || !is_hex(text[n + 1]) || !is_hex(text[n + 2])) return false;
        n += 2;
    }
    return true;
}

constexpr std::string_view sub_delimiters = "-._~!$&'()*+,;=";

bool is_authority(std::string_view text) noexcept {
    const std::size_t at = text.rfind('@');
    if (at != std::string_view::npos) {
        if (!is_escaped(text.substr(0, at), "-._~!$&'()*+,;=:")) return false;
        text.remove_prefix(at + 1);
    }
    std::string_view port;
    if (take(text, '[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || !is_escaped(text.substr(0, end), "-._~!$&'()*+,;=:")) {
            return false;
        }
        port = text.substr(end + 1);
    } else {
        const std::size_t colon = text.find(':');
        if (!is_escaped(text.substr(0, colon), sub_delimiters)) return false;
        if (colon != std::string_view::npos) port = text.substr(colon);
    }
    if (port.empty()) return true;
    if (!take(port, ':')) return false;
    return port.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_scheme(std::string_view text) noexcept {
    if (text.empty() || !is_letter(text.front())) return false;
    for (const char c : text) {
        if (!is_of(c, "+-.")) return false;
    }
    return true;
}

/// Cuts off what stands behind the first `mark`, which must be a query or fragment.
bool cut_behind(std::string_view& text, char mark) noexcept {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return true;
    const std::string_view behind = text.substr(at + 1);
    text = text.substr(0, at);
    return is_escaped(behind, "-._~!$&'()*+,;=:@/?");
}

} // namespace

std::optional<date> read_full_date(std::string_view text) noexcept {
    if (text.size() != full_date_size || !is_digit(text.front())) return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int n = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (!is_digit(text[i])) return -1;
            n = n * 10 + (text[i] - '0');
        }
        return n;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (text[4] != '-' || text[7] != '-' || year < 0) return std::nullopt;
    return date::from_civil(year, month, day);
}

bool is_date_time(std::string_view text) noexcept {
    if (!read_full_date(text.substr(0, full_date_size))) return false;
    text.remove_prefix(full_date_size);
    if (!take(text, 'T') && !take(text, 't')) return false;
    if (!take_two(text, last_hour) || !take(text, ':')) return false;
    if (!take_two(text, last_minute) || !take(text, ':')) return false;
    if (!take_two(text, leap_second)) return false;
    if (take(text, '.')) {
        const std::size_t digits = text.find_first_not_of("0123456789");
        if (digits == 0 || digits == std::string_view::npos) return false;
        text.remove_prefix(digits);
    }
    return is_zone(text);
}

std::optional<date> read_day_or_instant(std::string_view text) noexcept {
    const auto day = read_full_date(text.substr(0, full_date_size));
    return text.size() == full_date_size || is_date_time(text) ? day : std::nullopt;
}

bool is_uri(std::string_view text) noexcept {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || !is_scheme(text.substr(0, colon))) return false;
    text.remove_prefix(colon + 1);
    if (!cut_behind(text, '#') || !cut_behind(text, '?')) return false;
    if (text.starts_with("//")) {
        text.remove_prefix(2);
        const std::size_t end = text.find('/');
        if (!is_authority(text.substr(0, end))) return false;
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end);
    }
    return is_escaped(text, "-._~!$&'()*+,;=:@/");
}

} // namespace tenet::group
