#ifndef TENET_SCORE_SURVEY_HPP
#define TENET_SCORE_SURVEY_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/confidence.hpp>
#include <tenet/score/gap.hpp>
#include <tenet/score/weighted_mean.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tenet::score {

/// What is made of the answers to a question.
enum class survey_measure : std::uint8_t {
    net_share, ///< share for - share against, -100 to 100: Net Promoter Score
    top_share, ///< share for, 0 to 100: satisfaction (CSAT) by its upper answers
    mean,      ///< of answers, or of the points of their bands: effort (CES)
};

/// How the answers of a band count in a share.
enum class band_side : std::uint8_t { neither, counted_for, counted_against };

struct answer_band {
    band is;
    band_side side = band_side::neither;
    std::optional<decimal> points; ///< what a mean counts instead of the answer
};

/// The answers possible: from lowest to highest, in steps if there are any.
struct answer_scale {
    decimal lowest;
    decimal highest;
    std::optional<decimal> step;
};

struct survey_question {
    std::string id;
    bilingual name;
    answer_scale scale;
    survey_measure measure = survey_measure::mean;
    /// For shares; of a mean either none or all with points. Every answer possible lies in one.
    std::vector<answer_band> bands;
    std::optional<rounding_rule> rounds;
    place at;
};

/// An item whose importance, expectation and perception are the values of three questions.
struct gap_definition {
    std::string id;
    bilingual name;
    std::string importance;
    std::string expectation;
    std::string perception;
    place at;
};

/// A question's part in the total.
struct total_part {
    std::string question;
    decimal weight;
};

/// When a survey says something. Below, there is a reason in place of every number.
struct validity_rule {
    std::optional<std::uint64_t> least_responses; ///< to the survey
    std::optional<decimal> least_rate;            ///< responses of those asked, 0 to 1
    std::optional<std::uint64_t> least_answers;   ///< to one question
};

/// What has to be followed up.
struct follow_up_rule {
    std::optional<decimal> fell_more_than; ///< since the wave before, 0 or more
    std::optional<decimal> below;          ///< a value below it
    bool lowest = false;                   ///< the lowest values of all questions
};

/// What happens to a response that is not the only one of its id.
enum class duplicate_policy : std::uint8_t { refuse, first, last };
/// What happens to an answer that is none of the scale.
enum class outside_policy : std::uint8_t { refuse, leave_out };

/// A survey as it is evaluated. Plain data.
struct survey_definition {
    std::string id;
    bilingual name;
    std::vector<survey_question> questions;
    validity_rule validity;
    std::optional<confidence_rule> confidence;
    std::optional<rounding_rule> rate_rounds;
    std::vector<gap_definition> gaps;
    gap_rule gap_how;
    std::vector<total_part> total;        ///< empty: no total
    std::optional<decimal> weights_total; ///< what its weights must add up to
    weighted_rounding total_rounds;
    follow_up_rule follow_up;
    duplicate_policy duplicates = duplicate_policy::refuse;
    outside_policy outside = outside_policy::refuse;
    place at;
};

/// One response, or several that are alike.
struct survey_response {
    std::string id;
    std::uint64_t count = 1;
    std::vector<std::optional<decimal>> answers; ///< in the order of the questions
    place at;
};

/// What came back.
struct survey_wave {
    std::string id;
    std::optional<std::uint64_t> population; ///< all whose opinion is wanted
    std::optional<std::uint64_t> sent;       ///< those who were asked
    std::vector<survey_response> responses;
    place at;
};

/// A number, or why there is none.
struct measured {
    std::optional<decimal> value;
    std::optional<diagnostic> invalid;
};

struct question_result {
    std::string id;
    survey_measure measure = survey_measure::mean;
    measured is;
    std::uint64_t answered = 0;
    std::uint64_t counted_for = 0;
    std::uint64_t counted_against = 0;
    std::optional<estimate> interval;
    std::optional<diagnostic> no_interval; ///< where one was asked for
};

struct survey_result {
    std::string survey;
    std::string wave;
    std::uint64_t returned = 0;
    std::uint64_t left_out = 0;        ///< duplicates and answers outside
    measured rate;                     ///< returned of sent
    std::optional<diagnostic> invalid; ///< why the survey as a whole says nothing
    std::vector<question_result> questions;
    std::vector<gap> gaps;
    std::optional<diagnostic> no_gaps;
    std::optional<measured> total;
    std::vector<decimal> contributions; ///< of the parts of the total
};

/// A survey, checked: immutable, copies share.
class survey {
public:
    /// Checked: ids unique, scales, every answer in one band, sides that fit the measure, weights,
    /// limits, names of questions. Every problem with its place.
    static result<survey> make(survey_definition definition);

    [[nodiscard]] const survey_definition& definition() const noexcept { return *definition_; }

    /// What the answers come to. Refused, all problems at once: ids twice and answers outside where
    /// the definition says so, counts that contradict each other or exceed 2^63 - 1.
    /// O(responses x questions).
    [[nodiscard]] result<survey_result> measure(const survey_wave& wave) const;

private:
    std::shared_ptr<const survey_definition> definition_;
};

// ------------------------------------------------------------------------ the wave before

/// What is kept of a wave, for the next.
struct earlier_value {
    std::string id; ///< of a question; "" for the total
    std::optional<decimal> value;
    std::optional<decimal> low;
    std::optional<decimal> high;
};

enum class wave_direction : std::uint8_t { unknown, down, same, up };
/// By their intervals: apart, overlapping, or not both known.
enum class wave_significance : std::uint8_t { unknown, overlapping, apart };

struct wave_change {
    std::string id;
    std::optional<decimal> before;
    std::optional<decimal> now;
    std::optional<decimal> difference; ///< now - before
    wave_direction direction = wave_direction::unknown;
    wave_significance significance = wave_significance::unknown;
};

struct follow_up {
    enum class reason : std::uint8_t { fell, below, lowest };
    std::string id;
    reason why = reason::fell;
    decimal value;                ///< the fall, or the value
    std::optional<decimal> limit; ///< that was passed
};

struct wave_comparison {
    std::vector<wave_change> changes; ///< of each question in order, then of the total
    std::vector<follow_up> follow_ups;
};

/// What of a result is kept for the next wave.
[[nodiscard]] std::vector<earlier_value> kept(const survey_result& of);

/// The wave against the one before; an empty `before` leaves only what this wave alone demands.
/// Intervals that only touch overlap.
[[nodiscard]] wave_comparison compare(const survey_definition& survey, const survey_result& now,
                                      std::span<const earlier_value> before);

} // namespace tenet::score

#endif
