#include "portfolio/support.hpp"

using namespace portfolio_test;
using portfolio::coverage;
using portfolio::snapshot_facts;

namespace {

date day(std::string_view text) {
    return *date::parse(text);
}

asked_span span_of(std::string_view from, std::string_view to) {
    asked_span s;
    if (!from.empty()) s.from = day(from);
    if (!to.empty()) s.to = day(to);
    return s;
}

const date judged = day("2026-01-15");

} // namespace

TEST_CASE("a collection nobody stated is not covered", "[coverage]") {
    CHECK_FALSE(coverage{}.covers("orders", "A", {}, judged));
}

TEST_CASE("a statement without accounts and dates covers everything", "[coverage]") {
    coverage c;
    c.add("orders", {});
    CHECK(c.covers("orders", "A", {}, judged));
    CHECK(c.covers("orders", "", span_of("1990-01-01", "2099-01-01"), judged));
    CHECK_FALSE(c.covers("complaints", "A", {}, judged));
}

TEST_CASE("a statement for named accounts covers those alone", "[coverage]") {
    coverage c;
    c.add("orders", {{"A", "B"}, {}, {}});
    CHECK(c.covers("orders", "B", {}, judged));
    CHECK_FALSE(c.covers("orders", "C", {}, judged));
    CHECK_FALSE(c.covers("orders", "", {}, judged));
}

TEST_CASE("the span asked for has to lie within the statement", "[coverage]") {
    coverage c;
    c.add("orders", {{}, day("2024-01-01"), day("2025-12-31")});
    CHECK(c.covers("orders", "A", span_of("2024-01-01", "2025-12-31"), judged));
    CHECK_FALSE(c.covers("orders", "A", span_of("2023-12-31", "2025-12-31"), judged));
    CHECK_FALSE(c.covers("orders", "A", span_of("2024-01-01", "2026-01-01"), judged));
    CHECK_FALSE(c.covers("orders", "A", span_of("", "2025-01-01"), judged));
    CHECK_FALSE(c.covers("orders", "A", span_of("2024-06-01", ""), judged));
    CHECK(c.covers("orders", "A", span_of("2024-06-01", ""), day("2025-12-31")));
}

TEST_CASE("statements that meet or overlap cover a span together", "[coverage]") {
    coverage c;
    c.add("orders", {{}, day("2025-01-01"), day("2025-12-31")});
    c.add("orders", {{"A"}, {}, day("2024-12-31")});
    c.add("orders", {{}, day("2026-01-02"), {}});
    CHECK(c.covers("orders", "A", span_of("", "2025-12-31"), judged));
    CHECK_FALSE(c.covers("orders", "B", span_of("", "2025-12-31"), judged));
    CHECK_FALSE(c.covers("orders", "A", {}, judged)); // 2026-01-01 is stated nowhere
    CHECK(c.covers("orders", "B", span_of("2026-01-02", ""), judged));
}

TEST_CASE("a list is closed where the account is covered, else open with its cause", "[coverage]") {
    coverage c;
    c.add("orders", {{"A"}, {}, {}});
    const auto s =
        build({make_account("A"), make_account("B"), make_order("1", "A"), make_order("2", "B")})
            ->with_coverage(c);
    const record_type& type = accounts();
    const relation& way = *type.find_relation("orders");
    const snapshot_facts facts{s, judged};
    arena memory;

    const list_data known = facts.related(type, way, s->at(type, 0), {}, memory).as_list();
    CHECK(known.closed());
    CHECK_FALSE(known.uncovered);
    CHECK(known.size == 1);
    CHECK(known.at(0).type().name() == "order");

    const list_data open = facts.related(type, way, s->at(type, 1), {}, memory).as_list();
    CHECK_FALSE(open.closed());
    CHECK(open.uncovered);
    CHECK(open.size == 1);
    CHECK(open.open_because->why == missing_cause::reason::uncovered);
    CHECK(open.open_because->path == "account.orders");

    const list_data all = facts.all(orders(), {}, memory).as_list();
    CHECK(all.size == 2);
    CHECK(all.uncovered);
    CHECK(all.open_because->path == "orders");
}

TEST_CASE("the account of a related record is found through its account field", "[coverage]") {
    coverage c;
    c.add("findings", {{"A"}, {}, {}});
    tenet::account::complaint one;
    one.id = "C1";
    one.account = "A";
    const auto s = build({make_account("A"), portfolio::make_record(one)})->with_coverage(c);
    const record_type& type = tenet::table_for<tenet::account::complaint>();
    const snapshot_facts facts{s, judged};
    arena memory;
    CHECK(facts.related(type, *type.find_relation("findings"), s->at(type, 0), {}, memory)
              .as_list()
              .closed());
}

TEST_CASE("a reference is a record, unset, null, or unresolved", "[coverage]") {
    customer named;
    named.id = "A";
    named.name = "ACME";
    named.manager = std::string{"E1"};
    customer none = named;
    none.id = "B";
    none.manager = fact<std::string>::null();
    customer unset = named;
    unset.id = "C";
    unset.manager = {};
    tenet::org::employee e;
    e.id = std::string{"E1"};
    e.name = std::string{"Li"};
    const auto without = build({portfolio::make_record(named), portfolio::make_record(none),
                                portfolio::make_record(unset)});
    const auto s = without->with({{portfolio::make_record(e)}, {}}).value();
    const record_type& type = accounts();
    const relation& way = *type.find_relation("manager_record");
    const auto read = [&](const std::shared_ptr<const snapshot>& from, portfolio::row r) {
        static arena memory;
        return snapshot_facts{from, judged}.related(type, way, from->at(type, r), {}, memory);
    };
    CHECK(read(s, 0).is(value_kind::record));
    CHECK(read(s, 1).is_null());
    REQUIRE(read(s, 2).is_missing());
    CHECK(read(s, 2).cause()->why == missing_cause::reason::unset);
    CHECK(read(s, 2).cause()->path == "account.manager");
    REQUIRE(read(without, 0).is_missing());
    CHECK(read(without, 0).cause()->why == missing_cause::reason::unresolved);
    CHECK(read(without, 0).cause()->path == "account.manager_record");
}
