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
