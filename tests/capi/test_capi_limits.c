#define _GNU_SOURCE 1

#include "support.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* Hostile expressions and models: each ends at a limit that is named with its amount and place, at
   once and without much memory. */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static const int is_sanitized = 1; /* their own memory counts as the process's */
#else
static const int is_sanitized = 0;
#endif

static const double most_seconds = 20; /* of processor time; what is stuck takes for ever */
static const long most_kilobytes = 400L * 1024;

/* Whether an expression ends at the limit of that id, amount included. */
static int ends(const char* expression, const tenet_context* in, const char* how) {
    tenet_buffer* out = NULL;
    int ended;
    OK(tenet_feel_evaluate(text(expression), TENET_STR(""), in, &out, &error));
    ended = holds(tenet_buffer_str(out), how);
    if (!ended) {
        fprintf(stderr, "%.80s gives %.200s\n", expression,
                out == NULL ? "nothing" : tenet_buffer_data(out));
    }
    tenet_buffer_free(out);
    return ended;
}

/* {a0: first, a1: twice of a0, ... a40: twice of a39}.a40, where $ stands for the one before. */
static char* doubling(const char* first, const char* twice) {
    char* made = (char*)malloc(40 * (2 * strlen(twice) + 40) + strlen(first) + 40);
    char* at = made + sprintf(made, "{a0: %s", first);
    int n;
    for (n = 1; n <= 40; ++n) {
        const char* c;
        at += sprintf(at, ", a%d: ", n);
        for (c = twice; *c != '\0'; ++c) {
            if (*c == '$') {
                at += sprintf(at, "a%d", n - 1);
            } else {
                *at++ = *c;
            }
        }
    }
    sprintf(at, "}.a40");
    return made;
}

static int doubling_ends(const char* first, const char* twice, const char* how) {
    char* made = doubling(first, twice);
    const int ended = ends(made, NULL, how);
    free(made);
    return ended;
}

static void ends_hostile_expressions(void) {
    static const char as[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    char pattern[256];
    CHECK(ends("for i in 1..1000000000000 return i", NULL, "feel-steps-exhausted: 1,000,000"));
    CHECK(ends("some i in 1..1000000000000 satisfies i < 0", NULL, "feel-steps-exhausted"));
    CHECK(doubling_ends("[1]", "concatenate($, $)", "feel-steps-exhausted"));
    CHECK(doubling_ends("\"lol\"", "$ + $", "feel-text-exhausted: 1,048,576"));
    CHECK(doubling_ends("[1]", "flatten([$, $])", "feel-steps-exhausted"));
    CHECK(ends("{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r", NULL, "feel-depth-exhausted: 64"));
    CHECK(ends("sort(for i in 1..300000 return -i, function(a, b) a < b)", NULL,
               "feel-steps-exhausted"));
    sprintf(pattern, "matches(\"%s\", \"(a+)+[bc]\")", as);
    CHECK(ends(pattern, NULL, "feel-pattern-too-costly: 1,000,000"));
}

static void ends_at_limits_of_the_host(void) {
    tenet_context few;
    CHECK(tenet_context_init(&few, sizeof few) == TENET_OK);
    few.memory_limit = 100000;
    CHECK(ends("count(for i in 1..10000 return [i, i, i])", &few,
               "feel-memory-exhausted: 100,000, 1:7"));
    few.memory_limit = 0;
    few.depth_limit = 5;
    CHECK(ends("{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 5)}.r", &few,
               "feel-depth-exhausted: 5"));
    few.depth_limit = 6;
    CHECK(ends("{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 5)}.r", &few, "0"));
    few.list_limit = 3;
    CHECK(ends("for i in 1..4 return i", &few, "feel-list-exhausted: 3, 1:1"));
    few.text_limit = 4;
    CHECK(ends("\"abc\" + \"de\"", &few, "feel-text-exhausted: 4"));
    few.text_limit = 0;
    few.list_limit = 0;
    few.matching_limit = 10;
    CHECK(ends("matches(\"aaaaaaaaaaaaaaaaaaaaaaaa\", \"(a+)+[bc]\")", &few,
               "feel-pattern-too-costly: 10"));
    few.step_limit = 12345;
    CHECK(ends("sum(for i in 1..10000 return i)", &few, "feel-steps-exhausted: 12,345, 1:5"));
}

static void refuses_limits_out_of_range(void) {
    tenet_buffer* out = NULL;
    tenet_context wide;
    CHECK(tenet_context_init(&wide, sizeof wide) == TENET_OK);
    wide.depth_limit = UINT64_MAX;
    FAILS(tenet_feel_evaluate(TENET_STR("1"), TENET_STR(""), &wide, &out, &error),
          TENET_ERROR_ARGUMENT, "capi-bad-number");
    wide.depth_limit = 0;
    wide.matching_limit = UINT64_C(1) << 32;
    FAILS(tenet_feel_evaluate(TENET_STR("1"), TENET_STR(""), &wide, &out, &error),
          TENET_ERROR_ARGUMENT, "capi-bad-number");
    wide.matching_limit = 0;
    wide.step_limit = UINT64_MAX;
    wide.memory_limit = UINT64_MAX;
    wide.list_limit = UINT64_MAX;
    wide.text_limit = UINT64_MAX;
    OK(tenet_feel_evaluate(TENET_STR("1"), TENET_STR(""), &wide, &out, &error));
    CHECK(is(tenet_buffer_str(out), "1"));
    tenet_buffer_free(out);
}

static void names_decision_and_line_of_a_model(void) {
    static const char xml[] =
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"urn:t\""
        " name=\"m\">\n<businessKnowledgeModel id=\"k\" name=\"再来\"><variable name=\"再来\"/>"
        "<encapsulatedLogic><formalParameter name=\"n\"/><literalExpression>\n<text>"
        "for i in 1..2 return 再来(n + 1)</text></literalExpression></encapsulatedLogic>"
        "<knowledgeRequirement><requiredKnowledge href=\"#k\"/></knowledgeRequirement>"
        "</businessKnowledgeModel><decision id=\"d\" name=\"开始\"><variable name=\"开始\"/>"
        "<knowledgeRequirement><requiredKnowledge href=\"#k\"/></knowledgeRequirement>"
        "<literalExpression><text>再来(1)</text></literalExpression></decision></definitions>";
    tenet_text file;
    tenet_model* model = NULL;
    tenet_buffer* out = NULL;
    file.name = TENET_STR("m.dmn");
    file.text = text(xml);
    OK(tenet_model_load_texts(&file, 1, NULL, &model, NULL, &error));
    OK(tenet_model_decide_json(model, TENET_STR("开始"), TENET_STR("{}"), NULL, &out, &error));
    CHECK(holds(tenet_buffer_str(out), "exhausted"));
    CHECK(holds(tenet_buffer_str(out), "m.dmn:3:"));
    CHECK(holds(tenet_buffer_str(out), "再来"));
    CHECK(holds(tenet_buffer_str(out), "开始"));
    tenet_buffer_free(out);
    tenet_model_free(model);
}

int main(void) {
    struct rusage used;
    ends_hostile_expressions();
    ends_at_limits_of_the_host();
    refuses_limits_out_of_range();
    names_decision_and_line_of_a_model();
    CHECK(getrusage(RUSAGE_SELF, &used) == 0);
    if (!is_sanitized) {
        CHECK(used.ru_maxrss < most_kilobytes);
        CHECK((double)clock() / CLOCKS_PER_SEC < most_seconds);
    }
    return failures != 0;
}
