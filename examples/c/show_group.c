#include <tenet/tenet.h>

#include <stdio.h>
#include <stdlib.h>

/* Who controls a plant, who belongs to its group, and what the group ordered.
   Usage: show_group GRAPH.json POLICY.json ORDERS.json */

static tenet_error* error = NULL;

static void must(tenet_status status) {
    if (status == TENET_OK) return;
    fprintf(stderr, "%.*s", (int)tenet_error_lines(error, TENET_EN).size,
            tenet_error_lines(error, TENET_EN).data);
    exit(2);
}

/* A file of up to 64 kB; the text lives until the next one is read. */
static tenet_str text_of(const char* path) {
    static char text[1 << 16];
    FILE* in = fopen(path, "rb");
    size_t size = 0;
    if (in == NULL) exit(2);
    size = fread(text, 1, sizeof text, in);
    fclose(in);
    return tenet_make_str(text, size);
}

static void print(tenet_buffer* text) {
    printf("%s", tenet_buffer_data(text));
    tenet_buffer_free(text);
}

/* The steps by which those at the top control a party. */
static void show_controllers(const tenet_structure* day, tenet_str party) {
    tenet_party_list* tops = NULL;
    tenet_control control = TENET_CONTROL_NO;
    size_t i;
    must(tenet_structure_controllers(day, party, &tops, &error));
    for (i = 0; i < tenet_party_list_count(tops); ++i) {
        must(tenet_structure_controls(day, tenet_party_list_id(tops, i), party, &control, &error));
        printf("%.*s%s\n", (int)tenet_party_list_name(tops, i).size,
               tenet_party_list_name(tops, i).data, control == TENET_CONTROL_YES ? " 控制" : "");
    }
    tenet_party_list_free(tops);
}

int main(int argc, char** argv) {
    const tenet_str plant = TENET_STR("PLANT");
    tenet_graph* graph = NULL;
    tenet_group_policy* policy = NULL;
    tenet_structure_options when;
    tenet_structure* day = NULL;
    tenet_grouping* groups = NULL;
    tenet_roll_up* orders = NULL;
    tenet_buffer* shown = NULL;
    if (argc != 4) return 2;
    must(tenet_graph_read_json(text_of(argv[1]), TENET_STR("graph.json"), &graph, &error));
    must(tenet_group_policy_read_json(text_of(argv[2]), TENET_STR("policy.json"), &policy, &error));
    must(tenet_structure_options_init(&when, sizeof when));
    when.as_of = TENET_STR("2025-12-31");
    when.known_at = TENET_STR("2025-12-31");
    when.policy = policy;
    must(tenet_structure_new(graph, &when, &day, &error));
    show_controllers(day, plant);

    must(tenet_grouping_new(day, policy, &groups, &error));
    must(tenet_grouping_text(groups, plant, TENET_ZH, &shown, &error));
    print(shown);
    must(tenet_roll_up_new(groups, text_of(argv[3]), TENET_STR("orders.json"), &orders, &error));
    must(tenet_roll_up_total(orders, plant, TENET_STR(""), &shown, &error));
    printf("订单合计 ");
    print(shown);
    printf("\n");

    tenet_roll_up_free(orders);
    tenet_grouping_free(groups);
    tenet_structure_free(day);
    tenet_group_policy_free(policy);
    tenet_graph_free(graph);
    return 0;
}
