#include "group.h"

/* Identity over time in the regulation: merges that a portfolio declares, ids of groups that stay.
 */

static const char rules_json[] =
    "{\"regulation\": {\"id\": \"small\", \"version\": \"1\", \"title\": {\"zh\": \"小制度\", "
    "\"en\": \"Small\"}},"
    " \"groups\": [{\"id\": \"connected\", \"name\": {\"zh\": \"关联集团\", \"en\": \"connected\"},"
    "  \"policy\": {\"id\": \"p\", \"title\": \"p\", \"criteria\": [{\"id\": \"control\", "
    "\"title\": \"control\", \"kind\": \"control\"}]}}],"
    " \"articles\": [{\"id\": \"1\", \"title\": {\"zh\": \"集团\", \"en\": \"Groups\"}, \"rules\": "
    "["
    "  {\"id\": \"1-one\", \"title\": {\"zh\": \"一个客户\", \"en\": \"One account\"},"
    "   \"kind\": \"constraint\", \"subject\": \"account\","
    "   \"require\": \"count(connected.accounts) <= 1\"},"
    "  {\"id\": \"1-id\", \"title\": {\"zh\": \"编号\", \"en\": \"Id\"},"
    "   \"kind\": \"constraint\", \"subject\": \"account\","
    "   \"require\": \"list contains(connected.known_as, \\\"A@2025-01-01\\\")\"}]}]}";

static const char facts_manifest[] =
    "{\"collections\": {\"accounts\": true, \"organisations\": true, \"relationships\": true}}";

static const char facts_json[] =
    "{\"organisations\": [{\"id\": \"A\", \"name\": \"甲\"}, {\"id\": \"B\", \"name\": \"乙\"},"
    "  {\"id\": \"Z\", \"name\": \"丁\"}],"
    " \"accounts\": [{\"id\": \"KA\", \"name\": \"甲\", \"organisation\": \"A\"},"
    "  {\"id\": \"KB\", \"name\": \"乙\", \"organisation\": \"B\"}],"
    " \"relationships\": [{\"id\": \"R1\", \"holder\": \"Z\", \"subject\": \"A\", \"type\": "
    "\"shareholding\", \"share\": 60}]";

static const char merge_json[] =
    ", \"party_merges\": [{\"id\": \"M1\", \"party\": \"A\", \"other\": \"B\", \"declared_on\": "
    "\"2025-03-01\", \"approver\": \"x\", \"reason\": \"y\"}]}";

static tenet_snapshot* facts_with(const tenet_catalogue* types, const char* more) {
    static char json[4096];
    tenet_text files[2];
    tenet_snapshot* facts = NULL;
    snprintf(json, sizeof json, "%s%s", facts_json, more);
    files[0].name = TENET_STR("portfolio.json");
    files[0].text = text(facts_manifest);
    files[1].name = TENET_STR("facts.json");
    files[1].text = text(json);
    OK(tenet_snapshot_load_texts(types, files, 2, NULL, &facts, NULL, &error));
    return facts;
}

static tenet_regulation* group_rules(const tenet_catalogue* types) {
    tenet_text file;
    tenet_regulation* rules = NULL;
    file.name = TENET_STR("pack.json");
    file.text = text(rules_json);
    OK(tenet_regulation_load_texts(types, &file, 1, &rules, NULL, &error));
    return rules;
}

static tenet_context year_end(void) {
    tenet_context now;
    CHECK(tenet_context_init(&now, sizeof now) == TENET_OK);
    now.at = TENET_STR("2025-12-31T12:00:00+08:00");
    return now;
}

static tenet_outcome judged(const tenet_judge* judge, const char* rule, const char* subject) {
    tenet_verdict verdict;
    memset(&verdict, 0, sizeof verdict);
    verdict.size = sizeof verdict;
    OK(tenet_judge_one(judge, text(rule), text(subject), &verdict, &error));
    return verdict.outcome;
}

static int explained_with(const tenet_judge* judge, const char* rule, const char* what) {
    tenet_verdict verdict;
    tenet_explanation* why = NULL;
    tenet_render_options how;
    tenet_buffer* said = NULL;
    int found = 0;
    memset(&verdict, 0, sizeof verdict);
    verdict.size = sizeof verdict;
    CHECK(tenet_render_options_init(&how, sizeof how) == TENET_OK);
    how.format = TENET_FORMAT_JSON;
    OK(tenet_judge_one(judge, text(rule), TENET_STR("KA"), &verdict, &error));
    OK(tenet_judge_explain(judge, &verdict, &why, &error));
    OK(tenet_explanation_render(why, &how, &said, &error));
    found = holds(tenet_buffer_str(said), what);
    if (!found) fprintf(stderr, "%s\n", tenet_buffer_data(said));
    tenet_buffer_free(said);
    tenet_explanation_free(why);
    return found;
}

static void a_portfolio_declares_which_records_are_of_one_party(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = group_rules(types);
    tenet_snapshot* facts = facts_with(types, merge_json);
    tenet_context now = year_end();
    tenet_judge* judge = NULL;
    tenet_merge_log* log = NULL;
    tenet_buffer* said = NULL;
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    CHECK(judged(judge, "1-one", "KA") == TENET_FAIL);
    CHECK(judged(judge, "1-one", "KB") == TENET_FAIL);
    CHECK(explained_with(judge, "1-one",
                         "\"merged\":[{\"party\":\"A\",\"parties\":[\"A\",\"B\"],"
                         "\"statements\":[\"M1\"]}]"));
    tenet_judge_free(judge);
    now.known_at = TENET_STR("2025-02-28T12:00:00+08:00");
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    CHECK(judged(judge, "1-one", "KA") == TENET_PASS);
    tenet_judge_free(judge);
    OK(tenet_merge_log_of_snapshot(facts, &log, &error));
    OK(tenet_merge_log_merged_json(log, no_text, &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"parties\":[\"A\",\"B\"]"));
    tenet_buffer_free(said);
    tenet_merge_log_free(log);
    FAILS(tenet_merge_log_of_snapshot(NULL, &log, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_merge_log_of_snapshot(facts, NULL, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    tenet_snapshot_free(facts);
    facts = facts_with(types, ", \"party_merges\": [{\"id\": \"M1\", \"party\": \"A\", \"other\": "
                              "\"A\", \"declared_on\": \"2025-03-01\", \"approver\": \"x\", "
                              "\"reason\": \"y\"}]}");
    FAILS(tenet_merge_log_of_snapshot(facts, &log, &error), TENET_ERROR_INPUT,
          "party-merge-of-one");
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_INPUT,
          "party-merge-of-one");
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
}

static tenet_lineage* followed(void) {
    tenet_graph* graph = graph_of("[{\"holder\": \"A\", \"subject\": \"Q\", \"share\": 60},"
                                  " {\"holder\": \"Z\", \"subject\": \"A\", \"share\": 60,"
                                  "  \"valid_from\": \"2025-07-01\"}]");
    tenet_group_policy* under = policy();
    tenet_lineage* lineage = NULL;
    tenet_lineage_options days;
    OK(tenet_lineage_new(under, &lineage, &error));
    CHECK(tenet_lineage_options_init(&days, sizeof days) == TENET_OK);
    days.first_day = TENET_STR("2025-01-01");
    days.last_day = TENET_STR("2025-12-30");
    OK(tenet_lineage_follow(lineage, graph, under, &days, &error));
    tenet_group_policy_free(under);
    tenet_graph_free(graph);
    return lineage;
}

static void rules_see_ids_that_stay(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = group_rules(types);
    tenet_snapshot* facts = facts_with(types, "}");
    tenet_lineage* lineage = followed();
    tenet_grouping_lineage given;
    tenet_context now = year_end();
    tenet_judge* judge = NULL;
    tenet_buffer* said = NULL;
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    CHECK(judged(judge, "1-id", "KA") == TENET_FAIL);
    tenet_judge_free(judge);
    given.grouping = TENET_STR("connected");
    given.lineage = lineage;
    now.lineages = &given;
    now.lineage_count = 1;
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    tenet_lineage_free(lineage); /* the judge has its own */
    CHECK(judged(judge, "1-id", "KA") == TENET_PASS);
    CHECK(judged(judge, "1-id", "KB") == TENET_FAIL);
    CHECK(explained_with(judge, "1-id", "\"group\":\"A@2025-01-01\",\"known_as\":"));
    OK(tenet_judge_provenance(judge, &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"lineages_digest\""));
    tenet_buffer_free(said);
    tenet_judge_free(judge);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
}

static void lineages_that_cannot_be_are_refused(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = group_rules(types);
    tenet_snapshot* facts = facts_with(types, "}");
    tenet_lineage* lineage = followed();
    tenet_grouping_lineage given;
    tenet_context now = year_end();
    tenet_judge* judge = NULL;
    now.lineage_count = 1;
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    now.lineages = &given;
    given.grouping = TENET_STR("connected");
    given.lineage = NULL;
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    given.lineage = lineage;
    given.grouping = no_text;
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    given.grouping = TENET_STR("\xff");
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-utf8");
    given.grouping = TENET_STR("other");
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_INPUT,
          "policy-lineage-of-no-grouping");
    given.grouping = TENET_STR("connected");
    now.at = TENET_STR("2024-12-31T12:00:00+08:00");
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_INPUT,
          "group-outside-lineage");
    now.at = TENET_STR("2025-12-31T12:00:00+08:00");
    now.lineage_count = (size_t)1 << 40;
    FAILS(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error), TENET_ERROR_ARGUMENT,
          "capi-too-long");
    CHECK(judge == NULL);
    tenet_lineage_free(lineage);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
}

int main(void) {
    a_portfolio_declares_which_records_are_of_one_party();
    rules_see_ids_that_stay();
    lineages_that_cannot_be_are_refused();
    return failures == 0 ? 0 : 1;
}
