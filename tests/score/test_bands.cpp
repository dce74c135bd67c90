#include <tenet/score/bands.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::score;

namespace {

band named(std::string id, std::string_view range) {
    return {std::move(id), {}, *read_interval(range), {}};
}

bands grades() {
    return *bands::make({named("A", ">= 90"), named("B", "[60..90)"), named("C", "< 60")},
                        *read_interval("[0..100]"));
}

} // namespace

TEST_CASE("a number belongs to the band that includes it", "[bands]") {
    const bands b = grades();
    CHECK(b.find(decimal{90})->id == "A");
    CHECK(b.find(*decimal::parse("89.99"))->id == "B");
    CHECK(b.find(decimal{60})->id == "B");
    CHECK(b.find(decimal{0})->id == "C");
    CHECK(b.find(decimal{100})->id == "A");
    CHECK(b.all()[0].id == "A");
}

TEST_CASE("a number outside the span belongs to no band", "[bands]") {
    const bands b = grades();
    CHECK(b.find(decimal{-1}) == nullptr);
    CHECK(b.find(*decimal::parse("100.01")) == nullptr);
}

TEST_CASE("two ends in the same band decide it, an open end only without bounds", "[bands]") {
    const bands b = grades();
    CHECK(b.find(decimal{60}, decimal{89})->id == "B");
    CHECK(b.find(decimal{60}, decimal{90}) == nullptr);
    CHECK(b.find(decimal{95}, std::nullopt) == nullptr);
    const bands open = *bands::make({named("high", "> 5"), named("low", "<= 5")});
    CHECK(open.find(decimal{6}, std::nullopt)->id == "high");
    CHECK(open.find(std::nullopt, decimal{5})->id == "low");
    CHECK(open.find(std::nullopt, decimal{6}) == nullptr);
}

TEST_CASE("bands that do not partition the span are refused, each problem with a witness",
          "[bands]") {
    const auto made =
        bands::make({named("A", "> 90"), named("B", "[60..90)"), named("C", "<= 60")});
    REQUIRE(made.has_error());
    REQUIRE(made.error().items().size() == 2);
    CHECK(made.error().items()[0].text(language::en) ==
          "The bands leave a gap: no band covers 90, e.g. 90.");
    CHECK(made.error().items()[1].id() == "partition-overlap");
}

TEST_CASE("a band's range is read as one interval of numbers", "[bands]") {
    CHECK(read_interval("[80..90)")->text() == "[80..90)");
    CHECK(read_interval("-")->text() == "-");
    CHECK_FALSE(read_interval("< 5, > 7").has_value());
    CHECK_FALSE(read_interval("\"A\"").has_value());
    CHECK_FALSE(read_interval("80-90").has_value());
}
