#include "base/tzif_bytes.hpp"
#include "support/catch.hpp"

#include <tenet/base/calendar.hpp>
#include <tenet/base/zone.hpp>

#include <algorithm>

using namespace tenet;

namespace {

date day(std::string_view text) {
    return date::parse(text).value();
}

instant at(std::string_view text) {
    const zone_reference china{nullptr, 28'800, zone_reference::kind::offset};
    return date_time::parse(text).value().to_instant(&china).value();
}

std::string shown(const std::optional<instant>& when) {
    const zone_reference china{nullptr, 28'800, zone_reference::kind::offset};
    if (!when) return "unknown";
    return date_time::from_instant(*when, china).text().substr(0, 19);
}

/// Office hours 9-12 and 13-18 from Monday to Friday, with the public holidays of mainland China
/// in 2026 and the weekends worked in exchange.
calendar_definition china_2026() {
    calendar_definition definition;
    definition.id = "cn";
    definition.zone = {nullptr, 28'800, zone_reference::kind::offset};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) {
        definition.week[weekday] = {{540, 720}, {780, 1'080}};
    }
    definition.covers_from = day("2026-01-01");
    definition.covers_to = day("2026-12-31");
    const auto free = [&definition](std::string_view from, std::string_view to) {
        for (date d = day(from); d <= day(to); d = d.plus_days(1)) {
            definition.holidays.push_back(d);
        }
    };
    free("2026-01-01", "2026-01-03");
    free("2026-02-15", "2026-02-23");
    free("2026-04-04", "2026-04-06");
    free("2026-05-01", "2026-05-05");
    free("2026-06-19", "2026-06-21");
    free("2026-09-25", "2026-09-27");
    free("2026-10-01", "2026-10-07");
    for (const char* worked :
         {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}) {
        definition.make_up_days.emplace_back(day(worked), 1);
    }
    return definition;
}

working_calendar calendar_of(calendar_definition definition) {
    return working_calendar::make(std::move(definition)).value();
}

std::vector<std::string> problems_of(calendar_definition definition) {
    std::vector<std::string> ids;
    const auto made = working_calendar::make(std::move(definition));
    if (made) return ids;
    for (const diagnostic& d : made.error().items()) ids.emplace_back(d.id());
    return ids;
}

} // namespace

TEST_CASE("holidays are free and make-up weekends are worked", "[calendar]") {
    const working_calendar china = calendar_of(china_2026());
    CHECK(china.is_working_day(day("2026-02-13")) == true);
    CHECK(china.is_working_day(day("2026-02-14")) == true); // a Saturday
    CHECK(china.is_working_day(day("2026-02-15")) == false);
    CHECK(china.is_working_day(day("2026-02-23")) == false); // a Monday
    CHECK(china.is_working_day(day("2026-02-24")) == true);
    CHECK(china.is_working_day(day("2026-02-28")) == true); // a Saturday
    CHECK(china.is_working_day(day("2026-03-01")) == false);
    CHECK(china.working_days(day("2026-02-13"), day("2026-02-28")) == 6);
    CHECK(china.working_days(day("2026-02-28"), day("2026-02-13")) == -6);
    CHECK(china.working_days(day("2026-02-13"), day("2026-02-13")) == 0);
    // 261 weekdays, 19 of them free, 6 weekend days worked; January 1 itself is not counted.
    CHECK(china.working_days(day("2026-01-01"), day("2026-12-31")) == 248);
}

TEST_CASE("working days are added over holidays, forwards and backwards", "[calendar]") {
    const working_calendar china = calendar_of(china_2026());
    CHECK(china.add_working_days(day("2026-02-13"), 1) == day("2026-02-14"));
    CHECK(china.add_working_days(day("2026-02-13"), 2) == day("2026-02-24"));
    CHECK(china.add_working_days(day("2026-02-24"), -2) == day("2026-02-13"));
    CHECK(china.add_working_days(day("2026-02-18"), 0) == day("2026-02-18"));
    CHECK(china.add_working_days(day("2026-09-30"), 3) == day("2026-10-10"));
}

TEST_CASE("working time runs through lunch, nights and holidays", "[calendar]") {
    const working_calendar china = calendar_of(china_2026());
    const auto plus = [&china](const char* from, std::int64_t seconds) {
        return shown(china.add_working_seconds(at(from), seconds));
    };
    CHECK(plus("2026-03-02T09:00:00", 3'600) == "2026-03-02T10:00:00");
    CHECK(plus("2026-03-02T11:30:00", 3'600) == "2026-03-02T13:30:00");
    CHECK(plus("2026-03-02T17:59:59", 2) == "2026-03-03T09:00:01");
    CHECK(plus("2026-02-14T17:00:00", 7'200) == "2026-02-24T10:00:00");
    CHECK(plus("2026-02-18T03:00:00", 1) == "2026-02-24T09:00:01");
    CHECK(plus("2026-03-02T09:00:00", 8 * 3'600) == "2026-03-02T18:00:00");
    CHECK(plus("2026-03-02T03:00:00", 0) == "2026-03-02T03:00:00");
    CHECK(plus("2026-02-24T10:00:00", -7'200) == "2026-02-14T17:00:00");
    CHECK(plus("2026-03-02T13:30:00", -3'600) == "2026-03-02T11:30:00");
    CHECK(plus("2026-03-02T18:00:00", -8 * 3'600) == "2026-03-02T09:00:00");
    CHECK(china.add_working_seconds(at("2026-03-02T17:59:59.25"), 2)->nanoseconds == 250'000'000);
}

TEST_CASE("working seconds between two instants undo adding them", "[calendar]") {
    const working_calendar china = calendar_of(china_2026());
    const auto seconds = [&china](const char* from, const char* to) {
        return china.working_seconds(at(from), at(to));
    };
    CHECK(seconds("2026-02-14T17:00:00", "2026-02-24T10:00:00") == 7'200);
    CHECK(seconds("2026-02-24T10:00:00", "2026-02-14T17:00:00") == -7'200);
    CHECK(seconds("2026-03-02T12:10:00", "2026-03-02T12:50:00") == 0);
    CHECK(seconds("2026-03-02T00:00:00", "2026-03-06T23:59:59") == 5 * 8 * 3'600);
    for (std::int64_t n = 1; n < 3'000'000; n += 77'777) {
        const instant from = at("2026-02-11T10:11:12.5");
        const auto later = china.add_working_seconds(from, n);
        REQUIRE(later.has_value());
        CHECK(china.working_seconds(from, *later) == n);
        CHECK(china.add_working_seconds(*later, -n) == from);
    }
}

TEST_CASE("outside the span it knows a calendar gives no answer", "[calendar]") {
    const working_calendar china = calendar_of(china_2026());
    CHECK_FALSE(china.covers(day("2025-12-31")));
    CHECK_FALSE(china.is_working_day(day("2027-01-01")).has_value());
    CHECK_FALSE(china.add_working_days(day("2026-12-31"), 1).has_value());
    CHECK_FALSE(china.add_working_days(day("2026-01-04"), -1).has_value());
    CHECK_FALSE(china.add_working_days(day("2026-01-04"), INT64_MAX).has_value());
    CHECK_FALSE(china.add_working_days(day("2026-01-04"), INT64_MIN).has_value());
    CHECK_FALSE(china.add_working_seconds(at("2026-12-31T17:59:00"), 61).has_value());
    CHECK(china.add_working_seconds(at("2026-12-31T17:59:00"), 60).has_value());
    CHECK_FALSE(china.add_working_seconds(at("2026-06-01T00:00:00"), INT64_MAX).has_value());
    CHECK_FALSE(china.add_working_seconds(at("2026-06-01T00:00:00"), INT64_MIN).has_value());
    CHECK_FALSE(china.add_working_seconds(at("2025-06-01T00:00:00"), 0).has_value());
    CHECK_FALSE(china.working_seconds(at("2025-12-31T12:00:00"), at("2026-01-05T12:00:00")));
    CHECK_FALSE(china.working_days(day("2026-12-30"), day("2027-01-01")).has_value());
}

TEST_CASE("working time follows the clock of its zone through a change of summer time",
          "[calendar]") {
    zone_database zones;
    const std::string bytes = tenet_test::tzif_bytes({{-18'000}, {}, "EST5EDT,M3.2.0,M11.1.0"});
    const zone* const new_york = zones.add("America/New_York", tenet_test::as_bytes(bytes)).value();
    calendar_definition definition;
    definition.id = "night";
    definition.zone = {new_york, 0, zone_reference::kind::named};
    for (auto& hours : definition.week) hours = {{0, 1'440}};
    definition.covers_from = day("2026-01-01");
    definition.covers_to = day("2026-12-31");
    const working_calendar calendar = calendar_of(definition);
    const auto midnight = [&definition](const char* text) {
        return date_time{day(text), {0, definition.zone}}.to_instant().value();
    };
    CHECK(calendar.working_seconds(midnight("2026-03-08"), midnight("2026-03-09")) == 23 * 3'600);
    CHECK(calendar.working_seconds(midnight("2026-11-01"), midnight("2026-11-02")) == 25 * 3'600);
    CHECK(calendar.add_working_seconds(midnight("2026-03-08"), 23 * 3'600) ==
          midnight("2026-03-09"));
}

TEST_CASE("everything wrong with a calendar is reported at once", "[calendar]") {
    CHECK(problems_of(china_2026()).empty());
    calendar_definition wrong = china_2026();
    wrong.zone = {};
    wrong.week[0] = {{540, 720}, {700, 1'080}, {1'080, 1'080}, {1'100, 1'441}};
    wrong.holidays.push_back(day("2026-10-10"));
    wrong.holidays.push_back(day("2027-10-01"));
    wrong.make_up_days.emplace_back(day("2026-08-01"), 8);
    CHECK(problems_of(wrong) ==
          std::vector<std::string>{"base-calendar-zone", "base-calendar-hours",
                                   "base-calendar-hours", "base-calendar-hours",
                                   "base-calendar-day-outside", "base-calendar-day-twice",
                                   "base-calendar-weekday"});
    calendar_definition reversed = china_2026();
    std::swap(reversed.covers_from, reversed.covers_to);
    CHECK(problems_of(reversed).front() == "base-calendar-span");
    calendar_definition endless = china_2026();
    endless.covers_to = day("999999999-12-31");
    CHECK(problems_of(endless).front() == "base-calendar-span");
}

TEST_CASE("the digest of a calendar depends on its content, not on its order", "[calendar]") {
    calendar_definition definition = china_2026();
    const std::string digest = calendar_of(definition).digest();
    CHECK(digest.size() == 64);
    std::reverse(definition.holidays.begin(), definition.holidays.end());
    std::reverse(definition.make_up_days.begin(), definition.make_up_days.end());
    CHECK(calendar_of(definition).digest() == digest);
    definition.holidays.pop_back();
    CHECK(calendar_of(definition).digest() != digest);
}
