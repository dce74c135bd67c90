#include "policy/support.hpp"

#include <tenet/policy/coverage.hpp>
#include <tenet/policy/pack_test.hpp>

#include <string>
#include <vector>

using namespace policy_test;

namespace {

const std::string rules = R"({"id": "R1", "title": {"zh": "分级", "en": "Tier"},
    "kind": "classification", "subject": "account", "table": "tier", "assigned": "tier",
    "applies": "credit_grade != \"X\""},
  {"id": "R2", "title": {"zh": "有名", "en": "Named"}, "kind": "constraint",
    "subject": "account", "require": "name != \"\""},
  {"id": "R3", "title": {"zh": "未测", "en": "Untested"}, "kind": "constraint",
    "subject": "account", "require": "true"})";

std::string account(const std::string& id, const std::string& grade, const std::string& more) {
    return R"({"id": ")" + id + R"(", "name": "n", "tier": "core", "credit_grade": ")" + grade +
           "\"" + more + "}";
}

std::string expect(const std::string& rule, const std::string& subject,
                   const std::string& outcome) {
    return R"({"rule": ")" + rule + R"(", "subject": ")" + subject + R"(", "outcome": ")" +
           outcome + "\"}";
}

std::string members(const std::string& expected) {
    return R"~("tables": [{"id": "tier", "name": "tier", "hit_policy": "unique",
        "inputs": [{"expression": "annual_revenue"}, {"expression": "credit_grade"}],
        "outputs": [{"name": "tier"}],
        "rules": [{"id": "big", "when": [">= 100", "-"], "then": ["\"core\""]},
                  {"when": ["< 100", "\"A\""], "then": ["\"important\""]},
                  {"when": ["< 100", "not(\"A\")"], "then": ["\"strategic\""]}]}],
      "tests": [{"name": "t", "at": "2026-01-05T09:00:00+08:00", "portfolio": {"accounts": [)~" +
           account("big", "A", R"(, "annual_revenue": 100)") + "," +
           account("small", "A", R"(, "annual_revenue": 5)") + "," + account("unset", "B", "") +
           "," + account("out", "X", R"(, "annual_revenue": 5)") + R"(]}, "expect": [)" + expected +
           "]}],";
}

policy::pack_coverage coverage_of(const std::string& expected) {
    return policy::measure_coverage(compile(pack_text_of(rules, members(expected))).value(),
                                    types());
}

using outcomes = std::vector<policy::outcome>;

} // namespace

TEST_CASE("verdicts the tests expect are counted by rule and outcome", "[policy][coverage]") {
    const policy::pack_coverage c =
        coverage_of(expect("R1", "big", "pass") + "," + expect("R1", "small", "fail") + "," +
                    expect("R1", "unset", "unknown") + "," + expect("R1", "out", "not_applicable") +
                    "," + expect("R2", "big", "pass"));
    REQUIRE(c.rules.size() == 3);
    CHECK(c.rules[0].rule == "R1");
    CHECK(c.rules[0].outcomes[policy::outcome::pass] == 1);
    CHECK(c.rules[0].outcomes[policy::outcome::fail] == 1);
    CHECK(c.rules[0].outcomes[policy::outcome::unknown] == 1);
    CHECK(c.rules[0].outcomes[policy::outcome::not_applicable] == 1);
    CHECK(c.rules[0].untested() == outcomes{});
    CHECK(c.rules[1].untested() == outcomes{policy::outcome::fail, policy::outcome::unknown});
    CHECK(c.rules[2].untested() ==
          outcomes{policy::outcome::pass, policy::outcome::fail, policy::outcome::unknown});
}

TEST_CASE("rows that match and cells that hold are counted for tables that classify",
          "[policy][coverage]") {
    const policy::pack_coverage c =
        coverage_of(expect("R1", "big", "pass") + "," + expect("R1", "small", "fail") + "," +
                    expect("R1", "unset", "unknown") + "," + expect("R1", "out", "not_applicable"));
    REQUIRE(c.tables.size() == 1);
    const policy::table_coverage& t = c.tables[0];
    CHECK(t.table == "tier");
    CHECK(t.judged == 3);
    CHECK(t.unmatched == 1);
    REQUIRE(t.rows.size() == 3);
    CHECK(t.rows[0].row == "big");
    CHECK(t.rows[1].row == "2");
    CHECK(t.rows[0].matched == 1);
    CHECK(t.rows[1].matched == 1);
    CHECK(t.rows[2].matched == 0);
    CHECK(t.rows[0].cells[0].held == 1);
    CHECK(t.rows[0].cells[0].failed == 2);
    CHECK(t.rows[0].cells[1].held == 3);
    CHECK(t.rows[2].cells[1].held == 1);
    CHECK(t.rows[2].cells[1].failed == 2);
}

TEST_CASE("what comes out otherwise than expected counts as what it is", "[policy][coverage]") {
    const policy::pack_coverage c = coverage_of(expect("R2", "big", "fail"));
    CHECK(c.rules[1].outcomes[policy::outcome::pass] == 1);
    CHECK(c.rules[1].outcomes[policy::outcome::fail] == 0);
    const policy::pack_coverage none =
        coverage_of(expect("R9", "big", "fail") + "," + expect("R2", "nobody", "fail"));
    CHECK(none.rules[1].untested().size() == 3);
}

TEST_CASE("rows are counted for tables that decide, too", "[policy][coverage]") {
    const std::string decides =
        R"({"id": "R1", "title": {"zh": "决定", "en": "Decision"}, "kind": "decision",
            "subject": "account", "table": "tier"})";
    const std::string expected = expect("R1", "big", "pass") + "," + expect("R1", "small", "pass");
    const policy::pack_coverage c = policy::measure_coverage(
        compile(pack_text_of(decides, members(expected))).value(), types());
    REQUIRE(c.tables.size() == 1);
    CHECK(c.tables[0].judged == 2);
    CHECK(c.tables[0].rows[0].matched == 1);
    CHECK(c.tables[0].rows[1].matched == 1);
    CHECK(c.tables[0].rows[2].matched == 0);
}
