#ifndef TENET_SCORE_SCORECARD_HPP
#define TENET_SCORE_SCORECARD_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/scope.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/rounding.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// What an item that cannot be judged for lack of facts does to the score.
enum class missing_policy : std::uint8_t {
    spread,      ///< the total is missing (the grade only if it depends on the item)
    zero,        ///< no points
    fixed,       ///< `missing_points`
    renormalise, ///< the item is left out and its weight shared by the others
};

/// Points for inputs of a kind: the first attribute that matches gives the item's raw points
/// (PMML Scorecard). Where none matches the whole score is invalid.
struct scorecard_attribute {
    std::string when; ///< unary tests on the item's input; without an input a FEEL condition
    decimal points;
    std::string reason; ///< reason code; empty: the item's
    place at;
};

/// One item of a scorecard.
struct scorecard_item {
    std::string id;
    bilingual name;
    std::string input; ///< FEEL; may be empty where all attributes are conditions
    decimal weight{1};
    std::vector<scorecard_attribute> attributes; ///< empty: the input is the raw points
    /// The inputs possible, as FEEL unary tests (`[0..100]`); the attributes must cover them.
    std::vector<std::string> values;
    std::optional<decimal> lowest;  ///< bounds of raw points; outside them the score is invalid.
    std::optional<decimal> highest; ///< With attributes: those of their points, if absent.
    bool inverse = false;           ///< raw points count as lowest + highest - points
    missing_policy when_missing = missing_policy::spread;
    decimal missing_points; ///< for `fixed`, raw
    /// Points the reasons are counted from, on the turned scale if inverse; absent: the best.
    std::optional<decimal> baseline;
    std::string reason; ///< reason code; empty: the id
    place at;
};

/// Where numbers are rounded, and how; nowhere unless stated.
struct scorecard_rounding {
    std::optional<rounding_rule> raw;          ///< raw points, before weighting
    std::optional<rounding_rule> contribution; ///< each item's weighted points
    std::optional<rounding_rule> total;
};

enum class reason_direction : std::uint8_t {
    points_below, ///< baseline - points: what was lost
    points_above, ///< points - baseline
};

/// A scorecard as written: total = initial + sum of weight x points / weights_total. Plain data.
struct scorecard_definition {
    std::string id;
    bilingual name;
    decimal initial;
    /// What the weights must add up to, exactly; contributions are divided by it. Absent: plain
    /// factors, as in PMML.
    std::optional<decimal> weights_total;
    /// Least sum of weights that must be judged where items are left out; less: missing.
    std::optional<decimal> least_weight;
    std::vector<scorecard_item> items;
    scorecard_rounding rounds;
    std::vector<band> grades; ///< bands of the total; empty: no grade
    interval range;           ///< span the grades must partition; unbounded where not stated
    reason_direction reasons = reason_direction::points_below;
    place at;
};

/// How an item came to its points.
enum class line_state : std::uint8_t {
    judged,
    assumed,  ///< missing; `zero` or `fixed` points instead
    excluded, ///< missing; left out, weights renormalised
    missing,
    invalid, ///< no attribute matches, or the points are no number within bounds
};

struct score_line {
    std::size_t item = 0;
    line_state state = line_state::judged;
    value input;                          ///< of the item's input expression
    std::optional<std::size_t> attribute; ///< the one that matched
    std::optional<decimal> raw;           ///< points before weighting, rounded, turned if inverse
    std::optional<decimal> weighted;      ///< before rounding
    std::optional<decimal> contribution;  ///< what the total got
    std::optional<decimal> least;         ///< missing: bounds of what the total would get
    std::optional<decimal> most;
    const missing_cause* because = nullptr; ///< missing, assumed, excluded, invalid
};

/// A reason code and the points it stands for.
struct score_reason {
    std::string_view code;
    decimal points;
};

/// The outcome. Valid until the evaluation is reset, and while the scorecard lives.
struct score_result {
    value total;                       ///< a number; or missing
    const band* grade = nullptr;       ///< decided also where the total is missing but no matter
    value grade_id;                    ///< its id as a text; null without grades; or missing
    std::optional<decimal> least;      ///< bounds of the total, whatever the missing items are;
    std::optional<decimal> most;       ///< absent: unbounded
    std::vector<score_line> lines;     ///< one per item, in order
    std::vector<score_reason> reasons; ///< above 0, most points first, ties in order
    [[nodiscard]] std::vector<std::size_t> missing_items() const;
};

struct compile_options {
    bool pack_functions = false;                ///< `is missing(x)` is known
    std::vector<std::string> null_when_missing; ///< as in `feel::compile_options`
};

/// A scorecard, compiled: immutable, copies share, usable by any number of threads.
///
/// Missing spreads unless an item's policy says otherwise. A missing item still has bounds (the
/// least and most points it can give); where every total within them has the same grade, the grade
/// is decided although the total is missing.
class scorecard {
public:
    /// Checked: ids unique, weights add up to the stated total, attributes cover the inputs stated
    /// (as far as their texts tell), grades partition the range, names and FEEL are right. Every
    /// problem found, each with its place.
    static result<scorecard> compile(scorecard_definition definition, const feel::scope& names,
                                     const compile_options& options = {});

    [[nodiscard]] score_result score(feel::evaluation& run) const;

    [[nodiscard]] const scorecard_definition& definition() const noexcept;
    /// What the inputs and attributes read, each path once.
    [[nodiscard]] std::vector<feel::fact_read> reads() const;
    /// The relations that those follow, also from the items of filters; some several times.
    [[nodiscard]] std::vector<feel::relation_use> relations() const;

private:
    struct program;
    std::shared_ptr<const program> program_;
};

} // namespace tenet::score

#endif
