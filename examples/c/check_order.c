#include <tenet/tenet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One order checked before it is booked: what would it do to the verdicts on its account?
   Usage: check_order PORTFOLIO PACK */

static tenet_error* error = NULL;

static void must(tenet_status status) {
    if (status == TENET_OK) return;
    fprintf(stderr, "%.*s", (int)tenet_error_lines(error, TENET_EN).size,
            tenet_error_lines(error, TENET_EN).data);
    exit(2);
}

static void show(const tenet_effect* effect, size_t i) {
    static const char* const names[] = {"pass", "fail", "unknown", "not_applicable", "waived"};
    tenet_explanation* why = NULL;
    tenet_verdict verdict = {sizeof verdict, 0, 0, 0, 0, 0, 0};
    tenet_str rule, subject, sentence;
    must(tenet_effect_explain(effect, TENET_EFFECT_NAMED, i, &why, &error));
    must(tenet_explanation_verdict(why, &verdict));
    rule = tenet_explanation_rule(why);
    subject = tenet_explanation_subject_key(why);
    sentence = tenet_explanation_sentence(why, TENET_EN);
    printf("%s\t%.*s\t%.*s\t%.*s\n", names[verdict.outcome], (int)rule.size, rule.data,
           (int)subject.size, subject.data, (int)sentence.size, sentence.data);
    tenet_explanation_free(why);
}

int main(int argc, char** argv) {
    const char* order =
        "{\"id\": \"SO-2026-0001\", \"account\": \"QINGHE\", \"status\": \"confirmed\","
        " \"ordered_on\": \"2025-12-31\", \"currency\": \"CNY\", \"amount\": 250000}";
    tenet_catalogue* types = NULL;
    tenet_regulation* rules = NULL;
    tenet_snapshot* facts = NULL;
    tenet_judge* judge = NULL;
    tenet_change* change = NULL;
    tenet_effect* effect = NULL;
    tenet_load_options known;
    tenet_context now;
    size_t i;
    if (argc != 3) return 2;

    must(tenet_catalogue_own(&types, &error));
    must(tenet_regulation_load_folder(types, tenet_make_str(argv[2], strlen(argv[2])), &rules, NULL,
                                      &error));
    must(tenet_load_options_init(&known, sizeof known));
    known.codes = rules;
    must(tenet_snapshot_load_folder(types, tenet_make_str(argv[1], strlen(argv[1])), &known, &facts,
                                    NULL, &error));
    must(tenet_context_init(&now, sizeof now));
    now.at = TENET_STR("2025-12-31T18:00:00+08:00");
    must(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    must(tenet_change_new(facts, &change, &error));
    must(tenet_change_upsert_json(change, TENET_STR("order"), tenet_make_str(order, strlen(order)),
                                  NULL, &error));
    must(tenet_judge_evaluate(judge, change, TENET_SCOPE_NAMED, &effect, &error));
    for (i = 0; i < tenet_effect_count(effect, TENET_EFFECT_NAMED); ++i) show(effect, i);

    tenet_effect_free(effect);
    tenet_change_free(change);
    tenet_judge_free(judge);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
    return 0;
}
