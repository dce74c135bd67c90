#include "support.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/party/party_merge.hpp>
#include <tenet/portfolio/groups.hpp>

using namespace tenet;

namespace {

party::organisation organisation(const char* id, const char* name) {
    party::organisation o;
    o.id = id;
    o.name = name;
    return o;
}

portfolio::record one_party(const char* party, const char* other) {
    party::party_merge m;
    m.id = "M1";
    m.party = party;
    m.other = other;
    m.declared_on = *date::parse("2025-03-01");
    m.approver = "李明";
    m.reason = "同一证照";
    return portfolio::make_record(m);
}

} // namespace

TEST_CASE("the graph of a portfolio follows its snapshots", "[portfolio][groups]") {
    group::relationship r;
    r.id = "R1";
    r.holder = "O1";
    r.subject = "O2";
    r.type = "shareholding";
    r.share = *decimal::parse("66.7");
    const auto facts = portfolio_test::build(
        {portfolio::make_record(organisation("O1", "青禾集团")),
         portfolio::make_record(organisation("O2", "青禾科技")), portfolio::make_record(r)});
    const auto g = portfolio::graph_of(*facts).value();
    CHECK(g.party_count() == 2);
    CHECK(g.name(1) == "青禾科技");
    CHECK(g.share(0)->text() == "66.7");

    portfolio::change gone;
    gone.removals.push_back({&table_for<group::relationship>(), "R1"});
    const auto later = portfolio::graph_of(*facts->with(gone).value()).value();
    CHECK(later.party_count() == 2);
    CHECK(later.edge_count() == 0);
}

TEST_CASE("an organisation is a party of the kind it states, and a company where it states none",
          "[portfolio][groups]") {
    std::vector<portfolio::record> records;
    const std::pair<const char*, group::party_kind> stated[] = {
        {"company", group::party_kind::company}, {"person", group::party_kind::person},
        {"state", group::party_kind::state},     {"fund", group::party_kind::fund},
        {"branch", group::party_kind::branch},   {"other", group::party_kind::other},
        {"bureau", group::party_kind::other},    {"", group::party_kind::other}};
    for (const auto& [kind, expected] : stated) {
        party::organisation o = organisation((std::string{"O-"} + kind).c_str(), "某");
        o.kind = kind;
        records.push_back(portfolio::make_record(std::move(o)));
    }
    records.push_back(portfolio::make_record(organisation("plain", "某")));
    const auto g = portfolio::graph_of(*portfolio_test::build(records)).value();
    for (const auto& [kind, expected] : stated) {
        CAPTURE(kind);
        CHECK(g.kind(g.find(std::string{"O-"} + kind).value()) == expected);
    }
    CHECK(g.kind(g.find("plain").value()) == group::party_kind::company);
}

TEST_CASE("the merges of a portfolio are a log", "[portfolio][groups]") {
    const auto facts = portfolio_test::build({one_party("O1", "O2")});
    const auto log = portfolio::merges_of(*facts).value();
    CHECK(log.at(*date::parse("2025-03-01")).of("O2") == "O1");
    CHECK(log.at(*date::parse("2025-02-28")).of("O2") == "O2");
}

TEST_CASE("a portfolio that knows no organisations has an empty graph", "[portfolio][groups]") {
    portfolio::builder b{catalogue::make({}).value()};
    diagnostics warnings;
    const auto facts = b.finish(false, warnings).value();
    CHECK(portfolio::graph_of(*facts).value().party_count() == 0);
    CHECK(portfolio::merges_of(*facts).value().statements().empty());
}

TEST_CASE("a party is found by every id that names it alone", "[portfolio][groups]") {
    party::organisation first = organisation("O1", "青禾集团");
    first.uscc = "91-1";
    first.lei = "LEI1";
    party::organisation second = organisation("O2", "青禾科技");
    second.uscc = "91-2";
    party::organisation third = organisation("O3", "青禾科技");
    third.uscc = "91-2";
    third.lei = "O1"; // what is the id of another names that one
    std::vector<portfolio::record> records;
    for (const auto& o : {first, second, third}) records.push_back(portfolio::make_record(o));
    for (const auto& [id, of] : {std::pair{"A1", "O1"}, {"A2", "O9"}, {"O2", "O1"}}) {
        account::account a;
        a.id = id;
        a.name = "客户";
        a.organisation = of;
        records.push_back(portfolio::make_record(a));
    }
    const auto facts = portfolio_test::build(records);
    const auto key_of = [](const group::graph& g, std::string_view id) {
        const auto party = g.find(id);
        return party ? std::string(g.key(*party)) : "nobody";
    };
    const auto g = portfolio::graph_of(*facts).value();
    for (const char* id : {"O1", "91-1", "LEI1", "A1"}) CHECK(key_of(g, id) == "O1");
    CHECK(key_of(g, "O2") == "O2");
    CHECK(key_of(g, "91-2") == "nobody");
    CHECK(key_of(g, "A2") == "nobody");
    CHECK(g.party_count() == 3);

    records.push_back(one_party("O3", "O2"));
    const auto later = portfolio_test::build(records);
    const auto one = portfolio::merged_graph_of(
        *later, portfolio::merges_of(*later)->at(*date::parse("2025-03-01")));
    for (const char* id : {"O2", "O3", "91-2"}) CHECK(key_of(*one, id) == "O3");
    CHECK(key_of(*one, "A1") == "O1");
}
