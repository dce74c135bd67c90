#include "assessments.hpp"

#include <tenet/assess/simulation.hpp>
#include <tenet/base/calendar.hpp>

using namespace assessments;

namespace {

assess::simulation simulated(const player& p, instant from, instant until,
                             const std::string& assumed = "{}") {
    const auto with = assess::read_assumptions(assumed, "assumed.json");
    INFO((with ? std::string{} : with.error().text(language::en)));
    REQUIRE(with.has_value());
    const auto s = assess::simulate(p.of(), p.now, from, until, *with, p.options);
    INFO((s ? std::string{} : s.error().text(language::en)));
    REQUIRE(s.has_value());
    return *s;
}

std::string refusal(const player& p, instant from, instant until,
                    const std::string& assumed = "{}") {
    const auto with = assess::read_assumptions(assumed, "assumed.json");
    if (!with) return std::string{with.error().items().front().id()};
    const auto s = assess::simulate(p.of(), p.now, from, until, *with, p.options);
    return s ? std::string{} : std::string{s.error().items().front().id()};
}

/// Kind, actor and place of each entry of the timeline.
std::string timeline(const assess::simulation& s) {
    std::string all;
    for (const auto& e : s.events) {
        all += (all.empty() ? "" : "; ") + std::string{assess::name_of(e.is)} + " " + e.actor +
               "@" + assess::utc_text(e.at).substr(5, 8) + " " + e.to;
    }
    return all;
}

const std::string both_act = R"({"behave": [
  {"role": "maker", "after": {"after": "P1D"}, "answers": {"price": 200, "rating": 3}},
  {"role": "checker", "stage": "check", "after": {"after": "PT12H"}, "vote": "approve"}]})";

} // namespace

TEST_CASE("where nobody answers, what is due happens at its own instant", "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(0), day(30));
    CHECK(timeline(s) == "due @01-02T09 prepare; due @01-03T09 prepare; due @01-04T09 dropped");
    REQUIRE(s.events.size() == 3);
    CHECK(s.events[0].effects.front().what.type == "remind");
    CHECK(s.events[0].effects.front().people == std::vector<std::string>{"m1", "m2"});
    CHECK(s.events[1].effects.front().what.type == "escalate");
    CHECK(s.events[2].passed.front().result == "incomplete");
    CHECK(s.standings.front().end.at() == "dropped");
    CHECK(s.standings.front().waits_for.empty());
}

TEST_CASE("the original of a simulation stays as it was", "[simulation]") {
    const player p{made(purchase)};
    const std::string before = p.json();
    (void)simulated(p, day(0), day(30), both_act);
    CHECK(p.json() == before);
}

TEST_CASE("people act as assumed, by role and stage, after their span", "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(0), day(30), both_act);
    // Both makers answer a day later, after the reminder of that instant; two of three checkers
    // decide the vote.
    CHECK(timeline(s) == "due @01-02T09 prepare; submit m1@01-02T09 prepare; "
                         "submit m2@01-02T09 check; submit c1@01-02T21 check; "
                         "submit c2@01-02T21 bought");
    CHECK(s.standings.front().end.outcomes.front().outcome == "bought");
}

TEST_CASE("a simulated copy is what submitting the same acts comes to", "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(0), day(1), both_act);
    player q{made(purchase)};
    const std::string rest = R"("stage": "prepare", "answers": {"price": 200, "rating": 3})";
    REQUIRE(q.advance(day(1)).empty());
    REQUIRE(q.act("submit", "m1", rest, day(1)).empty());
    REQUIRE(q.act("submit", "m2", rest, day(1)).empty());
    CHECK(s.standings.front().end.log.hash == q.now.log.hash);
}

TEST_CASE("where it stops halfway a simulation says whom it waits for", "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(0), day(2), both_act.substr(0, both_act.find(",\n")) + "]}");
    const auto& end = s.standings.front();
    CHECK(end.end.at() == "check");
    REQUIRE(end.waits_for.size() == 3);
    CHECK(end.waits_for[0].person == "c1");
    CHECK(end.waits_for[0].role == "checker");
    CHECK(end.waits_for[0].since == day(1));
    CHECK(end.next_due == day(4));
}

TEST_CASE("an act that the rules forbid is told as refused and not tried again", "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(0), day(2), R"({"behave": [
      {"role": "maker", "after": {"after": "PT1H"}, "answers": {"price": -1, "rating": 3}}]})");
    REQUIRE(s.events.size() == 4);
    CHECK(s.events[0].is == assess::simulated_kind::refused);
    REQUIRE(s.events[0].why.has_value());
    CHECK(s.events[0].why->id() == "assessment-answer-range");
    CHECK(s.events[1].actor == "m2");
    CHECK(s.events[2].is == assess::simulated_kind::due);
}

TEST_CASE("whoever would be late already acts as the simulation begins", "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(2, 12), day(2, 13), R"({"behave": [
      {"role": "maker", "after": {"after": "PT1H"}, "answers": {"price": 20, "rating": 3}}]})");
    CHECK(timeline(s) == "due @01-02T09 prepare; due @01-03T09 prepare; "
                         "submit m1@01-03T12 prepare; submit m2@01-03T12 bought");
}

TEST_CASE("separation of duties holds in a simulation", "[simulation]") {
    auto with = people();
    for (auto& one : with.participants) {
        if (one.person == "c1") one.conflict = "brother";
    }
    const player p{made(purchase), with};
    const auto s = simulated(p, day(0), day(30), both_act);
    CHECK(s.standings.front().end.at() == "bought");
    for (const auto& e : s.events) CHECK(e.actor != "c1");
}

TEST_CASE("load counts the open tasks of a day and finds the first day of the peak",
          "[simulation]") {
    const player p{made(purchase)};
    const auto s = simulated(p, day(0), day(30), both_act);
    // 1 January: two makers; 2 January: they until 9 o'clock, and three checkers until 21.
    const auto civil = [](int n) {
        return date_at(day(n), zone_reference{nullptr, 0, zone_reference::kind::offset});
    };
    CHECK(s.all.days ==
          std::vector<assess::load_span>{{civil(0), civil(0), 2}, {civil(1), civil(1), 5}});
    CHECK(s.all.peak == 5);
    CHECK(s.all.peak_day == civil(1));
    REQUIRE(s.roles.size() == 2);
    CHECK(s.roles[0].who == "checker");
    CHECK(s.roles[0].peak == 3);
    REQUIRE(s.persons.size() == 5);
    CHECK(s.persons[3].who == "m1");
    CHECK(s.persons[3].days == std::vector<assess::load_span>{{civil(0), civil(1), 1}});
}

TEST_CASE("days of load are those of the zone", "[simulation]") {
    const player p{made(purchase)};
    const assess::simulated_instance one{&p.of(), &p.now, p.options};
    assess::simulation_options east;
    east.zone = *assess::read_zone("+08:00");
    // From 17:00 until 24:00 in the east: none of the next day.
    const auto s = assess::simulate({&one, 1}, day(0), day(0, 16), {}, east);
    REQUIRE(s.has_value());
    REQUIRE(s->all.days.size() == 1);
    CHECK(s->all.days[0].from == s->all.days[0].until);
    const auto later = assess::simulate({&one, 1}, day(0), day(0, 17), {}, east);
    REQUIRE(later.has_value());
    CHECK(later->all.days[0].until.days() == s->all.days[0].until.days() + 1);
}

TEST_CASE("several instances share one timeline and one load", "[simulation]") {
    const player a{made(purchase)};
    auto other = people();
    other.instance = "P-2";
    player b{made(purchase), other};
    REQUIRE(b.advance(day(1)).empty());
    const std::vector<assess::simulated_instance> both{{&a.of(), &a.now, a.options},
                                                       {&b.of(), &b.now, b.options}};
    const auto s = assess::simulate(both, day(1), day(30));
    REQUIRE(s.has_value());
    REQUIRE(s->events.size() == 5);
    CHECK(s->events[0].which == 0);
    CHECK(s->events[1].which == 0);
    CHECK(s->events[2].which == 1);
    CHECK(s->all.peak == 4);
    CHECK(assess::simulation_json(*s) ==
          assess::simulation_json(*assess::simulate(both, day(1), day(30))));
}

TEST_CASE("spans of assumptions are counted in calendar and in working time", "[simulation]") {
    player p{made(purchase)};
    const auto at = [&](const std::string& span) {
        const auto s = simulated(p, day(0), day(2),
                                 R"({"behave": [{"role": "maker", "after": )" + span +
                                     R"(, "answers": {"price": 1, "rating": null}}]})");
        for (const auto& e : s.events) {
            if (!e.actor.empty()) return e.at;
        }
        return day(0);
    };
    CHECK(at(R"({"after": "P1D", "in": "calendar"})") == day(1));
    CHECK(refusal(p, day(0), day(2), R"({"behave": [{"role": "maker", "after":
      {"after": "P1D", "in": "working"}}]})") == "assessment-simulation-due");
}

TEST_CASE("simulations refuse time that runs backwards and names nobody knows", "[simulation]") {
    player p{made(purchase)};
    REQUIRE(p.advance(day(1)).empty());
    CHECK(refusal(p, day(0), day(2)) == "assessment-simulation-time");
    CHECK(refusal(p, day(3), day(2)) == "assessment-simulation-time");
    CHECK(refusal(p, day(1), day(2),
                  R"({"behave": [{"role": "mayor", "after": {"after": "P1D"}}]})") ==
          "assessment-simulation-role");
    CHECK(refusal(p, day(1), day(2),
                  R"({"behave": [{"role": "maker", "stage": "x", "after": {"after": "P1D"}}]})") ==
          "assessment-simulation-stage");
    CHECK(refusal(p, day(1), day(2),
                  R"({"behave": [{"role": "maker", "after": {"after": "P0D"}}]})") ==
          "assessment-bad-span");
    CHECK(refusal(p, day(1), day(2), R"({"behave": {}})") == "definition-wrong-kind");
    CHECK(refusal(p, day(1), day(2), "[") != "");
}

TEST_CASE("an assessment that goes round for ever ends at the limit of steps", "[simulation]") {
    // Whatever comes of it, each stage leads to the other, for want of time.
    std::string round = replaced(purchase, R"({"on": "incomplete", "to": "dropped"}])",
                                 R"({"on": "incomplete", "to": "check"}])");
    round = replaced(round, R"({"on": "no_quorum", "to": "dropped"}])",
                     R"({"on": "no_quorum", "to": "prepare"}])");
    const player p{made(round)};
    const assess::simulated_instance one{&p.of(), &p.now, p.options};
    assess::simulation_options few;
    few.steps = 500;
    const auto s = assess::simulate({&one, 1}, day(0), day(4'000), {}, few);
    REQUIRE_FALSE(s.has_value());
    CHECK(s.error().items().front().id() == "assessment-simulation-steps");
    const auto again = assess::simulate({&one, 1}, day(0), day(4'000), {}, few);
    CHECK(s.error().text(language::en) == again.error().text(language::en));
    CHECK(assess::simulate({&one, 1}, day(0), day(300), {}, few).has_value());
}

TEST_CASE("stages that end as they begin and go round are bounded in a simulation",
          "[simulation]") {
    // Nobody may check: there is no quorum, and that leads back to the same stage.
    std::string round = replaced(purchase, R"({"on": "no_quorum", "to": "dropped"}])",
                                 R"({"on": "no_quorum", "to": "check"}])");
    round = replaced(round, R"({"on": "incomplete", "to": "dropped"}])",
                     R"({"on": "incomplete", "to": "check"}])");
    auto few = people();
    std::erase_if(few.participants, [](const auto& p) { return p.roles[0] == "checker"; });
    const player p{made(round), few};
    CHECK(refusal(p, day(0), day(30)) == "assessment-simulation-steps");
}
