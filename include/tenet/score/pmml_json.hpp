#ifndef TENET_SCORE_PMML_JSON_HPP
#define TENET_SCORE_PMML_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/score/pmml.hpp>

#include <string>

/// What PMML says beside a scorecard, as JSON, as docs/schemas/pmml-model.schema.json says.
namespace tenet::score {

/// Reads `{"names": {field: name}, "complex_scores": {characteristic: FEEL}}`; an empty text is
/// none of either.
[[nodiscard]] result<pmml_options> read_pmml_options(std::string text,
                                                     const json::read_options& how = {});

/// Reads `{"scorecard", "fields", "use_reason_codes", "baseline", "baseline_method"}`; "notes" are
/// passed over.
[[nodiscard]] result<pmml_model> read_pmml_model(std::string text,
                                                 const json::read_options& how = {});
void write_pmml_model(json::writer& out, const pmml_model& model);

} // namespace tenet::score

#endif
