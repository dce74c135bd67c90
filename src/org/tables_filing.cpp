#include <tenet/org/filing.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::org {

// clang-format off

TENET_TABLE(filing,
    ("监管报送", "本集团就某一期间向监管机构报送的报表。",
     "A report that the own organisation owes an authority for one period.",
     key{"id"}, collection{"filings", "监管报送"}, dated_by{"period_to"},
     to_one{"unit_record", "单位", "unit", "unit", "报送的单位。", "The unit that reports."}),
    (id, "编号", "报送的唯一编号。", "Identifies the filing.", required),
    (unit, "单位编号", "报送单位的编号。", "Id of the unit that reports."),
    (kind, "类别", "报送的内容。", "What is reported.", required, from_list{"filing_kind"}),
    (basis, "口径", "法人口径或并表口径。", "For the company alone, or consolidated.",
     from_list{"filing_basis"}),
    (period_to, "报告期止", "报告期的最后一天。", "Last day of the period reported on.", required),
    (filed_on, "报送日期", "报送的日期；空值表示尚未报送。", "When it was filed; null: not yet."))

// clang-format on

} // namespace tenet::org
