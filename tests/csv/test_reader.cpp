#include "support/catch.hpp"

#include <tenet/csv/messages.hpp>
#include <tenet/csv/reader.hpp>
#include <tenet/csv/writer.hpp>

#include <random>
#include <set>
#include <string>
#include <vector>

using tenet::csv::dialect;
using tenet::csv::reader;
using tenet::csv::writer;

namespace {

using row = std::vector<std::string>;

std::vector<row> rows_of(std::string_view text, dialect form = {}) {
    reader r{text, std::move(form)};
    tenet::diagnostics problems;
    std::vector<row> rows;
    while (r.next(problems)) rows.emplace_back(r.fields().begin(), r.fields().end());
    CHECK(problems.text(tenet::language::en).empty());
    return rows;
}

void check_problem(std::string_view text, std::string_view id, std::uint32_t line,
                   std::uint32_t column, std::size_t rows_before, dialect form = {}) {
    INFO(text.substr(0, 80));
    reader r{text, std::move(form)};
    tenet::diagnostics problems;
    std::size_t rows = 0;
    while (r.next(problems)) ++rows;
    CHECK(rows == rows_before);
    CHECK_FALSE(r.next(problems));
    REQUIRE(problems.items().size() == 1);
    CHECK(problems.items()[0].id() == id);
    CHECK(problems.items()[0].where().line == line);
    CHECK(problems.items()[0].where().column == column);
}

} // namespace

TEST_CASE("records end with LF, CRLF or CR, the last also without", "[csv]") {
    const std::vector<row> expected{{"a", "b"}, {"1", "2"}};
    CHECK(rows_of("a,b\n1,2\n") == expected);
    CHECK(rows_of("a,b\r\n1,2\r\n") == expected);
    CHECK(rows_of("a,b\r1,2\r") == expected);
    CHECK(rows_of("a,b\n1,2") == expected);
    CHECK(rows_of("\xEF\xBB\xBF"
                  "a,b\n1,2") == expected);
}

TEST_CASE("an empty file has no records, nor has an empty line", "[csv]") {
    CHECK(rows_of("").empty());
    CHECK(rows_of("\xEF\xBB\xBF").empty());
    CHECK(rows_of("\n\r\n\r").empty());
    CHECK(rows_of("\n\na\r\n\r\n\nb\n\n") == std::vector<row>{{"a"}, {"b"}});
    CHECK(rows_of(" \n") == std::vector<row>{{" "}});
}

TEST_CASE("quotes are undone", "[csv]") {
    CHECK(rows_of("\"a,b\",\"c\"\"d\",\"\"\"\"\n") == std::vector<row>{{"a,b", "c\"d", "\""}});
    CHECK(rows_of("\"\"\n") == std::vector<row>{{""}});
    CHECK(rows_of("\"\",\"x\"") == std::vector<row>{{"", "x"}});
    CHECK(rows_of("a\"b,c\"\n") == std::vector<row>{{"a\"b", "c\""}});
    CHECK(rows_of("'a;b';c\n", {.separator = ';', .quote = '\''}) ==
          std::vector<row>{{"a;b", "c"}});
    CHECK(rows_of("a\tb,c\n", {.separator = '\t'}) == std::vector<row>{{"a", "b,c"}});
}

TEST_CASE("a quoted field may span lines, and lines are counted on", "[csv]") {
    const std::string text = "id,备注\n1,\"一\n二\r\n三\r四\",x\n\n2,y\n";
    reader r{text, {.file = "f.csv"}};
    tenet::diagnostics problems;
    REQUIRE(r.next(problems));
    CHECK(r.fields()[1] == "备注");
    CHECK(r.where(1) == tenet::place{"f.csv", "", 1, 4, 3});
    REQUIRE(r.next(problems));
    CHECK(r.line() == 2);
    CHECK(r.fields()[1] == "一\n二\r\n三\r四");
    CHECK(r.where(0).line == 2);
    CHECK(r.where(1) == tenet::place{"f.csv", "", 2, 3, 12});
    CHECK(r.where(2) == tenet::place{"f.csv", "", 5, 6, 31});
    REQUIRE(r.next(problems));
    CHECK(r.line() == 7);
    CHECK(r.at(1).where() == tenet::place{"f.csv", "", 7, 3, 36});
    CHECK_FALSE(r.next(problems));
    CHECK(problems.empty());
}

TEST_CASE("an empty cell is told from an empty text", "[csv]") {
    const std::string text = "\"\",,\"a\"\n,\"\"\n,\n";
    reader r{text};
    tenet::diagnostics problems;
    REQUIRE(r.next(problems));
    CHECK(r.quoted(0));
    CHECK_FALSE(r.quoted(1));
    CHECK(r.at(2).quoted());
    REQUIRE(r.next(problems));
    CHECK_FALSE(r.quoted(0));
    CHECK(r.quoted(1));
    REQUIRE(r.next(problems));
    CHECK_FALSE(r.quoted(0));
    CHECK_FALSE(r.quoted(1));
    CHECK_FALSE(tenet::csv::cell{}.quoted());
    CHECK(tenet::csv::cell{}.where().line == 0);
}

TEST_CASE("a byte order mark has no column but counts as bytes", "[csv]") {
    const std::string text = "\xEF\xBB\xBF\"编号\",b\n";
    reader r{text};
    tenet::diagnostics problems;
    REQUIRE(r.next(problems));
    CHECK(r.fields()[0] == "编号");
    CHECK(r.where(0) == tenet::place{"", "", 1, 1, 3});
    CHECK(r.where(1) == tenet::place{"", "", 1, 10, 12});
}

TEST_CASE("bad CSV is refused with line and column", "[csv]") {
    check_problem("a,b\n1,\"x\ny\n", "csv-unclosed-quote", 2, 3, 1);
    check_problem("a,b\n1,\"", "csv-unclosed-quote", 2, 3, 1);
    check_problem("\"a\"\"", "csv-unclosed-quote", 1, 1, 0);
    check_problem("a,b\n\"x\ny\"z,2\n3,4\n", "csv-text-behind-quote", 3, 3, 3);
    check_problem("a,b\n1,\xC4\xE3\n", "csv-bad-utf8", 2, 3, 0);
    check_problem("\xFF\xFE"
                  "a",
                  "csv-bad-utf8", 1, 1, 0);
    check_problem(std::string_view{"a,b\n1,\0\n", 8}, "csv-nul-byte", 2, 3, 0);
    check_problem("a,b\n12,12345\n", "csv-field-too-long", 2, 4, 1, {.max_field = 4});
    check_problem("a,b\n\"1\n\"\"345\",x\n", "csv-field-too-long", 2, 1, 1, {.max_field = 4});
    check_problem("a,b\n1,2,3,4\n", "csv-too-many-columns", 2, 7, 1, {.max_columns = 3});
}

TEST_CASE("bad bytes far into a text are found where they are", "[csv]") {
    // Longer than what is checked at a time, with characters of three bytes at every boundary.
    for (std::size_t shift = 0; shift < 3; ++shift) {
        std::string text(shift, 'a');
        while (text.size() < 100'000) text += "\u6587";
        CHECK(rows_of(text) == std::vector<row>{{text}});
        const auto column = static_cast<std::uint32_t>(text.size() + 1);
        check_problem(text + '\0', "csv-nul-byte", 1, column, 0);
        check_problem(text + "\xE6\x96", "csv-bad-utf8", 1, column, 0);
        check_problem('\0' + text + "\x96", "csv-bad-utf8", 1, column + 1, 0);
        check_problem(text + "\x96\x96\x96\x96" + text, "csv-bad-utf8", 1, column, 0);
    }
}

TEST_CASE("text behind a closing quote is kept", "[csv]") {
    reader r{"\"a\"\"b\"c\"d\",2\n"};
    tenet::diagnostics problems;
    REQUIRE(r.next(problems));
    CHECK(r.fields()[0] == "a\"bc\"d\"");
    CHECK(r.fields()[1] == "2");
    CHECK(problems.errors() == 1);
}

TEST_CASE("many columns and long fields are read whole", "[csv]") {
    std::string text;
    row expected;
    for (int i = 0; i < 4096; ++i) {
        expected.push_back(std::string(static_cast<std::size_t>(i % 200), 'x') + "\"");
        text += (i == 0 ? "\"" : ",\"") + expected.back() + "\"\"";
    }
    CHECK(rows_of(text) == std::vector<row>{expected});
}

TEST_CASE("specials are found at every offset of a block", "[csv]") {
    for (std::size_t length = 0; length < 200; ++length) {
        const std::string word(length, 'w');
        const std::string text = word + ",\"" + word + "\"\"\n\"," + word + "\r\n" + word + ",z";
        const std::vector<row> expected{{word, word + "\"\n", word}, {word, "z"}};
        CHECK(rows_of(text) == expected);
    }
}

TEST_CASE("random tables are written and read back equal", "[csv]") {
    std::mt19937 random{7}; // NOLINT: the same tables in every run
    const std::vector<std::string> pieces{"a", "bc", ",", "\"", "\n", "\r", "\r\n", " ",   "客户",
                                          "é", "😀",  "0", ";",  "'",  "\t", "=",    "\"\""};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::size_t cells = 0;
    while (cells < 10'000) {
        std::vector<row> table(1 + below(6), row(1 + below(40)));
        writer out;
        for (row& r : table) {
            for (std::string& cell : r) {
                cell = "x";
                if (below(5) == 0) cell.clear();
                for (std::size_t n = cell.empty() ? 0 : below(12); n != 0; --n) {
                    cell += pieces[below(pieces.size())];
                }
                out.field(cell);
                ++cells;
            }
            out.end_row();
        }
        CHECK(rows_of(out.text()) == table);
    }
}

TEST_CASE("a text that looks like a formula gets an apostrophe, a number does not", "[csv]") {
    writer out;
    for (const char* text : {"=1+1", "+A1", "-1", "-1.5e3", "@x", "\tx", "\rx", "-", "a=b"}) {
        out.field(text);
    }
    out.number("-5");
    out.empty();
    out.field("");
    out.end_row();
    CHECK(out.text() == "'=1+1,'+A1,-1,-1.5e3,'@x,'\tx,\"'\rx\",'-,a=b,-5,,\"\"\n");
}

TEST_CASE("a text that begins with a byte order mark keeps it", "[csv]") {
    writer out;
    out.field("\xEF\xBB\xBFx");
    out.end_row();
    CHECK(rows_of(out.text()) == std::vector<row>{{"\xEF\xBB\xBFx"}});
}

TEST_CASE("other separators are quoted where they occur", "[csv]") {
    writer out{';'};
    out.field("a;b");
    out.field("c,d");
    out.end_row();
    CHECK(out.text() == "\"a;b\";c,d\n");
}

TEST_CASE("every message of the room csv is complete and named once", "[csv]") {
    std::set<std::string_view> ids;
    for (const tenet::message* m : tenet::csv_messages::all) {
        CHECK(ids.insert(m->id).second);
        CHECK(m->id.starts_with("csv-"));
        CHECK_FALSE(m->zh.empty());
        CHECK_FALSE(m->en.empty());
        CHECK_FALSE(m->remedy_zh.empty());
        CHECK_FALSE(m->remedy_en.empty());
    }
}
