#include "builtin_functions.hpp"
#include "builtin_support.hpp"

#include <tenet/feel/operators.hpp>

#include <array>

namespace tenet::feel::functions {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

/// Whether equality of this kind is a matter of their items, not of the values alone.
bool is_composite(value_kind kind) noexcept {
    switch (kind) {
    case value_kind::list:
    case value_kind::context:
    case value_kind::record:
    case value_kind::range: return true;
    default: return false;
    }
}

} // namespace

value day_of_year(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "day of year", with};
    const date day = frame.day(0);
    return frame.good() ? value{decimal{day.day_of_year()}} : frame.failure();
}

value day_of_week(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "day of week", with};
    const date day = frame.day(0);
    if (!frame.good()) return frame.failure();
    return weekdays[static_cast<std::size_t>(day.weekday() - 1)];
}

value month_of_year(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "month of year", with};
    const date day = frame.day(0);
    if (!frame.good()) return frame.failure();
    return months[static_cast<std::size_t>(day.month() - 1)];
}

value week_of_year(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "week of year", with};
    const date day = frame.day(0);
    return frame.good() ? value{decimal{day.week_of_year()}} : frame.failure();
}

value now(evaluation& run, const builtin::arguments& /*with*/) {
    return value::of(&run.context().now);
}

value today(evaluation& run, const builtin::arguments& /*with*/) {
    return run.context().now.day;
}

/// Both values are the same to the letter: unlike `=`, which takes 12:00Z and 13:00+01:00 for one
/// instant, and unlike null for different kinds.
value is(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "is", with};
    if (!frame.written(0)) return frame.wrong_kind(0, "一个值", "a value");
    const value a = frame.any(0);
    const value b = frame.any(1);
    if (is_composite(a.kind()) && is_composite(b.kind())) {
        value unknown;
        const item_equality same = equal_items(run, a, b, unknown);
        return same == item_equality::unknown ? unknown : value{same == item_equality::equal};
    }
    return identical(a, b);
}

} // namespace tenet::feel::functions
