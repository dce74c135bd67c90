#include "span_of_filter.hpp"

#include "compiler.hpp"
#include "members.hpp"

#include <algorithm>
#include <optional>

namespace tenet::feel {

namespace {

class finder {
public:
    finder(std::uint32_t item, const field& time) : item_(item), time_(&time) {}

    void look(const tree& t) {
        switch (t.what) {
        case form::conjunction:
            for (const tree_pointer& part : t.parts) look(*part);
            break;
        case form::comparison: compare(t.comparing, *t.parts[0], *t.parts[1]); break;
        case form::between:
            if (!is_time(*t.parts[0])) break;
            add(comparison::greater_equal, *t.parts[1]);
            add(comparison::less_equal, *t.parts[2]);
            break;
        case form::in: membership(t); break;
        default: break;
        }
    }
    [[nodiscard]] std::vector<time_condition> found() && { return std::move(found_); }

private:
    [[nodiscard]] bool is_time(const tree& t) const noexcept {
        return t.what == form::path && t.member == time_ && t.parts[0]->what == form::local &&
               t.parts[0]->index == item_;
    }

    void add(comparison op, const tree& bound, bool in_range = false) {
        if (!reads_local(bound, item_)) found_.push_back({op, &bound, in_range});
    }

    void compare(comparison op, const tree& left, const tree& right) {
        if (op == comparison::not_equal) return;
        if (is_time(left)) {
            add(op, right);
        } else if (is_time(right)) {
            add(mirrored(op), left);
        }
    }

    void membership(const tree& t) {
        if (t.parts.size() != 2 || !is_time(*t.parts[0])) return;
        const tree& test = *t.parts[1];
        if (test.what == form::test && test.comparing != comparison::not_equal) {
            add(test.comparing, *test.parts[0]);
        } else if (test.what == form::range) {
            if (test.parts[0]) {
                add(test.low_included ? comparison::greater_equal : comparison::greater,
                    *test.parts[0]);
            }
            if (test.parts[1]) {
                add(test.high_included ? comparison::less_equal : comparison::less, *test.parts[1]);
            }
        } else if (test.what != form::test) {
            add(comparison::equal, test, true);
        }
    }

    std::uint32_t item_;
    const field* time_;
    std::vector<time_condition> found_;
};

std::optional<date> day_of(const value& v) noexcept {
    if (v.is(value_kind::date)) return v.as_date();
    if (v.is(value_kind::date_time)) return v.as_date_time().day;
    return {};
}

void raise(asked_span& span, const value& bound, bool included) {
    auto day = day_of(bound);
    if (!day) return;
    if (!included && bound.is(value_kind::date)) day = day->plus_days(1);
    span.from = span.from ? std::max(*span.from, *day) : *day;
}

void lower(asked_span& span, const value& bound, bool included) {
    auto day = day_of(bound);
    if (!day) return;
    if (!included && bound.is(value_kind::date)) day = day->plus_days(-1);
    span.to = span.to ? std::min(*span.to, *day) : *day;
}

void apply(asked_span& span, comparison op, const value& bound) {
    switch (op) {
    case comparison::equal:
        raise(span, bound, true);
        lower(span, bound, true);
        break;
    case comparison::greater: raise(span, bound, false); break;
    case comparison::greater_equal: raise(span, bound, true); break;
    case comparison::less: lower(span, bound, false); break;
    case comparison::less_equal: lower(span, bound, true); break;
    case comparison::not_equal: break;
    }
}

} // namespace

std::vector<time_condition> time_conditions(const tree& condition, std::uint32_t item,
                                            const record_type& target) {
    if (target.time_field() == nullptr) return {};
    finder f{item, *target.time_field()};
    f.look(condition);
    return std::move(f).found();
}

asked_span span_of_filter::evaluate(evaluation& run) const {
    if (bounds_.empty()) return usual_span(run);
    asked_span span;
    for (const entry& e : bounds_) {
        const value bound = e.bound->evaluate(run);
        if (!e.in_range) {
            apply(span, e.op, bound);
        } else if (bound.is(value_kind::range)) {
            const range_data& r = bound.as_range();
            if (!r.low_unbounded) raise(span, r.low, r.low_included);
            if (!r.high_unbounded) lower(span, r.high, r.high_included);
        }
    }
    return span;
}

} // namespace tenet::feel
