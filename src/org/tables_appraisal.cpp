#include <tenet/org/appraisal.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::org {

// clang-format off

TENET_TABLE(appraisal,
    ("绩效考核", "对单位或员工的一次绩效考核。",
     "One appraisal of a unit or of a member of the staff.",
     key{"id"}, collection{"appraisals", "绩效考核"}, dated_by{"appraised_on"},
     to_one{"unit_record", "单位", "unit", "unit", "被考核的单位。", "The unit appraised."},
     to_one{"employee_record", "员工", "employee", "employee",
            "被考核的员工。", "The employee appraised."},
     to_one{"appraiser_record", "考核人", "employee", "appraiser",
            "最先评分的员工。", "The employee who scored first."}),
    (id, "编号", "考核的唯一编号。", "Identifies the appraisal.", required),
    (unit, "单位编号", "被考核单位的编号；空值表示考核的是员工。",
     "Id of the unit appraised; null: an employee is."),
    (employee, "员工编号", "被考核员工的编号；空值表示考核的是单位。",
     "Id of the employee appraised; null: a unit is."),
    (period_from, "考核期起", "考核期的第一天。", "First day of the period appraised."),
    (period_to, "考核期止", "考核期的最后一天。", "Last day of the period appraised."),
    (appraised_on, "考核日期", "考核得出结果的日期。", "When it was concluded.", required),
    (score, "得分", "考核总分。", "Total score.", measured_in{"point"},
     visible_to{confidentiality::confidential}),
    (grade, "等次", "考核等次。", "The grade.", from_list{"appraisal_grade"},
     visible_to{confidentiality::confidential}),
    (original_grade, "校准前等次", "首次评分得出、尚未校准的等次。",
     "The grade first proposed, before it was calibrated.", from_list{"appraisal_grade"},
     visible_to{confidentiality::confidential}),
    (appraiser, "考核人编号", "最先评分者的编号。", "Id of who scored first."),
    (provenance, "出处", "得出本记录的评估及其日志。",
     "The assessment it came from, and its log."))

// clang-format on

} // namespace tenet::org
