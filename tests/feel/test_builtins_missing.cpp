#include "builtin_cases.hpp"

#include <tenet/feel/builtin_messages.hpp>
#include <tenet/feel/messages.hpp>

#include <set>

using tenet::to_text;
using tenet::value;
using tenet::feel::missing_mode;
using tenet_test::direct_calls;
using tenet_test::number;
using tenet_test::text;

namespace {

bool is_missing_because(const value& v, std::string_view path) {
    if (!v.is_missing()) return false;
    for (const tenet::missing_cause* leaf : tenet::leaves(v.cause())) {
        if (leaf->path == path) return true;
    }
    return false;
}

} // namespace

TEST_CASE("the table of built-ins is sorted and every one is found by its name", "[feel]") {
    const auto all = tenet::feel::builtins();
    CHECK(all.size() == 87);
    for (const tenet::feel::builtin& b : all) {
        CHECK(tenet::feel::find_builtin(b.name) == &b);
        CHECK(b.call != nullptr);
        CHECK(!b.forms.empty());
        for (const auto& form : b.forms) CHECK(form.required <= form.parameters.size());
    }
    CHECK(tenet::feel::find_builtin("no such function") == nullptr);
    CHECK(tenet::feel::find_builtin("is missing")->pack_only);
}

TEST_CASE("no two problems of the room share an id", "[feel]") {
    std::set<std::string_view> ids;
    for (const tenet::message* m : tenet::feel_messages::all) CHECK(ids.insert(m->id).second);
    for (const tenet::message* m : tenet::feel_builtin_messages::all) {
        CHECK(ids.insert(m->id).second);
        CHECK_FALSE(m->zh.empty());
        CHECK_FALSE(m->remedy_en.empty());
    }
}

TEST_CASE("count of an open list is the interval of what is possible", "[feel]") {
    direct_calls calls;
    const value some = calls.call("count", {calls.open_list({number("1"), number("2")}, 3)});
    REQUIRE(is_missing_because(some, "account.orders"));
    CHECK(some.cause()->has_interval);
    CHECK(some.cause()->low == 2);
    CHECK(some.cause()->high == 5);
    CHECK_FALSE(some.cause()->high_is_infinite);

    const value any = calls.call("count", {calls.uncovered_list({number("1")})});
    REQUIRE(any.is_missing());
    CHECK(any.cause()->low == 1);
    CHECK(any.cause()->high_is_infinite);
}

TEST_CASE("list contains is true on a witness in an open list, else missing", "[feel]") {
    direct_calls calls;
    const value list = calls.uncovered_list({text("A"), text("B")});
    CHECK(calls.call("list contains", {list, text("B")}).is_true());
    CHECK(is_missing_because(calls.call("list contains", {list, text("C")}), "account.orders"));
}

TEST_CASE("list contains spreads a missing item unless there is a witness", "[feel]") {
    direct_calls calls;
    const value list = calls.list({calls.missing(), text("B")});
    CHECK(calls.call("list contains", {list, text("B")}).is_true());
    CHECK(is_missing_because(calls.call("list contains", {list, text("C")}), "account.orders"));
}

TEST_CASE("aggregates over an open list are missing", "[feel]") {
    direct_calls calls;
    const value list = calls.open_list({number("1"), number("2")}, 1);
    for (const std::string_view name :
         {"sum", "min", "max", "mean", "median", "mode", "stddev", "product", "reverse"}) {
        INFO(name);
        CHECK(is_missing_because(calls.call(name, {list}), "account.orders"));
    }
    CHECK(is_missing_because(calls.call("index of", {list, number("1")}), "account.orders"));
    CHECK(is_missing_because(calls.call("sublist", {list, number("1")}), "account.orders"));
    CHECK(is_missing_because(calls.call("remove", {list, number("1")}), "account.orders"));
}

TEST_CASE("aggregates over a missing item are missing, count counts it", "[feel]") {
    direct_calls calls;
    const value list = calls.list({number("1"), calls.missing()});
    for (const std::string_view name : {"sum", "min", "max", "mean", "median", "mode", "product"}) {
        INFO(name);
        CHECK(is_missing_because(calls.call(name, {list}), "account.orders"));
    }
    CHECK(to_text(calls.call("count", {list})) == "2");
    CHECK(is_missing_because(calls.call("string", {list}), "account.orders"));
}

TEST_CASE("any and all are Kleene, missing outranking null", "[feel]") {
    direct_calls calls;
    const value missing = calls.missing();
    CHECK(calls.call("all", {calls.list({missing, false})}).is_false());
    CHECK(calls.call("all", {calls.list({missing, true})}).is_missing());
    CHECK(calls.call("all", {calls.list({missing, value::null()})}).is_missing());
    CHECK(calls.call("all", {calls.list({true, value::null()})}).is_null());
    CHECK(calls.call("any", {calls.list({missing, true})}).is_true());
    CHECK(calls.call("any", {calls.list({missing, false})}).is_missing());
    CHECK(calls.call("any", {missing, true}).is_true());
    CHECK(calls.call("any", {missing}).is_missing());
    CHECK(calls.call("all", {calls.open_list({true}, 1)}).is_missing());
    CHECK(calls.call("all", {calls.open_list({false}, 1)}).is_false());
    CHECK(calls.call("any", {calls.open_list({true}, 1)}).is_true());
}

TEST_CASE("lists joined to an open list are open", "[feel]") {
    direct_calls calls;
    const value open = calls.open_list({number("1")}, 2);
    for (const value& joined :
         {calls.call("concatenate", {open, calls.list({number("3")})}),
          calls.call("append", {open, number("3")}), calls.call("union", {open, number("3")}),
          calls.call("flatten", {calls.list({open, number("3")})})}) {
        REQUIRE(joined.is(tenet::value_kind::list));
        CHECK(joined.as_list().size == 2);
        CHECK(joined.as_list().maybes == 2);
        CHECK_FALSE(joined.as_list().closed());
    }
}

TEST_CASE("where missing is null, an open list is the list of its known items", "[feel]") {
    direct_calls calls{missing_mode::null};
    const value list = calls.open_list({number("1"), number("2")}, 3);
    CHECK(to_text(calls.call("count", {list})) == "2");
    CHECK(to_text(calls.call("sum", {list})) == "3");
    CHECK(calls.call("list contains", {list, number("3")}).is_false());
    CHECK(to_text(calls.call("reverse", {list})) == "[2, 1]");
    CHECK(calls.call("concatenate", {list}).as_list().closed());
}

TEST_CASE("is missing sees a missing value and nothing else", "[feel]") {
    direct_calls calls;
    CHECK(calls.call("is missing", {calls.missing()}).is_true());
    CHECK(calls.call("is missing", {value::null()}).is_false());
    CHECK(calls.call("is missing", {calls.uncovered_list({})}).is_false());
}

TEST_CASE("under strict a call without an answer is an error with its cause", "[feel]") {
    direct_calls calls{missing_mode::spread, true};
    const auto error_of = [](const value& v) -> std::string {
        if (!v.is_missing() || v.cause()->why != tenet::missing_cause::reason::error) return "none";
        return std::string{v.cause()->what->id} + " " + std::string{v.cause()->arguments.front()};
    };
    CHECK(error_of(calls.call("abs", {text("-1")})) == "feel-argument-kind abs");
    CHECK(error_of(calls.call("sqrt", {number("-1")})) == "feel-no-result sqrt");
    CHECK(error_of(calls.call("sum", {calls.list({})})) == "feel-empty-list sum");
    CHECK(error_of(calls.call("min", {calls.list({number("1"), text("a")})})) ==
          "feel-not-ordered min");
    CHECK(error_of(calls.call("mean", {calls.list({value::null()})})) == "feel-item-kind mean");
    CHECK(error_of(calls.call("date", {text("2026-02-30")})) == "feel-not-readable date");
    CHECK(error_of(calls.call("date", {number("2026"), number("2"), number("30")})) ==
          "feel-not-existing date");
    CHECK(error_of(calls.call("substring", {text("abc"), number("0")})) ==
          "feel-argument-range substring");
    CHECK(error_of(calls.call("matches", {text("a"), text("(")})) == "feel-bad-pattern matches");
    CHECK(error_of(calls.call("matches", {text("a"), text("a"), text("z")})) ==
          "feel-bad-flags matches");
    CHECK(error_of(calls.call("replace", {text("a"), text("a"), text("$")})) ==
          "feel-bad-replacement replace");
    CHECK(error_of(calls.call("split", {text("a"), text("x*")})) == "feel-empty-match split");
    CHECK(error_of(calls.call("context", {calls.list({number("1")})})) == "feel-bad-entry context");
}

TEST_CASE("limits of text and lists end the run", "[feel]") {
    direct_calls calls;
    calls.context.bounds.string_bytes = 10;
    calls.context.bounds.list_items = 3;
    const auto is_limit = [](const value& v) {
        return v.is_missing() && v.cause()->why == tenet::missing_cause::reason::limit;
    };
    CHECK(is_limit(calls.call("string join", {calls.list({text("123456"), text("123456")})})));
    CHECK(calls.run.exhausted() != nullptr);
    calls.run.reset();
    CHECK(is_limit(calls.call("upper case", {text("12345678901")})));
    calls.run.reset();
    CHECK(is_limit(calls.call("concatenate", {calls.list({number("1"), number("2")}),
                                              calls.list({number("1"), number("2")})})));
    calls.run.reset();
    CHECK(is_limit(calls.call("split", {text("a,b,c,d"), text(",")})));
    calls.context.bounds.steps = 2;
    calls.run.reset();
    CHECK(is_limit(calls.call("sum", {calls.list({number("1"), number("2"), number("3")})})));
}

TEST_CASE("a hostile pattern fails soon", "[feel]") {
    direct_calls calls;
    calls.context.bounds.string_bytes = 1U << 22;
    const std::string many(100'000, 'a');
    for (const char* pattern : {"(a+)+[bc]", "(a|aa)*[bc]", "[^b]*?[cd]", "a[^x]*[xy]"}) {
        INFO(pattern);
        const value found = calls.call("matches", {text(many), text(pattern)});
        REQUIRE(found.is_missing());
        CHECK(found.cause()->why == tenet::missing_cause::reason::limit);
        CHECK(calls.call("replace", {text(many), text(pattern), text("")}).is_missing());
        calls.run.reset();
        CHECK(calls.call("replace", {text(many), text(pattern), text("")}).is_missing());
        calls.run.reset();
    }
    CHECK(calls.call("matches", {text("a"), text(std::string(5'000, '('))}).is_null());
    CHECK(calls.call("matches", {text("a"), text("((a{1,60000}){1,60000}){1,60000}")}).is_null());
    CHECK(calls.call("matches", {text(many), text("^a*$")}).is_true());
}
