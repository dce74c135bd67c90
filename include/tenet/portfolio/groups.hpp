#ifndef TENET_PORTFOLIO_GROUPS_HPP
#define TENET_PORTFOLIO_GROUPS_HPP

#include <tenet/group/graph.hpp>
#include <tenet/party/merge.hpp>
#include <tenet/portfolio/snapshot.hpp>

namespace tenet::portfolio {

/// The graph of a portfolio's organisations and relationships, as `group::graph_of` makes it; empty
/// where the catalogue has no such records. A party is found by the id of its organisation, by the
/// identifiers of it (`uscc`, `lei`) and by the ids of its accounts, of these by any that names one
/// party alone. O(records).
[[nodiscard]] result<group::graph> graph_of(const snapshot& records);

/// The same with parties declared one as one: found by the ids of all their records. O(records).
[[nodiscard]] result<group::graph> merged_graph_of(const snapshot& records,
                                                   const party::merged_parties& by);

/// The merges that a portfolio declares, as `party::log_of` makes a log of them; empty where the
/// catalogue has no such records. `group::merged` shows the graph through it. O(merges²) at most.
[[nodiscard]] result<party::merge_log> merges_of(const snapshot& records);

} // namespace tenet::portfolio

#endif
