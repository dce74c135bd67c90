#include "builtin_functions.hpp"
#include "builtin_support.hpp"

namespace tenet::feel::functions {

namespace {

namespace messages = feel_builtin_messages;

constexpr std::int64_t smallest_scale = -6111;
constexpr std::int64_t largest_scale = 6176;

/// Rounds argument 0 to the places argument 1 says.
value round_to(call_frame& frame, rounding mode) {
    const decimal n = frame.number(0);
    const std::int64_t scale = frame.integer(1);
    if (!frame.good()) return frame.failure();
    if (scale < smallest_scale || scale > largest_scale) return frame.wrong_range(1);
    return frame.finite(n.rounded(static_cast<int>(scale), mode));
}

/// As `round_to`; without argument 1 to a whole number.
value round_or_whole(call_frame& frame, rounding mode) {
    if (frame.written(1)) return round_to(frame, mode);
    const decimal n = frame.number(0);
    return frame.good() ? value{n.rounded(0, mode)} : frame.failure();
}

value parity(call_frame& frame, bool odd) {
    const decimal n = frame.number(0);
    if (!frame.good()) return frame.failure();
    if (!n.is_integer()) return frame.wrong_range(0);
    return n.modulo(2).is_zero() != odd;
}

} // namespace

value decimal_places(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "decimal", with};
    return round_to(frame, rounding::half_even);
}

value floor(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "floor", with};
    return round_or_whole(frame, rounding::floor);
}

value ceiling(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "ceiling", with};
    return round_or_whole(frame, rounding::ceiling);
}

value round_up(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "round up", with};
    return round_to(frame, rounding::up);
}

value round_down(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "round down", with};
    return round_to(frame, rounding::down);
}

value round_half_up(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "round half up", with};
    return round_to(frame, rounding::half_up);
}

value round_half_down(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "round half down", with};
    return round_to(frame, rounding::half_down);
}

value abs(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "abs", with};
    const value n = frame.any(0);
    if (n.is(value_kind::day_time_duration)) {
        day_time_duration d = n.as_day_time();
        if (d.seconds == INT64_MIN) return frame.wrong_range(0);
        if (d.seconds < 0) d.seconds = -d.seconds;
        if (d.nanoseconds < 0) d.nanoseconds = -d.nanoseconds;
        return d;
    }
    if (n.is(value_kind::year_month_duration)) {
        const std::int64_t months = n.as_year_month().months;
        if (months == INT64_MIN) return frame.wrong_range(0);
        return year_month_duration{months < 0 ? -months : months};
    }
    const decimal number = frame.number(0);
    return frame.good() ? value{number.abs()} : frame.failure();
}

value modulo(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "modulo", with};
    const decimal dividend = frame.number(0);
    const decimal divisor = frame.number(1);
    if (!frame.good()) return frame.failure();
    if (divisor.is_zero()) return frame.wrong_range(1);
    return frame.finite(dividend.modulo(divisor));
}

value sqrt(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "sqrt", with};
    const decimal n = frame.number(0);
    return frame.good() ? frame.finite(n.sqrt()) : frame.failure();
}

value log(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "log", with};
    const decimal n = frame.number(0);
    return frame.good() ? frame.finite(n.log()) : frame.failure();
}

value exp(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "exp", with};
    const decimal n = frame.number(0);
    return frame.good() ? frame.finite(n.exp()) : frame.failure();
}

value odd(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "odd", with};
    return parity(frame, true);
}

value even(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "even", with};
    return parity(frame, false);
}

} // namespace tenet::feel::functions
