#include <tenet/schema/partition.hpp>
#include <tenet/schema/partition_messages.hpp>
#include <tenet/schema/value_set.hpp>

#include <random>
#include <support/catch.hpp>

using namespace tenet;

namespace {

interval between(int low, bool low_in, int high, bool high_in) {
    return {decimal{low}, decimal{high}, low_in, high_in};
}

interval from(int low, bool included = true) {
    return {decimal{low}, std::nullopt, included, true};
}

interval to(int high, bool included = true) {
    return {std::nullopt, decimal{high}, true, included};
}

decimal days(const char* text) {
    return date::parse(text)->days();
}

/// Some union of intervals with ends 0 .. 8.
interval_set random_set(std::mt19937& random, line on) {
    std::vector<interval> parts;
    for (std::size_t n = random() % 4; n != 0; --n) {
        interval i;
        if (random() % 6 != 0) i.low = decimal{static_cast<int>(random() % 9)};
        if (random() % 6 != 0) i.high = decimal{static_cast<int>(random() % 9)};
        i.low_included = random() % 2 != 0;
        i.high_included = random() % 2 != 0;
        parts.push_back(i);
    }
    return {on, parts};
}

} // namespace

TEST_CASE("an interval holds its ends exactly where they are included", "[partition]") {
    const interval half_open = between(1, true, 5, false);
    CHECK(half_open.contains(1));
    CHECK(half_open.contains(*decimal::parse("4.9999999999999999999999999999999")));
    CHECK_FALSE(half_open.contains(5));
    CHECK_FALSE(half_open.contains(*decimal::parse("0.9999999999999999999999999999999")));
    CHECK(interval::all().contains(-1));
    CHECK(half_open.text() == "[1..5)");
    CHECK(from(5, false).text() == "> 5");
    CHECK(to(5).text() == "<= 5");
    CHECK(interval::point(7).text() == "7");
    CHECK(interval{days("2026-01-01"), days("2026-02-01"), true, false}.text(line::dates) ==
          "[2026-01-01..2026-02-01)");
}

TEST_CASE("neighbouring intervals merge only where nothing lies between them", "[partition]") {
    const interval_set joined{line::numbers,
                              {between(5, true, 9, true), between(1, true, 5, false)}};
    CHECK(joined.text() == "[1..9]");
    const interval_set apart{line::numbers, {to(5, false), from(5, false)}};
    CHECK(apart.text() == "< 5, > 5");
    CHECK_FALSE(apart.contains(5));
    CHECK(apart.complement().text() == "5");
}

TEST_CASE("between one day and the next there is nothing", "[partition]") {
    const interval_set days_of{line::dates,
                               {{days("2026-01-01"), days("2026-01-31"), true, true},
                                {days("2026-02-01"), days("2026-02-28"), true, true}}};
    CHECK(days_of.text() == "[2026-01-01..2026-02-28]");
    const interval_set none{line::dates, {{days("2026-01-01"), days("2026-01-02"), false, false}}};
    CHECK(none.empty());
    const interval_set number{line::numbers, between(1, false, 2, false)};
    CHECK_FALSE(number.empty());
}

TEST_CASE("union, intersection and complement hold exactly the positions they should",
          "[partition]") {
    std::mt19937 random{20260131};
    for (int round = 0; round < 2000; ++round) {
        const line on = round % 2 == 0 ? line::numbers : line::dates;
        const interval_set a = random_set(random, on);
        const interval_set b = random_set(random, on);
        for (int half = -3; half <= 19; ++half) {
            if (on == line::dates && half % 2 != 0) continue;
            const decimal x = decimal::scaled(half * 5, -1);
            REQUIRE(a.united(b).contains(x) == (a.contains(x) || b.contains(x)));
            REQUIRE(a.intersected(b).contains(x) == (a.contains(x) && b.contains(x)));
            REQUIRE(a.complement().contains(x) != a.contains(x));
            REQUIRE(a.without(b).contains(x) == (a.contains(x) && !b.contains(x)));
        }
        REQUIRE(a.complement().complement() == a);
        REQUIRE(a.witness().has_value() != a.empty());
        if (!a.empty()) REQUIRE(a.contains(*a.witness()));
    }
}

TEST_CASE("a witness lies inside, also between ends that are close together", "[partition]") {
    const decimal low = *decimal::parse("99.9999");
    const decimal high = *decimal::parse("100");
    const interval_set thin{line::numbers, {{low, high, false, false}}};
    CHECK(thin.contains(*thin.witness()));
    CHECK(thin.witness()->canonical() == "99.99991");
    const interval_set far{line::numbers, {{*decimal::parse("1e40"), std::nullopt, false, true}}};
    CHECK(far.contains(*far.witness()));
}

TEST_CASE("bands that hold each value once are a partition", "[partition]") {
    const std::vector<interval> grades{from(90), between(80, true, 90, false), to(80, false)};
    CHECK(check_partition(line::numbers, interval::all(), grades).empty());
    CHECK(check_partition(line::numbers, between(0, true, 100, true), grades).empty());
}

TEST_CASE("a boundary that two bands leave out is a gap with that value as witness",
          "[partition]") {
    const std::vector<interval> grades{to(60, false), between(60, false, 100, true)};
    const auto problems = check_partition(line::numbers, between(0, true, 100, true), grades);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == partition_problem::kind::gap);
    CHECK(problems[0].where.text() == "60");
    CHECK(problems[0].witness == 60);
    CHECK(problems[0].first == 0);
}

TEST_CASE("a boundary that two bands include is an overlap", "[partition]") {
    const std::vector<interval> grades{between(60, true, 100, true), between(0, true, 60, true)};
    const auto problems = check_partition(line::numbers, between(0, true, 100, true), grades);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == partition_problem::kind::overlap);
    CHECK(problems[0].witness == 60);
    CHECK(problems[0].first == 0);
    CHECK(problems[0].second == 1);
}

TEST_CASE("every problem of the bands is reported in both languages", "[partition]") {
    const std::vector<interval> parts{between(0, true, 10, true), between(5, true, 20, true),
                                      between(30, true, 200, true), between(9, true, 3, true)};
    const std::vector<std::string> names{"D", "C", "B", "A"};
    const place at{"pack.json", "/grades", 3, 1, 40};
    diagnostics found;
    report_partition(line::numbers,
                     check_partition(line::numbers, between(0, true, 100, true), parts), names, {},
                     at, found);
    REQUIRE(found.errors() == 4);
    CHECK(found.items()[0].id() == "partition-outside");
    CHECK(found.items()[1].id() == "partition-empty");
    CHECK(found.items()[2].text(language::en) ==
          "The bands leave a gap: no band covers (20..30), e.g. 21.");
    CHECK(found.items()[3].text(language::zh) ==
          "分段“D”与“C”重叠：[5..10] 同时属于两段，例如 5。");
    CHECK(found.items()[3].where() == at);
}

TEST_CASE("two spells of days overlap on a day, not between days", "[partition]") {
    const interval year{days("2026-01-01"), days("2026-12-31"), true, true};
    std::vector<interval> halves{{days("2026-01-01"), days("2026-06-30"), true, true},
                                 {days("2026-06-30"), days("2026-12-31"), false, true}};
    CHECK(check_partition(line::dates, year, halves).empty());
    halves[1].low_included = true;
    const auto problems = check_partition(line::dates, year, halves);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].where.text(line::dates) == "2026-06-30");
}

TEST_CASE("sets of texts know those named and those left", "[partition]") {
    const value_set a = value_set::one(std::string_view{"A"});
    const value_set b = value_set::one(std::string_view{"B"});
    const value_set not_a = a.complement();
    CHECK(a.united(b).text() == "\"A\", \"B\"");
    CHECK(not_a.intersected(b) == b);
    CHECK(a.intersected(b).empty());
    CHECK(a.united(not_a).is_all());
    CHECK(not_a.united(b) == not_a);
    CHECK(not_a.text() == "not(\"A\")");
    CHECK(not_a.contains(not_a.witness()->get()));
    CHECK_FALSE(not_a.contains(value{decimal{1}}));
    CHECK_FALSE(value_set::all(value_kind::string).contains(value::null()));
}

TEST_CASE("a set of booleans is all once it has both", "[partition]") {
    const value_set yes = value_set::one(value{true});
    CHECK(yes.united(yes.complement()).is_all());
    CHECK(yes.complement().text() == "false");
    CHECK(yes.intersected(yes.complement()).empty());
}

TEST_CASE("durations lie on lines of their own", "[partition]") {
    const value half_day{day_time_duration{43200, 500'000'000}};
    const decimal at = position_on_line(half_day);
    CHECK(at.canonical() == "43200.5");
    CHECK(identical(*value_on_line(line::day_time_durations, at), half_day));
    CHECK(value_set::one(half_day).contains(half_day));
    CHECK_FALSE(value_set::one(half_day).contains(value{year_month_duration{1}}));
}
