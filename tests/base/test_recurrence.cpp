#include <tenet/base/recurrence.hpp>

#include <cstdlib>
#include <fstream>
#include <support/catch.hpp>

using namespace tenet;

namespace {

std::string basic(const date_time& at, bool all_day) {
    std::string text = at.text();
    std::erase(text, '-');
    std::erase(text, ':');
    return all_day ? text.substr(0, 8) : text;
}

std::string joined(const std::vector<date_time>& all, bool all_day) {
    std::string text;
    for (const date_time& at : all) text += (text.empty() ? "" : ",") + basic(at, all_day);
    return text;
}

/// The instances of a rule as iCalendar writes them, or the ids of what is wrong.
std::string instances(const std::string& rule, const std::string& start,
                      std::uint64_t most = 10'000) {
    const auto from = basic_time::parse(start);
    REQUIRE(from.has_value());
    const auto r = recurrence::parse_rule(rule, from->at, from->all_day);
    if (!r) return std::string{r.error().items().front().id()};
    const auto all = r->take({most, 1'000'000, {}});
    if (!all) return std::string{all.error().items().front().id()};
    return joined(*all, from->all_day);
}

std::string refused(const std::string& rule) {
    return instances(rule, "20260105T090000", 1);
}

} // namespace

TEST_CASE("a rule takes from its start what it does not say itself", "[recurrence]") {
    CHECK(instances("FREQ=YEARLY;COUNT=3", "20260330T080000") ==
          "20260330T080000,20270330T080000,20280330T080000");
    CHECK(instances("FREQ=MONTHLY;COUNT=3", "20260131") == "20260131,20260331,20260531");
    CHECK(instances("FREQ=WEEKLY;COUNT=2", "20260107") == "20260107,20260114");
    CHECK(instances("RRULE:freq=daily;count=2;", "20260228") == "20260228,20260301");
    CHECK(instances("FREQ=HOURLY;INTERVAL=5;COUNT=3", "20260101T223015") ==
          "20260101T223015,20260102T033015,20260102T083015");
}

TEST_CASE("weekdays are counted within months and years, from either end", "[recurrence]") {
    CHECK(instances("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "20260130") == "20260130,20260227,20260327");
    CHECK(instances("FREQ=YEARLY;BYDAY=1MO,-1SU;COUNT=4", "20260105") ==
          "20260105,20261227,20270104,20271226");
    CHECK(instances("FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;COUNT=2", "20260310") == "20260310,20270309");
    CHECK(instances("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", "20260101") ==
          "20260213,20260313");
}

TEST_CASE("the last working day of a quarter is a rule with a position", "[recurrence]") {
    CHECK(instances("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4",
                    "20260331") == "20260331,20260630,20260930,20261231");
}

TEST_CASE("weeks of the year follow the day a week begins with", "[recurrence]") {
    CHECK(instances("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=2", "20251229") == "20251229,20270104");
    CHECK(instances("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;WKST=SU;COUNT=1", "20260101") == "20260105");
}

TEST_CASE("days that are in a month, of a date and in a week at once", "[recurrence]") {
    // Derived day by day: 30 December lies in week 1 where it is a Monday or Tuesday.
    std::string expected;
    for (date d = *date::from_civil(2024, 12, 30); d <= *date::from_civil(2032, 1, 1);
         d = d.plus_days(1)) {
        if (d.month() != 12 || d.day() != 30 || d.week_of_year() != 1) continue;
        expected += (expected.empty() ? "" : ",") + basic({d, {}}, true);
    }
    CHECK(expected == "20241230,20251230,20301230,20311230");
    CHECK(instances("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30;BYWEEKNO=1;UNTIL=20320101", "20241230") ==
          expected);
}

TEST_CASE("a rule keeps the wall clock of its start's zone", "[recurrence]") {
    const auto start = *date_time::parse("2026-01-31T09:00:00+08:00");
    const auto r =
        recurrence::parse_rule("FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260331T010000Z", start);
    REQUIRE(r.has_value());
    const auto all = r->take({});
    REQUIRE(all->size() == 3);
    CHECK(all->back().text() == "2026-03-31T09:00:00+08:00");
}

TEST_CASE("a rule is asked for a span without walking there", "[recurrence]") {
    const auto r =
        recurrence::parse_rule("FREQ=SECONDLY", *date_time::parse("1970-01-01T00:00:00"));
    REQUIRE(r.has_value());
    const auto some = r->between(*date_time::parse("2026-05-05T10:00:00"),
                                 *date_time::parse("2026-05-05T10:00:03"), {10, 20'000, {}});
    REQUIRE(some.has_value());
    CHECK(joined(*some, false) == "20260505T100000,20260505T100001,20260505T100002");
    const auto next = r->after(*date_time::parse("2026-05-05T10:00:00"), {10, 20'000, {}});
    REQUIRE(next.has_value());
    CHECK((*next)->text() == "2026-05-05T10:00:01");
}

TEST_CASE("a rule with a thousand million instances is bounded", "[recurrence]") {
    const auto start = *date_time::parse("2026-01-01T00:00:00");
    const auto r = recurrence::parse_rule("FREQ=SECONDLY;COUNT=1000000000", start);
    REQUIRE(r.has_value());
    CHECK(r->take({5, 1000, {}})->size() == 5);
    const auto all = r->between(start, *date_time::parse("2060-01-01T00:00:00"), {1000, 5000, {}});
    REQUIRE_FALSE(all.has_value());
    CHECK(all.error().items().front().id() == "recurrence-bounds");
    const auto late = r->after(*date_time::parse("2050-01-01T00:00:00"), {1, 5000, {}});
    REQUIRE_FALSE(late.has_value());
    CHECK(late.error().items().front().id() == "recurrence-bounds");
}

TEST_CASE("a rule that never gives a date ends", "[recurrence]") {
    CHECK(instances("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "20260101").empty());
    CHECK(instances("FREQ=MONTHLY;INTERVAL=12;BYMONTH=5", "20260101").empty());
    CHECK(instances("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31", "20260101T000000") ==
          "recurrence-bounds");
    CHECK(instances("FREQ=YEARLY;INTERVAL=1000000000", "20260101") == "20260101");
}

TEST_CASE("what is wrong with a rule is said", "[recurrence]") {
    CHECK(refused("") == "recurrence-part");
    CHECK(refused("COUNT=3") == "recurrence-no-frequency");
    CHECK(refused("FREQ=SOMETIMES") == "recurrence-value");
    CHECK(refused("FREQ=DAILY;FREQ=DAILY") == "recurrence-part");
    CHECK(refused("FREQ=DAILY;BYMOON=1") == "recurrence-part");
    CHECK(refused("FREQ=DAILY;INTERVAL=0") == "recurrence-value");
    CHECK(refused("FREQ=DAILY;COUNT=0") == "recurrence-value");
    CHECK(refused("FREQ=DAILY;COUNT=99999999999999999999999") == "recurrence-value");
    CHECK(refused("FREQ=DAILY;COUNT=1;UNTIL=20260101") == "recurrence-conflict");
    CHECK(refused("FREQ=DAILY;UNTIL=20260230") == "recurrence-value");
    CHECK(refused("FREQ=DAILY;BYDAY=1MO") == "recurrence-conflict");
    CHECK(refused("FREQ=MONTHLY;BYDAY=0MO") == "recurrence-value");
    CHECK(refused("FREQ=MONTHLY;BYDAY=XX") == "recurrence-value");
    CHECK(refused("FREQ=MONTHLY;BYMONTHDAY=0") == "recurrence-value");
    CHECK(refused("FREQ=MONTHLY;BYMONTHDAY=32") == "recurrence-value");
    CHECK(refused("FREQ=MONTHLY;BYWEEKNO=3") == "recurrence-conflict");
    CHECK(refused("FREQ=MONTHLY;BYSETPOS=1") == "recurrence-conflict");
    CHECK(refused("FREQ=WEEKLY;BYMONTHDAY=1") == "recurrence-conflict");
    CHECK(instances("FREQ=HOURLY", "20260101") == "recurrence-conflict");
    CHECK_FALSE(basic_time::parse("20260101T250000").has_value());
    CHECK_FALSE(basic_time::parse("2026011").has_value());
    CHECK_FALSE(basic_time::parse("-0260101").has_value());
}

TEST_CASE("repeating intervals of ISO 8601", "[recurrence]") {
    const auto texts = [](const std::string& text) {
        const auto r = recurrence::parse_interval(text);
        if (!r) return std::string{r.error().items().front().id()};
        const auto all = r->take({4, 1000, {}});
        return joined(*all, r->all_day());
    };
    CHECK(texts("R3/2026-01-31/P1M") == "20260131,20260228,20260331");
    CHECK(texts("R/2026-01-01T09:00:00/P1W") ==
          "20260101T090000,20260108T090000,20260115T090000,20260122T090000");
    CHECK(texts("R2/20260101T090000/20260101T103000") == "20260101T090000,20260101T103000");
    CHECK(texts("R2/P1D/2026-01-05") == "20260103,20260104");
    CHECK(texts("R3/2026-01-31T10:00:00/P1MT1H") ==
          "20260131T100000,20260228T110000,20260331T120000");
    CHECK(texts("R-1/2026-12-31/P1Y") == "20261231,20271231,20281231,20291231");
    for (const char* wrong :
         {"", "R", "R/", "R//", "R0/2026-01-01/P1D", "R1/2026-01-01/P0D", "R1/2026-01-01/-P1D",
          "R1/2026-13-01/P1D", "R/P1D/2026-01-01", "R1/2026-01-02/2026-01-01", "Rx/2026-01-01/P1D",
          "R1/2026-01-01/P", "R1/2026-01-01/PxW"}) {
        CAPTURE(wrong);
        CHECK(texts(wrong) == "recurrence-interval");
    }
}

TEST_CASE("the vectors of libical", "[recurrence][outside]") {
    const char* outside = std::getenv("TENET_OUTSIDE_DATA");
    if (outside == nullptr) {
        WARN("TENET_OUTSIDE_DATA is not set: skipped");
        return;
    }
    std::ifstream file{std::string{outside} + "/data/rrule/icalrecur_test.txt"};
    REQUIRE(file.good());
    std::string rule;
    std::string start;
    int passed = 0;
    for (std::string line; std::getline(file, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        if (line.starts_with("RRULE:")) rule = line.substr(6);
        if (line.starts_with("DTSTART:")) start = line.substr(8);
        if (!line.starts_with("INSTANCES:")) continue;
        std::string expected = line.substr(10);
        if (expected.find("UNIMPLEMENTED") != std::string::npos) {
            expected = "20241230,20251230,20301230,20311230"; // see the test above
        }
        CAPTURE(rule, start);
        CHECK(instances(rule, start) == expected);
        passed += instances(rule, start) == expected ? 1 : 0;
    }
    CHECK(passed == 146);
}
