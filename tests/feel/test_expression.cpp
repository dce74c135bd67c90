#include "builtin_cases.hpp"
#include "rule_records.hpp"

using namespace tenet;
using namespace tenet::feel;
using namespace tenet_test;

TEST_CASE("in binds tighter than and", "[feel]") {
    check_cases({{"\"A\" in [\"A\", \"B\"] and true", "true"},
                 {"\"C\" in [\"A\", \"B\"] or true", "true"},
                 {"1 in [1, 2] and 2 in [3]", "false"},
                 {"if \"A\" in [\"A\", \"B\"] and 5 >= 1 then 10 * 0.03 else 0", "0.30"}});
}

TEST_CASE("operators bind as the standard says", "[feel]") {
    check_cases({{"1 + 2 * 3", "7"},
                 {"10 - 4 - 3", "3"},
                 {"100 / 10 / 5", "2"},
                 {"3 ** 4 ** 5", "3486784401"},
                 {"-3 ** 2", "9"},
                 {"--10", "10"},
                 {"2 * -3", "-6"},
                 {"1 = 1 and 2 > 1 or false", "true"},
                 {"true or true and false", "true"},
                 {"1 between 0 and 2 and true", "true"},
                 {"-1 instance of number", "null"},
                 {"(1 + 2) * 3", "9"},
                 {"2 in (1 + 1) * 1", "true"}});
}

TEST_CASE("a test right of in may be a comparison, a range or a list of them", "[feel]") {
    check_cases({{"10 in =10", "true"},
                 {"10 in (!=10)", "false"},
                 {"10 in (1, <5, >=10)", "true"},
                 {"5 in [1..10[", "true"},
                 {"10 in [1..10[", "false"},
                 {"1 in ]1..10]", "false"},
                 {"1 in (1..10)", "false"},
                 {"[1] in [[1], [2]]", "true"},
                 {"1 in [[2..4], [1..3]]", "true"},
                 {"\"b\" in [\"a\"..\"c\"]", "true"},
                 {"null in [1, null]", "true"},
                 {"(<10) = (<10)", "true"},
                 {"(=10) = [10..10]", "false"},
                 {"(<10).end", "10"},
                 {"[1..3].start included", "true"}});
}

TEST_CASE("every construct gives what the standard says", "[feel]") {
    check_cases({{"if 1 > 2 then \"a\" else \"b\"", "b"},
                 {"for i in 1..3, j in [1, 2] return i * j", "[1, 2, 2, 4, 3, 6]"},
                 {"for i in 3..1 return i", "[3, 2, 1]"},
                 {"for i in [1..3) return i", "[1, 2]"},
                 {"for d in @\"2026-01-30\"..@\"2026-02-01\" return d.day", "[30, 31, 1]"},
                 {"for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]"},
                 {"for i in null return i", "null"},
                 {"some i in [1, 2, 3] satisfies i > 2", "true"},
                 {"every i in [1, 2, 3] satisfies i > 2", "false"},
                 {"some i in [], j in [1] satisfies true", "false"},
                 {"[1, 2, 3][-1]", "3"},
                 {"[1, 2, 3][item >= 2]", "[2, 3]"},
                 {"100[1]", "100"},
                 {"100[false]", "[]"},
                 {"[{a: 1}, {a: 2}][a >= 2].a", "[2]"},
                 {"[{item: 1}, {item: 2}][item >= 2]", "[{item: 2}]"},
                 {"[{x: 1}, {y: 2}].y", "[null, 2]"},
                 {"[{x: 1}][y > 1]", "[]"},
                 {"{a: 1, b: a + 1}.b", "2"},
                 {"{\"a b\": 1, c: a b + 1}.c", "2"},
                 {"{f: function(n: number) n + 1, r: f(2)}.r", "3"},
                 {"(function(a, b) a - b)(b: 1, a: 5)", "4"},
                 {"{k: 10, f: function(n) (function() n + k), r: f(5)()}.r", "15"},
                 {"@\"2026-01-31\" + @\"P1M\"", "2026-02-28"},
                 {"@\"P1D\" instance of days and time duration", "true"},
                 {"[1, 2] instance of list<number>", "true"},
                 {"{a: 1} instance of context<a: string>", "false"},
                 {"null instance of Any", "false"},
                 {"1 /* one */ + // two\n 2", "3"},
                 {"1.5e2 + .5", "150.5"},
                 {"\"\\u4f60\\uD83D\\uDCA9\\U01F40E\\t\"", "你💩🐎\t"},
                 {"\"\\d\"", "\\d"},
                 {"date(\"2026-01-31\").weekday", "6"},
                 {"substring(start position: 2, string: \"abc\")", "bc"},
                 {"1 = \"1\"", "null"},
                 {"{} = []", "null"},
                 {"not(null)", "null"}});
}

TEST_CASE("names hold spaces, operators, keywords and any script", "[feel]") {
    scope names;
    const auto number = type::scalar(value_kind::number);
    names.add("Date-Time", "", number);
    names.add("Date-Time2", "", number);
    names.add("days in weekend", "", type::any());
    names.add("年营业额", "", number);
    names.add("Extra days case 1", "", number);
    run_context context;
    evaluation run{context};
    for (std::uint32_t n = 0; n < 5; ++n) run.set(n, value{decimal{static_cast<int>(n) + 1}});
    const auto show = [&](std::string_view text) {
        const auto e = expression::compile(text, names);
        return e ? to_text(e->evaluate(run)) : e.error().text(language::en);
    };
    CHECK(show("Date-Time2 - Date-Time") == "1");
    CHECK(show("Date-Time  -Date-Time2") == "-1");
    CHECK(show("for i in days in weekend return i") == "[3]");
    CHECK(show("年营业额*2") == "8");
    CHECK(show("Extra  days\n case 1 + 1") == "6");
    CHECK(show("{foo+bar: 1, 🐎: foo+bar + 1}.🐎") == "2");
    CHECK(show("(function(the first, b) the first - b)(5, 1)") == "4");
}

TEST_CASE("Chinese and English names read the same fields", "[feel]") {
    rule_bench bench;
    bench.subject.annual_revenue = decimal{2'000'000};
    bench.subject.credit_grade = "A";
    for (const std::string_view text : {"client.annual_revenue", "客户.年营业额", "年营业额",
                                        "annual_revenue", "客户.annual_revenue"}) {
        CHECK(bench.show(text) == "2000000");
    }
    CHECK(bench.show("if 信用等级 in [\"A\", \"B\"] and 年营业额 >= 1000000 then 年营业额 * 0.03 "
                     "else 0") == "60000.00");
}

TEST_CASE("unary tests answer for the value in their slot", "[feel]") {
    scope names;
    const auto input = names.add("x", "", type::scalar(value_kind::number));
    run_context context;
    evaluation run{context};
    run.set(input, value{decimal{5}});
    const auto test = [&](std::string_view text) {
        const auto e = expression::compile_unary_tests(text, names, input);
        return e ? to_text(e->evaluate(run)) : e.error().text(language::en);
    };
    CHECK(test("-") == "true");
    CHECK(test("5") == "true");
    CHECK(test("-5") == "false");
    CHECK(test("1, 5") == "true");
    CHECK(test("< 5, > 7") == "false");
    CHECK(test("[1..5]") == "true");
    CHECK(test("not(1, 5)") == "false");
    CHECK(test("not(1)") == "true");
    CHECK(test("? > 3 and ? < 6") == "true");
    CHECK(test("x = 5") == "true");
    CHECK(test("x > 5") == "false");
    CHECK(test("[4, 5]") == "true");
    CHECK(test("null") == "false");
}

TEST_CASE("an expression says which paths it reads from slots", "[feel]") {
    rule_bench bench;
    const auto reads = [&](std::string_view text) {
        const auto e = expression::compile(text, bench.names);
        REQUIRE(e.has_value());
        std::string all;
        for (const fact_read& r : e->reads()) all += (all.empty() ? "" : ", ") + r.path;
        return all;
    };
    CHECK(reads("年营业额 > limit and client.annual_revenue < 9") ==
          "client.annual_revenue, limit");
    CHECK(reads("parent_client.tier = tier") == "client.parent_client.tier, client.tier");
    CHECK(reads("sum(purchases[amount > limit].amount)") == "client.purchases, limit");
    CHECK(reads("for i in [1] return i + limit") == "limit");
    const auto e = expression::compile("count(purchases) > limit", bench.names);
    REQUIRE(e.has_value());
    REQUIRE(e->relations().size() == 1);
    CHECK(e->relations()[0].way->name == "purchases");
    bench.limit = value{decimal{3}};
    (void)bench.of("1");
    const auto seen = e->observe(*bench.run);
    REQUIRE(seen.size() == 2);
    CHECK(seen[1].read->path == "limit");
    CHECK(to_text(seen[1].is) == "3");
}

TEST_CASE("constants are known without running", "[feel]") {
    const auto constant = [](std::string_view text) {
        const auto e = expression::compile(text, scope{});
        REQUIRE(e.has_value());
        const auto v = e->constant();
        return v ? to_text(*v) : "none";
    };
    CHECK(constant("-12.5") == "-12.5");
    CHECK(constant("[\"a\", \"b\"]") == "[\"a\", \"b\"]");
    CHECK(constant("[1..-(-5)]") == "[1..5]");
    CHECK(constant("date(\"2026-01-31\")") == "2026-01-31");
    CHECK(constant("@\"PT8H\"") == "PT8H");
    CHECK(constant("null") == "null");
    CHECK(constant("today()") == "none");
}

TEST_CASE("three points before a name gather its values at any depth, outer ones first", "[feel]") {
    check_cases({{"{a: {b: {b: 1}}}...b", "[{b: 1}, 1]"},
                 {"{b: 1, a: {b: 2}, c: [{b: 3}, [{d: {b: 4}}]]}...b", "[1, 2, 3, 4]"},
                 {"{a: {b: 1}}...c", "[]"},
                 {"[{b: 1}, 2, {x: {b: null}}]...b", "[1, null]"},
                 {"{a: {total price: 5}}...total price", "[5]"},
                 {"{a: {b: {c: 1}}}...b.c", "[1]"},
                 {"{a: {b: {c: 1}}}...b...c", "[1]"},
                 {"sum({a: {n: 1}, b: {n: 2}}...n)", "3"},
                 {"{价: {价: 2}}...价", "[{价: 2}, 2]"},
                 {"null...a", "null"},
                 {"5...a", "null"},
                 {"0.3 in [0...5]", "true"},
                 {"0.7 in [0...5]", "false"}});
}

TEST_CASE("three points reach fields of records, and a list with something unknown stays open",
          "[feel]") {
    rule_bench bench;
    rules::client parent;
    parent.id = "p";
    bench.facts.parent = &parent;
    bench.subject.id = "c";
    bench.subject.credit_grade = "A";
    CHECK(bench.show("client...credit_grade") == "[\"A\"]");
    CHECK(bench.show("client...信用等级") == "[\"A\"]");
    CHECK(bench.show("client...id") == "[\"c\"]");
    CHECK(bench.show("count({known: {n: 1}, unknown: tier}...n) >= 1") == "true");
    CHECK(bench.show("count({known: {n: 1}, unknown: tier}...n)") == "missing(client.tier)");
    // What is missing might be a context that holds more of them.
    CHECK(bench.show("[client.id, {n: annual_revenue}]...n") ==
          "[missing(client.annual_revenue), …]");
}
