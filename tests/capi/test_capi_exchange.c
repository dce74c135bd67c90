#include "group.h"

/* Graphs as files: what is written reads back, what is lost is told, wrong calls are refused. */

static const tenet_str gleif = {"gleif", 5};
static const tenet_str supervisory = {"supervisory", 11};

static tenet_graph* group_as_reported(void) {
    tenet_graph* graph = NULL;
    const tenet_text tables[] = {
        {TENET_STR("2.2"), TENET_STR("集团ID,集团名称,采集日期\nG,青禾,2025-01-31\n")},
        {TENET_STR("3.3"), TENET_STR("关系ID,集团ID,成员ID,采集日期\nR,G,M,20250131\n")}};
    OK(tenet_graph_import(supervisory, tables, 2, &graph, &error));
    return graph;
}

static tenet_graph* read_again(tenet_str form, const tenet_graph_files* files) {
    tenet_graph* graph = NULL;
    tenet_text texts[3];
    const size_t count = tenet_graph_files_count(files);
    size_t i;
    CHECK(count <= 3);
    for (i = 0; i < count && i < 3; ++i) {
        texts[i].name = tenet_graph_files_name(files, i);
        texts[i].text = tenet_graph_files_text(files, i);
    }
    OK(tenet_graph_import(form, texts, count, &graph, &error));
    return graph;
}

static void tables_are_written_and_read_again(void) {
    tenet_graph* graph = group_as_reported();
    tenet_graph* again = NULL;
    tenet_graph_files* files = NULL;
    tenet_error* losses = NULL;
    OK(tenet_graph_export_files(graph, supervisory, NULL, &files, &losses, &error));
    CHECK(losses == NULL);
    CHECK(tenet_graph_files_count(files) == 2);
    CHECK(is(tenet_graph_files_name(files, 0), "table-2-2.csv"));
    CHECK(is(tenet_graph_files_name(files, 1), "table-3-3.csv"));
    CHECK(holds(tenet_graph_files_text(files, 1), "R,G,M,"));
    CHECK(tenet_graph_files_name(files, 2).size == 0);
    CHECK(tenet_graph_files_text(files, (size_t)-1).size == 0);
    again = read_again(supervisory, files);
    CHECK(tenet_graph_relation_count(again) == 1);
    CHECK(is(tenet_graph_party_name(again, 0), "青禾"));
    tenet_graph_free(again);
    tenet_graph_free(graph);
    CHECK(is(tenet_graph_files_name(files, 0), "table-2-2.csv"));
    tenet_graph_files_free(files);
}

static void what_is_lost_is_told_or_refused(void) {
    tenet_graph* graph = group_as_reported();
    tenet_graph_files* files = NULL;
    tenet_error* losses = NULL;
    tenet_error* refusal = NULL;
    tenet_export_options how;
    OK(tenet_graph_export_files(graph, gleif, NULL, &files, &losses, &error));
    CHECK(tenet_error_status(losses) == TENET_OK);
    CHECK(tenet_error_total(losses) == 3);
    CHECK(tenet_error_severity(losses, 0) == TENET_SEVERITY_WARNING);
    CHECK(is(tenet_error_id(losses, 0), "group-not-written"));
    CHECK(tenet_error_text(losses, 0, TENET_ZH).size > 0);
    tenet_graph_files_free(files);
    tenet_error_free(losses);
    OK(tenet_graph_export_files(graph, gleif, NULL, &files, NULL, &error));
    tenet_graph_files_free(files);
    CHECK(tenet_export_options_init(&how, sizeof how) == TENET_OK);
    how.flags = TENET_EXPORT_REFUSE_LOSSES;
    CHECK(tenet_graph_export_files(graph, gleif, &how, &files, &losses, &refusal) ==
          TENET_ERROR_INPUT);
    CHECK(files == NULL && losses == NULL);
    CHECK(tenet_error_count(refusal) == 3);
    CHECK(is(tenet_error_id(refusal, 2), "group-would-be-lost"));
    tenet_error_free(refusal);
    OK(tenet_graph_export_files(graph, supervisory, &how, &files, &losses, &error));
    CHECK(losses == NULL);
    tenet_graph_files_free(files);
    tenet_graph_free(graph);
}

static void a_record_stays_annulled(void) {
    tenet_graph* graph = NULL;
    tenet_graph* again = NULL;
    tenet_graph_files* files = NULL;
    tenet_error* losses = NULL;
    tenet_buffer* said = NULL;
    tenet_export_options how;
    const tenet_text entity = {TENET_STR("lei.csv"),
                               TENET_STR("LEI,Entity.LegalName,Registration.RegistrationStatus\n"
                                         "ZZZZ00BBBBBBBBBBBB41,x,ANNULLED\n")};
    OK(tenet_graph_import(gleif, &entity, 1, &graph, &error));
    CHECK(tenet_export_options_init(&how, sizeof how) == TENET_OK);
    how.flags = TENET_EXPORT_REFUSE_LOSSES | TENET_EXPORT_GLEIF_JSON;
    OK(tenet_graph_export_files(graph, gleif, &how, &files, &losses, &error));
    CHECK(tenet_graph_files_count(files) == 1);
    CHECK(is(tenet_graph_files_name(files, 0), "lei.json"));
    CHECK(holds(tenet_graph_files_text(files, 0), "ANNULLED"));
    again = read_again(gleif, files);
    OK(tenet_graph_json(again, &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"annulled\":true"));
    tenet_buffer_free(said);
    tenet_graph_files_free(files);
    tenet_graph_free(again);
    tenet_graph_free(graph);
    /* The same party without that status: its record would become annulled. */
    graph = graph_of("{\"parties\": [{\"id\": \"ZZZZ00BBBBBBBBBBBB41\"}], \"relations\": []}");
    OK(tenet_graph_export_files(graph, gleif, NULL, &files, &losses, &error));
    CHECK(tenet_error_total(losses) == 1);
    tenet_error_free(losses);
    tenet_graph_files_free(files);
    tenet_graph_free(graph);
}

static void every_form_keeps_or_names_what_a_graph_says(void) {
    tenet_graph* graph = graph_of("{\"parties\": [{\"id\": \"P\", \"aliases\": [\"P-OLD\"]},"
                                  " {\"id\": \"C\"}], \"relations\": [{\"id\": \"C\","
                                  " \"holder\": \"P\", \"subject\": \"C\", \"share\": 60,"
                                  " \"source\": \"s\"}]}");
    tenet_graph* again = NULL;
    tenet_graph_files* files = NULL;
    tenet_error* losses = NULL;
    tenet_buffer* said = NULL;
    OK(tenet_graph_export_files(graph, TENET_STR("csv"), NULL, &files, &losses, &error));
    CHECK(losses == NULL);
    again = read_again(TENET_STR("csv"), files);
    OK(tenet_graph_json(again, &said, &error));
    CHECK(holds(tenet_buffer_str(said), "\"aliases\":[\"P-OLD\"]"));
    tenet_buffer_free(said);
    tenet_graph_free(again);
    tenet_graph_files_free(files);
    OK(tenet_graph_export_files(graph, TENET_STR("bods"), NULL, &files, &losses, &error));
    CHECK(tenet_error_total(losses) == 1); /* the id of the relation, which the party has */
    CHECK(is(tenet_error_id(losses, 0), "group-not-written"));
    CHECK(holds(tenet_graph_files_text(files, 0), "P-OLD"));
    tenet_error_free(losses);
    tenet_graph_files_free(files);
    FAILS(tenet_graph_export(graph, TENET_STR("bods"), TENET_EN, &said, &error), TENET_ERROR_INPUT,
          "group-would-be-lost");
    OK(tenet_graph_export_files(graph, TENET_STR("dot"), NULL, &files, &losses, &error));
    CHECK(tenet_error_total(losses) == 3); /* other ids; ids and sources of relations */
    tenet_error_free(losses);
    tenet_graph_files_free(files);
    OK(tenet_graph_export(graph, TENET_STR("dot"), TENET_EN, &said, &error));
    tenet_buffer_free(said);
    tenet_graph_free(graph);
}

static void forms_are_told_what_they_want_to_know(void) {
    tenet_graph* graph = graph_of("[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 60,"
                                  " \"valid_to\": \"2024-12-31\"}]");
    tenet_graph_files* files = NULL;
    tenet_export_options how;
    CHECK(tenet_export_options_init(&how, sizeof how) == TENET_OK);
    CHECK(how.language == TENET_ZH && how.flags == 0 && how.as_of.size == 0);
    OK(tenet_graph_export_files(graph, TENET_STR("csv"), &how, &files, NULL, &error));
    CHECK(is(tenet_graph_files_name(files, 0), "graph.csv"));
    CHECK(holds(tenet_graph_files_text(files, 0), "持有方编号"));
    tenet_graph_files_free(files);
    how.language = TENET_EN;
    how.as_of = TENET_STR("2025-12-31");
    OK(tenet_graph_export_files(graph, TENET_STR("dot"), &how, &files, NULL, &error));
    CHECK(!holds(tenet_graph_files_text(files, 0), "->"));
    tenet_graph_files_free(files);
    how.as_of = TENET_STR("2024-12-31");
    OK(tenet_graph_export_files(graph, TENET_STR("dot"), &how, &files, NULL, &error));
    CHECK(holds(tenet_graph_files_text(files, 0), "->"));
    tenet_graph_files_free(files);
    how.stated_on = TENET_STR("2025-06-01");
    how.publisher = TENET_STR("登记处");
    how.license = TENET_STR("https://example.com/license");
    OK(tenet_graph_export_files(graph, TENET_STR("bods"), &how, &files, NULL, &error));
    CHECK(holds(tenet_graph_files_text(files, 0), "\"statementDate\": \"2025-06-01\""));
    CHECK(holds(tenet_graph_files_text(files, 0), "登记处"));
    CHECK(holds(tenet_graph_files_text(files, 0), "https://example.com/license"));
    tenet_graph_files_free(files);
    how.license = TENET_STR("no uri");
    FAILS(tenet_graph_export_files(graph, TENET_STR("bods"), &how, &files, NULL, &error),
          TENET_ERROR_INPUT, "group-field-format");
    tenet_graph_free(graph);
}

static void wrong_options_are_refused(const tenet_graph* graph) {
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    tenet_graph_files* files = NULL;
    tenet_export_options how;
    CHECK(tenet_export_options_init(NULL, sizeof how) == refused);
    CHECK(tenet_export_options_init(&how, 8) == refused);
    CHECK(tenet_export_options_init(&how, (size_t)1 << 20) == refused);
    CHECK(tenet_export_options_init(&how, sizeof how) == TENET_OK);
    how.language = 7;
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-bad-number");
    how.language = TENET_EN;
    how.flags = 0x80u;
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-bad-number");
    how.flags = 0;
    how.known_at = TENET_STR("yesterday");
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-bad-instant");
    how.known_at = no_text;
    how.as_of = TENET_STR("2025-02-30");
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-bad-instant");
    how.as_of = no_text;
    how.publisher = TENET_STR("\xff");
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-bad-utf8");
    how.publisher = tenet_make_str(NULL, 3);
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-null-argument");
    how.publisher = no_text;
    how.size = 8;
    FAILS(tenet_graph_export_files(graph, gleif, &how, &files, NULL, &error), refused,
          "capi-bad-size");
    CHECK(files == NULL);
}

static void wrong_arguments_are_refused(void) {
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    tenet_graph* graph = group_as_reported();
    tenet_graph_files* files = NULL;
    tenet_error* losses = NULL;
    FAILS(tenet_graph_export_files(NULL, gleif, NULL, &files, &losses, &error), refused,
          "capi-null-argument");
    FAILS(tenet_graph_export_files(graph, gleif, NULL, NULL, &losses, &error), refused,
          "capi-null-argument");
    FAILS(tenet_graph_export_files(graph, no_text, NULL, &files, &losses, &error), refused,
          "capi-null-argument");
    CHECK(tenet_graph_export_files(graph, no_text, NULL, &files, NULL, NULL) == refused);
    FAILS(tenet_graph_export_files(graph, TENET_STR("pdf"), NULL, &files, &losses, &error),
          TENET_ERROR_NOT_FOUND, "group-unknown-form");
    CHECK(files == NULL && losses == NULL);
    CHECK(tenet_graph_files_count(NULL) == 0);
    CHECK(tenet_graph_files_name(NULL, 0).size == 0);
    CHECK(tenet_graph_files_text(NULL, 0).size == 0);
    tenet_graph_files_free(NULL);
    wrong_options_are_refused(graph);
    tenet_graph_free(graph);
}

int main(void) {
    tables_are_written_and_read_again();
    what_is_lost_is_told_or_refused();
    a_record_stays_annulled();
    every_form_keeps_or_names_what_a_graph_says();
    forms_are_told_what_they_want_to_know();
    wrong_arguments_are_refused();
    return failures == 0 ? 0 : 1;
}
