#include "policy/groups.hpp"
#include "policy/verdicts.hpp"

#include <tenet/group/lineage.hpp>
#include <tenet/group/records.hpp>
#include <tenet/portfolio/groups.hpp>

#include <string>
#include <vector>

using namespace policy_test;

namespace {

group::relationship since(group::relationship r, const char* from, const char* to = nullptr) {
    r.valid_from = day(from);
    if (to != nullptr) r.valid_to = day(to);
    return r;
}

/// P holds 60 % of C, and from July Z all of P; until May X held 60 % of W, then C does.
class with_history : public family {
public:
    with_history() {
        for (const char* id : {"Z", "W"}) {
            add(organisation(id)).add(account_of("A" + std::string(id), id));
        }
        add(since(holds("R2", "Z", "P", "100"), "2025-07-01"));
        add(since(holds("R3", "X", "W", "60"), "2024-01-01", "2025-04-30"));
        add(since(holds("R4", "C", "X", "60"), "2025-05-01"));
        add(since(holds("R5", "X", "W", "70"), "2025-05-01"));
        cover_all();
    }
};

/// The groups of a portfolio under the policy of the tests, followed.
group::lineage followed(const portfolio::snapshot& facts, const char* from, const char* until) {
    const auto rules = compile(pack_text_of(limit_rule, groups)).value();
    const auto graph = portfolio::graph_of(facts).value();
    const auto by = group::bind(rules->source().groups.at(0).policy, graph).value();
    group::lineage out;
    (void)group::follow(out, graph, by, {day(from), day(until)}).value();
    return out;
}

policy::context at_with(const char* when, group::lineage lineage,
                        std::string grouping = "connected") {
    policy::context in = at(when);
    in.lineages.emplace(std::move(grouping),
                        std::make_shared<const policy::kept_lineage>(std::move(lineage)));
    return in;
}

constexpr const char* noon = "2025-12-31T12:00:00+08:00";

std::string judged(const std::string& text, std::string_view key, policy::context in) {
    const auto rules = compile(pack_text_of(require_rule(text), groups)).value();
    const auto by = policy::bind(rules, with_history().done(), std::move(in)).value();
    return std::string(policy::name_of(explain(*by, "R", key).of.is));
}

} // namespace

TEST_CASE("with a lineage rules see ids that stay", "[policy][groups][lineage]") {
    const auto facts = with_history().done();
    const group::lineage l = followed(*facts, "2024-01-01", "2025-12-31");
    // C's group took over X's, and Z its top; the id is that of the beginning.
    CHECK(judged(R"(connected.id = \"P@2024-01-01\" and connected.name = \"组织 Z\")", "AC",
                 at_with(noon, l)) == "pass");
    CHECK(judged(R"(关联集团.编号 = \"P@2024-01-01\")", "AW", at_with(noon, l)) == "pass");
    CHECK(
        judged(
            R"(list contains(connected.known_as, \"X@2024-01-01\") and count(关联集团.历用编号) = 2)",
            "AC", at_with(noon, l)) == "pass");
    // Before they merged.
    CHECK(judged(R"(connected.id = \"X@2024-01-01\" and connected.known_as = [connected.id])", "AX",
                 at_with("2025-04-30T12:00:00+08:00", l)) == "pass");
}

TEST_CASE("without a lineage a group is called by its top", "[policy][groups][lineage]") {
    CHECK(judged(R"(connected.id = \"Z\" and connected.known_as = [\"Z\"])", "AC", at(noon)) ==
          "pass");
    policy::context none = at(noon);
    none.lineages.emplace("connected", nullptr);
    CHECK(judged(R"(connected.id = \"Z\")", "AC", none) == "pass");
}

TEST_CASE("a party that is no group of several keeps its own id", "[policy][groups][lineage]") {
    with_history all;
    all.add(organisation("S")).add(account_of("AS", "S"));
    const auto facts = all.done();
    const auto rules =
        compile(pack_text_of(require_rule(R"(connected.id = \"S\")"), groups)).value();
    const auto by =
        policy::bind(rules, facts, at_with(noon, followed(*facts, "2024-01-01", "2025-12-31")))
            .value();
    CHECK(outcome_of(*by, "R", "AS") == "pass");
}

TEST_CASE("a lineage that ends on the eve goes on", "[policy][groups][lineage]") {
    const auto facts = with_history().done();
    const group::lineage l = followed(*facts, "2024-01-01", "2025-04-30");
    CHECK(
        judged(
            R"(connected.id = \"P@2024-01-01\" and list contains(connected.known_as, \"X@2024-01-01\"))",
            "AW", at_with(noon, l)) == "pass");
}

TEST_CASE("verdicts cite the lineage, reports its digest", "[policy][groups][lineage]") {
    const auto facts = with_history().done();
    const policy::context in = at_with(noon, followed(*facts, "2024-01-01", "2025-12-31"));
    const auto rules = compile(pack_text_of(limit_rule, groups)).value();
    const auto by = policy::bind(rules, facts, in).value();
    const policy::explanation e = explain(*by, "L", "AC");
    REQUIRE(e.groups.size() == 1);
    CHECK(e.groups[0].group == "P@2024-01-01");
    CHECK(e.groups[0].known_as == std::vector<std::string>{"P@2024-01-01", "X@2024-01-01"});
    CHECK(e.groups[0].lineage_digest == in.lineages.at("connected")->digest());
    CHECK(e.groups[0].lineage_digest.size() == 64);
    CHECK(by->made_from().lineages_digest.size() == 64);
    const auto plain = policy::bind(rules, facts, at(noon)).value();
    CHECK(plain->made_from().lineages_digest.empty());
    CHECK(explain(*plain, "L", "AC").groups[0].lineage_digest.empty());
    CHECK(explain(*plain, "L", "AC").groups[0].known_as.empty());
}

TEST_CASE("a proposed change keeps ids by what groups share", "[policy][groups][lineage]") {
    const auto facts = with_history().done();
    const policy::context in = at_with(noon, followed(*facts, "2024-01-01", "2025-12-31"));
    const auto rules = compile(pack_text_of(limit_rule, groups)).value();
    const auto by = policy::bind(rules, facts, in).value();
    portfolio::change apart; // C sells X, which keeps W: three members stay together, two go.
    apart.removals.push_back({&table_for<group::relationship>(), "R4"});
    const auto effect = by->evaluate(apart, policy::change_scope::named).value();
    CHECK(explain(*effect.would_be, "L", "AP").groups.at(0).group == "P@2024-01-01");
    CHECK(explain(*effect.would_be, "L", "AW").groups.at(0).group == "X@2025-12-31");
}

TEST_CASE("a doubtful top has no id, with a lineage or without", "[policy][groups][lineage]") {
    with_history open;
    const auto covered = open.done();
    const group::lineage l = followed(*covered, "2024-01-01", "2025-12-31");
    family uncovered;
    uncovered.cover("accounts").cover("organisations").cover("orders");
    const auto rules =
        compile(pack_text_of(require_rule(R"(connected.id = \"P@2024-01-01\")"), groups)).value();
    const auto by = policy::bind(rules, uncovered.done(), at_with(noon, l)).value();
    CHECK(outcome_of(*by, "R", "AP") == "unknown");
    const auto all =
        compile(pack_text_of(require_rule(R"(count(connected.known_as) = 1)"), groups)).value();
    family again;
    again.cover("accounts").cover("organisations").cover("orders");
    CHECK(outcome_of(*policy::bind(all, again.done(), at_with(noon, l)).value(), "R", "AP") ==
          "unknown");
}

TEST_CASE("a lineage of no grouping, or of later days, is refused", "[policy][groups][lineage]") {
    const auto facts = with_history().done();
    const auto rules = compile(pack_text_of(limit_rule, groups)).value();
    const auto refused = [&](policy::context in) {
        const auto by = policy::bind(rules, facts, std::move(in));
        REQUIRE(by.has_error());
        return std::string(by.error().items()[0].id());
    };
    const group::lineage l = followed(*facts, "2024-01-01", "2025-12-31");
    CHECK(refused(at_with(noon, l, "conected")) == "policy-lineage-of-no-grouping");
    CHECK(refused(at_with("2023-12-31T12:00:00+08:00", l)) == "group-outside-lineage");
    const auto none = compile(pack_text_of(require_rule("true"))).value();
    CHECK(policy::bind(none, facts, at_with(noon, l)).error().items()[0].id() ==
          "policy-lineage-of-no-grouping");
}
