#ifndef TENET_BASE_TEMPORAL_HPP
#define TENET_BASE_TEMPORAL_HPP

#include <tenet/base/result.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenet {

class zone;
class zone_database;

/// A calendar date of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999
/// (ISO 8601, FEEL `date`). Held as the number of days since 1970-01-01.
class date {
public:
    constexpr date() noexcept = default;
    static constexpr date from_days(std::int64_t days) noexcept {
        date d;
        d.days_ = days;
        return d;
    }
    /// No value for a date that does not exist (2026-02-30) or a year out of range.
    static std::optional<date> from_civil(std::int64_t year, int month, int day) noexcept;
    /// Reads "2026-01-31" (FEEL form; years of more than four digits without leading zeros).
    static std::optional<date> parse(std::string_view text) noexcept;

    [[nodiscard]] constexpr std::int64_t days() const noexcept { return days_; }
    [[nodiscard]] std::int64_t year() const noexcept;
    [[nodiscard]] int month() const noexcept;
    [[nodiscard]] int day() const noexcept;
    [[nodiscard]] int weekday() const noexcept; ///< ISO: Monday 1 .. Sunday 7
    [[nodiscard]] int day_of_year() const noexcept;
    [[nodiscard]] int week_of_year() const noexcept; ///< ISO 8601 week
    [[nodiscard]] std::string text() const;

    /// Whether the year is one FEEL knows; `plus_days` and `from_days` can lead outside.
    [[nodiscard]] constexpr bool in_range() const noexcept {
        return days_ >= first_day && days_ <= last_day;
    }

    /// `n` months later, the day clipped to the length of the month (Jan 31 + 1 month = Feb 28).
    [[nodiscard]] std::optional<date> plus_months(std::int64_t n) const noexcept;
    /// `n` days later; see `in_range`. Saturates at the ends of the 64-bit range.
    [[nodiscard]] constexpr date plus_days(std::int64_t n) const noexcept {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(days_, n, &sum)) sum = n < 0 ? INT64_MIN : INT64_MAX;
        return from_days(sum);
    }
    friend constexpr auto operator<=>(const date&, const date&) noexcept = default;

private:
    static constexpr std::int64_t first_day = -365'243'219'162; ///< -999999999-01-01
    static constexpr std::int64_t last_day = 365'241'780'471;   ///< 999999999-12-31

    std::int64_t days_ = 0;
};

/// FEEL "days and time duration": seconds and nanoseconds, both of the same sign. A text with a
/// fraction finer than nanoseconds is not read.
struct day_time_duration {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;

    static std::optional<day_time_duration> parse(std::string_view text) noexcept; ///< "P1DT2H"
    [[nodiscard]] std::string text() const; ///< canonical, e.g. "P1DT2H", "PT0S"
    friend constexpr auto operator<=>(const day_time_duration&,
                                      const day_time_duration&) noexcept = default;
};

/// FEEL "years and months duration".
struct year_month_duration {
    std::int64_t months = 0;

    static std::optional<year_month_duration> parse(std::string_view text) noexcept; ///< "P1Y2M"
    [[nodiscard]] std::string text() const;
    friend constexpr auto operator<=>(const year_month_duration&,
                                      const year_month_duration&) noexcept = default;
};

/// The zone a time or date-time was written with: none (local), a fixed offset, or a named zone
/// of the database the host supplied. Kept as written; FEEL's `is()` and `string()` show it.
struct zone_reference {
    enum class kind : std::uint8_t { local, offset, named };
    const zone* named = nullptr; ///< owned by the zone_database of the context
    std::int32_t offset_seconds = 0;
    kind how = kind::local;

    friend bool operator==(const zone_reference&, const zone_reference&) = default;
};

/// A time of day with an optional zone (FEEL `time`). Reads "09:30:00", with up to nine digits of
/// fraction, and behind it nothing, "Z", an offset up to 18 hours ("+08:00", "-01:30:15") or
/// "@Zone/Name", which needs `zones`. "24:00:00" is midnight; leap seconds are not known.
struct time_of_day {
    std::int64_t nanoseconds = 0; ///< since midnight, 0 .. 86,399,999,999,999
    zone_reference in;

    static std::optional<time_of_day> parse(std::string_view text,
                                            const zone_database* zones = nullptr) noexcept;
    [[nodiscard]] int hour() const noexcept;
    [[nodiscard]] int minute() const noexcept;
    [[nodiscard]] int second() const noexcept; ///< whole seconds
    [[nodiscard]] std::string text() const;
    friend bool operator==(const time_of_day&, const time_of_day&) = default;
};

/// A point on the time line: nanoseconds in a second since 1970-01-01T00:00:00Z.
struct instant {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0; ///< 0 .. 999,999,999
    friend constexpr auto operator<=>(const instant&, const instant&) noexcept = default;
};

/// A date and a time of day with an optional zone (FEEL `date and time`).
struct date_time {
    date day;
    time_of_day time;

    /// Reads "2026-01-31T09:30:00", with "Z", an offset or "@Zone/Name" behind; a bare date is
    /// midnight, local. A named zone needs `zones`. "24:00:00" is the midnight that follows.
    static std::optional<date_time> parse(std::string_view text,
                                          const zone_database* zones = nullptr) noexcept;
    [[nodiscard]] std::string text() const;
    /// The instant meant; no value for a local date-time (`in.how == local`) unless
    /// `if_local` says which zone to take. A wall time that occurs twice means the earlier
    /// instant; one that is skipped means the instant after the gap by its length.
    [[nodiscard]] std::optional<instant>
    to_instant(const zone_reference* if_local = nullptr) const noexcept;
    /// The wall clock of a zone at an instant; a local zone shows UTC.
    static date_time from_instant(instant at, const zone_reference& in) noexcept;
    /// Later on the time line, in the same zone; no value outside the years FEEL knows.
    [[nodiscard]] std::optional<date_time> plus(const day_time_duration& d) const noexcept;
    /// The same wall-clock time some months later; see `date::plus_months`.
    [[nodiscard]] std::optional<date_time> plus(const year_month_duration& d) const noexcept;
    friend bool operator==(const date_time&, const date_time&) = default;
};

/// `b - a` on the time line; saturates where 64 bits of seconds do not hold it.
[[nodiscard]] day_time_duration between(instant a, instant b) noexcept;

/// Whole months from `a` to `b`, negative backwards (FEEL `years and months duration(a, b)`).
[[nodiscard]] year_month_duration months_between(date a, date b) noexcept;

/// Today's date at an instant in a zone.
[[nodiscard]] date date_at(instant at, const zone_reference& in) noexcept;

} // namespace tenet

#endif
