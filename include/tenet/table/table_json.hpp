#ifndef TENET_TABLE_TABLE_JSON_HPP
#define TENET_TABLE_TABLE_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/table/decision_table.hpp>

#include <optional>
#include <string>

namespace tenet::table {

/// Reads a decision table as packs write it, a rule a line:
/// ```json
/// {"id": "tier", "name": {"zh": "客户分级", "en": "tier"}, "hit_policy": "unique",
///  "inputs": [{"expression": "annual_revenue", "label": {"zh": "年营业额", "en": "revenue"}},
///             {"expression": "grade", "values": ["\"A\"", "\"B\""]}],
///  "outputs": [{"name": "tier", "values": ["\"core\"", "\"important\""], "default": "null"}],
///  "rules": [
///    {"when": [">= 100", "-"], "then": ["\"core\""], "note": {"zh": "大户", "en": "large"}},
///    {"when": ["< 100", "\"A\""], "then": ["\"important\""]}]}
/// ```
/// Inputs and outputs may have a "type" (a FEEL type), the table "annotations" (names of columns)
/// and a rule "annotations" (their texts). `hit_policy` is "unique" where absent; "aggregation"
/// ("sum", "count", "min", "max") goes with "collect". Cells may be JSON numbers and booleans too.
/// Unknown members, wrong types and wrong numbers of cells are errors with their place; no value if
/// there was any.
[[nodiscard]] std::optional<table_definition>
read_table(const json::document& in, const json::node& from, diagnostics& problems);

/// Writes a table in the form that `read_table` reads, all of it; what is empty or as usual is left
/// out. Cells are written as texts. The places are not part of it.
void write_table(json::writer& out, const table_definition& table);

/// The same as a file of its own, a column or rule a line.
[[nodiscard]] std::string write_json_table(const table_definition& table);

} // namespace tenet::table

#endif
