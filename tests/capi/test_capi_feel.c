#include "support.h"

#include <math.h>

/* Expressions: from JSON, and through slots. */

static int gives(const char* expression, const char* json, const char* expected) {
    tenet_buffer* out = NULL;
    int same;
    OK(tenet_feel_evaluate(text(expression), text(json), NULL, &out, &error));
    same = is(tenet_buffer_str(out), expected);
    if (!same) {
        fprintf(stderr, "%s of %s gives %s\n", expression, json,
                out == NULL ? "nothing" : tenet_buffer_data(out));
    }
    tenet_buffer_free(out);
    return same;
}

static void evaluates_json(void) {
    tenet_buffer* out = NULL;
    tenet_context now;
    CHECK(gives("1 + 2", "", "3"));
    CHECK(gives("0.1 + 0.2", "{}", "0.3"));
    CHECK(
        gives("sum(orders.amount)", "{\"orders\": [{\"amount\": 1.10}, {\"amount\": 2}]}", "3.10"));
    CHECK(gives("年营业额 * 2", "{\"年营业额\": 12345678901234567890.12}",
                "24691357802469135780.24"));
    CHECK(gives("first name + \"!\"", "{\"first name\": \"Ana\"}", "\"Ana!\""));
    CHECK(gives("date(\"2026-01-31\") + duration(\"P1M\")", "", "\"2026-02-28\""));
    CHECK(gives("now()", "", "\"1970-01-01T00:00:00Z\""));
    FAILS(tenet_feel_evaluate(TENET_STR("1 +"), TENET_STR(""), NULL, &out, &error),
          TENET_ERROR_INPUT, "feel-unexpected-end");
    FAILS(tenet_feel_evaluate(TENET_STR("1"), TENET_STR("[1]"), NULL, &out, &error),
          TENET_ERROR_INPUT, "capi-object-expected");
    tenet_context_init(&now, sizeof now);
    now.at = TENET_STR("2026-01-05T09:00:00+08:00");
    OK(tenet_feel_evaluate(TENET_STR("now()"), TENET_STR(""), &now, &out, &error));
    CHECK(is(tenet_buffer_str(out), "\"2026-01-05T09:00:00+08:00\""));
    tenet_buffer_free(out);
    now.step_limit = 10;
    OK(tenet_feel_evaluate(TENET_STR("sum(for i in 1..1000 return i)"), TENET_STR(""), &now, &out,
                           &error));
    CHECK(holds(tenet_buffer_str(out), "missing"));
    tenet_buffer_free(out);
}

static tenet_scope* prices(void) {
    tenet_slot_def slots[3];
    tenet_scope* scope = NULL;
    memset(slots, 0, sizeof slots);
    slots[0].name = TENET_STR("unit price");
    slots[0].zh = TENET_STR("单价");
    slots[0].type = TENET_STR("number");
    slots[1].name = TENET_STR("day");
    slots[1].type = TENET_STR("date");
    slots[2].name = TENET_STR("extra");
    OK(tenet_scope_new(NULL, slots, 3, sizeof slots[0], &scope, &error));
    return scope;
}

static tenet_expression* compiled(const char* source, const tenet_scope* scope) {
    tenet_expression* expression = NULL;
    OK(tenet_expression_compile(text(source), scope, &expression, &error));
    return expression;
}

static void evaluates_json_by_slot(void) {
    tenet_scope* scope = prices();
    tenet_expression* expression = compiled("单价 * 2 > 10 and day > date(\"2026-01-01\")", scope);
    tenet_buffer* out = NULL;
    tenet_scope_free(scope);
    OK(tenet_expression_evaluate_json(
        expression, TENET_STR("{\"unit price\": \"5.01\", \"day\": \"2026-01-02\"}"), NULL, &out,
        &error));
    CHECK(is(tenet_buffer_str(out), "true"));
    tenet_buffer_free(out);
    FAILS(
        tenet_expression_evaluate_json(expression, TENET_STR("{\"price\": 5}"), NULL, &out, &error),
        TENET_ERROR_INPUT, "capi-unknown-slot");
    FAILS(tenet_expression_evaluate_json(expression, TENET_STR("{\"day\": \"2026-02-30\"}"), NULL,
                                         &out, &error),
          TENET_ERROR_INPUT, "capi-bad-value");
    tenet_expression_free(expression);
}

/* The text of an expression's result. */
static tenet_str result(tenet_evaluation* run, const tenet_expression* expression) {
    tenet_str shown;
    OK(tenet_expression_run(expression, run, &error));
    CHECK(tenet_evaluation_text(run, &shown) == TENET_OK);
    return shown;
}

static void runs_through_slots(void) {
    tenet_scope* scope = prices();
    tenet_evaluation* run = NULL;
    tenet_expression* doubled = compiled("unit price * 2", scope);
    tenet_expression* extra = compiled("extra", scope);
    tenet_expression* plain = compiled("\"a\" = \"a\"", NULL);
    tenet_buffer* json = NULL;
    int64_t whole = 0;
    double binary = 0;

    OK(tenet_evaluation_new(scope, NULL, &run, &error));
    tenet_scope_free(scope);
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_MISSING);

    CHECK(tenet_evaluation_set_int64(run, 0, 21) == TENET_OK);
    CHECK(is(result(run, doubled), "42"));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_NUMBER);
    CHECK(tenet_evaluation_int64(run, &whole) == TENET_OK && whole == 42);
    CHECK(tenet_evaluation_double(run, &binary) == TENET_OK && fabs(binary - 42) < 1e-9);

    CHECK(tenet_evaluation_set_text(run, 0, TENET_KIND_NUMBER, TENET_STR("-0.005")) == TENET_OK);
    CHECK(is(result(run, doubled), "-0.010"));
    CHECK(tenet_evaluation_int64(run, &whole) == TENET_ERROR_STATE);
    CHECK(tenet_evaluation_set_text(run, 0, TENET_KIND_NUMBER,
                                    TENET_STR("1234567890123456789012345678.123")) == TENET_OK);
    CHECK(is(result(run, doubled), "2469135780246913578024691356.246"));
    CHECK(tenet_evaluation_set_scaled(run, 0, 5000000000000000001, -3) == TENET_OK);
    CHECK(is(result(run, doubled), "10000000000000000.002"));
    CHECK(tenet_evaluation_set_scaled(run, 0, 1, 30) == TENET_OK);
    CHECK(is(result(run, doubled), "2000000000000000000000000000000"));
    CHECK(tenet_evaluation_set_scaled(run, 0, 1, 300) == TENET_OK);
    CHECK(is(result(run, doubled), "2E+300"));
    CHECK(tenet_evaluation_set_scaled(run, 0, 0, -2) == TENET_OK);
    CHECK(is(result(run, doubled), "0.00"));
    CHECK(tenet_evaluation_set_double(run, 0, 0.1) == TENET_OK);
    CHECK(is(result(run, doubled), "0.2"));
    CHECK(tenet_evaluation_set_double(run, 0, HUGE_VAL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_text(run, 0, TENET_KIND_NUMBER, TENET_STR("ten")) ==
          TENET_ERROR_INPUT);

    CHECK(tenet_evaluation_set_null(run, 0) == TENET_OK);
    CHECK(is(result(run, doubled), "null"));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_NULL);

    CHECK(tenet_evaluation_set_string(run, 2, TENET_STR("客户")) == TENET_OK);
    CHECK(is(result(run, extra), "客户"));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_STRING);
    CHECK(tenet_evaluation_set_boolean(run, 2, 5) == TENET_OK);
    CHECK(is(result(run, extra), "true"));
    CHECK(tenet_evaluation_boolean(run) == 1);
    CHECK(tenet_evaluation_set_text(run, 2, TENET_KIND_DATE_TIME,
                                    TENET_STR("2026-01-31T09:30:00+08:00")) == TENET_OK);
    CHECK(is(result(run, extra), "2026-01-31T09:30:00+08:00"));
    CHECK(tenet_evaluation_set_text(run, 2, TENET_KIND_TIME, TENET_STR("09:30:00Z")) == TENET_OK);
    CHECK(is(result(run, extra), "09:30:00Z"));
    CHECK(tenet_evaluation_set_text(run, 2, TENET_KIND_DATE, TENET_STR("2026-01-31")) == TENET_OK);
    CHECK(is(result(run, extra), "2026-01-31"));
    CHECK(tenet_evaluation_set_text(run, 2, TENET_KIND_DAY_TIME_DURATION, TENET_STR("P1DT2H")) ==
          TENET_OK);
    CHECK(is(result(run, extra), "P1DT2H"));
    CHECK(tenet_evaluation_set_text(run, 2, TENET_KIND_YEAR_MONTH_DURATION, TENET_STR("P18M")) ==
          TENET_OK);
    CHECK(is(result(run, extra), "P1Y6M"));
    OK(tenet_evaluation_set_json(run, 2, TENET_STR("{\"a\": [1, null, \"x\"]}"), &error));
    OK(tenet_expression_run(extra, run, &error));
    OK(tenet_evaluation_json(run, &json, &error));
    CHECK(is(tenet_buffer_str(json), "{\"a\":[1,null,\"x\"]}"));
    tenet_buffer_free(json);
    CHECK(tenet_evaluation_set_missing(run, 2) == TENET_OK);
    OK(tenet_expression_run(plain, run, &error));
    CHECK(tenet_evaluation_boolean(run) == 1);

    /* The result lives on without its expression. */
    tenet_expression_free(doubled);
    tenet_expression_free(extra);
    tenet_expression_free(plain);
    CHECK(tenet_evaluation_boolean(run) == 1);
    tenet_evaluation_free(run);
}

static void spreads_what_is_missing(void) {
    tenet_scope* scope = prices();
    tenet_evaluation_options options;
    tenet_evaluation* run = NULL;
    tenet_expression* doubled = compiled("unit price * 2", scope);
    tenet_expression* wrong = compiled("1 + \"a\"", scope);
    tenet_buffer* json = NULL;

    CHECK(tenet_evaluation_options_init(&options, sizeof options) == TENET_OK);
    options.flags = TENET_EVALUATION_SPREAD_MISSING | TENET_EVALUATION_STRICT;
    OK(tenet_evaluation_new(scope, &options, &run, &error));
    OK(tenet_expression_run(doubled, run, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_MISSING);
    OK(tenet_evaluation_json(run, &json, &error));
    CHECK(is(tenet_buffer_str(json), "{\"missing\":\"unit price\"}"));
    tenet_buffer_free(json);
    OK(tenet_expression_run(wrong, run, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_MISSING);
    tenet_evaluation_free(run);
    OK(tenet_evaluation_new(scope, NULL, &run, &error));
    OK(tenet_expression_run(wrong, run, &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_NULL);
    tenet_evaluation_free(run);
    tenet_expression_free(doubled);
    tenet_expression_free(wrong);
    tenet_scope_free(scope);
}

static void reads_records_of_a_snapshot(void) {
    tenet_catalogue* types = own_types();
    tenet_snapshot* facts = small_portfolio(types);
    tenet_evaluation_options options;
    tenet_evaluation* run = NULL;
    tenet_scope* scope = NULL;
    tenet_expression* expression = NULL;
    tenet_context now;
    tenet_slot_def slot;

    memset(&slot, 0, sizeof slot);
    slot.name = TENET_STR("account");
    slot.type = TENET_STR("客户");
    slot.open = 1;
    OK(tenet_scope_new(types, &slot, 1, sizeof slot, &scope, &error));
    OK(tenet_expression_compile(TENET_STR("sum(订单.金额)"), scope, &expression, &error));
    tenet_context_init(&now, sizeof now);
    now.at = TENET_STR("2026-01-01");
    tenet_evaluation_options_init(&options, sizeof options);
    options.context = &now;
    options.records = facts;
    OK(tenet_evaluation_new(scope, &options, &run, &error));
    tenet_snapshot_free(facts);
    tenet_catalogue_free(types);
    tenet_scope_free(scope);
    CHECK(tenet_evaluation_set_key(run, 0, TENET_STR("A")) == TENET_OK);
    CHECK(is(result(run, expression), "1500.50"));
    CHECK(tenet_evaluation_set_key(run, 0, TENET_STR("Z")) == TENET_ERROR_NOT_FOUND);
    CHECK(tenet_evaluation_set_record(run, 0, &slot) == TENET_ERROR_ARGUMENT);
    /* Something else in the slot of a record is no record. */
    CHECK(tenet_evaluation_set_int64(run, 0, 5) == TENET_OK);
    OK(tenet_expression_run(expression, run, &error));
    CHECK(tenet_evaluation_kind(run) != TENET_KIND_NUMBER);
    tenet_expression_free(expression);
    tenet_evaluation_free(run);
}

static void keeps_scopes_apart(void) {
    tenet_scope* one = prices();
    tenet_scope* other = prices();
    tenet_expression* expression = compiled("unit price", one);
    tenet_evaluation* run = NULL;
    OK(tenet_evaluation_new(other, NULL, &run, &error));
    FAILS(tenet_expression_run(expression, run, &error), TENET_ERROR_STATE, "capi-other-scope");
    tenet_evaluation_free(run);
    tenet_expression_free(expression);
    tenet_scope_free(one);
    tenet_scope_free(other);
}

int main(void) {
    evaluates_json();
    evaluates_json_by_slot();
    runs_through_slots();
    spreads_what_is_missing();
    reads_records_of_a_snapshot();
    keeps_scopes_apart();
    return failures != 0;
}
