#include "policy/support.hpp"

#include <tenet/policy/trace.hpp>

#include <string>
#include <vector>

using namespace policy_test;

namespace {

const std::string tables = R"~("tables": [{"id": "tier", "name": "tier", "hit_policy": "unique",
    "inputs": [{"expression": "annual_revenue"}], "outputs": [{"name": "tier"}],
    "rules": [{"id": "big", "when": [">= 100"], "then": ["\"core\""]},
              {"id": "small", "when": ["< 100"], "then": ["\"important\""]}]}],)~";

const std::string classifies = R"({"id": "R1", "title": {"zh": "分级", "en": "Tier"},
    "kind": "classification", "subject": "account", "table": "tier", "assigned": "tier",
    "applies": "credit_grade != \"X\""})";

const std::string lists = R"~({"id": "R1", "title": {"zh": "齐全", "en": "Complete"},
    "kind": "checklist", "subject": "account", "items": [
      {"id": "named", "label": {"zh": "名", "en": "name"}, "present": "name != \"\""},
      {"id": "reached", "label": {"zh": "联系", "en": "contact"},
       "present": "some c in contacts satisfies c.phone != \"\""}]})~";

acc::account one_account(const std::string& grade) {
    acc::account a = an_account("A");
    a.credit_grade = grade;
    a.tier = std::string{"core"};
    a.annual_revenue = decimal{80};
    return a;
}

/// What a trace held, copied out of it.
struct seen {
    policy::outcome is{};
    std::vector<std::string> parts; ///< "part:of = result"
    std::vector<confidentiality> secrecy;
    std::vector<std::string> tables; ///< ids of the rows that matched
    std::vector<std::string> change; ///< of the rows that did not: "row -> value"
};

seen trace_of(const policy::judge& by) {
    const auto row = by.facts().find(*by.subject_type(0), "A");
    seen s;
    by.trace(
        by.judge_one(0, row), [&](const policy::verdict_trace& t, const feel::evaluation& run) {
            s.is = t.of.is;
            for (const auto& p : t.parts) {
                s.parts.push_back(std::string{p.is} + ":" + p.of + " = " + to_text(p.why.result));
                s.secrecy.push_back(p.secrecy);
            }
            for (const dmn::trace_step& step : t.decided.steps()) {
                if (step.table == nullptr) continue;
                const auto& rules = step.table->definition().rules;
                for (const std::size_t n : step.match.matched) s.tables.push_back(rules[n].id);
                for (const auto& miss : dmn::trace::misses(step, run)) {
                    if (!miss.change) continue;
                    s.change.push_back(rules[miss.rule].id + " -> " + to_text(*miss.change->to.at));
                }
            }
        });
    return s;
}

seen trace_of(const std::string& rule, const std::string& grade) {
    records all;
    all.add(one_account(grade)).cover_all();
    return trace_of(*bound(pack_text_of(rule, tables), all.done(), at("2026-01-05T09:00:00Z")));
}

} // namespace

TEST_CASE("a trace of a classification holds its expressions, rows and nearest changes",
          "[policy][trace]") {
    const seen s = trace_of(classifies, "A");
    CHECK(s.is == policy::outcome::fail);
    CHECK(s.parts == std::vector<std::string>{"applies: = true", "assigned: = core"});
    CHECK(s.tables == std::vector<std::string>{"small"});
    CHECK(s.change == std::vector<std::string>{"big -> 100"});
}

TEST_CASE("of a rule that does not apply a trace says that, and no more", "[policy][trace]") {
    const seen s = trace_of(classifies, "X");
    CHECK(s.is == policy::outcome::not_applicable);
    CHECK(s.parts == std::vector<std::string>{"applies: = false"});
    CHECK(s.tables.empty());
}

TEST_CASE("a part of a trace is as confidential as the most confidential field it may read",
          "[policy][trace]") {
    const seen s = trace_of(lists, "A");
    REQUIRE(s.parts.size() == 2);
    CHECK(s.parts[0] == "item:named = true");
    CHECK(s.parts[1] == "item:reached = false");
    CHECK(s.secrecy[0] == confidentiality::internal);
    CHECK(s.secrecy[1] == confidentiality::confidential);
}

TEST_CASE("what a rule worked out is as confidential as all that the rule reads",
          "[policy][trace]") {
    const std::string decides = R"~({"id": "R1", "title": {"zh": "定", "en": "Decide"},
      "kind": "decision", "subject": "account", "decide": "contacts[1].phone",
      "require": "decided != \"\""})~";
    party::contact reached;
    reached.id = "C";
    reached.account = "A";
    reached.name = "N";
    reached.phone = "139";
    records all;
    all.add(one_account("A")).add(reached).cover_all();
    const seen s = trace_of(*bound(pack_text_of(decides), all.done(), at("2026-01-05T09:00:00Z")));
    REQUIRE(s.parts.size() == 2);
    CHECK(s.parts[1] == "require: = true");
    CHECK(s.secrecy[1] == confidentiality::confidential);
}

TEST_CASE("a trace of a verdict about nobody has no parts", "[policy][trace]") {
    records all;
    all.add(one_account("A"));
    const auto by = bound(pack_text_of(classifies, tables), all.done(), at("2026-01-05T09:00:00Z"));
    bool seen_one = false;
    by->trace({0, portfolio::no_row, policy::outcome::unknown},
              [&](const policy::verdict_trace& t, const feel::evaluation&) {
                  seen_one = t.parts.empty() && t.decided.steps().empty();
              });
    CHECK(seen_one);
}
