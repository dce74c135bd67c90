#ifndef TENET_SCORE_APPRAISAL_HPP
#define TENET_SCORE_APPRAISAL_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/curve.hpp>
#include <tenet/score/scorecard.hpp>
#include <tenet/score/survey.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

struct appraisal_dimension {
    std::string id;
    bilingual name;
    decimal weight{1};
    place at;
};

struct appraisal_indicator {
    std::string id;
    bilingual name;
    std::string dimension;
    decimal weight{1}; ///< within its dimension
    curve_definition curve;
    bool monitor = false; ///< has points and no part in the score
    missing_policy when_missing = missing_policy::spread;
    decimal missing_points; ///< for `fixed`
    int places = 0;         ///< of actual values; what would raise the grade is looked for on them
    place at;
};

/// Where the stages are rounded; nowhere unless stated.
struct appraisal_rounding {
    std::optional<rounding_rule> indicator;
    std::optional<rounding_rule> dimension;
    std::optional<rounding_rule> total;
};

/// An appraisal in two stages: indicators make dimensions, dimensions the total, each a mean by
/// weight. Plain data.
struct appraisal_definition {
    std::string id;
    bilingual name;
    std::vector<appraisal_dimension> dimensions;
    std::vector<appraisal_indicator> indicators;
    std::optional<decimal> weights_total; ///< of the dimensions, and within each of them
    std::optional<decimal> least_weight;  ///< share of the weight that must be judged, 0 to 1
    appraisal_rounding rounds;
    std::vector<band> grades; ///< of the total; empty: none
    interval range;           ///< what the grades must partition
    place at;
};

/// An actual value; absent: not known.
struct actual_value {
    std::string indicator;
    std::optional<decimal> value;
    place at;
};

enum class indicator_state : std::uint8_t { judged, assumed, left_out, missing, monitored };

struct indicator_result {
    indicator_state state = indicator_state::judged;
    std::optional<decimal> actual;
    std::optional<decimal> points;       ///< rounded
    std::optional<decimal> contribution; ///< to the total, before stages are rounded
    std::optional<decimal> lost;         ///< what its best points would contribute beyond
};

struct dimension_result {
    measured is;
    std::optional<decimal> contribution; ///< to the total, before that is rounded
};

/// What one indicator alone would have to become for a better grade.
struct grade_raise {
    std::size_t indicator = 0;
    decimal needed; ///< nearest actual value that does, on the indicator's places
    decimal change; ///< needed - actual
    decimal gained; ///< points of the indicator
    decimal total;  ///< as it would be
    std::string grade;
};

struct appraisal_result {
    std::vector<indicator_result> indicators; ///< in the order of the definition
    std::vector<dimension_result> dimensions;
    measured total;
    std::optional<decimal> rounding_rest; ///< total - sum of the indicators' contributions
    std::optional<std::string> grade;
    std::optional<diagnostic> no_grade;
    /// Of each indicator that can do it alone; fewest points gained first, then the smallest
    /// change, then in order.
    std::vector<grade_raise> raises;
};

/// An appraisal, checked: immutable, copies share.
class appraisal {
public:
    static constexpr std::size_t most_indicators = 1'000;

    /// Checked: ids, dimensions, weights, curves, grades. Every problem with its place.
    static result<appraisal> make(appraisal_definition definition);

    [[nodiscard]] const appraisal_definition& definition() const noexcept;

    /// Refused: actual values of indicators that do not exist, twice, or of 10^30 or more. An
    /// indicator without one is missing and treated by its policy. O(indicators x segments).
    [[nodiscard]] result<appraisal_result> score(std::span<const actual_value> actuals) const;

private:
    struct program;
    std::shared_ptr<const program> program_;
};

} // namespace tenet::score

#endif
