#include "support/catch.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/dmn/lint.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace tenet;

namespace {

std::string model(const std::string& elements) {
    return R"(<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m"
 id="m">
)" + elements +
           "\n</definitions>";
}

std::string input(const std::string& name, const std::string& type = "number") {
    return "<inputData id=\"i_" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
           "\" typeRef=\"" + type + "\"/></inputData>\n";
}

std::string requires_input(const std::string& name) {
    return "<informationRequirement><requiredInput href=\"#i_" + name +
           "\"/></informationRequirement>\n";
}

std::string decision(const std::string& name, const std::string& body) {
    return "<decision id=\"d_" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
           "\"/>\n" + body + "</decision>\n";
}

std::string literal(const std::string& text) {
    return "<literalExpression><text>" + text + "</text></literalExpression>\n";
}

/// A decision table over one input with the cells given, each giving its number.
std::string rules_over(const std::string& input, const std::vector<std::string>& cells,
                       const std::string& policy = "UNIQUE", const std::string& otherwise = {}) {
    std::string out = "<decisionTable hitPolicy=\"" + policy +
                      "\"><input><inputExpression typeRef=\"number\"><text>" + input +
                      "</text></inputExpression></input><output>";
    if (!otherwise.empty()) {
        out += "<defaultOutputEntry><text>" + otherwise + "</text></defaultOutputEntry>";
    }
    out += "</output>\n";
    for (std::size_t n = 0; n < cells.size(); ++n) {
        out += "<rule><inputEntry><text>" + cells[n] + "</text></inputEntry><outputEntry><text>" +
               std::to_string(n + 1) + "</text></outputEntry></rule>\n";
    }
    return out + "</decisionTable>\n";
}

diagnostics found_in(const std::string& elements) {
    dmn::xml_options options;
    options.file = "m.dmn";
    const auto file = dmn::document::read(model(elements), options);
    if (!file) return file.error();
    return dmn::lint(std::span{&file->model(), 1});
}

std::vector<std::string> ids(const diagnostics& found) {
    std::vector<std::string> all;
    for (const diagnostic& d : found.items()) all.emplace_back(d.id());
    return all;
}

using texts = std::vector<std::string>;

} // namespace

TEST_CASE("a model without faults has no findings", "[dmn][lint]") {
    CHECK(ids(found_in(input("x") + decision("D", requires_input("x") +
                                                      rules_over("x", {"&lt; 5", "&gt;= 5"})))) ==
          texts{});
}

TEST_CASE("errors of syntax and unknown names have a place", "[dmn][lint]") {
    const diagnostics found =
        found_in(decision("D", literal("1 +")) + decision("E", literal("unheard * 2")));
    REQUIRE(ids(found) == texts{"feel-unexpected-end", "feel-unknown-name"});
    CHECK(found.has_errors());
    CHECK(found.items()[0].where().file == "m.dmn");
    CHECK(found.items()[0].where().line == 5);
    CHECK(found.items()[1].where().line == 8);
}

TEST_CASE("gaps, overlaps and masked rules of every table are found with an input that shows them",
          "[dmn][lint]") {
    const diagnostics gap = found_in(
        input("x") + decision("D", requires_input("x") + rules_over("x", {"&lt; 5", "&gt; 5"})));
    CHECK(ids(gap) == texts{"table-gap", "dmn-can-be-null"});
    CHECK_THAT(gap.text(language::en), tenet_test::contains("x = 5"));
    CHECK_THAT(gap.text(language::en), tenet_test::contains("\"D\""));
    const diagnostics overlap = found_in(
        input("x") + decision("D", requires_input("x") + rules_over("x", {"&lt;= 5", "&gt;= 5"})));
    CHECK(ids(overlap) == texts{"table-overlap"});
    CHECK(overlap.has_errors());
    const diagnostics masked =
        found_in(input("x") +
                 decision("D", requires_input("x") + rules_over("x", {"-", "&gt; 5"}, "FIRST")));
    CHECK(ids(masked) == texts{"table-masked-rule"});
    const diagnostics covered = found_in(
        input("x") +
        decision("D", requires_input("x") + rules_over("x", {"&lt; 5", "&gt; 5"}, "UNIQUE", "0")));
    CHECK(ids(covered) == texts{});
}

TEST_CASE("tables in knowledge models and in boxes are looked at too", "[dmn][lint]") {
    const std::string knowledge =
        R"(<businessKnowledgeModel id="k" name="K"><variable name="K"/><encapsulatedLogic>
<formalParameter name="x" typeRef="number"/>)" +
        rules_over("x", {"&lt; 5"}) + "</encapsulatedLogic></businessKnowledgeModel>";
    CHECK(ids(found_in(knowledge)) == texts{"table-gap", "dmn-can-be-null"});
    const std::string boxed = "<context><contextEntry><variable name=\"e\"/>" +
                              rules_over("x", {"&lt; 5"}) + "</contextEntry></context>";
    CHECK(ids(found_in(input("x") + decision("D", requires_input("x") + boxed))) ==
          texts{"table-gap", "dmn-can-be-null"});
}

TEST_CASE("cells over constants are analysed like literals", "[dmn][lint]") {
    CHECK(ids(found_in(input("x") +
                       decision("D", requires_input("x") +
                                         rules_over("x", {"&lt; 10 * 1000", "&gt;= 10000"})))) ==
          texts{});
}

TEST_CASE("inputs nobody requires and requirements nobody reads are found", "[dmn][lint]") {
    const diagnostics found =
        found_in(input("x") + input("y") + input("z") +
                 decision("D", requires_input("x") + requires_input("y") + literal("x + 1")) +
                 decision("E", "<informationRequirement><requiredDecision href=\"#d_D\"/>"
                               "</informationRequirement>" +
                                   literal("1")));
    CHECK(ids(found) ==
          texts{"dmn-unused-input", "dmn-unread-requirement", "dmn-unread-requirement"});
    const std::string text = found.text(language::en);
    CHECK_THAT(text, tenet_test::contains("input \"z\""));
    CHECK_THAT(text, tenet_test::contains("\"D\" requires \"y\""));
    CHECK_THAT(text, tenet_test::contains("\"E\" requires \"D\""));
}

TEST_CASE("what a function takes along or a box uses counts as read", "[dmn][lint]") {
    for (const std::string& body :
         {literal("(function(a) a + x)(1)"), literal("for i in [1] return i * x"),
          literal("[1, 2][item &gt; x]"),
          std::string{"<list><literalExpression><text>x</text></literalExpression></list>"},
          rules_over("x", {"-"}), rules_over("1", {"x"})}) {
        INFO(body);
        const auto found = ids(found_in(input("x") + decision("D", requires_input("x") + body)));
        CHECK(std::find(found.begin(), found.end(), "dmn-unread-requirement") == found.end());
    }
}

TEST_CASE("a name that could be an operation on other names is pointed out where it is used",
          "[dmn][lint]") {
    const std::string names = requires_input("a") + requires_input("b") + requires_input("a-b");
    const std::string inputs = input("a") + input("b") + input("a-b");
    const diagnostics found = found_in(inputs + decision("D", names + literal("a-b + a + b")));
    REQUIRE(ids(found) == texts{"dmn-ambiguous-name"});
    CHECK(found.items()[0].where().line != 0);
    CHECK(
        ids(found_in(inputs + decision("D", names + rules_over("a + b", {"a-b"}, "FIRST", "1")))) ==
        texts{"table-column-excluded", "dmn-ambiguous-name"});
    CHECK(ids(found_in(input("a") + input("a-b") +
                       decision("D", requires_input("a") + requires_input("a-b") +
                                         literal("a-b + a")))) == texts{});
}

TEST_CASE("every finding says what to do in both languages", "[dmn][lint]") {
    const diagnostics found =
        found_in(input("x") + input("y") + decision("D", requires_input("x") + literal("1")) +
                 decision("E", rules_over("1", {"2"})));
    CHECK(found.total() >= 3);
    for (const diagnostic& d : found.items()) {
        CHECK_FALSE(d.remedy(language::zh).empty());
        CHECK_FALSE(d.remedy(language::en).empty());
    }
}
