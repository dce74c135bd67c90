#include "groups.hpp"

#include <tenet/group/membership.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

using criterion_kind = membership_criterion::kind;

membership_criterion criterion(criterion_kind what) {
    membership_criterion c;
    c.id = "c";
    c.what = what;
    c.title = {"控制", "controlled"};
    return c;
}

group_policy policy(std::vector<membership_criterion> criteria) {
    group_policy p;
    p.id = "test";
    p.criteria = std::move(criteria);
    return p;
}

/// "A: A B C; Z: Z": groups by top.
std::string shown(const structure& s, const grouping& groups) {
    std::string out;
    for (const corporate_group& g : groups.groups) {
        out += (out.empty() ? "" : "; ") + s.seat_name(g.top) + ":";
        for (const member& m : g.members) {
            out += " " + std::string(s.parties().name(m.party)) + (m.own ? "" : "*");
        }
    }
    return out;
}

} // namespace

TEST_CASE("joint control divides parties into groups", "[group][membership]") {
    const structure s = net("A 60 B;A 30 C;B 30 C;C 50 D;X 60 Y;Y 60 X;X 60 Z").at_now();
    const grouping groups = group_parties(s, policy({criterion(criterion_kind::control)})).value();
    CHECK(shown(s, groups) == "A: A B C; D: D; X: X Y Z");
    CHECK(groups.conflicts.empty());
    CHECK(groups.groups_of(the(s, "C")) == std::vector<std::uint32_t>{0});
    const auto why =
        explain(s, policy({criterion(criterion_kind::control)}), groups, 0, the(s, "C"));
    CHECK(why.en == "\"C\" belongs to the group of \"A\": controlled\n\"A\" controls \"C\"\n"
                    "  \"B\": 60% of 100% of the votes, from A 60%\n"
                    "  \"C\": 60% of 100% of the votes, from A 30% + B 30%");
}

TEST_CASE("a conflict of two majorities is reported, and the rule for ties decides",
          "[group][membership]") {
    const structure s = net("A 60 C;B 70 C;C 60 D").at_now();
    group_policy p = policy({criterion(criterion_kind::control)});
    const grouping largest = group_parties(s, p).value();
    CHECK(shown(s, largest) == "A: A D; B: C B");
    REQUIRE(largest.conflicts.size() == 2);
    CHECK(largest.conflicts[0].tops == std::vector<seat_number>{the(s, "A"), the(s, "B")});
    CHECK(largest.conflicts[0].decided == the(s, "B"));
    p.ties = tie_rule::own_group;
    CHECK(shown(s, group_parties(s, p).value()) == "A: A; C: C; B: B; D: D");
}

TEST_CASE("criteria are tried in order, and stated parents may lead on", "[group][membership]") {
    const structure s =
        net("A 60 B;Z ultimate_consolidation A;Y direct_consolidation X;W direct_consolidation Y")
            .at_now();
    const auto control = criterion(criterion_kind::control);
    const auto consolidation = criterion(criterion_kind::consolidation);
    CHECK(shown(s, group_parties(s, policy({control, consolidation})).value()) ==
          "Z: A B Z; W: Y X W");
    CHECK(shown(s, group_parties(s, policy({consolidation})).value()) == "B: B; Z: A Z; W: Y X W");
}

TEST_CASE("a pool is the top of what it controls, and of its own members", "[group][membership]") {
    const structure s = net("A 30 C;B 30 C;A concert B;C 60 D").at_now();
    CHECK(shown(s, group_parties(s, policy({criterion(criterion_kind::control)})).value()) ==
          "A + B: A C B D");
}

TEST_CASE("dependents belong to the groups they depend on as well as to their own",
          "[group][membership]") {
    const structure s = net("A 60 B;B economic_dependence 60 D;C economic_dependence 50 D;"
                            "D economic_dependence 90 E;B guarantee F")
                            .at_now();
    auto dependence = criterion(criterion_kind::dependence);
    dependence.at_least = decimal{50};
    auto guarantee = criterion(criterion_kind::guarantee);
    guarantee.at_least = decimal{50};
    const auto p = policy({criterion(criterion_kind::control), dependence, guarantee});
    const grouping groups = group_parties(s, p).value();
    CHECK(shown(s, groups) == "A: A B D* E* F*; D: D E*; C: D* C E*; E: E; F: F");
    CHECK(groups.groups_of(the(s, "D")).size() == 3);
    CHECK(explain(s, p, groups, 0, the(s, "D")).en.find("B -> D 60%") != std::string::npos);
}

TEST_CASE("manual entries need a reason and an approver, and expire", "[group][membership]") {
    const structure s = net("A 60 B;X 60 Y").at_now();
    group_policy p = policy({criterion(criterion_kind::control)});
    p.entries = {
        {the(s, "Y"), the(s, "A"), true, "同一实际控制人", "风险部", std::nullopt,
         day("2026-06-30")},
        {the(s, "B"), the(s, "A"), false, "清算组接管", "风险部", std::nullopt, std::nullopt},
        {the(s, "X"), the(s, "A"), true, "旧决定", "风险部", std::nullopt, day("2025-12-30")}};
    const grouping groups = group_parties(s, p).value();
    CHECK(shown(s, groups) == "A: A Y; B: B; X: X");
    CHECK(groups.entries_out_of_time == std::vector<std::uint32_t>{2});
    CHECK(explain(s, p, groups, 0, the(s, "Y")).zh ==
          "“Y”属于“A”集团：人工纳入：同一实际控制人，批准人 风险部，有效至 2026-06-30");
    p.entries[0].reason.clear();
    p.entries[1].approver.clear();
    p.entries[2].party = 99;
    const auto refused = group_parties(s, p);
    REQUIRE(refused.has_error());
    CHECK(refused.error().total() == 3);
    CHECK(refused.error().items()[0].id() == "group-entry-without");
}

TEST_CASE("criteria that cannot be used are reported", "[group][membership]") {
    auto c = criterion(criterion_kind::hierarchy);
    c.hierarchy = "credit";
    auto d = criterion(criterion_kind::dependence);
    d.at_least = decimal{101};
    const auto refused = group_parties(net("A 60 B").at_now(), policy({c, d}));
    REQUIRE(refused.has_error());
    CHECK(refused.error().total() == 2);
    CHECK(refused.error().items()[0].id() == "group-bad-criterion");
}

TEST_CASE("a named hierarchy groups by its tops", "[group][membership]") {
    graph_builder b;
    for (const char* p : {"A", "B", "C", "D"}) b.add_party(p);
    const auto credit = b.add_hierarchy("credit");
    const auto sales = b.add_hierarchy("sales");
    for (const auto& [h, s, of] : {std::tuple{0U, 1U, credit}, {1U, 2U, credit}, {3U, 2U, sales}}) {
        edge_definition e{h, s, relation::superordinate};
        e.hierarchy = of;
        b.add_edge(e);
    }
    const structure s = structure::at(b.build().value(), now()).value();
    auto c = criterion(criterion_kind::hierarchy);
    c.hierarchy = "credit";
    CHECK(shown(s, group_parties(s, policy({c})).value()) == "A: A B C; D: D");
    c.hierarchy = "sales";
    CHECK(shown(s, group_parties(s, policy({c})).value()) == "A: A; B: B; D: C D");
}

TEST_CASE("joins and leaves are told between two groupings", "[group][membership]") {
    net n;
    for (const char* p : {"A", "B", "C"}) n.party(p);
    n.builder().add_edge(
        {0, 1, relation::shareholding, share_range::exactly(60), {}, 0, {}, day("2025-06-30")});
    edge_definition later{2, 1, relation::shareholding, share_range::exactly(60)};
    later.valid_from = day("2025-07-01");
    n.builder().add_edge(later);
    const graph g = n.build();
    const auto p = policy({criterion(criterion_kind::control)});
    const auto at = [&](const char* on) {
        const structure s = structure::at(g, {day(on), day(on)}).value();
        return grouped_day{s, group_parties(s, p).value()};
    };
    const auto changes = changes_between(at("2025-06-30"), at("2025-07-01"));
    const std::vector<membership_change> expected{{1, 0U, std::nullopt}, {1, std::nullopt, 2U}};
    CHECK(changes == expected);
    CHECK(changes_between(at("2025-06-30"), at("2025-06-30")).empty());
}

TEST_CASE("a pool that has another number on another day is no change", "[group][membership]") {
    net n;
    for (const char* name : {"A", "B", "C", "D", "X"}) n.party(name);
    edge_definition first{0, 1, relation::acting_in_concert};
    first.valid_to = day("2025-06-30");
    n.builder().add_edge(first);
    n.add("C concert D");
    n.add("C 30 X");
    n.add("D 30 X");
    const graph g = n.build();
    const auto p = policy({criterion(criterion_kind::control)});
    const auto at = [&](const char* on) {
        const structure s = structure::at(g, {day(on), day(on)}).value();
        return grouped_day{s, group_parties(s, p).value()};
    };
    const grouped_day before = at("2025-06-30");
    const grouped_day after = at("2025-07-01");
    REQUIRE(before.day.seat_of(2) != after.day.seat_of(2));
    const std::vector<membership_change> expected{{1, before.day.seat_of(1), std::nullopt},
                                                  {1, std::nullopt, 1U}};
    CHECK(changes_between(before, after) == expected);
}

TEST_CASE("a party kept out of the group of its pool is told from that group",
          "[group][membership]") {
    net n("P concert Q;P 30 C;Q 30 C");
    edge_definition later{2, n.party("D"), relation::shareholding, share_range::exactly(60)};
    later.valid_from = day("2025-07-01");
    n.builder().add_edge(later);
    const graph g = n.build();
    auto p = policy({criterion(criterion_kind::control)});
    p.entries = {{0, 1, false, "清算", "风险部", std::nullopt, std::nullopt}};
    const auto at = [&](const char* on) {
        const structure s = structure::at(g, {day(on), day(on)}).value();
        return grouped_day{s, group_parties(s, p).value()};
    };
    const grouped_day before = at("2025-06-30");
    REQUIRE(shown(before.day, before.groups) == "P: P; D: D; P + Q: Q C");
    const auto changes = changes_between(before, at("2025-07-01"));
    REQUIRE(changes.size() == 2);
    CHECK(changes[1].party == 3);
    CHECK(changes[1].to == before.day.seat_of(1));
    CHECK(anchor_of(before.day, before.groups.groups[2]) == 1);
}

TEST_CASE("groups divide the parties, and each member's top controls it", "[group][membership]") {
    for (std::uint32_t seed = 0; seed < 1'000; ++seed) {
        const random_net random(seed, 14, seed % 2 == 0);
        const structure s = structure::at(random.build(), now()).value();
        const auto groups = group_parties(s, policy({criterion(criterion_kind::control)})).value();
        std::vector<int> times(random.parties);
        for (std::uint32_t g = 0; g < groups.groups.size(); ++g) {
            for (const member& m : groups.groups[g].members) {
                ++times[m.party];
                INFO("seed " << seed << " party " << m.party);
                REQUIRE(groups.group_of[m.party] == g);
                if (m.party != groups.groups[g].top) {
                    REQUIRE(controls(s, groups.groups[g].top, m.party) == control::yes);
                }
            }
        }
        REQUIRE(std::ranges::all_of(times, [](int n) { return n == 1; }));
    }
}
