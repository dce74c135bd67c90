#include <tenet/score/scorecard_json.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::score;

namespace {

std::optional<scorecard_definition> read(std::string text, diagnostics& problems) {
    json::read_options options;
    options.file = "value.json";
    const auto doc = json::document::read(std::move(text), options);
    REQUIRE(doc.has_value());
    return read_scorecard(*doc, doc->root(), problems);
}

} // namespace

TEST_CASE("a scorecard is read with all its parts", "[score][json]") {
    diagnostics problems;
    const auto d = read(R"({"id": "value", "name": {"zh": "客户价值", "en": "customer value"},
        "weights_total": 100, "initial": 1.5, "least_weight": 60,
        "items": [
          {"id": "revenue", "weight": 60, "input": "annual_revenue", "missing": "renormalise",
           "values": [">= 0"], "reason": "R1",
           "attributes": [{"when": "< 100", "points": 20, "reason": "R2"},
                          {"when": ">= 100", "points": 100}]},
          {"id": "credit", "weight": 40, "input": ["credit", "+ 1"], "lowest": 0, "highest": 100,
           "inverse": true, "baseline": 80, "missing": {"fixed": 50}}],
        "rounding": {"contribution": {"places": 2, "mode": "half_even"}, "total": {"places": 0}},
        "range": "[0..100]", "reasons": "points_above",
        "grades": [{"id": "A", "range": ">= 80", "label": {"zh": "优", "en": "excellent"}},
                   {"id": "B", "range": "< 80"}]})",
                        problems);
    INFO(problems.text(language::en));
    REQUIRE(d.has_value());
    CHECK(d->name.zh == "客户价值");
    CHECK(*d->weights_total == 100);
    CHECK(d->items[0].when_missing == missing_policy::renormalise);
    CHECK(d->items[0].attributes[0].reason == "R2");
    CHECK(d->items[1].input == "credit\n+ 1");
    CHECK(d->items[1].when_missing == missing_policy::fixed);
    CHECK(d->items[1].missing_points == 50);
    CHECK(d->items[1].inverse);
    CHECK(d->rounds.contribution->mode == rounding::half_even);
    CHECK(d->rounds.total->mode == rounding::half_up);
    CHECK_FALSE(d->rounds.raw.has_value());
    CHECK(d->range.text() == "[0..100]");
    CHECK(d->grades[0].range.text() == ">= 80");
    CHECK(d->reasons == reason_direction::points_above);
}

TEST_CASE("every mistake in a scorecard is reported with its place", "[score][json]") {
    diagnostics problems;
    const auto d = read(R"({"id": "value", "wieghts_total": 100,
        "items": [{"id": "a", "weight": "60", "input": "x", "missing": "skip"}],
        "rounding": {"total": {"places": 99}},
        "grades": [{"id": "A", "range": "80-90"}]})",
                        problems);
    CHECK_FALSE(d.has_value());
    REQUIRE(problems.items().size() == 5);
    CHECK(problems.items()[0].where().pointer == "/items/0/weight");
    CHECK(problems.items()[1].id() == "definition-choice-unknown");
    CHECK(problems.items()[2].where().pointer == "/rounding/total/places");
    CHECK(problems.items()[3].id() == "score-bad-range");
    CHECK(problems.items()[4].id() == "definition-member-misspelt");
    CHECK(problems.items()[4].where().line == 1);
}
