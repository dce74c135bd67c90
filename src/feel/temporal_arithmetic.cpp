#include "temporal_arithmetic.hpp"

#include <tenet/base/zone.hpp>

#include <limits>

namespace tenet::feel {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t nanoseconds_a_day = seconds_a_day * nanoseconds_a_second;

using maybe = std::optional<value>;

/// Whole seconds and nanoseconds brought to the same sign.
std::optional<day_time_duration> normal(std::int64_t seconds, std::int64_t nanoseconds) noexcept {
    std::int64_t carried = 0;
    if (__builtin_add_overflow(seconds, nanoseconds / nanoseconds_a_second, &carried)) return {};
    std::int64_t rest = nanoseconds % nanoseconds_a_second;
    if (carried > 0 && rest < 0) {
        --carried;
        rest += nanoseconds_a_second;
    } else if (carried < 0 && rest > 0) {
        ++carried;
        rest -= nanoseconds_a_second;
    }
    return day_time_duration{carried, static_cast<std::int32_t>(rest)};
}

std::optional<day_time_duration> sum(const day_time_duration& a,
                                     const day_time_duration& b) noexcept {
    std::int64_t seconds = 0;
    if (__builtin_add_overflow(a.seconds, b.seconds, &seconds)) return {};
    return normal(seconds, std::int64_t{a.nanoseconds} + b.nanoseconds);
}

std::optional<day_time_duration> opposite(const day_time_duration& d) noexcept {
    if (d.seconds == std::numeric_limits<std::int64_t>::min()) return {};
    return day_time_duration{-d.seconds, -d.nanoseconds};
}

std::optional<year_month_duration> opposite(const year_month_duration& d) noexcept {
    if (d.months == std::numeric_limits<std::int64_t>::min()) return {};
    return year_month_duration{-d.months};
}

decimal seconds_of(const day_time_duration& d) noexcept {
    return decimal{d.seconds} + decimal::scaled(d.nanoseconds, -9);
}

maybe day_time_of(const decimal& seconds) noexcept {
    if (!seconds.is_finite()) return {};
    const decimal whole = seconds.rounded(0, rounding::down);
    const decimal rest =
        ((seconds - whole) * decimal{nanoseconds_a_second}).rounded(0, rounding::down);
    const auto s = whole.to_int64();
    const auto n = rest.to_int64();
    if (!s || !n) return {};
    return value{day_time_duration{*s, static_cast<std::int32_t>(*n)}};
}

maybe months_of(const decimal& months) noexcept {
    if (!months.is_finite()) return {};
    const auto whole = months.rounded(0, rounding::down).to_int64();
    if (!whole) return {};
    return value{year_month_duration{*whole}};
}

maybe number_of(const decimal& n) noexcept {
    if (!n.is_finite()) return {};
    return value{n};
}

maybe in_range(date d) noexcept {
    static const date first = *date::from_civil(-999'999'999, 1, 1);
    static const date last = *date::from_civil(999'999'999, 12, 31);
    if (d < first || last < d) return {};
    return value{d};
}

maybe shifted(date d, const day_time_duration& by) noexcept {
    std::int64_t days = by.seconds / seconds_a_day;
    const bool part_of_a_day_back =
        by.seconds % seconds_a_day < 0 || (by.seconds % seconds_a_day == 0 && by.nanoseconds < 0);
    if (part_of_a_day_back) --days;
    std::int64_t sum_of_days = 0;
    if (__builtin_add_overflow(d.days(), days, &sum_of_days)) return {};
    return in_range(date::from_days(sum_of_days));
}

maybe shifted(evaluation& run, const time_of_day& t, const day_time_duration& by) {
    const std::int64_t move = (by.seconds % seconds_a_day) * nanoseconds_a_second + by.nanoseconds;
    time_of_day moved = t;
    moved.nanoseconds =
        ((t.nanoseconds + move) % nanoseconds_a_day + nanoseconds_a_day) % nanoseconds_a_day;
    return value::of(run.memory().make<time_of_day>(moved));
}

template <class Duration>
maybe shifted(evaluation& run, const date_time& at, const Duration& by) {
    const auto moved = at.plus(by);
    if (!moved) return {};
    return value::of(run.memory().make<date_time>(*moved));
}

bool is_zoned(const value& v) noexcept {
    return v.is(value_kind::date_time) &&
           v.as_date_time().time.in.how != zone_reference::kind::local;
}

maybe difference_of_instants(const value& a, const value& b) {
    const bool both_dates = a.is(value_kind::date) && b.is(value_kind::date);
    const bool both_local =
        a.is(value_kind::date_time) && b.is(value_kind::date_time) && !is_zoned(a) && !is_zoned(b);
    const bool a_on_line = is_zoned(a) || a.is(value_kind::date);
    const bool b_on_line = is_zoned(b) || b.is(value_kind::date);
    if (!both_dates && !both_local && !(a_on_line && b_on_line)) return {};
    const auto from = instant_of(b);
    const auto to = instant_of(a);
    if (!from || !to) return {};
    return value{between(*from, *to)};
}

maybe difference_of_times(const evaluation& run, const time_of_day& a, const time_of_day& b) {
    const bool a_local = a.in.how == zone_reference::kind::local;
    const bool b_local = b.in.how == zone_reference::kind::local;
    if (a_local != b_local) return {};
    std::int64_t nanoseconds = a.nanoseconds - b.nanoseconds;
    if (!a_local) {
        nanoseconds -= (std::int64_t{offset_of(run, a)} - offset_of(run, b)) * nanoseconds_a_second;
    }
    return value{day_time_duration{nanoseconds / nanoseconds_a_second,
                                   static_cast<std::int32_t>(nanoseconds % nanoseconds_a_second)}};
}

/// `point + by`, where `by` is a duration.
maybe moved(evaluation& run, const value& point, const value& by) {
    if (by.is(value_kind::day_time_duration)) {
        switch (point.kind()) {
        case value_kind::date: return shifted(point.as_date(), by.as_day_time());
        case value_kind::time: return shifted(run, point.as_time(), by.as_day_time());
        case value_kind::date_time: return shifted(run, point.as_date_time(), by.as_day_time());
        case value_kind::day_time_duration: {
            const auto total = sum(point.as_day_time(), by.as_day_time());
            return total ? maybe{value{*total}} : maybe{};
        }
        default: return {};
        }
    }
    if (!by.is(value_kind::year_month_duration)) return {};
    switch (point.kind()) {
    case value_kind::date: {
        const auto day = point.as_date().plus_months(by.as_year_month().months);
        return day ? in_range(*day) : maybe{};
    }
    case value_kind::date_time: return shifted(run, point.as_date_time(), by.as_year_month());
    case value_kind::year_month_duration: {
        std::int64_t months = 0;
        if (__builtin_add_overflow(point.as_year_month().months, by.as_year_month().months,
                                   &months)) {
            return {};
        }
        return value{year_month_duration{months}};
    }
    default: return {};
    }
}

bool is_duration(const value& v) noexcept {
    return v.is(value_kind::day_time_duration) || v.is(value_kind::year_month_duration);
}

maybe subtracted(evaluation& run, const value& a, const value& b) {
    if (b.is(value_kind::day_time_duration)) {
        const auto back = opposite(b.as_day_time());
        return back ? moved(run, a, value{*back}) : maybe{};
    }
    if (b.is(value_kind::year_month_duration)) {
        const auto back = opposite(b.as_year_month());
        return back ? moved(run, a, value{*back}) : maybe{};
    }
    if (a.is(value_kind::time) && b.is(value_kind::time)) {
        return difference_of_times(run, a.as_time(), b.as_time());
    }
    return difference_of_instants(a, b);
}

maybe scaled(const value& duration, const value& factor, arithmetic op) {
    const decimal by = factor.as_number();
    if (op == arithmetic::divide && by.is_zero()) return {};
    if (duration.is(value_kind::day_time_duration)) {
        const decimal seconds = seconds_of(duration.as_day_time());
        return day_time_of(op == arithmetic::multiply ? seconds * by : seconds / by);
    }
    const decimal months{duration.as_year_month().months};
    return months_of(op == arithmetic::multiply ? months * by : months / by);
}

maybe ratio(const value& a, const value& b) {
    if (a.is(value_kind::day_time_duration)) {
        const decimal divisor = seconds_of(b.as_day_time());
        return divisor.is_zero() ? maybe{} : number_of(seconds_of(a.as_day_time()) / divisor);
    }
    const decimal divisor{b.as_year_month().months};
    return divisor.is_zero() ? maybe{} : number_of(decimal{a.as_year_month().months} / divisor);
}

} // namespace

std::int32_t offset_of(const evaluation& run, const time_of_day& t) noexcept {
    if (t.in.how == zone_reference::kind::offset) return t.in.offset_seconds;
    if (t.in.how == zone_reference::kind::local || t.in.named == nullptr) return 0;
    return t.in.named->offset_for_local(run.context().now.day.days() * seconds_a_day +
                                        t.nanoseconds / nanoseconds_a_second);
}

std::optional<instant> instant_of(const value& v) noexcept {
    if (v.is(value_kind::date)) {
        std::int64_t seconds = 0;
        if (__builtin_mul_overflow(v.as_date().days(), seconds_a_day, &seconds)) return {};
        return instant{seconds, 0};
    }
    static const zone_reference utc{nullptr, 0, zone_reference::kind::offset};
    return v.as_date_time().to_instant(&utc);
}

std::optional<value> compute_temporal(evaluation& run, arithmetic op, const value& a,
                                      const value& b) {
    switch (op) {
    case arithmetic::add:
        if (is_duration(b)) return moved(run, a, b);
        return is_duration(a) ? moved(run, b, a) : maybe{};
    case arithmetic::subtract:
        if (is_duration(a) && !is_duration(b)) return {};
        if (a.is(value_kind::number) || b.is(value_kind::number)) return {};
        if (!is_duration(b) && !b.is(value_kind::date) && !b.is(value_kind::date_time) &&
            !b.is(value_kind::time)) {
            return {};
        }
        return subtracted(run, a, b);
    case arithmetic::multiply:
        if (is_duration(a) && b.is(value_kind::number)) return scaled(a, b, op);
        return a.is(value_kind::number) && is_duration(b) ? scaled(b, a, op) : maybe{};
    case arithmetic::divide:
        if (is_duration(a) && b.is(value_kind::number)) return scaled(a, b, op);
        return is_duration(a) && a.kind() == b.kind() ? ratio(a, b) : maybe{};
    case arithmetic::power: return {};
    }
    return {};
}

} // namespace tenet::feel
