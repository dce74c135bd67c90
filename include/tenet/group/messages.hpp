#ifndef TENET_GROUP_MESSAGES_HPP
#define TENET_GROUP_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `group` can report.
namespace tenet::group_messages {

inline constexpr message party_twice{"group-party-twice",
                                     severity::error,
                                     "主体“{0}”重复。",
                                     "The party \"{0}\" occurs twice.",
                                     "每个主体只登记一次；请合并两者或改用不同的编号。",
                                     "Add every party once; merge the two or give them "
                                     "different ids."};

inline constexpr message no_such_party{"group-no-such-party",
                                       severity::error,
                                       "关系 {0} 提到的主体 {1} 不存在。",
                                       "The relation {0} names the party {1}, which does not "
                                       "exist.",
                                       "请先登记主体，再登记关系。",
                                       "Add parties before the relations between them."};

inline constexpr message bad_share{
    "group-bad-share",
    severity::error,
    "关系 {0} 的比例 {1} 不是 0 到 {2} 之间的百分比，或下限高于上限。",
    "The share {1} of the relation {0} is no percentage from 0 to {2}, or its lower bound is above "
    "its upper one.",
    "请以百分比填写比例，例如 33.5；区间的下限在前。",
    "State shares in percent, such as 33.5; the lower bound of an interval first."};

inline constexpr message bad_period{
    "group-bad-period",
    severity::error,
    "关系 {0} 的期间在开始之前就已结束。",
    "The relation {0} ends before it begins.",
    "请检查生效与失效日期，以及记录与撤回日期。",
    "Check the first and last day it holds, and the days it was recorded and withdrawn."};

inline constexpr message too_large{
    "group-too-large",          severity::error,
    "图的{0}超过 {1} 的上限。", "The graph has more {0} than the limit of {1}.",
    "请分成几张图。",           "Split it into several graphs."};

inline constexpr message ownership_cycle{
    "group-ownership-cycle",
    severity::warning,
    "{0} 个主体相互持有：{1}。",
    "{0} parties hold each other in a circle: {1}.",
    "交叉持股可以存在；若不符合事实，请核对来源。",
    "Circles of holdings exist; if this one does not, check the sources."};

inline constexpr message held_by_itself{
    "group-held-by-itself",
    severity::warning,
    "“{0}”持有自己的 {1}%。",
    "\"{0}\" holds {1} % of itself.",
    "库存股可以存在；若不符合事实，请核对来源。",
    "Treasury shares exist; if these do not, check the source."};

inline constexpr message above_whole{
    "group-above-whole",
    severity::warning,
    "“{0}”的{2}合计至少 {1}%，超过 100%。",
    "The {2} in \"{0}\" add up to at least {1} %, more than 100 %.",
    "请检查是否有重复或已失效的持股。",
    "Look for holdings stated twice or that have ended."};

inline constexpr message stated_twice{
    "group-stated-twice",
    severity::warning,
    "“{0}”对“{1}”的同一关系登记了不止一次。",
    "The same relation of \"{0}\" to \"{1}\" is stated more than once.",
    "两笔相同的持股会相加；若是同一笔，请删去一笔。",
    "Two equal holdings add up; if they are one, remove one of them."};

inline constexpr message refused_by_strict{
    "group-refused-by-strict",
    severity::error,
    "这一天的关系有 {0} 处异常，严格模式不予接受。",
    "The relations of this day show {0} oddities; strict mode refuses them.",
    "请逐一核对下列各项，或关闭严格模式。",
    "Check those that follow, or leave strict mode off."};

inline constexpr message closed_ownership{
    "group-closed-ownership",
    severity::error,
    "这些主体彼此持有全部股份，没有外部所有者，无法计算综合持股：{0}。",
    "These parties own each other completely, nobody outside does, so that integrated ownership "
    "has no answer: {0}.",
    "请补充外部股东，或更正比例。",
    "Supply the holders outside, or correct the shares."};

inline constexpr message not_converged{
    "group-not-converged",
    severity::error,
    "综合持股的计算没有收敛（相对残差 {0}，要求 {1}）。",
    "The computation of integrated ownership did not converge (relative residual {0}, wanted {1}).",
    "请检查合计超过 100% 的持股，或放宽步数的上限。",
    "Look for holdings above 100 % in all, or raise the limit of steps."};

inline constexpr message limit_reached{
    "group-limit-reached",
    severity::error,
    "计算超过 {0} 步的上限，没有得出完整的答案。",
    "The computation exceeded its limit of {0} steps; there is no complete answer.",
    "请提高上限，或提出范围更小的问题。",
    "Raise the limit or ask about less."};

inline constexpr message entry_without{
    "group-entry-without",
    severity::error,
    "策略“{0}”的第 {1} 条人工决定没有写明{2}。",
    "The manual entry {1} of the policy \"{0}\" does not state its {2}.",
    "纳入或排除成员须写明理由和批准人。",
    "State the reason for including or excluding a member, and who approved it."};

inline constexpr message entry_unknown_party{
    "group-entry-unknown-party",
    severity::error,
    "策略“{0}”的人工决定提到的主体“{1}”不在图中。",
    "A manual entry of the policy \"{0}\" names the party \"{1}\", which the graph does not have.",
    "请核对主体的编号，或删去这条决定。",
    "Check the id of the party, or remove the entry."};

inline constexpr message unknown_party{"group-unknown-party", severity::error,
                                       "图中没有主体“{0}”。", "The graph has no party \"{0}\".",
                                       "请核对主体的编号。",  "Check the id of the party."};

inline constexpr message bad_threshold{"group-bad-threshold",
                                       severity::error,
                                       "{0} 不是 {1} 到 {2} 之间的百分比。",
                                       "{0} is no percentage from {1} to {2}.",
                                       "请以百分比填写，例如 50。",
                                       "State a percentage, such as 50."};

inline constexpr message row_unknown_party{
    "group-row-unknown-party",
    severity::error,
    "行“{0}”提到的主体“{1}”不在图中。",
    "The row \"{0}\" names the party \"{1}\", which the graph does not have.",
    "请核对主体的编号；若要在结果中列出这些行，请将 unknown_parties 设为 list。",
    "Check the id of the party; to have such rows listed in the result, set unknown_parties to "
    "list."};

inline constexpr message row_no_attribute{"group-row-no-attribute",
                                          severity::error,
                                          "没有任何一行带有属性“{0}”。",
                                          "No row has the attribute \"{0}\".",
                                          "请核对 split_by 与 distinct 所用的属性名。",
                                          "Check the names used in split_by and distinct."};

inline constexpr message bad_rate{"group-bad-rate",
                                  severity::error,
                                  "“{0}”兑“{1}”在 {2} 的汇率 {3} 无法使用。",
                                  "The rate {3} from \"{0}\" to \"{1}\" of {2} cannot be used.",
                                  "请写明两种不同的货币和大于零的汇率。",
                                  "Name two different currencies, and a rate above zero."};

inline constexpr message rate_twice{"group-rate-twice",
                                    severity::error,
                                    "“{0}”兑“{1}”在 {2} 有两个汇率。",
                                    "There are two rates from \"{0}\" to \"{1}\" of {2}.",
                                    "同一天的同一汇率只给出一个。",
                                    "Give one rate for two currencies and a day."};

inline constexpr message bad_criterion{
    "group-bad-criterion",
    severity::error,
    "策略“{0}”的条件“{1}”无法使用：{2}。",
    "The criterion \"{1}\" of the policy \"{0}\" cannot be used: {3}.",
    "请给出图中存在的层级和 0 到 100 之间的百分比。",
    "Name a hierarchy of the graph and a percentage from 0 to 100."};

inline constexpr message field_kind{
    "group-field-kind",       severity::error,
    "“{0}”应为{1}。",         "\"{0}\" must be {2}.",
    "请按该格式的标准改正。", "Correct it as the standard of this form says."};

inline constexpr message field_missing{"group-field-missing",
                                       severity::error,
                                       "缺少“{0}”。",
                                       "\"{0}\" is missing.",
                                       "请补上；该格式的标准要求有它。",
                                       "Supply it; the standard of this form requires it."};

inline constexpr message field_code{"group-field-code",
                                    severity::error,
                                    "“{0}”不能取值“{1}”，可选：{2}。",
                                    "\"{0}\" cannot be \"{1}\"; it is one of: {2}.",
                                    "请改用其中之一。",
                                    "Use one of them."};

inline constexpr message field_format{
    "group-field-format",        severity::error,
    "“{0}”的文本“{1}”不是{2}。", "The text \"{1}\" of \"{0}\" is not {3}.",
    "请改成例如 {4} 的形式。",   "Write it like {4}."};

inline constexpr message field_length{"group-field-length",
                                      severity::error,
                                      "“{0}”有 {1} 个字符，应为 {2} 至 {3} 个。",
                                      "\"{0}\" has {1} characters; {2} to {3} are asked for.",
                                      "请核对该文本。",
                                      "Check the text."};

inline constexpr message field_range{"group-field-range",
                                     severity::error,
                                     "“{0}”的值 {1} 不在 {2} 至 {3} 之间。",
                                     "The value {1} of \"{0}\" is not between {2} and {3}.",
                                     "请核对该数值及其单位。",
                                     "Check the value and its unit."};

inline constexpr message field_condition{
    "group-field-condition",      severity::error,
    "“{0}”与其他字段不符：{1}。", "\"{0}\" does not go with other fields: {2}.",
    "请改正其中之一。",           "Correct one of them."};

inline constexpr message statement_twice{
    "group-statement-twice",
    severity::error,
    "声明“{0}”重复。",
    "The statement \"{0}\" occurs twice.",
    "每条声明须有自己的编号；请删去重复的一条。",
    "Statements have ids of their own; remove one of the two."};

inline constexpr message record_of_two_kinds{
    "group-record-of-two-kinds",
    severity::error,
    "记录“{0}”先后属于不同的类型：{1} 和 {2}。",
    "The record \"{0}\" is of two types, {1} and {2}.",
    "一条记录只能描述一个主体或一段关系；请使用不同的记录编号。",
    "A record describes one party or one relationship; use different record ids."};

inline constexpr message cannot_be_written{
    "group-cannot-be-written",      severity::error,
    "{0} 无法写成该格式：{1}。",    "{0} cannot be written in this form: {2}.",
    "请更正，或改用 JSON 图格式。", "Correct it, or write the graph as JSON."};

inline constexpr message not_written{"group-not-written",
                                     severity::warning,
                                     "{0} 没有（完全）写出：{1}。",
                                     "{0} is not, or not wholly, written: {2}.",
                                     "若需要保留它，请改用 JSON 图格式。",
                                     "To keep it, write the graph as JSON."};

inline constexpr message would_be_lost{"group-would-be-lost",
                                       severity::error,
                                       "{0} 无法（完全）写出：{1}。",
                                       "{0} cannot, or not wholly, be written: {2}.",
                                       "请改用 JSON 图格式，或允许损失。",
                                       "Write the graph as JSON, or allow for losses."};

inline constexpr message unknown_form{"group-unknown-form",
                                      severity::error,
                                      "没有名为“{0}”的图格式，可选：{1}。",
                                      "There is no form of graphs named \"{0}\"; there are: {1}.",
                                      "请改用其中之一。",
                                      "Use one of them."};

inline constexpr message form_not_read{
    "group-form-not-read",           severity::error,
    "格式“{0}”只能写出，不能读入。", "The form \"{0}\" can be written, but not read.",
    "请改用可以读入的格式。",        "Use a form that can be read."};

inline constexpr message form_not_written{
    "group-form-not-written",        severity::error,
    "格式“{0}”只能读入，不能写出。", "The form \"{0}\" can be read, but not written.",
    "请改用可以写出的格式。",        "Use a form that can be written."};

inline constexpr message form_is_files{
    "group-form-is-files",
    severity::error,
    "格式“{0}”由几个文件构成，不能写成一个文本。",
    "The form \"{0}\" is several files, and cannot be written as one text.",
    "请写入一个文件夹。",
    "Write it into a folder."};

inline constexpr message form_takes_one_text{"group-form-takes-one-text",
                                             severity::error,
                                             "格式“{0}”由一个文件构成，给出了 {1} 个。",
                                             "The form \"{0}\" is one file; {1} were given.",
                                             "请逐个读入。",
                                             "Read them one by one."};

inline constexpr message form_without_text{
    "group-form-without-text",   severity::error,
    "没有给出格式“{0}”的文件。", "No file of the form \"{0}\" was given.",
    "请至少给出一个文件。",      "Give one file at least."};

inline constexpr message day_not_later{
    "group-day-not-later",
    severity::error,
    "集团沿革已算到 {1}，不能再接上 {0}。",
    "The lineage goes to {1} already; {0} cannot follow.",
    "请按日期先后接续；更早的日子须重新计算。",
    "Continue day by day, later days after earlier ones; compute anew for earlier days."};

inline constexpr message outside_lineage{
    "group-outside-lineage",
    severity::error,
    "{0} 不在集团沿革的范围之内：{1} 至 {2}。",
    "{0} is outside the days of the lineage: {1} to {2}.",
    "请把沿革接续到那一天，或询问范围内的日子。",
    "Continue the lineage to that day, or ask about a day within it."};

inline constexpr message unknown_group_id{
    "group-unknown-id",
    severity::error,
    "沿革中没有编号为“{0}”的集团。",
    "The lineage has no group with the id \"{0}\".",
    "请核对编号；编号由顶端主体的编号、“@”和成立日期组成。",
    "Check the id: that of the party at its top, \"@\", and the day it was formed."};

inline constexpr message bad_observation{
    "group-bad-observation",
    severity::error,
    "{0} 的集团“{1}”不能成立：{2}。",
    "The group \"{1}\" of {0} cannot be: {3}.",
    "每个主体只属于一个自己的集团，集团的锚定主体须是其自己的成员。",
    "A party has one group of its own, and the anchor of a group is a member of its own."};

inline constexpr message lineage_contradiction{
    "group-lineage-contradiction",
    severity::error,
    "集团沿革自相矛盾：{0}。",
    "The lineage contradicts itself: {1}.",
    "请使用未经改动的沿革，或从关系重新计算。",
    "Use the lineage as it was written, or compute it anew from the relations."};

inline constexpr message holds_too_little{
    "group-holds-too-little",
    severity::error,
    "“{0}”在“{1}”中确定持有 {2}%，不足以出让 {3}%。",
    "\"{0}\" surely holds {2}% of \"{1}\", too little to sell {3}%.",
    "请减少出让的比例，或更正持股关系。",
    "Sell less, or correct the holdings."};

inline constexpr message votes_stated_apart{
    "group-votes-stated-apart",
    severity::error,
    "“{0}”在“{1}”中的表决权另有约定，收购多少表决权不能从股份得出。",
    "The votes of \"{0}\" in \"{1}\" are stated apart from its shares, so that an acquisition of "
    "shares does not tell the votes.",
    "请改为删去原有关系、加入新的持股和表决权关系。",
    "Drop the old relations and add the new ones, of shares and of votes, instead."};

inline constexpr message bad_acquisition{
    "group-bad-acquisition",
    severity::error,
    "收购第 {0} 项不能成立：{1}。",
    "The acquisition {0} cannot be: {2}.",
    "收购方与出让方须是不同的主体，比例大于 0 且不超过 100。",
    "Buyer and seller are two parties, and the percentage is above 0 and at most 100."};

inline constexpr message no_such_relation{
    "group-no-such-relation",
    severity::error,
    "没有编号为“{0}”、且在所问之日成立的关系。",
    "There is no relation with the id \"{0}\" that holds on the day asked about.",
    "请核对关系的编号和日期。",
    "Check the id of the relation and its days."};

inline constexpr message relation_named_twice{"group-relation-named-twice",
                                              severity::error,
                                              "一次变更中两次提到关系“{0}”。",
                                              "One change names the relation \"{0}\" twice.",
                                              "每条关系在一次变更中只删除或改写一次。",
                                              "Drop or restate each relation once in a change."};

inline constexpr message no_rows_to_change{
    "group-no-rows-to-change",
    severity::error,
    "“{0}”改变的是汇总的行或汇率，而没有给出要汇总什么。",
    "\"{0}\" changes rows or rates of a total, but nothing to add up was given.",
    "请给出要汇总的行（命令行为 --rows），或删去它。",
    "Give what to add up (--rows on the command line), or leave it out."};

inline constexpr message not_followed{
    "group-not-followed",
    severity::error,
    "子公司所持母公司股份无表决权时，控制关系不能随变更增量更新。",
    "Where shares that subsidiaries hold of their parents carry no votes, control does not follow "
    "changes one by one.",
    "请不用该规则建立索引，或在每次变更后重新计算。",
    "Make the index without that rule, or compute anew after each change."};

inline constexpr message several_relations{
    "group-several-relations",
    severity::error,
    "“{0}”在所问之日有 {1} 条同类关系，不能确定是哪一条。",
    "\"{0}\" is {1} relations of one type on the day asked about; which of them is meant cannot be "
    "told.",
    "请同时给出关系的编号。",
    "Give the id of the relation, too."};

inline constexpr message no_such_hierarchy{
    "group-no-such-hierarchy",
    severity::error,
    "关系“{0}”所属的层级在关系图中不存在。",
    "The hierarchy of the relation \"{0}\" is none of the graph.",
    "请使用关系图中已有的层级名称。",
    "Name a hierarchy that the graph has."};

inline constexpr std::array all{&entry_without,
                                &entry_unknown_party,
                                &unknown_party,
                                &bad_threshold,
                                &row_unknown_party,
                                &row_no_attribute,
                                &bad_criterion,
                                &party_twice,
                                &no_such_party,
                                &bad_share,
                                &bad_period,
                                &too_large,
                                &ownership_cycle,
                                &held_by_itself,
                                &above_whole,
                                &stated_twice,
                                &refused_by_strict,
                                &closed_ownership,
                                &not_converged,
                                &limit_reached,
                                &field_kind,
                                &field_missing,
                                &field_code,
                                &field_format,
                                &field_length,
                                &field_range,
                                &field_condition,
                                &statement_twice,
                                &record_of_two_kinds,
                                &cannot_be_written,
                                &unknown_form,
                                &form_not_read,
                                &form_not_written,
                                &form_takes_one_text,
                                &day_not_later,
                                &outside_lineage,
                                &unknown_group_id,
                                &bad_observation,
                                &lineage_contradiction,
                                &holds_too_little,
                                &votes_stated_apart,
                                &bad_acquisition,
                                &no_such_relation,
                                &relation_named_twice,
                                &no_rows_to_change,
                                &not_followed,
                                &several_relations,
                                &no_such_hierarchy,
                                &bad_rate,
                                &rate_twice,
                                &not_written,
                                &would_be_lost,
                                &form_is_files,
                                &form_without_text};

} // namespace tenet::group_messages

#endif
