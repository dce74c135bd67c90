#ifndef TENET_SCORE_APPRAISAL_JSON_HPP
#define TENET_SCORE_APPRAISAL_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/score/appraisal.hpp>

#include <string>
#include <vector>

/// Appraisals as JSON, as docs/schemas/appraisal.schema.json says. Exact numbers may be written as
/// JSON numbers or as texts with their digits, and are written as texts.
namespace tenet::score {

/// Reads a definition and checks it.
[[nodiscard]] result<appraisal> read_appraisal(std::string text,
                                               const json::read_options& how = {});
void write_appraisal(json::writer& out, const appraisal_definition& appraisal);

/// Reads `{"revenue": 1200, "churn": "0.05", "visits": null}`: actual values by indicator.
[[nodiscard]] result<std::vector<actual_value>> read_actuals(std::string text,
                                                             const json::read_options& how = {});

void write_appraisal_result(json::writer& out, const appraisal_definition& of,
                            const appraisal_result& result);

} // namespace tenet::score

#endif
