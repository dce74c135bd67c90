#include "sample_records.hpp"
#include "support/catch.hpp"

#include <tenet/schema/record_type.hpp>

#include <cstddef>

using tenet::arena;
using tenet::date;
using tenet::date_time;
using tenet::decimal;
using tenet::fact;
using tenet::field;
using tenet::record_type;
using tenet::value;
using tenet::value_kind;

namespace {

const record_type& orders() {
    return tenet::table_for<sample::order>();
}

const field& field_named(std::string_view name) {
    const field* f = orders().find_field(name);
    REQUIRE(f != nullptr);
    return *f;
}

value load(std::string_view name, const sample::order& from, arena& memory) {
    const field& f = field_named(name);
    return f.load(f, &from, memory);
}

bool store(std::string_view name, sample::order& into, const value& v) {
    const field& f = field_named(name);
    return f.store(f, &into, v);
}

value missing() {
    static const tenet::missing_cause cause{};
    return value::missing(&cause);
}

template <class T>
void require_round_trip(std::string_view name, const sample::order& from, T sample::order::*m) {
    CAPTURE(name);
    arena memory;
    sample::order into;
    REQUIRE(store(name, into, load(name, from, memory)));
    CHECK(into.*m == from.*m);
}

sample::order full_order() {
    sample::order o;
    o.id = "o1";
    o.buyer = "b1";
    o.urgent = true;
    o.position = 7;
    o.weight = *decimal::parse("12.50");
    o.ordered_on = *date::parse("2026-01-31");
    o.received_at = *date_time::parse("2026-01-31T09:30:00Z");
    o.collect_at = *tenet::time_of_day::parse("10:15:00");
    o.handling = {3600, 0};
    o.warranty = {14};
    o.amount = decimal{90};
    o.delivered_at = *date_time::parse("2026-02-01T10:00:00");
    o.grade = std::string{"A"};
    o.closed_at = *date_time::parse("2026-02-03T10:00:00");
    o.tags = {"x", "y"};
    o.prices = std::vector<decimal>{decimal{1}, decimal{2}};
    return o;
}

} // namespace

TEST_CASE("a field is found by its English and by its Chinese name", "[schema]") {
    CHECK(orders().find_field("amount") == orders().find_field("金额"));
    CHECK(orders().find_field("amount")->name == "amount");
    CHECK(orders().find_field("金額") == nullptr);
    CHECK(orders().find_field("") == nullptr);
    CHECK(orders().find_relation("buyer_record") == orders().find_relation("买方"));
    CHECK(orders().find_relation("buyer_record") != nullptr);
    CHECK(orders().find_relation("buyer") == nullptr);
    CHECK(orders().find_relation("") == nullptr);
}

TEST_CASE("a table carries every member in the order written, with its place", "[schema]") {
    REQUIRE(orders().fields().size() == 20);
    CHECK(orders().fields().front().name == "id");
    CHECK(orders().fields().back().name == "returns");
    CHECK(field_named("id").offset == offsetof(sample::order, id));
    CHECK(field_named("lines").offset == offsetof(sample::order, lines));
    CHECK(orders().head().size == sizeof(sample::order));
    CHECK(orders().head().alignment == alignof(sample::order));
}

TEST_CASE("a table carries unit, code list, secrecy, obligation and documentation", "[schema]") {
    const field& amount = field_named("amount");
    CHECK(amount.unit == "CNY");
    CHECK(amount.secrecy == tenet::confidentiality::confidential);
    CHECK_FALSE(amount.required);
    CHECK(amount.doc_zh == "净额。");
    CHECK(amount.doc_en == "Net amount.");
    CHECK(field_named("id").required);
    CHECK(field_named("id").secrecy == tenet::confidentiality::internal);
    CHECK(field_named("grade").codes == "grade");
}

TEST_CASE("a heading names the type, its collection, key, time and account", "[schema]") {
    CHECK(orders().name() == "order");
    CHECK(orders().zh() == "订单");
    CHECK(orders().head().collection == "orders");
    CHECK(orders().head().collection_zh == "订单集");
    CHECK(orders().key() == &field_named("id"));
    CHECK(orders().time_field() == &field_named("ordered_on"));
    CHECK(orders().account_field() == &field_named("buyer"));
    CHECK(tenet::table_for<sample::line>().key() == nullptr);
}

TEST_CASE("the names of a type are those of its fields and relations in both languages",
          "[schema]") {
    const std::vector<std::string_view> names = tenet::table_for<sample::buyer>().names();
    CHECK(names == std::vector<std::string_view>{"id", "编号", "parent", "上级编号", "orders",
                                                 "订单", "parent_record", "上级"});
}

TEST_CASE("the key of a record is its text", "[schema]") {
    const sample::order o = full_order();
    CHECK(orders().key_of(&o) == "o1");
    const sample::line l{"p", {}};
    CHECK(tenet::table_for<sample::line>().key_of(&l).empty());
}

TEST_CASE("a member that is there loads as a value of its kind", "[schema]") {
    arena memory;
    const sample::order o = full_order();
    CHECK(load("id", o, memory).as_string() == "o1");
    CHECK(load("id", o, memory).as_string().data() == o.id.data());
    CHECK(load("urgent", o, memory).is_true());
    CHECK(load("position", o, memory).as_number() == decimal{7});
    CHECK(load("weight", o, memory).as_number().text() == "12.50");
    CHECK(load("ordered_on", o, memory).as_date() == *date::parse("2026-01-31"));
    CHECK(&load("received_at", o, memory).as_date_time() == &o.received_at);
    CHECK(&load("collect_at", o, memory).as_time() == &o.collect_at);
    CHECK(load("handling", o, memory).as_day_time() == o.handling);
    CHECK(load("warranty", o, memory).as_year_month() == o.warranty);
    CHECK(load("amount", o, memory).as_number() == decimal{90});
    CHECK(&load("delivered_at", o, memory).as_date_time() == &*o.delivered_at);
    CHECK(load("grade", o, memory).as_string() == "A");
    CHECK(&load("closed_at", o, memory).as_date_time() == &*o.closed_at);
}

TEST_CASE("the kind stated by a field is the kind of what it loads", "[schema]") {
    arena memory;
    sample::order o = full_order();
    o.bill_to.emplace();
    o.returns.emplace();
    for (const field& f : orders().fields()) {
        CAPTURE(f.name);
        CHECK(f.load(f, &o, memory).kind() == f.kind);
    }
}

TEST_CASE("a plain member is present without having been set", "[schema]") {
    arena memory;
    const sample::order o;
    CHECK(load("urgent", o, memory).is_false());
    CHECK(load("position", o, memory).as_number().is_zero());
    CHECK(load("id", o, memory).as_string().empty());
    CHECK(load("tags", o, memory).as_list().size == 0);
    CHECK(load("ship_to", o, memory).is(value_kind::record));
}

TEST_CASE("an empty optional is missing, and its cause names type and field", "[schema]") {
    arena memory;
    const sample::order o;
    for (const char* name : {"amount", "delivered_at", "prices", "bill_to", "returns"}) {
        CAPTURE(name);
        const value v = load(name, o, memory);
        REQUIRE(v.is_missing());
        CHECK(v.cause()->why == tenet::missing_cause::reason::unset);
        CHECK(v.cause()->path == "order." + std::string{name});
    }
    CHECK(load("金额", o, memory).cause()->path == "order.amount");
    CHECK(memory.capacity() == 0);
}

TEST_CASE("a member with three states keeps unset, null and a value apart", "[schema]") {
    arena memory;
    sample::order o;
    CHECK(field_named("grade").can_be_null);
    CHECK(load("grade", o, memory).is_missing());
    o.grade = fact<std::string>::null();
    CHECK(load("grade", o, memory).is_null());
    o.grade = std::string{"B"};
    CHECK(load("grade", o, memory).as_string() == "B");

    CHECK(store("grade", o, value::null()));
    CHECK(o.grade.is_null());
    CHECK(store("grade", o, missing()));
    CHECK(o.grade.is_unset());
    CHECK(store("grade", o, value{std::string_view{"C"}}));
    CHECK(*o.grade == "C");
    CHECK_FALSE(store("grade", o, value{decimal{1}}));
    CHECK(*o.grade == "C");
}

TEST_CASE("null does not fit a member without that state", "[schema]") {
    sample::order o = full_order();
    CHECK_FALSE(field_named("amount").can_be_null);
    CHECK_FALSE(store("amount", o, value::null()));
    CHECK(o.amount == decimal{90});
    CHECK_FALSE(store("id", o, value::null()));
    CHECK_FALSE(store("ship_to", o, value::null()));
}

TEST_CASE("a missing value unsets an optional member and no other", "[schema]") {
    sample::order o = full_order();
    CHECK(store("amount", o, missing()));
    CHECK_FALSE(o.amount.has_value());
    CHECK_FALSE(store("id", o, missing()));
    CHECK(o.id == "o1");
}

TEST_CASE("a value is stored where its kind fits and refused elsewhere", "[schema]") {
    sample::order o;
    CHECK(store("position", o, value{decimal{12}}));
    CHECK(o.position == 12);
    CHECK_FALSE(store("position", o, value{*decimal::parse("1.5")}));
    CHECK_FALSE(store("position", o, value{*decimal::parse("1e30")}));
    CHECK(o.position == 12);
    CHECK_FALSE(store("urgent", o, value{decimal{1}}));
    CHECK_FALSE(store("ordered_on", o, value{std::string_view{"2026-01-31"}}));
}

TEST_CASE("what a member of any kind loads, a member of that kind stores", "[schema]") {
    const sample::order o = full_order();
    require_round_trip("id", o, &sample::order::id);
    require_round_trip("urgent", o, &sample::order::urgent);
    require_round_trip("position", o, &sample::order::position);
    require_round_trip("weight", o, &sample::order::weight);
    require_round_trip("ordered_on", o, &sample::order::ordered_on);
    require_round_trip("received_at", o, &sample::order::received_at);
    require_round_trip("collect_at", o, &sample::order::collect_at);
    require_round_trip("handling", o, &sample::order::handling);
    require_round_trip("warranty", o, &sample::order::warranty);
    require_round_trip("amount", o, &sample::order::amount);
    require_round_trip("delivered_at", o, &sample::order::delivered_at);
    require_round_trip("grade", o, &sample::order::grade);
    require_round_trip("closed_at", o, &sample::order::closed_at);
    require_round_trip("tags", o, &sample::order::tags);
    require_round_trip("prices", o, &sample::order::prices);
}

TEST_CASE("a list of scalars is a closed list that views the vector", "[schema]") {
    arena memory;
    const sample::order o = full_order();
    CHECK(field_named("tags").item_kind == value_kind::string);
    CHECK(field_named("prices").item_kind == value_kind::number);
    const tenet::list_data tags = load("tags", o, memory).as_list();
    REQUIRE(tags.size == 2);
    CHECK(tags.closed());
    CHECK(tags.at(1).as_string().data() == o.tags[1].data());
    CHECK(load("prices", o, memory).as_list().at(1).as_number() == decimal{2});
}

TEST_CASE("a list with one wrong item is not stored at all", "[schema]") {
    arena memory;
    sample::order o = full_order();
    const value items[] = {value{std::string_view{"z"}}, value{decimal{1}}};
    tenet::list_data list;
    list.base = items;
    list.size = 2;
    CHECK_FALSE(store("tags", o, value::of(&list)));
    CHECK(o.tags == std::vector<std::string>{"x", "y"});
    list.size = 1;
    CHECK(store("tags", o, value::of(&list)));
    CHECK(o.tags == std::vector<std::string>{"z"});
    list.size = 0;
    CHECK(store("prices", o, value::of(&list)));
    REQUIRE(o.prices.has_value());
    CHECK(o.prices->empty());
}

TEST_CASE("an open list cannot be stored: a member would forget that it is open", "[schema]") {
    sample::order o = full_order();
    tenet::missing_cause cause;
    tenet::list_data list;
    list.open_because = &cause;
    CHECK_FALSE(store("tags", o, value::of(&list)));
}

TEST_CASE("a nested struct is a record that can be read through its own table", "[schema]") {
    arena memory;
    sample::order o;
    o.ship_to.city = "上海";
    CHECK(field_named("ship_to").structure == &tenet::table_for<sample::address>());
    const value v = load("ship_to", o, memory);
    REQUIRE(v.is(value_kind::record));
    CHECK(v.as_object() == &o.ship_to);
    CHECK(&v.type() == &tenet::table_for<sample::address>());
    const field* street = v.type().find_field("街道");
    CHECK(street->load(*street, v.as_object(), memory).cause()->path == "address.street");
}

TEST_CASE("a nested struct is stored from a record of its type only", "[schema]") {
    sample::order o;
    const sample::address there{"北京", "长安街"};
    const sample::line other{"p", {}};
    CHECK(store("bill_to", o, value::of(&there, tenet::table_for<sample::address>())));
    REQUIRE(o.bill_to.has_value());
    CHECK(o.bill_to->city == "北京");
    CHECK_FALSE(store("bill_to", o, value::of(&other, tenet::table_for<sample::line>())));
}

TEST_CASE("a list of structs is a list of records", "[schema]") {
    arena memory;
    sample::order o;
    o.lines = {{"p1", decimal{10}}, {"p2", std::nullopt}};
    CHECK(field_named("lines").item_kind == value_kind::record);
    const tenet::list_data lines = load("lines", o, memory).as_list();
    REQUIRE(lines.size == 2);
    CHECK(lines.at(1).as_object() == &o.lines[1]);
    CHECK(&lines.at(1).type() == &tenet::table_for<sample::line>());
}

TEST_CASE("append makes room for a struct to be read into", "[schema]") {
    sample::order o;
    const auto append = [&o](std::string_view name) {
        const field& f = field_named(name);
        return f.append(f, &o, 1);
    };
    append("lines");
    void* second = append("lines");
    REQUIRE(o.lines.size() == 2);
    CHECK(second == &o.lines[1]);
    const field& lines = field_named("lines");
    void* third = lines.append(lines, &o, 3);
    REQUIRE(o.lines.size() == 5);
    CHECK(third == &o.lines[2]);
    void* first = append("returns");
    REQUIRE(o.returns.has_value());
    CHECK(first == o.returns->data());
    CHECK(append("ship_to") == &o.ship_to);
    void* bill_to = append("bill_to");
    REQUIRE(o.bill_to.has_value());
    CHECK(bill_to == &*o.bill_to);
    CHECK(field_named("tags").append == nullptr);
    CHECK(field_named("amount").append == nullptr);
}

TEST_CASE("a store makes, copies and destroys records through their type", "[schema]") {
    const tenet::record_operations& operations = orders().operations();
    void* made = operations.create();
    static_cast<sample::order*>(made)->lines = {{"p1", decimal{10}}};
    void* copied = operations.clone(made);
    static_cast<sample::order*>(made)->lines[0].product = "changed";
    CHECK(static_cast<sample::order*>(copied)->lines[0].product == "p1");
    operations.destroy(made);
    operations.destroy(copied);
}

TEST_CASE("relations carry their target, their reference and the cause of their absence",
          "[schema]") {
    const record_type& buyers = tenet::table_for<sample::buyer>();
    REQUIRE(buyers.relations().size() == 2);
    const tenet::relation& placed = buyers.relations()[0];
    CHECK(placed.many);
    CHECK(placed.target == "order");
    CHECK(placed.via == "buyer");
    CHECK(placed.absent.why == tenet::missing_cause::reason::uncovered);
    CHECK(placed.absent.path == "buyer.orders");
    const tenet::relation& above = buyers.relations()[1];
    CHECK_FALSE(above.many);
    CHECK(above.absent.why == tenet::missing_cause::reason::unresolved);
    CHECK(above.absent.path == "buyer.parent_record");
}
