#include <tenet/feel/expression.hpp>
#include <tenet/feel/test_set.hpp>

#include <fmt/format.h>

#include <random>
#include <support/catch.hpp>

using namespace tenet;
using feel::read_test_set;

namespace {

std::string read(std::string_view text) {
    const feel::test_set set = read_test_set(text, feel::scope{});
    if (set.any) return "any";
    return set.values ? set.values->text() : "run";
}

} // namespace

TEST_CASE("a dash accepts everything unread", "[test_set]") {
    CHECK(read("-") == "any");
    CHECK(read("  - ") == "any");
    CHECK(read("-5") == "-5");
}

TEST_CASE("literals, comparisons, ranges and lists are sets of values", "[test_set]") {
    CHECK(read("\"A\", \"B\"") == "\"A\", \"B\"");
    CHECK(read("not(\"A\",\"B\")") == "not(\"A\", \"B\")");
    CHECK(read("[\"B\", \"A\"]") == "\"A\", \"B\"");
    CHECK(read("< 5, >= 7") == "< 5, >= 7");
    CHECK(read("not([1..5))") == "< 1, >= 5");
    CHECK(read("]1..5[") == "(1..5)");
    CHECK(read("!= 3") == "< 3, > 3");
    CHECK(read("1.50, 1.5") == "1.5");
    CHECK(read("-1.5e3") == "-1500");
    CHECK(read("true") == "true");
    CHECK(read("not(true)") == "false");
    CHECK(read("\"say \\\"hi\\\"\"") == "\"say \\\"hi\\\"\"");
}

TEST_CASE("dates and durations are read from functions and from literals", "[test_set]") {
    CHECK(read("date(\"2026-01-31\")") == "2026-01-31");
    CHECK(read("[@\"2026-01-01\"..@\"2026-02-01\")") == "[2026-01-01..2026-01-31]");
    CHECK(read("> duration(\"P1D\")") == ">= P1DT0.000000001S");
    CHECK(read("< @\"P1Y\"") == "<= P11M");
}

TEST_CASE("an expression over constants is computed", "[test_set]") {
    CHECK(read("5 * 2") == "10");
    CHECK(read("> 10 * 1000") == "> 10000");
    CHECK(read("[2 ** 3..(1 + 1) * 10)") == "[8..20)");
    CHECK(read("1 + 1, 4") == "2, 4");
    CHECK(read("not(2 * 2)") == "< 4, > 4");
    CHECK(read("[1 + 1, 3]") == "2, 3");
    CHECK(read("\"a,\" + \"b)\"") == "\"a,b)\"");
    CHECK(read("-(5)") == "-5");
    CHECK(read("< date(\"2026-01-01\") + @\"P1D\"") == "<= 2026-01-01");
    CHECK(read("max(3, 7)") == "7");
}

TEST_CASE("a name of the scope is no constant, even where a function has that name", "[test_set]") {
    feel::scope names;
    names.add("max", "", feel::type::any());
    names.add("limit", "", feel::type::any());
    CHECK_FALSE(read_test_set("> max(3, 7)", names).is_known());
    CHECK_FALSE(read_test_set("> 2 * limit", names).is_known());
    CHECK(read_test_set("> 2 * 3", names).is_known());
    CHECK_FALSE(read_test_set("> 2 * 3").is_known());
}

TEST_CASE("what is not made of literals of one kind has to be run", "[test_set]") {
    for (const char* text : {"limit",       ">= limit",
                             "\"A\", 1",    "> 5 * limit",
                             "> 1 / 0",     "now()",
                             "< today()",   "@\"P1D\" + date(today())",
                             "1 = 1",       "[1 + 1..limit]",
                             "5 * (2",      "count(for i in 1..1000000 return i)",
                             "? + 1 > 5",   "null",
                             "[5..3]",      "< \"B\"",
                             "\"open",      "",
                             "not(-)",      "(<5)",
                             "1..5",        "true or false",
                             "truely",      "date(\"2026-02-30\")",
                             "\"\\u0041\"", "[1..\"B\"]",
                             "1, ",         "@\"12:00:00\""}) {
        INFO(text);
        CHECK(read(text) == "run");
    }
}

TEST_CASE("conditions on the value tested are sets of values", "[test_set]") {
    CHECK(read("? > 5") == "> 5");
    CHECK(read("? > 10 and ? <= 20") == "(10..20]");
    CHECK(read("? < 1 or ? > 5 and ? < 9, 3") == "< 1, 3, (5..9)");
    CHECK(read("(? < 1 or ? > 5) and ? < 9") == "< 1, (5..9)");
    CHECK(read("not(? = 15)") == "< 15, > 15");
    CHECK(read("? > 10 and not(? in [12..14))") == "(10..12), >= 14");
    CHECK(read("? between 1 and 5 and ? != 3") == "[1..3), (3..5]");
    CHECK(read("? = \"A\" or ? = \"B\"") == "\"A\", \"B\"");
    CHECK(read("? >= @\"2026-01-01\" and ? < date(\"2026-02-01\")") == "[2026-01-01..2026-01-31]");
    for (const char* text :
         {"? > 5 and ? = \"A\"", "? > limit", "? > 5 and", "? >", "?", "?? > 5", "? > 5 xor ? < 9",
          "? > 5 ? < 9", "(? > 5", "? > 5)", "? in (1, 5)", "? between 1 or 5", "? inside [1..5]",
          "? > 5 + 1", "x > 5 and ? < 9"}) {
        INFO(text);
        CHECK(read(text) == "run");
    }
    CHECK(read(std::string(40, '(') + "? > 5" + std::string(40, ')')) == "run");
}

TEST_CASE("conditions on the value tested hold what running them accepts", "[test_set]") {
    std::mt19937 random{20'26};
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto condition = [&](const auto& self, int depth) -> std::string {
        const std::string n = std::to_string(pick(7));
        const std::string m = std::to_string(3 + pick(5));
        if (depth > 0 && pick(2) == 0) {
            const std::string a = self(self, depth - 1);
            const std::string b = self(self, depth - 1);
            const char* const forms[] = {"{} and {}", "{} or {}", "({}) and {}", "not({} or {})"};
            return fmt::format(fmt::runtime(forms[pick(4)]), a, b);
        }
        const char* const tests[] = {"? > {}",
                                     "? <= {}",
                                     "? = {}",
                                     "? != {}",
                                     "? in [{}..{}]",
                                     "? in ({}..{})",
                                     "? between {} and {}"};
        return fmt::format(fmt::runtime(tests[pick(7)]), n, m);
    };
    feel::run_context context;
    feel::evaluation run{context};
    feel::scope names;
    names.add("?", "", feel::type::any());
    std::size_t known = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string text = condition(condition, 3);
        INFO(text);
        const feel::test_set set = read_test_set(text, names);
        const auto cell = feel::expression::compile_unary_tests(text, names, 0);
        if (!cell) CHECK_FALSE(set.is_known()); // not(...) with more behind it is no FEEL
        if (!cell || !set.values) continue;     // a range the wrong way round
        ++known;
        for (int half = -1; half <= 16; ++half) {
            const value v{decimal::scaled(half * 5, -1)};
            run.reset();
            run.set(0, v);
            CHECK(set.values->contains(v) == cell->evaluate(run).is_true());
        }
    }
    CHECK(known > 1000);
}

TEST_CASE("what is told by literals alone is FEEL; what had to be computed is not called so",
          "[test_set]") {
    const auto is_literal = [](std::string_view text) {
        return read_test_set(text, feel::scope{}).literal;
    };
    for (const char* text :
         {"\"A\", \"B\"", "not(\"A\")", ">= -1.5e3", "[1..5)", "]1..5[", "[\"B\", \"A\"]", "true",
          "!= 3", "@\"2026-01-31\"", "< date(\"2026-01-31\")", "\"say \\\"hi\\\"\"", "\"\n\""}) {
        INFO(text);
        CHECK(is_literal(text));
        feel::scope names;
        names.add("?", "", feel::type::any());
        CHECK(feel::expression::compile_unary_tests(text, names, 0).has_value());
    }
    for (const std::string_view text :
         {std::string_view{"2 * 5"}, std::string_view{"> 1 + 1, 3"}, std::string_view{"A"},
          std::string_view{"-"}, std::string_view{"\"a\0b\"", 5}}) {
        INFO(text);
        CHECK_FALSE(is_literal(text));
    }
}

TEST_CASE("a plain literal is the value that compiling its text gives", "[test_set]") {
    feel::run_context context;
    feel::evaluation run{context};
    arena memory;
    for (const char* text :
         {"0", "-0", "12.50", "-1.500", ".5", "1e3", " 7 ", "- 2", "\"\"", "\"A\"", "\"核心\"",
          "\"a\\tb\\\\\"", "9999999999999999999999999999999999"}) {
        INFO(text);
        const auto plain = feel::read_plain_literal(text, memory);
        REQUIRE(plain.has_value());
        const auto compiled = feel::expression::compile(text, feel::scope{});
        REQUIRE(compiled.has_value());
        REQUIRE(compiled->constant().has_value());
        CHECK(identical(*plain, *compiled->constant()));
        CHECK(to_text(*plain) == to_text(compiled->evaluate(run)));
    }
    for (const std::string_view text :
         {std::string_view{""}, std::string_view{"1 + 1"}, std::string_view{"\"a\" + \"b\""},
          std::string_view{"5."}, std::string_view{"--1"}, std::string_view{"\"a"},
          std::string_view{"\"\\u0041\""}, std::string_view{"\"a\0\"", 4}, std::string_view{"true"},
          std::string_view{"1e7000"}, std::string_view{"12 days"}}) {
        INFO(text);
        CHECK_FALSE(feel::read_plain_literal(text, memory).has_value());
    }
}
