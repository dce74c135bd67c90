#ifndef TENET_GROUP_MERGED_GRAPH_HPP
#define TENET_GROUP_MERGED_GRAPH_HPP

#include <tenet/group/graph.hpp>
#include <tenet/party/merge.hpp>

#include <vector>

namespace tenet::group {

/// A graph in which parties that are one are one.
struct merged_graph {
    graph is;
    std::vector<party_number> number; ///< by party of the graph it was made from
    /// Relations of that graph that are left out, because another record of a party has the same:
    /// relation, share, degree, hierarchy and days.
    std::vector<edge_number> repeated;
};

/// The graph seen through what was declared. The party of a set has id, name and kind of the one
/// that stands for it (if the graph lacks that one: of the first by id that it has), the place of
/// the first in the graph, and is found by the ids of all. Sets that share a party, by another of
/// its ids, are one, with the smallest of the ids that stand for them. Relations among them become
/// relations to itself. Relations that differ, be it only in their shares, all stay: findings tell
/// them.
///
/// The graph given is not touched, and is the answer where no set is about it. O(parties +
/// relations).
[[nodiscard]] merged_graph merged(const graph& of, const party::merged_parties& by);

} // namespace tenet::group

#endif
