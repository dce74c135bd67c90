#include "support/catch.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/dmn/trace.hpp>

#include <span>
#include <string>

using namespace tenet;
using tenet_test::contains;

namespace {

/// A discount by quantity, and an offer that a knowledge model computes from it.
constexpr std::string_view offers = R"(<definitions
    xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t" name="offers">
  <itemDefinition name="tier"><typeRef>string</typeRef>
    <allowedValues><text>"core", "other"</text></allowedValues></itemDefinition>
  <inputData id="t" name="tier"><variable name="tier" typeRef="tier"/></inputData>
  <inputData id="q" name="quantity"><variable name="quantity" typeRef="number"/></inputData>
  <businessKnowledgeModel id="k" name="price"><variable name="price"/>
    <encapsulatedLogic><formalParameter name="n" typeRef="number"/>
      <literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic>
  </businessKnowledgeModel>
  <decision id="d" name="discount"><variable name="discount" typeRef="number"/>
    <informationRequirement><requiredInput href="#t"/></informationRequirement>
    <informationRequirement><requiredInput href="#q"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input><inputExpression><text>tier</text></inputExpression></input>
      <input><inputExpression><text>quantity</text></inputExpression></input>
      <output/>
      <rule id="large"><inputEntry><text>"core"</text></inputEntry>
        <inputEntry><text>>= 100</text></inputEntry><outputEntry><text>10</text></outputEntry></rule>
      <rule id="small"><inputEntry><text>"core"</text></inputEntry>
        <inputEntry><text>&lt; 100</text></inputEntry><outputEntry><text>5</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="z" name="exception"><variable name="exception"/>
    <informationRequirement><requiredInput href="#t"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>tier</text></inputExpression></input><output/>
      <rule><inputEntry><text>not("core")</text></inputEntry>
        <outputEntry><text>1</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="o" name="offer"><variable name="offer"/>
    <informationRequirement><requiredDecision href="#d"/></informationRequirement>
    <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
    <literalExpression><text>price(discount)</text></literalExpression>
  </decision>
  <decision id="w" name="in steps"><variable name="in steps"/>
    <context>
      <contextEntry><variable name="a"/>
        <literalExpression><text>"a text of some length"</text></literalExpression></contextEntry>
      <contextEntry><variable name="b"/>
        <literalExpression><text>a + 1</text></literalExpression></contextEntry>
    </context>
  </decision>
  <decision id="x" name="broken down"><variable name="broken down"/>
    <informationRequirement><requiredInput href="#q"/></informationRequirement>
    <literalExpression><text>quantity + "a"</text></literalExpression>
  </decision>
  <decision id="y" name="misused"><variable name="misused"/>
    <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
    <literalExpression><text>price("many")</text></literalExpression>
  </decision>
</definitions>)";

dmn::decision_model model() {
    const auto file = dmn::document::read(offers).value();
    return dmn::decision_model::compile(std::span{&file.model(), 1}).value();
}

/// A run with the inputs set, and the record of deciding something.
struct traced_run {
    traced_run(std::string_view tier, int quantity, std::string_view decision)
        : of(model()), number(of.find(decision).value()) {
        run.set(of.find_input("tier").value(), tier);
        run.set(of.find_input("quantity").value(), decimal{quantity});
        result = of.decide(run, number, happened);
    }
    dmn::decision_model of;
    std::uint32_t number;
    feel::run_context context;
    feel::evaluation run{context};
    dmn::trace happened;
    value result;
};

} // namespace

TEST_CASE("a trace holds every decision and call, in order and depth", "[dmn][trace]") {
    const traced_run t{"core", 120, "offer"};
    CHECK(t.result.as_number() == decimal{20});
    const auto steps = t.happened.steps();
    REQUIRE(steps.size() == 4);
    using kind = dmn::trace_step::kind;
    CHECK((steps[0].is == kind::decision && steps[0].name == "discount" && steps[0].depth == 0));
    CHECK((steps[1].is == kind::table && steps[1].depth == 1));
    CHECK((steps[2].is == kind::decision && steps[2].name == "offer" && steps[2].depth == 0));
    CHECK((steps[3].is == kind::function && steps[3].name == "price" && steps[3].depth == 1));
    CHECK(steps[3].result.as_number() == decimal{20});
}

TEST_CASE("a trace names what was read, with its values", "[dmn][trace]") {
    const traced_run t{"core", 120, "offer"};
    const auto reads = dmn::trace::reads(t.happened.steps()[0]);
    REQUIRE(reads.size() == 2);
    CHECK((reads[0].name == "tier" && reads[0].is.as_string() == "core"));
    CHECK((reads[1].name == "quantity" && reads[1].is.as_number() == decimal{120}));
}

TEST_CASE("a trace says what kept a rule from matching, and by how much", "[dmn][trace]") {
    const traced_run t{"core", 80, "discount"};
    const dmn::trace_step& table = t.happened.steps()[1];
    REQUIRE(table.match.matched.size() == 1);
    CHECK(table.match.matched[0] == 1);
    const auto misses = dmn::trace::misses(table, t.run);
    REQUIRE(misses.size() == 1);
    CHECK(misses[0].rule == 0);
    const auto& change = misses[0].change;
    REQUIRE(change.has_value());
    CHECK(change->input == 1);
    CHECK(change->to.at->as_number() == decimal{100});
    CHECK((*change->to.distance)->as_number() == decimal{20});
    CHECK_FALSE(change->to.beyond);
}

TEST_CASE("a change keeps to the values that the type of the input allows", "[dmn][trace]") {
    const traced_run t{"core", 80, "exception"};
    const auto misses = dmn::trace::misses(t.happened.steps()[1], t.run);
    REQUIRE(misses.size() == 1);
    REQUIRE(misses[0].change.has_value());
    CHECK(misses[0].change->to.at->as_string() == "other");
    CHECK(misses[0].change->or_any_of.empty());
}

TEST_CASE("a trace says which operation gave null", "[dmn][trace]") {
    const traced_run t{"core", 80, "broken down"};
    CHECK(t.result.is_null());
    const auto why = dmn::trace::null_because(t.happened.steps()[0], t.run);
    REQUIRE(why.has_value());
    CHECK_THAT(why->text(language::en), contains("number"));
    CHECK_FALSE(
        dmn::trace::null_because(traced_run{"core", 80, "discount"}.happened.steps()[0], t.run));
}

TEST_CASE("a trace says in which part of an expression null began", "[dmn][trace]") {
    const traced_run t{"core", 80, "broken down"};
    feel::evaluation again{t.context};
    const auto found = dmn::trace::empty_parts(t.happened.steps()[0], again);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].empty_parts.size() == 1);
    const feel::empty_part& part = found[0].empty_parts[0];
    CHECK(part.text == "quantity + \"a\"");
    CHECK((part.is_origin && part.why.has_value() && part.is.is_null()));
    REQUIRE(part.operands.size() == 1);
    CHECK(part.operands[0].text == "quantity");
    CHECK(part.operands[0].is.as_number() == decimal{80});
    CHECK(dmn::trace::empty_parts(traced_run{"core", 80, "discount"}.happened.steps()[0], again)
              .empty());
}

TEST_CASE("what later parts read outlives the part it came from", "[dmn][trace]") {
    const traced_run t{"core", 80, "in steps"};
    feel::evaluation again{t.context};
    const auto found = dmn::trace::empty_parts(t.happened.steps()[0], again);
    REQUIRE(found.size() == 2);
    REQUIRE(found[1].empty_parts.size() == 1);
    CHECK(found[1].empty_parts[0].operands[0].is.as_string() == "a text of some length");
}

TEST_CASE("a trace says what decided a table", "[dmn][trace]") {
    using way = table::match_grounds::way;
    const traced_run t{"core", 80, "discount"};
    const auto grounds = dmn::trace::grounds(t.happened.steps()[1], t.run);
    CHECK((grounds.is == way::only && grounds.rules == std::vector<std::size_t>{1}));
    const traced_run none{"other", 80, "discount"};
    CHECK(dmn::trace::grounds(none.happened.steps()[1], none.run).is == way::nothing);
}

TEST_CASE("a trace that is cleared records the next run", "[dmn][trace]") {
    traced_run t{"core", 120, "offer"};
    t.happened.clear();
    CHECK(t.happened.steps().empty());
    t.run.reset();
    CHECK(t.of.decide(t.run, t.number, t.happened).as_number() == decimal{20});
    CHECK(t.happened.steps().size() == 4);
}

TEST_CASE("a trace names the inputs and arguments that were refused", "[dmn][trace]") {
    const traced_run input{"unheard of", 80, "discount"};
    CHECK(input.result.is_null());
    REQUIRE(input.happened.refusals().size() == 1);
    CHECK(input.happened.refusals()[0].name == "tier");
    CHECK_THAT(input.happened.refusals()[0].as_diagnostic().text(language::en),
               contains("unheard of"));
    const traced_run argument{"core", 80, "misused"};
    CHECK(argument.result.is_null());
    REQUIRE(argument.happened.refusals().size() == 1);
    CHECK(argument.happened.refusals()[0].name == "n");
    CHECK(argument.happened.steps().size() == 1);
    CHECK(traced_run{"core", 80, "offer"}.happened.refusals().empty());
}

TEST_CASE("a trace is bounded, counts what it leaves out, and changes no result", "[dmn][trace]") {
    traced_run t{"core", 120, "offer"};
    dmn::trace small{2};
    const value again = t.of.decide(t.run, t.number, small);
    CHECK(identical(again, t.result));
    CHECK(small.steps().size() == 2);
    CHECK(small.left_out() == 2);
    CHECK(identical(t.of.decide(t.run, t.number), t.result));
}
