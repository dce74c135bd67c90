#include "policy/support.hpp"

using namespace policy_test;

namespace {

std::string rule(const std::string& more) {
    return R"({"id": "R1", "title": {"zh": "客户满意度调查", "en": "Satisfaction survey"},
              "kind": "recurring", "subject": "account", "events": "surveys", )" +
           more + "}";
}

const std::string half_yearly = rule(R"("every": "@\"P6M\"")");

std::shared_ptr<const portfolio::snapshot> surveys_on(const std::vector<std::string>& days) {
    records all;
    acc::account a = an_account("A");
    a.since = day("2025-01-31");
    all.add(a);
    for (const std::string& d : days) all.add(survey("S" + d, "A", d));
    all.cover_all();
    return all.done();
}

std::string judged(const std::string& one_rule, const std::vector<std::string>& days,
                   std::string_view today) {
    const auto by =
        bound(pack_text_of(one_rule), surveys_on(days), at(std::string(today) + "T12:00:00+08:00"));
    const policy::explanation e = explain(*by, "R1", "A");
    std::string text{policy::name_of(e.of.is)};
    if (e.of.has_due) text += " " + date::from_days(e.of.due_days).text();
    return text;
}

} // namespace

TEST_CASE("a rolling obligation is due one interval after the last time", "[policy][recurring]") {
    CHECK(judged(half_yearly, {"2025-07-15"}, "2026-01-15") == "pass 2026-01-15");
    CHECK(judged(half_yearly, {"2025-07-15"}, "2026-01-16") == "fail 2026-01-15");
    CHECK(judged(half_yearly, {"2024-03-01", "2025-08-31"}, "2026-01-16") == "pass 2026-02-28");
}

TEST_CASE("an event after the day judged does not count yet", "[policy][recurring]") {
    CHECK(judged(half_yearly, {"2025-01-01", "2026-02-01"}, "2026-01-16") == "fail 2025-07-01");
}

TEST_CASE("the sentence of an overdue obligation names interval, last day and days overdue",
          "[policy][recurring]") {
    const auto by = bound(pack_text_of(half_yearly), surveys_on({"2025-05-03"}),
                          at("2025-12-25T09:00:00+08:00"));
    const policy::explanation e = explain(*by, "R1", "A");
    CHECK(e.sentence.zh == "客户满意度调查：应每 6 个月一次，上次 2025-05-03，已逾期 52 天");
    CHECK(e.sentence.en ==
          "Satisfaction survey: required every 6 months, last on 2025-05-03, overdue by 52 days");
}

TEST_CASE("grace moves the day of failure, not the due date", "[policy][recurring]") {
    const std::string lenient = rule(R"("every": "@\"P6M\"", "grace": "@\"P10D\"")");
    CHECK(judged(lenient, {"2025-07-15"}, "2026-01-25") == "pass 2026-01-15");
    CHECK(judged(lenient, {"2025-07-15"}, "2026-01-26") == "fail 2026-01-15");
}

TEST_CASE("before the first time, the obligation runs from its start", "[policy][recurring]") {
    const std::string full = rule(R"("every": "@\"P6M\"", "start": "since")");
    CHECK(judged(full, {}, "2025-07-31") == "pass 2025-07-31");
    CHECK(judged(full, {}, "2025-08-01") == "fail 2025-07-31");
    const std::string immediate =
        rule(R"("every": "@\"P6M\"", "start": "since", "first_period": "immediate")");
    CHECK(judged(immediate, {}, "2025-02-01") == "fail 2025-01-31");
}

TEST_CASE("nothing done and no start stated is a failure only if all is known",
          "[policy][recurring]") {
    CHECK(judged(half_yearly, {}, "2026-01-01") == "fail");
    records uncovered;
    uncovered.add(an_account("A"));
    const auto by = bound(pack_text_of(half_yearly), uncovered.done());
    const policy::explanation e = explain(*by, "R1", "A");
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.missing == std::vector<std::string>{"account.surveys"});
}

TEST_CASE("a late obligation is unknown while the collection is not covered",
          "[policy][recurring]") {
    records partly;
    partly.add(an_account("A")).add(survey("S", "A", "2025-01-01"));
    partly.cover("survey_waves", {{}, day("2024-01-01"), day("2025-06-30")});
    CHECK(outcome_of(*bound(pack_text_of(half_yearly), partly.done()), "R1", "A") == "unknown");
}

TEST_CASE("coverage of the span looked back over is enough", "[policy][recurring]") {
    records window;
    window.add(an_account("A")).add(survey("S", "A", "2024-12-01"));
    window.cover("survey_waves", {{}, day("2025-07-01"), {}});
    CHECK(outcome_of(*bound(pack_text_of(half_yearly), window.done()), "R1", "A") == "fail");
}

TEST_CASE("a known recent event decides although the collection is open", "[policy][recurring]") {
    records open;
    open.add(an_account("A")).add(survey("S", "A", "2025-12-01"));
    CHECK(outcome_of(*bound(pack_text_of(half_yearly), open.done()), "R1", "A") == "pass");
}

namespace {

/// The outcome for surveys by telephone, of which some do not say how they were held.
std::string by_telephone(const std::string& more, const std::vector<std::string>& telephone,
                         const std::vector<std::string>& silent, std::string_view today,
                         const std::string& events = R"(surveys[method = \"telephone\"])") {
    records all;
    all.add(an_account("A"));
    for (const std::string& d : telephone) {
        acc::survey_wave s = survey("T" + d, "A", d);
        s.method = "telephone";
        all.add(s);
    }
    for (const std::string& d : silent) all.add(survey("S" + d, "A", d));
    const std::string one = R"({"id": "R1", "title": {"zh": "电话调查", "en": "By telephone"},
        "kind": "recurring", "subject": "account", "events": ")" +
                            events + "\", " + more + "}";
    const auto by = bound(pack_text_of(one), all.cover_all().done(),
                          at(std::string(today) + "T12:00:00+08:00"));
    const policy::explanation e = explain(*by, "R1", "A");
    std::string text{policy::name_of(e.of.is)};
    for (const std::string& m : e.missing) text += " " + m;
    return text;
}

} // namespace

TEST_CASE("an event that may count leaves only its own period open", "[policy][recurring]") {
    const std::string calendar = R"("every": "@\"P3M\"", "repeats": "calendar")";
    const std::string lacks = "unknown survey_wave.method";
    CHECK(by_telephone(calendar, {}, {"2025-05-01"}, "2026-01-02") == "fail");
    CHECK(by_telephone(calendar, {}, {"2026-01-01"}, "2026-01-02") == "fail");
    CHECK(by_telephone(calendar, {}, {"2026-03-01"}, "2026-01-02") == "fail");
    CHECK(by_telephone(calendar, {}, {"2025-05-01", "2025-11-01"}, "2026-01-02") == lacks);
    CHECK(by_telephone(calendar, {"2025-10-01"}, {"2025-12-31"}, "2026-01-02") == "pass");

    const std::string anchored =
        R"("every": "@\"P1Y\"", "repeats": "anchored", "anchor": "@\"2020-06-30\"")";
    CHECK(by_telephone(anchored, {}, {"2024-06-30"}, "2025-08-01") == "fail");
    CHECK(by_telephone(anchored, {}, {"2025-07-01"}, "2025-08-01") == "fail");
    CHECK(by_telephone(anchored, {}, {"2024-07-01"}, "2025-08-01") == lacks);

    const std::string rolling = R"("every": "@\"P6M\"", "grace": "@\"P1M\"")";
    CHECK(by_telephone(rolling, {}, {"2025-05-01"}, "2026-01-02") == "fail");
    CHECK(by_telephone(rolling, {"2025-01-01"}, {"2025-05-01"}, "2026-01-02") == "fail");
    CHECK(by_telephone(rolling, {"2025-01-01"}, {"2025-06-02"}, "2026-01-02") == lacks);
    CHECK(by_telephone(rolling, {"2025-01-01"}, {"2026-02-01"}, "2026-01-02") == "fail");
}

TEST_CASE("filters one upon another, and lists that cannot be told apart", "[policy][recurring]") {
    const std::string calendar = R"("every": "@\"P3M\"", "repeats": "calendar")";
    CHECK(by_telephone(calendar, {}, {"2025-05-01"}, "2026-01-02",
                       R"(surveys[held_on > @\"2020-01-01\"][method = \"telephone\"])") == "fail");
    CHECK(by_telephone(calendar, {}, {"2025-05-01"}, "2026-01-02",
                       R"(surveys[method = \"telephone\"][held_on > @\"2020-01-01\"])") == "fail");
    CHECK(by_telephone(calendar, {}, {"2025-11-01"}, "2026-01-02",
                       R"(surveys[method = \"telephone\"][held_on > @\"2020-01-01\"])") ==
          "unknown survey_wave.method");
    CHECK(by_telephone(calendar, {}, {"2025-05-01"}, "2026-01-02",
                       R"(for s in surveys[method = \"telephone\"] return s)") ==
          "unknown survey_wave.method");
}

TEST_CASE("a calendar obligation asks for one event in every period", "[policy][recurring]") {
    const std::string quarterly = rule(R"("every": "@\"P3M\"", "repeats": "calendar")");
    CHECK(judged(quarterly, {"2025-10-01"}, "2026-01-01") == "pass 2026-03-31");
    CHECK(judged(quarterly, {"2025-09-30"}, "2026-01-01") == "fail 2025-12-31");
    CHECK(judged(quarterly, {"2025-12-31", "2026-01-01"}, "2026-01-02") == "pass 2026-06-30");
}

TEST_CASE("the period an account begins in counts only where the rule says so",
          "[policy][recurring]") {
    const std::string from_next =
        rule(R"("every": "@\"P3M\"", "repeats": "calendar", "start": "since")");
    CHECK(judged(from_next, {}, "2025-04-01") == "pass 2025-06-30");
    CHECK(judged(from_next, {}, "2025-07-01") == "fail 2025-06-30");
    const std::string partial = rule(
        R"("every": "@\"P3M\"", "repeats": "calendar", "start": "since", "first_period": "partial")");
    CHECK(judged(partial, {}, "2025-04-01") == "fail 2025-03-31");
}

TEST_CASE("an anchored obligation is due on each anniversary", "[policy][recurring]") {
    const std::string yearly =
        rule(R"("every": "@\"P1Y\"", "repeats": "anchored", "anchor": "@\"2020-03-31\"")");
    CHECK(judged(yearly, {"2024-06-01"}, "2025-04-01") == "pass 2026-03-31");
    CHECK(judged(yearly, {"2024-03-31"}, "2025-04-01") == "fail 2025-03-31");
}

TEST_CASE("month ends clip, or stay month ends where the rule says so", "[policy][recurring]") {
    const std::string clip =
        rule(R"("every": "@\"P1M\"", "repeats": "anchored", "anchor": "@\"2025-02-28\"")");
    CHECK(judged(clip, {"2025-04-29"}, "2025-05-01") == "fail 2025-04-28");
    const std::string last = rule(
        R"("every": "@\"P1M\"", "repeats": "anchored", "anchor": "@\"2025-02-28\"", "month_end": "last")");
    CHECK(judged(last, {"2025-04-29"}, "2025-05-01") == "pass 2025-05-31");
}

TEST_CASE("the interval can follow the tier of the account", "[policy][recurring]") {
    const std::string pack = pack_text_of(rule(R"("every": "survey_interval")"),
                                          R"("parameters": [{"id": "survey_interval",
        "name": {"zh": "调查间隔", "en": "survey interval"}, "type": "duration",
        "by": {"account": "tier"},
        "values": [{"from": "2020-01-01", "value": {"core": "P3M", "important": "P6M"},
                    "set_by": "委员会", "source": {"zh": "示例", "en": "example"}}]}],)");
    records all;
    for (const char* tier : {"core", "important", "strategic"}) {
        acc::account a = an_account(tier);
        a.tier = std::string(tier);
        all.add(a).add(survey(std::string("S-") + tier, tier, "2025-08-01"));
    }
    all.cover_all();
    const auto by = bound(pack, all.done());
    CHECK(outcome_of(*by, "R1", "core") == "fail");
    CHECK(outcome_of(*by, "R1", "important") == "pass");
    const policy::explanation none = explain(*by, "R1", "strategic");
    CHECK(none.of.is == policy::outcome::unknown);
    CHECK(none.missing == std::vector<std::string>{"survey_interval[strategic]"});
    const policy::explanation core = explain(*by, "R1", "core");
    const auto shown = std::find_if(core.values.begin(), core.values.end(),
                                    [](const auto& s) { return s.path == "survey_interval"; });
    REQUIRE(shown != core.values.end());
    CHECK(shown->key == "core");
    CHECK(shown->set_by == "委员会");
    CHECK(to_text(*shown->is) == "P3M");
}

TEST_CASE("a ladder reads what the rule worked out", "[policy][recurring]") {
    const std::string ladder = rule(
        R"("every": "@\"P6M\"", "level": "if overdue_days > 30 then \"serious\" else \"moderate\"")");
    const auto level_on = [&](const std::string& today) {
        const auto by =
            bound(pack_text_of(ladder), surveys_on({"2025-05-03"}), at(today + "T09:00:00+08:00"));
        return explain(*by, "R1", "A").level;
    };
    CHECK(level_on("2025-11-10") == "moderate");
    CHECK(level_on("2025-12-25") == "serious");
}
