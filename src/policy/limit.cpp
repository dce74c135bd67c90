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
        const auto above = number_of(rule_.numerator, worked::numerator, "numerator");
        if (!above) return;
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
        const decimal ratio = *above / below;
        work(worked::ratio, ratio);
        const auto most = number_of(rule_.at_most, worked::limit, "at_most");
        if (!most) return;
        work(worked::headroom, *most * below - *above);
        r_.is = *above > *most * below ? outcome::fail : outcome::pass;
        climb(*above, below);
    }

private:
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
    void climb(const decimal& above, const decimal& below) {
        std::optional<decimal> highest;
        for (std::size_t n = 0; n < rule_.ladder.size(); ++n) {
            const value from = rule_.ladder[n].evaluate(run_);
            if (!from.is(value_kind::number)) {
                if (r_.is == outcome::pass) leave_unknown(r_, run_, from, "ladder");
                return;
            }
            const bool reached = above >= from.as_number() * below;
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
