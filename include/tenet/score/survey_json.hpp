#ifndef TENET_SCORE_SURVEY_JSON_HPP
#define TENET_SCORE_SURVEY_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/score/survey.hpp>

#include <string>

/// Surveys as JSON, as docs/schemas/survey.schema.json says. Exact numbers may be written as JSON
/// numbers or as texts with their digits, and are written as texts.
namespace tenet::score {

/// Reads a definition and checks it.
[[nodiscard]] result<survey> read_survey(std::string text, const json::read_options& how = {});
void write_survey(json::writer& out, const survey_definition& survey);

/// Reads `{"id", "population", "sent", "responses": [{"id", "count", "answers": {question: n}}]}`.
[[nodiscard]] result<survey_wave> read_wave(const survey& of, std::string text,
                                            const json::read_options& how = {});

/// Reads what `write_survey_result` wrote about an earlier wave; only values and intervals count.
[[nodiscard]] result<std::vector<earlier_value>>
read_earlier_wave(std::string text, const json::read_options& how = {});

/// The result, with the comparison under "changes" and "follow_ups".
void write_survey_result(json::writer& out, const survey_result& result,
                         const wave_comparison& compared);

} // namespace tenet::score

#endif
