#ifndef TENET_REPORT_SCORE_PICTURE_HPP
#define TENET_REPORT_SCORE_PICTURE_HPP

#include <tenet/score/appraisal.hpp>
#include <tenet/score/survey.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// Scores as drawings: SVG 1.1 documents, with what `assessment_picture.hpp` says of all of them.
namespace tenet::report {

/// A value between bounds.
struct scored_item {
    bilingual name;
    std::optional<decimal> value; ///< absent: missing
    decimal maximum{100};
    decimal minimum{0};
    bilingual reason{}; ///< why there is no value; may be empty
};

/// Items that are shown beside each other.
struct radar {
    bilingual name;
    std::vector<scored_item> items;
};

/// A wave of a measure; without a value it is missing or says nothing, for a reason.
struct measured_wave {
    std::string name;
    std::optional<decimal> value;
    std::optional<decimal> low; ///< of an interval; both or none
    std::optional<decimal> high;
    bilingual reason{};
    std::string of{}; ///< whose wave: a line joins those of one
};

/// A measure from wave to wave.
struct trend {
    bilingual name;
    std::vector<measured_wave> waves;
    std::optional<decimal> limit; ///< drawn across
};

inline constexpr std::size_t fewest_axes = 3;
inline constexpr std::size_t most_axes = 24;
inline constexpr std::size_t most_bars = 200;
inline constexpr std::size_t most_waves = 120; ///< the latest

/// Items as axes of a radar: a value lies as far from the centre as it lies from its minimum to its
/// maximum, half way for the middle; one outside of them lies on the border, and is marked. Where a
/// value is missing the line is open. Fewer than `fewest_axes` items, or more than `most_axes`, are
/// drawn as bars, at most `most_bars`; the others are counted. O(items).
///
/// Elements: `path.spoke` and `circle.point` with `data-item`, `path.line`; or `rect.bar` with
/// `data-item`; `text` with name and value.
[[nodiscard]] std::string radar_svg(const radar& from, language lang = language::zh);

/// A measure over waves: a line for each of those measured (`measured_wave::of`), open where a wave
/// of it says nothing; intervals as whiskers. The axis goes by steps of 1, 2 or 5 times a power of
/// ten. O(waves) for each of those measured, of whose waves at most `most_waves` are drawn.
///
/// Elements: `circle.point`, `path.interval` and `path.missing` with `data-wave`, `path.line` with
/// `data-of` for each piece, `path.limit`.
[[nodiscard]] std::string trend_svg(const trend& from, language lang = language::zh);

/// The indicators of an appraisal with their points, of the most that their curves give.
[[nodiscard]] radar radar_of(const score::appraisal& of, const score::appraisal_result& result);
/// The questions of a survey with their values; shares go from -100 or 0 to 100, means from the
/// lowest to the highest of the scale, or of the points of its bands.
[[nodiscard]] radar radar_of(const score::survey_definition& of,
                             const score::survey_result& result);
/// A question over waves, in the order given. Empty id: the total.
[[nodiscard]] trend trend_of(const score::survey_definition& of,
                             std::span<const score::survey_result> waves, std::string_view question,
                             std::optional<decimal> limit = {});

} // namespace tenet::report

#endif
