#include "support/catch.hpp"

#include <tenet/json/document.hpp>
#include <tenet/json/messages.hpp>
#include <tenet/json/writer.hpp>

#include <limits>
#include <set>
#include <string>

using tenet::json::writer;

TEST_CASE("the writer sets separators and indents", "[json]") {
    const auto write = [](int indent) {
        writer w{indent};
        w.begin_object();
        w.key("a");
        w.begin_array();
        w.integer(1);
        w.boolean(true);
        w.null();
        w.end_array();
        w.key("b");
        w.begin_object();
        w.end_object();
        w.end_object();
        return w.take();
    };
    CHECK(write(0) == R"({"a":[1,true,null],"b":{}})");
    CHECK(write(2) == "{\n  \"a\": [\n    1,\n    true,\n    null\n  ],\n  \"b\": {}\n}");
}

TEST_CASE("written strings are safe in HTML and read back equal", "[json]") {
    const std::string hostile = "</script><b>&amp;\"\\\n\t\x01\x7F \xE2\x80\xA8\xE2\x80\xA9 客户😀";
    writer w;
    w.string(hostile);
    CHECK(w.text() ==
          "\"\\u003c/script\\u003e\\u003cb\\u003e\\u0026amp;\\\"\\\\\\n\\t\\u0001\\u007f "
          "\\u2028\\u2029 客户😀\"");
    const auto back = tenet::json::document::read(w.text());
    REQUIRE(back.has_value());
    CHECK(back->root().text() == hostile);
}

TEST_CASE("bytes that are not UTF-8 leave as replacement characters", "[json]") {
    writer w;
    w.string("a\xFFz");
    CHECK(w.text() == "\"a\xEF\xBF\xBDz\"");
}

TEST_CASE("decimals leave with all their digits", "[json]") {
    writer w;
    w.begin_array();
    w.number(*tenet::decimal::parse("0.10"));
    w.decimal_text(*tenet::decimal::parse("1234567890123456789012345678901234"));
    w.number(tenet::decimal{1} / tenet::decimal{0});
    w.integer(std::numeric_limits<std::int64_t>::min());
    w.end_array();
    CHECK(w.text() == R"([0.10,"1234567890123456789012345678901234",null,-9223372036854775808])");
}

TEST_CASE("temporal and missing values are written as texts and causes", "[json]") {
    tenet::missing_cause cause;
    cause.path = "account.tier";
    writer w;
    w.begin_array();
    w.value(*tenet::date::parse("2026-01-31"));
    w.value(*tenet::day_time_duration::parse("P1DT2H"));
    w.value(tenet::value::missing(&cause));
    w.end_array();
    CHECK(w.text() == R"(["2026-01-31","P1DT2H",{"missing":"account.tier"}])");
}

TEST_CASE("every message of the room json is complete and named once", "[json]") {
    std::set<std::string_view> ids;
    for (const tenet::message* m : tenet::json_messages::all) {
        CHECK(ids.insert(m->id).second);
        CHECK(m->id.starts_with("json-"));
        CHECK_FALSE(m->zh.empty());
        CHECK_FALSE(m->en.empty());
        CHECK_FALSE(m->remedy_zh.empty());
        CHECK_FALSE(m->remedy_en.empty());
    }
}
