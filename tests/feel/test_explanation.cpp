#include "support/catch.hpp"

#include <tenet/feel/explanation.hpp>

#include <string>
#include <vector>

using namespace tenet;
using namespace tenet::feel;
using tenet_test::contains;

namespace {

/// An expression over x, y and z, and what explaining it finds.
struct explained {
    explained(const std::string& text, const value& x = decimal{1}, const value& y = decimal{2},
              run_context how = {}, std::size_t most = 100)
        : context(how) {
        for (const char* name : {"x", "y", "z"}) names.add(name, "", type::any());
        run.set(0, x);
        run.set(1, y);
        auto compiled = expression::compile(text, names, options());
        if (!compiled) FAIL(compiled.error().text(language::en));
        plain = compiled->evaluate(run);
        steps = run.steps();
        found = explain(*compiled, names, run, options(), most);
        CHECK(identical(found.result, plain));
    }

    static compile_options options() {
        compile_options o;
        o.at.line = 3;
        o.at.column = 5;
        return o;
    }

    /// The parts where null or missing began, in order.
    [[nodiscard]] std::vector<std::string> origins() const {
        std::vector<std::string> texts;
        for (const empty_part& p : found.empty_parts) {
            if (p.is_origin) texts.push_back(p.text);
        }
        return texts;
    }

    scope names;
    run_context context;
    evaluation run{context};
    value plain;
    std::uint64_t steps = 0;
    expression_explanation found;
};

using texts = std::vector<std::string>;
const value text_a{std::string_view{"a"}};

} // namespace

TEST_CASE("the part where null began is named, with its operands and why", "[feel][explanation]") {
    const explained e{"(x + y) * 2", text_a};
    REQUIRE(e.found.empty_parts.size() == 2);
    const empty_part& sum = e.found.empty_parts[0];
    CHECK(sum.text == "x + y");
    CHECK((sum.at.line == 3 && sum.at.column == 6));
    CHECK(sum.is.is_null());
    CHECK(sum.is_origin);
    REQUIRE(sum.why.has_value());
    CHECK_THAT(sum.why->text(language::en), contains("string"));
    REQUIRE(sum.operands.size() == 2);
    CHECK((sum.operands[0].text == "x" && sum.operands[0].is.as_string() == "a"));
    CHECK((sum.operands[1].text == "y" && sum.operands[1].is.as_number() == decimal{2}));
    CHECK_FALSE(e.found.empty_parts[1].is_origin);
}

TEST_CASE("names are read with their values", "[feel][explanation]") {
    const explained e{"if x > 1 then y else x", decimal{7}};
    REQUIRE(e.found.reads.size() == 2);
    CHECK((e.found.reads[0].read->path == "x" && e.found.reads[0].is.as_number() == decimal{7}));
    CHECK(e.found.empty_parts.empty());
}

TEST_CASE("a null that was read, or is not there, is where it began", "[feel][explanation]") {
    CHECK(explained{"x + 1", value::null()}.origins() == texts{"x"});
    CHECK(explained{"{a: 1}.b"}.origins() == texts{"{a: 1}.b"});
    CHECK(explained{"[1, 2][5]"}.origins() == texts{"[1, 2][5]"});
    CHECK(explained{"(x + 1) = null", text_a}.origins() == texts{"x + 1"});
    CHECK(explained{"z = null"}.origins() == texts{"z"});
}

TEST_CASE("each round of a loop and each call is told apart", "[feel][explanation]") {
    const explained loop{"for i in [1, x, 3] return i + 1", text_a};
    CHECK(loop.origins() == texts{"i + 1"});
    CHECK(loop.found.empty_parts[0].operands[0].is.as_string() == "a");
    const explained call{"(function(n) n * 2)(x)", text_a};
    CHECK(call.origins() == texts{"n * 2"});
    const explained builtin{"number(x)", text_a};
    CHECK(builtin.origins() == texts{"number(x)"});
    CHECK(builtin.found.empty_parts[0].why.has_value());
}

TEST_CASE("what is missing is told as missing, and a limit as a limit", "[feel][explanation]") {
    run_context spread;
    spread.missing = missing_mode::spread;
    const explained missing{"z + 1", decimal{1}, decimal{2}, spread};
    CHECK(missing.origins() == texts{"z"});
    CHECK(missing.found.empty_parts[0].is.is_missing());
    run_context few;
    few.bounds.steps = 4;
    const explained limited{"for i in 1..100 return i", decimal{1}, decimal{2}, few};
    CHECK(limited.found.result.is_missing());
}

TEST_CASE("explaining takes the steps that running takes", "[feel][explanation]") {
    for (const char* text : {"x + y * 2", "for i in 1..3 return i + x", "if x > 1 then y else null",
                             "some i in [x, y] satisfies i > 1", "[x, y][item > 1]",
                             "{a: x, b: a + 1}.b", "x in [1..5]"}) {
        const explained e{text};
        CHECK(e.run.steps() == 2 * e.steps);
    }
}

TEST_CASE("as many parts are kept as asked for, the others are counted", "[feel][explanation]") {
    const explained e{"for i in 1..100 return i + x", text_a, decimal{2}, {}, 10};
    CHECK(e.found.empty_parts.size() == 10);
    CHECK(e.found.left_out == 90);
}
