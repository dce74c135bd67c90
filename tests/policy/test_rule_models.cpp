#include "policy/support.hpp"

#include <tenet/policy/coverage.hpp>
#include <tenet/policy/trace.hpp>

#include <string>
#include <vector>

using namespace policy_test;
using tenet_test::contains;

namespace {

/// A discount by tier and revenue over two decisions, the same as a service and as a knowledge
/// model, and a class.
const std::string model = R"(<definitions
    xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:discount" name="折扣">
  <inputData id="t" name="客户级别"><variable name="客户级别" typeRef="string"/></inputData>
  <inputData id="r" name="年营业额"><variable name="年营业额" typeRef="number"/></inputData>
  <inputData id="g" name="信用等级"><variable name="信用等级" typeRef="string"/></inputData>
  <decision id="rate" name="折扣率"><variable name="折扣率" typeRef="number"/>
    <informationRequirement><requiredInput href="#t"/></informationRequirement>
    <informationRequirement><requiredInput href="#r"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>客户级别</text></inputExpression></input>
      <input><inputExpression><text>年营业额</text></inputExpression></input>
      <output/>
      <rule><inputEntry><text>"core"</text></inputEntry><inputEntry><text>&gt;= 1000</text></inputEntry>
        <outputEntry><text>10</text></outputEntry></rule>
      <rule><inputEntry><text>"core"</text></inputEntry><inputEntry><text>-</text></inputEntry>
        <outputEntry><text>5</text></outputEntry></rule>
      <rule><inputEntry><text>"important"</text></inputEntry><inputEntry><text>-</text></inputEntry>
        <outputEntry><text>2</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="offer" name="报价"><variable name="报价"/>
    <informationRequirement><requiredDecision href="#rate"/></informationRequirement>
    <context>
      <contextEntry><variable name="折扣"/><literalExpression><text>折扣率</text></literalExpression></contextEntry>
      <contextEntry><variable name="审批"/><literalExpression><text>if 折扣率 &gt; 5 then null else "manager"</text></literalExpression></contextEntry>
    </context>
  </decision>
  <decision id="cls" name="分类"><variable name="分类"/>
    <informationRequirement><requiredInput href="#t"/></informationRequirement>
    <literalExpression><text>if 客户级别 = "core" then "A" else null</text></literalExpression>
  </decision>
  <decision id="lenient" name="宽松"><variable name="宽松"/>
    <informationRequirement><requiredInput href="#t"/></informationRequirement>
    <literalExpression><text>if 客户级别 + 1 = null then "no sum" else "sum"</text></literalExpression>
  </decision>
  <decisionService id="s" name="服务"><variable name="服务"/>
    <outputDecision href="#rate"/><inputData href="#t"/><inputData href="#r"/></decisionService>
  <businessKnowledgeModel id="k" name="倍数"><variable name="倍数"/>
    <encapsulatedLogic><formalParameter name="n" typeRef="number"/>
      <literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
  <decision id="deep" name="客户订单"><variable name="客户订单"/>
    <informationRequirement><requiredInput href="#a"/></informationRequirement>
    <literalExpression><text>count(客户.orders[amount &gt; 10])</text></literalExpression>
  </decision>
  <inputData id="a" name="客户"><variable name="客户"/></inputData>
  <decision id="long" name="没完"><variable name="没完"/>
    <informationRequirement><requiredInput href="#r"/></informationRequirement>
    <literalExpression><text>count(for i in 1..年营业额 return i)</text></literalExpression>
  </decision>
</definitions>)";

const std::string both_inputs = R"("inputs": {"客户级别": "tier", "年营业额": "annual_revenue"})";

std::string rule_with(const std::string& more, const std::string& kind = "decision") {
    return R"({"id": "R1", "title": {"zh": "折扣", "en": "discount"}, "kind": ")" + kind +
           R"(", "subject": "account", )" + more + "}";
}

std::string using_model(const std::string& decision, const std::string& inputs = both_inputs) {
    return R"("model": {"file": "offer.dmn", "decision": ")" + decision + "\", " + inputs + "}";
}

result<std::shared_ptr<const policy::regulation>> compiled(const std::string& rule,
                                                           std::vector<policy::pack_text> files,
                                                           diagnostics* warnings = nullptr) {
    diagnostics own;
    diagnostics& heard = warnings != nullptr ? *warnings : own;
    files.insert(files.begin(), {"pack.json", pack_text_of(rule)});
    auto source = policy::read_pack(files, heard);
    if (!source) return source.error();
    return policy::regulation::compile(std::move(*source), types(), heard);
}

std::shared_ptr<const policy::judge>
judge_of(const std::string& rule, std::shared_ptr<const portfolio::snapshot> facts,
         policy::context in = at("2026-01-01T12:00:00+08:00")) {
    auto rules = compiled(rule, {{"offer.dmn", model}});
    if (!rules) FAIL(rules.error().text(language::en));
    return policy::bind(*rules, std::move(facts), std::move(in)).value();
}

acc::account account_with(const char* tier, int revenue) {
    acc::account a = an_account("A");
    if (tier != nullptr) a.tier = std::string{tier};
    if (revenue >= 0) a.annual_revenue = decimal{revenue};
    return a;
}

policy::explanation explained(const std::string& rule, acc::account one) {
    records all;
    all.add(std::move(one));
    return explain(*judge_of(rule, all.done()), "R1", "A");
}

/// The problems of a rule, each as "file:line id".
std::string problems(const std::string& rule, std::vector<policy::pack_text> files) {
    const auto rules = compiled(rule, std::move(files));
    if (rules) return "none";
    std::string all;
    for (const diagnostic& d : rules.error().items()) {
        if (d.level() != severity::error) continue;
        all += d.where().file + ":" + std::to_string(d.where().line) + " " + std::string{d.id()} +
               "\n";
    }
    return all;
}

} // namespace

TEST_CASE("a rule decides by a model of its pack", "[policy][model]") {
    const std::string rule = rule_with(using_model("报价") + R"(, "approval": "decided.审批",
        "require": "decided.折扣 >= 5")");
    const auto e = explained(rule, account_with("core", 500));
    CHECK(e.of.is == policy::outcome::pass);
    CHECK(e.result == "{折扣: 5, 审批: \"manager\"}");
    CHECK(e.approval == "manager");
    const auto has_value = [&](std::string_view path) {
        return std::any_of(e.values.begin(), e.values.end(),
                           [&](const policy::shown_value& v) { return v.path == path; });
    };
    CHECK(has_value("account.tier"));
    CHECK(has_value("account.annual_revenue"));
    CHECK(explained(rule, account_with("core", 1000)).approval.empty());
    CHECK(explained(rule, account_with("important", 1)).of.is == policy::outcome::fail);
}

TEST_CASE("a service and a knowledge model serve as a decision does", "[policy][model]") {
    CHECK(explained(rule_with(using_model("服务")), account_with("core", 1000)).result == "10");
    CHECK(explained(rule_with(using_model("倍数", R"("inputs": {"n": "annual_revenue + 1"})")),
                    account_with("core", 20))
              .result == "42");
}

TEST_CASE("a classification may come from a model", "[policy][model]") {
    const std::string rule = rule_with(using_model("分类", R"("inputs": {"客户级别": "tier"})") +
                                           R"(, "assigned": "credit_grade")",
                                       "classification");
    acc::account a = account_with("core", 1);
    a.credit_grade = std::string("A");
    CHECK(explained(rule, a).of.is == policy::outcome::pass);
    CHECK(explained(rule, a).result == "A");
    a.credit_grade = std::string("B");
    CHECK(explained(rule, a).of.is == policy::outcome::fail);
    a.tier = std::string("important");
    const auto none = explained(rule, a);
    CHECK(none.of.is == policy::outcome::unknown);
    REQUIRE(none.error.has_value());
    CHECK(none.error->id() == "policy-no-class");
}

TEST_CASE("a missing fact stays missing on its way through a model", "[policy][model]") {
    const auto e = explained(rule_with(using_model("折扣率")), account_with("core", -1));
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.missing == std::vector<std::string>{"account.annual_revenue"});
    // Not where the result does not depend on it.
    CHECK(explained(rule_with(using_model("折扣率")), account_with("important", -1)).result == "2");
}

TEST_CASE("a model runs without strict, its inputs with", "[policy][model]") {
    const std::string inputs = R"("inputs": {"客户级别": "tier"})";
    CHECK(explained(rule_with(using_model("宽松", inputs)), account_with("core", 1)).result ==
          "no sum");
    const auto e = explained(
        rule_with(using_model("宽松", R"~("inputs": {"客户级别": "string(annual_revenue / 0)"})~")),
        account_with("core", 1));
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.error.has_value());
}

TEST_CASE("null when missing reaches the inputs of a model", "[policy][model]") {
    const std::string rule =
        rule_with(using_model("折扣率") + R"(, "null_when_missing": ["annual_revenue"])");
    CHECK(explained(rule, account_with("core", -1)).result == "5");
}

TEST_CASE("a limit within a model names the rule, the decision and the place",
          "[policy][model][limits]") {
    records all;
    all.add(account_with("core", 1'000'000));
    policy::context in = at("2026-01-01T12:00:00+08:00");
    in.bounds.steps = 1'000;
    const auto by =
        judge_of(rule_with(using_model("没完", R"("inputs": {"年营业额": "annual_revenue"})")),
                 all.done(), in);
    const auto e = explain(*by, "R1", "A");
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error.has_value());
    CHECK(e.error->id() == "feel-steps-exhausted");
    CHECK_THAT(e.error->text(language::en), contains("limit of 1,000 steps, at offer.dmn:48:36, "));
    CHECK_THAT(e.error->text(language::en),
               contains("decision \"没完\", rule \"R1\" of article 1"));
    CHECK_THAT(e.error->text(language::zh), contains("决策“没完”，第1条规则“R1”"));
}

TEST_CASE("a change to records that a model reaches shifts the verdict", "[policy][model]") {
    for (const bool as_record : {false, true}) {
        records all;
        acc::account buyer = an_account("A");
        all.add(buyer).add(an_account("B")).cover_all();
        all.add(order("O1", "A", "2025-06-01", "5"));
        const std::string inputs = as_record ? R"("inputs": {"客户": "account"})"
                                             : R"~("inputs": {"n": "count(orders[amount > 10])"})~";
        const std::string rule = rule_with(using_model(as_record ? "客户订单" : "倍数", inputs) +
                                           R"(, "require": "decided = 0")");
        const auto by = judge_of(rule, all.done());
        INFO((as_record ? "record" : "value"));
        CHECK(outcome_of(*by, "R1", "A") == "pass");
        portfolio::change change;
        change.upserts.push_back(portfolio::make_record(order("O1", "A", "2025-06-01", "50")));
        const auto effect = by->evaluate(change, policy::change_scope::all).value();
        CHECK(outcome_of(*effect.would_be, "R1", "A") == "fail");
        bool shifted = false;
        for (const auto* some : {&effect.named, &effect.elsewhere}) {
            for (const policy::shift& s : *some) {
                shifted = shifted || (s.subject_key == "A" && s.before.is != s.after.is);
            }
        }
        CHECK(shifted);
    }
}

TEST_CASE("what is wrong with a rule's model is said with its place", "[policy][model]") {
    const std::vector<policy::pack_text> files{{"offer.dmn", model}};
    CHECK(problems(rule_with(using_model("报价")), {}) ==
          "pack.json:1 policy-model-file-unknown\n");
    CHECK(problems(rule_with(using_model("报价")), {{"offer.dmn", "<a/>"}}) ==
          "offer.dmn:1 dmn-no-definitions\n");
    CHECK(problems(rule_with(using_model("报价 ")), files) ==
          "pack.json:1 dmn-no-such-element-close\n");
    CHECK(problems(rule_with(using_model("报价", R"("inputs": {"客户级别": "tier"})")), files) ==
          "pack.json:1 policy-model-input-not-given\n");
    CHECK(problems(rule_with(using_model(
                       "报价", R"("inputs": {"客户级别": "tier", "年营业额": "1", "x": "2"})")),
                   files) == "pack.json:1 policy-model-input-unknown\n");
    CHECK(problems(
              rule_with(using_model("报价", R"("inputs": {"客户级别": "teir", "年营业额": "1"})")),
              files) == "pack.json:1 feel-unknown-name-near\n");
    CHECK(problems(rule_with(using_model("报价") + R"(, "decide": "1")"), files) ==
          "pack.json:1 policy-member-for-kind\n");
    std::string broken = model;
    broken.replace(broken.find("n * 2"), 5, "n * *");
    CHECK_THAT(problems(rule_with(using_model("报价")), {{"offer.dmn", broken}}),
               contains("offer.dmn:4"));
    CHECK_THAT(problems(rule_with(R"("model": [])"), files), contains("pack.json:1"));
}

TEST_CASE("a model may import others of the pack, and counts in its digest", "[policy][model]") {
    const std::string importing = R"(<definitions
        xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:top" name="top">
      <import name="base" namespace="urn:discount"
        importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      <decision id="x" name="double"><variable name="double"/>
        <informationRequirement><requiredDecision href="urn:discount#rate"/></informationRequirement>
        <literalExpression><text>base.折扣率 * 2</text></literalExpression></decision>
    </definitions>)";
    const std::string rule =
        rule_with(R"("model": {"file": "top.dmn", "decision": "double", )" + both_inputs + "}");
    const auto rules = compiled(rule, {{"offer.dmn", model}, {"top.dmn", importing}});
    if (!rules) FAIL(rules.error().text(language::en));
    records all;
    all.add(account_with("core", 1000));
    const auto by = policy::bind(*rules, all.done(), at("2026-01-01T12:00:00+08:00")).value();
    CHECK(explain(*by, "R1", "A").result == "20");
    const auto changed = compiled(rule, {{"offer.dmn", model + "\n"}, {"top.dmn", importing}});
    CHECK(changed.value()->digest() != (*rules)->digest());
    const auto beside =
        compiled(rule, {{"offer.dmn", model}, {"other.dmn", "not read"}, {"top.dmn", importing}});
    CHECK(beside.value()->digest() == (*rules)->digest());
    CHECK_THAT(problems(rule, {{"top.dmn", importing}}), contains("top.dmn:3 dmn-unknown-import"));
}

TEST_CASE("gaps and overlaps in the tables of a model are reported with the pack's",
          "[policy][model]") {
    diagnostics warnings;
    REQUIRE(
        compiled(rule_with(using_model("折扣率")), {{"offer.dmn", model}}, &warnings).has_value());
    CHECK_THAT(warnings.text(language::en), contains("offer.dmn:"));
}

TEST_CASE("tables of models that rules decide by are counted by their rows", "[policy][coverage]") {
    const std::string members = R"("tests": [{"name": "t", "at": "2026-01-05T09:00:00Z",
        "portfolio": {"accounts": [
          {"id": "A", "name": "A", "tier": "core", "annual_revenue": 2000},
          {"id": "B", "name": "B", "tier": "core", "annual_revenue": 1},
          {"id": "C", "name": "C", "tier": "strategic", "annual_revenue": 1}]},
        "expect": [{"rule": "R1", "subject": "A", "outcome": "pass"},
                   {"rule": "R1", "subject": "B", "outcome": "pass"},
                   {"rule": "R1", "subject": "C", "outcome": "unknown"}]}],)";
    diagnostics heard;
    auto source =
        policy::read_pack({{"pack.json", pack_text_of(rule_with(using_model("报价")), members)},
                           {"offer.dmn", model}},
                          heard);
    REQUIRE(source.has_value());
    const auto rules = policy::regulation::compile(std::move(*source), types(), heard);
    REQUIRE(rules.has_value());
    const policy::pack_coverage c = policy::measure_coverage(*rules, types());
    REQUIRE(c.tables.size() == 1);
    const policy::table_coverage& t = c.tables[0];
    CHECK(t.table == "折扣率");
    CHECK(t.model == "offer.dmn");
    CHECK(t.judged == 3);
    CHECK(t.unmatched == 1);
    REQUIRE(t.rows.size() == 3);
    CHECK(t.rows[0].matched == 1);
    CHECK(t.rows[1].matched == 2); // hit policy first: it matches, too, where the row above does
    CHECK(t.rows[2].matched == 0);
    CHECK(t.rows[0].cells[1].held == 1);
    CHECK(t.rows[0].cells[1].failed == 2);
    CHECK(t.rows[2].cells[0].held == 0);
}

TEST_CASE("a trace of a decision by a model holds its decisions, and the inputs the rule gives",
          "[policy][trace]") {
    records all;
    all.add(account_with("core", 900));
    const auto by = judge_of(rule_with(using_model("报价")), all.done());
    std::vector<std::string> steps;
    std::vector<std::string> inputs;
    by->trace(by->judge_one(0, 0), [&](const policy::verdict_trace& t, const feel::evaluation&) {
        for (const auto& p : t.parts) inputs.push_back(p.of + " = " + to_text(p.why.result));
        for (const dmn::trace_step& s : t.decided.steps()) {
            steps.push_back(s.table != nullptr ? "table" : std::string{s.name});
        }
    });
    CHECK(inputs == std::vector<std::string>{"客户级别 = core", "年营业额 = 900"});
    CHECK(steps == std::vector<std::string>{"折扣率", "table", "报价"});
}
