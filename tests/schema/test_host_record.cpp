#include "support/catch.hpp"

#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/messages.hpp>
#include <tenet/schema/record_type.hpp>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

// None is inlined: with one half of a pair inlined, gcc takes the other half for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size == 0 ? 1 : size); // NOLINT
}
[[gnu::noinline]] void* operator new(std::size_t size) {
    if (void* p = operator new(size, std::nothrow)) return p;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void* operator new[](std::size_t size) {
    return operator new(size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept {
    std::free(p); // NOLINT
}
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept {
    std::free(p); // NOLINT
}
[[gnu::noinline]] void operator delete[](void* p) noexcept {
    std::free(p); // NOLINT
}
[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept {
    std::free(p); // NOLINT
}

using tenet::arena;
using tenet::date;
using tenet::decimal;
using tenet::field;
using tenet::host_field;
using tenet::host_record_definition;
using tenet::host_storage;
using tenet::record_type;
using tenet::value;
using tenet::value_kind;

namespace {

extern "C" {

struct c_decimal {
    std::int64_t coefficient;
    std::int32_t exponent;
};

struct c_text {
    const char* data;
    std::size_t size;
};

struct c_order {
    std::uint8_t urgent;
    std::uint8_t has_small;
    std::int32_t small_number;
    std::int64_t big_number;
    double ratio;
    c_decimal amount;
    c_text name;
    const char* note;
    char code[4];
    std::int32_t day;
    std::int32_t day_number;
    std::int64_t at;
    std::uint64_t exact[2];
};
}

host_field at(const char* name, host_storage storage, std::size_t offset) {
    host_field f;
    f.name = name;
    f.storage = storage;
    f.offset = static_cast<std::uint32_t>(offset);
    return f;
}

host_record_definition c_order_definition() {
    host_record_definition d;
    d.name = "c_order";
    d.zh = "宿主订单";
    d.collection = "c_orders";
    d.key = "name";
    d.time_field = "day";
    d.account_field = "note";
    d.size = sizeof(c_order);
    d.fields = {
        at("urgent", host_storage::boolean8, offsetof(c_order, urgent)),
        at("small_number", host_storage::int32, offsetof(c_order, small_number)),
        at("big_number", host_storage::int64, offsetof(c_order, big_number)),
        at("ratio", host_storage::float64, offsetof(c_order, ratio)),
        at("amount", host_storage::decimal_scaled, offsetof(c_order, amount)),
        at("name", host_storage::text_view, offsetof(c_order, name)),
        at("note", host_storage::text_pointer, offsetof(c_order, note)),
        at("code", host_storage::text_buffer, offsetof(c_order, code)),
        at("day", host_storage::date_days, offsetof(c_order, day)),
        at("day_number", host_storage::date_number, offsetof(c_order, day_number)),
        at("at", host_storage::instant_seconds, offsetof(c_order, at)),
        at("exact", host_storage::decimal128, offsetof(c_order, exact)),
    };
    d.fields[1].has_presence = true;
    d.fields[1].presence_offset = offsetof(c_order, has_small);
    d.fields[4].zh = "金额";
    d.fields[4].unit = "CNY";
    d.fields[7].size = sizeof(c_order::code);
    return d;
}

std::shared_ptr<const record_type> c_order_type() {
    auto made = tenet::make_host_record_type(c_order_definition());
    REQUIRE(made.has_value());
    return *made;
}

c_order sample_order() {
    c_order o{};
    o.urgent = 1;
    o.has_small = 1;
    o.small_number = -7;
    o.big_number = std::numeric_limits<std::int64_t>::min();
    o.ratio = 0.1;
    o.amount = {12345, -2};
    o.name = {"客户甲xx", 9};
    o.note = "n1";
    std::memcpy(o.code, "ABCD", 4);
    o.day = 20484;
    o.day_number = 20260131;
    o.at = 1769851800;
    const decimal exact = *decimal::parse("1.10");
    o.exact[0] = exact.low();
    o.exact[1] = exact.high();
    return o;
}

value load(const record_type& type, std::string_view name, const c_order& o, arena& memory) {
    const field* f = type.find_field(name);
    REQUIRE(f != nullptr);
    return f->load(*f, &o, memory);
}

/// The ids of what is wrong with a definition.
std::vector<std::string> problems_of(const host_record_definition& d) {
    const auto made = tenet::make_host_record_type(d);
    std::vector<std::string> ids;
    if (made) return ids;
    for (const tenet::diagnostic& each : made.error().items()) {
        ids.emplace_back(each.id());
        CHECK_FALSE(each.text(tenet::language::zh).empty());
    }
    return ids;
}

using strings = std::vector<std::string>;

} // namespace

TEST_CASE("a C struct is read in every storage", "[schema]") {
    const auto type = c_order_type();
    const c_order o = sample_order();
    arena memory;
    CHECK(load(*type, "urgent", o, memory).is_true());
    CHECK(load(*type, "small_number", o, memory).as_number() == decimal{-7});
    CHECK(load(*type, "big_number", o, memory).as_number().text() == "-9223372036854775808");
    CHECK(load(*type, "ratio", o, memory).as_number().text() == "0.1");
    CHECK(load(*type, "amount", o, memory).as_number().text() == "123.45");
    CHECK(load(*type, "金额", o, memory).as_number().text() == "123.45");
    CHECK(load(*type, "name", o, memory).as_string() == "客户甲");
    CHECK(load(*type, "name", o, memory).as_string().data() == o.name.data);
    CHECK(load(*type, "note", o, memory).as_string() == "n1");
    CHECK(load(*type, "code", o, memory).as_string() == "ABCD");
    CHECK(load(*type, "day", o, memory).as_date() == *date::parse("2026-01-31"));
    CHECK(load(*type, "day_number", o, memory).as_date() == *date::parse("2026-01-31"));
    CHECK(load(*type, "at", o, memory).as_date_time().text() == "2026-01-31T09:30:00Z");
    CHECK(load(*type, "exact", o, memory).as_number().text() == "1.10");
}

TEST_CASE("the kind stated for a storage is the kind of what it loads", "[schema]") {
    const auto type = c_order_type();
    const c_order o = sample_order();
    arena memory;
    CHECK(type->fields().size() == 12);
    for (const field& f : type->fields()) {
        CAPTURE(f.name);
        CHECK(f.load(f, &o, memory).kind() == f.kind);
    }
}

TEST_CASE("a text buffer ends at its first NUL or where it is full", "[schema]") {
    const auto type = c_order_type();
    c_order o = sample_order();
    arena memory;
    o.code[2] = '\0';
    CHECK(load(*type, "code", o, memory).as_string() == "AB");
    o.code[0] = '\0';
    CHECK(load(*type, "code", o, memory).as_string().empty());
}

TEST_CASE("the presence byte says unset, set or null", "[schema]") {
    const auto type = c_order_type();
    c_order o = sample_order();
    arena memory;
    CHECK(type->find_field("small_number")->can_be_null);
    CHECK_FALSE(type->find_field("big_number")->can_be_null);
    o.has_small = 0;
    const value unset = load(*type, "small_number", o, memory);
    REQUIRE(unset.is_missing());
    CHECK(unset.cause()->why == tenet::missing_cause::reason::unset);
    CHECK(unset.cause()->path == "c_order.small_number");
    o.has_small = 2;
    CHECK(load(*type, "small_number", o, memory).is_null());
    o.has_small = 3;
    CHECK(load(*type, "small_number", o, memory).cause()->why ==
          tenet::missing_cause::reason::error);
}

TEST_CASE("a null text is unset, an empty one is there", "[schema]") {
    const auto type = c_order_type();
    c_order o = sample_order();
    arena memory;
    o.note = nullptr;
    o.name = {nullptr, 0};
    CHECK(load(*type, "note", o, memory).cause()->why == tenet::missing_cause::reason::unset);
    CHECK(load(*type, "name", o, memory).cause()->why == tenet::missing_cause::reason::unset);
    o.note = "";
    o.name = {"", 0};
    CHECK(load(*type, "note", o, memory).as_string().empty());
    CHECK(load(*type, "name", o, memory).as_string().empty());
}

TEST_CASE("bytes that mean nothing are missing, with the error as their cause", "[schema]") {
    const auto type = c_order_type();
    c_order o = sample_order();
    o.urgent = 2;
    o.ratio = std::numeric_limits<double>::quiet_NaN();
    o.amount.exponent = 7000;
    o.name = {"\xff", 1};
    o.note = "\xe5\xae";
    o.code[0] = '\x80';
    o.day_number = 20260230;
    o.at = std::numeric_limits<std::int64_t>::max();
    o.exact[1] = 0x7c00000000000000ULL;
    arena memory;
    for (const char* name :
         {"urgent", "ratio", "amount", "name", "note", "code", "day_number", "at", "exact"}) {
        CAPTURE(name);
        const value v = load(*type, name, o, memory);
        REQUIRE(v.is_missing());
        CHECK(v.cause()->why == tenet::missing_cause::reason::error);
        CHECK(v.cause()->what == &tenet::schema_messages::unreadable_member);
        CHECK(v.cause()->path == "c_order." + std::string{name});
        CHECK(v.cause()->arguments.size() == 3);
    }
    o.name = {nullptr, 5};
    CHECK(load(*type, "name", o, memory).cause()->why == tenet::missing_cause::reason::error);
    o.day_number = -20260131;
    CHECK(load(*type, "day_number", o, memory).is_missing());
}

TEST_CASE("an instant is readable as far as dates reach", "[schema]") {
    const auto type = c_order_type();
    c_order o = sample_order();
    arena memory;
    const std::int64_t last = date::from_civil(999'999'999, 12, 31)->days();
    const std::int64_t first = date::from_civil(-999'999'999, 1, 1)->days();
    o.at = (last + 1) * 86400 - 1;
    CHECK(load(*type, "at", o, memory).as_date_time().text() == "999999999-12-31T23:59:59Z");
    o.at += 1;
    CHECK(load(*type, "at", o, memory).is_missing());
    o.at = first * 86400;
    CHECK(load(*type, "at", o, memory).as_date_time().text() == "-999999999-01-01T00:00:00Z");
    o.at -= 1;
    CHECK(load(*type, "at", o, memory).is_missing());
}

TEST_CASE("reading records of a host allocates nothing once the arena is warm", "[schema]") {
    const auto type = c_order_type();
    const c_order o = sample_order();
    arena memory;
    const auto read_all = [&] {
        for (const field& f : type->fields()) static_cast<void>(f.load(f, &o, memory));
        memory.reset();
    };
    read_all();
    const std::size_t before = allocations;
    for (int i = 0; i < 1000; ++i) read_all();
    CHECK(allocations == before);
}

TEST_CASE("members need no alignment", "[schema]") {
    host_record_definition d;
    d.name = "packed";
    d.size = 9;
    d.fields = {at("n", host_storage::int64, 1)};
    const auto type = tenet::make_host_record_type(d);
    REQUIRE(type.has_value());
    unsigned char bytes[9] = {};
    const std::int64_t n = 42;
    std::memcpy(bytes + 1, &n, sizeof n);
    arena memory;
    const field& f = (*type)->fields()[0];
    CHECK(f.load(f, bytes, memory).as_number() == decimal{42});
}

TEST_CASE("a host's type keeps its own copies of all names", "[schema]") {
    std::shared_ptr<const record_type> type;
    {
        host_record_definition d = c_order_definition();
        d.relations = {{"buyer_record", "买方", "buyer", "note", false}};
        type = *tenet::make_host_record_type(d);
        for (host_field& f : d.fields) f.name.assign(f.name.size(), '#');
        d.name.assign(d.name.size(), '#');
        d.relations[0].target.assign(5, '#');
    }
    CHECK(type->name() == "c_order");
    CHECK(type->head().collection == "c_orders");
    CHECK(type->key()->name == "name");
    CHECK(type->time_field()->name == "day");
    CHECK(type->account_field()->name == "note");
    CHECK(type->find_field("金额")->unit == "CNY");
    CHECK(type->relations()[0].target == "buyer");
    CHECK(type->relations()[0].absent.path == "c_order.buyer_record");
    CHECK(type->operations().create == nullptr);
    CHECK(type->fields()[0].store == nullptr);
    const c_order o = sample_order();
    CHECK(type->key_of(&o) == "客户甲");
}

TEST_CASE("a hostile definition is refused with all that is wrong with it", "[schema]") {
    host_record_definition d = c_order_definition();
    CHECK(problems_of(d).empty());

    SECTION("no fields") {
        d = {};
        d.name = "thing";
        CHECK(problems_of(d) == strings{"schema-no-fields"});
    }
    SECTION("names that are no names") {
        for (const char* name :
             {"", "1st", "a b", "a.b", "a\"b", "\xff", "a\xe2\x80\xae", "客　户"}) {
            CAPTURE(name);
            host_record_definition bad = c_order_definition();
            bad.fields[0].name = name;
            CHECK(problems_of(bad) == strings{"schema-bad-name"});
        }
        d.name = std::string(129, 'a');
        CHECK(problems_of(d) == strings{"schema-bad-name"});
    }
    SECTION("names used twice") {
        d.fields[0].name = "ratio";
        d.fields[1].zh = "金额";
        d.relations = {{"amount", "", "thing", "note", true}};
        CHECK(problems_of(d) ==
              strings{"schema-duplicate-name", "schema-duplicate-name", "schema-duplicate-name"});
    }
    SECTION("members outside the struct") {
        d.fields[0].offset = sizeof(c_order);
        d.fields[2].offset = std::numeric_limits<std::uint32_t>::max();
        d.fields[7].size = std::numeric_limits<std::uint32_t>::max();
        d.fields[1].presence_offset = sizeof(c_order);
        CHECK(problems_of(d) == strings(4, "schema-outside-struct"));
    }
    SECTION("storages that do not exist") {
        d.fields[0].storage = static_cast<host_storage>(0);
        d.fields[2].storage = static_cast<host_storage>(200);
        CHECK(problems_of(d) == strings{"schema-unknown-storage", "schema-unknown-storage"});
    }
    SECTION("a text buffer without a size") {
        d.fields[7].size = 0;
        CHECK(problems_of(d) == strings{"schema-no-buffer-size"});
    }
    SECTION("roles that no field or the wrong field plays") {
        d.key = "amount";
        d.time_field = "name";
        d.account_field = "nobody";
        CHECK(problems_of(d) ==
              strings{"schema-wrong-kind", "schema-wrong-kind", "schema-unknown-field"});
    }
    SECTION("texts that are not UTF-8") {
        d.fields[4].unit = "\xff";
        d.key = "\xff\xfe";
        CHECK(problems_of(d) == strings{"schema-bad-name", "schema-unknown-field"});
    }
}
