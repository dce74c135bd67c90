#include <tenet/schema/partition.hpp>
#include <tenet/schema/partition_messages.hpp>

#include <algorithm>

namespace tenet {

namespace {

/// How far apart neighbours on a line are; 0 where it is dense.
decimal step_of(line on) {
    switch (on) {
    case line::numbers: return {};
    case line::day_time_durations: return decimal::scaled(1, -9);
    default: return 1;
    }
}

constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t widest_offset = 18 * 3'600;
constexpr zone_reference utc{nullptr, 0, zone_reference::kind::offset};

/// All of a line.
interval whole(line on) {
    switch (on) {
    case line::local_times: return {decimal{}, seconds_a_day - 1, true, true};
    case line::zoned_times: return {-widest_offset, seconds_a_day - 1 + widest_offset, true, true};
    default: return interval::all();
    }
}

bool is_empty(const interval& i) {
    if (!i.low || !i.high) return false;
    return *i.high < *i.low || (*i.high == *i.low && !(i.low_included && i.high_included));
}

/// On a line of steps open ends become closed ones; unbounded ends count as closed, and are those
/// of the line.
interval normal(line on, interval i) {
    if (!i.low) i.low_included = true;
    if (!i.high) i.high_included = true;
    if (on == line::numbers) return i;
    if (!i.low_included) i.low = *i.low + step_of(on);
    if (!i.high_included) i.high = *i.high - step_of(on);
    const interval all = whole(on);
    if (all.low && (!i.low || *i.low < *all.low)) i.low = all.low;
    if (all.high && (!i.high || *all.high < *i.high)) i.high = all.high;
    i.low_included = i.high_included = true;
    return i;
}

bool begins_before(const interval& a, const interval& b) {
    if (!b.low) return false;
    if (!a.low) return true;
    return *a.low < *b.low || (*a.low == *b.low && a.low_included && !b.low_included);
}

bool ends_before(const interval& a, const interval& b) {
    if (!a.high) return false;
    if (!b.high) return true;
    return *a.high < *b.high || (*a.high == *b.high && !a.high_included && b.high_included);
}

/// Whether nothing lies between the end of `a` and the beginning of `b`, which begins later.
bool touches(line on, const interval& a, const interval& b) {
    if (!a.high || !b.low) return true;
    if (on != line::numbers) return *b.low <= *a.high + step_of(on);
    return *b.low < *a.high || (*b.low == *a.high && (a.high_included || b.low_included));
}

interval common(const interval& a, const interval& b) {
    const interval& low = begins_before(a, b) ? b : a;
    const interval& high = ends_before(a, b) ? a : b;
    return {low.low, high.high, low.low_included, high.high_included};
}

std::vector<interval> merged(line on, std::vector<interval> parts) {
    for (interval& i : parts) i = normal(on, i);
    std::erase_if(parts, is_empty);
    std::sort(parts.begin(), parts.end(), begins_before);
    std::vector<interval> out;
    for (const interval& i : parts) {
        if (!out.empty() && touches(on, out.back(), i)) {
            if (ends_before(out.back(), i)) {
                out.back().high = i.high;
                out.back().high_included = i.high_included;
            }
        } else {
            out.push_back(i);
        }
    }
    return out;
}

std::string position_text(line on, const decimal& at) {
    if (on == line::numbers) return at.canonical();
    return to_text(*value_on_line(on, at));
}

/// A number strictly between two others, with as few digits as can be.
decimal short_between(const decimal& low, const decimal& high) {
    for (int places = 0; places <= 40; ++places) {
        const decimal candidate =
            low.rounded(places, rounding::floor) + decimal::scaled(1, -places);
        if (low < candidate && candidate < high) return candidate;
    }
    return (low + high) / 2;
}

decimal witness_of(const interval& i) {
    if (i.low && i.low_included) return *i.low;
    if (i.high && i.high_included) return *i.high;
    if (i.low && i.high) return short_between(*i.low, *i.high);
    const decimal beside = i.low ? *i.low + 1 : (i.high ? *i.high - 1 : decimal{});
    if (i.contains(beside)) return beside;
    return i.low ? i.low->abs() * 2 : -(i.high->abs() * 2);
}

/// Unbounded ends of a band reach as far as the span does.
interval within(const interval& band, const interval& span) {
    interval out = band;
    if (!out.low) {
        out.low = span.low;
        out.low_included = span.low_included;
    }
    if (!out.high) {
        out.high = span.high;
        out.high_included = span.high_included;
    }
    return out;
}

} // namespace

std::optional<line> line_of(value_kind kind) noexcept {
    switch (kind) {
    case value_kind::number: return line::numbers;
    case value_kind::date: return line::dates;
    case value_kind::day_time_duration: return line::day_time_durations;
    case value_kind::year_month_duration: return line::year_month_durations;
    default: return std::nullopt;
    }
}

std::optional<line> line_of(const value& v) noexcept {
    using zoned = zone_reference::kind;
    if (v.is(value_kind::time)) {
        switch (v.as_time().in.how) {
        case zoned::local: return line::local_times;
        case zoned::offset: return line::zoned_times;
        case zoned::named: return std::nullopt;
        }
    }
    if (!v.is(value_kind::date_time)) return line_of(v.kind());
    if (v.as_date_time().time.in.how == zoned::local) return line::local_date_times;
    return v.as_date_time().to_instant() ? std::optional{line::instants} : std::nullopt;
}

value_kind kind_on(line on) noexcept {
    switch (on) {
    case line::numbers: return value_kind::number;
    case line::dates: return value_kind::date;
    case line::day_time_durations: return value_kind::day_time_duration;
    case line::year_month_durations: return value_kind::year_month_duration;
    case line::local_times:
    case line::zoned_times: return value_kind::time;
    case line::local_date_times:
    case line::instants: return value_kind::date_time;
    }
    return value_kind::null;
}

decimal position_on_line(const value& v) noexcept {
    switch (v.kind()) {
    case value_kind::number: return v.as_number();
    case value_kind::date: return v.as_date().days();
    case value_kind::day_time_duration: {
        const day_time_duration d = v.as_day_time();
        return decimal{d.seconds} + decimal::scaled(d.nanoseconds, -9);
    }
    case value_kind::year_month_duration: return v.as_year_month().months;
    case value_kind::time: {
        const time_of_day& t = v.as_time();
        return t.nanoseconds / nanoseconds_a_second - t.in.offset_seconds;
    }
    case value_kind::date_time: {
        const auto at = v.as_date_time().to_instant(&utc);
        return at ? decimal{at->seconds} : decimal{};
    }
    default: return {};
    }
}

owned_value value_on_line(line on, const decimal& position) {
    const std::int64_t whole = position.rounded(0, rounding::down).to_int64().value_or(0);
    const auto owned = [](const value& v) { return owned_value::copy(v); };
    switch (on) {
    case line::numbers: return owned(position);
    case line::dates: return owned(date::from_days(whole));
    case line::year_month_durations: return owned(year_month_duration{whole});
    case line::day_time_durations: {
        const decimal rest = (position - whole) * decimal::scaled(1, 9);
        const std::int64_t nanoseconds = rest.rounded(0, rounding::down).to_int64().value_or(0);
        return owned(day_time_duration{whole, static_cast<std::int32_t>(nanoseconds)});
    }
    case line::local_times:
    case line::zoned_times: {
        const std::int64_t shown = std::clamp(whole, std::int64_t{0}, seconds_a_day - 1);
        time_of_day t{shown * nanoseconds_a_second,
                      on == line::zoned_times ? utc : zone_reference{}};
        t.in.offset_seconds = static_cast<std::int32_t>(shown - whole);
        return owned(value::of(&t));
    }
    case line::local_date_times:
    case line::instants: {
        date_time t = date_time::from_instant({whole, 0}, utc);
        if (on == line::local_date_times) t.time.in = {};
        return owned(value::of(&t));
    }
    }
    return {};
}

bool interval::contains(const decimal& x) const noexcept {
    if (low && (x < *low || (x == *low && !low_included))) return false;
    return !high || x < *high || (x == *high && high_included);
}

std::string interval::text(line on) const {
    if (!low && !high) return "-";
    if (!low) return (high_included ? "<= " : "< ") + position_text(on, *high);
    if (!high) return (low_included ? ">= " : "> ") + position_text(on, *low);
    if (*low == *high && low_included && high_included) return position_text(on, *low);
    return (low_included ? "[" : "(") + position_text(on, *low) + ".." + position_text(on, *high) +
           (high_included ? "]" : ")");
}

interval_set::interval_set(line on, const interval& one)
    : interval_set(on, std::vector<interval>{one}) {}

interval_set::interval_set(line on, std::vector<interval> many)
    : on_(on), parts_(merged(on, std::move(many))) {}

bool interval_set::is_all() const noexcept {
    return parts_.size() == 1 && parts_.front() == normal(on_, interval::all());
}

bool interval_set::contains(const decimal& x) const noexcept {
    const auto later = [](const decimal& at, const interval& i) { return i.low && at < *i.low; };
    const auto next = std::upper_bound(parts_.begin(), parts_.end(), x, later);
    return next != parts_.begin() && std::prev(next)->contains(x);
}

interval_set interval_set::united(const interval_set& other) const {
    std::vector<interval> both = parts_;
    both.insert(both.end(), other.parts_.begin(), other.parts_.end());
    return {on_, std::move(both)};
}

interval_set interval_set::intersected(const interval_set& other) const {
    interval_set out{on_};
    auto a = parts_.begin();
    auto b = other.parts_.begin();
    while (a != parts_.end() && b != other.parts_.end()) {
        const interval shared = common(*a, *b);
        if (!is_empty(shared)) out.parts_.push_back(shared);
        ends_before(*a, *b) ? ++a : ++b;
    }
    return out;
}

interval_set interval_set::complement() const {
    std::vector<interval> out;
    interval rest = interval::all();
    for (const interval& i : parts_) {
        if (i.low) out.push_back({rest.low, i.low, rest.low_included, !i.low_included});
        if (!i.high) return {on_, std::move(out)};
        rest.low = i.high;
        rest.low_included = !i.high_included;
    }
    out.push_back(rest);
    return {on_, std::move(out)};
}

interval_set interval_set::without(const interval_set& other) const {
    return intersected(other.complement());
}

std::optional<decimal> interval_set::witness() const {
    if (parts_.empty()) return std::nullopt;
    if (contains(decimal{})) return decimal{};
    for (const interval& i : parts_) {
        if (const decimal at = witness_of(i); i.contains(at)) return at;
    }
    return witness_of(parts_.front());
}

std::string interval_set::text() const {
    if (parts_.empty()) return "not(-)";
    std::string out;
    for (const interval& i : parts_) {
        if (!out.empty()) out += ", ";
        out += i.text(on_);
    }
    return out;
}

std::vector<partition_problem> check_partition(line on, const interval& span,
                                               std::span<const interval> bands) {
    std::vector<partition_problem> problems;
    std::vector<std::pair<interval, std::size_t>> placed;
    const interval_set whole{on, span};
    interval_set covered{on};
    std::vector<interval> parts;
    for (std::size_t n = 0; n < bands.size(); ++n) {
        const interval part = normal(on, within(bands[n], span));
        if (is_empty(part)) {
            problems.push_back({partition_problem::kind::empty, part, {}, n, n});
            continue;
        }
        const interval_set beyond = interval_set{on, part}.without(whole);
        for (const interval& i : beyond.intervals()) {
            problems.push_back({partition_problem::kind::outside, i, witness_of(i), n, n});
        }
        placed.emplace_back(part, n);
        parts.push_back(part);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return begins_before(a.first, b.first); });
    const interval_set uncovered = whole.without({on, parts});
    for (const interval& gap : uncovered.intervals()) {
        std::size_t before = 0;
        for (const auto& [part, n] : placed) {
            if (begins_before(part, gap)) before = n;
        }
        problems.push_back({partition_problem::kind::gap, gap, witness_of(gap), before, before});
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            const interval shared = common(placed[i].first, placed[j].first);
            if (is_empty(shared)) break;
            const auto [first, second] = std::minmax(placed[i].second, placed[j].second);
            problems.push_back(
                {partition_problem::kind::overlap, shared, witness_of(shared), first, second});
        }
    }
    return problems;
}

void report_partition(line on, std::span<const partition_problem> problems,
                      std::span<const std::string> names, std::span<const place> places,
                      const place& whole, diagnostics& into) {
    const auto place_of = [&](std::size_t n) { return n < places.size() ? places[n] : whole; };
    for (const partition_problem& p : problems) {
        const std::string where = p.where.text(on);
        const std::string witness = position_text(on, p.witness);
        switch (p.what) {
        case partition_problem::kind::gap:
            into.add(partition_messages::gap, {where, witness}, whole);
            break;
        case partition_problem::kind::overlap:
            into.add(partition_messages::overlap, {names[p.first], names[p.second], where, witness},
                     place_of(p.second));
            break;
        case partition_problem::kind::outside:
            into.add(partition_messages::outside, {names[p.first], where, witness},
                     place_of(p.first));
            break;
        case partition_problem::kind::empty:
            into.add(partition_messages::empty, {names[p.first]}, place_of(p.first));
            break;
        }
    }
}

} // namespace tenet
