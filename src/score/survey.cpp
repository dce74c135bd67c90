#include "exact.hpp"

#include <tenet/score/messages.hpp>
#include <tenet/score/survey.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_survey_messages;

namespace {

constexpr std::int64_t most_steps = 10'000;

/// Checks one definition, keeping every problem.
class survey_checker {
public:
    survey_checker(const survey_definition& d, diagnostics& problems)
        : d_(d), problems_(problems) {}

    void run() {
        if (d_.questions.empty()) problems_.add(messages::no_questions, {d_.id}, d_.at);
        for (const survey_question& q : d_.questions) {
            if (q.id.empty() || !questions_.insert(q.id).second) {
                problems_.add(messages::bad_id, {q.id}, q.at);
            }
            if (check_scale(q)) check_bands(q);
        }
        check_gaps();
        check_total();
        check_limits();
    }

private:
    bool check_scale(const survey_question& q) {
        const answer_scale& s = q.scale;
        bool good = is_usable(s.lowest) && is_usable(s.highest) && s.lowest < s.highest;
        if (good && s.step) {
            good = is_usable(*s.step) && decimal{} < *s.step;
            if (good) {
                const decimal steps = (s.highest - s.lowest) / *s.step;
                good = steps.is_integer() && steps <= decimal{most_steps};
            }
        }
        if (!good) {
            problems_.add(messages::bad_scale, {q.id, s.lowest.text(), s.highest.text()}, q.at);
        }
        return good;
    }

    void check_bands(const survey_question& q) {
        std::set<std::string_view> ids;
        std::size_t sided[3] = {};
        std::size_t pointed = 0;
        for (const answer_band& b : q.bands) {
            ++sided[static_cast<std::size_t>(b.side)];
            if (b.points) ++pointed;
            if (b.is.id.empty() || !ids.insert(b.is.id).second) {
                problems_.add(messages::bad_id, {b.is.id}, b.is.at);
            }
            if (b.points && !is_usable(*b.points)) {
                problems_.add(messages::number_too_long, {b.is.id, b.points->text()}, b.is.at);
            }
        }
        bool fit = true;
        switch (q.measure) {
        case survey_measure::net_share: fit = sided[1] > 0 && sided[2] > 0 && pointed == 0; break;
        case survey_measure::top_share: fit = sided[1] > 0 && sided[2] == 0 && pointed == 0; break;
        case survey_measure::mean:
            fit = sided[1] == 0 && sided[2] == 0 && pointed == q.bands.size();
            break;
        }
        if (!fit) problems_.add(messages::sides, {q.id}, q.at);
        if (!q.bands.empty()) check_coverage(q);
    }

    void check_coverage(const survey_question& q) {
        const answer_scale& s = q.scale;
        if (!s.step) {
            std::vector<band> parts;
            for (const answer_band& b : q.bands) parts.push_back(b.is);
            const auto whole = bands::make(parts, {s.lowest, s.highest, true, true}, q.at);
            if (!whole) problems_.add(whole.error());
            return;
        }
        const std::int64_t steps = ((s.highest - s.lowest) / *s.step).to_int64().value_or(0);
        for (std::int64_t n = 0; n <= steps; ++n) {
            const decimal answer = s.lowest + *s.step * decimal{n};
            const auto within = std::ranges::count_if(
                q.bands, [&](const answer_band& b) { return b.is.range.contains(answer); });
            if (within == 1) continue;
            problems_.add(messages::answer_in_no_band,
                          {q.id, answer.canonical(), std::to_string(within)}, q.at);
        }
    }

    void check_name(const std::string& id, const place& at) {
        if (!questions_.contains(id)) problems_.add(messages::unknown_question, {id}, at);
    }

    void check_gaps() {
        std::set<std::string_view> ids;
        for (const gap_definition& g : d_.gaps) {
            if (g.id.empty() || !ids.insert(g.id).second) {
                problems_.add(messages::bad_id, {g.id}, g.at);
            }
            for (const std::string& id : {g.importance, g.expectation, g.perception}) {
                check_name(id, g.at);
            }
        }
    }

    void check_total() {
        decimal sum;
        bool negative = false;
        for (const total_part& p : d_.total) {
            check_name(p.question, d_.at);
            sum += p.weight;
            negative = negative || p.weight.is_negative() || !is_usable(p.weight);
        }
        if (!d_.total.empty() && (negative || !(decimal{} < sum))) {
            problems_.add(messages::bad_weights, {sum.text()}, d_.at);
        } else if (d_.weights_total && *d_.weights_total != sum) {
            problems_.add(score_messages::weights,
                          {d_.id, sum.canonical(), d_.weights_total->canonical()}, d_.at);
        }
    }

    void check_limits() {
        const auto& rate = d_.validity.least_rate;
        if (rate && !(is_usable(*rate) && decimal{} <= *rate && *rate <= decimal{1})) {
            problems_.add(messages::bad_limit, {"least_rate", rate->text(), "0", "1"}, d_.at);
        }
        const auto& fall = d_.follow_up.fell_more_than;
        if (fall && !(decimal{} <= *fall)) {
            problems_.add(messages::bad_limit, {"fell_more_than", fall->text(), "0", "10^30"},
                          d_.at);
        }
        if (d_.confidence) check_confidence(*d_.confidence, d_.at, problems_);
    }

    const survey_definition& d_;
    diagnostics& problems_;
    std::set<std::string_view> questions_;
};

} // namespace

result<survey> survey::make(survey_definition definition) {
    diagnostics problems;
    survey_checker{definition, problems}.run();
    if (problems.has_errors()) return problems;
    survey made;
    made.definition_ = std::make_shared<const survey_definition>(std::move(definition));
    return made;
}

} // namespace tenet::score
