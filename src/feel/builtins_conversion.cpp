#include "builtin_functions.hpp"
#include "builtin_support.hpp"
#include "range_text.hpp"

#include <tenet/schema/record_type.hpp>

#include <algorithm>
#include <vector>

namespace tenet::feel::functions {

namespace {

namespace messages = feel_builtin_messages;

constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
constexpr std::int64_t largest_offset = std::int64_t{18} * 3'600;

value not_readable(call_frame& frame, std::string_view text) {
    return frame.fail(messages::not_readable, {text.substr(0, 100)});
}

/// A date and time of the run's memory.
value boxed(evaluation& run, const date_time& at) {
    return value::of(static_cast<const date_time*>(run.memory().make<date_time>(at)));
}

value boxed(evaluation& run, const time_of_day& at) {
    return value::of(static_cast<const time_of_day*>(run.memory().make<time_of_day>(at)));
}

value date_from(call_frame& frame) {
    const value from = frame.any(0);
    if (from.is(value_kind::date)) return from;
    if (from.is(value_kind::date_time)) return from.as_date_time().day;
    const std::string_view text = frame.text(0);
    if (!frame.good()) return frame.failure();
    const auto day = date::parse(text);
    return day ? value{*day} : not_readable(frame, text);
}

value time_from(call_frame& frame) {
    const value from = frame.any(0);
    if (from.is(value_kind::time)) return from;
    if (from.is(value_kind::date_time)) return boxed(frame.run(), from.as_date_time().time);
    if (from.is(value_kind::date)) {
        return boxed(frame.run(), time_of_day{0, {nullptr, 0, zone_reference::kind::offset}});
    }
    const std::string_view text = frame.text(0);
    if (!frame.good()) return frame.failure();
    const auto time = time_of_day::parse(text, frame.run().context().zones);
    return time ? boxed(frame.run(), *time) : not_readable(frame, text);
}

/// The zone that argument `i` (a duration east of UTC, or null) means.
zone_reference zone_from(call_frame& frame, std::size_t i) {
    const value offset = frame.any(i);
    if (offset.is_null()) return {};
    if (!offset.is(value_kind::day_time_duration)) {
        frame.wrong_kind(i, value_kind::day_time_duration);
        return {};
    }
    const day_time_duration east = offset.as_day_time();
    if (east.nanoseconds != 0 || east.seconds > largest_offset || east.seconds < -largest_offset) {
        frame.wrong_range(i);
        return {};
    }
    return {nullptr, static_cast<std::int32_t>(east.seconds), zone_reference::kind::offset};
}

/// The nanoseconds of argument `i`, a number of seconds below 60.
std::int64_t seconds_from(call_frame& frame, std::size_t i) {
    const decimal seconds = frame.number(i);
    const auto exact = (seconds * decimal{nanoseconds_per_second}).to_int64();
    if (exact && *exact >= 0 && *exact < 60 * nanoseconds_per_second) return *exact;
    frame.wrong_range(i);
    return 0;
}

value time_of_parts(call_frame& frame) {
    const std::int64_t hour = frame.exact_integer(0);
    const std::int64_t minute = frame.exact_integer(1);
    const std::int64_t nanoseconds = frame.good() ? seconds_from(frame, 2) : 0;
    const zone_reference in = frame.good() ? zone_from(frame, 3) : zone_reference{};
    if (!frame.good()) return frame.failure();
    if (hour < 0 || hour > 23) return frame.wrong_range(0);
    if (minute < 0 || minute > 59) return frame.wrong_range(1);
    return boxed(frame.run(),
                 time_of_day{(hour * 60 + minute) * 60 * nanoseconds_per_second + nanoseconds, in});
}

value date_time_from(call_frame& frame) {
    const value from = frame.any(0);
    if (from.is(value_kind::date_time)) return from;
    if (from.is(value_kind::date)) return boxed(frame.run(), date_time{from.as_date(), {}});
    const std::string_view text = frame.text(0);
    if (!frame.good()) return frame.failure();
    const auto at = date_time::parse(text, frame.run().context().zones);
    return at ? boxed(frame.run(), *at) : not_readable(frame, text);
}

/// Whether a separator may be that text.
bool is_separator(std::string_view text, std::string_view allowed) noexcept {
    return text.size() == 1 && allowed.find(text.front()) != std::string_view::npos;
}

/// The first cause of something missing inside a value; null if all of it is known.
const missing_cause* missing_within(call_frame& frame, const value& v) {
    std::vector<value> open{v};
    while (!open.empty() && frame.spend(1)) {
        const value next = open.back();
        open.pop_back();
        if (next.is_missing()) return next.cause();
        if (next.is(value_kind::list)) {
            const list_data& list = next.as_list();
            if (!list.closed()) return list.open_because;
            for (std::size_t i = 0; i < list.size; ++i)
                open.push_back(settled(frame.run(), list.at(i)));
        } else if (next.is(value_kind::context)) {
            for (const context_entry& entry : next.as_context().entries) open.push_back(entry.is);
        } else if (next.is(value_kind::range)) {
            open.push_back(next.as_range().low);
            open.push_back(next.as_range().high);
        }
    }
    return nullptr;
}

} // namespace

value make_date(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "date", with};
    if (frame.size() == 1) return date_from(frame);
    const std::int64_t year = frame.exact_integer(0);
    const std::int64_t month = frame.exact_integer(1);
    const std::int64_t day = frame.exact_integer(2);
    if (!frame.good()) return frame.failure();
    if (month < 1 || month > 12) return frame.wrong_range(1);
    if (day < 1 || day > 31) return frame.wrong_range(2);
    const auto made = date::from_civil(year, static_cast<int>(month), static_cast<int>(day));
    return made ? value{*made} : frame.fail(messages::not_existing);
}

value make_time(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "time", with};
    return frame.size() == 1 ? time_from(frame) : time_of_parts(frame);
}

value make_date_time(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "date and time", with};
    if (frame.size() == 1) return date_time_from(frame);
    const date day = frame.day(0);
    const value time = frame.any(1);
    if (!frame.good()) return frame.failure();
    if (!time.is(value_kind::time)) return frame.wrong_kind(1, value_kind::time);
    return boxed(run, date_time{day, time.as_time()});
}

value make_duration(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "duration", with};
    const std::string_view text = frame.text(0);
    if (!frame.good()) return frame.failure();
    if (const auto months = year_month_duration::parse(text)) return *months;
    const auto seconds = day_time_duration::parse(text);
    return seconds ? value{*seconds} : not_readable(frame, text);
}

value years_and_months_duration(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "years and months duration", with};
    const date from = frame.day(0);
    const date to = frame.day(1);
    return frame.good() ? value{months_between(from, to)} : frame.failure();
}

value to_number(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "number", with};
    const std::string_view text = frame.text(0);
    const std::string_view grouping = frame.text_or(1, "");
    const std::string_view point = frame.text_or(2, ".");
    if (!frame.good()) return frame.failure();
    if (!grouping.empty() && !is_separator(grouping, " ,.")) return frame.wrong_range(1);
    if (!is_separator(point, ",.") || point == grouping) return frame.wrong_range(2);
    if (point == "." && grouping.empty()) {
        const auto plain = decimal::parse(text);
        return plain ? value{*plain} : not_readable(frame, text);
    }
    std::string plain;
    if (!frame.text_fits(text.size()) || !frame.spend(text.size() / 64)) return frame.failure();
    for (const char c : text) {
        if (!grouping.empty() && c == grouping.front()) continue;
        if (c == '.' && point != ".") return not_readable(frame, text);
        plain += c == point.front() ? '.' : c;
    }
    const auto number = decimal::parse(plain);
    return number ? value{*number} : not_readable(frame, text);
}

value to_string(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "string", with};
    const value from = frame.any(0);
    if (from.is_null() || from.is(value_kind::string)) return from;
    if (from.is(value_kind::number)) return frame.make_text(plain_text(from.as_number()));
    const missing_cause* why = missing_within(frame, from);
    if (why != nullptr) return value::missing(why);
    if (!frame.good()) return frame.failure();
    const std::uint64_t bound = run.context().bounds.string_bytes;
    const std::string text = to_text(from, bound);
    return text.ends_with("…") && text.size() >= bound
               ? run.exhaust(feel_messages::text_exhausted, bound)
               : frame.make_text(text);
}

value range_from(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "range", with};
    const std::string_view text = frame.text(0);
    if (!frame.good() || !frame.spend(text.size() / 64)) return frame.failure();
    const auto range = read_range_text(run, text);
    if (!range) return not_readable(frame, text);
    const auto how = order(frame, range->low, range->high);
    if (!how) return frame.failure();
    if (*how > 0) return not_readable(frame, text);
    return value::of(static_cast<const range_data*>(run.memory().make<range_data>(*range)));
}

value not_of(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "not", with};
    const bool negand = frame.boolean(0);
    return frame.good() ? value{!negand} : frame.failure();
}

/// True if the value is missing: the one function that sees it. A list, open or not, is there.
value is_missing(evaluation& /*run*/, const builtin::arguments& with) {
    return with.values[0].is_missing();
}

} // namespace tenet::feel::functions
