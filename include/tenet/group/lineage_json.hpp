#ifndef TENET_GROUP_LINEAGE_JSON_HPP
#define TENET_GROUP_LINEAGE_JSON_HPP

#include <tenet/group/lineage.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Lineages as JSON, as docs/schemas/group-lineage.schema.json says.
namespace tenet::group {

/// Reads what `write_lineage` writes. Refused with every problem and its place, and where the
/// events do not lead to the groups listed.
[[nodiscard]] result<lineage> read_lineage(std::string text, const json::read_options& how = {});

/// Reads what parties weigh, `{"C1": "100.50", ...}`, by number; those not named have 0. Refused
/// with every party that the graph lacks.
[[nodiscard]] result<std::vector<decimal>> read_measures(std::string text, const graph& of,
                                                         const json::read_options& how = {});

/// `{"identity", "first", "last", "groups", "events"}`. Linear.
void write_lineage(json::writer& out, const lineage& of);

/// The groups of a day, as in a lineage: `{"groups": [...]}`.
void write_tracked_groups(json::writer& out, std::span<const tracked_group> groups);

/// `{"id", "as_of", "state", "ids", "split_off", "followed"}`.
void write_resolution(json::writer& out, std::string_view id, date as_of, const resolution& found);

} // namespace tenet::group

#endif
