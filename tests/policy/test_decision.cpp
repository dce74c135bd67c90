#include "policy/support.hpp"

#include <algorithm>

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
acc::account account_with(std::string tier, int revenue) {
    acc::account a = an_account("A");
    a.tier = std::move(tier);
    a.annual_revenue = decimal{revenue};
    return a;
}

/// The rule judged for one account and explained.
policy::explanation explained(const std::string& rule, acc::account one) {
    records all;
    all.add(std::move(one));
    const auto by = bound(pack_text_of(rule, discount_table), all.done());
    const auto found = by->check().value();
    REQUIRE(found.second.size() == 1);
    return by->explain(found.second.front());
}

} // namespace

TEST_CASE("a decision gives its values and the approval they need", "[policy][decision]") {
    const auto e = explained(rule_with(R"("table": "discount", "approval": "decided.approval")"),
                             account_with("core", 500));
    CHECK(e.of.is == policy::outcome::pass);
    CHECK_THAT(e.result, contains("percent: 5"));
    CHECK(e.approval == "manager");
    CHECK_THAT(e.sentence.zh, contains("须经“manager”审批"));
    CHECK_THAT(e.sentence.en, contains("needs approval by \"manager\""));
}

TEST_CASE("an explanation names the row that decided", "[policy][decision]") {
    const auto e = explained(rule_with(R"("table": "discount")"), account_with("core", 500));
    const auto row = std::find_if(e.values.begin(), e.values.end(),
                                  [](const auto& s) { return s.path == "deciding_rows"; });
    REQUIRE(row != e.values.end());
    CHECK(to_text(*row->is) == R"(["2"])");
    CHECK(row->as == policy::shown_value::role::worked_out);
}

TEST_CASE("null means that no approval is needed", "[policy][decision]") {
    const auto e = explained(rule_with(R"("table": "discount", "approval": "decided.approval")"),
                             account_with("core", 5000));
    CHECK(e.approval.empty());
    CHECK_THAT(e.result, contains("percent: 10"));
}

TEST_CASE("what must hold of a decision may read it", "[policy][decision]") {
    const std::string rule = rule_with(R"("table": "discount", "require": "decided.percent >= 5")");
    CHECK(explained(rule, account_with("core", 1)).of.is == policy::outcome::pass);
    CHECK(explained(rule, account_with("important", 1)).of.is == policy::outcome::fail);
}

TEST_CASE("a decision over a missing fact is unknown and names it", "[policy][decision]") {
    acc::account a = an_account("A");
    a.tier = std::string("core");
    const auto e = explained(rule_with(R"("table": "discount")"), std::move(a));
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.missing == std::vector<std::string>{"account.annual_revenue"});
}

TEST_CASE("a decision that decides nothing is unknown and says so", "[policy][decision]") {
    const auto e = explained(rule_with(R"("table": "discount")"), account_with("strategic", 1));
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error.has_value());
    CHECK(e.error->id() == "policy-no-decision");
}

TEST_CASE("a decision may be an expression", "[policy][decision]") {
    const auto e =
        explained(rule_with(R"("decide": "annual_revenue * 0.03")"), account_with("core", 1000));
    CHECK(e.result == "30.00");
}

TEST_CASE("a decision needs a table or an expression, not both", "[policy][decision]") {
    CHECK_THAT(problems_of(pack_text_of(rule_with(R"("require": "true")"), discount_table)),
               contains("policy-member-for-kind"));
    CHECK_THAT(problems_of(pack_text_of(rule_with(R"("table": "discount", "decide": "1")"),
                                        discount_table)),
               contains("policy-member-for-kind"));
}
