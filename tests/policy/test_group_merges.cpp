#include "policy/groups.hpp"
#include "policy/verdicts.hpp"

#include <tenet/party/party_merge.hpp>

#include <string>
#include <vector>

using namespace policy_test;

namespace {

party::party_merge one_party(std::string id, std::string party, std::string other,
                             const char* declared = "2025-03-01", const char* undone = nullptr) {
    party::party_merge m;
    m.id = std::move(id);
    m.party = std::move(party);
    m.other = std::move(other);
    m.declared_on = *date::parse(declared);
    m.approver = "李明";
    m.reason = "同一证照";
    if (undone != nullptr) m.undone_on = *date::parse(undone);
    return m;
}

/// The family, and X2, a second record of X that holds 60 % of Y.
class with_twin : public family {
public:
    with_twin() {
        for (const char* id : {"X2", "Y"}) add(organisation(id));
        add(account_of("AX2", "X2")).add(account_of("AY", "Y"));
        add(holds("R2", "X2", "Y", "60"));
        add(order("O4", "AX2", "2025-10-03", "8")).add(order("O5", "AY", "2025-10-03", "3"));
        cover_all();
    }
};

std::string judged(const std::string& text, const std::shared_ptr<const portfolio::snapshot>& facts,
                   std::string_view key, const std::string& subject = "account") {
    const auto by = bound(pack_text_of(require_rule(text, subject), groups), facts);
    return std::string(policy::name_of(explain(*by, "R", key).of.is));
}

std::vector<std::string> merged_in(const policy::explanation& e) {
    std::vector<std::string> out;
    for (const party::merged_set& s : e.groups.at(0).merged) {
        std::string said = s.party + " =";
        for (const std::string& p : s.parties) said += " " + p;
        for (const std::string& by : s.statements) said += " [" + by + "]";
        out.push_back(said);
    }
    return out;
}

} // namespace

TEST_CASE("accounts of parties declared one are the accounts of one party",
          "[policy][groups][merges]") {
    with_twin apart;
    const auto before = bound(pack_text_of(limit_rule, groups), apart.done());
    CHECK(outcome_of(*before, "L", "AX") == "pass"); // 90
    CHECK(merged_in(explain(*before, "L", "AX")).empty());

    with_twin one;
    one.add(one_party("M1", "X", "X2"));
    const auto by = bound(pack_text_of(limit_rule, groups), one.done());
    for (const char* account : {"AX", "AX2", "AY"}) {
        INFO(account);
        const policy::explanation e = explain(*by, "L", account);
        CHECK(e.of.is == policy::outcome::fail);
        CHECK(value_of(e, "group_exposure") == "101");
        CHECK(e.groups.at(0).group == "X");
        CHECK(e.groups.at(0).members == 2);
        CHECK(e.groups.at(0).accounts == 3);
        CHECK(merged_in(e) == std::vector<std::string>{"X = X X2 [M1]"});
    }
    CHECK(merged_in(explain(*by, "L", "AP")).empty());
}

TEST_CASE("rules see the group of the one party", "[policy][groups][merges]") {
    with_twin one;
    one.add(one_party("M1", "X", "X2"));
    const auto facts = one.done();
    CHECK(judged(R"(connected.id = \"X\" and connected.members.id = [\"X\", \"Y\"])", facts,
                 "AX2") == "pass");
    CHECK(judged(R"(connected.accounts.id = [\"AX\", \"AX2\", \"AY\"])", facts, "AY") == "pass");
    CHECK(judged(R"(count(connected.members) = 2)", facts, "X2", "organisation") == "pass");
    CHECK(judged(R"(connected.controllers.id = [\"X\"])", facts, "Y", "organisation") == "pass");
}

TEST_CASE("a merge is known from the day it was declared until it is undone",
          "[policy][groups][merges]") {
    const auto members = [](const char* declared, const char* undone, const char* known_at) {
        with_twin all;
        all.add(one_party("M1", "X", "X2", declared, undone));
        policy::context in = at("2026-01-01T12:00:00+08:00");
        if (known_at != nullptr) in.known_at = date_time::parse(known_at, nullptr).value();
        const auto rules =
            compile(pack_text_of(require_rule("count(connected.members) = 2"), groups)).value();
        const auto by = policy::bind(rules, all.done(), in).value();
        return outcome_of(*by, "R", "AX") == "pass";
    };
    CHECK(members("2025-03-01", nullptr, nullptr));
    CHECK_FALSE(members("2025-03-01", "2025-06-01", nullptr));
    CHECK(members("2025-03-01", "2025-06-01", "2025-05-31T12:00:00+08:00"));
    CHECK_FALSE(members("2025-03-01", nullptr, "2025-02-28T12:00:00+08:00"));
}

TEST_CASE("a record of the party is found where the one that stands for it has none",
          "[policy][groups][merges]") {
    with_twin all;
    all.add(one_party("M1", "GHOST", "X"));
    CHECK(judged(R"(connected.id = \"X\" and connected.members.id = [\"X\"])", all.done(), "AX") ==
          "pass");
    with_twin held;
    held.add(holds("R3", "GHOST", "Y", "10")).add(one_party("M1", "GHOST", "X"));
    CHECK(judged(R"(connected.id = \"GHOST\" and connected.members.id = [\"X\"])", held.done(),
                 "AX") == "pass");
}

TEST_CASE("merges that cannot be are refused when a judge is made", "[policy][groups][merges]") {
    with_twin all;
    all.add(one_party("M1", "X", "X"));
    const auto rules = compile(pack_text_of(limit_rule, groups)).value();
    const auto by = policy::bind(rules, all.done(), at("2026-01-01T12:00:00+08:00"));
    REQUIRE(by.has_error());
    CHECK(by.error().items()[0].id() == "party-merge-of-one");
}

TEST_CASE("a proposed merge is judged with the group it would make", "[policy][groups][merges]") {
    const auto by = bound(pack_text_of(limit_rule, groups), with_twin().done());
    portfolio::change proposed;
    proposed.upserts.push_back(portfolio::make_record(one_party("M1", "X", "X2")));
    const auto effect = by->evaluate(proposed, policy::change_scope::all).value();
    std::vector<std::string> named;
    for (const policy::shift& s : effect.named) {
        named.push_back(s.subject_key);
        CHECK(s.before.is == policy::outcome::pass);
        CHECK(s.after.is == policy::outcome::fail);
        CHECK(merged_in(effect.would_be->explain(s.after)) ==
              std::vector<std::string>{"X = X X2 [M1]"});
    }
    std::sort(named.begin(), named.end());
    CHECK(named == std::vector<std::string>{"AX", "AX2"});
    REQUIRE(effect.elsewhere.size() == 1);
    CHECK(effect.elsewhere[0].subject_key == "AY");

    portfolio::change undone;
    undone.upserts.push_back(
        portfolio::make_record(one_party("M1", "X", "X2", "2025-03-01", "2025-04-01")));
    const auto back = effect.would_be->evaluate(undone, policy::change_scope::all).value();
    REQUIRE(back.named.size() == 2);
    for (const policy::shift& s : back.named) CHECK(s.after.is == policy::outcome::pass);
    portfolio::change gone;
    gone.removals.push_back({&table_for<party::party_merge>(), "M1"});
    CHECK(effect.would_be->evaluate(gone, policy::change_scope::all).value().named.size() == 2);

    portfolio::change wrong;
    wrong.upserts.push_back(portfolio::make_record(one_party("M1", "X", "")));
    CHECK(by->evaluate(wrong, policy::change_scope::all).has_error());
}

namespace {

party::organisation identified(std::string id, const char* uscc) {
    party::organisation o = organisation(std::move(id));
    o.uscc = uscc;
    return o;
}

} // namespace

TEST_CASE("a member is among the ids of a group under every id that names it",
          "[policy][groups][merges]") {
    family all;
    all.add(identified("D", "91-D")).add(identified("D2", "91-D")).add(account_of("AD", "D"));
    all.add(holds("R2", "P", "D", "60")).add(holds("R3", "P", "N", "60"));
    all.add(identified("E", "91-E")).add(identified("F", "91-E"));
    all.add(holds("R4", "P", "E", "60"));
    all.add(one_party("M1", "D", "D2")).cover_all();
    const auto facts = all.done();
    const auto has = [&](const std::string& id, const std::string& of = "AC") {
        return judged(R"(list contains(connected.member_ids, \")" + id + R"(\"))", facts, of);
    };
    // Organisations, an account, one merged away, an identifier of both, a party without a record.
    for (const char* id : {"P", "C", "D", "AP", "AC", "AD", "D2", "91-D", "N"}) {
        INFO(id);
        CHECK(has(id) == "pass");
        CHECK(has(id, "AX") == "fail");
    }
    CHECK(has("X") == "fail");
    CHECK(has("91-E") == "fail"); // of two parties that nobody declared one
    CHECK(judged(R"(list contains(connected.subsidiary_ids, \"D2\"))", facts, "AP") == "pass");
    CHECK(judged(R"(list contains(connected.subsidiary_ids, \"P\"))", facts, "AP") == "fail");
}

TEST_CASE("who may be a member may be among the ids of the group", "[policy][groups]") {
    family all;
    all.add(identified("D", "91-D")).add(holds("R2", "P", "D", nullptr)).cover_all();
    const auto facts = all.done();
    const auto judge = [&](const std::string& text) { return judged(text, facts, "AP"); };
    CHECK(judge(R"(list contains(connected.member_ids, \"C\"))") == "pass");
    CHECK(judge(R"(list contains(connected.member_ids, \"91-D\"))") == "unknown");
    CHECK(judge("count(connected.member_ids) <= 6") == "pass"); // P, C, their accounts, D twice
    CHECK(judge("count(connected.member_ids) <= 5") == "unknown");
}
