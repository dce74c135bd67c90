#include "exact.hpp"

#include <tenet/score/survey.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

namespace tenet::score {

namespace messages = score_survey_messages;

namespace {

constexpr auto most_count = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

struct ascending {
    bool operator()(const decimal& a, const decimal& b) const noexcept { return a < b; }
};

using tallies = std::map<decimal, std::uint64_t, ascending>;

bool is_answer(const answer_scale& s, const decimal& answer) {
    if (!is_usable(answer) || answer < s.lowest || s.highest < answer) return false;
    return !s.step || ((answer - s.lowest) / *s.step).is_integer();
}

/// Evaluates one wave.
class measuring {
public:
    measuring(const survey_definition& d, const survey_wave& wave) : d_(d), wave_(wave) {}

    result<survey_result> run() {
        out_.survey = d_.id;
        out_.wave = wave_.id;
        collect();
        check_counts();
        if (problems_.has_errors()) return problems_;
        judge_rate();
        for (std::size_t n = 0; n < d_.questions.size(); ++n) {
            numbers_.emplace(d_.questions[n].id, n);
            measure(d_.questions[n], answers_[n]);
        }
        find_gaps();
        find_total();
        if (problems_.has_errors()) return problems_;
        return std::move(out_);
    }

private:
    /// The responses that count, in the order given.
    std::vector<const survey_response*> responses() {
        std::map<std::string_view, std::size_t> known;
        std::vector<const survey_response*> out;
        for (const survey_response& r : wave_.responses) {
            const bool refuses = d_.duplicates == duplicate_policy::refuse;
            const auto [at, first] = known.emplace(r.id, out.size());
            if (r.id.empty() || (!first && refuses)) {
                problems_.add(messages::duplicate_response, {r.id}, r.at);
            } else if (first) {
                out.push_back(&r);
            } else {
                const bool last = d_.duplicates == duplicate_policy::last;
                count(out_.left_out, last ? out[at->second]->count : r.count);
                if (last) out[at->second] = &r;
            }
        }
        return out;
    }

    void collect() {
        answers_.resize(d_.questions.size());
        for (const survey_response* r : responses()) {
            count(out_.returned, r->count);
            const std::size_t known = std::min(r->answers.size(), answers_.size());
            for (std::size_t n = 0; n < known; ++n) {
                if (r->answers[n]) take(n, *r, *r->answers[n]);
            }
        }
    }

    void take(std::size_t question, const survey_response& r, const decimal& answer) {
        const survey_question& q = d_.questions[question];
        if (is_answer(q.scale, answer)) {
            answers_[question][answer] += r.count;
        } else if (d_.outside == outside_policy::leave_out) {
            count(out_.left_out, r.count);
        } else {
            problems_.add(messages::answer_outside, {r.id, q.id, answer.text()}, r.at);
        }
    }

    /// Adds, up to what a count can be.
    void count(std::uint64_t& sum, std::uint64_t more) {
        overflow_ = overflow_ || more > most_count || sum > most_count - more;
        if (!overflow_) sum += more;
    }

    void check_counts() {
        const auto& sent = wave_.sent;
        const auto& population = wave_.population;
        const bool disagree = (sent && *sent < out_.returned) ||
                              (population && *population < out_.returned) ||
                              (sent && population && *population < *sent);
        if (!overflow_ && !disagree) return;
        const auto shown = [](const std::optional<std::uint64_t>& n) {
            return n ? std::to_string(*n) : std::string{"-"};
        };
        problems_.add(messages::counts_disagree,
                      {overflow_ ? "> 2^63 - 1" : std::to_string(out_.returned), shown(sent),
                       shown(population)},
                      wave_.at);
    }

    void judge_rate() {
        const bool known = wave_.sent && *wave_.sent > 0;
        std::optional<exact> rate;
        if (known) {
            rate = exact{out_.returned} / exact{*wave_.sent};
            out_.rate.value = rate->rounded(d_.rate_rounds);
        } else {
            out_.rate.invalid = diagnostic{messages::rate_unknown, {}};
        }
        const validity_rule& v = d_.validity;
        if (v.least_responses && out_.returned < *v.least_responses) {
            out_.invalid = too_few(out_.returned, *v.least_responses);
        } else if (v.least_rate && !rate) {
            out_.invalid = out_.rate.invalid;
        } else if (v.least_rate && *rate < exact{*v.least_rate}) {
            out_.invalid = diagnostic{messages::rate_too_low,
                                      {out_.rate.value->canonical(), v.least_rate->canonical()}};
        }
    }

    static diagnostic too_few(std::uint64_t n, std::uint64_t least) {
        return {messages::too_few, {std::to_string(n), std::to_string(least)}};
    }

    /// Answers as what the measure counts, with the sides noted.
    static std::vector<tally> counted(const survey_question& q, const tallies& answers,
                                      question_result& out) {
        std::vector<tally> made;
        for (const auto& entry : answers) {
            const decimal& answer = entry.first;
            const std::uint64_t count = entry.second;
            out.answered += count;
            const auto within = std::ranges::find_if(
                q.bands, [&](const answer_band& b) { return b.is.range.contains(answer); });
            if (within == q.bands.end()) {
                made.push_back({answer, count});
                continue;
            }
            const bool for_it = within->side == band_side::counted_for;
            const bool against = within->side == band_side::counted_against;
            if (for_it) out.counted_for += count;
            if (against) out.counted_against += count;
            const decimal share = for_it ? decimal{100} : against ? decimal{-100} : decimal{};
            made.push_back({q.measure == survey_measure::mean ? *within->points : share, count});
        }
        return made;
    }

    std::optional<diagnostic> reason_against(std::uint64_t answered) const {
        if (out_.invalid) return out_.invalid;
        if (answered == 0) return diagnostic{messages::no_answers, {}};
        const auto& least = d_.validity.least_answers;
        if (least && answered < *least) return too_few(answered, *least);
        return std::nullopt;
    }

    void measure(const survey_question& q, const tallies& answers) {
        question_result out;
        out.id = q.id;
        out.measure = q.measure;
        const std::vector<tally> counts = counted(q, answers, out);
        exact mean;
        out.is.invalid = reason_against(out.answered);
        if (!out.is.invalid) {
            for (const tally& t : counts) mean += exact{t.value} * exact{t.count};
            mean = mean / exact{out.answered};
            out.is.value = mean.rounded(q.rounds);
        }
        if (d_.confidence && out.is.value) add_interval(q, counts, out);
        out_.questions.push_back(std::move(out));
    }

    void add_interval(const survey_question& q, const std::vector<tally>& counts,
                      question_result& out) {
        const spread_divisor by = q.measure == survey_measure::mean
                                      ? spread_divisor::answers_less_one
                                      : spread_divisor::answers;
        const auto found = interval_of_mean(counts, wave_.population, by, *d_.confidence);
        if (found) {
            out.interval = *found;
        } else {
            const diagnostics why = found.error();
            out.no_interval = why.items().front();
        }
    }

    const question_result& result_of(std::string_view id) const {
        return out_.questions[numbers_.at(id)];
    }

    /// Why a value that rests on questions cannot be had; none if it can.
    std::optional<diagnostic> part_missing(std::initializer_list<std::string_view> ids) const {
        if (out_.invalid) return out_.invalid;
        for (const std::string_view id : ids) {
            if (!result_of(id).is.value) {
                return diagnostic{messages::part_invalid, {std::string{id}}};
            }
        }
        return std::nullopt;
    }

    void find_gaps() {
        std::vector<gap_input> inputs;
        for (const gap_definition& g : d_.gaps) {
            out_.no_gaps = part_missing({g.importance, g.expectation, g.perception});
            if (out_.no_gaps) return;
            inputs.push_back(
                {g.id, number_of(g.importance), number_of(g.expectation), number_of(g.perception)});
        }
        auto found = gaps_of(inputs, d_.gap_how);
        if (found) {
            out_.gaps = std::move(*found);
        } else {
            problems_.add(found.error());
        }
    }

    /// A value as it is shown.
    decimal number_of(const std::string& id) const { return *result_of(id).is.value; }

    void find_total() {
        if (d_.total.empty()) return;
        out_.total.emplace();
        std::vector<weighted_part> parts;
        for (const total_part& p : d_.total) {
            out_.total->invalid = part_missing({p.question});
            if (out_.total->invalid) return;
            parts.push_back({p.question, p.weight, number_of(p.question)});
        }
        auto mean = weighted_mean_of(parts, d_.total_rounds);
        if (mean) {
            out_.total->value = mean->total;
            out_.contributions = std::move(mean->contributions);
        } else {
            problems_.add(mean.error());
        }
    }

    const survey_definition& d_;
    const survey_wave& wave_;
    survey_result out_;
    std::vector<tallies> answers_;
    std::map<std::string_view, std::size_t> numbers_; ///< of questions
    bool overflow_ = false;
    diagnostics problems_;
};

} // namespace

result<survey_result> survey::measure(const survey_wave& wave) const {
    return measuring{*definition_, wave}.run();
}

// ------------------------------------------------------------------------ the wave before

std::vector<earlier_value> kept(const survey_result& of) {
    std::vector<earlier_value> out;
    for (const question_result& q : of.questions) {
        earlier_value e;
        e.id = q.id;
        e.value = q.is.value;
        if (q.interval) {
            e.low = q.interval->low;
            e.high = q.interval->high;
        }
        out.push_back(std::move(e));
    }
    if (of.total) out.push_back({"", of.total->value, {}, {}});
    return out;
}

namespace {

/// `was` may be nullptr.
wave_change change_of(const earlier_value& now, const earlier_value* was) {
    wave_change out;
    out.id = now.id;
    out.now = now.value;
    if (was == nullptr) return out;
    out.before = was->value;
    if (!now.value || !was->value) return out;
    out.difference = *now.value - *was->value;
    out.direction = out.difference->is_zero()       ? wave_direction::same
                    : out.difference->is_negative() ? wave_direction::down
                                                    : wave_direction::up;
    if (now.low && now.high && was->low && was->high) {
        const bool apart = *now.high < *was->low || *was->high < *now.low;
        out.significance = apart ? wave_significance::apart : wave_significance::overlapping;
    }
    return out;
}

void demand(const follow_up_rule& rule, const wave_change& c, wave_comparison& into) {
    if (rule.fell_more_than && c.difference && *rule.fell_more_than < -*c.difference) {
        into.follow_ups.push_back(
            {c.id, follow_up::reason::fell, -*c.difference, rule.fell_more_than});
    }
    if (rule.below && c.now && *c.now < *rule.below) {
        into.follow_ups.push_back({c.id, follow_up::reason::below, *c.now, rule.below});
    }
}

} // namespace

wave_comparison compare(const survey_definition& survey, const survey_result& now,
                        std::span<const earlier_value> before) {
    wave_comparison out;
    std::optional<decimal> lowest;
    std::map<std::string_view, const earlier_value*> known;
    for (const earlier_value& e : before) known.emplace(e.id, &e);
    for (const earlier_value& e : kept(now)) {
        const auto was = known.find(e.id);
        out.changes.push_back(change_of(e, was == known.end() ? nullptr : was->second));
        demand(survey.follow_up, out.changes.back(), out);
        if (!e.id.empty() && e.value && (!lowest || *e.value < *lowest)) lowest = e.value;
    }
    if (!survey.follow_up.lowest || !lowest) return out;
    for (const wave_change& c : out.changes) {
        if (!c.id.empty() && c.now && *c.now == *lowest) {
            out.follow_ups.push_back({c.id, follow_up::reason::lowest, *c.now, {}});
        }
    }
    return out;
}

} // namespace tenet::score
