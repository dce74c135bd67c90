#include "support.h"

/* The main job from beginning to end, as a host in C would do it. */

static void reads_what_it_loaded(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = small_regulation(types);
    tenet_snapshot* facts = small_portfolio(types);
    tenet_buffer* buffer = NULL;
    tenet_str digest;
    size_t count = 0;
    size_t i;
    int found = 0;

    CHECK(tenet_catalogue_type_count(types) > 10);
    for (i = 0; i < tenet_catalogue_type_count(types); ++i) {
        found += is(tenet_catalogue_type_name(types, i), "order");
    }
    CHECK(found == 1);
    CHECK(is(tenet_catalogue_type_name(types, 100000), ""));
    OK(tenet_catalogue_describe(types, TENET_STR("订单"), &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "\"name\":\"amount\""));
    tenet_buffer_free(buffer);

    CHECK(is(tenet_regulation_id(rules), "small"));
    CHECK(is(tenet_regulation_version(rules), "1"));
    CHECK(is(tenet_regulation_title(rules, TENET_ZH), "小制度"));
    CHECK(is(tenet_regulation_title(rules, TENET_EN), "Small regulation"));
    CHECK(tenet_regulation_digest(rules).size == 64);
    CHECK(tenet_regulation_rule_count(rules) == 3);
    CHECK(is(tenet_regulation_rule_id(rules, 1), "1-account"));
    CHECK(is(tenet_regulation_rule_title(rules, 1, TENET_EN), "All orders"));
    CHECK(is(tenet_regulation_rule_article(rules, 1), "1"));
    CHECK(is(tenet_regulation_rule_clause(rules, 1), ""));
    CHECK(is(tenet_regulation_rule_subject(rules, 0), "order"));
    CHECK(tenet_regulation_find_rule(rules, TENET_STR("1-survey")) == 2);
    CHECK(tenet_regulation_find_rule(rules, TENET_STR("none")) == 3);
    CHECK(tenet_regulation_measure_count(rules) == 1);
    CHECK(is(tenet_regulation_measure_id(rules, 0), "booked"));

    OK(tenet_snapshot_size(facts, TENET_STR("orders"), &count, &error));
    CHECK(count == 4);
    OK(tenet_snapshot_record(facts, TENET_STR("order"), TENET_STR("2"), &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "900.50"));
    CHECK(tenet_buffer_data(buffer)[tenet_buffer_size(buffer)] == '\0');
    tenet_buffer_free(buffer);
    OK(tenet_snapshot_digest(facts, &digest, &error));
    CHECK(digest.size == 64);
    OK(tenet_snapshot_mappings(facts, &buffer, &error));
    CHECK(is(tenet_buffer_str(buffer), "[]"));
    tenet_buffer_free(buffer);

    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
}

static void checks_and_explains(void) {
    tenet_judge* judge = small_judge();
    tenet_report* report = NULL;
    tenet_explanation* why = NULL;
    tenet_buffer* buffer = NULL;
    tenet_tally tally;
    tenet_verdict verdict;
    tenet_render_options how;
    size_t i;
    int failed = 0;

    OK(tenet_judge_check(judge, NULL, &report, &error));
    CHECK(tenet_report_count(report) == 4 + 3 + 3);
    tally.size = sizeof tally;
    CHECK(tenet_report_tally(report, &tally) == TENET_OK);
    CHECK(tally.counts[TENET_PASS] + tally.counts[TENET_FAIL] + tally.counts[TENET_UNKNOWN] == 10);
    CHECK(tenet_report_rule_tally(report, 0, &tally) == TENET_OK);
    CHECK(tally.counts[TENET_PASS] == 2);
    CHECK(tally.counts[TENET_FAIL] == 1);
    CHECK(tally.counts[TENET_UNKNOWN] == 1);
    CHECK(tenet_report_rule_tally(report, 3, &tally) == TENET_ERROR_NOT_FOUND);

    verdict.size = sizeof verdict;
    for (i = 0; i < tenet_report_count(report); ++i) {
        CHECK(tenet_report_verdict(report, i, &verdict) == TENET_OK);
        CHECK(is(tenet_judge_subject_key(judge, &verdict), "") ==
              is(tenet_report_subject_key(report, i), ""));
        if (verdict.rule != 0 || verdict.outcome != TENET_FAIL) continue;
        ++failed;
        CHECK(is(tenet_report_subject_key(report, i), "3"));
        OK(tenet_report_explain(report, i, &why, &error));
    }
    CHECK(failed == 1);
    CHECK(tenet_report_verdict(report, i, &verdict) == TENET_ERROR_NOT_FOUND);
    CHECK(is(tenet_explanation_rule(why), "1-order"));
    CHECK(is(tenet_explanation_article(why), "1"));
    CHECK(is(tenet_explanation_clause(why), ""));
    CHECK(is(tenet_explanation_subject_type(why), "order"));
    CHECK(is(tenet_explanation_subject_key(why), "3"));
    CHECK(is(tenet_explanation_remedy(why, TENET_EN), "Split it"));
    CHECK(is(tenet_explanation_remedy(why, TENET_ZH), "请拆分"));
    CHECK(is(tenet_explanation_level(why), ""));
    CHECK(is(tenet_explanation_result(why), ""));
    CHECK(tenet_explanation_sentence(why, TENET_ZH).size > 0);
    CHECK(tenet_explanation_sentence(why, TENET_EN).size > 0);
    CHECK(tenet_explanation_missing_count(why) == 0);
    CHECK(tenet_explanation_verdict(why, &verdict) == TENET_OK);
    CHECK(verdict.outcome == TENET_FAIL);

    /* The explanation outlives judge and report. */
    tenet_report_free(report);
    tenet_judge_free(judge);
    CHECK(tenet_render_options_init(&how, sizeof how) == TENET_OK);
    how.format = TENET_FORMAT_JSON;
    OK(tenet_explanation_render(why, &how, &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "order_limit"));
    CHECK(holds(tenet_buffer_str(buffer), "1200"));
    tenet_buffer_free(buffer);
    CHECK(tenet_render_options_init(&how, sizeof how) == TENET_OK);
    how.flags = TENET_RENDER_DETAILS;
    OK(tenet_explanation_render(why, &how, &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "请拆分"));
    tenet_buffer_free(buffer);
    tenet_explanation_free(why);
}

static void names_what_is_missing_and_what_is_due(void) {
    tenet_judge* judge = small_judge();
    tenet_explanation* why = NULL;
    tenet_report* due = NULL;
    tenet_verdict verdict;
    tenet_tally tally;
    tenet_buffer* buffer = NULL;

    verdict.size = sizeof verdict;
    OK(tenet_judge_one(judge, TENET_STR("1-order"), TENET_STR("4"), &verdict, &error));
    CHECK(verdict.outcome == TENET_UNKNOWN);
    OK(tenet_judge_explain(judge, &verdict, &why, &error));
    CHECK(tenet_explanation_missing_count(why) == 1);
    CHECK(is(tenet_explanation_missing(why, 0), "order.amount"));
    CHECK(is(tenet_explanation_missing(why, 1), ""));
    tenet_explanation_free(why);

    OK(tenet_judge_one(judge, TENET_STR("1-survey"), TENET_STR("B"), &verdict, &error));
    CHECK(verdict.outcome == TENET_PASS);
    CHECK(verdict.has_due == 1);
    OK(tenet_judge_explain(judge, &verdict, &why, &error));
    CHECK(is(tenet_explanation_due(why), "2026-05-01"));
    CHECK(is(tenet_explanation_subject_name(why), "Beta"));
    tenet_explanation_free(why);

    OK(tenet_judge_due(judge, TENET_STR("2026-12-31"), NULL, &due, &error));
    CHECK(tenet_report_count(due) == 2);
    CHECK(is(tenet_report_subject_key(due, 0), "A"));
    CHECK(is(tenet_report_subject_key(due, 1), "B"));
    tally.size = sizeof tally;
    CHECK(tenet_report_tally(due, &tally) == TENET_OK);
    CHECK(tally.counts[TENET_PASS] == 1 && tally.counts[TENET_FAIL] == 1);
    FAILS(tenet_report_render(due, NULL, &buffer, &error), TENET_ERROR_STATE, "capi-not-of-check");
    tenet_report_free(due);
    tenet_judge_free(judge);
}

static void evaluates_an_order_before_it_is_booked(void) {
    tenet_judge* judge = small_judge();
    tenet_judge* would_be = NULL;
    tenet_catalogue* types = own_types();
    tenet_snapshot* other = small_portfolio(types);
    tenet_change* change = NULL;
    tenet_effect* effect = NULL;
    tenet_explanation* why = NULL;
    tenet_buffer* buffer = NULL;
    tenet_shift shift;
    tenet_verdict verdict;
    size_t i;
    int seen = 0;

    /* A change belongs to a catalogue; this one is of another. */
    OK(tenet_change_new(other, &change, &error));
    FAILS(tenet_judge_evaluate(judge, change, TENET_SCOPE_NAMED, &effect, &error),
          TENET_ERROR_ARGUMENT, "capi-other-catalogue");
    CHECK(effect == NULL);
    tenet_judge_free(judge);

    {
        tenet_regulation* rules = small_regulation(types);
        tenet_context now;
        tenet_context_init(&now, sizeof now);
        now.at = TENET_STR("2026-01-01T12:00:00+08:00");
        OK(tenet_judge_bind(rules, other, &now, 2, NULL, NULL, &judge, &error));
        tenet_regulation_free(rules);
    }
    OK(tenet_change_upsert_json(change, TENET_STR("order"),
                                TENET_STR("{\"id\": \"9\", \"account\": \"A\", \"ordered_on\": "
                                          "\"2026-01-01\", \"amount\": 700}"),
                                NULL, &error));
    OK(tenet_judge_evaluate(judge, change, TENET_SCOPE_ALL, &effect, &error));
    shift.size = sizeof shift;
    for (i = 0; i < tenet_effect_count(effect, TENET_EFFECT_NAMED); ++i) {
        CHECK(tenet_effect_shift(effect, TENET_EFFECT_NAMED, i, &shift) == TENET_OK);
        if (shift.rule == 0) {
            CHECK(is(shift.subject_key, "9"));
            CHECK(shift.before == TENET_NO_OUTCOME && shift.after == TENET_PASS);
            ++seen;
        } else if (shift.rule == 1) {
            CHECK(is(shift.subject_key, "A"));
            CHECK(shift.before == TENET_PASS && shift.after == TENET_FAIL);
            OK(tenet_effect_explain(effect, TENET_EFFECT_NAMED, i, &why, &error));
            CHECK(tenet_explanation_verdict(why, (verdict.size = sizeof verdict, &verdict)) ==
                  TENET_OK);
            CHECK(verdict.outcome == TENET_FAIL);
            tenet_explanation_free(why);
            ++seen;
        }
    }
    CHECK(seen == 2);
    CHECK(tenet_effect_count(effect, TENET_EFFECT_ELSEWHERE) == 0);
    CHECK(tenet_effect_count(effect, 7) == 0);
    OK(tenet_effect_judge(effect, &would_be, &error));
    OK(tenet_effect_render(effect, NULL, &buffer, &error));
    CHECK(tenet_buffer_size(buffer) > 0);
    tenet_buffer_free(buffer);
    tenet_effect_free(effect);

    verdict.size = sizeof verdict;
    OK(tenet_judge_one(would_be, TENET_STR("1-account"), TENET_STR("A"), &verdict, &error));
    CHECK(verdict.outcome == TENET_FAIL);
    OK(tenet_judge_one(judge, TENET_STR("1-account"), TENET_STR("A"), &verdict, &error));
    CHECK(verdict.outcome == TENET_PASS);

    /* Deleting it all: gone afterwards, explained as it is. */
    tenet_change_free(change);
    OK(tenet_change_new(other, &change, &error));
    OK(tenet_change_add_json(change, TENET_STR("{\"delete\": {\"orders\": [\"3\"]}}"),
                             TENET_STR("change.json"), NULL, &error));
    OK(tenet_change_remove(change, TENET_STR("订单"), TENET_STR("4"), &error));
    OK(tenet_judge_evaluate(judge, change, TENET_SCOPE_NAMED, &effect, &error));
    seen = 0;
    for (i = 0; i < tenet_effect_count(effect, TENET_EFFECT_NAMED); ++i) {
        CHECK(tenet_effect_shift(effect, TENET_EFFECT_NAMED, i, &shift) == TENET_OK);
        if (shift.rule != 0) continue;
        CHECK(shift.after == TENET_NO_OUTCOME);
        OK(tenet_effect_explain(effect, TENET_EFFECT_NAMED, i, &why, &error));
        CHECK(is(tenet_explanation_subject_type(why), "order"));
        tenet_explanation_free(why);
        ++seen;
    }
    CHECK(seen == 2);

    tenet_effect_free(effect);
    tenet_change_free(change);
    tenet_judge_free(would_be);
    tenet_judge_free(judge);
    tenet_snapshot_free(other);
    tenet_catalogue_free(types);
}

static void builds_a_snapshot_record_by_record(void) {
    tenet_catalogue* types = own_types();
    tenet_snapshot_builder* builder = NULL;
    tenet_snapshot* facts = NULL;
    tenet_snapshot* next = NULL;
    tenet_change* change = NULL;
    tenet_error* warnings = NULL;
    tenet_str some[1];
    size_t count = 0;

    OK(tenet_snapshot_builder_new(types, NULL, &builder, &error));
    OK(tenet_snapshot_builder_add_codes(
        builder,
        TENET_STR("{\"tier\": {\"name\": {\"zh\": \"等级\", \"en\": \"tier\"}, \"codes\": "
                  "[{\"id\": \"core\", \"zh\": \"核心\", \"en\": \"core customer\"}]}}"),
        &error));
    OK(tenet_snapshot_builder_add_json(
        builder, TENET_STR("客户"),
        TENET_STR("{\"id\": \"A\", \"name\": \"甲\", \"tier\": \"核心\"}"), &error));
    OK(tenet_snapshot_builder_add_json(
        builder, TENET_STR("order"),
        TENET_STR("{\"id\": \"1\", \"account\": \"Z\", \"ordered_on\": \"2025-01-01\"}"), &error));
    FAILS(tenet_snapshot_builder_add_json(builder, TENET_STR("order"),
                                          TENET_STR("{\"id\": \"2\",\n \"ordered_on\": 5}"),
                                          &error),
          TENET_ERROR_INPUT, "json-wrong-type");
    FAILS(tenet_snapshot_builder_add_json(builder, TENET_STR("ordr"), TENET_STR("{}"), &error),
          TENET_ERROR_NOT_FOUND, "capi-unknown-type-close");
    some[0] = TENET_STR("A");
    OK(tenet_snapshot_builder_cover(builder, TENET_STR("orders"), some, 1, TENET_STR("2024-01-01"),
                                    TENET_STR(""), &error));
    FAILS(tenet_snapshot_builder_cover(builder, TENET_STR("orders"), NULL, 0,
                                       TENET_STR("2024-01-01"), TENET_STR("2023-01-01"), &error),
          TENET_ERROR_ARGUMENT, "capi-span-backwards");
    OK(tenet_snapshot_builder_finish(builder, &facts, &warnings, &error));
    CHECK(tenet_error_status(warnings) == TENET_OK);
    CHECK(tenet_error_count(warnings) == 1);
    CHECK(is(tenet_error_id(warnings, 0), "portfolio-unresolved-reference"));
    CHECK(tenet_error_severity(warnings, 0) == TENET_SEVERITY_WARNING);
    tenet_error_free(warnings);
    FAILS(tenet_snapshot_builder_finish(builder, &next, NULL, &error), TENET_ERROR_STATE,
          "capi-finished");
    FAILS(tenet_snapshot_builder_add_json(builder, TENET_STR("order"), TENET_STR("{}"), &error),
          TENET_ERROR_STATE, "capi-finished");
    tenet_snapshot_builder_free(builder);

    OK(tenet_change_new(facts, &change, &error));
    OK(tenet_change_upsert_json(
        change, TENET_STR("order"),
        TENET_STR("{\"id\": \"3\", \"account\": \"A\", \"ordered_on\": \"2025-01-01\"}"), NULL,
        &error));
    OK(tenet_snapshot_with(facts, change, &next, &error));
    tenet_snapshot_free(facts);
    OK(tenet_snapshot_size(next, TENET_STR("order"), &count, &error));
    CHECK(count == 2);
    tenet_snapshot_free(next);
    tenet_change_free(change);
    tenet_catalogue_free(types);
}

static int32_t count_one(const tenet_verdict* verdict, void* user_data) {
    int* counts = user_data;
    CHECK(verdict->size == sizeof *verdict);
    ++counts[verdict->outcome];
    return 0;
}

static int32_t stop_after_two(const tenet_verdict* verdict, void* user_data) {
    (void)verdict;
    return ++*(int*)user_data == 2;
}

static int32_t stop_at_once(uint64_t done, uint64_t total, void* user_data) {
    (void)user_data;
    CHECK(done <= total);
    return 1;
}

static int32_t keep(tenet_str piece, void* user_data) {
    *(size_t*)user_data += piece.size;
    return 0;
}

static int32_t refuse_to_write(tenet_str piece, void* user_data) {
    (void)piece;
    (void)user_data;
    return -1;
}

static void streams_and_stops(void) {
    tenet_judge* judge = small_judge();
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = small_regulation(types);
    tenet_snapshot* facts = small_portfolio(types);
    tenet_judge* none = NULL;
    tenet_report* report = NULL;
    tenet_check_options options;
    tenet_context now;
    tenet_tally tally;
    tenet_str rule = TENET_STR("1-order");
    tenet_str subjects[2];
    int counts[TENET_OUTCOME_COUNT] = {0};
    int calls = 0;
    size_t written = 0;

    CHECK(tenet_check_options_init(&options, sizeof options) == TENET_OK);
    CHECK(options.threads == 1 && options.outcomes == TENET_ALL_OUTCOMES);
    options.outcomes = 1u << TENET_FAIL;
    options.rules = &rule;
    options.rule_count = 1;
    tally.size = sizeof tally;
    OK(tenet_judge_check_each(judge, &options, count_one, counts, &tally, &error));
    CHECK(counts[TENET_FAIL] == 1 && counts[TENET_PASS] == 0);
    CHECK(tally.counts[TENET_PASS] == 2);

    subjects[0] = TENET_STR("4"); /* an order, not an account */
    options.subjects = subjects;
    options.subject_count = 1;
    OK(tenet_judge_check_each(judge, &options, count_one, counts, &tally, &error));
    CHECK(tally.counts[TENET_UNKNOWN] == 1 && tally.counts[TENET_PASS] == 0);

    subjects[0] = TENET_STR("A");
    subjects[1] = TENET_STR("nobody");
    options.subjects = subjects;
    options.subject_count = 2;
    FAILS(tenet_judge_check(judge, &options, &report, &error), TENET_ERROR_NOT_FOUND,
          "policy-unknown-subject-key");

    FAILS(tenet_judge_check_each(judge, NULL, stop_after_two, &calls, NULL, &error),
          TENET_ERROR_CANCELLED, "capi-cancelled");
    CHECK(calls == 2);
    tenet_check_options_init(&options, sizeof options);
    options.progress = stop_at_once;
    FAILS(tenet_judge_check(judge, &options, &report, &error), TENET_ERROR_CANCELLED,
          "capi-cancelled");
    CHECK(report == NULL);
    tenet_context_init(&now, sizeof now);
    now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    FAILS(tenet_judge_bind(rules, facts, &now, 1, stop_at_once, NULL, &none, &error),
          TENET_ERROR_CANCELLED, "capi-cancelled");
    OK(tenet_judge_render(judge, NULL, NULL, keep, &written, &error));
    CHECK(written > 100);
    FAILS(tenet_judge_render(judge, NULL, NULL, refuse_to_write, NULL, &error),
          TENET_ERROR_CANCELLED, "capi-cancelled");

    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
    tenet_judge_free(judge);
}

static void renders_and_measures(void) {
    tenet_judge* judge = small_judge();
    tenet_report* report = NULL;
    tenet_buffer* first = NULL;
    tenet_buffer* second = NULL;
    tenet_check_options options;
    tenet_render_options how;

    tenet_check_options_init(&options, sizeof options);
    options.threads = 2;
    tenet_render_options_init(&how, sizeof how);
    how.format = TENET_FORMAT_JSON;
    how.language = TENET_EN;
    OK(tenet_judge_check(judge, NULL, &report, &error));
    OK(tenet_report_render(report, &how, &first, &error));
    tenet_report_free(report);
    OK(tenet_judge_check(judge, &options, &report, &error));
    OK(tenet_report_render(report, &how, &second, &error));
    CHECK(tenet_buffer_size(first) == tenet_buffer_size(second));
    CHECK(memcmp(tenet_buffer_data(first), tenet_buffer_data(second), tenet_buffer_size(first)) ==
          0);
    tenet_buffer_free(first);
    tenet_buffer_free(second);
    tenet_report_free(report);

    OK(tenet_judge_measure(judge, TENET_STR("booked"), &first, &error));
    CHECK(holds(tenet_buffer_str(first), "\"account\":\"A\",\"value\":1500.50"));
    CHECK(holds(tenet_buffer_str(first), "order.amount"));
    tenet_buffer_free(first);
    FAILS(tenet_judge_measure(judge, TENET_STR("nothing"), &first, &error), TENET_ERROR_NOT_FOUND,
          "policy-unknown-measure");
    OK(tenet_judge_provenance(judge, &first, &error));
    CHECK(holds(tenet_buffer_str(first), "\"regulation\":\"small\""));
    tenet_buffer_free(first);
    tenet_judge_free(judge);
}

static void runs_the_tests_of_a_pack(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = NULL;
    tenet_calendar* calendar = NULL;
    tenet_buffer* buffer = NULL;
    size_t failed = 99;
    OK(tenet_regulation_load_folder(
        types, TENET_STR(TENET_SOURCE_DIR "/packs/key-account-regulation"), &rules, NULL, &error));
    OK(tenet_calendar_load_text(
        TENET_STR(
            "{\"id\": \"plain\", \"zone\": \"+08:00\", \"covers\": {\"from\": \"2025-01-01\", "
            "\"to\": \"2026-12-31\"}, \"week\": {\"monday\": [\"09:00-17:00\"]}}"),
        TENET_STR("plain.json"), NULL, &calendar, &error));
    OK(tenet_regulation_run_tests(rules, calendar, &failed, &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "\"passed\":true"));
    CHECK((failed == 0) == !holds(tenet_buffer_str(buffer), "\"passed\":false"));
    tenet_buffer_free(buffer);
    tenet_calendar_free(calendar);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
}

int main(void) {
    reads_what_it_loaded();
    checks_and_explains();
    names_what_is_missing_and_what_is_due();
    evaluates_an_order_before_it_is_booked();
    builds_a_snapshot_record_by_record();
    streams_and_stops();
    renders_and_measures();
    runs_the_tests_of_a_pack();
    return failures != 0;
}
