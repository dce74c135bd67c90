#ifndef TENET_SCORE_SCORECARD_JSON_HPP
#define TENET_SCORE_SCORECARD_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/score/scorecard.hpp>

#include <optional>

namespace tenet::score {

/// Reads a scorecard as packs write it:
/// ```json
/// {"id": "value", "name": {"zh": "客户价值", "en": "customer value"}, "weights_total": 100,
///  "items": [
///    {"id": "revenue", "name": {"zh": "营业额", "en": "revenue"}, "weight": 60,
///     "input": "annual_revenue", "missing": "spread", "reason": "R1",
///     "attributes": [{"when": "< 100", "points": 20}, {"when": ">= 100", "points": 100}]},
///    {"id": "credit", "weight": 40, "input": "credit_score", "lowest": 0, "highest": 100,
///     "missing": {"fixed": 50}}],
///  "rounding": {"contribution": {"places": 2, "mode": "half_even"}, "total": {"places": 0}},
///  "range": "[0..100]",
///  "grades": [{"id": "A", "range": ">= 80", "label": {"zh": "优", "en": "excellent"}},
///             {"id": "B", "range": "< 80"}]}
/// ```
/// A rounding without mode is "half_up". Further members: "initial", "least_weight", "reasons"
/// ("points_below", "points_above"); of items "values", "inverse", "baseline". Unknown members
/// and wrong types are errors with their place; no value if there was any. With a `range`, grades
/// are taken within it.
[[nodiscard]] std::optional<scorecard_definition>
read_scorecard(const json::document& in, const json::node& from, diagnostics& problems);

/// Writes what `read_scorecard` reads as the same; numbers as JSON numbers.
void write_scorecard(json::writer& out, const scorecard_definition& card);

} // namespace tenet::score

#endif
