#include "support/catch.hpp"

#include <tenet/json/records.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/schema/describe_table.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace json_test {

struct line_item {
    std::string product;
    std::optional<tenet::decimal> price;
};

struct address {
    std::string city;
};

struct purchase {
    std::string id;
    std::optional<tenet::decimal> amount;
    std::optional<std::int64_t> pieces;
    std::optional<bool> paid;
    std::optional<tenet::date> ordered_on;
    std::optional<tenet::date_time> sent_at;
    std::optional<std::string> tier;
    tenet::fact<std::string> grade;
    std::optional<address> ship_to;
    std::vector<line_item> lines;
    std::vector<std::string> tags;
};

TENET_TABLE(line_item, ("订单行", "订单的一行。", "One line of an order."),
            (product, "产品", "产品编号。", "The product.", required),
            (price, "单价", "单价。", "The price."))

TENET_TABLE(address, ("地址", "地址。", "An address."), (city, "城市", "城市。", "The city."))

TENET_TABLE(purchase,
            ("订单", "一次订货。", "One purchase.", key{"id"}, collection{"purchases", "订单"}),
            (id, "编号", "编号。", "The id.", required),
            (amount, "金额", "金额。", "The amount.", measured_in{"CNY"}),
            (pieces, "件数", "件数。", "Number of pieces."),
            (paid, "已付", "是否已付。", "Whether it is paid."),
            (ordered_on, "下单日期", "下单日期。", "The date."),
            (sent_at, "发货时间", "发货时间。", "When it was sent."),
            (tier, "级别", "级别。", "The tier.", from_list{"tier"}),
            (grade, "信用等级", "信用等级。", "The credit grade."),
            (ship_to, "收货地址", "收货地址。", "Where it goes."),
            (lines, "订单行", "各行。", "The lines."), (tags, "标签", "标签。", "The tags."))

const tenet::record_type& purchase_table() {
    return tenet::table_for<purchase>();
}

} // namespace json_test

using json_test::purchase;
using tenet::json::document;
using tenet::json::read_record;
using tenet::json::record_options;

namespace {

const tenet::record_type& type() {
    return json_test::purchase_table();
}

tenet::code_lists codes() {
    tenet::code_lists lists;
    lists["tier"] = {"tier", {"级别", "tier"}, {{"core", {"核心客户", "core customer"}, 2}}};
    return lists;
}

struct reading {
    purchase record;
    bool good;
    tenet::diagnostics problems;
};

reading read(const std::string& text, bool strict = false) {
    const auto doc = document::read(text, {.file = "purchases.json"});
    REQUIRE(doc.has_value());
    const tenet::code_lists lists = codes();
    reading r{{}, false, tenet::diagnostics{}};
    r.good = read_record(*doc, doc->root(), type(), &r.record, {&lists, strict}, r.problems);
    CHECK(r.good == !r.problems.has_errors());
    return r;
}

std::string written(const purchase& p, int indent = 0) {
    tenet::json::writer out{indent};
    write_record(out, type(), &p);
    return out.take();
}

} // namespace

TEST_CASE("a record is read from names in either language", "[json]") {
    const reading r = read(R"({"编号": "P1", "amount": 10.50, "件数": 3, "paid": true,
        "下单日期": "2026-01-31", "sent_at": "2026-02-01T09:30:00+08:00", "tier": "core",
        "信用等级": "A", "ship_to": {"城市": "北京"},
        "lines": [{"product": "X", "price": 0.10}, {"产品": "Y"}], "标签": ["a", "b"]})");
    REQUIRE(r.problems.empty());
    const purchase& p = r.record;
    CHECK(p.id == "P1");
    CHECK(p.amount->text() == "10.50");
    CHECK(p.pieces == 3);
    CHECK(p.paid == true);
    CHECK(p.ordered_on->text() == "2026-01-31");
    CHECK(p.sent_at->text() == "2026-02-01T09:30:00+08:00");
    CHECK(p.tier == "core");
    CHECK(*p.grade == "A");
    CHECK(p.ship_to->city == "北京");
    REQUIRE(p.lines.size() == 2);
    CHECK(p.lines[0].price->text() == "0.10");
    CHECK_FALSE(p.lines[1].price);
    CHECK(p.tags == std::vector<std::string>{"a", "b"});
}

TEST_CASE("an absent member is unset, null only where it means something", "[json]") {
    CHECK(read(R"({"id": "P1"})").record.grade.is_unset());
    CHECK(read(R"({"id": "P1", "grade": null})").record.grade.is_null());
    const reading r = read("{\"id\": \"P1\",\n \"amount\": null}");
    REQUIRE(r.problems.items().size() == 1);
    CHECK(r.problems.items()[0].id() == "json-null-not-allowed");
    CHECK(r.problems.items()[0].where() == tenet::place{"purchases.json", "/amount", 2, 12, 24});
}

TEST_CASE("a code may be given by its label and is stored by its id", "[json]") {
    CHECK(read(R"({"id": "P1", "tier": "核心客户"})").record.tier == "core");
    CHECK(read(R"({"id": "P1", "tier": "core customer"})").record.tier == "core");
    const reading close = read(R"({"id": "P1", "tier": "cores"})");
    REQUIRE(close.problems.items().size() == 1);
    CHECK(close.problems.items()[0].id() == "json-unknown-code-close");
    CHECK(close.problems.items()[0].arguments()[3] == "core");
    const reading far = read(R"({"id": "P1", "tier": "gold"})");
    CHECK(far.problems.items().at(0).id() == "json-unknown-code");
    CHECK_FALSE(far.record.tier);
}

TEST_CASE("everything wrong with a record is listed with its place", "[json]") {
    const reading r = read("{\"amount\": \"10\",\n"
                           " \"pieces\": 1.5,\n"
                           " \"ordered_on\": \"2026-02-30\",\n"
                           " \"paid\": 1,\n"
                           " \"ship_to\": [],\n"
                           " \"lines\": [{\"price\": 1}, 7],\n"
                           " \"tags\": [\"a\", 2]}");
    CHECK_FALSE(r.good);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"json-wrong-type", "/amount"},       {"json-not-accepted", "/pieces"},
        {"json-bad-temporal", "/ordered_on"}, {"json-wrong-type", "/paid"},
        {"json-wrong-type", "/ship_to"},      {"json-required-missing", "/lines/0"},
        {"json-wrong-type", "/lines/1"},      {"json-wrong-type", "/tags/1"},
        {"json-required-missing", ""}};
    REQUIRE(r.problems.items().size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(r.problems.items()[i].id() == expected[i].first);
        CHECK(r.problems.items()[i].where().pointer == expected[i].second);
    }
    CHECK(r.problems.items()[2].where().line == 3);
    CHECK(r.problems.items()[2].where().column == 16);
    CHECK(r.problems.items()[0].text(tenet::language::zh) == "字段“amount”应为数字，却是文本。");
    CHECK(r.problems.items()[0].text(tenet::language::en) ==
          "The field \"amount\" must be a number, not a text.");
}

TEST_CASE("an unknown member is a warning, or an error when reading strictly", "[json]") {
    const std::string text = "{\"id\": \"P1\",\n \"amonut\": 1, \"zzz\": 2}";
    const reading r = read(text);
    CHECK(r.good);
    REQUIRE(r.problems.items().size() == 2);
    CHECK(r.problems.items()[0].id() == "json-unknown-member-close");
    CHECK(r.problems.items()[0].level() == tenet::severity::warning);
    CHECK(r.problems.items()[0].where() == tenet::place{"purchases.json", "/amonut", 2, 2, 14});
    CHECK(r.problems.items()[0].text(tenet::language::en) ==
          "A purchase has no field \"amonut\"; it is ignored. Did you mean \"amount\"?");
    CHECK(r.problems.items()[1].id() == "json-unknown-member");
    const reading strict = read(text, true);
    CHECK_FALSE(strict.good);
    CHECK(strict.problems.errors() == 2);
}

TEST_CASE("a field under both its names is refused", "[json]") {
    const reading r = read(R"({"id": "P1", "编号": "P2"})");
    REQUIRE(r.problems.items().size() == 1);
    CHECK(r.problems.items()[0].id() == "json-field-twice");
    CHECK(r.record.id == "P1");
}

TEST_CASE("what is no object is no record", "[json]") {
    CHECK(read("[1]").problems.items().at(0).id() == "json-object-expected");
}

TEST_CASE("a record is written in table order and read back equal", "[json]") {
    const std::string text = R"({"id":"P1","amount":10.50,"pieces":3,"paid":false,)"
                             R"("ordered_on":"2026-01-31","sent_at":"2026-02-01T09:30:00+08:00",)"
                             R"("tier":"core","grade":null,"ship_to":{"city":"北京"},)"
                             R"("lines":[{"product":"X","price":0.10}],"tags":["a"]})";
    const reading r = read(text);
    CHECK(written(r.record) == text);
    CHECK(written(read(written(r.record)).record) == text);
    CHECK(written(read(written(r.record, 2)).record) == text);
    CHECK(written(read(R"({"id": "P2"})").record) == R"({"id":"P2","lines":[],"tags":[]})");
}

TEST_CASE("JSON becomes a value of the rule language", "[json]") {
    const auto doc = document::read(R"({"a": [1, "x", null, true], "b": {}})");
    REQUIRE(doc.has_value());
    tenet::arena memory;
    const tenet::value v = to_value(doc->root(), memory);
    REQUIRE(v.is(tenet::value_kind::context));
    const tenet::value* a = v.as_context().find("a");
    REQUIRE(a != nullptr);
    REQUIRE(a->as_list().size == 4);
    CHECK(a->as_list().at(0).as_number() == tenet::decimal{1});
    CHECK(a->as_list().at(1).as_string() == "x");
    CHECK(a->as_list().at(2).is_null());
    CHECK(a->as_list().at(3).is_true());
    CHECK(v.as_context().find("b")->as_context().entries.empty());

    tenet::json::writer out;
    out.value(v);
    CHECK(out.text() == R"({"a":[1,"x",null,true],"b":{}})");
}
