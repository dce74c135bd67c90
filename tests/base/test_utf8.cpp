#include "support/catch.hpp"

#include <tenet/base/utf8.hpp>

using namespace tenet;

TEST_CASE("well-formed UTF-8 of every length is accepted", "[utf8]") {
    CHECK_FALSE(first_bad_utf8("").has_value());
    CHECK_FALSE(first_bad_utf8("abc").has_value());
    CHECK_FALSE(first_bad_utf8("\xC2\x80 \xDF\xBF").has_value());
    CHECK_FALSE(first_bad_utf8("集团客户").has_value());
    CHECK_FALSE(first_bad_utf8("\xED\x9F\xBF\xEE\x80\x80").has_value());
    CHECK_FALSE(first_bad_utf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF").has_value());
}

TEST_CASE("the offset of the first broken byte is found", "[utf8]") {
    CHECK(first_bad_utf8("\x80") == 0);
    CHECK(first_bad_utf8("ab\xC0\x80") == 2);       // overlong
    CHECK(first_bad_utf8("\xC1\xBF") == 0);         // overlong
    CHECK(first_bad_utf8("\xE0\x9F\xBF") == 0);     // overlong
    CHECK(first_bad_utf8("\xF0\x8F\xBF\xBF") == 0); // overlong
    CHECK(first_bad_utf8("x\xED\xA0\x80") == 1);    // surrogate
    CHECK(first_bad_utf8("\xF4\x90\x80\x80") == 0); // above U+10FFFF
    CHECK(first_bad_utf8("\xF5\x80\x80\x80") == 0);
    CHECK(first_bad_utf8("客\xE5\xAE") == 3); // cut off
    CHECK(first_bad_utf8("\xE5\xAE"
                         "a") == 0);
    CHECK(first_bad_utf8("\xFF") == 0);
}

TEST_CASE("code points are counted, decoded and encoded", "[utf8]") {
    const std::string text = "a\xC3\xA9客\xF0\x9F\x98\x80";
    CHECK(code_points(text) == 4);
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == U'a');
    CHECK(next_code_point(text, at) == U'\u00E9');
    CHECK(next_code_point(text, at) == U'客');
    CHECK(next_code_point(text, at) == U'\U0001F600');
    CHECK(at == text.size());
    std::string again;
    for (const char32_t c : {U'a', U'\u00E9', U'客', U'\U0001F600'}) append_utf8(again, c);
    CHECK(again == text);
}

TEST_CASE("what is no code point becomes the replacement character", "[utf8]") {
    std::string out;
    append_utf8(out, static_cast<char32_t>(0xD800));
    append_utf8(out, static_cast<char32_t>(0x110000));
    CHECK(out == "\xEF\xBF\xBD\xEF\xBF\xBD");
    std::size_t at = 0;
    CHECK(next_code_point("\xE5\xAE", at) == U'\uFFFD');
    CHECK(at == 1);
    at = 5;
    CHECK(next_code_point("abc", at) == U'\uFFFD');
    CHECK(at == 5);
}

TEST_CASE("a position counts lines and bytes from one", "[utf8]") {
    const std::string_view text = "ab\n客户\n";
    const auto is_at = [&](std::size_t offset, std::uint32_t line, std::uint32_t column) {
        const text_position p = position_of(text, offset);
        return p.line == line && p.column == column;
    };
    CHECK(is_at(0, 1, 1));
    CHECK(is_at(2, 1, 3));
    CHECK(is_at(3, 2, 1));
    CHECK(is_at(6, 2, 4));
    CHECK(is_at(10, 3, 1));
    CHECK(is_at(1000, 3, 1));
}
