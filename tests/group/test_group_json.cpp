#include "groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/policy_json.hpp>
#include <tenet/group/roll_up_json.hpp>

using namespace tenet;
using namespace tenet::group;
using namespace tenet::group_test;

namespace {

template <class T>
lines problems(const result<T>& r) {
    return problems_as(r, id_and_pointer);
}

template <class Write>
std::string written(const Write& write) {
    json::writer out;
    write(out);
    return out.take();
}

const char* const four = R"({"parties": [{"id": "A"}, {"id": "B"}, {"id": "C"}], "relations": [
    {"holder": "A", "subject": "B", "share": 60}, {"holder": "A", "subject": "C", "share": "10"},
    {"holder": "B", "subject": "C", "share": 30}, {"holder": "C", "subject": "B", "share": 20}]})";

structure at_now(const graph& g, const voting_rule& rule = {}) {
    return structure::at(g, now(), rule).value();
}

group_policy votes_policy() {
    return bind(read_group_policy(R"({"id": "p", "title": "p", "criteria": [
                  {"id": "votes", "title": {"zh": "表决权", "en": "votes"}, "kind": "control"}]})")
                    .value(),
                graph_builder{}.build().value())
        .value();
}

} // namespace

TEST_CASE("a graph is read with everything a relation can say", "[group][json]") {
    const graph g = read_graph(R"({
      "parties": [{"id": "LIN", "name": "林岚", "kind": "person"}, {"id": "WU", "kind": "person"},
                  {"id": "TOP", "name": "青禾集团"}],
      "relations": [
        {"id": "R1", "holder": "LIN", "subject": "TOP", "share": {"low": 25, "high": "50.5",
         "above_low": true}, "valid_from": "2020-01-01", "valid_to": null,
         "recorded_on": "2020-02-01", "withdrawn_on": "2024-01-01", "source": "章程"},
        {"holder": "LIN", "subject": "WU", "type": "family", "generations": 2, "collateral": true},
        {"holder": "WU", "subject": "TOP", "type": "superordinate", "hierarchy": "credit"},
        {"holder": "WU", "subject": "TOP", "type": "votes"}]})")
                        .value();
    REQUIRE(g.party_count() == 3);
    REQUIRE(g.edge_count() == 4);
    CHECK(g.name(0) == "林岚");
    CHECK(g.name(1) == "WU");
    CHECK(g.kind(1) == party_kind::person);
    CHECK(g.kind(2) == party_kind::company);
    CHECK(g.id(0) == "R1");
    CHECK(g.share(0)->range().low == number("25"));
    CHECK(g.share(0)->range().above_low);
    CHECK(g.share(0)->range().high == number("50.5"));
    CHECK(!g.share(0)->range().below_high);
    CHECK(g.source(0) == "章程");
    CHECK(g.holds(0, {day("2023-01-01"), day("2023-01-01")}));
    CHECK(!g.holds(0, {day("2023-01-01"), day("2024-01-01")}));
    CHECK(g.degree(1) == kinship{2, true});
    CHECK(g.hierarchy_name(g.hierarchy(2)) == "credit");
    CHECK(g.share(3)->text() == "0-100");
}

TEST_CASE("a graph that is written reads back the same", "[group][json]") {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const graph g = random_net(seed, 12, true).build();
        const auto text = written([&](json::writer& out) { write_graph(out, g); });
        const graph again = read_graph(text).value();
        CHECK(written([&](json::writer& out) { write_graph(out, again); }) == text);
        CHECK(findings_of(at_now(again)).size() == findings_of(at_now(g)).size());
    }
    const char* const all =
        R"({"parties":[{"id":"L","name":"林","kind":"person"},{"id":"W","kind":"state"}],)"
        R"("relations":[{"id":"1","holder":"L","subject":"W","type":"family","generations":1,)"
        R"("collateral":true,"valid_from":"2020-01-01","valid_to":"2021-01-01",)"
        R"("recorded_on":"2020-01-02","withdrawn_on":"2022-01-01","source":"s"},)"
        R"({"holder":"L","subject":"W","type":"superordinate","hierarchy":"credit"},)"
        R"({"holder":"L","subject":"W","type":"votes","share":{"low":"0.1","high":"50",)"
        R"("above_low":true,"below_high":true}}]})";
    CHECK(written([&](json::writer& out) { write_graph(out, read_graph(all).value()); }) == all);
}

TEST_CASE("relations alone name their parties, a list of parties is complete", "[group][json]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B", "share": 60}])").value();
    CHECK(g.party_count() == 2);
    CHECK(g.kind(0) == party_kind::other);
    CHECK(read_graph(R"({"relations": [{"holder": "A", "subject": "B"}]})")->party_count() == 2);
    CHECK(problems(read_graph(
              R"({"parties": [{"id": "A"}], "relations": [{"holder": "A", "subject": "B"}]})")) ==
          lines{"group-no-such-party /relations/0/subject"});
}

TEST_CASE("everything wrong with a graph is listed with its place", "[group][json]") {
    const auto r = read_graph(R"({"parties": [{"id": "A"}, {"id": "A"}, {"id": ""}, 7,
        {"name": "x", "knd": "company"}, {"id": "B", "kind": "planet"}],
      "relations": [{"holder": "A", "subject": "B", "share": -1},
        {"holder": "A", "subject": "B", "share": {"low": 40, "high": 30}},
        {"holder": "A", "subject": "B", "share": "many"},
        {"holder": "A", "subject": "B", "type": "owns"},
        {"holder": "A", "subject": "B", "valid_from": "2025-01-01", "valid_to": "2024-12-31"},
        {"holder": "A", "subject": "B", "recorded_on": "2025-13-01"},
        {"holder": "A", "subject": "B", "generations": 101},
        {"holder": "A", "shares": 5}], "more": 1})");
    const lines expected{"group-party-twice /parties/1/id",
                         "definition-wrong-kind /parties/2/id",
                         "definition-wrong-kind /parties/3",
                         "definition-member-missing /parties/4",
                         "definition-member-misspelt /parties/4/knd",
                         "definition-choice-unknown /parties/5/kind",
                         "group-bad-share /relations/0/share",
                         "group-bad-share /relations/1/share",
                         "definition-wrong-kind /relations/2/share",
                         "definition-choice-unknown /relations/3/type",
                         "group-bad-period /relations/4",
                         "base-bad-date /relations/5/recorded_on",
                         "definition-wrong-kind /relations/6/generations",
                         "definition-member-missing /relations/7",
                         "definition-member-misspelt /relations/7/shares",
                         "definition-member-unknown /more"};
    CHECK(problems(r) == expected);
    CHECK(r.error().items()[6].where().line == 3);
    CHECK(r.error().items()[6].where().column > 0);
}

TEST_CASE("texts that are no graph are refused", "[group][json]") {
    for (const char* text :
         {"", "[", "null", "7", "\"x\"", "[[]]", "[null]", "{}", "{\"relations\": {}}",
          "[{\"holder\": \"A\", \"subject\": \"A\", \"share\": 1e999}]",
          "[{\"holder\": {\"holder\": 1}, \"subject\": []}]", "[{\"holder\": \"\xff\"}]"}) {
        INFO(text);
        CHECK(read_graph(text).has_error());
    }
    CHECK(read_graph(std::string(100'000, '[')).has_error());
    std::string many = "[";
    for (int n = 0; n < 5'000; ++n) many += "{\"holder\": 1},";
    const auto r = read_graph(many + "{}]");
    REQUIRE(!r);
    CHECK(r.error().total() > 10'000);
    CHECK(r.error().items().size() == diagnostics::default_cap);
}

TEST_CASE("a hundred thousand relations are read", "[group][json]") {
    std::string text = "[";
    for (int n = 0; n < 100'000; ++n) {
        text += (n == 0 ? "" : ",") + std::string(R"({"holder":"P)") + std::to_string(n / 10) +
                R"(","subject":"P)" + std::to_string(n + 1) + R"(","share":50.5})";
    }
    const graph g = read_graph(text + "]").value();
    CHECK(g.edge_count() == 100'000);
    const structure s = at_now(g);
    CHECK(tops(s, "P100000") == "P0");
}

TEST_CASE("more hierarchies than a graph can tell apart are refused", "[group][json]") {
    const auto with = [](int count) {
        std::string text = "[";
        for (int n = 0; n < count; ++n) {
            text += (n == 0 ? "" : ",") +
                    std::string(R"({"holder": "A", "subject": "B", "type": "superordinate",)") +
                    R"( "hierarchy": "h)" + std::to_string(n) + R"("})";
        }
        return read_graph(text + "]");
    };
    CHECK(with(255).value().find_hierarchy("h254"));
    CHECK(problems(with(256)) == lines{"group-too-large /255/hierarchy"});
}

TEST_CASE("names that try to be something else stay texts", "[group][json]") {
    const graph g =
        read_graph(R"([{"holder": "</script>\u001b[31m", "subject": "\"},{\u0000", "share": 60}])")
            .value();
    const structure s = at_now(g);
    const auto text =
        written([&](json::writer& out) { write_control(out, s, prove_control(s, 0, 1)); });
    CHECK(text.find("</script>") == std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(json::document::read(text).has_value());
}

TEST_CASE("a policy is read, written and bound to a graph", "[group][json]") {
    const char* const text = R"({"id": "connected", "title": {"zh": "关联", "en": "connected"},
      "voting": {"control_above": 50, "lineal_generations": 3, "collateral_generations": 2,
                 "state_is_no_link": true},
      "criteria": [ // the order decides
        {"id": "votes", "title": "votes", "kind": "control", "source": "art. 265", "verified": true},
        {"id": "dep", "title": "dep", "kind": "dependence", "at_least": "50"},
        {"id": "cr", "title": "cr", "kind": "hierarchy", "hierarchy": "credit"}],
      "ties": "own_group",
      "entries": [{"party": "B", "anchor": "A", "include": false, "reason": "r", "approver": "a",
                   "expires_on": "2026-01-01"}]})";
    const auto policy = read_group_policy(text).value();
    CHECK(policy.is.voting.lineal_generations == 3);
    CHECK(policy.is.voting.state_is_no_link);
    CHECK(policy.is.voting.concert);
    CHECK(policy.is.criteria[0].verified);
    CHECK(policy.is.criteria[1].at_least == number("50"));
    CHECK(policy.is.ties == tie_rule::own_group);
    const auto again = written([&](json::writer& out) { write_group_policy(out, policy); });
    const auto reread = read_group_policy(again).value();
    CHECK(written([&](json::writer& out) { write_group_policy(out, reread); }) == again);

    const graph g = read_graph(R"([{"holder": "A", "subject": "B"},
        {"holder": "A", "subject": "B", "type": "superordinate", "hierarchy": "credit"}])")
                        .value();
    const auto bound = bind(policy, g).value();
    CHECK(bound.entries[0].party == 1);
    CHECK(bound.entries[0].anchor == 0);
    const graph other = read_graph(R"([{"holder": "A", "subject": "C"}])").value();
    CHECK(problems(bind(policy, other)) ==
          lines{"group-entry-unknown-party /entries/0", "group-bad-criterion /criteria/2"});
}

TEST_CASE("everything wrong with a policy is listed with its place", "[group][json]") {
    const auto r = read_group_policy(R"({"id": "", "voting": {"control_above": 101, "concrt": true,
       "lineal_generations": 1.5},
       "criteria": [{"id": "d", "title": "d", "kind": "dependence"},
                    {"id": "g", "title": "g", "kind": "guarantee", "at_least": -1},
                    {"id": "h", "title": "h", "kind": "hierarchy"}, {"id": "x", "title": "x"}],
       "ties": "coin", "entries": [{"party": "A", "anchor": "B", "include": true, "reason": ""}]})");
    const lines expected{"definition-wrong-kind /id",
                         "definition-member-missing ",
                         "group-bad-threshold /voting/control_above",
                         "definition-wrong-kind /voting/lineal_generations",
                         "definition-member-misspelt /voting/concrt",
                         "definition-member-missing /criteria/0",
                         "group-bad-threshold /criteria/1/at_least",
                         "definition-member-missing /criteria/2",
                         "definition-member-missing /criteria/3",
                         "definition-choice-unknown /ties",
                         "definition-wrong-kind /entries/0/reason",
                         "definition-member-missing /entries/0"};
    CHECK(problems(r) == expected);
}

TEST_CASE("control comes with its proof", "[group][json]") {
    const graph g = read_graph(R"([{"id": "R1", "holder": "A", "subject": "B", "share": 60},
        {"holder": "B", "subject": "C", "share": {"low": 20, "high": 30}},
        {"holder": "A", "subject": "C", "share": 35}])")
                        .value();
    const structure s = at_now(g);
    const auto text =
        written([&](json::writer& out) { write_control(out, s, prove_control(s, 0, 2)); });
    const auto doc = json::document::read(text).value();
    CHECK(doc.root().find("control")->text() == "yes");
    const auto steps = doc.root().find("steps")->items();
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].find("relations")->items()[0].find("id")->text() == "R1");
    CHECK(steps[1].find("votes")->find("low")->text() == "55");
    CHECK(steps[1].find("votes")->find("high")->text() == "65");
    CHECK(steps[1].find("out_of")->find("low")->text() == "100");
    CHECK(doc.root().find("text")->find("en")->text().find("\"A\" controls \"C\"") == 0);
}

TEST_CASE("the three definitions of integrated ownership keep their digits", "[group][json]") {
    const structure s = at_now(read_graph(four).value());
    const auto share_of_a = [&](walk_rule walks) {
        ownership_options how;
        how.walks = walks;
        const auto owners = owners_of(s, the(s, "B"), how).value();
        const auto text = written(
            [&](json::writer& out) { write_ownership(out, s, the(s, "B"), walks, owners); });
        const auto doc = json::document::read(text).value();
        for (const json::node& n : doc.root().find("shares")->items()) {
            if (n.find("id")->text() == "A") return number(std::string(n.find("low")->text()));
        }
        return decimal{};
    };
    const auto near = [](const decimal& share, const char* wanted) {
        return (share - number(wanted)).abs() < number("0.000001");
    };
    CHECK(near(share_of_a(walk_rule::all_walks), "0.659574"));
    CHECK(near(share_of_a(walk_rule::no_return), "0.659574"));
    CHECK(near(share_of_a(walk_rule::simple_paths), "0.62"));
}

TEST_CASE("a roll-up is asked for and answered in JSON", "[group][json]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B", "share": 60},
                                   {"holder": "C", "subject": "D", "share": 40}])")
                        .value();
    const structure s = at_now(g);
    const auto policy = votes_policy();
    const auto groups = group_parties(s, policy).value();
    auto asked = read_roll_up(R"({"unknown_parties": "list", "net_within_group": true,
        "split_by": "region", "rows": [
        {"id": "1", "party": "A", "value": "10.50", "attributes": {"region": "east"}},
        {"id": "2", "party": "B", "value": 5, "attributes": {"line": "x", "region": "west"}},
        {"id": "2", "party": "A", "value": 5, "attributes": {"region": "west"}},
        {"id": "3", "party": "B", "value": 7, "counterparty": "A"},
        {"id": "4", "party": "Z", "value": 7}]})",
                              g)
                     .value();
    CHECK(asked.attributes == lines{"region", "line"});
    auto totals = roll_up::make(s, groups, asked.rule, asked.rows).value();
    const auto text =
        written([&](json::writer& out) { write_roll_up(out, s, policy, groups, asked, totals); });
    const auto doc = json::document::read(text).value();
    const auto found = doc.root().find("groups")->items();
    REQUIRE(found.size() == 1);
    const auto of = found[0].find("totals")->items();
    REQUIRE(of.size() == 3);
    CHECK(of[0].find("netted")->text() == "1");
    CHECK(of[1].find("key")->text() == "east");
    CHECK(of[1].find("value")->text() == "10.50");
    CHECK(of[2].find("value")->text() == "5");
    CHECK(of[2].find("repeated")->text() == "1");
    CHECK(found[0].find("group")->find("members")->items().size() == 2);
    CHECK(doc.root().find("exclusions")->items()[0].find("party")->text() == "Z");

    const auto change =
        read_roll_up_change(
            R"({"upsert": [{"id": "4", "party": "B", "value": 1}], "delete": ["1"]})", g, asked)
            .value();
    CHECK(asked.exclusions.empty());
    totals.change(change.upserts, change.removals);
    CHECK(totals.of(0)[0].value == decimal{1});
}

TEST_CASE("everything wrong with a roll-up is listed with its place", "[group][json]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B"}])").value();
    const auto r = read_roll_up(R"({"function": "median", "method": "half", "split_by": "rgion",
       "ownership": {"walks": "random"}, "rows": [{"party": "A", "value": "x"},
       {"id": "1", "party": "Z"}, {"id": "2", "party": "A", "attributes": {"region": 5}}]})",
                                g);
    const lines expected{"definition-choice-unknown /function",
                         "definition-choice-unknown /method",
                         "definition-choice-unknown /ownership/walks",
                         "definition-member-missing /rows/0",
                         "definition-wrong-kind /rows/0/value",
                         "group-row-unknown-party /rows/1/party",
                         "definition-wrong-kind /rows/2/attributes/region",
                         "group-row-no-attribute /split_by"};
    CHECK(problems(r) == expected);
    CHECK(read_roll_up(R"({"function": "count_distinct", "rows": []})", g).has_error());
    CHECK(read_roll_up("[]", g).has_error());
}

TEST_CASE("a roll-up in JSON converts, moves, has levels and says how complete it is",
          "[group][json]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B", "share": 60},
        {"holder": "B", "subject": "C", "share": 60}, {"holder": "X", "subject": "Y"}])")
                        .value();
    const structure s = at_now(g);
    const auto policy = votes_policy();
    const auto groups = group_parties(s, policy).value();
    auto asked = read_roll_up(R"({"unknown_parties": "list", "levels": true, "covers": ["B", "C"],
        "agents": "agent", "guarantees": {"count": "guarantor", "of_relations": true},
        "convert": {"to": "CNY", "currency": "cur", "most_days": 2, "inverse": true,
                    "through": "EUR"},
        "rounding": {"at": "total", "mode": "up", "places": 0},
        "rates": [{"from": "CNY", "to": "USD", "on": "2025-01-01", "rate": "0.125",
                   "source": "desk"}],
        "rows": [{"id": "1", "party": "C", "value": 1.1, "on": "2025-01-02",
                  "attributes": {"cur": "USD"}, "guarantees": [
                     {"id": "G", "guarantor": "X", "percent": 50, "amount": "0.1",
                      "from": "2024-01-01", "to": "2026-01-01"}, {"guarantor": "Q"}]},
                 {"id": "2", "party": "B", "value": 1, "on": "2025-01-09",
                  "attributes": {"cur": "USD"}},
                 {"id": "3", "party": "B", "value": 1, "agent": "Q"}]})",
                              g)
                     .value();
    REQUIRE(asked.exclusions.size() == 2);
    auto totals = roll_up_totals::make(s, groups, asked).value();
    const auto answer = [&] {
        return written(
            [&](json::writer& out) { write_roll_up(out, s, policy, groups, asked, totals); });
    };
    const std::string before = answer();
    const auto has = [](const std::string& text, const char* part) {
        INFO(part << " in " << text);
        CHECK(text.find(part) != std::string::npos);
    };
    has(before, R"("missing_rates":[{"from":"USD","on":"2025-01-09","rows":1}])");
    has(before, R"("rate":"0.125","source":"desk","inverse":true,"rows":1)");
    has(before, R"("id":"1","party":"C","value":"1.0","converted":"8)");
    has(before, R"({"row":"1","kind":"to_guarantor","member":"C","other":"X","value":"0.1"})");
    has(before, R"("levels":[{"top":{"name":"B","parties":["B"]},"members":["B","C"])");
    has(before, R"("complete":false,"without_rows":["A"],"not_covered":["A"],"unconverted":1)");
    has(before, R"({"row":"1","party":"Q","reason":"unknown_guarantor"})");
    has(before, R"({"row":"3","party":"Q","reason":"unknown_agent"})");
    const auto change = read_roll_up_change(R"({"delete": ["3"], "upsert_rates": [
            {"from": "EUR", "to": "CNY", "on": "2025-01-08", "rate": 9},
            {"from": "USD", "to": "EUR", "on": "2025-01-08", "rate": 0.9}], "delete_rates": [
            {"from": "CNY", "to": "USD", "on": "1999-01-01"}]})",
                                            g, asked)
                            .value();
    CHECK(!totals.change(change).has_errors());
    CHECK(*totals.groups.of(0)[0].value == decimal{17}); // 8 + 8.1, rounded up
    CHECK(*totals.levels->totals.of(0)[0].value == decimal{17});
}

TEST_CASE("everything wrong with rates, guarantees and rounding is listed", "[group][json]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B"}])").value();
    const auto r = read_roll_up(R"({"agents": "nobody", "guarantees": {"count": "all"},
        "rounding": {"mode": "bankers", "places": 99}, "covers": ["Z"],
        "rates": [{"from": "USD", "to": "CNY", "on": "2025-01-01", "rate": 0},
                  {"from": "USD", "to": "CNY", "on": "2025-01-01", "rate": 1},
                  {"from": "USD", "to": "USD", "on": "2025-01-01", "rate": 1}, {"rate": "x"}],
        "rows": [{"id": "1", "party": "A", "agent": 5, "guarantees": [
            {"percent": 101, "guarantor": "B"}, {"amount": -1, "guarantor": "B"}, {},
            {"guarantor": "B", "from": "2025-02-01", "to": "2025-01-01"}]}],
        "convert": {"currency": "cur", "most_days": -1}})",
                                g);
    const lines expected{"definition-choice-unknown /agents",
                         "definition-choice-unknown /guarantees/count",
                         "definition-member-missing /rounding",
                         "definition-choice-unknown /rounding/mode",
                         "definition-wrong-kind /rounding/places",
                         "group-bad-rate /rates/0",
                         "group-rate-twice /rates/1",
                         "group-bad-rate /rates/2",
                         "definition-member-missing /rates/3",
                         "definition-member-missing /rates/3",
                         "definition-member-missing /rates/3",
                         "definition-wrong-kind /rates/3/rate",
                         "group-unknown-party /covers",
                         "definition-wrong-kind /rows/0/guarantees/0/percent",
                         "definition-wrong-kind /rows/0/guarantees/1/amount",
                         "definition-member-missing /rows/0/guarantees/2",
                         "group-bad-period /rows/0/guarantees/3/to",
                         "definition-wrong-kind /rows/0/agent",
                         "definition-member-missing /convert",
                         "group-row-no-attribute /convert/currency",
                         "definition-wrong-kind /convert/most_days"};
    CHECK(problems(r) == expected);
    roll_up_request asked;
    CHECK(read_roll_up_change(R"({"upsert_rates": [{"from": "A", "to": "B", "on": "2025-01-01",
                                "rate": -1}]})",
                              g, asked)
              .has_error());
    CHECK(asked.exclusions.empty());
    for (const char* wrong : {R"("on": null, "rate": 1)", R"("on": "2025-01-01", "rate": null)"}) {
        INFO(wrong);
        CHECK(read_roll_up(R"({"rows": [], "rates": [{"from": "A", "to": "B", )" +
                               std::string(wrong) + "}]}",
                           g)
                  .has_error());
    }
}

TEST_CASE("all other answers are JSON", "[group][json]") {
    voting_rule rule;
    rule.subsidiary_shares_without_votes = true;
    const graph g = read_graph(R"([{"holder": "m", "subject": "p", "share": 45},
        {"holder": "s", "subject": "p", "share": 10}, {"holder": "m", "subject": "s", "share": 60},
        {"holder": "p", "subject": "m", "share": 45}, {"holder": "t", "subject": "m", "share": 10},
        {"holder": "p", "subject": "t", "share": 60}])")
                        .value();
    const structure s = at_now(g, rule);
    const auto policy = votes_policy();
    const grouped_day grouped{s, group_parties(s, policy).value()};
    const auto check = [](const auto& write) {
        json::writer out;
        write(out);
        INFO(out.text());
        CHECK(json::document::read(out.text()).has_value());
        return out.take();
    };
    const auto findings = check([&](json::writer& out) { write_findings(out, s, findings_of(s)); });
    CHECK(findings.find("\"kind\":\"cycle\"") != std::string::npos);
    const auto differences = check(
        [&](json::writer& out) { write_stage_differences(out, s, stage_differences(s).value()); });
    CHECK(differences.find("\"with_all_votes\":\"yes\",\"control\":\"no\"") != std::string::npos);
    check([&](json::writer& out) { write_moment(out, s); });
    check([&](json::writer& out) { write_parents(out, s); });
    check([&](json::writer& out) { write_parents(out, s, 1); });
    check([&](json::writer& out) { write_controlled(out, s, 0); });
    check([&](json::writer& out) {
        write_controllers(out, s, 1, ultimate_controllers_of(s, 1).value());
    });
    check([&](json::writer& out) { write_grouping(out, s, policy, grouped.groups); });
    check([&](json::writer& out) { write_group(out, s, policy, grouped.groups, 0, true); });
    check([&](json::writer& out) {
        write_changes(out, grouped, grouped, changes_between(grouped, grouped));
    });
    check([&](json::writer& out) {
        beneficial_owner_rule owners;
        owners.threshold = 25;
        write_beneficial_owners(out, s, 0, owners, beneficial_owners_of(s, 0, owners).value());
    });
}
