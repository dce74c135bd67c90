#include "policy/support.hpp"

#include <tenet/policy/format_pack.hpp>
#include <tenet/policy/trace.hpp>

#include <string>
#include <vector>

using namespace policy_test;
using tenet_test::contains;

namespace {

const std::string parameters = R"("parameters": [
  {"id": "most", "name": {"zh": "集中度上限", "en": "concentration limit"},
   "values": [{"from": "2020-01-01", "value": 0.15}]},
  {"id": "line", "name": {"zh": "内部额度比率", "en": "share of the internal line"},
   "values": [{"from": "2020-01-01", "value": 0.10}]},
  {"id": "age", "name": {"zh": "有效期限", "en": "age"}, "type": "duration",
   "values": [{"from": "2020-01-01", "value": "P3M"}]}],)";

/// Revenue over a capital of 10,000 of the day the account began.
std::string limit_rule(const std::string& denominator = "10000", const std::string& most = "most") {
    return R"({"id": "L1", "title": {"zh": "单户集中度", "en": "Concentration"}, "kind": "limit",
      "subject": "account",
      "numerator": {"name": {"zh": "敞口", "en": "exposure"}, "is": "annual_revenue"},
      "denominator": {"name": {"zh": "资本", "en": "capital"}, "is": ")" +
           denominator + R"(", "as_of": "since"},
      "at_most": ")" +
           most + R"(", "no_older_than": "age",
      "remedy": {"zh": "降低敞口", "en": "Lower the exposure"},
      "ladder": [
        {"level": "blue", "label": {"zh": "蓝色", "en": "blue"}, "from": "0.7 * line",
         "demands": {"zh": "关注", "en": "Watch"}},
        {"level": "orange", "label": {"zh": "橙色", "en": "orange"}, "from": "line",
         "demands": {"zh": "停止新增", "en": "Nothing new"}},
        {"level": "red", "from": "0.9 * limit"}]})";
}

acc::account account_of(const std::string& revenue, const char* since = "2025-11-01") {
    acc::account a = an_account("A");
    if (!revenue.empty()) a.annual_revenue = number(revenue);
    if (since != nullptr) a.since = day(since);
    return a;
}

policy::explanation explained(const std::string& rule, acc::account one) {
    records all;
    all.add(std::move(one));
    return explain(*bound(pack_text_of(rule, parameters), all.done()), "L1", "A");
}

std::string worked_out(const policy::explanation& e, std::string_view name) {
    for (const policy::shown_value& v : e.values) {
        if (v.path == name) return to_text(*v.is);
    }
    return "nothing";
}

} // namespace

TEST_CASE("a limit is kept up to the ratio itself and broken above it", "[policy][limit]") {
    CHECK(explained(limit_rule(), account_of("1500")).of.is == policy::outcome::pass);
    CHECK(explained(limit_rule(), account_of("1500.01")).of.is == policy::outcome::fail);
    // No division decides: a third of three is one.
    CHECK(explained(limit_rule("3", "1 / 3"), account_of("1")).of.is == policy::outcome::fail);
    CHECK(
        explained(limit_rule("3", "0.3333333333333333333333333333333334"), account_of("1")).of.is ==
        policy::outcome::pass);
}

TEST_CASE("a limit shows its sides, the ratio, the limit and what is left", "[policy][limit]") {
    const policy::explanation e = explained(limit_rule(), account_of("600"));
    CHECK(worked_out(e, "numerator") == "600");
    CHECK(worked_out(e, "denominator") == "10000");
    CHECK(worked_out(e, "ratio") == "0.06");
    CHECK(worked_out(e, "limit") == "0.15");
    CHECK(worked_out(e, "headroom") == "900.00");
    CHECK(e.level.empty());
    CHECK(e.remedy.empty());
    CHECK(e.sentence.zh == "单户集中度：敞口 600，占资本 10000 的 6%，上限 15%，尚余 900");
    CHECK(e.sentence.en ==
          "Concentration: exposure 600 is 6% of capital 10000, at most 15%, 900 left");
}

TEST_CASE("the highest step of the ladder reached is the level, and says what to do",
          "[policy][limit]") {
    const policy::explanation blue = explained(limit_rule(), account_of("700"));
    CHECK(blue.of.is == policy::outcome::pass);
    CHECK(blue.level == "blue");
    CHECK(blue.remedy.en == "Watch");
    CHECK_THAT(blue.sentence.zh, contains("预警级别“蓝色”"));
    const policy::explanation orange = explained(limit_rule(), account_of("1000"));
    CHECK(orange.level == "orange");
    const policy::explanation red = explained(limit_rule(), account_of("1350"));
    CHECK(red.level == "red");
    CHECK(red.remedy.empty()); // the step demands nothing, and the limit is kept
    const policy::explanation over = explained(limit_rule(), account_of("2000"));
    CHECK(over.of.is == policy::outcome::fail);
    CHECK(over.level == "red");
    CHECK(over.remedy.en == "Lower the exposure");
    CHECK_THAT(over.sentence.en, contains("exceeded by 500, level \"red\""));
}

TEST_CASE("what a step demands may name parameters, and nothing that a reader may not see",
          "[policy][limit]") {
    const auto with = [](const std::string& demands) {
        std::string rule = limit_rule();
        const std::string watch = R"({"zh": "关注", "en": "Watch"})";
        return rule.replace(rule.find(watch), watch.size(), demands);
    };
    const policy::explanation e = explained(
        with(R"({"zh": "达到 {line} 起{{关注}}", "en": "Watch from {line}"})"), account_of("700"));
    CHECK(e.level == "blue");
    CHECK_THAT(e.remedy.zh, contains("达到 ") && contains("起{关注}"));
    CHECK_THAT(e.remedy.en, contains("Watch from 1") || contains("Watch from 0"));
    for (const char* wrong : {"{annual_revenue}", "{account.name}", "{ratio}"}) {
        INFO(wrong);
        const std::string demands = R"({"zh": "关注", "en": ")" + std::string(wrong) + "\"}";
        CHECK(compile(pack_text_of(with(demands), parameters)).has_error());
    }
}

TEST_CASE("of steps in any order the highest one reached counts", "[policy][limit]") {
    const std::string rule = R"({"id": "L1", "title": {"zh": "限", "en": "limit"}, "kind": "limit",
      "subject": "account",
      "numerator": {"name": {"zh": "额", "en": "amount"}, "is": "annual_revenue"}, "at_most": "100",
      "ladder": [{"level": "red", "from": "90"}, {"level": "yellow", "from": "70"}]})";
    CHECK(explained(rule, account_of("95")).level == "red");
    CHECK(explained(rule, account_of("80")).level == "yellow");
}

TEST_CASE("an explanation of a limit shows the facts of its sides", "[policy][limit]") {
    const policy::explanation e = explained(limit_rule(), account_of("600"));
    CHECK(worked_out(e, "account.annual_revenue") == "600");
    CHECK(worked_out(e, "account.since") == "2025-11-01");
}

TEST_CASE("a limit without its facts is unknown, and names them", "[policy][limit]") {
    const policy::explanation no_revenue = explained(limit_rule(), account_of(""));
    CHECK(no_revenue.of.is == policy::outcome::unknown);
    CHECK(no_revenue.missing == std::vector<std::string>{"account.annual_revenue"});
    const policy::explanation no_date = explained(limit_rule(), account_of("1", nullptr));
    CHECK(no_date.of.is == policy::outcome::unknown);
    CHECK(no_date.missing == std::vector<std::string>{"account.since"});
}

TEST_CASE("a figure that is too old, and a denominator that is not above zero, decide nothing",
          "[policy][limit]") {
    const policy::explanation last_day = explained(limit_rule(), account_of("1", "2025-10-01"));
    CHECK(last_day.of.is == policy::outcome::pass); // of 2025-10-01, three months, on 2026-01-01
    const policy::explanation stale = explained(limit_rule(), account_of("1", "2025-09-30"));
    CHECK(stale.of.is == policy::outcome::unknown);
    REQUIRE(stale.error);
    CHECK(stale.error->id() == "policy-limit-stale");
    for (const char* denominator : {"0", "0 - 5"}) {
        const policy::explanation e = explained(limit_rule(denominator), account_of("1"));
        CHECK(e.of.is == policy::outcome::unknown);
        REQUIRE(e.error);
        CHECK(e.error->id() == "policy-limit-denominator");
    }
}

TEST_CASE("a limit without a denominator bounds the amount itself", "[policy][limit]") {
    const std::string rule = R"({"id": "L1", "title": {"zh": "赊销", "en": "Credit"},
      "kind": "limit", "subject": "account",
      "numerator": {"name": {"zh": "应收", "en": "receivable"}, "is": "annual_revenue"},
      "at_most": "1000"})";
    const policy::explanation kept = explained(rule, account_of("400"));
    CHECK(kept.of.is == policy::outcome::pass);
    CHECK(kept.sentence.en == "Credit: receivable 400, at most 1000, 600 left");
    CHECK(worked_out(kept, "denominator") == "nothing");
    CHECK(explained(rule, account_of("1001")).of.is == policy::outcome::fail);
}

TEST_CASE("a change that would break a limit is known before it is made", "[policy][limit]") {
    records all;
    all.add(account_of("600"));
    const auto by = bound(pack_text_of(limit_rule(), parameters), all.done());
    portfolio::change more;
    more.upserts.push_back(portfolio::make_record(account_of("1600")));
    const auto effect = by->evaluate(more);
    REQUIRE(effect.has_value());
    REQUIRE(effect->named.size() == 1);
    CHECK(effect->named[0].before.is == policy::outcome::pass);
    CHECK(effect->named[0].after.is == policy::outcome::fail);
    CHECK(effect->would_be->explain(effect->named[0].after).level == "red");
}

TEST_CASE("the trace of a limit holds its sides and the steps of its ladder", "[policy][limit]") {
    records all;
    all.add(account_of("600"));
    const auto by = bound(pack_text_of(limit_rule(), parameters), all.done());
    std::vector<std::string> parts;
    by->trace(by->judge_one(0, 0), [&](const policy::verdict_trace& t, const feel::evaluation&) {
        for (const auto& p : t.parts) {
            parts.push_back(std::string{p.is} + p.of + "=" + to_text(p.why.result));
        }
    });
    CHECK(parts == std::vector<std::string>{"numerator=600", "denominator=10000",
                                            "denominator_as_of=2025-11-01", "at_most=0.15",
                                            "no_older_than=P3M", "stepblue=0.070",
                                            "steporange=0.10", "stepred=0.135"});
}

TEST_CASE("what a limit lacks is found when the pack is read", "[policy][limit]") {
    const auto problems = [](const std::string& rule) {
        return problems_of(pack_text_of(rule, parameters));
    };
    const std::string head = R"({"id": "L1", "title": {"zh": "限", "en": "limit"}, "kind": "limit",
      "subject": "account", )";
    CHECK_THAT(problems(head + R"("at_most": "1"})"), contains("numerator"));
    CHECK_THAT(problems(head + R"("numerator": {"name": {"zh": "a", "en": "a"}, "is": "1"}})"),
               contains("at_most"));
    CHECK_THAT(problems(head + R"("numerator": {"name": {"zh": "a", "en": "a"}, "is": "revenu"},
      "at_most": "1"})"),
               contains("revenu"));
    CHECK_THAT(problems(head + R"("numerator": {"name": {"zh": "a", "en": "a"}, "is": "1"},
      "at_most": "1", "ladder": [{"level": "x"}]})"),
               contains("from"));
}
