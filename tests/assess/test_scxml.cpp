#include "charts.hpp"

#include <tenet/assess/scxml.hpp>
#include <tenet/assess/scxml_suite.hpp>

using namespace charts;

namespace {

constexpr std::string_view head =
    R"(<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="feel" )";

std::string doc(const std::string& attributes, const std::string& inside) {
    return std::string{head} + attributes + ">" + inside + "</scxml>";
}

player play(const std::string& xml) {
    const auto read = assess::read_scxml(xml);
    INFO((read ? std::string{} : read.error().text(language::en)));
    REQUIRE(read.has_value());
    assess::chart_options tolerant;
    tolerant.tolerant = true;
    const auto made = assess::statechart::compile(*read, tolerant);
    INFO((made ? std::string{} : made.error().text(language::en)));
    REQUIRE(made.has_value());
    return player{*made};
}

std::string refused(const std::string& xml) {
    const auto read = assess::read_scxml(xml);
    if (read) return {};
    const diagnostic first = read.error().items().front();
    return std::string{first.id()} + ":" + std::to_string(first.where().line);
}

} // namespace

TEST_CASE("an SCXML document runs", "[assess][scxml]") {
    player p = play(doc(R"(name="m" initial="a")", R"(
        <datamodel><data id="n" expr="0"/><data id="l">[1, 2, 3]</data><data id="t"> two  words </data>
        </datamodel>
        <script>k := 5</script>
        <state id="a">
          <onentry><log label="first"/></onentry><onentry><log label="second"/></onentry>
          <transition event="x" cond="n &lt; 1" target="b"><assign location="n" expr="n + k"/></transition>
        </state>
        <state id="b"><onentry><if cond="n = 4"><log label="four"/><elseif cond="n = 5"/>
          <log label="five"/><else/><log label="else"/></if>
          <foreach item="i" array="l"><assign location="n" expr="n + i"/></foreach>
          <send event="y" delay="1s"><param name="n" expr="n"/></send></onentry>
          <transition event="y" target="end"/></state>
        <final id="end"><donedata><content expr="_event.data.n"/></donedata></final>)"));
    CHECK(p.data("t") == "two words");
    p.on("x").at(1);
    CHECK(p.log() == "first second five");
    CHECK(p.now.next.ended_in == "end");
    CHECK(to_text(*p.now.next.result) == "11");
}

TEST_CASE("late binding gives data their values when their state is entered", "[assess][scxml]") {
    const std::string inside = R"(<state id="a"><onentry><log label="n" expr="n"/></onentry>
        <transition event="x" target="b"/></state>
        <state id="b"><datamodel><data id="n" expr="1"/></datamodel>
        <onentry><log label="n" expr="n"/><assign location="n" expr="n + 1"/></onentry>
        <transition event="x" target="b"/></state>)";
    CHECK(play(doc(R"(binding="late")", inside)).on("x").on("x").log() == "n n=1 n=2");
    CHECK(play(doc("", inside)).on("x").log() == "n=1 n=1");
}

TEST_CASE("a wrong expression is an event of the running chart", "[assess][scxml]") {
    player p =
        play(doc("", R"(<state id="a"><onentry><assign location="nowhere" expr="1"/></onentry>
        <onentry><log label="x" expr="1 +"/></onentry>
        <transition event="error.execution"><log label="e" expr="_event.data.id"/></transition></state>)"));
    CHECK(p.log() == "e=assess-data-unknown e=feel-unexpected-end");
}

TEST_CASE("documents outside the profile are refused with their place", "[assess][scxml]") {
    CHECK(refused("<scxml") == "scxml-not-xml:1");
    CHECK(refused("") == "scxml-not-xml:1");
    CHECK(refused("<html/>") == "scxml-no-scxml:1");
    CHECK(refused("<!DOCTYPE scxml [<!ENTITY a \"b\">]>\n<scxml/>") == "scxml-has-doctype:1");
    CHECK(refused("<scxml datamodel=\"ecmascript\"/>") == "scxml-datamodel:1");
    CHECK(refused("<scxml>\n<state><invoke/></state></scxml>") == "scxml-element:2");
    CHECK(refused("<scxml>\n\n<state><onentry><fly/></onentry></state></scxml>") ==
          "scxml-element:3");
    CHECK(refused("<scxml><datamodel><data/></datamodel></scxml>") == "scxml-attribute-missing:1");
    CHECK(refused("<scxml><datamodel><data id=\"a\" src=\"x\"/></datamodel></scxml>") ==
          "scxml-no-resource:1");
    CHECK(refused("<scxml><script>run()</script></scxml>") == "scxml-not-a-script:1");
    std::string deep;
    for (int n = 0; n < 500; ++n) deep += "<state>";
    for (int n = 0; n < 500; ++n) deep += "</state>";
    CHECK(refused("<scxml>" + deep + "</scxml>") == "scxml-too-large:1");
    CHECK(refused("<scxml>\xff</scxml>") == "base-bad-utf8:1");
}

TEST_CASE("a test of the suite is expanded, run and judged by its final state", "[assess][scxml]") {
    const auto test = [](const std::string& cond) {
        return R"(<scxml xmlns="http://www.w3.org/2005/07/scxml" conf:datamodel=""
            xmlns:conf="http://www.w3.org/2005/scxml-conformance">
            <datamodel><data conf:id="1" conf:expr="2"/></datamodel>
            <state id="s"><transition )" +
               cond + R"( conf:targetpass=""/><transition conf:targetfail=""/></state>
            <conf:pass/><conf:fail/></scxml>)";
    };
    CHECK(assess::run_suite_test(test(R"(conf:idVal="1=2")"), {}).empty());
    CHECK(assess::run_suite_test(test(R"(conf:idVal="1=3")"), {}) == "ended in fail");
    CHECK(assess::run_suite_test(test(R"(event="never")"), {}) == "ended in fail");
    const std::string unknown = assess::run_suite_test(test(R"(conf:moonPhase="1")"), {});
    CHECK(unknown.find("scxml-macro-unknown") != std::string::npos);
    assess::suite_test t;
    CHECK(assess::outside_profile(t, test("")).empty());
    CHECK(assess::outside_profile(t, "<scxml><state><invoke/></state></scxml>") == "uses <invoke>");
    CHECK(assess::outside_profile(t, "<scxml datamodel='xpath'/>") == "needs the data model xpath");
    t.manual = true;
    CHECK(assess::outside_profile(t, "<scxml/>") == "is judged by a person");
}
