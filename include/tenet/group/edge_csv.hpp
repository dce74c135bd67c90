#ifndef TENET_GROUP_EDGE_CSV_HPP
#define TENET_GROUP_EDGE_CSV_HPP

#include <tenet/group/graph.hpp>

#include <string>
#include <string_view>

namespace tenet::group {

/// Reads relations from CSV, one a row, with a heading in English or Chinese:
///
/// | column | 列 | holds |
/// |---|---|---|
/// | holder, subject | 持有方编号 (持有方), 被持有方编号 (被持有方) | ids of parties. Required |
/// | type | 关系类型 | a relation, by its name or title in either language; empty: shareholding |
/// | share | 比例 | percent: 60, 12.5%, 25-50, >25-<50 (bounds excluded) |
/// | valid_from (from), valid_to (to) | 生效日期, 失效日期 | first and last day, 2026-01-31 |
/// | recorded_on, withdrawn_on | 记录日期, 撤回日期 | days |
/// | generations, collateral | 代数, 旁系 | of relatives; collateral is true or 是 |
/// | hierarchy | 层级 | of superordinate |
/// | id, source | 编号, 来源 | texts |
/// | holder_name, subject_name | 持有方名称, 被持有方名称 | the first name given counts |
/// | holder_kind, subject_kind | 持有方类别, 被持有方类别 | a kind of party; other where none is
/// said |
/// | holder_annulled, subject_annulled | 持有方已注销, 被持有方已注销 | true or 是 |
/// | holder_alias | 持有方其他编号 | another id of the holder, one a row |
///
/// A row with nothing but a holder, and what describes it, is about that party and no relation.
/// Refused with every problem, its line and column: cells that cannot be, unknown columns, two
/// kinds of one party, another id that is one already. Linear.
///
/// Example: `read_edge_csv("holder,subject,share\nA,B,60\n")`
[[nodiscard]] result<graph> read_edge_csv(std::string_view text, std::string file = {});

/// A graph in that form, without columns that would be empty; headings and types in `lang`.
/// Reads back as the same parties and relations, the relations in their order and the parties in
/// the order in which those name them; other ids stand in rows of their own behind. Cells that a
/// spreadsheet would take for formulas get an apostrophe in front, which `read_edge_csv` drops.
///
/// Refused, all of it: empty ids, texts with a NUL character, days outside the years 0 to 9999,
/// more than 100 generations. Linear.
[[nodiscard]] result<std::string> write_edge_csv(const graph& of, language lang = language::en);

} // namespace tenet::group

#endif
