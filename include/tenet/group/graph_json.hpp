#ifndef TENET_GROUP_GRAPH_JSON_HPP
#define TENET_GROUP_GRAPH_JSON_HPP

#include <tenet/group/graph.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <string>

namespace tenet::group {

/// Reads a graph: `{"parties": [...], "relations": [...]}`, as docs/schemas/graph.schema.json says.
///
/// A party is `{"id", "name", "kind"}`; a relation `{"holder", "subject", "type", "share", ...}`
/// under the names of `edge_definition`, with `generations` and `collateral` for kinship. A share
/// is a percentage, as a number or as a text with all its digits, or `{"low", "high"}` with
/// `above_low` and `below_high`. Null is as good as absent.
///
/// Where `parties` is there, a relation may name only those. Where it is absent, or where the text
/// is nothing but a list of relations, parties are those named, of kind `other`.
///
/// Refused with every problem and its place. Linear in the text.
///
/// Example: `read_graph(R"([{"holder": "A", "subject": "B", "share": 60}])")`
[[nodiscard]] result<graph> read_graph(std::string text, const json::read_options& how = {});

/// A graph as `read_graph` reads it: parties and relations in order, shares as texts.
void write_graph(json::writer& out, const graph& of);

/// One relation in that form.
void write_relation(json::writer& out, const graph& of, edge_number e);

/// `{"low": "30", "high": "40"}`, with `above_low` and `below_high` where they are true.
void write_share(json::writer& out, const share_units& share);

} // namespace tenet::group

#endif
