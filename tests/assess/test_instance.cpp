#include "assessments.hpp"

#include <tenet/assess/instance_messages.hpp>

using namespace assessments;

namespace {

const std::string offer = R"("stage": "prepare", "answers": {"price": 120, "rating": 4})";
const std::string cheap = R"("stage": "prepare", "answers": {"price": 20, "rating": null})";
const std::string yes = R"("stage": "check", "choice": "approve")";
const std::string no = R"("stage": "check", "choice": "reject")";

/// An instance in the stage `check`.
player in_check() {
    player p{made(purchase)};
    CHECK(p.act("submit", "m1", offer).empty());
    CHECK(p.act("submit", "m2", cheap).empty());
    REQUIRE(p.now.at() == "check");
    return p;
}

std::string answers(const std::string& more) {
    player p{made(purchase)};
    return p.act("submit", "m1", R"("stage": "prepare", "answers": {)" + more + "}");
}

/// What happens must be what a second run of the log gives.
void check_replay(const player& p) {
    const auto again = assess::replay(p.of(), p.log, p.options, &p.now.log);
    INFO((again ? std::string{} : again.error().text(language::en)));
    REQUIRE(again.has_value());
    CHECK(assess::show_json(p.of(), *again) == p.json());
}

} // namespace

TEST_CASE("an assessment runs through its stages to an outcome", "[assess][instance]") {
    player p{made(purchase)};
    CHECK(p.now.at() == "prepare");
    CHECK(p.effects() == "act:prepare,m1,m2");
    CHECK(p.act("submit", "m1", offer).empty());
    CHECK(p.now.at() == "prepare");
    CHECK(p.act("submit", "m2", cheap).empty());
    CHECK(p.now.at() == "check");
    CHECK(p.effects() == "act:check,c1,c2,c3");
    CHECK(p.act("submit", "c1", yes).empty());
    CHECK(p.act("submit", "c2", yes).empty());
    CHECK(p.now.closed());
    CHECK(p.now.at() == "bought");
    CHECK(p.effects() == "outcome:bought");
    CHECK_FALSE(assess::next_due(p.of(), p.now).has_value());
    REQUIRE(p.now.outcomes.size() == 1);
    CHECK(to_text(*p.now.outcomes[0].measures) == "{dearest: 120}");
    check_replay(p);
}

TEST_CASE("conditions over measures and parameters find the way", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", cheap);
    p.act("submit", "m2", cheap);
    CHECK(p.now.at() == "bought");
    player q{made(replaced(purchase, R"("value": 100)", R"("value": 19)"))};
    q.act("submit", "m1", cheap);
    q.act("submit", "m2", cheap);
    CHECK(q.now.at() == "check");
}

TEST_CASE("a follow-up is opened where its condition is true", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", R"("stage": "prepare", "answers": {"price": 501, "rating": 1})");
    p.act("submit", "m2", cheap);
    p.act("submit", "c1", yes);
    p.act("submit", "c3", yes);
    CHECK(p.effects() == "outcome:bought follow_up:delivery");
    CHECK(to_text(*p.last[1].what.data).find("5") != std::string::npos);
}

TEST_CASE("reminders, escalations and deadlines come when they are due", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", offer);
    CHECK(*assess::next_due(p.of(), p.now) == day(1));
    CHECK(p.advance(day(1)).empty());
    CHECK(p.effects() == "remind:prepare,m2");
    CHECK(p.advance(day(2)).empty());
    CHECK(p.effects() == "escalate:prepare,chair,d1,d2");
    CHECK(p.advance(day(3)).empty());
    CHECK(p.now.at() == "check"); // one answer is enough at the deadline
    CHECK(p.now.present.entered == day(3));
    check_replay(p);
}

TEST_CASE("one long stride and many short ones come to the same log", "[assess][instance]") {
    player one{made(purchase)};
    one.advance(day(30));
    player many{made(purchase)};
    for (int hour = 9; hour < 30 * 24; hour += 7) many.advance(day(0, hour));
    CHECK(one.log == many.log);
    CHECK(one.now.at() == "dropped");
    check_replay(one);
}

TEST_CASE("a late act is refused and does not advance the instance", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", offer);
    const std::string before = p.json();
    CHECK(p.act("submit", "m2", offer, day(3)) == "assessment-late");
    CHECK(p.refused.text(language::en).find("2026-01-04T09:00:00Z") != std::string::npos);
    CHECK(p.json() == before);
    CHECK(p.act("submit", "m2", offer, day(3, 8)).empty());
}

TEST_CASE("what is refused has an id, both languages, a remedy, and changes nothing",
          "[assess][instance]") {
    player p = in_check();
    const std::string before = p.json();
    const std::string log = p.log;
    const auto is = [&](const std::string& found, const std::string& id) {
        CHECK(found == id);
        CHECK(p.json() == before);
        CHECK(p.log == log);
        for (const diagnostic& d : p.refused.items()) {
            CHECK(d.text(language::zh) != d.text(language::en));
            CHECK_FALSE(d.remedy(language::zh).empty());
            CHECK_FALSE(d.remedy(language::en).empty());
        }
    };
    is(p.act("submit", "nobody", yes), "assessment-unknown-actor");
    is(p.act("submit", "administrator", yes), "assessment-unknown-actor");
    is(p.act("submit", "m1", offer), "assessment-late");
    is(p.act("submit", "chair", yes), "assessment-no-seat");
    is(p.act("submit", "c1", R"("stage": "check")"), "assessment-bad-choice");
    is(p.act("submit", "c1", yes + R"(, "answers": {"price": 1})"), "assessment-answers-here");
    is(p.act("submit", "c1", yes, day(0, 9)), "assess-time-backwards");
    is(p.act("reopen", "chair", ""), "assessment-still-open");
    is(p.act("withdraw", "c1", ""), "assessment-not-allowed");
    is(p.act("send_back", "c1", R"("stage": "check", "to": "check")"), "assessment-not-offered");
    is(p.act("submit", "c1", R"("stage": "bought", "choice": "approve")"),
       "assessment-out-of-order");
    is(p.act("dance", "c1", ""), "assessment-bad-act");
    is(p.act("submit", "c1", yes + R"(, "colour": 1)"), "definition-member-unknown");
    CHECK(p.act("submit", "c1", yes).empty());
    CHECK(p.act("submit", "c1", no) == "assessment-twice");
    CHECK(p.act("submit", "c2", yes).empty());
    CHECK(p.act("submit", "c3", yes) == "assessment-late");
    CHECK(p.act("withdraw", "m1", "") == "assessment-closed");
    CHECK(p.act("reopen", "chair", "", day(20)) == "assessment-too-late");
}

TEST_CASE("answers keep to the form", "[assess][instance]") {
    const std::string fine = R"("price": 1, "rating": 3)";
    CHECK(answers(fine).empty());
    CHECK(answers(R"("price": 0.5, "rating": null)").empty());
    CHECK(answers(R"("price": 1)") == "assessment-answer-missing");
    CHECK(answers(R"("price": null, "rating": 3)") == "assessment-answer-null");
    CHECK(answers(R"("price": -1, "rating": 3)") == "assessment-answer-range");
    CHECK(answers(R"("price": 1, "rating": 6)") == "assessment-answer-range");
    CHECK(answers(R"("price": 1, "rating": 2.5)") == "assessment-answer-range");
    CHECK(answers(R"("price": "1", "rating": 3)") == "assessment-answer-kind");
    CHECK(answers(fine + R"(, "size": 3)") == "assessment-answer-unknown");
    CHECK(answers(fine + R"(, "colour": "red", "uses": ["b", "a"], "urgent": true,
                             "by": "2026-02-28", "why": "大客户")")
              .empty());
    CHECK(answers(fine + R"(, "colour": "green")") == "assessment-answer-range");
    CHECK(answers(fine + R"(, "uses": ["a", "a"])") == "assessment-answer-range");
    CHECK(answers(fine + R"(, "uses": "a")") == "assessment-answer-kind");
    CHECK(answers(fine + R"(, "urgent": "yes")") == "assessment-answer-kind");
    CHECK(answers(fine + R"(, "by": "2026-02-30")") == "assessment-answer-kind");
    CHECK(answers(fine + R"(, "why": "集团客户")") == "assessment-answer-range");
}

TEST_CASE("missing, not applicable and given are kept apart in the log", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", cheap);
    const auto& given = p.now.present.seats[0].answers->as_context();
    CHECK(given.find("rating")->is_null());
    CHECK(given.find("colour") == nullptr);
    CHECK(p.log.find(R"("rating":null)") != std::string::npos);
    CHECK(p.log.find("colour") == std::string::npos);
}

TEST_CASE("a signer may be represented by a delegate, for a time", "[assess][instance]") {
    player p = in_check();
    const std::string for_c1 = yes + R"(, "for": "c1")";
    CHECK(p.act("submit", "d1", for_c1) == "assessment-no-delegation");
    CHECK(p.act("delegate", "c1", R"("person": "d1", "since": "2026-01-02T00:00:00Z",
        "until": "2026-01-03T00:00:00Z")")
              .empty());
    CHECK(p.act("submit", "d1", for_c1) == "assessment-no-delegation");         // not yet
    CHECK(p.act("submit", "d1", for_c1, day(2)) == "assessment-no-delegation"); // no more
    CHECK(p.act("delegate", "d1", R"("person": "d2", "since": "2026-01-02T00:00:00Z",
        "until": "2026-01-03T00:00:00Z")")
              .empty());
    CHECK(p.act("submit", "d2", for_c1, day(1)) == "assessment-no-delegation"); // not passed on
    CHECK(p.act("submit", "d1", for_c1, day(1)).empty());
    CHECK(p.act("submit", "c1", no, day(1)) == "assessment-twice");
    check_replay(p);
}

TEST_CASE("a delegation has to have sense, and can be revoked", "[assess][instance]") {
    player p = in_check();
    const auto bad = [&](const std::string& rest) {
        CHECK(p.act("delegate", "c1", rest) == "assessment-bad-delegation");
    };
    const std::string dates = R"("since": "2026-01-01T00:00:00Z", "until": "2026-01-20T00:00:00Z")";
    bad(R"("person": "d1")");
    bad(R"("person": "c1", )" + dates);
    bad(R"("person": "d1", "stages": ["x"], )" + dates);
    bad(R"("person": "d1", "since": "2026-01-02T00:00:00Z", "until": "2026-01-02T00:00:00Z")");
    bad(R"("person": "d1", "since": "2026-01-02T00:00:00Z", "until": "2026-02-02T00:00:00Z")");
    CHECK(p.act("delegate", "c1", R"("person": "d1", "stages": ["prepare"], )" + dates).empty());
    CHECK(p.act("submit", "d1", yes + R"(, "for": "c1")") == "assessment-no-delegation");
    CHECK(p.act("delegate", "c1", R"("person": "d1", )" + dates).empty());
    CHECK(p.act("revoke", "c1", R"("person": "d1")").empty());
    CHECK(p.act("submit", "d1", yes + R"(, "for": "c1")") == "assessment-no-delegation");
}

TEST_CASE("nobody acts twice in a round, for whomever", "[assess][instance]") {
    player p = in_check();
    p.act("delegate", "c1", R"("person": "c2", "since": "2026-01-01T00:00:00Z",
        "until": "2026-01-20T00:00:00Z")");
    CHECK(p.act("submit", "c2", yes).empty());
    CHECK(p.act("submit", "c2", yes + R"(, "for": "c1")") == "assessment-twice");
    CHECK(p.act("submit", "c1", yes).empty());
}

TEST_CASE("separation of duties is asked of who acts and of who is represented",
          "[assess][instance]") {
    const std::string dates =
        R"(, "since": "2026-01-01T00:00:00Z", "until": "2026-01-20T00:00:00Z")";
    player p = in_check();
    // m1 prepared, and may not check for a checker.
    p.act("delegate", "c1", R"("person": "m1")" + dates);
    CHECK(p.act("submit", "m1", yes + R"(, "for": "c1")") == "assessment-separation");
    CHECK(p.act("transfer", "c1", R"("stage": "check", "person": "m1")") ==
          "assessment-separation");
    CHECK(p.act("add_signer", "chair", R"("stage": "check", "person": "m1")") ==
          "assessment-separation");
    // d1 prepared for m2, and may not check; nor may d2 check for d1.
    player q{made(purchase)};
    q.act("delegate", "m2", R"("person": "d1")" + dates);
    CHECK(q.act("submit", "d1", offer + R"(, "for": "m2")").empty());
    CHECK(q.act("submit", "m1", offer).empty());
    REQUIRE(q.now.at() == "check");
    q.act("delegate", "c1", R"("person": "d1")" + dates);
    CHECK(q.act("submit", "d1", yes + R"(, "for": "c1")") == "assessment-separation");
    CHECK(q.act("add_signer", "chair", R"("stage": "check", "person": "d1")") ==
          "assessment-separation");
    CHECK(q.act("submit", "m2", yes + R"(, "for": "c1")") == "assessment-separation");
}

TEST_CASE("whoever may not judge does not choose who judges", "[assess][instance]") {
    const std::string dates =
        R"(, "since": "2026-01-01T00:00:00Z", "until": "2026-01-20T00:00:00Z")";
    player p{made(replaced(purchase, R"("exclusive": [["maker", "checker"]],)", ""))};
    p.act("delegate", "m1", R"("person": "chair")" + dates);
    CHECK(p.act("submit", "chair", offer + R"(, "for": "m1")").empty());
    p.act("submit", "m2", offer);
    REQUIRE(p.now.at() == "check");
    CHECK(p.act("add_signer", "chair", R"("stage": "check", "person": "d2")") ==
          "assessment-separation");
    CHECK(p.act("remove_signer", "chair", R"("stage": "check", "person": "c1")") ==
          "assessment-separation");
    CHECK(p.act("add_signer", "d1", R"("stage": "check", "person": "d2")").empty());
    CHECK(p.act("declare_conflict", "d1", "").empty());
    CHECK(p.act("remove_signer", "d1", R"("stage": "check", "person": "c1")") ==
          "assessment-conflict");
    CHECK(p.act("declare_conflict", "d1", R"("person": "c1")") == "assessment-conflict");
}

TEST_CASE("a measure that a limit ends is null and not passed over in silence",
          "[assess][instance]") {
    player p{made(replaced(purchase, R"j("is": "max(answers.price)")j",
                           R"j("is": "sum(for i in 1..100000 return i)")j"))};
    p.options.bounds.steps = 1000;
    p.act("submit", "m1", offer);
    CHECK(p.act("submit", "m2", offer).empty());
    CHECK(p.now.at() == "bought");
    REQUIRE_FALSE(p.last.empty());
    CHECK(p.last[0].what.type == "problem");
    CHECK(to_text(*p.last[0].what.data).find("feel-steps-exhausted") != std::string::npos);
    check_replay(p);
}

TEST_CASE("roles that exclude each other cannot be joined by representing", "[assess][instance]") {
    const std::string dates = R"("since": "2026-01-01T00:00:00Z", "until": "2026-01-20T00:00:00Z")";
    player p{made(replaced(purchase, R"("separate": [["prepare", "check"]],)", ""))};
    p.act("delegate", "m1", R"("person": "c1", )" + dates);
    CHECK(p.act("submit", "c1", offer + R"(, "for": "m1")") == "assessment-exclusive");
    CHECK(p.act("add_signer", "chair", R"("stage": "prepare", "person": "c1")") ==
          "assessment-exclusive");
    // Whoever once acted as a maker is one.
    p.act("delegate", "m1", R"("person": "d1", )" + dates);
    CHECK(p.act("submit", "d1", offer + R"(, "for": "m1")").empty());
    p.act("submit", "m2", offer);
    REQUIRE(p.now.at() == "check");
    CHECK(p.act("add_signer", "chair", R"("stage": "check", "person": "d1")") ==
          "assessment-exclusive");
}

TEST_CASE("participants who hold roles that exclude each other are refused", "[assess][instance]") {
    const auto a = made(purchase);
    assess::opening with = people();
    with.participants[0].roles.push_back("checker");
    CHECK(assess::open(a, with, day(0)).error().items()[0].id() == "assessment-participants");
    with = people();
    with.participants[0].person = "m2";
    CHECK_FALSE(assess::open(a, with, day(0)).has_value());
    with = people();
    with.participants[0].roles = {"baker"};
    CHECK_FALSE(assess::open(a, with, day(0)).has_value());
    with = people();
    with.participants[0].weight = decimal{-1};
    CHECK_FALSE(assess::open(a, with, day(0)).has_value());
}

TEST_CASE("whoever has a conflict of interest is out of the quorum", "[assess][instance]") {
    // More than half of three must approve; with one out, of two: both.
    player p{made(replaced(purchase, R"("approve": {"at_least": 2})",
                           R"("approve": {"more_than_share": 0.5})"))};
    p.act("submit", "m1", offer);
    p.act("submit", "m2", offer);
    CHECK(p.act("submit", "c1", yes).empty());
    CHECK(p.act("declare_conflict", "c2", R"("person": "c1")") == "assessment-not-allowed");
    CHECK(p.act("declare_conflict", "chair", R"("person": "c1", "reason": "cousin")").empty());
    CHECK(p.now.present.seats[0].excused == "cousin");
    CHECK(p.act("submit", "c1", yes) == "assessment-conflict");
    p.act("delegate", "c1", R"("person": "d1", "since": "2026-01-01T00:00:00Z",
        "until": "2026-01-20T00:00:00Z")");
    CHECK(p.act("submit", "d1", yes + R"(, "for": "c1")") == "assessment-conflict");
    CHECK(p.act("submit", "c2", yes).empty());
    CHECK(p.now.at() == "check");
    CHECK(p.act("submit", "c3", yes).empty());
    CHECK(p.now.at() == "bought");
    check_replay(p);
}

TEST_CASE("with too few left without a conflict there is no quorum", "[assess][instance]") {
    player p{made(replaced(purchase, R"("abstain": "against")",
                           R"("abstain": "against", "least_eligible": 3)"))};
    p.act("submit", "m1", offer);
    p.act("submit", "m2", offer);
    CHECK(p.act("declare_conflict", "c1", "").empty());
    CHECK(p.now.at() == "dropped");
    CHECK(p.now.present.result == "no_quorum");
    check_replay(p);
}

TEST_CASE("a vote that somebody with a conflict has cast for another does not count",
          "[assess][instance]") {
    player p = in_check();
    p.act("delegate", "c1", R"("person": "d1", "since": "2026-01-01T00:00:00Z",
        "until": "2026-01-20T00:00:00Z")");
    CHECK(p.act("submit", "d1", yes + R"(, "for": "c1")").empty());
    CHECK(p.act("declare_conflict", "d1", "").empty());
    CHECK(p.act("submit", "c2", yes).empty());
    CHECK(p.now.at() == "check");
    CHECK(p.act("submit", "c1", yes).empty());
    CHECK(p.now.at() == "bought");
    check_replay(p);
}

TEST_CASE("signers are added, removed and replaced as long as they have not acted",
          "[assess][instance]") {
    player p = in_check();
    CHECK(p.act("add_signer", "c1", R"("stage": "check", "person": "d1")") ==
          "assessment-not-allowed");
    CHECK(p.act("add_signer", "chair", R"("stage": "check", "person": "chair")") ==
          "assessment-self-seated");
    CHECK(p.act("add_signer", "chair", R"("stage": "check", "person": "c1")") ==
          "assessment-seated");
    CHECK(p.act("add_signer", "chair", R"("stage": "check", "person": "d1")").empty());
    CHECK(p.act("remove_signer", "chair", R"("stage": "check", "person": "c2")").empty());
    CHECK(p.act("submit", "c2", yes) == "assessment-no-seat");
    CHECK(p.act("transfer", "c3", R"("stage": "check", "person": "d2")").empty());
    CHECK(p.act("submit", "c3", yes) == "assessment-no-seat");
    CHECK(p.act("submit", "d2", no).empty());
    CHECK(p.act("remove_signer", "chair", R"("stage": "check", "person": "d2")") ==
          "assessment-has-acted");
    CHECK(p.act("submit", "d1", yes).empty());
    CHECK(p.act("submit", "c1", yes).empty());
    CHECK(p.now.at() == "bought");
    check_replay(p);
}

TEST_CASE("a stage is sent back and begins anew", "[assess][instance]") {
    player p = in_check();
    p.act("submit", "c1", yes);
    CHECK(p.act("send_back", "c2", R"("stage": "check", "to": "prepare", "reason": "too dear")")
              .empty());
    CHECK(p.now.at() == "prepare");
    CHECK(p.now.present.number == 3);
    CHECK(p.now.past[1]->result == "sent_back");
    CHECK(p.now.past[1]->seats[0].is == assess::ballot::approve);
    CHECK(p.act("submit", "m1", offer).empty());
    CHECK(p.act("submit", "m2", offer).empty());
    CHECK(p.now.at() == "check");
    CHECK(p.act("submit", "c1", yes).empty()); // again, in a new round
    check_replay(p);
}

TEST_CASE("withdraw, reopen and appeal supersede and never rewrite", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", cheap);
    const std::string log = p.log;
    CHECK(p.act("withdraw", "m2", R"("reason": "no budget")").empty());
    CHECK(p.now.at() == "withdrawn");
    CHECK(p.act("reopen", "chair", "").empty());
    CHECK(p.now.at() == "prepare");
    CHECK_FALSE(p.now.closed());
    CHECK(p.act("submit", "m1", cheap).empty());
    CHECK(p.act("submit", "m2", cheap).empty());
    CHECK(p.now.at() == "bought");
    CHECK(p.act("appeal", "c1", "") == "assessment-not-allowed");
    CHECK(p.act("appeal", "m1", "").empty());
    CHECK(p.now.at() == "check");
    CHECK(p.act("submit", "c1", no).empty());
    CHECK(p.act("submit", "c2", no).empty());
    CHECK(p.now.at() == "dropped");
    REQUIRE(p.now.outcomes.size() == 3);
    CHECK(p.now.outcomes[0].outcome == "withdrawn");
    CHECK(p.now.outcomes[1].supersedes == 1);
    CHECK(p.now.outcomes[2].supersedes == 2);
    CHECK(p.log.starts_with(log));
    check_replay(p);
}

TEST_CASE("a stage in which nobody may act ends as it begins", "[assess][instance]") {
    assess::opening with = people();
    with.participants.resize(2);
    player p{made(purchase), with};
    p.act("submit", "m1", offer);
    p.act("submit", "m2", offer);
    CHECK(p.now.at() == "dropped");
    CHECK(p.now.present.result == "no_quorum");
    check_replay(p);
    const std::string round = replaced(purchase, R"({"on": "no_quorum", "to": "dropped"})",
                                       R"({"on": "no_quorum", "to": "check"})");
    player q{made(round), with};
    q.act("submit", "m1", offer);
    CHECK(q.act("submit", "m2", offer) == "assessment-endless");
}

TEST_CASE("a deadline in working time needs a calendar that covers it", "[assess][instance]") {
    const auto a = made(replaced(purchase, R"("deadline": {"after": "P3D"}, "transfer")",
                                 R"("deadline": {"after": "P3D", "in": "working"}, "transfer")"));
    const auto without = assess::open(a, people(), day(0));
    REQUIRE_FALSE(without.has_value());
    CHECK(without.error().items()[0].id() == "assessment-no-due");
    calendar_definition d;
    d.id = "c";
    d.zone = {nullptr, 0, zone_reference::kind::offset};
    for (int n = 0; n < 5; ++n) d.week[n] = {{540, 1080}};
    d.covers_from = *date::parse("2026-01-01");
    d.covers_to = *date::parse("2026-12-31");
    const auto work = working_calendar::make(d).value();
    assess::run_options options;
    options.calendar = &work;
    const auto begun = assess::open(a, people(), day(0), options); // a Thursday
    REQUIRE(begun.has_value());
    const auto on = assess::advance(a, begun->next, day(5, 8), options);
    CHECK(on->next.at() == "prepare");
    CHECK(assess::advance(a, begun->next, day(5, 9), options)->next.at() == "dropped");
}

TEST_CASE("any whole part of a log is the log of an instance", "[assess][instance]") {
    player p{made(purchase)};
    p.act("submit", "m1", offer);
    p.advance(day(4));
    p.act("submit", "c1", yes, day(4));
    p.advance(day(30));
    std::size_t end = p.log.find('\n') + 1;
    CHECK(assess::replay(p.of(), p.log.substr(0, end)).error().items()[0].id() ==
          "assessment-not-opened");
    for (end = p.log.find('\n', end) + 1; end != 0; end = p.log.find('\n', end) + 1) {
        const auto part = assess::replay(p.of(), p.log.substr(0, end));
        REQUIRE(part.has_value());
        CHECK(part->log.bytes == end);
        if (end == p.log.size()) break;
    }
}

TEST_CASE("a log is refused that is cut, changed, or of another definition",
          "[assess][instance][hostile]") {
    player p{made(purchase)};
    p.act("submit", "m1", offer);
    p.act("submit", "m2", offer);
    for (std::size_t n = 0; n < p.log.size(); n += 41) {
        std::string wrong = p.log;
        wrong[n] = static_cast<char>(wrong[n] ^ 1);
        CHECK_FALSE(assess::replay(p.of(), wrong).has_value());
    }
    CHECK(assess::replay(p.of(), p.log.substr(0, p.log.size() / 2)).error().items()[0].id() ==
          "assess-log-torn");
    const auto other = made(replaced(purchase, R"("value": 100)", R"("value": 99)"));
    const auto changed = assess::replay(other, p.log);
    REQUIRE_FALSE(changed.has_value());
    CHECK(changed.error().items()[0].id() == "assess-other-chart");
    CHECK_FALSE(assess::replay(p.of(), "").has_value());
    CHECK_FALSE(
        assess::submit(
            other, p.now,
            assess::read_act(
                R"({"act": "submit", "actor": "c1", "stage": "check", "choice": "approve"})")
                .value(),
            day(1))
            .has_value());
}

TEST_CASE("a log that keeps its chain and breaks a rule is refused", "[assess][instance]") {
    // Made with a definition without separation, claimed to be of one with it: the chart knows.
    player p{made(purchase)};
    // An act that the kernel takes and the rules do not: a checker's vote while preparing.
    const auto& chart = p.of().chart();
    assess::event forged;
    forged.name = "act.submit";
    forged.actor = "c1";
    const auto step = assess::record_step(chart, p.now.now, p.now.log, forged, day(0, 10)).value();
    REQUIRE(assess::verify_log(p.log + step.bytes).has_value());
    CHECK_FALSE(assess::replay(p.of(), p.log + step.bytes).has_value());
    forged.name = "decided.close"; // before its time
    const auto early = assess::record_step(chart, p.now.now, p.now.log, forged, day(0, 10)).value();
    const auto found = assess::replay(p.of(), p.log + early.bytes);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().items()[0].id() == "assessment-wrong-entry");
}

TEST_CASE("hostile acts and openings are refused", "[assess][instance][hostile]") {
    for (const char* text :
         {"", "[]", "null", "{}", R"({"act": 1})", R"({"act": "submit", "for": 1})",
          R"({"act": "submit", "choice": "answered"})",
          R"({"act": "delegate", "since": "2026-01-01T00:00:00"})",
          R"({"act": "delegate", "stages": [1]})"}) {
        CHECK_FALSE(assess::read_act(text).has_value());
    }
    for (const char* text : {"", "[]", R"({"participants": 1})", R"({"participants": [1]})",
                             R"({"participants": [{"person": "a", "weight": "x"}]})"}) {
        CHECK_FALSE(assess::read_opening(text).has_value());
    }
    const auto a = made(purchase);
    CHECK_FALSE(assess::open(a, {}, day(0)).has_value());
    player p{a};
    CHECK(p.act(R"({"act": "submit", "actor": "m1", "stage": "prepare", "answers": [1]})",
                day(1)) == "definition-wrong-kind");
    CHECK(p.act(R"({"act": "submit", "stage": "prepare"})", day(1)) == "assessment-unknown-actor");
}

TEST_CASE("a measure sees what it came to before", "[assess]") {
    player counting{made(replaced(purchase, R"json("is": "max(answers.price)"
})json",
                                  R"json("is": "max(answers.price)"},
    {"id": "first", "zh": "首价", "of": "prepare",
     "is": "if first != null then 首价 else dearest"})json"))};
    const std::string bid = R"("stage": "prepare", "answers": {"rating": 4, "price": )";
    CHECK(counting.act("submit", "m1", bid + "120}").empty());
    CHECK(counting.act("submit", "m2", bid + "130}").empty());
    const std::string back = R"("stage": "check", "to": "prepare", "reason": "?")";
    CHECK(counting.act("send_back", "c1", back, day(0, 11)).empty());
    CHECK(counting.act("submit", "m1", bid + "150}", day(0, 12)).empty());
    CHECK(counting.act("submit", "m2", bid + "20}", day(0, 12)).empty());
    CHECK(counting.act("submit", "c2", yes, day(1)).empty());
    CHECK(counting.act("submit", "c3", yes, day(1)).empty());
    REQUIRE(counting.now.closed());
    const auto& measures = counting.now.outcomes.back().measures->as_context();
    CHECK(measures.find("dearest")->as_number() == decimal{150});
    CHECK(measures.find("first")->as_number() == decimal{130});
    CHECK(assess::replay(counting.of(), counting.log).has_value());
}

TEST_CASE("a measure that does not stand at an outcome is null there", "[assess]") {
    player p{made(
        replaced(purchase, R"({"id": "dropped"})", R"({"id": "dropped", "void": ["dearest"]})"))};
    CHECK(p.act("submit", "m1", offer).empty());
    CHECK(p.act("submit", "m2", offer).empty());
    CHECK(p.act("submit", "c1", no, day(1)).empty());
    CHECK(p.act("submit", "c2", no, day(1)).empty());
    REQUIRE(p.now.at() == "dropped");
    CHECK(p.now.outcomes.back().measures->as_context().find("dearest")->is_null());
    CHECK(problems(replaced(purchase, R"({"id": "dropped"})",
                            R"({"id": "dropped", "void": ["cheapest"]})")) ==
          std::vector<std::string>{"assessment-measure-unknown"});
}
