#include "model.h"

#include <pthread.h>

/* One model, shared by threads that decide through states of their own, from JSON, and with a
   function of the host. */

enum { thread_count = 4, rounds = 50 };

struct work {
    const tenet_model* model;
    int64_t number;
    int wrong;
};

static int32_t add_up(tenet_call* call, void* user_data) {
    int64_t left = 0;
    int64_t right = 0;
    (void)user_data;
    if (tenet_call_int64(call, 0, &left) != TENET_OK) return 1;
    if (tenet_call_int64(call, 1, &right) != TENET_OK) return 1;
    return tenet_call_set_int64(call, left + right);
}

static int decide(const struct work* mine, tenet_evaluation* run) {
    int64_t n = 0;
    return tenet_evaluation_set_int64(run, 0, mine->number) == TENET_OK &&
           tenet_evaluation_set_int64(run, 3, 1) == TENET_OK &&
           tenet_model_decide(mine->model, run, element(mine->model, "by host"), NULL) ==
               TENET_OK &&
           tenet_evaluation_int64(run, &n) == TENET_OK && n == mine->number + 1;
}

static int decide_json(const struct work* mine) {
    char json[100];
    char expected[100];
    tenet_buffer* out = NULL;
    int good;
    snprintf(json, sizeof json, "[{\"amount\": %d}, {\"amount\": 1}]", (int)mine->number);
    snprintf(expected, sizeof expected, "[%d,2]", (int)mine->number * 2);
    good = tenet_model_decide_batch_json(mine->model, TENET_STR("doubled"), text(json), NULL, &out,
                                         NULL) == TENET_OK &&
           is(tenet_buffer_str(out), expected);
    tenet_buffer_free(out);
    return good;
}

static void* work(void* mine) {
    struct work* w = mine;
    tenet_evaluation* run = NULL;
    int i;
    if (tenet_model_evaluation_new(w->model, NULL, &run, NULL) != TENET_OK) ++w->wrong;
    for (i = 0; i < rounds; ++i) {
        if (!decide(w, run) || !decide_json(w)) ++w->wrong;
        ++w->number;
    }
    tenet_evaluation_free(run);
    return NULL;
}

int main(void) {
    tenet_externals* externals = NULL;
    tenet_model* model;
    pthread_t threads[thread_count];
    struct work all[thread_count];
    int i;
    OK(tenet_externals_new(0, &externals, &error));
    OK(tenet_externals_add(externals, TENET_STR("host.join(a,b)"), 2, add_up, NULL, &error));
    model = model_of(model_xml, externals);
    tenet_externals_free(externals);
    for (i = 0; i < thread_count; ++i) {
        all[i].model = model;
        all[i].number = i * 1000;
        all[i].wrong = 0;
        CHECK(pthread_create(&threads[i], NULL, work, &all[i]) == 0);
    }
    for (i = 0; i < thread_count; ++i) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(all[i].wrong == 0);
    }
    tenet_model_free(model);
    return failures != 0;
}
