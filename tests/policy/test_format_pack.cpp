#include "policy/support.hpp"

#include <tenet/policy/format_pack.hpp>

#include <string>

using namespace policy_test;
using tenet_test::contains;

namespace {

std::string formatted(const std::string& text, std::size_t width = 100) {
    policy::pack_format_options options;
    options.width = width;
    const auto done = policy::format_pack({{"pack.json", text}}, types(), options);
    if (!done) return done.error().text(language::en);
    const policy::formatted_text& out = done->front();
    CHECK(out.changed == (out.text != text));
    const auto again = policy::format_pack({{"pack.json", out.text}}, types(), options);
    REQUIRE(again.has_value());
    CHECK_FALSE(again->front().changed);
    return out.text;
}

} // namespace

TEST_CASE("the FEEL of a pack is formatted and every other byte stays", "[policy][format]") {
    const std::string before = R"~({ // a pack
  "measures": [{"id":"m",   "kind": "count", "where": "order_count>0"}],
  "articles": [ {"title": "a>b", "rules": [{
    "require":   "a+b>=1 and(c)",  /* why */
    "applies": ["x>1",  "and y"],
    "decide": "a*2", "approval": "if b then 1 else(null)",
    "items": [{"present": "f( 1 )"}],
    "messages": {"pass": "{a+b}"}
  }]}],
  "tables": [{"inputs": [{"expression": "x+1", "values": ["\"A\",\"B\"", 5]}],
    "outputs": [{"default": "1+1"}],
    "rules": [{"when": [">=100", "-", 3], "then": ["\"a\"", "x*2"]}]}],
  "scorecards": [{"items": [{"input": "x-1", "attributes": [{"when": "<5"}]}]}]
})~";
    const std::string after = R"~({ // a pack
  "measures": [{"id":"m",   "kind": "count", "where": "order_count > 0"}],
  "articles": [ {"title": "a>b", "rules": [{
    "require":   "a + b >= 1 and (c)",  /* why */
    "applies": "x > 1 and y",
    "decide": "a * 2", "approval": "if b then 1 else (null)",
    "items": [{"present": "f(1)"}],
    "messages": {"pass": "{a+b}"}
  }]}],
  "tables": [{"inputs": [{"expression": "x + 1", "values": ["\"A\", \"B\"", 5]}],
    "outputs": [{"default": "1 + 1"}],
    "rules": [{"when": [">= 100", "-", 3], "then": ["\"a\"", "x * 2"]}]}],
  "scorecards": [{"items": [{"input": "x - 1", "attributes": [{"when": "< 5"}]}]}]
})~";
    CHECK(formatted(before) == after);
}

TEST_CASE("an expression too long for a line becomes a list of lines", "[policy][format]") {
    CHECK(formatted("{\"measures\": [\n  {\"expression\": \"aaaaaaa and bbbbbbb and \\\"c\\\"\"}]}",
                    20) == "{\"measures\": [\n  {\"expression\": [\n    \"aaaaaaa\",\n"
                           "    \"and bbbbbbb\",\n    \"and \\\"c\\\"\"\n  ]}]}");
}

TEST_CASE("lines with JSON comments between them are left as they are", "[policy][format]") {
    const std::string text = "{\"measures\": [{\"where\": [\"a>1\", // one\n \"and b\"]}]}";
    CHECK(formatted(text) == text);
}

TEST_CASE("a name of the pack that holds a sign stays a name", "[policy][format]") {
    const std::string text = R"({"parameters": [{"id": "p", "name": {"zh": "甲-乙", "en": "p"}}],
        "measures": [{"where": "甲-乙>1"}]})";
    CHECK_THAT(formatted(text), contains("\"甲-乙 > 1\""));
}

TEST_CASE("what is no JSON or no FEEL is reported with its place and nothing is formatted",
          "[policy][format]") {
    CHECK_THAT(formatted("{"), contains("pack.json:1"));
    CHECK_THAT(formatted("{\"measures\": [\n{\"where\": \"a >\"}]}"), contains("pack.json:2"));
}
