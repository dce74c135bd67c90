#include "support.h"

/* Surveys, appraisals, calculations and PMML through the C interface. */

static const tenet_str nothing = {NULL, 0};

static const char* const survey =
    "{\"id\": \"s\", \"questions\": [{\"id\": \"recommend\", \"measure\": \"net_share\","
    "\"scale\": {\"lowest\": 0, \"highest\": 10, \"step\": 1}, \"bands\": ["
    "{\"id\": \"against\", \"range\": \"[0..6]\", \"counts\": \"against\"},"
    "{\"id\": \"neither\", \"range\": \"[7..8]\"},"
    "{\"id\": \"for\", \"range\": \"[9..10]\", \"counts\": \"for\"}],"
    "\"rounding\": {\"places\": 1}}], \"validity\": {\"least_responses\": 3},"
    "\"follow_up\": {\"fell_more_than\": 10}}";
static const char* const wave =
    "{\"id\": \"2026\", \"responses\": [{\"id\": \"a\", \"count\": 2, \"answers\": "
    "{\"recommend\": 10}}, {\"id\": \"b\", \"answers\": {\"recommend\": 0}}]}";

static void a_survey_is_measured_and_compared(void) {
    tenet_buffer* first = NULL;
    tenet_buffer* second = NULL;
    OK(tenet_survey_measure_json(text(survey), nothing, text(wave), nothing, nothing, nothing,
                                 &first, &error));
    CHECK(holds(tenet_buffer_str(first), "\"value\":\"33.3\""));
    OK(tenet_survey_measure_json(
        text(survey), nothing,
        TENET_STR("{\"responses\": [{\"id\": \"a\", \"count\": 4, \"answers\": {\"recommend\": "
                  "7}}]}"),
        nothing, tenet_buffer_str(first), nothing, &second, &error));
    CHECK(holds(tenet_buffer_str(second), "\"difference\":\"-33.3\",\"direction\":\"down\""));
    CHECK(holds(tenet_buffer_str(second), "\"why\":\"fell\",\"value\":\"33.3\",\"limit\":\"10\""));
    tenet_buffer_free(second);
    OK(tenet_survey_measure_json(text(survey), nothing, TENET_STR("{\"responses\": []}"), nothing,
                                 nothing, nothing, &second, &error));
    CHECK(holds(tenet_buffer_str(second), "\"invalid\":{\"reason\":\"score-survey-too-few\""));
    tenet_buffer_free(second);
    tenet_buffer_free(first);
}

static void an_appraisal_is_scored(void) {
    const char* const appraisal =
        "{\"id\": \"a\", \"dimensions\": [{\"id\": \"d\"}], \"indicators\": [{\"id\": \"i\","
        "\"dimension\": \"d\", \"curve\": {\"kind\": \"linear\", \"floor\": {\"at\": 0, \"points\":"
        " 0}, \"target\": {\"at\": 10, \"points\": 100}}}], \"grades\": [{\"id\": \"A\", \"range\":"
        " \">= 70\"}, {\"id\": \"B\", \"range\": \"< 70\"}]}";
    tenet_buffer* said = NULL;
    OK(tenet_appraisal_score_json(text(appraisal), nothing, TENET_STR("{\"i\": 5}"), nothing, &said,
                                  &error));
    CHECK(holds(tenet_buffer_str(said), "\"grade\":\"B\""));
    CHECK(holds(tenet_buffer_str(said), "\"needed\":\"7\",\"change\":\"2\""));
    tenet_buffer_free(said);
    FAILS(tenet_appraisal_score_json(text(appraisal), nothing, TENET_STR("{\"j\": 5}"), nothing,
                                     &said, &error),
          TENET_ERROR_INPUT, "score-appraisal-unknown-indicator");
}

static void calculations_are_asked_for(void) {
    tenet_buffer* said = NULL;
    OK(tenet_score_calculate_json(
        TENET_STR("{\"calculation\": \"quantile\", \"rule\": {\"p\": 0.5, \"method\": "
                  "\"inclusive\"}, \"numbers\": [1, 2]}"),
        nothing, &said, &error));
    CHECK(is(tenet_buffer_str(said), "{\"value\":\"1.5\"}"));
    tenet_buffer_free(said);
    FAILS(tenet_score_calculate_json(TENET_STR("{\"calculation\": \"magic\"}"),
                                     TENET_STR("ask.json"), &said, &error),
          TENET_ERROR_INPUT, "definition-choice-unknown");
}

static void a_scorecard_goes_to_pmml_and_back(void) {
    const char* const pmml =
        "<PMML version=\"4.4\"><DataDictionary><DataField name=\"age\" optype=\"continuous\" "
        "dataType=\"integer\"/></DataDictionary><Scorecard modelName=\"m\"><Output/>"
        "<Characteristics><Characteristic name=\"c\"><Attribute partialScore=\"3\">"
        "<SimplePredicate field=\"age\" operator=\"lessThan\" value=\"30\"/></Attribute>"
        "</Characteristic></Characteristics></Scorecard></PMML>";
    tenet_buffer* model = NULL;
    tenet_buffer* xml = NULL;
    tenet_error* warnings = NULL;
    OK(tenet_scorecard_from_pmml_json(text(pmml), nothing,
                                      TENET_STR("{\"names\": {\"age\": "
                                                "\"年龄\"}}"),
                                      &model, &error));
    CHECK(holds(tenet_buffer_str(model), "\"reason\":\"score-pmml-left-out\""));
    OK(tenet_scorecard_to_pmml(tenet_buffer_str(model), nothing, &xml, &warnings, &error));
    CHECK(warnings == NULL);
    CHECK(holds(tenet_buffer_str(xml), "field=\"age\" operator=\"lessThan\" value=\"30\""));
    tenet_buffer_free(xml);
    tenet_buffer_free(model);
    OK(tenet_scorecard_to_pmml(
        TENET_STR("{\"scorecard\": {\"id\": \"x\", \"name\": \"x\", \"items\": [{\"id\": \"i\", "
                  "\"input\": \"age\", \"attributes\": [{\"when\": \"< 3\", \"points\": 1}]}]}, "
                  "\"fields\": [{\"name\": \"age\", \"data_type\": \"integer\"}]}"),
        nothing, &xml, &warnings, &error));
    CHECK(is(tenet_error_id(warnings, 0), "score-pmml-not-written"));
    tenet_error_free(warnings);
    tenet_buffer_free(xml);
    FAILS(tenet_scorecard_from_pmml_json(TENET_STR("<a/>"), nothing, nothing, &model, &error),
          TENET_ERROR_INPUT, "score-pmml-no-scorecard");
    FAILS(tenet_scorecard_to_pmml(TENET_STR("{}"), nothing, &xml, NULL, &error), TENET_ERROR_INPUT,
          "definition-member-missing");
}

static void wrong_arguments_are_refused(void) {
    tenet_buffer* said = NULL;
    const tenet_str broken = {NULL, 3};
    FAILS(tenet_survey_measure_json(broken, nothing, nothing, nothing, nothing, nothing, &said,
                                    &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    FAILS(tenet_appraisal_score_json(nothing, nothing, nothing, nothing, NULL, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    FAILS(tenet_score_calculate_json(nothing, broken, &said, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_score_calculate_json(nothing, nothing, &said, &error), TENET_ERROR_INPUT,
          "json-empty");
    FAILS(tenet_scorecard_from_pmml_json(nothing, nothing, broken, &said, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    FAILS(tenet_scorecard_to_pmml(nothing, nothing, NULL, NULL, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    CHECK(said == NULL);
}

int main(void) {
    CHECK(tenet_has_feature(TENET_STR("scoring")) == 1);
    a_survey_is_measured_and_compared();
    an_appraisal_is_scored();
    calculations_are_asked_for();
    a_scorecard_goes_to_pmml_and_back();
    wrong_arguments_are_refused();
    return failures == 0 ? 0 : 1;
}
