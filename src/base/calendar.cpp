#include "civil.hpp"

#include <tenet/base/calendar.hpp>

#include <algorithm>

namespace tenet {

namespace {

struct work_span {
    instant begin;
    instant end;
};

/// The instant of a minute since midnight of a day; 1440 is the midnight that follows.
instant instant_of(date day, int minute, const zone_reference& zone) noexcept {
    constexpr int day_length = 1'440;
    date_time wall;
    wall.day = day.plus_days(minute / day_length);
    wall.time.nanoseconds = std::int64_t{minute % day_length} * 60 * nanoseconds_per_second;
    wall.time.in = zone;
    return wall.to_instant().value_or(instant{});
}

work_span span_of(date day, const working_hours& hours, const zone_reference& zone) noexcept {
    return {instant_of(day, hours.begin, zone), instant_of(day, hours.end, zone)};
}

/// `b - a` in nanoseconds, for instants of a calendar's thousand years.
__extension__ using int128 = __int128;

int128 nanoseconds_between(instant a, instant b) noexcept {
    return (static_cast<int128>(b.seconds) - a.seconds) * nanoseconds_per_second + b.nanoseconds -
           a.nanoseconds;
}

instant moved(instant at, int128 nanoseconds) noexcept {
    const int128 sum = nanoseconds + at.nanoseconds;
    int128 seconds = sum / nanoseconds_per_second;
    if (sum % nanoseconds_per_second < 0) --seconds;
    return {at.seconds + static_cast<std::int64_t>(seconds),
            static_cast<std::int32_t>(sum - seconds * nanoseconds_per_second)};
}

} // namespace

bool working_calendar::covers(date d) const noexcept {
    return d >= definition_.covers_from && d <= definition_.covers_to;
}

const std::vector<working_hours>& working_calendar::hours_of(date d) const noexcept {
    const auto exception = exceptions_.find(d);
    if (exception != exceptions_.end()) return exception->second;
    return definition_.week[static_cast<std::size_t>(d.weekday() - 1)];
}

std::optional<bool> working_calendar::is_working_day(date d) const noexcept {
    if (!covers(d)) return std::nullopt;
    return !hours_of(d).empty();
}

std::optional<instant> working_calendar::forward(instant from,
                                                 std::int64_t seconds) const noexcept {
    int128 left = static_cast<int128>(seconds) * nanoseconds_per_second;
    for (date day = date_at(from, definition_.zone); covers(day); day = day.plus_days(1)) {
        for (const working_hours& hours : hours_of(day)) {
            const work_span span = span_of(day, hours, definition_.zone);
            const instant begin = std::max(span.begin, from);
            if (begin >= span.end) continue;
            const int128 available = nanoseconds_between(begin, span.end);
            if (left <= available) return moved(begin, left);
            left -= available;
        }
    }
    return std::nullopt;
}

std::optional<instant> working_calendar::backward(instant from,
                                                  std::int64_t seconds) const noexcept {
    int128 left = static_cast<int128>(seconds) * nanoseconds_per_second;
    for (date day = date_at(from, definition_.zone); covers(day); day = day.plus_days(-1)) {
        const std::vector<working_hours>& all = hours_of(day);
        for (auto hours = all.rbegin(); hours != all.rend(); ++hours) {
            const work_span span = span_of(day, *hours, definition_.zone);
            const instant end = std::min(span.end, from);
            if (end <= span.begin) continue;
            const int128 available = nanoseconds_between(span.begin, end);
            if (-left <= available) return moved(end, left);
            left += available;
        }
    }
    return std::nullopt;
}

std::optional<instant> working_calendar::add_working_seconds(instant from,
                                                             std::int64_t seconds) const noexcept {
    if (!covers(date_at(from, definition_.zone))) return std::nullopt;
    if (seconds == 0) return from;
    return seconds > 0 ? forward(from, seconds) : backward(from, seconds);
}

std::optional<date> working_calendar::add_working_days(date from, std::int64_t n) const noexcept {
    const int step = n < 0 ? -1 : 1;
    date day = from;
    while (covers(day)) {
        if (n == 0) return day;
        day = day.plus_days(step);
        if (covers(day) && !hours_of(day).empty()) n -= step;
    }
    return std::nullopt;
}

std::optional<std::int64_t> working_calendar::working_seconds(instant from,
                                                              instant to) const noexcept {
    if (to < from) {
        const auto reversed = working_seconds(to, from);
        return reversed ? std::optional{-*reversed} : std::nullopt;
    }
    const date last = date_at(to, definition_.zone);
    date day = date_at(from, definition_.zone);
    if (!covers(day) || !covers(last)) return std::nullopt;
    int128 sum = 0;
    for (; day <= last; day = day.plus_days(1)) {
        for (const working_hours& hours : hours_of(day)) {
            const work_span span = span_of(day, hours, definition_.zone);
            const instant begin = std::max(span.begin, from);
            const instant end = std::min(span.end, to);
            if (begin < end) sum += nanoseconds_between(begin, end);
        }
    }
    return static_cast<std::int64_t>(sum / nanoseconds_per_second);
}

std::optional<std::int64_t> working_calendar::working_days(date from, date to) const noexcept {
    if (!covers(from) || !covers(to)) return std::nullopt;
    std::int64_t count = 0;
    const date last = std::max(from, to);
    for (date day = std::min(from, to).plus_days(1); day <= last; day = day.plus_days(1)) {
        if (!hours_of(day).empty()) ++count;
    }
    return to < from ? -count : count;
}

} // namespace tenet
