#include "groups.hpp"

#include <tenet/group/graph_json.hpp>
#include <tenet/group/what_if.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <support/catch.hpp>
#include <tuple>

using namespace tenet;
using namespace tenet::group_test;

namespace {

group_policy control_policy() {
    group_policy p;
    p.id = "test";
    p.criteria.resize(2);
    p.criteria[1].what = membership_criterion::kind::dependence;
    p.criteria[1].at_least = decimal{50};
    return p;
}

grouped_day grouped(const structure& s) {
    return {s, group_parties(s, control_policy()).value()};
}

std::string name(const structure& s, party_number p) {
    return std::string(s.parties().name(p));
}

lines joins(const grouped_day& before, const what_if_answer& a) {
    lines out;
    for (const membership_change& c : a.changes) {
        out.push_back(name(a.after.day, c.party) +
                      (c.from ? " leaves " + before.day.seat_name(*c.from) : "") +
                      (c.to ? " joins " + a.after.day.seat_name(*c.to) : ""));
    }
    return out;
}

lines amounts(const grouped_day& before, const what_if_answer& a) {
    lines out;
    for (const amount_change& c : a.amounts) {
        const auto top = c.group_after
                             ? a.after.day.seat_name(a.after.groups.groups[*c.group_after].top)
                             : before.day.seat_name(before.groups.groups[*c.group_before].top);
        out.push_back(top + " " + (c.before ? c.before->canonical() : "-") + " " +
                      (c.after ? c.after->canonical() : "-") + " " + c.difference().canonical());
    }
    return out;
}

/// A holds B, X holds Y and 45 % of Z with H.
struct bench {
    grouped_day before = grouped(net("A 60 B;X 60 Y;X 45 Z;H 20 Z;H 30 B").at_now());
    std::vector<value_row> rows{{"1", the(before.day, "B"), 100},
                                {"2", the(before.day, "Y"), 10},
                                {"3", the(before.day, "Z"), 1}};

    [[nodiscard]] result<what_if_answer> ask(const std::string& json) const {
        roll_up_request asked;
        asked.rows = rows;
        auto what = read_hypothesis(json, before.day.parties(), before.day.when(), &asked);
        if (!what) return what.error();
        return what_if(before, control_policy(), *what, rows_to_roll_up{{}, asked.rows});
    }
    [[nodiscard]] lines refused(const std::string& json) const {
        return problems_as(ask(json), [](const diagnostic& d) { return std::string(d.id()); });
    }
};

} // namespace

TEST_CASE("an acquisition moves votes, members, controllers and amounts", "[group][what-if]") {
    const bench b;
    const auto a =
        b.ask(
             R"({"acquisitions": [{"buyer": "X", "seller": "H", "target": "Z", "percent": "5.1"}]})")
            .value();
    CHECK(joins(b.before, a) == lines{"Z leaves Z", "Z joins X"});
    CHECK(amounts(b.before, a) == lines{"X 10 11 1", "Z 1 - -1"});
    REQUIRE(a.controllers.size() == 1);
    CHECK(name(a.after.day, a.controllers[0].party) == "Z");
    CHECK(a.controllers[0].before.tops.empty());
    CHECK(a.after.day.seat_name(a.controllers[0].after.tops[0].seat) == "X");
    // 5 % would be exactly half, which is not more than half.
    CHECK(b.ask(R"({"acquisitions": [{"buyer": "X", "seller": "H", "target": "Z", "percent": 5}]})")
              .value()
              .changes.empty());
}

TEST_CASE("relations and parties are added and dropped, and rows change", "[group][what-if]") {
    const bench b;
    const auto a = b.ask(R"({"parties": [{"id": "NEW", "name": "新设"}],
        "add": [{"holder": "NEW", "subject": "A", "share": 100}],
        "rows": {"upsert": [{"id": "4", "party": "NEW", "value": 7}], "delete": ["2"]}})")
                       .value();
    CHECK(joins(b.before, a) ==
          lines{"A leaves A", "A joins 新设", "B leaves A", "B joins 新设", "新设 joins 新设"});
    CHECK(amounts(b.before, a) == lines{"A 100 - -100", "X 10 - -10", "新设 - 107 107"});
    CHECK(a.controllers.size() == 2);
    json::writer out;
    write_what_if(out, b.before, control_policy(), a);
    CHECK(out.take().find(R"("was":"100","is":null,"difference":"-100")") != std::string::npos);

    graph_builder g;
    g.add_party("A");
    g.add_party("B");
    edge_definition e{0, 1, relation::shareholding, share_range::exactly(60)};
    e.id = "E1";
    g.add_edge(e);
    const grouped_day day = grouped(structure::at(g.build().value(), now()).value());
    const auto drop =
        read_hypothesis(R"({"drop": ["E1"]})", day.day.parties(), now(), nullptr).value();
    const auto dropped = what_if(day, control_policy(), drop).value();
    CHECK(joins(day, dropped) == lines{"B leaves A", "B joins B"});
    CHECK(dropped.amounts.empty());
}

namespace {

/// Totals in CNY of what A, over B, and X owe in USD and EUR.
struct exposures {
    grouped_day before = grouped(net("A 60 B;X 60 Y").at_now());
    std::string rows = R"({"convert": {"to": "CNY", "currency": "currency"},
        "rates": [{"from": "USD", "to": "CNY", "on": "2025-12-31", "rate": 7, "source": "desk"},
                  {"from": "EUR", "to": "CNY", "on": "2025-12-31", "rate": 8}],
        "rows": [{"id": "1", "party": "B", "value": 100, "on": "2025-12-31",
                  "attributes": {"currency": "USD"}},
                 {"id": "2", "party": "X", "value": 10, "on": "2025-12-31",
                  "attributes": {"currency": "EUR"}}]})";

    [[nodiscard]] result<what_if_answer> ask(const std::string& json) const {
        auto asked = read_roll_up(rows, before.day.parties()).value();
        auto what = read_hypothesis(json, before.day.parties(), before.day.when(), &asked);
        if (!what) return what.error();
        return what_if(before, control_policy(), *what,
                       rows_to_roll_up{asked.rule, asked.rows, asked.rates});
    }
    [[nodiscard]] lines refused(const std::string& json) const {
        return problems_as(ask(json), id_and_pointer);
    }
};

} // namespace

TEST_CASE("other exchange rates make other totals, and nothing else", "[group][what-if]") {
    const exposures e;
    const auto a = e.ask(R"({"rates": {"upsert": [
        {"from": "USD", "to": "CNY", "on": "2025-12-31", "rate": "7.5", "source": "stress"}]}})")
                       .value();
    CHECK(joins(e.before, a).empty());
    CHECK(a.controllers.empty());
    CHECK(amounts(e.before, a) == lines{"A 700 750 50"});
    // Of another day: the rule asks for the rate of the row's day.
    CHECK(e.ask(R"({"rates": {"upsert": [
        {"from": "USD", "to": "CNY", "on": "2025-12-30", "rate": 9}]}})")
              .value()
              .amounts.empty());
    CHECK(e.ask(R"({"rates": {}})").value().amounts.empty());
}

TEST_CASE("a total whose rate is taken away is unknown", "[group][what-if]") {
    const exposures e;
    const auto a = e.ask(R"({"rates": {"delete": [
        {"from": "EUR", "to": "CNY", "on": "2025-12-31"},
        {"from": "GBP", "to": "CNY", "on": "2025-12-31"}]}})")
                       .value();
    CHECK(amounts(e.before, a) == lines{"X 80 - -80"});
    // What is removed and put in is put in.
    const auto both = e.ask(R"({"rates": {
        "delete": [{"from": "EUR", "to": "CNY", "on": "2025-12-31"}],
        "upsert": [{"from": "EUR", "to": "CNY", "on": "2025-12-31", "rate": 9}]}})")
                          .value();
    CHECK(amounts(e.before, both) == lines{"X 80 90 10"});
}

TEST_CASE("rates, rows and relations may change together", "[group][what-if]") {
    const exposures e;
    const auto a = e.ask(R"({"add": [{"holder": "A", "subject": "X", "share": 60}],
        "rows": {"upsert": [{"id": "3", "party": "Y", "value": 1, "on": "2025-12-31",
                             "attributes": {"currency": "GBP"}}]},
        "rates": {"upsert": [{"from": "GBP", "to": "CNY", "on": "2025-12-31", "rate": 9},
                             {"from": "USD", "to": "CNY", "on": "2025-12-31", "rate": 6}]}})")
                       .value();
    CHECK(amounts(e.before, a) == lines{"A 700 689 -11", "X 80 - -80"});
}

TEST_CASE("rates that cannot be are refused with their place", "[group][what-if]") {
    const exposures e;
    CHECK(e.refused(R"({"rates": {"upsert": [
        {"from": "USD", "to": "CNY", "on": "2025-12-31", "rate": 0},
        {"from": "USD", "to": "USD", "on": "2025-12-31", "rate": 1},
        {"from": "EUR", "to": "CNY", "on": "2025-12-31", "rate": 1},
        {"from": "EUR", "to": "CNY", "on": "2025-12-31", "rate": 2}]}})") ==
          lines{"group-bad-rate /rates/upsert/0", "group-bad-rate /rates/upsert/1",
                "group-rate-twice /rates/upsert/3"});
    CHECK(e.refused(R"({"rates": {"replace": []}})").size() == 1);
    for (const char* text :
         {R"({"rates": []})", R"({"rates": 7})", R"({"rates": {"upsert": {}}})",
          R"({"rates": {"upsert": [{}]}})", R"({"rates": {"delete": [{"from": "A"}]}})",
          R"({"rates": {"upsert": [{"from": "A", "to": "B", "on": "then", "rate": 1}]}})"}) {
        INFO(text);
        CHECK(!e.refused(text).empty());
    }
    // Nothing to convert: no rows were asked for.
    CHECK(!read_hypothesis(R"({"rates": {}})", e.before.day.parties(), now(), nullptr));
    // A host may give rates that no reader has seen.
    hypothesis what;
    what.rates = {{"USD", "CNY", day("2025-12-31"), decimal{-1}}};
    const auto asked = read_roll_up(e.rows, e.before.day.parties()).value();
    CHECK(what_if(e.before, control_policy(), what,
                  rows_to_roll_up{asked.rule, asked.rows, asked.rates})
              .error()
              .items()[0]
              .id() == "group-bad-rate");
}

TEST_CASE("a party that is added keeps all that it has", "[group][what-if]") {
    const graph g = net("A 60 B").build();
    const auto what = read_hypothesis(R"({"parties": [
        {"id": "N", "name": "新", "kind": "fund", "annulled": true, "aliases": ["N1", "N2"]},
        {"id": "M"}]})",
                                      g, now(), nullptr)
                          .value();
    const graph is = changed(g, now(), what).value();
    const auto n = is.find("N2");
    REQUIRE(n.has_value());
    CHECK(n == is.find("N"));
    CHECK(is.find("N1") == n);
    CHECK(is.key(*n) == "N");
    CHECK(is.name(*n) == "新");
    CHECK(is.kind(*n) == party_kind::fund);
    CHECK(is.annulled(*n));
    CHECK(!is.annulled(*is.find("M")));
    CHECK(is.alias_count() == 2);
    hypothesis taken;
    taken.parties = {{"N", "", party_kind::company, false, {"A"}}};
    CHECK(changed(g, now(), taken).error().items()[0].id() == "group-party-twice");
}

TEST_CASE("rows and rates without anything to add up are told as that", "[group][what-if]") {
    const graph g = net("A 60 B").build();
    CHECK(problems_as(read_hypothesis(R"({"rows": {}, "rates": {}})", g, now(), nullptr),
                      id_and_pointer) ==
          lines{"group-no-rows-to-change /rows", "group-no-rows-to-change /rates"});
    CHECK(read_hypothesis(R"({"rows": null})", g, now(), nullptr).has_value());
}

TEST_CASE("what is dropped is found by its place", "[group][what-if]") {
    const graph g =
        read_graph(R"([{"id": "R", "holder": "A", "subject": "B", "share": 60}])").value();
    CHECK(problems_as(read_hypothesis(R"({"drop": ["R", "X", "R"]})", g, now(), nullptr),
                      id_and_pointer) ==
          lines{"group-no-such-relation /drop/1", "group-relation-named-twice /drop/2"});
}

TEST_CASE("a superordinate relation without a hierarchy is in none of the others",
          "[group][what-if][json]") {
    const graph g = read_graph(R"([
        {"id": "1", "holder": "A", "subject": "B", "type": "superordinate"},
        {"id": "2", "holder": "A", "subject": "C", "type": "superordinate", "hierarchy": "credit"}
    ])")
                        .value();
    CHECK(g.hierarchy_name(g.hierarchy(0)).empty());
    CHECK(g.hierarchy_name(g.hierarchy(1)) == "credit");
    const auto what = read_hypothesis(R"({"add": [
        {"holder": "B", "subject": "C", "type": "superordinate", "hierarchy": "sales"},
        {"holder": "C", "subject": "B", "type": "superordinate"}]})",
                                      net("A 60 B;A 60 C").build(), now(), nullptr)
                          .value();
    const graph is = changed(net("A 60 B;A 60 C").build(), now(), what).value();
    CHECK(is.hierarchy_name(is.hierarchy(2)) == "sales");
    CHECK(is.hierarchy_name(is.hierarchy(3)).empty());
}

TEST_CASE("a relation that is added keeps its hierarchy, be it a new one", "[group][what-if]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B", "type": "superordinate",
                                    "hierarchy": "old"}])")
                        .value();
    const auto what = read_hypothesis(R"({"add": [
            {"holder": "B", "subject": "A", "type": "superordinate", "hierarchy": "credit"},
            {"holder": "B", "subject": "A", "type": "superordinate", "hierarchy": "old"}]})",
                                      g, now(), nullptr)
                          .value();
    const graph after = changed(g, now(), what).value();
    CHECK(relations_as(after, [](const graph& of, edge_number e) {
              return std::string(of.hierarchy_name(of.hierarchy(e)));
          }) == lines{"old", "credit", "old"});
}

TEST_CASE("what cannot be thought of is refused", "[group][what-if]") {
    const bench b;
    const auto buy = [](const char* buyer, const char* seller, const char* target,
                        const char* percent) {
        return std::string(R"({"acquisitions": [{"buyer": ")") + buyer + R"(", "seller": ")" +
               seller + R"(", "target": ")" + target + R"(", "percent": )" + percent + "}]}";
    };
    CHECK(b.refused(buy("X", "H", "Z", "20.1")) == lines{"group-holds-too-little"});
    CHECK(b.refused(buy("X", "X", "Z", "1")) == lines{"group-bad-acquisition"});
    CHECK(b.refused(buy("X", "H", "Z", "0")) == lines{"group-bad-acquisition"});
    CHECK(b.refused(buy("X", "H", "Z", "-1")) == lines{"group-bad-acquisition"});
    CHECK(b.refused(buy("X", "H", "Z", "1e300")) == lines{"group-bad-acquisition"});
    CHECK(b.refused(buy("X", "H", "Z", "0.33333333333333333")) == lines{"group-bad-acquisition"});
    CHECK(b.refused(buy("X", "H", "GONE", "1")) == lines{"group-unknown-party"});
    CHECK(b.refused(R"({"drop": ["E9"]})") == lines{"group-no-such-relation"});
    CHECK(b.refused(R"({"drop": [""]})") == lines{"group-no-such-relation"});
    hypothesis numbers;
    numbers.drop = {0, 99, 0};
    CHECK(problems_as(changed(b.before.day.parties(), now(), numbers), [](const diagnostic& d) {
              return std::string(d.id()) + " " + d.arguments()[0];
          }) == lines{"group-no-such-relation #99", "group-relation-named-twice A -> B"});
    CHECK(b.refused(R"({"parties": [{"id": "A"}]})") == lines{"group-party-twice"});
    CHECK(b.refused(R"({"add": [{"holder": "A", "subject": "Q"}]})") ==
          lines{"group-no-such-party"});
    CHECK(b.refused(R"({"rows": {"upsert": [{"id": "1", "party": "Q", "value": 1}]}})") ==
          lines{"group-row-unknown-party"});
    for (const char* text : {"", "[]", "1", R"({"buy": []})", R"({"acquisitions": [{}]})",
                             R"({"acquisitions": 1})", R"({"rows": []})"}) {
        INFO(text);
        CHECK(!b.refused(text).empty());
    }
    hypothesis beyond;
    beyond.drop = {99};
    CHECK(what_if(b.before, control_policy(), beyond).has_error());
    beyond = {};
    beyond.buy = {{0, 99, 1, 5}};
    CHECK(what_if(b.before, control_policy(), beyond).has_error());
    const grouped_day apart = grouped(net("A 60 B;A votes 10 B;C 10 B").at_now());
    hypothesis votes;
    votes.buy = {{2, 0, 1, 5}};
    CHECK(what_if(apart, control_policy(), votes).error().items()[0].id() ==
          "group-votes-stated-apart");
}

TEST_CASE("the seller's lots go in their order, bounds and all", "[group][what-if]") {
    const graph g = net("S 10 T;S 20..30 T;B 5 T").build();
    hypothesis what;
    what.buy = {{2, 0, 1, 25}};
    const graph after = changed(g, now(), what).value();
    CHECK(relations_as(after, [](const graph& of, edge_number e) {
              return std::string(of.key(of.holder(e))) + " " + of.share(e)->text();
          }) == lines{"S 5-15", "B 5", "B 25"});
}

namespace {

using parties = std::vector<party_number>;

/// Straight from the definitions: groups by top, as sets of parties.
std::set<std::pair<party_number, party_number>> memberships(const grouped_day& d) {
    std::set<std::pair<party_number, party_number>> out;
    for (const corporate_group& g : d.groups.groups) {
        for (const member& m : g.members) out.emplace(m.party, anchor_of(d.day, g));
    }
    return out;
}

/// Those at the top of a party, with what is known of it and with whom they are in a circle.
std::set<std::tuple<parties, int, std::set<parties>>> tops_of(const structure& s, party_number p) {
    std::set<std::tuple<parties, int, std::set<parties>>> out;
    if (p >= s.parties().party_count()) return out;
    const auto of = [&](seat_number seat) {
        const auto m = s.members(seat);
        return parties(m.begin(), m.end());
    };
    for (const auto& t : ultimate_controllers_of(s, p).value().tops) {
        std::set<parties> circle;
        for (const seat_number c : t.circle) circle.insert(of(c));
        out.emplace(of(t.seat), static_cast<int>(t.is), circle);
    }
    return out;
}

std::map<party_number, decimal> sums(const grouped_day& d, const std::vector<value_row>& rows) {
    std::map<party_number, decimal> out;
    for (const auto& [party, anchor] : memberships(d)) {
        for (const value_row& r : rows) {
            if (r.party == party) out[anchor] += r.value;
        }
    }
    return out;
}

relation any_relation(dice& roll) {
    switch (roll(10)) {
    case 0: return relation::acting_in_concert;
    case 1: return relation::economic_dependence;
    case 2: return relation::control_agreement;
    case 3: return relation::nominee;
    case 4: return relation::votes;
    default: return relation::shareholding;
    }
}

} // namespace

TEST_CASE("what would differ is the difference of two full computations", "[group][what-if]") {
    const std::uint32_t rounds = std::getenv("TENET_CAMPAIGN") != nullptr ? 50'000 : 1'500;
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        dice roll{seed};
        const std::uint32_t count = 3 + roll(9);
        std::vector<edge_definition> edges;
        const auto any_edge = [&](std::uint32_t below) {
            edge_definition e{roll(below), roll(below), any_relation(roll)};
            const int low = static_cast<int>(roll(70));
            if (roll(4) != 0) {
                e.share = share_range{decimal{low}, decimal{low + (roll(4) == 0 ? 20 : 0)}};
            }
            return e;
        };
        for (std::uint32_t n = roll(count * 3); n > 0; --n) edges.push_back(any_edge(count));
        const auto build = [&](std::uint32_t parties_now,
                               const std::vector<edge_definition>& from) {
            graph_builder b;
            for (std::uint32_t p = 0; p < parties_now; ++p) b.add_party("P" + std::to_string(p));
            for (const edge_definition& e : from) b.add_edge(e);
            return b.build().value();
        };
        voting_rule rule;
        rule.subsidiary_shares_without_votes = roll(4) == 0;
        rule.treasury_shares_leave = roll(4) == 0;
        const auto day_of = [&](const graph& g) {
            return grouped(structure::at(g, now(), rule).value());
        };
        std::vector<value_row> rows;
        for (int n = 0; n < 8; ++n) {
            rows.push_back(
                {std::to_string(n), roll(count), decimal{static_cast<int>(1 + roll(99))}});
        }

        const grouped_day before = day_of(build(count, edges));
        hypothesis what;
        std::uint32_t count_after = count;
        if (roll(3) == 0) {
            what.parties.push_back({"P" + std::to_string(count_after), {}, party_kind::company});
            ++count_after;
        }
        std::vector<edge_definition> changed_edges;
        for (edge_number e = 0; e < edges.size(); ++e) {
            if (roll(6) == 0) {
                what.drop.push_back(e);
            } else {
                changed_edges.push_back(edges[e]);
            }
        }
        for (std::uint32_t n = roll(3); n > 0; --n) {
            const edge_definition e = any_edge(count_after);
            what.add.push_back({e});
            changed_edges.push_back(e);
        }
        // One exact lot to buy from, and no votes apart, so that the change is easy to make by
        // hand.
        for (edge_definition& lot : changed_edges) {
            const auto same_ends = [&](const edge_definition& e) {
                return e.subject == lot.subject &&
                       (e.type == relation::votes || (e.holder == lot.holder && &e != &lot));
            };
            const bool fits = lot.type == relation::shareholding && lot.share &&
                              lot.share->low == lot.share->high && lot.share->low > decimal{10} &&
                              &lot - changed_edges.data() <
                                  static_cast<std::ptrdiff_t>(edges.size() - what.drop.size()) &&
                              std::ranges::none_of(changed_edges, same_ends);
            if (!fits || roll(2) == 0) continue;
            const std::uint32_t buyer = roll(count_after);
            if (buyer == lot.holder) break;
            const decimal percent{static_cast<int>(1 + roll(10))};
            what.buy.push_back({buyer, lot.holder, lot.subject, percent});
            lot.share = share_range::exactly(lot.share->low - percent);
            changed_edges.push_back(
                {buyer, lot.subject, relation::shareholding, share_range::exactly(percent)});
            break;
        }
        std::vector<value_row> changed_rows = rows;
        what.removals = {std::to_string(roll(8))};
        what.upserts = {{"8", roll(count_after), 5}};
        std::erase_if(changed_rows, [&](const value_row& r) { return r.id == what.removals[0]; });
        changed_rows.push_back(what.upserts[0]);

        INFO("seed " << seed);
        const grouped_day after = day_of(build(count_after, changed_edges));
        const what_if_answer a =
            what_if(before, control_policy(), what, rows_to_roll_up{{}, rows}).value();
        REQUIRE(memberships(a.after) == memberships(after));

        std::set<std::pair<party_number, party_number>> expected = memberships(before);
        for (const membership_change& c : a.changes) {
            const auto anchor_in = [&](const grouped_day& d, seat_number top) {
                for (const corporate_group& g : d.groups.groups) {
                    if (g.top == top) return anchor_of(d.day, g);
                }
                return UINT32_MAX;
            };
            if (c.from) REQUIRE(expected.erase({c.party, anchor_in(before, *c.from)}) == 1);
            if (c.to) REQUIRE(expected.emplace(c.party, anchor_in(a.after, *c.to)).second);
        }
        REQUIRE(expected == memberships(after));

        std::set<party_number> told;
        for (const controller_change& c : a.controllers) told.insert(c.party);
        for (party_number p = 0; p < count_after; ++p) {
            INFO("party " << p);
            REQUIRE(told.contains(p) == (tops_of(before.day, p) != tops_of(after.day, p)));
        }

        const auto was = sums(before, rows);
        auto moved = was;
        for (const amount_change& c : a.amounts) {
            const party_number anchor =
                c.group_after ? anchor_of(a.after.day, a.after.groups.groups[*c.group_after])
                              : anchor_of(before.day, before.groups.groups[*c.group_before]);
            moved[anchor] += c.difference();
        }
        std::erase_if(moved, [](const auto& m) { return m.second.is_zero(); });
        REQUIRE(moved == sums(after, changed_rows));
    }
}
