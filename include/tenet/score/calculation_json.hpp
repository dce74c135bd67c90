#ifndef TENET_SCORE_CALCULATION_JSON_HPP
#define TENET_SCORE_CALCULATION_JSON_HPP

#include <tenet/base/result.hpp>
#include <tenet/json/document.hpp>

#include <string>

namespace tenet::score {

/// One calculation, asked and answered as JSON, as docs/schemas/calculation.schema.json says. Its
/// member "calculation" names it; "rule" says how, further members what of:
///
/// | calculation | rule | of |
/// |---|---|---|
/// | `weighted_mean` | `weighted_rounding` | `parts` |
/// | `interval` | `confidence_rule`, `divisor` | `answers`, `population` |
/// | `gaps` | `gap_rule` | `items` |
/// | `rank` | `ties`, `highest_first` | `items` |
/// | `quantile` | `p`, `method`, `rounding` | `numbers` |
/// | `groups` | `groups`, `ties`, `highest_first` | `items` |
/// | `rfm` | `rfm_rule` | `items` |
/// | `matrix` | `matrix_definition` | `items` |
/// | `ratchet` | `ratchet_rule` | `before`, `earned`, `on` |
/// | `window` | `months` | `on`, `came` |
/// | `migration` | `tiers` | `before`, `after` |
/// | `distribution` | `distribution_rule` | `items` |
/// | `assessors` | `assessor_rule` | `ratings` |
///
/// Refused: whatever is wrong with the request, all of it with its place, and what the calculation
/// itself refuses.
///
/// Example: `{"calculation": "quantile", "rule": {"p": 0.5, "method": "inclusive"}, "numbers": [1,
/// 2]}` gives `{"value": "1.5"}`.
[[nodiscard]] result<std::string> calculate(std::string text, const json::read_options& how = {});

} // namespace tenet::score

#endif
