#include "scores.hpp"

#include <tenet/score/appraisal_json.hpp>
#include <tenet/score/assessors.hpp>
#include <tenet/score/distribution.hpp>

using namespace tenet;
using namespace tenet::score;
using namespace tenet::score_test;

namespace {

curve_definition rising() {
    curve_definition c;
    c.floor = curve_point{600, 60};
    c.target = curve_point{1000, 100};
    c.cap = curve_point{1200, 120};
    c.short_of_floor = decimal{0};
    return c;
}

/// Revenue 60 and recovery 40 make finance (70); complaints alone make service (30).
const std::string two_dimensions = R"json({
  "id": "kam", "name": {"zh": "客户经理考核", "en": "key account managers"},
  "weights_total": 100,
  "dimensions": [{"id": "finance", "weight": 70}, {"id": "service", "weight": 30}],
  "indicators": [
    {"id": "revenue", "dimension": "finance", "weight": 60, "places": 1, MISSING
     "curve": {"kind": "linear", "floor": {"at": 600, "points": 60},
               "target": {"at": 1000, "points": 100}, "cap": {"at": 1200, "points": 120},
               "short_of_floor": 0}},
    {"id": "recovery", "dimension": "finance", "weight": 40, "places": 3,
     "curve": {"kind": "piecewise", "points": [{"at": 0.5, "points": 0}, {"at": 0.9, "points": 80},
                                               {"at": 1, "points": 100}]}},
    {"id": "complaints", "dimension": "service", "weight": 100, "missing": "zero",
     "curve": {"kind": "steps", "steps": [{"range": "< 1", "points": 100},
                                          {"range": "[1..3)", "points": 70},
                                          {"range": ">= 3", "points": 0}]}},
    {"id": "visits", "dimension": "service", "monitor": true,
     "curve": {"kind": "range", "from": 10, "to": 20, "none_below": 5, "none_above": 40}}],
  "rounding": {"indicator": {"places": 2}, "dimension": {"places": 1}, "total": {"places": 1}},
  "range": "[0..120]",
  "grades": [{"id": "A", "range": ">= 90"}, {"id": "B", "range": "[75..90)"},
             {"id": "C", "range": "< 75"}]})json";

appraisal two(const std::string& missing = "") {
    std::string text = two_dimensions;
    text.replace(text.find("MISSING"), 7, missing);
    return must(read_appraisal(text));
}

std::vector<actual_value> actuals(const char* revenue, const char* recovery,
                                  const char* complaints) {
    std::vector<actual_value> out;
    const auto add = [&](const char* id, const char* text) {
        if (text != nullptr) out.push_back({id, number(text), {}});
    };
    add("revenue", revenue);
    add("recovery", recovery);
    add("complaints", complaints);
    return out;
}

} // namespace

TEST_CASE("a linear curve runs from floor over target to cap and stays there", "[score][curve]") {
    const curve c = must(curve::make(rising(), "x"));
    CHECK(c.points(number("599.99")) == decimal{0});
    CHECK(c.points(600) == decimal{60});
    CHECK(c.points(800) == decimal{80});
    CHECK(c.points(1000) == decimal{100});
    CHECK(c.points(1100) == decimal{110});
    CHECK(c.points(5000) == decimal{120});
    CHECK(c.points(number("733.33"), rounding_rule{2, rounding::half_up}) == number("73.33"));
    CHECK(c.best() == decimal{120});
    curve_definition plain = rising();
    plain.short_of_floor.reset();
    CHECK(must(curve::make(plain, "x")).points(0) == decimal{60});
}

TEST_CASE("where lower is better the curve is turned round", "[score][curve]") {
    curve_definition d;
    d.lower_is_better = true;
    d.floor = curve_point{number("0.10"), 0};
    d.target = curve_point{number("0.04"), 100};
    d.cap = curve_point{number("0.01"), 130};
    d.short_of_floor = decimal{-20};
    const curve c = must(curve::make(d, "x"));
    CHECK(c.points(number("0.10")) == decimal{0});
    CHECK(c.points(number("0.1001")) == decimal{-20});
    CHECK(c.points(number("0.07")) == decimal{50});
    CHECK(c.points(number("0.02")) == decimal{120});
    CHECK(c.points(0) == decimal{130});
    d.lower_is_better = false;
    CHECK(ids(curve::make(d, "x").error()) ==
          std::vector<std::string>{"score-appraisal-bad-curve"});
}

TEST_CASE("a target range falls to none on either side", "[score][curve]") {
    curve_definition d;
    d.kind = curve_kind::range;
    d.range = target_range{10, 20, decimal{5}, decimal{40}, 100};
    const curve c = must(curve::make(d, "x"));
    CHECK(c.points(5) == decimal{0});
    CHECK(c.points(6) == decimal{20});
    CHECK(c.points(10) == decimal{100});
    CHECK(c.points(15) == decimal{100});
    CHECK(c.points(20) == decimal{100});
    CHECK(c.points(30) == decimal{50});
    CHECK(c.points(100) == decimal{0});
}

TEST_CASE("curves that are none are refused", "[score][curve]") {
    curve_definition d;
    CHECK_FALSE(curve::make(d, "x").has_value());
    d.kind = curve_kind::range;
    CHECK_FALSE(curve::make(d, "x").has_value());
    d.kind = curve_kind::piecewise;
    d.points = {{1, 0}, {1, 10}};
    CHECK_FALSE(curve::make(d, "x").has_value());
    d.kind = curve_kind::steps;
    CHECK_FALSE(curve::make(d, "x").has_value());
    d.steps = {{*read_interval("< 1"), 1, {}}, {*read_interval("> 1"), 2, {}}};
    CHECK(ids(curve::make(d, "x").error()) == std::vector<std::string>{"partition-gap"});
    d.steps = {{*read_interval("<= 1"), 1, {}}, {*read_interval("> 1"), 2, {}}};
    const curve c = must(curve::make(d, "x"));
    CHECK(c.points(1) == decimal{1});
    CHECK(c.points(number("1.0001")) == decimal{2});
}

TEST_CASE("indicators make dimensions and dimensions the total, rounded at each stage",
          "[score][appraisal]") {
    const auto r = must(two().score(actuals("855.5", "0.913", "1")));
    // 85.55 x 0.6 + 82.6 x 0.4 = 84.37, to 84.4; 84.4 x 0.7 + 70 x 0.3 = 80.08, to 80.1
    CHECK(r.indicators[0].points->text() == "85.55");
    CHECK(r.indicators[1].points->text() == "82.60");
    CHECK(r.dimensions[0].is.value->text() == "84.4");
    CHECK(r.dimensions[1].is.value->text() == "70.0");
    CHECK(r.total.value->text() == "80.1");
    CHECK(*r.grade == "B");
    CHECK(*r.indicators[0].contribution == number("35.931"));
    CHECK(*r.indicators[1].contribution == number("23.128"));
    CHECK(*r.indicators[2].contribution == decimal{21});
    CHECK(*r.rounding_rest == number("0.041"));       // 80.1 - 80.059
    CHECK(*r.indicators[0].lost == number("14.469")); // (120 - 85.55) x 0.42
    CHECK(r.indicators[3].state == indicator_state::monitored);
    CHECK_FALSE(r.indicators[3].contribution.has_value());
}

TEST_CASE("what would raise the grade is the nearest value that does, indicator by indicator",
          "[score][appraisal]") {
    const auto r = must(two().score(actuals("1000", "0.9", "1")));
    // 100 x 0.6 + 80 x 0.4 = 92; 92 x 0.7 + 21 = 85.4. From 89.95 on the total is 90.0, so finance
    // has to be 98.5 (68.95), from 98.45 on. Revenue: 66.45 / 0.6 = 110.75. Recovery: 38.45 / 0.4 =
    // 96.125, at 0.980625. Without complaints 64.4 + 30 = 94.4.
    REQUIRE(r.raises.size() == 3);
    CHECK(r.raises[0].indicator == 0);
    CHECK(r.raises[0].needed == number("1107.5"));
    CHECK(r.raises[0].change == number("107.5"));
    CHECK(r.raises[0].gained == number("10.75"));
    CHECK(r.raises[0].total.text() == "90.0");
    CHECK(r.raises[0].grade == "A");
    CHECK(r.raises[1].indicator == 1);
    CHECK(r.raises[1].needed == number("0.981"));
    CHECK(r.raises[2].indicator == 2);
    CHECK(r.raises[2].needed == decimal{0});
    CHECK(r.raises[2].change == decimal{-1});
    CHECK(r.raises[2].gained == decimal{30});
    // one step less does not do
    CHECK(*must(two().score(actuals("1107.4", "0.9", "1"))).grade == "B");
    CHECK(must(two().score(actuals("1200", "1", "0"))).raises.empty());
}

TEST_CASE("a curve that jumps at its floor is stepped over", "[score][appraisal]") {
    const auto r = must(two().score(actuals("500", "1", "0")));
    // finance 0 x 0.6 + 40 = 40; 28 + 30 = 58, grade C. B from 74.95: finance 64.25,
    // revenue 40.4...
    CHECK(*r.grade == "C");
    REQUIRE_FALSE(r.raises.empty());
    CHECK(r.raises[0].needed == decimal{600});
    CHECK(r.raises[0].total == number("83.2"));
}

TEST_CASE("a missing indicator spreads, counts as declared, or is left out", "[score][appraisal]") {
    const auto spread = must(two().score(actuals(nullptr, "0.9", "1")));
    CHECK_FALSE(spread.total.value.has_value());
    CHECK(spread.total.invalid->id() == "score-appraisal-indicator-missing");
    CHECK_FALSE(spread.grade.has_value());
    CHECK(*spread.dimensions[1].is.value == decimal{70});

    const auto fixed =
        must(two(R"("missing": {"fixed": 50},)").score(actuals(nullptr, "0.9", "1")));
    CHECK(fixed.indicators[0].state == indicator_state::assumed);
    CHECK(*fixed.dimensions[0].is.value == decimal{62}); // 30 + 32

    const auto out = must(two(R"("missing": "renormalise",)").score(actuals(nullptr, "0.9", "1")));
    CHECK(out.indicators[0].state == indicator_state::left_out);
    CHECK(*out.dimensions[0].is.value == decimal{80});
    CHECK(*out.total.value == decimal{77}); // 56 + 21

    const auto zero = must(two().score(actuals("1000", "0.9", nullptr)));
    CHECK(*zero.total.value == number("64.4"));
}

TEST_CASE("too little weight is no total, and a dimension left out shares its weight",
          "[score][appraisal]") {
    appraisal_definition d = two().definition();
    for (appraisal_indicator& i : d.indicators) i.when_missing = missing_policy::renormalise;
    const appraisal all = must(appraisal::make(d));
    const auto service = must(all.score(actuals(nullptr, nullptr, "1")));
    CHECK(*service.total.value == decimal{70});
    CHECK_FALSE(service.dimensions[0].is.value.has_value());
    CHECK(must(all.score({})).total.invalid->id() == "score-appraisal-too-little");
    d.least_weight = number("0.3");
    CHECK(must(must(appraisal::make(d)).score(actuals(nullptr, nullptr, "1"))).total.value);
    d.least_weight = number("0.3001");
    CHECK_FALSE(must(must(appraisal::make(d)).score(actuals(nullptr, nullptr, "1"))).total.value);
}

TEST_CASE("an indicator without weight adds nothing where the rest of its dimension is left out",
          "[score][appraisal]") {
    appraisal_definition d = two(R"("missing": "renormalise",)").definition();
    d.weights_total.reset();
    d.indicators[1].weight = decimal{0};
    const auto r = must(must(appraisal::make(d)).score(actuals(nullptr, "0.9", "1")));
    CHECK(*r.total.value == decimal{70});
    CHECK_FALSE(r.dimensions[0].is.value.has_value());
    CHECK(*r.indicators[1].points == decimal{80});
    CHECK(*r.indicators[1].contribution == decimal{0});
    CHECK(*r.indicators[1].lost == decimal{0});
}

TEST_CASE("actual values of nobody, twice or without end are refused", "[score][appraisal]") {
    std::vector<actual_value> bad{{"x", decimal{1}, {}},
                                  {"revenue", decimal{1}, {}},
                                  {"revenue", decimal{2}, {}},
                                  {"recovery", number("1e31"), {}}};
    const auto r = two().score(bad);
    REQUIRE_FALSE(r.has_value());
    CHECK(ids(r.error()) == std::vector<std::string>{"score-appraisal-unknown-indicator",
                                                     "score-bad-id", "score-number-too-long"});
}

TEST_CASE("mistakes in an appraisal are all reported", "[score][appraisal]") {
    const auto read = read_appraisal(R"({"id": "a", "weights_total": 100, "least_weight": 2,
      "dimensions": [{"id": "d", "weight": 90}, {"id": "e", "weight": -1}, {"id": "d"}],
      "indicators": [
        {"id": "i", "dimension": "f", "curve": {"kind": "linear"}},
        {"id": "i", "dimension": "d", "weight": 99, "places": 31,
         "curve": {"kind": "piecewise", "points": [{"at": 1, "points": 1}, {"at": 2, "points": 2}]}}],
      "grades": [{"id": "A", "range": "> 50"}, {"id": "A", "range": "< 50"}]})");
    REQUIRE_FALSE(read.has_value());
    const auto found = ids(read.error());
    for (const char* id :
         {"score-bad-id", "score-appraisal-unknown-dimension", "score-appraisal-bad-curve",
          "score-bad-limit", "score-appraisal-empty-dimension", "score-weights",
          "score-duplicate-grade", "partition-gap"}) {
        INFO(id);
        CHECK(std::find(found.begin(), found.end(), id) != found.end());
    }
    CHECK_FALSE(read_appraisal(R"({"id": "a", "dimensions": [], "indicators": []})").has_value());
}

TEST_CASE("huge and tiny numbers end, and soon", "[score][appraisal]") {
    appraisal_definition d = two().definition();
    d.indicators[0].places = 30;
    d.indicators[0].curve.cap->at = number("9e29");
    const auto r = must(must(appraisal::make(d)).score(actuals("-8e29", "0.9", "1")));
    CHECK(*r.indicators[0].points == decimal{0});
}

TEST_CASE("an appraisal written is read back as the same", "[score][appraisal][json]") {
    const appraisal a = two(R"("missing": {"fixed": 50},)");
    json::writer once;
    write_appraisal(once, a.definition());
    json::writer twice;
    write_appraisal(twice, must(read_appraisal(once.text())).definition());
    CHECK(once.text() == twice.text());
    CHECK(once.text().find(R"("none_below":"5")") != std::string::npos);
    CHECK(once.text().find(R"("missing":{"fixed":"50"})") != std::string::npos);
    const auto read = must(read_actuals(R"({"revenue": 1000, "recovery": "0.9", "visits": null})"));
    json::writer result;
    write_appraisal_result(result, a.definition(), must(a.score(read)));
    CHECK(result.text().find(R"("total":{"value":"64.4","rounding_rest":"0"})") !=
          std::string::npos);
    CHECK(read_actuals("[1]").error().has_errors());
    CHECK(read_actuals(R"({"a": true})").error().has_errors());
}

// ------------------------------------------------------------------------ forced distribution

namespace {

std::vector<grade_quota> shares(std::initializer_list<const char*> of) {
    std::vector<grade_quota> out;
    for (const char* share : of) {
        out.push_back({std::string(1, static_cast<char>('A' + out.size())), number(share)});
    }
    return out;
}

rated_item rated(std::string id, int value, std::string grade = "",
                 std::vector<decimal> keys = {}) {
    return {{std::move(id), decimal{value}, std::move(keys)}, std::move(grade)};
}

std::string grades_of(const distribution& d, std::span<const rated_item> items) {
    std::string out;
    for (const placed_item& p : d.items) out += items[p.item].is.id + p.grade + " ";
    return out;
}

using counts = std::vector<std::size_t>;

} // namespace

TEST_CASE("quotas add up to all whatever the rounding", "[score][distribution]") {
    const auto q = shares({"0.15", "0.35", "0.35", "0.15"});
    // of 11: 1.65, 3.85, 3.85, 1.65
    CHECK(must(quotas_of(q, 11, quota_rounding::largest_remainder)) == counts{2, 4, 4, 1});
    CHECK(must(quotas_of(q, 11, quota_rounding::cumulative)) ==
          counts{2, 4, 3, 2}); // 1.65, 5.5, 9.35
    CHECK(must(quotas_of(q, 11, quota_rounding::cumulative, rounding::down)) == counts{1, 4, 4, 2});
    CHECK(must(quotas_of(q, 11, quota_rounding::each)) == counts{2, 4, 4, 1});
    CHECK(must(quotas_of(q, 11, quota_rounding::each, rounding::down)) == counts{1, 3, 3, 4});
    CHECK(must(quotas_of(q, 2, quota_rounding::each, rounding::up)) == counts{1, 1, 0, 0});
    CHECK(must(quotas_of(q, 0, quota_rounding::largest_remainder)) == counts{0, 0, 0, 0});
    CHECK(must(quotas_of(q, 1, quota_rounding::largest_remainder)) == counts{0, 1, 0, 0});
    CHECK(ids(quotas_of(shares({"0.5", "0.4"}), 10, quota_rounding::each).error()) ==
          std::vector<std::string>{"score-distribution-shares"});
    CHECK_FALSE(quotas_of({}, 10, quota_rounding::each).has_value());
    CHECK_FALSE(quotas_of(shares({"1.5", "-0.5"}), 10, quota_rounding::each).has_value());
}

TEST_CASE("equals at a cut are settled by the rule declared", "[score][distribution]") {
    const std::vector<rated_item> items{rated("e", 70, "C"), rated("b", 90, "A"),
                                        rated("c", 90, "A"), rated("a", 95, "A"),
                                        rated("d", 90, "B")};
    distribution_rule rule;
    rule.quotas = shares({"0.4", "0.4", "0.2"});
    auto d = must(distribute(items, rule));
    CHECK(grades_of(d, items) == "aA bA cB dB eC ");
    CHECK(d.items[1].parted);
    CHECK(d.items[2].parted);
    CHECK_FALSE(d.items[0].parted);
    CHECK(d.items[2].before == "A");
    rule.ties = tie_rule::all_up;
    d = must(distribute(items, rule));
    CHECK(grades_of(d, items) == "aA bA cA dA eC ");
    CHECK(d.counts == counts{4, 0, 1});
    CHECK(d.quotas == counts{2, 2, 1});
    rule.ties = tie_rule::all_down;
    CHECK(grades_of(must(distribute(items, rule)), items) == "aA bB cB dB eC ");
}

TEST_CASE("further keys part equals before ids do", "[score][distribution]") {
    const std::vector<rated_item> items{rated("a", 90, "", {decimal{1}}),
                                        rated("b", 90, "", {decimal{2}})};
    distribution_rule rule;
    rule.quotas = shares({"0.5", "0.5"});
    rule.ties = tie_rule::all_up;
    CHECK(grades_of(must(distribute(items, rule)), items) == "bA aB ");
}

TEST_CASE("where quotas are limits nobody gets better", "[score][distribution]") {
    const std::vector<rated_item> items{rated("a", 95, "B"), rated("b", 90, "A"),
                                        rated("c", 85, "A"), rated("d", 80, "B")};
    distribution_rule rule;
    rule.quotas = shares({"0.25", "0.25", "0.5"});
    rule.never_better = true;
    const auto d = must(distribute(items, rule));
    CHECK(grades_of(d, items) == "aB bA cC dC ");
    const std::vector<rated_item> equal{rated("a", 90, "A"), rated("b", 90, "A"),
                                        rated("c", 90, "B"), rated("d", 90, "B")};
    CHECK(grades_of(must(distribute(equal, rule)), equal) == "aA bB cC dC ");
    rule.ties = tie_rule::all_up;
    CHECK(grades_of(must(distribute(equal, rule)), equal) == "aA bA cC dC ");
    rule.ties = tie_rule::all_down;
    CHECK(grades_of(must(distribute(equal, rule)), equal) == "aB bB cC dC ");
    std::vector<rated_item> many;
    for (int n = 0; n < 100'000; ++n) many.push_back(rated(std::to_string(n), 1, "A"));
    CHECK(must(distribute(many, rule)).items.back().grade == "C");
    const std::vector<rated_item> unknown{rated("a", 1, "Z")};
    CHECK(ids(distribute(unknown, rule).error()) ==
          std::vector<std::string>{"score-distribution-unknown-grade"});
}

TEST_CASE("a distribution of nobody is empty, of ids twice refused", "[score][distribution]") {
    distribution_rule rule;
    rule.quotas = shares({"1"});
    CHECK(must(distribute({}, rule)).items.empty());
    const std::vector<rated_item> twice{rated("a", 1), rated("a", 2)};
    CHECK(ids(distribute(twice, rule).error()) == std::vector<std::string>{"score-bad-id"});
}

// ---------------------------------------------------------------------------------- assessors

TEST_CASE("a lenient and a strict assessor meet at the mean of all", "[score][assessors]") {
    const std::vector<rating> ratings{
        {"strict", "x", 60}, {"strict", "y", 70}, {"lenient", "x", 80}, {"lenient", "z", 100}};
    const auto c = must(calibrate(ratings));
    CHECK(c.mean == number("77.5"));
    CHECK(c.assessors[0].assessor == "lenient");
    CHECK(c.assessors[0].mean == decimal{90});
    CHECK(c.assessors[0].offset == number("-12.5"));
    CHECK(c.ratings[0].score == decimal{60});
    CHECK(c.ratings[0].adjusted == number("72.5"));
    CHECK(c.ratings[3].adjusted == number("87.5"));
}

TEST_CASE("standardised ratings have the deviation of all", "[score][assessors]") {
    const std::vector<rating> ratings{
        {"strict", "x", 60}, {"strict", "y", 70}, {"lenient", "x", 80}, {"lenient", "z", 100}};
    assessor_rule rule;
    rule.method = assessor_method::standardise;
    rule.root = {4, rounding::half_up};
    rule.adjusted = rounding_rule{2, rounding::half_up};
    const auto c = must(calibrate(ratings, rule));
    // deviations: all sqrt(218.75) = 14.7902, strict 5, lenient 10
    CHECK(c.deviation->text() == "14.7902");
    CHECK(c.assessors[1].deviation->text() == "5.0000");
    CHECK(c.ratings[0].adjusted.text() == "62.71"); // 77.5 - 14.7902
    CHECK(c.ratings[2].adjusted.text() == "62.71");
    CHECK(c.ratings[3].adjusted.text() == "92.29");
    rule.highest = decimal{90};
    CHECK(must(calibrate(ratings, rule)).ratings[3].cut);
    CHECK(must(calibrate(ratings, rule)).ratings[3].adjusted == decimal{90});
}

TEST_CASE("who rates too few or all alike is said, and adjusted no further", "[score][assessors]") {
    const std::vector<rating> ratings{{"one", "x", 60},
                                      {"flat", "x", 80},
                                      {"flat", "y", 80},
                                      {"wide", "x", 50},
                                      {"wide", "y", 90}};
    assessor_rule rule;
    rule.method = assessor_method::standardise;
    const auto c = must(calibrate(ratings, rule));
    CHECK(c.ratings[0].adjusted == decimal{60});
    CHECK(c.assessors[1].note->id() == "score-assessor-few-ratings");
    CHECK(c.assessors[0].note->id() == "score-assessor-no-spread");
    CHECK(c.ratings[1].adjusted == decimal{72}); // the mean of all
    CHECK_FALSE(c.assessors[2].note.has_value());
}

TEST_CASE("no ratings, and ratings twice, are refused", "[score][assessors]") {
    CHECK_FALSE(calibrate({}).has_value());
    const std::vector<rating> twice{{"a", "x", 1}, {"a", "x", 2}};
    CHECK(ids(calibrate(twice).error()) == std::vector<std::string>{"score-bad-id"});
}
