#include <tenet/group/relationship.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::group {

// clang-format off

TENET_TABLE(relationship,
    ("组织关系", "一个组织对另一个组织的持股、表决权、控制协议、分支或合并关系。",
     "A shareholding, voting right, control agreement, branch or consolidation between two "
     "organisations.",
     key{"id"}, collection{"relationships", "组织关系"},
     to_one{"holder_record", "持有方", "organisation", "holder",
            "持有或控制的一方。", "The organisation that holds or controls."},
     to_one{"subject_record", "被持有方", "organisation", "subject",
            "被持有或被控制的一方。", "The organisation held or controlled."}),
    (id, "编号", "关系的唯一编号。", "Identifies the relationship.", required),
    (holder, "持有方编号", "持有或控制一方的组织编号。",
     "Id of the organisation that holds or controls.", required),
    (subject, "被持有方编号", "被持有或被控制一方的组织编号。",
     "Id of the organisation held or controlled.", required),
    (type, "关系类型", "关系的类型。", "What kind of relationship it is.", required,
     from_list{"relationship_type"}),
    (share, "比例", "持股或表决权的百分比；空值表示该关系没有比例。",
     "Shares or votes in percent; null: this relationship has no share.", measured_in{"%"}),
    (valid_from, "生效日期", "关系开始生效的日期。", "First day on which it holds."),
    (valid_to, "失效日期", "关系生效的最后日期；空值表示仍然有效。",
     "Last day on which it holds; null: it still does."),
    (recorded_on, "记录日期", "关系被记录的日期。", "When it was recorded."),
    (source, "来源", "关系的依据或来源。", "The evidence for it."),
    (origin, "取得方式", "股份的取得方式。", "How a holding was come by.",
     from_list{"holding_origin"}),
    (lawful, "是否合法", "代持是否为法律所允许。", "Of a nominee: whether the law permits it."))

// clang-format on

} // namespace tenet::group
