#include "support.h"

#include <math.h>

/* Groups and parties through C: the oracles of the C++ tests, and misuse. */

static const tenet_str no_text = {NULL, 0};

static const char four_json[] = "[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 60},"
                                " {\"holder\": \"A\", \"subject\": \"C\", \"share\": 10},"
                                " {\"holder\": \"B\", \"subject\": \"C\", \"share\": 30},"
                                " {\"holder\": \"C\", \"subject\": \"B\", \"share\": 20}]";

static const char two_stages_json[] = "[{\"holder\": \"m\", \"subject\": \"p\", \"share\": 45},"
                                      " {\"holder\": \"s\", \"subject\": \"p\", \"share\": 10},"
                                      " {\"holder\": \"m\", \"subject\": \"s\", \"share\": 60},"
                                      " {\"holder\": \"p\", \"subject\": \"m\", \"share\": 45},"
                                      " {\"holder\": \"t\", \"subject\": \"m\", \"share\": 10},"
                                      " {\"holder\": \"p\", \"subject\": \"t\", \"share\": 60}]";

static const char policy_json[] =
    "{\"id\": \"p\", \"title\": \"p\", \"voting\": {\"lineal_generations\": 3}, \"criteria\": ["
    "{\"id\": \"control\", \"title\": {\"zh\": \"控制\", \"en\": \"control\"}, \"kind\": "
    "\"control\"},"
    "{\"id\": \"dependence\", \"title\": \"dependence\", \"kind\": \"dependence\", \"at_least\": "
    "50}]}";

static const char family_json[] =
    "{\"parties\": [{\"id\": \"LIN\", \"name\": \"林岚\", \"kind\": \"person\"},"
    " {\"id\": \"WU\", \"name\": \"吴桐\", \"kind\": \"person\"}, {\"id\": \"TOP\"},"
    " {\"id\": \"SUP\"}, {\"id\": \"ELSE\"}],"
    " \"relations\": [{\"holder\": \"LIN\", \"subject\": \"TOP\", \"share\": 37.5},"
    " {\"holder\": \"WU\", \"subject\": \"TOP\", \"share\": {\"low\": 25, \"high\": 37.5}},"
    " {\"holder\": \"LIN\", \"subject\": \"WU\", \"type\": \"family\", \"generations\": 1},"
    " {\"holder\": \"TOP\", \"subject\": \"SUP\", \"type\": \"economic_dependence\", \"share\": "
    "55}]}";

static const char rows_json[] =
    "{\"unknown_parties\": \"list\", \"rows\": [{\"id\": \"1\", \"party\": \"TOP\", \"value\": "
    "\"19.90\"}, {\"id\": \"2\", \"party\": \"LIN\", \"value\": 250}, {\"id\": \"2\", \"party\": "
    "\"TOP\", \"value\": 250}, {\"id\": \"3\", \"party\": \"GONE\", \"value\": 7}]}";

static tenet_graph* graph_of(const char* json) {
    tenet_graph* graph = NULL;
    OK(tenet_graph_read_json(text(json), TENET_STR("graph.json"), &graph, &error));
    return graph;
}

static tenet_structure* day_of(const tenet_graph* graph, tenet_voting_flags voting) {
    tenet_structure_options when;
    tenet_structure* day = NULL;
    CHECK(tenet_structure_options_init(&when, sizeof when) == TENET_OK);
    when.as_of = TENET_STR("2025-12-31");
    when.voting |= voting;
    OK(tenet_structure_new(graph, &when, &day, &error));
    return day;
}

static tenet_group_policy* policy(void) {
    tenet_group_policy* made = NULL;
    OK(tenet_group_policy_read_json(text(policy_json), TENET_STR("p.json"), &made, &error));
    return made;
}

static int contains(tenet_buffer* buffer, const char* what) {
    const int found = holds(tenet_buffer_str(buffer), what);
    tenet_buffer_free(buffer);
    return found;
}

static int near(double value, double wanted) {
    return fabs(value - wanted) < 1e-6;
}

static int share_is(const tenet_structure* day, const char* owner, const char* subject,
                    tenet_walks walks, double wanted) {
    double low = -1;
    double high = -1;
    OK(tenet_structure_share(day, text(owner), text(subject), walks, &low, &high, &error));
    return near(low, wanted) && near(high, wanted);
}

static void one_graph_has_three_ownerships(void) {
    tenet_graph* graph = graph_of(four_json);
    tenet_structure* day = day_of(graph, 0);
    tenet_buffer* owners = NULL;
    CHECK(tenet_graph_party_count(graph) == 3);
    CHECK(tenet_graph_relation_count(graph) == 4);
    CHECK(is(tenet_graph_party_id(graph, 1), "B"));
    CHECK(is(tenet_graph_party_name(graph, 1), "B"));
    tenet_graph_free(graph);
    CHECK(share_is(day, "A", "B", TENET_WALKS_ALL, 0.659574));
    CHECK(share_is(day, "A", "C", TENET_WALKS_ALL, 0.297872));
    CHECK(share_is(day, "B", "C", TENET_WALKS_ALL, 0.319149));
    CHECK(share_is(day, "A", "B", TENET_WALKS_NO_RETURN, 0.659574));
    CHECK(share_is(day, "B", "C", TENET_WALKS_NO_RETURN, 0.3));
    CHECK(share_is(day, "A", "B", TENET_WALKS_SIMPLE, 0.62));
    CHECK(share_is(day, "C", "A", TENET_WALKS_ALL, 0));
    OK(tenet_structure_owners_json(day, TENET_STR("B"), TENET_WALKS_SIMPLE, &owners, &error));
    CHECK(contains(owners, "{\"id\":\"A\",\"name\":\"A\",\"low\":\"0.62\",\"high\":\"0.62\"}"));
    OK(tenet_structure_holdings_json(day, TENET_STR("A"), TENET_WALKS_SIMPLE, &owners, &error));
    CHECK(contains(owners, "\"low\":\"0.62\""));
    OK(tenet_structure_findings_json(day, &owners, &error));
    CHECK(contains(owners, "\"kind\":\"cycle\""));
    tenet_structure_free(day);
}

static void a_share_may_come_back_through_a_circle(void) {
    /* A holds 10 % of B, B half of C, C 10 % of B: all walks give 10 / (1 - 0.5 x 0.1) = 10.526 %,
       chains that do not meet B again give 10 %. */
    tenet_graph* graph = graph_of("[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 10},"
                                  "{\"holder\": \"B\", \"subject\": \"C\", \"share\": 50},"
                                  "{\"holder\": \"C\", \"subject\": \"B\", \"share\": 10}]");
    tenet_structure* day = day_of(graph, 0);
    CHECK(share_is(day, "A", "B", TENET_WALKS_ALL, 0.105263));
    CHECK(share_is(day, "A", "B", TENET_WALKS_SIMPLE, 0.1));
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

static tenet_control control_of(const tenet_structure* day, const char* who, const char* whom) {
    tenet_control is_so = -1;
    OK(tenet_structure_controls(day, text(who), text(whom), &is_so, &error));
    return is_so;
}

static void votes_of_subsidiaries_go_in_two_stages(void) {
    tenet_graph* graph = graph_of(two_stages_json);
    tenet_structure* plain = day_of(graph, 0);
    tenet_structure* adjusted = day_of(graph, TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES);
    tenet_buffer* said = NULL;
    CHECK(control_of(plain, "m", "p") == TENET_CONTROL_YES);
    CHECK(control_of(plain, "p", "m") == TENET_CONTROL_YES);
    CHECK(control_of(adjusted, "m", "p") == TENET_CONTROL_NO);
    CHECK(control_of(adjusted, "p", "m") == TENET_CONTROL_NO);
    CHECK(control_of(adjusted, "m", "s") == TENET_CONTROL_YES);
    CHECK(control_of(adjusted, "p", "t") == TENET_CONTROL_YES);
    OK(tenet_structure_stage_differences_json(adjusted, &said, &error));
    CHECK(contains(said, "\"with_all_votes\":\"yes\",\"control\":\"no\""));
    OK(tenet_structure_stage_differences_json(plain, &said, &error));
    CHECK(contains(said, "\"differences\":[]"));
    tenet_structure_free(plain);
    tenet_structure_free(adjusted);
    tenet_graph_free(graph);
}

static void control_is_proved(void) {
    tenet_graph* graph = graph_of(family_json);
    tenet_structure* day = day_of(graph, 0);
    tenet_structure_options when;
    tenet_group_policy* family = policy();
    tenet_party_list* list = NULL;
    tenet_buffer* said = NULL;
    CHECK(control_of(day, "LIN", "TOP") == TENET_CONTROL_NO);
    tenet_structure_free(day);
    CHECK(tenet_structure_options_init(&when, sizeof when) == TENET_OK);
    when.as_of = TENET_STR("2025-12-31");
    when.policy = family;
    OK(tenet_structure_new(graph, &when, &day, &error));
    tenet_group_policy_free(family);
    CHECK(control_of(day, "WU", "TOP") == TENET_CONTROL_YES);
    OK(tenet_structure_prove_control_json(day, TENET_STR("LIN"), TENET_STR("TOP"), &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"votes\":{\"low\":\"62.5\",\"high\":\"75\"}"));
    CHECK(contains(said, "林岚 + 吴桐"));
    OK(tenet_structure_controllers(day, TENET_STR("TOP"), &list, &error));
    CHECK(tenet_party_list_count(list) == 2);
    CHECK(is(tenet_party_list_id(list, 0), "LIN"));
    CHECK(is(tenet_party_list_name(list, 1), "吴桐"));
    CHECK(tenet_party_list_control(list, 1) == TENET_CONTROL_YES);
    CHECK(tenet_party_list_seat(list, 0) == tenet_party_list_seat(list, 1));
    CHECK(tenet_party_list_id(list, 2).size == 0);
    CHECK(tenet_party_list_control(list, 2) == TENET_CONTROL_NO);
    tenet_party_list_free(list);
    OK(tenet_structure_controlled(day, TENET_STR("LIN"), &list, &error));
    CHECK(tenet_party_list_count(list) == 1 && is(tenet_party_list_id(list, 0), "TOP"));
    tenet_party_list_free(list);
    OK(tenet_structure_controllers_json(day, TENET_STR("TOP"), &said, &error));
    CHECK(contains(said, "\"circle\":[]"));
    OK(tenet_structure_parents_json(day, TENET_STR("TOP"), &said, &error));
    CHECK(contains(said, "\"state\":\"found\""));
    OK(tenet_structure_parents_json(day, no_text, &said, &error));
    CHECK(contains(said, "\"ELSE\""));
    OK(tenet_structure_beneficial_owners_json(day, TENET_STR("TOP"), TENET_STR("25"), 0,
                                              TENET_WALKS_ALL, &said, &error));
    CHECK(contains(said, "\"low\":\"0.625\",\"high\":\"0.75\",\"control\":\"yes\",\"reaches\":"
                         "\"yes\""));
    OK(tenet_structure_describe_json(day, &said, &error));
    CHECK(contains(said, "\"lineal_generations\":3"));
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

static void members_are_added_up(void) {
    tenet_graph* graph = graph_of(family_json);
    tenet_structure* day = day_of(graph, 0);
    tenet_group_policy* connected = policy();
    tenet_grouping* groups = NULL;
    tenet_roll_up* totals = NULL;
    tenet_party_list* list = NULL;
    tenet_buffer* said = NULL;
    CHECK(is(tenet_group_policy_id(connected), "p"));
    OK(tenet_group_policy_json(connected, &said, &error));
    CHECK(contains(said, "\"at_least\":\"50\""));
    OK(tenet_grouping_new(day, connected, &groups, &error));
    tenet_group_policy_free(connected);
    tenet_structure_free(day);
    tenet_graph_free(graph);
    OK(tenet_grouping_members(groups, TENET_STR("LIN"), &list, &error));
    CHECK(tenet_party_list_count(list) == 4);
    CHECK(is(tenet_party_list_id(list, 3), "SUP"));
    tenet_party_list_free(list);
    OK(tenet_grouping_groups_json(groups, TENET_STR("SUP"), &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"reason\":\"top\""));
    CHECK(contains(said, "\"reason\":\"criterion\",\"criterion\":\"dependence\""));
    OK(tenet_grouping_json(groups, &said, &error));
    CHECK(contains(said, "\"conflicts\":[]"));
    OK(tenet_grouping_text(groups, TENET_STR("TOP"), TENET_EN, &said, &error));
    CHECK(contains(said, "LIN"));
    OK(tenet_grouping_text(groups, no_text, TENET_ZH, &said, &error));
    CHECK(contains(said, "持股 37.5%"));
    OK(tenet_grouping_changes_json(groups, groups, &said, &error));
    CHECK(contains(said, "{\"changes\":[]}"));
    OK(tenet_roll_up_new(groups, text(rows_json), TENET_STR("rows.json"), &totals, &error));
    tenet_grouping_free(groups);
    OK(tenet_roll_up_total(totals, TENET_STR("WU"), no_text, &said, &error));
    CHECK(is(tenet_buffer_str(said), "269.90"));
    tenet_buffer_free(said);
    OK(tenet_roll_up_json(totals, &said, &error));
    CHECK(contains(said, "{\"row\":\"3\",\"party\":\"GONE\",\"reason\":\"unknown_party\"}"));
    OK(tenet_roll_up_change_json(totals, TENET_STR("{\"delete\": [\"2\"]}"), no_text, &error));
    OK(tenet_roll_up_total(totals, TENET_STR("WU"), no_text, &said, &error));
    CHECK(is(tenet_buffer_str(said), "19.90"));
    tenet_buffer_free(said);
    OK(tenet_roll_up_total(totals, TENET_STR("WU"), TENET_STR("nothing"), &said, &error));
    CHECK(said == NULL);
    tenet_roll_up_free(totals);
}

static void the_graph_of_a_portfolio_is_that_of_its_records(void) {
    tenet_catalogue* types = own_types();
    tenet_snapshot* facts = NULL;
    tenet_graph* graph = NULL;
    tenet_structure* day = NULL;
    tenet_text files[2];
    tenet_buffer* said = NULL;
    files[0].name = TENET_STR("organisations.json");
    files[0].text =
        TENET_STR("[{\"id\": \"O1\", \"name\": \"青禾\"}, {\"id\": \"O2\", \"name\": \"B\"}]");
    files[1].name = TENET_STR("relationships.json");
    files[1].text = TENET_STR("[{\"id\": \"R\", \"holder\": \"O1\", \"subject\": \"O2\", "
                              "\"type\": \"shareholding\", \"share\": 66.7}]");
    OK(tenet_snapshot_load_texts(types, files, 2, NULL, &facts, NULL, &error));
    OK(tenet_graph_of_snapshot(facts, &graph, &error));
    tenet_snapshot_free(facts);
    tenet_catalogue_free(types);
    CHECK(is(tenet_graph_party_name(graph, 0), "青禾"));
    OK(tenet_graph_json(graph, &said, &error));
    CHECK(contains(said, "\"share\":{\"low\":\"66.7\",\"high\":\"66.7\"}"));
    day = day_of(graph, 0);
    CHECK(control_of(day, "O1", "O2") == TENET_CONTROL_YES);
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

static void identifiers_are_checked_and_repaired(void) {
    int32_t valid = -1;
    tenet_buffer* said = NULL;
    const uint32_t regions[] = {110000, 310000};
    OK(tenet_identifier_is_valid(TENET_IDENTIFIER_LEI, TENET_STR("5493 00E9 PC51 EN65 6011"),
                                 &valid, &error));
    CHECK(valid == 1);
    OK(tenet_identifier_is_valid(TENET_IDENTIFIER_USCC, TENET_STR("91110000600037314L"), &valid,
                                 &error));
    CHECK(valid == 0);
    OK(tenet_identifier_check_json(TENET_IDENTIFIER_USCC, TENET_STR("91110000600037314L"), regions,
                                   2, &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"part\":\"organisation_check\""));
    CHECK(contains(said, "\"text\":\"91110000600037341L\""));
    OK(tenet_identifier_check_json(TENET_IDENTIFIER_USCC, TENET_STR("91120000600037341L"), regions,
                                   2, &said, &error));
    CHECK(contains(said, "\"part\":\"region\""));
}

static void names_are_compared(void) {
    tenet_character_variants* variants = NULL;
    tenet_buffer* said = NULL;
    tenet_name_steps steps = 0;
    OK(tenet_company_name_comparable(TENET_STR("青禾（上海）有限责任公司"), NULL, &said, &steps,
                                     &error));
    CHECK(is(tenet_buffer_str(said), "青禾上海有限公司"));
    CHECK((steps & TENET_NAME_LEGAL_FORM) != 0 && (steps & TENET_NAME_SCRIPT) == 0);
    tenet_buffer_free(said);
    OK(tenet_character_variants_read(TENET_STR("東\t东\n"), no_text, &variants, &error));
    OK(tenet_company_name_comparable(TENET_STR("東方"), variants, &said, NULL, &error));
    CHECK(is(tenet_buffer_str(said), "东方"));
    tenet_buffer_free(said);
    OK(tenet_find_duplicates_json(TENET_STR("[{\"id\": \"1\", \"names\": [\"東方\"]}, {\"id\": "
                                            "\"2\", \"names\": [\"东方\"]}]"),
                                  no_text, variants, &said, &error));
    CHECK(contains(said, "\"parties\":[\"1\",\"2\"]"));
    tenet_character_variants_free(variants);
    FAILS(tenet_character_variants_read(TENET_STR("x"), no_text, &variants, &error),
          TENET_ERROR_INPUT, "party-variant-line");
}

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
    FAILS(tenet_grouping_changes_json(NULL, NULL, &said, &error), refused, id);
    FAILS(tenet_roll_up_new(NULL, a, no_text, &totals, &error), refused, id);
    FAILS(tenet_roll_up_json(NULL, &said, &error), refused, id);
    FAILS(tenet_roll_up_total(NULL, a, no_text, &said, &error), refused, id);
    FAILS(tenet_roll_up_change_json(NULL, a, no_text, &error), refused, id);
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

int main(void) {
    CHECK(tenet_has_feature(TENET_STR("groups")) && tenet_has_feature(TENET_STR("parties")));
    one_graph_has_three_ownerships();
    a_share_may_come_back_through_a_circle();
    votes_of_subsidiaries_go_in_two_stages();
    control_is_proved();
    members_are_added_up();
    the_graph_of_a_portfolio_is_that_of_its_records();
    identifiers_are_checked_and_repaired();
    names_are_compared();
    a_problem_has_its_place();
    texts_with_problems_are_refused();
    questions_without_an_answer_are_refused();
    null_arguments_are_refused();
    wrong_numbers_and_texts_are_refused();
    return failures == 0 ? 0 : 1;
}
