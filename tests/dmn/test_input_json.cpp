#include <tenet/dmn/document.hpp>
#include <tenet/dmn/input_json.hpp>
#include <tenet/json/typed_value.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/schema/value.hpp>

#include <array>
#include <string>
#include <support/catch.hpp>

using namespace tenet;

namespace {

constexpr std::string_view model_xml = R"(<definitions
    xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t" id="m" name="m">
  <itemDefinition name="period">
    <itemComponent name="from"><typeRef>date</typeRef></itemComponent>
    <itemComponent name="open"><typeRef>time</typeRef></itemComponent>
    <itemComponent name="notice"><typeRef>days and time duration</typeRef></itemComponent>
  </itemDefinition>
  <itemDefinition name="periods" isCollection="true"><typeRef>period</typeRef></itemDefinition>
  <inputData id="i1" name="day"><variable name="day" typeRef="date"/></inputData>
  <inputData id="i2" name="moment"><variable name="moment" typeRef="date and time"/></inputData>
  <inputData id="i3" name="term"><variable name="term" typeRef="years and months duration"/></inputData>
  <inputData id="i4" name="plan"><variable name="plan" typeRef="periods"/></inputData>
  <inputData id="i5" name="amount"><variable name="amount" typeRef="number"/></inputData>
  <inputData id="i6" name="grade"><variable name="grade" typeRef="string"/></inputData>
  <inputData id="i7" name="anything"><variable name="anything"/></inputData>
  <decision id="d1" name="all"><variable name="all"/>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
    <informationRequirement><requiredInput href="#i3"/></informationRequirement>
    <informationRequirement><requiredInput href="#i4"/></informationRequirement>
    <informationRequirement><requiredInput href="#i5"/></informationRequirement>
    <informationRequirement><requiredInput href="#i6"/></informationRequirement>
    <informationRequirement><requiredInput href="#i7"/></informationRequirement>
    <literalExpression><text>[day, moment, term, plan, amount, grade, anything]</text></literalExpression>
  </decision>
  <decision id="d2" name="notice"><variable name="notice"/>
    <informationRequirement><requiredInput href="#i4"/></informationRequirement>
    <literalExpression><text>plan[1].notice</text></literalExpression>
  </decision>
  <businessKnowledgeModel id="k" name="later"><variable name="later" typeRef="date"/>
    <encapsulatedLogic><formalParameter name="d" typeRef="date"/>
      <formalParameter name="n" typeRef="number"/>
      <literalExpression><text>d + duration("P1D") * n</text></literalExpression>
    </encapsulatedLogic></businessKnowledgeModel>
</definitions>)";

const dmn::decision_model& model() {
    static const dmn::decision_model made = [] {
        const auto file = dmn::document::read(model_xml).value();
        return dmn::decision_model::compile(std::span{&file.model(), 1}).value();
    }();
    return made;
}

result<std::string> decided(std::string_view element, const std::string& json,
                            const feel::run_context& context = {},
                            dmn::json_form form = dmn::json_form::plain) {
    feel::evaluation run{context};
    const auto doc = json::document::read(json).value();
    const auto v =
        dmn::decide_json(model(), model().find(element).value(), doc, doc.root(), run, form);
    if (!v) return v.error();
    json::writer out;
    if (form == dmn::json_form::with_kinds) {
        json::write_with_kinds(out, *v);
    } else {
        out.value(*v);
    }
    return out.take();
}

std::vector<diagnostic> problems_of(std::string_view element, const std::string& json) {
    const auto found = decided(element, json);
    REQUIRE_FALSE(found.has_value());
    return found.error().items();
}

/// An input read as what the model declares.
std::string read(std::string_view input, const std::string& json,
                 dmn::json_form form = dmn::json_form::plain) {
    const auto doc = json::document::read(json).value();
    const feel::run_context context;
    arena memory;
    diagnostics problems;
    const auto& declared = model().inputs()[model().find_input(input).value()];
    const value v =
        dmn::read_input(doc, doc.root(), declared.is, input, form, context, memory, problems);
    if (problems.has_errors()) return std::string{problems.items().front().id()};
    return std::string{name_of(v.kind())} + " " + to_text(v);
}

} // namespace

TEST_CASE("a text becomes what the input declares", "[dmn]") {
    CHECK(read("day", R"("2026-01-31")") == "date 2026-01-31");
    CHECK(read("moment", R"("2026-01-31T09:30:00+08:00")") ==
          "date and time 2026-01-31T09:30:00+08:00");
    CHECK(read("moment", R"("2026-01-31")") == "date and time 2026-01-31T00:00:00");
    CHECK(read("term", R"("P18M")") == "years and months duration P1Y6M");
    CHECK(read("amount", R"("19.90")") == "number 19.90");
    CHECK(read("amount", "19.90") == "number 19.90");
    CHECK(read("grade", R"("2026-01-31")") == "string 2026-01-31");
    CHECK(read("anything", R"("2026-01-31")") == "string 2026-01-31");
    CHECK(read("day", "null") == "null null");
}

TEST_CASE("texts within structures and collections become what their parts declare", "[dmn]") {
    CHECK(decided("notice", R"({"plan": [{"from": "2026-01-01", "open": "09:00:00",
                                          "notice": "P14D"}]})")
              .value() == R"("P14D")");
    CHECK(decided("notice", R"({"plan": [{"notice": "P14D", "from": "2026-01-01"}]})").value() ==
          R"("P14D")");
    CHECK(read("plan", R"([{"from": "2026-01-01", "note": "x"}])") ==
          R"(list [{from: 2026-01-01, note: "x", open: null, notice: null}])");
}

TEST_CASE("a single item stands for a list of it, and the other way round", "[dmn]") {
    CHECK(decided("notice", R"({"plan": {"from": "2026-01-01", "open": "09:00:00",
                                         "notice": "P14D"}})")
              .value() == R"("P14D")");
    CHECK(read("day", R"(["2026-01-31"])") == "date 2026-01-31");
    CHECK(read("day", R"(["2026-01-31", "2026-02-01"])") == "dmn-input-wrong");
}

TEST_CASE("what cannot be read as declared is a problem with its place", "[dmn]") {
    const auto found = problems_of("all", R"({"day": "2026-02-30", "amount": "ten",
        "plan": [{"from": "2026-01-01"}, {"open": "25:00:00"}], "grade": 7, "term": true})");
    REQUIRE(found.size() == 5);
    const std::array<std::string_view, 5> pointers{"/day", "/amount", "/plan/1/open", "/grade",
                                                   "/term"};
    for (std::size_t n = 0; n < pointers.size(); ++n) {
        CHECK(found[n].id() == "dmn-input-wrong");
        CHECK(found[n].where().pointer == pointers[n]);
    }
    CHECK(found[2].where().line == 2);
    CHECK(found[2].text(language::en) ==
          R"(The input "plan.open" is "25:00:00", which is not of the type time.)");
}

TEST_CASE("a name that is no input is an error with a name that is close", "[dmn]") {
    auto found = problems_of("all", R"({"amuont": 1, "day": null})");
    REQUIRE(found.size() == 1);
    CHECK(found[0].id() == "dmn-no-such-input-close");
    CHECK(found[0].where().pointer == "/amuont");
    CHECK(found[0].text(language::en).find("Did you mean \"amount\"?") != std::string::npos);
    found = problems_of("all", R"({"entirely other": 1})");
    CHECK(found[0].id() == "dmn-no-such-input");
    CHECK(problems_of("all", "[]")[0].id() == "dmn-inputs-expected");
    diagnostics problems;
    CHECK_FALSE(dmn::find_element(model(), "notise", problems).has_value());
    CHECK(problems.items()[0].id() == "dmn-no-such-element-close");
}

TEST_CASE("knowledge models are called by the names of their parameters", "[dmn]") {
    CHECK(decided("later", R"({"n": 2, "d": "2026-02-27"})").value() == R"("2026-03-01")");
    CHECK(decided("later", R"({"d": "2026-02-27"})").value() == "null");
    CHECK(problems_of("later", R"({"day": "2026-02-27"})")[0].id() == "dmn-no-such-input");
}

TEST_CASE("what is left out is missing where the run spreads it, else null", "[dmn]") {
    feel::run_context spread;
    spread.missing = feel::missing_mode::spread;
    CHECK(decided("notice", "{}").value() == "null");
    CHECK(decided("notice", "{}", spread).value() == R"({"missing":"plan"})");
    CHECK(decided("notice", R"({"plan": [{"from": "2026-01-01"}]})", spread).value() ==
          R"({"missing":"plan.notice"})");
}

TEST_CASE("JSON with kinds comes out as it went in", "[dmn]") {
    const std::string json = R"({"anything":{"context":{"a":[{"date":"2026-01-31"},1,"x",null,)"
                             R"({"days and time duration":"P1D"}],"b":{"missing":"c"}}}})";
    const auto found = decided("all", json, {}, dmn::json_form::with_kinds).value();
    CHECK(found.find(R"({"context":{"a":[{"date":"2026-01-31"},1,"x",null,)"
                     R"({"days and time duration":"P1D"}],"b":{"missing":"c"}}})") !=
          std::string::npos);
}

TEST_CASE("in JSON with kinds only texts for temporal values are read as declared", "[dmn]") {
    constexpr auto kinds = dmn::json_form::with_kinds;
    CHECK(read("day", R"("2026-01-31")", kinds) == "date 2026-01-31");
    CHECK(read("day", R"({"date": "2026-01-31"})", kinds) == "date 2026-01-31");
    CHECK(read("day", R"("soon")", kinds) == "dmn-input-wrong");
    CHECK(read("amount", R"("19.90")", kinds) == "string 19.90");
    CHECK(read("grade", "7", kinds) == "number 7");
    CHECK(read("plan", R"([{"context": {"from": "2026-01-01"}}])", kinds) ==
          "list [{from: 2026-01-01, open: null, notice: null}]");
    CHECK(read("anything", R"({"date": "2026-02-30"})", kinds) == "json-not-of-kind");
    CHECK(read("anything", R"({"a": 1})", kinds) == "json-no-kind");
    CHECK(read("anything", R"({"date": "2026-01-01", "time": "09:00:00"})", kinds) ==
          "json-no-kind");
}

TEST_CASE("a run can be used again for other rows", "[dmn]") {
    const feel::run_context context;
    feel::evaluation run{context};
    const auto doc = json::document::read(R"([{"amount": 1, "day": "2026-01-01"}, {}])").value();
    const std::uint32_t all = model().find("all").value();
    const auto first = dmn::decide_json(model(), all, doc, doc.root().items()[0], run).value();
    CHECK(to_text(first).find("[2026-01-01, null") == 0);
    const auto second = dmn::decide_json(model(), all, doc, doc.root().items()[1], run).value();
    CHECK(to_text(second) == "[null, null, null, null, null, null, null]");
}
