#ifndef TENET_TESTS_CAPI_SUPPORT_H
#define TENET_TESTS_CAPI_SUPPORT_H

#include <tenet/tenet.h>

#include <stdio.h>
#include <string.h>

/* What the tests in C share: expectations, and a small regulation with a small portfolio. */

static int failures = 0;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            ++failures;                                                                            \
        }                                                                                          \
    } while (0)

/* A call that should succeed; what went wrong is printed. */
#define OK(call)                                                                                   \
    do {                                                                                           \
        tenet_error* error = NULL;                                                                 \
        const tenet_status status_of_call = (call);                                                \
        if (status_of_call != TENET_OK) {                                                          \
            fprintf(stderr, "%s:%d: status %d: %.*s", __FILE__, __LINE__, (int)status_of_call,     \
                    (int)tenet_error_lines(error, TENET_EN).size,                                  \
                    tenet_error_lines(error, TENET_EN).data);                                      \
            ++failures;                                                                            \
        }                                                                                          \
        tenet_error_free(error);                                                                   \
    } while (0)

/* A call that should fail with a status and name a problem. */
#define FAILS(call, status, problem)                                                               \
    do {                                                                                           \
        tenet_error* error = NULL;                                                                 \
        CHECK((call) == (status));                                                                 \
        CHECK(tenet_error_status(error) == (status));                                              \
        CHECK(tenet_error_count(error) > 0);                                                       \
        CHECK(is(tenet_error_id(error, 0), problem));                                              \
        CHECK(tenet_error_text(error, 0, TENET_ZH).size > 0);                                      \
        CHECK(tenet_error_text(error, 0, TENET_EN).size > 0);                                      \
        tenet_error_free(error);                                                                   \
    } while (0)

static inline tenet_str text(const char* from) {
    return tenet_make_str(from, strlen(from));
}

static inline int is(tenet_str left, const char* right) {
    return left.size == strlen(right) &&
           (left.size == 0 || memcmp(left.data, right, left.size) == 0);
}

static inline int holds(tenet_str where, const char* what) {
    const size_t size = strlen(what);
    size_t i;
    for (i = 0; i + size <= where.size; ++i) {
        if (memcmp(where.data + i, what, size) == 0) return 1;
    }
    return 0;
}

static const char pack_json[] =
    "{\"regulation\": {\"id\": \"small\", \"version\": \"1\","
    "  \"title\": {\"zh\": \"小制度\", \"en\": \"Small regulation\"}},"
    " \"parameters\": [{\"id\": \"order_limit\", \"name\": {\"zh\": \"订单上限\", \"en\": "
    "\"limit\"},"
    "  \"values\": [{\"from\": \"2020-01-01\", \"value\": 1000, \"set_by\": \"board\","
    "  \"source\": {\"zh\": \"决议\", \"en\": \"resolution\"}}]}],"
    " \"measures\": [{\"id\": \"booked\", \"name\": {\"zh\": \"订单额\", \"en\": \"booked\"},"
    "  \"expression\": \"sum(concatenate([0], orders.amount))\"}],"
    " \"articles\": [{\"id\": \"1\", \"title\": {\"zh\": \"订单\", \"en\": \"Orders\"}, \"rules\": "
    "["
    "  {\"id\": \"1-order\", \"title\": {\"zh\": \"单笔上限\", \"en\": \"One order\"},"
    "   \"kind\": \"constraint\", \"subject\": \"order\", \"require\": \"amount <= order_limit\","
    "   \"remedy\": {\"zh\": \"请拆分\", \"en\": \"Split it\"}},"
    "  {\"id\": \"1-account\", \"title\": {\"zh\": \"合计上限\", \"en\": \"All orders\"},"
    "   \"kind\": \"constraint\", \"subject\": \"account\","
    "   \"require\": \"booked <= 2 * order_limit\"},"
    "  {\"id\": \"1-survey\", \"title\": {\"zh\": \"调查\", \"en\": \"Survey\"},"
    "   \"kind\": \"recurring\", \"subject\": \"account\", \"events\": \"surveys\","
    "   \"every\": \"duration(\\\"P6M\\\")\", \"start\": \"since\"}]}]}";

static const char manifest_json[] =
    "{\"name\": {\"zh\": \"例\", \"en\": \"example\"},"
    " \"collections\": {\"accounts\": true, \"orders\": true, \"survey_waves\": true}}";

static const char accounts_json[] = "[{\"id\": \"A\", \"name\": \"甲\", \"since\": \"2024-01-01\"},"
                                    " {\"id\": \"B\", \"name\": \"Beta\", \"since\": "
                                    "\"2025-11-01\"}, {\"id\": \"C\", \"name\": \"丙\"}]";

static const char orders_csv[] = "id,account,ordered_on,amount\n"
                                 "1,A,2025-03-01,600\n"
                                 "2,A,2025-04-01,900.50\n"
                                 "3,B,2025-05-01,1200\n"
                                 "4,B,2025-06-01,\n";

static inline tenet_catalogue* own_types(void) {
    tenet_catalogue* types = NULL;
    OK(tenet_catalogue_own(&types, &error));
    return types;
}

static inline tenet_regulation* small_regulation(const tenet_catalogue* types) {
    tenet_text file;
    tenet_regulation* rules = NULL;
    file.name = TENET_STR("pack.json");
    file.text = text(pack_json);
    OK(tenet_regulation_load_texts(types, &file, 1, &rules, NULL, &error));
    return rules;
}

static inline tenet_snapshot* small_portfolio(const tenet_catalogue* types) {
    tenet_text files[3];
    tenet_snapshot* facts = NULL;
    files[0].name = TENET_STR("portfolio.json");
    files[0].text = text(manifest_json);
    files[1].name = TENET_STR("accounts.json");
    files[1].text = text(accounts_json);
    files[2].name = TENET_STR("orders.csv");
    files[2].text = text(orders_csv);
    OK(tenet_snapshot_load_texts(types, files, 3, NULL, &facts, NULL, &error));
    return facts;
}

/* Midday of 2026-01-01. Only the judge has to be freed. */
static inline tenet_judge* small_judge(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = small_regulation(types);
    tenet_snapshot* facts = small_portfolio(types);
    tenet_judge* judge = NULL;
    tenet_context now;
    CHECK(tenet_context_init(&now, sizeof now) == TENET_OK);
    now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
    return judge;
}

#endif
