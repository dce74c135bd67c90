#ifndef TENET_ASSESS_CHART_JSON_HPP
#define TENET_ASSESS_CHART_JSON_HPP

#include <tenet/assess/chart.hpp>
#include <tenet/json/document.hpp>

#include <optional>

namespace tenet::assess {

/// Reads a chart in its own form, which `docs/schemas/chart.schema.json` describes:
/// ```json
/// {"id": "survey", "version": "1", "name": {"zh": "满意度调查", "en": "satisfaction survey"},
///  "roles": [{"id": "owner"}], "effects": ["remind"],
///  "data": [{"name": "answers", "zh": "答卷数", "value": 0}],
///  "states": [
///    {"id": "open",
///     "on_entry": [{"effect": "remind", "event": "please answer", "after": "P7D", "id": "r"},
///                  {"send": "deadline", "after": "P14D"}],
///     "on_exit": [{"cancel": "r"}],
///     "transitions": [
///       {"on": "answer", "do": [{"assign": "answers", "value": "answers + 1"}]},
///       {"on": "close", "by": ["owner"], "if": "answers >= 5", "to": "closed"},
///       {"on": "deadline", "to": "closed"}]},
///    {"id": "closed", "type": "final", "done": "answers"}]}
/// ```
/// Values, conditions and lists are FEEL where they are strings (or lists of strings: its lines);
/// numbers, booleans and null stand for themselves. Texts such as "after" stand for themselves,
/// `{"feel": "..."}` computes them. Unknown members and wrong types are errors with their place;
/// no value if there was any.
[[nodiscard]] std::optional<chart_definition>
read_chart(const json::document& in, const json::node& from, diagnostics& problems);

} // namespace tenet::assess

#endif
