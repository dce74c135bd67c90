#include "causes.hpp"
#include "runner.hpp"

#include <tenet/policy/messages.hpp>

#include <optional>

namespace tenet::policy {

namespace {

constexpr std::int64_t seconds_an_hour = 3600;

/// The moment a value names: a date and time as it says, a date at the beginning of its day.
std::optional<instant> moment_of(const value& v, const zone_reference& zone) {
    if (v.is(value_kind::date_time)) return v.as_date_time().to_instant(&zone);
    if (v.is(value_kind::date)) return date_time{v.as_date(), {}}.to_instant(&zone);
    return std::nullopt;
}

/// One deadline being judged for one subject.
class deadline_judgement {
public:
    deadline_judgement(const compiled_rule& rule, runner& by, ruling& r)
        : rule_(rule), in_(by.in()), run_(by.run()), r_(r), zone_(in_.in.at.time.in) {}

    void judge() {
        const value from = rule_.from->evaluate(run_);
        const std::optional<instant> begin = moment_of(from, zone_);
        if (!begin) return leave_unknown(r_, run_, from, "from");
        if (*begin > in_.now) {
            r_.is = outcome::not_applicable;
            return;
        }
        const value within = rule_.within->evaluate(run_);
        if (!within.is(value_kind::number)) return leave_unknown(r_, run_, within, "within");
        r_.work(worked::limit, within);
        const std::optional<instant> due = due_after(*begin, within.as_number());
        if (!due) return no_calendar();
        decide(*begin, *due);
    }

private:
    [[nodiscard]] bool counts_days() const noexcept {
        return rule_.source->unit == deadline_unit::calendar_days ||
               rule_.source->unit == deadline_unit::working_days;
    }

    /// The last instant that is in time: for days, the end of the last day.
    [[nodiscard]] std::optional<instant> due_after(instant begin, const decimal& within) const {
        const decimal seconds = within * decimal{seconds_an_hour};
        const auto whole =
            (counts_days() ? within : seconds).rounded(0, rounding::floor).to_int64();
        if (!whole) return std::nullopt;
        const working_calendar* calendar = in_.in.calendar.get();
        switch (rule_.source->unit) {
        case deadline_unit::clock_hours: return instant{begin.seconds + *whole, begin.nanoseconds};
        case deadline_unit::working_hours:
            return calendar == nullptr ? std::nullopt
                                       : calendar->add_working_seconds(begin, *whole);
        case deadline_unit::calendar_days: return end_of(date_at(begin, zone_).plus_days(*whole));
        case deadline_unit::working_days: {
            if (calendar == nullptr) return std::nullopt;
            const auto last = calendar->add_working_days(date_at(begin, zone_), *whole);
            return last ? end_of(*last) : std::nullopt;
        }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<instant> end_of(date d) const {
        auto next = date_time{d.plus_days(1), {}}.to_instant(&zone_);
        if (next) --next->seconds;
        return next;
    }

    void no_calendar() {
        r_.is = outcome::unknown;
        r_.because = failure(messages::calendar_needed, {}, run_.memory());
    }

    void decide(instant begin, instant due) {
        const date due_day = date_at(due, zone_);
        show_due(due);
        const value done = rule_.done->evaluate(run_);
        std::optional<instant> at = moment_of(done, zone_);
        if (at && *at > in_.now) at.reset(); // not yet, as seen from the instant judged
        r_.work(worked::last, at ? done : value::null());
        const instant until = at ? *at : in_.now;
        show_elapsed(begin, until);
        if (at) {
            r_.is = *at <= due ? outcome::pass : outcome::fail;
            if (r_.is == outcome::fail) show_overdue(*at, due);
            return;
        }
        if (in_.now <= due) {
            r_.is = outcome::pass;
            r_.due = due_day;
            return;
        }
        if (!done.is_null() && !moment_of(done, zone_))
            return leave_unknown(r_, run_, done, "done");
        r_.is = outcome::fail;
        r_.due = due_day;
        show_overdue(in_.now, due);
    }

    void show_due(instant due) {
        if (counts_days()) {
            r_.work(worked::due, date_at(due, zone_));
        } else {
            r_.work(worked::due,
                    value::of(run_.memory().make<date_time>(date_time::from_instant(due, zone_))));
        }
    }

    void show_elapsed(instant begin, instant until) {
        const working_calendar* calendar = in_.in.calendar.get();
        if (rule_.source->unit == deadline_unit::working_hours && calendar != nullptr) {
            if (const auto seconds = calendar->working_seconds(begin, until)) {
                r_.work(worked::elapsed, day_time_duration{*seconds, 0});
            }
            return;
        }
        r_.work(worked::elapsed, day_time_duration{until.seconds - begin.seconds, 0});
    }

    void show_overdue(instant at, instant due) {
        r_.work(worked::overdue_days,
                decimal{date_at(at, zone_).days() - date_at(due, zone_).days()});
    }

    const compiled_rule& rule_;
    const judge_content& in_;
    feel::evaluation& run_;
    ruling& r_;
    zone_reference zone_;
};

} // namespace

void judge_deadline(const compiled_rule& rule, runner& by, ruling& r) {
    deadline_judgement(rule, by, r).judge();
}

} // namespace tenet::policy
