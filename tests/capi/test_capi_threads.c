#include "support.h"

#include <pthread.h>

/* One compiled regulation, one snapshot and one judge used by many threads at once. */

enum { thread_count = 4, rounds = 10 };

struct work {
    const tenet_regulation* rules;
    const tenet_snapshot* facts;
    const tenet_judge* judge;
    const tenet_expression* expression;
    const tenet_scope* scope;
    int wrong;
};

static int32_t count(const tenet_verdict* verdict, void* user_data) {
    (void)verdict;
    ++*(size_t*)user_data;
    return 0;
}

static int judge_and_render(const struct work* mine) {
    tenet_report* report = NULL;
    tenet_buffer* buffer = NULL;
    tenet_explanation* why = NULL;
    tenet_check_options options;
    size_t delivered = 0;
    int good = tenet_check_options_init(&options, sizeof options) == TENET_OK;
    options.threads = 2;
    good = good && tenet_judge_check(mine->judge, &options, &report, NULL) == TENET_OK &&
           tenet_report_count(report) == 10 &&
           tenet_report_render(report, NULL, &buffer, NULL) == TENET_OK &&
           tenet_report_explain(report, 0, &why, NULL) == TENET_OK &&
           tenet_judge_check_each(mine->judge, NULL, count, &delivered, NULL, NULL) == TENET_OK &&
           delivered == 10;
    tenet_explanation_free(why);
    tenet_buffer_free(buffer);
    tenet_report_free(report);
    return good;
}

static int change_and_digest(const struct work* mine) {
    tenet_change* change = NULL;
    tenet_snapshot* next = NULL;
    tenet_effect* effect = NULL;
    tenet_buffer* buffer = NULL;
    tenet_str digest;
    const int good =
        tenet_change_new(mine->facts, &change, NULL) == TENET_OK &&
        tenet_change_upsert_json(change, TENET_STR("order"),
                                 TENET_STR("{\"id\": \"9\", \"account\": \"A\", \"ordered_on\": "
                                           "\"2026-01-01\", \"amount\": 700}"),
                                 NULL, NULL) == TENET_OK &&
        tenet_judge_evaluate(mine->judge, change, TENET_SCOPE_ALL, &effect, NULL) == TENET_OK &&
        tenet_effect_count(effect, TENET_EFFECT_NAMED) > 0 &&
        tenet_snapshot_with(mine->facts, change, &next, NULL) == TENET_OK &&
        tenet_snapshot_digest(mine->facts, &digest, NULL) == TENET_OK && digest.size == 64 &&
        tenet_judge_measure(mine->judge, TENET_STR("booked"), &buffer, NULL) == TENET_OK;
    tenet_buffer_free(buffer);
    tenet_effect_free(effect);
    tenet_snapshot_free(next);
    tenet_change_free(change);
    return good;
}

static int bind_and_run(const struct work* mine) {
    tenet_context now;
    tenet_judge* judge = NULL;
    tenet_evaluation* run = NULL;
    int64_t n = 0;
    int good = tenet_context_init(&now, sizeof now) == TENET_OK;
    now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    good =
        good &&
        tenet_judge_bind(mine->rules, mine->facts, &now, 1, NULL, NULL, &judge, NULL) == TENET_OK &&
        tenet_evaluation_new(mine->scope, NULL, &run, NULL) == TENET_OK &&
        tenet_evaluation_set_int64(run, 0, 20) == TENET_OK &&
        tenet_expression_run(mine->expression, run, NULL) == TENET_OK &&
        tenet_evaluation_int64(run, &n) == TENET_OK && n == 41;
    tenet_evaluation_free(run);
    tenet_judge_free(judge);
    return good;
}

static void* work(void* mine) {
    struct work* w = mine;
    int i;
    for (i = 0; i < rounds; ++i) {
        if (!judge_and_render(w) || !change_and_digest(w) || !bind_and_run(w)) ++w->wrong;
    }
    return NULL;
}

int main(void) {
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = small_regulation(types);
    tenet_snapshot* facts = small_portfolio(types);
    tenet_judge* judge = NULL;
    tenet_scope* scope = NULL;
    tenet_expression* expression = NULL;
    tenet_context now;
    tenet_slot_def slot;
    pthread_t threads[thread_count];
    struct work all[thread_count];
    int i;

    tenet_context_init(&now, sizeof now);
    now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    OK(tenet_judge_bind(rules, facts, &now, 2, NULL, NULL, &judge, &error));
    memset(&slot, 0, sizeof slot);
    slot.name = TENET_STR("n");
    OK(tenet_scope_new(NULL, &slot, 1, sizeof slot, &scope, &error));
    OK(tenet_expression_compile(TENET_STR("n * 2 + 1"), scope, &expression, &error));

    for (i = 0; i < thread_count; ++i) {
        all[i].rules = rules;
        all[i].facts = facts;
        all[i].judge = judge;
        all[i].expression = expression;
        all[i].scope = scope;
        all[i].wrong = 0;
        CHECK(pthread_create(&threads[i], NULL, work, &all[i]) == 0);
    }
    for (i = 0; i < thread_count; ++i) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(all[i].wrong == 0);
    }
    tenet_expression_free(expression);
    tenet_scope_free(scope);
    tenet_judge_free(judge);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
    return failures != 0;
}
