#ifndef TENET_C_SCORE_H
#define TENET_C_SCORE_H

/**
 * @file
 * Measures of surveys, appraisals, scores over populations, scorecards as PMML. Part of
 * `<tenet/tenet.h>`, which says what holds for all. JSON is as the schemas in docs/schemas say;
 * exact numbers go in as JSON numbers or as texts with their digits, and come out as texts.
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What the answers to a survey come to: shares and means with their intervals, gaps, the total, or
 * the reason why there is no number; compared with the wave before.
 * @param definition  docs/schemas/survey.schema.json
 * @param definition_file  what problems call it; may be empty
 * @param wave  its `#/$defs/wave`
 * @param wave_file  what problems call it; may be empty
 * @param earlier  what this function gave for the wave before; may be empty
 * @param earlier_file  what problems call it; may be empty
 * @param[out] out  a JSON object, its `#/$defs/result`
 * @param[out] error  everything wrong with the first text that is; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_survey_measure_json(tenet_str definition, tenet_str definition_file,
                                                 tenet_str wave, tenet_str wave_file,
                                                 tenet_str earlier, tenet_str earlier_file,
                                                 tenet_buffer** out, tenet_error** error);

/**
 * The score of an appraisal, what each indicator contributes, and what alone would raise the grade.
 * @param definition  docs/schemas/appraisal.schema.json
 * @param definition_file  what problems call it; may be empty
 * @param actuals  actual values by indicator: `{"revenue": 1200, "visits": null}`
 * @param actuals_file  what problems call it; may be empty
 * @param[out] out  a JSON object, its `#/$defs/result`
 * @param[out] error  everything wrong with the first text that is; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_appraisal_score_json(tenet_str definition, tenet_str definition_file,
                                                  tenet_str actuals, tenet_str actuals_file,
                                                  tenet_buffer** out, tenet_error** error);

/**
 * One calculation over a population: ranks, quantiles, RFM, a matrix, a tier, a migration, a forced
 * distribution, the calibration of assessors; or a weighted mean, an interval, gaps.
 * @param request  docs/schemas/calculation.schema.json; "calculation" names it
 * @param file  what problems call it; may be empty
 * @param[out] out  a JSON object
 * @param[out] error  everything wrong with the request; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_score_calculate_json(tenet_str request, tenet_str file,
                                                  tenet_buffer** out, tenet_error** error);

/**
 * Reads the scorecard of a PMML 4.x document.
 * @param xml  the document
 * @param file  what problems call it; may be empty
 * @param options  `{"names": {field: name}, "complex_scores": {characteristic: FEEL}}`; may be
 * empty
 * @param[out] out  a JSON object, docs/schemas/pmml-model.schema.json
 * @param[out] error  what would change the score and cannot be held, each with its place; may be
 * NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_scorecard_from_pmml_json(tenet_str xml, tenet_str file,
                                                      tenet_str options, tenet_buffer** out,
                                                      tenet_error** error);

/**
 * Writes a scorecard as PMML 4.4.
 * @param model  docs/schemas/pmml-model.schema.json
 * @param file  what problems call it; may be empty
 * @param[out] out  the document
 * @param[out] warnings  what PMML has no place for and does not change the score; may be NULL
 * @param[out] error  what PMML cannot hold; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_scorecard_to_pmml(tenet_str model, tenet_str file, tenet_buffer** out,
                                               tenet_error** warnings, tenet_error** error);

#ifdef __cplusplus
}
#endif

#endif
