#include <tenet/json/canonical.hpp>
#include <tenet/json/typed_value.hpp>

#include <support/catch.hpp>

using namespace tenet;

namespace {

std::string canonical(const std::string& text) {
    const auto doc = json::document::read(text);
    INFO((doc ? std::string{} : doc.error().text(language::en)));
    REQUIRE(doc.has_value());
    const auto out = json::canonical(*doc);
    return out ? *out : std::string{out.error().items().front().id()};
}

} // namespace

TEST_CASE("members are sorted by UTF-16 code units, blanks go", "[json][canonical]") {
    CHECK(canonical(R"({ "b" : [ 1 , { } , [ ] ] , "a" : null })") ==
          R"({"a":null,"b":[1,{},[]]})");
    // An astral letter begins with a unit of 0xD8.., before the letters from U+E000 on.
    CHECK(canonical("{\"\\uFB33\": 1, \"\\uD83D\\uDE00\": 2, \"\\u20ac\": 3, \"\\r\": 4, \"1\": 5, "
                    "\"\\u0080\": 6, \"\\u00f6\": 7}") ==
          "{\"\\r\":4,\"1\":5,\"\u0080\":6,\"ö\":7,\"€\":3,\"😀\":2,\"\uFB33\":1}");
    CHECK(json::canonical_less("a", "ab"));
    CHECK_FALSE(json::canonical_less("a", "a"));
}

TEST_CASE("texts are escaped as little as possible", "[json][canonical]") {
    CHECK(canonical(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\b\f\t\u007f")") ==
          "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\x7f\"");
    CHECK(canonical(R"("<&>中文")") == R"("<&>中文")");
}

TEST_CASE("numbers are the doubles that ECMAScript writes", "[json][canonical]") {
    CHECK(canonical("333333333.33333329") == "333333333.3333333");
    CHECK(canonical("1E30") == "1e+30");
    CHECK(canonical("4.50") == "4.5");
    CHECK(canonical("2e-3") == "0.002");
    CHECK(canonical("0.000000000000000000000000001") == "1e-27");
    CHECK(canonical("-0") == "0");
    CHECK(canonical("1e21") == "1e+21");
    CHECK(canonical("123456789012345678901") == "123456789012345680000");
    CHECK(canonical("0.000001") == "0.000001");
    CHECK(canonical("0.0000001") == "1e-7");
    CHECK(canonical("1.7976931348623157e308") == "1.7976931348623157e+308");
    CHECK(canonical("5e-324") == "5e-324");
    CHECK(canonical("9007199254740993") == "9007199254740992");
    CHECK(canonical("-1.5e-9") == "-1.5e-9");
    CHECK(canonical("1e400") == "json-no-double");
}

TEST_CASE("values are canonical with their kinds, decimals as texts", "[json][canonical]") {
    arena memory;
    const std::string text =
        R"([{"context":{"a":{"number":"88.02"},"b":{"date":"2026-01-31"}}},null,)"
        R"(true,"x",{"days and time duration":"P1DT2H"},[]])";
    const auto doc = json::document::read(text);
    REQUIRE(doc.has_value());
    diagnostics problems;
    const value v = json::read_with_kinds(*doc, doc->root(), nullptr, memory, problems);
    INFO(problems.text(language::en));
    REQUIRE_FALSE(problems.has_errors());
    std::string out;
    json::append_canonical(out, v);
    CHECK(out == text);
}
