/* A FEEL expression over slots, compiled once and run often, from C. */
#include <tenet/tenet.h>

#include <stdio.h>

static int failed(tenet_error* error) {
    const tenet_str lines = tenet_error_lines(error, TENET_EN);
    fprintf(stderr, "%.*s", (int)lines.size, lines.data);
    tenet_error_free(error);
    return 1;
}

int main(void) {
    tenet_slot_def slots[2] = {{{0, 0}, {0, 0}, {0, 0}, 0, 0}, {{0, 0}, {0, 0}, {0, 0}, 0, 0}};
    slots[0].name = TENET_STR("credit grade");
    slots[1].name = TENET_STR("annual revenue");
    slots[1].zh = TENET_STR("年营业额");
    slots[1].type = TENET_STR("number");

    tenet_scope* scope = NULL;
    tenet_expression* bonus = NULL;
    tenet_evaluation* run = NULL;
    tenet_error* error = NULL;
    tenet_str text;
    if (tenet_scope_new(NULL, slots, 2, sizeof slots[0], &scope, &error) != TENET_OK ||
        tenet_expression_compile(
            TENET_STR("if credit grade in [\"A\", \"B\"] then 年营业额 * 0.03 else 0"), scope,
            &bonus, &error) != TENET_OK ||
        tenet_evaluation_new(scope, NULL, &run, &error) != TENET_OK) {
        return failed(error);
    }

    tenet_evaluation_set_string(run, 0, TENET_STR("B"));
    tenet_evaluation_set_scaled(run, 1, 100000050, -2); /* 1,000,000.50, exactly */
    if (tenet_expression_run(bonus, run, &error) != TENET_OK) return failed(error);
    tenet_evaluation_text(run, &text);
    printf("%.*s\n", (int)text.size, text.data); /* 30000.0150 */

    tenet_evaluation_free(run);
    tenet_expression_free(bonus);
    tenet_scope_free(scope);
    return 0;
}
