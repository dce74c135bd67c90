#ifndef TENET_SCORE_APPRAISAL_MESSAGES_HPP
#define TENET_SCORE_APPRAISAL_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What appraisals, forced distributions and the calibration of assessors can report.
namespace tenet::score_appraisal_messages {

inline constexpr message no_indicators{
    "score-appraisal-no-indicators",  severity::error,
    "考核“{0}”没有计分的指标。",      "The appraisal \"{0}\" has no indicator that counts.",
    "请至少写一个不是仅监测的指标。", "Give at least one that is not for monitoring only."};

inline constexpr message unknown_dimension{
    "score-appraisal-unknown-dimension",
    severity::error,
    "指标“{0}”的维度“{1}”不存在。",
    "The dimension \"{1}\" of the indicator \"{0}\" does not exist.",
    "请检查“dimension”。",
    "Check \"dimension\"."};

inline constexpr message empty_dimension{
    "score-appraisal-empty-dimension",
    severity::error,
    "维度“{0}”没有权重大于零的计分指标。",
    "The dimension \"{0}\" has no indicator that counts and has a weight above zero.",
    "请补充指标或去掉该维度。",
    "Add an indicator or remove the dimension."};

inline constexpr message bad_curve{
    "score-appraisal-bad-curve",        severity::error,
    "指标“{0}”的评分曲线不成立：{1}。", "The curve of the indicator \"{0}\" is none: {2}.",
    "请改正目标、门槛、上限或各点。",   "Correct target, floor, cap or the points."};

inline constexpr message unknown_indicator{
    "score-appraisal-unknown-indicator", severity::error,      "没有名为“{0}”的指标。",
    "There is no indicator \"{0}\".",    "请检查指标的标识。", "Check the id of the indicator."};

inline constexpr message shares{"score-distribution-shares",
                                severity::error,
                                "各等级的比例之和为 {0}，应恰好为 1，且均不得为负。",
                                "The shares of the grades add up to {0}; none may be negative and "
                                "together they are 1 exactly.",
                                "请调整各等级的比例。",
                                "Adjust the shares."};

inline constexpr message unknown_grade{
    "score-distribution-unknown-grade", severity::error,
    "“{0}”的原等级“{1}”不在比例表中。", "The grade \"{1}\" of \"{0}\" has no share.",
    "请检查该等级，或为其写明比例。",   "Check the grade or state its share."};

inline constexpr message indicator_missing{
    "score-appraisal-indicator-missing",
    severity::note,
    "指标“{0}”没有实际值，因此没有得分。",
    "The indicator \"{0}\" has no actual value, so there is no score.",
    "请补充实际值。",
    "Supply the value."};

inline constexpr message too_little{
    "score-appraisal-too-little",
    severity::note,
    "可评的权重只占 {0}，少于规定的 {1}，因此没有总分。",
    "Only {0} of the weight could be judged, less than the {1} required, so there is no total.",
    "请补充缺失的实际值。",
    "Supply the values that are missing."};

inline constexpr message outside_grades{
    "score-appraisal-outside-grades",
    severity::note,
    "总分 {0} 不在等级规定的范围之内，因此没有等级。",
    "The total {0} lies outside the range of the grades, so there is none.",
    "请检查曲线，或扩大等级的范围。",
    "Check the curves or widen the range of the grades."};

inline constexpr message few_ratings{
    "score-assessor-few-ratings",
    severity::note,
    "评估人“{0}”只有 {1} 个评分，少于规定的 {2} 个：未作调整。",
    "The assessor \"{0}\" gave {1} ratings, fewer than the {2} required: nothing is adjusted.",
    "",
    ""};

inline constexpr message no_spread{
    "score-assessor-no-spread",
    severity::note,
    "评估人“{0}”的评分没有离散：只调整均值。",
    "The ratings of the assessor \"{0}\" do not differ: only their mean is adjusted.",
    "",
    ""};

inline constexpr std::array all{&no_indicators,  &unknown_dimension, &empty_dimension,
                                &bad_curve,      &unknown_indicator, &shares,
                                &unknown_grade,  &indicator_missing, &too_little,
                                &outside_grades, &few_ratings,       &no_spread};

} // namespace tenet::score_appraisal_messages

#endif
