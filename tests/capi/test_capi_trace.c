#include "model.h"

/* Traces: of decisions and expressions, as JSON and as text, and what keeps them from being had. */

static const char no_trace[] = "capi-no-trace";

static tenet_evaluation_options traced(void) {
    tenet_evaluation_options options;
    CHECK(tenet_evaluation_options_init(&options, sizeof options) == TENET_OK);
    options.flags = TENET_EVALUATION_TRACE;
    return options;
}

static int json_holds(const tenet_evaluation* run, const char* what) {
    tenet_buffer* out = NULL;
    int found;
    OK(tenet_evaluation_trace_json(run, &out, &error));
    found = holds(tenet_buffer_str(out), what);
    if (!found) fprintf(stderr, "%s\n", tenet_buffer_data(out));
    tenet_buffer_free(out);
    return found;
}

static int text_holds(const tenet_evaluation* run, tenet_language language, const char* what) {
    tenet_buffer* out = NULL;
    int found;
    OK(tenet_evaluation_trace_text(run, language, &out, &error));
    found = holds(tenet_buffer_str(out), what);
    if (!found) fprintf(stderr, "%s\n", tenet_buffer_data(out));
    tenet_buffer_free(out);
    return found;
}

static const char table_xml[] = DMN_BEGIN INPUT(
    "q", "quantity",
    "number") "<decision id=\"r\" name=\"rate\">"
              "<variable name=\"rate\" typeRef=\"number\"/>" NEEDS(
                  "q") "<decisionTable "
                       "hitPolicy=\"FIRST\"><input><inputExpression><text>quantity</text>"
                       "</inputExpression></input><output/>"
                       "<rule id=\"large\"><inputEntry><text>&gt;= 100</text></inputEntry>"
                       "<outputEntry><text>0.1</text></outputEntry></rule>"
                       "<rule id=\"some\"><inputEntry><text>&gt;= 10</text></inputEntry>"
                       "<outputEntry><text>0.05</text></outputEntry></rule>"
                       "<rule id=\"any\"><inputEntry><text>-</text></inputEntry>"
                       "<outputEntry><text>0</text></outputEntry></rule></decisionTable></"
                       "decision></definitions>";

static void tells_of_decisions(void) {
    const tenet_evaluation_options options = traced();
    tenet_model* model = model_of(table_xml, NULL);
    tenet_evaluation* run = NULL;
    OK(tenet_model_evaluation_new(model, &options, &run, &error));
    CHECK(tenet_evaluation_set_int64(run, 0, 80) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "rate"), &error));
    CHECK(json_holds(run, "\"reads\":[{\"name\":\"quantity\",\"value\":80}]"));
    CHECK(json_holds(run, "\"matched\":[\"some\",\"any\"]"));
    CHECK(json_holds(run, "\"decided\":{\"by\":\"first\",\"rules\":[\"some\"]}"));
    CHECK(json_holds(run, "\"change\":{\"input\":\"quantity\",\"to\":100,\"distance\":20}"));
    CHECK(text_holds(run, TENET_EN, "decided by the first match: some\n"));
    CHECK(text_holds(run, TENET_EN, "enough: quantity = 100\n"));
    CHECK(text_holds(run, TENET_ZH, "由首个命中的规则决定：some\n"));
    CHECK(text_holds(run, TENET_ZH, "只需 quantity = 100\n"));
    CHECK(tenet_evaluation_set_int64(run, 0, 120) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "rate"), &error));
    CHECK(json_holds(run, "\"rules\":[\"large\"]"));
    CHECK(tenet_evaluation_set_string(run, 0, TENET_STR("many")) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "rate"), &error));
    CHECK(json_holds(run, "\"refused\":[{\"name\":\"quantity\",\"value\":\"many\","
                          "\"type\":\"number\",\"why\":{\"id\":\"dmn-input-wrong\""));
    tenet_evaluation_free(run);
    tenet_model_free(model);
}

static void tells_of_expressions(void) {
    const tenet_evaluation_options options = traced();
    tenet_slot_def slot;
    tenet_scope* names = NULL;
    tenet_expression* twice = NULL;
    tenet_evaluation* run = NULL;
    memset(&slot, 0, sizeof slot);
    slot.name = TENET_STR("x");
    OK(tenet_scope_new(NULL, &slot, 1, sizeof slot, &names, &error));
    OK(tenet_expression_compile(TENET_STR("(x + 1) * 2"), names, &twice, &error));
    OK(tenet_evaluation_new(names, &options, &run, &error));
    CHECK(tenet_evaluation_set_string(run, 0, TENET_STR("a")) == TENET_OK);
    OK(tenet_expression_run(twice, run, &error));
    tenet_expression_free(twice);
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_NULL);
    CHECK(json_holds(run, "\"kind\":\"expression\",\"text\":\"(x + 1) * 2\""));
    CHECK(json_holds(run, "\"reads\":[{\"name\":\"x\",\"value\":\"a\"}]"));
    CHECK(json_holds(run, "{\"text\":\"x + 1\",\"line\":1,\"column\":2,\"value\":null,"
                          "\"origin\":true,\"why\":{"));
    CHECK(text_holds(run, TENET_EN, "null came from x + 1 (line 1, column 2)"));
    CHECK(text_holds(run, TENET_ZH, "空值来自 x + 1（第 1 行第 2 列）"));
    tenet_evaluation_free(run);
    tenet_scope_free(names);
}

static void json_comes_with_its_trace(void) {
    const tenet_evaluation_options options = traced();
    tenet_model* model = model_of(model_xml, NULL);
    tenet_buffer* out = NULL;
    OK(tenet_model_decide_json(model, TENET_STR("twice"), TENET_STR("{\"n\": 21}"), &options, &out,
                               &error));
    CHECK(holds(tenet_buffer_str(out), "{\"result\":42,\"trace\":{\"refused\":[],\"steps\":["
                                       "{\"kind\":\"function\",\"name\":\"twice\""));
    CHECK(holds(tenet_buffer_str(out), "\"text\":{\"zh\":\"函数“twice” 得 42\\n"));
    tenet_buffer_free(out);
    OK(tenet_model_decide_batch_json(model, TENET_STR("doubled"),
                                     TENET_STR("[{\"amount\": 1}, {\"amount\": 2}]"), &options,
                                     &out, &error));
    CHECK(holds(tenet_buffer_str(out), "[{\"result\":2,"));
    CHECK(holds(tenet_buffer_str(out), "{\"result\":4,"));
    tenet_buffer_free(out);
    tenet_model_free(model);
}

static void what_cannot_be_told_is_refused(void) {
    const tenet_evaluation_options options = traced();
    tenet_model* model = model_of(model_xml, NULL);
    tenet_evaluation* run = NULL;
    tenet_evaluation* plain = NULL;
    tenet_buffer* out = NULL;
    OK(tenet_model_evaluation_new(model, &options, &run, &error));
    OK(tenet_model_evaluation_new(model, NULL, &plain, &error));
    FAILS(tenet_evaluation_trace_json(run, &out, &error), TENET_ERROR_STATE, no_trace);
    FAILS(tenet_evaluation_trace_text(run, TENET_EN, &out, &error), TENET_ERROR_STATE, no_trace);
    CHECK(tenet_evaluation_set_int64(run, 0, 1) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "doubled"), &error));
    OK(tenet_evaluation_trace_json(run, &out, &error));
    tenet_buffer_free(out);
    CHECK(tenet_evaluation_set_string(run, 3, TENET_STR("x")) == TENET_OK);
    FAILS(tenet_evaluation_trace_json(run, &out, &error), TENET_ERROR_STATE, no_trace);
    OK(tenet_model_decide(model, run, element(model, "doubled"), &error));
    CHECK(tenet_evaluation_set_int64(run, 0, 1) == TENET_OK);
    FAILS(tenet_evaluation_trace_json(run, &out, &error), TENET_ERROR_STATE, no_trace);
    OK(tenet_model_decide(model, plain, element(model, "doubled"), &error));
    FAILS(tenet_evaluation_trace_json(plain, &out, &error), TENET_ERROR_STATE, no_trace);
    CHECK(out == NULL);
    FAILS(tenet_evaluation_trace_json(NULL, &out, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_evaluation_trace_json(run, NULL, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_evaluation_trace_text(NULL, TENET_EN, &out, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_evaluation_trace_text(run, 7, &out, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-number");
    tenet_evaluation_free(plain);
    tenet_evaluation_free(run);
    tenet_model_free(model);
}

int main(void) {
    tells_of_decisions();
    tells_of_expressions();
    json_comes_with_its_trace();
    what_cannot_be_told_is_refused();
    return failures != 0;
}
