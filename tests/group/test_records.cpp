#include "groups.hpp"

#include <tenet/group/records.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

TEST_CASE("records of a portfolio become a graph", "[group]") {
    party::organisation top;
    top.id = "O1";
    top.name = "青禾集团";
    party::organisation child;
    child.id = "O2";
    child.name = "青禾科技";
    relationship holds;
    holds.id = "R1";
    holds.holder = "O1";
    holds.subject = "O2";
    holds.type = "shareholding";
    holds.share = number("66.7");
    holds.valid_from = day("2015-01-01");
    holds.valid_to = fact<date>::null();
    holds.source = "股权结构图";
    relationship board = holds;
    board.id = "R2";
    board.subject = "O9"; // not among the organisations
    board.type = "board_majority";
    board.share = fact<decimal>::null();
    relationship unknown = holds;
    unknown.id = "R3";
    unknown.type = "tenant";
    const std::vector<const party::organisation*> organisations{&top, &child};
    const std::vector<const relationship*> relationships{&holds, &board, &unknown};
    const graph g = graph_of(organisations, relationships).value();
    CHECK(g.party_count() == 3);
    CHECK(g.name(0) == "青禾集团");
    CHECK(g.kind(*g.find("O9")) == party_kind::other);
    CHECK(g.share(0)->text() == "66.7");
    CHECK(g.source(0) == "股权结构图");
    CHECK(g.type(2) == group::relation::other);
    const structure s = structure::at(g, now()).value();
    CHECK(controlled(s, "O1") == "O9 青禾科技");
    const structure before = structure::at(g, {day("2014-12-31"), day("2025-12-31")}).value();
    CHECK(controlled(before, "O1").empty());
}

TEST_CASE("records that cannot be are reported", "[group]") {
    party::organisation one;
    one.id = one.name = "O1";
    relationship bad;
    bad.id = "R1";
    bad.holder = bad.subject = "O1";
    bad.type = "shareholding";
    bad.share = decimal{-5};
    const std::vector<const party::organisation*> organisations{&one, &one};
    const std::vector<const relationship*> relationships{&bad};
    const auto refused = graph_of(organisations, relationships);
    REQUIRE(refused.has_error());
    CHECK(refused.error().total() == 2);
}
