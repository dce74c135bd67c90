#include "base/tzif_bytes.hpp"
#include "support/catch.hpp"

#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>

using namespace tenet;

namespace {

date day(std::string_view text) {
    const auto parsed = date::parse(text);
    REQUIRE(parsed.has_value());
    return *parsed;
}

date_time moment(std::string_view text, const zone_database* zones = nullptr) {
    const auto parsed = date_time::parse(text, zones);
    REQUIRE(parsed.has_value());
    return *parsed;
}

day_time_duration span(std::string_view text) {
    const auto parsed = day_time_duration::parse(text);
    REQUIRE(parsed.has_value());
    return *parsed;
}

} // namespace

TEST_CASE("a date is read and written in its ISO form", "[temporal]") {
    for (const char* text :
         {"1970-01-01", "2026-01-31", "2024-02-29", "0000-12-31", "-0001-01-01", "-2000-02-29",
          "9999-12-31", "12345-06-07", "999999999-12-31", "-999999999-01-01", "1582-10-10"}) {
        CAPTURE(text);
        CHECK(day(text).text() == text);
        CHECK(day(text).in_range());
    }
    CHECK(day("1970-01-01").days() == 0);
    CHECK(day("2000-03-01").days() == 11'017);
    CHECK(day("1969-12-31").days() == -1);
}

TEST_CASE("a date that does not exist is refused", "[temporal]") {
    for (const char* text : {"",
                             "2026",
                             "2026-01",
                             "2026-02-29",
                             "2100-02-29",
                             "2026-13-01",
                             "2026-00-10",
                             "2026-01-00",
                             "2026-04-31",
                             "026-01-01",
                             "02026-01-01",
                             "+2026-01-01",
                             "-0000-01-01",
                             "2026-1-01",
                             "2026-01-1",
                             "2026-01-011",
                             "2026-01-01 ",
                             " 2026-01-01",
                             "2026/01/01",
                             "1000000000-01-01",
                             "--01-01-01",
                             "2026-01-01Z",
                             "2026-01-0a"}) {
        CAPTURE(text);
        CHECK_FALSE(date::parse(text).has_value());
    }
    CHECK_FALSE(date::from_civil(1'000'000'000, 1, 1).has_value());
    CHECK_FALSE(date::from_civil(INT64_MIN, 1, 1).has_value());
    CHECK_FALSE(date::from_civil(2026, -1, 1).has_value());
}

TEST_CASE("every day of eight centuries follows the one before", "[temporal]") {
    date d = day("1599-12-31");
    std::int64_t year = 1599;
    int month = 12;
    int number = 31;
    int weekday = d.weekday();
    for (int i = 0; i < 300'000; ++i) {
        d = d.plus_days(1);
        const auto next = date::from_civil(year, month, number + 1);
        if (next) {
            ++number;
        } else {
            number = 1;
            month = month % 12 + 1;
            if (month == 1) ++year;
        }
        weekday = weekday % 7 + 1;
        if (d.year() == year && d.month() == month && d.day() == number && d.weekday() == weekday &&
            date::from_civil(year, month, number) == d) {
            continue;
        }
        FAIL("at " << d.text());
    }
}

TEST_CASE("a date knows its weekday, its week and its day of the year", "[temporal]") {
    CHECK(day("2026-01-31").weekday() == 6);
    CHECK(day("1970-01-01").weekday() == 4);
    CHECK(day("-0001-01-01").weekday() == 5);
    CHECK(day("2026-01-31").week_of_year() == 5);
    CHECK(day("2027-01-01").week_of_year() == 53);
    CHECK(day("2024-12-30").week_of_year() == 1);
    CHECK(day("2024-12-31").day_of_year() == 366);
    CHECK(day("2026-03-01").day_of_year() == 60);
}

TEST_CASE("months are added with the day clipped to the month", "[temporal]") {
    const auto plus = [](const char* text, std::int64_t n) {
        return day(text).plus_months(n).value().text();
    };
    CHECK(plus("2026-01-31", 1) == "2026-02-28");
    CHECK(plus("2024-01-31", 1) == "2024-02-29");
    CHECK(plus("2026-01-31", -2) == "2025-11-30");
    CHECK(plus("2026-03-15", 12) == "2027-03-15");
    CHECK(plus("2026-12-01", 1) == "2027-01-01");
    CHECK(plus("0001-01-01", -1) == "0000-12-01");
    CHECK_FALSE(day("999999999-12-01").plus_months(1).has_value());
    CHECK_FALSE(day("2026-01-01").plus_months(INT64_MAX).has_value());
    CHECK_FALSE(day("2026-01-01").plus_months(INT64_MIN).has_value());
    CHECK_FALSE(day("999999999-12-31").plus_days(1).in_range());
    CHECK_FALSE(day("2026-01-01").plus_days(INT64_MAX).in_range());
    CHECK_FALSE(day("1960-01-01").plus_days(INT64_MIN).in_range());
    CHECK_FALSE(date::from_days(INT64_MAX).text().empty());
    CHECK_FALSE(date::from_days(INT64_MIN).text().empty());
    CHECK(date::from_days(INT64_MIN).week_of_year() > 0);
}

TEST_CASE("whole months between two dates are counted both ways", "[temporal]") {
    const auto between_dates = [](const char* a, const char* b) {
        return months_between(day(a), day(b)).text();
    };
    CHECK(between_dates("2011-12-22", "2013-08-24") == "P1Y8M");
    CHECK(between_dates("2013-08-24", "2011-12-22") == "-P1Y8M");
    CHECK(between_dates("2026-01-31", "2026-02-28") == "P0M");
    CHECK(between_dates("2026-01-15", "2026-02-15") == "P1M");
    CHECK(between_dates("2026-02-15", "2026-01-16") == "P0M");
    CHECK(between_dates("2015-12-24", "2015-12-24") == "P0M");
}

TEST_CASE("a days and time duration has a canonical text", "[temporal]") {
    const auto canonical = [](const char* text) { return span(text).text(); };
    CHECK(canonical("P1DT2H3M4S") == "P1DT2H3M4S");
    CHECK(canonical("PT24H") == "P1D");
    CHECK(canonical("PT90M") == "PT1H30M");
    CHECK(canonical("PT0S") == "PT0S");
    CHECK(canonical("P0D") == "PT0S");
    CHECK(canonical("-PT0.000S") == "PT0S");
    CHECK(canonical("-P1DT2H3M4.5S") == "-P1DT2H3M4.5S");
    CHECK(canonical("PT0.000000001S") == "PT0.000000001S");
    CHECK(canonical("-PT0.1S") == "-PT0.1S");
    CHECK(canonical("PT60.10S") == "PT1M0.1S");
    CHECK(canonical("PT1.1000000000000S") == "PT1.1S");
    CHECK(canonical("-PT9223372036854775808S") == "-P106751991167300DT15H30M8S");
    CHECK(span("-PT1.5S") == day_time_duration{-1, -500'000'000});
    CHECK(span("-PT1.5S") < span("-PT1.4S"));
    CHECK(span("-PT0.5S") < span("PT0S"));
}

TEST_CASE("what is no days and time duration is refused", "[temporal]") {
    for (const char* text : {"",
                             "P",
                             "-P",
                             "PT",
                             "P1",
                             "1D",
                             "P1DT",
                             "P1Y",
                             "P1M",
                             "P1Y1D",
                             "PT1D",
                             "PT1S1M",
                             "P-1D",
                             "P1.5D",
                             "PT.5S",
                             "PT1.5M",
                             "P1D ",
                             "+P1D",
                             "PT1H1H",
                             "P1W",
                             "PT1.0000000001S",
                             "PT9223372036854775808S",
                             "P106751991167301D",
                             "PT99999999999999999999S"}) {
        CAPTURE(text);
        CHECK_FALSE(day_time_duration::parse(text).has_value());
    }
}

TEST_CASE("seconds may end in a point, as XML Schema has it", "[temporal]") {
    CHECK(span("PT1.S") == span("PT1S"));
    CHECK(span("PT0.S").text() == "PT0S");
}

TEST_CASE("a years and months duration has a canonical text", "[temporal]") {
    const auto canonical = [](std::string_view text) {
        return year_month_duration::parse(text).value().text();
    };
    CHECK(canonical("P1Y2M") == "P1Y2M");
    CHECK(canonical("P26M") == "P2Y2M");
    CHECK(canonical("P12M") == "P1Y");
    CHECK(canonical("-P1Y13M") == "-P2Y1M");
    CHECK(canonical("P0Y") == "P0M");
    CHECK(canonical("-P9223372036854775808M") == "-P768614336404564650Y8M");
    for (const char* text : {"", "P", "P1", "P1D", "P1Y1D", "P1M1Y", "PT1M", "P1.5Y", "P1YT",
                             "P9223372036854775808M", "P768614336404564651Y"}) {
        CAPTURE(text);
        CHECK_FALSE(year_month_duration::parse(text).has_value());
    }
}

TEST_CASE("a time of day is read and written with its zone", "[temporal]") {
    for (const char* text :
         {"00:00:00", "09:30:15", "23:59:59.999999999", "10:00:00.5", "10:00:00Z", "10:00:00+08:00",
          "10:00:00-01:30:15", "10:00:00.001+18:00", "10:00:00-18:00"}) {
        CAPTURE(text);
        CHECK(time_of_day::parse(text).value().text() == text);
    }
    CHECK(time_of_day::parse("24:00:00").value().text() == "00:00:00");
    CHECK(time_of_day::parse("24:00:00.000").value().text() == "00:00:00");
    CHECK(time_of_day::parse("10:00:00.500").value().text() == "10:00:00.5");
    CHECK(time_of_day::parse("10:00:00+00:00").value().text() == "10:00:00Z");
    const auto time = time_of_day::parse("13:14:15.9").value();
    CHECK(time.hour() == 13);
    CHECK(time.minute() == 14);
    CHECK(time.second() == 15);
}

TEST_CASE("what is no time of day is refused", "[temporal]") {
    for (const char* text : {"",
                             "10",
                             "10:00",
                             "10:00:0",
                             "1:00:00",
                             "24:00:01",
                             "24:00:00.1",
                             "25:00:00",
                             "10:60:00",
                             "10:00:60",
                             "10:00:00.",
                             "10:00:00.1234567891",
                             "10:00:00z",
                             "10:00:00ZZ",
                             "10:00:00Z+08:00",
                             "10:00:00+8:00",
                             "10:00:00+08",
                             "10:00:00+0800",
                             "10:00:00+18:01",
                             "10:00:00+08:60",
                             "10:00:00+08:00:",
                             "10:00:00+08:00:60",
                             "10:00:00@",
                             "10:00:00@Nowhere/Here",
                             "T10:00:00",
                             "10:00:00 ",
                             "-10:00:00",
                             "10:00:00+08:00@Etc/UTC"}) {
        CAPTURE(text);
        CHECK_FALSE(time_of_day::parse(text).has_value());
    }
}

TEST_CASE("a date and time is read and written", "[temporal]") {
    for (const char* text :
         {"2026-01-31T09:30:00", "2026-01-31T09:30:00Z", "-0044-03-15T12:00:00.25+01:00",
          "999999999-12-31T23:59:59.999999999"}) {
        CAPTURE(text);
        CHECK(moment(text).text() == text);
    }
    CHECK(moment("2026-01-31").text() == "2026-01-31T00:00:00");
    CHECK(moment("2026-12-31T24:00:00Z").text() == "2027-01-01T00:00:00Z");
    for (const char* text : {"", "T", "2026-01-31T", "2026-01-31t09:30:00", "2026-01-31 09:30:00",
                             "2026-02-30T00:00:00", "2026-01-31T09:30", "2026-01-31Z",
                             "999999999-12-31T24:00:00", "2026-01-31T09:30:00T10:00:00"}) {
        CAPTURE(text);
        CHECK_FALSE(date_time::parse(text).has_value());
    }
}

TEST_CASE("a named zone comes from the database and stays as written", "[temporal]") {
    zone_database zones;
    const std::string bytes = tenet_test::tzif_bytes({{-18'000}, {}, "EST5EDT,M3.2.0,M11.1.0"});
    REQUIRE(zones.add("America/New_York", tenet_test::as_bytes(bytes)).has_value());
    const char* const text = "2026-03-07T12:00:00@America/New_York";
    CHECK_FALSE(date_time::parse(text).has_value());
    const date_time noon = moment(text, &zones);
    CHECK(noon.text() == text);
    CHECK(noon.to_instant() == moment("2026-03-07T17:00:00Z").to_instant());
    CHECK(noon.plus(span("P1D")).value().text() == "2026-03-08T13:00:00@America/New_York");
    CHECK(noon.plus(year_month_duration{1}).value().text() ==
          "2026-04-07T12:00:00@America/New_York");
    CHECK(moment("2026-04-07T12:00:00@America/New_York", &zones).to_instant() ==
          moment("2026-04-07T16:00:00Z").to_instant());
}

TEST_CASE("an instant needs a zone", "[temporal]") {
    const zone_reference china{nullptr, 28'800, zone_reference::kind::offset};
    const date_time local = moment("2026-01-31T00:30:00.5");
    CHECK_FALSE(local.to_instant().has_value());
    CHECK(local.to_instant(&china) == moment("2026-01-30T16:30:00.5Z").to_instant());
    const instant at = moment("2026-01-30T16:30:00.5Z").to_instant().value();
    CHECK(at.nanoseconds == 500'000'000);
    CHECK(date_time::from_instant(at, china).text() == "2026-01-31T00:30:00.5+08:00");
    CHECK(date_at(at, china) == day("2026-01-31"));
    CHECK(moment("1969-12-31T23:59:59.75Z").to_instant() == instant{-1, 750'000'000});
    CHECK(date_time::from_instant({-1, 750'000'000}, {}).text() == "1969-12-31T23:59:59.75");
    CHECK_FALSE(date_at({INT64_MAX, 0}, china).text().empty());
    CHECK_FALSE(date_at({INT64_MIN, 0}, china).text().empty());
}

TEST_CASE("durations move a date and time along the time line", "[temporal]") {
    CHECK(moment("2026-01-31T23:00:00").plus(span("PT2H")).value().text() == "2026-02-01T01:00:00");
    CHECK(moment("2026-01-31T00:00:00Z").plus(span("-PT0.5S")).value().text() ==
          "2026-01-30T23:59:59.5Z");
    CHECK(moment("2026-01-31T00:00:00.75+08:00").plus(span("PT0.25S")).value().text() ==
          "2026-01-31T00:00:01+08:00");
    CHECK(moment("2026-01-31T10:00:00Z").plus(year_month_duration{1}).value().text() ==
          "2026-02-28T10:00:00Z");
    CHECK_FALSE(moment("999999999-12-31T23:59:59").plus(span("PT1S")).has_value());
    CHECK_FALSE(moment("2026-01-31T00:00:00").plus(day_time_duration{INT64_MAX, 0}).has_value());
    CHECK_FALSE(moment("1926-01-31T00:00:00").plus(day_time_duration{INT64_MIN, 0}).has_value());
}

TEST_CASE("the time between two instants has one sign", "[temporal]") {
    const auto between_texts = [](const char* a, const char* b) {
        return between(moment(a).to_instant().value(), moment(b).to_instant().value()).text();
    };
    CHECK(between_texts("2026-01-01T00:00:00Z", "2026-01-02T01:00:00Z") == "P1DT1H");
    CHECK(between_texts("2026-01-01T00:00:00.75Z", "2026-01-01T00:00:02.5Z") == "PT1.75S");
    CHECK(between_texts("2026-01-01T00:00:02.5Z", "2026-01-01T00:00:00.75Z") == "-PT1.75S");
    CHECK(between_texts("2026-01-01T00:00:00Z", "2026-01-01T08:00:00+08:00") == "PT0S");
    CHECK(between({INT64_MIN, 0}, {INT64_MAX, 0}).seconds == INT64_MAX);
    CHECK(between({INT64_MAX, 0}, {INT64_MIN, 0}).seconds == INT64_MIN);
}
