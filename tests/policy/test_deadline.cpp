#include "policy/support.hpp"

using namespace policy_test;

namespace {

std::string rule(const std::string& unit, int within) {
    return R"({"id": "R1", "title": {"zh": "投诉答复", "en": "Complaint answered"},
              "kind": "deadline", "subject": "complaint", "from": "received_at",
              "done": "first_response_at", "within": ")" +
           std::to_string(within) + R"(", "unit": ")" + unit + "\"}";
}

acc::complaint complaint(std::string_view received) {
    acc::complaint c;
    c.id = "C";
    c.account = "A";
    c.received_at = moment(received);
    return c;
}

std::shared_ptr<const working_calendar> office() {
    calendar_definition d;
    d.id = "office";
    d.zone = moment("2026-01-01T00:00:00+08:00").time.in;
    for (std::size_t i = 0; i < 5; ++i) d.week[i] = {{540, 720}, {780, 1080}};
    d.holidays = {day("2026-01-01")};
    d.covers_from = day("2025-01-01");
    d.covers_to = day("2026-12-31");
    return std::make_shared<const working_calendar>(working_calendar::make(d).value());
}

std::string judged(const std::string& one_rule, const acc::complaint& c, std::string_view now,
                   bool with_calendar = true) {
    records all;
    all.add(an_account("A")).add(c).cover_all();
    policy::context in = at(now);
    if (with_calendar) in.calendar = office();
    const auto by = bound(pack_text_of(one_rule), all.done(), in);
    return outcome_of(*by, "R1", "C");
}

} // namespace

TEST_CASE("a deadline in clock hours counts every hour", "[policy][deadline]") {
    acc::complaint c = complaint("2026-01-09T17:00:00+08:00");
    c.first_response_at = moment("2026-01-11T17:00:00+08:00");
    CHECK(judged(rule("clock_hours", 48), c, "2026-01-20T00:00:00+08:00") == "pass");
    c.first_response_at = moment("2026-01-11T17:00:01+08:00");
    CHECK(judged(rule("clock_hours", 48), c, "2026-01-20T00:00:00+08:00") == "fail");
}

TEST_CASE("a deadline in working hours skips nights, weekends and holidays", "[policy][deadline]") {
    // Friday 17:00; four working hours later it is Monday 12:00.
    acc::complaint c = complaint("2026-01-09T17:00:00+08:00");
    c.first_response_at = moment("2026-01-12T12:00:00+08:00");
    CHECK(judged(rule("working_hours", 4), c, "2026-01-20T00:00:00+08:00") == "pass");
    c.first_response_at = moment("2026-01-12T13:00:01+08:00");
    CHECK(judged(rule("working_hours", 4), c, "2026-01-20T00:00:00+08:00") == "fail");
}

TEST_CASE("a deadline in days lasts until the end of its last day", "[policy][deadline]") {
    acc::complaint c = complaint("2026-01-05T09:00:00+08:00");
    c.first_response_at = moment("2026-01-07T23:59:59+08:00");
    CHECK(judged(rule("calendar_days", 2), c, "2026-01-20T00:00:00+08:00") == "pass");
    c.first_response_at = moment("2026-01-08T00:00:00+08:00");
    CHECK(judged(rule("calendar_days", 2), c, "2026-01-20T00:00:00+08:00") == "fail");
    acc::complaint over_new_year = complaint("2025-12-31T09:00:00+08:00");
    over_new_year.first_response_at = moment("2026-01-02T18:00:00+08:00");
    CHECK(judged(rule("working_days", 1), over_new_year, "2026-01-20T00:00:00+08:00") == "pass");
}

TEST_CASE("what is not done yet passes until its deadline", "[policy][deadline]") {
    acc::complaint c = complaint("2026-01-05T09:00:00+08:00");
    c.first_response_at = fact<date_time>::null();
    CHECK(judged(rule("clock_hours", 24), c, "2026-01-06T09:00:00+08:00") == "pass");
    CHECK(judged(rule("clock_hours", 24), c, "2026-01-06T09:00:01+08:00") == "fail");
}

TEST_CASE("whether it was done is unknown only where the answer depends on it",
          "[policy][deadline]") {
    const acc::complaint c = complaint("2026-01-05T09:00:00+08:00");
    CHECK(judged(rule("clock_hours", 24), c, "2026-01-06T09:00:00+08:00") == "pass");
    CHECK(judged(rule("clock_hours", 24), c, "2026-01-06T09:00:01+08:00") == "unknown");
}

TEST_CASE("an event after the instant judged has not happened yet", "[policy][deadline]") {
    acc::complaint c = complaint("2026-01-05T09:00:00+08:00");
    CHECK(judged(rule("clock_hours", 24), c, "2026-01-05T08:59:59+08:00") == "not_applicable");
    c.first_response_at = moment("2026-01-07T00:00:00+08:00");
    CHECK(judged(rule("clock_hours", 24), c, "2026-01-06T10:00:00+08:00") == "fail");
}

TEST_CASE("working time without a calendar is unknown, with the cause", "[policy][deadline]") {
    const acc::complaint c = complaint("2026-01-05T09:00:00+08:00");
    records all;
    all.add(an_account("A")).add(c).cover_all();
    const auto by =
        bound(pack_text_of(rule("working_hours", 4)), all.done(), at("2026-01-20T00:00:00+08:00"));
    const policy::explanation e = explain(*by, "R1", "C");
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error.has_value());
    CHECK(e.error->id() == "policy-calendar-needed");
}
