#include "time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tenet::report {

namespace {

constexpr std::int64_t hour = 3'600;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t most_ticks = 8;

/// The next larger of 1, 2, 5, 10, 20, 50, ... times `unit`.
std::int64_t round_step(std::int64_t least, std::int64_t unit) noexcept {
    std::int64_t step = unit;
    for (int n = 0; step < least; ++n) step = n % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

} // namespace

time_axis::time_axis(instant from, instant until, int left, int width, const zone_reference& zone)
    : from_(from.seconds),
      until_(std::max(until.seconds, from.seconds + hour)),
      left_(left),
      width_(width),
      zone_(zone) {}

int time_axis::at(instant when) const noexcept {
    constexpr std::int64_t exact = std::int64_t{1} << 50;
    std::int64_t past = std::clamp(when.seconds, from_, until_) - from_;
    std::int64_t all = until_ - from_;
    if (all > exact) {
        past >>= 16;
        all >>= 16;
    }
    return left_ + static_cast<int>(past * width_ / all);
}

std::vector<time_axis::tick> time_axis::hours() const {
    std::vector<tick> out;
    const std::int64_t step = round_step((until_ - from_) / most_ticks + 1, hour);
    const auto begin = (from_ + hour - 1) / hour * hour;
    for (std::int64_t t = begin; t <= until_; t += step) {
        const date_time local = date_time::from_instant({t, 0}, zone_);
        out.push_back(
            {at({t, 0}), fmt::format("{:02}-{:02} {:02}:{:02}", local.day.month(), local.day.day(),
                                     local.time.hour(), local.time.minute())});
    }
    return out;
}

std::vector<time_axis::tick> time_axis::ticks() const {
    const std::int64_t days = (until_ - from_) / day;
    if (days < 2) return hours();
    std::vector<tick> out;
    const std::int64_t step = round_step(days / most_ticks + 1, 1);
    const std::int64_t last = date_at({until_, 0}, zone_).days();
    for (std::int64_t d = date_at({from_, 0}, zone_).days() + 1; d <= last; d += step) {
        const date on = date::from_days(d);
        const auto midnight = date_time{on, {0, zone_}}.to_instant();
        if (midnight && midnight->seconds >= from_ && midnight->seconds <= until_) {
            out.push_back({at(*midnight), on.text()});
        }
    }
    return out;
}

} // namespace tenet::report
