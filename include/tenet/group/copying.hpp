#ifndef TENET_GROUP_COPYING_HPP
#define TENET_GROUP_COPYING_HPP

#include <tenet/group/graph.hpp>

#include <vector>

/// Graphs made from graphs.
namespace tenet::group {

/// A relation as it was added; its texts are the graph's.
[[nodiscard]] edge_definition definition_of(const graph& of, edge_number e);

/// Adds the named hierarchies in their order, so that they keep their numbers.
void copy_hierarchies(const graph& from, graph_builder& to);

/// Adds a party, without its other ids; its number there.
party_number copy_party(const graph& from, party_number p, graph_builder& to);

/// Adds the parties of a graph in their order, with their other ids.
void copy_parties(const graph& from, graph_builder& to);

/// A graph with its parties in the order of their ids, so that what rests on numbers (smallest of a
/// circle, ties) rests on ids. O(n log n).
struct ordered_graph {
    graph is;
    std::vector<party_number> number; ///< by party of the graph it was made from
};
[[nodiscard]] ordered_graph in_order_of_ids(const graph& of);

} // namespace tenet::group

#endif
