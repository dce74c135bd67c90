#include "group.h"

#include <math.h>

/* Groups and parties through C: the oracles of the C++ tests. */

static int contains(tenet_buffer* buffer, const char* what) {
    const int found = holds(tenet_buffer_str(buffer), what);
    tenet_buffer_free(buffer);
    return found;
}

static int same(tenet_str left, tenet_str right) {
    return left.size == right.size && memcmp(left.data, right.data, left.size) == 0;
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

static void an_index_follows_changes(void) {
    tenet_graph* graph = graph_of("[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 60},"
                                  "{\"holder\": \"B\", \"subject\": \"C\", \"share\": 60}]");
    tenet_structure* day = day_of(graph, 0);
    tenet_control_index* index = NULL;
    tenet_control_index* next = NULL;
    tenet_graph* changed = NULL;
    tenet_party_list* list = NULL;
    tenet_buffer* said = NULL;
    tenet_control control = TENET_CONTROL_NO;
    OK(tenet_control_index_new(day, &index, &error));
    tenet_structure_free(day);
    tenet_graph_free(graph);
    CHECK(tenet_control_index_pair_count(index) == 3);
    OK(tenet_control_index_with_json(
        index,
        TENET_STR("{\"restate\": [{\"holder\": \"A\", \"subject\": \"B\", \"share\": 50}],"
                  " \"add\": [{\"holder\": \"C\", \"subject\": \"A\", \"share\": 51}]}"),
        no_text, &next, &error));
    OK(tenet_control_index_controls(index, TENET_STR("A"), TENET_STR("C"), &control, &error));
    CHECK(control == TENET_CONTROL_YES);
    OK(tenet_control_index_controls(next, TENET_STR("A"), TENET_STR("C"), &control, &error));
    CHECK(control == TENET_CONTROL_NO);
    tenet_control_index_free(index);
    OK(tenet_control_index_controlled(next, TENET_STR("B"), &list, &error));
    CHECK(tenet_party_list_count(list) == 2 && is(tenet_party_list_id(list, 0), "A"));
    tenet_party_list_free(list);
    OK(tenet_control_index_controllers(next, TENET_STR("A"), &list, &error));
    CHECK(tenet_party_list_count(list) == 2 && is(tenet_party_list_id(list, 1), "C"));
    tenet_party_list_free(list);
    OK(tenet_control_index_differences_json(next, &said, &error));
    CHECK(contains(said, "\"before\":\"yes\",\"after\":\"no\""));
    OK(tenet_control_index_prove_control_json(next, TENET_STR("B"), TENET_STR("A"), &said, &error));
    CHECK(contains(said, "\"control\":\"yes\""));
    OK(tenet_control_index_graph(next, &changed, &error));
    CHECK(tenet_graph_relation_count(changed) == 3);
    FAILS(tenet_control_index_with_json(
              next, TENET_STR("{\"drop\": [{\"holder\": \"B\", \"subject\": \"A\"}]}"), no_text,
              &index, &error),
          TENET_ERROR_INPUT, "group-no-such-relation");
    FAILS(tenet_control_index_with_json(
              next, TENET_STR("{\"add\": [{\"holder\": \"B\", \"subject\": \"Z\"}]}"), no_text,
              &index, &error),
          TENET_ERROR_INPUT, "group-no-such-party");
    CHECK(tenet_control_index_pair_count(NULL) == 0);
    tenet_graph_free(changed);
    tenet_control_index_free(next);
    tenet_control_index_free(NULL);
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
    OK(tenet_grouping_svg(groups, TENET_STR("TOP"), TENET_EN, &said, &error));
    CHECK(contains(said, "shares 37.5%"));
    OK(tenet_grouping_html(groups, TENET_STR("TOP"), TENET_ZH, &said, &error));
    CHECK(contains(said, "持股 37.5%"));
    CHECK(tenet_grouping_svg(groups, TENET_STR("GONE"), TENET_EN, &said, NULL) ==
          TENET_ERROR_NOT_FOUND);
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
    tenet_text files[3];
    tenet_buffer* said = NULL;
    files[0].name = TENET_STR("organisations.json");
    files[0].text = TENET_STR("[{\"id\": \"O1\", \"name\": \"青禾\", \"lei\": \"LEI-1\"}, "
                              "{\"id\": \"O2\", \"name\": \"B\", \"uscc\": \"91-2\"}]");
    files[2].name = TENET_STR("accounts.json");
    files[2].text = TENET_STR("[{\"id\": \"A2\", \"name\": \"B\", \"organisation\": \"O2\"}]");
    files[1].name = TENET_STR("relationships.json");
    files[1].text = TENET_STR("[{\"id\": \"R\", \"holder\": \"O1\", \"subject\": \"O2\", "
                              "\"type\": \"shareholding\", \"share\": 66.7}]");
    OK(tenet_snapshot_load_texts(types, files, 3, NULL, &facts, NULL, &error));
    OK(tenet_graph_of_snapshot(facts, &graph, &error));
    tenet_snapshot_free(facts);
    tenet_catalogue_free(types);
    CHECK(is(tenet_graph_party_name(graph, 0), "青禾"));
    OK(tenet_graph_json(graph, &said, &error));
    CHECK(contains(said, "\"share\":{\"low\":\"66.7\",\"high\":\"66.7\"}"));
    day = day_of(graph, 0);
    CHECK(control_of(day, "O1", "O2") == TENET_CONTROL_YES);
    CHECK(control_of(day, "LEI-1", "91-2") == TENET_CONTROL_YES); /* by what else names them */
    CHECK(control_of(day, "O1", "A2") == TENET_CONTROL_YES);
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

static void graphs_come_and_go_in_other_forms(void) {
    tenet_graph* graph = NULL;
    tenet_graph* again = NULL;
    tenet_buffer* said = NULL;
    tenet_text file = {TENET_STR("edges.csv"), TENET_STR("持有方,被持有方,比例\nA,B,>25-<50\n")};
    const tenet_text tables[] = {
        {TENET_STR("2.2"), TENET_STR("集团ID,集团名称,采集日期\nG,青禾,2025-01-31\n")},
        {TENET_STR("3.3"), TENET_STR("关系ID,集团ID,成员ID,采集日期\nR,G,M,20250131\n")}};
    OK(tenet_graph_import(TENET_STR("csv"), &file, 1, &graph, &error));
    OK(tenet_graph_export(graph, TENET_STR("bods"), TENET_EN, &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"exclusiveMinimum\": 25"));
    file.text = tenet_buffer_str(said);
    OK(tenet_graph_import(TENET_STR("bods"), &file, 1, &again, &error));
    tenet_buffer_free(said);
    OK(tenet_graph_export(again, TENET_STR("csv"), TENET_ZH, &said, &error));
    CHECK(contains(said, "relation-1,A,B,持股,>25-<50"));
    tenet_graph_free(graph);
    tenet_graph_free(again);
    OK(tenet_graph_import(TENET_STR("supervisory"), tables, 2, &graph, &error));
    CHECK(tenet_graph_party_count(graph) == 2 && tenet_graph_relation_count(graph) == 1);
    FAILS(tenet_graph_export(graph, TENET_STR("supervisory"), TENET_ZH, &said, &error),
          TENET_ERROR_INPUT, "group-form-is-files");
    FAILS(tenet_graph_export(graph, TENET_STR("gleif"), TENET_ZH, &said, &error), TENET_ERROR_INPUT,
          "group-would-be-lost");
    tenet_graph_free(graph);
    FAILS(tenet_graph_import(TENET_STR("csv"), tables, 2, &graph, &error), TENET_ERROR_INPUT,
          "group-form-takes-one-text");
    FAILS(tenet_graph_import(TENET_STR("pdf"), tables, 1, &graph, &error), TENET_ERROR_NOT_FOUND,
          "group-unknown-form");
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

static const char history_json[] =
    "[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 60, \"id\": \"E1\"},"
    " {\"holder\": \"H\", \"subject\": \"B\", \"share\": 30},"
    " {\"holder\": \"Z\", \"subject\": \"A\", \"share\": 100, \"valid_from\": "
    "\"2025-07-01\"}]";

static void groups_keep_their_ids(void) {
    tenet_graph* graph = graph_of(history_json);
    tenet_group_policy* policy = NULL;
    tenet_lineage* lineage = NULL;
    tenet_lineage* again = NULL;
    tenet_lineage_options days;
    tenet_buffer* said = NULL;
    tenet_buffer* repeated = NULL;
    const tenet_str last = TENET_STR("2025-12-31");
    OK(tenet_group_policy_read_json(text(policy_json), no_text, &policy, &error));
    OK(tenet_lineage_new(policy, &lineage, &error));
    CHECK(tenet_lineage_options_init(&days, sizeof days) == TENET_OK);
    days.first_day = TENET_STR("2025-01-01");
    days.last_day = TENET_STR("2025-06-30");
    OK(tenet_lineage_follow(lineage, graph, policy, &days, &error));
    OK(tenet_lineage_json(lineage, &said, &error));
    OK(tenet_lineage_read_json(tenet_buffer_str(said), no_text, &again, &error));
    tenet_buffer_free(said);
    days.last_day = last;
    days.first_day = no_text;
    OK(tenet_lineage_follow(lineage, graph, policy, &days, &error));
    OK(tenet_lineage_follow(again, graph, policy, &days, &error));
    OK(tenet_lineage_json(lineage, &said, &error));
    OK(tenet_lineage_json(again, &repeated, &error));
    CHECK(same(tenet_buffer_str(said), tenet_buffer_str(repeated)));
    tenet_buffer_free(repeated);
    CHECK(contains(said, "\"event\":\"renamed\",\"about\":\"Z\",\"was\":\"A\""));
    OK(tenet_lineage_groups_json(lineage, last, &said, &error));
    CHECK(contains(said, "{\"groups\":[{\"id\":\"A@2025-01-01\""));
    OK(tenet_lineage_resolve_json(lineage, TENET_STR("A@2025-01-01"), last, &said, &error));
    CHECK(contains(said, "\"state\":\"current\",\"ids\":[\"A@2025-01-01\"]"));
    tenet_lineage_free(again);
    tenet_lineage_free(lineage);
    tenet_group_policy_free(policy);
    tenet_graph_free(graph);
}

static void parties_declared_one_are_one_until_it_is_undone(void) {
    tenet_graph* graph = graph_of("[{\"holder\": \"H\", \"subject\": \"A\", \"share\": 30},"
                                  " {\"holder\": \"H\", \"subject\": \"B\", \"share\": 40}]");
    tenet_graph* seen = NULL;
    tenet_structure* day = NULL;
    tenet_merge_log* log = NULL;
    tenet_buffer* said = NULL;
    tenet_control control = TENET_CONTROL_NO;
    OK(tenet_merge_log_read_json(
        TENET_STR("[{\"id\": \"1\", \"kind\": \"same\", \"party\": \"A\", \"other\": \"B\", "
                  "\"by\": \"x\", \"reason\": \"y\", \"on\": \"2025-01-01\"}]"),
        no_text, &log, &error));
    FAILS(tenet_merge_log_add_json(
              log,
              TENET_STR("[{\"id\": \"2\", \"kind\": \"different\", \"party\": \"A\", \"other\": "
                        "\"B\", \"by\": \"x\", \"reason\": \"y\", \"on\": \"2025-01-01\"}]"),
              no_text, &error),
          TENET_ERROR_INPUT, "party-merge-contradiction");
    OK(tenet_graph_merged(graph, log, no_text, &seen, &error));
    CHECK(tenet_graph_party_count(seen) == 2 && tenet_graph_party_count(graph) == 3);
    day = day_of(seen, TENET_VOTING_CONCERT);
    OK(tenet_structure_controls(day, TENET_STR("H"), TENET_STR("B"), &control, &error));
    CHECK(control == TENET_CONTROL_YES);
    tenet_structure_free(day);
    tenet_graph_free(seen);
    OK(tenet_merge_log_add_json(
        log,
        TENET_STR("[{\"id\": \"2\", \"kind\": \"undo\", \"undoes\": \"1\", \"by\": \"x\", "
                  "\"reason\": \"y\", \"on\": \"2025-02-01\"}]"),
        no_text, &error));
    OK(tenet_merge_log_merged_json(log, no_text, &said, &error));
    CHECK(contains(said, "{\"sets\":[]}"));
    OK(tenet_merge_log_merged_json(log, TENET_STR("2025-01-31"), &said, &error));
    CHECK(contains(said, "\"parties\":[\"A\",\"B\"],\"statements\":[\"1\"]"));
    OK(tenet_merge_log_json(log, &said, &error));
    CHECK(contains(said, "\"kind\":\"undo\",\"undoes\":\"1\""));
    OK(tenet_graph_merged(graph, log, no_text, &seen, &error));
    CHECK(tenet_graph_party_count(seen) == 3);
    tenet_graph_free(seen);
    tenet_merge_log_free(log);
    tenet_graph_free(graph);
}

static void what_would_be_otherwise_is_told(void) {
    tenet_graph* graph = graph_of(history_json);
    tenet_structure* day = day_of(graph, TENET_VOTING_CONCERT);
    tenet_group_policy* policy = NULL;
    tenet_grouping* groups = NULL;
    tenet_roll_up* before = NULL;
    tenet_roll_up* after = NULL;
    tenet_buffer* said = NULL;
    const tenet_str rows =
        TENET_STR("{\"rows\": [{\"id\": \"1\", \"party\": \"B\", \"value\": 5}]}");
    const tenet_str in_dollars =
        TENET_STR("{\"convert\": {\"to\": \"CNY\", \"currency\": \"currency\"}, \"rates\": "
                  "[{\"from\": \"USD\", \"to\": \"CNY\", \"on\": \"2025-12-31\", \"rate\": 7}], "
                  "\"rows\": [{\"id\": \"1\", \"party\": \"B\", \"value\": 5, \"on\": "
                  "\"2025-12-31\", \"attributes\": {\"currency\": \"USD\"}}]}");
    OK(tenet_group_policy_read_json(text(policy_json), no_text, &policy, &error));
    OK(tenet_grouping_new(day, policy, &groups, &error));
    OK(tenet_grouping_what_if_json(groups,
                                   TENET_STR("{\"acquisitions\": [{\"buyer\": \"H\", \"seller\": "
                                             "\"A\", \"target\": \"B\", \"percent\": 30}]}"),
                                   no_text, rows, no_text, &said, &error));
    CHECK(contains(said, "\"was\":null,\"is\":\"5\",\"difference\":\"5\""));
    OK(tenet_grouping_what_if_json(
        groups,
        TENET_STR("{\"rates\": {\"upsert\": [{\"from\": \"USD\", \"to\": "
                  "\"CNY\", \"on\": \"2025-12-31\", \"rate\": 8}]}}"),
        no_text, in_dollars, no_text, &said, &error));
    CHECK(contains(said, "\"was\":\"35\",\"is\":\"40\",\"difference\":\"5\""));
    FAILS(tenet_grouping_what_if_json(groups, TENET_STR("{\"rates\": {\"upsert\": [7]}}"), no_text,
                                      in_dollars, no_text, &said, &error),
          TENET_ERROR_INPUT, "definition-wrong-kind");
    OK(tenet_grouping_what_if_json(groups, TENET_STR("{\"drop\": [\"E1\"]}"), no_text, no_text,
                                   no_text, &said, &error));
    CHECK(contains(said, "\"amounts\":[]"));
    OK(tenet_roll_up_new(groups, rows, no_text, &before, &error));
    OK(tenet_roll_up_new(groups, rows, no_text, &after, &error));
    OK(tenet_roll_up_change_json(after, TENET_STR("{\"delete\": [\"1\"]}"), no_text, &error));
    OK(tenet_roll_up_changes_json(before, after, &said, &error));
    CHECK(contains(said, "\"was\":\"5\",\"is\":null,\"difference\":\"-5\""));
    tenet_roll_up_free(before);
    tenet_roll_up_free(after);
    tenet_grouping_free(groups);
    tenet_group_policy_free(policy);
    tenet_structure_free(day);
    tenet_graph_free(graph);
}

int main(void) {
    groups_keep_their_ids();
    parties_declared_one_are_one_until_it_is_undone();
    what_would_be_otherwise_is_told();
    CHECK(tenet_has_feature(TENET_STR("groups")) && tenet_has_feature(TENET_STR("parties")));
    one_graph_has_three_ownerships();
    a_share_may_come_back_through_a_circle();
    votes_of_subsidiaries_go_in_two_stages();
    control_is_proved();
    an_index_follows_changes();
    members_are_added_up();
    the_graph_of_a_portfolio_is_that_of_its_records();
    graphs_come_and_go_in_other_forms();
    identifiers_are_checked_and_repaired();
    names_are_compared();
    return failures == 0 ? 0 : 1;
}
