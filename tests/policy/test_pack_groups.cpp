#include "policy/groups.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace policy_test;
using tenet_test::contains;

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

namespace {

/// The types of relationships that a shipped pack knows, with what they are called.
std::vector<std::string> relation_types_of(const std::string& pack) {
    diagnostics warnings;
    const auto read = policy::read_pack_folder(TENET_SOURCE_DIR "/packs/" + pack, warnings).value();
    std::vector<std::string> types;
    for (const code& c : read.codes.at("relationship_type").codes) {
        types.push_back(c.id + " " + c.label.zh + " " + c.label.en);
    }
    return types;
}

} // namespace

TEST_CASE("the packs know the same types of relationships, and all that groups are derived from",
          "[policy][groups]") {
    const std::vector<std::string> types = relation_types_of("connected-clients");
    CHECK(relation_types_of("key-account-regulation") == types);
    for (std::size_t n = 0; n < group::relation_count; ++n) {
        const std::string id = std::string(name_of(static_cast<group::relation>(n))) + " ";
        INFO(id);
        CHECK(std::ranges::any_of(types, [&](const std::string& t) { return t.starts_with(id); }));
    }
}
