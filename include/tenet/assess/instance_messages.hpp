#ifndef TENET_ASSESS_INSTANCE_MESSAGES_HPP
#define TENET_ASSESS_INSTANCE_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What opening, submitting to and advancing an assessment can report.
namespace tenet::assess::instance_messages {

inline constexpr message no_participants{
    "assessment-participants",
    severity::error,
    "参与人有误：{0}。",
    "The participants are wrong: {1}.",
    "每人须有不同的标识和已定义的角色，且不能同时持有互斥角色。",
    "Each needs an id of its own and roles that are defined, and nobody may hold two that exclude "
    "each other."};

inline constexpr message unknown_actor{
    "assessment-unknown-actor",
    severity::error,
    "“{0}”不是本次评估的参与人。",
    "\"{0}\" does not take part in this assessment.",
    "请核对标识；参与人在发起时确定。",
    "Check the id; who takes part is settled when it is opened."};

inline constexpr message not_open{"assessment-closed",
                                  severity::error,
                                  "评估已有结果“{0}”，不再接受“{1}”。",
                                  "The assessment has come to \"{0}\" and takes no \"{1}\".",
                                  "如定义允许，请重启或申诉。",
                                  "Reopen it or appeal, where its definition allows that."};

inline constexpr message still_open{
    "assessment-still-open",
    severity::error,
    "评估尚在阶段“{0}”，不能“{1}”。",
    "The assessment is still in the stage \"{0}\"; it is too early to {1}.",
    "请等到有结果之后。",
    "Wait until it has come to an outcome."};

inline constexpr message out_of_order{
    "assessment-out-of-order",      severity::error,
    "现在是阶段“{1}”，不是“{0}”。", "It is the turn of the stage \"{1}\", not of \"{0}\".",
    "请在该阶段开始后提交。",       "Bring it when that stage has begun."};

inline constexpr message late{
    "assessment-late",
    severity::error,
    "阶段“{0}”已于 {1} 结束，迟到的提交不算数。",
    "The stage \"{0}\" ended at {1}; what comes later does not count.",
    "如定义允许，请退回该阶段或重启。",
    "Have it sent back to that stage or reopened, where its definition allows that."};

inline constexpr message no_seat{"assessment-no-seat",
                                 severity::error,
                                 "“{0}”不是阶段“{1}”的签署人。",
                                 "\"{0}\" is not among those who act in the stage \"{1}\".",
                                 "请由有该角色的人办理，或代表其中一人。",
                                 "Let somebody with the role act, or act for one of them."};

inline constexpr message twice{"assessment-twice",
                               severity::error,
                               "“{0}”在阶段“{1}”已经办理过。",
                               "\"{0}\" has acted in the stage \"{1}\" already.",
                               "每人每轮只能办理一次，无论为自己还是代表他人。",
                               "Everybody acts once a round, be it for oneself or for another."};

inline constexpr message not_allowed{
    "assessment-not-allowed",   severity::error,
    "“{0}”不可以{1}。",         "\"{0}\" may not {2}.",
    "请由定义所列的角色办理。", "Leave it to a role that the definition names."};

inline constexpr message not_offered{
    "assessment-not-offered",     severity::error,
    "阶段“{0}”不允许{1}。",       "The stage \"{0}\" does not allow to {2}.",
    "请修改定义，或换一种办法。", "Find another way, or have the definition changed."};

inline constexpr message separation{
    "assessment-separation",
    severity::error,
    "职责分离：“{0}”已参与“{1}”，不能再参与“{2}”。",
    "Separation of duties: \"{0}\" took part in \"{1}\" and may not take part in \"{2}\".",
    "请由没有参与过的人办理；被代表的人也算参与。",
    "Let somebody act who took no part; who is represented takes part as well."};

inline constexpr message exclusive{
    "assessment-exclusive",
    severity::error,
    "职责分离：“{0}”将兼有互斥的角色“{1}”和“{2}”。",
    "Separation of duties: \"{0}\" would act with the roles \"{1}\" and \"{2}\", which exclude "
    "each other.",
    "请换人办理；被代表的人的角色也算在内。",
    "Let somebody else act; the roles of who is represented count as well."};

inline constexpr message conflict{
    "assessment-conflict",
    severity::error,
    "“{0}”存在利益冲突，须回避。",
    "\"{0}\" has a conflict of interest and takes no part.",
    "请由无关的人办理；有冲突的人也不能委托他人。",
    "Let somebody unrelated act; who has a conflict cannot be represented either."};

inline constexpr message no_delegation{
    "assessment-no-delegation",
    severity::error,
    "“{0}”此时没有委派“{1}”代表。",
    "\"{0}\" has not delegated to \"{1}\" at this time.",
    "请先委派，并注意起止时间与阶段；受托人不能转委托。",
    "Delegate first, and mind its dates and stages; whoever is delegated to cannot pass it on."};

inline constexpr message bad_delegation{
    "assessment-bad-delegation",     severity::error,    "委派有误：{0}。",
    "The delegation is wrong: {1}.", "请改正后再提交。", "Correct it and bring it again."};

inline constexpr message self_seated{"assessment-self-seated",
                                     severity::error,
                                     "“{0}”不能把自己加为签署人，也不能自己减掉自己。",
                                     "\"{0}\" cannot add or remove oneself.",
                                     "请由另一位有权的人办理。",
                                     "Let somebody else with the right do it."};

inline constexpr message has_acted{"assessment-has-acted",
                                   severity::error,
                                   "“{0}”已经办理，不能再更换或减去。",
                                   "\"{0}\" has acted and can no longer be replaced or removed.",
                                   "已提交的意见不可改写。",
                                   "What was handed in is not rewritten."};

inline constexpr message seated{"assessment-seated", severity::error,
                                "“{0}”已是签署人。", "\"{0}\" is among those who act already.",
                                "请选择另一人。",    "Choose somebody else."};

inline constexpr message bad_choice{
    "assessment-bad-choice",
    severity::error,
    "“{0}”不是这里可以表示的意见，可以是：{1}。",
    "\"{0}\" is no vote here; it may be: {1}.",
    "请改为其中之一；收集答卷时不表示意见。",
    "Use one of these; where answers are collected there is no vote."};

inline constexpr message answer_unknown{"assessment-answer-unknown",
                                        severity::error,
                                        "表单“{1}”没有问题“{0}”。",
                                        "The form \"{1}\" has no question \"{0}\".",
                                        "请改正拼写。",
                                        "Correct the spelling."};

inline constexpr message answer_missing{
    "assessment-answer-missing",
    severity::error,
    "问题“{0}”没有回答。",
    "The question \"{0}\" is not answered.",
    "请回答；若不适用且问题允许，请写 null。",
    "Answer it; where it does not apply, and the question allows that, write null."};

inline constexpr message answer_null{"assessment-answer-null",
                                     severity::error,
                                     "问题“{0}”不能回答“不适用”。",
                                     "The question \"{0}\" does not take \"does not apply\".",
                                     "请给出答案。",
                                     "Give an answer."};

inline constexpr message answer_kind{"assessment-answer-kind",
                                     severity::error,
                                     "问题“{0}”的答案应为{1}，得到的是{3}。",
                                     "The answer to \"{0}\" should be a {2} and is a {4}.",
                                     "请按问题的类型回答。",
                                     "Answer as the type of the question asks."};

inline constexpr message answer_range{
    "assessment-answer-range",
    severity::error,
    "问题“{0}”的答案“{1}”超出范围。",
    "The answer {1} to \"{0}\" lies outside what it may be.",
    "请按量表、选项或长度上限回答。",
    "Stay on the scale, among the options, or below the longest text."};

inline constexpr message answers_here{"assessment-answers-here",
                                      severity::error,
                                      "阶段“{0}”没有表单，不收答案。",
                                      "The stage \"{0}\" has no form and takes no answers.",
                                      "请去掉答案。",
                                      "Leave out the answers."};

inline constexpr message too_late_to{
    "assessment-too-late",          severity::error,
    "已过期限（{0}），不能再{1}。", "The time for it ended at {0}; it is too late to {2}.",
    "请另行发起一次评估。",         "Open another assessment."};

inline constexpr message no_due{"assessment-no-due",
                                severity::error,
                                "阶段“{0}”的期限无法算出。",
                                "The deadline of the stage \"{0}\" cannot be told.",
                                "请提供涵盖该期限的工作日历。",
                                "Supply a working calendar that covers it."};

inline constexpr message endless{
    "assessment-endless",
    severity::error,
    "连续 {0} 个阶段都在开始时就结束，停在“{1}”。",
    "{0} stages in a row ended as they began; the last one was \"{1}\".",
    "请检查人数不足时的去向（no_quorum、incomplete）。",
    "Look at where it goes on for want of people (no_quorum, incomplete)."};

inline constexpr message bad_act{
    "assessment-bad-act",
    severity::error,
    "“{0}”不是可以提交的事项。",
    "\"{0}\" is nothing that can be submitted.",
    "可以提交的有：submit、delegate、revoke、transfer、add_signer、remove_signer、declare_"
    "conflict、send_back、withdraw、reopen、appeal。",
    "There are submit, delegate, revoke, transfer, add_signer, remove_signer, declare_conflict, "
    "send_back, withdraw, reopen and appeal."};

inline constexpr message not_opened{
    "assessment-not-opened",        severity::error,
    "日志没有记录完整的发起。",     "The log does not hold a whole opening.",
    "发起从未被确认；请重新发起。", "The opening was never acknowledged; open it again."};

inline constexpr message wrong_entry{"assessment-wrong-entry",
                                     severity::error,
                                     "日志第 {0} 条不是该评估会记录的。",
                                     "Entry {0} of the log is none that this assessment records.",
                                     "请使用记录时的定义、日历与时区。",
                                     "Use the definition, calendar and zone it was recorded with."};

inline constexpr message failed_inside{
    "assessment-failed-inside", severity::error,
    "运行定义时出错：{0}",      "Running the definition failed: {1}",
    "请检查定义的条件。",       "Look at the conditions of the definition."};

inline constexpr message withheld{
    "assessment-withheld",
    severity::error,
    "答案和指标须有“机密”许可才能绘出。",
    "Answers and measures are drawn for those cleared for what is confidential.",
    "请以更高的许可再试。",
    "Ask again with a higher clearance."};

inline constexpr message nothing_to_draw{
    "assessment-nothing-to-draw",
    severity::error,
    "“{0}”没有可绘的分数。",
    "\"{0}\" has no scores to draw.",
    "雷达图需要带上下限的数值问题的答案。",
    "A radar needs answers to questions with numbers between bounds."};

inline constexpr std::array all{&no_participants, &unknown_actor,  &not_open,       &still_open,
                                &out_of_order,    &late,           &no_seat,        &twice,
                                &not_allowed,     &not_offered,    &separation,     &exclusive,
                                &conflict,        &no_delegation,  &bad_delegation, &self_seated,
                                &has_acted,       &seated,         &bad_choice,     &answer_unknown,
                                &answer_missing,  &answer_null,    &answer_kind,    &answer_range,
                                &answers_here,    &too_late_to,    &no_due,         &endless,
                                &bad_act,         &not_opened,     &wrong_entry,    &failed_inside,
                                &withheld,        &nothing_to_draw};

} // namespace tenet::assess::instance_messages

#endif
