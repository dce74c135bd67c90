#include "portfolio/support.hpp"

#include <tenet/portfolio/load.hpp>

#include <algorithm>

using namespace portfolio_test;
using portfolio::mapping;
using portfolio::mapping_report;

namespace {

using strings = std::vector<std::string>;

struct mapped {
    std::shared_ptr<const snapshot> records;
    mapping_report report;
    diagnostics problems;

    [[nodiscard]] const purchase& at(std::string_view key) const {
        const void* found = records->at(orders(), records->find(orders(), key));
        REQUIRE(found != nullptr);
        return *static_cast<const purchase*>(found);
    }
};

mapped map_csv(const std::string& definition, const std::string& csv,
               const code_lists& codes = {}) {
    auto m = mapping::read(definition, "mapping.json", own_types());
    if (!m) FAIL(m.error().text(language::en));
    portfolio::builder b{own_types()};
    mapped result;
    const std::string file = "data.csv";
    if (!m->apply(csv, file, codes, b, result.report, result.problems)) return result;
    diagnostics warnings;
    result.records = b.finish(false, warnings).value();
    return result;
}

/// A mapping of the columns `id`, `day` and one more to orders.
std::string orders_with(const std::string& columns, const std::string& fields,
                        const std::string& more = {}) {
    return R"({"columns": {"id": "id", "who": {"constant": "A"},
                           "day": {"constant": "2025-01-01", "as": "date"})" +
           (columns.empty() ? "" : ", " + columns) +
           R"(}, "records": [{"type": "order", "fields": {"id": "id", "account": "who",
              "ordered_on": "day")" +
           (fields.empty() ? "" : ", " + fields) + "}}]" + more + "}";
}

std::string day_as(const std::string& pattern, const std::string& cell) {
    const std::string definition = R"({"columns": {"id": "id", "who": {"constant": "A"},
        "day": {"from": "day", "as": "date", "pattern": ")" +
                                   pattern + R"("}},
        "records": [{"type": "order",
                     "fields": {"id": "id", "account": "who", "ordered_on": "day"}}]})";
    const mapped m = map_csv(definition, "id,day\n1," + cell + "\n");
    return m.records ? m.at("1").ordered_on.text() : "none";
}

diagnostics wrong(const std::string& definition) {
    auto m = mapping::read(definition, "mapping.json", own_types());
    REQUIRE(m.has_error());
    return m.error();
}

} // namespace

TEST_CASE("numbers are read in the way a file writes them", "[mapping]") {
    const auto read = [](const std::string& format, const std::string& cell) {
        const std::string definition =
            R"({"source": {"separator": ";"}, "columns": {"id": "id", "who": {"constant": "A"},
                "day": {"constant": "2025-01-01", "as": "date"},
                "n": {"from": "n", "as": "number")" +
            format + R"(}}, "records": [{"type": "order", "fields": {"id": "id",
                "account": "who", "ordered_on": "day", "amount": "n"}}]})";
        const mapped m = map_csv(definition, "id;n\n1;" + cell + "\n");
        return m.records ? (m.at("1").amount ? m.at("1").amount->text() : "unset") : "refused";
    };
    CHECK(read("", "12.50") == "12.50");
    CHECK(read("", " 7 ") == "7");
    CHECK(read("", "") == "unset");
    CHECK(read("", "1,5") == "refused");
    CHECK(read(R"(, "thousands": ",")", "1,234,567.89") == "1234567.89");
    CHECK(read(R"(, "thousands": ".", "decimal": ",")", "-1.234,5") == "-1234.5");
    CHECK(read(R"(, "decimal": ",")", "1.5") == "refused");
    CHECK(read(R"(, "percent": true)", "12.5 %") == "0.125");
    CHECK(read(R"(, "percent": true)", "0.5") == "0.5");
    CHECK(read(R"(, "strip_prefix": "GBP ")", "GBP 3") == "3");
}

TEST_CASE("dates are read by a pattern", "[mapping]") {
    CHECK(day_as("yyyy-MM-dd HH:mm:ss", "2010-12-01 08:26:00") == "2010-12-01");
    CHECK(day_as("M/d/yyyy H:mm", "12/1/2010 8:26") == "2010-12-01");
    CHECK(day_as("dd.MM.yyyy", "01.12.2010") == "2010-12-01");
    CHECK(day_as("dd.MM.yyyy", "1.12.2010") == "none");
    CHECK(day_as("dd.MM.yyyy", "31.02.2010") == "none");
    CHECK(day_as("yyyy-MM-dd HH:mm", "2010-12-01 24:00") == "none");
    CHECK(day_as("epoch_ms", "1498089600000") == "2017-06-22");
    CHECK(day_as("epoch_ms", "-1") == "1969-12-31");
    CHECK(day_as("iso", "2017-01-01T00:00:00.000Z") == "2017-01-01");
    CHECK(day_as("yyyy年M月d日", "2010年1月9日") == "2010-01-09");
    CHECK(ids(wrong(R"({"columns": {"d": {"from": "d", "as": "date", "pattern": "MM/yyyy"}},
                        "records": []})")) == strings{"portfolio-mapping-bad-pattern"});
}

TEST_CASE("texts are trimmed, stripped, cut and changed in case", "[mapping]") {
    const auto read = [](const std::string& steps, const std::string& cell) {
        const mapped m =
            map_csv(orders_with(R"("s": {"from": "s")" + steps + "}", R"("status": "s")"),
                    "id,s\n1," + cell + "\n");
        REQUIRE(m.records);
        return m.at("1").status.value_or("unset");
    };
    CHECK(read("", " a ") == " a ");
    CHECK(read(R"(, "trim": true)", " a ") == "a");
    CHECK(read(R"(, "strip_suffix": ".0")", "17850.0") == "17850");
    CHECK(read(R"(, "strip_suffix": ".0")", "17850") == "17850");
    CHECK(read(R"(, "case": "upper")", "aß中b") == "Aß中B");
    CHECK(read(R"(, "case": "lower")", "AB") == "ab");
    CHECK(read(R"(, "take": 4)", "中文字") == "中");
    CHECK(read("", "") == "unset");
}

TEST_CASE("codes are translated, and what is unknown is dealt with as stated", "[mapping]") {
    const auto read = [](const std::string& otherwise, const std::string& cell) {
        const mapped m =
            map_csv(orders_with(R"("s": {"from": "s", "codes": {"A": "active"})" + otherwise + "}",
                                R"("status": "s")"),
                    "id,s\n1," + cell + "\n");
        return m.records ? m.at("1").status.value_or("unset")
                         : std::string{m.problems.items()[0].id()};
    };
    CHECK(read("", "A") == "active");
    CHECK(read("", "B") == "portfolio-mapping-unknown-code");
    CHECK(read(R"(, "otherwise": "keep")", "B") == "B");
    CHECK(read(R"(, "otherwise": "unset")", "B") == "unset");
    CHECK(read(R"(, "otherwise": {"code": "other"})", "B") == "other");
}

TEST_CASE("a value outside the code list of its field is a bad row", "[mapping]") {
    const std::string definition =
        R"({"columns": {"id": "id", "tier": "tier"}, "on_bad_row": "quarantine",
            "records": [{"type": "account", "fields": {"id": "id", "name": "id",
                                                       "tier": "tier"}}]})";
    code_lists codes;
    codes["tier"] = {"tier", {}, {{"core", {"核心", "core customer"}, 1}}};
    const mapped m = map_csv(definition, "id,tier\nA,核心\nB,platinum\n", codes);
    REQUIRE(m.records);
    CHECK(m.records->size(accounts()) == 1);
    CHECK(*static_cast<const customer*>(m.records->at(accounts(), 0))->tier == "core");
    CHECK(ids(m.report.quarantined) == strings{"portfolio-mapping-not-in-list"});
}

TEST_CASE("rows with one key make one record, with sums, counts and lines", "[mapping]") {
    const std::string definition = R"({
      "columns": {"id": "id", "who": "who", "day": {"from": "day", "as": "date"},
                  "n": {"from": "n", "as": "number"}, "p": {"from": "p", "as": "number"},
                  "amount": {"multiply": ["n", "p"]}},
      "records": [
        {"type": "account", "fields": {"id": "who", "name": "who", "since": {"min": "day"},
                                       "last_updated_on": {"max": "day"},
                                       "annual_revenue": {"sum": "amount"},
                                       "cooperation_value": {"count": true}}},
        {"type": "order", "fields": {"id": "id", "account": "who", "ordered_on": "day",
                                     "amount": {"sum": "amount"}, "status": {"constant": "done"}},
         "lists": {"lines": {"quantity": "n", "amount": "amount"}}}],
      "coverage": {"orders": {"from": "min", "to": "max"}, "accounts": {}}})";
    const mapped m = map_csv(definition, "id,who,day,n,p\n"
                                         "1,A,2025-01-05,2,1.50\n"
                                         "2,B,2025-01-01,1,3\n"
                                         "1,A,2025-01-05,-1,0.10\n"
                                         "3,A,2025-01-09,4,1\n");
    REQUIRE(m.records);
    CHECK(m.records->size(orders()) == 3);
    CHECK(m.at("1").amount->text() == "2.90");
    CHECK(m.at("1").lines->size() == 2);
    CHECK((*m.at("1").lines)[1].amount->text() == "-0.10");
    CHECK(*m.at("1").status == "done");
    const auto& a = *static_cast<const customer*>(m.records->at(accounts(), 0));
    CHECK(a.since->text() == "2025-01-05");
    CHECK(a.last_updated_on->text() == "2025-01-09");
    CHECK(a.annual_revenue->text() == "6.90");
    CHECK(a.cooperation_value->text() == "3");
    CHECK(m.report.rows_read == 4);
    REQUIRE(m.report.records_made.size() == 2);
    CHECK(m.report.records_made[1].records == 3);
    const auto& covered = m.records->supplied().statements().find("orders")->second;
    CHECK(covered[0].from->text() == "2025-01-01");
    CHECK(covered[0].to->text() == "2025-01-09");
}

TEST_CASE("elements of a list keep what their rows said, whatever follows", "[mapping]") {
    // Where quotes are undone, letters changed and texts computed, the next row takes the place.
    const std::string definition = R"({
      "columns": {"id": "id", "who": {"constant": "A"},
                  "day": {"constant": "2025-01-01", "as": "date"},
                  "what": "what", "code": {"from": "code", "case": "upper"},
                  "n": {"from": "n", "as": "number"},
                  "note": {"feel": "what + code", "as": "text"}},
      "records": [{"type": "order",
                   "fields": {"id": "id", "account": "who", "ordered_on": "day"},
                   "lists": {"lines": {"product": "code", "description": "note",
                                       "quantity": "n"}}}]})";
    const mapped m = map_csv(definition, "id,what,code,n\n"
                                         "1,\"a \"\"big\"\" one\",x,1\n"
                                         "1,\"a \"\"wee\"\" one\",y,\n"
                                         "2,plain,,3\n"
                                         "1,again,z,4\n");
    REQUIRE(m.records);
    const auto& lines = *m.at("1").lines;
    REQUIRE(lines.size() == 3);
    CHECK(*lines[0].description == "a \"big\" oneX");
    CHECK(*lines[1].description == "a \"wee\" oneY");
    CHECK(*lines[2].description == "againZ");
    CHECK(*lines[0].product == "X");
    CHECK(*lines[1].product == "Y");
    CHECK(lines[0].quantity->text() == "1");
    CHECK_FALSE(lines[1].quantity);
    CHECK(lines[2].quantity->text() == "4");
    CHECK_FALSE((*m.at("2").lines)[0].product);
}

TEST_CASE("a record of many rows has all its elements, in their order", "[mapping]") {
    const std::string definition = R"({
      "columns": {"id": "id", "who": {"constant": "A"},
                  "day": {"constant": "2025-01-01", "as": "date"},
                  "n": {"from": "n", "as": "number"}},
      "records": [{"type": "order",
                   "fields": {"id": "id", "account": "who", "ordered_on": "day",
                              "amount": {"sum": "n"}},
                   "lists": {"lines": {"quantity": "n"}}}]})";
    constexpr int rows = 5000;
    std::string csv = "id,n\n";
    for (int i = 0; i < rows; ++i) csv += "1," + std::to_string(i) + "\n";
    const mapped m = map_csv(definition, csv);
    REQUIRE(m.records);
    const auto& lines = *m.at("1").lines;
    REQUIRE(lines.size() == rows);
    for (int i = 0; i < rows; ++i) {
        if (*lines[static_cast<std::size_t>(i)].quantity != decimal{i}) FAIL(i);
    }
    CHECK(m.at("1").amount->to_int64() == std::int64_t{rows} * (rows - 1) / 2);
}

TEST_CASE("filters keep rows, count what they drop, and turn round", "[mapping]") {
    const std::string filters = R"(, "filters": [
        {"name": "named", "column": "s", "is": "present"},
        {"column": "s", "starts_with": "C", "keep": false},
        {"column": "s", "equals": "x", "keep": false}])";
    const mapped m = map_csv(orders_with("", "", filters), "id,s\n1,\n2,C1\n3,x\n4,ok\n5,\n");
    REQUIRE(m.records);
    CHECK(m.records->size(orders()) == 1);
    REQUIRE(m.report.rows_filtered.size() == 3);
    CHECK(m.report.rows_filtered[0].filter == "named");
    CHECK(m.report.rows_filtered[0].rows == 2);
    CHECK(m.report.rows_filtered[1].rows == 1);
    CHECK(m.report.rows_filtered[2].rows == 1);
    CHECK(m.report.rows_filtered[1].filter == "s starts with C");
}

TEST_CASE("columns, filters and finished records can be computed in FEEL", "[mapping]") {
    const std::string definition = R"({
      "columns": {"id": "id", "n": {"from": "n", "as": "number"}, "who": {"constant": "A"},
                  "day": {"constant": "2025-01-01", "as": "date"},
                  "double": {"feel": "n * 2", "as": "number"}},
      "filters": [{"feel": "n > 1"}],
      "records": [{"type": "order",
                   "fields": {"id": "id", "account": "who", "ordered_on": "day",
                              "amount": {"feel": "sum(lines.amount) + 1"}},
                   "lists": {"lines": {"quantity": "n", "amount": "double"}}}]})";
    const mapped m = map_csv(definition, "id,n\n1,2\n1,3\n2,1\n");
    REQUIRE(m.records);
    CHECK(m.records->size(orders()) == 1);
    CHECK(m.at("1").amount->text() == "11");
    CHECK(m.report.rows_filtered[0].rows == 1);
    CHECK(ids(wrong(R"({"columns": {"x": {"feel": "1 +"}}, "records": []})")).size() >= 1);
}

TEST_CASE("bad rows are refused whole, or quarantined and listed", "[mapping]") {
    const std::string csv = "id,n\n1,5\n2,abc\n3\n,7\n";
    const auto with = [&](const std::string& mode) {
        return map_csv(orders_with(R"("n": {"from": "n", "as": "number"})", R"("amount": "n")",
                                   R"(, "on_bad_row": ")" + mode + "\""),
                       csv);
    };
    const strings reasons{"portfolio-mapping-bad-cell", "portfolio-row-width",
                          "portfolio-mapping-no-value"};
    const mapped refused = with("refuse");
    CHECK_FALSE(refused.records);
    CHECK(ids(refused.problems) == reasons);
    CHECK(refused.problems.items()[0].where().line == 3);
    CHECK(refused.problems.items()[0].where().column == 3);
    const mapped kept = with("quarantine");
    REQUIRE(kept.records);
    CHECK(kept.records->size(orders()) == 1);
    CHECK(kept.report.rows_quarantined == 3);
    CHECK(ids(kept.report.quarantined) == reasons);
    CHECK(ids(kept.problems) == strings{"portfolio-mapping-quarantined"});
    CHECK_FALSE(kept.problems.has_errors());
}

TEST_CASE("the null text is null where a field can be null, else a bad row", "[mapping]") {
    const std::string definition =
        R"({"source": {"null_text": "NULL"}, "columns": {"id": "id", "x": "x"},
            "records": [{"type": "account", "fields": {"id": "id", "name": "id", "FIELD": "x"}}]})";
    const auto with = [&](const std::string& name) {
        std::string text = definition;
        text.replace(text.find("FIELD"), 5, name);
        return map_csv(text, "id,x\nA,NULL\n");
    };
    const mapped tier = with("tier");
    REQUIRE(tier.records);
    CHECK(static_cast<const customer*>(tier.records->at(accounts(), 0))->tier.is_null());
    CHECK(ids(with("industry").problems) == strings{"portfolio-mapping-no-null"});
}

TEST_CASE("a key can be forbidden to repeat, and a record can have its own condition",
          "[mapping]") {
    CHECK(ids(map_csv(R"({"columns": {"id": "id"}, "records": [
                        {"type": "account", "same_key": "refuse",
                         "fields": {"id": "id", "name": "id"}}]})",
                      "id\nA\nA\n")
                  .problems) == strings{"portfolio-mapping-same-key"});
    const mapped some = map_csv(R"({"columns": {"id": "id"}, "records": [
                        {"type": "account", "when": [{"column": "k", "equals": "a"}],
                         "fields": {"id": "id", "name": "id"}}]})",
                                "id,k\nA,a\nB,b\n");
    REQUIRE(some.records);
    CHECK(some.records->size(accounts()) == 1);
}

TEST_CASE("a file without a header has numbered or given columns", "[mapping]") {
    const mapped numbered = map_csv(
        R"({"source": {"header": false}, "columns": {"id": "2"}, "records": [
            {"type": "account", "fields": {"id": "id", "name": "id"}}]})",
        "x,A\ny,B\n");
    REQUIRE(numbered.records);
    CHECK(numbered.records->find(accounts(), "A") == 0);
    const mapped named = map_csv(
        R"({"source": {"header": ["x", "id"]}, "columns": {"id": "id"}, "records": [
            {"type": "account", "fields": {"id": "id", "name": "id"}}]})",
        "x,A\n");
    REQUIRE(named.records);
    CHECK(named.records->find(accounts(), "A") == 0);
}

TEST_CASE("a mapping that cannot work is refused with every reason", "[mapping]") {
    const diagnostics problems = wrong(R"({
      "source": {"separator": ";;"},
      "columns": {"a": {"from": "a", "as": "numbr"}, "b": {"from": "b", "constant": 1},
                  "c": {"multiply": ["zzz"]}},
      "records": [{"type": "order", "fields": {"idd": "a", "ordered_on": "a", "amount": "a"}},
                  {"type": "nothing"}],
      "surplus": 1})");
    const strings found = ids(problems);
    for (const char* id : {"portfolio-mapping-not-a-character", "portfolio-mapping-unknown-word",
                           "portfolio-mapping-one-source", "portfolio-mapping-unknown-column",
                           "portfolio-mapping-unknown-field", "portfolio-mapping-wrong-kind",
                           "portfolio-mapping-field-needed", "portfolio-unknown-collection",
                           "definition-member-unknown"}) {
        CAPTURE(id);
        CHECK(std::ranges::find(found, id) != found.end());
    }
    for (const diagnostic& d : problems.items()) CHECK(d.where().line > 0);
}

TEST_CASE("a column the file lacks is named, with a guess", "[mapping]") {
    const mapped m =
        map_csv(orders_with(R"("n": {"from": "amuont", "as": "number"})", ""), "id,amount\n1,2\n");
    REQUIRE(ids(m.problems) == strings{"portfolio-mapping-file-column"});
    CHECK_THAT(m.problems.items()[0].text(language::en), tenet_test::contains("\"amount\""));
}
