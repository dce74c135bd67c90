#include "sample_records.hpp"
#include "support/catch.hpp"

#include <tenet/schema/messages.hpp>
#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <set>

using tenet::arena;
using tenet::context_data;
using tenet::context_entry;
using tenet::date;
using tenet::decimal;
using tenet::identical;
using tenet::list_data;
using tenet::missing_cause;
using tenet::owned_value;
using tenet::range_data;
using tenet::to_text;
using tenet::value;
using tenet::value_kind;

namespace {

value text(std::string_view t) {
    return value{t};
}

value list_of(arena& memory, std::initializer_list<value> items) {
    const auto array = memory.make_array<value>(items.size());
    std::copy(items.begin(), items.end(), array.begin());
    auto* list = memory.make<list_data>();
    list->base = array.data();
    list->size = items.size();
    return value::of(list);
}

value context_of(arena& memory, std::initializer_list<context_entry> entries) {
    const auto array = memory.make_array<context_entry>(entries.size());
    std::copy(entries.begin(), entries.end(), array.begin());
    return value::of(memory.make<context_data>(array));
}

const missing_cause* cause_of(arena& memory, std::string_view path) {
    auto* cause = memory.make<missing_cause>();
    cause->path = path;
    return cause;
}

/// [[[...]]]
value nested_lists(arena& memory, int depth) {
    value v = list_of(memory, {});
    for (int i = 1; i < depth; ++i) v = list_of(memory, {v});
    return v;
}

/// x, [x, x], [[x, x], [x, x]], ...: small in memory, huge when unfolded.
value doubled(arena& memory, int times) {
    value v = text("x");
    for (int i = 0; i < times; ++i) v = list_of(memory, {v, v});
    return v;
}

} // namespace

TEST_CASE("every kind of value has a name in English and in Chinese", "[schema]") {
    std::set<std::string_view> names;
    for (int k = 0; k <= static_cast<int>(value_kind::function); ++k) {
        names.insert(tenet::name_of(static_cast<value_kind>(k)));
        names.insert(tenet::chinese_name_of(static_cast<value_kind>(k)));
    }
    CHECK(names.size() == 30);
    CHECK(tenet::name_of(value_kind::date_time) == "date and time");
    CHECK(tenet::chinese_name_of(value_kind::missing) == "缺失");
}

TEST_CASE("scalars read as people write them", "[schema]") {
    CHECK(to_text(value::null()) == "null");
    CHECK(to_text(value{true}) == "true");
    CHECK(to_text(value{*decimal::parse("-12.50")}) == "-12.50");
    CHECK(to_text(text("say \"hi\"")) == "say \"hi\"");
    CHECK(to_text(value{*date::parse("2026-01-31")}) == "2026-01-31");
    CHECK(to_text(value{tenet::day_time_duration{7200, 0}}) == "PT2H");
    CHECK(to_text(value{tenet::year_month_duration{14}}) == "P1Y2M");
    const auto at = *tenet::date_time::parse("2026-01-31T09:30:00Z");
    CHECK(to_text(value::of(&at)) == "2026-01-31T09:30:00Z");
    CHECK(to_text(value::of(&at.time)) == "09:30:00Z");
}

TEST_CASE("texts inside lists and contexts are quoted and escaped", "[schema]") {
    arena memory;
    const value list = list_of(memory, {value{decimal{1}}, text("a \"b\"\n"), value::null()});
    CHECK(to_text(list) == R"([1, "a \"b\"\n", null])");
    CHECK(to_text(context_of(memory, {{"年 营业额", value{decimal{5}}}, {"a:b", list}})) ==
          R"({年 营业额: 5, "a:b": [1, "a \"b\"\n", null]})");
    CHECK(to_text(list_of(memory, {})) == "[]");
    CHECK(to_text(context_of(memory, {})) == "{}");
}

TEST_CASE("ranges read as written", "[schema]") {
    range_data range{value{decimal{1}}, value{decimal{3}}};
    CHECK(to_text(value::of(&range)) == "[1..3]");
    range.high_included = false;
    CHECK(to_text(value::of(&range)) == "[1..3)");
    range.low_unbounded = true;
    range.low = value::null();
    CHECK(to_text(value::of(&range)) == "(<3)");
    const range_data from{value{decimal{1}}, value::null(), true, false, false, true};
    CHECK(to_text(value::of(&from)) == "(>=1)");
}

TEST_CASE("an open list shows that there may be more", "[schema]") {
    arena memory;
    list_data open = list_of(memory, {value{decimal{1}}}).as_list();
    open.open_because = cause_of(memory, "account.orders");
    CHECK(to_text(value::of(&open)) == "[1, …]");
    open.size = 0;
    CHECK(to_text(value::of(&open)) == "[…]");
}

TEST_CASE("a missing value names every path it lacks, once", "[schema]") {
    arena memory;
    const auto* revenue = cause_of(memory, "account.annual_revenue");
    const auto* orders = cause_of(memory, "account.orders");
    const auto* both = join(memory, revenue, orders);
    CHECK(to_text(value::missing(revenue)) == "missing(account.annual_revenue)");
    CHECK(to_text(value::missing(join(memory, both, revenue))) ==
          "missing(account.annual_revenue, account.orders)");
}

TEST_CASE("a record reads as a context of its fields", "[schema]") {
    const sample::line l{"p1", {}};
    CHECK(to_text(value::of(&l, tenet::table_for<sample::line>())) ==
          R"({product: "p1", amount: missing(line.amount)})");
}

TEST_CASE("a text is cut at its limit, between characters", "[schema]") {
    arena memory;
    CHECK(to_text(text("客户"), 4) == "客…");
    CHECK(to_text(text("客户"), 6) == "客户");
    CHECK(to_text(doubled(memory, 200), 10) == "[[[[[[[[[[…");
    CHECK(to_text(nested_lists(memory, 200'000), 1'000'000).size() == 400'000);
}

TEST_CASE("joining causes keeps both, drops nothing and doubles nothing", "[schema]") {
    arena memory;
    const auto* a = cause_of(memory, "a");
    const auto* b = cause_of(memory, "b");
    CHECK(join(memory, nullptr, nullptr) == nullptr);
    CHECK(join(memory, a, nullptr) == a);
    CHECK(join(memory, nullptr, b) == b);
    CHECK(join(memory, a, a) == a);
    CHECK(join(memory, a, cause_of(memory, "a")) == a);
    const auto* both = join(memory, a, b);
    CHECK(both->why == missing_cause::reason::joined);
    CHECK(both->first == a);
    CHECK(both->second == b);
}

TEST_CASE("the leaves of a cause come in the order read, shared ones once", "[schema]") {
    arena memory;
    const auto* a = cause_of(memory, "a");
    const auto* b = cause_of(memory, "b");
    const auto* why = join(memory, join(memory, a, b), a);
    CHECK(tenet::leaves(why) == std::vector<const missing_cause*>{a, b});
    CHECK(tenet::leaves(nullptr).empty());
    for (int i = 0; i < 200; ++i) {
        auto* twice = memory.make<missing_cause>();
        twice->why = missing_cause::reason::joined;
        twice->first = why;
        twice->second = why;
        why = twice;
    }
    CHECK(tenet::leaves(why).size() == 2);
}

TEST_CASE("a list gives its items in each of its layouts", "[schema]") {
    const sample::line lines[] = {{"p1", decimal{1}}, {"p2", decimal{2}}};
    const void* pointers[] = {&lines[1], &lines[0]};
    list_data list;
    list.how = list_data::layout::objects;
    list.size = 2;
    list.base = pointers;
    list.type = &tenet::table_for<sample::line>();
    CHECK(list.at(0).as_object() == &lines[1]);
    list.how = list_data::layout::spread;
    list.base = lines;
    list.stride = sizeof(sample::line);
    CHECK(list.at(1).as_object() == &lines[1]);
    CHECK(&list.at(1).type() == list.type);
}

TEST_CASE("a context finds its entries by name", "[schema]") {
    arena memory;
    const value c = context_of(memory, {{"a", value{decimal{1}}}, {"b", value::null()}});
    REQUIRE(c.as_context().find("b") != nullptr);
    CHECK(c.as_context().find("b")->is_null());
    CHECK(c.as_context().find("c") == nullptr);
}

TEST_CASE("a deep copy does not depend on what it was copied from", "[schema]") {
    owned_value copy;
    std::string expected;
    {
        arena memory;
        std::string word = "word";
        const auto at = *tenet::date_time::parse("2026-01-31T09:30:00");
        const range_data range{text(word), value::null(), true, false, false, true};
        const value v = context_of(
            memory, {{memory.copy(word), text(word)},
                     {"list", list_of(memory, {value::of(&at), value::of(&range)})},
                     {"gone", value::missing(join(memory, cause_of(memory, memory.copy("a.b")),
                                                  cause_of(memory, "c.d")))}});
        expected = to_text(v);
        copy = owned_value::copy(v);
        CHECK(identical(*copy, v));
        word = "changed";
        memory.reset();
        for (int i = 0; i < 200; ++i) static_cast<void>(memory.make<value>(decimal{i}));
    }
    CHECK(to_text(*copy) == expected);
}

TEST_CASE("a deep copy keeps a list open, with its cause", "[schema]") {
    arena from;
    arena to;
    list_data open = list_of(from, {value{decimal{1}}}).as_list();
    open.open_because = cause_of(from, "account.orders");
    open.uncovered = true;
    open.maybes = 2;
    const list_data copy = deep_copy(value::of(&open), to).as_list();
    CHECK_FALSE(copy.closed());
    CHECK(copy.open_because != open.open_because);
    CHECK(copy.open_because->path == "account.orders");
    CHECK(copy.uncovered);
    CHECK(copy.maybes == 2);
}

TEST_CASE("a deep copy refers to the same records and drops functions", "[schema]") {
    arena memory;
    const sample::line l{"p1", {}};
    const value record = value::of(&l, tenet::table_for<sample::line>());
    CHECK(deep_copy(record, memory).as_object() == &l);
    CHECK(
        deep_copy(value::of(static_cast<const tenet::function_data*>(nullptr)), memory).is_null());
}

TEST_CASE("copying and comparing take time by what is there, not by what it unfolds to",
          "[schema]") {
    arena memory;
    const value shared = doubled(memory, 200);
    arena copy_memory;
    const value copy = deep_copy(shared, copy_memory);
    CHECK(copy_memory.capacity() < 200'000);
    CHECK(identical(copy, shared));
    const value deep = nested_lists(memory, 200'000);
    CHECK(identical(deep_copy(deep, copy_memory), deep));
}

TEST_CASE("identical values have the same kind and content", "[schema]") {
    arena memory;
    CHECK(identical(value{*decimal::parse("1.0")}, value{decimal{1}}));
    CHECK_FALSE(identical(value{decimal{1}}, text("1")));
    CHECK_FALSE(identical(value::null(), value::missing(cause_of(memory, "a"))));
    CHECK(identical(value::missing(cause_of(memory, "a")), value::missing(cause_of(memory, "b"))));
    const value ab = context_of(memory, {{"a", value{true}}, {"b", value{false}}});
    const value ba = context_of(memory, {{"b", value{false}}, {"a", value{true}}});
    const value ac = context_of(memory, {{"a", value{true}}, {"c", value{false}}});
    CHECK(identical(ab, ba));
    CHECK_FALSE(identical(ab, ac));
    CHECK_FALSE(identical(list_of(memory, {ab}), list_of(memory, {ac})));
    CHECK_FALSE(identical(list_of(memory, {ab}), list_of(memory, {})));
    list_data open = list_of(memory, {ab}).as_list();
    open.open_because = cause_of(memory, "a");
    CHECK_FALSE(identical(value::of(&open), list_of(memory, {ab})));
}

TEST_CASE("records are identical if all their fields are, nested ones too", "[schema]") {
    sample::order a;
    a.id = "o1";
    a.lines = {{"p1", decimal{1}}};
    sample::order b = a;
    const auto& type = tenet::table_for<sample::order>();
    CHECK(identical(value::of(&a, type), value::of(&b, type)));
    b.lines[0].amount = decimal{2};
    CHECK_FALSE(identical(value::of(&a, type), value::of(&b, type)));
    b = a;
    b.ship_to.street = "x";
    CHECK_FALSE(identical(value::of(&a, type), value::of(&b, type)));
}

TEST_CASE("an arena hands out its memory again after a reset", "[schema]") {
    arena memory{64};
    for (int i = 0; i < 100; ++i) static_cast<void>(memory.make<value>(decimal{i}));
    static_cast<void>(memory.make_array<value>(1000));
    const std::size_t held = memory.capacity();
    memory.reset();
    for (int i = 0; i < 100; ++i) static_cast<void>(memory.make<value>(decimal{i}));
    static_cast<void>(memory.make_array<value>(1000));
    CHECK(memory.capacity() == held);
}

TEST_CASE("every message of the room has an id of its own and speaks both languages", "[schema]") {
    std::set<std::string_view> ids;
    for (const tenet::message* m : tenet::schema_messages::all) {
        CAPTURE(m->id);
        CHECK(ids.insert(m->id).second);
        CHECK(m->id.substr(0, 7) == "schema-");
        CHECK_FALSE(m->zh.empty());
        CHECK_FALSE(m->en.empty());
        CHECK_FALSE(m->remedy_zh.empty());
        CHECK_FALSE(m->remedy_en.empty());
    }
}
