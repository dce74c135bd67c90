#include "builtin_cases.hpp"

#include <tenet/schema/record_type.hpp>

#include <cstddef>
#include <cstdint>

using tenet::to_text;
using tenet::value;
using tenet::feel::missing_mode;
using tenet_test::direct_calls;
using tenet_test::number;
using tenet_test::text;

namespace {

struct customer {
    std::int64_t orders = 0;
    std::int64_t complaints = 0;
    std::uint8_t has_complaints = 0;
};

std::shared_ptr<const tenet::record_type> customer_type() {
    tenet::host_record_definition definition;
    definition.name = "customer";
    definition.zh = "客户";
    definition.collection = "customers";
    definition.collection_zh = "客户列表";
    definition.size = sizeof(customer);
    tenet::host_field orders;
    orders.name = "orders";
    orders.zh = "订单数";
    orders.offset = offsetof(customer, orders);
    tenet::host_field complaints;
    complaints.name = "complaints";
    complaints.zh = "投诉数";
    complaints.offset = offsetof(customer, complaints);
    complaints.has_presence = true;
    complaints.presence_offset = offsetof(customer, has_complaints);
    definition.fields = {orders, complaints};
    return tenet::make_host_record_type(definition).value();
}

} // namespace

TEST_CASE("a record is read like a context, in either language", "[feel]") {
    const auto type = customer_type();
    const customer known{7, 2, 1};
    const value record = value::of(&known, *type);
    direct_calls calls;
    CHECK(to_text(calls.call("get value", {record, text("orders")})) == "7");
    CHECK(to_text(calls.call("get value", {record, text("投诉数")})) == "2");
    CHECK(calls.call("get value", {record, text("nothing")}).is_null());
    CHECK(to_text(calls.call("get entries", {record})) ==
          R"([{key: "orders", value: 7}, {key: "complaints", value: 2}])");
    CHECK(to_text(calls.call("context put", {record, text("orders"), number("8")})) ==
          "{orders: 8, complaints: 2}");
    CHECK(to_text(calls.call("context merge", {calls.list({record})})) ==
          "{orders: 7, complaints: 2}");
}

TEST_CASE("a field nobody supplied is missing, or null where missing is null", "[feel]") {
    const auto type = customer_type();
    const customer unknown{7, 0, 0};
    const value record = value::of(&unknown, *type);
    direct_calls spreading;
    const value read = spreading.call("get value", {record, text("complaints")});
    REQUIRE(read.is_missing());
    CHECK(read.cause()->path == "customer.complaints");
    CHECK(spreading.call("count", {spreading.call("get entries", {record})}).as_number() == 2);

    direct_calls standard{missing_mode::null};
    CHECK(standard.call("get value", {record, text("complaints")}).is_null());
    CHECK(to_text(standard.call("get entries", {record})) ==
          R"([{key: "orders", value: 7}, {key: "complaints", value: null}])");
}

TEST_CASE("an unknown field of a record is an error under strict, an absent key is null",
          "[feel]") {
    const auto type = customer_type();
    const customer known{7, 2, 1};
    direct_calls strict{missing_mode::spread, true};
    const value read = strict.call("get value", {value::of(&known, *type), text("nothing")});
    REQUIRE(read.is_missing());
    CHECK(read.cause()->what->id == "feel-unknown-key");
    const value context = strict.call("context", {strict.list({})});
    CHECK(strict.call("get value", {context, text("a")}).is_null());
}
