#include "civil.hpp"
#include "text_cursor.hpp"

#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>

#include <limits>

namespace tenet {

namespace {

constexpr std::int64_t nanoseconds_per_day = seconds_per_day * nanoseconds_per_second;
constexpr std::int32_t largest_offset = 18 * 3'600;

std::int64_t saturated_sum(std::int64_t a, std::int64_t b) noexcept {
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(a, b, &sum)) return sum;
    return b < 0 ? std::numeric_limits<std::int64_t>::min()
                 : std::numeric_limits<std::int64_t>::max();
}

/// Reads "hh:mm:ss[.f]" as nanoseconds since midnight; 24:00:00 is the end of the day.
std::optional<std::int64_t> read_clock(text_cursor& text) noexcept {
    const auto hour = text.take_number(2);
    if (!hour || !text.take(':')) return std::nullopt;
    const auto minute = text.take_number(2);
    if (!minute || !text.take(':')) return std::nullopt;
    const auto second = text.take_number(2);
    if (!second || *hour > 24 || *minute > 59 || *second > 59) return std::nullopt;
    std::int32_t nanoseconds = 0;
    if (text.take('.')) {
        const std::string_view digits = text.take_digits();
        const auto fraction = nanoseconds_of(digits);
        if (digits.empty() || !fraction) return std::nullopt;
        nanoseconds = *fraction;
    }
    const std::int64_t seconds = *hour * 3'600 + *minute * 60 + *second;
    const std::int64_t clock = seconds * nanoseconds_per_second + nanoseconds;
    if (clock > nanoseconds_per_day) return std::nullopt;
    return clock;
}

/// Reads "+hh:mm[:ss]" or the same with "-".
std::optional<std::int32_t> read_offset(text_cursor& text) noexcept {
    const bool negative = text.take('-');
    if (!negative && !text.take('+')) return std::nullopt;
    const auto hour = text.take_number(2);
    if (!hour || !text.take(':')) return std::nullopt;
    const auto minute = text.take_number(2);
    if (!minute) return std::nullopt;
    int second = 0;
    if (text.take(':')) {
        const auto read = text.take_number(2);
        if (!read) return std::nullopt;
        second = *read;
    }
    const std::int32_t offset = *hour * 3'600 + *minute * 60 + second;
    if (*minute > 59 || second > 59 || offset > largest_offset) return std::nullopt;
    return negative ? -offset : offset;
}

/// Reads what stands behind a time, up to the end of the text.
std::optional<zone_reference> read_zone(text_cursor& text, const zone_database* zones) noexcept {
    zone_reference reference;
    if (text.at_end()) return reference;
    if (text.take('@')) {
        reference.how = zone_reference::kind::named;
        reference.named = zones == nullptr ? nullptr : zones->find(text.rest());
        if (reference.named == nullptr) return std::nullopt;
        return reference;
    }
    reference.how = zone_reference::kind::offset;
    if (text.take('Z')) return text.at_end() ? std::optional{reference} : std::nullopt;
    const auto offset = read_offset(text);
    if (!offset || !text.at_end()) return std::nullopt;
    reference.offset_seconds = *offset;
    return reference;
}

/// Reads a time of day; 24:00:00 stays the end of the day.
std::optional<time_of_day> read_time(std::string_view text, const zone_database* zones) noexcept {
    text_cursor cursor{text};
    const auto clock = read_clock(cursor);
    if (!clock) return std::nullopt;
    const auto zone = read_zone(cursor, zones);
    if (!zone) return std::nullopt;
    return time_of_day{*clock, *zone};
}

void append_offset(std::string& out, std::int32_t offset) {
    if (offset == 0) {
        out += 'Z';
        return;
    }
    const std::int32_t seconds = offset < 0 ? -offset : offset;
    out += offset < 0 ? '-' : '+';
    append_padded(out, seconds / 3'600, 2);
    out += ':';
    append_padded(out, seconds % 3'600 / 60, 2);
    if (seconds % 60 == 0) return;
    out += ':';
    append_padded(out, seconds % 60, 2);
}

/// Seconds east of UTC at an instant.
std::int32_t offset_in(const zone_reference& in, std::int64_t utc_seconds) noexcept {
    switch (in.how) {
    case zone_reference::kind::local: return 0;
    case zone_reference::kind::offset: return in.offset_seconds;
    case zone_reference::kind::named:
        return in.named == nullptr ? 0 : in.named->offset_at(utc_seconds);
    }
    return 0;
}

/// Seconds east of UTC for a wall-clock time given as if it were UTC.
std::int32_t offset_for_local(const zone_reference& in, std::int64_t local_seconds) noexcept {
    if (in.how != zone_reference::kind::named) return offset_in(in, local_seconds);
    return in.named == nullptr ? 0 : in.named->offset_for_local(local_seconds);
}

} // namespace

std::optional<time_of_day> time_of_day::parse(std::string_view text,
                                              const zone_database* zones) noexcept {
    auto time = read_time(text, zones);
    if (time && time->nanoseconds == nanoseconds_per_day) time->nanoseconds = 0;
    return time;
}

int time_of_day::hour() const noexcept {
    return static_cast<int>(nanoseconds / (3'600 * nanoseconds_per_second));
}

int time_of_day::minute() const noexcept {
    return static_cast<int>(nanoseconds / (60 * nanoseconds_per_second) % 60);
}

int time_of_day::second() const noexcept {
    return static_cast<int>(nanoseconds / nanoseconds_per_second % 60);
}

std::string time_of_day::text() const {
    std::string out;
    append_padded(out, hour(), 2);
    out += ':';
    append_padded(out, minute(), 2);
    out += ':';
    append_padded(out, second(), 2);
    append_fraction(out, nanoseconds % nanoseconds_per_second);
    if (in.how == zone_reference::kind::offset) append_offset(out, in.offset_seconds);
    if (in.how == zone_reference::kind::named && in.named != nullptr) {
        out += '@';
        out += in.named->name();
    }
    return out;
}

std::optional<date_time> date_time::parse(std::string_view text,
                                          const zone_database* zones) noexcept {
    const std::size_t separator = text.find('T');
    const auto day = date::parse(text.substr(0, separator));
    if (!day) return std::nullopt;
    if (separator == std::string_view::npos) return date_time{*day, {}};
    const auto time = read_time(text.substr(separator + 1), zones);
    if (!time) return std::nullopt;
    date_time read{*day, *time};
    if (read.time.nanoseconds == nanoseconds_per_day) {
        read.time.nanoseconds = 0;
        read.day = read.day.plus_days(1);
        if (!read.day.in_range()) return std::nullopt;
    }
    return read;
}

std::string date_time::text() const {
    return day.text() + 'T' + time.text();
}

std::optional<instant> date_time::to_instant(const zone_reference* if_local) const noexcept {
    const bool is_local = time.in.how == zone_reference::kind::local;
    if (is_local && if_local == nullptr) return std::nullopt;
    if (!day.in_range()) return std::nullopt;
    const std::int64_t wall =
        day.days() * seconds_per_day + time.nanoseconds / nanoseconds_per_second;
    const zone_reference& in = is_local ? *if_local : time.in;
    return instant{wall - offset_for_local(in, wall),
                   static_cast<std::int32_t>(time.nanoseconds % nanoseconds_per_second)};
}

date_time date_time::from_instant(instant at, const zone_reference& in) noexcept {
    const std::int64_t wall = saturated_sum(at.seconds, offset_in(in, at.seconds));
    date_time shown;
    shown.day = date::from_days(floor_div(wall, seconds_per_day));
    shown.time.nanoseconds =
        floor_mod(wall, seconds_per_day) * nanoseconds_per_second + at.nanoseconds;
    shown.time.in = in;
    return shown;
}

std::optional<date_time> date_time::plus(const day_time_duration& d) const noexcept {
    const zone_reference universal{nullptr, 0, zone_reference::kind::offset};
    auto at = to_instant(&universal);
    if (!at || __builtin_add_overflow(at->seconds, d.seconds, &at->seconds)) return std::nullopt;
    const std::int64_t nanoseconds = std::int64_t{at->nanoseconds} + d.nanoseconds;
    at->seconds = saturated_sum(at->seconds, floor_div(nanoseconds, nanoseconds_per_second));
    at->nanoseconds = static_cast<std::int32_t>(floor_mod(nanoseconds, nanoseconds_per_second));
    const date_time later = from_instant(*at, time.in);
    if (!later.day.in_range()) return std::nullopt;
    return later;
}

std::optional<date_time> date_time::plus(const year_month_duration& d) const noexcept {
    const auto later = day.plus_months(d.months);
    if (!later) return std::nullopt;
    return date_time{*later, time};
}

day_time_duration between(instant a, instant b) noexcept {
    day_time_duration difference;
    if (__builtin_sub_overflow(b.seconds, a.seconds, &difference.seconds)) {
        difference.seconds = b < a ? std::numeric_limits<std::int64_t>::min()
                                   : std::numeric_limits<std::int64_t>::max();
        return difference;
    }
    difference.nanoseconds = b.nanoseconds - a.nanoseconds;
    constexpr auto second = static_cast<std::int32_t>(nanoseconds_per_second);
    if (difference.seconds > 0 && difference.nanoseconds < 0) {
        --difference.seconds;
        difference.nanoseconds += second;
    } else if (difference.seconds < 0 && difference.nanoseconds > 0) {
        ++difference.seconds;
        difference.nanoseconds -= second;
    }
    return difference;
}

date date_at(instant at, const zone_reference& in) noexcept {
    return date_time::from_instant(at, in).day;
}

} // namespace tenet
