#include "builtin_cases.hpp"

using tenet_test::check_cases;

TEST_CASE("dates are made from texts, parts and dates and times", "[feel]") {
    check_cases({
        {R"(date("2026-01-31"))", "2026-01-31"},
        {R"(date("2024-02-29"))", "2024-02-29"},
        {R"(date("2026-02-29"))", "null"},
        {R"(date("-2017-12-31"))", "-2017-12-31"},
        {R"(date("2012-12-25T"))", "null"},
        {R"(date(""))", "null"},
        {R"(date(2026, 1, 31))", "2026-01-31"},
        {R"(date(year: 2024, month: 2, day: 29))", "2024-02-29"},
        {R"(date(1900, 2, 29))", "null"},
        {R"(date(2026, 13, 1))", "null"},
        {R"(date(2026.5, 1, 1))", "null"},
        {R"(date(2026, null, 1))", "null"},
        {R"(date(999999999, 12, 31))", "999999999-12-31"},
        {R"(date(9999999999, 12, 31))", "null"},
        {R"(date(from: date and time("2026-01-31T23:00:00+08:00")))", "2026-01-31"},
        {R"(date(1))", "null"},
        {R"(date(null))", "null"},
    });
}

TEST_CASE("times are made from texts, parts and dates and times", "[feel]") {
    check_cases({
        {R"(time("11:22:33.123456789"))", "11:22:33.123456789"},
        {R"(time("11:00:00Z"))", "11:00:00Z"},
        {R"(time("24:00:01"))", "null"},
        {R"(time("11:00:00+19:00"))", "null"},
        {R"(time("11:00:00@No/Where"))", "null"},
        {R"(time(11, 59, 45, duration("PT2H45M55S")))", "11:59:45+02:45:55"},
        {R"(time(11, 59, 45.5, null))", "11:59:45.5"},
        {R"(time(11, 59, 0))", "11:59:00"},
        {R"(time(hour: 11, minute: 59, second: 0, offset: duration("-PT2H")))", "11:59:00-02:00"},
        {R"(time(11, 59, 45, duration("PT0H")))", "11:59:45Z"},
        {R"(time(24, 0, 0, null))", "null"},
        {R"(time(11, 60, 0, null))", "null"},
        {R"(time(11, 59, 60, null))", "null"},
        {R"(time(11, 59, -1, null))", "null"},
        {R"(time(11, 59, 0, duration("PT19H")))", "null"},
        {R"(time(11, 59, 0, duration("P1Y")))", "null"},
        {R"(time(date and time("2026-01-31T10:20:00+01:00")))", "10:20:00+01:00"},
        {R"(time(date("2026-01-31")))", "00:00:00Z"},
        {R"(time(null))", "null"},
    });
}

TEST_CASE("dates and times are made from texts and from their halves", "[feel]") {
    check_cases({
        {R"(date and time("2026-01-31T09:30:00"))", "2026-01-31T09:30:00"},
        {R"(date and time("2026-01-31"))", "2026-01-31T00:00:00"},
        {R"(date and time("2026-01-31T24:00:00"))", "2026-02-01T00:00:00"},
        {R"(date and time("2026-13-31T09:30:00"))", "null"},
        {R"(date and time(date("2026-01-31"), time("09:30:00+08:00")))",
         "2026-01-31T09:30:00+08:00"},
        {R"(date and time(date and time("2026-01-31T10:00:00Z"), time("09:30:00")))",
         "2026-01-31T09:30:00"},
        {R"(date and time(date: date("2026-01-31"), time: time("23:59:01")))",
         "2026-01-31T23:59:01"},
        {R"(date and time(date("2026-01-31"), null))", "null"},
        {R"(date and time(null))", "null"},
        {R"(date and time(2026))", "null"},
    });
}

TEST_CASE("durations are made from texts and dates", "[feel]") {
    check_cases({
        {R"(duration("PT1000M"))", "PT16H40M"},
        {R"(duration("P1Y27M"))", "P3Y3M"},
        {R"(duration("-P1Y"))", "-P1Y"},
        {R"(duration("PT0.000S"))", "PT0S"},
        {R"(duration("P"))", "null"},
        {R"(duration(2017))", "null"},
        {R"(duration(null))", "null"},
        {R"(years and months duration(date("2011-12-22"), date("2013-08-24")))", "P1Y8M"},
        {R"(years and months duration(date("2016-01-21"), date("2015-01-21")))", "-P1Y"},
        {R"(years and months duration(date("2024-02-29"), date("2025-02-28")))", "P11M"},
        {R"(years and months duration(from: date("2013-08-24"), to: date and time("2017-12-15T00:59:59")))",
         "P4Y3M"},
        {R"(years and months duration(date("2016-01-21"), null))", "null"},
    });
}

TEST_CASE("days, weeks and months have numbers and names", "[feel]") {
    check_cases({
        {R"(day of year(date("2019-09-17")))", "260"},
        {R"(day of year(date("2020-12-31")))", "366"},
        {R"(day of week(date: date("2019-09-17")))", "Tuesday"},
        {R"(day of week(date and time("2026-02-01T00:00:00Z")))", "Sunday"},
        {R"(month of year(date("2019-09-17")))", "September"},
        {R"(week of year(date("2003-12-29")))", "1"},
        {R"(week of year(date("2010-01-01")))", "53"},
        {R"(week of year(null))", "null"},
        {R"(day of year("2019-09-17"))", "null"},
    });
}

TEST_CASE("now and today are those of the run", "[feel]") {
    tenet::feel::run_context context;
    context.now = *tenet::date_time::parse("2026-07-01T09:30:00+08:00");
    check_cases({{"now()", "2026-07-01T09:30:00+08:00"}, {"today()", "2026-07-01"}}, context);
}

TEST_CASE("is compares values to the letter", "[feel]") {
    check_cases({
        {R"(is(1, 1.0))", "true"},
        {R"(is(1, "1"))", "false"},
        {R"(is(null, null))", "true"},
        {R"(is(@"23:00:50Z", @"23:00:50+00:00"))", "true"},
        {R"(is(@"20:00:50+00:00", @"21:00:50+01:00"))", "false"},
        {R"(is(@"23:00:50", @"23:00:50Z"))", "false"},
        {R"(is(@"2012-12-25", @"2012-12-25T00:00:00"))", "false"},
        {R"(is(@"P1D", @"PT24H"))", "true"},
        {R"(is(@"P0Y", @"P0D"))", "false"},
        {R"(is([1, 2], [1, 2]))", "true"},
        {R"(is(value1: @"2021-02-13", value2: @"2021-02-13"))", "true"},
        {R"(is(value1: @"2021-02-13"))", "false"},
    });
}

TEST_CASE("points and ranges stand to each other as the standard says", "[feel]") {
    check_cases({
        {"before(1, 10)", "true"},
        {"before(10, 1)", "false"},
        {"before(1, [1..10])", "false"},
        {"before(1, (1..10])", "true"},
        {"before([1..10), 10)", "true"},
        {"before([1..10), [10..20])", "true"},
        {"after([11..20], 11)", "false"},
        {"after((11..20], 11)", "true"},
        {"after(point: 12, range: [1..10])", "true"},
        {"meets([1..5], [5..10])", "true"},
        {"meets([1..5), [5..10])", "false"},
        {"met by([5..10], [1..5])", "true"},
        {"met by(range1: [5..10], range2: [1..5))", "false"},
        {"overlaps([1..5], [3..8])", "true"},
        {"overlaps([1..5], (5..8])", "false"},
        {"overlaps before([1..5], [3..8])", "true"},
        {"overlaps before([1..5), [1..5])", "false"},
        {"overlaps before([1..5], (1..5])", "true"},
        {"overlaps after([3..8], [1..5])", "true"},
        {"overlaps after((1..5], [1..5])", "true"},
        {"finishes(10, [1..10])", "true"},
        {"finishes([5..10), [1..10])", "false"},
        {"finishes((1..10], [1..10])", "true"},
        {"finished by([1..10], [5..10])", "true"},
        {"includes([1..10], [4..6])", "true"},
        {"includes((1..10], 1)", "false"},
        {"includes([1..10), [1..10])", "false"},
        {"during(5, [1..10])", "true"},
        {"during([1..10], (1..10))", "false"},
        {"starts(1, [1..10])", "true"},
        {"starts((1..5], [1..10])", "false"},
        {"started by([1..10], [1..5])", "true"},
        {"coincides([1..5], [1..5])", "true"},
        {"coincides((1..5), [1..5])", "false"},
        {"coincides(5, 5)", "true"},
        {R"(before(date("2026-01-01"), [date("2026-02-01")..date("2026-03-01")]))", "true"},
        {"before(1, \"a\")", "null"},
        {"before(null, 1)", "null"},
        {"meets(1, [1..2])", "null"},
        {"includes(1, 1)", "null"},
        {"includes((<10), 5)", "true"},
        {"after(10, (>10))", "false"},
    });
}

TEST_CASE("ranges are read from texts with literal ends", "[feel]") {
    check_cases({
        {R"~(range("[18..21)"))~", "[18..21)"},
        {R"~(range("]1.5..2["))~", "(1.5..2)"},
        {R"~(range("[ \"a\" .. \"c\" ]"))~", R"(["a".."c"])"},
        {R"~(range("[date(\"1970-01-01\")..@\"1970-01-02\"]"))~", "[1970-01-01..1970-01-02]"},
        {R"~(range("[@\"P1D\"..duration(\"P2D\")]"))~", "[P1D..P2D]"},
        {R"~(range(from: "[-3..-1]"))~", "[-3..-1]"},
        {R"~(range("[3..1]"))~", "null"},
        {R"~(range("[..2]"))~", "null"},
        {R"~(range("[1..]"))~", "null"},
        {R"~(range(">=10"))~", "null"},
        {R"~(range("[1..\"a\"]"))~", "null"},
        {R"~(range("[1+1..3]"))~", "null"},
        {R"~(range("[null..null]"))~", "null"},
        {R"~(range("[1..3]x"))~", "null"},
        {R"~(range(""))~", "null"},
        {R"~(range([1..3]))~", "null"},
    });
}

TEST_CASE("numbers are read with separators and written plainly", "[feel]") {
    check_cases({
        {R"(number("1 000 000.01", " ", "."))", "1000000.01"},
        {R"(number("1.000.000,01", ".", ","))", "1000000.01"},
        {R"(number("1000000.01", null, "."))", "1000000.01"},
        {R"(number("1,5", null, ","))", "1.5"},
        {R"(number("-0.50"))", "-0.50"},
        {R"(number(from: "1,000", grouping separator: ",", decimal separator: "."))", "1000"},
        {R"(number("1.5", null, ","))", "null"},
        {R"(number("1,000", ":", "."))", "null"},
        {R"(number("1,000", ",", ","))", "null"},
        {R"(number("abc"))", "null"},
        {R"(number(""))", "null"},
        {R"(number(123, ",", "."))", "null"},
        {R"(number(null))", "null"},
        {R"(string(1.50))", "1.50"},
        {R"(string(10 ** 45))", "1000000000000000000000000000000000000000000000"},
        {R"(string(1e-45))", "0.000000000000000000000000000000000000000000001"},
        {R"(string(-1.25e42))", "-1250000000000000000000000000000000000000000"},
        {R"(string("a"))", "a"},
        {R"(string(true))", "true"},
        {R"(string(null))", "null"},
        {R"(string(date("2026-01-31")))", "2026-01-31"},
        {R"(string([1, "a", null]))", R"([1, "a", null])"},
        {R"(string({a: "x"}))", R"({a: "x"})"},
    });
}
