#include "causes.hpp"
#include "runner.hpp"

#include <algorithm>
#include <optional>

namespace tenet::policy {

namespace {

/// A length of calendar time: months or days.
struct interval_length {
    std::int64_t months = 0;
    std::int64_t days = 0;

    static std::optional<interval_length> of(const value& v) {
        if (v.is(value_kind::year_month_duration))
            return interval_length{v.as_year_month().months, 0};
        if (v.is(value_kind::day_time_duration)) {
            return interval_length{0, v.as_day_time().seconds / 86400};
        }
        return std::nullopt;
    }
    [[nodiscard]] bool positive() const noexcept { return months > 0 || days > 0; }
    /// `times` lengths after `from`; the end of the line of dates where there is no such date.
    [[nodiscard]] date after(date from, std::int64_t times = 1) const {
        return from.plus_months(months * times).value_or(from).plus_days(days * times);
    }
};

std::optional<date> day_of(const value& v, const zone_reference& zone) {
    if (v.is(value_kind::date)) return v.as_date();
    if (!v.is(value_kind::date_time)) return std::nullopt;
    const std::optional<instant> at = v.as_date_time().to_instant(&zone);
    return at ? date_at(*at, zone) : v.as_date_time().day;
}

/// When something was done, up to the day judged, and what else may have been.
struct history {
    /// Something that may have been done: on a day, or on any where its day is not known.
    struct doubt {
        std::optional<date> on;
        const missing_cause* because = nullptr;
    };
    std::vector<date> days; ///< ascending
    std::vector<doubt> doubts;

    /// Why it is not known whether something was done on one of the days that would do; null where
    /// nothing was.
    template <class WouldDo>
    [[nodiscard]] const missing_cause* doubt_on(const WouldDo& would_do) const {
        for (const doubt& d : doubts) {
            if (!d.on || would_do(*d.on)) return d.because;
        }
        return nullptr;
    }
    [[nodiscard]] const missing_cause* doubt_in(date after, date until) const {
        return doubt_on([&](date d) { return after < d && d <= until; });
    }

    /// The latest day in (after, until].
    [[nodiscard]] std::optional<date> latest(std::optional<date> after, date until) const {
        const auto end = std::upper_bound(days.begin(), days.end(), until);
        if (end == days.begin()) return std::nullopt;
        const date last = *(end - 1);
        return !after || last > *after ? std::optional<date>(last) : std::nullopt;
    }
};

/// One recurring rule being judged for one subject.
class recurring_judgement {
public:
    recurring_judgement(const compiled_rule& rule, runner& by, ruling& r)
        : rule_(rule), by_(by), run_(by.run()), r_(r), today_(by.in().today) {}

    void judge() {
        if (!read_length(*rule_.every, "every", every_) || !read_start()) return;
        if (!every_.positive()) return leave_unknown(r_, run_, value::null(), "every");
        interval_length grace;
        if (rule_.grace && !read_length(*rule_.grace, "grace", grace)) return;
        grace_ = grace;
        switch (rule_.source->repeats) {
        case recurrence::rolling: rolling(); break;
        case recurrence::calendar: calendar(); break;
        case recurrence::anchored: anchored(); break;
        }
    }

private:
    bool read_length(const feel::expression& e, std::string_view path, interval_length& into) {
        const value v = e.evaluate(run_);
        const std::optional<interval_length> length = interval_length::of(v);
        if (!length) {
            leave_unknown(r_, run_, v, path);
            return false;
        }
        into = *length;
        if (&e == &*rule_.every) r_.work(worked::interval, v);
        return true;
    }

    /// The day the obligation began. A rule that names one needs it only where nothing was done.
    bool read_start() {
        if (!rule_.start) return true;
        start_value_ = rule_.start->evaluate(run_);
        start_ = day_of(start_value_, by_.in().in.at.time.in);
        return run_.exhausted() == nullptr;
    }

    /// What was done since `from` (all that is known to have been done before counts as well).
    std::optional<history> done_since(date from) {
        run_.ask_since(from);
        const value events = rule_.events->evaluate(run_);
        run_.ask_since(std::nullopt);
        if (!events.is(value_kind::list)) {
            if (events.is_null()) return history{};
            leave_unknown(r_, run_, events, "events");
            return std::nullopt;
        }
        const list_data& list = events.as_list();
        history h;
        note_doubts(h, list);
        for (std::size_t i = 0; i < list.size && run_.step(); ++i) {
            const value v = event_day(list.at(i));
            if (const std::optional<date> d = day_of(v, by_.in().in.at.time.in)) {
                if (*d <= today_) h.days.push_back(*d);
            } else if (v.is_missing()) {
                h.doubts.push_back({std::nullopt, v.cause()});
            }
        }
        std::sort(h.days.begin(), h.days.end());
        return h;
    }

    /// What may belong to a list is in doubt on its own day only, where that can be told.
    void note_doubts(history& h, const list_data& list) {
        if (list.closed()) return;
        if (list.uncovered || list.doubtful == nullptr) {
            h.doubts.push_back({std::nullopt, list.open_because});
            return;
        }
        for (std::size_t i = 0; i < list.maybes && run_.step(); ++i) {
            const doubtful_item& item = list.doubtful[i];
            const value v = event_day(item.is);
            const std::optional<date> d = day_of(v, by_.in().in.at.time.in);
            if (d ? *d <= today_ : v.is_missing()) h.doubts.push_back({d, item.because});
        }
    }

    value event_day(const value& event) {
        if (!event.is(value_kind::record) || rule_.event_date == nullptr) return event;
        return rule_.event_date->load(*rule_.event_date, event.as_object(), run_.memory());
    }

    void settle(date due, bool kept, const missing_cause* doubt) {
        r_.work(worked::due, due);
        if (kept) {
            r_.is = outcome::pass;
            r_.due = due;
            return;
        }
        if (doubt != nullptr) {
            r_.is = outcome::unknown;
            r_.because = doubt;
            return;
        }
        r_.is = outcome::fail;
        r_.due = due;
        r_.work(worked::overdue_days, decimal{today_.days() - due.days()});
    }

    void note_last(const std::optional<date>& last) {
        r_.work(worked::last, last ? value(*last) : value::null());
    }

    [[nodiscard]] date with_grace(date due) const { return grace_.after(due); }

    /// The first due date that follows from the start alone.
    [[nodiscard]] date first_due() const {
        return rule_.source->first == first_period::immediate ? *start_ : every_.after(*start_);
    }

    void rolling() {
        const interval_length back{-every_.months - grace_.months, -every_.days - grace_.days};
        const std::optional<history> h = done_since(back.after(today_));
        if (!h) return;
        const std::optional<date> last = h->latest(std::nullopt, today_);
        note_last(last);
        const missing_cause* doubt =
            h->doubt_on([&](date d) { return with_grace(every_.after(d)) >= today_; });
        if (!last && !rule_.start) {
            r_.is = doubt != nullptr ? outcome::unknown : outcome::fail;
            r_.because = doubt;
            return;
        }
        if (!last && !start_) return leave_unknown(r_, run_, start_value_, "start");
        std::optional<date> due;
        if (last) due = every_.after(*last);
        if (start_ && (!last || *start_ > *last))
            due = std::max(due.value_or(first_due()), first_due());
        settle(*due, with_grace(*due) >= today_, doubt);
    }

    /// The first day of the calendar period `offset` periods from the one holding `d`.
    [[nodiscard]] date period_begin(date d, std::int64_t offset) const {
        const std::int64_t length = std::max<std::int64_t>(every_.months, 1);
        const std::int64_t month = d.year() * 12 + d.month() - 1;
        const std::int64_t floor = month - ((month % length) + length) % length;
        const std::int64_t begin = floor + offset * length;
        const std::int64_t year = (begin >= 0 ? begin : begin - 11) / 12;
        return date::from_civil(year, static_cast<int>(begin - year * 12) + 1, 1).value_or(d);
    }

    void calendar() {
        const date this_begin = period_begin(today_, 0);
        const date last_begin = period_begin(today_, -1);
        const date last_end = this_begin.plus_days(-1);
        const date this_end = period_begin(today_, 1).plus_days(-1);
        const std::optional<history> h = done_since(last_begin);
        if (!h) return;
        note_last(h->latest(std::nullopt, today_));
        const bool done_now = h->latest(last_end, today_).has_value();
        const date next = done_now ? period_begin(today_, 2).plus_days(-1) : this_end;
        if (rule_.start && !start_) return leave_unknown(r_, run_, start_value_, "start");
        const bool partial = rule_.source->first == first_period::partial;
        const bool owed = !start_ || *start_ <= (partial ? last_end : last_begin);
        const date before = last_begin.plus_days(-1);
        const bool kept = h->latest(before, last_end).has_value();
        if (!owed || kept || with_grace(last_end) >= today_) return settle(next, true, nullptr);
        settle(last_end, false, h->doubt_in(before, last_end));
    }

    /// The n-th due date of an anchored rule.
    [[nodiscard]] date anchor_day(date anchor, std::int64_t n) const {
        const date d = every_.after(anchor, n);
        const bool ends_month = anchor.plus_days(1).month() != anchor.month();
        if (rule_.source->at_month_end != month_end::last || !ends_month || every_.months == 0) {
            return d;
        }
        const date next = d.plus_months(1).value_or(d);
        return next.plus_days(-next.day());
    }

    /// The number of the last due date on or before a day; -1 before the first.
    [[nodiscard]] std::int64_t last_number(date anchor, date until) const {
        std::int64_t n = every_.months > 0 ? months_between(anchor, until).months / every_.months
                                           : (until.days() - anchor.days()) / every_.days;
        n = std::max<std::int64_t>(n, 0) + 1;
        while (n >= 0 && anchor_day(anchor, n) > until) --n;
        return n;
    }

    void anchored() {
        const value at = rule_.anchor->evaluate(run_);
        const std::optional<date> anchor = day_of(at, by_.in().in.at.time.in);
        if (!anchor) return leave_unknown(r_, run_, at, "anchor");
        if (rule_.start && !start_) return leave_unknown(r_, run_, start_value_, "start");
        const std::int64_t n = last_number(*anchor, today_);
        const date next = anchor_day(*anchor, n + 1);
        const date due = n >= 0 ? anchor_day(*anchor, n) : *anchor;
        const date before = n >= 1 ? anchor_day(*anchor, n - 1) : every_.after(*anchor, -1);
        const std::optional<history> h = done_since(before.plus_days(1));
        if (!h) return;
        note_last(h->latest(std::nullopt, today_));
        const bool done_ahead = n >= 0 && h->latest(due, today_).has_value();
        const bool owed =
            n >= 0 && (!start_ || every_.after(*start_) <= due ||
                       (rule_.source->first == first_period::immediate && *start_ <= due));
        const date until = std::min(with_grace(due), today_);
        const bool kept = h->latest(before, until).has_value();
        if (!owed || kept || with_grace(due) >= today_) {
            const bool next_is_done = done_ahead && !grace_.positive();
            return settle(next_is_done ? anchor_day(*anchor, n + 2) : next, true, nullptr);
        }
        settle(due, false, h->doubt_in(before, until));
    }

    const compiled_rule& rule_;
    runner& by_;
    feel::evaluation& run_;
    ruling& r_;
    date today_;
    interval_length every_;
    interval_length grace_;
    value start_value_;
    std::optional<date> start_;
};

} // namespace

void judge_recurring(const compiled_rule& rule, runner& by, ruling& r) {
    recurring_judgement(rule, by, r).judge();
}

} // namespace tenet::policy
