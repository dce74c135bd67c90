#ifndef TENET_SCORE_SURVEY_MESSAGES_HPP
#define TENET_SCORE_SURVEY_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What surveys and the measures they are made of can report: about definitions and answers, and as
/// the reason why there is no number.
namespace tenet::score_survey_messages {

inline constexpr message no_questions{
    "score-survey-no-questions", severity::error,
    "调查“{0}”没有问题。",       "The survey \"{0}\" has no questions.",
    "请至少写一个问题。",        "Give at least one question."};

inline constexpr message bad_id{"score-bad-id",
                                severity::error,
                                "标识“{0}”为空或重复。",
                                "The id \"{0}\" is empty or used twice.",
                                "请让每个标识非空且各不相同。",
                                "Give each an id of its own."};

inline constexpr message bad_scale{
    "score-survey-bad-scale",
    severity::error,
    "问题“{0}”的量表 {1} 至 {2} 不成立：最低须低于最高，步长须大于零并恰好分尽，且至多 10000 步。",
    "The scale {1} to {2} of the question \"{0}\" is none: it needs a lowest below its highest, "
    "and "
    "a step above zero that divides it without rest into at most 10000.",
    "请改正最低、最高或步长。",
    "Correct lowest, highest or step."};

inline constexpr message answer_in_no_band{
    "score-survey-answer-in-no-band",
    severity::error,
    "问题“{0}”的答案 {1} 属于 {2} 个分段，应恰好属于一个。",
    "The answer {1} of the question \"{0}\" lies in {2} bands instead of one.",
    "请让各分段恰好覆盖量表上的每个答案一次。",
    "Let the bands cover each answer of the scale once."};

inline constexpr message sides{
    "score-survey-sides",
    severity::error,
    "问题“{0}”的分段不适合其指标：净推荐值需要计正和计负的分段，满意率只需要计正的分段，均值的分"
    "段要么没有，要么都写明分值。",
    "The bands of the question \"{0}\" do not fit its measure: a net share needs bands for and "
    "against, a top share bands for and none against, a mean no bands or points for each.",
    "请检查各分段的“counts”和“points”。",
    "Check \"counts\" and \"points\" of the bands."};

inline constexpr message bad_limit{"score-bad-limit",
                                   severity::error,
                                   "“{0}”为 {1}，应在 {2} 至 {3} 之间。",
                                   "\"{0}\" is {1}; it has to lie between {2} and {3}.",
                                   "请改正该参数。",
                                   "Correct the parameter."};

inline constexpr message unknown_question{
    "score-survey-unknown-question", severity::error,      "没有名为“{0}”的问题。",
    "There is no question \"{0}\".", "请检查问题的标识。", "Check the id of the question."};

inline constexpr message unknown_level{"score-unknown-level",
                                       severity::error,
                                       "没有给出置信水平“{0}”的 z 值。",
                                       "No z is given for the level \"{0}\".",
                                       "请在“levels”中写明该水平的 z 值。",
                                       "State its z in \"levels\"."};

inline constexpr message answer_outside{
    "score-survey-answer-outside",
    severity::error,
    "答卷“{0}”对问题“{1}”的答案 {2} 不在量表之内。",
    "The answer {2} of the response \"{0}\" to the question \"{1}\" is none of its scale.",
    "请改正答案，或将“outside”设为“leave_out”。",
    "Correct it, or set \"outside\" to \"leave_out\"."};

inline constexpr message duplicate_response{
    "score-survey-duplicate-response",
    severity::error,
    "答卷标识“{0}”为空或重复。",
    "The response id \"{0}\" is empty or used twice.",
    "请去掉重复的答卷，或将“duplicates”设为“first”或“last”。",
    "Remove one, or set \"duplicates\" to \"first\" or \"last\"."};

inline constexpr message counts_disagree{
    "score-survey-counts-disagree",
    severity::error,
    "份数不一致：{0} 份回收，{1} 份发出，总体 {2}。",
    "The counts disagree: {0} returned, {1} sent, a population of {2}.",
    "请核对份数：回收不多于发出，发出不多于总体，且总数不超过 2^63 - 1。",
    "Check them: returned is at most sent, sent at most the population, and all below 2^63."};

inline constexpr message number_too_long{
    "score-number-too-long",
    severity::error,
    "“{0}”的数值 {1} 过长：小数点前至多 30 位，小数点后至多 100 位。",
    "The number {1} of \"{0}\" is too long: at most 30 digits "
    "before the point and 100 behind it.",
    "请核对该数值。",
    "Check the number."};

inline constexpr message bad_weights{
    "score-mean-weights",
    severity::error,
    "加权平均的各项权重不得为负，其和 {0} 必须大于零。",
    "The weights of a mean may not be negative, and their sum {0} has to be above zero.",
    "请检查各项权重。",
    "Check the weights."};

inline constexpr message too_few{"score-survey-too-few",
                                 severity::note,
                                 "只有 {0} 份答复，少于规定的 {1} 份：结果无效。",
                                 "Only {0} answers, fewer than the {1} required: not valid.",
                                 "请收集更多答复。",
                                 "Collect more answers."};

inline constexpr message rate_too_low{
    "score-survey-rate-too-low",
    severity::note,
    "回收率为 {0}，低于规定的 {1}：调查无效。",
    "The response rate is {0}, below the {1} required: not valid.",
    "请催收答卷。",
    "Remind those who were asked."};

inline constexpr message rate_unknown{
    "score-survey-rate-unknown",
    severity::note,
    "没有写明发出份数或发出为零，无法得出回收率。",
    "The number sent is not stated or zero, so there is no response rate.",
    "请写明“sent”。",
    "State \"sent\"."};

inline constexpr message no_answers{
    "score-survey-no-answers", severity::note, "没有任何答复。", "There are no answers.", "", ""};

inline constexpr message one_answer{"score-survey-one-answer",
                                    severity::note,
                                    "只有一个答复，无法估计离散程度。",
                                    "One answer alone tells nothing about the spread.",
                                    "",
                                    ""};

inline constexpr message part_invalid{"score-survey-part-invalid",
                                      severity::note,
                                      "问题“{0}”没有有效结果，因此无法得出该值。",
                                      "The question \"{0}\" has no valid result, so this has none.",
                                      "",
                                      ""};

inline constexpr std::array all{
    &no_questions,    &bad_id,           &bad_scale,     &answer_in_no_band, &sides,
    &bad_limit,       &unknown_question, &unknown_level, &answer_outside,    &duplicate_response,
    &counts_disagree, &number_too_long,  &bad_weights,   &too_few,           &rate_too_low,
    &rate_unknown,    &no_answers,       &one_answer,    &part_invalid};

} // namespace tenet::score_survey_messages

#endif
