#include "feel/parser.hpp"
#include "rule_records.hpp"

#include <tenet/feel/expression.hpp>
#include <tenet/feel/format.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace tenet;
using namespace tenet::feel;

namespace {

/// The names the expressions of these tests use; some hold signs.
struct names_of_tests {
    scope names;
    run_context context;
    evaluation run{context};

    names_of_tests() {
        add("a", value{decimal{3}});
        add("b", value{decimal{2}});
        add("c", value{decimal{-7}});
        add("a-b", value{decimal{40}});
        add("a - 1", value{decimal{50}});
        add("annual revenue", value{decimal{1000000}});
        add("p", value{true});
        add("q", value{false});
        add("客户 等级", value{std::string_view{"A"}});
    }

private:
    void add(const std::string& name, const value& v) {
        run.set(names.add(name, "", type::any()), v);
    }
};

std::string formatted(std::string_view text, const scope& names, format_options options = {}) {
    const auto done = feel::format(text, names, options);
    INFO(text);
    if (!done) return done.error().text(language::en);
    const auto again = feel::format(*done, names, options);
    REQUIRE(again.has_value());
    CHECK(*again == *done);
    return *done;
}

/// With no names known, and none of them holding signs.
std::string plain(std::string_view text, std::size_t width = 100) {
    format_options options;
    options.others = other_names::plain;
    options.width = width;
    return formatted(text, scope{}, options);
}

/// Whether two trees say the same, wherever their parts stand.
bool same_tree(const tree* x, const tree* y) {
    if (x == nullptr || y == nullptr) return x == y;
    const bool same = x->what == y->what && x->name == y->name && x->index == y->index &&
                      x->indexes == y->indexes && x->names == y->names &&
                      x->operations == y->operations && x->comparing == y->comparing &&
                      x->low_included == y->low_included && x->native == y->native &&
                      x->high_included == y->high_included && identical(x->constant, y->constant) &&
                      x->parts.size() == y->parts.size() &&
                      (x->frame == nullptr) == (y->frame == nullptr);
    if (!same) return false;
    if (x->frame && x->frame->parameters != y->frame->parameters) return false;
    return std::equal(x->parts.begin(), x->parts.end(), y->parts.begin(),
                      [](const auto& a, const auto& b) { return same_tree(a.get(), b.get()); });
}

tree_pointer read(std::string_view text, const scope& names) {
    problems found{text, {}};
    parser reader{text, names, {}, found};
    tree_pointer t = reader.whole_expression();
    INFO(text);
    CHECK(found.empty());
    return t;
}

tree_pointer read_tests(std::string_view text, const scope& names) {
    problems found{text, {}};
    parser reader{text, names, {}, found};
    tree_pointer t = reader.whole_unary_tests(0);
    INFO(text);
    CHECK(found.empty());
    return t;
}

const std::vector<std::string_view> expressions{
    "1+2*3**2",
    "a- b",
    "a-b",
    "a -1",
    "a - 1",
    "a-1",
    "a*-b",
    "- -a",
    "-(a+b)*c",
    "(((a)))+((b))",
    "((a+b))*(c)",
    "annual   revenue>=1e6 and not(q)or p",
    "a between 1 and b and p",
    "if p then if q then 1 else 2 else if a>1 then 3 else 4",
    "[1,2,3][item>1]",
    "[1..5]",
    "a in]1..5[",
    "a in [1..5)",
    "a in(1,2,3)",
    "a in ((1))",
    "a in (>2,<-3)",
    "a in ((1+b)*1)",
    "(>=a)",
    "[[1..2],]3..4[,(5..6)]",
    "{a b:1,\"c d\":[1,2],e:a b+1}.e",
    "{x:{y:{z:1}}}.x.y.z",
    "for i in 1..3,j in [i,2] return i*j",
    "some x in [1,2] satisfies x>1 and p",
    "every x in[1,2]satisfies(x>1)",
    "for i in 1..3 return if i=1 then 1 else partial[-1]*2",
    "function(x:number,y:list<number>)x+y[1]",
    "(function(x)(x+1))(2)",
    "{f:function(x,y)x-y,r:f(1,2),s:f(y:1,x:2)}",
    "a instance of list< context<a:number,b:date   and time> >",
    "p instance of function<number,string>->boolean",
    "@\"2026-01-01\"+@\"P1D\"",
    "date( \"2026-01-01\" ).year",
    "date and time(\"2026-01-01T00:00:00Z\")>@\"2025-01-01T00:00:00Z\"",
    "string length(\"a\\nb\\u0041\")",
    "substring(string:\"abc\",start position:2)",
    "客户   等级 in [\"A\",\"B\"]",
    "\"a\"+\"b\"",
    "1.50+.5+2.0e3",
    "null",
    "[]",
    "{}",
    "not(p)and(q or p)",
    "p or q and p or q",
    "(p or q)and p",
    "a=b",
    "a!=b",
    "a<=b",
    "count([1,2,3])",
    "years and months duration(@\"2020-01-01\",@\"2021-01-01\")",
    "a // the first\n + b // the second\n",
    "/* before */ a /* middle */ + /* more\n lines */ b",
    "[ // numbers\n 1, // one\n // then\n 2 // two\n ]",
    "if p // asked\nthen 1\n// not so\nelse 2",
    "[1 // x\n, 2]",
    "sum([1,2]) /* end */",
};

} // namespace

TEST_CASE("a formatted expression is the same tree and has the same value", "[feel][format]") {
    names_of_tests bench;
    for (const std::string_view text : expressions) {
        for (const std::size_t width : {100, 20, 1}) {
            for (const other_names others : {other_names::refused, other_names::any}) {
                format_options options;
                options.width = width;
                options.others = others;
                const std::string done = formatted(text, bench.names, options);
                INFO(text << " -> " << done);
                const tree_pointer before = read(text, bench.names);
                const tree_pointer after = read(done, bench.names);
                CHECK(same_tree(before.get(), after.get()));
                const auto first = expression::compile(text, bench.names);
                const auto second = expression::compile(done, bench.names);
                REQUIRE(first.has_value());
                REQUIRE(second.has_value());
                CHECK(to_text(first->evaluate(bench.run)) == to_text(second->evaluate(bench.run)));
            }
        }
    }
}

TEST_CASE("formatting does not depend on how a text was laid out", "[feel][format]") {
    for (const std::string_view text : expressions) {
        if (text.find("/") != std::string_view::npos || text.find('"') != std::string_view::npos) {
            continue; // comments and strings keep their line breaks and blanks
        }
        std::string stretched;
        for (const char c : text) stretched += c == ' ' ? std::string{" \n\t "} : std::string{c};
        INFO(text);
        CHECK(plain(stretched) == plain(text));
    }
}

TEST_CASE("blanks stand around operators and behind commas, not inside brackets",
          "[feel][format]") {
    CHECK(plain("1+2*3") == "1 + 2 * 3");
    CHECK(plain("a-b") == "a - b");
    CHECK(plain("-a*-b") == "-a * -b");
    CHECK(plain("f( a ,b )[ 1 ]") == "f(a, b)[1]");
    CHECK(plain("[ 1 .. 5 ]") == "[1..5]");
    CHECK(plain("x in ] 1..5 [") == "x in ]1..5[");
    CHECK(plain("x in(1,2)") == "x in (1, 2)");
    CHECK(plain("if(a)then(b)else[c]") == "if (a) then (b) else [c]");
    CHECK(plain("{ a :1, \"b c\" : 2 }") == "{a: 1, \"b c\": 2}");
    CHECK(plain("order . lines [ item . price>5 ]") == "order.lines[item.price > 5]");
    CHECK(plain("function( x:list< number > ) ( x )") == "function(x: list<number>) (x)");
    CHECK(plain("x instance  of function< number >->string") ==
          "x instance of function<number> -> string");
    CHECK(plain("annual\n  revenue of  group") == "annual revenue of group");
    CHECK(plain("@ \"P1D\"") == "@\"P1D\"");
}

TEST_CASE("of doubled brackets one pair stays", "[feel][format]") {
    CHECK(plain("((a))") == "(a)");
    CHECK(plain("(((a + b))) * ((c))") == "(a + b) * (c)");
    CHECK(plain("f((a))") == "f((a))");
    CHECK(plain("f(((a)))") == "f((a))");
    CHECK(plain("((a) + (b))") == "((a) + (b))");
    CHECK(plain("x in ((1))") == "x in ((1))");
    CHECK(plain("((1..2))") == "((1..2))");
}

TEST_CASE("a sign behind an unknown name keeps its blanks, since it may belong to the name",
          "[feel][format]") {
    const auto any = [](std::string_view text) { return formatted(text, scope{}); };
    CHECK(any("gross-net") == "gross-net");
    CHECK(any("gross  -  net") == "gross - net");
    CHECK(any("Mr. Smith") == "Mr. Smith");
    CHECK(any("1+2") == "1 + 2");
    CHECK(any("f(1)+2") == "f(1) + 2");
    CHECK(any("a=1+2") == "a = 1 + 2");
}

TEST_CASE("a text that a blank would turn into a name keeps its blanks", "[feel][format]") {
    names_of_tests bench;
    format_options options;
    options.others = other_names::refused;
    CHECK(formatted("a-b", bench.names, options) == "a-b");
    CHECK(formatted("a- b", bench.names, options) == "a - b");
    CHECK(formatted("a-1", bench.names, options) == "a-1");
    CHECK(formatted("b-1", bench.names, options) == "b - 1");
}

TEST_CASE("long expressions are broken where their structure is", "[feel][format]") {
    CHECK(plain("if amount > 100 then \"large\" else \"small\"", 30) ==
          "if amount > 100 then \"large\"\nelse \"small\"");
    CHECK(plain("if amount > 100 then \"large\" else \"small\"", 20) ==
          "if amount > 100\nthen \"large\"\nelse \"small\"");
    CHECK(plain("if a > 1 then 1 else if a > 2 then 2 else 3", 20) ==
          "if a > 1 then 1\nelse if a > 2 then 2\nelse 3");
    CHECK(plain("aaaaaa and bbbbbb or cccccc", 20) == "aaaaaa and bbbbbb\nor cccccc");
    CHECK(plain("aaaaaa and bbbbbb or cccccc", 12) == "aaaaaa\n  and bbbbbb\nor cccccc");
    CHECK(plain("[aaaaaa,bbbbbb,cccccc]", 12) == "[\n  aaaaaa,\n  bbbbbb,\n  cccccc\n]");
    CHECK(plain("{a:{b:1111,c:2222},d:3}", 25) == "{\n  a: {b: 1111, c: 2222},\n  d: 3\n}");
    CHECK(plain("for x in list return x * 2", 20) == "for x in list\nreturn x * 2");
    CHECK(plain("x between 1 and 2 and yyyyyy", 20) == "x between 1 and 2\nand yyyyyy");
    CHECK(plain("f(aaaaaa, bbbbbb) + 1", 12) == "f(\n  aaaaaa,\n  bbbbbb\n) + 1");
}

TEST_CASE("comments stay where they were", "[feel][format]") {
    CHECK(plain("a// one\n+b") == "a // one\n+ b");
    CHECK(plain("// first\n\n\na") == "// first\na");
    CHECK(plain("a /*x*/+b") == "a /*x*/ + b");
    CHECK(plain("[1,// one\n2]") == "[\n  1, // one\n  2\n]");
    CHECK(plain("[1,\n/* two */2]") == "[\n  1,\n  /* two */ 2\n]");
    CHECK(plain("p and // why\n q") == "p\nand // why\nq");
    CHECK(plain("a // end") == "a // end");
}

TEST_CASE("unary tests are formatted like expressions", "[feel][format]") {
    names_of_tests bench;
    for (const std::string_view text :
         {"-", " - ", ">=100", "\"A\",\"B\"", "not( 1,2 )", "]1..5[", "[1..5),>9", "?>1 and ?<3",
          "-5", "<a*2", "((1))", "@\"P1D\", duration(\"P2D\")", "- /* any */"}) {
        const auto done = format_unary_tests(text, bench.names);
        REQUIRE(done.has_value());
        INFO(text << " -> " << *done);
        const auto again = format_unary_tests(*done, bench.names);
        REQUIRE(again.has_value());
        CHECK(*again == *done);
        const tree_pointer before = read_tests(text, bench.names);
        const tree_pointer after = read_tests(*done, bench.names);
        CHECK(same_tree(before.get(), after.get()));
    }
    CHECK(format_unary_tests(" -  ", scope{}).value() == "-");
    CHECK(format_unary_tests(">=100,<  5", scope{}).value() == ">= 100, < 5");
    CHECK(format_unary_tests("not( \"A\" )", scope{}).value() == "not(\"A\")");
}

TEST_CASE("what is no FEEL is not formatted but reported with its place", "[feel][format]") {
    for (const auto& [text, id] : std::vector<std::pair<std::string_view, std::string_view>>{
             {"1 +", "feel-unexpected-end"},
             {"(a", "feel-unexpected-end"},
             {"\"a", "feel-unterminated-string"},
             {"a /* b", "feel-unterminated-comment"},
             {"a $ b", "feel-unexpected-character"},
             {"", "feel-unexpected-end"}}) {
        const auto done = feel::format(text, scope{});
        INFO(text);
        REQUIRE(done.has_error());
        CHECK(done.error().items()[0].id() == id);
    }
    format_options options;
    options.others = other_names::refused;
    CHECK(feel::format("a + unheard", names_of_tests{}.names, options).has_error());
    std::string many;
    for (int n = 0; n < 200; ++n) many += "unheard" + std::to_string(n) + " + ";
    CHECK(feel::format(many, scope{}).has_error());
}

TEST_CASE("an error of meaning does not keep a text from being formatted", "[feel][format]") {
    CHECK(plain("x instance of  tUnheard") == "x instance of tUnheard");
    CHECK(plain("count( )") == "count()");
    CHECK(plain("{a:1,a:2}") == "{a: 1, a: 2}");
}

TEST_CASE("formatting holds up to long and deep texts", "[feel][format]") {
    std::string deep = "1";
    for (int n = 0; n < 60; ++n) deep = "[" + deep + ", 1]";
    CHECK_FALSE(plain(deep).empty());
    std::string wide = "x";
    for (int n = 0; n < 5000; ++n) wide += " and x";
    const std::string done = plain(wide);
    CHECK(std::count(done.begin(), done.end(), '\n') == 5000);
}
