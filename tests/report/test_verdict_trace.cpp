#include "policy/support.hpp"

#include <tenet/report/trace.hpp>

#include <string>

using namespace policy_test;
using tenet_test::contains;

namespace {

const std::string model = R"(<definitions
    xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m">
  <inputData id="t" name="grade"><variable name="grade" typeRef="string"/></inputData>
  <decision id="d" name="rate"><variable name="rate"/>
    <informationRequirement><requiredInput href="#t"/></informationRequirement>
    <literalExpression><text>1</text></literalExpression></decision>
  <decisionService id="s" name="service"><variable name="service"/>
    <outputDecision href="#d"/><inputData href="#t"/></decisionService>
</definitions>)";

/// A rule that hands a number to a service that wants a text.
std::shared_ptr<const policy::judge> judge_of_refused_argument() {
    const std::string rule = R"({"id": "R1", "title": {"zh": "定", "en": "Decide"},
      "kind": "decision", "subject": "account", "model": {"file": "m.dmn", "decision": "service",
      "inputs": {"grade": "annual_revenue"}}})";
    diagnostics heard;
    auto source = policy::read_pack({{"pack.json", pack_text_of(rule)}, {"m.dmn", model}}, heard);
    REQUIRE(source.has_value());
    auto rules = policy::regulation::compile(std::move(*source), types(), heard);
    REQUIRE(rules.has_value());
    acc::account a = an_account("A");
    a.annual_revenue = decimal{5};
    records all;
    all.add(std::move(a));
    return policy::bind(*rules, all.done(), at("2026-01-05T09:00:00Z")).value();
}

} // namespace

TEST_CASE("a trace tells what a model refused, also where it computed nothing", "[report][trace]") {
    const auto by = judge_of_refused_argument();
    report::options how;
    how.lang = language::en;
    const std::string text = report::trace_text(*by, by->judge_one(0, 0), how);
    CHECK_THAT(text, contains("grade"));
    json::writer out;
    report::trace_json(out, *by, by->judge_one(0, 0), how);
    CHECK_THAT(out.text(), contains(R"("refused":[{"name":"grade")"));
}

TEST_CASE("what a model refused is withheld from a reader who may not see it", "[report][trace]") {
    const auto by = judge_of_refused_argument();
    report::options how;
    how.lang = language::en;
    how.clearance = confidentiality::open;
    CHECK_THAT(report::trace_text(*by, by->judge_one(0, 0), how), contains("\n(withheld)\n"));
    json::writer out;
    report::trace_json(out, *by, by->judge_one(0, 0), how);
    CHECK_THAT(out.text(), contains(R"("refused":[],"steps":[])"));
    CHECK_THAT(out.text(), contains(R"("withheld":true)"));
}
