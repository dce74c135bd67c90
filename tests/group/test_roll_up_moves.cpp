#include "rolled.hpp"

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

using counting = guarantee_rule::counting;

/// A group A over B, one X over Y, and Z alone.
struct bench {
    explicit bench(const char* lines = "A 60 B;X 60 Y;Z 10 B") : s(net(lines).at_now()) {}

    structure s;
    grouping groups = group_parties(s, by_control()).value();

    [[nodiscard]] value_row row(const char* id, const char* p, const char* value) const {
        return {id, the(s, p), number(value)};
    }
    [[nodiscard]] row_guarantee by(const char* guarantor) const { return {the(s, guarantor)}; }
    [[nodiscard]] roll_up make(const roll_up_rule& rule, const std::vector<value_row>& rows) const {
        return roll_up::make(s, groups, rule, rows).value();
    }
    [[nodiscard]] const rolled_up& of(const roll_up& r, const char* p) const {
        return r.of(groups.group_of[the(s, p)])[0];
    }
    /// "A 10 X 20 Z 0": what the groups come to.
    [[nodiscard]] std::string totals(const roll_up_rule& rule,
                                     const std::vector<value_row>& rows) const {
        const roll_up made = make(rule, rows);
        std::string out;
        for (const char* p : {"A", "X", "Z"}) {
            out += (out.empty() ? "" : " ") + std::string(p) + " " + of(made, p).value->canonical();
        }
        return out;
    }
    /// "to_guarantor 1 B X 30": what was moved or left, seen from a party's group.
    [[nodiscard]] lines moves(const roll_up_rule& rule, const std::vector<value_row>& rows,
                              const char* p) const {
        lines out;
        const roll_up made = make(rule, rows);
        for (const moved_row& m : made.moves_of(groups.group_of[the(s, p)])) {
            const graph& g = s.parties();
            out.push_back(std::string(name_of(m.move.is)) + " " + m.row->id + " " +
                          std::string(g.key(m.move.member)) + " " +
                          std::string(g.key(m.move.other)) + " " + m.move.value.canonical());
        }
        return out;
    }
};

roll_up_rule guaranteed(counting how, bool of_relations = false) {
    roll_up_rule out;
    out.guarantees = {how, of_relations};
    return out;
}

roll_up_rule sold(agent_rule how) {
    roll_up_rule out;
    out.agents = how;
    return out;
}

} // namespace

TEST_CASE("a guaranteed exposure counts with whom the rule says", "[group][roll-up][moves]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "100"), b.row("2", "X", "7")};
    rows[0].guarantees.push_back(b.by("Y"));
    rows[0].guarantees[0].percent = decimal{30};
    CHECK(b.totals(guaranteed(counting::guaranteed), rows) == "A 100 X 7 Z 0");
    CHECK(b.totals(guaranteed(counting::guarantor), rows) == "A 70 X 37 Z 0");
    CHECK(b.totals(guaranteed(counting::both), rows) == "A 100 X 37 Z 0");
    const auto rule = guaranteed(counting::guarantor);
    CHECK(b.moves(rule, rows, "A") == lines{"to_guarantor 1 B Y 30"});
    CHECK(b.moves(rule, rows, "X") == lines{"from_guaranteed 1 Y B 30"});
    CHECK(b.moves(guaranteed(counting::guaranteed), rows, "X") ==
          lines{"left_with_guaranteed 1 Y B 30"});
    const roll_up made = b.make(rule, rows);
    CHECK(b.of(made, "A").moved_out == 1);
    CHECK(b.of(made, "A").rows == 1);
    CHECK(b.of(made, "X").moved_in == 1);
    CHECK(b.of(made, "X").rows == 2);
    const auto counted = made.counted_of(b.groups.group_of[the(b.s, "A")]);
    REQUIRE(counted.size() == 1);
    CHECK(counted[0].value == decimal{70});
}

TEST_CASE("an exposure guaranteed within the group counts once, whole, and nets nothing",
          "[group][roll-up][moves]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "100")};
    rows[0].guarantees.push_back(b.by("A"));
    for (const counting how : {counting::guaranteed, counting::guarantor, counting::both}) {
        roll_up_rule rule = guaranteed(how);
        CHECK(b.totals(rule, rows) == "A 100 X 0 Z 0");
        rule.net_within_group = true;
        CHECK(b.totals(rule, rows) == "A 100 X 0 Z 0");
        rule.function = roll_up_function::count;
        CHECK(b.totals(rule, rows) == "A 1 X 0 Z 0");
    }
}

TEST_CASE("guarantees are called upon in order, until nothing is left", "[group][roll-up][moves]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "100")};
    rows[0].guarantees = {b.by("X"), b.by("Z"), b.by("A")};
    rows[0].guarantees[0].amount = decimal{60};
    rows[0].guarantees[1].percent = decimal{50};
    CHECK(b.totals(guaranteed(counting::guarantor), rows) == "A 0 X 60 Z 40");
    CHECK(b.totals(guaranteed(counting::both), rows) == "A 100 X 60 Z 50");
    rows[0].guarantees[0].percent = decimal{10}; // the smaller of the two
    CHECK(b.totals(guaranteed(counting::guarantor), rows) == "A 40 X 10 Z 50");
    rows[0].value = decimal{-5};
    CHECK(b.totals(guaranteed(counting::guarantor), rows) == "A -5 X 0 Z 0");
}

TEST_CASE("an exposure that counts with its guarantor whole is no row of its debtor's group",
          "[group][roll-up][moves]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "100")};
    rows[0].guarantees.push_back(b.by("X"));
    const roll_up made = b.make(guaranteed(counting::guarantor), rows);
    CHECK(b.of(made, "A").rows == 0);
    CHECK(b.of(made, "A").moved_out == 1);
    CHECK(b.of(made, "X").rows == 1);
}

TEST_CASE("guarantees count on days on which they hold", "[group][roll-up][moves]") {
    const bench b; // of 2025-12-31
    const auto of = [&](const char* from, const char* to) {
        std::vector<value_row> rows{b.row("1", "B", "100")};
        rows[0].guarantees.push_back(b.by("X"));
        rows[0].guarantees[0].from = date::parse(from);
        rows[0].guarantees[0].to = date::parse(to);
        return b.totals(guaranteed(counting::guarantor), rows);
    };
    CHECK(of("", "2025-12-30") == "A 100 X 0 Z 0");
    CHECK(of("", "2025-12-31") == "A 0 X 100 Z 0");
    CHECK(of("2025-12-31", "") == "A 0 X 100 Z 0");
    CHECK(of("2026-01-01", "") == "A 100 X 0 Z 0");
}

TEST_CASE("guarantees of the graph count where the rule asks for them", "[group][roll-up][moves]") {
    const bench b("A 60 B;X 60 Y;Z 10 B;X guarantee 25..40 B;Z guarantee Y");
    const std::vector<value_row> rows{b.row("1", "B", "100"), b.row("2", "Y", "10")};
    CHECK(b.totals(guaranteed(counting::guarantor), rows) == "A 100 X 10 Z 0");
    CHECK(b.totals(guaranteed(counting::guarantor, true), rows) == "A 75 X 25 Z 10");
    CHECK(b.totals(guaranteed(counting::both, true), rows) == "A 100 X 50 Z 10");
}

TEST_CASE("an order through an agent counts with whom the rule says, and never twice",
          "[group][roll-up][moves]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "10"), b.row("2", "B", "5"), b.row("3", "Y", "1")};
    rows[0].agent = the(b.s, "X");
    rows[1].agent = the(b.s, "A");
    CHECK(b.totals({}, rows) == "A 15 X 1 Z 0");
    CHECK(b.totals(sold(agent_rule::customer), rows) == "A 15 X 1 Z 0");
    CHECK(b.totals(sold(agent_rule::agent), rows) == "A 5 X 11 Z 0");
    CHECK(b.totals(sold(agent_rule::both), rows) == "A 15 X 11 Z 0");
    CHECK(b.moves(sold(agent_rule::customer), rows, "X") == lines{"left_with_customer 1 X B 10"});
    CHECK(b.moves(sold(agent_rule::agent), rows, "X") == lines{"from_customer 1 X B 10"});
    CHECK(b.moves(sold(agent_rule::agent), rows, "A") ==
          lines{"to_agent 1 B X 10", "once 2 B A 5"});
    CHECK(b.moves(sold(agent_rule::both), rows, "A") == lines{"once 2 B A 5"});
}

TEST_CASE("what guarantors take over is netted within their group, too",
          "[group][roll-up][moves]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "100")};
    rows[0].guarantees.push_back(b.by("X"));
    rows[0].guarantees[0].percent = decimal{40};
    rows[0].counterparty = the(b.s, "Y");
    roll_up_rule rule = guaranteed(counting::guarantor);
    rule.net_within_group = true;
    const roll_up made = b.make(rule, rows);
    CHECK(*b.of(made, "A").value == decimal{60});
    CHECK(b.of(made, "X").netted == 1);
    CHECK(b.of(made, "X").value->is_zero());
}

namespace {

/// Rows with agents, guarantees, counterparties and unknown parties, over random groups.
struct random_rows {
    random_rows(std::uint32_t seed, std::uint32_t parties) : roll{seed}, all(parties) {}

    value_row next(std::uint32_t ids) {
        value_row r{std::to_string(roll(ids)), roll(all),
                    decimal::scaled(static_cast<int>(roll(100'000)), -2)};
        if (roll(3) == 0) r.agent = roll(all + 1); // one may be unknown
        if (roll(4) == 0) r.counterparty = roll(all);
        for (std::uint32_t n = roll(3); n > 0; --n) {
            row_guarantee g{roll(all)};
            if (roll(2) == 0) g.percent = decimal{static_cast<int>(roll(120))};
            if (roll(2) == 0) g.amount = decimal{static_cast<int>(roll(500))};
            if (roll(4) == 0) g.to = day("2025-12-30");
            r.guarantees.push_back(g);
        }
        return r;
    }

    dice roll;
    std::uint32_t all;
};

roll_up_rule any_rule(dice& roll) {
    roll_up_rule out;
    out.agents = static_cast<agent_rule>(roll(3));
    out.guarantees.count = static_cast<counting>(roll(3));
    out.net_within_group = roll(3) == 0;
    return out;
}

} // namespace

TEST_CASE("a group counts each row once and no more of it than there is",
          "[group][roll-up][moves]") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const random_groups in(seed, 12);
        random_rows rows(seed, in.random.parties);
        std::vector<value_row> all;
        for (int n = 0; n < 40; ++n) all.push_back(rows.next(25));
        const roll_up made = roll_up::make(in.s, in.groups, any_rule(rows.roll), all).value();
        for (std::uint32_t g = 0; g < in.groups.groups.size(); ++g) {
            std::vector<std::string> ids;
            decimal sum;
            for (const counted_row& c : made.counted_of(g)) {
                ids.push_back(c.row->id);
                sum += c.value;
                REQUIRE(c.value <= c.row->value);
            }
            INFO("seed " << seed << " group " << g);
            REQUIRE(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
            REQUIRE(std::is_sorted(ids.begin(), ids.end()));
            REQUIRE(sum == *made.of(g)[0].value);
            REQUIRE(ids.size() == made.of(g)[0].rows);
        }
    }
}

TEST_CASE("where each row counts in one place, moving conserves the sum over all groups",
          "[group][roll-up][moves]") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const random_groups in(seed, 12);
        random_rows rows(seed, in.random.parties);
        std::vector<value_row> all;
        decimal whole;
        for (int n = 0; n < 40; ++n) {
            all.push_back(rows.next(1));
            all.back().id = std::to_string(n);
            if (all.back().agent == in.random.parties) all.back().agent.reset();
            whole += all.back().value;
        }
        roll_up_rule rule;
        rule.agents = static_cast<agent_rule>(rows.roll(2));
        rule.guarantees.count = static_cast<counting>(rows.roll(2));
        const roll_up made = roll_up::make(in.s, in.groups, rule, all).value();
        decimal sum;
        for (std::uint32_t g = 0; g < in.groups.groups.size(); ++g) sum += *made.of(g)[0].value;
        INFO("seed " << seed);
        REQUIRE(sum == whole);
    }
}

TEST_CASE("changing rows that are moved gives what starting anew gives",
          "[group][roll-up][moves]") {
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        const random_groups in(seed, 12);
        random_rows rows(seed, in.random.parties);
        const roll_up_rule rule = any_rule(rows.roll);
        std::vector<value_row> all;
        for (int n = 0; n < 30; ++n) all.push_back(rows.next(40));
        roll_up changed = roll_up::make(in.s, in.groups, rule, all).value();
        for (int n = 0; n < 6; ++n) {
            const std::vector<value_row> upserts{rows.next(40)};
            const std::vector<std::string> removals{std::to_string(rows.roll(40))};
            changed.change(upserts, removals);
            std::erase_if(all, [&](const value_row& r) {
                return r.id == removals[0] || r.id == upserts[0].id;
            });
            all.push_back(upserts[0]);
        }
        const roll_up anew = roll_up::make(in.s, in.groups, rule, all).value();
        for (std::uint32_t g = 0; g < in.groups.groups.size(); ++g) {
            INFO("seed " << seed << " group " << g);
            REQUIRE(are_same(changed.of(g), anew.of(g)));
            REQUIRE(changed.moves_of(g).size() == anew.moves_of(g).size());
        }
    }
}

TEST_CASE("every level of holding has its total", "[group][roll-up][levels]") {
    const structure s = net("A 60 B;B 80 C;A 70 D;B economic_dependence 60 E;X 10 C").at_now();
    group_policy policy = by_control();
    policy.criteria.resize(2);
    policy.criteria[1].what = membership_criterion::kind::dependence;
    policy.criteria[1].at_least = decimal{50};
    const grouping groups = group_parties(s, policy).value();
    const grouping levels = levels_of(s, groups).value();
    std::vector<value_row> rows;
    for (const char* p : {"A", "B", "C", "D", "E", "X"}) {
        rows.push_back({p, the(s, p), decimal::scaled(1, static_cast<int>(rows.size()))});
    }
    const roll_up made = roll_up::make(s, levels, {}, rows).value();
    const auto at = [&](const char* p) {
        return made.of(levels.group_of[the(s, p)])[0].value->canonical();
    };
    CHECK(at("A") == "11111");
    CHECK(at("B") == "10110");
    CHECK(at("C") == "100");
    CHECK(at("D") == "1000");
    CHECK(at("E") == "10000");
    CHECK(at("X") == "100000");
    CHECK(!levels_of(s, groups, {.steps = 1000, .pairs = 3}));
}

TEST_CASE("the level at the top of a group is the group", "[group][roll-up][levels]") {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const random_groups in(seed, 15);
        const grouping levels = levels_of(in.s, in.groups).value();
        REQUIRE(levels.group_of.size() == in.groups.group_of.size());
        for (const corporate_group& g : in.groups.groups) {
            const party_number top = in.s.members(g.top)[0];
            const corporate_group& level = levels.groups[levels.group_of[top]];
            INFO("seed " << seed << " top " << top);
            REQUIRE(level.members.size() == g.members.size());
        }
    }
}
