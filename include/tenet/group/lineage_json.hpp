#ifndef TENET_GROUP_LINEAGE_JSON_HPP
#define TENET_GROUP_LINEAGE_JSON_HPP

#include <tenet/group/lineage.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <string>
#include <string_view>

/// Lineages as JSON, as docs/schemas/group-lineage.schema.json says.
namespace tenet::group {

/// Reads what `write_lineage` writes. Refused with every problem and its place, and where the events
/// do not lead to the groups listed.
[[nodiscard]] result<lineage> read_lineage(std::string text, const json::read_options& how = {});

/// `{"identity", "first", "last", "groups", "events"}`. Linear.
void write_lineage(json::writer& out, const lineage& of);

/// `{"id", "as_of", "state", "ids", "split_off", "followed"}`.
void write_resolution(json::writer& out, std::string_view id, date as_of, const resolution& found);

} // namespace tenet::group

#endif
