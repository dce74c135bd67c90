#include "group.h"

#include <pthread.h>

/* One index of control, shared by threads that each ask it and make next ones of it, and next ones
   of these; what one thread changes, no other sees. */

enum { thread_count = 4, rounds = 50 };

static const char relations[] =
    "[{\"holder\": \"A\", \"subject\": \"B\", \"share\": 60},"
    "{\"holder\": \"B\", \"subject\": \"C\", \"share\": 60},"
    "{\"holder\": \"C\", \"subject\": \"D\", \"share\": 60},"
    "{\"holder\": \"D\", \"subject\": \"E\", \"share\": {\"low\": 40, \"high\": 60}},"
    "{\"holder\": \"P\", \"subject\": \"Q\","
    " \"type\": \"acting_in_concert\"},"
    "{\"holder\": \"Q\", \"subject\": \"A\", \"share\": 55}]";

/* Each thread cuts the chain at another place, and joins it again. */
static const char* const cuts[thread_count] = {
    "{\"drop\": [{\"holder\": \"A\", \"subject\": \"B\"}]}",
    "{\"restate\": [{\"holder\": \"B\", \"subject\": \"C\", \"share\": 50}]}",
    "{\"drop\": [{\"holder\": \"P\", \"subject\": \"Q\", \"type\": \"acting_in_concert\"}]}",
    "{\"restate\": [{\"holder\": \"D\", \"subject\": \"E\", \"share\": {\"low\": 30, \"high\": "
    "45}}]}"};
static const char* const joins[thread_count] = {
    "{\"add\": [{\"holder\": \"A\", \"subject\": \"B\", \"share\": 60}]}",
    "{\"restate\": [{\"holder\": \"B\", \"subject\": \"C\", \"share\": 60}]}",
    "{\"add\": [{\"holder\": \"P\", \"subject\": \"Q\", \"type\": \"acting_in_concert\"}]}",
    "{\"restate\": [{\"holder\": \"D\", \"subject\": \"E\", \"share\": {\"low\": 40, \"high\": "
    "60}}]}"};
static const size_t pairs_cut[thread_count] = {7, 6, 15, 10};
enum { pairs_whole = 15 };

struct work {
    const tenet_control_index* of;
    size_t number;
    int wrong;
};

static int run_once(const struct work* w) {
    tenet_control_index* cut = NULL;
    tenet_control_index* whole = NULL;
    tenet_buffer* proof = NULL;
    tenet_control control = TENET_CONTROL_NO;
    int good = tenet_control_index_with_json(w->of, text(cuts[w->number]), TENET_STR(""), &cut,
                                             NULL) == TENET_OK;
    good = good && tenet_control_index_with_json(cut, text(joins[w->number]), TENET_STR(""), &whole,
                                                 NULL) == TENET_OK;
    good = good && tenet_control_index_pair_count(w->of) == pairs_whole;
    good = good && tenet_control_index_pair_count(cut) == pairs_cut[w->number];
    good = good && tenet_control_index_pair_count(whole) == pairs_whole;
    good = good && tenet_control_index_controls(w->of, TENET_STR("A"), TENET_STR("D"), &control,
                                                NULL) == TENET_OK;
    good = good && control == TENET_CONTROL_YES;
    good = good && tenet_control_index_prove_control_json(whole, TENET_STR("A"), TENET_STR("D"),
                                                          &proof, NULL) == TENET_OK;
    tenet_buffer_free(proof);
    tenet_control_index_free(cut);
    tenet_control_index_free(whole);
    return good;
}

static void* work(void* mine) {
    struct work* w = mine;
    int i;
    for (i = 0; i < rounds; ++i) {
        if (!run_once(w)) ++w->wrong;
    }
    return NULL;
}

int main(void) {
    tenet_graph* graph = graph_of(relations);
    tenet_structure* day = day_of(graph, 0);
    tenet_control_index* index = NULL;
    pthread_t threads[thread_count];
    struct work all[thread_count];
    size_t i;
    OK(tenet_control_index_new(day, &index, &error));
    for (i = 0; i < thread_count; ++i) {
        all[i].of = index;
        all[i].number = i;
        all[i].wrong = 0;
        CHECK(pthread_create(&threads[i], NULL, work, &all[i]) == 0);
    }
    for (i = 0; i < thread_count; ++i) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(all[i].wrong == 0);
    }
    tenet_control_index_free(index);
    tenet_structure_free(day);
    tenet_graph_free(graph);
    return failures != 0;
}
