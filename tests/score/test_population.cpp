#include "scores.hpp"

#include <tenet/score/matrix.hpp>
#include <tenet/score/quantiles.hpp>
#include <tenet/score/rfm.hpp>
#include <tenet/score/tiers.hpp>

using namespace tenet;
using namespace tenet::score;
using namespace tenet::score_test;

namespace {

date day(const char* text) {
    return *date::parse(text);
}

using places = std::vector<std::size_t>;
using groups = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("equals get the rank the rule declares", "[score][ranking]") {
    const std::vector<ranked_item> items{{"d", 5, {}}, {"c", 7, {}}, {"b", 7, {}}, {"a", 9, {}}};
    const auto of = [&](tie_rule ties) {
        places out;
        for (const rank& r : must(ranked(items, ties))) out.push_back(r.place);
        return out;
    };
    CHECK(of(tie_rule::all_up) == places{1, 2, 2, 4});
    CHECK(of(tie_rule::all_down) == places{1, 3, 3, 4});
    CHECK(of(tie_rule::by_id) == places{1, 2, 3, 4});
    CHECK(must(ranked(items, tie_rule::by_id))[1].item == 2); // b before c
    CHECK(must(ranked(items, tie_rule::by_id, false))[0].item == 0);
    CHECK(must(ranked({}, tie_rule::by_id)).empty());
    const std::vector<ranked_item> bad{
        {"a", 1, {}}, {"a", 2, {}}, {"", 3, {}}, {"n", decimal{1} / decimal{0}, {}}};
    CHECK(ids(ranked(bad, tie_rule::by_id).error()) ==
          std::vector<std::string>{"score-bad-id", "score-bad-id", "score-number-too-long"});
}

TEST_CASE("a quantile is the number its method declares", "[score][quantile]") {
    const std::vector<decimal> numbers{4, 1, 3, 2};
    const auto of = [&](const char* p, quantile_method how) {
        return must(quantile(numbers, number(p), how)).text();
    };
    CHECK(of("0.25", quantile_method::nearest_rank) == "1");
    CHECK(of("0.25", quantile_method::averaged) == "1.5");
    CHECK(of("0.25", quantile_method::inclusive) == "1.75");
    CHECK(of("0.25", quantile_method::exclusive) == "1.25");
    CHECK(of("0.3", quantile_method::nearest_rank) == "2");
    CHECK(of("0.3", quantile_method::averaged) == "2");
    for (const auto how : {quantile_method::nearest_rank, quantile_method::averaged,
                           quantile_method::inclusive, quantile_method::exclusive}) {
        CHECK(of("0", how) == "1");
        CHECK(of("1", how) == "4");
        CHECK(must(quantile(std::vector<decimal>{7}, number("0.5"), how)) == decimal{7});
    }
    CHECK_FALSE(quantile({}, number("0.5"), quantile_method::inclusive).has_value());
    CHECK_FALSE(quantile(numbers, number("1.01"), quantile_method::inclusive).has_value());
    CHECK_FALSE(quantile(numbers, number("-0.1"), quantile_method::inclusive).has_value());
}

TEST_CASE("groups are of equal size as far as equals allow", "[score][quantile]") {
    std::vector<ranked_item> items;
    for (int n = 0; n < 10; ++n)
        items.push_back({std::string(1, static_cast<char>('a' + n)), n, {}});
    CHECK(must(quantile_groups(items, 5, tie_rule::by_id)) == groups{1, 1, 2, 2, 3, 3, 4, 4, 5, 5});
    CHECK(must(quantile_groups(items, 4, tie_rule::by_id)) == groups{1, 1, 2, 2, 2, 3, 3, 4, 4, 4});
    for (ranked_item& i : items) i.value = decimal{1};
    CHECK(must(quantile_groups(items, 5, tie_rule::all_up)) == groups(10, 5));
    CHECK(must(quantile_groups(items, 5, tie_rule::all_down)) == groups(10, 1));
    CHECK(must(quantile_groups(items, 5, tie_rule::by_id)) == groups{5, 5, 4, 4, 3, 3, 2, 2, 1, 1});
    CHECK(must(quantile_groups({}, 5, tie_rule::by_id)).empty());
    CHECK_FALSE(quantile_groups(items, 0, tie_rule::by_id).has_value());
    const std::vector<ranked_item> one{{"x", 3, {}}};
    CHECK(must(quantile_groups(one, 5, tie_rule::by_id)) == groups{5});
}

TEST_CASE("recency, frequency and monetary value make one code", "[score][rfm]") {
    const std::vector<rfm_item> items{{"a", decimal{1}, decimal{50}, decimal{900}},
                                      {"b", decimal{10}, decimal{20}, decimal{1000}},
                                      {"c", decimal{20}, decimal{20}, decimal{10}},
                                      {"d", decimal{30}, decimal{1}, decimal{-5}},
                                      {"e", decimal{5}, std::nullopt, decimal{7}}};
    rfm_rule rule;
    rule.recency.groups = rule.frequency.groups = rule.monetary.groups = 4;
    const auto scores = must(rfm_scores(items, rule));
    CHECK(scores[0].code == "443");
    CHECK(scores[1].code == "334"); // frequency: b and c share the second place
    CHECK(scores[2].code == "232");
    CHECK(scores[3].code == "111");
    CHECK(scores[4].code.empty());
    CHECK(scores[4].no_score->id() == "score-population-no-value");
    rule.recency = {3, tie_rule::all_up, true, {decimal{10}, decimal{30}}};
    rule.frequency = {2, tie_rule::all_up, false, {decimal{20}}};
    const auto fixed = must(rfm_scores(items, rule));
    CHECK(fixed[0].code == "323");
    CHECK(fixed[1].code == "224");
    CHECK(fixed[3].code == "111");
    rule.recency.groups = 4;
    rule.frequency.cuts = {decimal{20}, decimal{20}};
    CHECK(ids(rfm_scores(items, rule).error()) ==
          std::vector<std::string>{"score-bad-limit", "score-bad-limit",
                                   "score-population-bad-cuts"});
    CHECK(must(rfm_scores({}, {})).empty());
}

TEST_CASE("two axes place each customer in one cell", "[score][matrix]") {
    matrix_definition d;
    d.x = {"closeness",
           {},
           {{"far", {}, *read_interval("< 50"), {}}, {"close", {}, *read_interval(">= 50"), {}}},
           *read_interval("[0..100]")};
    d.y = {
        "scale",
        {},
        {{"small", {}, *read_interval("< 1000"), {}}, {"large", {}, *read_interval(">= 1000"), {}}},
        interval::all()};
    d.cells = {{"develop", {}, "far", "large", {}},
               {"keep", {}, "close", "large", {}},
               {"serve", {}, "close", "small", {}},
               {"watch", {}, "far", "small", {}}};
    const matrix m = must(matrix::make(d));
    const std::vector<matrix_item> items{{"a", decimal{50}, decimal{1000}, 5},
                                         {"b", number("49.99"), number("999.99"), 7},
                                         {"c", decimal{80}, decimal{2000}, number("0.1")},
                                         {"d", decimal{101}, decimal{1}, 3},
                                         {"e", std::nullopt, decimal{1}, 4}};
    const auto r = must(m.place_all(items));
    CHECK(*r.places[0].cell == 1);
    CHECK(*r.places[1].cell == 3);
    CHECK(r.cells[1].count == 2);
    CHECK(r.cells[1].amount == number("5.1"));
    CHECK(r.places[3].nowhere->id() == "score-matrix-outside");
    CHECK(r.places[4].nowhere->id() == "score-population-no-value");
    CHECK(r.nowhere.count == 2);
    CHECK(r.nowhere.amount == decimal{7});
    d.cells[0].x = "close";
    d.cells.push_back({"x", {}, "near", "small", {}});
    CHECK(ids(matrix::make(d).error()) == std::vector<std::string>{"score-matrix-unknown-band",
                                                                   "score-matrix-bad-cell",
                                                                   "score-matrix-bad-cell"});
}

TEST_CASE("a tier only rises within its period and is judged anew behind it", "[score][tier]") {
    const ratchet_rule rule{{"gold", "silver", "bronze"}, 12, true, false};
    const auto first = must(ratchet(rule, std::nullopt, "silver", day("2026-01-15")));
    CHECK(first.what == ratchet_step::entered);
    CHECK(first.now == held_tier{"silver", day("2026-01-15"), day("2027-01-14")});
    const auto held = must(ratchet(rule, first.now, "bronze", day("2026-06-01")));
    CHECK(held.what == ratchet_step::held);
    CHECK(held.now == first.now);
    const auto rose = must(ratchet(rule, first.now, "gold", day("2026-06-01")));
    CHECK(rose.what == ratchet_step::rose);
    CHECK(rose.now == held_tier{"gold", day("2026-06-01"), day("2027-05-31")});
    CHECK(must(ratchet(rule, first.now, "bronze", day("2027-01-14"))).what == ratchet_step::held);
    const auto fell = must(ratchet(rule, first.now, "bronze", day("2027-01-15")));
    CHECK(fell.what == ratchet_step::fell);
    CHECK(fell.now == held_tier{"bronze", day("2027-01-15"), day("2028-01-14")});
    CHECK(must(ratchet(rule, first.now, "silver", day("2027-03-01"))).what ==
          ratchet_step::renewed);
    ratchet_rule other = rule;
    other.rise_restarts = false;
    other.renew_follows = true;
    CHECK(must(ratchet(other, first.now, "gold", day("2026-06-01"))).now.to == day("2027-01-14"));
    CHECK(must(ratchet(other, first.now, "silver", day("2027-03-01"))).now.from ==
          day("2027-01-15"));
    // long after, the period that holds the day
    CHECK(must(ratchet(other, first.now, "silver", day("2030-01-14"))).now ==
          held_tier{"silver", day("2029-01-15"), day("2030-01-14")});
    CHECK(must(ratchet(other, first.now, "silver", day("2030-01-15"))).now.from ==
          day("2030-01-15"));
}

TEST_CASE("periods that follow each other leave no day out where months are short",
          "[score][tier]") {
    const ratchet_rule rule{{"gold"}, 1, true, true};
    const held_tier before{"gold", day("2025-12-31"), day("2026-01-30")};
    const auto on = [&](const char* text) {
        return must(ratchet(rule, before, "gold", day(text))).now;
    };
    CHECK(on("2026-01-31") == held_tier{"gold", day("2026-01-31"), day("2026-02-27")});
    CHECK(on("2026-02-27") == held_tier{"gold", day("2026-01-31"), day("2026-02-27")});
    CHECK(on("2026-02-28") == held_tier{"gold", day("2026-02-28"), day("2026-03-30")});
    CHECK(on("2026-03-30") == held_tier{"gold", day("2026-02-28"), day("2026-03-30")});
    CHECK(on("2026-03-31") == held_tier{"gold", day("2026-03-31"), day("2026-04-29")});
}

TEST_CASE("tiers and days that cannot be are refused", "[score][tier]") {
    const ratchet_rule rule{{"gold", "silver"}, 12, true, false};
    CHECK_FALSE(ratchet(rule, std::nullopt, "tin", day("2026-01-01")).has_value());
    const held_tier later{"gold", day("2026-02-01"), day("2027-01-31")};
    CHECK(ids(ratchet(rule, later, "gold", day("2026-01-31")).error()) ==
          std::vector<std::string>{"score-tier-bad-period"});
    CHECK_FALSE(
        ratchet({{"gold"}, 0, true, false}, std::nullopt, "gold", day("2026-01-01")).has_value());
    CHECK_FALSE(ratchet({{"gold", "gold"}, 1, true, false}, std::nullopt, "gold", day("2026-01-01"))
                    .has_value());
    CHECK_FALSE(ratchet(rule, std::nullopt, "gold", day("999999999-12-31")).has_value());
}

TEST_CASE("an evaluation looks at the months before it, or at those there were", "[score][tier]") {
    const auto full = must(window_before(day("2026-12-31"), 12, day("2020-01-01")));
    CHECK(full.from == day("2026-01-01"));
    CHECK(full.months == 12);
    const auto young = must(window_before(day("2026-12-31"), 12, day("2026-10-15")));
    CHECK(young.from == day("2026-10-15"));
    CHECK(young.months == 3);
    CHECK_FALSE(window_before(day("2026-12-31"), 12, day("2027-01-01")).has_value());
}

TEST_CASE("a migration matrix counts who went where, came and left", "[score][tier]") {
    const std::vector<std::string> tiers{"A", "B"};
    const std::vector<tier_holding> before{
        {"1", "A", 10}, {"2", "A", number("0.1")}, {"3", "B", number("0.2")}, {"4", "B", 4}};
    const std::vector<tier_holding> after{
        {"1", "A", 11}, {"2", "B", 1}, {"3", "A", 5}, {"5", "B", 9}};
    const auto m = must(migration_between(tiers, before, after));
    CHECK(m.cells[0][0].count == 1);
    CHECK(m.cells[0][0].after == decimal{11});
    CHECK(m.cells[0][1].before == number("0.1"));
    CHECK(m.cells[1][2].count == 1); // left from B
    CHECK(m.cells[2][1].after == decimal{9});
    CHECK(m.cells[2][2].count == 0);
    CHECK(m.rose.count == 1);
    CHECK(m.fell.count == 1);
    CHECK(m.stayed.count == 1);
    CHECK(m.entered.count == 1);
    CHECK(m.left.before == decimal{4});
    CHECK(must(migration_between({}, {}, {})).cells.size() == 1);
    const std::vector<tier_holding> bad{{"1", "A", 1}, {"1", "C", 1}};
    CHECK(ids(migration_between(tiers, bad, {}).error()) ==
          std::vector<std::string>{"score-tier-unknown", "score-bad-id"});
}
