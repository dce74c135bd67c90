#include <tenet/tenet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs a year of assessments. Each line of ACTS begins with an instant; behind it stands what
   happens then: `INSTANCE DEFINITION OPENING` opens one, `INSTANCE ACT` is what somebody does in
   it, and nothing at all lets the time do its part. Writes the log of each instance into the folder
   OUT, and prints what was refused and how each of them ended.
   Usage: run_year DEFINITIONS CALENDAR ACTS OUT */

enum { most_instances = 32, most_bytes = 1 << 16 };

/* An instance, as a host keeps it. */
typedef struct kept {
    tenet_str name; /* in the text of the acts */
    tenet_assessment* rules;
    tenet_instance* running;
    char log[most_bytes];
    size_t size;
} kept;

static kept all[most_instances];
static size_t count = 0;
static tenet_instance_options options;
static const char* folder = NULL;
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
    size = fread(into, 1, most_bytes, in);
    fclose(in);
    return tenet_make_str(into, size);
}

/* Takes what stands before the next of `end` off a text. */
static tenet_str take(tenet_str* text, char end) {
    const char* found = text->size == 0 ? NULL : memchr(text->data, end, text->size);
    const size_t size = found == NULL ? text->size : (size_t)(found - text->data);
    const tenet_str word = tenet_make_str(text->data, size);
    const size_t taken = found == NULL ? size : size + 1;
    *text = tenet_make_str(text->data + taken, text->size - taken);
    return word;
}

/* A host would write them to a file and make them stay, and only then go on. */
static void append(kept* to, tenet_buffer* bytes) {
    const tenet_str more = tenet_buffer_str(bytes);
    if (to->size + more.size > sizeof to->log) exit(2);
    memcpy(to->log + to->size, more.data, more.size);
    to->size += more.size;
    tenet_buffer_free(bytes);
}

static void open_one(tenet_str name, tenet_str what, tenet_str now) {
    static char text[most_bytes];
    char path[512];
    kept* one = &all[count];
    tenet_buffer* bytes = NULL;
    const tenet_str definition = take(&what, ' ');
    if (count++ == most_instances) exit(2);
    snprintf(path, sizeof path, "%s/%.*s.json", folder, (int)definition.size, definition.data);
    one->name = name;
    must(tenet_assessment_load_text(read_file(path, text), definition, &one->rules, NULL, &error));
    must(tenet_instance_open(one->rules, what, now, &options, &one->running, &bytes, NULL, &error));
    append(one, bytes);
}

/* Lets the time do its part in an instance if there is no act, else somebody. */
static void go_on(kept* one, tenet_str act, tenet_str now) {
    tenet_buffer* bytes = NULL;
    tenet_status status;
    if (act.size == 0) {
        status = tenet_instance_advance(one->running, now, &bytes, NULL, &error);
    } else {
        status = tenet_instance_submit(one->running, act, now, &bytes, NULL, &error);
    }
    if (status == TENET_OK) {
        append(one, bytes);
        return;
    }
    printf("%.*s refused: %.*s\n", (int)one->name.size, one->name.data,
           (int)tenet_error_id(error, 0).size, tenet_error_id(error, 0).data);
    tenet_error_free(error);
}

/* The instance of a name; of none, all of them. */
static void go_on_in(tenet_str name, tenet_str act, tenet_str now) {
    size_t i;
    for (i = 0; i < count; ++i) {
        const tenet_str own = all[i].name;
        if (name.size == 0 || (own.size == name.size && memcmp(own.data, name.data, own.size) == 0))
            go_on(&all[i], act, now);
    }
}

/* Writes a log. Whoever has it and its definition comes to the same, or finds what was changed. */
static void finish(kept* one, const char* out) {
    char path[512];
    FILE* file;
    tenet_instance* again = NULL;
    snprintf(path, sizeof path, "%s/%.*s.jsonl", out, (int)one->name.size, one->name.data);
    file = fopen(path, "wb");
    if (file == NULL || fwrite(one->log, 1, one->size, file) != one->size) exit(2);
    fclose(file);
    must(tenet_instance_replay(one->rules, tenet_make_str(one->log, one->size),
                               tenet_instance_checkpoint(one->running), &options, &again, &error));
    printf("%.*s %.*s\n", (int)one->name.size, one->name.data, (int)tenet_instance_at(again).size,
           tenet_instance_at(again).data);
    tenet_instance_free(again);
    tenet_instance_free(one->running);
    tenet_assessment_free(one->rules);
}

int main(int argc, char** argv) {
    static char acts_text[most_bytes];
    static char calendar_text[most_bytes];
    tenet_calendar* calendar = NULL;
    tenet_str acts;
    size_t i;
    if (argc != 5) return 2;
    folder = argv[1];
    must(tenet_calendar_load_text(read_file(argv[2], calendar_text), TENET_STR("calendar"), NULL,
                                  &calendar, &error));
    must(tenet_instance_options_init(&options, sizeof options));
    options.zone = TENET_STR("+08:00");
    options.calendar = calendar;

    acts = read_file(argv[3], acts_text);
    while (acts.size != 0) {
        tenet_str what = take(&acts, '\n');
        const tenet_str now = take(&what, ' ');
        const tenet_str name = take(&what, ' ');
        if (what.size != 0 && what.data[0] != '{') {
            open_one(name, what, now);
        } else {
            go_on_in(name, what, now);
        }
    }
    for (i = 0; i < count; ++i) finish(&all[i], argv[4]);
    tenet_calendar_free(calendar);
    return 0;
}
