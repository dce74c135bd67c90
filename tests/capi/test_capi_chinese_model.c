#include "support.h"

#include <stdlib.h>

/* The model of tests/dmn/chinese through the C interface: the results are those that C++, Python
   and the command line give. */

static char* read_file(const char* name, size_t* size) {
    char path[1024];
    char* bytes = (char*)malloc(1U << 16);
    FILE* in;
    snprintf(path, sizeof path, "%s/tests/dmn/chinese/%s", TENET_SOURCE_DIR, name);
    in = fopen(path, "rb");
    CHECK(in != NULL);
    *size = in == NULL ? 0 : fread(bytes, 1, 1U << 16, in);
    if (in != NULL) fclose(in);
    return bytes;
}

static tenet_model* chinese_model(void) {
    tenet_text file;
    tenet_model* model = NULL;
    size_t size;
    char* xml = read_file("model.dmn", &size);
    file.name = TENET_STR("model.dmn");
    file.text = tenet_make_str(xml, size);
    OK(tenet_model_load_texts(&file, 1, NULL, &model, NULL, &error));
    free(xml);
    return model;
}

static void decides(const tenet_model* model, const char* element) {
    char name[256];
    size_t inputs_size;
    size_t results_size;
    char* inputs;
    char* results;
    tenet_buffer* out = NULL;
    snprintf(name, sizeof name, "%s.inputs.json", element);
    inputs = read_file(name, &inputs_size);
    snprintf(name, sizeof name, "%s.results.json", element);
    results = read_file(name, &results_size);
    OK(tenet_model_decide_batch_json(model, text(element), tenet_make_str(inputs, inputs_size),
                                     NULL, &out, &error));
    results[results_size - 1] = '\0'; /* the line end */
    if (!is(tenet_buffer_str(out), results)) {
        fprintf(stderr, "%s: %s\n", element, out == NULL ? "nothing" : tenet_buffer_data(out));
        ++failures;
    }
    tenet_buffer_free(out);
    free(results);
    free(inputs);
}

int main(void) {
    tenet_model* model = chinese_model();
    decides(model, "审批结论");
    decides(model, "审批服务");
    decides(model, "信用额度");
    decides(model, "含税价");
    tenet_model_free(model);
    return failures != 0;
}
