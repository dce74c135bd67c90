#ifndef TENET_GROUP_SUPERVISORY_HPP
#define TENET_GROUP_SUPERVISORY_HPP

#include <tenet/group/graph.hpp>

#include <vector>

namespace tenet::group {

struct graph_text;
struct written_graph;

/// Reads tables 2.2 集团基本情况 (groups) and 3.3 集团成员名单 (their members) of the Chinese
/// supervisory data standard for banks (一表通 2.0) as CSV, any number of each in any order.
/// Columns are named as the standard names them, or by its codes; others are passed over.
///
/// - of 2.2: 集团ID (B020001), 集团名称 (B020007), 母公司客户ID (B020020), 母公司统一社会信用代码
///   (B020003), 母公司名称 (B020005), 机构ID (B020002), 采集日期 (B020019)
/// - of 3.3: 关系ID (C030001), 集团ID (C030007), 成员ID (C030002), 成员企业名称 or 成员名称
///   (C030003), 成员统一社会信用代码 (C030004), 成员类型 (C030005), 关系状态 or 关系失效日期
///   (C030009), 母公司标识 (C030011), 机构ID (C030008), 采集日期 (C030010)
///
/// A group becomes a party of kind `other` under its 集团ID ("#group" behind where a member has the
/// same id), a member a company under its 成员ID. A membership is a relation `superordinate` from
/// group to member in the hierarchy "supervisory"; its id is the 关系ID, its source the 成员类型.
/// A parent company is `other` to its group, with the source "母公司": the member with 母公司标识
/// 1, or the party that table 2.2 names, found among the members by id or by credit code.
///
/// Tables are snapshots of what an institution (机构ID) knew on the 采集日期. What they say holds,
/// and is known, from the first snapshot that has it. With the next snapshot of the same table and
/// institution that lacks it, it is known to have ended on the eve of that; where a snapshot says
/// when, on the 关系失效日期 (one in the year 9999 is none); where its 关系状态 speaks of 失效,
/// 无效, 终止 or 解除, on the eve of that snapshot. What comes back later is a relation of its own,
/// and what is over where it is first seen, none. The last snapshot decides names.
///
/// Refused with every problem, its line and column: ids and dates that are missing, dates that
/// cannot be (2026-01-31 or 20260131), credit codes whose check characters do not fit, and a
/// relation or group twice in a snapshot. O(n log n).
[[nodiscard]] result<graph> read_supervisory(const std::vector<graph_text>& texts);

/// Writes what `read_supervisory` reads: table-2-2.csv and table-3-3.csv, with a snapshot for every
/// day on which a membership or a parent company became known or was withdrawn, and in each all
/// that was believed then to hold on that day. The tables name no institution.
///
/// Lost, each told as a warning, is whatever reading the tables does not give back: other
/// relations, parties outside groups, kinds and other ids of parties, relations without an id, and
/// days that are not those of a snapshot. Refused where the snapshots come to more than ten million
/// rows. O(snapshots x relations).
[[nodiscard]] result<written_graph> write_supervisory(const graph& of);

} // namespace tenet::group

#endif
