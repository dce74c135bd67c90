#include "charts.hpp"

#include <thread>

using namespace charts;

TEST_CASE("a chart begins in its first state, or where it is told", "[assess]") {
    CHECK(player{chart(R"({"id": "c", "states": [{"id": "a"}, {"id": "b"}]})")}.in() == "a");
    CHECK(player{chart(R"({"id": "c", "initial": "b", "states": [{"id": "a"}, {"id": "b"}]})")}
              .in() == "b");
    CHECK(player{chart(R"({"id": "c", "states": [
        {"id": "a", "states": [{"id": "h", "type": "history",
                                "transitions": [{"to": "a2"}]}, {"id": "a1"}, {"id": "a2"}]}]})")}
              .in() == "a1");
}

TEST_CASE("states are exited inside out and entered outside in", "[assess]") {
    player p{chart(R"({"id": "c", "states": [
        {"id": "a", "on_entry": [{"log": "+a"}], "on_exit": [{"log": "-a"}],
         "on_initial": [{"log": "initial"}],
         "states": [{"id": "a1", "on_entry": [{"log": "+a1"}], "on_exit": [{"log": "-a1"}],
                     "transitions": [{"on": "go", "to": "b1", "do": [{"log": "go"}]}]}]},
        {"id": "b", "on_entry": [{"log": "+b"}],
         "states": [{"id": "b0"}, {"id": "b1", "on_entry": [{"log": "+b1"}]}]}]})")};
    p.on("go");
    CHECK(p.log() == "+a initial +a1 -a1 -a go +b +b1");
    CHECK(p.in() == "b1");
}

TEST_CASE("an inner transition wins over an outer one, an earlier over a later", "[assess]") {
    player p{chart(R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "x", "to": "outer"}],
         "states": [{"id": "a1", "transitions": [{"on": "x", "to": "first"},
                                                 {"on": "x", "to": "second"}]}]},
        {"id": "first"}, {"id": "second"}, {"id": "outer"}]})")};
    CHECK(p.on("x").in() == "first");
}

TEST_CASE("names of events match by words", "[assess]") {
    const auto goes = [](const std::string& descriptor, const std::string& event) {
        return player{chart(R"({"id": "c", "states": [{"id": "a", "transitions": [{"on": ")" +
                            descriptor + R"(", "to": "b"}]}, {"id": "b"}]})")}
                   .on(event)
                   .in() == "b";
    };
    CHECK(goes("vote", "vote"));
    CHECK(goes("vote", "vote.late"));
    CHECK(goes("vote.*", "vote.late"));
    CHECK(goes("vote.*", "vote"));
    CHECK(goes("*", "anything.at.all"));
    CHECK_FALSE(goes("vote", "votes"));
    CHECK_FALSE(goes("vote.late", "vote"));
    CHECK_FALSE(goes("vote", "Vote"));
}

TEST_CASE("regions of a parallel state run beside each other and are done together", "[assess]") {
    player p{chart(R"({"id": "c", "states": [
        {"id": "p", "type": "parallel", "transitions": [{"on": "done.state.p", "to": "both"}],
         "states": [
          {"id": "l", "states": [{"id": "l1", "transitions": [{"on": "left", "to": "l2"}]},
                                 {"id": "l2", "type": "final"}]},
          {"id": "r", "states": [{"id": "r1", "transitions": [{"on": "right", "to": "r2"}]},
                                 {"id": "r2", "type": "final"}]}]},
        {"id": "both", "type": "final"}]})")};
    CHECK(p.in() == "l1 r1");
    CHECK(p.on("left").in() == "l2 r1");
    CHECK(p.on("left").in() == "l2 r1");
    p.on("right");
    CHECK(p.now.next.ended);
    CHECK(p.now.next.ended_in == "both");
}

TEST_CASE("of transitions that exclude each other the inner one is taken", "[assess]") {
    player p{chart(R"({"id": "c", "states": [
        {"id": "p", "type": "parallel", "transitions": [{"on": "x", "to": "away"}],
         "states": [
          {"id": "l", "states": [{"id": "l1", "transitions": [{"on": "x", "to": "l2"}]},
                                 {"id": "l2"}]},
          {"id": "r", "states": [{"id": "r1"}]}]},
        {"id": "away"}]})")};
    CHECK(p.on("x").in() == "l2 r1");
    CHECK(p.on("x").in() == "away");
}

TEST_CASE("history brings back what was left: the child, or all the way down", "[assess]") {
    const std::string text = R"({"id": "c", "states": [
        {"id": "a", "transitions": [{"on": "out", "to": "b"}],
         "states": [
          {"id": "h", "type": "TYPE", "transitions": [{"to": "a1", "do": [{"log": "first"}]}]},
          {"id": "a1", "transitions": [{"on": "on", "to": "a22"}]},
          {"id": "a2", "states": [{"id": "a21"}, {"id": "a22"}]}]},
        {"id": "b", "transitions": [{"on": "back", "to": "h"}]}], "initial": "b"})";
    const auto with = [&](std::string type) {
        std::string t = text;
        t.replace(t.find("TYPE"), 4, type);
        return player{chart(t)};
    };
    player shallow = with("history");
    CHECK(shallow.on("back").in() == "a1");
    CHECK(shallow.log() == "first");
    CHECK(shallow.on("on").on("out").on("back").in() == "a21");
    player deep = with("deep_history");
    CHECK(deep.on("back").on("on").on("out").on("back").in() == "a22");
    CHECK(deep.log() == "first");
}

TEST_CASE("an internal transition does not leave its state", "[assess]") {
    const auto log = [](const std::string& internal) {
        player p{chart(R"({"id": "c", "states": [
            {"id": "a", "on_entry": [{"log": "in"}], "on_exit": [{"log": "out"}],
             "transitions": [{"on": "x", "to": "a2", "internal": )" +
                       internal + R"(}], "states": [{"id": "a1"}, {"id": "a2"}]}]})")};
        return p.on("x").log();
    };
    CHECK(log("true") == "in");
    CHECK(log("false") == "in out in");
}

TEST_CASE("without a target nothing is left or entered", "[assess]") {
    player p{chart(R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a", "on_entry": [{"log": "in"}],
         "transitions": [{"on": "x", "do": [{"assign": "n", "value": "n + 1"}]}]}]})")};
    p.on("x").on("x");
    CHECK(p.log() == "in");
    CHECK(p.data("n") == "2");
}

TEST_CASE("internal events come before external ones, eventless transitions before both",
          "[assess]") {
    player p{chart(R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a", "on_entry": [{"send": "outer"}, {"raise": "inner"}],
         "transitions": [{"if": "n = 0", "do": [{"log": "none"}, {"assign": "n", "value": "1"}]},
                         {"on": "*", "do": [{"log": {"feel": "_event.name"}}]}]}]})")};
    CHECK(p.log() == "none inner outer");
}

TEST_CASE("an error ends its block and is an event", "[assess]") {
    player p{chart(R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a",
         "on_entry": [{"assign": "n", "value": "1 - \"x\""}, {"assign": "n", "value": "5"}],
         "transitions": [{"on": "error.execution", "do": [
            {"log": {"feel": "_event.type"}, "value": "_event.data.id"}]}]}]})")};
    CHECK(p.data("n") == "0");
    CHECK(p.log() == "platform=feel-no-arithmetic");
}

TEST_CASE("a condition that is no boolean is an error and false", "[assess]") {
    player p{chart(R"({"id": "c", "data": [{"name": "n", "value": 7}], "states": [
        {"id": "a", "transitions": [{"on": "x", "if": "n", "to": "b"},
                                    {"on": "error", "do": [{"log": "e", "value": "_event.data.id"}]}]},
        {"id": "b"}]})")};
    CHECK(p.on("x").in() == "a");
    CHECK(p.log() == "e=assess-not-a-condition");
}

TEST_CASE("choices and loops run what they should", "[assess]") {
    player p{chart(R"x({"id": "c", "data": [{"name": "list", "value": "[3, 1, 2]"},
                                           {"name": "sum", "value": 0}], "states": [
        {"id": "a", "on_entry": [
          {"for": "item", "index": "i", "in": "list", "do": [
            {"assign": "sum", "value": "sum + item * (i + 1)"},
            {"assign": "list", "value": "append(list, 9)"},
            {"choose": [{"if": "item = 1", "do": [{"log": "one"}]},
                        {"if": "item = 2", "do": [{"log": "two"}]},
                        {"do": [{"log": "other"}]}]}]}]}]})x")};
    CHECK(p.data("sum") == "11");
    CHECK(p.data("item") == "2");
    CHECK(p.data("i") == "2");
    CHECK(p.data("list") == "[3, 1, 2, 9, 9, 9]");
    CHECK(p.log() == "other one two");
}

TEST_CASE("a loop over what is no list is an error", "[assess]") {
    player p{chart(R"({"id": "c", "states": [{"id": "a",
        "on_entry": [{"for": "x", "in": "7", "do": []}, {"log": "not reached"}],
        "transitions": [{"on": "error", "do": [{"log": "e", "value": "_event.data.id"}]}]}]})")};
    CHECK(p.log() == "e=assess-not-a-list");
}

TEST_CASE("the data of an event are computed when it is sent", "[assess]") {
    player p{chart(R"({"id": "c", "data": [{"name": "n", "value": 1}], "states": [
        {"id": "a", "on_entry": [{"send": "later", "after": "2s", "with": {"n": "n", "k": 5}},
                                 {"assign": "n", "value": "2"}],
         "transitions": [{"on": "later", "do": [{"log": "l", "value": "_event.data"}]}]}]})")};
    CHECK(p.at(2).log() == "l={k: 5, n: 1}");
}

TEST_CASE("of parts with one name the last one counts", "[assess]") {
    assess::chart_definition d;
    d.id = "c";
    d.states.resize(1);
    assess::action_definition log;
    log.is = assess::action_definition::kind::log;
    log.data.expression = "_event.data";
    log.event.text = "e";
    assess::action_definition raise;
    raise.event.text = "x";
    for (const char* n : {"1", "2", "3"}) {
        raise.parameters.push_back({n[0] == '2' ? "b" : "a", {n, {}, {}}});
    }
    d.states[0].on_entry = {{raise}};
    assess::transition_definition t;
    t.events = {"x"};
    t.actions = {log};
    d.states[0].transitions = {t};
    CHECK(player{assess::statechart::compile(d).value()}.log() == "e={a: 3, b: 2}");
}

TEST_CASE("threads step one chart at once, each its own snapshot", "[assess]") {
    const auto c = chart(R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a", "on_entry": [{"send": "t", "after": "1s"}], "transitions": [
          {"on": "x", "do": [{"assign": "n", "value": "n + 1"}]}, {"on": "t", "to": "a"}]}]})");
    std::vector<std::string> ends(4);
    std::vector<std::thread> threads;
    for (std::string& end : ends) {
        threads.emplace_back([&c, &end] {
            auto now = c.start({"s", {}});
            for (int n = 1; n <= 200; ++n) now = c.step(now->next, named("x"), second(n));
            end = to_text(*c.find(now->next, "n"));
        });
    }
    for (std::thread& t : threads) t.join();
    CHECK(ends == std::vector<std::string>(4, "200"));
}

TEST_CASE("delayed events come by due, then by order, and can be taken back", "[assess]") {
    player p{chart(R"({"id": "c", "states": [{"id": "a", "on_entry": [
        {"send": "third", "after": "PT2S"}, {"send": "first", "after": "1s"},
        {"send": "second", "after": "1000ms"}, {"send": "never", "after": "1s", "id": "x"},
        {"cancel": "x"}],
        "transitions": [{"on": "*", "do": [{"log": {"feel": "_event.name"}}]}]}]})")};
    CHECK(assess::next_due(p.now.next) == second(1));
    CHECK(p.at(0).log().empty());
    CHECK(p.at(1).log() == "first second");
    CHECK(assess::next_due(p.now.next) == second(2));
    CHECK(p.at(9).log() == "first second third");
    CHECK_FALSE(assess::next_due(p.now.next).has_value());
}

TEST_CASE("one long stride and many short ones come to the same", "[assess]") {
    const auto c = chart(R"x({"id": "c", "data": [{"name": "seen", "value": "[]"}], "states": [
        {"id": "a", "on_entry": [{"send": "tick", "after": "PT7S"}],
         "transitions": [{"on": "tick", "to": "a",
            "do": [{"assign": "seen", "value": "append(seen, string(now()))"}]}]}]})x");
    player one{c};
    one.at(100);
    player many{c};
    for (int n = 0; n <= 100; ++n) many.at(n);
    CHECK(one.data("seen") == many.data("seen"));
    CHECK(one.now.next.timers.front().due == second(105));
    CHECK(many.now.next.timers.front().due == second(105));
    CHECK(one.now.next.now == many.now.next.now);
}

TEST_CASE("what is due fires before an event of the same instant", "[assess]") {
    const auto c = chart(R"({"id": "c", "states": [
        {"id": "open", "on_entry": [{"send": "deadline", "after": "10s"}],
         "transitions": [{"on": "deadline", "to": "closed"}, {"on": "vote", "to": "voted"}]},
        {"id": "voted"}, {"id": "closed"}]})");
    const auto begun = c.start({"s", {}});
    CHECK(c.active_leaves(c.step(begun->next, named("vote"), second(9))->next).front() == "voted");
    CHECK(c.active_leaves(c.step(begun->next, named("vote"), second(10))->next).front() ==
          "closed");
}

TEST_CASE("effects go to the host, now or when they are due", "[assess]") {
    player p{chart(R"({"id": "c", "effects": ["notify", "remind"], "states": [{"id": "a",
        "on_entry": [{"effect": "notify", "event": "opened", "target": "team", "data": "1 + 1"},
                     {"effect": "remind", "event": "answer", "after": "P7D", "id": "r"}]}]})")};
    REQUIRE(p.now.effects.size() == 1);
    CHECK(p.now.effects[0].type == "notify");
    CHECK(p.now.effects[0].name == "opened");
    CHECK(p.now.effects[0].target == "team");
    CHECK(to_text(*p.now.effects[0].data) == "2");
    p.at(7 * 86400);
    REQUIRE(p.now.effects.size() == 1);
    CHECK(p.now.effects[0].type == "remind");
    CHECK(p.now.effects[0].at == second(7 * 86400));
}

TEST_CASE("only who holds a role may take its transitions", "[assess]") {
    player p{chart(R"({"id": "c", "roles": [{"id": "owner"}, {"id": "auditor"}], "states": [
        {"id": "a", "transitions": [{"on": "close", "by": ["owner", "auditor"], "to": "b"}]},
        {"id": "b"}]})")};
    CHECK(p.on("close").in() == "a");
    CHECK(p.now.events.back().transitions == 0);
    assess::event e = named("close");
    e.actor = "administrator";
    e.roles = {"administrator"};
    CHECK(p.on(e).in() == "a");
    e.roles = {"staff", "auditor"};
    CHECK(p.on(e).in() == "b");
}

TEST_CASE("a state and its event are seen by expressions", "[assess]") {
    player p{chart(R"x({"id": "c", "states": [{"id": "a", "on_entry": [{"log": "in", "value":
          "[In(\"a\"), In(\"b\"), _sessionid, _name, _event = null]"}],
        "transitions": [{"on": "x", "do": [{"log": "e", "value":
          "[_event.name, _event.type, _event.actor, _event.roles[1]]"}]}]}, {"id": "b"}]})x")};
    assess::event e = named("x.y");
    e.actor = "li";
    e.roles = {"owner"};
    p.on(e);
    CHECK(p.log() == R"(in=[true, false, "s", "c", true] e=["x.y", "external", "li", "owner"])");
}

TEST_CASE("a data item has a Chinese name as well", "[assess]") {
    player p{chart(R"({"id": "c", "data": [{"name": "answers", "zh": "答卷数", "value": 3}],
        "states": [{"id": "a", "transitions": [{"if": "答卷数 >= 3", "to": "b"}]},
                   {"id": "b"}]})")};
    CHECK(p.in() == "b");
}

TEST_CASE("the end gives its data, runs exits and takes the timers along", "[assess]") {
    player p{chart(R"({"id": "c", "states": [
        {"id": "a", "on_entry": [{"send": "late", "after": "1s"}],
         "transitions": [{"on": "x", "to": "end"}]},
        {"id": "end", "type": "final", "on_exit": [{"log": "bye"}],
         "done_with": {"grade": "\"A\"", "points": 88.02}}]})")};
    p.on("x");
    CHECK(p.now.next.ended);
    CHECK(p.log() == "bye");
    CHECK(to_text(*p.now.next.result) == R"({grade: "A", points: 88.02})");
    CHECK(p.now.next.timers.empty());
    CHECK(p.at(5).now.events.empty());
}

TEST_CASE("a step leaves the snapshot it began with alone", "[assess]") {
    const auto c = chart(R"({"id": "c", "data": [{"name": "n", "value": 0}], "states": [
        {"id": "a", "transitions": [{"on": "x", "do": [{"assign": "n", "value": "n + 1"}]}]}]})");
    const auto begun = c.start({"s", {}});
    const assess::snapshot before = begun->next;
    const auto one = c.step(before, named("x"), second(1));
    const auto other = c.step(before, named("x"), second(1));
    CHECK(to_text(*c.find(before, "n")) == "0");
    CHECK(to_text(*c.find(one->next, "n")) == "1");
    CHECK(to_text(*c.find(other->next, "n")) == "1");
}
