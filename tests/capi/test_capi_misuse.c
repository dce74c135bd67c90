#include "support.h"

#include <stdint.h>

/* Wrong arguments of every kind: a status and a list of problems, never a crash. */

static const tenet_str no_text = {NULL, 0};

static void null_handles_are_refused(void) {
    tenet_str name = TENET_STR("x");
    tenet_catalogue* types = NULL;
    tenet_snapshot* facts = NULL;
    tenet_judge* judge = NULL;
    tenet_report* report = NULL;
    tenet_buffer* buffer = NULL;
    tenet_change* change = NULL;
    tenet_regulation* rules = NULL;
    tenet_effect* effect = NULL;
    tenet_explanation* why = NULL;
    tenet_expression* expression = NULL;
    tenet_snapshot_builder* builder = NULL;
    tenet_zones* zones = NULL;
    tenet_calendar* calendar = NULL;
    tenet_str digest;
    size_t size = 0;
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    const char* id = "capi-null-argument";

    FAILS(tenet_catalogue_own(NULL, &error), refused, id);
    FAILS(tenet_catalogue_builder_new(NULL, &error), refused, id);
    FAILS(tenet_catalogue_builder_add(NULL, NULL, &error), refused, id);
    FAILS(tenet_catalogue_builder_finish(NULL, &types, &error), refused, id);
    FAILS(tenet_catalogue_describe(NULL, name, &buffer, &error), refused, id);
    FAILS(tenet_zones_load_folder(no_text, &zones, &error), refused, id);
    FAILS(tenet_zones_load_data(NULL, 1, &zones, &error), refused, id);
    FAILS(tenet_calendar_load_text(name, name, NULL, NULL, &error), refused, id);
    CHECK(calendar == NULL);
    FAILS(tenet_regulation_load_folder(NULL, name, &rules, NULL, &error), refused, id);
    FAILS(tenet_regulation_load_texts(NULL, NULL, 0, &rules, NULL, &error), refused, id);
    FAILS(tenet_regulation_run_tests(NULL, NULL, NULL, NULL, &error), refused, id);
    FAILS(tenet_snapshot_load_folder(NULL, name, NULL, &facts, NULL, &error), refused, id);
    FAILS(tenet_snapshot_load_texts(NULL, NULL, 0, NULL, &facts, NULL, &error), refused, id);
    FAILS(tenet_snapshot_mappings(NULL, &buffer, &error), refused, id);
    FAILS(tenet_snapshot_builder_new(NULL, NULL, &builder, &error), refused, id);
    FAILS(tenet_snapshot_builder_add_json(NULL, name, name, &error), refused, id);
    FAILS(tenet_snapshot_builder_add_host(NULL, name, NULL, &error), refused, id);
    FAILS(tenet_snapshot_builder_cover(NULL, name, NULL, 0, no_text, no_text, &error), refused, id);
    FAILS(tenet_snapshot_builder_add_codes(NULL, name, &error), refused, id);
    FAILS(tenet_snapshot_builder_finish(NULL, &facts, NULL, &error), refused, id);
    FAILS(tenet_snapshot_with(NULL, NULL, &facts, &error), refused, id);
    FAILS(tenet_snapshot_size(NULL, name, &size, &error), refused, id);
    FAILS(tenet_snapshot_record(NULL, name, name, &buffer, &error), refused, id);
    FAILS(tenet_snapshot_digest(NULL, &digest, &error), refused, id);
    FAILS(tenet_change_new(NULL, &change, &error), refused, id);
    FAILS(tenet_change_upsert_json(NULL, name, name, NULL, &error), refused, id);
    FAILS(tenet_change_upsert_host(NULL, name, NULL, &error), refused, id);
    FAILS(tenet_change_remove(NULL, name, name, &error), refused, id);
    FAILS(tenet_change_add_json(NULL, name, name, NULL, &error), refused, id);
    FAILS(tenet_judge_bind(NULL, NULL, NULL, 1, NULL, NULL, &judge, &error), refused, id);
    FAILS(tenet_judge_check(NULL, NULL, &report, &error), refused, id);
    FAILS(tenet_judge_check_each(NULL, NULL, NULL, NULL, NULL, &error), refused, id);
    FAILS(tenet_judge_one(NULL, name, name, NULL, &error), refused, id);
    FAILS(tenet_judge_due(NULL, TENET_STR("2026-01-01"), NULL, &report, &error), refused, id);
    FAILS(tenet_judge_explain(NULL, NULL, &why, &error), refused, id);
    FAILS(tenet_judge_measure(NULL, name, &buffer, &error), refused, id);
    FAILS(tenet_judge_provenance(NULL, &buffer, &error), refused, id);
    FAILS(tenet_judge_evaluate(NULL, NULL, TENET_SCOPE_NAMED, &effect, &error), refused, id);
    FAILS(tenet_judge_render(NULL, NULL, NULL, NULL, NULL, &error), refused, id);
    FAILS(tenet_report_explain(NULL, 0, &why, &error), refused, id);
    FAILS(tenet_report_render(NULL, NULL, &buffer, &error), refused, id);
    FAILS(tenet_explanation_render(NULL, NULL, &buffer, &error), refused, id);
    FAILS(tenet_effect_explain(NULL, TENET_EFFECT_NAMED, 0, &why, &error), refused, id);
    FAILS(tenet_effect_judge(NULL, &judge, &error), refused, id);
    FAILS(tenet_effect_render(NULL, NULL, &buffer, &error), refused, id);
    FAILS(tenet_scope_new(NULL, NULL, 1, sizeof(tenet_slot_def), NULL, &error), refused, id);
    FAILS(tenet_expression_compile(name, NULL, NULL, &error), refused, id);
    FAILS(tenet_expression_evaluate_json(NULL, no_text, NULL, &buffer, &error), refused, id);
    FAILS(tenet_feel_evaluate(name, no_text, NULL, NULL, &error), refused, id);
    FAILS(tenet_evaluation_new(NULL, NULL, NULL, &error), refused, id);
    FAILS(tenet_evaluation_set_json(NULL, 0, name, &error), refused, id);
    FAILS(tenet_expression_run(NULL, NULL, &error), refused, id);
    FAILS(tenet_evaluation_json(NULL, &buffer, &error), refused, id);
    CHECK(expression == NULL && types == NULL && rules == NULL && effect == NULL);
}

static void null_handles_read_as_nothing(void) {
    tenet_verdict verdict;
    tenet_tally tally;
    tenet_shift shift;
    tenet_str shown;
    int64_t whole;
    double binary;
    memset(&verdict, 0, sizeof verdict);
    verdict.size = sizeof verdict;
    tally.size = sizeof tally;
    shift.size = sizeof shift;
    CHECK(tenet_error_count(NULL) == 0 && tenet_error_total(NULL) == 0);
    CHECK(tenet_error_status(NULL) == TENET_OK);
    CHECK(is(tenet_error_id(NULL, 0), "") && is(tenet_error_lines(NULL, TENET_ZH), ""));
    CHECK(is(tenet_error_text(NULL, 0, TENET_ZH), "") && tenet_error_line(NULL, 0) == 0);
    CHECK(is(tenet_error_remedy(NULL, 0, TENET_ZH), "") && is(tenet_error_file(NULL, 0), ""));
    CHECK(is(tenet_error_pointer(NULL, 0), "") && tenet_error_offset(NULL, 0) == 0);
    CHECK(tenet_error_column(NULL, 0) == 0 && tenet_error_severity(NULL, 0) == 0);
    CHECK(tenet_buffer_data(NULL) == NULL && tenet_buffer_size(NULL) == 0);
    CHECK(tenet_catalogue_type_count(NULL) == 0);
    CHECK(tenet_regulation_rule_count(NULL) == 0 && tenet_regulation_measure_count(NULL) == 0);
    CHECK(is(tenet_regulation_id(NULL), "") && is(tenet_regulation_rule_id(NULL, 0), ""));
    CHECK(tenet_regulation_find_rule(NULL, TENET_STR("x")) == 0);
    CHECK(tenet_report_count(NULL) == 0 && is(tenet_report_subject_key(NULL, 0), ""));
    CHECK(tenet_report_verdict(NULL, 0, &verdict) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_report_tally(NULL, &tally) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_report_rule_tally(NULL, 0, &tally) == TENET_ERROR_ARGUMENT);
    CHECK(is(tenet_judge_subject_key(NULL, &verdict), ""));
    CHECK(tenet_explanation_verdict(NULL, &verdict) == TENET_ERROR_ARGUMENT);
    CHECK(is(tenet_explanation_sentence(NULL, TENET_ZH), ""));
    CHECK(is(tenet_explanation_rule(NULL), "") && tenet_explanation_missing_count(NULL) == 0);
    CHECK(tenet_effect_count(NULL, TENET_EFFECT_NAMED) == 0);
    CHECK(tenet_effect_shift(NULL, TENET_EFFECT_NAMED, 0, &shift) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_kind(NULL) == TENET_KIND_MISSING && tenet_evaluation_boolean(NULL) == 0);
    CHECK(tenet_evaluation_int64(NULL, &whole) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_double(NULL, &binary) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_text(NULL, &shown) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_int64(NULL, 0, 1) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_record(NULL, 0, NULL) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_key(NULL, 0, no_text) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_missing(NULL, 0) == TENET_ERROR_ARGUMENT);
}

static void null_is_free_to_free(void) {
    tenet_error_free(NULL);
    tenet_buffer_free(NULL);
    tenet_catalogue_free(NULL);
    tenet_catalogue_builder_free(NULL);
    tenet_zones_free(NULL);
    tenet_calendar_free(NULL);
    tenet_regulation_free(NULL);
    tenet_snapshot_free(NULL);
    tenet_snapshot_builder_free(NULL);
    tenet_change_free(NULL);
    tenet_judge_free(NULL);
    tenet_report_free(NULL);
    tenet_explanation_free(NULL);
    tenet_effect_free(NULL);
    tenet_scope_free(NULL);
    tenet_expression_free(NULL);
    tenet_evaluation_free(NULL);
}

static void wrong_texts_are_refused(void) {
    tenet_catalogue* types = own_types();
    tenet_snapshot* facts = NULL;
    tenet_regulation* rules = NULL;
    tenet_expression* expression = NULL;
    tenet_buffer* buffer = NULL;
    tenet_text twice[2];
    tenet_str huge = {"x", SIZE_MAX};
    tenet_str hollow = {NULL, 5};
    tenet_str broken = {"a\xff", 2};
    tenet_str with_nul = {"a\0b", 3};
    const tenet_status refused = TENET_ERROR_ARGUMENT;

    FAILS(tenet_catalogue_describe(types, huge, &buffer, &error), refused, "capi-too-long");
    FAILS(tenet_catalogue_describe(types, hollow, &buffer, &error), refused, "capi-null-argument");
    FAILS(tenet_catalogue_describe(types, broken, &buffer, &error), refused, "capi-bad-utf8");
    FAILS(tenet_expression_compile(broken, NULL, &expression, &error), refused, "capi-bad-utf8");
    FAILS(tenet_expression_compile(huge, NULL, &expression, &error), refused, "capi-too-long");
    FAILS(tenet_regulation_load_folder(types, with_nul, &rules, NULL, &error), refused,
          "capi-nul-in-path");
    FAILS(tenet_snapshot_load_folder(types, broken, NULL, &facts, NULL, &error), refused,
          "capi-bad-utf8");
    twice[0].name = twice[1].name = TENET_STR("accounts.json");
    twice[0].text = twice[1].text = TENET_STR("[]");
    FAILS(tenet_snapshot_load_texts(types, twice, 2, NULL, &facts, NULL, &error), refused,
          "capi-given-twice");
    twice[0].text = huge;
    FAILS(tenet_snapshot_load_texts(types, twice, 1, NULL, &facts, NULL, &error), refused,
          "capi-too-long");
    FAILS(tenet_snapshot_load_texts(types, twice, SIZE_MAX, NULL, &facts, NULL, &error), refused,
          "capi-too-long");
    CHECK(tenet_has_feature(broken) == 0 && tenet_has_feature(huge) == 0);
    CHECK(tenet_has_feature(TENET_STR("policy")) == 1);

    /* A document is checked while it is read: the place of the mistake is known. The list begins
       with a warning: there is no manifest. */
    twice[0].text = tenet_make_str("[{\"id\": \"\xff\"}]", 12);
    {
        tenet_error* error = NULL;
        CHECK(tenet_snapshot_load_texts(types, twice, 1, NULL, &facts, NULL, &error) ==
              TENET_ERROR_INPUT);
        CHECK(is(tenet_error_file(error, 1), "accounts.json"));
        CHECK(tenet_error_line(error, 1) == 1);
        CHECK(tenet_error_column(error, 1) == 10);
        CHECK(tenet_error_offset(error, 1) == 9);
        CHECK(holds(tenet_error_lines(error, TENET_EN), "accounts.json:1:10"));
        CHECK(is(tenet_error_text(error, 0, 2), ""));
        CHECK(is(tenet_error_text(error, 99, TENET_EN), ""));
        tenet_error_free(error);
    }
    /* Nobody has to take the error. */
    CHECK(tenet_snapshot_load_texts(types, twice, 1, NULL, &facts, NULL, NULL) ==
          TENET_ERROR_INPUT);
    tenet_catalogue_free(types);
}

/* A struct of a version to come: larger, with members this version does not know. */
struct future_context {
    tenet_context now;
    uint64_t more;
};

static void wrong_structs_are_refused(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = small_regulation(types);
    tenet_snapshot* facts = small_portfolio(types);
    tenet_judge* judge = NULL;
    tenet_report* report = NULL;
    tenet_explanation* why = NULL;
    tenet_check_options options;
    tenet_load_options loading;
    tenet_render_options how;
    tenet_verdict verdict;
    tenet_snapshot_builder* builder = NULL;
    struct future_context future;
    const tenet_status refused = TENET_ERROR_ARGUMENT;

    CHECK(tenet_context_init(NULL, sizeof(tenet_context)) == refused);
    CHECK(tenet_context_init(&future.now, 4) == refused);
    CHECK(tenet_context_init(&future.now, SIZE_MAX) == refused);
    memset(&future, 0x5A, sizeof future);
    CHECK(tenet_context_init(&future.now, sizeof future) == TENET_OK);
    CHECK(future.now.size == sizeof future && future.more == 0);
    future.now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    OK(tenet_judge_bind(rules, facts, &future.now, 1, NULL, NULL, &judge, &error));
    tenet_judge_free(judge);
    future.more = 1;
    FAILS(tenet_judge_bind(rules, facts, &future.now, 1, NULL, NULL, &judge, &error), refused,
          "capi-newer-member");
    future.now.size = 8;
    FAILS(tenet_judge_bind(rules, facts, &future.now, 1, NULL, NULL, &judge, &error), refused,
          "capi-bad-size");
    tenet_context_init(&future.now, sizeof future.now);
    FAILS(tenet_judge_bind(rules, facts, &future.now, 1, NULL, NULL, &judge, &error), refused,
          "capi-bad-instant");
    future.now.at = TENET_STR("2026-02-30T12:00:00+08:00");
    FAILS(tenet_judge_bind(rules, facts, &future.now, 1, NULL, NULL, &judge, &error), refused,
          "capi-bad-instant");
    future.now.at = TENET_STR("2026-01-01");
    FAILS(tenet_judge_bind(rules, facts, &future.now, 1, NULL, NULL, &judge, &error),
          TENET_ERROR_INPUT, "policy-instant-needed");
    future.now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    FAILS(tenet_judge_bind(rules, facts, &future.now, 100000, NULL, NULL, &judge, &error), refused,
          "capi-bad-number");
    OK(tenet_judge_bind(rules, facts, &future.now, 0, NULL, NULL, &judge, &error));

    tenet_check_options_init(&options, sizeof options);
    options.outcomes = 0x20;
    FAILS(tenet_judge_check(judge, &options, &report, &error), refused, "capi-bad-number");
    options.outcomes = 0;
    options.rule_count = 1;
    FAILS(tenet_judge_check(judge, &options, &report, &error), refused, "capi-null-argument");
    options.rule_count = 0;
    OK(tenet_judge_check(judge, &options, &report, &error));
    CHECK(tenet_report_count(report) == 0);
    tenet_report_free(report);

    memset(&verdict, 0, sizeof verdict);
    CHECK(tenet_judge_one(judge, TENET_STR("1-order"), TENET_STR("1"), &verdict, NULL) == refused);
    verdict.size = sizeof verdict;
    verdict.rule = 77;
    FAILS(tenet_judge_explain(judge, &verdict, &why, &error), TENET_ERROR_NOT_FOUND,
          "capi-unknown-rule");
    CHECK(is(tenet_judge_subject_key(judge, &verdict), ""));
    verdict.rule = 0;
    verdict.subject = 4000000000u;
    FAILS(tenet_judge_explain(judge, &verdict, &why, &error), TENET_ERROR_NOT_FOUND,
          "capi-unknown-record");
    CHECK(is(tenet_judge_subject_key(judge, &verdict), ""));
    FAILS(tenet_judge_one(judge, TENET_STR("none"), TENET_STR("1"), &verdict, &error),
          TENET_ERROR_NOT_FOUND, "capi-unknown-rule");
    FAILS(tenet_judge_one(judge, TENET_STR("1-order"), TENET_STR("none"), &verdict, &error),
          TENET_ERROR_NOT_FOUND, "capi-unknown-record");

    tenet_load_options_init(&loading, sizeof loading);
    loading.flags = 2;
    FAILS(tenet_snapshot_builder_new(types, &loading, &builder, &error), refused,
          "capi-bad-number");
    tenet_render_options_init(&how, sizeof how);
    CHECK(how.clearance == TENET_CLEARANCE_INTERNAL);
    how.language = 9;
    how.format = -1;
    {
        tenet_buffer* buffer = NULL;
        tenet_error* both = NULL;
        OK(tenet_judge_check(judge, NULL, &report, &error));
        CHECK(tenet_report_render(report, &how, &buffer, &both) == refused);
        CHECK(tenet_error_count(both) == 2);
        tenet_error_free(both);
        tenet_report_free(report);
    }
    tenet_judge_free(judge);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
}

static void shorter_structs_are_filled_no_further(void) {
    tenet_judge* judge = small_judge();
    tenet_report* report = NULL;
    struct {
        tenet_verdict verdict;
        unsigned char guard[8];
    } larger;
    OK(tenet_judge_check(judge, NULL, &report, &error));
    memset(&larger, 0x5A, sizeof larger);
    larger.verdict.size = sizeof larger.verdict;
    CHECK(tenet_report_verdict(report, 0, &larger.verdict) == TENET_OK);
    CHECK(larger.guard[0] == 0x5A);
    larger.verdict.size = sizeof larger;
    CHECK(tenet_report_verdict(report, 0, &larger.verdict) == TENET_OK);
    CHECK(larger.verdict.size == sizeof larger && larger.guard[7] == 0);
    larger.verdict.size = sizeof larger.verdict - 1;
    CHECK(tenet_report_verdict(report, 0, &larger.verdict) == TENET_ERROR_ARGUMENT);
    tenet_report_free(report);
    tenet_judge_free(judge);
}

static void slots_are_checked(void) {
    tenet_slot_def slots[2];
    tenet_scope* scope = NULL;
    tenet_evaluation* run = NULL;
    memset(slots, 0, sizeof slots);
    slots[0].name = TENET_STR("a");
    slots[1].name = TENET_STR("a");
    FAILS(tenet_scope_new(NULL, slots, 2, sizeof slots[0], &scope, &error), TENET_ERROR_ARGUMENT,
          "capi-given-twice");
    FAILS(tenet_scope_new(NULL, slots, 1, 3, &scope, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-size");
    slots[0].open = 1;
    FAILS(tenet_scope_new(NULL, slots, 1, sizeof slots[0], &scope, &error), TENET_ERROR_ARGUMENT,
          "capi-not-a-record-slot");
    slots[0].open = 0;
    slots[0].type = TENET_STR("account");
    FAILS(tenet_scope_new(NULL, slots, 1, sizeof slots[0], &scope, &error), TENET_ERROR_NOT_FOUND,
          "capi-unknown-type");
    slots[0].type = no_text;
    OK(tenet_scope_new(NULL, slots, 1, sizeof slots[0], &scope, &error));
    OK(tenet_evaluation_new(scope, NULL, &run, &error));
    CHECK(tenet_evaluation_set_int64(run, 1, 1) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_text(run, 0, TENET_KIND_LIST, TENET_STR("[]")) ==
          TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_scaled(run, 0, 1, 9999) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_record(run, 0, slots) == TENET_ERROR_ARGUMENT);
    CHECK(tenet_evaluation_set_key(run, 0, TENET_STR("k")) == TENET_ERROR_ARGUMENT);
    FAILS(tenet_evaluation_set_json(run, 0, TENET_STR("{"), &error), TENET_ERROR_INPUT,
          "json-unclosed");
    tenet_evaluation_free(run);
    tenet_scope_free(scope);
}

int main(void) {
    null_handles_are_refused();
    null_handles_read_as_nothing();
    null_is_free_to_free();
    wrong_texts_are_refused();
    wrong_structs_are_refused();
    shorter_structs_are_filled_no_further();
    slots_are_checked();
    return failures != 0;
}
