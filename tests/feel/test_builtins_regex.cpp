#include "builtin_cases.hpp"

using tenet::to_text;
using tenet::feel::missing_mode;
using tenet_test::direct_calls;
using tenet_test::text;

namespace {

std::string matched(std::string_view input, std::string_view pattern, std::string_view flags = "") {
    direct_calls calls{missing_mode::null};
    return to_text(calls.call("matches", {text(input), text(pattern), text(flags)}));
}

std::string replaced(std::string_view input, std::string_view pattern, std::string_view with,
                     std::string_view flags = "") {
    direct_calls calls{missing_mode::null};
    return to_text(calls.call("replace", {text(input), text(pattern), text(with), text(flags)}));
}

std::string parts(std::string_view input, std::string_view delimiter) {
    direct_calls calls{missing_mode::null};
    return to_text(calls.call("split", {text(input), text(delimiter)}));
}

} // namespace

TEST_CASE("matches looks anywhere in the text", "[feel]") {
    CHECK(matched("集团客户-2026", "客户") == "true");
    CHECK(matched("CN0042-华东17", "^[A-Z]{2}[0-9]{4}-(?:华东|华南|北京)[0-9]+$") == "true");
    CHECK(matched("CN0042-华中17", "^[A-Z]{2}[0-9]{4}-(?:华东|华南|北京)[0-9]+$") == "false");
    CHECK(matched("", "") == "true");
    CHECK(matched("abc\n", "c$") == "false");
    CHECK(matched("😀", "^.$") == "true");
    CHECK(matched("😀", "^[😀-😎]$") == "true");
}

TEST_CASE("a dot is no line end unless flag s says so", "[feel]") {
    CHECK(matched("a\nb", "a.b") == "false");
    CHECK(matched("a\rb", "a.b") == "false");
    CHECK(matched("a\nb", "a.b", "s") == "true");
}

TEST_CASE("flag m makes ends of lines of the anchors", "[feel]") {
    CHECK(matched("one\ntwo", "^two$") == "false");
    CHECK(matched("one\ntwo", "^two$", "m") == "true");
    CHECK(matched("one\ntwo", "one$", "m") == "true");
    CHECK(matched("one\n\n", "^$", "m") == "true");
    CHECK(matched("one\n", "^$", "m") == "false");
}

TEST_CASE("flag i ignores case in characters, spans and back-references", "[feel]") {
    CHECK(matched("STRASSE", "strasse", "i") == "true");
    CHECK(matched("ПРИВЕТ", "привет", "i") == "true");
    CHECK(matched("\xE2\x84\xAA", "k", "i") == "true"); // the Kelvin sign
    CHECK(matched("xX", "(x)\\1", "i") == "true");
    CHECK(matched("b", "[A-D-[B]]", "i") == "false");
    CHECK(matched("c", "[A-D-[B]]", "i") == "true");
    CHECK(matched("a", "\\p{Lu}", "i") == "false");
    CHECK(matched("A", "\\p{Lu}", "i") == "true");
    CHECK(matched("A", "\\P{Lu}", "i") == "false");
    CHECK(matched("a", "[\\p{Lu}]", "i") == "false");
    CHECK(matched("a", "[^\\p{Lu}]", "i") == "true");
    CHECK(matched("B", "[\\p{Ll}b]", "i") == "true");
    CHECK(matched("C", "[\\p{Ll}b]", "i") == "false");
    CHECK(matched("C", "[^\\p{Ll}b]", "i") == "true");
    CHECK(matched("B", "[^\\p{Ll}b]", "i") == "false");
    CHECK(matched("c", "[^\\p{Ll}b]", "i") == "false");
    CHECK(matched("aa", "[\\p{Ll}B]{2}", "i") == "true");
    CHECK(matched("b", "[\\w-[\\p{Lu}B]]", "i") == "false");
    CHECK(matched("a", "[\\w-[\\p{Lu}B]]", "i") == "true");
}

TEST_CASE("flag x passes over white space outside brackets", "[feel]") {
    CHECK(matched("ab", " a b ", "x") == "true");
    CHECK(matched("a b", "a b", "x") == "false");
    CHECK(matched("a b", "a[ ]b", "x") == "true");
    CHECK(matched("a b", "a\\ sb", "x") == "true");
    CHECK(matched("ab", "\\p{ I s Basic Latin } {2}", "x") == "true");
    CHECK(matched("ab", "\\p{ IsBasicLatin}") == "null");
}

TEST_CASE("flag q takes the pattern for itself", "[feel]") {
    CHECK(matched("a.c", "a.c", "q") == "true");
    CHECK(matched("abc", "a.c", "q") == "false");
    CHECK(matched("A[1]", "a[1]", "qi") == "true");
    CHECK(replaced("1+1", "+", "$2", "q") == "1$21");
}

TEST_CASE("flags other than s m i x q are refused", "[feel]") {
    CHECK(matched("a", "a", "X") == "null");
    CHECK(matched("a", "a", "g") == "null");
    CHECK(matched("a", "a", " ") == "null");
    CHECK(matched("a", "a", "ss") == "true");
}

TEST_CASE("classes subtract, negate and name categories and blocks", "[feel]") {
    CHECK(matched("e", "^[a-z-[aeiou]]$") == "false");
    CHECK(matched("f", "^[a-z-[aeiou]]$") == "true");
    CHECK(matched("e", "^[a-z-[aeiou-[e]]]$") == "true");
    CHECK(matched("x", "^[^a-f-[x]]$") == "false");
    CHECK(matched("y", "^[^a-f-[x]]$") == "true");
    CHECK(matched("-", "^[a-]$") == "true");
    CHECK(matched("-", "^[-a]$") == "true");
    CHECK(matched("^", "^[a^]$") == "true");
    CHECK(matched("]", "^[\\]]$") == "true");
    CHECK(matched("户", "^\\p{IsCJKUnifiedIdeographs}$") == "true");
    CHECK(matched("户", "^\\P{IsCJKUnifiedIdeographs}$") == "false");
    CHECK(matched("h", "^[\\P{IsCJKUnifiedIdeographs}]$") == "true");
    CHECK(matched("α", "^\\p{IsGreek}$") == "true");
    CHECK(matched("٣", "^\\d$") == "true");
    CHECK(matched("_", "^\\w$") == "false");
    CHECK(matched("+", "^\\w$") == "true");
    CHECK(matched("_a-1", "^\\i\\c*$") == "true");
    CHECK(matched("1a", "^\\i\\c*$") == "false");
    CHECK(matched("\xC2\xA0", "^\\s$") == "false");
    CHECK(matched("\xC2\xA0", "^\\S$") == "true");
}

TEST_CASE("back-references need a group that is closed", "[feel]") {
    CHECK(matched("abab", "^(ab)\\1$") == "true");
    CHECK(matched("h", "(.)\\2") == "null");
    CHECK(matched("a", "\\1") == "null");
    CHECK(matched("a", "(a\\1)") == "null");
    CHECK(matched("a", "a\\0") == "null");
    CHECK(matched("a", "(a)[\\1]") == "null");
    CHECK(matched("aa1", "^(a)\\11$") == "true");    // one group: \1 and the character 1
    CHECK(matched("b", "^(?:(a)|b)\\1$") == "true"); // a group that took no part is empty
}

TEST_CASE("patterns that are not XPath's are refused", "[feel]") {
    for (const std::string_view bad : {"(",
                                       ")",
                                       "[",
                                       "[]",
                                       "[^]",
                                       "a]",
                                       "{",
                                       "}",
                                       "a{2",
                                       "a{,2}",
                                       "a{3,2}",
                                       "a{70000}",
                                       "*a",
                                       "a**",
                                       "a{2}{3}",
                                       "(?=a)",
                                       "(?i)a",
                                       "(?<n>a)",
                                       "\\b",
                                       "\\Q",
                                       "\\x41",
                                       "\\",
                                       "[a",
                                       "[b-a]",
                                       "[a-\\d]",
                                       "[a[b]",
                                       "[[:alpha:]]",
                                       "\\p{Xx}",
                                       "\\p{IsNowhere}",
                                       "\\pL",
                                       "(*ACCEPT)",
                                       "a+++"}) {
        INFO(bad);
        CHECK(matched("abc", bad) == "null");
    }
    CHECK(matched("a", "a+?") == "true");
    CHECK(matched("aaa", "^a{2,}?$") == "true");
    CHECK(matched("input", "[0-9-.]*/") == "false");
}

TEST_CASE("replace puts groups into the replacement", "[feel]") {
    CHECK(replaced("2026-01-31", "(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1") == "31.01.2026");
    CHECK(replaced("banana", "an", "<$0>") == "b<an><an>a");
    CHECK(replaced("abc", "(b)", "$1$10$2") == "abb0c");
    CHECK(replaced("ab", "(a)|(b)", "[$1|$2]") == "[a|][|b]");
    CHECK(replaced("5 USD", "USD", "\\$") == "5 $");
    CHECK(replaced("a/b", "/", "\\\\") == "a\\b");
    CHECK(replaced("aaa", "a+?", "b") == "bbb");
    CHECK(replaced("客户客户", "客", "顾") == "顾户顾户");
    CHECK(replaced("abc", "x", "y") == "abc");
}

TEST_CASE("replace refuses what has no answer", "[feel]") {
    CHECK(replaced("abc", "x*", "y") == "null");
    CHECK(replaced("abc", "b", "$") == "null");
    CHECK(replaced("abc", "b", "$x") == "null");
    CHECK(replaced("abc", "b", "\\n") == "null");
}

TEST_CASE("split cuts at every match and keeps empty parts", "[feel]") {
    CHECK(parts("华东;华南;;北京", ";") == R"(["华东", "华南", "", "北京"])");
    CHECK(parts("John  Doe", "\\s+") == R"(["John", "Doe"])");
    CHECK(parts(";a;", ";") == R"(["", "a", ""])");
    CHECK(parts("abc", ";") == R"(["abc"])");
    CHECK(parts("", ";") == R"([""])");
    CHECK(parts("a.b", "\\.") == R"(["a", "b"])");
    CHECK(parts("abc", "x*") == "null");
}
