#include "civil.hpp"
#include "tzif.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/base/zone.hpp>

#include <algorithm>

namespace tenet {

namespace {

/// Far enough for every date, near enough that adding a day cannot overflow.
constexpr std::int64_t farthest_second = std::int64_t{1} << 60;

std::int64_t clamped(std::int64_t seconds) noexcept {
    return std::clamp(seconds, -farthest_second, farthest_second);
}

} // namespace

result<std::unique_ptr<const zone>> zone::read(std::string name, std::span<const std::byte> tzif) {
    auto read = std::make_unique<zone>();
    if (const auto wrong = tzif_reader{*read, tzif}.read()) {
        return diagnostics{
            diagnostic{base_messages::bad_zone_data, {std::move(name), std::to_string(*wrong)}}};
    }
    read->name_ = std::move(name);
    return std::unique_ptr<const zone>{std::move(read)};
}

/// The instant a rule changes the offset in a year.
std::int64_t zone::change_in_year(const rule_day& day, std::int64_t year,
                                  std::int32_t offset_before) noexcept {
    std::int64_t days = 0;
    if (day.julian >= 0) {
        const bool skips_leap_day = !day.leap_counted && day.julian >= 60 && is_leap_year(year);
        const int index = day.leap_counted ? day.julian : day.julian - (skips_leap_day ? 0 : 1);
        days = days_from_civil(year, 1, 1) + index;
    } else {
        const std::int64_t first = days_from_civil(year, day.month, 1);
        const int to_weekday = (day.weekday + 7 - weekday_of(first) % 7) % 7;
        days = first + to_weekday + (std::int64_t{day.week} - 1) * 7;
        if (days >= first + days_in_month(year, day.month)) days -= 7;
    }
    return days * seconds_per_day + day.seconds - offset_before;
}

/// The changes of the year around `seconds` and of its neighbours, in order of time.
std::array<zone::transition, 6> zone::rule_changes(std::int64_t seconds) const noexcept {
    const std::int64_t year = civil_from_days(floor_div(seconds, seconds_per_day)).year;
    std::array<transition, 6> changes{};
    std::size_t i = 0;
    for (std::int64_t y = year - 1; y <= year + 1; ++y) {
        changes[i++] = {change_in_year(after_.end, y, after_.summer), after_.standard};
        changes[i++] = {change_in_year(after_.begin, y, after_.standard), after_.summer};
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const transition& a, const transition& b) { return a.at < b.at; });
    return changes;
}

std::int32_t zone::offset_at(std::int64_t utc_seconds) const noexcept {
    const std::int64_t at = clamped(utc_seconds);
    const auto begun = [at](const transition& t) { return t.at <= at; };
    if (has_after_ && (transitions_.empty() || begun(transitions_.back()))) {
        if (!after_.has_summer) return after_.standard;
        const auto changes = rule_changes(at);
        const auto next = std::find_if_not(changes.begin(), changes.end(), begun);
        return next == changes.begin() ? after_.standard : std::prev(next)->offset;
    }
    const auto next = std::partition_point(transitions_.begin(), transitions_.end(), begun);
    return next == transitions_.begin() ? first_offset_ : std::prev(next)->offset;
}

std::int32_t zone::offset_for_local(std::int64_t local_seconds) const noexcept {
    const std::int64_t local = clamped(local_seconds);
    const auto before = [this](std::size_t i) {
        return i == 0 ? first_offset_ : transitions_[i - 1].offset;
    };
    const auto begun = [&](std::size_t i) {
        return transitions_[i].at + std::max(before(i), transitions_[i].offset) <= local;
    };
    if (has_after_ && (transitions_.empty() || begun(transitions_.size() - 1))) {
        if (!after_.has_summer) return after_.standard;
        std::int32_t offset = after_.standard;
        for (const transition& change : rule_changes(local)) {
            if (change.at + std::max(after_.standard, after_.summer) <= local) {
                offset = change.offset;
            }
        }
        return offset;
    }
    std::size_t low = 0;
    for (std::size_t high = transitions_.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (begun(middle)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return before(low);
}

} // namespace tenet
