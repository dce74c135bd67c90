#ifndef TENET_GROUP_GRAPHML_HPP
#define TENET_GROUP_GRAPHML_HPP

#include <tenet/group/graph.hpp>

#include <string>

namespace tenet::group {

/// A graph as GraphML (graphml.graphdrawing.org), for programs that draw and analyse graphs: a
/// directed edge leads from the holder to the subject. Nodes carry `key`, `name`, `kind`,
/// `annulled` and `aliases` (other ids, a line each), edges what `graph_json.hpp` calls a relation:
/// `type`, `share_low`, `share_high` and so on, each only where it is said. Shares are decimals in
/// percent with all their digits.
///
/// Characters that XML 1.0 cannot hold are written as U+FFFD; that, and other ids with line breaks,
/// `losses` tell as warnings where they are asked for. Linear, and the same for the same graph.
[[nodiscard]] std::string write_graphml(const graph& of, diagnostics* losses = nullptr);

} // namespace tenet::group

#endif
