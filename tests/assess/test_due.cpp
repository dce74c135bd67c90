#include <tenet/assess/due.hpp>

#include <support/catch.hpp>

using namespace tenet;
using assess::due_after;
using assess::time_basis;

namespace {

instant at(const char* text) {
    return *date_time::parse(text)->to_instant();
}

zone_reference china() {
    return {nullptr, 8 * 3600, zone_reference::kind::offset};
}

/// Monday to Friday, 9 to 12 and 13 to 18; 6 October 2026 is a holiday and 10 October is worked.
working_calendar calendar() {
    calendar_definition d;
    d.id = "c";
    d.zone = china();
    for (int day = 0; day < 5; ++day) d.week[day] = {{540, 720}, {780, 1080}};
    d.holidays = {*date::parse("2026-10-06")};
    d.make_up_days = {{*date::parse("2026-10-10"), 2}};
    d.covers_from = *date::parse("2026-01-01");
    d.covers_to = *date::parse("2026-12-31");
    return working_calendar::make(d).value();
}

std::string due(const char* from, const char* span, time_basis in,
                const working_calendar* work = nullptr) {
    const auto found = due_after(at(from), span, in, {china(), work});
    return found ? date_time::from_instant(*found, china()).text() : "none";
}

} // namespace

TEST_CASE("hours of the clock pass, whatever the calendar says", "[assess][due]") {
    CHECK(due("2026-10-05T17:00:00+08:00", "PT48H", time_basis::clock) ==
          "2026-10-07T17:00:00+08:00");
    CHECK(due("2026-10-05T17:00:00+08:00", "P1DT1H", time_basis::clock) ==
          "2026-10-06T18:00:00+08:00");
}

TEST_CASE("calendar days and months keep the wall-clock time", "[assess][due]") {
    CHECK(due("2026-01-31T17:00:00+08:00", "P1M", time_basis::calendar) ==
          "2026-02-28T17:00:00+08:00");
    CHECK(due("2026-01-31T17:00:00+08:00", "P14D", time_basis::calendar) ==
          "2026-02-14T17:00:00+08:00");
}

TEST_CASE("working days and working hours follow the calendar", "[assess][due]") {
    const auto work = calendar();
    CHECK(due("2026-10-05T17:00:00+08:00", "P1D", time_basis::working, &work) ==
          "2026-10-07T17:00:00+08:00");
    CHECK(due("2026-10-09T10:00:00+08:00", "P1D", time_basis::working, &work) ==
          "2026-10-10T10:00:00+08:00");
    CHECK(due("2026-10-05T17:00:00+08:00", "PT2H", time_basis::working, &work) ==
          "2026-10-07T10:00:00+08:00");
}

TEST_CASE("what cannot be told is not guessed", "[assess][due]") {
    const auto work = calendar();
    CHECK(due("2026-10-05T17:00:00+08:00", "P1D", time_basis::working) == "none");
    CHECK(due("2026-12-31T17:00:00+08:00", "P1D", time_basis::working, &work) == "none");
    CHECK(due("2026-10-05T17:00:00+08:00", "P999999999Y", time_basis::calendar) == "none");
}

TEST_CASE("a span has to be one of its kind and longer than nothing", "[assess][due]") {
    for (const char* text : {"P0D", "-P1D", "PT0S", "PT0.5S", "x", ""}) {
        CHECK_FALSE(assess::is_span(text, time_basis::clock));
        CHECK_FALSE(assess::is_span(text, time_basis::calendar));
        CHECK_FALSE(assess::is_span(text, time_basis::working));
    }
    CHECK_FALSE(assess::is_span("P1M", time_basis::clock));
    CHECK_FALSE(assess::is_span("P1M", time_basis::working));
    CHECK_FALSE(assess::is_span("PT8H", time_basis::calendar));
    CHECK_FALSE(assess::is_span("P1DT8H", time_basis::working));
}

TEST_CASE("a zone is an offset, or one that is supplied", "[assess][due]") {
    CHECK(assess::read_zone("")->offset_seconds == 0);
    CHECK(assess::read_zone("Z")->offset_seconds == 0);
    CHECK(assess::read_zone("+08:00")->offset_seconds == 8 * 3600);
    CHECK(assess::read_zone("-01:30")->offset_seconds == -5400);
    for (const char* text : {"Asia/Shanghai", "8", "+8", "+99:00", "+08:00 "}) {
        CHECK_FALSE(assess::read_zone(text).has_value());
    }
}
