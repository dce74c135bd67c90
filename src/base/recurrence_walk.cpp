#include "base/civil.hpp"
#include "base/recurrence_plan.hpp"

#include <algorithm>

namespace tenet {

namespace {

constexpr std::int64_t last_year = 9999;

bool holds(const std::vector<int>& sorted, int n) noexcept {
    return std::binary_search(sorted.begin(), sorted.end(), n);
}

/// Whether `n` of `all`, counted from either end, is in a list of signed numbers.
bool holds_signed(const std::vector<int>& sorted, int n, int all) noexcept {
    return holds(sorted, n) || holds(sorted, n - all - 1);
}

date first_of_year(std::int64_t year) noexcept {
    return date::from_civil(year, 1, 1).value_or(date{});
}

int days_of_month(date d) noexcept {
    const date first = d.plus_days(1 - d.day());
    return static_cast<int>(first.plus_months(1).value_or(first).days() - first.days());
}

int days_of_year(date d) noexcept {
    return static_cast<int>(first_of_year(d.year() + 1).days() - first_of_year(d.year()).days());
}

} // namespace

rule_walk::rule_walk(const recurrence::plan& plan, std::uint64_t periods)
    : plan_(plan),
      periods_left_(periods),
      start_(plan.start_wall()),
      start_day_(plan.start.day),
      hours_(plan.hours),
      minutes_(plan.minutes),
      seconds_(plan.seconds) {
    first_year_ = plan.weeks.empty() ? start_day_.year() : first_week_year();
}

std::optional<wall> rule_walk::next() {
    for (;;) {
        const std::uint64_t end = plan_.positions.empty() ? size_ : chosen_.size();
        while (next_ < end) {
            const wall at = at_index(plan_.positions.empty() ? next_ : chosen_[next_]);
            ++next_;
            if (at >= start_) return at;
        }
        if (!open_period()) return std::nullopt;
    }
}

/// Opens the next period that holds anything.
bool rule_walk::open_period() {
    do {
        if (periods_left_-- == 0) {
            periods_left_ = 0;
            out_of_periods_ = true;
            return false;
        }
        now_ = period(k_);
        if (now_.year > last_year) return false;
        days_.clear();
        size_ = 0;
        next_ = 0;
        if (plan_.freq < frequency::daily && skip_short_period()) continue;
        list_days();
        ++k_;
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
        size_ = days_.size() * hours_.size() * minutes_.size() * seconds_.size();
        place_positions();
    } while (size_ == 0);
    return true;
}

void rule_walk::list_days() {
    switch (plan_.freq) {
    case frequency::yearly:
        if (plan_.weeks.empty()) {
            list_year();
        } else {
            list_week_year();
        }
        break;
    case frequency::monthly: list_month_days(now_.year, now_.month); break;
    case frequency::weekly:
        for (int i = 0; i < 7; ++i) add_day(date::from_days(now_.day + i));
        break;
    default: add_day(date::from_days(now_.day));
    }
}

void rule_walk::list_year() {
    const bool named = !plan_.year_days.empty() || !plan_.weekdays.empty();
    if (!plan_.months.empty()) {
        for (const int m : plan_.months) list_month_days(now_.year, m);
    } else if (!named) { // the month of the start
        list_month_days(now_.year, start_day_.month());
    } else {
        for (int m = 1; m <= 12; ++m) list_month_days(now_.year, m);
    }
}

void rule_walk::list_week_year() {
    const date first = week_one(now_.year);
    const auto all = static_cast<int>(weeks_of(now_.year));
    for (int n = 1; n <= all; ++n) {
        if (!holds_signed(plan_.weeks, n, all)) continue;
        for (int i = 0; i < 7; ++i) add_day(first.plus_days(7 * (n - 1) + i));
    }
}

void rule_walk::list_month_days(std::int64_t year, int month) {
    const auto first = date::from_civil(year, month, 1);
    if (!first) return;
    const int n = days_of_month(*first);
    for (int i = 0; i < n; ++i) add_day(first->plus_days(i));
}

void rule_walk::add_day(date d) {
    if (fits_day(d)) days_.push_back(d.days());
}

/// Whether every part of the rule about days admits a day; what the rule does not say about days
/// of a period comes from the start.
bool rule_walk::fits_day(date d) const {
    if (d.year() > last_year) return false;
    if (!plan_.months.empty() && !holds(plan_.months, d.month())) return false;
    if (!plan_.month_days.empty() && !holds_signed(plan_.month_days, d.day(), days_of_month(d))) {
        return false;
    }
    if (!plan_.year_days.empty() &&
        !holds_signed(plan_.year_days, d.day_of_year(), days_of_year(d))) {
        return false;
    }
    if (!plan_.weekdays.empty()) return fits_weekday(d);
    if (!plan_.month_days.empty() || !plan_.year_days.empty()) return true;
    if (plan_.freq == frequency::weekly || !plan_.weeks.empty()) {
        return d.weekday() == start_day_.weekday();
    }
    if (plan_.freq >= frequency::monthly) return d.day() == start_day_.day();
    return true;
}

bool rule_walk::fits_weekday(date d) const {
    return std::any_of(plan_.weekdays.begin(), plan_.weekdays.end(),
                       [&](const nth_weekday& w) { return fits_nth(d, w); });
}

bool rule_walk::fits_nth(date d, const nth_weekday& w) const {
    if (d.weekday() != w.weekday) return false;
    if (w.n == 0) return true;
    const bool of_year = plan_.freq == frequency::yearly && plan_.months.empty();
    const int number = of_year ? d.day_of_year() : d.day();
    const int all = of_year ? days_of_year(d) : days_of_month(d);
    return w.n > 0 ? (number - 1) / 7 + 1 == w.n : (all - number) / 7 + 1 == -w.n;
}

/// For periods below a day: whether the open one holds nothing. Then goes on to the next that may.
bool rule_walk::skip_short_period() {
    const std::int64_t second = now_.second;
    const date day = date::from_days(now_.day);
    const auto in_day = static_cast<int>(second - day.days() * day_seconds);
    std::int64_t span = 0; // what can be passed over as a whole
    if (!fits_day(day)) {
        span = day_seconds;
    } else if (!plan_.hours.empty() && !holds(plan_.hours, in_day / 3600)) {
        span = 3600;
    } else if (plan_.freq <= frequency::minutely && !plan_.minutes.empty() &&
               !holds(plan_.minutes, in_day / 60 % 60)) {
        span = 60;
    } else if (plan_.freq == frequency::secondly && !plan_.seconds.empty() &&
               !holds(plan_.seconds, in_day % 60)) {
        span = 1;
    }
    if (span == 0) {
        hours_ = {in_day / 3600};
        if (plan_.freq <= frequency::minutely) minutes_ = {in_day / 60 % 60};
        if (plan_.freq == frequency::secondly) seconds_ = {in_day % 60};
        return false;
    }
    const std::int64_t next = (floor_div(second, span) + 1) * span;
    const std::int64_t step = period_length() * plan_.interval;
    k_ += std::max<std::int64_t>(1, (next - second + step - 1) / step);
    return true;
}

wall rule_walk::at_index(std::uint64_t i) const {
    const std::uint64_t second = i % seconds_.size();
    i /= seconds_.size();
    const std::uint64_t minute = i % minutes_.size();
    i /= minutes_.size();
    const std::uint64_t hour = i % hours_.size();
    i /= hours_.size();
    return days_[i] * day_seconds + wall{hours_[hour]} * 3600 + wall{minutes_[minute]} * 60 +
           seconds_[second];
}

/// What BYSETPOS leaves of a period; and, in the first one, passes over what lies before the start.
void rule_walk::place_positions() {
    chosen_.clear();
    for (const int p : plan_.positions) {
        const auto size = static_cast<std::int64_t>(size_);
        const std::int64_t i = p > 0 ? p - 1 : size + p;
        if (i >= 0 && i < size) chosen_.push_back(static_cast<std::uint64_t>(i));
    }
    std::sort(chosen_.begin(), chosen_.end());
    chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
    if (!plan_.positions.empty() || size_ == 0 || at_index(0) >= start_) return;
    std::uint64_t low = 0;
    std::uint64_t high = size_;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (at_index(middle) < start_) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    next_ = low;
}

std::int64_t rule_walk::period_length() const noexcept {
    switch (plan_.freq) {
    case frequency::secondly: return 1;
    case frequency::minutely: return 60;
    case frequency::hourly: return 3600;
    default: return day_seconds;
    }
}

rule_walk::moment rule_walk::period(std::int64_t k) const {
    moment m;
    const std::int64_t n = k * plan_.interval;
    if (plan_.freq == frequency::yearly) {
        m.year = first_year_ + n;
        return m;
    }
    if (plan_.freq == frequency::monthly) {
        const std::int64_t months = start_day_.year() * 12 + start_day_.month() - 1 + n;
        m.year = floor_div(months, 12);
        m.month = static_cast<int>(months - m.year * 12) + 1;
        return m;
    }
    if (plan_.freq == frequency::weekly) {
        const int into = (start_day_.weekday() - plan_.week_start + 7) % 7;
        m.day = start_day_.days() - into + 7 * n;
    } else {
        const std::int64_t length = period_length();
        m.second = (floor_div(start_, length) + n) * length;
        m.day = floor_div(m.second, day_seconds);
    }
    m.year = date::from_days(m.day).year();
    return m;
}

/// The beginning of the first week with four days in the year.
date rule_walk::week_one(std::int64_t year) const {
    const date fourth = first_of_year(year).plus_days(3);
    return fourth.plus_days(-((fourth.weekday() - plan_.week_start + 7) % 7));
}

std::int64_t rule_walk::weeks_of(std::int64_t year) const {
    return (week_one(year + 1).days() - week_one(year).days()) / 7;
}

/// The year of weeks that the start lies in, if something of it comes then or later; else the
/// calendar year of the start.
std::int64_t rule_walk::first_week_year() {
    const std::int64_t year = start_day_.year();
    std::int64_t of_week = year;
    if (start_day_ >= week_one(year + 1)) of_week = year + 1;
    if (start_day_ < week_one(year)) of_week = year - 1;
    if (of_week == year) return year;
    now_.year = of_week;
    list_week_year();
    const bool comes = std::any_of(days_.begin(), days_.end(),
                                   [&](std::int64_t d) { return d >= start_day_.days(); });
    days_.clear();
    return comes ? of_week : year;
}

void rule_walk::skip_to(wall at) {
    if (at <= start_) return;
    const date day = date::from_days(floor_div(at, day_seconds));
    std::int64_t n = 0;
    if (plan_.freq == frequency::yearly) {
        n = day.year() - first_year_ - 1;
    } else if (plan_.freq == frequency::monthly) {
        n = (day.year() - start_day_.year()) * 12 + day.month() - start_day_.month();
    } else if (plan_.freq == frequency::weekly) {
        n = (day.days() - start_day_.days()) / 7;
    } else {
        n = (at - start_) / period_length();
    }
    k_ = std::max<std::int64_t>(0, n / plan_.interval - 1);
}

} // namespace tenet
