#include <tenet/dmn/document.hpp>
#include <tenet/table/table_json.hpp>

#include <pugixml.hpp>

#include <string>
#include <support/catch.hpp>
#include <vector>

using namespace tenet;
using namespace tenet::dmn;

namespace {

// ------------------------------------------------------------------------------------- files

/// DMN 1.1: qualified type names, no diagram of the standard.
const char* const old_file = R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- tiers of customers -->
<?editor keep this?>
<dmn:definitions xmlns:dmn="http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:own="urn:own" xmlns:x="urn:x"
    id="d1" name="tiers" namespace="urn:own" expressionLanguage="http://www.omg.org/spec/FEEL/20140401"
    x:keep="feel:string">
  <dmn:extensionElements><x:thing typeRef="feel:string"><x:typeRef>feel:string</x:typeRef></x:thing></dmn:extensionElements>
  <dmn:itemDefinition id="t1" name="tGrade" x:mark="&#9;a&#10;b">
    <dmn:typeRef>
      feel:string</dmn:typeRef>
    <dmn:allowedValues><dmn:text><![CDATA["A", "B"]]></dmn:text></dmn:allowedValues>
  </dmn:itemDefinition>
  <dmn:inputData id="i1" name="grade"><dmn:variable id="v1" name="grade" typeRef="own:tGrade"/></dmn:inputData>
  <decision xmlns="urn:x" name="not of the standard"/>
  <dmn:decision id="e1" name="客户分级">
    <dmn:variable id="v2" name="客户分级" typeRef="feel:string"/>
    <dmn:informationRequirement><dmn:requiredInput href="#i1"/></dmn:informationRequirement>
    <dmn:decisionTable id="table" hitPolicy="FIRST" outputLabel="tier">
      <dmn:input id="in1" label="Grade"><dmn:inputExpression typeRef="feel:string"><dmn:text>grade</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:output id="out1" typeRef="feel:string"><dmn:outputValues><dmn:text>"core", "other"</dmn:text></dmn:outputValues></dmn:output>
      <dmn:rule id="r1"><dmn:description>best</dmn:description><dmn:inputEntry><dmn:text><!-- A only --><![CDATA["A"]]></dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>"core"</dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="r2"><dmn:inputEntry><dmn:text/></dmn:inputEntry><dmn:outputEntry><dmn:text>"other"</dmn:text></dmn:outputEntry></dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
</dmn:definitions>
)";

/// DMN 1.3: with a diagram and the data of an editor.
const char* const newer_file =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" id="d" name="discount" namespace="http://camunda.org/schema/1.0/dmn" exporter="an editor">
  <inputData id="i" name="order total"><variable name="order total" typeRef="number"/></inputData>
  <decision id="discount" name="discount">
    <informationRequirement id="q"><requiredInput href="#i"/></informationRequirement>
    <decisionTable id="t" biodi:annotationsWidth="400">
      <input id="c1" biodi:width="192"><inputExpression id="x1" typeRef="number"><text>order total</text></inputExpression></input>
      <output id="c2" name="rate" typeRef="number"/>
      <annotation name="why"/>
      <rule id="r1"><inputEntry id="e1"><text>&gt;= 100 &amp; x
 y</text></inputEntry><outputEntry id="e2"><text>0.1</text></outputEntry><annotationEntry><text>large</text></annotationEntry></rule>
    </decisionTable>
  </decision>
  <textAnnotation id="a1"><text>  kept   as it is&#13;
</text></textAnnotation>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="g">
      <dmndi:DMNShape id="s1" dmnElementRef="discount"><dc:Bounds height="80" width="180" x="160" y="100"/></dmndi:DMNShape>
      <dmndi:DMNEdge id="s2" dmnElementRef="q"><di:waypoint x="250" y="280"/><di:waypoint x="250" y="180"/></dmndi:DMNEdge>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
)";

// ------------------------------------------------------------------------------------ helpers

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

void append_normal(std::string& out, pugi::xml_node n, int depth) {
    const std::string value = n.value();
    if (n.type() == pugi::node_pcdata && value.find_first_not_of(" \t\n") == std::string::npos)
        return;
    out += std::string(static_cast<std::size_t>(depth), ' ') + std::to_string(n.type()) + " " +
           n.name() + "=" + value;
    for (const pugi::xml_attribute a : n.attributes()) {
        out += std::string{"\n @"} + a.name() + "=" + a.value();
    }
    out += '\n';
    for (const pugi::xml_node c : n.children()) append_normal(out, c, depth + 1);
}

/// All an XML text holds, but for blanks between elements and the ways to write the same.
std::string normal(const std::string& xml) {
    pugi::xml_document d;
    REQUIRE(d.load_string(xml.c_str(), pugi::parse_full | pugi::parse_ws_pcdata | pugi::parse_eol));
    std::string out;
    for (const pugi::xml_node n : d.children()) append_normal(out, n, 0);
    return out;
}

std::string dump(const boxed_expression& e) {
    std::string out =
        "(" + std::to_string(static_cast<int>(e.is)) + " " + e.type_ref + " " + e.text;
    for (const std::string& n : e.names) out += " " + n;
    for (const std::string& t : e.types) out += " :" + t;
    for (const boxed_expression& p : e.parts) out += dump(p);
    if (e.decides) out += table::write_json_table(*e.decides);
    return out + ")";
}

std::string dump(const item_definition& d) {
    std::string out = d.name + " " + d.type_ref + " " + d.allowed + d.constraint + d.result_type;
    for (const item_definition& c : d.components) out += "[" + dump(c) + "]";
    return out + (d.collection ? "*\n" : "\n");
}

std::string dump(const model_definition& m) {
    std::string out = m.name + " " + m.model + " " + m.description + "\n";
    for (const model_import& i : m.imports) out += i.name + " " + i.model + " " + i.location + "\n";
    for (const item_definition& d : m.types) out += dump(d);
    for (const model_element& e : m.elements) {
        out +=
            std::to_string(static_cast<int>(e.is)) + " " + e.id + " " + e.name + " " + e.type_ref;
        for (const auto* all : {&e.requires_information, &e.requires_knowledge}) {
            for (const element_reference& r : *all) out += " " + r.model + "#" + r.id;
        }
        out += dump(e.logic) + "\n";
    }
    return out;
}

document read(const std::string& xml) {
    const auto d = document::read(xml);
    if (!d) FAIL(d.error().text(language::en));
    return *d;
}

/// What is wrong with a file: line, column and id of each problem.
std::string problems_of(const std::string& xml, const xml_options& options = {}) {
    const auto d = document::read(xml, options);
    if (d) return {};
    std::string all;
    for (const diagnostic& p : d.error().items()) {
        all += std::to_string(p.where().line) + ":" + std::to_string(p.where().column) + " " +
               std::string{p.id()} + "\n";
    }
    return all;
}

/// A file of DMN 1.5 with some content.
std::string file_of(const std::string& content) {
    return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" "
           "namespace=\"n\">\n" +
           content + "</definitions>";
}

} // namespace

// --------------------------------------------------------------------------------- round trips

TEST_CASE("a file of DMN 1.1 is brought up with all it holds", "[dmn]") {
    const document before = read(old_file);
    CHECK(before.version() == "1.1");
    REQUIRE(before.model().elements.size() == 2);
    CHECK(before.model().types.at(0).type_ref == "string");
    CHECK(before.model().types.at(0).allowed == "\"A\", \"B\"");
    CHECK(before.model().elements[0].type_ref == "tGrade");
    const table::table_definition& t = *before.model().elements[1].logic.decides;
    CHECK(t.name == bilingual{"客户分级", "客户分级"});
    CHECK(t.rules.at(0).when.at(0) == "\"A\"");
    CHECK(t.rules.at(1).when.at(0) == "-");

    const std::string written = before.write();
    const document after = read(written);
    CHECK(after.version() == "1.5");
    CHECK(dump(after.model()) == dump(before.model()));

    std::string wanted = replaced(old_file, "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                                  "https://www.omg.org/spec/DMN/20230324/MODEL/");
    wanted = replaced(wanted, "http://www.omg.org/spec/FEEL/20140401",
                      "https://www.omg.org/spec/DMN/20230324/FEEL/");
    wanted = replaced(wanted, "typeRef=\"feel:string\"", "typeRef=\"string\"");
    wanted = replaced(wanted, "<x:thing typeRef=\"string\"", "<x:thing typeRef=\"feel:string\"");
    wanted = replaced(wanted, "own:tGrade", "tGrade");
    wanted = replaced(wanted, "\n      feel:string", "string");
    wanted = replaced(wanted, "ISO-8859-1", "UTF-8");
    CHECK(normal(written) == normal(wanted));
    CHECK(read(written).write() == written);
}

TEST_CASE("a file of DMN 1.3 keeps its diagram, extensions and blanks", "[dmn]") {
    const document before = read(newer_file);
    const std::string written = before.write();
    const document after = read(written);
    CHECK(dump(after.model()) == dump(before.model()));
    const std::string wanted =
        replaced(replaced(newer_file, "DMN/20191111/MODEL/", "DMN/20230324/MODEL/"),
                 "DMN/20191111/DMNDI/", "DMN/20230324/DMNDI/");
    CHECK(normal(written) == normal(wanted));
    CHECK_THAT(written, tenet_test::contains("<text>  kept   as it is&#13;\n</text>"));
    CHECK_THAT(written, tenet_test::contains("  <dmndi:DMNDI>\n"));
}

TEST_CASE("elements belong to the standard by their namespace, not by their prefix", "[dmn]") {
    const document d = read(
        R"(<a:definitions xmlns:a="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
<inputData xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="i" name="x"/>
<b:inputData xmlns:b="https://www.omg.org/spec/DMN/20230324/MODEL/" id="j" name="y"/>
<a:inputData xmlns:a="urn:other" id="k" name="z"/></a:definitions>)");
    REQUIRE(d.model().elements.size() == 2);
    CHECK(d.model().elements[0].name == "x");
    CHECK(d.model().elements[1].name == "y");
}

// ------------------------------------------------------------------------------- broken files

TEST_CASE("what is wrong with a model is listed with line and column", "[dmn]") {
    CHECK(problems_of(file_of("<inputData id=\"a\"/>\n <decision name=\"d\"><literalExpression>"
                              "<text>1</text></literalExpression>\n<context/></decision>\n")) ==
          "2:2 dmn-needs-attribute\n4:2 dmn-two-expressions\n");
    CHECK(problems_of(file_of("<decision name=\"d\"><decisionTable hitPolicy=\"MOST\" "
                              "aggregation=\"MEAN\">\n<input/><output/>\n"
                              "<rule><inputEntry/><inputEntry/><outputEntry/></rule>\n"
                              "<rule><inputEntry/></rule></decisionTable></decision>\n")) ==
          "2:21 dmn-bad-value\n2:21 dmn-bad-value\n4:2 dmn-wrong-row-width\n"
          "5:2 dmn-wrong-row-width\n");
    CHECK(problems_of(file_of("<decision name=\"d\">\n<relation><column name=\"a\"/>\n<row/>"
                              "</relation></decision>\n")) == "4:2 dmn-wrong-row-width\n");
    CHECK(problems_of("<definitions xmlns=\"urn:x\"/>") == "1:2 dmn-no-definitions\n");
    CHECK(problems_of("\n <a>\n  <b>\n </a>") == "4:4 dmn-not-xml\n");
    CHECK(problems_of("<a>\xFF</a>") == "1:4 base-bad-utf8\n");
    CHECK(problems_of("") == "1:1 dmn-not-xml\n");
}

TEST_CASE("document types and entities of their own are refused", "[dmn]") {
    std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE b [\n<!ENTITY a0 \"ha\">\n";
    for (int n = 1; n < 30; ++n) {
        const std::string below = "&a" + std::to_string(n - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(n) + " \"" + below + below + "\">\n";
    }
    bomb += "]>\n" + file_of("<inputData name=\"&a29;\"/>");
    const std::string found = problems_of(bomb);
    CHECK_THAT(found, tenet_test::starts_with("2:") && tenet_test::contains("dmn-has-doctype"));
}

TEST_CASE("nesting and size have limits", "[dmn]") {
    std::string deep;
    for (int n = 0; n < 10'000; ++n) deep += "<context>";
    CHECK(problems_of(file_of(deep)).find("dmn-not-xml") != std::string::npos);
    for (int n = 0; n < 10'000; ++n) deep += "</context>";
    CHECK(problems_of(file_of("<decision name=\"d\">" + deep + "</decision>")) ==
          "2:1803 dmn-too-large\n");
    xml_options small;
    small.max_bytes = 10;
    CHECK(problems_of(old_file, small) == "1:1 dmn-too-large\n");
    small = {};
    small.max_nodes = 5;
    CHECK_THAT(problems_of(newer_file, small), tenet_test::contains("dmn-too-large"));
}

TEST_CASE("a file cut off anywhere is refused with a place, or read", "[dmn]") {
    for (const std::string file : {old_file, newer_file}) {
        for (std::size_t size = 0; size < file.size(); ++size) {
            const auto d = document::read(file.substr(0, size));
            if (d) {
                REQUIRE(file.find_first_not_of(" \n", size) == std::string::npos);
            } else {
                REQUIRE(d.error().items().at(0).where().line != 0);
            }
        }
    }
}

TEST_CASE("a file with one byte changed is read or refused", "[dmn]") {
    const std::string file = newer_file;
    for (std::size_t at = 0; at < file.size(); ++at) {
        for (const char c : {'<', '>', '"', '&', '/', ' ', '\0', '\xFF'}) {
            std::string changed = file;
            changed[at] = c;
            const auto d = document::read(changed);
            if (d) REQUIRE(document::read(d->write()).has_value());
        }
    }
}

TEST_CASE("the place of an expression is that of its first letter", "[dmn]") {
    const document d =
        read(file_of("<decision name=\"d\"><literalExpression><text>\r\n<!-- c -->\r\n"
                     "  1 + 1</text></literalExpression></decision>"));
    CHECK(d.model().elements.at(0).logic.at.line == 4);
    CHECK(d.model().elements.at(0).logic.at.column == 3);
}
