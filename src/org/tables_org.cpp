#include <tenet/org/staff.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::org {

// clang-format off

TENET_TABLE(unit,
    ("单位", "本集团的公司、子公司或部门。",
     "A part of the own organisation: the group company, a subsidiary or a department.",
     key{"id"}, collection{"units", "单位"},
     to_one{"parent_record", "上级单位", "unit", "parent",
            "直接上级单位。", "The unit directly above."},
     to_one{"head_record", "负责人", "employee", "head",
            "单位的负责人。", "The employee who heads the unit."},
     to_many{"children", "下级单位", "unit", "parent",
             "直接下级单位。", "The units directly below."},
     to_many{"employees", "员工", "employee", "unit",
             "直接隶属该单位的员工。", "The staff who belong to the unit directly."},
     to_many{"accounts", "大客户", "account", "owner_unit",
             "归属该单位的大客户。", "The accounts the unit owns."},
     to_many{"appraisals", "绩效考核", "appraisal", "unit",
             "对该单位的考核。", "The appraisals of the unit."},
     to_many{"filings", "监管报送", "filing", "unit",
             "由该单位报送的监管报表。", "The reports that the unit files."}),
    (id, "编号", "单位的唯一编号。", "Identifies the unit.", required),
    (name, "名称", "单位名称。", "Name of the unit.", required),
    (parent, "上级单位编号", "直接上级单位的编号；空值表示没有上级。",
     "Id of the unit directly above; null: there is none."),
    (level, "层级", "单位的层级。", "Level of the unit.", from_list{"unit_level"}),
    (head, "负责人编号", "单位负责人的员工编号；空值表示没有负责人。",
     "Id of the employee who heads the unit; null: nobody does."))

TENET_TABLE(employee,
    ("员工", "本集团的员工。", "A member of the own staff.",
     key{"id"}, collection{"employees", "员工"},
     to_one{"unit_record", "单位", "unit", "unit",
            "员工所属的单位。", "The unit the employee belongs to."},
     to_many{"accounts", "负责客户", "account", "manager",
             "由该员工任客户经理的大客户。", "The accounts the employee manages."},
     to_many{"teams", "团队任职", "team_member", "employee",
             "该员工在服务团队中的任职。", "The service-team memberships of the employee."},
     to_many{"appraisals", "绩效考核", "appraisal", "employee",
             "对该员工的考核。", "The appraisals of the employee."}),
    (id, "编号", "员工的唯一编号。", "Identifies the employee.", required),
    (name, "姓名", "员工姓名。", "The employee's name.", required),
    (unit, "单位编号", "所属单位的编号。", "Id of the unit."),
    (role, "岗位", "员工的岗位。", "The employee's role."),
    (active_from, "入职日期", "开始在岗的日期。", "First day in service."),
    (active_to, "离职日期", "在岗的最后日期；空值表示仍在岗。",
     "Last day in service; null: still in service."))

// clang-format on

} // namespace tenet::org
