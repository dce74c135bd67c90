#include "support/catch.hpp"

#include <tenet/feel/test_set.hpp>
#include <tenet/table/explanation.hpp>

using namespace tenet;
using namespace tenet::table;

namespace {

std::optional<nearest_value> nearest(std::string_view cell, const value& v) {
    const feel::test_set set = feel::read_test_set(cell);
    REQUIRE(set.values.has_value());
    return nearest_in(*set.values, v);
}

} // namespace

TEST_CASE("the nearest value of a cell is its closest bound", "[table][explanation]") {
    const auto up = nearest(">= 100", decimal{80});
    REQUIRE(up.has_value());
    CHECK((up->at->as_number() == decimal{100} && !up->beyond && up->upwards));
    CHECK((*up->distance)->as_number() == decimal{20});
    const auto between = nearest("[1..5], [20..30]", decimal{18});
    CHECK(between->at->as_number() == decimal{20});
    const auto low = nearest("[1..5], [20..30]", decimal{8});
    CHECK((low->at->as_number() == decimal{5} && !low->upwards));
}

TEST_CASE("a bound that is not accepted is named as one to go beyond", "[table][explanation]") {
    const auto over = nearest("> 100", decimal{100});
    CHECK((over->at->as_number() == decimal{100} && over->beyond && over->upwards));
    CHECK((*over->distance)->as_number() == decimal{0});
    const auto under = nearest("< 10", decimal{12});
    CHECK((under->beyond && !under->upwards));
    // An included bound wins over an excluded one as close.
    const auto both = nearest("[0..10), [20..30]", decimal{15});
    CHECK((both->at->as_number() == decimal{20} && !both->beyond));
}

TEST_CASE("the distance of dates is a duration", "[table][explanation]") {
    const auto later = nearest(">= date(\"2026-01-31\")", value{*date::parse("2026-01-01")});
    CHECK(later->at->as_date() == *date::parse("2026-01-31"));
    CHECK((*later->distance)->as_day_time() == *day_time_duration::parse("P30D"));
}

TEST_CASE("texts have a nearest value but no distance", "[table][explanation]") {
    const auto one = nearest("\"core\"", value{std::string_view{"other"}});
    CHECK(one->at->as_string() == "core");
    CHECK_FALSE(one->distance.has_value());
    CHECK_FALSE(nearest("\"core\"", decimal{1}).has_value());
}

TEST_CASE("rules fewest cells away are explained first", "[table][explanation]") {
    table_definition d;
    d.id = "t";
    d.policy = hit_policy::first;
    d.inputs = {{"a", {}, {}, {}}, {"b", {}, {}, {}}};
    d.outputs = {{"out", {}, {}, "0", {}}};
    for (const char* b : {"1", "2", "3"}) {
        d.rules.push_back({b, {"> 10", b}, {"1"}, {}, {}});
    }
    feel::scope names;
    names.add("a", "", feel::type::scalar(value_kind::number));
    names.add("b", "", feel::type::scalar(value_kind::number));
    const auto t = decision_table::compile(d, names).value();
    const feel::run_context context;
    feel::evaluation run{context};
    run.set(0, decimal{5});
    run.set(1, decimal{2});
    const match_result match = t.match(run);
    CHECK(match.matched.empty());
    const auto all = explain_misses(t, run, match);
    REQUIRE(all.size() == 3);
    CHECK(all[0].rule == 1);
    CHECK(all[0].single_change() != nullptr);
    CHECK(all[1].single_change() == nullptr);
    CHECK(explain_misses(t, run, match, 1).size() == 1);
}
