#include "support/catch.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/dmn/trace.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

using namespace tenet;
using tenet_test::contains;

namespace {

std::string model_with(const std::string& elements) {
    return R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t"
    name="limits">
)" + elements +
           "\n</definitions>";
}

std::string decision(const std::string& name, const std::string& requires_also,
                     const std::string& text) {
    return "<decision id=\"d-" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
           "\"/>" + requires_also + "<literalExpression><text>" + text +
           "</text></literalExpression></decision>\n";
}

std::string knows(const std::string& id) {
    return "<knowledgeRequirement><requiredKnowledge href=\"#" + id + "\"/></knowledgeRequirement>";
}

std::string knowledge(const std::string& name, const std::string& requires_also,
                      const std::string& text) {
    return "<businessKnowledgeModel id=\"k-" + name + "\" name=\"" + name + "\"><variable name=\"" +
           name + "\"/><encapsulatedLogic><formalParameter name=\"n\"/>" +
           "<literalExpression><text>" + text + "</text></literalExpression></encapsulatedLogic>" +
           requires_also + "</businessKnowledgeModel>\n";
}

/// What deciding under limits came to.
struct outcome {
    std::string result;
    bool is_missing = false;
    std::uint64_t steps = 0;
    std::string ended;
};

class bounded_model {
public:
    explicit bounded_model(const std::string& elements) {
        dmn::xml_options how;
        how.file = "m.dmn";
        const auto file = dmn::document::read(model_with(elements), how);
        if (!file) FAIL(file.error().text(language::en));
        auto made = dmn::decision_model::compile(std::span{&file->model(), 1});
        if (!made) FAIL(made.error().text(language::en));
        model_.emplace(std::move(*made));
    }

    outcome decide(std::string_view name, const feel::limits& bounds, bool traced) const {
        feel::run_context context;
        context.bounds = bounds;
        feel::evaluation run{context};
        dmn::trace record;
        const std::uint32_t n = model_->find(name).value();
        const value v = traced ? model_->decide(run, n, record) : model_->decide(run, n);
        const auto why = run.ended_because();
        return {to_text(v), v.is_missing(), run.steps(),
                why ? why->text(language::en) : std::string{}};
    }

private:
    std::optional<dmn::decision_model> model_;
};

} // namespace

TEST_CASE("a limit says in which decision and at which line it ended the run", "[dmn][limits]") {
    const bounded_model m{decision("inner", "", "1 +\n      count(for i in 1..1000000 return i)") +
                          decision("outer",
                                   "<informationRequirement><requiredDecision href=\"#d-inner\"/>"
                                   "</informationRequirement>",
                                   "inner")};
    feel::limits bounds;
    bounds.steps = 5'000;
    const outcome o = m.decide("outer", bounds, false);
    REQUIRE(o.is_missing);
    CHECK(o.ended == "The evaluation took more than its limit of 5,000 steps, at m.dmn:4:13, "
                     "decision \"inner\".");
}

TEST_CASE("a limit names the knowledge model within the decision", "[dmn][limits]") {
    const bounded_model m{knowledge("far", knows("k-far"), "far(n + 1)") +
                          decision("start", knows("k-far"), "far(1)")};
    const outcome o = m.decide("start", {}, false);
    REQUIRE(o.is_missing);
    CHECK_THAT(o.ended, contains("m.dmn:3:"));
    CHECK_THAT(o.ended, contains("knowledge model \"far\", decision \"start\""));
}

TEST_CASE("recursion through several knowledge models ends at a limit", "[dmn][limits]") {
    const bounded_model m{
        knowledge("even", knows("k-odd"), "if n = 0 then true else odd(n - 1)") +
        knowledge("odd", "",
                  "{f: function(g, n) if n = 0 then false else g(g, n - 1), r: f(f, n)}"
                  ".r") +
        decision("start", knows("k-even"), "even(1000000)")};
    const outcome o = m.decide("start", {}, true);
    REQUIRE(o.is_missing);
    CHECK_THAT(o.ended, contains("knowledge model \"odd\""));
}

TEST_CASE("a trace moves no limit: a model stops at the same step with and without",
          "[dmn][limits][trace]") {
    std::string table = R"(<decision id="t" name="table"><variable name="table"/>
      <decisionTable hitPolicy="COLLECT"><input><inputExpression><text>count(for i in 1..20 return
      [i, i])</text></inputExpression></input><output/>)";
    for (int n = 0; n < 20; ++n) {
        table += "<rule><inputEntry><text>&gt;= " + std::to_string(n) +
                 "</text></inputEntry><outputEntry><text>string(" + std::to_string(n) +
                 ") + \"a\"</text></outputEntry></rule>";
    }
    table += "</decisionTable></decision>";
    const bounded_model m{
        table + knowledge("twice", "", "[n, n]") +
        decision(
            "all",
            "<informationRequirement><requiredDecision href=\"#t\"/></informationRequirement>" +
                knows("k-twice"),
            "for x in table, y in twice(x) return twice(y)")};
    const outcome whole = m.decide("all", {}, false);
    REQUIRE_FALSE(whole.is_missing);
    REQUIRE(whole.steps > 500);
    std::uint64_t memory = 1U << 20;
    while (m.decide("all", {.memory_bytes = memory}, false).ended.empty()) memory /= 2;
    for (int n = 0; n < 60; ++n) {
        feel::limits by_steps;
        by_steps.steps = whole.steps * static_cast<std::uint64_t>(n) / 60;
        feel::limits by_memory;
        by_memory.memory_bytes = 2 * memory * static_cast<std::uint64_t>(n) / 60;
        for (const feel::limits& bounds : {by_steps, by_memory}) {
            const outcome plain = m.decide("all", bounds, false);
            const outcome traced = m.decide("all", bounds, true);
            INFO(bounds.steps << " steps, " << bounds.memory_bytes << " bytes");
            CHECK(plain.steps == traced.steps);
            CHECK(plain.ended == traced.ended);
            CHECK(plain.result == traced.result);
        }
    }
}
