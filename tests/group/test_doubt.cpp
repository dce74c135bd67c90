#include "group/groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/doubt.hpp>

#include <map>
#include <set>

using namespace tenet;
using namespace tenet::group_test;

namespace {

using kind = membership_criterion::kind;

group_policy policy_of(std::initializer_list<kind> kinds) {
    group_policy p;
    p.id = "p";
    for (const kind k : kinds) {
        membership_criterion c;
        c.id = name_of(k);
        c.what = k;
        c.at_least = decimal{50};
        p.criteria.push_back(c);
    }
    return p;
}

struct doubted {
    structure day;
    grouping groups;
    grouping_doubts doubts;

    doubted(net& of, const group_policy& policy)
        : day(of.at_now(policy.voting)),
          groups(group_parties(day, policy).value()),
          doubts(doubts_of(day, policy, groups).value()) {}

    [[nodiscard]] party_number party(const char* key) const { return *day.parties().find(key); }
    [[nodiscard]] std::uint32_t group(const char* key) const { return groups.group_of[party(key)]; }
    [[nodiscard]] bool together(const char* a, const char* b) const {
        return doubts.cluster[group(a)] == doubts.cluster[group(b)];
    }
};

} // namespace

TEST_CASE("exact shares leave no doubt about groups", "[group][doubt]") {
    net n("A 60 B;B 30 C;A 30 C;D 50 E");
    CHECK(doubted(n, policy_of({kind::control})).doubts.none());
}

TEST_CASE("a group that perhaps is controlled may be part of another, with another top",
          "[group][doubt]") {
    net n("A 40..60 B;B 100 C;D 10 C");
    const doubted d(n, policy_of({kind::control}));
    CHECK_FALSE(d.doubts.none());
    CHECK(d.together("A", "B"));
    CHECK_FALSE(d.together("A", "D"));
    CHECK(d.doubts.other_top[d.group("B")]);
    CHECK_FALSE(d.doubts.other_top[d.group("A")]);
    // B and C stay together whoever is above them.
    CHECK_FALSE(d.doubts.unsure[d.party("B")]);
    CHECK_FALSE(d.doubts.unsure[d.party("C")]);
}

TEST_CASE("what comes before control, and what somebody has decided, is not in doubt",
          "[group][doubt]") {
    net n("A 40..60 B;P ultimate_consolidation B");
    const doubted stated(n, policy_of({kind::consolidation, kind::control}));
    CHECK(stated.doubts.none());
    net again("A 40..60 B;C 10 D");
    group_policy policy = policy_of({kind::control});
    net for_numbers("A 40..60 B;C 10 D");
    const graph g = for_numbers.build();
    policy.entries.push_back({*g.find("B"), *g.find("C"), true, "reason", "approver", {}, {}});
    CHECK(doubted(again, policy).doubts.none());
}

TEST_CASE("bounds may turn who of several tops has the most votes", "[group][doubt]") {
    net n("A control_agreement C;B control_agreement C;A 20..30 C;B 25 C");
    const doubted d(n, policy_of({kind::control}));
    REQUIRE(d.groups.conflicts.size() == 1);
    CHECK(d.doubts.unsure[d.party("C")]);
    CHECK(d.together("A", "B"));
    net exact("A control_agreement C;B control_agreement C;A 20 C;B 25 C");
    CHECK_FALSE(doubted(exact, policy_of({kind::control})).doubts.unsure[d.party("C")]);
}

TEST_CASE("dependence between bounds is possible, with whoever follows", "[group][doubt]") {
    net n("A 60 B;B economic_dependence 40..60 C;C economic_dependence 70 D;D 100 E");
    const doubted d(n, policy_of({kind::control, kind::dependence}));
    const std::uint32_t a = d.group("A");
    using possible = std::vector<std::pair<std::uint32_t, party_number>>;
    CHECK(d.doubts.possible == possible{{a, d.party("C")}, {a, d.party("D")}});
    CHECK_FALSE(d.together("A", "C")); // C is a member besides, not part of the group
}

TEST_CASE("who was taken in for a member that may not belong there may not, either",
          "[group][doubt]") {
    net n("A control_agreement C;B control_agreement C;A 20..30 C;B 25 C;"
          "C economic_dependence 70 D");
    const doubted d(n, policy_of({kind::control, kind::dependence}));
    const std::uint32_t g = d.group("C");
    CHECK(std::ranges::find(d.doubts.possible, std::pair{g, d.party("D")}) !=
          d.doubts.possible.end());
}

// ------------------------------------------------------------- every world within the bounds

namespace {

struct stake {
    std::uint32_t holder;
    std::uint32_t subject;
    relation type;
    int low;
    int high;
};

/// Random holdings among a few parties, many of them between bounds.
std::vector<stake> random_stakes(std::mt19937_64& random, std::uint32_t parties) {
    const int bounds[] = {0, 10, 20, 30, 40, 51, 60, 80, 100};
    std::vector<stake> all;
    for (std::size_t n = 2 + random() % 7; n > 0; --n) {
        stake s{static_cast<std::uint32_t>(random() % parties),
                static_cast<std::uint32_t>(random() % parties), relation::shareholding,
                bounds[random() % 9], bounds[random() % 9]};
        if (s.low > s.high) std::swap(s.low, s.high);
        if (random() % 2 == 0) s.low = s.high;
        if (random() % 5 == 0) s.type = relation::economic_dependence;
        if (random() % 9 == 0) s.type = relation::acting_in_concert;
        if (s.holder != s.subject) all.push_back(s);
    }
    return all;
}

structure structure_of(const std::vector<stake>& stakes, std::uint32_t parties,
                       const std::vector<int>* exactly = nullptr) {
    graph_builder b;
    for (std::uint32_t p = 0; p < parties; ++p) b.add_party("P" + std::to_string(p));
    for (std::size_t n = 0; n < stakes.size(); ++n) {
        const stake& s = stakes[n];
        edge_definition e{s.holder, s.subject, s.type};
        const auto low = decimal{exactly != nullptr ? (*exactly)[n] : s.low};
        const auto high = decimal{exactly != nullptr ? (*exactly)[n] : s.high};
        if (s.type != relation::acting_in_concert) e.share = share_range{low, high};
        b.add_edge(e);
    }
    return structure::at(b.build().value(), now()).value();
}

/// Shares within the bounds, none of which add up to more than the whole; empty where that is hard.
std::vector<int> random_world(std::mt19937_64& random, const std::vector<stake>& stakes) {
    for (int tries = 0; tries < 20; ++tries) {
        std::vector<int> world;
        std::map<std::uint32_t, int> sums;
        for (const stake& s : stakes) {
            const int way = static_cast<int>(random() % 3);
            const int share =
                way == 0   ? s.low
                : way == 1 ? s.high
                           : s.low + static_cast<int>(random() %
                                                      static_cast<unsigned>(s.high - s.low + 1));
            world.push_back(share);
            if (s.type == relation::shareholding) sums[s.subject] += share;
        }
        const bool fits =
            std::ranges::all_of(sums, [](const auto& sum) { return sum.second <= 100; });
        if (fits) return world;
    }
    return {};
}

/// Who is a member of what, own or besides, in one world: what the doubts must have foreseen.
void check_world(const structure& day, const grouping& groups, const grouping_doubts& doubts,
                 const structure& world, const grouping& there) {
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) {
        std::set<std::uint32_t> homes;
        for (const member& m : groups.groups[g].members) {
            if (m.own && !doubts.unsure[m.party]) homes.insert(there.group_of[m.party]);
        }
        CHECK(homes.size() <= 1); // those that are sure stay together
        if (homes.empty() || doubts.other_top[g]) continue;
        const seat_number top = there.groups[*homes.begin()].top;
        CHECK(world.members(top).front() == day.members(groups.groups[g].top).front());
    }
    std::map<std::uint32_t, std::set<party_number>> foreseen; // by cluster
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) {
        for (const member& m : groups.groups[g].members) {
            foreseen[doubts.cluster[g]].insert(m.party);
        }
    }
    for (const auto& [g, p] : doubts.possible) foreseen[doubts.cluster[g]].insert(p);
    for (const corporate_group& c : there.groups) {
        const auto own = std::ranges::find(c.members, true, &member::own);
        if (own == c.members.end()) continue;
        const std::uint32_t cluster = doubts.cluster[groups.group_of[own->party]];
        for (const member& m : c.members) CHECK(foreseen[cluster].contains(m.party));
    }
}

} // namespace

TEST_CASE("no shares within the bounds make groups that the doubts do not foresee",
          "[group][doubt]") {
    constexpr std::uint32_t parties = 6;
    const group_policy policy = policy_of({kind::control, kind::dependence});
    std::mt19937_64 random(5);
    std::size_t worlds = 0;
    std::size_t doubtful = 0;
    for (int round = 0; round < 1500; ++round) {
        const auto stakes = random_stakes(random, parties);
        const structure day = structure_of(stakes, parties);
        const grouping groups = group_parties(day, policy).value();
        const grouping_doubts doubts = doubts_of(day, policy, groups).value();
        doubtful += doubts.none() ? 0U : 1U;
        for (int n = 0; n < 6; ++n) {
            const std::vector<int> shares = random_world(random, stakes);
            if (shares.size() != stakes.size()) continue;
            INFO("round " << round << ", world " << n);
            const structure world = structure_of(stakes, parties, &shares);
            check_world(day, groups, doubts, world, group_parties(world, policy).value());
            ++worlds;
        }
    }
    CHECK(worlds > 3000);
    CHECK(doubtful > 300);
}
