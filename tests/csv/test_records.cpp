#include "support/catch.hpp"

#include <tenet/csv/records.hpp>
#include <tenet/schema/describe_table.hpp>

#include <optional>
#include <string>
#include <vector>

namespace csv_test {

struct line_item {
    std::string product;
    std::optional<std::int64_t> quantity;
};

struct purchase {
    std::string id;
    std::optional<std::string> note;
    std::optional<tenet::decimal> amount;
    std::optional<bool> paid;
    std::optional<tenet::date> ordered_on;
    std::optional<tenet::date_time> sent_at;
    std::optional<std::string> tier;
    tenet::fact<std::string> grade;
    std::vector<line_item> lines;
};

TENET_TABLE(line_item, ("订单行", "订单的一行。", "One line of an order."),
            (product, "产品", "产品编号。", "The product."),
            (quantity, "数量", "数量。", "The quantity."))

TENET_TABLE(purchase,
            ("订单", "一次订货。", "One purchase.", key{"id"}, collection{"purchases", "订单"}),
            (id, "编号", "编号。", "The id.", required), (note, "备注", "备注。", "A note."),
            (amount, "金额", "金额。", "The amount.", measured_in{"CNY"}),
            (paid, "已付", "是否已付。", "Whether it is paid."),
            (ordered_on, "下单日期", "下单日期。", "The date."),
            (sent_at, "发货时间", "发货时间。", "When it was sent."),
            (tier, "级别", "级别。", "The tier.", from_list{"tier"}),
            (grade, "信用等级", "信用等级。", "The credit grade."),
            (lines, "订单行", "各行。", "The lines."))

const tenet::record_type& purchase_table() {
    return tenet::table_for<purchase>();
}

} // namespace csv_test

using csv_test::purchase;
using tenet::csv::column;
using tenet::csv::reader;
using tenet::csv::record_options;

namespace {

tenet::code_lists codes() {
    tenet::code_lists lists;
    lists["tier"] = {"tier", {"级别", "tier"}, {{"core", {"核心客户", "core customer"}, 2}}};
    return lists;
}

const tenet::record_type& type() {
    return csv_test::purchase_table();
}

/// Reads a header and one row below it.
struct sheet {
    explicit sheet(const std::string& text, bool strict = false) {
        const tenet::code_lists lists = codes();
        const record_options options{&lists, strict, "NULL"};
        reader r{text, {.file = "p.csv"}};
        REQUIRE(r.next(problems));
        columns = match_header(r.fields(), type(), options, r, problems);
        if (!r.next(problems)) return;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const column& c = columns[i];
            if (c.target == nullptr || c.outer != nullptr) continue;
            good =
                read_field(*c.target, &record, r.fields()[i], options, r.at(i), problems) && good;
        }
    }

    purchase record;
    std::vector<column> columns;
    tenet::diagnostics problems;
    bool good = true;
};

} // namespace

TEST_CASE("cells are read by columns named in either language", "[csv]") {
    const sheet s{"\xEF\xBB\xBF编号, amount ,已付,下单日期,sent_at,级别,信用等级\n"
                  "P1, 10.50 ,是,2026-01-31,2026-02-01T09:30:00+08:00,核心客户,A\n"};
    CHECK(s.problems.empty());
    CHECK(s.good);
    CHECK(s.record.id == "P1");
    CHECK(s.record.amount->text() == "10.50");
    CHECK(s.record.paid == true);
    CHECK(s.record.ordered_on->text() == "2026-01-31");
    CHECK(s.record.sent_at->text() == "2026-02-01T09:30:00+08:00");
    CHECK(s.record.tier == "core");
    CHECK(*s.record.grade == "A");
}

TEST_CASE("empty cells are unset, quoted ones empty texts, the null text null", "[csv]") {
    const sheet s{"id,note,amount,grade\n\"\",,,NULL\n"};
    CHECK(s.good);
    CHECK_FALSE(s.record.note);
    CHECK_FALSE(s.record.amount);
    CHECK(s.record.grade.is_null());
    CHECK(sheet{"note\n\"\"\n"}.record.note == "");
    CHECK(sheet{"grade,id\n,x\n"}.record.grade.is_unset());
    CHECK(sheet{"amount\nNULL\n"}.problems.items().at(0).id() == "csv-null-not-allowed");
}

TEST_CASE("everything wrong with a row is listed with line and column", "[csv]") {
    const std::string sixty(60, '7');
    const sheet s{"amount,paid,ordered_on,tier,lines,sent_at\n" + sixty +
                  ",maybe,2026-02-30,cores,x,noon\n"};
    CHECK_FALSE(s.good);
    const std::vector<std::pair<std::string, std::uint32_t>> expected{
        {"base-number-too-long", 1},    {"csv-not-boolean", 62},   {"csv-not-temporal", 68},
        {"csv-unknown-code-close", 79}, {"csv-not-in-a-cell", 85}, {"csv-not-temporal", 87}};
    REQUIRE(s.problems.items().size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(s.problems.items()[i].id() == expected[i].first);
        CHECK(s.problems.items()[i].where().file == "p.csv");
        CHECK(s.problems.items()[i].where().line == 2);
        CHECK(s.problems.items()[i].where().column == expected[i].second);
    }
}

TEST_CASE("members of a list of structs are columns of their own", "[csv]") {
    const sheet s{"id,lines.product,订单行.数量\n"};
    CHECK(s.problems.empty());
    REQUIRE(s.columns.size() == 3);
    CHECK(s.columns[0].outer == nullptr);
    CHECK(s.columns[1].outer == type().find_field("lines"));
    CHECK(s.columns[1].target->name == "product");
    CHECK(s.columns[2].target->name == "quantity");
}

TEST_CASE("unknown columns are told with what may be meant", "[csv]") {
    const sheet s{"id,amonut,lines.quantty,zzz,\n"};
    REQUIRE(s.problems.items().size() == 4);
    CHECK_FALSE(s.problems.has_errors());
    CHECK(s.problems.items()[0].id() == "csv-unknown-column-close");
    CHECK(s.problems.items()[0].arguments()[3] == "amount");
    CHECK(s.problems.items()[0].where() == tenet::place{"p.csv", "", 1, 4, 3});
    CHECK(s.problems.items()[1].arguments()[3] == "lines.quantity");
    CHECK(s.problems.items()[2].id() == "csv-unknown-column");
    CHECK(s.problems.items()[3].id() == "csv-unnamed-column");
    CHECK(s.columns[1].target == nullptr);
    const sheet strict{"id,amonut,lines.quantty,zzz,\n", true};
    CHECK(strict.problems.errors() == 4);
}

TEST_CASE("two columns for one field are refused", "[csv]") {
    const sheet s{"id,amount,编号\n"};
    REQUIRE(s.problems.errors() == 1);
    CHECK(s.problems.items()[0].id() == "csv-column-twice");
    CHECK(s.problems.items()[0].arguments() == std::vector<std::string>{"id", "1", "3"});
}
