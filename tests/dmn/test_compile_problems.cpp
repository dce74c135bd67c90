#include "support/catch.hpp"

#include <tenet/dmn/decision_model.hpp>
#include <tenet/dmn/document.hpp>
#include <tenet/feel/conformance.hpp>

#include <span>
#include <string>
#include <vector>

using namespace tenet;
using namespace tenet::dmn;
using tenet_test::contains;
using tenet_test::starts_with;

namespace {

constexpr const char* model_type = "https://www.omg.org/spec/DMN/20230324/MODEL/";

/// A file whose elements begin on line 2.
std::string file_of(const std::string& elements, const std::string& name_space = "urn:m") {
    return std::string{"<definitions xmlns=\""} + model_type + "\" name=\"m\" namespace=\"" +
           name_space + "\">\n" + elements + "</definitions>";
}

std::string decision(const std::string& id, const std::string& requires_these,
                     const std::string& text) {
    return "<decision id=\"" + id + "\" name=\"" + id + "\"><variable name=\"" + id + "\"/>" +
           requires_these + "<literalExpression><text>" + text +
           "</text></literalExpression></decision>\n";
}

std::string needs(const std::string& href) {
    return "<informationRequirement><requiredDecision href=\"" + href +
           "\"/></informationRequirement>";
}

std::string needs_knowledge(const std::string& href) {
    return "<knowledgeRequirement><requiredKnowledge href=\"" + href +
           "\"/></knowledgeRequirement>";
}

std::string knowledge(const std::string& id, const std::string& requires_these,
                      const std::string& text) {
    return "<businessKnowledgeModel id=\"" + id + "\" name=\"" + id + "\"><variable name=\"" + id +
           "\"/><encapsulatedLogic><formalParameter name=\"n\"/><literalExpression><text>" + text +
           "</text></literalExpression></encapsulatedLogic>" + requires_these +
           "</businessKnowledgeModel>\n";
}

result<decision_model> compiled(const std::vector<std::string>& files) {
    std::vector<model_definition> models;
    for (std::size_t n = 0; n < files.size(); ++n) {
        xml_options how;
        how.file = std::string(1, static_cast<char>('a' + n)) + ".dmn";
        const auto file = document::read(files[n], how);
        if (!file) return file.error();
        models.push_back(file->model());
    }
    return decision_model::compile(models);
}

/// What is wrong, each as "file:line:column id" on a line.
std::string problems_of(const std::vector<std::string>& files) {
    const auto model = compiled(files);
    if (model) return "none";
    std::string out;
    for (const diagnostic& d : model.error().items()) {
        CHECK_FALSE(d.remedy(language::en).empty());
        out += d.where().file + ":" + std::to_string(d.where().line) + ":" +
               std::to_string(d.where().column) + " " + std::string{d.id()} + "\n";
    }
    return out;
}

std::string problems_of(const std::string& elements) {
    return problems_of(std::vector{file_of(elements)});
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int n = 0; n < times; ++n) all += text;
    return all;
}

} // namespace

TEST_CASE("requirements in a circle are refused with a place", "[dmn][hostile]") {
    CHECK(problems_of(decision("a", needs("#b"), "b") + decision("b", needs("#a"), "a")) ==
          "a.dmn:2:2 dmn-circle\n");
    CHECK(problems_of(decision("a", needs("#a"), "a")) == "a.dmn:2:2 dmn-circle\n");
    CHECK(problems_of(knowledge("a", needs_knowledge("#b"), "b(n)") +
                      knowledge("b", needs_knowledge("#a"), "a(n)")) == "a.dmn:2:2 dmn-circle\n");
    CHECK_THAT(problems_of(decision("a", needs_knowledge("#s"), "s()") +
                           "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/>"
                           "<outputDecision href=\"#a\"/></decisionService>\n"),
               contains("dmn-circle"));
    std::string ring;
    for (int n = 0; n < 2'000; ++n) {
        ring +=
            decision("d" + std::to_string(n), needs("#d" + std::to_string((n + 1) % 2'000)), "1");
    }
    CHECK(problems_of(ring) == "a.dmn:2:2 dmn-circle\n");
}

TEST_CASE("a long chain of requirements is no circle", "[dmn][hostile]") {
    std::string chain = decision("d0", "", "1");
    for (int n = 1; n < 3'000; ++n) {
        const std::string before = "d" + std::to_string(n - 1);
        chain += decision("d" + std::to_string(n), needs("#" + before), before + " + 1");
    }
    const auto model = compiled({file_of(chain)});
    REQUIRE(model.has_value());
    const feel::run_context context;
    feel::evaluation run{context};
    CHECK(model->decide(run, *model->find("d2999")).as_number() == decimal{3'000});
}

TEST_CASE("references that lead nowhere are refused with a place", "[dmn][hostile]") {
    CHECK(problems_of("\n" + decision("a", needs("#b"), "1")) ==
          "a.dmn:3:72 dmn-unknown-reference\n");
    CHECK(problems_of(decision("a", needs("urn:other#b"), "1")) ==
          "a.dmn:2:72 dmn-unknown-reference\n");
    const std::string import = std::string{"<import name=\"o\" namespace=\"urn:other\" "
                                           "importType=\""} +
                               model_type + "\"/>\n";
    CHECK(problems_of(import + decision("a", needs("urn:other#b"), "o.b")) ==
          "a.dmn:2:2 dmn-unknown-import\na.dmn:3:72 dmn-unknown-reference\n");
    CHECK(problems_of(std::vector{file_of(import + decision("a", needs("urn:other#b"), "o.b")),
                                  file_of(decision("b", "", "1"), "urn:other")}) == "none");
    CHECK_THAT(problems_of(decision("a", needs("#k"), "1") + knowledge("k", "", "n")),
               starts_with("a.dmn:2:72 dmn-wrong-part"));
    CHECK(problems_of(decision("a", "", "1") + decision("a", "", "2")) ==
          "a.dmn:3:2 dmn-duplicate-element\na.dmn:3:2 dmn-duplicate-element\n");
}

TEST_CASE("models that import each other are read, with what is wrong in both", "[dmn][hostile]") {
    const auto importing = [](const std::string& own, const std::string& other,
                              const std::string& elements) {
        return file_of("<import name=\"o\" namespace=\"" + other + "\" importType=\"" + model_type +
                           "\"/>\n" + elements,
                       own);
    };
    CHECK(problems_of(std::vector{importing("urn:a", "urn:b", decision("x", "", "1")),
                                  importing("urn:b", "urn:a", decision("y", "", "1"))}) == "none");
    CHECK(problems_of(
              std::vector{importing("urn:a", "urn:b", decision("x", needs("urn:b#y"), "o.y")),
                          importing("urn:b", "urn:a", decision("y", needs("urn:a#x"), "o.x"))}) ==
          "a.dmn:3:2 dmn-circle\n");
}

TEST_CASE("types that are not there or not right are refused with a place", "[dmn][hostile]") {
    CHECK(problems_of("<inputData id=\"i\" name=\"i\"><variable name=\"i\" typeRef=\"tX\"/>"
                      "</inputData>\n") == "a.dmn:2:2 dmn-unknown-type\n");
    // One that holds itself is read: what it holds there may be anything.
    CHECK(problems_of("<itemDefinition name=\"tA\"><typeRef>tB</typeRef></itemDefinition>\n"
                      "<itemDefinition name=\"tB\"><typeRef>tA</typeRef></itemDefinition>\n"
                      "<itemDefinition name=\"tC\"><itemComponent name=\"a\"><typeRef>tC"
                      "</typeRef></itemComponent></itemDefinition>\n") == "none");
    CHECK_THAT(problems_of("<itemDefinition name=\"tA\"><typeRef>string</typeRef>"
                           "<allowedValues><text>\"a\", (</text></allowedValues>"
                           "</itemDefinition>\n"),
               starts_with("a.dmn:2:"));
}

TEST_CASE("long chains of types and decisions are refused, not followed", "[dmn][hostile]") {
    std::string chain;
    for (int n = 0; n < 20'000; ++n) {
        chain += "<itemDefinition name=\"t" + std::to_string(n) + "\"><typeRef>t" +
                 std::to_string(n + 1) + "</typeRef></itemDefinition>\n";
    }
    chain += "<itemDefinition name=\"t20000\"><typeRef>string</typeRef></itemDefinition>\n";
    CHECK_THAT(problems_of(chain), starts_with("a.dmn:201:2 dmn-too-large"));
    std::string decisions = decision("d0", "", "1");
    for (int n = 1; n < 8'000; ++n) {
        decisions += decision("d" + std::to_string(n), needs("#d" + std::to_string(n - 1)), "1");
    }
    CHECK_THAT(problems_of(decisions), contains("dmn-too-large"));
}

TEST_CASE("types that share parts without end stay small", "[dmn][hostile]") {
    std::string types = "<itemDefinition name=\"t0\"><typeRef>string</typeRef></itemDefinition>\n";
    std::string values = "{v0: \"x\"";
    for (int n = 1; n <= 60; ++n) {
        const std::string before = std::to_string(n - 1);
        types += "<itemDefinition name=\"t" + std::to_string(n) +
                 "\"><itemComponent name=\"a\"><typeRef>t" + before +
                 "</typeRef></itemComponent><itemComponent name=\"b\"><typeRef>t" + before +
                 "</typeRef></itemComponent></itemDefinition>\n";
        values += ", v" + std::to_string(n) + ": {a: v" + before + ", b: v" + before + "}";
    }
    const auto model = compiled({file_of(
        types +
        "<inputData id=\"i\" name=\"i\"><variable name=\"i\" typeRef=\"t60\"/></inputData>\n"
        "<decision id=\"d\" name=\"d\"><variable name=\"d\" typeRef=\"t60\"/>"
        "<literalExpression><text>" +
        values + "}.v60</text></literalExpression></decision>\n")});
    REQUIRE(model.has_value());
    CHECK(feel::text_of(model->inputs()[0].is).size() < 10'000);
    for (const bool strict : {false, true}) {
        feel::run_context context;
        context.strict = strict;
        feel::evaluation run{context};
        const value v = model->decide(run, *model->find("d"));
        REQUIRE(v.is_missing());
        CHECK(v.cause()->why == missing_cause::reason::limit);
    }
}

TEST_CASE("expressions with errors and rows of unequal length are refused with a place",
          "[dmn][hostile]") {
    CHECK(problems_of(decision("a", "", "\n  1 + * 2")) == "a.dmn:3:7 feel-unexpected\n");
    CHECK(problems_of(decision("a", "", repeated("(", 10'000) + "1" + repeated(")", 10'000)))
              .substr(0, 8) == "a.dmn:2:");
    CHECK_THAT(problems_of(decision("a", "", repeated("-", 10'000) + "1")),
               starts_with("a.dmn:2:"));
    CHECK_THAT(problems_of(decision("a", "", repeated("[", 10'000))), starts_with("a.dmn:2:"));
    CHECK(problems_of("<decision id=\"a\" name=\"a\"><variable name=\"a\"/><decisionTable>"
                      "<input/><input/><output/>\n"
                      "<rule><inputEntry/><outputEntry/></rule>\n"
                      "<rule><inputEntry/><inputEntry/><inputEntry/><outputEntry/></rule>\n"
                      "<rule><inputEntry/><inputEntry/></rule>"
                      "</decisionTable></decision>\n") ==
          "a.dmn:3:2 dmn-wrong-row-width\na.dmn:4:2 dmn-wrong-row-width\n"
          "a.dmn:5:2 dmn-wrong-row-width\n");
}

TEST_CASE("hostile expressions of a model end at a limit that says where", "[dmn][hostile]") {
    const std::string many(64, 'a');
    std::string doubled = "<decision id=\"laughs\" name=\"laughs\"><variable name=\"laughs\"/>"
                          "<context><contextEntry><variable name=\"l0\"/><literalExpression>"
                          "<text>[1]</text></literalExpression></contextEntry>\n";
    for (int n = 1; n <= 40; ++n) {
        const std::string before = "l" + std::to_string(n - 1);
        doubled += "<contextEntry><variable name=\"l" + std::to_string(n) +
                   "\"/><literalExpression><text>concatenate(" + before + ", " + before +
                   ")</text></literalExpression></contextEntry>\n";
    }
    doubled += "</context></decision>\n";
    const auto model = compiled(
        {file_of(decision("range", "", "for i in 1..1000000000000 return i") +
                 decision("pattern", "", "matches(\"" + many + "\", \"(a+)+[bc]\")") + doubled)});
    REQUIRE(model.has_value());
    const feel::run_context context;
    feel::evaluation run{context};
    for (const auto& [name, line] :
         {std::pair{"range", "a.dmn:2:"}, {"pattern", "a.dmn:3:"}, {"laughs", "a.dmn:"}}) {
        INFO(name);
        run.reset();
        const value v = model->decide(run, *model->find(name));
        REQUIRE(v.is_missing());
        REQUIRE(run.ended_because().has_value());
        const std::string text = run.ended_because()->text(language::en);
        CHECK_THAT(text, contains(line));
        CHECK_THAT(text, contains(std::string{"decision \""} + name + "\""));
        CHECK_THAT(text, contains("limit of 1,0"));
        CHECK(run.memory().capacity() < (std::size_t{256} << 20));
    }
}
