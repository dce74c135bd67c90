#include "groups.hpp"

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

TEST_CASE("a graph finds its parties and lists relations by holder and by subject", "[group]") {
    graph_builder b;
    const auto parent = b.add_party("P", "青禾集团");
    const auto child = b.add_party("C");
    const auto e = b.add_edge({.holder = parent,
                               .subject = child,
                               .type = relation::shareholding,
                               .share = share_range::exactly(number("33.5")),
                               .id = "R1",
                               .source = "年报"});
    b.add_edge({child, parent, relation::guarantee});
    const graph g = b.build().value();
    CHECK(g.party_count() == 2);
    CHECK(g.find("P") == parent);
    CHECK_FALSE(g.find("X"));
    CHECK(g.name(parent) == "青禾集团");
    CHECK(g.name(child) == "C");
    REQUIRE(g.held_by(parent).size() == 1);
    CHECK(g.held_by(parent)[0] == e);
    CHECK(g.holders_of(child)[0] == e);
    CHECK(g.share(e)->text() == "33.5");
    CHECK(g.id(e) == "R1");
    CHECK(g.source(e) == "年报");
    CHECK_FALSE(g.share(1));
    CHECK(g.id(1).empty());
}

TEST_CASE("kinship and hierarchies are kept with their relations", "[group]") {
    graph_builder b;
    const auto a = b.add_party("A", {}, party_kind::person);
    const auto c = b.add_party("C");
    edge_definition family{a, c, relation::family};
    family.degree = {2, true};
    const auto e = b.add_edge(family);
    const auto credit = b.add_hierarchy("credit");
    CHECK(b.add_hierarchy("sales") == credit + 1);
    CHECK(b.add_hierarchy("credit") == credit);
    edge_definition above{a, c, relation::superordinate};
    above.hierarchy = credit;
    const auto s = b.add_edge(above);
    const graph g = b.build().value();
    CHECK(g.degree(e) == kinship{2, true});
    CHECK(g.hierarchy(s) == credit);
    CHECK(g.find_hierarchy("sales") == credit + 1);
    CHECK(g.kind(a) == party_kind::person);
}

TEST_CASE("shares are exact to ten places, and finer ones enclosed", "[group]") {
    const auto text = [](const char* percent) {
        return share_units::from(share_range::exactly(number(percent)))->text();
    };
    CHECK(text("0.0000000001") == "0.0000000001");
    CHECK(text("33.3333333333") == "33.3333333333");
    CHECK(text("100") == "100");
    CHECK(text("33.33333333333") == "33.3333333333-33.3333333334");
    CHECK_FALSE(share_units::from(share_range::exactly(number("-0.1"))));
    CHECK_FALSE(share_units::from(share_range::exactly(number("1e30"))));
    CHECK_FALSE(share_units::from({decimal{1} / decimal{0}, decimal{1}}));
    CHECK_FALSE(share_units::from({decimal{60}, decimal{40}}));
    CHECK_FALSE(share_units::from({decimal{50}, decimal{50}, true, false}));
    const auto open = share_units::from({decimal{25}, decimal{50}, true, false});
    CHECK(open->range().above_low);
    CHECK(open->range().low == decimal{25});
    CHECK_FALSE(open->range().below_high);
}

TEST_CASE("what cannot be is reported, all of it", "[group]") {
    graph_builder b;
    const auto a = b.add_party("A");
    b.add_party("A");
    b.add_edge({a, 7, relation::votes});
    b.add_edge({a, a, relation::votes, share_range::exactly(-1)});
    edge_definition ended{a, a, relation::guarantee};
    ended.valid_from = day("2025-02-01");
    ended.valid_to = day("2025-01-31");
    ended.id = "R9";
    b.add_edge(ended);
    const auto built = b.build();
    REQUIRE(built.has_error());
    const diagnostics problems = built.error();
    REQUIRE(problems.total() == 4);
    CHECK(problems.items()[0].id() == "group-party-twice");
    CHECK(problems.items()[1].id() == "group-no-such-party");
    CHECK(problems.items()[2].id() == "group-bad-share");
    CHECK(problems.items()[3].id() == "group-bad-period");
    CHECK(problems.items()[3].text(language::en).find("R9") != std::string::npos);
    CHECK(b.add_party("A") == 0); // the builder is empty again
    CHECK(b.build().has_value());
}

TEST_CASE("a relation holds from its first to its last day, once it is known", "[group]") {
    graph_builder b;
    const auto a = b.add_party("A");
    const auto c = b.add_party("C");
    edge_definition e{a, c, relation::shareholding, share_range::exactly(60)};
    e.valid_from = day("2025-01-01");
    e.valid_to = day("2025-06-30");
    e.recorded_on = day("2025-03-01");
    e.withdrawn_on = day("2025-09-01");
    const auto n = b.add_edge(e);
    const graph g = b.build().value();
    const auto holds = [&](const char* as_of, const char* known) {
        return g.holds(n, {day(as_of), day(known)});
    };
    CHECK(holds("2025-01-01", "2025-03-01"));
    CHECK(holds("2025-06-30", "2025-08-31"));
    CHECK_FALSE(holds("2024-12-31", "2025-03-01"));
    CHECK_FALSE(holds("2025-07-01", "2025-03-01"));
    CHECK_FALSE(holds("2025-01-01", "2025-02-28"));
    CHECK_FALSE(holds("2025-01-01", "2025-09-01"));
    const auto before = structure::at(g, {day("2025-04-01"), day("2025-02-01")}).value();
    const auto after = structure::at(g, {day("2025-04-01"), day("2025-04-01")}).value();
    CHECK(controls(before, a, c) == control::no);
    CHECK(controls(after, a, c) == control::yes);
}

TEST_CASE("circles, treasury shares, sums above the whole and repetitions are named", "[group]") {
    net n("A 60 B;B 10 A;B 5 B;X 70 C;Y 70 C;A 60 D;A 60 D");
    const graph g = n.build();
    const structure s = structure::at(g, now()).value();
    const auto found = findings_of(s);
    REQUIRE(found.size() == 5);
    CHECK(found[0].what == finding::kind::cycle);
    CHECK(found[0].parties == std::vector<party_number>{*g.find("A"), *g.find("B")});
    CHECK(found[1].what == finding::kind::held_by_itself);
    CHECK(found[1].percent == decimal{5});
    CHECK(found[2].what == finding::kind::above_whole);
    CHECK(found[2].percent == decimal{140});
    CHECK(found[3].what == finding::kind::stated_twice);
    CHECK(found[4].what == finding::kind::above_whole);
    CHECK(warnings_of(s, found).items()[2].text(language::en) ==
          "The shareholding in \"C\" add up to at least 140 %, more than 100 %.");
    const auto strict = structure::at(g, now(), {}, true);
    REQUIRE(strict.has_error());
    CHECK(strict.error().items()[0].id() == "group-refused-by-strict");
    CHECK(strict.error().total() == 6);
    CHECK(structure::at(net("A 60 B;B 60 C").build(), now(), {}, true).has_value());
}

TEST_CASE("an empty graph answers", "[group]") {
    const graph g = graph_builder{}.build().value();
    const structure s = structure::at(g, now()).value();
    CHECK(findings_of(s).empty());
    CHECK(control_of_all(s).value().seats.empty());
    CHECK(derive_parents(s).direct.empty());
}

TEST_CASE("a relation takes 33 bytes", "[group]") {
    graph_builder b;
    constexpr std::uint32_t parties = 10'000;
    constexpr std::uint32_t edges = 100'000;
    b.reserve(parties, edges);
    for (std::uint32_t p = 0; p < parties; ++p) b.add_party(std::to_string(p));
    const std::size_t empty = 0;
    for (std::uint32_t e = 0; e < edges; ++e) {
        b.add_edge({e % parties,
                    (e * 7 + 1) % parties,
                    relation::shareholding,
                    share_range::exactly(static_cast<int>(e % 100)),
                    {},
                    0,
                    {},
                    {},
                    {},
                    {},
                    {},
                    "register"});
    }
    const graph g = b.build().value();
    CHECK(g.bytes() - empty < edges * 33 + parties * 40);
}
