#include "rolled.hpp"

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

/// A group A over B and C, and X alone; D depends on B and is its own group.
struct bench {
    structure s = net("A 60 B;B 80 C;B economic_dependence 60 D;X 10 C").at_now();
    group_policy policy = make_policy();
    grouping groups = group_parties(s, policy).value();

    static group_policy make_policy() {
        group_policy p;
        p.id = "test";
        p.criteria.resize(2);
        p.criteria[1].what = membership_criterion::kind::dependence;
        p.criteria[1].at_least = decimal{50};
        return p;
    }
    [[nodiscard]] std::uint32_t group(const char* p) const { return groups.group_of[the(s, p)]; }
    [[nodiscard]] value_row row(const char* id, const char* p, const char* value,
                                const char* on = "2025-01-01",
                                std::vector<std::string> attributes = {}) const {
        return {id, the(s, p), number(value), day(on), std::nullopt, std::move(attributes)};
    }
    [[nodiscard]] roll_up make(const roll_up_rule& rule, const std::vector<value_row>& rows) const {
        return roll_up::make(s, groups, rule, rows).value();
    }
    [[nodiscard]] std::string total(const roll_up_rule& rule, const std::vector<value_row>& rows,
                                    const char* of = "A") const {
        const roll_up rolled = make(rule, rows);
        const auto value = rolled.of(group(of))[0].value;
        return value ? value->canonical() : "none";
    }
};

} // namespace

TEST_CASE("values of members add up, those of dependents in several groups", "[group][roll-up]") {
    const bench b;
    const std::vector<value_row> rows{b.row("1", "A", "10.10"), b.row("2", "C", "5.05"),
                                      b.row("3", "D", "1"), b.row("4", "X", "100")};
    CHECK(b.total({}, rows) == "16.15");
    CHECK(b.total({}, rows, "D") == "1");
    CHECK(b.total({}, rows, "X") == "100");
    CHECK(b.total({}, {}) == "0");
}

TEST_CASE("every function has its answer, with rows and without", "[group][roll-up]") {
    const bench b;
    const std::vector<value_row> rows{b.row("1", "A", "4", "2025-02-01", {"north"}),
                                      b.row("2", "B", "1", "2025-01-01", {"south"}),
                                      b.row("3", "C", "7", "2025-03-01", {"north"})};
    const auto of = [&](roll_up_function f) { return b.total({.function = f}, rows); };
    CHECK(of(roll_up_function::sum) == "12");
    CHECK(of(roll_up_function::count) == "3");
    CHECK(of(roll_up_function::count_distinct) == "2");
    CHECK(of(roll_up_function::min) == "1");
    CHECK(of(roll_up_function::max) == "7");
    CHECK(of(roll_up_function::average) == "4");
    CHECK(of(roll_up_function::first) == "1");
    CHECK(of(roll_up_function::last) == "7");
    const auto empty = [&](roll_up_function f) { return b.total({.function = f}, {}); };
    CHECK(empty(roll_up_function::count) == "0");
    CHECK(empty(roll_up_function::min) == "none");
    CHECK(empty(roll_up_function::average) == "none");
    CHECK(empty(roll_up_function::last) == "none");
}

TEST_CASE("a row that reaches a group by two members counts once", "[group][roll-up]") {
    const bench b;
    const std::vector<value_row> rows{b.row("1", "B", "10"), b.row("1", "C", "10"),
                                      b.row("2", "C", "1")};
    const roll_up rolled = b.make({}, rows);
    CHECK(*rolled.of(b.group("A"))[0].value == decimal{11});
    CHECK(rolled.of(b.group("A"))[0].rows == 2);
    CHECK(rolled.of(b.group("A"))[0].repeated == 1);
    CHECK(rolled.rows_of(b.group("A")).size() == 2);
}

TEST_CASE("rows within a group are netted where the rule says so", "[group][roll-up]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "B", "10"), b.row("2", "B", "5")};
    rows[0].counterparty = the(b.s, "C");
    rows[1].counterparty = the(b.s, "X");
    CHECK(b.total({}, rows) == "15");
    const roll_up rolled = b.make({.net_within_group = true}, rows);
    CHECK(*rolled.of(b.group("A"))[0].value == decimal{5});
    CHECK(rolled.of(b.group("A"))[0].netted == 1);
    CHECK(rolled.rows_of(b.group("A")).size() == 1);
}

TEST_CASE("totals are split by an attribute", "[group][roll-up]") {
    const bench b;
    const std::vector<value_row> rows{b.row("1", "A", "4", "2025-02-01", {"north"}),
                                      b.row("2", "B", "1", "2025-01-01", {"south"}),
                                      b.row("3", "C", "7", "2025-03-01", {"north"}),
                                      b.row("4", "C", "2")};
    const roll_up rolled = b.make({.split_by = 0}, rows);
    const auto of = rolled.of(b.group("A"));
    REQUIRE(of.size() == 3);
    CHECK(of[0].key.empty());
    CHECK(of[1].key == "north");
    CHECK(*of[1].value == decimal{11});
    CHECK(*of[2].value == decimal{1});
}

TEST_CASE("proportional values are weighed by integrated shares", "[group][roll-up]") {
    const bench b;
    const std::vector<value_row> rows{b.row("1", "A", "100"), b.row("2", "B", "100"),
                                      b.row("3", "C", "100"), b.row("4", "D", "100")};
    CHECK(b.total({.method = roll_up_method::proportional}, rows) == "208"); // 100 + 60 + 48 + 0
    CHECK(b.total({.method = roll_up_method::equity}, rows) == "300");       // B and C controlled
    CHECK(b.total({.function = roll_up_function::count, .method = roll_up_method::proportional},
                  rows) == "4");
}

TEST_CASE("changing rows gives, bit for bit, what starting anew gives", "[group][roll-up]") {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const random_groups in(seed, 12);
        dice roll{seed};
        const auto any_row = [&] {
            // 34 digits, so that sums round and their order would show.
            const decimal value = decimal{static_cast<int>(roll(1'000'000))} / decimal{7};
            return value_row{std::to_string(roll(60)),
                             roll(in.random.parties),
                             value,
                             day("2025-01-01").plus_days(roll(300)),
                             std::nullopt,
                             {std::to_string(roll(3))}};
        };
        std::vector<value_row> rows;
        for (int n = 0; n < 40; ++n) rows.push_back(any_row());
        const roll_up_rule rule{.function = static_cast<roll_up_function>(roll(8)), .split_by = 0};
        roll_up changed = roll_up::make(in.s, in.groups, rule, rows).value();
        for (int n = 0; n < 5; ++n) {
            const std::vector<value_row> upserts{any_row(), any_row()};
            const std::vector<std::string> removals{std::to_string(roll(60))};
            changed.change(upserts, removals);
            std::erase_if(rows, [&](const value_row& r) {
                return r.id == removals[0] || r.id == upserts[0].id || r.id == upserts[1].id;
            });
            rows.insert(rows.end(), upserts.begin(), upserts.end());
        }
        const roll_up anew = roll_up::make(in.s, in.groups, rule, rows).value();
        for (std::uint32_t g = 0; g < in.groups.groups.size(); ++g) {
            INFO("seed " << seed << " group " << g);
            REQUIRE(are_same(changed.of(g), anew.of(g)));
        }
    }
}

TEST_CASE("sums over all groups conserve the values of all rows", "[group][roll-up]") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const random_groups in(seed, 15);
        std::vector<value_row> rows;
        decimal all;
        for (std::uint32_t n = 0; n < 50; ++n) {
            rows.push_back({std::to_string(n), n % in.random.parties,
                            decimal::scaled(n * 37 + 1, -2), std::nullopt, std::nullopt});
            all += rows.back().value;
        }
        const roll_up rolled = roll_up::make(in.s, in.groups, {}, rows).value();
        decimal sum;
        for (std::uint32_t g = 0; g < in.groups.groups.size(); ++g) sum += *rolled.of(g)[0].value;
        REQUIRE(sum == all);
    }
}

TEST_CASE("rows of unknown parties are left out", "[group][roll-up]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "A", "1")};
    rows.push_back({"2", 999, decimal{5}, std::nullopt, 998U});
    rows[0].counterparty = 997U;
    CHECK(b.total({.net_within_group = true}, rows) == "1");
}
