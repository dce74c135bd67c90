#include "support/catch.hpp"

#include <tenet/json/document.hpp>

#include <algorithm>
#include <string>

using tenet::json::document;
using tenet::json::node;
using tenet::json::read_options;

namespace {

struct expectation {
    std::string text;
    std::string id;
    std::uint32_t line;
    std::uint32_t column;
    std::string pointer;
};

tenet::diagnostics problems_of(const std::string& text, const read_options& options = {}) {
    const auto read = document::read(text, options);
    return read ? tenet::diagnostics{} : read.error();
}

void check(const expectation& e, const read_options& options = {}) {
    INFO(e.text.substr(0, 100));
    const tenet::diagnostics problems = problems_of(e.text, options);
    REQUIRE(problems.items().size() == 1);
    const tenet::diagnostic& d = problems.items().front();
    CHECK(d.id() == e.id);
    CHECK(d.where().line == e.line);
    CHECK(d.where().column == e.column);
    CHECK(d.where().pointer == e.pointer);
    CHECK_FALSE(d.remedy(tenet::language::en).empty());
}

document read(const std::string& text, const read_options& options = {}) {
    auto d = document::read(text, options);
    INFO(text);
    if (!d) FAIL(d.error().text(tenet::language::en));
    return *d;
}

} // namespace

TEST_CASE("a document gives its values as written", "[json]") {
    const document d = read(R"({"a": [1.50, -0, 1e3, 12345678901234567890.5],
        "b": {"c": null, "d": true, "e": false}, "名": "客户"})");
    const node& root = d.root();
    REQUIRE(root.is() == node::kind::object);
    REQUIRE(root.members().size() == 3);
    REQUIRE(root.find("a") != nullptr);
    const auto items = root.find("a")->items();
    REQUIRE(items.size() == 4);
    CHECK(items[0].text() == "1.50");
    CHECK(items[1].text() == "-0");
    CHECK(items[2].text() == "1e3");
    CHECK(items[3].text() == "12345678901234567890.5");
    CHECK(root.find("b")->find("c")->is() == node::kind::null);
    CHECK(root.find("b")->find("d")->boolean());
    CHECK_FALSE(root.find("b")->find("e")->boolean());
    CHECK(root.find("名")->text() == "客户");
    CHECK(root.find("x") == nullptr);
    CHECK(items[0].find("x") == nullptr);
    CHECK(items[0].members().empty());
    CHECK(root.items().empty());
}

TEST_CASE("escapes are undone, NUL included", "[json]") {
    const document d =
        read(R"(["\"\\\/\b\f\n\r\t", "\u0041\u00e9\u5ba2\ud83d\ude00", "a\u0000b"])");
    const auto items = d.root().items();
    CHECK(items[0].text() == "\"\\/\b\f\n\r\t");
    CHECK(items[1].text() == "Aé客😀");
    CHECK(items[2].text() == std::string("a\0b", 3));
}

TEST_CASE("a long string with escapes stays whole", "[json]") {
    std::string written = "\"";
    std::string meant;
    for (int i = 0; i < 20'000; ++i) {
        written += i % 7 == 0 ? "\\n" : "客";
        meant += i % 7 == 0 ? "\n" : "客";
    }
    written += '"';
    CHECK(read(written).root().text() == meant);
    CHECK(read("{" + written + ":1}").root().members()[0].name == meant);
}

TEST_CASE("scalars and empty containers may stand alone", "[json]") {
    CHECK(read("null").root().is() == node::kind::null);
    CHECK(read(" 12 ").root().text() == "12");
    CHECK(read("\"\"").root().text().empty());
    CHECK(read("[]").root().items().empty());
    CHECK(read("{}\n").root().members().empty());
}

TEST_CASE("nodes know their place", "[json]") {
    const document d = read("{\n  \"客户\": [\n    {\"a/b\": 1, \"c~d\": \"x\"},\n    true\n  ]\n}",
                            {.file = "accounts.json"});
    const node& list = *d.root().find("客户");
    const node& object = list.items()[0];
    CHECK(d.where(d.root()) == tenet::place{"accounts.json", "", 1, 1, 0});
    CHECK(d.where(list) == tenet::place{"accounts.json", "/客户", 2, 13, 14});
    CHECK(d.where(object) == tenet::place{"accounts.json", "/客户/0", 3, 5, 20});
    CHECK(d.where(*object.find("a/b")) == tenet::place{"accounts.json", "/客户/0/a~1b", 3, 13, 28});
    CHECK(d.where(object.members()[1]) == tenet::place{"accounts.json", "/客户/0/c~0d", 3, 16, 31});
    CHECK(d.where(object.members()[1].is).column == 23);
    CHECK(d.where(list.items()[1]) == tenet::place{"accounts.json", "/客户/1", 4, 5, 48});
}

TEST_CASE("places stay right far into a document", "[json]") {
    std::string text = "[";
    for (int i = 0; i < 30'000; ++i) text += (i == 0 ? "\n" : ",\n") + std::to_string(i);
    text += "\n]";
    const document d = read(text);
    for (const std::size_t i : {0U, 4094U, 4095U, 4096U, 8191U, 8192U, 29'999U}) {
        const tenet::place p = d.where(d.root().items()[i]);
        CHECK(p.line == i + 2);
        CHECK(p.column == 1);
        CHECK(p.pointer == "/" + std::to_string(i));
    }
}

TEST_CASE("a byte order mark is passed over and has no column", "[json]") {
    const document d = read("\xEF\xBB\xBF[7]");
    CHECK(d.where(d.root().items()[0]) == tenet::place{"", "/0", 1, 2, 4});
    CHECK_FALSE(problems_of("\xEF\xBB\xBF[7]", {.byte_order_mark = false}).empty());
}

TEST_CASE("comments are read where they are allowed", "[json]") {
    const std::string text = "// first\n{ /* a\n b */ \"a\": 1, // x\n \"b\": /**/ 2 } // end";
    const document d = read(text, {.comments = true});
    CHECK(d.root().find("b")->text() == "2");
    CHECK(d.where(*d.root().find("b")).line == 4);
    CHECK(d.where(*d.root().find("b")).column == 12);
    CHECK(read("/** a **/ [1, /***/ 2, \"/*\" /* \" */] // \"", {.comments = true})
              .root()
              .items()
              .size() == 3);
    check({"// x\n1", "json-value-expected", 1, 1, ""});
    check({"[1, /* never", "json-unclosed-comment", 1, 5, "/1"}, {.comments = true});
}

TEST_CASE("an empty file is refused", "[json]") {
    check({"", "json-empty", 1, 1, ""});
    check({" \n\t", "json-empty", 2, 2, ""});
    check({"\xEF\xBB\xBF", "json-empty", 1, 1, ""});
}

TEST_CASE("a syntax error carries line, column and pointer", "[json]") {
    check({"{\"a\": 1\n \"b\": 2}", "json-comma-expected", 2, 2, "/a"});
    check({"{\"a\" 1}", "json-colon-expected", 1, 6, "/a"});
    check({"{a: 1}", "json-name-expected", 1, 2, ""});
    check({"[1,\n 2,\n]", "json-trailing-comma", 2, 3, "/2"});
    check({"{\"a\": 1,}", "json-trailing-comma", 1, 8, ""});
    check({"[tru]", "json-value-expected", 1, 2, "/0"});
    check({"[1, 'x']", "json-value-expected", 1, 5, "/1"});
    check({"[1}", "json-comma-expected", 1, 3, "/0"});
    check({"[1, 2", "json-unclosed", 1, 6, "/1"});
    check({"{\"a\": {\n\"b\": ", "json-unclosed", 2, 6, "/a/b"});
    check({"{} x", "json-text-behind", 1, 4, ""});
    check({"1 2", "json-text-behind", 1, 3, ""});
    check({"[\"abc]", "json-unclosed-string", 1, 2, "/0"});
    check({"[\"abc\n\"]", "json-unclosed-string", 1, 2, "/0"});
    check({"[\"a\tb\"]", "json-control-in-string", 1, 4, "/0"});
    check({"[\"a\\qb\"]", "json-bad-escape", 1, 4, "/0"});
    check({"[\"\\u12g4\"]", "json-bad-escape", 1, 3, "/0"});
    check({"[01]", "json-bad-number", 1, 2, "/0"});
    check({"[1.]", "json-bad-number", 1, 2, "/0"});
    check({"[+1]", "json-value-expected", 1, 2, "/0"});
    check({"[-]", "json-bad-number", 1, 2, "/0"});
    check({"[NaN]", "json-value-expected", 1, 2, "/0"});
    check({"]", "json-value-expected", 1, 1, ""});
}

TEST_CASE("NUL bytes are refused outside and inside of strings", "[json]") {
    check({std::string("[1,\0]", 5), "json-value-expected", 1, 4, "/1"});
    check({std::string("[\"a\0b\"]", 7), "json-control-in-string", 1, 4, "/0"});
    CHECK(problems_of(std::string("\0", 1)).items()[0].arguments()[0] == "U+0000");
}

TEST_CASE("half of a surrogate pair is refused", "[json]") {
    check({R"(["ok", "x\ud800"])", "json-lone-surrogate", 1, 10, "/1"});
    check({R"(["\ud800\u0041"])", "json-lone-surrogate", 1, 3, "/0"});
    check({R"(["\udc00"])", "json-lone-surrogate", 1, 3, "/0"});
    check({R"({"\ud83d": 1})", "json-lone-surrogate", 1, 3, ""});
}

TEST_CASE("bytes that are not UTF-8 are refused with their place", "[json]") {
    check({"{\"a\":\n \"\xC4\xE3\"}", "json-bad-utf8", 2, 3, ""});
    check({"[\"\xED\xA0\x80\"]", "json-bad-utf8", 1, 3, ""});
    check({"\xFF\xFE[\0]\0", "json-bad-utf8", 1, 1, ""});
}

TEST_CASE("duplicate names are all listed, also written differently", "[json]") {
    const auto problems =
        problems_of("{\"id\": 1,\n \"x\": {\"k\": 1, \"k\": 2},\n \"\\u0069d\": 2}");
    REQUIRE(problems.items().size() == 2);
    CHECK(problems.items()[0].id() == "json-duplicate-name");
    CHECK(problems.items()[0].where() == tenet::place{"", "/x/k", 2, 16, 25});
    CHECK(problems.items()[1].where() == tenet::place{"", "/id", 3, 2, 35});
    CHECK(problems.items()[1].arguments() == std::vector<std::string>{"id", "1"});
}

TEST_CASE("duplicate names are found in large objects", "[json]") {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i) + "\": 1,\n";
    const auto problems = problems_of(text + "\"k17\": 2, \"k17\": 3}");
    REQUIRE(problems.items().size() == 2);
    CHECK(problems.items()[0].where().line == 5001);
    CHECK(problems.items()[1].where().column == 11);
    CHECK(problems.items()[1].arguments()[1] == "18");
}

TEST_CASE("numbers that cannot be held are all listed", "[json]") {
    const std::string sixty(60, '7');
    const auto problems =
        problems_of("[" + sixty + ",\n 1e7000, 1" + std::string(50, '0') + ", 0.1e-6000]");
    REQUIRE(problems.items().size() == 2);
    CHECK(problems.items()[0].id() == "base-number-too-long");
    CHECK(problems.items()[0].where() == tenet::place{"", "/0", 1, 2, 1});
    CHECK(problems.items()[1].id() == "base-number-out-of-range");
    CHECK(problems.items()[1].where() == tenet::place{"", "/1", 2, 2, 64});
    check({"[1, 1e99999999999]", "base-number-out-of-range", 1, 5, "/1"});
}

TEST_CASE("problems before a syntax error are listed with it", "[json]") {
    const auto problems = problems_of("{\"a\": {\"b\": 1, \"b\": 2}, \"c\": ?}");
    REQUIRE(problems.items().size() == 2);
    CHECK(problems.items()[0].id() == "json-duplicate-name");
    CHECK(problems.items()[1].id() == "json-value-expected");
    CHECK(problems.items()[1].where().pointer == "/c");
}

TEST_CASE("problems beyond the cap are counted", "[json]") {
    std::string text = "[";
    for (int i = 0; i < 1000; ++i) text += "1e9999,\n";
    const auto problems = problems_of(text + "0]");
    CHECK(problems.items().size() == tenet::diagnostics::default_cap);
    CHECK(problems.total() == 1000);
    CHECK(problems.errors() == 1000);
}

TEST_CASE("nesting is held to its limit", "[json]") {
    CHECK(problems_of(std::string(64, '[') + std::string(64, ']')).empty());
    check({std::string(65, '[') + std::string(65, ']'), "json-too-deep", 1, 65, [] {
               std::string p;
               for (int i = 0; i < 64; ++i) p += "/0";
               return p;
           }()});
    check({"{\"a\": {\"b\": 1}}", "json-too-deep", 1, 7, "/a"}, {.max_depth = 1});
    CHECK(problems_of(std::string(5000, '['), {.max_depth = 100'000}).items()[0].where().column ==
          1001);
}

TEST_CASE("a hundred million brackets are refused at once", "[json]") {
    const auto problems = problems_of(std::string(100'000'000, '['));
    REQUIRE(problems.items().size() == 1);
    CHECK(problems.items()[0].id() == "json-too-deep");
}

TEST_CASE("long strings and large texts are held to their limits", "[json]") {
    const read_options small{.max_bytes = 1000, .max_string = 10};
    CHECK(problems_of("[\"1234567890\", \"\\u5ba2123\"]", small).empty());
    check({"[\"a\",\n \"12345678901\"]", "json-string-too-long", 2, 2, "/1"}, small);
    check({"{\"12345678901\": 1}", "json-string-too-long", 1, 2, ""}, small);
    check({"[\"\\u5ba2\\u5ba2\\u5ba2\\u5ba2\"]", "json-string-too-long", 1, 2, "/0"}, small);
    check({std::string(1001, ' '), "json-too-large", 0, 0, ""}, small);
    check({"[1, 2, [3]]", "json-too-many-values", 1, 9, "/2/0"}, {.max_values = 4});
    check({"\"" + std::string(100'000'000, 'x') + "\"", "json-string-too-long", 1, 1, ""});
}

TEST_CASE("copies share a document and moving from one is harmless", "[json]") {
    document a = read("[1]");
    const document b = a;
    const document c = std::move(a);
    CHECK(b.root().items().data() == c.root().items().data());
    CHECK(document{}.root().is() == node::kind::null);
    CHECK(document{}.where(b.root()).line == 0);
}

TEST_CASE("a walk over places finds those that the document gives, in any order", "[json]") {
    std::string text = "\xEF\xBB\xBF{\"rules\": [\n";
    for (int n = 0; n < 5000; ++n) text += (n == 0 ? " [" : ",\n [") + std::to_string(n) + "]";
    const document d = read(text + "]}", {.file = "t.json"});
    const node& rules = d.root().members()[0].is;
    tenet::json::place_walk walk{d};
    CHECK(walk.where(d.root()) == d.where(d.root()));
    for (const node& rule : rules.items()) REQUIRE(walk.where(rule) == d.where(rule));
    CHECK(walk.where(rules.items()[4999]) == d.where(rules.items()[4999]));
    CHECK(walk.where(rules.items()[7]) == d.where(rules.items()[7]));
    CHECK(walk.where(rules.items()[4000]) == d.where(rules.items()[4000]));
    CHECK(walk.where(rules) == d.where(rules));
    tenet::json::place_walk of_nothing{document{}};
    CHECK(of_nothing.where(node{}) == tenet::place{});
}
