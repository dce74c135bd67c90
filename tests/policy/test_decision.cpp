#include "policy/support.hpp"

using namespace policy_test;
using tenet_test::contains;

namespace {

const std::string discount_table = R"("tables": [
  {"id": "discount", "hit_policy": "first",
   "inputs": [{"expression": "tier"}, {"expression": "annual_revenue"}],
   "outputs": [{"name": "percent"}, {"name": "approval"}],
   "rules": [
     {"when": ["\"core\"", ">= 1000"], "then": ["10", "null"]},
     {"when": ["\"core\"", "< 1000"], "then": ["5", "\"manager\""]},
     {"when": ["\"important\"", "-"], "then": ["2", "\"director\""]}]}],)";

std::string rule_with(const std::string& more) {
    return R"({"id": "R1", "title": {"zh": "折扣", "en": "discount"}, "kind": "decision",
               "subject": "account", )" +
           more + "}";
}

/// An account of a tier with a revenue.
portfolio::record account_with(std::string id, std::string tier, int revenue) {
    account::account a;
    a.id = std::move(id);
    a.name = a.id;
    a.tier = std::move(tier);
    a.annual_revenue = decimal{revenue};
    return portfolio::make_record(std::move(a));
}

policy::explanation explained(const std::string& rule, std::vector<portfolio::record> accounts) {
    records all;
    for (portfolio::record& r : accounts) all.add(std::move(r));
    const auto by = bound(pack_text_of(rule, discount_table), all.done());
    const auto found = by->check().value();
    REQUIRE(found.second.size() == 1);
    return by->explain(found.second.front());
}

} // namespace

TEST_CASE("a decision gives its values and the approval they need", "[policy][decision]") {
    const auto e = explained(rule_with(R"("table": "discount", "approval": "decided.approval")"),
                             {account_with("A", "core", 500)});
    CHECK(e.of.is == policy::outcome::pass);
    CHECK_THAT(e.result, contains("percent: 5"));
    CHECK(e.approval == "manager");
    CHECK_THAT(e.sentence.zh, contains("须经“manager”审批"));
    CHECK_THAT(e.sentence.en, contains("needs approval by \"manager\""));
}

TEST_CASE("null means that no approval is needed", "[policy][decision]") {
    const auto e = explained(rule_with(R"("table": "discount", "approval": "decided.approval")"),
                             {account_with("A", "core", 5000)});
    CHECK(e.approval.empty());
    CHECK_THAT(e.result, contains("percent: 10"));
}

TEST_CASE("what must hold of a decision may read it", "[policy][decision]") {
    const std::string rule =
        rule_with(R"("table": "discount", "require": "decided.percent >= 5")");
    CHECK(explained(rule, {account_with("A", "core", 1)}).of.is == policy::outcome::pass);
    CHECK(explained(rule, {account_with("A", "important", 1)}).of.is == policy::outcome::fail);
}

TEST_CASE("a decision over a missing fact is unknown and names it", "[policy][decision]") {
    account::account a;
    a.id = a.name = "A";
    a.tier = std::string("core");
    const auto e = explained(rule_with(R"("table": "discount")"),
                             {portfolio::make_record(std::move(a))});
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.missing == std::vector<std::string>{"account.annual_revenue"});
}

TEST_CASE("a decision that decides nothing is unknown and says so", "[policy][decision]") {
    const auto e =
        explained(rule_with(R"("table": "discount")"), {account_with("A", "strategic", 1)});
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error.has_value());
    CHECK(e.error->id() == "policy-no-decision");
}

TEST_CASE("a decision may be an expression", "[policy][decision]") {
    const auto e = explained(rule_with(R"("decide": "annual_revenue * 0.03")"),
                             {account_with("A", "core", 1000)});
    CHECK(e.result == "30.00");
}

TEST_CASE("a decision needs a table or an expression, not both", "[policy][decision]") {
    CHECK_THAT(problems_of(pack_text_of(rule_with(R"("require": "true")"), discount_table)),
               contains("policy-member-for-kind"));
    CHECK_THAT(problems_of(pack_text_of(rule_with(R"("table": "discount", "decide": "1")"),
                                        discount_table)),
               contains("policy-member-for-kind"));
}
