#include "formats.hpp"

#include <algorithm>
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
std::optional<int> take_two(std::string_view& text, int most) noexcept {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
    const int n = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    return n <= most ? std::optional{n} : std::nullopt;
}

bool take(std::string_view& text, char c) noexcept {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

constexpr int last_hour = 23;
constexpr int last_minute = 59;
constexpr int leap_second = 60;

constexpr int minutes_per_hour = 60;
constexpr int seconds_per_minute = 60;

/// Minutes at the front, as hours and minutes, which are taken off.
std::optional<int> take_minutes(std::string_view& text) noexcept {
    const auto hours = take_two(text, last_hour);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_two(text, last_minute);
    return minutes ? std::optional{*hours * minutes_per_hour + *minutes} : std::nullopt;
}

/// How many minutes a zone, all there is of the text, is ahead.
std::optional<int> read_zone(std::string_view text) noexcept {
    if (text == "Z" || text == "z") return 0;
    const bool behind = text.starts_with('-');
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto minutes = take_minutes(text);
    if (!minutes || !text.empty()) return std::nullopt;
    return behind ? -*minutes : *minutes;
}

/// Nanoseconds at the front, if there is a point; finer digits are dropped.
std::optional<std::int32_t> take_fraction(std::string_view& text) noexcept {
    constexpr std::size_t places = 9;
    std::int32_t value = 0;
    if (!take(text, '.')) return value;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return std::nullopt;
    for (std::size_t n = 0; n < places; ++n) value = value * 10 + (n < digits ? text[n] - '0' : 0);
    text.remove_prefix(digits);
    return value;
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
    return date::parse(text);
}

instant midnight_of(date day) noexcept {
    constexpr std::int64_t seconds_per_day = 86'400;
    return {day.days() * seconds_per_day};
}

std::optional<instant> read_instant(std::string_view text) noexcept {
    const auto day = read_full_date(text.substr(0, full_date_size));
    if (!day) return std::nullopt;
    text.remove_prefix(full_date_size);
    if (!take(text, 'T') && !take(text, 't')) return std::nullopt;
    const auto minutes = take_minutes(text);
    if (!minutes || !take(text, ':')) return std::nullopt;
    const auto seconds = take_two(text, leap_second);
    const auto fraction = seconds ? take_fraction(text) : std::nullopt;
    const auto ahead = fraction ? read_zone(text) : std::nullopt;
    if (!ahead) return std::nullopt;
    instant out = midnight_of(*day);
    out.seconds += (*minutes - *ahead) * seconds_per_minute + *seconds;
    out.nanoseconds = *fraction;
    return out;
}

std::optional<date> read_day_or_instant(std::string_view text) noexcept {
    const auto day = read_full_date(text.substr(0, full_date_size));
    return text.size() == full_date_size || read_instant(text) ? day : std::nullopt;
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
