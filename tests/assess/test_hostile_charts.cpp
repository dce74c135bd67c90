#include "charts.hpp"

#include <tenet/assess/lint.hpp>

using namespace charts;

namespace {

std::string id_of(const result<assess::outcome>& r) {
    return r ? std::string{} : std::string{r.error().items().front().id()};
}

std::vector<std::string> lint_ids(const std::string& text) {
    std::vector<std::string> ids;
    for (const diagnostic& d : assess::lint(chart(text)).items()) {
        ids.push_back(std::string{d.id()} + (d.arguments().empty() ? "" : " " + d.arguments()[0]));
    }
    return ids;
}

using list = std::vector<std::string>;

} // namespace

TEST_CASE("endless loops end with an error and the states they were in", "[assess][hostile]") {
    const auto eventless = chart(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "to": "b"}]},
        {"id": "b", "transitions": [{"to": "d"}]}, {"id": "d", "transitions": [{"to": "b"}]}]})");
    const auto begun = eventless.start({"s", {}});
    const auto stepped = eventless.step(begun->next, named("x"), second(1));
    REQUIRE(id_of(stepped) == "assess-endless");
    CHECK(stepped.error().items().front().arguments()[0] == "10000");
    const auto raising = chart(R"({"id": "c", "states": [{"id": "a", "on_entry": [{"raise": "x"}],
        "transitions": [{"on": "x", "to": "a"}]}]})");
    CHECK(id_of(raising.start({"s", {}})) == "assess-endless");
    const auto sending = chart(R"({"id": "c", "states": [{"id": "a", "on_entry": [{"send": "x"}],
        "transitions": [{"on": "x", "to": "a"}]}]})");
    CHECK(id_of(sending.start({"s", {}})) == "assess-endless");
    const auto failing = chart(R"({"id": "c", "states": [{"id": "a",
        "transitions": [{"on": "error", "if": "1 - \"x\" = 1"}]},
        {"id": "b"}], "on_load": [{"assign": "n", "value": "1 - \"x\""}],
        "data": [{"name": "n"}]})");
    CHECK(id_of(failing.start({"s", {}})) == "assess-endless");
}

TEST_CASE("floods of events and timers are bounded", "[assess][hostile]") {
    assess::run_options few;
    few.queued = 100;
    const std::string flood =
        R"({"id": "c", "data": [{"name": "l", "value": "for i in 1..200 return i"}],
        "states": [{"id": "a", "on_entry": [{"for": "i", "in": "l", "do": [WHAT]}]}]})";
    for (const char* what :
         {R"({"raise": "x"})", R"({"send": "x"})", R"({"send": "x", "after": "1s"})"}) {
        std::string text = flood;
        text.replace(text.find("WHAT"), 4, what);
        CHECK(id_of(chart(text).start({"s", {}}, few)) == "assess-queue-full");
    }
}

TEST_CASE("a timer that sets itself again fires a bounded number of times a call",
          "[assess][hostile]") {
    const auto c = chart(R"({"id": "c", "states": [{"id": "a",
        "on_entry": [{"send": "t", "after": "1ms"}], "transitions": [{"on": "t", "to": "a"}]}]})");
    const auto begun = c.start({"s", {}});
    const auto once = c.advance(begun->next, second(1'000'000'000));
    REQUIRE(once.has_value());
    CHECK(once->events.size() == 1000);
    CHECK(*assess::next_due(once->next) <= second(2));
    CHECK(once->next.now == second(1));
    CHECK(id_of(c.step(begun->next, named("x"), second(1'000'000'000))) == "assess-much-due");
}

TEST_CASE("time that runs backwards is refused, or the snapshot's counts", "[assess][hostile]") {
    const auto c = chart(R"({"id": "c", "states": [{"id": "a"}]})");
    const auto begun = c.start({"s", second(100)});
    CHECK(id_of(c.step(begun->next, named("x"), second(99))) == "assess-time-backwards");
    CHECK(id_of(c.advance(begun->next, second(99))) == "assess-time-backwards");
    assess::run_options clamp;
    clamp.time = assess::backwards::clamp;
    CHECK(c.step(begun->next, named("x"), second(99), clamp)->next.now == second(100));
}

TEST_CASE("events that nobody may send are refused", "[assess][hostile]") {
    const auto c = chart(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "to": "end"}]}, {"id": "end", "type": "final"}]})");
    const auto begun = c.start({"s", {}});
    CHECK(id_of(c.step(begun->next, named(""), second(1))) == "assess-no-name");
    CHECK(id_of(c.step(begun->next, named("a b"), second(1))) == "assess-no-name");
    CHECK(id_of(c.start({"", {}})) == "assess-no-name");
    const auto ended = c.step(begun->next, named("x"), second(1));
    CHECK(id_of(c.step(ended->next, named("x"), second(2))) == "assess-ended");
}

TEST_CASE("a snapshot of another chart, or a damaged one, is refused", "[assess][hostile]") {
    const auto c = chart(R"({"id": "c", "states": [{"id": "a"}, {"id": "b"}]})");
    const auto changed = chart(R"({"id": "c", "states": [{"id": "a"}, {"id": "b2"}]})");
    const auto begun = c.start({"s", {}});
    CHECK(id_of(changed.advance(begun->next, second(1))) == "assess-other-chart");
    const auto damaged = [&](auto&& damage) {
        assess::snapshot s = begun->next;
        damage(s);
        return id_of(c.advance(s, second(1)));
    };
    CHECK(damaged([](auto& s) { s.active = {99}; }) == "assess-other-chart");
    CHECK(damaged([](auto& s) { s.active = {2, 1}; }) == "assess-other-chart");
    CHECK(damaged([](auto& s) { s.active = {0}; }) == "assess-other-chart");
    CHECK(damaged([](auto& s) { s.data.resize(7); }) == "assess-other-chart");
    CHECK(damaged([](auto& s) { s.history.push_back({1}); }) == "assess-other-chart");
    CHECK(damaged([](auto& s) { s.active.clear(); }).empty());
}

TEST_CASE("everything wrong with a definition is said", "[assess][hostile]") {
    CHECK(problems(R"({"id": "c", "states": []})") == list{"assess-no-states"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a"}, {"id": "a"}]})") ==
          list{"assess-state-twice"});
    CHECK(problems(
              R"({"id": "c", "states": [{"id": "draft", "transitions": [{"on": "x", "to": "darft"},
        {"on": "y", "to": "zzzzzzzz"}]}]})") == list{"assess-state-near", "assess-state-unknown"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a", "initial": "b", "states": [{"id": "a1"}]},
        {"id": "b"}]})") == list{"assess-initial-outside"});
    CHECK(problems(
              R"({"id": "c", "states": [{"id": "a", "transitions": [{"on": "x", "to": ["a", "b"]}]},
        {"id": "b"}]})") == list{"assess-targets-exclude"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "type": "final", "states": [{"id": "b"}]}]})") ==
        list{"assess-misplaced"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a", "states": [{"id": "a1"},
        {"id": "h", "type": "history", "transitions": [{"on": "x", "to": "a1"}]}]}]})") ==
          list{"assess-misplaced"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a", "states": [{"id": "a1"},
        {"id": "h", "type": "history", "transitions": [{"to": "g"}]},
        {"id": "g", "type": "history", "transitions": [{"to": "h"}]}]}]})") ==
          list{"assess-initial-outside"});
    CHECK(problems(R"({"id": "c", "data": [{"name": "n"}, {"name": "n"}, {"name": "_event"}],
        "states": [{"id": "a"}]})") == list{"assess-data-twice"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "on_entry": [{"assign": "n", "value": "1"}]}]})") ==
        list{"assess-data-unknown"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "on_entry": [{"assign": "_name", "value": "1"}]}]})") ==
        list{"assess-data-unknown"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "transitions": [{"on": "x", "if": "1 +"}]}]})") ==
        list{"feel-unexpected-end"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "transitions": [{"on": "x", "by": "boss"}]}]})") ==
        list{"assess-role-unknown"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "on_entry": [{"effect": "mail", "event": "e"}]}]})") ==
        list{"assess-effect-unknown"});
    CHECK(
        problems(
            R"({"id": "c", "states": [{"id": "a", "on_entry": [{"send": "e", "after": "soon"}]}]})") ==
        list{"assess-bad-delay"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a", "on_entry": [{"sned": "e"}]}]})") ==
          list{"assess-no-verb"});
    CHECK(problems(
              R"({"id": "c", "states": [{"id": "a", "transitions": [{"on": "x", "if": 1}]}]})") ==
          list{"definition-wrong-kind"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a", "on_entry": [{"send": ""}]}]})") ==
          list{"definition-wrong-kind"});
    CHECK(
        problems(R"({"id": "c", "data": [{"name": "n", "zh": "1 x"}], "states": [{"id": "a"}]})") ==
        list{"assess-data-twice"});
    CHECK(problems(R"({"id": "c", "states": [{"id": "a", "colour": 1}], "stats": 1})") ==
          list{"definition-member-unknown", "definition-member-misspelt"});
}

TEST_CASE("nesting beyond the limit is refused", "[assess][hostile]") {
    assess::chart_definition deep;
    deep.id = "c";
    std::vector<assess::state_definition>* inside = &deep.states;
    for (int n = 0; n < 200; ++n) {
        assess::state_definition s;
        s.id = "s" + std::to_string(n);
        inside->push_back(std::move(s));
        inside = &inside->front().children;
    }
    const auto made = assess::statechart::compile(deep);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().items().front().id() == "assess-too-large");
    assess::chart_options wider;
    wider.max_depth = 300;
    CHECK(assess::statechart::compile(deep, wider)->start({"s", {}}).has_value());
}

TEST_CASE("delays that reach beyond all time are refused", "[assess][hostile]") {
    const auto c = chart(R"({"id": "c", "states": [{"id": "a", "transitions": [
        {"on": "x", "do": [{"send": "e", "after": {"feel": "_event.data"}}]},
        {"on": "error", "do": [{"log": "e", "value": "_event.data.id"}]}]}]})");
    const auto begun = c.start({"s", {}});
    const auto with = [&](std::string_view delay) {
        assess::event e = named("x");
        e.data = owned_value::copy(value{delay});
        return c.step(begun->next, e, second(1));
    };
    CHECK(id_of(with("P106751991167300D")) == "assess-bad-delay");
    CHECK(to_text(*with("-PT1S")->effects.at(0).data) == "assess-bad-delay");
    CHECK(to_text(*with("tomorrow")->effects.at(0).data) == "assess-bad-delay");
    CHECK(to_text(*with("")->effects.at(0).data) == "assess-bad-delay");
    CHECK(with(".5s")->next.timers.at(0).due == instant{1, 500'000'000});
}

TEST_CASE("lint says what can never happen", "[assess][lint]") {
    CHECK(lint_ids(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "to": "end"}]}, {"id": "end", "type": "final"}]})")
              .empty());
    CHECK(lint_ids(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "to": "end"}]}, {"id": "end", "type": "final"},
        {"id": "lost", "states": [{"id": "lost1"}], "transitions": [{"on": "y", "to": "end"}]}]})") ==
          list{"assess-lint-unreachable lost"});
    CHECK(lint_ids(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "if": "1 = 2", "to": "b"}, {"on": "y", "to": "end"},
                                    {"on": "y.z", "to": "a"}]},
        {"id": "b", "transitions": [{"on": "x", "to": "end"}]}, {"id": "end", "type": "final"}]})") ==
          list{"assess-lint-never-true a", "assess-lint-shadowed a", "assess-lint-unreachable b"});
    CHECK(lint_ids(R"({"id": "c", "states": [{"id": "a"}]})") == list{"assess-lint-no-end"});
    CHECK(lint_ids(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "to": "stuck"}, {"on": "y", "to": "end"}]},
        {"id": "stuck", "transitions": [{"on": "x", "to": "stuck"}]},
        {"id": "end", "type": "final"}]})") == list{"assess-lint-dead-end stuck"});
    CHECK(lint_ids(R"({"id": "c", "states": [
        {"id": "p", "type": "parallel", "states": [
          {"id": "l", "states": [{"id": "l1", "transitions": [{"on": "x", "to": "end"}]}]},
          {"id": "r", "states": [{"id": "r1"}]}]},
        {"id": "end", "type": "final"}]})")
              .empty());
}

TEST_CASE("lint finds roles that nobody can hold", "[assess][lint]") {
    CHECK(lint_ids(R"({"id": "c",
        "roles": [{"id": "author"}, {"id": "reviewer"}, {"id": "chief", "needs": ["author", "head"]},
                  {"id": "head", "needs": ["reviewer"]}],
        "exclusive": [["author", "reviewer"]],
        "states": [{"id": "a", "transitions": [{"on": "x", "by": "chief", "to": "end"},
                                               {"on": "y", "by": ["chief", "author"], "to": "end"}]},
                   {"id": "end", "type": "final"}]})") ==
          list{"assess-lint-nobody chief", "assess-lint-nobody-may a"});
}
