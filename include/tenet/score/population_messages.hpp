#ifndef TENET_SCORE_POPULATION_MESSAGES_HPP
#define TENET_SCORE_POPULATION_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What scores over a population can report: quantiles, RFM, matrices, tiers.
namespace tenet::score_population_messages {

inline constexpr message empty{
    "score-population-empty",     severity::error,
    "没有数值，无法得出分位数。", "There are no numbers, so there is no quantile.",
    "请至少给出一个数值。",       "Give at least one."};

inline constexpr message bad_cuts{
    "score-population-bad-cuts",         severity::error,  "“{0}”的分界值须依次递增。",
    "The cuts of \"{0}\" have to rise.", "请改正分界值。", "Correct the cuts."};

inline constexpr message bad_cell{
    "score-matrix-bad-cell",
    severity::error,
    "矩阵单元“{0} × {1}”出现 {2} 次，每个组合应恰好出现一次。",
    "The cell \"{0} x {1}\" of the matrix is stated {2} times instead of once.",
    "请为两轴分段的每个组合各写一个单元。",
    "State one cell for each pair of bands."};

inline constexpr message unknown_band{"score-matrix-unknown-band",
                                      severity::error,
                                      "单元“{0}”所指的分段“{1}”不存在。",
                                      "The band \"{1}\" of the cell \"{0}\" does not exist.",
                                      "请检查分段的标识。",
                                      "Check the id of the band."};

inline constexpr message unknown_tier{"score-tier-unknown",
                                      severity::error,
                                      "“{0}”的等级“{1}”不在等级表中。",
                                      "The tier \"{1}\" of \"{0}\" is not among the tiers.",
                                      "请检查等级。",
                                      "Check the tier."};

inline constexpr message bad_period{
    "score-tier-bad-period",
    severity::error,
    "等级的期间 {0} 至 {1} 不成立，或评定日 {2} 早于其开始。",
    "The period {0} to {1} of the tier is none, or begins after the day {2} of the evaluation.",
    "请核对日期。",
    "Check the days."};

inline constexpr message no_value{"score-population-no-value",
                                  severity::note,
                                  "“{0}”没有数值，因此没有得分。",
                                  "There is no value of \"{0}\", so there is no score.",
                                  "请补充数值。",
                                  "Supply it."};

inline constexpr message outside{"score-matrix-outside",
                                 severity::note,
                                 "“{0}”的数值 {1} 不在任何分段之内。",
                                 "The value {1} of \"{0}\" lies in no band.",
                                 "请核对数值，或扩大该轴的范围。",
                                 "Check it or widen the range of the axis."};

inline constexpr std::array all{&empty,        &bad_cuts,   &bad_cell, &unknown_band,
                                &unknown_tier, &bad_period, &no_value, &outside};

} // namespace tenet::score_population_messages

#endif
