#include "model.h"

#include <math.h>

/* DMN models: what is in them, decisions through slots and from JSON, functions of the host. */

static const tenet_str nothing = {NULL, 0};

static void shows_what_is_in_a_model(void) {
    tenet_model* model = model_of(model_xml, NULL);
    const size_t none = tenet_model_element_count(model);
    const size_t service = element(model, "service");
    CHECK(tenet_has_feature(TENET_STR("dmn")) == 1);
    CHECK(tenet_model_input_count(model) == 4);
    CHECK(is(tenet_model_input_name(model, 1), "day"));
    CHECK(is(tenet_model_input_namespace(model, 1), "urn:t"));
    CHECK(is(tenet_model_input_type(model, 1), "date"));
    CHECK(is(tenet_model_input_type(model, 2), "list<context<name: string, born: date>>"));
    CHECK(is(tenet_model_input_type(model, 3), "Any"));
    CHECK(is(tenet_model_input_name(model, 4), "") && is(tenet_model_input_type(model, 4), ""));
    CHECK(tenet_model_find_input(model, TENET_STR("staff"), nothing) == 2);
    CHECK(tenet_model_find_input(model, TENET_STR("staff"), TENET_STR("urn:t")) == 2);
    CHECK(tenet_model_find_input(model, TENET_STR("staff"), TENET_STR("urn:u")) == 4);
    CHECK(none == 7);
    CHECK(tenet_model_element_kind(model, 0) == TENET_ELEMENT_DECISION);
    CHECK(is(tenet_model_element_name(model, 0), "doubled"));
    CHECK(is(tenet_model_element_namespace(model, 0), "urn:t"));
    CHECK(is(tenet_model_element_type(model, 0), "number"));
    CHECK(tenet_model_parameter_count(model, 0) == 1);
    CHECK(is(tenet_model_parameter_name(model, 0, 0), "amount"));
    CHECK(tenet_model_element_kind(model, element(model, "twice")) == TENET_ELEMENT_KNOWLEDGE);
    CHECK(is(tenet_model_parameter_name(model, element(model, "twice"), 0), "n"));
    CHECK(is(tenet_model_parameter_type(model, element(model, "twice"), 0), "number"));
    CHECK(tenet_model_element_kind(model, service) == TENET_ELEMENT_SERVICE);
    CHECK(is(tenet_model_parameter_name(model, service, 0), "amount"));
    CHECK(is(tenet_model_parameter_name(model, service, 1), ""));
    CHECK(tenet_model_element_kind(model, none) == TENET_ELEMENT_NONE);
    CHECK(is(tenet_model_element_name(model, none), "") && element(model, "absent") == none);
    tenet_model_free(model);
}

static void decides_through_slots(void) {
    tenet_model* model = model_of(model_xml, NULL);
    const size_t doubled = element(model, "doubled");
    const size_t next_day = element(model, "next day");
    const size_t eldest = element(model, "eldest");
    tenet_evaluation* run = NULL;
    tenet_str shown;
    int64_t whole = 0;

    OK(tenet_model_evaluation_new(model, NULL, &run, &error));
    tenet_model_free(model);
    model = NULL;
    CHECK(tenet_evaluation_set_int64(run, 4, 1) == TENET_ERROR_ARGUMENT);
    tenet_evaluation_free(run);

    model = model_of(model_xml, NULL);
    OK(tenet_model_evaluation_new(model, NULL, &run, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_MISSING);
    CHECK(tenet_evaluation_set_int64(run, 0, 21) == TENET_OK);
    OK(tenet_model_decide(model, run, doubled, &error));
    CHECK(tenet_evaluation_int64(run, &whole) == TENET_OK && whole == 42);

    CHECK(tenet_evaluation_set_text(run, 1, TENET_KIND_DATE, TENET_STR("2026-02-28")) == TENET_OK);
    OK(tenet_model_decide(model, run, next_day, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_DATE);
    CHECK(tenet_evaluation_text(run, &shown) == TENET_OK && is(shown, "2026-03-01"));

    /* JSON becomes what the input's type declares, within structures and collections too. */
    OK(tenet_evaluation_set_json(run, 1, TENET_STR("\"2026-01-31\""), &error));
    OK(tenet_model_decide(model, run, next_day, &error));
    CHECK(tenet_evaluation_text(run, &shown) == TENET_OK && is(shown, "2026-02-01"));
    OK(tenet_evaluation_set_json(run, 2,
                                 TENET_STR("[{\"name\": \"Bo\", \"born\": \"1990-05-01\"},"
                                           " {\"name\": \"An\", \"born\": \"1980-12-24\"}]"),
                                 &error));
    OK(tenet_model_decide(model, run, eldest, &error));
    CHECK(tenet_evaluation_text(run, &shown) == TENET_OK && is(shown, "An"));
    FAILS(tenet_evaluation_set_json(run, 2, TENET_STR("[{\"born\": \"1990-02-30\"}]"), &error),
          TENET_ERROR_INPUT, "dmn-input-wrong");

    /* What is not of the type counts as null; what nobody gave, too. */
    CHECK(tenet_evaluation_set_string(run, 0, TENET_STR("many")) == TENET_OK);
    OK(tenet_model_decide(model, run, doubled, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_NULL);
    CHECK(tenet_evaluation_set_missing(run, 0) == TENET_OK);
    OK(tenet_model_decide(model, run, doubled, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_NULL);
    tenet_evaluation_free(run);
    tenet_model_free(model);
}

/* Whether an element gives a JSON text for JSON inputs. */
static int gives(const tenet_model* model, const char* name, const char* json,
                 tenet_evaluation_flags flags, const char* expected) {
    tenet_evaluation_options options;
    tenet_buffer* out = NULL;
    int same;
    CHECK(tenet_evaluation_options_init(&options, sizeof options) == TENET_OK);
    options.flags = flags;
    OK(tenet_model_decide_json(model, text(name), text(json), &options, &out, &error));
    same = is(tenet_buffer_str(out), expected);
    if (!same) {
        fprintf(stderr, "%s of %s gives %s\n", name, json,
                out == NULL ? "nothing" : tenet_buffer_data(out));
    }
    tenet_buffer_free(out);
    return same;
}

static void decides_from_json(void) {
    tenet_model* model = model_of(model_xml, NULL);
    tenet_evaluation_options options;
    tenet_context now;
    tenet_buffer* out = NULL;
    CHECK(gives(model, "doubled", "{\"amount\": 12345678901234567890.12}", 0,
                "24691357802469135780.24"));
    CHECK(gives(model, "doubled", "{\"amount\": \"1.5\", \"day\": \"2026-01-01\"}", 0, "3.0"));
    CHECK(gives(model, "next day", "{\"day\": \"2026-12-31\"}", 0, "\"2027-01-01\""));
    CHECK(gives(model, "twice", "{\"n\": 4}", 0, "8"));
    CHECK(gives(model, "service", "{\"amount\": 4}", 0, "8"));
    CHECK(gives(model, "doubled", "{}", 0, "null"));
    CHECK(
        gives(model, "doubled", "{}", TENET_EVALUATION_SPREAD_MISSING, "{\"missing\":\"amount\"}"));
    CHECK(gives(model, "same", "{\"anything\": {\"a\": [1, \"2026-01-01\"]}}", 0,
                "{\"a\":[1,\"2026-01-01\"]}"));
    CHECK(tenet_evaluation_options_init(&options, sizeof options) == TENET_OK);
    CHECK(tenet_context_init(&now, sizeof now) == TENET_OK);
    now.step_limit = 1;
    options.context = &now;
    OK(tenet_model_decide_json(model, TENET_STR("doubled"), TENET_STR("{\"amount\": 1}"), &options,
                               &out, &error));
    CHECK(holds(tenet_buffer_str(out), "missing"));
    tenet_buffer_free(out);
    tenet_model_free(model);
}

static void keeps_kinds_in_json(void) {
    tenet_model* model = model_of(model_xml, NULL);
    const tenet_evaluation_flags kinds = TENET_EVALUATION_READ_KINDS | TENET_EVALUATION_WRITE_KINDS;
    tenet_buffer* out = NULL;
    CHECK(gives(model, "next day", "{\"day\": {\"date\": \"2026-12-31\"}}", kinds,
                "{\"date\":\"2027-01-01\"}"));
    CHECK(
        gives(model, "next day", "{\"day\": \"2026-12-31\"}", kinds, "{\"date\":\"2027-01-01\"}"));
    CHECK(gives(model, "same",
                "{\"anything\": {\"context\": {\"a\": [{\"time\": \"09:00:00\"}, \"x\"]}}}", kinds,
                "{\"context\":{\"a\":[{\"time\":\"09:00:00\"},\"x\"]}}"));
    CHECK(gives(model, "same", "{\"anything\": {\"years and months duration\": \"P18M\"}}", kinds,
                "{\"years and months duration\":\"P1Y6M\"}"));
    FAILS(tenet_model_decide_json(model, TENET_STR("same"), TENET_STR("{\"x\": 1}"), NULL, &out,
                                  &error),
          TENET_ERROR_INPUT, "dmn-no-such-input");
    tenet_model_free(model);
}

static void decides_in_batches(void) {
    tenet_model* model = model_of(model_xml, NULL);
    tenet_buffer* out = NULL;
    tenet_error* problems = NULL;
    OK(tenet_model_decide_batch_json(model, TENET_STR("doubled"),
                                     TENET_STR("[{\"amount\": 1}, {}, {\"amount\": 0.05}]"), NULL,
                                     &out, &error));
    CHECK(is(tenet_buffer_str(out), "[2,null,0.10]"));
    tenet_buffer_free(out);
    OK(tenet_model_decide_batch_json(model, TENET_STR("doubled"), TENET_STR("[]"), NULL, &out,
                                     &error));
    CHECK(is(tenet_buffer_str(out), "[]"));
    tenet_buffer_free(out);
    CHECK(tenet_model_decide_batch_json(
              model, TENET_STR("doubled"),
              TENET_STR("[{\"amount\": true},\n {\"amount\": 1},\n {\"amuont\": 1}]"), NULL, &out,
              &problems) == TENET_ERROR_INPUT);
    CHECK(out == NULL && tenet_error_count(problems) == 2);
    CHECK(is(tenet_error_id(problems, 0), "dmn-input-wrong"));
    CHECK(is(tenet_error_pointer(problems, 0), "/0/amount") && tenet_error_line(problems, 0) == 1);
    CHECK(is(tenet_error_id(problems, 1), "dmn-no-such-input-close"));
    CHECK(tenet_error_line(problems, 1) == 3);
    CHECK(holds(tenet_error_text(problems, 1, TENET_EN), "amount"));
    tenet_error_free(problems);
    tenet_model_free(model);
}

/* ------------------------------------------------------------------------ functions of a host */

struct heard {
    int calls;
    int fail;
};

/* "amount:anything", and everything that can be asked about the arguments. */
static int32_t join(tenet_call* call, void* user_data) {
    struct heard* heard = user_data;
    char joined[200];
    tenet_str left, right, json;
    int64_t whole = -1;
    double binary = -1;
    ++heard->calls;
    if (heard->fail != 0) return 1;
    CHECK(tenet_call_count(call) == 2);
    CHECK(tenet_call_kind(call, 0) == TENET_KIND_NUMBER);
    CHECK(tenet_call_kind(call, 2) == TENET_KIND_MISSING);
    CHECK(tenet_call_boolean(call, 0) == 0);
    CHECK(tenet_call_int64(call, 0, &whole) == TENET_OK && whole == 7);
    CHECK(tenet_call_double(call, 0, &binary) == TENET_OK && fabs(binary - 7) < 1e-12);
    CHECK(tenet_call_int64(call, 2, &whole) == TENET_ERROR_STATE);
    CHECK(tenet_call_text(call, 0, &left) == TENET_OK);
    CHECK(tenet_call_text(call, 1, &right) == TENET_OK);
    CHECK(tenet_call_json(call, 1, 0, &json) == TENET_OK && json.size >= right.size);
    CHECK(tenet_call_json(call, 1, 0x100, &json) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_text(call, 2, &json) == TENET_ERROR_NOT_FOUND);
    CHECK(tenet_call_set_double(call, HUGE_VAL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_set_text(call, TENET_KIND_DATE, TENET_STR("tomorrow")) == TENET_ERROR_INPUT);
    CHECK(tenet_call_set_text(call, TENET_KIND_LIST, TENET_STR("x")) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_set_json(call, TENET_STR("{"), 0) == TENET_ERROR_INPUT);
    snprintf(joined, sizeof joined, "%.*s:%.*s", (int)left.size, left.data, (int)right.size,
             right.data);
    CHECK(tenet_call_set_text(call, TENET_KIND_STRING, text(joined)) == TENET_OK);
    return 0;
}

/* Answers with the sort of result that its argument names. */
static int32_t answer(tenet_call* call, void* user_data) {
    tenet_str wanted;
    (void)user_data;
    CHECK(tenet_call_text(call, 1, &wanted) == TENET_OK);
    if (is(wanted, "nothing")) return 0;
    if (is(wanted, "null")) return tenet_call_set_null(call);
    if (is(wanted, "true")) return tenet_call_set_boolean(call, 1);
    if (is(wanted, "int64")) return tenet_call_set_int64(call, -9);
    if (is(wanted, "double")) return tenet_call_set_double(call, 0.1);
    if (is(wanted, "scaled")) return tenet_call_set_scaled(call, 1990, -2);
    if (is(wanted, "date"))
        return tenet_call_set_text(call, TENET_KIND_DATE, TENET_STR("2026-01-31"));
    return tenet_call_set_json(call, TENET_STR("{\"a\": [1, null]}"), 0);
}

static tenet_model* with_function(tenet_external_fn function, void* user_data) {
    tenet_externals* externals = NULL;
    tenet_model* model;
    OK(tenet_externals_new(0, &externals, &error));
    OK(tenet_externals_add(externals, TENET_STR("host.join(a, b)"), 2, function, user_data,
                           &error));
    model = model_of(model_xml, externals);
    tenet_externals_free(externals);
    return model;
}

static void calls_functions_of_the_host(void) {
    struct heard heard = {0, 0};
    tenet_model* model = with_function(join, &heard);
    CHECK(gives(model, "by host", "{\"amount\": 7, \"anything\": \"客户\"}", 0, "\"7:客户\""));
    CHECK(gives(model, "by host", "{\"amount\": 7, \"anything\": [1]}", 0, "\"7:[1]\""));
    CHECK(heard.calls == 2);
    heard.fail = 1;
    CHECK(gives(model, "by host", "{\"amount\": 7, \"anything\": 1}", 0, "null"));
    CHECK(gives(model, "by host", "{\"amount\": 7, \"anything\": 1}", TENET_EVALUATION_STRICT,
                "{\"missing\":\"\"}"));
    CHECK(heard.calls == 4);
    tenet_model_free(model);

    model = with_function(answer, NULL);
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"nothing\"}", 0, "null"));
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"null\"}", 0, "null"));
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"true\"}", 0, "true"));
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"int64\"}", 0, "-9"));
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"double\"}", 0, "0.1"));
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"scaled\"}", 0, "19.90"));
    CHECK(gives(model, "by host", "{\"amount\": 1, \"anything\": \"date\"}", 0, "\"2026-01-31\""));
    CHECK(
        gives(model, "by host", "{\"amount\": 1, \"anything\": \"json\"}", 0, "{\"a\":[1,null]}"));
    tenet_model_free(model);

    /* Nobody supplied the function. */
    model = model_of(model_xml, NULL);
    CHECK(gives(model, "by host", "{\"amount\": 7, \"anything\": 1}", 0, "null"));
    tenet_model_free(model);
}

static void knows_the_java_platform(void) {
    static const char xml[] = DMN_BEGIN DECISION(
        "d", "largest", "number", "",
        "{f: function(a, b) external {java: {class: &quot;java.lang.Math&quot;, method signature: "
        "&quot;max(int,int)&quot;}}, r: f(3, 4)}.r") "</definitions>";
    tenet_externals* externals = NULL;
    tenet_model* model;
    OK(tenet_externals_new(TENET_EXTERNALS_JAVA_PLATFORM, &externals, &error));
    model = model_of(xml, externals);
    tenet_externals_free(externals);
    CHECK(gives(model, "largest", "{}", 0, "4"));
    tenet_model_free(model);
}

/* ---------------------------------------------------------------------- misuse, hostile inputs */

static void misuse_is_refused(void) {
    tenet_model* model = model_of(model_xml, NULL);
    tenet_model* other = model_of(model_xml, NULL);
    tenet_model_options options;
    tenet_externals* externals = NULL;
    tenet_evaluation* run = NULL;
    tenet_evaluation* of_scope = NULL;
    tenet_buffer* out = NULL;
    tenet_model* none = NULL;
    tenet_str name = TENET_STR("doubled");
    tenet_text file;
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    const char* null_id = "capi-null-argument";

    memset(&file, 0, sizeof file);
    FAILS(tenet_model_load_texts(NULL, 1, NULL, &none, NULL, &error), refused, null_id);
    FAILS(tenet_model_load_texts(&file, 0, NULL, &none, NULL, &error), refused, "capi-bad-number");
    FAILS(tenet_model_load_texts(&file, 1, NULL, NULL, NULL, &error), refused, null_id);
    CHECK(tenet_model_options_init(NULL, sizeof options) == refused);
    CHECK(tenet_model_options_init(&options, 4) == refused);
    CHECK(tenet_model_options_init(&options, sizeof options) == TENET_OK);
    options.flags = 0x80;
    FAILS(tenet_model_load_texts(&file, 1, &options, &none, NULL, &error), refused,
          "capi-bad-number");
    FAILS(tenet_externals_new(0x80, &externals, &error), refused, "capi-bad-number");
    FAILS(tenet_externals_new(0, NULL, &error), refused, null_id);
    OK(tenet_externals_new(0, &externals, &error));
    FAILS(tenet_externals_add(NULL, name, 1, join, NULL, &error), refused, null_id);
    FAILS(tenet_externals_add(externals, nothing, 1, join, NULL, &error), refused, null_id);
    FAILS(tenet_externals_add(externals, name, 1, NULL, NULL, &error), refused, null_id);
    FAILS(tenet_externals_add(externals, name, 100000, join, NULL, &error), refused,
          "capi-bad-number");
    tenet_externals_free(externals);
    FAILS(tenet_model_evaluation_new(NULL, NULL, &run, &error), refused, null_id);
    FAILS(tenet_model_evaluation_new(model, NULL, NULL, &error), refused, null_id);
    FAILS(tenet_model_decide(model, NULL, 0, &error), refused, null_id);
    FAILS(tenet_model_decide_json(NULL, name, nothing, NULL, &out, &error), refused, null_id);
    FAILS(tenet_model_decide_json(model, name, name, NULL, NULL, &error), refused, null_id);
    FAILS(tenet_model_decide_json(model, TENET_STR("x\xff"), name, NULL, &out, &error), refused,
          "capi-bad-utf8");
    FAILS(tenet_model_decide_batch_json(NULL, name, nothing, NULL, &out, &error), refused, null_id);

    OK(tenet_model_evaluation_new(model, NULL, &run, &error));
    OK(tenet_evaluation_new(NULL, NULL, &of_scope, &error));
    FAILS(tenet_model_decide(other, run, 0, &error), TENET_ERROR_STATE, "capi-other-model");
    FAILS(tenet_model_decide(model, of_scope, 0, &error), TENET_ERROR_STATE, "capi-other-model");
    FAILS(tenet_model_decide(model, run, 99, &error), TENET_ERROR_NOT_FOUND, "capi-beyond-end");
    FAILS(tenet_model_decide(model, run, element(model, "service"), &error), TENET_ERROR_NOT_FOUND,
          "capi-not-a-decision");
    FAILS(tenet_model_decide_json(model, TENET_STR("dobled"), TENET_STR("{}"), NULL, &out, &error),
          TENET_ERROR_NOT_FOUND, "dmn-no-such-element-close");
    tenet_evaluation_free(of_scope);
    tenet_evaluation_free(run);
    tenet_model_free(other);
    tenet_model_free(model);
}

static void nulls_read_as_nothing(void) {
    CHECK(tenet_model_input_count(NULL) == 0 && tenet_model_element_count(NULL) == 0);
    CHECK(is(tenet_model_input_name(NULL, 0), "") && is(tenet_model_input_type(NULL, 0), ""));
    CHECK(is(tenet_model_input_namespace(NULL, 0), ""));
    CHECK(is(tenet_model_element_namespace(NULL, 0), ""));
    CHECK(is(tenet_model_element_name(NULL, 0), "") && is(tenet_model_element_type(NULL, 0), ""));
    CHECK(tenet_model_element_kind(NULL, 0) == TENET_ELEMENT_NONE);
    CHECK(tenet_model_parameter_count(NULL, 0) == 0);
    CHECK(is(tenet_model_parameter_name(NULL, 0, 0), ""));
    CHECK(is(tenet_model_parameter_type(NULL, 0, 0), ""));
    CHECK(tenet_model_find_input(NULL, nothing, nothing) == 0);
    CHECK(tenet_model_find_element(NULL, nothing, nothing) == 0);
    CHECK(tenet_call_count(NULL) == 0 && tenet_call_kind(NULL, 0) == TENET_KIND_MISSING);
    CHECK(tenet_call_boolean(NULL, 0) == 0 && tenet_call_set_null(NULL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_text(NULL, 0, NULL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_int64(NULL, 0, NULL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_double(NULL, 0, NULL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_call_set_json(NULL, nothing, 0) == TENET_ERROR_ARGUMENT);
    tenet_model_free(NULL);
    tenet_externals_free(NULL);
}

/* The problem that loading a text ends with. */
static int load_fails(tenet_str xml, const char* id) {
    tenet_text file;
    tenet_model* model = NULL;
    tenet_error* error = NULL;
    int good;
    file.name = TENET_STR("hostile.dmn");
    file.text = xml;
    good = tenet_model_load_texts(&file, 1, NULL, &model, NULL, &error) == TENET_ERROR_INPUT &&
           model == NULL && is(tenet_error_id(error, 0), id) &&
           is(tenet_error_file(error, 0), "hostile.dmn");
    if (!good)
        fprintf(stderr, "%.*s", (int)tenet_error_lines(error, TENET_EN).size,
                tenet_error_lines(error, TENET_EN).data);
    tenet_error_free(error);
    return good;
}

static void hostile_texts_are_refused(void) {
    char deep[4000];
    tenet_model* model = model_of(model_xml, NULL);
    tenet_buffer* out = NULL;
    size_t i;
    CHECK(load_fails(TENET_STR(""), "dmn-not-xml"));
    CHECK(load_fails(TENET_STR("\xff\xfe\0\0<definitions/>"), "base-bad-utf8"));
    CHECK(load_fails(TENET_STR("<definitions/>"), "dmn-no-definitions"));
    CHECK(load_fails(TENET_STR("<!DOCTYPE d [<!ENTITY a \"aaaa\">]><definitions>&a;</definitions>"),
                     "dmn-has-doctype"));
    CHECK(load_fails(TENET_STR(DMN_BEGIN DECISION("a", "a", "number", "", "1 +") "</definitions>"),
                     "feel-unexpected-end"));
    for (i = 0; i < sizeof deep / 2; ++i) deep[i] = '[';
    for (; i < sizeof deep; ++i) deep[i] = ']';
    FAILS(tenet_model_decide_json(model, TENET_STR("same"), tenet_make_str(deep, sizeof deep), NULL,
                                  &out, &error),
          TENET_ERROR_INPUT, "json-too-deep");
    FAILS(tenet_model_decide_json(model, TENET_STR("same"), TENET_STR("[1]"), NULL, &out, &error),
          TENET_ERROR_INPUT, "dmn-inputs-expected");
    FAILS(tenet_model_decide_json(model, TENET_STR("same"), TENET_STR("{\"anything\": 1e99999}"),
                                  NULL, &out, &error),
          TENET_ERROR_INPUT, "base-number-out-of-range");
    FAILS(tenet_model_decide_batch_json(model, TENET_STR("same"), TENET_STR("{}"), NULL, &out,
                                        &error),
          TENET_ERROR_INPUT, "capi-array-expected");
    tenet_model_free(model);
}

static void tolerates_broken_expressions_if_asked(void) {
    static const char xml[] = DMN_BEGIN DECISION("a", "good", "number", "", "1 + 1")
        DECISION("b", "broken", "number", "", "1 +") "</definitions>";
    tenet_text file;
    tenet_model_options options;
    tenet_model* model = NULL;
    tenet_error* warnings = NULL;
    file.name = TENET_STR("broken.dmn");
    file.text = TENET_STR(xml);
    CHECK(tenet_model_options_init(&options, sizeof options) == TENET_OK);
    options.flags = TENET_MODEL_TOLERANT;
    OK(tenet_model_load_texts(&file, 1, &options, &model, &warnings, &error));
    CHECK(tenet_error_count(warnings) == 1 && tenet_error_status(warnings) == TENET_OK);
    CHECK(is(tenet_error_id(warnings, 0), "feel-unexpected-end"));
    tenet_error_free(warnings);
    CHECK(gives(model, "good", "{}", 0, "2"));
    CHECK(gives(model, "broken", "{}", 0, "null"));
    tenet_model_free(model);
}

int main(void) {
    shows_what_is_in_a_model();
    decides_through_slots();
    decides_from_json();
    keeps_kinds_in_json();
    decides_in_batches();
    calls_functions_of_the_host();
    knows_the_java_platform();
    misuse_is_refused();
    nulls_read_as_nothing();
    hostile_texts_are_refused();
    tolerates_broken_expressions_if_asked();
    return failures != 0;
}
