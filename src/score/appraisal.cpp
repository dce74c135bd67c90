#include "appraisal_program.hpp"

#include <tenet/score/appraisal_messages.hpp>
#include <tenet/score/messages.hpp>
#include <tenet/score/survey_messages.hpp>

#include <set>

namespace tenet::score {

namespace messages = score_appraisal_messages;

namespace {

namespace common = score_survey_messages;

/// Checks a definition and makes what is scored, keeping every problem.
template <class Program>
class appraisal_maker {
public:
    appraisal_maker(Program& into, diagnostics& problems)
        : into_(into), d_(into.definition), problems_(problems) {}

    void run() {
        if (d_.indicators.size() > appraisal::most_indicators) {
            problems_.add(common::bad_limit,
                          {"indicators", std::to_string(d_.indicators.size()), "1",
                           std::to_string(appraisal::most_indicators)},
                          d_.at);
            return;
        }
        number_dimensions();
        for (const appraisal_indicator& i : d_.indicators) add(i);
        check_weights();
        make_grades();
        if (d_.least_weight && !within_one(*d_.least_weight)) {
            problems_.add(common::bad_limit, {"least_weight", d_.least_weight->text(), "0", "1"},
                          d_.at);
        }
    }

private:
    static bool within_one(const decimal& x) {
        return is_usable(x) && !x.is_negative() && x <= decimal{1};
    }

    void number_dimensions() {
        for (const appraisal_dimension& d : d_.dimensions) {
            if (d.id.empty() || !dimensions_.emplace(d.id, dimensions_.size()).second) {
                problems_.add(common::bad_id, {d.id}, d.at);
            }
        }
        sums_.resize(d_.dimensions.size());
    }

    void add(const appraisal_indicator& i) {
        if (i.id.empty() || !into_.indicators.emplace(i.id, into_.indicators.size()).second) {
            problems_.add(common::bad_id, {i.id}, i.at);
        }
        const auto dimension = dimensions_.find(i.dimension);
        if (dimension == dimensions_.end()) {
            problems_.add(messages::unknown_dimension, {i.id, i.dimension}, i.at);
        } else if (!check_weight(i.weight, i.id, i.at)) {
            // said
        } else if (!i.monitor) {
            sums_[dimension->second] += exact{i.weight};
        }
        into_.dimension_of.push_back(dimension == dimensions_.end() ? 0 : dimension->second);
        if (!is_usable(i.missing_points)) {
            problems_.add(common::number_too_long, {i.id, i.missing_points.text()}, i.at);
        }
        if (i.places < 0 || i.places > most_places) {
            problems_.add(common::bad_limit,
                          {"places", std::to_string(i.places), "0", std::to_string(most_places)},
                          i.at);
        }
        const auto made = curve::make(i.curve, i.id, i.at);
        if (made) {
            into_.curves.push_back(*made);
        } else {
            problems_.add(made.error());
        }
    }

    bool check_weight(const decimal& weight, const std::string& id, const place& at) {
        if (is_usable(weight) && !weight.is_negative()) return true;
        problems_.add(common::bad_limit, {id, weight.text(), "0", "10^30"}, at);
        return false;
    }

    void check_weights() {
        if (d_.dimensions.empty()) problems_.add(messages::no_indicators, {d_.id}, d_.at);
        exact all;
        for (std::size_t n = 0; n < d_.dimensions.size(); ++n) {
            const appraisal_dimension& d = d_.dimensions[n];
            if (check_weight(d.weight, d.id, d.at)) all += exact{d.weight};
            if (sums_[n].is_zero()) {
                problems_.add(messages::empty_dimension, {d.id}, d.at);
            } else {
                check_sum(sums_[n], d.id, d.at);
            }
        }
        if (all.is_zero() && !d_.dimensions.empty()) {
            problems_.add(common::bad_weights, {"0"}, d_.at);
        } else {
            check_sum(all, d_.id, d_.at);
        }
    }

    void check_sum(const exact& sum, const std::string& id, const place& at) {
        if (!d_.weights_total) return;
        if (is_usable(*d_.weights_total) && exact{*d_.weights_total} == sum) return;
        problems_.add(score_messages::weights,
                      {id, sum.rounded(std::nullopt).text(), d_.weights_total->canonical()}, at);
    }

    void make_grades() {
        if (d_.grades.empty()) return;
        std::set<std::string_view> ids;
        for (const band& b : d_.grades) {
            if (b.id.empty() || !ids.insert(b.id).second) {
                problems_.add(score_messages::duplicate_grade, {b.id}, b.at);
            }
        }
        auto grades = bands::make(d_.grades, d_.range, d_.at);
        if (grades) {
            into_.grades = std::move(*grades);
        } else {
            problems_.add(grades.error());
        }
    }

    static constexpr int most_places = 30;

    Program& into_;
    const appraisal_definition& d_;
    diagnostics& problems_;
    std::map<std::string_view, std::size_t> dimensions_;
    std::vector<exact> sums_; ///< of weights, per dimension
};

} // namespace

result<appraisal> appraisal::make(appraisal_definition definition) {
    auto made = std::make_shared<program>();
    made->definition = std::move(definition);
    diagnostics problems;
    appraisal_maker<program>{*made, problems}.run();
    if (problems.has_errors()) return problems;
    appraisal out;
    out.program_ = std::move(made);
    return out;
}

const appraisal_definition& appraisal::definition() const noexcept {
    return program_->definition;
}

} // namespace tenet::score
