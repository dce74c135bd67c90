#include <tenet/assess/due.hpp>

#include <algorithm>
#include <array>

namespace tenet::assess {

namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::array<std::string_view, 3> basis_names{"clock", "calendar", "working"};

/// The parts of a span that its kind allows; nothing else is there.
struct span_parts {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
};

std::optional<span_parts> read_span(std::string_view text, time_basis in) noexcept {
    if (const auto long_one = year_month_duration::parse(text)) {
        if (in != time_basis::calendar || long_one->months <= 0) return std::nullopt;
        return span_parts{long_one->months, 0, 0};
    }
    const auto d = day_time_duration::parse(text);
    if (!d || d->seconds <= 0 || d->nanoseconds != 0) return std::nullopt;
    if (in == time_basis::clock) return span_parts{0, 0, d->seconds};
    const bool written_in_days = text.find('T') == std::string_view::npos;
    if (written_in_days) return span_parts{0, d->seconds / day_seconds, 0};
    // Hours and days of work do not add up to one another.
    const bool hours_only = text.find('D') == std::string_view::npos;
    if (in != time_basis::working || !hours_only) return std::nullopt;
    return span_parts{0, 0, d->seconds};
}

/// The wall-clock time of an instant on another day.
std::optional<instant> on_day(date_time clock, std::optional<date> day) {
    if (!day || !day->in_range()) return std::nullopt;
    clock.day = *day;
    return clock.to_instant();
}

std::optional<instant> plus_clock(instant from, std::int64_t seconds) {
    const date_time utc = date_time::from_instant(from, due_options{}.zone);
    const auto later = utc.plus(day_time_duration{seconds, 0});
    return later ? later->to_instant() : std::nullopt;
}

} // namespace

std::string_view name_of(time_basis basis) noexcept {
    return basis_names[static_cast<std::size_t>(basis)];
}

std::optional<time_basis> read_basis(std::string_view text) noexcept {
    const auto* found = std::find(basis_names.begin(), basis_names.end(), text);
    if (found == basis_names.end()) return std::nullopt;
    return static_cast<time_basis>(found - basis_names.begin());
}

std::string utc_text(instant at) {
    return date_time::from_instant(at, due_options{}.zone).text();
}

std::optional<zone_reference> read_zone(std::string_view text, const zone_database* zones) {
    if (text.empty() || text == "Z") return due_options{}.zone;
    const bool offset = text.front() == '+' || text.front() == '-';
    const auto read =
        time_of_day::parse("00:00:00" + std::string{offset ? "" : "@"} + std::string{text}, zones);
    if (!read) return std::nullopt;
    return read->in;
}

bool is_span(std::string_view text, time_basis in) noexcept {
    return read_span(text, in).has_value();
}

std::optional<instant> due_after(instant from, std::string_view span, time_basis in,
                                 const due_options& how) {
    const auto parts = read_span(span, in);
    if (!parts) return std::nullopt;
    if (in == time_basis::clock) return plus_clock(from, parts->seconds);
    if (in == time_basis::calendar) {
        const date_time clock = date_time::from_instant(from, how.zone);
        if (parts->months == 0) return on_day(clock, clock.day.plus_days(parts->days));
        return on_day(clock, clock.day.plus_months(parts->months));
    }
    if (how.calendar == nullptr) return std::nullopt;
    if (parts->days == 0) return how.calendar->add_working_seconds(from, parts->seconds);
    const date_time clock = date_time::from_instant(from, how.calendar->definition().zone);
    return on_day(clock, how.calendar->add_working_days(clock.day, parts->days));
}

} // namespace tenet::assess
