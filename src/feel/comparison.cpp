#include "members.hpp"
#include "reading.hpp"
#include "temporal_arithmetic.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

#include <compare>
#include <optional>

namespace tenet::feel {

namespace {

constexpr unsigned deepest_comparison = 200;

value truth(bool b) noexcept {
    return value{b};
}

bool decide(comparison op, std::partial_ordering order) noexcept {
    switch (op) {
    case comparison::equal: return order == 0;
    case comparison::not_equal: return order != 0;
    case comparison::less: return order < 0;
    case comparison::less_equal: return order <= 0;
    case comparison::greater: return order > 0;
    case comparison::greater_equal: return order >= 0;
    }
    return false;
}

bool is_local(const zone_reference& zone) noexcept {
    return zone.how == zone_reference::kind::local;
}

/// Times are compared by whole seconds on one time line; local ones only with local ones.
std::partial_ordering order_of_times(const evaluation& run, const time_of_day& a,
                                     const time_of_day& b) noexcept {
    if (is_local(a.in) != is_local(b.in)) return std::partial_ordering::unordered;
    return a.nanoseconds / nanoseconds_a_second - offset_of(run, a) <=>
           b.nanoseconds / nanoseconds_a_second - offset_of(run, b);
}

std::partial_ordering order_of_date_times(const value& a, const value& b) noexcept {
    if (is_local(a.as_date_time().time.in) != is_local(b.as_date_time().time.in)) {
        return std::partial_ordering::unordered;
    }
    const auto x = instant_of(a);
    const auto y = instant_of(b);
    if (!x || !y) return std::partial_ordering::unordered;
    return x->seconds <=> y->seconds;
}

/// The order of two values of one kind; no value for kinds without an order.
std::optional<std::partial_ordering> order(const evaluation& run, const value& a,
                                           const value& b) noexcept {
    switch (a.kind()) {
    case value_kind::number: return a.as_number() <=> b.as_number();
    case value_kind::string: return a.as_string().compare(b.as_string()) <=> 0;
    case value_kind::date: return a.as_date() <=> b.as_date();
    case value_kind::time: return order_of_times(run, a.as_time(), b.as_time());
    case value_kind::date_time: return order_of_date_times(a, b);
    case value_kind::day_time_duration: return a.as_day_time() <=> b.as_day_time();
    case value_kind::year_month_duration: return a.as_year_month() <=> b.as_year_month();
    default: return {};
    }
}

bool has_entries(const value& v) noexcept {
    return v.is(value_kind::context) || v.is(value_kind::record);
}

bool has_interval(const value& v) noexcept {
    return v.is_missing() && v.cause()->has_interval;
}

/// Bounds of a number known exactly or, for the count of an open list, by an interval.
struct bounds {
    decimal low;
    decimal high;
    bool infinite = false;
};

bounds bounds_of(const value& v) noexcept {
    if (v.is(value_kind::number)) return {v.as_number(), v.as_number(), false};
    return {v.cause()->low, v.cause()->high, v.cause()->high_is_infinite};
}

/// `a op b` where the intervals decide it.
std::optional<bool> decide_by_bounds(comparison op, const bounds& a, const bounds& b) noexcept {
    const bool a_below = !a.infinite && a.high < b.low;
    const bool b_below = !b.infinite && b.high < a.low;
    const bool a_not_above = !a.infinite && a.high <= b.low;
    const bool b_not_above = !b.infinite && b.high <= a.low;
    switch (op) {
    case comparison::equal:
    case comparison::not_equal:
        if (a_below || b_below) return op == comparison::not_equal;
        return {};
    case comparison::less:
        if (a_below) return true;
        return b_not_above ? std::optional{false} : std::nullopt;
    case comparison::less_equal:
        if (a_not_above) return true;
        return b_below ? std::optional{false} : std::nullopt;
    default: return decide_by_bounds(mirrored(op), b, a);
    }
}

/// `a op b` with a missing side: decided by what is known of it, or missing.
value compare_missing(evaluation& run, comparison op, const value& a, const value& b) {
    const bool numbers = (has_interval(a) || a.is(value_kind::number)) &&
                         (has_interval(b) || b.is(value_kind::number));
    if (numbers) {
        if (const auto known = decide_by_bounds(op, bounds_of(a), bounds_of(b))) {
            return truth(*known);
        }
    }
    return join_missing(run, a, b);
}

/// Gathers the equality of parts: false on one part that differs, else missing, else null.
class conjunction {
public:
    explicit conjunction(evaluation& run) : run_(&run) {}
    /// False once the answer is known.
    bool add(const value& part) {
        if (part.is_false()) {
            answer_ = part;
            return false;
        }
        if (part.is_missing()) {
            answer_ = answer_.is_missing() ? join_missing(*run_, answer_, part) : part;
        } else if (part.is_null() && answer_.is_true()) {
            answer_ = part;
        }
        return run_->step();
    }
    [[nodiscard]] const value& answer() const noexcept { return answer_; }

private:
    evaluation* run_;
    value answer_ = truth(true);
};

value equal(evaluation& run, const value& left, const value& right, unsigned depth);

value equal_lists(evaluation& run, const list_data& a, const list_data& b, unsigned depth) {
    if (a.closed() && b.closed()) {
        if (a.size != b.size) return truth(false);
        conjunction all{run};
        for (std::size_t i = 0; i < a.size; ++i) {
            if (!all.add(equal(run, a.at(i), b.at(i), depth + 1))) break;
        }
        return all.answer();
    }
    const bool a_too_long = b.closed() && a.size > b.size;
    const bool b_too_long = a.closed() && b.size > a.size;
    const bool a_too_short = !a.uncovered && a.size + a.maybes < b.size;
    const bool b_too_short = !b.uncovered && b.size + b.maybes < a.size;
    if (a_too_long || b_too_long || a_too_short || b_too_short) return truth(false);
    return value::missing(join(run.memory(), a.open_because, b.open_because));
}

value equal_entries(evaluation& run, const value& left, const value& right, unsigned depth) {
    const entry_view a{run, left};
    const entry_view b{run, right};
    if (a.size() != b.size()) return truth(false);
    conjunction all{run};
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto other = b.find(a.name(i));
        if (!other) return truth(false);
        if (!all.add(equal(run, a.at(i), *other, depth + 1))) break;
    }
    return all.answer();
}

value equal_ranges(evaluation& run, const range_data& a, const range_data& b, unsigned depth) {
    if (a.low_included != b.low_included || a.high_included != b.high_included ||
        a.low_unbounded != b.low_unbounded || a.high_unbounded != b.high_unbounded) {
        return truth(false);
    }
    conjunction all{run};
    if (all.add(equal(run, a.low, b.low, depth + 1))) {
        all.add(equal(run, a.high, b.high, depth + 1));
    }
    return all.answer();
}

value equal(evaluation& run, const value& left, const value& right, unsigned depth) {
    if (depth > deepest_comparison)
        return run.exhaust(feel_messages::nesting_exhausted, deepest_comparison);
    const value a = settled(run, left);
    const value b = settled(run, right);
    if (a.is_missing() || b.is_missing()) return compare_missing(run, comparison::equal, a, b);
    if (a.is_null() || b.is_null()) return truth(a.is_null() && b.is_null());
    if (has_entries(a) && has_entries(b)) return equal_entries(run, a, b, depth);
    if (a.kind() != b.kind()) return fail_on(run, feel_messages::not_comparable, a, b);
    switch (a.kind()) {
    case value_kind::boolean: return truth(a.as_boolean() == b.as_boolean());
    case value_kind::list: return equal_lists(run, a.as_list(), b.as_list(), depth);
    case value_kind::range: return equal_ranges(run, a.as_range(), b.as_range(), depth);
    case value_kind::function: return truth(&a.as_function() == &b.as_function());
    default: return truth(order(run, a, b) == std::partial_ordering::equivalent);
    }
}

value inverted(const value& v) noexcept {
    return v.is(value_kind::boolean) ? truth(!v.as_boolean()) : v;
}

value compare_others(evaluation& run, comparison op, const value& left, const value& right) {
    const value a = settled(run, left);
    const value b = settled(run, right);
    if (a.is_missing() || b.is_missing()) return compare_missing(run, op, a, b);
    if (op == comparison::equal) return equal(run, a, b, 0);
    if (op == comparison::not_equal) return inverted(equal(run, a, b, 0));
    if (a.kind() != b.kind()) return fail_on(run, feel_messages::not_comparable, a, b);
    const auto found = order(run, a, b);
    if (!found || *found == std::partial_ordering::unordered) {
        return fail_on(run, feel_messages::not_comparable, a, b);
    }
    return truth(decide(op, *found));
}

/// `x` against one end of a range; true where there is no such end.
value within_end(evaluation& run, const value& end, bool included, bool unbounded, bool low,
                 const value& x) {
    if (unbounded) return truth(true);
    if (low)
        return compare(run, included ? comparison::greater_equal : comparison::greater, x, end);
    return compare(run, included ? comparison::less_equal : comparison::less, x, end);
}

value within(evaluation& run, const range_data& r, const value& x) {
    if (is_point_test(r)) {
        return compare(run, r.low_included ? comparison::equal : comparison::not_equal, x, r.low);
    }
    const value low = within_end(run, r.low, r.low_included, r.low_unbounded, true, x);
    if (low.is_false()) return low;
    return both(run, low, within_end(run, r.high, r.high_included, r.high_unbounded, false, x));
}

/// `x` against one item of a list of tests.
value meets(evaluation& run, const value& item, const value& x) {
    if (item.is(value_kind::range) && !x.is(value_kind::range)) {
        return within(run, item.as_range(), x);
    }
    return compare(run, comparison::equal, x, item);
}

value within_list(evaluation& run, const list_data& items, const value& x) {
    value answer = truth(false);
    for (std::size_t i = 0; i < items.size; ++i) {
        if (!run.step()) return value::missing(run.exhausted());
        const value item = settled(run, items.at(i));
        value met = meets(run, item, x);
        const bool other_kind = !item.is_null() && !item.is_missing() && met.is_null();
        if (other_kind ||
            (met.is_missing() && met.cause()->what == &feel_messages::not_comparable)) {
            met = truth(false);
        }
        answer = either(run, answer, met);
        if (answer.is_true()) return answer;
    }
    if (items.closed()) return answer;
    return either(run, answer, value::missing(items.open_because));
}

} // namespace

comparison mirrored(comparison op) noexcept {
    switch (op) {
    case comparison::less: return comparison::greater;
    case comparison::less_equal: return comparison::greater_equal;
    case comparison::greater: return comparison::less;
    case comparison::greater_equal: return comparison::less_equal;
    default: return op;
    }
}

value compare(evaluation& run, comparison op, const value& a, const value& b) {
    if (a.kind() == b.kind()) {
        if (a.is(value_kind::number)) {
            return truth(decide(op, a.as_number() <=> b.as_number()));
        }
        if (a.is(value_kind::string)) {
            if (op == comparison::equal) return truth(a.as_string() == b.as_string());
            return truth(decide(op, a.as_string().compare(b.as_string()) <=> 0));
        }
    }
    return compare_others(run, op, a, b);
}

value contains(evaluation& run, const value& test_value, const value& tested) {
    const value test = settled(run, test_value);
    const value x = settled(run, tested);
    if (test.is(value_kind::range) && !x.is(value_kind::range)) {
        return within(run, test.as_range(), x);
    }
    if (!test.is(value_kind::list)) return compare(run, comparison::equal, x, test);
    if (x.is_missing() && test.as_list().closed() && test.as_list().size == 0) return truth(false);
    const value found = within_list(run, test.as_list(), x);
    if (found.is_true() || !x.is(value_kind::list)) return found;
    return either(run, found, compare(run, comparison::equal, x, test));
}

} // namespace tenet::feel
