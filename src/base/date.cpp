#include "civil.hpp"
#include "text_cursor.hpp"

#include <tenet/base/temporal.hpp>

namespace tenet {

namespace {

constexpr std::int64_t largest_year = 999'999'999;

/// Reads `[-]yyyy`: four digits, or up to nine without a leading zero; -0000 is no year.
std::optional<std::int64_t> read_year(text_cursor& text) noexcept {
    const bool negative = text.take('-');
    const std::string_view digits = text.take_digits();
    if (digits.size() < 4 || digits.size() > 9) return std::nullopt;
    if (digits.size() > 4 && digits.front() == '0') return std::nullopt;
    const auto year = static_cast<std::int64_t>(*number_of(digits));
    if (negative && year == 0) return std::nullopt;
    return negative ? -year : year;
}

} // namespace

std::optional<date> date::from_civil(std::int64_t year, int month, int day) noexcept {
    if (year < -largest_year || year > largest_year || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month)) {
        return std::nullopt;
    }
    return from_days(days_from_civil(year, month, day));
}

std::optional<date> date::parse(std::string_view text) noexcept {
    text_cursor cursor{text};
    const auto year = read_year(cursor);
    if (!year || !cursor.take('-')) return std::nullopt;
    const auto month = cursor.take_number(2);
    if (!month || !cursor.take('-')) return std::nullopt;
    const auto day = cursor.take_number(2);
    if (!day || !cursor.at_end()) return std::nullopt;
    return from_civil(*year, *month, *day);
}

std::int64_t date::year() const noexcept {
    return civil_from_days(days_).year;
}

int date::month() const noexcept {
    return civil_from_days(days_).month;
}

int date::day() const noexcept {
    return civil_from_days(days_).day;
}

int date::weekday() const noexcept {
    return weekday_of(days_);
}

int date::day_of_year() const noexcept {
    const civil_date civil = civil_from_days(days_);
    // The same day of the first cycle of years: the first of January of this year may lie before
    // all days that can be counted.
    const std::int64_t alike = floor_mod(civil.year, 400);
    return static_cast<int>(days_from_civil(alike, civil.month, civil.day) -
                            days_from_civil(alike, 1, 1)) +
           1;
}

int date::week_of_year() const noexcept {
    const date thursday = plus_days(4 - weekday());
    return (thursday.day_of_year() - 1) / 7 + 1;
}

std::string date::text() const {
    const civil_date civil = civil_from_days(days_);
    std::string out;
    if (civil.year < 0) out += '-';
    append_padded(out, civil.year < 0 ? -civil.year : civil.year, 4);
    out += '-';
    append_padded(out, civil.month, 2);
    out += '-';
    append_padded(out, civil.day, 2);
    return out;
}

std::optional<date> date::plus_months(std::int64_t n) const noexcept {
    const civil_date civil = civil_from_days(days_);
    std::int64_t months = 0;
    if (__builtin_mul_overflow(civil.year, 12, &months) ||
        __builtin_add_overflow(months, civil.month - 1, &months) ||
        __builtin_add_overflow(months, n, &months)) {
        return std::nullopt;
    }
    const std::int64_t year = floor_div(months, 12);
    const int month = static_cast<int>(floor_mod(months, 12)) + 1;
    const int last = days_in_month(year, month);
    return from_civil(year, month, civil.day < last ? civil.day : last);
}

year_month_duration months_between(date a, date b) noexcept {
    const civil_date from = civil_from_days(a.days());
    const civil_date to = civil_from_days(b.days());
    std::int64_t months = (to.year - from.year) * 12 + (to.month - from.month);
    if (a <= b && to.day < from.day) --months;
    if (a > b && to.day > from.day) ++months;
    return {months};
}

} // namespace tenet
