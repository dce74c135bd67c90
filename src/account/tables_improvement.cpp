#include <tenet/account/improvement.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::account {

// clang-format off

TENET_TABLE(finding,
    ("发现", "由调查、调研、分析或投诉得出的发现及其决定。",
     "What a survey, study or complaint brought to light, and the decision it led to.",
     key{"id"}, collection{"findings", "发现"}, dated_by{"raised_on"}, belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "发现所涉及的客户。", "The account it concerns."},
     to_many{"actions", "整改", "corrective_action", "finding",
             "由该发现引出的整改。", "The corrective actions it led to."}),
    (id, "编号", "发现的唯一编号。", "Identifies the finding.", required),
    (account, "客户编号", "所涉及客户的编号。", "Id of the account it concerns.", required),
    (source_kind, "来源类别", "来源的类别：调查、调研、分析或投诉。",
     "What kind of record it comes from.", from_list{"finding_source"}),
    (source, "来源编号", "来源记录的编号；各类来源的编号互不相同。",
     "Id of the record it comes from; ids differ between the kinds of source."),
    (raised_on, "提出日期", "发现提出的日期。", "When it was raised."),
    (text, "内容", "发现的内容。", "What was found."),
    (decision, "决定", "据此作出的决定；空值表示尚未决定。",
     "What was decided; null: nothing yet."),
    (decided_on, "决定日期", "作出决定的日期；空值表示尚未决定。",
     "When it was decided; null: not yet."),
    (provenance, "出处", "得出本记录的评估及其日志。",
     "The assessment it came from, and its log."))

TENET_TABLE(corrective_action,
    ("整改", "针对发现采取的整改，直至验证。",
     "Work that puts a finding right, until it is verified.",
     key{"id"}, collection{"corrective_actions", "整改"}, dated_by{"opened_on"},
     belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "整改所涉及的客户。", "The account it concerns."},
     to_one{"finding_record", "发现", "finding", "finding",
            "整改所针对的发现。", "The finding it answers."},
     to_one{"owner_record", "责任人", "employee", "owner",
            "负责整改的员工。", "The employee who answers for it."}),
    (id, "编号", "整改的唯一编号。", "Identifies the action.", required),
    (account, "客户编号", "所涉及客户的编号。", "Id of the account it concerns.", required),
    (finding, "发现编号", "所针对发现的编号；空值表示并非由发现引出。",
     "Id of the finding it answers; null: it answers none."),
    (opened_on, "立项日期", "整改立项的日期。", "When it was opened."),
    (due_on, "期限", "应完成的日期；空值表示没有期限。", "When it is due; null: no due date."),
    (owner, "责任人编号", "负责整改的员工编号。", "Id of the employee who answers for it."),
    (closed_on, "完成日期", "整改完成的日期；空值表示尚未完成。",
     "When it was completed; null: not yet."),
    (verified_on, "验证日期", "整改效果通过验证的日期；空值表示尚未验证。",
     "When its effect was verified; null: not yet."),
    (status, "状态", "整改状态。", "State of the action.", from_list{"corrective_action_status"}),
    (provenance, "出处", "得出本记录的评估及其日志。",
     "The assessment it came from, and its log."))

// clang-format on

} // namespace tenet::account
