#include "sample_records.hpp"
#include "support/catch.hpp"

#include <tenet/schema/catalogue.hpp>

using tenet::catalogue;
using tenet::diagnostics;
using tenet::field;
using tenet::record_type;
using tenet::relation;
using tenet::value_kind;

namespace {

const record_type& orders() {
    return tenet::table_for<sample::order>();
}

const record_type& buyers() {
    return tenet::table_for<sample::buyer>();
}

field member(std::string_view name, std::string_view zh, value_kind kind) {
    field f;
    f.name = name;
    f.zh = zh;
    f.kind = kind;
    return f;
}

relation way(std::string_view name, std::string_view target, std::string_view via, bool many) {
    relation r;
    r.name = name;
    r.target = target;
    r.via = via;
    r.many = many;
    return r;
}

record_type::header named(std::string_view name, std::string_view key = {}) {
    record_type::header h;
    h.name = name;
    h.key = key;
    return h;
}

/// The ids and pointers of what is wrong, e.g. "schema-no-key at order.lines".
std::vector<std::string> problems_of(std::vector<const record_type*> types) {
    const auto made = catalogue::make(std::move(types));
    std::vector<std::string> found;
    if (made) return found;
    for (const tenet::diagnostic& d : made.error().items()) {
        found.push_back(std::string{d.id()} + " at " + d.where().pointer);
        CHECK_FALSE(d.text(tenet::language::zh).empty());
        CHECK_FALSE(d.text(tenet::language::en).empty());
    }
    return found;
}

using strings = std::vector<std::string>;

} // namespace

TEST_CASE("a catalogue finds types by any of their four names", "[schema]") {
    const auto made = catalogue::make({&orders(), &buyers()});
    REQUIRE(made.has_value());
    const catalogue& c = **made;
    for (const char* name : {"order", "orders", "订单", "订单集"}) {
        CAPTURE(name);
        CHECK(c.find(name) == &orders());
    }
    CHECK(c.find("") == nullptr);
    CHECK(c.find("invoice") == nullptr);
    CHECK(c.index_of(buyers()) == 1);
    CHECK(c.index_of(tenet::table_for<sample::line>()) == 2);
}

TEST_CASE("a catalogue binds both ends of every relation", "[schema]") {
    const auto made = catalogue::make({&orders(), &buyers()});
    REQUIRE(made.has_value());
    const catalogue& c = **made;
    REQUIRE(c.relations().size() == 3);

    const relation* placed = buyers().find_relation("订单");
    const std::size_t slot = c.slot_of(buyers(), *placed);
    REQUIRE(slot == 1);
    CHECK(c.relations()[slot].definition == placed);
    CHECK(c.relations()[slot].from == &buyers());
    CHECK(c.relations()[slot].to == &orders());
    CHECK(c.relations()[slot].via == orders().find_field("buyer"));

    const relation* above = buyers().find_relation("parent_record");
    CHECK(c.slot_of(buyers(), *above) == 2);
    CHECK(c.relations()[2].to == &buyers());
    CHECK(c.relations()[2].via == buyers().find_field("parent"));
    CHECK(c.slot_of(tenet::table_for<sample::line>(), *above) == 3);
}

TEST_CASE("two types may not share a name", "[schema]") {
    const record_type other{named("买方"), {member("id", "", value_kind::string)}, {}, {}};
    CHECK(problems_of({&orders(), &buyers(), &other}) == strings{"schema-duplicate-name at 买方"});
}

TEST_CASE("a relation needs its target, its reference, a text there and a key", "[schema]") {
    const record_type lone{
        named("lone"),
        {member("id", "", value_kind::string), member("amount", "", value_kind::number)},
        {way("nowhere", "nothing", "id", true), way("by_nothing", "lone", "ref", false),
         way("by_amount", "keyed", "amount", false), way("many_without_key", "keyed", "id", true)},
        {}};
    const record_type keyed{named("keyed", "id"), {member("id", "", value_kind::string)}, {}, {}};
    CHECK(problems_of({&lone, &keyed}) ==
          strings{"schema-unknown-record-type at lone.nowhere", "schema-no-key at lone.by_nothing",
                  "schema-unknown-field at lone.by_nothing", "schema-wrong-kind at lone.by_amount",
                  "schema-no-key at lone.many_without_key"});
}

TEST_CASE("key, time and account fields exist and have a fitting kind", "[schema]") {
    record_type::header head = named("thing", "number");
    head.time_field = "id";
    head.account_field = "nobody";
    const record_type thing{
        head,
        {member("id", "", value_kind::string), member("number", "", value_kind::number)},
        {},
        {}};
    CHECK(problems_of({&thing}) == strings{"schema-wrong-kind at thing",
                                           "schema-wrong-kind at thing",
                                           "schema-unknown-field at thing"});
}

TEST_CASE("a field and a relation of one type may not share a name", "[schema]") {
    const record_type thing{
        named("thing", "id"),
        {member("id", "编号", value_kind::string), member("parent", "上级", value_kind::string)},
        {way("上级", "thing", "parent", false)},
        {}};
    CHECK(problems_of({&thing}) == strings{"schema-duplicate-name at thing.上级"});
}

TEST_CASE("a catalogue keeps run-time types alive", "[schema]") {
    std::shared_ptr<const catalogue> kept;
    {
        tenet::host_record_definition d;
        d.name = "thing";
        d.size = 8;
        d.fields.push_back({});
        d.fields.back().name = "n";
        const auto type = tenet::make_host_record_type(d);
        REQUIRE(type.has_value());
        const auto made = catalogue::make({}, {*type});
        REQUIRE(made.has_value());
        kept = *made;
    }
    REQUIRE(kept->find("thing") != nullptr);
    CHECK(kept->find("thing")->find_field("n")->unset.path == "thing.n");
}
