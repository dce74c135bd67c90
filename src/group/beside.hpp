#ifndef TENET_SRC_GROUP_BESIDE_HPP
#define TENET_SRC_GROUP_BESIDE_HPP

#include <tenet/group/graph.hpp>
#include <tenet/group/roll_up_json.hpp>
#include <tenet/json/object_reader.hpp>

#include <deque>
#include <optional>
#include <span>
#include <string>

/// Readers of what comes beside a graph, for documents that say other things as well.
namespace tenet::group {

/// The parties of a graph under their numbers, new ones behind them, and only the new relations. No
/// value where `problems` got an error for it.
[[nodiscard]] std::optional<graph> read_graph_beside(const json::document& doc, const graph& of,
                                                     std::span<const json::node> parties,
                                                     std::span<const json::node> relations,
                                                     diagnostics& problems);

/// A relation with its texts.
struct owned_relation {
    edge_definition is;
    std::string id;
    std::string source;
};

/// Relations between parties of a graph, without going through the graph. None counts where
/// `problems` got an error.
[[nodiscard]] std::deque<owned_relation>
read_relations_between(const json::document& doc, const graph& of,
                       std::span<const json::node> relations, diagnostics& problems);

/// Changed rows, as `read_roll_up_change` reads them; `to` learns their exclusions and attributes.
[[nodiscard]] roll_up_change read_rows_beside(json::object_reader& in, const graph& of,
                                              roll_up_request& to);

/// Changed rates, in two lists called `upserts` and `removals`, into a change.
void read_rates_beside(json::object_reader& in, std::string_view upserts, std::string_view removals,
                       roll_up_change& into);

} // namespace tenet::group

#endif
