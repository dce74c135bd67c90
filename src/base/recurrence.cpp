#include "base/civil.hpp"
#include "base/recurrence_plan.hpp"

#include <tenet/base/recurrence_messages.hpp>

#include <charconv>

namespace tenet {

namespace say = recurrence_messages;

namespace {

constexpr std::int64_t nanos = 1'000'000'000;

diagnostics beyond(std::uint64_t bound, const char* what) {
    return diagnostic{say::beyond_bounds, {std::to_string(bound), what}};
}

/// A duration in parts; both zero where the text is none.
struct parts {
    std::int64_t months = 0;
    std::int64_t seconds = 0;
};

/// `P1M`, `P2W`, `P1Y2M3DT4H`: years and months before days and times.
std::optional<parts> read_duration(std::string_view text) {
    if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
    parts read;
    if (text.ends_with('W')) {
        const std::string_view digits = text.substr(1, text.size() - 2);
        const auto weeks = day_time_duration::parse("P" + std::string{digits} + "D");
        if (!weeks || weeks->seconds > std::int64_t{1} << 40) return std::nullopt;
        read.seconds = weeks->seconds * 7;
        return read;
    }
    const std::size_t t = std::min(text.find('T'), text.size());
    std::size_t end = text.substr(0, t).find_last_of("YM");
    end = end == std::string_view::npos ? 1 : end + 1;
    if (end > 1) {
        const auto months = year_month_duration::parse(text.substr(0, end));
        if (!months) return std::nullopt;
        read.months = months->months;
    }
    if (end < text.size()) {
        const auto rest = day_time_duration::parse("P" + std::string{text.substr(end)});
        if (!rest || rest->nanoseconds != 0) return std::nullopt;
        read.seconds = rest->seconds;
    }
    return read;
}

std::optional<std::pair<date_time, bool>> read_time(std::string_view text) {
    if (const auto basic = basic_time::parse(text)) return std::pair{basic->at, basic->all_day};
    const auto read = date_time::parse(text);
    if (!read || read->time.nanoseconds % nanos != 0) return std::nullopt;
    return std::pair{*read, text.find('T') == std::string_view::npos};
}

/// Where the k-th interval begins.
std::optional<date_time> nth(const recurrence::plan& p, std::int64_t k) {
    std::int64_t months = 0;
    std::int64_t seconds = 0;
    if (__builtin_mul_overflow(p.step_months, k, &months) ||
        __builtin_mul_overflow(p.step_seconds, k, &seconds)) {
        return std::nullopt;
    }
    const auto moved = p.start.plus(year_month_duration{months});
    if (!moved) return std::nullopt;
    const date_time at = from_wall(wall_of(*moved) + seconds, p.start.time.in);
    constexpr std::int64_t last_year = 9999;
    if (!at.day.in_range() || at.day.year() > last_year) return std::nullopt;
    return at;
}

/// Hands out the instances of either kind, up to COUNT and UNTIL.
class walk {
public:
    walk(const recurrence::plan& p, const recurrence_bounds& bounds)
        : plan_(p), rule_(p, bounds.periods), left_(bounds.periods) {}

    void skip_to(const date_time& at) {
        if (plan_.count || plan_.is_interval) return;
        constexpr wall margin = wall{3} * 3600; // clocks that are set back
        const auto when = at.to_instant(&plan_.start.time.in);
        const bool zoned = plan_.start.time.in.how != zone_reference::kind::local && when;
        rule_.skip_to(wall_of(zoned ? date_time::from_instant(*when, plan_.start.time.in) : at) -
                      margin);
    }

    std::optional<date_time> next() {
        if (plan_.count && given_ == *plan_.count) return std::nullopt;
        if (left_-- == 0) {
            left_ = 0;
            out_ = true;
            return std::nullopt;
        }
        std::optional<date_time> at;
        if (plan_.is_interval) {
            at = nth(plan_, static_cast<std::int64_t>(given_));
        } else if (const auto w = rule_.next()) {
            at = from_wall(*w, plan_.start.time.in);
        }
        if (!at || after_end(*at)) return std::nullopt;
        ++given_;
        return at;
    }

    [[nodiscard]] bool out_of_periods() const noexcept { return out_ || rule_.out_of_periods(); }

private:
    [[nodiscard]] bool after_end(const date_time& at) const {
        if (plan_.until && wall_of(at) > *plan_.until) return true;
        return plan_.until_instant && *at.to_instant() > *plan_.until_instant;
    }

    const recurrence::plan& plan_;
    rule_walk rule_;
    std::uint64_t left_;
    std::uint64_t given_ = 0;
    bool out_ = false;
};

bool before(const date_time& a, const date_time& b) {
    const auto x = a.to_instant();
    const auto y = b.to_instant();
    return x && y ? *x < *y : wall_of(a) < wall_of(b);
}

} // namespace

wall wall_of(const date_time& at) noexcept {
    return at.day.days() * day_seconds + at.time.nanoseconds / nanos;
}

date_time from_wall(wall at, const zone_reference& in) noexcept {
    date_time t;
    const std::int64_t day = floor_div(at, day_seconds);
    t.day = date::from_days(day);
    t.time.nanoseconds = (at - day * day_seconds) * nanos;
    t.time.in = in;
    return t;
}

wall recurrence::plan::start_wall() const noexcept {
    return wall_of(start);
}

result<recurrence> recurrence::parse_rule(std::string_view rule, const date_time& start,
                                          bool all_day, const place& at) {
    auto made = std::make_shared<plan>();
    made->start = start;
    made->start.time.nanoseconds -=
        all_day ? start.time.nanoseconds : start.time.nanoseconds % nanos;
    made->all_day = all_day;
    diagnostics problems;
    constexpr std::int64_t last_year = 9999;
    if (start.day.year() < 1 || start.day.year() > last_year) {
        problems.add(say::value_wrong, {"DTSTART", start.text()}, at);
    }
    read_rule(rule, at, *made, problems);
    if (problems.has_errors()) return problems;
    return recurrence{std::move(made)};
}

result<recurrence> recurrence::parse_interval(std::string_view text, const place& at) {
    const diagnostics refused{diagnostic{say::interval_wrong, {std::string{text}}, at}};
    const std::size_t one = text.find('/');
    const std::size_t two = one == std::string_view::npos ? one : text.find('/', one + 1);
    if (!text.starts_with('R') || two == std::string_view::npos) return refused;
    const std::string_view times = text.substr(1, one - 1);
    const std::string_view first = text.substr(one + 1, two - one - 1);
    const std::string_view second = text.substr(two + 1);
    auto made = std::make_shared<plan>();
    made->is_interval = true;
    made->seconds = made->minutes = made->hours = {0};
    if (!times.empty() && times != "-1") {
        std::uint64_t n = 0;
        const auto [end, failed] = std::from_chars(times.data(), times.data() + times.size(), n);
        if (failed != std::errc{} || end != times.data() + times.size() || n == 0) return refused;
        made->count = n;
    }
    const bool duration_first = first.starts_with('P');
    const auto begin = read_time(duration_first ? second : first);
    if (!begin) return refused;
    made->start = begin->first;
    made->all_day = begin->second;
    const auto end = duration_first || second.starts_with('P') ? std::nullopt : read_time(second);
    auto step = read_duration(duration_first ? first : second);
    if (end) step = parts{0, wall_of(end->first) - wall_of(made->start)};
    if (!step || step->months < 0 || step->seconds < 0 || step->months + step->seconds == 0) {
        return refused;
    }
    made->step_months = step->months;
    made->step_seconds = step->seconds;
    if (duration_first) {
        // Counted back from where the last one ends; without a number there is no first.
        if (!made->count) return refused;
        made->step_months = -step->months;
        made->step_seconds = -step->seconds;
        std::int64_t n = 0;
        if (*made->count > std::uint64_t{1} << 32) return refused;
        n = static_cast<std::int64_t>(*made->count);
        const auto start = nth(*made, n);
        if (!start) return refused;
        made->start = *start;
        made->step_months = step->months;
        made->step_seconds = step->seconds;
    }
    return recurrence{std::move(made)};
}

result<std::vector<date_time>> recurrence::take(const recurrence_bounds& bounds) const {
    walk w{*plan_, bounds};
    std::vector<date_time> all;
    while (all.size() < bounds.instances) {
        const auto at = w.next();
        if (!at && w.out_of_periods()) return beyond(bounds.periods, "periods");
        if (!at || (bounds.until && before(*bounds.until, *at))) break;
        all.push_back(*at);
    }
    return all;
}

result<std::vector<date_time>> recurrence::between(const date_time& from, const date_time& to,
                                                   const recurrence_bounds& bounds) const {
    walk w{*plan_, bounds};
    w.skip_to(from);
    std::vector<date_time> all;
    for (;;) {
        const auto at = w.next();
        if (!at && w.out_of_periods()) return beyond(bounds.periods, "periods");
        if (!at || !before(*at, to) || (bounds.until && before(*bounds.until, *at))) break;
        if (before(*at, from)) continue;
        if (all.size() == bounds.instances) return beyond(bounds.instances, "instances");
        all.push_back(*at);
    }
    return all;
}

result<std::optional<date_time>> recurrence::after(const date_time& from,
                                                   const recurrence_bounds& bounds) const {
    walk w{*plan_, bounds};
    w.skip_to(from);
    for (;;) {
        const auto at = w.next();
        if (!at && w.out_of_periods()) return beyond(bounds.periods, "periods");
        if (!at || (bounds.until && before(*bounds.until, *at))) return std::optional<date_time>{};
        if (before(from, *at)) return at;
    }
}

const date_time& recurrence::start() const noexcept {
    return plan_->start;
}

bool recurrence::all_day() const noexcept {
    return plan_->all_day;
}

} // namespace tenet
