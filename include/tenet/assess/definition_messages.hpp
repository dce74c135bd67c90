#ifndef TENET_ASSESS_DEFINITION_MESSAGES_HPP
#define TENET_ASSESS_DEFINITION_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What checking the definition of an assessment can report.
namespace tenet::assess::definition_messages {

inline constexpr message one_bound{
    "assessment-one-bound",
    severity::error,
    "这里须恰好写 at_least、at_least_share、more_than_share 之一。",
    "Exactly one of at_least, at_least_share and more_than_share is needed here.",
    "请只保留一个。",
    "Keep one of them."};

inline constexpr message bad_bound{
    "assessment-bad-bound",
    severity::error,
    "“{0}”不能作为界限。",
    "{0} cannot be a bound.",
    "数量不能为负；份额在 0 与 1 之间，且须能达到。",
    "An amount is not negative; a share lies from 0 to 1 and can be reached."};

inline constexpr message id_twice{"assessment-id-twice",      severity::error,
                                  "标识“{0}”重复。",          "The id \"{0}\" is given twice.",
                                  "请为每一项取不同的标识。", "Give each a name of its own."};

inline constexpr message bad_id{
    "assessment-bad-id",
    severity::error,
    "“{0}”不能作为标识。",
    "\"{0}\" cannot be an id.",
    "请写不含空白和句点的非空文本；opening 已被占用。",
    "Write a text without blanks and dots, not empty; opening is taken."};

inline constexpr message role_unknown{"assessment-role-unknown",
                                      severity::error,
                                      "没有名为“{0}”的角色。",
                                      "There is no role \"{0}\".",
                                      "请在 roles 中定义它，或改正拼写。",
                                      "Define it under roles, or correct the spelling."};

inline constexpr message stage_unknown{
    "assessment-stage-unknown",   severity::error,
    "没有名为“{0}”的阶段。",      "There is no stage \"{0}\".",
    "请改正拼写，或补上该阶段。", "Correct the spelling, or add the stage."};

inline constexpr message outcome_unknown{"assessment-outcome-unknown",
                                         severity::error,
                                         "没有名为“{0}”的结果。",
                                         "There is no outcome \"{0}\".",
                                         "请改正拼写，或在 outcomes 中补上。",
                                         "Correct the spelling, or add it under outcomes."};

inline constexpr message target_unknown{
    "assessment-target-unknown",   severity::error,
    "没有名为“{0}”的阶段或结果。", "There is no stage or outcome \"{0}\".",
    "请改正拼写，或补上它。",      "Correct the spelling, or add it."};

inline constexpr message measure_unknown{"assessment-measure-unknown",
                                         severity::error,
                                         "没有名为“{0}”的指标。",
                                         "There is no measure \"{0}\".",
                                         "请改正拼写，或在 measures 中补上。",
                                         "Correct the spelling, or add it to the measures."};

inline constexpr message form_unknown{"assessment-form-unknown",
                                      severity::error,
                                      "没有名为“{0}”的表单。",
                                      "There is no form \"{0}\".",
                                      "请在 forms 中定义它，或改正拼写。",
                                      "Define it under forms, or correct the spelling."};

inline constexpr message nothing_there{
    "assessment-nothing-there",    severity::error, "“{0}”至少要有 {1} 项。",
    "\"{0}\" needs at least {1}.", "请补上。",      "Add what is missing."};

inline constexpr message no_way_on{
    "assessment-no-way-on",
    severity::error,
    "阶段“{0}”的结论“{1}”没有无条件的去向。",
    "The result \"{1}\" of the stage \"{0}\" has no way on that is without condition.",
    "请在 next 中为它写一条没有 if 的去向，放在最后。",
    "Add one without if to next, behind the others for this result."};

inline constexpr message result_impossible{
    "assessment-result-impossible",
    severity::error,
    "阶段“{0}”不会得出“{1}”，可能的是：{2}。",
    "The stage \"{0}\" never comes to \"{1}\"; it may come to: {2}.",
    "请改为其中之一。",
    "Use one of these."};

inline constexpr message bad_span{
    "assessment-bad-span",
    severity::error,
    "“{0}”不是以“{1}”计的期限。",
    "\"{0}\" is no span in {1} time.",
    "clock 写 PT48H 或 P2D；calendar 写整日或整月，如 P14D、P6M；working 写 P5D 或 "
    "PT16H。期限须大于零。",
    "In clock time write PT48H or P2D; in calendar time whole days or months, P14D or P6M; in "
    "working time P5D or PT16H; more than nothing."};

inline constexpr message bad_range{
    "assessment-bad-range",
    severity::error,
    "问题“{0}”的取值范围有误。",
    "The range of the question \"{0}\" is wrong.",
    "量表须有 from、to（from 小于 to），步长为正且能整除；其他类型的问题不写步长。",
    "A scale has from and to, from below to, and a step above 0 that leads there; other questions "
    "have no step."};

inline constexpr message bad_options{
    "assessment-bad-options",
    severity::error,
    "问题“{0}”的选项有误。",
    "The options of the question \"{0}\" are wrong.",
    "单选和多选至少两个选项，标识各不相同；其他类型的问题没有选项。",
    "A choice has at least two, each with an id of its own; other questions have none."};

inline constexpr message vote_only{"assessment-vote-only",
                                   severity::error,
                                   "“{0}”只适用于表决，不适用于收集答卷。",
                                   "\"{0}\" is for votes, not for collecting answers.",
                                   "请删除，或把 type 改为 vote。",
                                   "Remove it, or make the type vote."};

inline constexpr message not_earlier{
    "assessment-not-earlier",
    severity::error,
    "不能从“{0}”退回“{1}”：它不在之前。",
    "\"{0}\" cannot be sent back to \"{1}\", which does not come before it.",
    "退回的目标须是排在前面的阶段。",
    "Send back to a stage that is written earlier."};

inline constexpr message one_recurrence{"assessment-one-recurrence",
                                        severity::error,
                                        "须恰好写 rule 与 start，或 interval。",
                                        "Either rule with start, or interval is needed.",
                                        "请只保留一种；start 须带时区。",
                                        "Keep one of the two; start needs a zone."};

inline constexpr message not_a_name{
    "assessment-name-taken",
    severity::error,
    "“{0}”不能作为参数或指标的名称。",
    "\"{0}\" cannot be the name of a parameter or measure.",
    "请改用其他名称：它与度量可读的名称相同，或不是 FEEL 名称。",
    "Use another name: measures read this one already, or it is no name of FEEL."};

inline constexpr message lint_unused{"assessment-lint-unused",     severity::warning,
                                     "没有任何地方用到{0}“{2}”。", "Nothing uses the {1} \"{2}\".",
                                     "请使用它，或删除。",         "Use it, or remove it."};

inline constexpr message lint_no_deadline{
    "assessment-lint-no-deadline",
    severity::warning,
    "阶段“{0}”没有期限，可能永远等待。",
    "The stage \"{0}\" has no deadline and may wait for ever.",
    "请加上 deadline。",
    "Add a deadline."};

inline constexpr message lint_example{"assessment-lint-example",
                                      severity::note,
                                      "参数“{0}”的值只是示例。",
                                      "The value of the parameter \"{0}\" is an example.",
                                      "请按本单位的规定设置，并去掉 example。",
                                      "Set it as your own rules have it, and remove example."};

inline constexpr message no_list{
    "assessment-no-list",
    severity::error,
    "记录“{0}”的 each 没有得出列表。",
    "The `each` of a record \"{0}\" gives no list.",
    "请写出列表；一条记录也不要时写空列表或空值。",
    "Write a list; where there is to be no record, an empty one or null."};

inline constexpr std::array all{
    &one_bound,       &bad_bound,        &id_twice,          &bad_id,         &role_unknown,
    &measure_unknown, &stage_unknown,    &outcome_unknown,   &target_unknown, &form_unknown,
    &nothing_there,   &no_way_on,        &result_impossible, &bad_span,       &bad_range,
    &bad_options,     &vote_only,        &not_earlier,       &one_recurrence, &not_a_name,
    &lint_unused,     &lint_no_deadline, &lint_example,      &no_list};

} // namespace tenet::assess::definition_messages

#endif
