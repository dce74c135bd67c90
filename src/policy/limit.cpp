#include "causes.hpp"
#include "runner.hpp"

#include <tenet/policy/messages.hpp>

#include <optional>

namespace tenet::policy {

namespace {

/// One limit being judged for one subject.
class limit_judgement {
public:
    limit_judgement(const compiled_rule& rule, runner& by, ruling& r)
        : rule_(rule),
          today_(by.in().today),
          run_(by.run()),
          slots_(by.in().program().slots),
          r_(r) {}

    void judge() {
        const value numerator = rule_.numerator->evaluate(run_);
        const std::optional<bounds> above = bounds_of(numerator);
        if (!above) return leave_unknown(r_, run_, numerator, "numerator");
        if (above->exact()) work(worked::numerator, above->low);
        decimal below{1};
        if (rule_.denominator) {
            const auto given = number_of(rule_.denominator, worked::denominator, "denominator");
            if (!given) return;
            below = *given;
            if (below <= decimal{0}) return fail_for(messages::limit_denominator, below.text());
        }
        if (is_stale(rule_.numerator_as_of, "numerator") ||
            is_stale(rule_.denominator_as_of, "denominator")) {
            return;
        }
        if (above->exact()) work(worked::ratio, above->low / below);
        const auto most = number_of(rule_.at_most, worked::limit, "at_most");
        if (!most) return;
        const decimal allowed = *most * below;
        if (above->low > allowed) {
            r_.is = outcome::fail;
        } else if (above->high && *above->high <= allowed) {
            r_.is = outcome::pass;
        } else {
            return leave_unknown(r_, run_, numerator, "numerator");
        }
        show(*above, below, allowed);
        climb(*above, below, numerator);
    }

private:
    /// What is known of the numerator: at least `low`, and at most `high` where there is one.
    struct bounds {
        decimal low;
        std::optional<decimal> high;
        [[nodiscard]] bool exact() const { return high && *high == low; }
    };

    std::optional<bounds> bounds_of(const value& v) const {
        if (v.is(value_kind::number)) return bounds{v.as_number(), v.as_number()};
        if (run_.exhausted() != nullptr || !v.is_missing() || !v.cause()->has_interval) {
            return std::nullopt;
        }
        bounds known{v.cause()->low, std::nullopt};
        if (!v.cause()->high_is_infinite) known.high = v.cause()->high;
        return known;
    }

    /// Shows what decided: of a numerator known by its bounds, the one that did.
    void show(const bounds& above, const decimal& below, const decimal& allowed) {
        const bool over = r_.is == outcome::fail;
        const decimal& decisive = over ? above.low : *above.high;
        if (!above.exact()) {
            r_.bounded = over ? bound::at_least : bound::at_most;
            work(worked::numerator, decisive);
            work(worked::ratio, decisive / below);
        }
        work(worked::headroom, allowed - decisive);
    }

    void work(worked w, const value& v) {
        r_.work(w, v);
        run_.set(slots_.of(w), v);
    }

    void fail_for(const message& what, const std::string& argument) {
        r_.is = outcome::unknown;
        r_.because = failure(what, {rule_.source->id, argument}, run_.memory());
    }

    /// A number the limit needs; no value, and the rule unknown, where it is none.
    std::optional<decimal> number_of(const optional_expression& e, worked as,
                                     std::string_view name) {
        const value v = e->evaluate(run_);
        if (!v.is(value_kind::number)) {
            leave_unknown(r_, run_, v, name);
            return std::nullopt;
        }
        work(as, v);
        return v.as_number();
    }

    /// Whether a side is of a date too long ago, or of an unknown one; the rule is unknown then.
    bool is_stale(const optional_expression& as_of, std::string_view side) {
        if (!as_of || !rule_.no_older_than) return false;
        const value of = as_of->evaluate(run_);
        const value age = rule_.no_older_than->evaluate(run_);
        const std::optional<date> day = of.is(value_kind::date) ? std::optional{of.as_date()}
                                        : of.is(value_kind::date_time)
                                            ? std::optional{of.as_date_time().day}
                                            : std::nullopt;
        const std::optional<date> until = day ? last_day(*day, age) : std::nullopt;
        if (!until) {
            leave_unknown(r_, run_, day ? age : of, day ? "no_older_than" : side);
            return true;
        }
        if (*until >= today_) return false;
        fail_for(messages::limit_stale, day->text());
        return true;
    }

    /// The last day on which what is of `day` counts; no value where `age` is no duration.
    static std::optional<date> last_day(date day, const value& age) {
        constexpr std::int64_t seconds_a_day = 86'400;
        if (age.is(value_kind::year_month_duration)) {
            return day.plus_months(age.as_year_month().months);
        }
        if (!age.is(value_kind::day_time_duration)) return std::nullopt;
        return day.plus_days(age.as_day_time().seconds / seconds_a_day);
    }

    /// Finds the highest step reached. Where one is not known, a rule that is kept is unknown: what
    /// the ladder demands would be.
    void climb(const bounds& above, const decimal& below, const value& given) {
        std::optional<decimal> highest;
        for (std::size_t n = 0; n < rule_.ladder.size(); ++n) {
            const value from = rule_.ladder[n].evaluate(run_);
            if (!from.is(value_kind::number)) {
                if (r_.is == outcome::pass) leave_unknown(r_, run_, from, "ladder");
                return;
            }
            const decimal step = from.as_number() * below;
            const bool reached = above.low >= step;
            const bool open = !reached && !(above.high && *above.high < step);
            if (open && r_.is == outcome::pass) {
                return leave_unknown(r_, run_, given, "numerator");
            }
            if (!reached || (highest && from.as_number() < *highest)) continue;
            highest = from.as_number();
            r_.reached = &rule_.source->ladder[n];
        }
    }

    const compiled_rule& rule_;
    date today_;
    feel::evaluation& run_;
    const slot_layout& slots_;
    ruling& r_;
};

} // namespace

void judge_limit(const compiled_rule& rule, runner& by, ruling& r) {
    limit_judgement(rule, by, r).judge();
}

} // namespace tenet::policy
