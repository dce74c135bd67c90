#include "policy/support.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/policy/trace.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace policy_test;
using tenet_test::contains;

namespace {

const std::string groups =
    R"~("groups": [{"id": "connected", "name": {"zh": "关联集团", "en": "connected group"},
   "policy": {"id": "control", "title": {"zh": "控制", "en": "control"},
              "criteria": [{"id": "votes", "title": {"zh": "表决权", "en": "votes"}, "kind": "control"},
                           {"id": "dependence", "title": {"zh": "依存", "en": "dependence"},
                            "kind": "dependence", "at_least": 50}]}}],
  "measures": [
   {"id": "exposure", "name": {"zh": "敞口", "en": "exposure"}, "lowest": 0,
    "expression": "sum(concatenate([0], orders.amount))"},
   {"id": "group_exposure", "name": {"zh": "集团敞口", "en": "exposure of the group"},
    "kind": "group_sum", "of": "exposure", "over": "connected"}],)~";

const std::string limit_rule = R"~({"id": "L", "title": {"zh": "集团限额", "en": "Group limit"},
  "kind": "limit", "subject": "account",
  "numerator": {"name": {"zh": "集团敞口", "en": "exposure of the group"}, "is": "group_exposure"},
  "at_most": "100"})~";

party::organisation organisation(std::string id) {
    party::organisation o;
    o.name = "组织 " + id;
    o.id = std::move(id);
    return o;
}

acc::account account_of(std::string id, std::string organisation) {
    acc::account a = an_account(std::move(id));
    a.organisation = std::move(organisation);
    return a;
}

group::relationship holds(std::string id, std::string holder, std::string subject,
                          const char* share, std::string type = "shareholding") {
    group::relationship r;
    r.id = std::move(id);
    r.holder = std::move(holder);
    r.subject = std::move(subject);
    r.type = std::move(type);
    if (share != nullptr) r.share = number(share);
    return r;
}

/// P holds 60 % of C, for which somebody else has an account; X stands apart.
class family : public records {
public:
    family() {
        for (const char* id : {"P", "C", "X"}) add(organisation(id));
        add(account_of("AP", "P")).add(account_of("AC", "C")).add(account_of("AX", "X"));
        add(holds("R1", "P", "C", "60"));
        add(order("O1", "AP", "2025-10-01", "70")).add(order("O2", "AC", "2025-10-02", "40"));
        add(order("O3", "AX", "2025-10-03", "90"));
    }
};

std::string value_of(const policy::explanation& e, std::string_view path) {
    for (const policy::shown_value& v : e.values) {
        if (v.path == path) return to_text(*v.is);
    }
    return "nothing";
}

} // namespace

TEST_CASE("a limit over a group adds up the accounts of its members", "[policy][groups]") {
    const auto by = bound(pack_text_of(limit_rule, groups), family().cover_all().done());
    CHECK(outcome_of(*by, "L", "AP") == "fail");
    CHECK(outcome_of(*by, "L", "AC") == "fail");
    CHECK(outcome_of(*by, "L", "AX") == "pass");
    CHECK(value_of(explain(*by, "L", "AP"), "group_exposure") == "110");
}

namespace {

std::string require_rule(const std::string& text, const std::string& subject = "account") {
    return R"~({"id": "R", "title": {"zh": "规则", "en": "rule"}, "kind": "constraint", "subject": ")~" +
           subject + R"~(", "require": ")~" + text + "\"}";
}

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

// ---------------------------------------------------------------------------------- evaluate

namespace {

std::vector<std::string> keys_of(const std::vector<policy::shift>& shifts) {
    std::vector<std::string> keys;
    for (const policy::shift& s : shifts) keys.push_back(s.subject_key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace

TEST_CASE("a proposed order is judged with the group it would count in", "[policy][groups]") {
    const auto by = bound(pack_text_of(limit_rule, groups), family().cover_all().done());
    portfolio::change c;
    c.upserts.push_back(portfolio::make_record(order("O2", "AC", "2025-10-02", "30")));
    const auto effect = by->evaluate(c, policy::change_scope::all).value();
    CHECK(keys_of(effect.named) == std::vector<std::string>{"AC"});
    CHECK(effect.named[0].before.is == policy::outcome::fail);
    CHECK(effect.named[0].after.is == policy::outcome::pass);
    CHECK(keys_of(effect.elsewhere) == std::vector<std::string>{"AP"});
    CHECK(value_of(effect.would_be->explain(effect.named[0].after), "group_exposure") == "100");
}

TEST_CASE("a proposed relationship judges the accounts of both sides, and of their groups",
          "[policy][groups]") {
    family all;
    all.add(organisation("D")).add(account_of("AD", "D"));
    const auto by = bound(pack_text_of(limit_rule, groups), all.cover_all().done());
    portfolio::change c;
    c.upserts.push_back(portfolio::make_record(holds("R9", "D", "X", "70")));
    c.upserts.push_back(portfolio::make_record(order("O9", "AD", "2025-10-02", "11")));
    const auto joined = by->evaluate(c, policy::change_scope::all).value();
    CHECK(keys_of(joined.named) == std::vector<std::string>{"AD", "AX"});
    for (const policy::shift& s : joined.named) CHECK(s.after.is == policy::outcome::fail);
    portfolio::change gone;
    gone.removals.push_back({&table_for<group::relationship>(), "R1"});
    const auto left = by->evaluate(gone, policy::change_scope::all).value();
    CHECK(keys_of(left.named) == std::vector<std::string>{"AC", "AP"});
    for (const policy::shift& s : left.named) CHECK(s.after.is == policy::outcome::pass);
}

namespace {

/// One random change of a small world of organisations after the other.
class group_changes {
public:
    explicit group_changes(std::uint64_t seed) : random_(seed) {}

    portfolio::change next(const portfolio::snapshot& facts) {
        portfolio::change c;
        std::set<std::pair<const record_type*, std::string>> seen;
        for (std::size_t i = 1 + random_() % 3; i > 0; --i) {
            const portfolio::record r = one();
            const std::string key(r.type->key_of(r.object.get()));
            if (!seen.emplace(r.type, key).second) continue;
            if (random_() % 4 == 0 && facts.find(*r.type, key) != portfolio::no_row) {
                c.removals.push_back({r.type, key});
            } else {
                c.upserts.push_back(r);
            }
        }
        return c;
    }

private:
    std::string id(std::string_view prefix, std::size_t of) {
        return std::string(prefix) + std::to_string(random_() % of);
    }

    portfolio::record one() {
        switch (random_() % 8) {
        case 0: return portfolio::make_record(organisation(id("P", 8)));
        case 1: {
            acc::account a = an_account(id("A", 9));
            if (random_() % 8 != 0) a.organisation = id("P", 9);
            a.tier = std::string(random_() % 2 == 0 ? "core" : "important");
            return portfolio::make_record(a);
        }
        case 2:
        case 3:
        case 4: {
            const char* shares[] = {"60", "30", "51", "10", "100"};
            const char* types[] = {
                "shareholding",      "shareholding",      "votes",    "economic_dependence",
                "control_agreement", "acting_in_concert", "guarantee"};
            const char* share = random_() % 5 == 0 ? nullptr : shares[random_() % 5];
            return portfolio::make_record(
                holds(id("R", 10), id("P", 9), id("P", 9), share, types[random_() % 7]));
        }
        default: {
            acc::order o =
                order(id("O", 20), id("A", 9), "2025-10-01", std::to_string(random_() % 60));
            if (random_() % 12 == 0) o.amount.reset();
            return portfolio::make_record(o);
        }
        }
    }

    std::mt19937_64 random_;
};

using verdicts = std::map<std::pair<std::uint32_t, std::uint32_t>, policy::verdict>;

verdicts all_verdicts(const policy::judge& by) {
    verdicts all;
    for (const policy::verdict& v : by.check().value().second) all[{v.rule, v.subject}] = v;
    return all;
}

std::set<std::pair<std::uint32_t, std::uint32_t>> difference(const verdicts& a, const verdicts& b) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    for (const auto& [key, v] : a) {
        const auto other = b.find(key);
        if (other == b.end() || !(other->second == v)) all.insert(key);
    }
    for (const auto& [key, v] : b) {
        if (a.find(key) == a.end()) all.insert(key);
    }
    return all;
}

std::set<std::pair<std::uint32_t, std::uint32_t>> shifted(const policy::change_effect& effect) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    for (const auto* shifts : {&effect.named, &effect.elsewhere}) {
        for (const policy::shift& s : *shifts) {
            if (s.before == s.after) continue;
            const bool is_new = s.before.subject == portfolio::no_row;
            all.insert({s.after.rule, is_new ? s.after.subject : s.before.subject});
        }
    }
    return all;
}

const std::string rules_over_groups = limit_rule + R"~(,
  {"id": "OWN", "title": {"zh": "单户", "en": "own"}, "kind": "constraint", "subject": "account",
   "require": "exposure <= 50"},
  {"id": "COUNT", "title": {"zh": "成员", "en": "members"}, "kind": "constraint", "subject": "account",
   "require": "count(connected.members) <= 3"},
  {"id": "TIER", "title": {"zh": "等级", "en": "tier"}, "kind": "constraint", "subject": "account",
   "require": "count(connected.accounts[tier = account.tier]) <= 2"},
  {"id": "TOP", "title": {"zh": "顶端", "en": "top"}, "kind": "constraint", "subject": "order",
   "require": "connected.id != \"P0\" and group_exposure >= 0"},
  {"id": "SUM", "title": {"zh": "合计", "en": "sum"}, "kind": "constraint", "subject": "organisation",
   "require": "sum(concatenate([0], flatten(connected.accounts.orders).amount)) < 90"})~";

/// As many rounds as asked for: the effect of a change against the difference of two checks.
void compare_with_checks(const std::string& pack, std::uint64_t seed, int rounds, bool covered) {
    records start;
    for (int i = 0; i < 5; ++i) {
        const std::string n = std::to_string(i);
        start.add(organisation("P" + n)).add(account_of("A" + n, "P" + n));
    }
    if (covered) {
        start.cover_all();
    } else {
        start.cover("accounts").cover("orders");
    }
    auto facts = start.done();
    const auto rules = compile(pack).value();
    const policy::context in = at("2026-01-01T12:00:00+08:00");
    group_changes random(seed);
    auto before = policy::bind(rules, facts, in).value();
    for (int round = 0; round < rounds; ++round) {
        INFO("seed " << seed << ", round " << round);
        const portfolio::change c = random.next(*facts);
        const auto effect = before->evaluate(c, policy::change_scope::all).value();
        facts = facts->with(c).value();
        const auto after = policy::bind(rules, facts, in).value();
        const verdicts expected = all_verdicts(*after);
        REQUIRE(all_verdicts(*effect.would_be) == expected);
        REQUIRE(shifted(effect) == difference(all_verdicts(*before), expected));
        // Every other round goes on from the judge that evaluating made.
        before = round % 2 == 0 ? effect.would_be : after;
    }
}

} // namespace

TEST_CASE("with groups, too, what a change does equals the difference of two full checks",
          "[policy][groups][evaluate]") {
    const char* asked = std::getenv("TENET_TEST_ROUNDS");
    const int rounds = asked != nullptr ? std::atoi(asked) : 1500;
    compare_with_checks(pack_text_of(rules_over_groups, groups), 7, rounds, true);
    compare_with_checks(pack_text_of(rules_over_groups, groups), 8, rounds / 4, false);
    // Account measures that read groups make evaluating judge the whole portfolio anew.
    std::string measured = groups;
    measured.insert(measured.rfind("],"),
                    R"~(, {"id": "peers", "name": {"zh": "同组客户", "en": "peers"},
     "expression": "count(connected.accounts)"})~");
    compare_with_checks(
        pack_text_of(rules_over_groups + R"~(, {"id": "PEERS", "title": {"zh": "同", "en": "peers"},
          "kind": "constraint", "subject": "account", "require": "peers <= 2"})~",
                     measured),
        9, rounds / 4, true);
}

// ------------------------------------------------------------------------- what cannot be read

TEST_CASE("what is wrong with a grouping is found when the pack is read, with its place",
          "[policy][groups]") {
    const auto problems = [](const std::string& more) {
        return problems_of(pack_text_of(require_rule("1 = 1"), more));
    };
    const auto grouping = [](const std::string& policy) {
        return R"("groups": [{"id": "g", "name": {"zh": "集", "en": "g"}, "policy": )" + policy +
               "}],";
    };
    CHECK_THAT(problems(grouping(R"("gone.policy.json")")),
               contains("policy-group-policy-unknown") && contains("/groups/0/policy"));
    CHECK_THAT(problems(grouping(R"("pack.json")")), contains("policy-group-policy-unknown"));
    CHECK_THAT(problems(R"("groups": [{"id": "g", "name": {"zh": "集", "en": "g"}}],)"),
               contains("policy") && contains("/groups/0"));
    const std::string wrong = problems(
        grouping(R"({"id": "p", "title": {"zh": "口径", "en": "p"}, "voting": {"concerts": true},
          "criteria": [{"id": "c", "title": {"zh": "c", "en": "c"}, "kind": "contrl"},
                       {"id": "d", "title": {"zh": "d", "en": "d"}, "kind": "guarantee"}]})"));
    CHECK_THAT(wrong, contains("concerts") && contains("/groups/0/policy/voting"));
    CHECK_THAT(wrong, contains("contrl") && contains("/groups/0/policy/criteria/0"));
    CHECK_THAT(wrong, contains("at_least") && contains("/groups/0/policy/criteria/1"));
    std::string twice = groups;
    twice.insert(twice.find('[') + 1, R"({"id": "connected", "name": {"zh": "又", "en": "again"},
      "policy": {"id": "p", "title": {"zh": "p", "en": "p"}, "criteria": []}}, )");
    CHECK_THAT(problems(twice), contains("policy-given-twice"));
    std::string over = groups;
    over.replace(over.find(R"("over": "connected")"), 19, R"("over": "conected")");
    CHECK_THAT(problems(over), contains("policy-unknown-reference") && contains("conected"));
    CHECK_THAT(problems(R"("groups": [{"id": "idle", "name": {"zh": "闲", "en": "idle"}, "policy":
      {"id": "p", "title": {"zh": "p", "en": "p"}, "criteria": []}}],)"),
               contains("policy-grouping-unused"));
    CHECK(problems_of(pack_text_of(limit_rule, groups)).empty());
}

TEST_CASE("a policy may lie in a file of its own, and counts in the pack's digest",
          "[policy][groups]") {
    const std::string pack =
        pack_text_of(require_rule(R"(connected.id = \"P\")"),
                     R"("groups": [{"id": "connected", "name": {"zh": "集", "en": "g"},
                       "policy": "votes.policy.json"}],)");
    const std::string policy = R"(// 口径
      {"id": "votes", "title": {"zh": "表决权", "en": "votes"},
       "criteria": [{"id": "v", "title": {"zh": "v", "en": "v"}, "kind": "control"}]})";
    diagnostics warnings;
    const auto read = [&](const std::string& text) {
        return policy::read_pack({{"pack.json", pack}, {"votes.policy.json", text}}, warnings);
    };
    const auto one = read(policy);
    REQUIRE(one.has_value());
    CHECK(one->groups.at(0).policy.is.id == "votes");
    CHECK(read(policy + " ").value().digest != one->digest);
    CHECK(read(policy + " ").value().groups[0].digest == one->groups[0].digest);
    const auto wrong = read(R"({"id": "votes"})");
    REQUIRE_FALSE(wrong.has_value());
    CHECK_THAT(wrong.error().text(language::en), contains("votes.policy.json:1:1"));
}

TEST_CASE("what is wrong with a policy for a portfolio keeps the judge from being made",
          "[policy][groups]") {
    const auto bound_with = [](const std::string& more) {
        const std::string pack = pack_text_of(
            require_rule("count(connected.members) > 0"),
            R"("groups": [{"id": "connected", "name": {"zh": "集", "en": "g"}, "policy":
              {"id": "p", "title": {"zh": "p", "en": "p"}, )" +
                more + "}}],");
        const auto judge = policy::bind(compile(pack).value(), family().cover_all().done(),
                                        at("2026-01-01T12:00:00+08:00"));
        return judge ? std::string{} : judge.error().text(language::en);
    };
    CHECK_THAT(bound_with(R"("criteria": [], "entries": [{"party": "NOBODY", "anchor": "P",
      "include": true, "reason": "r", "approver": "a"}])"),
               contains("NOBODY") && contains("pack.json:"));
    CHECK_THAT(bound_with(R"("criteria": [{"id": "h", "title": {"zh": "h", "en": "h"},
      "kind": "hierarchy", "hierarchy": "credit"}])"),
               contains("group-bad-criterion") && contains("pack.json:"));
    CHECK(bound_with(R"("criteria": [], "entries": [{"party": "X", "anchor": "P",
      "include": true, "reason": "r", "approver": "a"}])")
              .empty());
}

TEST_CASE("relationships that cannot be are refused, by a change as well", "[policy][groups]") {
    family all;
    const auto by = bound(pack_text_of(limit_rule, groups), all.cover_all().done());
    portfolio::change c;
    c.upserts.push_back(portfolio::make_record(holds("R9", "P", "X", "-5")));
    const auto effect = by->evaluate(c);
    REQUIRE_FALSE(effect.has_value());
    CHECK_THAT(effect.error().text(language::en), contains("group-bad-share"));
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
