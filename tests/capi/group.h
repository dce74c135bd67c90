#ifndef TENET_TESTS_CAPI_GROUP_H
#define TENET_TESTS_CAPI_GROUP_H

#include "support.h"

/* What the tests of groups in C share: graphs, a policy, a day. */

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

static inline tenet_graph* graph_of(const char* json) {
    tenet_graph* graph = NULL;
    OK(tenet_graph_read_json(text(json), TENET_STR("graph.json"), &graph, &error));
    return graph;
}

static inline tenet_structure* day_of(const tenet_graph* graph, tenet_voting_flags voting) {
    tenet_structure_options when;
    tenet_structure* day = NULL;
    CHECK(tenet_structure_options_init(&when, sizeof when) == TENET_OK);
    when.as_of = TENET_STR("2025-12-31");
    when.voting |= voting;
    OK(tenet_structure_new(graph, &when, &day, &error));
    return day;
}

static inline tenet_group_policy* policy(void) {
    tenet_group_policy* made = NULL;
    OK(tenet_group_policy_read_json(text(policy_json), TENET_STR("p.json"), &made, &error));
    return made;
}

#endif
