#include "appraisal_program.hpp"

#include <tenet/score/appraisal_messages.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>

namespace tenet::score {

namespace messages = score_appraisal_messages;

namespace {

/// The parts of one stage: weighted points, and the weights that count.
struct stage {
    exact points;
    exact weights;
    bool missing = false;
};

/// Scores one set of actual values.
template <class Program>
class appraising {
public:
    explicit appraising(const Program& of) : of_(of), d_(of.definition) {}

    result<appraisal_result> run(std::span<const actual_value> actuals) {
        out_.indicators.resize(d_.indicators.size());
        out_.dimensions.resize(d_.dimensions.size());
        take(actuals);
        if (problems_.has_errors()) return problems_;
        for (std::size_t n = 0; n < d_.indicators.size(); ++n) judge(n);
        add_dimensions();
        add_total();
        contribute();
        grade();
        if (out_.grade) find_raises();
        return std::move(out_);
    }

private:
    const appraisal_indicator& indicator(std::size_t n) const { return d_.indicators[n]; }
    const appraisal_dimension& dimension_of(std::size_t indicator) const {
        return d_.dimensions[of_.dimension_of[indicator]];
    }

    void take(std::span<const actual_value> actuals) {
        std::vector<bool> seen(d_.indicators.size(), false);
        for (const actual_value& a : actuals) {
            const auto known = of_.indicators.find(a.indicator);
            if (known == of_.indicators.end()) {
                problems_.add(messages::unknown_indicator, {a.indicator}, a.at);
            } else if (seen[known->second]) {
                problems_.add(score_survey_messages::bad_id, {a.indicator}, a.at);
            } else if (a.value && !is_usable(*a.value)) {
                problems_.add(score_survey_messages::number_too_long,
                              {a.indicator, a.value->text()}, a.at);
            } else {
                seen[known->second] = true;
                out_.indicators[known->second].actual = a.value;
            }
        }
    }

    void judge(std::size_t n) {
        const appraisal_indicator& i = indicator(n);
        indicator_result& r = out_.indicators[n];
        r.state = i.monitor ? indicator_state::monitored : indicator_state::judged;
        if (r.actual) {
            r.points = of_.curves[n].points(*r.actual, d_.rounds.indicator);
        } else if (!i.monitor) {
            judge_missing(i, r);
        }
    }

    void judge_missing(const appraisal_indicator& i, indicator_result& r) const {
        switch (i.when_missing) {
        case missing_policy::spread: r.state = indicator_state::missing; break;
        case missing_policy::renormalise: r.state = indicator_state::left_out; break;
        case missing_policy::zero:
            r.state = indicator_state::assumed;
            r.points = decimal{};
            break;
        case missing_policy::fixed:
            r.state = indicator_state::assumed;
            r.points = exact{i.missing_points}.rounded(d_.rounds.indicator);
            break;
        }
    }

    /// Share of the whole weight that was left out.
    exact left_out() const {
        std::vector<exact> all(d_.dimensions.size());
        std::vector<exact> gone(d_.dimensions.size());
        for (std::size_t n = 0; n < d_.indicators.size(); ++n) {
            if (indicator(n).monitor) continue;
            const std::size_t d = of_.dimension_of[n];
            all[d] += exact{indicator(n).weight};
            if (out_.indicators[n].state == indicator_state::left_out) {
                gone[d] += exact{indicator(n).weight};
            }
        }
        exact sum;
        exact weights;
        for (std::size_t d = 0; d < d_.dimensions.size(); ++d) {
            sum += exact{d_.dimensions[d].weight} * gone[d] / all[d];
            weights += exact{d_.dimensions[d].weight};
        }
        return sum / weights;
    }

    void add_dimensions() {
        stages_.resize(d_.dimensions.size());
        for (std::size_t n = 0; n < d_.indicators.size(); ++n) {
            const indicator_result& r = out_.indicators[n];
            dimension_result& into = out_.dimensions[of_.dimension_of[n]];
            stage& s = stages_[of_.dimension_of[n]];
            if (r.state == indicator_state::monitored || r.state == indicator_state::left_out) {
                continue;
            }
            const exact weight{indicator(n).weight};
            s.weights += weight;
            if (r.points) {
                s.points += weight * exact{*r.points};
            } else if (!s.missing) {
                s.missing = true;
                into.is.invalid = diagnostic{messages::indicator_missing, {indicator(n).id}};
            }
        }
        for (std::size_t d = 0; d < stages_.size(); ++d) {
            const stage& s = stages_[d];
            if (s.missing || s.weights.is_zero()) continue;
            out_.dimensions[d].is.value = (s.points / s.weights).rounded(d_.rounds.dimension);
        }
    }

    void add_total() {
        for (std::size_t d = 0; d < stages_.size(); ++d) {
            const measured& m = out_.dimensions[d].is;
            if (m.invalid && !out_.total.invalid) out_.total.invalid = m.invalid;
            if (!m.value) continue;
            const exact weight{d_.dimensions[d].weight};
            total_.weights += weight;
            total_.points += weight * exact{*m.value};
        }
        if (!out_.total.invalid) judge_weight();
        if (!out_.total.invalid) {
            out_.total.value = (total_.points / total_.weights).rounded(d_.rounds.total);
        }
    }

    void judge_weight() {
        const exact present = exact{std::uint64_t{1}} - left_out();
        const exact least{d_.least_weight.value_or(decimal{})};
        if (!total_.weights.is_zero() && !(present < least)) return;
        constexpr rounding_rule shown{4, rounding::half_even};
        out_.total.invalid = diagnostic{
            messages::too_little,
            {present.rounded(shown).canonical(), d_.least_weight.value_or(decimal{}).canonical()}};
    }

    /// What a point of an indicator is worth in the total; without weight nothing, also where all
    /// that has weight in its dimension was left out.
    exact worth(std::size_t n) const {
        if (indicator(n).weight.is_zero()) return {};
        const std::size_t d = of_.dimension_of[n];
        return exact{indicator(n).weight} / stages_[d].weights * exact{d_.dimensions[d].weight} /
               total_.weights;
    }

    void contribute() {
        if (!out_.total.value) return;
        exact sum;
        for (std::size_t n = 0; n < d_.indicators.size(); ++n) {
            indicator_result& r = out_.indicators[n];
            if (!r.points || r.state == indicator_state::monitored) continue;
            const exact part = worth(n) * exact{*r.points};
            sum += part;
            r.contribution = part.rounded(std::nullopt);
            const decimal best = rounded(of_.curves[n].best(), d_.rounds.indicator);
            r.lost = (worth(n) * (exact{best} - exact{*r.points})).rounded(std::nullopt);
        }
        for (std::size_t d = 0; d < stages_.size(); ++d) {
            dimension_result& r = out_.dimensions[d];
            if (!r.is.value) continue;
            r.contribution = (exact{d_.dimensions[d].weight} * exact{*r.is.value} / total_.weights)
                                 .rounded(std::nullopt);
        }
        out_.rounding_rest = (exact{*out_.total.value} - sum).rounded(std::nullopt);
    }

    void grade() {
        if (!of_.grades || !out_.total.value) return;
        now_ = of_.grades->find(*out_.total.value);
        if (now_ != nullptr) {
            out_.grade = now_->id;
        } else {
            out_.no_grade = diagnostic{messages::outside_grades, {out_.total.value->canonical()}};
        }
    }

    /// The total if an indicator had other points.
    decimal total_with(std::size_t n, const decimal& points) const {
        const std::size_t d = of_.dimension_of[n];
        const exact before{*out_.indicators[n].points};
        const stage& s = stages_[d];
        const exact inner = s.points + exact{indicator(n).weight} * (exact{points} - before);
        const decimal value = (inner / s.weights).rounded(d_.rounds.dimension);
        const exact outer =
            total_.points +
            exact{d_.dimensions[d].weight} * (exact{value} - exact{*out_.dimensions[d].is.value});
        return (outer / total_.weights).rounded(d_.rounds.total);
    }

    /// Whether the grade is a better one if an indicator had that actual value.
    bool better(std::size_t n, const decimal& actual) const {
        const decimal total = total_with(n, of_.curves[n].points(actual, d_.rounds.indicator));
        if (!(*out_.total.value < total)) return false;
        const band* then = of_.grades->find(total);
        return then != nullptr && then != now_;
    }

    void find_raises() {
        for (std::size_t n = 0; n < d_.indicators.size(); ++n) {
            const indicator_result& r = out_.indicators[n];
            if (r.state != indicator_state::judged || indicator(n).weight.is_zero() ||
                dimension_of(n).weight.is_zero()) {
                continue;
            }
            const auto up = nearest(n, true);
            const auto down = nearest(n, false);
            if (up && (!down || *up - *r.actual <= *r.actual - *down)) {
                add_raise(n, *up);
            } else if (down) {
                add_raise(n, *down);
            }
        }
        std::ranges::stable_sort(out_.raises, [](const grade_raise& a, const grade_raise& b) {
            if (a.gained != b.gained) return a.gained < b.gained;
            return a.change.abs() < b.change.abs();
        });
    }

    void add_raise(std::size_t n, const decimal& needed) {
        const indicator_result& r = out_.indicators[n];
        grade_raise made;
        made.indicator = n;
        made.needed = needed;
        made.change = needed - *r.actual;
        const decimal points = of_.curves[n].points(needed, d_.rounds.indicator);
        made.gained = points - *r.points;
        made.total = total_with(n, points);
        made.grade = of_.grades->find(made.total)->id;
        out_.raises.push_back(std::move(made));
    }

    /// The nearest actual value in one direction with a better grade. Within a segment points, and
    /// so totals, only rise or only fall.
    std::optional<decimal> nearest(std::size_t n, bool up) const {
        const auto& segments = of_.curves[n].segments();
        const decimal& actual = *out_.indicators[n].actual;
        for (std::size_t k = 0; k < segments.size(); ++k) {
            const curve::segment& s = segments[up ? k : segments.size() - 1 - k];
            auto steps = grid(s.on, indicator(n).places);
            auto& near_end = up ? steps.low : steps.high;
            const auto& far_end = up ? steps.high : steps.low;
            const decimal beyond = next_step(actual, indicator(n).places, up);
            if (far_end && (up ? *far_end < beyond : beyond < *far_end)) continue;
            if (!near_end || (up ? *near_end < beyond : beyond < *near_end)) near_end = beyond;
            if (far_end && (up ? *far_end < *near_end : *near_end < *far_end)) continue;
            if (better_at(n, *near_end)) return value_at(*near_end, indicator(n).places);
            if (s.level() || !far_end || !better_at(n, *far_end)) continue;
            return value_at(bisect(n, *near_end, *far_end), indicator(n).places);
        }
        return std::nullopt;
    }

    bool better_at(std::size_t n, const decimal& step) const {
        return better(n, value_at(step, indicator(n).places));
    }

    /// The step nearest to `bad` that is better, given that `good` is. More halvings than 34 digits
    /// have are never needed.
    decimal bisect(std::size_t n, decimal bad, decimal good) const {
        constexpr int most_halvings = 128;
        for (int k = 0; k < most_halvings && decimal{1} < (good - bad).abs(); ++k) {
            const decimal middle = ((bad + good) / decimal{2}).rounded(0, rounding::floor);
            (better_at(n, middle) ? good : bad) = middle;
        }
        return good;
    }

    // Steps: actual values counted in units of their last place, as whole numbers.

    static decimal value_at(const decimal& step, int places) {
        return step * decimal::scaled(1, -places);
    }

    static interval grid(const interval& on, int places) {
        interval out;
        const decimal unit = decimal::scaled(1, places);
        if (on.low) {
            const decimal at = *on.low * unit;
            out.low = at.rounded(0, rounding::ceiling);
            if (*out.low == at && !on.low_included) *out.low += decimal{1};
        }
        if (on.high) {
            const decimal at = *on.high * unit;
            out.high = at.rounded(0, rounding::floor);
            if (*out.high == at && !on.high_included) *out.high += decimal{-1};
        }
        return out;
    }

    static decimal next_step(const decimal& actual, int places, bool up) {
        const decimal at = actual * decimal::scaled(1, places);
        return up ? at.rounded(0, rounding::floor) + decimal{1}
                  : at.rounded(0, rounding::ceiling) - decimal{1};
    }

    const Program& of_;
    const appraisal_definition& d_;
    appraisal_result out_;
    std::vector<stage> stages_;
    stage total_;
    const band* now_ = nullptr;
    diagnostics problems_;
};

} // namespace

result<appraisal_result> appraisal::score(std::span<const actual_value> actuals) const {
    return appraising<program>{*program_}.run(actuals);
}

} // namespace tenet::score
