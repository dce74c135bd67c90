#ifndef TENET_BASE_CIVIL_HPP
#define TENET_BASE_CIVIL_HPP

#include <cstdint>

namespace tenet {

inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept {
    return a / b - (a % b < 0 ? 1 : 0);
}

constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) noexcept {
    return a % b + (a % b < 0 ? b : 0);
}

/// Year, month and day of the proleptic Gregorian calendar.
struct civil_date {
    std::int64_t year;
    int month;
    int day;
};

inline constexpr std::int64_t days_per_400_years = 146'097;

/// Days from 1970-01-01 to a date of the years around +-10^15. Years are counted from March, so
/// that the leap day is the last day of its year.
constexpr std::int64_t days_from_civil(std::int64_t year, int month, int day) noexcept {
    constexpr std::int64_t epoch = 719'468; // days from 0000-03-01 to 1970-01-01
    const std::int64_t march_year = month <= 2 ? year - 1 : year;
    const std::int64_t cycle = floor_div(march_year, 400);
    const std::int64_t year_in_cycle = march_year - cycle * 400;
    const int march_month = month <= 2 ? month + 9 : month - 3;
    const std::int64_t day_of_year = (153 * march_month + 2) / 5 + day - 1;
    const std::int64_t day_in_cycle =
        year_in_cycle * 365 + year_in_cycle / 4 - year_in_cycle / 100 + day_of_year;
    return cycle * days_per_400_years + day_in_cycle - epoch;
}

/// The inverse of `days_from_civil`, for any number of days.
constexpr civil_date civil_from_days(std::int64_t days) noexcept {
    constexpr std::int64_t epoch_in_cycle = 135'080; // 719,468 modulo 146,097
    constexpr std::int64_t epoch_cycles = 4;
    std::int64_t cycle = floor_div(days, days_per_400_years) + epoch_cycles;
    std::int64_t day_in_cycle = floor_mod(days, days_per_400_years) + epoch_in_cycle;
    if (day_in_cycle >= days_per_400_years) {
        day_in_cycle -= days_per_400_years;
        ++cycle;
    }
    const std::int64_t year_in_cycle =
        (day_in_cycle - day_in_cycle / 1'460 + day_in_cycle / 36'524 - day_in_cycle / 146'096) /
        365;
    const std::int64_t day_of_year =
        day_in_cycle - (365 * year_in_cycle + year_in_cycle / 4 - year_in_cycle / 100);
    const int march_month = static_cast<int>((5 * day_of_year + 2) / 153);
    const int day = static_cast<int>(day_of_year) - (153 * march_month + 2) / 5 + 1;
    const int month = march_month < 10 ? march_month + 3 : march_month - 9;
    return {cycle * 400 + year_in_cycle + (month <= 2 ? 1 : 0), month, day};
}

constexpr bool is_leap_year(std::int64_t year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(std::int64_t year, int month) noexcept {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// ISO weekday, Monday 1 .. Sunday 7.
constexpr int weekday_of(std::int64_t days) noexcept {
    return static_cast<int>(floor_mod(floor_mod(days, 7) + 3, 7)) + 1;
}

} // namespace tenet

#endif
