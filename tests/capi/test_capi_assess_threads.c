#include "support.h"

#include <pthread.h>

/* One definition, shared by threads that each run instances of their own. */

enum { thread_count = 4, rounds = 25 };

static const char definition[] =
    "{\"id\": \"a\", \"version\": \"1\", \"purpose\": \"p\", \"subject\": \"s\","
    " \"roles\": [{\"id\": \"signer\"}],"
    " \"stages\": [{\"id\": \"sign\", \"by\": \"signer\", \"panel\": {\"type\": \"countersign\"},"
    "   \"deadline\": {\"after\": \"P5D\"}, \"next\": [{\"on\": \"approved\", \"to\": \"yes\"},"
    "   {\"on\": \"rejected\", \"to\": \"no\"}, {\"on\": \"no_quorum\", \"to\": \"no\"}]}],"
    " \"outcomes\": [{\"id\": \"yes\"}, {\"id\": \"no\"}]}";
static const char people[] =
    "{\"instance\": \"i\", \"participants\": [{\"person\": \"li\", \"roles\": [\"signer\"]}]}";
static const char act[] =
    "{\"act\": \"submit\", \"actor\": \"li\", \"stage\": \"sign\", \"choice\": \"approve\"}";

struct work {
    const tenet_assessment* of;
    int wrong;
};

static int run_once(const tenet_assessment* of) {
    const tenet_str now = TENET_STR("2026-01-05T09:00:00+08:00");
    tenet_instance* running = NULL;
    tenet_buffer* bytes = NULL;
    int good =
        tenet_instance_open(of, text(people), now, NULL, &running, &bytes, NULL, NULL) == TENET_OK;
    tenet_buffer_free(bytes);
    good = good && tenet_instance_submit(running, text(act), now, &bytes, NULL, NULL) == TENET_OK;
    tenet_buffer_free(bytes);
    good = good && is(tenet_instance_at(running), "yes");
    tenet_instance_free(running);
    return good;
}

static void* work(void* mine) {
    struct work* w = mine;
    int i;
    for (i = 0; i < rounds; ++i) {
        if (!run_once(w->of)) ++w->wrong;
    }
    return NULL;
}

int main(void) {
    tenet_assessment* of = NULL;
    pthread_t threads[thread_count];
    struct work all[thread_count];
    int i;
    OK(tenet_assessment_load_text(text(definition), TENET_STR(""), &of, NULL, &error));
    for (i = 0; i < thread_count; ++i) {
        all[i].of = of;
        all[i].wrong = 0;
        CHECK(pthread_create(&threads[i], NULL, work, &all[i]) == 0);
    }
    for (i = 0; i < thread_count; ++i) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(all[i].wrong == 0);
    }
    tenet_assessment_free(of);
    return failures != 0;
}
