#ifndef TENET_ASSESS_MIGRATION_MESSAGES_HPP
#define TENET_ASSESS_MIGRATION_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What migrating instances to another version of their definition can report.
namespace tenet::assess::migration_messages {

inline constexpr message other_definition{
    "assessment-migration-definition",
    severity::error,
    "不能从定义 {0} 迁移到 {1}。",
    "The definition {0} cannot be migrated to {1}.",
    "两者须是同一评估的不同版本，并与方案所写摘要一致。",
    "They must be two versions of one assessment, and those whose digests the plan states."};

inline constexpr message unknown_name{"assessment-migration-unknown",
                                      severity::error,
                                      "方案提到的“{0}”在{1}中不存在。",
                                      "The plan names \"{0}\", which is not in the {2}.",
                                      "请改正拼写。",
                                      "Correct the spelling."};

inline constexpr message no_target{
    "assessment-migration-target",
    severity::error,
    "“{0}”在新定义中没有去向。",
    "\"{0}\" leads to nothing in the new definition.",
    "请在方案中写明对应的阶段、结果或角色；当前所在的和有人办理过的不能省略。",
    "Map it in the plan; what it stands at, and what somebody acted in, cannot be left out."};

inline constexpr message decision{
    "assessment-migration-decision",
    severity::error,
    "阶段“{0}”已有结果“{1}”，按新定义会是“{2}”。",
    "The stage \"{0}\" came to \"{1}\"; the new definition would come to \"{2}\".",
    "若该结果仍然有效，请在方案的 decisions 中写明理由。",
    "If it stands all the same, say so and why under `decisions` of the plan."};

inline constexpr message vote_does_not_fit{
    "assessment-migration-vote",
    severity::error,
    "“{0}”在“{1}”已表示“{2}”，新定义不接受。",
    "\"{0}\" has said \"{2}\" in \"{1}\", which the new definition does not take.",
    "请等该阶段结束后再迁移，或退回重办。",
    "Migrate when the stage has ended, or have it sent back first."};

inline constexpr message seat_does_not_fit{
    "assessment-migration-seat",
    severity::error,
    "“{0}”已在“{1}”办理，但按新定义无权办理。",
    "\"{0}\" has acted in \"{1}\" and by the new definition would have no right to.",
    "请修正角色对应关系，或等该阶段结束后再迁移。",
    "Mend the map of roles, or migrate when the stage has ended."};

inline constexpr message answer_does_not_fit{
    "assessment-migration-answer",
    severity::error,
    "“{0}”对问题“{1}”的回答与新表单不符。",
    "What \"{0}\" answered to \"{1}\" does not fit the new form.",
    "请在方案的 answers 中写明保留（keep）或舍弃（drop）及理由。",
    "Say under `answers` of the plan whether it is kept or dropped, and why."};

inline constexpr message separation{
    "assessment-migration-separation",
    severity::error,
    "职责分离：迁移后“{0}”和“{1}”不再分开，而“{2}”已参与。",
    "Separation of duties: \"{0}\" and \"{1}\" would no longer be kept apart, and \"{2}\" has "
    "taken part.",
    "新定义须对已参与的人保持分离；请修正对应关系或新定义。",
    "For those who took part they must stay apart: mend the maps or the new definition."};

inline constexpr message broken_separation{
    "assessment-migration-barred",
    severity::error,
    "职责分离：“{0}”已兼及“{1}”和“{2}”，新定义不允许。",
    "Separation of duties: \"{0}\" has a part in both \"{1}\" and \"{2}\", which the new "
    "definition keeps apart.",
    "请修正对应关系；已经发生的不能改写。",
    "Mend the maps; what has happened is not rewritten."};

inline constexpr message nobody_here{
    "assessment-migration-nobody",
    severity::error,
    "迁移后当前阶段“{0}”无人可以办理。",
    "After the migration nobody may act in the present stage \"{0}\".",
    "请在方案的 participants 中加入有该角色的人。",
    "Have somebody with its role join under `participants` of the plan."};

inline constexpr message role_without_holder{
    "assessment-migration-role",
    severity::warning,
    "阶段“{1}”的角色“{0}”无人持有。",
    "Nobody holds the role \"{0}\", which acts in the stage \"{1}\".",
    "请在方案的 participants 中加入有该角色的人。",
    "Have somebody with that role join under `participants` of the plan."};

inline constexpr message not_given{
    "assessment-migration-version",
    severity::error,
    "日志在第 {0} 条迁移到定义 {1}，而没有提供该定义。",
    "Entry {0} of the log migrates to the definition {1}, which was not given.",
    "请提供所有版本的定义。",
    "Give the definitions of all versions."};

inline constexpr std::array all{
    &other_definition,  &unknown_name,      &no_target,           &decision,
    &vote_does_not_fit, &seat_does_not_fit, &answer_does_not_fit, &separation,
    &broken_separation, &nobody_here,       &role_without_holder, &not_given};

} // namespace tenet::assess::migration_messages

#endif
