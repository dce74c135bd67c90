#include "rule_records.hpp"

#include <string>

using namespace tenet;
using namespace tenet::feel;

namespace {

std::string repeated(std::string_view part, std::size_t n) {
    std::string all;
    for (std::size_t i = 0; i < n; ++i) all += part;
    return all;
}

diagnostics problems_of(std::string_view text, const compile_options& options = {}) {
    const auto e = expression::compile(text, tenet_test::rule_bench{}.names, options);
    return e ? diagnostics{} : e.error();
}

struct bad_text {
    std::string_view text;
    std::string_view id;
    std::uint32_t line;
    std::uint32_t column;
};

} // namespace

TEST_CASE("a syntax error carries line and column", "[feel]") {
    for (const bad_text& bad : {
             bad_text{"1 +", "feel-unexpected-end", 1, 4},
             bad_text{"1 + )", "feel-unexpected", 1, 5},
             bad_text{"if true\nthen 1", "feel-unexpected-end", 2, 7},
             bad_text{"[1, 2", "feel-unexpected-end", 1, 6},
             bad_text{"1 2", "feel-unexpected", 1, 3},
             bad_text{"1..2", "feel-unexpected", 1, 2},
             bad_text{"\"abc", "feel-unterminated-string", 1, 1},
             bad_text{"1 /* abc", "feel-unterminated-comment", 1, 3},
             bad_text{"\"a\\uD800\"", "feel-bad-escape", 1, 3},
             bad_text{"1 $ 2", "feel-unexpected-character", 1, 3},
             bad_text{"@\"abc\"", "feel-bad-at-literal", 1, 1},
             bad_text{"for i in [1] i", "feel-unexpected", 1, 14},
             bad_text{"{a: 1, a: 2}", "feel-repeated-entry", 1, 8},
             bad_text{"1 instance of foo", "feel-unknown-type", 1, 15},
             bad_text{"count()", "feel-wrong-argument-count", 1, 1},
             bad_text{"count(item: [1])", "feel-unknown-parameter", 1, 1},
             bad_text{"1 +\n  unheard", "feel-unknown-name", 2, 3},
             bad_text{"1234567890123456789012345678901234567", "base-number-too-long", 1, 1},
             bad_text{"", "feel-unexpected-end", 1, 1},
         }) {
        INFO(bad.text);
        const diagnostics found = problems_of(bad.text);
        REQUIRE(found.has_errors());
        CHECK(found.items()[0].id() == bad.id);
        CHECK(found.items()[0].where().line == bad.line);
        CHECK(found.items()[0].where().column == bad.column);
        CHECK_FALSE(found.items()[0].remedy(language::zh).empty());
        CHECK_FALSE(found.items()[0].remedy(language::en).empty());
    }
}

TEST_CASE("the place of an error counts from where the text stands", "[feel]") {
    compile_options options;
    options.at.file = "rules.json";
    options.at.line = 10;
    options.at.column = 20;
    const diagnostics first = problems_of("1 + unheard", options);
    CHECK(first.items()[0].where().line == 10);
    CHECK(first.items()[0].where().column == 24);
    CHECK(first.items()[0].where().file == "rules.json");
    const diagnostics second = problems_of("1 +\n unheard", options);
    CHECK(second.items()[0].where().line == 11);
    CHECK(second.items()[0].where().column == 2);
}

TEST_CASE("unknown names are all found, with the nearest known one", "[feel]") {
    const diagnostics found = problems_of("anual_revenue + client.credit_grad + 年营业 + strng "
                                          "length(\"a\") + purchases[amuont > 1]");
    REQUIRE(found.items().size() == 5);
    CHECK(found.items()[0].remedy(language::en) == "Did you mean \"annual_revenue\"?");
    CHECK(found.items()[1].remedy(language::en) == "Did you mean \"credit_grade\"?");
    CHECK(found.items()[2].remedy(language::zh) == "您是否想写“年营业额”？");
    CHECK(found.items()[3].remedy(language::en) == "Did you mean \"string length\"?");
    CHECK(found.items()[4].remedy(language::en) == "Did you mean \"amount\"?");
}

TEST_CASE("nesting is bounded, long chains are not", "[feel]") {
    CHECK(problems_of(repeated("(", 100) + "1" + repeated(")", 100)).items()[0].id() ==
          "feel-too-deep");
    CHECK(problems_of(repeated("[", 60'000)).items()[0].id() == "feel-too-deep");
    CHECK(problems_of(repeated("-", 60'000) + "1").items()[0].id() == "feel-too-deep");
    CHECK(problems_of(repeated("if ", 20'000)).items()[0].id() == "feel-too-deep");
    CHECK(problems_of("client" + repeated(".parent_client", 4000)).items()[0].id() ==
          "feel-too-deep");
    CHECK(problems_of("1" + repeated(" = 1", 10'000)).items()[0].id() == "feel-too-deep");
    const auto chain = expression::compile("0" + repeated("+1", 30'000), scope{});
    REQUIRE(chain.has_value());
    run_context context;
    evaluation run{context};
    CHECK(to_text(chain->evaluate(run)) == "30000");
}

TEST_CASE("a text over the length limit is refused", "[feel]") {
    CHECK(problems_of(std::string(100'000, ' ') + "1").items()[0].id() == "feel-text-too-long");
    compile_options options;
    options.max_bytes = 200'000;
    CHECK_FALSE(problems_of(std::string(100'000, ' ') + "1", options).has_errors());
}

TEST_CASE("NUL bytes and bad UTF-8 are refused with their place", "[feel]") {
    using namespace std::string_view_literals;
    CHECK(problems_of("1 + \0"sv).items()[0].id() == "feel-unexpected-character");
    CHECK(problems_of("\"a\0b\""sv).items()[0].where().column == 3);
    const diagnostics bad = problems_of("1 + \xff");
    CHECK(bad.items()[0].id() == "base-bad-utf8");
    CHECK(bad.items()[0].where().column == 5);
}

TEST_CASE("many unknown names cost no more than a bound", "[feel]") {
    const diagnostics found = problems_of("a1" + repeated("+a1", 20'000));
    CHECK(found.total() == 20'001);
    CHECK(found.items().size() == diagnostics::default_cap);
}

TEST_CASE("runaway recursion ends with the limit as its cause", "[feel]") {
    run_context context;
    evaluation run{context};
    const auto show = [&](const std::string& text) {
        run.reset();
        const auto e = expression::compile(text, scope{});
        return e ? tenet_test::show(e->evaluate(run)) : e.error().text(language::en);
    };
    CHECK(show("{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r") == "missing(feel-depth-exhausted)");
    CHECK(show("{f: function(g, n) g(g, n + 1) + g(g, n + 2), r: f(f, 1)}.r") ==
          "missing(feel-depth-exhausted)");
    const std::string deep = repeated("(", 40) + "g(g, n)" + repeated(" + 1)", 40);
    CHECK(show("{f: function(g, n) " + deep + ", r: f(f, 1)}.r") ==
          "missing(feel-depth-exhausted)");
    CHECK(show("for i in 1..1000000000000 return i") == "missing(feel-steps-exhausted)");
    CHECK(show("{a: for i in 1..1000 return \"0123456789\", r: for i in a, j in a, k in a return "
               "i + j}.r") == "missing(feel-steps-exhausted)");
}
