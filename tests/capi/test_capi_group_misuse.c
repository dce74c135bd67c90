#include "group.h"

/* Groups and parties: texts with problems, questions without an answer, wrong arguments. */

static void a_problem_has_its_place(void) {
    tenet_graph* graph = NULL;
    tenet_error* error = NULL;
    const tenet_str bad = TENET_STR("[{\"holder\": \"A\", \"subject\": \"B\",\n \"share\": -1}]");
    CHECK(tenet_graph_read_json(bad, TENET_STR("g.json"), &graph, &error) == TENET_ERROR_INPUT);
    CHECK(graph == NULL);
    CHECK(is(tenet_error_id(error, 0), "group-bad-share"));
    CHECK(is(tenet_error_file(error, 0), "g.json"));
    CHECK(is(tenet_error_pointer(error, 0), "/0/share"));
    CHECK(tenet_error_line(error, 0) == 2);
    tenet_error_free(error);
}

static void texts_with_problems_are_refused(void) {
    tenet_graph* graph = NULL;
    tenet_group_policy* made = NULL;
    tenet_grouping* groups = NULL;
    tenet_roll_up* totals = NULL;
    tenet_buffer* said = NULL;
    tenet_structure* day = NULL;
    FAILS(tenet_graph_read_json(no_text, no_text, &graph, &error), TENET_ERROR_INPUT, "json-empty");
    FAILS(tenet_group_policy_read_json(TENET_STR("{\"id\": \"x\", \"title\": \"x\"}"), no_text,
                                       &made, &error),
          TENET_ERROR_INPUT, "definition-member-missing");
    OK(tenet_group_policy_read_json(
        TENET_STR("{\"id\": \"x\", \"title\": \"x\", \"criteria\": [], \"entries\": [{\"party\": "
                  "\"?\", \"anchor\": \"A\", \"include\": true, \"reason\": \"r\", \"approver\": "
                  "\"a\"}]}"),
        no_text, &made, &error));
    graph = graph_of(four_json);
    day = day_of(graph, 0);
    FAILS(tenet_grouping_new(day, made, &groups, &error), TENET_ERROR_INPUT,
          "group-entry-unknown-party");
    tenet_group_policy_free(made);
    made = policy();
    OK(tenet_grouping_new(day, made, &groups, &error));
    FAILS(tenet_roll_up_new(groups, TENET_STR("{\"rows\": [{\"id\": \"1\", \"party\": \"?\"}]}"),
                            no_text, &totals, &error),
          TENET_ERROR_INPUT, "group-row-unknown-party");
    OK(tenet_roll_up_new(groups, TENET_STR("{\"rows\": []}"), no_text, &totals, &error));
    FAILS(tenet_roll_up_change_json(totals, TENET_STR("{\"upsrt\": []}"), no_text, &error),
          TENET_ERROR_INPUT, "definition-member-misspelt");
    FAILS(tenet_find_duplicates_json(TENET_STR("{}"), no_text, NULL, &said, &error),
          TENET_ERROR_INPUT, "definition-wrong-kind");
    tenet_roll_up_free(totals);
    tenet_grouping_free(groups);
    tenet_group_policy_free(made);
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

static void questions_without_an_answer_are_refused(void) {
    tenet_graph* graph = graph_of("[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 100},"
                                  "{\"holder\": \"B\", \"subject\": \"A\", \"share\": 100}]");
    tenet_graph* twin = graph_of(four_json);
    tenet_structure* day = day_of(graph, 0);
    tenet_structure* other = day_of(twin, 0);
    tenet_group_policy* made = policy();
    tenet_grouping* groups = NULL;
    tenet_grouping* others = NULL;
    tenet_structure_options strict;
    tenet_structure* refused = NULL;
    tenet_control control = TENET_CONTROL_YES;
    tenet_buffer* said = NULL;
    double low = 1;
    double high = 1;
    FAILS(tenet_structure_controls(day, TENET_STR("A"), TENET_STR("Z"), &control, &error),
          TENET_ERROR_NOT_FOUND, "capi-unknown-record");
    CHECK(control == TENET_CONTROL_NO);
    FAILS(tenet_structure_share(day, TENET_STR("A"), TENET_STR("B"), TENET_WALKS_ALL, &low, &high,
                                &error),
          TENET_ERROR_INPUT, "group-closed-ownership");
    CHECK(low == 0 && high == 0);
    CHECK(tenet_structure_options_init(&strict, sizeof strict) == TENET_OK);
    strict.as_of = TENET_STR("2025-12-31");
    strict.flags = TENET_STRUCTURE_STRICT;
    FAILS(tenet_structure_new(graph, &strict, &refused, &error), TENET_ERROR_INPUT,
          "group-refused-by-strict");
    OK(tenet_grouping_new(day, made, &groups, &error));
    OK(tenet_grouping_new(other, made, &others, &error));
    FAILS(tenet_grouping_changes_json(groups, others, &said, &error), TENET_ERROR_STATE,
          "capi-other-graph");
    tenet_grouping_free(others);
    tenet_grouping_free(groups);
    tenet_group_policy_free(made);
    tenet_structure_free(other);
    tenet_structure_free(day);
    tenet_graph_free(twin);
    tenet_graph_free(graph);
}

static void null_arguments_are_refused(void) {
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    const char* id = "capi-null-argument";
    const tenet_str a = TENET_STR("A");
    tenet_graph* graph = NULL;
    tenet_structure* day = NULL;
    tenet_group_policy* made = NULL;
    tenet_grouping* groups = NULL;
    tenet_roll_up* totals = NULL;
    tenet_party_list* list = NULL;
    tenet_buffer* said = NULL;
    tenet_control control = 0;
    double share = 0;
    FAILS(tenet_graph_read_json(a, no_text, NULL, &error), refused, id);
    FAILS(tenet_graph_read_json(tenet_make_str(NULL, 3), no_text, &graph, &error), refused, id);
    FAILS(tenet_graph_of_snapshot(NULL, &graph, &error), refused, id);
    FAILS(tenet_graph_json(NULL, &said, &error), refused, id);
    FAILS(tenet_structure_new(NULL, NULL, &day, &error), refused, id);
    FAILS(tenet_structure_describe_json(NULL, &said, &error), refused, id);
    FAILS(tenet_structure_findings_json(NULL, &said, &error), refused, id);
    FAILS(tenet_structure_controls(NULL, a, a, &control, &error), refused, id);
    FAILS(tenet_structure_prove_control_json(NULL, a, a, &said, &error), refused, id);
    FAILS(tenet_structure_controlled(NULL, a, &list, &error), refused, id);
    FAILS(tenet_structure_controllers(NULL, a, &list, &error), refused, id);
    FAILS(tenet_structure_controllers_json(NULL, a, &said, &error), refused, id);
    FAILS(tenet_structure_parents_json(NULL, a, &said, &error), refused, id);
    FAILS(tenet_structure_parents_json(NULL, no_text, &said, &error), refused, id);
    FAILS(tenet_structure_stage_differences_json(NULL, &said, &error), refused, id);
    FAILS(tenet_structure_share(NULL, a, a, 0, &share, &share, &error), refused, id);
    FAILS(tenet_structure_owners_json(NULL, a, 0, &said, &error), refused, id);
    FAILS(tenet_structure_holdings_json(NULL, a, 0, &said, &error), refused, id);
    FAILS(tenet_structure_beneficial_owners_json(NULL, a, TENET_STR("25"), 0, 0, &said, &error),
          refused, id);
    FAILS(tenet_group_policy_read_json(a, no_text, NULL, &error), refused, id);
    FAILS(tenet_group_policy_json(NULL, &said, &error), refused, id);
    FAILS(tenet_grouping_new(NULL, NULL, &groups, &error), refused, id);
    FAILS(tenet_grouping_json(NULL, &said, &error), refused, id);
    FAILS(tenet_grouping_members(NULL, a, &list, &error), refused, id);
    FAILS(tenet_grouping_groups_json(NULL, a, &said, &error), refused, id);
    FAILS(tenet_grouping_text(NULL, a, TENET_EN, &said, &error), refused, id);
    FAILS(tenet_grouping_svg(NULL, a, TENET_EN, &said, &error), refused, id);
    FAILS(tenet_grouping_html(NULL, a, TENET_EN, &said, &error), refused, id);
    FAILS(tenet_grouping_changes_json(NULL, NULL, &said, &error), refused, id);
    FAILS(tenet_roll_up_new(NULL, a, no_text, &totals, &error), refused, id);
    FAILS(tenet_roll_up_json(NULL, &said, &error), refused, id);
    FAILS(tenet_roll_up_total(NULL, a, no_text, &said, &error), refused, id);
    FAILS(tenet_roll_up_change_json(NULL, a, no_text, &error), refused, id);
    FAILS(tenet_graph_import(no_text, NULL, 0, &graph, &error), refused, id);
    FAILS(tenet_graph_import(a, NULL, 1, &graph, &error), refused, id);
    FAILS(tenet_graph_import(a, NULL, 0, NULL, &error), refused, id);
    FAILS(tenet_graph_export(NULL, a, TENET_ZH, &said, &error), refused, id);
    FAILS(tenet_identifier_is_valid(0, a, NULL, &error), refused, id);
    FAILS(tenet_identifier_check_json(0, a, NULL, 1, &said, &error), refused, id);
    FAILS(tenet_character_variants_read(a, no_text, NULL, &error), refused, id);
    FAILS(tenet_company_name_comparable(a, NULL, NULL, NULL, &error), refused, id);
    FAILS(tenet_find_duplicates_json(a, no_text, NULL, NULL, &error), refused, id);
    CHECK(made == NULL && groups == NULL && totals == NULL && day == NULL);
    CHECK(tenet_graph_party_count(NULL) == 0 && tenet_graph_relation_count(NULL) == 0);
    CHECK(tenet_graph_party_id(NULL, 0).size == 0 && tenet_graph_party_name(NULL, 0).size == 0);
    CHECK(tenet_party_list_count(NULL) == 0 && tenet_party_list_seat(NULL, 0) == 0);
    CHECK(tenet_party_list_id(NULL, 0).size == 0 && tenet_party_list_name(NULL, 0).size == 0);
    CHECK(tenet_group_policy_id(NULL).size == 0);
    tenet_graph_free(NULL);
    tenet_structure_free(NULL);
    tenet_group_policy_free(NULL);
    tenet_grouping_free(NULL);
    tenet_roll_up_free(NULL);
    tenet_party_list_free(NULL);
    tenet_character_variants_free(NULL);
}

static void wrong_numbers_and_texts_are_refused(void) {
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    const char* number = "capi-bad-number";
    const tenet_str a = TENET_STR("A");
    tenet_graph* graph = graph_of(four_json);
    tenet_structure* day = day_of(graph, 0);
    tenet_structure* other = NULL;
    tenet_buffer* said = NULL;
    tenet_structure_options when;
    tenet_control control = 0;
    int32_t valid = 0;
    const uint32_t unsorted[] = {2, 1};
    CHECK(tenet_structure_options_init(NULL, sizeof when) == refused);
    CHECK(tenet_structure_options_init(&when, 8) == refused);
    CHECK(tenet_structure_options_init(&when, sizeof when) == TENET_OK);
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, "capi-bad-instant");
    when.as_of = TENET_STR("2025-12-31");
    when.known_at = TENET_STR("yesterday");
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, "capi-bad-instant");
    when.known_at = no_text;
    when.voting = 0x100u;
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, number);
    when.voting = 0;
    when.flags = 2;
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, number);
    when.flags = 0;
    when.lineal_generations = 101;
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, number);
    when.lineal_generations = 0;
    when.control_above = TENET_STR("half");
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, "group-bad-threshold");
    when.control_above = TENET_STR("66.7");
    when.size = 8;
    FAILS(tenet_structure_new(graph, &when, &other, &error), refused, "capi-bad-size");
    FAILS(tenet_structure_controls(day, TENET_STR("\xff"), a, &control, &error), refused,
          "capi-bad-utf8");
    FAILS(tenet_structure_controls(day, tenet_make_str("A", (size_t)1 << 40), a, &control, &error),
          refused, "capi-too-long");
    FAILS(tenet_graph_export(graph, a, 2, &said, &error), refused, number);
    FAILS(tenet_structure_owners_json(day, a, 3, &said, &error), refused, number);
    FAILS(tenet_structure_owners_json(day, a, -1, &said, &error), refused, number);
    FAILS(tenet_structure_beneficial_owners_json(day, a, TENET_STR("25"), 2, 0, &said, &error),
          refused, number);
    FAILS(tenet_structure_beneficial_owners_json(day, a, TENET_STR("101"), 0, 0, &said, &error),
          refused, "group-bad-threshold");
    FAILS(tenet_identifier_is_valid(3, a, &valid, &error), refused, number);
    FAILS(tenet_identifier_check_json(0, a, unsorted, 2, &said, &error), refused, number);
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

static void lineages_merges_and_hypotheses_are_refused_as_a_whole(void) {
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    const char* null_argument = "capi-null-argument";
    tenet_graph* graph = graph_of(four_json);
    tenet_structure* day = day_of(graph, TENET_VOTING_CONCERT);
    tenet_group_policy* policy = NULL;
    tenet_grouping* groups = NULL;
    tenet_lineage* lineage = NULL;
    tenet_merge_log* log = NULL;
    tenet_graph* other = NULL;
    tenet_buffer* said = NULL;
    tenet_lineage_options days;
    const tenet_str a = TENET_STR("A");
    OK(tenet_group_policy_read_json(text(policy_json), no_text, &policy, &error));
    OK(tenet_grouping_new(day, policy, &groups, &error));
    FAILS(tenet_lineage_new(NULL, &lineage, &error), refused, null_argument);
    FAILS(tenet_lineage_read_json(TENET_STR("[]"), a, &lineage, &error), TENET_ERROR_INPUT,
          "definition-wrong-kind");
    OK(tenet_lineage_new(policy, &lineage, &error));
    CHECK(tenet_lineage_options_init(NULL, sizeof days) == refused);
    CHECK(tenet_lineage_options_init(&days, 8) == refused);
    CHECK(tenet_lineage_options_init(&days, sizeof days) == TENET_OK);
    FAILS(tenet_lineage_follow(lineage, graph, policy, &days, &error), refused, "capi-bad-instant");
    days.first_day = TENET_STR("2025-01-02");
    days.last_day = TENET_STR("2025-01-01");
    FAILS(tenet_lineage_follow(lineage, graph, policy, &days, &error), TENET_ERROR_INPUT,
          "group-day-not-later");
    days.last_day = TENET_STR("2025-12-31");
    days.measures = TENET_STR("{\"Q\": 1}");
    FAILS(tenet_lineage_follow(lineage, graph, policy, &days, &error), TENET_ERROR_INPUT,
          "group-unknown-party");
    FAILS(tenet_lineage_follow(NULL, graph, policy, &days, &error), refused, null_argument);
    FAILS(tenet_lineage_resolve_json(lineage, a, TENET_STR("2025-12-31"), &said, &error),
          TENET_ERROR_INPUT, "group-outside-lineage");
    FAILS(tenet_lineage_groups_json(lineage, TENET_STR("today"), &said, &error), refused,
          "capi-bad-instant");
    FAILS(tenet_lineage_json(NULL, &said, &error), refused, null_argument);
    FAILS(tenet_merge_log_read_json(TENET_STR("{}"), a, &log, &error), TENET_ERROR_INPUT,
          "definition-member-missing");
    OK(tenet_merge_log_read_json(TENET_STR("[]"), a, &log, &error));
    FAILS(tenet_merge_log_add_json(log, TENET_STR("[1]"), a, &error), TENET_ERROR_INPUT,
          "definition-wrong-kind");
    FAILS(tenet_merge_log_add_json(NULL, TENET_STR("[]"), a, &error), refused, null_argument);
    FAILS(tenet_merge_log_merged_json(log, TENET_STR("x"), &said, &error), refused,
          "capi-bad-instant");
    FAILS(tenet_graph_merged(graph, NULL, no_text, &other, &error), refused, null_argument);
    FAILS(tenet_grouping_what_if_json(groups, TENET_STR("{\"drop\": [\"E\"]}"), a, no_text, no_text,
                                      &said, &error),
          TENET_ERROR_INPUT, "group-no-such-relation");
    FAILS(tenet_grouping_what_if_json(groups, TENET_STR("{\"rows\": {}}"), a, no_text, no_text,
                                      &said, &error),
          TENET_ERROR_INPUT, "group-no-rows-to-change");
    FAILS(tenet_roll_up_changes_json(NULL, NULL, &said, &error), refused, null_argument);
    tenet_merge_log_free(log);
    tenet_lineage_free(lineage);
    tenet_lineage_free(NULL);
    tenet_merge_log_free(NULL);
    tenet_grouping_free(groups);
    tenet_group_policy_free(policy);
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

int main(void) {
    lineages_merges_and_hypotheses_are_refused_as_a_whole();
    a_problem_has_its_place();
    texts_with_problems_are_refused();
    questions_without_an_answer_are_refused();
    null_arguments_are_refused();
    wrong_numbers_and_texts_are_refused();
    return failures == 0 ? 0 : 1;
}
