#include "charts.hpp"
#include "support/counted_new.hpp"

#include <tenet/assess/snapshot_json.hpp>
#include <tenet/assess/stepper.hpp>

#include <array>
#include <random>
#include <utility>

using namespace charts;

namespace {

/// History, parallel regions, guards, effects, timers, errors, texts and loops.
constexpr std::string_view busy = R"x({"id": "busy", "effects": ["notify"],
  "data": [{"name": "n", "value": 0}, {"name": "said", "value": "[]"}],
  "states": [
    {"id": "work", "type": "parallel", "states": [
      {"id": "one", "states": [
        {"id": "h", "type": "deep_history", "transitions": [{"to": "a"}]},
        {"id": "a", "on_entry": [{"send": "tick", "after": "7s", "id": "t"}],
         "on_exit": [{"cancel": "t"}],
         "transitions": [{"on": "go", "if": "n < 20", "to": "b"}, {"on": "tick", "to": "a"}]},
        {"id": "b", "initial": "b1", "states": [
          {"id": "b1", "transitions": [{"on": "go", "to": "b2"}]},
          {"id": "b2", "transitions": [{"on": "go", "to": "a"},
            {"on": "bad", "do": [{"assign": "n", "value": "1 - \"x\""}]}]}]}]},
      {"id": "two", "states": [
        {"id": "calm", "transitions": [{"on": "go say", "to": "loud", "do": [
          {"assign": "n", "value": "n + 1"},
          {"assign": "said", "value": "[_event.name, _event.actor, string(now()), _sessionid]"},
          {"effect": "notify", "event": "heard", "data": "said"}]}]},
        {"id": "loud", "transitions": [{"if": "n > 3", "to": "calm"},
          {"on": "say error", "to": "calm", "do": [{"raise": "go"}]}]}]}],
     "transitions": [{"on": "rest", "to": "rested"}]},
    {"id": "rested", "transitions": [{"on": "back", "to": "h"}]}]})x";

/// Everything an outcome says.
std::string told(const assess::statechart& c, const assess::outcome& o) {
    std::string all = assess::write_snapshot(c, o.next);
    for (const assess::occurrence& e : o.events) {
        all += "\n" + e.what.name + " " + e.what.actor + " " + e.what.origin + " " +
               e.what.origin_type + " " + e.what.send_id + " " + to_text(*e.what.data) + " " +
               std::to_string(e.transitions) + " " + std::to_string(e.at.seconds);
    }
    for (const assess::effect& e : o.effects) all += "\n" + e.name + " " + to_text(*e.data);
    return all;
}

} // namespace

TEST_CASE("a stepper does what the chart does, in any order of sessions", "[assess]") {
    const auto c = chart(std::string{busy});
    std::mt19937 random{20260101};
    assess::stepper steps{c};
    assess::outcome kept;
    std::vector<assess::outcome> sessions;
    for (const char* name : {"a", "a-session-with-a-name-too-long-for-a-short-string", "b"}) {
        sessions.push_back(c.start({name, {}}).value());
    }
    constexpr std::array<const char*, 6> names{"go", "say", "bad", "rest", "back", "none"};
    std::size_t moved = 0;
    for (int n = 0; n < 3'000; ++n) {
        assess::outcome& now = sessions[random() % sessions.size()];
        const instant at = second(now.next.now.seconds + random() % 5);
        assess::event e = named(names[random() % names.size()]);
        e.actor = random() % 2 == 0 ? "li" : "somebody with a rather long name";
        const bool waits = random() % 8 == 0;
        const auto once = waits ? c.advance(now.next, at) : c.step(now.next, e, at);
        const auto refused =
            waits ? steps.advance(now.next, at, kept) : steps.step(now.next, e, at, kept);
        REQUIRE(once.has_value() == !refused.has_value());
        REQUIRE(told(c, *once) == told(c, kept));
        moved += kept.next.active != now.next.active ? 1 : 0;
        std::swap(now, kept);
    }
    CHECK(moved > 500);
}

TEST_CASE("a stepper that refused goes on", "[assess][hostile]") {
    const auto c = chart(R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a", "transitions": [{"on": "x", "do": [{"assign": "n", "value": "n + 1"}]},
          {"on": "round", "to": "b"}, {"on": "flood", "do": [
            {"for": "i", "in": "[1, 2, 3]", "do": [{"send": "x"}]}]}]},
        {"id": "b", "transitions": [{"to": "c"}]}, {"id": "c", "transitions": [{"to": "b"}]}]})");
    const auto other = chart(R"({"id": "d", "states": [{"id": "a"}]})");
    const auto begun = c.start({"s", {5, 0}}).value();
    assess::stepper steps{c};
    assess::outcome to;
    const auto id = [&](const assess::snapshot& from, const assess::event& e, instant at) {
        const auto refused = steps.step(from, e, at, to);
        return refused ? std::string{refused->items().front().id()} : std::string{};
    };
    CHECK(id(begun.next, named("round"), second(6)) == "assess-endless");
    CHECK(id(begun.next, named("x"), second(4)) == "assess-time-backwards");
    CHECK(id(begun.next, named(""), second(6)) == "assess-no-name");
    CHECK(id(other.start({"s", {}})->next, named("x"), second(6)) == "assess-other-chart");
    CHECK(id(begun.next, named("x"), second(6)).empty());
    CHECK(to_text(*c.find(to.next, "n")) == "1");
    CHECK(to.events.size() == 1);
    CHECK(to_text(*c.find(begun.next, "n")) == "0");
}

TEST_CASE("a stepper may move, and lives longer than the chart it was made of", "[assess]") {
    auto made = [] {
        const auto c = chart(R"x({"id": "c", "states": [{"id": "a", "transitions": [
            {"on": "x", "if": "In(\"a\") and _name = \"c\"", "to": "b"}]}, {"id": "b"}]})x");
        return std::pair{assess::stepper{c}, c.start({"s", {}}).value()};
    }();
    assess::stepper moved = std::move(made.first);
    assess::outcome to;
    REQUIRE_FALSE(moved.step(made.second.next, named("x"), second(1), to));
    CHECK(to.next.active != made.second.next.active);
    CHECK(to.events.front().transitions == 1);
}

namespace {

/// Allocations of 450 steps, after 50 to warm up; the chart adds 3 in every other one, and has a
/// timer.
std::size_t allocations_of_steps(const std::string& timer) {
    std::string text = R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a", "type": "parallel", "states": [
          {"id": "one", "states": [
            {"id": "p", "on_entry": [{"send": "t", "after": "TIMER", "id": "i"}],
             "on_exit": [{"cancel": "i"}], "transitions": [{"on": "t", "to": "p"}]}]},
          {"id": "two", "states": [
            {"id": "q", "transitions": [{"on": "x", "if": "_event.data in [0..10]", "to": "r",
               "do": [{"assign": "n", "value": "n + _event.data"}]}]},
            {"id": "r", "transitions": [{"on": "x", "to": "q"}]}]}]}]})";
    text.replace(text.find("TIMER"), 5, timer);
    const auto c = chart(text);
    assess::stepper steps{c};
    std::array<assess::outcome, 2> turns{c.start({"s", {}}).value()};
    assess::event x = named("x");
    x.data = owned_value::copy(value{decimal{3}});
    std::size_t before = 0;
    for (int n = 1; n <= 500; ++n) {
        if (n == 51) before = tenet_test::allocations;
        const auto refused = steps.step(turns[(n + 1) % 2].next, x, second(n), turns[n % 2]);
        if (refused) FAIL(refused->text(language::en));
    }
    const std::size_t made = tenet_test::allocations - before;
    CHECK(to_text(*c.find(turns[0].next, "n")) == "750");
    return made;
}

} // namespace

TEST_CASE("steps of numbers allocate nothing once warm", "[assess]") {
    CHECK(allocations_of_steps("1000s") == 0);
    // What a timer sends has a type too long to lie in place.
    const std::size_t fired = (500 - 50) / 60;
    CHECK(allocations_of_steps("60s") >= fired);
    CHECK(allocations_of_steps("60s") <= 4 * (fired + 1));
}
