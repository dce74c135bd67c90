#include "score/pmml_predicate.hpp"
#include "scores.hpp"

#include <tenet/score/pmml_json.hpp>
#include <tenet/score/scorecard_json.hpp>

using namespace tenet;
using namespace tenet::score;
using namespace tenet::score_test;

namespace {

/// A document whose scorecard has these characteristics.
std::string pmml(const std::string& characteristics, const std::string& more = "",
                 const std::string& attributes = "") {
    return R"(<?xml version="1.0"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
 <Header/>
 <DataDictionary>
  <DataField name="department" optype="categorical" dataType="string"/>
  <DataField name="age" optype="continuous" dataType="integer"/>
  <DataField name="income" optype="continuous" dataType="double"/>
  <DataField name="since" optype="continuous" dataType="date"/>
 </DataDictionary>
 <Scorecard modelName="risk" functionName="regression" initialScore="10" )" +
           attributes + ">\n" + more + "<Characteristics>\n" + characteristics +
           "</Characteristics></Scorecard></PMML>";
}

const std::string two_characteristics = R"(
<Characteristic name="department" reasonCode="RC1" baselineScore="19">
 <Attribute partialScore="-9"><SimplePredicate field="department" operator="isMissing"/></Attribute>
 <Attribute partialScore="19" reasonCode="RC1a">
  <SimplePredicate field="department" operator="equal" value="mar&quot;keting"/></Attribute>
 <Attribute partialScore="3">
  <SimpleSetPredicate field="department" booleanOperator="isIn">
   <Array n="2" type="string">"key accounts" 工程</Array></SimpleSetPredicate></Attribute>
 <Attribute partialScore="0"><True/></Attribute>
</Characteristic>
<Characteristic name="age" reasonCode="RC2">
 <Attribute partialScore="-1.5"><CompoundPredicate booleanOperator="and">
  <SimplePredicate field="age" operator="greaterOrEqual" value="0"/>
  <SimplePredicate field="age" operator="lessThan" value="30"/></CompoundPredicate></Attribute>
 <Attribute partialScore="12"><CompoundPredicate booleanOperator="surrogate">
  <SimplePredicate field="age" operator="greaterOrEqual" value="30"/>
  <SimplePredicate field="income" operator="greaterThan" value="1000.50"/>
  <True/></CompoundPredicate></Attribute>
</Characteristic>)";

/// Scores one customer; absent: missing.
struct bench {
    pmml_model model;
    feel::scope names;
    scorecard card;
    feel::run_context context;

    explicit bench(pmml_model m)
        : model(std::move(m)),
          names(scope_for(model)),
          card(must(scorecard::compile(model.card, names, options_for(model)))) {
        context.missing = feel::missing_mode::spread;
    }

    std::string operator()(std::optional<std::string_view> department, std::optional<int> age,
                           std::optional<int> income = {}) {
        feel::evaluation run{context};
        missing_cause unset;
        const value none = value::missing(&unset);
        run.set(0, department ? value{*department} : none);
        run.set(1, age ? value{decimal{*age}} : none);
        run.set(2, income ? value{decimal{*income}} : none);
        run.set(3, none);
        const score_result r = card.score(run);
        std::string out = r.total.is_missing() ? "invalid" : r.total.as_number().canonical();
        for (const score_reason& reason : r.reasons) {
            out += " " + std::string{reason.code} + "=" + reason.points.canonical();
        }
        return out;
    }
};

} // namespace

TEST_CASE("a PMML scorecard scores as PMML says", "[score][pmml]") {
    bench b{must(read_pmml(pmml(two_characteristics, "", R"(baselineScore="20")")))};
    CHECK(b.model.card.id == "risk");
    CHECK(b.model.card.initial == decimal{10});
    // initial 10; baseline less points: RC1a 19 - 19, RC2 20 + 1.5
    CHECK(b("mar\"keting", 29) == "27.5 RC2=21.5");
    CHECK(b("key accounts", 30) == "25 RC1=16 RC2=8");
    CHECK(b("工程", 30) == "25 RC1=16 RC2=8");
    CHECK(b("other", 30) == "22 RC1=19 RC2=8");
    CHECK(b(std::nullopt, 0) == "-0.5 RC1=28 RC2=21.5");
    // age missing: the first attribute is unknown, the second looks at income, then it is true
    CHECK(b("other", std::nullopt, 2000) == "22 RC1=19 RC2=8");
    CHECK(b("other", std::nullopt, 10).substr(0, 7) == "invalid");
    CHECK(b("other", std::nullopt) == "22 RC1=19 RC2=8");
    CHECK(b("other", -1).substr(0, 7) == "invalid");
}

TEST_CASE("a scorecard read from PMML is written as the same", "[score][pmml]") {
    const pmml_model first = must(read_pmml(
        pmml(two_characteristics + R"(
<Characteristic name="since">
 <Attribute partialScore="1"><SimplePredicate field="since" operator="lessThan" value="2020-01-31"/>
 </Attribute>
 <Attribute partialScore="2"><SimpleSetPredicate field="age" booleanOperator="isNotIn">
  <Array type="int">1 2</Array></SimpleSetPredicate></Attribute>
 <Attribute partialScore="3"><CompoundPredicate booleanOperator="or">
  <SimplePredicate field="age" operator="notEqual" value="5"/>
  <CompoundPredicate booleanOperator="and">
   <SimplePredicate field="since" operator="isNotMissing"/><False/></CompoundPredicate>
  </CompoundPredicate></Attribute>
 <Attribute partialScore="4"><CompoundPredicate booleanOperator="xor">
  <SimplePredicate field="age" operator="equal" value="5"/>
  <SimplePredicate field="income" operator="lessOrEqual" value="-7"/></CompoundPredicate></Attribute>
</Characteristic>)",
             "", R"(reasonCodeAlgorithm="pointsAbove" baselineScore="5" baselineMethod="min")")));
    const written_pmml once = must(write_pmml(first));
    CHECK(once.notes.empty());
    const pmml_model again = must(read_pmml(once.xml));
    CHECK(must(write_pmml(again)).xml == once.xml);
    CHECK(again.fields == first.fields);
    CHECK(again.baseline == first.baseline);
    CHECK(again.baseline_method == "min");
    CHECK(again.card.reasons == reason_direction::points_above);
    REQUIRE(again.card.items.size() == first.card.items.size());
    for (std::size_t n = 0; n < first.card.items.size(); ++n) {
        const scorecard_item& a = first.card.items[n];
        const scorecard_item& b = again.card.items[n];
        CHECK(a.id == b.id);
        CHECK(a.reason == b.reason);
        CHECK(a.baseline == b.baseline);
        REQUIRE(a.attributes.size() == b.attributes.size());
        for (std::size_t k = 0; k < a.attributes.size(); ++k) {
            CHECK(a.attributes[k].when == b.attributes[k].when);
            CHECK(a.attributes[k].points == b.attributes[k].points);
            CHECK(a.attributes[k].reason == b.attributes[k].reason);
        }
    }
    bench compiles{first};
}

TEST_CASE("what would change the score and cannot be held is refused with its place",
          "[score][pmml]") {
    const std::string complex = R"(<Characteristic name="c">
<Attribute><True/><ComplexPartialScore><Constant>1</Constant></ComplexPartialScore></Attribute>
</Characteristic>)";
    const auto refused = read_pmml(pmml(complex), {"risk.pmml", {}, {}});
    REQUIRE_FALSE(refused.has_value());
    const diagnostics why = refused.error();
    CHECK(ids(why) == std::vector<std::string>{"score-pmml-unsupported"});
    CHECK(why.items()[0].where().file == "risk.pmml");
    CHECK(why.items()[0].where().line == 13);
    CHECK(why.items()[0].arguments()[0] == "c");

    const pmml_model mapped = must(read_pmml(pmml(complex), {"", {}, {{"c", "age * 2"}}}));
    CHECK(mapped.card.items[0].input == "age * 2");
    CHECK(ids(write_pmml(mapped).error()) == std::vector<std::string>{"score-pmml-cannot-write"});

    const auto more =
        read_pmml(pmml(two_characteristics,
                       R"(<MiningSchema><MiningField name="age" missingValueReplacement="3"/>
                <MiningField name="income" outliers="asExtremeValues"/></MiningSchema>
                <Targets><Target/></Targets>)"));
    CHECK(ids(more.error()) == std::vector<std::string>(3, "score-pmml-unsupported"));
}

TEST_CASE("valid values are not checked, and texts that stand for missing are refused",
          "[score][pmml]") {
    const auto with = [](const std::string& values, const std::string& attributes = "") {
        std::string text = pmml(two_characteristics, "", attributes);
        const std::string field = R"(name="age" optype="continuous" dataType="integer")";
        text.replace(text.find(field + "/>"), field.size() + 2,
                     field + ">" + values + "</DataField>");
        return read_pmml(text);
    };
    CHECK(ids(must(with(R"(<Interval closure="closedClosed" leftMargin="0"/>)")).notes) ==
          std::vector<std::string>{"score-pmml-not-checked"});
    CHECK(ids(with(R"(<Value value="-1" property="missing"/>)").error()) ==
          std::vector<std::string>{"score-pmml-unsupported"});
    CHECK(ids(with("", R"(isScorable="false")").error()) ==
          std::vector<std::string>{"score-pmml-unsupported"});
}

TEST_CASE("what does not change the score is left out, and said", "[score][pmml]") {
    const pmml_model m =
        must(read_pmml(pmml(two_characteristics,
                            R"(<MiningSchema><MiningField name="age"/></MiningSchema>
                <Output><OutputField name="s" feature="predictedValue"/></Output>)")));
    CHECK(ids(m.notes) == std::vector<std::string>{"score-pmml-left-out"});
    CHECK(m.notes.items()[0].arguments()[0] == "Output");
}

TEST_CASE("broken and hostile documents are refused", "[score][pmml]") {
    const auto one = [](const std::string& attribute) {
        return ids(read_pmml(pmml("<Characteristic name=\"c\">" + attribute + "</Characteristic>"))
                       .error());
    };
    using list = std::vector<std::string>;
    CHECK(one(R"(<Attribute partialScore="x"><True/></Attribute>)") ==
          list{"score-pmml-bad-value"});
    CHECK(one(R"(<Attribute><True/></Attribute>)") == list{"score-pmml-bad-value"});
    CHECK(one(R"(<Attribute partialScore="1"/>)") ==
          list{"score-pmml-unsupported", "score-pmml-unsupported"});
    CHECK(one(R"(<Attribute partialScore="1"><SimplePredicate field="nobody" operator="equal"
                 value="1"/></Attribute>)") == list{"score-pmml-unknown-field"});
    CHECK(one(R"(<Attribute partialScore="1"><SimplePredicate field="age" operator="like"
                 value="1"/></Attribute>)") == list{"score-pmml-bad-value"});
    CHECK(one(R"(<Attribute partialScore="1"><SimplePredicate field="age" operator="equal"
                 value="1 or true"/></Attribute>)") == list{"score-pmml-bad-value"});
    CHECK(one(R"(<Attribute partialScore="1"><CompoundPredicate booleanOperator="and"><True/>
                 </CompoundPredicate></Attribute>)") == list{"score-pmml-unsupported"});
    CHECK(ids(read_pmml("<PMML").error()) == list{"score-pmml-not-xml"});
    CHECK(ids(read_pmml("").error()) == list{"score-pmml-not-xml"});
    CHECK(ids(read_pmml("<a/>").error()) == list{"score-pmml-no-scorecard"});
    CHECK(ids(read_pmml("<PMML/>").error()) == list{"score-pmml-no-scorecard"});
    CHECK(ids(read_pmml("<!DOCTYPE x [<!ENTITY a \"b\">]><PMML/>").error()) ==
          list{"score-pmml-not-xml"});
    CHECK(ids(read_pmml("\xFF").error()) == list{"score-pmml-not-xml"});
    std::string deep;
    for (int n = 0; n < 100'000; ++n) deep += "<a>";
    for (int n = 0; n < 100'000; ++n) deep += "</a>";
    CHECK(ids(read_pmml(deep).error()) == list{"score-pmml-too-large"});
}

TEST_CASE("a field whose name is more than a name needs another", "[score][pmml]") {
    const auto with_name = [](const std::string& name) {
        return R"(<PMML><DataDictionary><DataField name=")" + name +
               R"(" optype="continuous" dataType="integer"/></DataDictionary><Scorecard>
               <Characteristics><Characteristic name="c"><Attribute partialScore="1">
               <SimplePredicate field=")" +
               name + R"(" operator="lessThan" value="3"/></Attribute></Characteristic>
               </Characteristics></Scorecard></PMML>)";
    };
    for (const char* name : {"x or true", "a-b", "if", "1a", "x\xC2\xA0or", "a(b)", ""}) {
        INFO(name);
        CHECK(ids(read_pmml(with_name(name)).error()) ==
              std::vector<std::string>{"score-pmml-bad-name"});
    }
    CHECK(ids(read_pmml(pmml(two_characteristics), {"", {{"age", "income"}}, {}}).error()) ==
          std::vector<std::string>{"score-pmml-bad-name"}); // another field has that name
    const auto mapped = must(read_pmml(with_name("a-b"), {"", {{"a-b", "年龄"}}, {}}));
    CHECK(mapped.card.items[0].attributes[0].when == "年龄 < 3");
    CHECK(must(write_pmml(mapped)).xml.find(R"(field="a-b" operator="lessThan" value="3")") !=
          std::string::npos);
}

TEST_CASE("a scorecard of unary tests is written where they are predicates", "[score][pmml]") {
    pmml_model m;
    m.fields = {{"age", "age", "integer", "continuous"}, {"dept", "dept", "string", "categorical"}};
    m.card.id = "own";
    scorecard_item age;
    age.id = "age";
    age.input = "age";
    age.attributes = {{"[20..30)", 1, "", {}}, {"< 10, 15", 2, "", {}}, {"-", 3, "", {}}};
    scorecard_item dept = age;
    dept.id = dept.input = "dept";
    dept.attributes = {{"\"a b\", \"c\"", 1, "", {}}, {"not(\"d\")", 2, "", {}}};
    m.card.items = {age, dept};
    const std::string xml = must(write_pmml(m)).xml;
    CHECK(xml.find(R"(<SimplePredicate field="age" operator="greaterOrEqual" value="20" />)") !=
          std::string::npos);
    CHECK(xml.find(R"(<Array type="string" n="2">"a b" c</Array>)") != std::string::npos);
    const pmml_model back = must(read_pmml(xml));
    CHECK(back.card.items[0].attributes[1].when == "(age < 10) or (age = 15)");
    CHECK(back.card.items[1].attributes[1].when == R"(dept != null and dept != "d")");

    m.card.weights_total = decimal{2};
    m.card.items[0].weight = decimal{2};
    m.card.items[0].attributes[0].when = "> limit";
    m.card.items[1].input = "upper case(dept)";
    m.card.rounds.total = rounding_rule{};
    const auto refused = write_pmml(m);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().errors() == 6); // total, rounding, weight, the test, two of the input
}

TEST_CASE("conditions are read back as the predicates they came from", "[score][pmml]") {
    for (const char* text :
         {"true", "false", "a = null", "a != null", "a < 1", "a >= -1.5", "a = \"x\\\"y\"",
          "a != null and a != 3", "a in (1, 2)", "a != null and not(a in (\"x\", \"y z\"))",
          "(a = null) and (b > 2)", "(a = 1) or ((b = 2) and (true))",
          "if (a = null) then (b < 2) else (a < 1)",
          "if (a = null) then (if (b = null) then (true) else (b < 2)) else (a < 1)",
          "if (a = null or b = null) then (null) else ((a = 1) != (b = 2))",
          "a <= date(\"2026-01-31\")", "true_rate = true", "falsehood != null"}) {
        INFO(text);
        const auto read = read_condition(text);
        REQUIRE(read.has_value());
        CHECK(feel_of(*read) == text);
    }
    for (const char* text :
         {"", "a", "a <", "a < b", "(a = 1)", "(a = 1) and", "a = 1 or true",
          "if (b = null) then (b < 2) else (a < 1)", "a = \"x", "a in ()", "count(a) > 1",
          "(a = 1) and (b = 2) or (c = 3)", "true x", R"(a = "\u0041")", "a < date(\"soon\")"}) {
        INFO(text);
        CHECK_FALSE(read_condition(text).has_value());
    }
    CHECK_FALSE(read_condition(std::string(100'000, '(')).has_value());
}

TEST_CASE("a scorecard written as JSON is read back as the same", "[score][json]") {
    const std::string text =
        R"({"id":"value","name":{"zh":"客户价值","en":"customer value"},"initial":1.5,)"
        R"("weights_total":100,"least_weight":60,"items":[{"id":"revenue","input":"revenue",)"
        R"("weight":60,"attributes":[{"when":"\u003c 100","points":20,"reason":"R2"}],)"
        R"("values":["\u003e= 0"],"missing":"renormalise","reason":"R1"},{"id":"credit",)"
        R"("input":"credit","weight":40,"lowest":0,"highest":100,"inverse":true,)"
        R"("missing":{"fixed":50},"baseline":80}],"rounding":{"total":{"places":0,)"
        R"("mode":"half_up"}},"range":"[0..100]","grades":[{"id":"A","range":"[0..100]"}],)"
        R"("reasons":"points_above"})";
    const auto doc = must(json::document::read(text));
    diagnostics problems;
    const auto card = read_scorecard(doc, doc.root(), problems);
    INFO(problems.text(language::en));
    REQUIRE(card.has_value());
    json::writer out;
    write_scorecard(out, *card);
    CHECK(out.text() == text);
}

TEST_CASE("a model goes through JSON without loss", "[score][pmml][json]") {
    const pmml_model first =
        must(read_pmml(pmml(two_characteristics, "<Output/>", R"(baselineScore="20")")));
    json::writer once;
    write_pmml_model(once, first);
    CHECK(once.text().find(R"("reason":"score-pmml-left-out")") != std::string::npos);
    const pmml_model again = must(read_pmml_model(once.text()));
    CHECK(must(write_pmml(again)).xml == must(write_pmml(first)).xml);
    CHECK(must(read_pmml_options("")).names.empty());
    const auto options = must(read_pmml_options(R"({"names": {"a-b": "c"}})"));
    CHECK(options.names.at("a-b") == "c");
    CHECK_FALSE(read_pmml_options(R"({"names": {"a": 1}, "x": 2})").has_value());
    CHECK_FALSE(read_pmml_model("{}").has_value());
}
