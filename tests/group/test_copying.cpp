#include "groups.hpp"

#include <tenet/group/copying.hpp>
#include <tenet/group/graph_json.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

/// Parties out of order, one with another id, and two hierarchies, of which the first has no name.
graph sample() {
    graph_builder b;
    b.add_party("Z", "泽");
    b.add_party("A");
    b.add_alias("X", 0);
    edge_definition unnamed{0, 1, relation::superordinate};
    unnamed.hierarchy = b.add_hierarchy("");
    b.add_edge(unnamed);
    edge_definition credit{1, 0, relation::superordinate};
    credit.hierarchy = b.add_hierarchy("credit");
    credit.valid_from = day("2025-01-01");
    credit.withdrawn_on = day("2025-06-01");
    credit.id = "E2";
    credit.source = "test";
    b.add_edge(credit);
    edge_definition share{0, 1, relation::shareholding, share_range{10, 20}};
    share.valid_to = day("2025-12-31");
    share.recorded_on = day("2024-01-01");
    b.add_edge(share);
    return b.build().value();
}

std::string json_of(const graph& g) {
    json::writer out;
    write_graph(out, g);
    return out.take();
}

} // namespace

TEST_CASE("a graph made from the parts of another is the same", "[group][copying]") {
    const graph from = sample();
    graph_builder b;
    copy_hierarchies(from, b);
    copy_parties(from, b);
    for (edge_number e = 0; e < from.edge_count(); ++e) b.add_edge(definition_of(from, e));
    const graph to = b.build().value();
    CHECK(json_of(to) == json_of(from));
    CHECK(to.find("X") == 0U);
    CHECK(to.hierarchy_name(to.hierarchy(1)) == "credit");
}

TEST_CASE("a graph in the order of ids says of every party what it said", "[group][copying]") {
    const graph from = sample();
    const ordered_graph to = in_order_of_ids(from);
    CHECK(to.number == std::vector<party_number>{1, 0});
    CHECK(to.is.key(0) == "A");
    CHECK(to.is.find("X") == 1U);
    CHECK(to.is.name(1) == "泽");
    const auto line = [](const graph& g, edge_number e) {
        const auto share = g.share(e);
        return std::string(g.key(g.holder(e))) + " " + std::string(name_of(g.type(e))) + " " +
               std::string(g.hierarchy_name(g.hierarchy(e))) + (share ? share->text() : "") +
               std::string(g.key(g.subject(e))) + " " + std::string(g.id(e)) +
               std::string(g.source(e)) + std::to_string(g.period(e).valid_from) +
               std::to_string(g.period(e).withdrawn_on);
    };
    CHECK(relations_as(to.is, line) == relations_as(from, line));
    CHECK(json_of(in_order_of_ids(to.is).is) == json_of(to.is));
}
