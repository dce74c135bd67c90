#include "rule_records.hpp"

#include <fmt/format.h>

#include <string>

using namespace tenet;
using namespace tenet::feel;
using namespace tenet_test;

namespace {

constexpr auto uncovered = "missing(client.purchases)";

struct purchases_bench : rule_bench {
    explicit purchases_bench(missing_mode mode = missing_mode::spread) : rule_bench(mode) {
        first = {"p1", "c1", *date::parse("2026-01-10"), decimal{100}, "paid"};
        second = {"p2", "c1", *date::parse("2025-06-01"), std::nullopt, "open"};
        third = {"p3", "c1", *date::parse("2024-06-01"), decimal{300}, std::nullopt};
        facts.purchases = {&first, &second, &third};
        subject.id = "c1";
    }
    rules::purchase first;
    rules::purchase second;
    rules::purchase third;
};

} // namespace

TEST_CASE("a missing fact spreads, and reads as null where the run says so", "[feel][missing]") {
    rule_bench spread;
    CHECK(spread.show("annual_revenue > 10") == "missing(client.annual_revenue)");
    CHECK(spread.show("annual_revenue * 2 + 1") == "missing(client.annual_revenue)");
    rule_bench standard{missing_mode::null};
    CHECK(standard.show("annual_revenue = null") == "true");
    CHECK(standard.show("annual_revenue > 10") == "null");
    CHECK(standard.show("if annual_revenue > 10 then 1 else 2") == "2");
}

TEST_CASE("strict makes an error of a null nobody wrote, with its cause", "[feel][missing]") {
    rule_bench strict{missing_mode::spread, true};
    CHECK(strict.show("1 / 0") == "missing(feel-no-number)");
    CHECK(strict.show("1 < \"a\"") == "missing(feel-not-comparable)");
    CHECK(strict.show("1 + \"a\"") == "missing(feel-no-arithmetic)");
    CHECK(strict.show("[1, 2][3]") == "missing(feel-bad-index)");
    CHECK(strict.show("null") == "null");
    CHECK(strict.show("{a: 1}.b") == "null");
    const value v = strict.of("\"a\" * date(\"2026-01-01\")");
    REQUIRE(v.is_missing());
    CHECK(v.cause()->why == missing_cause::reason::error);
    REQUIRE(v.cause()->arguments.size() == 5);
    CHECK(v.cause()->arguments[0] == "*");
    CHECK(v.cause()->arguments[4] == "date");
    rule_bench lenient;
    CHECK(lenient.show("1 / 0") == "null");
}

TEST_CASE("where nothing missing is read, spread equals null", "[feel][missing]") {
    for (const std::string_view text :
         {"1 < null", "[1, null, 3][item > 1]", "null and true", "if null then 1 else 2",
          "some x in [null, 1] satisfies x > 0", "{a: null}.a", "count([1, 2]) = 2"}) {
        INFO(text);
        CHECK(rule_bench{missing_mode::spread}.show(text) ==
              rule_bench{missing_mode::null}.show(text));
    }
}

TEST_CASE("an empty optional is missing, a null fact is null", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("tier = null") == "missing(client.tier)");
    bench.subject.manager = fact<std::string>::null();
    CHECK(bench.show("manager = null") == "true");
    CHECK(bench.show("客户.经理") == "null");
}

TEST_CASE("a slot nobody filled is missing by its name", "[feel][missing]") {
    CHECK(rule_bench{}.show("limit + 1") == "missing(limit)");
    CHECK(rule_bench{missing_mode::null}.show("限额 = null") == "true");
}

TEST_CASE("an unresolved reference is missing, and so is what lies behind it", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("parent_client.tier").starts_with("missing(client.parent_client"));
    rules::client above;
    above.tier = "core";
    bench.facts.parent = &above;
    CHECK(bench.show("上级客户.等级") == "core");
}

TEST_CASE("an absent key of a computed context is null", "[feel][missing]") {
    CHECK(rule_bench{}.show("{a: 1}.b = null") == "true");
}

TEST_CASE("an exhausted limit ends the run and nothing absorbs it", "[feel][missing]") {
    rule_bench bench;
    bench.context.bounds.steps = 2000;
    CHECK(bench.show("true or count(for i in 1..1000000 return i) > 0") == "true");
    CHECK(bench.show("count(for i in 1..1000000 return i) > 0 or true") ==
          "missing(feel-steps-exhausted)");
    CHECK(bench.show("if is missing(for i in 1..1000000 return i) then 1 else 1") ==
          "missing(feel-steps-exhausted)");
    const value v = bench.of("(some i in 1..1000000 satisfies i < 0) and false");
    REQUIRE(v.is_missing());
    CHECK(v.cause()->why == missing_cause::reason::limit);
}

TEST_CASE("operators, paths, = null, instance of and built-ins that read a missing value yield "
          "missing",
          "[feel][missing]") {
    rule_bench bench;
    for (const std::string_view text :
         {"annual_revenue + 1", "-annual_revenue", "annual_revenue ** 2", "annual_revenue = null",
          "annual_revenue != null", "null = annual_revenue", "annual_revenue instance of number",
          "abs(annual_revenue)", "string(annual_revenue)", "annual_revenue in [1..2]",
          "[1, 2][annual_revenue]", "annual_revenue between 1 and 2", "[annual_revenue..5]"}) {
        INFO(text);
        CHECK(bench.show(text) == "missing(client.annual_revenue)");
    }
    CHECK(bench.show("annual_revenue + tier") == "missing(several)");
}

TEST_CASE("and and or are Kleene, missing outranking null", "[feel][missing]") {
    rule_bench bench;
    const std::string missing = "missing(client.annual_revenue)";
    CHECK(bench.show("annual_revenue > 1 and false") == "false");
    CHECK(bench.show("false and annual_revenue > 1") == "false");
    CHECK(bench.show("annual_revenue > 1 and true") == missing);
    CHECK(bench.show("annual_revenue > 1 or true") == "true");
    CHECK(bench.show("annual_revenue > 1 or false") == missing);
    CHECK(bench.show("null and annual_revenue > 1") == missing);
    CHECK(bench.show("null or annual_revenue > 1") == missing);
    CHECK(bench.show("all([annual_revenue > 1, false])") == "false");
    CHECK(bench.show("any([annual_revenue > 1, true])") == "true");
}

TEST_CASE(
    "plain conditions joined by and are missing for the member that is not set, unless one is "
    "false",
    "[feel][missing]") {
    rule_bench bench;
    rule_bench standard{missing_mode::null};
    bench.subject.credit_grade = standard.subject.credit_grade = "A";
    const std::string unset = "annual_revenue > 1";
    const std::string holds = "credit_grade in [\"A\", \"B\"]";
    const std::string fails = "credit_grade in [\"C\", \"D\"]";
    for (const char* shape : {"{} and {}", "if {} and {} then true else false"}) {
        const auto show = [&](rule_bench& on, const std::string& a, const std::string& b) {
            return on.show(fmt::format(fmt::runtime(shape), a, b));
        };
        const std::string missing = "missing(client.annual_revenue)";
        CHECK(show(bench, unset, holds) == missing);
        CHECK(show(bench, holds, unset) == missing);
        CHECK(show(bench, unset, fails) == "false");
        CHECK(show(bench, fails, unset) == "false");
        CHECK(show(bench, unset, "annual_revenue < 9") == missing);
        CHECK(show(standard, unset, fails) == "false");
    }
    CHECK(bench.show("if " + unset + " and " + holds + " then 7 else 7") == "7");
    CHECK(bench.show("if " + unset + " and " + holds + " then annual_revenue else 7") ==
          "missing(client.annual_revenue)");
    CHECK(standard.show(unset + " and " + holds) == "null");
    CHECK(standard.show("if " + unset + " and " + holds + " then 1 else 2") == "2");
    bench.options.null_when_missing = {"client.annual_revenue"};
    CHECK(bench.show(unset + " and " + holds) == "null");
    CHECK(bench.show("if " + unset + " and " + holds + " then 1 else 2") == "2");
}

TEST_CASE("between and in are and or or of comparisons", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("5 between annual_revenue and 3") == "false");
    CHECK(bench.show("5 between annual_revenue and 9") == "missing(client.annual_revenue)");
    CHECK(bench.show("5 in (annual_revenue, 5)") == "true");
    CHECK(bench.show("5 in [annual_revenue, 6]") == "missing(client.annual_revenue)");
    CHECK(bench.show("5 in [5, annual_revenue]") == "true");
}

TEST_CASE("equality of lists and contexts goes element by element", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("[1, annual_revenue] = [2, 3]") == "false");
    CHECK(bench.show("[1, annual_revenue] = [1, 3]") == "missing(client.annual_revenue)");
    CHECK(bench.show("[annual_revenue] = [1, 2]") == "false");
    CHECK(bench.show("{a: annual_revenue, b: 1} = {a: 1, b: 2}") == "false");
    CHECK(bench.show("{a: annual_revenue} != {a: 1}") == "missing(client.annual_revenue)");
}

TEST_CASE("if on a missing condition gives what its branches have in common", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("if annual_revenue > 1 then 5 else 5.0") == "5");
    CHECK(bench.show("if annual_revenue > 1 then [1, 2] else [1, 2]") == "[1, 2]");
    CHECK(bench.show("if annual_revenue > 1 then 5 else 6") == "missing(client.annual_revenue)");
    CHECK(bench.show("if annual_revenue > 1 then tier else tier").starts_with("missing("));
}

TEST_CASE("arguments pass through user functions", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("(function(a, b) b)(annual_revenue, 7)") == "7");
    CHECK(bench.show("(function(a) a = null)(annual_revenue)") == "missing(client.annual_revenue)");
}

TEST_CASE("only is missing sees it, in packs", "[feel][missing]") {
    rule_bench bench;
    CHECK(bench.show("is missing(annual_revenue)") == "true");
    CHECK(bench.show("is missing(credit_grade)") == "false");
    bench.options.pack_functions = false;
    CHECK_FALSE(expression::compile("is missing(x)", bench.names, bench.options).has_value());
}

TEST_CASE("a filter keeps what is true and counts what was missing as maybes", "[feel][missing]") {
    purchases_bench bench;
    const value kept = bench.of("purchases[amount > 50]");
    REQUIRE(kept.is(value_kind::list));
    CHECK(kept.as_list().size == 2);
    CHECK(kept.as_list().maybes == 1);
    CHECK_FALSE(kept.as_list().closed());
    CHECK_FALSE(kept.as_list().uncovered);
    CHECK(bench.of("purchases[on > date(\"2025-01-01\")]").as_list().closed());
    purchases_bench standard{missing_mode::null};
    CHECK(standard.of("purchases[amount > 50]").as_list().closed());
}

TEST_CASE("a collection the portfolio does not cover is open", "[feel][missing]") {
    purchases_bench bench;
    bench.facts.covered = false;
    CHECK(bench.show("sum(purchases.amount)").starts_with("missing("));
    CHECK(bench.of("purchases").as_list().uncovered);
    CHECK(bench.of("for p in purchases return p.id").as_list().uncovered);
    CHECK(bench.of("purchases.id").as_list().uncovered);
    CHECK(bench.of("concatenate([\"a\"], purchases.id)").as_list().uncovered);
    CHECK(bench.show("purchases[1]") == uncovered);
}

TEST_CASE("some and list contains are true on a witness, every is false on a counter-example",
          "[feel][missing]") {
    purchases_bench bench;
    bench.facts.covered = false;
    CHECK(bench.show("some p in purchases satisfies p.status = \"paid\"") == "true");
    CHECK(bench.show("some p in purchases satisfies p.id = \"p9\"") == uncovered);
    CHECK(bench.show("every p in purchases satisfies p.id = \"p1\"") == "false");
    CHECK(bench.show("every p in purchases satisfies p.client = \"c1\"") == uncovered);
    CHECK(bench.show("list contains(purchases.id, \"p1\")") == "true");
    CHECK(bench.show("list contains(purchases.id, \"p9\")") == uncovered);
    CHECK(bench.show("\"p1\" in purchases.id") == "true");
}

TEST_CASE("count is an interval, and comparisons that the interval decides are decided",
          "[feel][missing]") {
    purchases_bench bench; // amounts 100, unknown, 300: between 2 and 3 exceed 50
    const std::string many = "count(purchases[amount > 50])";
    CHECK(bench.show(many + " >= 2") == "true");
    CHECK(bench.show(many + " > 3") == "false");
    CHECK(bench.show(many + " = 1") == "false");
    CHECK(bench.show(many + " != 4") == "true");
    CHECK(bench.show("2 <= " + many) == "true");
    CHECK(bench.show(many + " < 4") == "true");
    CHECK(bench.show(many + " >= 3").starts_with("missing("));
    CHECK(bench.show(many + " = 2").starts_with("missing("));
    CHECK(bench.show(many + " + 1 > 0").starts_with("missing("));
    CHECK(bench.show(many + " between 0 and 3") == "true");
    bench.facts.covered = false;
    CHECK(bench.show("count(purchases) >= 3") == "true");
    CHECK(bench.show("count(purchases) < 3") == "false");
    CHECK(bench.show("count(purchases) <= 10").starts_with("missing("));
}

TEST_CASE("conditions on the time field that do not depend on the item set the span asked for",
          "[feel][missing]") {
    purchases_bench bench;
    const auto span = [&](std::string_view text) {
        (void)bench.of(text);
        const asked_span& s = bench.facts.asked;
        return (s.from ? s.from->text() : "") + ".." + (s.to ? s.to->text() : "");
    };
    CHECK(span("purchases") == "..");
    CHECK(span("purchases[amount > 1]") == "..");
    CHECK(span("purchases[on >= date(\"2025-01-01\")]") == "2025-01-01..");
    CHECK(span("purchases[on > date(\"2025-01-01\") and amount > 1]") == "2025-01-02..");
    CHECK(span("采购[日期 < today()]") == "..2026-02-28");
    CHECK(span("purchases[item.on = @\"2025-05-05\"]") == "2025-05-05..2025-05-05");
    CHECK(span("purchases[@\"2025-01-01\" <= on and on <= @\"2025-12-31\"]") ==
          "2025-01-01..2025-12-31");
    CHECK(span("purchases[on between @\"2025-01-01\" and today()]") == "2025-01-01..2026-03-01");
    CHECK(span("purchases[on in [@\"2025-01-01\"..@\"2025-02-01\")]") == "2025-01-01..2025-01-31");
    CHECK(span("purchases[on in (>= @\"2025-01-01\")]") == "2025-01-01..");
    CHECK(span("{period: [@\"2025-01-01\"..@\"2025-02-01\"], r: purchases[on in period]}.r") ==
          "2025-01-01..2025-02-01");
    CHECK(span("purchases[status = \"paid\"][on >= @\"2025-01-01\"]") == "2025-01-01..");
    CHECK(span("purchases[on >= @\"2025-01-01\" or amount > 1]") == "..");
    CHECK(span("for d in [@\"2025-03-01\"] return purchases[on >= d]") == "2025-03-01..");
}

TEST_CASE("a declared path reads as null when missing", "[feel][missing]") {
    rule_bench bench;
    bench.options.null_when_missing = {"annual_revenue", "client.tier"};
    CHECK(bench.show("annual_revenue = null") == "true");
    CHECK(bench.show("client.tier = null") == "true");
    CHECK(bench.show("parent = null") == "missing(client.parent)");
}
