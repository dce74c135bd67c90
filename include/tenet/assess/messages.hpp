#ifndef TENET_ASSESS_MESSAGES_HPP
#define TENET_ASSESS_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `assess` can report about charts and their runs.
namespace tenet::assess_messages {

inline constexpr message too_large{
    "assess-too-large",           severity::error,
    "状态图超过上限：{0}。",      "The chart goes beyond a limit: {0}.",
    "请减少状态数量或嵌套层数。", "Use fewer states or less nesting."};

inline constexpr message no_states{"assess-no-states",     severity::error,
                                   "状态图没有任何状态。", "The chart has no states.",
                                   "请至少定义一个状态。", "Define at least one state."};

inline constexpr message state_twice{
    "assess-state-twice",         severity::error,
    "状态标识“{0}”重复。",        "The state id \"{0}\" is given twice.",
    "请为每个状态取不同的标识。", "Give every state an id of its own."};

inline constexpr message state_unknown{
    "assess-state-unknown",       severity::error,
    "没有名为“{0}”的状态。",      "There is no state \"{0}\".",
    "请改正拼写，或补上该状态。", "Correct the spelling, or add the state."};

inline constexpr message state_near{"assess-state-near",
                                    severity::error,
                                    "没有名为“{0}”的状态，是否想写“{1}”？",
                                    "There is no state \"{0}\"; did you mean \"{1}\"?",
                                    "请改正拼写。",
                                    "Correct the spelling."};

inline constexpr message initial_outside{
    "assess-initial-outside",
    severity::error,
    "“{0}”不在状态“{1}”之内，不能作为其初始状态或历史状态的去向。",
    "\"{0}\" does not lie within the state \"{1}\" and cannot be where it or its history begins.",
    "请改为该状态之内的状态；历史状态的去向不能再是历史状态。",
    "Name a state inside it; a history state cannot lead to another one."};

inline constexpr message targets_exclude{
    "assess-targets-exclude",
    severity::error,
    "“{0}”与“{1}”不能同时处于活动状态。",
    "\"{0}\" and \"{1}\" cannot be active at the same time.",
    "多个目标须位于同一并行状态的不同分支。",
    "Several targets must lie in different regions of a parallel state."};

inline constexpr message misplaced{
    "assess-misplaced",
    severity::error,
    "状态“{0}”不能有{1}。",
    "The state \"{0}\" cannot have {2}.",
    "终止状态没有子状态和转移；历史状态只有一个转移，既无事件也无条件。",
    "A final state has no children or transitions; a history state has one transition, without "
    "events and condition."};

inline constexpr message data_twice{
    "assess-data-twice",
    severity::error,
    "数据项“{0}”重复、与系统名称冲突，或不是 FEEL 名称。",
    "The data item \"{0}\" is given twice, has the name of a system variable, or no name "
    "of FEEL.",
    "请改用其他名称。",
    "Use another name."};

inline constexpr message data_unknown{"assess-data-unknown",
                                      severity::error,
                                      "没有可以赋值的数据项“{0}”。",
                                      "There is no data item \"{0}\" that can be assigned.",
                                      "请在 data 中定义它；系统变量不能赋值。",
                                      "Define it under data; system variables cannot be assigned."};

inline constexpr message role_unknown{"assess-role-unknown",   severity::error,
                                      "没有名为“{0}”的角色。", "There is no role \"{0}\".",
                                      "请在 roles 中定义它。", "Define it under roles."};

inline constexpr message effect_unknown{
    "assess-effect-unknown",         severity::error,
    "“{0}”不是本状态图的效果类型。", "\"{0}\" is none of the chart's effect types.",
    "请在 effects 中列出它。",       "List it under effects."};

inline constexpr message bad_delay{"assess-bad-delay",
                                   severity::error,
                                   "“{0}”不是延迟时间。",
                                   "\"{0}\" is not a delay.",
                                   "请写成 \"PT8H\"、\"P3D\"、\"1.5s\" 或 \"200ms\"，且不为负。",
                                   "Write \"PT8H\", \"P3D\", \"1.5s\" or \"200ms\", not negative."};

inline constexpr message not_known_when{
    "assess-not-known-when",
    severity::error,
    "无法从现在起算出期限“{0}”（{1}）。",
    "When the span \"{0}\" ({1}) ends cannot be told from here.",
    "工作时间须提供工作日历，且其年份须涵盖该期限。",
    "Working time needs a working calendar, which has to cover the years of the span."};

inline constexpr message no_target{"assess-no-target",
                                   severity::error,
                                   "事件无法发往“{0}”。",
                                   "An event cannot be sent to \"{0}\".",
                                   "请省略目标，或写 #_internal。",
                                   "Leave out the target, or write #_internal."};

inline constexpr message unreachable_target{
    "assess-unreachable-target", severity::error,
    "会话“{0}”不可达。",         "The session \"{0}\" cannot be reached.",
    "请通过效果交由宿主转发。",  "Let the host pass it on, through an effect."};

inline constexpr message not_a_list{"assess-not-a-list",
                                    severity::error,
                                    "循环需要列表，得到的是{0}。",
                                    "A loop needs a list and got a {1}.",
                                    "请检查该表达式。",
                                    "Check the expression."};

inline constexpr message not_a_text{"assess-not-a-text",
                                    severity::error,
                                    "此处需要非空文本，得到的是{0}。",
                                    "A text that is not empty is needed here, and a {1} came.",
                                    "请检查该表达式。",
                                    "Check the expression."};

inline constexpr message not_a_condition{"assess-not-a-condition",
                                         severity::error,
                                         "条件应为布尔值，得到的是{0}。",
                                         "A condition must be a boolean, and a {1} came.",
                                         "请检查该表达式。",
                                         "Check the expression."};

inline constexpr message endless{
    "assess-endless",
    severity::error,
    "一次推进超过 {0} 个微步仍未稳定，停在：{1}。",
    "One step did not come to rest within {0} microsteps; it was in: {1}.",
    "请检查没有事件的转移：它们的条件须最终为假。",
    "Look at the transitions without events: their conditions must become false in the end."};

inline constexpr message queue_full{
    "assess-queue-full",           severity::error,
    "等待处理的事件超过 {0} 个。", "More than {0} events are waiting.",
    "请检查不断发送事件的动作。",  "Look at the actions that keep sending events."};

inline constexpr message much_due{
    "assess-much-due",
    severity::error,
    "到期的定时事件超过 {0} 个，须先推进时间。",
    "More than {0} timers are due; they have to fire before the event is taken.",
    "请先调用 advance，直到 next_due 晚于当前时刻。",
    "Call advance until next_due is after the present instant."};

inline constexpr message time_backwards{
    "assess-time-backwards",
    severity::error,
    "时间倒流：{0} 早于上一步的 {1}。",
    "Time runs backwards: {0} is before the last step at {1}.",
    "请按时间先后提交事件，或选择以上一步的时刻为准。",
    "Bring events in order of time, or let the instant of the last step count."};

inline constexpr message ended{"assess-ended",
                               severity::error,
                               "“{0}”已在状态“{1}”结束，不再接受事件“{2}”。",
                               "\"{0}\" has ended in the state \"{1}\" and takes no event \"{2}\".",
                               "请另开一个实例。",
                               "Open another instance."};

inline constexpr message other_chart{
    "assess-other-chart",
    severity::error,
    "快照属于另一份定义（摘要 {0}），不是这份（摘要 {1}）。",
    "The snapshot belongs to another definition (digest {0}), not to this one (digest {1}).",
    "请使用该实例开始时的定义，或按迁移计划转换。",
    "Use the definition the instance was started with, or migrate it by a plan."};

inline constexpr message no_name{"assess-no-name",
                                 severity::error,
                                 "{0}不能为空，也不能含有空白。",
                                 "The {1} must not be empty or hold blanks.",
                                 "请填写。",
                                 "Fill it in."};

inline constexpr message tolerated{"assess-tolerated",
                                   severity::warning,
                                   "“{0}”有误，运行到此处时将产生 error.execution。",
                                   "\"{0}\" is wrong; running into it will raise error.execution.",
                                   "请改正该表达式或位置。",
                                   "Correct the expression or location."};

inline constexpr message not_kept{
    "assess-not-kept",
    severity::error,
    "此值不能保存：{0}。",
    "The value cannot be kept: {1}.",
    "请保存文本、数字、日期、列表和上下文，并减少其数量或层数。",
    "Keep texts, numbers, dates, lists and contexts, and fewer or flatter ones."};

inline constexpr message no_verb{
    "assess-no-verb",
    severity::error,
    "动作没有说明做什么。",
    "The action does not say what to do.",
    "请写 raise、send、effect、cancel、assign、choose、for 或 log 之一。",
    "Write one of raise, send, effect, cancel, assign, choose, for and log."};

inline constexpr message lint_unreachable{"assess-lint-unreachable",
                                          severity::warning,
                                          "没有任何转移通向状态“{0}”。",
                                          "Nothing leads to the state \"{0}\".",
                                          "请补上通向它的转移，或删除该状态。",
                                          "Add a transition to it, or remove it."};

inline constexpr message lint_never_true{
    "assess-lint-never-true",          severity::warning,
    "状态“{0}”的转移条件永远不成立。", "A condition of the state \"{0}\" is never true.",
    "请改正条件，或删除该转移。",      "Correct the condition, or remove the transition."};

inline constexpr message lint_shadowed{
    "assess-lint-shadowed",
    severity::warning,
    "状态“{0}”的转移永远轮不到：前面无条件的转移先处理同样的事件。",
    "A transition of the state \"{0}\" is never taken: one before it takes its events without "
    "condition.",
    "请调整先后次序，或为前一个转移加上条件。",
    "Change their order, or give the earlier one a condition."};

inline constexpr message lint_nobody{"assess-lint-nobody",
                                     severity::warning,
                                     "角色“{0}”无人可以担任：它要求的角色互相排斥。",
                                     "Nobody can hold the role \"{0}\": what it needs excludes "
                                     "each other.",
                                     "请修改 needs 或 exclusive。",
                                     "Change needs or exclusive."};

inline constexpr message lint_nobody_may{
    "assess-lint-nobody-may",
    severity::warning,
    "状态“{0}”的转移无人可以触发：其角色均无人可以担任。",
    "Nobody may take a transition of the state \"{0}\": nobody can hold its roles.",
    "请允许其他角色，或修改角色的要求。",
    "Let other roles take it, or change what the roles need."};

inline constexpr message lint_no_end{"assess-lint-no-end",
                                     severity::warning,
                                     "状态图没有终止状态，永远不会结束。",
                                     "The chart has no final state and never ends.",
                                     "请在最外层增加类型为 final 的状态。",
                                     "Add a state of type final at the top."};

inline constexpr message lint_dead_end{
    "assess-lint-dead-end",      severity::warning,
    "从状态“{0}”无法到达结束。", "No end can be reached from the state \"{0}\".",
    "请补上离开该状态的转移。",  "Add a transition out of it."};

inline constexpr std::array all{
    &too_large,   &no_states,        &state_twice,     &state_unknown,
    &state_near,  &initial_outside,  &targets_exclude, &misplaced,
    &data_twice,  &data_unknown,     &role_unknown,    &effect_unknown,
    &bad_delay,   &not_known_when,   &no_target,       &unreachable_target,
    &not_a_list,  &not_a_text,       &not_a_condition, &endless,
    &queue_full,  &much_due,         &time_backwards,  &ended,
    &other_chart, &no_name,          &tolerated,       &not_kept,
    &no_verb,     &lint_unreachable, &lint_never_true, &lint_shadowed,
    &lint_nobody, &lint_nobody_may,  &lint_no_end,     &lint_dead_end};

} // namespace tenet::assess_messages

#endif
