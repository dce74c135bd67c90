#include "posix_rule.hpp"

namespace tenet {

namespace {

constexpr std::int64_t largest_offset_hour = 24;
constexpr std::int64_t largest_change_hour = 167;

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_in_brackets(char c) noexcept {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-';
}

} // namespace

/// Steps over "CET" or "<+08>".
bool posix_rule_reader::skip_name() noexcept {
    const bool bracketed = text_.take('<');
    std::size_t length = 0;
    while (bracketed ? is_in_brackets(text_.peek()) : is_letter(text_.peek())) {
        text_.take(text_.peek());
        ++length;
    }
    return length >= 3 && (!bracketed || text_.take('>'));
}

std::optional<int> posix_rule_reader::read_number(int smallest, int largest) noexcept {
    const std::string_view digits = text_.take_digits();
    const auto number = number_of(digits);
    constexpr std::uint64_t largest_read = 1'000;
    if (digits.empty() || !number || *number > largest_read) return std::nullopt;
    const int value = static_cast<int>(*number);
    return value < smallest || value > largest ? std::nullopt : std::optional{value};
}

/// Reads "[+-]hh[:mm[:ss]]" as seconds.
std::optional<std::int32_t> posix_rule_reader::read_time(std::int64_t largest_hour) noexcept {
    const bool negative = text_.take('-');
    if (!negative) text_.take('+');
    const auto hour = read_number(0, static_cast<int>(largest_hour));
    if (!hour) return std::nullopt;
    std::int32_t seconds = *hour * 3'600;
    for (const std::int32_t unit : {60, 1}) {
        if (!text_.take(':')) break;
        const auto part = read_number(0, 59);
        if (!part) return std::nullopt;
        seconds += *part * unit;
    }
    return negative ? -seconds : seconds;
}

/// Reads "m.w.d" behind the letter M.
bool posix_rule_reader::read_month_day(zone::rule_day& day) noexcept {
    const auto month = read_number(1, 12);
    if (!month || !text_.take('.')) return false;
    const auto week = read_number(1, 5);
    if (!week || !text_.take('.')) return false;
    const auto weekday = read_number(0, 6);
    if (!weekday) return false;
    day.month = *month;
    day.week = *week;
    day.weekday = *weekday;
    return true;
}

/// Reads ",Mm.w.d[/time]", ",Jn[/time]" or ",n[/time]".
std::optional<zone::rule_day> posix_rule_reader::read_change() noexcept {
    if (!text_.take(',')) return std::nullopt;
    zone::rule_day day;
    if (text_.take('M')) {
        if (!read_month_day(day)) return std::nullopt;
    } else {
        day.leap_counted = !text_.take('J');
        const auto julian = day.leap_counted ? read_number(0, 365) : read_number(1, 365);
        if (!julian) return std::nullopt;
        day.julian = *julian;
    }
    if (text_.take('/')) {
        const auto seconds = read_time(largest_change_hour);
        if (!seconds) return std::nullopt;
        day.seconds = *seconds;
    }
    return day;
}

std::optional<zone::posix_rule> posix_rule_reader::read() noexcept {
    zone::posix_rule rule;
    if (!skip_name()) return std::nullopt;
    const auto west = read_time(largest_offset_hour);
    if (!west) return std::nullopt;
    rule.standard = -*west;
    if (text_.at_end()) return rule;

    rule.has_summer = true;
    rule.summer = rule.standard + 3'600;
    if (!skip_name()) return std::nullopt;
    if (text_.peek() != ',') {
        const auto summer_west = read_time(largest_offset_hour);
        if (!summer_west) return std::nullopt;
        rule.summer = -*summer_west;
    }
    const auto begin = read_change();
    const auto end = begin ? read_change() : std::nullopt;
    if (!end || !text_.at_end()) return std::nullopt;
    rule.begin = *begin;
    rule.end = *end;
    return rule;
}

} // namespace tenet
