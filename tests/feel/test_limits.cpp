#include "builtin_cases.hpp"

#include <tenet/feel/builtin_messages.hpp>
#include <tenet/feel/messages.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

using namespace tenet;
using namespace tenet::feel;
using tenet_test::contains;

namespace {

/// An expression run under limits of its own.
struct bounded_run {
    explicit bounded_run(std::string_view text, const limits& bounds = {}) {
        context.bounds = bounds;
        compile_options options;
        options.at.file = "rules.json";
        options.at.line = 7;
        options.at.column = 20;
        auto compiled = expression::compile(text, scope{}, options);
        if (!compiled) FAIL(compiled.error().text(language::en));
        e = std::move(*compiled);
        again();
    }
    void again() {
        run.reset();
        result = e.evaluate(run);
    }
    /// Why the run ended, in English; empty if it did not.
    [[nodiscard]] std::string ended(language lang = language::en) const {
        const auto why = run.ended_because();
        return why ? why->text(lang) : std::string{};
    }

    run_context context;
    evaluation run{context};
    expression e;
    value result;
};

limits with(const std::function<void(limits&)>& change) {
    limits l;
    change(l);
    return l;
}

/// The id of the limit that ends an expression under the library's own bounds.
std::string ended_by(const std::string& text) {
    const bounded_run r{text};
    if (!r.result.is_missing()) return "gives " + to_text(r.result, 80);
    return r.run.exhausted() == nullptr ? "no limit" : std::string{r.run.exhausted()->what->id};
}

} // namespace

TEST_CASE("an exhausted limit names the limit, the amount and the place", "[feel][limits]") {
    const bounded_run steps{"count(for i in 1..1000000 return i)",
                            with([](limits& l) { l.steps = 1'000; })};
    CHECK(steps.ended() ==
          "The evaluation took more than its limit of 1,000 steps, at rules.json:7:26.");
    CHECK(steps.ended(language::zh) == "计算超过 1,000 步的上限，位置：rules.json:7:26。");
    CHECK(to_text(steps.result) == "missing(feel-steps-exhausted: 1,000, rules.json:7:26)");

    const bounded_run memory{"1 +\n  count(for i in 1..100000 return [i, i])",
                             with([](limits& l) { l.memory_bytes = 65'536; })};
    CHECK(memory.ended() ==
          "The values made take more memory than the limit of 65,536 bytes, at rules.json:8:9.");

    const bounded_run depth{"{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r",
                            with([](limits& l) { l.call_depth = 10; })};
    CHECK(depth.ended() ==
          "Function calls are nested deeper than the limit of 10, at rules.json:7:55.");

    const bounded_run items{"for i in 1..20 return i", with([](limits& l) { l.list_items = 19; })};
    CHECK(items.ended() == "A list has more items than the limit of 19, at rules.json:7:20.");

    const bounded_run text{"upper case(\"abcdef\")", with([](limits& l) { l.string_bytes = 5; })};
    CHECK(text.ended() == "A text made is longer than the limit of 5 bytes, at rules.json:7:20.");

    const bounded_run pattern{"matches(\"" + std::string(40, 'a') + "!\", \"^(a+)+$\")",
                              with([](limits& l) { l.regex_matches = 1'000; })};
    CHECK(pattern.ended() == "Matching a regular expression takes more than its limit of 1,000 "
                             "attempts, at rules.json:7:20.");
}

TEST_CASE("a limit reached exactly is not exhausted", "[feel][limits]") {
    CHECK(bounded_run{"for i in 1..20 return i", with([](limits& l) { l.list_items = 20; })}
              .ended()
              .empty());
    CHECK(bounded_run{"upper case(\"abcdef\")", with([](limits& l) { l.string_bytes = 6; })}
              .ended()
              .empty());
}

TEST_CASE("memory is counted by what is asked for, the same in every run", "[feel][limits]") {
    const std::string text = "sum(for i in 1..1000 return count([i, i, i]) + string length(\"a\" + "
                             "string(i)))";
    std::uint64_t enough = 0;
    for (std::uint64_t low = 0, high = 1U << 24; low < high;) {
        const std::uint64_t middle = (low + high) / 2;
        const bounded_run r{text, with([&](limits& l) { l.memory_bytes = middle; })};
        (r.ended().empty() ? high : low) = r.ended().empty() ? middle : middle + 1;
        enough = high;
    }
    CHECK(enough > 1000 * sizeof(value));
    CHECK(enough < (1U << 24));
    bounded_run just{text, with([&](limits& l) { l.memory_bytes = enough; })};
    for (int n = 0; n < 3; ++n, just.again()) CHECK(just.ended().empty());
    bounded_run short_of{text, with([&](limits& l) { l.memory_bytes = enough - 1; })};
    const std::uint64_t steps = short_of.run.steps();
    for (int n = 0; n < 3; ++n, short_of.again()) {
        CHECK_THAT(short_of.ended(), contains("memory"));
        CHECK(short_of.run.steps() == steps);
    }
}

TEST_CASE("what is put aside as uncounted moves no limit", "[feel][limits]") {
    run_context context;
    context.bounds.memory_bytes = 1'000;
    evaluation run{context};
    {
        const arena::uncounted aside{run.memory()};
        (void)run.memory().make_array<value>(10'000);
    }
    CHECK(run.exhausted() == nullptr);
    CHECK(run.may_take(1'000));
    (void)run.memory().allocate(1'000, 1);
    CHECK(run.exhausted() == nullptr);
    CHECK_FALSE(run.may_take(1));
    REQUIRE(run.exhausted() != nullptr);
    CHECK(run.exhausted()->what == &feel_messages::memory_exhausted);
}

TEST_CASE("nothing takes an ended run back", "[feel][limits]") {
    for (const std::string_view text :
         {"true or count(for i in 1..1000000 return [i]) > 0",
          "count(for i in 1..1000000 return [i]) > 0 or true",
          "if (some i in 1..1000000 satisfies count([i, i]) = 0) then 1 else 1",
          "string join([\"a\", string(for i in 1..1000000 return i)])"}) {
        INFO(text);
        const bounded_run r{text, with([](limits& l) { l.memory_bytes = 100'000; })};
        const bool absorbed = text.starts_with("true or");
        CHECK(r.result.is_missing() != absorbed);
    }
}

TEST_CASE("hostile expressions end at a limit", "[feel][limits]") {
    CHECK(ended_by("for i in 1..1000000000000 return i") == "feel-steps-exhausted");
    CHECK(ended_by("some i in 1..1000000000000 satisfies i < 0") == "feel-steps-exhausted");
    CHECK(ended_by("for i in 1..1000000, j in 1..1000000 return 1") == "feel-steps-exhausted");
    CHECK(ended_by("for d in @\"-999999999-01-01\"..@\"999999999-01-01\" return d") ==
          "feel-steps-exhausted");
    // Lists and texts that double.
    const auto doubling = [](const std::string& first, const std::string& twice) {
        std::string text = "{a0: " + first;
        for (int n = 1; n <= 40; ++n) {
            const std::string before = "a" + std::to_string(n - 1);
            std::string step = twice;
            for (std::size_t at = 0; (at = step.find('$', at)) != std::string::npos;) {
                step.replace(at, 1, before);
            }
            text += ", a" + std::to_string(n) + ": " + step;
        }
        return text + "}.a40";
    };
    CHECK(ended_by(doubling("[1]", "concatenate($, $)")) == "feel-steps-exhausted");
    CHECK(ended_by(doubling("[1]", "flatten([$, $])")) == "feel-steps-exhausted");
    CHECK(ended_by(doubling("\"lol\"", "$ + $")) == "feel-text-exhausted");
    CHECK(ended_by(doubling("\"lol\"", "string join([$, $])")) == "feel-text-exhausted");
    CHECK(ended_by("string length(string(" + doubling("[1]", "[$, $]") + "))") ==
          "feel-steps-exhausted");
    CHECK(ended_by("count(flatten(" + doubling("[1]", "[$, $]") + "))") == "feel-steps-exhausted");
    CHECK(ended_by(doubling("[1]", "[$, $]") + " = " + doubling("[1]", "[$, $]")) ==
          "feel-steps-exhausted");
    // Recursion.
    CHECK(ended_by("{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r") == "feel-depth-exhausted");
    CHECK(ended_by("{f: function(g, h) h(h, g), r: f(f, f)}.r") == "feel-depth-exhausted");
    CHECK(ended_by("{f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), "
                   "r: f(f, 60)}.r") == "feel-steps-exhausted");
    CHECK(ended_by("{f: function(g, n) sort([1, 2], function(a, b) g(g, n)), r: f(f, 1)}.r") ==
          "feel-depth-exhausted");
    // Patterns.
    CHECK(ended_by("matches(\"" + std::string(60, 'a') + "\", \"(a|aa)+[bc]\")") ==
          "feel-pattern-too-costly");
    CHECK(ended_by("replace(\"" + std::string(60, 'x') + "\", \"(x+x+)+[yz]\", \"\")") ==
          "feel-pattern-too-costly");
    // Sorting and cutting up.
    CHECK(ended_by("sort(for i in 1..200000 return -i, function(a, b) a < b)") ==
          "feel-steps-exhausted");
    CHECK(ended_by("count(for i in 1..1000 return distinct values(for j in 1..1000 return [j]))") ==
          "feel-steps-exhausted");
    CHECK(ended_by("split(" + doubling("\",\"", "$ + $") + ", \",\")") == "feel-text-exhausted");
    CHECK(ended_by("for i in 1..500000 return partial") == "feel-steps-exhausted");
}

TEST_CASE("bombs of numbers give an answer at once", "[feel][limits]") {
    for (const std::string_view text :
         {"10 ** 10000", "10**10**10**10", "9.99e6144 * 9.99e6144", "exp(1e6000)",
          "modulo(1e6144, 7e-6143)", "decimal(1, 6176)", "2 ** 1e34", "string(1e-6176) = null",
          "round up(1e6144, -6111)", "string length(string(1e6144))", "1e-6176 ** 0.5",
          "sqrt(1e6144)", "log(1e-6176)", "(-1) ** 1e30", "product(for i in 1..5000 return i)"}) {
        INFO(text);
        const bounded_run r{text};
        CHECK(r.run.exhausted() == nullptr);
        CHECK(r.run.steps() < 100'000);
    }
    CHECK(tenet_test::shown("10 ** 10000", {}) == "null");
}

TEST_CASE("many values captured by functions meet the limit of memory", "[feel][limits]") {
    // One step makes a value of a thousand: only memory bounds that.
    std::string many = "{";
    for (int n = 0; n < 300; ++n) many += "v" + std::to_string(n) + ": " + std::to_string(n) + ", ";
    std::string sum = "v0";
    for (int n = 1; n < 300; ++n) sum += "+v" + std::to_string(n);
    const std::string text =
        many + "r: count(for i in 1..30000 return function(x) x + " + sum + ")}.r";
    bounded_run r{text};
    REQUIRE(r.run.exhausted() != nullptr);
    CHECK(r.run.exhausted()->what == &feel_messages::memory_exhausted);
    CHECK(r.run.memory().capacity() < 3 * r.context.bounds.memory_bytes / 2);
}

TEST_CASE("a run takes the same steps and stops at the same one with every compiler",
          "[feel][limits]") {
    // The numbers are part of the contract: the same input ends at the same step everywhere.
    struct counted {
        const char* text;
        std::uint64_t steps;
    };
    const counted all[] = {
        {"1 + 2 * 3", 5},
        {"sum(for i in 1..1000 return i * i)", 6004},
        {"some x in [1, 2, 3], y in 1..50 satisfies x * y > 149", 911},
        {"replace(\"aaaaaaaaaa\", \"a\", \"bb\")", 17},
        {"sort([5, 3, 8, 1, 9, 2], function(a, b) a < b)", 42},
        {"{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 20)}.r", 212},
        {"(for i in 1..100 return i)[item > 50][-1] + count(split(\"a,b,c\", \",\"))", 719},
    };
    for (const counted& c : all) {
        INFO(c.text);
        CHECK(bounded_run{c.text, {}}.run.steps() == c.steps);
        CHECK(bounded_run{c.text, with([&](limits& l) { l.steps = c.steps; })}.ended().empty());
        CHECK_THAT(bounded_run(c.text, with([&](limits& l) { l.steps = c.steps - 1; })).ended(),
                   contains("steps"));
    }
}
