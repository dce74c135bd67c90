#include "policy/groups.hpp"
#include "policy/verdicts.hpp"

#include <tenet/party/party_merge.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace policy_test;

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

    party::party_merge any_merge() {
        party::party_merge m;
        m.id = id("M", 4);
        const std::size_t first = random_() % 9;
        m.party = "P" + std::to_string(first);
        m.other = "P" + std::to_string((first + 1 + random_() % 8) % 9);
        m.declared_on = *date::parse("2025-03-01");
        m.approver = "李明";
        m.reason = "同一证照";
        if (random_() % 3 == 0) m.undone_on = *date::parse("2025-04-01");
        return m;
    }

    portfolio::record one() {
        switch (random_() % 9) {
        case 8: return portfolio::make_record(any_merge());
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

const std::string rules_over_groups = limit_rule + R"~(,
  {"id": "OWN", "title": {"zh": "单户", "en": "own"}, "kind": "constraint", "subject": "account",
   "require": "exposure <= 50"},
  {"id": "COUNT", "title": {"zh": "成员", "en": "members"}, "kind": "constraint", "subject": "account",
   "require": "count(connected.members) <= 3"},
  {"id": "IDS", "title": {"zh": "编号", "en": "ids"}, "kind": "constraint", "subject": "account",
   "require": "list contains(connected.member_ids, \"A3\")"},
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
        if (round % 5 == 0) REQUIRE(all_reasons(*effect.would_be) == all_reasons(*after));
        // Every other round goes on from the judge that evaluating made.
        before = round % 2 == 0 ? effect.would_be : after;
    }
}

} // namespace

TEST_CASE("the sum over a group lacks what the first of its accounts in their order does",
          "[policy][groups][evaluate]") {
    std::string measured = groups;
    const std::string exposure = "sum(concatenate([0], orders.amount))";
    measured.replace(measured.find(exposure), exposure.size(),
                     "annual_revenue + cooperation_value");
    records all;
    // The organisations come in another order than the accounts.
    for (const char* id : {"C", "P"}) all.add(organisation(id));
    acc::account first = account_of("AP", "P");
    first.annual_revenue = decimal{1};
    acc::account second = account_of("AC", "C");
    second.cooperation_value = decimal{1};
    all.add(first).add(second).add(holds("R1", "P", "C", "60"));
    const auto by = bound(pack_text_of(limit_rule, measured), all.cover_all().done());
    const auto lacking = [](const policy::judge& j) { return explain(j, "L", "AC").missing; };
    using paths = std::vector<std::string>;
    CHECK(lacking(*by) == paths{"account.cooperation_value"});
    first.cooperation_value = decimal{1};
    portfolio::change c;
    c.upserts.push_back(portfolio::make_record(first));
    CHECK(lacking(*by->evaluate(c).value().would_be) == paths{"account.annual_revenue"});
}

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
