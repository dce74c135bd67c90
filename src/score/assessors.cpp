#include "spread.hpp"

#include <tenet/score/appraisal_messages.hpp>
#include <tenet/score/assessors.hpp>
#include <tenet/score/survey_messages.hpp>

#include <map>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_appraisal_messages;

namespace {

/// Sums of one assessor's ratings, or of all.
struct sums {
    std::uint64_t count = 0;
    number_sums of;

    void add(const decimal& x) {
        ++count;
        of.add(exact{x}, exact{std::uint64_t{1}});
    }
    [[nodiscard]] exact mean() const { return of.mean(); }
    [[nodiscard]] std::optional<decimal> deviation(const assessor_rule& rule) const {
        const bool less_one = rule.divisor == spread_divisor::answers_less_one;
        if (less_one && count == 1) return std::nullopt;
        return of.variance(rule.divisor).root(rule.root);
    }
};

class calibrating {
public:
    calibrating(std::span<const rating> ratings, const assessor_rule& rule)
        : ratings_(ratings), rule_(rule) {}

    result<calibration> run() {
        check();
        if (problems_.has_errors()) return problems_;
        for (const rating& r : ratings_) {
            of_[r.assessor].add(r.score);
            all_.add(r.score);
        }
        out_.mean = all_.mean().rounded(std::nullopt);
        out_.deviation = all_.deviation(rule_);
        std::map<std::string_view, std::size_t> numbers;
        for (const auto& [assessor, of] : of_) {
            numbers.emplace(assessor, numbers.size());
            out_.assessors.push_back(profile(std::string{assessor}, of));
        }
        for (const rating& r : ratings_) adjust(r, numbers.at(r.assessor));
        return std::move(out_);
    }

private:
    void check() {
        constexpr int most_places = 34;
        if (ratings_.empty())
            problems_.add(score_survey_messages::bad_limit, {"ratings", "0", "1", "2^63"});
        if (rule_.root.places < 0 || rule_.root.places > most_places) {
            problems_.add(score_survey_messages::bad_limit,
                          {"root", std::to_string(rule_.root.places), "0", "34"});
        }
        if (rule_.lowest && rule_.highest && *rule_.highest < *rule_.lowest) {
            problems_.add(score_survey_messages::bad_limit,
                          {"lowest", rule_.lowest->text(), "-10^30", rule_.highest->text()});
        }
        std::set<std::pair<std::string_view, std::string_view>> seen;
        for (const rating& r : ratings_) {
            const bool fresh = seen.emplace(r.assessor, r.subject).second;
            if (r.assessor.empty() || r.subject.empty() || !fresh) {
                problems_.add(score_survey_messages::bad_id, {r.assessor + " / " + r.subject});
            }
            if (!is_usable(r.score)) {
                problems_.add(score_survey_messages::number_too_long,
                              {r.assessor + " / " + r.subject, r.score.text()});
            }
        }
    }

    assessor_profile profile(std::string assessor, const sums& of) const {
        assessor_profile out;
        out.ratings = of.count;
        out.mean = of.mean().rounded(std::nullopt);
        out.deviation = of.deviation(rule_);
        out.offset = (all_.mean() - of.mean()).rounded(std::nullopt);
        if (of.count < rule_.least_ratings) {
            out.note = diagnostic{
                messages::few_ratings,
                {assessor, std::to_string(of.count), std::to_string(rule_.least_ratings)}};
        } else if (rule_.method == assessor_method::standardise &&
                   (!out.deviation || out.deviation->is_zero())) {
            out.note = diagnostic{messages::no_spread, {assessor}};
        }
        out.assessor = std::move(assessor);
        return out;
    }

    void adjust(const rating& r, std::size_t number) {
        const assessor_profile& by = out_.assessors[number];
        const sums& of = of_.at(r.assessor);
        adjusted_rating out{number, r.subject, r.score, r.score, false};
        if (of.count >= rule_.least_ratings) {
            exact distance = exact{r.score} - of.mean();
            if (rule_.method == assessor_method::standardise && !by.note) {
                distance = distance * exact{*out_.deviation} / exact{*by.deviation};
            }
            out.adjusted = (all_.mean() + distance).rounded(rule_.adjusted);
            const decimal before = out.adjusted;
            if (rule_.lowest && out.adjusted < *rule_.lowest) out.adjusted = *rule_.lowest;
            if (rule_.highest && *rule_.highest < out.adjusted) out.adjusted = *rule_.highest;
            out.cut = out.adjusted != before;
        }
        out_.ratings.push_back(std::move(out));
    }

    std::span<const rating> ratings_;
    const assessor_rule& rule_;
    std::map<std::string_view, sums> of_;
    sums all_;
    calibration out_;
    diagnostics problems_;
};

} // namespace

result<calibration> calibrate(std::span<const rating> ratings, const assessor_rule& rule) {
    return calibrating{ratings, rule}.run();
}

} // namespace tenet::score
