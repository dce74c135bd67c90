#include "support.h"

/* Assessments: opened, run by acts and time, shown, verified and run again from their logs. */

static const tenet_str nothing = {NULL, 0};

static const char definition[] =
    "{\"id\": \"review\", \"version\": \"2\", \"purpose\": \"p\", \"subject\": \"order\","
    " \"roles\": [{\"id\": \"signer\"}, {\"id\": \"chair\"}],"
    " \"stages\": [{\"id\": \"sign\", \"by\": \"signer\","
    "   \"panel\": {\"type\": \"countersign\"},"
    "   \"remind\": [{\"after\": \"P1D\", \"in\": \"calendar\"}],"
    "   \"deadline\": {\"after\": \"P5D\", \"in\": \"working\"},"
    "   \"next\": [{\"on\": \"approved\", \"to\": \"done\"}, {\"on\": \"rejected\", \"to\": "
    "\"dropped\"}, {\"on\": \"no_quorum\", \"to\": \"dropped\"}]}],"
    " \"outcomes\": [{\"id\": \"done\"}, {\"id\": \"dropped\"}],"
    " \"reopen\": {\"by\": [\"chair\"], \"to\": \"sign\"},"
    " \"recurs\": {\"interval\": \"R3/2026-01-05T09:00:00+08:00/P1M\"}}";

/* One with answers and a measure. */
static const char rating[] =
    "{\"id\": \"rating\", \"version\": \"1\", \"purpose\": \"p\", \"subject\": \"order\","
    " \"roles\": [{\"id\": \"signer\"}, {\"id\": \"chair\"}],"
    " \"forms\": [{\"id\": \"marks\", \"questions\": ["
    "   {\"id\": \"a\", \"type\": \"scale\", \"from\": 1, \"to\": 5, \"text\": \"a\"},"
    "   {\"id\": \"b\", \"type\": \"number\", \"from\": 0, \"to\": 9, \"text\": \"b\"},"
    "   {\"id\": \"c\", \"type\": \"scale\", \"from\": 1, \"to\": 5, \"text\": \"c\"}]}],"
    " \"measures\": [{\"id\": \"mark\", \"of\": \"rate\", \"is\": \"mean(answers.a)\"}],"
    " \"stages\": [{\"id\": \"rate\", \"by\": \"signer\", \"form\": \"marks\","
    "   \"panel\": {\"type\": \"collect\", \"quorum\": {\"at_least\": 1}},"
    "   \"deadline\": {\"after\": \"P5D\"},"
    "   \"next\": [{\"on\": \"complete\", \"if\": \"mark > 2\", \"to\": \"done\"},"
    "     {\"on\": \"complete\", \"to\": \"dropped\"},"
    "     {\"on\": \"incomplete\", \"to\": \"dropped\"}]}],"
    " \"outcomes\": [{\"id\": \"done\"}, {\"id\": \"dropped\", \"void\": [\"mark\"]}],"
    " \"reopen\": {\"by\": [\"chair\"], \"to\": \"rate\"}}";

/* The next version: the stage has another name. */
static const char revised[] =
    "{\"id\": \"review\", \"version\": \"3\", \"purpose\": \"p\", \"subject\": \"order\","
    " \"roles\": [{\"id\": \"signer\"}, {\"id\": \"chair\"}],"
    " \"stages\": [{\"id\": \"agree\", \"by\": \"signer\","
    "   \"panel\": {\"type\": \"countersign\"},"
    "   \"deadline\": {\"after\": \"P5D\"},"
    "   \"next\": [{\"on\": \"approved\", \"to\": \"done\"}, {\"on\": \"rejected\", \"to\": "
    "\"dropped\"}, {\"on\": \"no_quorum\", \"to\": \"dropped\"}]}],"
    " \"outcomes\": [{\"id\": \"done\"}, {\"id\": \"dropped\"}],"
    " \"reopen\": {\"by\": [\"chair\"], \"to\": \"agree\"}}";

static const char people[] =
    "{\"instance\": \"R-1\", \"subject\": {\"order\": \"A1\"}, \"participants\": ["
    " {\"person\": \"li\", \"roles\": [\"signer\"]}, {\"person\": \"wu\", \"roles\": "
    "[\"signer\"]}, {\"person\": \"zhao\", \"roles\": [\"chair\"]}]}";

static const char calendar_json[] =
    "{\"id\": \"c\", \"zone\": \"+08:00\", \"covers\": {\"from\": \"2026-01-01\", \"to\": "
    "\"2026-12-31\"}, \"week\": {\"monday\": [\"09:00-18:00\"], \"tuesday\": [\"09:00-18:00\"],"
    " \"wednesday\": [\"09:00-18:00\"], \"thursday\": [\"09:00-18:00\"], \"friday\": "
    "[\"09:00-18:00\"]}}";

/* A log as a host keeps it. */
static char log_bytes[100000];
static size_t log_size;

static void append(tenet_buffer* bytes) {
    const size_t size = tenet_buffer_size(bytes);
    if (size != 0 && log_size + size < sizeof log_bytes) {
        memcpy(log_bytes + log_size, tenet_buffer_data(bytes), size);
        log_size += size;
    }
    tenet_buffer_free(bytes);
}

static tenet_str log_text(void) {
    return tenet_make_str(log_bytes, log_size);
}

static tenet_assessment* assessment_of(const char* json) {
    tenet_assessment* made = NULL;
    OK(tenet_assessment_load_text(text(json), TENET_STR("a.json"), &made, NULL, &error));
    return made;
}

static tenet_calendar* calendar_of(void) {
    tenet_calendar* made = NULL;
    OK(tenet_calendar_load_text(text(calendar_json), nothing, NULL, &made, &error));
    return made;
}

static tenet_instance* opened(const tenet_assessment* of, const tenet_instance_options* options) {
    tenet_instance* made = NULL;
    tenet_buffer* bytes = NULL;
    log_size = 0;
    OK(tenet_instance_open(of, text(people), TENET_STR("2026-01-05T09:00:00+08:00"), options, &made,
                           &bytes, NULL, &error));
    append(bytes);
    return made;
}

static void submit(tenet_instance* to, const char* act, const char* now) {
    tenet_buffer* bytes = NULL;
    OK(tenet_instance_submit(to, text(act), text(now), &bytes, NULL, &error));
    append(bytes);
}

static void says_what_a_definition_is(void) {
    tenet_assessment* of = NULL;
    tenet_error* warnings = NULL;
    tenet_buffer* dates = NULL;
    OK(tenet_assessment_load_text(text(definition), nothing, &of, &warnings, &error));
    CHECK(tenet_error_count(warnings) == 0);
    tenet_error_free(warnings);
    CHECK(tenet_has_feature(TENET_STR("assessments")) == 1);
    CHECK(is(tenet_assessment_id(of), "review"));
    CHECK(is(tenet_assessment_version(of), "2"));
    CHECK(tenet_assessment_digest(of).size == 64);
    OK(tenet_assessment_occurrences(of, TENET_STR("2026-01-05T01:00:00Z"), 9, &dates, &error));
    CHECK(is(tenet_buffer_str(dates),
             "[\"2026-02-05T09:00:00+08:00\",\"2026-03-05T09:00:00+08:00\"]"));
    tenet_buffer_free(dates);
    tenet_assessment_free(of);
}

static void runs_by_acts_and_time(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_calendar* calendar = calendar_of();
    tenet_instance_options options;
    tenet_instance* running;
    tenet_instance* again = NULL;
    tenet_buffer* bytes = NULL;
    tenet_buffer* effects = NULL;
    tenet_buffer* one = NULL;
    tenet_buffer* other = NULL;
    CHECK(tenet_instance_options_init(&options, sizeof options) == TENET_OK);
    options.zone = TENET_STR("+08:00");
    options.calendar = calendar;
    running = opened(of, &options);
    tenet_assessment_free(of);
    tenet_calendar_free(calendar); /* the instance keeps what it needs */
    CHECK(is(tenet_instance_at(running), "sign") && tenet_instance_closed(running) == 0);
    CHECK(is(tenet_instance_next_due(running), "2026-01-06T01:00:00Z"));
    OK(tenet_instance_advance(running, TENET_STR("2026-01-06T12:00:00+08:00"), &bytes, &effects,
                              &error));
    CHECK(holds(tenet_buffer_str(effects), "\"type\":\"remind\""));
    CHECK(holds(tenet_buffer_str(effects), "[\"li\",\"wu\"]"));
    append(bytes);
    tenet_buffer_free(effects);
    submit(running,
           "{\"act\": \"submit\", \"actor\": \"li\", \"stage\": \"sign\", \"choice\": \"approve\"}",
           "2026-01-07T09:00:00+08:00");
    CHECK(is(tenet_instance_next_due(running), "2026-01-12T01:00:00Z"));
    submit(running,
           "{\"act\": \"submit\", \"actor\": \"wu\", \"stage\": \"sign\", \"choice\": \"approve\"}",
           "2026-01-07T09:00:00+08:00");
    CHECK(is(tenet_instance_at(running), "done") && tenet_instance_closed(running) == 1);
    CHECK(is(tenet_instance_next_due(running), ""));
    OK(tenet_log_verify(log_text(), tenet_instance_checkpoint(running), &one, &error));
    CHECK(is(tenet_buffer_str(one), tenet_instance_checkpoint(running).data));
    tenet_buffer_free(one);
    of = assessment_of(definition);
    calendar = calendar_of();
    options.calendar = calendar;
    OK(tenet_instance_replay(of, log_text(), tenet_instance_checkpoint(running), &options, &again,
                             &error));
    OK(tenet_instance_show_json(running, &one, &error));
    OK(tenet_instance_show_json(again, &other, &error));
    CHECK(is(tenet_buffer_str(one), tenet_buffer_data(other)));
    tenet_buffer_free(one);
    tenet_buffer_free(other);
    log_bytes[log_size / 2] ^= 1;
    tenet_instance_free(again);
    CHECK(tenet_instance_replay(of, log_text(), nothing, &options, &again, NULL) ==
          TENET_ERROR_INPUT);
    CHECK(again == NULL);
    CHECK(tenet_log_verify(log_text(), nothing, NULL, NULL) == TENET_ERROR_INPUT);
    tenet_instance_free(running);
    tenet_calendar_free(calendar);
    tenet_assessment_free(of);
}

static void what_is_refused_changes_nothing(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_calendar* calendar = calendar_of();
    tenet_instance_options options;
    tenet_instance* running;
    tenet_buffer* bytes = NULL;
    tenet_buffer* before = NULL;
    tenet_buffer* after = NULL;
    const tenet_status input = TENET_ERROR_INPUT;
    CHECK(tenet_instance_options_init(&options, sizeof options) == TENET_OK);
    FAILS(tenet_instance_open(of, text(people), TENET_STR("2026-01-05T09:00:00+08:00"), &options,
                              &running, &bytes, NULL, &error),
          input, "assessment-no-due");
    CHECK(running == NULL && bytes == NULL);
    options.calendar = calendar;
    running = opened(of, &options);
    OK(tenet_instance_show_json(running, &before, &error));
    FAILS(tenet_instance_submit(
              running, TENET_STR("{\"act\": \"submit\", \"actor\": \"root\", \"stage\": \"sign\"}"),
              TENET_STR("2026-01-06T09:00:00+08:00"), &bytes, NULL, &error),
          input, "assessment-unknown-actor");
    FAILS(tenet_instance_submit(
              running, TENET_STR("{\"act\": \"submit\", \"actor\": \"li\", \"stage\": \"sign\"}"),
              TENET_STR("2026-02-06T09:00:00+08:00"), &bytes, NULL, &error),
          input, "assessment-late");
    FAILS(tenet_instance_advance(running, TENET_STR("2026-01-04T09:00:00+08:00"), &bytes, NULL,
                                 &error),
          input, "assess-time-backwards");
    FAILS(tenet_instance_submit(running, TENET_STR("{"), TENET_STR("2026-01-06T09:00:00+08:00"),
                                &bytes, NULL, &error),
          input, "json-unclosed");
    CHECK(bytes == NULL);
    OK(tenet_instance_show_json(running, &after, &error));
    CHECK(is(tenet_buffer_str(before), tenet_buffer_data(after)));
    tenet_buffer_free(before);
    tenet_buffer_free(after);
    tenet_instance_free(running);
    tenet_calendar_free(calendar);
    tenet_assessment_free(of);
}

/* A drawing that has a part, and is the same text again. */
#define DRAWN(call, part)                                                                          \
    do {                                                                                           \
        tenet_buffer* told = NULL;                                                                 \
        tenet_buffer* again = NULL;                                                                \
        tenet_buffer** out = &told;                                                                \
        OK(call);                                                                                  \
        CHECK(strstr(tenet_buffer_data(told), part) != NULL);                                      \
        out = &again;                                                                              \
        OK(call);                                                                                  \
        CHECK(is(tenet_buffer_str(told), tenet_buffer_data(again)));                               \
        tenet_buffer_free(told);                                                                   \
        tenet_buffer_free(again);                                                                  \
    } while (0)

static void draws_pictures(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_calendar* calendar = calendar_of();
    tenet_instance_options options;
    tenet_instance* running;
    const tenet_instance* all[1];
    tenet_buffer* no = NULL;
    const tenet_str from = TENET_STR("2026-01-05T09:00:00+08:00");
    const tenet_str until = TENET_STR("2026-03-31T09:00:00+08:00");
    OK(tenet_instance_options_init(&options, sizeof(options)));
    options.calendar = calendar;
    running = opened(of, &options);
    all[0] = running;
    DRAWN(tenet_assessment_svg(of, TENET_EN, out, &error), "data-state=\"sign\"");
    DRAWN(tenet_instance_svg(running, TENET_ZH, out, &error),
          "class=\"state state current visited\"");
    DRAWN(tenet_instance_timeline_svg(running, TENET_EN, out, &error), "class=\"bar open\"");
    DRAWN(tenet_instance_html(running, log_text(), TENET_EN, TENET_CLEARANCE_INTERNAL, out, &error),
          "class=\"good verified\"");
    DRAWN(
        tenet_instance_html(running, TENET_STR("x\n"), TENET_EN, TENET_CLEARANCE_OPEN, out, &error),
        "class=\"bad broken\"");
    DRAWN(tenet_instances_html(all, 1, nothing, nothing, nothing, TENET_ZH, TENET_CLEARANCE_SECRET,
                               out, &error),
          "<html lang=\"zh\">");
    DRAWN(tenet_instances_html(all, 1, nothing, from, until, TENET_EN, TENET_CLEARANCE_SECRET, out,
                               &error),
          "id=\"tenet-load\"");
    FAILS(tenet_assessment_svg(NULL, TENET_EN, &no, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_instance_svg(NULL, TENET_EN, &no, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_instance_timeline_svg(running, 7, &no, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-number");
    FAILS(tenet_instance_html(running, nothing, TENET_EN, 9, &no, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-number");
    FAILS(tenet_instance_radar_svg(NULL, TENET_EN, TENET_CLEARANCE_SECRET, &no, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    FAILS(tenet_instance_radar_svg(running, TENET_EN, TENET_CLEARANCE_SECRET, &no, &error),
          TENET_ERROR_INPUT, "assessment-nothing-to-draw");
    FAILS(tenet_instance_radar_svg(running, TENET_EN, TENET_CLEARANCE_INTERNAL, &no, &error),
          TENET_ERROR_INPUT, "assessment-withheld");
    FAILS(tenet_instances_trend_svg(all, 0, TENET_STR("x"), TENET_EN, 2, &no, &error),
          TENET_ERROR_ARGUMENT, "capi-bad-number");
    FAILS(tenet_instances_trend_svg(all, 1, TENET_STR("x"), TENET_EN, TENET_CLEARANCE_SECRET, &no,
                                    &error),
          TENET_ERROR_INPUT, "assessment-measure-unknown");
    FAILS(tenet_instances_trend_svg(all, 1, TENET_STR("x"), TENET_EN, TENET_CLEARANCE_OPEN, &no,
                                    &error),
          TENET_ERROR_INPUT, "assessment-withheld");
    FAILS(tenet_instances_html(all, 0, nothing, nothing, nothing, TENET_EN, 0, &no, &error),
          TENET_ERROR_ARGUMENT, "capi-bad-number");
    FAILS(tenet_instances_html(all, 1, nothing, until, from, TENET_EN, 0, &no, &error),
          TENET_ERROR_INPUT, "assessment-simulation-time");
    CHECK(no == NULL);
    tenet_instance_free(running);
    tenet_calendar_free(calendar);
    tenet_assessment_free(of);
}

static void simulates_copies(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_calendar* calendar = calendar_of();
    tenet_instance_options options;
    tenet_instance* running;
    const tenet_instance* both[2];
    tenet_buffer* told = NULL;
    tenet_buffer* again = NULL;
    const tenet_str from = TENET_STR("2026-01-05T09:00:00+08:00");
    const tenet_str until = TENET_STR("2026-03-31T09:00:00+08:00");
    const tenet_str zone = TENET_STR("+08:00");
    CHECK(tenet_instance_options_init(&options, sizeof options) == TENET_OK);
    options.calendar = calendar;
    running = opened(of, &options);
    both[0] = running;
    both[1] = NULL;
    OK(tenet_instances_simulate(both, 1, nothing, from, until, zone, &told, &error));
    CHECK(strstr(tenet_buffer_data(told), "\"outcome\":\"dropped\"") != NULL);
    CHECK(strstr(tenet_buffer_data(told), "\"peak\":2") != NULL);
    CHECK(is(tenet_instance_at(running), "sign"));
    OK(tenet_instances_simulate(both, 1, nothing, from, until, zone, &again, &error));
    CHECK(is(tenet_buffer_str(told), tenet_buffer_data(again)));
    tenet_buffer_free(told);
    tenet_buffer_free(again);
    OK(tenet_instances_simulate(
        both, 1,
        TENET_STR("{\"behave\": [{\"role\": \"signer\", \"after\": {\"after\": \"PT1H\"}, "
                  "\"vote\": \"approve\"}]}"),
        from, until, zone, &told, &error));
    CHECK(strstr(tenet_buffer_data(told), "\"outcome\":\"done\"") != NULL);
    tenet_buffer_free(told);
    FAILS(tenet_instances_simulate(both, 1, TENET_STR("[]"), from, until, zone, &told, &error),
          TENET_ERROR_INPUT, "definition-wrong-kind");
    FAILS(tenet_instances_simulate(both, 1, nothing, until, from, zone, &told, &error),
          TENET_ERROR_INPUT, "assessment-simulation-time");
    FAILS(tenet_instances_simulate(both, 2, nothing, from, until, zone, &told, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    FAILS(tenet_instances_simulate(NULL, 1, nothing, from, until, zone, &told, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    FAILS(tenet_instances_simulate(both, 0, nothing, from, until, zone, &told, &error),
          TENET_ERROR_ARGUMENT, "capi-bad-number");
    FAILS(tenet_instances_simulate(both, 1, nothing, from, until, TENET_STR("x"), &told, &error),
          TENET_ERROR_ARGUMENT, "capi-bad-number");
    CHECK(told == NULL);
    tenet_instance_free(running);
    tenet_calendar_free(calendar);
    tenet_assessment_free(of);
}

static void gives_the_records_of_an_instance(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_calendar* calendar = calendar_of();
    tenet_instance_options options;
    tenet_instance* running;
    tenet_buffer* made = NULL;
    CHECK(tenet_instance_options_init(&options, sizeof options) == TENET_OK);
    options.calendar = calendar;
    running = opened(of, &options);
    OK(tenet_instance_records(running, NULL, &made, &error));
    CHECK(is(tenet_buffer_str(made), "{\"upsert\":{}}"));
    tenet_buffer_free(made);
    made = NULL;
    FAILS(tenet_instance_records(NULL, NULL, &made, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_report_assessments(NULL, NULL, 0, &made, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    CHECK(made == NULL);
    tenet_instance_free(running);
    tenet_calendar_free(calendar);
    tenet_assessment_free(of);
}

static void migrates_to_another_version(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_assessment* to = assessment_of(revised);
    const tenet_assessment* versions[2];
    tenet_calendar* calendar = calendar_of();
    tenet_instance_options options;
    tenet_instance* running;
    tenet_instance* again = NULL;
    tenet_buffer* out = NULL;
    const tenet_str now = TENET_STR("2026-01-05T10:00:00+08:00");
    const tenet_str plan = TENET_STR("{\"reason\": \"x\", \"stages\": {\"sign\": \"agree\"}}");
    versions[0] = to;
    versions[1] = of;
    CHECK(tenet_instance_options_init(&options, sizeof options) == TENET_OK);
    options.calendar = calendar;
    running = opened(of, &options);
    OK(tenet_instance_preview_migration(running, to, TENET_STR("{\"reason\": \"x\"}"), now, &out,
                                        &error));
    CHECK(strstr(tenet_buffer_data(out), "\"possible\":false") != NULL);
    tenet_buffer_free(out);
    out = NULL;
    FAILS(tenet_instance_migrate(running, to, TENET_STR("{\"reason\": \"x\"}"), now, &out, NULL,
                                 &error),
          TENET_ERROR_INPUT, "assessment-migration-target");
    FAILS(tenet_instance_migrate(running, to, TENET_STR("{}"), now, &out, NULL, &error),
          TENET_ERROR_INPUT, "definition-member-missing");
    FAILS(tenet_instance_migrate(running, NULL, plan, now, &out, NULL, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    CHECK(out == NULL && is(tenet_instance_at(running), "sign"));
    OK(tenet_instance_migrate(running, to, plan, now, &out, NULL, &error));
    append(out);
    CHECK(is(tenet_instance_at(running), "agree"));
    submit(running,
           "{\"act\": \"submit\", \"actor\": \"li\", \"stage\": \"agree\", \"choice\": "
           "\"reject\"}",
           "2026-01-05T11:00:00+08:00");
    CHECK(is(tenet_instance_at(running), "dropped"));
    OK(tenet_instance_replay_versions(versions, 2, log_text(), tenet_instance_checkpoint(running),
                                      &options, &again, &error));
    CHECK(is(tenet_instance_at(again), "dropped"));
    tenet_instance_free(again);
    FAILS(tenet_instance_replay_versions(versions + 1, 1, log_text(), nothing, &options, &again,
                                         &error),
          TENET_ERROR_INPUT, "assessment-migration-version");
    FAILS(tenet_instance_replay_versions(NULL, 1, log_text(), nothing, &options, &again, &error),
          TENET_ERROR_ARGUMENT, "capi-null-argument");
    tenet_instance_free(running);
    tenet_calendar_free(calendar);
    tenet_assessment_free(of);
    tenet_assessment_free(to);
}

static void wrong_arguments_are_refused(void) {
    tenet_assessment* of = assessment_of(definition);
    tenet_instance_options options;
    tenet_instance* running = NULL;
    tenet_buffer* out = NULL;
    const tenet_str now = TENET_STR("2026-01-05T09:00:00+08:00");
    const tenet_status refused = TENET_ERROR_ARGUMENT;
    const char* null_given = "capi-null-argument";
    CHECK(tenet_instance_options_init(NULL, sizeof options) == refused);
    CHECK(tenet_instance_options_init(&options, 8) == refused);
    CHECK(tenet_instance_options_init(&options, sizeof options) == TENET_OK);
    FAILS(tenet_assessment_load_text(nothing, nothing, NULL, NULL, &error), refused, null_given);
    FAILS(tenet_assessment_occurrences(NULL, now, 1, &out, &error), refused, null_given);
    FAILS(tenet_assessment_occurrences(of, now, 100000, &out, &error), refused, "capi-bad-number");
    FAILS(tenet_assessment_occurrences(of, TENET_STR("soon"), 1, &out, &error), refused,
          "capi-bad-instant");
    FAILS(tenet_instance_open(NULL, nothing, now, NULL, &running, &out, NULL, &error), refused,
          null_given);
    FAILS(tenet_instance_open(of, nothing, now, NULL, NULL, &out, NULL, &error), refused,
          null_given);
    FAILS(tenet_instance_open(of, nothing, now, NULL, &running, NULL, NULL, &error), refused,
          null_given);
    FAILS(tenet_instance_open(of, nothing, TENET_STR("2026-01-05T09:00:00"), NULL, &running, &out,
                              NULL, &error),
          refused, "capi-bad-instant");
    options.zone = TENET_STR("Asia/Nowhere");
    FAILS(tenet_instance_open(of, nothing, now, &options, &running, &out, NULL, &error), refused,
          "capi-bad-number");
    options.size = 3;
    FAILS(tenet_instance_open(of, nothing, now, &options, &running, &out, NULL, &error), refused,
          "capi-bad-size");
    FAILS(tenet_instance_replay(NULL, nothing, nothing, NULL, &running, &error), refused,
          null_given);
    FAILS(tenet_instance_replay(of, nothing, TENET_STR("{}"), NULL, &running, &error),
          TENET_ERROR_INPUT, "definition-member-missing");
    FAILS(tenet_instance_submit(NULL, nothing, now, &out, NULL, &error), refused, null_given);
    FAILS(tenet_instance_advance(NULL, now, &out, NULL, &error), refused, null_given);
    FAILS(tenet_instance_show_json(NULL, &out, &error), refused, null_given);
    CHECK(is(tenet_instance_next_due(NULL), "") && is(tenet_instance_at(NULL), ""));
    CHECK(is(tenet_instance_checkpoint(NULL), "") && tenet_instance_closed(NULL) == 0);
    CHECK(is(tenet_assessment_id(NULL), "") && is(tenet_assessment_version(NULL), ""));
    CHECK(is(tenet_assessment_digest(NULL), ""));
    tenet_instance_free(NULL);
    tenet_assessment_free(NULL);
    tenet_assessment_free(of);
}

static void draws_scores(void) {
    tenet_assessment* of = assessment_of(rating);
    tenet_instance* running = opened(of, NULL);
    const tenet_instance* all[1];
    all[0] = running;
    DRAWN(tenet_instances_trend_svg(all, 1, TENET_STR("mark"), TENET_EN,
                                    TENET_CLEARANCE_CONFIDENTIAL, out, &error),
          "class=\"missing\"");
    submit(running,
           "{\"act\": \"submit\", \"actor\": \"li\", \"stage\": \"rate\","
           " \"answers\": {\"a\": 4, \"b\": 3, \"c\": 2}}",
           "2026-01-06T09:00:00+08:00");
    submit(running,
           "{\"act\": \"submit\", \"actor\": \"wu\", \"stage\": \"rate\","
           " \"answers\": {\"a\": 2, \"b\": 4, \"c\": 2}}",
           "2026-01-07T09:00:00+08:00");
    DRAWN(tenet_instance_radar_svg(running, TENET_ZH, TENET_CLEARANCE_CONFIDENTIAL, out, &error),
          "data-item=\"2\"");
    DRAWN(tenet_instances_trend_svg(all, 1, TENET_STR("mark"), TENET_EN, TENET_CLEARANCE_SECRET,
                                    out, &error),
          "class=\"point\"");
    tenet_instance_free(running);
    tenet_assessment_free(of);
}

static void lists_what_is_due(void) {
    const tenet_str now = TENET_STR("2026-01-06T09:00:00+08:00");
    tenet_agenda* agenda = NULL;
    tenet_buffer* names = NULL;
    OK(tenet_agenda_new(&agenda, &error));
    CHECK(is(tenet_agenda_next(agenda), "") && tenet_agenda_size(agenda) == 0);
    OK(tenet_agenda_set(agenda, TENET_STR("b"), TENET_STR("2026-01-06T01:00:00Z"), &error));
    OK(tenet_agenda_set(agenda, TENET_STR("a"), TENET_STR("2026-01-06T09:00:00+08:00"), &error));
    OK(tenet_agenda_set(agenda, TENET_STR("\"c\""), TENET_STR("2026-01-05T00:00:00Z"), &error));
    OK(tenet_agenda_set(agenda, TENET_STR("d"), TENET_STR("2026-01-06T01:00:01Z"), &error));
    CHECK(is(tenet_agenda_next(agenda), "2026-01-05T00:00:00Z"));
    OK(tenet_agenda_due_json(agenda, now, 10, &names, &error));
    CHECK(is(tenet_buffer_str(names), "[\"\\\"c\\\"\",\"a\",\"b\"]"));
    tenet_buffer_free(names);
    names = NULL;
    OK(tenet_agenda_set(agenda, TENET_STR("\"c\""), nothing, &error));
    OK(tenet_agenda_due_json(agenda, now, 1, &names, &error));
    CHECK(is(tenet_buffer_str(names), "[\"a\"]"));
    tenet_buffer_free(names);
    names = NULL;
    FAILS(tenet_agenda_set(agenda, TENET_STR("a"), TENET_STR("soon"), &error), TENET_ERROR_ARGUMENT,
          "capi-bad-instant");
    FAILS(tenet_agenda_set(agenda, TENET_STR("a"), TENET_STR("2026-01-06T09:00:00"), &error),
          TENET_ERROR_ARGUMENT, "capi-bad-instant");
    FAILS(tenet_agenda_set(agenda, TENET_STR("\xff"), now, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-utf8");
    FAILS(tenet_agenda_set(NULL, TENET_STR("a"), now, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_agenda_due_json(agenda, nothing, 1, &names, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-instant");
    FAILS(tenet_agenda_due_json(agenda, now, 1000001, &names, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-number");
    FAILS(tenet_agenda_due_json(NULL, now, 1, &names, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_agenda_new(NULL, &error), TENET_ERROR_ARGUMENT, "capi-null-argument");
    CHECK(names == NULL && tenet_agenda_size(agenda) == 3);
    CHECK(is(tenet_agenda_next(NULL), "") && tenet_agenda_size(NULL) == 0);
    tenet_agenda_free(agenda);
    tenet_agenda_free(NULL);
}

int main(void) {
    lists_what_is_due();
    says_what_a_definition_is();
    runs_by_acts_and_time();
    what_is_refused_changes_nothing();
    simulates_copies();
    draws_pictures();
    draws_scores();
    gives_the_records_of_an_instance();
    migrates_to_another_version();
    wrong_arguments_are_refused();
    return failures != 0;
}
