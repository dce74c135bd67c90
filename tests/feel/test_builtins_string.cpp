#include "builtin_cases.hpp"

using tenet_test::check_cases;

TEST_CASE("substring counts code points from either end", "[feel]") {
    check_cases({
        {R"(substring("foobar", 3))", "obar"},
        {R"(substring("foobar", 3, 3))", "oba"},
        {R"(substring("foobar", -2, 1))", "a"},
        {R"(substring("foobar", -6, 6))", "foobar"},
        {R"(substring("foobar", 3, 99))", "obar"},
        {R"(substring("foobar", 3.8))", "obar"},
        {R"(substring("集团客户", 3))", "客户"},
        {R"(substring("a🐎b", 2, 1))", "🐎"},
        {R"(substring("🐎🐎x", -1))", "x"},
        {R"(substring(string: "foobar", start position: 3))", "obar"},
        {R"(substring(string: "foobar", start position: 2, length: 2))", "oo"},
        {R"(substring("foobar", 0))", "null"},
        {R"(substring("foobar", 7))", "null"},
        {R"(substring("foobar", -7))", "null"},
        {R"(substring("foobar", 1, -1))", "null"},
        {R"(substring("foobar", "1"))", "null"},
        {R"(substring(null, 1))", "null"},
        {R"(substring("foobar", null))", "null"},
    });
}

TEST_CASE("string length counts code points", "[feel]") {
    check_cases({
        {R"(string length("foo"))", "3"},
        {R"(string length(""))", "0"},
        {R"(string length("集团"))", "2"},
        {R"(string length("\U01F40Eab"))", "3"},
        {R"(string length(string: "a"))", "1"},
        {R"(string length(4))", "null"},
        {R"(string length(null))", "null"},
    });
}

TEST_CASE("letters of every script change case", "[feel]") {
    check_cases({
        {R"(upper case("aBc4"))", "ABC4"},
        {R"(lower case("aBc4"))", "abc4"},
        {R"(upper case("straße"))", "STRAßE"},
        {R"(upper case("žluťoučký"))", "ŽLUŤOUČKÝ"},
        {R"(lower case("ΑΒΓ ΏΣ"))", "αβγ ώσ"},
        {R"(upper case("привет"))", "ПРИВЕТ"},
        {R"(upper case("集团"))", "集团"},
        {R"(lower case("𐐀"))", "𐐨"},
        {R"(upper case(string: "x"))", "X"},
        {R"(upper case(1))", "null"},
        {R"(lower case(null))", "null"},
    });
}

TEST_CASE("parts of texts are found by their letters", "[feel]") {
    check_cases({
        {R"(substring before("foobar", "bar"))", "foo"},
        {R"(substring before("foobar", "xyz"))", ""},
        {R"(substring before("foobar", "o"))", "f"},
        {R"(substring before("abc", ""))", ""},
        {R"(substring after("foobar", "ob"))", "ar"},
        {R"(substring after("", "a"))", ""},
        {R"(substring after("abc", ""))", "abc"},
        {R"(substring after("foobar", "x"))", ""},
        {R"(substring after(string: "客户:A", match: ":"))", "A"},
        {R"(contains("foobar", "of"))", "false"},
        {R"(contains("foobar", "ob"))", "true"},
        {R"(contains("", ""))", "true"},
        {R"(starts with("foobar", "fo"))", "true"},
        {R"(starts with("foobar", "o"))", "false"},
        {R"(ends with("foobar", "r"))", "true"},
        {R"(ends with(string: "foobar", match: "x"))", "false"},
        {R"(contains("foobar", null))", "null"},
        {R"(contains(1, "1"))", "null"},
        {R"(starts with(null, "a"))", "null"},
        {R"(ends with("a", 1))", "null"},
        {R"(substring before("a", null))", "null"},
    });
}

TEST_CASE("string join passes over nulls and takes texts only", "[feel]") {
    check_cases({
        {R"(string join(["a", "b", "c"], "_and_"))", "a_and_b_and_c"},
        {R"(string join(["a", "b", "c"]))", "abc"},
        {R"(string join(["a", "b"], null))", "ab"},
        {R"(string join(["a", null, "c"], "X"))", "aXc"},
        {R"(string join([], "X"))", ""},
        {R"(string join("a", "X"))", "a"},
        {R"(string join(delimiter: "、", list: ["核心", "重要"]))", "核心、重要"},
        {R"(string join([1, 2], "X"))", "null"},
        {R"(string join(null))", "null"},
        {R"(string join(["a"], 1))", "null"},
    });
}

TEST_CASE("patterns are called by position and by name", "[feel]") {
    check_cases({
        {R"(matches("foobar", "^fo*b"))", "true"},
        {R"(matches(input: "FOO", pattern: "foo", flags: "i"))", "true"},
        {R"(matches("foobar", "fo", null))", "true"},
        {R"(matches(null, "a"))", "null"},
        {R"(matches("a", null))", "null"},
        {R"(matches("a", "a", []))", "null"},
        {R"~(replace("abcd", "(ab)|(a)", "[1=$1][2=$2]"))~", "[1=ab][2=]cd"},
        {R"(replace(input: "abc", pattern: "[A-Z]", replacement: "#", flags: "i"))", "###"},
        {R"(replace("abc", "b", null))", "null"},
        {R"(split("a;b;c;;", ";"))", R"(["a", "b", "c", "", ""])"},
        {R"(split(delimiter: ",", string: "foo,bar"))", R"(["foo", "bar"])"},
        {R"(split("foo", null))", "null"},
        {R"(split(null, ","))", "null"},
    });
}
