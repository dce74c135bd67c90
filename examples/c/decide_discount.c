#include <tenet/tenet.h>

#include <stdio.h>
#include <stdlib.h>

/* Decides a DMN model: once through slots, then for several customers given as JSON; and
   says why once more.
   Usage: decide_discount MODEL.dmn */

static tenet_error* error = NULL;

static void must(tenet_status status) {
    if (status == TENET_OK) return;
    fprintf(stderr, "%.*s", (int)tenet_error_lines(error, TENET_EN).size,
            tenet_error_lines(error, TENET_EN).data);
    exit(2);
}

/* The model in a file of up to 64 kB. */
static tenet_model* load(const char* path) {
    static char xml[1 << 16];
    FILE* in = fopen(path, "rb");
    tenet_text file;
    tenet_model* model = NULL;
    if (in == NULL) exit(2);
    file.name = TENET_STR("discount.dmn");
    file.text = tenet_make_str(xml, fread(xml, 1, sizeof xml, in));
    fclose(in);
    must(tenet_model_load_texts(&file, 1, NULL, &model, NULL, &error));
    return model;
}

static uint32_t input(const tenet_model* model, tenet_str name) {
    return (uint32_t)tenet_model_find_input(model, name, TENET_STR(""));
}

static void decide_once(const tenet_model* model) {
    const size_t rate = tenet_model_find_element(model, TENET_STR("折扣率"), TENET_STR(""));
    tenet_evaluation* run = NULL;
    tenet_str shown;
    must(tenet_model_evaluation_new(model, NULL, &run, &error));
    must(tenet_evaluation_set_string(run, input(model, TENET_STR("客户级别")), TENET_STR("核心")));
    must(tenet_evaluation_set_string(run, input(model, TENET_STR("客户需求")), TENET_STR("一般")));
    must(tenet_evaluation_set_int64(run, input(model, TENET_STR("数量")), 120));
    must(tenet_model_decide(model, run, rate, &error));
    must(tenet_evaluation_text(run, &shown));
    printf("折扣率 %.*s\n", (int)shown.size, shown.data);
    tenet_evaluation_free(run);
}

static void decide_many(const tenet_model* model) {
    const char rows[] =
        "[{\"客户级别\": \"战略\", \"客户需求\": \"紧急\", \"数量\": 1000, \"单价\": 19.90,"
        "  \"报价日期\": \"2026-01-31\"},"
        " {\"客户级别\": \"重要\", \"客户需求\": \"一般\", \"数量\": 5, \"单价\": 19.90,"
        "  \"报价日期\": \"2026-01-31\"}]";
    tenet_buffer* out = NULL;
    must(tenet_model_decide_batch_json(model, TENET_STR("报价"), TENET_STR(rows), NULL, &out,
                                       &error));
    printf("报价 %s\n", tenet_buffer_data(out));
    tenet_buffer_free(out);
}

/* Why the discount is no larger. */
static void explain(const tenet_model* model) {
    const size_t rate = tenet_model_find_element(model, TENET_STR("折扣率"), TENET_STR(""));
    tenet_evaluation_options traced;
    tenet_evaluation* run = NULL;
    tenet_buffer* why = NULL;
    must(tenet_evaluation_options_init(&traced, sizeof traced));
    traced.flags = TENET_EVALUATION_TRACE;
    must(tenet_model_evaluation_new(model, &traced, &run, &error));
    must(tenet_evaluation_set_string(run, input(model, TENET_STR("客户级别")), TENET_STR("核心")));
    must(tenet_evaluation_set_string(run, input(model, TENET_STR("客户需求")), TENET_STR("一般")));
    must(tenet_evaluation_set_int64(run, input(model, TENET_STR("数量")), 90));
    must(tenet_model_decide(model, run, rate, &error));
    must(tenet_evaluation_trace_text(run, TENET_ZH, &why, &error));
    printf("%s", tenet_buffer_data(why));
    tenet_buffer_free(why);
    tenet_evaluation_free(run);
}

int main(int argc, char** argv) {
    tenet_model* model;
    if (argc != 2) return 2;
    model = load(argv[1]);
    decide_once(model);
    decide_many(model);
    explain(model);
    tenet_model_free(model);
    return 0;
}
