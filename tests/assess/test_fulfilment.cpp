#include "assessments.hpp"
#include "policy/support.hpp"

#include <tenet/assess/fulfilment.hpp>
#include <tenet/assess/records.hpp>
#include <tenet/portfolio/change_json.hpp>

using namespace assessments;

namespace {

/// The purchase of `assessments.hpp`, with records.
assess::assessment recording(const std::string& records) {
    return made(
        replaced(purchase, R"("withdraw": {)", "\"records\": " + records + R"(, "withdraw": {)"));
}

const std::string offer = R"("stage": "prepare", "answers": {"price": 120, "rating": 4})";
const std::string yes = R"("stage": "check", "choice": "approve")";

/// An instance that was bought on the second of January.
player bought(const std::string& records) {
    player p{recording(records)};
    CHECK(p.act("submit", "m1", offer).empty());
    CHECK(p.act("submit", "m2", offer).empty());
    CHECK(p.act("submit", "c1", yes, day(1)).empty());
    CHECK(p.act("submit", "c2", yes, day(1)).empty());
    REQUIRE(p.now.at() == "bought");
    return p;
}

std::string records_of(const player& p, const portfolio::snapshot* facts = nullptr) {
    const auto text = assess::records_json(p.of(), p.now, p.options, facts);
    return text ? *text : std::string{text.error().items().front().id()};
}

std::string records_of(const std::string& records) {
    return records_of(bought(records));
}

const std::string pack = policy_test::pack_text_of(
    R"({"id": "S", "title": {"zh": "调查", "en": "survey"}, "kind": "recurring",
        "subject": "account", "events": "surveys", "every": "@\"P6M\"", "start": "since",
        "fulfilled_by": {"assessment": "purchase"}},
       {"id": "T", "title": {"zh": "复核", "en": "review"}, "kind": "recurring",
        "subject": "account", "events": "surveys", "every": "@\"P1Y\"", "start": "since"})");

std::shared_ptr<const policy::judge> judge_of_one() {
    policy_test::records facts;
    auto a = policy_test::an_account("A1");
    a.since = policy_test::day("2025-01-01");
    a.tier = std::string{"core"};
    facts.add(std::move(a)).cover_all();
    return policy_test::bound(pack, facts.done());
}

std::vector<assess::due_assessment> due_of(const policy::judge& by,
                                           std::span<const assess::assessment> known) {
    return assess::due_assessments(by, by.check()->second, known);
}

} // namespace

TEST_CASE("records read the subject, parameters, measures and the run", "[assess][records]") {
    CHECK(records_of(R"([{"type": "order", "fields": {
            "id": "run.instance", "account": "subject.order", "amount": "dearest + limit",
            "ordered_on": "run.closed", "status": "run.outcome"}}])") ==
          R"({"upsert":{"order":[{"id":"P-1","account":"A1","amount":220,)"
          R"("ordered_on":"2026-01-02","status":"bought"}]}})");
    CHECK(
        records_of(R"([{"type": "x", "fields": {
            "a": "run.stages.prepare.returned", "b": "run.stages.check.people",
            "c": "run.stages.check.approvals", "d": "run.stages.prepare.answers.price",
            "e": "run.stages.prepare.result", "f": "run.stages.nowhere.people"}}])") ==
        R"({"upsert":{"x":[{"a":2,"b":["c1","c2"],"c":2,"d":[120,120],"e":"complete","f":null}]}})");
}

TEST_CASE("the provenance of a record names the assessment and its log", "[assess][records]") {
    const player p = bought(R"([{"type": "finding", "fields": {"provenance": "run.provenance"}}])");
    CHECK(records_of(p) == R"({"upsert":{"finding":[{"provenance":"purchase 1, P-1, sha256 )" +
                               p.now.log.hash + R"("}]}})");
}

TEST_CASE("records are made on a condition, and one for each item", "[assess][records]") {
    CHECK(records_of(R"([{"type": "x", "if": "run.outcome = \"dropped\"",
                         "fields": {"id": "1"}}])") == R"({"upsert":{}})");
    CHECK(records_of(R"([{"type": "x", "if": "null", "fields": {"id": "1"}}])") ==
          R"({"upsert":{}})");
    CHECK(records_of(R"([{"type": "x", "each": "[7, 8]", "fields": {"id": "run.item"}},
                        {"type": "x", "each": "[]", "fields": {"id": "run.item"}}])") ==
          R"({"upsert":{"x":[{"id":7},{"id":8}]}})");
    CHECK(records_of(R"([{"type": "x", "each": "null", "fields": {"id": "1"}}])") ==
          R"({"upsert":{}})");
    CHECK(records_of(R"([{"type": "x", "each": "1", "fields": {"id": "1"}}])") ==
          "assessment-no-list");
}

TEST_CASE("null is left out where a field cannot say that there is none", "[assess][records]") {
    // The day a corrective action was closed has three states, its owner two.
    CHECK(records_of(R"([{"type": "corrective_action", "fields": {
            "id": "\"X\"", "closed_on": "null", "owner": "null"}}])") ==
          R"({"upsert":{"corrective_action":[{"id":"X","closed_on":null}]}})");
}

TEST_CASE("a record that is there keeps what is not named", "[assess][records]") {
    policy_test::records facts;
    auto a = policy_test::an_account("A1");
    a.since = policy_test::day("2025-01-01");
    facts.add(std::move(a)).cover_all();
    const auto there = facts.done();
    const player p =
        bought(R"([{"type": "account", "fields": {"编号": "subject.order", "tier": "\"core\""}}])");
    const std::string text = records_of(p, there.get());
    portfolio::load_options how;
    how.types = policy_test::types();
    diagnostics warnings;
    const auto change = portfolio::read_change(text, "change.json", how, warnings);
    INFO(text);
    REQUIRE(change.has_value());
    const auto after = there->with(*change);
    REQUIRE(after.has_value());
    const auto& type = table_for<account::account>();
    const auto* now =
        static_cast<const account::account*>((*after)->at(type, (*after)->find(type, "A1")));
    CHECK(now->since == policy_test::day("2025-01-01"));
    CHECK(now->name == "客户 A1");
    CHECK(records_of(bought(R"([{"type": "account", "fields": {"id": "\"B\""}}])"), there.get()) ==
          R"({"upsert":{"account":[{"id":"B"}]}})");
}

TEST_CASE("an expression of a record that does not end is an error", "[assess][records]") {
    player p = bought(
        R"json([{"type": "x", "fields": {"id": "count(for i in 1..1000000000 return i)"}}])json");
    p.options.bounds.steps = 1000;
    CHECK(records_of(p).starts_with("feel-"));
}

TEST_CASE("a due duty says what to open", "[assess][fulfilment]") {
    const auto judge = judge_of_one();
    const std::vector<assess::assessment> known{made(replaced(
        purchase, R"("roles": [)", R"("subject_fields": ["tier", "manager"], "roles": [)"))};
    const auto due = due_of(*judge, known);
    REQUIRE(due.size() == 1); // the other rule names no assessment
    CHECK(due[0].rule == "S");
    CHECK(due[0].due == policy_test::day("2025-07-01"));
    CHECK(due[0].overdue);
    CHECK(due[0].defined);
    CHECK(due[0].roles == std::vector<std::string>{"maker", "checker", "chair"});
    const std::string text = assess::due_assessments_json(due);
    CHECK(text.find(R"("opening":{"instance":"purchase-A1-2025-07-01","subject":{)"
                    R"("rule":"S","article":"1","due":"2025-07-01","account":"A1",)"
                    R"("tier":"core"},"participants":[]})") != std::string::npos);
}

namespace {

/// The purchase with sources of its roles, as a duty about the account A1 asks for it.
assess::due_assessment cast_by(const std::string& sources, const policy::judge& judge) {
    const std::vector<assess::assessment> known{made(
        replaced(purchase, R"("roles": [)", R"("participants": )" + sources + R"(, "roles": [)"))};
    const auto due = due_of(judge, known);
    REQUIRE(due.size() == 1);
    return due.front();
}

std::string people_of(const assess::due_assessment& d) {
    std::string text;
    for (const assess::participant& p : d.with.participants) {
        text += text.empty() ? p.person : " " + p.person;
        for (const std::string& role : p.roles) text += ":" + role;
    }
    return text;
}

std::string vacant_in(const assess::due_assessment& d) {
    std::string text;
    for (const assess::vacant_role& v : d.vacant) {
        text += (text.empty() ? "" : " ") + v.role + ":" + std::string{assess::name_of(v.why)};
        if (!v.what.empty()) text += ":" + v.what;
    }
    return text;
}

/// An account with a manager and a team of two; nobody says who its contacts are.
std::shared_ptr<const policy::judge> judge_of_staffed() {
    policy_test::records facts;
    auto a = policy_test::an_account("A1");
    a.since = policy_test::day("2025-01-01");
    a.manager = std::string{"E1"};
    facts.add(std::move(a));
    for (const char* name : {"E2", "E3"}) {
        account::team_member t;
        t.id = std::string{"T"} + name;
        t.account = "A1";
        t.employee = name;
        t.role = name == std::string_view{"E2"} ? "quality" : "service";
        facts.add(std::move(t));
    }
    org::employee e;
    e.id = "E1";
    e.name = "甲";
    facts.add(std::move(e));
    facts.cover("accounts").cover("team_members").cover("survey_waves").cover("employees");
    return policy_test::bound(pack, facts.done());
}

} // namespace

TEST_CASE("an opening brings the participants that the facts name", "[assess][fulfilment]") {
    const auto judge = judge_of_staffed();
    const auto d = cast_by(R"({"maker": "account.manager", "chair": "account.manager_record",
        "checker": "account.team[item.role = \"quality\"].employee"})",
                           *judge);
    CHECK(people_of(d) == "E1:maker:chair E2:checker");
    CHECK(vacant_in(d).empty());
    const std::string text = assess::due_assessments_json(std::vector{d});
    CHECK(text.find(R"("participants":[{"person":"E1","roles":["maker","chair"]},)"
                    R"({"person":"E2","roles":["checker"]}])") != std::string::npos);
    CHECK(text.find(R"("vacant":[])") != std::string::npos);
    // What an opening says can be read back and opened.
    const auto begun = assess::open(made(purchase), d.with, day(0));
    CHECK(begun.has_value());
}

TEST_CASE("a source may say group, weight and conflict", "[assess][fulfilment]") {
    const auto d = cast_by(
        R"({"maker": "[{person: \"x\", group: \"g\", weight: 2, conflict: \"c\"}, \"y\"]"})",
        *judge_of_staffed());
    REQUIRE(people_of(d) == "x:maker y:maker");
    CHECK(d.with.participants[0].group == "g");
    CHECK(d.with.participants[0].weight == decimal{2});
    CHECK(d.with.participants[0].conflict == "c");
    CHECK(assess::due_assessments_json(std::vector{d})
              .find(R"({"person":"x","roles":["maker"],"group":"g","weight":2,"conflict":"c"})") !=
          std::string::npos);
}

TEST_CASE("an opening says for which role there is nobody, and why", "[assess][fulfilment]") {
    const auto judge = judge_of_staffed();
    CHECK(vacant_in(cast_by(R"({"maker": "account.manager"})", *judge)) ==
          "checker:undeclared chair:undeclared");
    CHECK(vacant_in(cast_by(R"({"maker": "null", "checker": "[]", "chair": "account.contacts"})",
                            *judge)) ==
          "maker:nobody checker:nobody chair:missing:account.contacts");
    CHECK(vacant_in(cast_by(R"({"maker": "account.owner_unit", "checker": "account.nowhere",
                                "chair": "1"})",
                            *judge)) ==
          "maker:missing:account.owner_unit checker:failed chair:failed");
    // Whoever makes does not check: the second of two roles that exclude each other has nobody.
    const auto d = cast_by(R"({"maker": "account.manager", "checker": "account.manager"})", *judge);
    CHECK(people_of(d) == "E1:maker");
    CHECK(vacant_in(d) == "checker:excluded:E1 chair:undeclared");
    // What is no weight is not taken for one.
    CHECK(vacant_in(cast_by(R"json({"maker": "{person: \"x\", weight: \"2\"}",
                                   "checker": "{person: \"y\", group: 1}",
                                   "chair": "{person: \"z\", weight: null}"})json",
                            *judge)) == "maker:failed checker:failed");
}

TEST_CASE("a role that needs another is held by who holds that, in whatever order they stand",
          "[assess][fulfilment]") {
    const auto judge = judge_of_staffed();
    const auto cast = [&](const std::string& needs_of_maker, const std::string& needs_of_chair) {
        const std::string roles =
            replaced(replaced(purchase, R"({"id": "maker"})",
                              R"({"id": "maker", "needs": [)" + needs_of_maker + "]}"),
                     R"({"id": "chair"})", R"({"id": "chair", "needs": [)" + needs_of_chair + "]}");
        const std::vector<assess::assessment> known{made(replaced(
            roles, R"("roles": [)",
            R"("participants": {"maker": "[\"x\", \"y\"]", "chair": "\"x\""}, "roles": [)"))};
        return due_of(*judge, known).front();
    };
    const auto after = cast(R"("chair")", "");
    CHECK(people_of(after) == "x:chair:maker");
    CHECK(vacant_in(after) == "checker:undeclared");
    CHECK(people_of(cast("", R"("maker")")) == "x:maker:chair y:maker");
    // Two that need each other cannot be given one by one.
    CHECK(vacant_in(cast(R"("chair")", R"("maker")")) ==
          "maker:excluded:x, y checker:undeclared chair:excluded:x");
}

TEST_CASE("a source that does not end leaves its role vacant", "[assess][fulfilment]") {
    const auto d =
        cast_by(R"json({"maker": "for i in 1..1000000000 return \"x\""})json", *judge_of_staffed());
    CHECK(vacant_in(d) == "maker:failed checker:undeclared chair:undeclared");
}

TEST_CASE("a source that names very many people costs what they are", "[assess][fulfilment]") {
    const auto d = cast_by(
        R"json({"maker": "for i in 1..100000 return string(i)", "checker": "[{person: 1}]",
                "chair": "{person: \"x\", weight: -1}"})json",
        *judge_of_staffed());
    CHECK(d.with.participants.size() == 100'000);
    CHECK(vacant_in(d) == "checker:failed chair:excluded:x");
}

TEST_CASE("wrong sources are found when a definition is read", "[assess][fulfilment]") {
    const auto wrong = [](const std::string& sources) {
        return problems(replaced(purchase, R"("roles": [)",
                                 R"("participants": )" + sources + R"(, "roles": [)"));
    };
    CHECK(wrong(R"({"nobody": "account.manager"})") ==
          std::vector<std::string>{"assessment-role-unknown"});
    CHECK(wrong(R"({"maker": "1 +"})").size() == 1);
    CHECK(wrong(R"({"maker": "somebody"})").size() == 1);
    CHECK_FALSE(wrong(R"({"maker": 1})").empty());
    CHECK_FALSE(wrong("1").empty());
}

TEST_CASE("an assessment that nobody defined is told as such", "[assess][fulfilment]") {
    const auto judge = judge_of_one();
    const auto due = due_of(*judge, {});
    REQUIRE(due.size() == 1);
    CHECK_FALSE(due[0].defined);
    CHECK(due[0].with.instance == "purchase-A1-2025-07-01");
}

TEST_CASE("only recurring and deadline rules can be fulfilled", "[assess][fulfilment]") {
    CHECK(policy_test::problems_of(policy_test::pack_text_of(
              R"({"id": "S", "title": {"zh": "调查", "en": "survey"}, "kind": "constraint",
                  "subject": "account", "require": "true",
                  "fulfilled_by": {"assessment": "purchase"}})")) != "");
}
