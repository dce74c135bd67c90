#include "policy/groups.hpp"

#include <tenet/policy/trace.hpp>

#include <string>
#include <vector>

using namespace policy_test;
using tenet_test::contains;

TEST_CASE("a limit over a group adds up the accounts of its members", "[policy][groups]") {
    const auto by = bound(pack_text_of(limit_rule, groups), family().cover_all().done());
    CHECK(outcome_of(*by, "L", "AP") == "fail");
    CHECK(outcome_of(*by, "L", "AC") == "fail");
    CHECK(outcome_of(*by, "L", "AX") == "pass");
    CHECK(value_of(explain(*by, "L", "AP"), "group_exposure") == "110");
}

namespace {

/// The verdict of one constraint for the subject of that key.
policy::explanation judged(const std::string& text,
                           const std::shared_ptr<const portfolio::snapshot>& facts,
                           std::string_view key = "AP", const std::string& subject = "account") {
    return explain(*bound(pack_text_of(require_rule(text, subject), groups), facts), "R", key);
}

std::string judged_in_family(const std::string& text, std::string_view key = "AP",
                             const std::string& subject = "account") {
    const auto facts = family().cover_all().done();
    return std::string(policy::name_of(judged(text, facts, key, subject).of.is));
}

} // namespace

TEST_CASE("rules read the group of their account in either language", "[policy][groups]") {
    for (const char* holds : {
             R"(connected.id = \"P\" and connected.name = \"组织 P\")",
             R"(关联集团.编号 = \"P\" and 关联集团.名称 = \"组织 P\")",
             R"(count(connected.members) = 2 and count(关联集团.成员) = 2)",
             R"(connected.members.id = [\"P\", \"C\"])",
             R"(connected.accounts.id = [\"AP\", \"AC\"])",
             R"(connected.controllers.id = [\"P\"] and 关联集团.控制方.编号 = [\"P\"])",
             R"(connected.membership = \"certain\" and count(connected.others) = 0)",
             R"(sum(for a in connected.accounts return sum(a.orders.amount)) = 110)",
             R"(sum(flatten(关联集团.大客户.订单).金额) = 110)",
             R"(count(connected.accounts[id != account.id]) = 1)",
             R"(some a in connected.accounts satisfies a.id = \"AC\")",
         }) {
        INFO(holds);
        CHECK(judged_in_family(holds) == "pass");
    }
    CHECK(judged_in_family(R"(connected.id = \"P\")", "AC") == "pass");
    CHECK(judged_in_family(R"(connected.members.id = [\"X\"])", "AX") == "pass");
}

TEST_CASE("subsidiaries are those that the one judged controls, directly or through others",
          "[policy][groups]") {
    family chain;
    chain.add(organisation("D")).add(organisation("E"));
    chain.add(holds("R2", "C", "D", "51")).add(holds("R3", "D", "E", "50"));
    const auto facts = chain.cover_all().done();
    const auto is = [&](const std::string& text, std::string_view key) {
        return std::string(policy::name_of(judged(text, facts, key, "organisation").of.is));
    };
    CHECK(is(R"(connected.subsidiaries.id = [\"C\", \"D\"])", "P") == "pass");
    CHECK(is(R"(关联集团.子公司.编号 = [\"D\"])", "C") == "pass");
    CHECK(is("count(connected.subsidiaries) = 0", "D") == "pass");
    CHECK(judged_in_family(R"(connected.subsidiaries.id = [\"C\"])") == "pass"); // of account AP
}

TEST_CASE("whom an unknown share may let it control is a maybe of the subsidiaries",
          "[policy][groups]") {
    family doubtful;
    doubtful.add(holds("R2", "P", "X", nullptr));
    const auto facts = doubtful.cover_all().done();
    const auto is = [&](const std::string& text) {
        return std::string(policy::name_of(judged(text, facts, "P", "organisation").of.is));
    };
    CHECK(is(R"(list contains(connected.subsidiaries.id, \"C\"))") == "pass");
    CHECK(is(R"(list contains(connected.subsidiaries.id, \"X\"))") == "unknown");
    CHECK(is("count(connected.subsidiaries) <= 2") == "pass");
    CHECK(is("count(connected.subsidiaries) = 1") == "unknown");
    family open;
    open.cover("accounts").cover("organisations").cover("orders");
    const auto unknown =
        judged("count(connected.subsidiaries) <= 5", open.done(), "P", "organisation");
    CHECK(policy::name_of(unknown.of.is) == "unknown");
    CHECK(unknown.missing == std::vector<std::string>{"relationships"});
}

TEST_CASE("orders and organisations have the group of theirs, the portfolio has none",
          "[policy][groups]") {
    CHECK(judged_in_family(R"(connected.id = \"P\" and group_exposure = 110)", "O2", "order") ==
          "pass");
    CHECK(judged_in_family(R"(connected.id = \"P\")", "C", "organisation") == "pass");
    CHECK_THAT(problems_of(pack_text_of(require_rule("connected.id = 1", "portfolio"), groups)),
               contains("connected"));
    CHECK_THAT(problems_of(pack_text_of(require_rule("connected.memers = 1"), groups)),
               contains("members"));
}

TEST_CASE("without relationships a group may have more members than are known",
          "[policy][groups]") {
    family open;
    open.cover("accounts").cover("organisations").cover("orders");
    const auto facts = open.done();
    const auto by = bound(pack_text_of(limit_rule, groups), facts);
    CHECK(outcome_of(*by, "L", "AP") == "fail"); // what is known exceeds already
    CHECK_THAT(explain(*by, "L", "AP").sentence.en, contains("at least 110"));
    CHECK_THAT(explain(*by, "L", "AP").sentence.zh, contains("至少 110"));
    const policy::explanation below = explain(*by, "L", "AX");
    CHECK(below.of.is == policy::outcome::unknown);
    CHECK(below.missing == std::vector<std::string>{"relationships"});
    CHECK_FALSE(below.groups.at(0).complete);
    CHECK(judged("count(connected.members) >= 2", facts).of.is == policy::outcome::pass);
    CHECK(judged("count(connected.members) <= 2", facts).of.is == policy::outcome::unknown);
    CHECK(judged("count(connected.members) <= 1", facts).of.is == policy::outcome::fail);
    CHECK(judged(R"(connected.id = \"P\")", facts).of.is == policy::outcome::unknown);
    CHECK(judged(R"(connected.membership = \"maybe\")", facts).of.is == policy::outcome::pass);
}

TEST_CASE("who may control a member is a maybe of the group, and bounds the sum",
          "[policy][groups]") {
    const auto with = [](const char* amount_of_x) {
        family all;
        all.add(holds("R2", "P", "X", nullptr)); // how much is not known
        all.add(order("O4", "AX", "2025-10-04", amount_of_x));
        return all.cover_all().done();
    };
    const auto over = bound(pack_text_of(limit_rule, groups), with("20"));
    CHECK(outcome_of(*over, "L", "AP") == "fail"); // with or without X
    CHECK(outcome_of(*over, "L", "AX") == "fail"); // 110 by itself
    const auto open = bound(pack_text_of(limit_rule, groups), with("-80"));
    CHECK(outcome_of(*open, "L", "AP") == "fail");
    const policy::explanation x = explain(*open, "L", "AX"); // 10 alone, 120 with P
    CHECK(x.of.is == policy::outcome::unknown);
    CHECK(x.missing == std::vector<std::string>{"connected.members"});
    REQUIRE(x.groups.size() == 1);
    CHECK(x.groups[0].members == 1);
    CHECK(x.groups[0].maybes == 2);
    CHECK(x.groups[0].membership == "maybe");
}

TEST_CASE("a limit that even all maybes together keep is kept", "[policy][groups]") {
    records all;
    for (const char* id : {"P", "C"}) all.add(organisation(id));
    all.add(account_of("AP", "P")).add(account_of("AC", "C"));
    all.add(holds("R1", "P", "C", nullptr));
    all.add(order("O1", "AP", "2025-10-01", "50")).add(order("O2", "AC", "2025-10-02", "40"));
    const auto by = bound(pack_text_of(limit_rule, groups), all.cover_all().done());
    const policy::explanation e = explain(*by, "L", "AP");
    CHECK(e.of.is == policy::outcome::pass);
    CHECK_THAT(e.sentence.en, contains("at most 90"));
    CHECK(e.groups.at(0).membership == "certain");
    CHECK(e.groups.at(0).maybes == 1);
    CHECK(explain(*by, "L", "AC").groups.at(0).membership == "maybe");
}

TEST_CASE("an account in several groups has the greatest of their totals", "[policy][groups]") {
    family all;
    all.add(holds("R2", "P", "X", "55", "economic_dependence"));
    const auto facts = all.cover_all().done();
    const auto by = bound(pack_text_of(limit_rule, groups), facts);
    CHECK(value_of(explain(*by, "L", "AX"), "group_exposure") == "200");
    CHECK(value_of(explain(*by, "L", "AP"), "group_exposure") == "200");
    const policy::explanation e = explain(*by, "L", "AX");
    REQUIRE(e.groups.size() == 2); // its own, and that of P
    CHECK(e.groups[0].group == "X");
    CHECK(e.groups[1].group == "P");
    CHECK(e.groups[1].members == 3);
    CHECK(judged(R"(connected.others.id = [\"P\"] and connected.id = \"X\")", facts, "AX").of.is ==
          policy::outcome::pass);
}

TEST_CASE("a total that what is not known cannot change is a number", "[policy][groups]") {
    family all;
    for (const char* id : {"Q", "R"}) all.add(organisation(id));
    all.add(account_of("AQ", "Q")).add(account_of("AR", "R"));
    all.add(order("O8", "AQ", "2025-10-01", "1")).add(order("O9", "AR", "2025-10-01", "5"));
    all.add(holds("R2", "P", "X", "55", "economic_dependence"));
    all.add(holds("R3", "Q", "X", "55", "economic_dependence"));
    all.add(holds("R4", "Q", "R", nullptr)); // the group of Q comes to 91, or to 96
    const auto facts = all.cover_all().done();
    CHECK(judged(R"(string(group_exposure) = \"200\")", facts, "AX").of.is ==
          policy::outcome::pass);
    CHECK(judged("group_exposure + 0 > 90", facts, "AQ").of.is == policy::outcome::unknown);
}

TEST_CASE("dependence between bounds is a maybe of the group, and of the dependent",
          "[policy][groups]") {
    family all;
    all.add(holds("R2", "P", "X", nullptr, "economic_dependence")); // 0 to 100 %
    const auto facts = all.cover_all().done();
    const auto by = bound(pack_text_of(limit_rule, groups), facts);
    CHECK(outcome_of(*by, "L", "AP") == "fail");
    const policy::explanation x = explain(*by, "L", "AX"); // 90 alone, 200 with P
    CHECK(x.of.is == policy::outcome::unknown);
    CHECK(x.missing == std::vector<std::string>{"connected.members"});
    CHECK(judged("count(connected.members) <= 2", facts, "AP").of.is == policy::outcome::unknown);
    CHECK(judged("count(connected.members) <= 3", facts, "AP").of.is == policy::outcome::pass);
    CHECK(judged(R"(connected.id = \"X\" and count(connected.members) = 1)", facts, "AX").of.is ==
          policy::outcome::pass);
}

TEST_CASE("an account whose organisation nobody supplied has no group", "[policy][groups]") {
    family all;
    all.add(an_account("LOST")).add(account_of("GONE", "NOWHERE")).cover_all();
    const auto facts = all.done();
    const auto by = bound(pack_text_of(limit_rule, groups), facts);
    CHECK(explain(*by, "L", "LOST").missing == std::vector<std::string>{"account.organisation"});
    CHECK(outcome_of(*by, "L", "GONE") == "unknown");
    CHECK(judged("count(connected.members) > 0", facts, "LOST").missing ==
          std::vector<std::string>{"account.organisation"});
}

TEST_CASE("a member whose value is missing leaves what the others come to", "[policy][groups]") {
    acc::order unpriced = order("O5", "AC", "2025-11-01", "0");
    unpriced.amount.reset();
    const auto facts = family().add(unpriced).cover_all().done();
    const auto by = bound(pack_text_of(limit_rule, groups), facts);
    const policy::explanation e = explain(*by, "L", "AP");
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.missing == std::vector<std::string>{"order.amount"});
    const auto more =
        bound(pack_text_of(limit_rule, groups),
              family().add(unpriced).add(order("O6", "AP", "2025-11-01", "31")).cover_all().done());
    CHECK(outcome_of(*more, "L", "AC") == "fail"); // 101 without it
}

TEST_CASE("a value below the lowest of its measure is an error", "[policy][groups]") {
    family all;
    all.add(order("O5", "AC", "2025-11-01", "-41"));
    const auto by = bound(pack_text_of(limit_rule, groups), all.cover_all().done());
    const policy::explanation e = explain(*by, "L", "AP");
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error);
    CHECK(e.error->id() == "policy-measure-too-low");
    CHECK_THAT(e.error->text(language::en), contains("\"exposure\" is -1, below"));
}

TEST_CASE("groups are of the day judged, and of what was known", "[policy][groups]") {
    family all;
    group::relationship sold = holds("R2", "P", "X", "80");
    sold.valid_from = day("2024-01-01");
    sold.valid_to = day("2025-06-30");
    sold.recorded_on = day("2024-02-01");
    all.add(sold).cover_all();
    const auto facts = all.done();
    const std::string pack = pack_text_of(require_rule("count(connected.members) = 3"), groups);
    const auto judged_at = [&](const char* when, const char* known) {
        policy::context in = at(when);
        if (known != nullptr) in.known_at = moment(known);
        return explain(*bound(pack, facts, in), "R", "AP");
    };
    CHECK(judged_at("2025-06-30T12:00:00+08:00", nullptr).of.is == policy::outcome::pass);
    CHECK(judged_at("2025-07-01T12:00:00+08:00", nullptr).of.is == policy::outcome::fail);
    const auto early = judged_at("2025-06-30T12:00:00+08:00", "2024-01-31T12:00:00+08:00");
    CHECK(early.of.is == policy::outcome::fail);
    CHECK(early.groups.at(0).as_of == day("2025-06-30"));
    CHECK(early.groups.at(0).known_at == day("2024-01-31"));
}

TEST_CASE("a verdict cites the groups it rests on", "[policy][groups]") {
    const auto by = bound(pack_text_of(limit_rule, groups), family().cover_all().done());
    const policy::explanation e = explain(*by, "L", "AC");
    REQUIRE(e.groups.size() == 1);
    const policy::cited_group& g = e.groups[0];
    CHECK(g.grouping == "connected");
    CHECK(g.title.zh == "关联集团");
    CHECK(g.policy == "control");
    CHECK(g.policy_digest.size() == 64);
    CHECK(g.as_of == day("2026-01-01"));
    CHECK(g.group == "P");
    CHECK(g.name == "组织 P");
    CHECK(g.members == 2);
    CHECK(g.accounts == 2);
    CHECK(g.maybes == 0);
    CHECK(g.complete);
    CHECK_THAT(g.because.en, contains("60% of 100% of the votes"));
    CHECK_THAT(g.because.zh, contains("60%"));
    CHECK(explain(*bound(pack_text_of(require_rule("1 = 1"), groups), family().done()), "R", "AC")
              .groups.empty());
}

TEST_CASE("organisations that hold each other in a circle are one group", "[policy][groups]") {
    records all;
    for (int i = 0; i < 4; ++i) {
        const std::string n = std::to_string(i);
        all.add(organisation("P" + n)).add(account_of("A" + n, "P" + n));
        all.add(holds("R" + n, "P" + n, "P" + std::to_string((i + 1) % 4), "60"));
        all.add(order("O" + n, "A" + n, "2025-10-01", "30"));
    }
    const auto by = bound(pack_text_of(limit_rule, groups), all.cover_all().done());
    for (const char* key : {"A0", "A1", "A2", "A3"}) {
        CHECK(value_of(explain(*by, "L", key), "group_exposure") == "120");
    }
}

TEST_CASE("a group of ten thousand members adds up, and bounds hold over its lists",
          "[policy][groups]") {
    constexpr int members = 10'000;
    records all;
    all.add(organisation("TOP"));
    for (int i = 0; i < members; ++i) {
        const std::string n = std::to_string(i);
        all.add(organisation("P" + n)).add(account_of("A" + n, "P" + n));
        all.add(holds("R" + n, "TOP", "P" + n, i == 0 ? nullptr : "60"));
        all.add(order("O" + n, "A" + n, "2025-10-01", "1"));
    }
    const auto facts = all.cover_all().done();
    const auto by = bound(pack_text_of(limit_rule, groups), facts);
    CHECK(outcome_of(*by, "L", "A5") == "fail");
    CHECK(outcome_of(*by, "L", "A0") == "unknown");
    CHECK(by->check().value().first.all[policy::outcome::fail] == members - 1);
    policy::context tight = at("2026-01-01T12:00:00+08:00");
    tight.bounds.steps = 5'000;
    const auto bounded =
        bound(pack_text_of(require_rule("count(connected.members[id != \\\"x\\\"]) > 0"), groups),
              facts, tight);
    const policy::explanation e = explain(*bounded, "R", "A5");
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error);
    CHECK(e.error->id() == "feel-steps-exhausted");
}

TEST_CASE("the trace of a rule over groups holds what it read", "[policy][groups]") {
    const auto by = bound(pack_text_of(limit_rule, groups), family().cover_all().done());
    std::vector<std::string> parts;
    by->trace(by->judge_one(0, 0), [&](const policy::verdict_trace& t, const feel::evaluation&) {
        for (const auto& p : t.parts) {
            parts.push_back(std::string{p.is} + "=" + to_text(p.why.result));
        }
    });
    CHECK(parts == std::vector<std::string>{"numerator=110", "at_most=100"});
}

TEST_CASE("a judge counts the bytes of its groups", "[policy][groups]") {
    family more;
    for (int n = 0; n < 1000; ++n) {
        const std::string id = "S" + std::to_string(n);
        more.add(organisation(id));
        more.add(holds("H" + id, "P", id, "60"));
    }
    const auto facts = more.cover_all().done();
    const std::string rule = require_rule("account.id != null");
    const std::size_t without = bound(pack_text_of(rule), facts)->bytes();
    const std::size_t with = bound(pack_text_of(rule, groups), facts)->bytes();
    // A relation of the graph takes 33 bytes, one of a structure 29, a party at least 16.
    CHECK(with > without + 1000 * (33 + 29 + 16));
}
