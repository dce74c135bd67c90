#include <tenet/score/scorecard.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::score;

namespace {

decimal number(const char* text) {
    return *decimal::parse(text);
}

/// Three facts, an evaluation that spreads what is missing, and scorecards over them.
struct bench {
    feel::scope names;
    std::uint32_t revenue = names.add("revenue", "营业额", feel::type::scalar(value_kind::number));
    std::uint32_t credit = names.add("credit", "信用", feel::type::scalar(value_kind::number));
    std::uint32_t grade = names.add("grade", "等级", feel::type::scalar(value_kind::string));
    feel::run_context context;
    feel::evaluation run{context};
    missing_cause unset[3];

    bench() {
        context.missing = feel::missing_mode::spread;
        for (std::uint32_t n = 0; n < 3; ++n) {
            unset[n].path = names.slots()[n].name;
            run.set(n, value::missing(&unset[n]));
        }
    }

    scorecard compile(scorecard_definition d) const {
        auto card = scorecard::compile(std::move(d), names);
        if (!card) FAIL(card.error().text(language::en));
        return *card;
    }

    std::vector<std::string> problems(scorecard_definition d) const {
        const auto card = scorecard::compile(std::move(d), names);
        std::vector<std::string> ids;
        if (card) return ids;
        for (const diagnostic& p : card.error().items()) ids.emplace_back(p.id());
        return ids;
    }
};

scorecard_item plain(std::string id, std::string input, const decimal& weight) {
    scorecard_item i;
    i.id = std::move(id);
    i.input = std::move(input);
    i.weight = weight;
    i.lowest = decimal{0};
    i.highest = decimal{100};
    return i;
}

scorecard_attribute attribute(std::string when, int points, std::string reason = "") {
    return {std::move(when), decimal{points}, std::move(reason), {}};
}

band grade_band(std::string id, std::string_view range) {
    return {std::move(id), {}, *read_interval(range), {}};
}

/// revenue 60 %, credit 40 %, graded A from 80, B from 60, C below.
scorecard_definition two_items() {
    scorecard_definition d;
    d.id = "value";
    d.weights_total = decimal{100};
    d.items = {plain("revenue", "revenue", 60), plain("credit", "credit", 40)};
    d.range = *read_interval("[0..100]");
    d.grades = {grade_band("A", ">= 80"), grade_band("B", "[60..80)"), grade_band("C", "< 60")};
    return d;
}

} // namespace

TEST_CASE("weighted points add up to the total and fall into a grade", "[score]") {
    bench b;
    const scorecard card = b.compile(two_items());
    b.run.set(b.revenue, decimal{90});
    b.run.set(b.credit, decimal{65});
    const score_result r = card.score(b.run);
    CHECK(r.total.as_number() == 80);
    REQUIRE(r.grade != nullptr);
    CHECK(r.grade->id == "A");
    CHECK(r.grade_id.as_string() == "A");
    CHECK(*r.lines[0].contribution == 54);
    CHECK(*r.lines[1].raw == 65);
    CHECK(r.missing_items().empty());
}

TEST_CASE("the place of rounding is part of the definition: 88.02, 88.01 or 88.00", "[score]") {
    bench b;
    scorecard_definition d;
    d.id = "rounding";
    d.weights_total = decimal{100};
    d.items = {plain("a", "87.915", 30), plain("b", "88.008", 30), plain("c", "88.087", 40)};
    const rounding_rule two_places{2, rounding::half_up};
    const auto total = [&](scorecard_rounding rounds) {
        rounds.total = two_places;
        d.rounds = rounds;
        return b.compile(d).score(b.run).total.as_number().text();
    };
    CHECK(total({.raw = two_places, .contribution = {}, .total = {}}) == "88.02");
    CHECK(total({.raw = {}, .contribution = {}, .total = {}}) == "88.01");
    CHECK(total({.raw = {}, .contribution = two_places, .total = {}}) == "88.00");
    d.rounds = {};
    CHECK(b.compile(d).score(b.run).total.as_number().canonical() == "88.0117");
}

TEST_CASE("the first attribute that matches gives the points", "[score]") {
    bench b;
    scorecard_definition d;
    d.id = "pmml";
    d.initial = decimal{10};
    scorecard_item i;
    i.id = "size";
    i.input = "revenue";
    i.attributes = {attribute("< 100", 5), attribute("< 500", 15), attribute("-", 30)};
    d.items = {i};
    const scorecard card = b.compile(d);
    b.run.set(b.revenue, decimal{99});
    CHECK(card.score(b.run).total.as_number() == 15);
    b.run.set(b.revenue, decimal{100});
    const score_result r = card.score(b.run);
    CHECK(r.total.as_number() == 25);
    CHECK(r.lines[0].attribute == std::size_t{1});
    b.run.set(b.revenue, decimal{500});
    CHECK(card.score(b.run).total.as_number() == 40);
}

TEST_CASE("an item without input takes conditions over any facts", "[score]") {
    bench b;
    scorecard_definition d;
    d.id = "conditions";
    scorecard_item i;
    i.id = "both";
    i.attributes = {attribute("revenue > 10 and credit > 50", 5), attribute("true", 1)};
    d.items = {i};
    const scorecard card = b.compile(d);
    b.run.set(b.revenue, decimal{11});
    b.run.set(b.credit, decimal{51});
    CHECK(card.score(b.run).total.as_number() == 5);
    b.run.set(b.credit, decimal{50});
    CHECK(card.score(b.run).total.as_number() == 1);
}

TEST_CASE("a missing item spreads to the total, with its cause and its bounds", "[score]") {
    bench b;
    const scorecard card = b.compile(two_items());
    b.run.set(b.revenue, decimal{90});
    const score_result r = card.score(b.run);
    REQUIRE(r.total.is_missing());
    CHECK(leaves(r.total.cause()).front()->path == "credit");
    CHECK(*r.least == 54);
    CHECK(*r.most == 94);
    CHECK(r.grade == nullptr);
    CHECK(r.grade_id.is_missing());
    CHECK(r.missing_items() == std::vector<std::size_t>{1});
    CHECK(*r.lines[1].least == 0);
    CHECK(*r.lines[1].most == 40);
}

TEST_CASE("the grade is decided where no missing item can change it", "[score]") {
    bench b;
    const scorecard card = b.compile(two_items());
    b.run.set(b.revenue, decimal{30});
    const score_result r = card.score(b.run);
    CHECK(r.total.is_missing());
    CHECK(*r.most == 58);
    REQUIRE(r.grade != nullptr);
    CHECK(r.grade_id.as_string() == "C");
}

TEST_CASE("an attribute open for lack of facts keeps the points between those possible",
          "[score]") {
    bench b;
    scorecard_definition d = two_items();
    scorecard_item& i = d.items[1];
    i.lowest = i.highest = std::nullopt;
    i.attributes = {attribute("< 50", 20), attribute(">= 50", 60)};
    const scorecard card = b.compile(d);
    b.run.set(b.revenue, decimal{100});
    score_result r = card.score(b.run);
    CHECK(*r.least == 68);
    CHECK(*r.most == 84);
    CHECK(r.grade == nullptr);
    b.run.set(b.revenue, decimal{90});
    r = card.score(b.run);
    REQUIRE(r.grade != nullptr);
    CHECK(r.grade->id == "B");
    d.items[1].attributes[0].points = decimal{60};
    CHECK(b.compile(d).score(b.run).total.as_number() == 78);
}

TEST_CASE("a missing item gives zero or fixed points, or is left out, where it says so",
          "[score]") {
    bench b;
    scorecard_definition d = two_items();
    b.run.set(b.revenue, decimal{90});
    d.items[1].when_missing = missing_policy::zero;
    const scorecard first_card = b.compile(d);
    score_result r = first_card.score(b.run);
    CHECK(r.total.as_number() == 54);
    CHECK(r.lines[1].state == line_state::assumed);
    d.items[1].when_missing = missing_policy::fixed;
    d.items[1].missing_points = decimal{50};
    CHECK(b.compile(d).score(b.run).total.as_number() == 74);
    d.items[1].when_missing = missing_policy::renormalise;
    const scorecard second_card = b.compile(d);
    r = second_card.score(b.run);
    CHECK(r.total.as_number() == 90);
    CHECK(r.lines[1].state == line_state::excluded);
    CHECK(r.missing_items() == std::vector<std::size_t>{1});
}

TEST_CASE("too little judged weight gives no total", "[score]") {
    bench b;
    scorecard_definition d = two_items();
    for (scorecard_item& i : d.items) i.when_missing = missing_policy::renormalise;
    d.least_weight = decimal{70};
    b.run.set(b.revenue, decimal{90});
    const scorecard r_card = b.compile(d);
    const score_result r = r_card.score(b.run);
    REQUIRE(r.total.is_missing());
    CHECK(r.total.cause()->what->id == "score-nothing-judged");
    CHECK_FALSE(r.least.has_value());
    CHECK(r.grade_id.is_missing());
}

TEST_CASE("an item scored inversely turns its scale round", "[score]") {
    bench b;
    scorecard_definition d = two_items();
    d.items[1].inverse = true;
    const scorecard card = b.compile(d);
    b.run.set(b.revenue, decimal{50});
    b.run.set(b.credit, decimal{10});
    const score_result r = card.score(b.run);
    CHECK(*r.lines[1].raw == 90);
    CHECK(r.total.as_number() == 66);
}

TEST_CASE("an input that no attribute takes, or no number, makes the score invalid", "[score]") {
    bench b;
    scorecard_definition d = two_items();
    const scorecard card = b.compile(d);
    b.run.set(b.revenue, decimal{101});
    b.run.set(b.credit, value::null());
    const score_result r = card.score(b.run);
    REQUIRE(r.total.is_missing());
    CHECK(r.lines[0].state == line_state::invalid);
    CHECK(r.lines[0].because->what->id == "score-out-of-bounds");
    CHECK(r.lines[1].because->what->id == "score-not-points");
    CHECK(r.grade == nullptr);
    d.items[1] = {};
    d.items[1].id = "grade";
    d.items[1].weight = decimal{40};
    d.items[1].input = "grade";
    d.items[1].values = {"\"A\"", "\"B\""};
    d.items[1].attributes = {attribute("\"A\"", 100), attribute("\"B\"", 50)};
    b.run.set(b.revenue, decimal{50});
    b.run.set(b.grade, std::string_view{"C"});
    const scorecard other_card = b.compile(d);
    const score_result other = other_card.score(b.run);
    CHECK(other.lines[1].because->what->id == "score-no-attribute");
    CHECK(other.lines[1].because->arguments[1] == "C");
}

TEST_CASE("reason codes are ordered by the points lost, ties by the order of the items",
          "[score]") {
    bench b;
    scorecard_definition d = two_items();
    d.items[0].reason = "R1";
    d.items.push_back(plain("loyalty", "revenue", 30));
    d.items.push_back(plain("growth", "credit", 20));
    d.items[0].weight = decimal{30};
    d.items[1].weight = decimal{20};
    const scorecard card = b.compile(d);
    b.run.set(b.revenue, decimal{90});
    b.run.set(b.credit, decimal{80});
    const score_result r = card.score(b.run);
    REQUIRE(r.reasons.size() == 4);
    CHECK(r.reasons[0].code == "credit");
    CHECK(r.reasons[0].points == 4);
    CHECK(r.reasons[1].code == "growth");
    CHECK(r.reasons[2].code == "R1");
    CHECK(r.reasons[2].points == 3);
    d.items[3].reason = "R1";
    const scorecard joined_card = b.compile(d);
    const score_result joined = joined_card.score(b.run);
    REQUIRE(joined.reasons.size() == 3);
    CHECK(joined.reasons[0].code == "R1");
    CHECK(joined.reasons[0].points == 7);
    b.run.set(b.revenue, decimal{100});
    b.run.set(b.credit, decimal{100});
    CHECK(card.score(b.run).reasons.empty());
}

TEST_CASE("reasons count from the baseline, above or below as the card says", "[score]") {
    bench b;
    scorecard_definition d = two_items();
    d.items[0].baseline = decimal{70};
    d.items[1].baseline = decimal{50};
    b.run.set(b.revenue, decimal{90});
    b.run.set(b.credit, decimal{40});
    const scorecard below_card = b.compile(d);
    const score_result below = below_card.score(b.run);
    REQUIRE(below.reasons.size() == 1);
    CHECK(below.reasons[0].points == 4);
    d.reasons = reason_direction::points_above;
    const scorecard above_card = b.compile(d);
    const score_result above = above_card.score(b.run);
    REQUIRE(above.reasons.size() == 1);
    CHECK(above.reasons[0].code == "revenue");
    CHECK(above.reasons[0].points == 12);
}

TEST_CASE("weights that do not add up to the stated total are refused", "[score]") {
    const bench b;
    scorecard_definition d = two_items();
    d.items[0].weight = number("59.999");
    CHECK(b.problems(d) == std::vector<std::string>{"score-weights"});
    d.weights_total.reset();
    CHECK(b.problems(d).empty());
}

TEST_CASE("grades that leave a gap or overlap are refused with a witness", "[score]") {
    const bench b;
    scorecard_definition d = two_items();
    d.grades[1] = grade_band("B", "(60..80]");
    CHECK(b.problems(d) == std::vector<std::string>{"partition-gap", "partition-overlap"});
}

TEST_CASE("attributes that leave inputs without points are refused with a witness", "[score]") {
    const bench b;
    scorecard_definition d = two_items();
    d.items[0].attributes = {attribute("< 50", 0), attribute("> 50", 100)};
    const auto card = scorecard::compile(d, b.names);
    REQUIRE(card.has_error());
    CHECK(card.error().items()[0].text(language::en) ==
          "The attributes of the item \"revenue\" do not cover 50, e.g. 50: the whole score would "
          "be invalid.");
    d.items[0].attributes = {attribute("[0..50)", 0), attribute("[50..100]", 100)};
    CHECK(b.problems(d) == std::vector<std::string>{"score-attribute-gap"});
    d.items[0].values = {"[0..100]"};
    CHECK(b.problems(d).empty());
}

TEST_CASE("all problems of a scorecard are listed", "[score]") {
    const bench b;
    scorecard_definition d = two_items();
    d.items[0].input = "revenu";
    d.items[1].id = "revenue";
    d.items[1].lowest.reset();
    d.items[1].inverse = true;
    d.grades[0].id = "B";
    const auto found = b.problems(d);
    REQUIRE(found.size() == 4);
    CHECK(found[1] == "score-duplicate-item");
    CHECK(found[2] == "score-inverse-needs-bounds");
    CHECK(found[3] == "score-duplicate-grade");
}
