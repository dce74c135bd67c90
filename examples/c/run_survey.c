#include <tenet/tenet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs a survey: opens it, then does what a file says, a line each: an instant, and what somebody
   does then, if anybody does. Prints the log, and what was refused.
   Usage: run_survey DEFINITION OPENING ACTS */

static tenet_error* error = NULL;

static void must(tenet_status status) {
    if (status == TENET_OK) return;
    fprintf(stderr, "%.*s", (int)tenet_error_lines(error, TENET_EN).size,
            tenet_error_lines(error, TENET_EN).data);
    exit(2);
}

/* A file of up to 64 kB. */
static tenet_str read_file(const char* path, char* into) {
    FILE* in = fopen(path, "rb");
    size_t size;
    if (in == NULL) exit(2);
    size = fread(into, 1, 1 << 16, in);
    fclose(in);
    return tenet_make_str(into, size);
}

static char log_bytes[1 << 16];
static size_t log_size = 0;

/* A host would write them to a file and make them stay. */
static void append(tenet_buffer* bytes) {
    const tenet_str more = tenet_buffer_str(bytes);
    if (log_size + more.size > sizeof log_bytes) exit(2);
    memcpy(log_bytes + log_size, more.data, more.size);
    log_size += more.size;
    tenet_buffer_free(bytes);
}

/* A line: an instant, and behind a blank what somebody does. */
static void follow(tenet_instance* running, tenet_str line) {
    const char* blank = memchr(line.data, ' ', line.size);
    const size_t size = blank == NULL ? line.size : (size_t)(blank - line.data);
    const tenet_str now = tenet_make_str(line.data, size);
    const tenet_str act = tenet_make_str(line.data + size, line.size - size);
    tenet_buffer* bytes = NULL;
    tenet_status status;
    if (act.size == 0) {
        status = tenet_instance_advance(running, now, &bytes, NULL, &error);
    } else {
        status = tenet_instance_submit(running, act, now, &bytes, NULL, &error);
    }
    if (status == TENET_OK) {
        append(bytes);
        return;
    }
    printf("refused: %.*s\n", (int)tenet_error_id(error, 0).size, tenet_error_id(error, 0).data);
    tenet_error_free(error);
}

static void follow_all(tenet_instance* running, tenet_str acts) {
    while (acts.size != 0) {
        const char* end = memchr(acts.data, '\n', acts.size);
        const size_t size = end == NULL ? acts.size : (size_t)(end - acts.data);
        follow(running, tenet_make_str(acts.data, size));
        acts = tenet_make_str(acts.data + size, acts.size - size);
        if (end != NULL) acts = tenet_make_str(acts.data + 1, acts.size - 1);
    }
}

int main(int argc, char** argv) {
    static char texts[3][1 << 16];
    tenet_assessment* survey = NULL;
    tenet_instance_options options;
    tenet_instance* running = NULL;
    tenet_instance* again = NULL;
    tenet_buffer* bytes = NULL;
    if (argc != 4) return 2;
    must(tenet_assessment_load_text(read_file(argv[1], texts[0]), TENET_STR("survey.json"), &survey,
                                    NULL, &error));
    must(tenet_instance_options_init(&options, sizeof options));
    options.zone = TENET_STR("+08:00");

    /* The host keeps the instance, or only its log; it appends first, and then acts. */
    must(tenet_instance_open(survey, read_file(argv[2], texts[1]),
                             TENET_STR("2026-03-02T09:00:00+08:00"), &options, &running, &bytes,
                             NULL, &error));
    append(bytes);
    follow_all(running, read_file(argv[3], texts[2]));
    printf("%.*s%.*s\n", (int)log_size, log_bytes, (int)tenet_instance_at(running).size,
           tenet_instance_at(running).data);

    /* Whoever has the log and the definition comes to the same, or finds what was changed. */
    must(tenet_instance_replay(survey, tenet_make_str(log_bytes, log_size),
                               tenet_instance_checkpoint(running), &options, &again, &error));
    tenet_instance_free(again);
    tenet_instance_free(running);
    tenet_assessment_free(survey);
    return 0;
}
