#ifndef TENET_POLICY_MESSAGES_HPP
#define TENET_POLICY_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `policy` can report.
namespace tenet::policy::messages {

inline constexpr message folder_unreadable{
    "policy-folder-unreadable",          severity::error,    "无法读取文件夹“{0}”",
    "The folder \"{0}\" cannot be read", "请检查路径和权限", "Check the path and the permissions"};

inline constexpr message pack_empty{"policy-pack-empty",
                                    severity::error,
                                    "制度包“{0}”中没有 JSON 文件",
                                    "The pack \"{0}\" holds no JSON file",
                                    "请指向包含 regulation 与 articles 的文件夹",
                                    "Point to a folder with `regulation` and `articles`"};

inline constexpr message regulation_missing{
    "policy-regulation-missing",          severity::error,
    "制度包缺少 regulation 成员",         "The pack has no member `regulation`",
    "请在一个文件中写明制度的标识与标题", "State the regulation's id and title in one file"};

inline constexpr message given_twice{"policy-given-twice", severity::error,
                                     "{0}“{2}”定义了两次", "The {1} \"{2}\" is defined twice",
                                     "请保留一个或改名",   "Keep one of them, or rename one"};

inline constexpr message table_file_unknown{
    "policy-table-file-unknown",
    severity::error,
    "制度包中没有决策表文件“{0}”",
    "The pack has no file \"{0}\" with a decision table",
    "请把 .csv、.md 或 .dmn 文件放在制度包的文件夹中，或改正名称",
    "Put the .csv, .md or .dmn file into the pack's folder, or correct the name"};

inline constexpr message table_not_told{
    "policy-table-not-told",
    severity::error,
    "“{0}”中有 {1} 个可选的决策表，应恰好有一个",
    "\"{0}\" has {1} decision tables to choose from; it must be one",
    "请用 decision 写明决策的名称或标识",
    "Name the decision, or give its id, in \"decision\""};

inline constexpr message policy_file_unknown{
    "policy-group-policy-unknown",
    severity::error,
    "制度包中没有集团口径文件“{0}”",
    "The pack has no file \"{0}\" with a policy for groups",
    "请把名称以 .policy.json 结尾的文件放在制度包的文件夹中，或改正名称",
    "Put a file whose name ends in .policy.json into the pack's folder, or correct the name"};

inline constexpr message groups_need_records{
    "policy-groups-need-records",
    severity::error,
    "集团口径“{0}”需要记录类型 organisation 与 relationship，以及客户的字段 organisation",
    "The grouping \"{0}\" needs the record types organisation and relationship, and a field "
    "organisation of accounts",
    "请使用本库的这些记录类型",
    "Use these record types of the library"};

inline constexpr message lineage_of_no_grouping{
    "policy-lineage-of-no-grouping",
    severity::error,
    "判定环境为“{0}”给出了集团沿革，但制度中没有这个集团口径",
    "The context has a lineage for \"{0}\", which is no grouping of the regulation",
    "请用制度中 groups 的编号给出沿革，或去掉它",
    "Give the lineage under the id of one of the regulation's groups, or leave it out"};

inline constexpr message grouping_unused{"policy-grouping-unused",
                                         severity::note,
                                         "集团口径“{0}”没有被任何规则或指标使用",
                                         "No rule or measure reads the grouping \"{0}\"",
                                         "请删除它或在规则中引用",
                                         "Remove it, or use it in a rule"};

inline constexpr message measure_too_low{"policy-measure-too-low",
                                         severity::error,
                                         "指标“{0}”为 {1}，低于它的下限 {2}",
                                         "The measure \"{0}\" is {1}, below its lowest value {2}",
                                         "请检查事实，或改正指标的 lowest",
                                         "Check the facts, or correct `lowest` of the measure"};

inline constexpr message model_file_unknown{
    "policy-model-file-unknown",
    severity::error,
    "制度包中没有决策模型文件“{0}”",
    "The pack has no file \"{0}\" with a decision model",
    "请把 .dmn 文件放在制度包的文件夹中，或改正名称",
    "Put the .dmn file into the pack's folder, or correct the name"};

inline constexpr message model_input_unknown{
    "policy-model-input-unknown",   severity::error,
    "决策“{0}”没有输入“{1}”",       "The decision \"{0}\" has no input \"{1}\"",
    "请只给出决策模型中定义的输入", "Give only inputs that the model defines"};

inline constexpr message model_input_unknown_close{
    "policy-model-input-unknown-close",
    severity::error,
    "决策“{0}”没有输入“{1}”，是否指“{2}”",
    "The decision \"{0}\" has no input \"{1}\"; did you mean \"{2}\"",
    "请只给出决策模型中定义的输入",
    "Give only inputs that the model defines"};

inline constexpr message model_input_not_given{
    "policy-model-input-not-given",
    severity::error,
    "没有给出决策“{0}”所需的输入“{1}”",
    "The decision \"{0}\" needs the input \"{1}\", which is not given",
    "请在 inputs 中写明取值；确实没有的写 null",
    "State in \"inputs\" what it is; null where there is none"};

inline constexpr message bad_duration{"policy-bad-duration",
                                      severity::error,
                                      "“{0}”不是时长",
                                      "\"{0}\" is not a duration",
                                      "请使用 ISO 8601，如 P6M、P30D、PT4H",
                                      "Use ISO 8601, e.g. P6M, P30D, PT4H"};

inline constexpr message value_dates_overlap{
    "policy-value-dates-overlap", severity::error,
    "参数“{0}”在 {1} 有两个取值", "The parameter \"{0}\" has two values on {1}",
    "请让各取值的有效期互不重叠", "Let the spans of its values not overlap"};

inline constexpr message no_value_on_date{
    "policy-no-value-on-date",          severity::error,
    "参数“{0}”在 {1} 没有取值",         "The parameter \"{0}\" has no value on {1}",
    "请补充一个自该日或更早生效的取值", "Add a value in force from that day or earlier"};

inline constexpr message parameter_unused{"policy-parameter-unused",
                                          severity::warning,
                                          "参数“{0}”没有被任何规则或指标使用",
                                          "No rule or measure reads the parameter \"{0}\"",
                                          "请删除它或在规则中引用",
                                          "Remove it, or use it in a rule"};

inline constexpr message measure_unused{"policy-measure-unused",
                                        severity::note,
                                        "指标“{0}”没有被任何规则使用",
                                        "No rule reads the measure \"{0}\"",
                                        "仅供查询时可忽略",
                                        "Nothing to do if it is only for information"};

inline constexpr message unknown_subject{
    "policy-unknown-subject",
    severity::error,
    "未知的对象类型“{0}”",
    "Unknown record type \"{0}\"",
    "请使用记录类型名，如 account 或 complaint，或 portfolio",
    "Use a record type such as account or complaint, or portfolio"};

inline constexpr message unknown_reference{
    "policy-unknown-reference", severity::error,    "{0}“{2}”不存在",
    "There is no {1} \"{2}\"",  "请检查标识的拼写", "Check the spelling of the id"};

inline constexpr message measure_circle{"policy-measure-circle",
                                        severity::error,
                                        "指标“{0}”直接或间接引用了自身",
                                        "The measure \"{0}\" refers to itself, directly or not",
                                        "请拆开循环引用",
                                        "Break the circle"};

inline constexpr message population_in_account_measure{
    "policy-population-in-account-measure",
    severity::error,
    "单个客户的指标“{0}”不能读取总体指标“{1}”",
    "The account measure \"{0}\" cannot read the population measure \"{1}\"",
    "请使用 share 或 rank 类指标，或在规则中比较两者",
    "Use a measure of kind share or rank, or compare the two in a rule"};

inline constexpr message measure_not_scalar{
    "policy-measure-not-scalar",       severity::error,
    "指标的结果应为单个值，而不是{0}", "The result of a measure must be a single value, not a {1}",
    "请在表达式中求和、计数或取一项",  "Sum, count or pick one item in the expression"};

inline constexpr message clause_uncovered{
    "policy-clause-uncovered",
    severity::error,
    "条款 {0} 既没有规则，也没有说明原因",
    "The clause {0} has neither a rule nor a reason for having none",
    "请为其编写规则，或在 no_rule 中说明原因",
    "Write a rule for it, or state the reason in `no_rule`"};

inline constexpr message clause_unknown{
    "policy-clause-unknown",
    severity::error,
    "规则“{0}”引用的条款 {1} 不存在",
    "The rule \"{0}\" cites the clause {1}, which does not exist",
    "请引用本条的款号",
    "Cite a clause of its article"};

inline constexpr message member_for_kind{
    "policy-member-for-kind",           severity::error, "{0}类规则缺少“{1}”",
    "A rule of kind {0} needs \"{1}\"", "请补上该成员",  "Add the member"};

inline constexpr message table_gap{"policy-table-gap",
                                   severity::warning,
                                   "决策表“{0}”有空缺：{1}",
                                   "The table \"{0}\" has a gap: {1}",
                                   "请增加一行，或确认该情形不会出现",
                                   "Add a row, or make sure this cannot occur"};

inline constexpr message table_overlap{"policy-table-overlap",
                                       severity::error,
                                       "决策表“{0}”的第 {1} 行与第 {2} 行在 {3} 时冲突",
                                       "Rows {1} and {2} of the table \"{0}\" conflict at {3}",
                                       "请收窄其中一行，或改用 first 命中策略",
                                       "Narrow one of them, or use the hit policy `first`"};

inline constexpr message value_of_wrong_kind{
    "policy-value-of-wrong-kind",           severity::error, "“{0}”应为{1}，实际为{2}",
    "\"{0}\" should be a {3} but is a {4}", "请检查表达式",  "Check the expression"};

inline constexpr message calendar_needed{
    "policy-calendar-needed",       severity::error,
    "没有提供覆盖该时段的工作日历", "No working calendar that covers this span was supplied",
    "请在上下文中提供工作日历",     "Supply a working calendar in the context"};

inline constexpr message no_class{"policy-no-class",        severity::error,
                                  "“{0}”没有给出任何等级",  "\"{0}\" yields no class",
                                  "请检查决策表是否有空缺", "Check the table for gaps"};

inline constexpr message no_decision{"policy-no-decision",
                                     severity::error,
                                     "规则“{0}”没有得出任何决定",
                                     "The rule \"{0}\" decides nothing",
                                     "请检查决策表是否有空缺，或表达式为何为空",
                                     "Check the table for gaps, or why the expression is null"};

inline constexpr message limit_denominator{
    "policy-limit-denominator",
    severity::error,
    "规则“{0}”的分母是 {1}，不大于零，无法计算比率",
    "The denominator of the rule \"{0}\" is {1}, not above zero: there is no ratio",
    "请检查分母的事实",
    "Check the facts of the denominator"};

inline constexpr message limit_stale{
    "policy-limit-stale",
    severity::error,
    "规则“{0}”所依据的数值截至 {1}，已过期，不能再用",
    "The rule \"{0}\" rests on a figure of {1}, which is too old to be used",
    "请提供更新的数值",
    "Supply a newer figure"};

inline constexpr message coverage_too_low{
    "policy-coverage-too-low",
    severity::error,
    "指标“{0}”只有 {1} 的成员有值，要求至少 {2}",
    "Only {1} of the members have a value for the measure \"{0}\", at least {2} are required",
    "请补充数据或降低最低覆盖率",
    "Supply more data, or lower the minimum coverage"};

inline constexpr message unknown_rule{
    "policy-unknown-rule",          severity::error,
    "没有名为“{0}”的规则或条",      "There is no rule or article \"{0}\"",
    "用 tenet lint 可列出全部规则", "`tenet lint` lists all rules"};

inline constexpr message unknown_subject_key{
    "policy-unknown-subject-key",
    severity::error,
    "组合中没有客户或其他规则对象“{0}”",
    "The portfolio has no account, or other subject of a rule, \"{0}\"",
    "请检查标识",
    "Check the id"};

inline constexpr message unknown_measure{
    "policy-unknown-measure",      severity::error, "没有名为“{0}”的指标",
    "There is no measure \"{0}\"", "请检查标识",    "Check the id"};

inline constexpr message instant_needed{"policy-instant-needed",
                                        severity::error,
                                        "判定时刻“{0}”没有时区",
                                        "The instant judged, \"{0}\", has no zone",
                                        "请写明时区，如 2026-01-05T00:00:00+08:00",
                                        "State the zone, e.g. 2026-01-05T00:00:00+08:00"};

inline constexpr message types_differ{
    "policy-types-differ",
    severity::error,
    "制度与组合使用不同的记录类型目录",
    "The regulation and the portfolio use different catalogues of record types",
    "请用同一目录编译制度并建立组合",
    "Compile the regulation and build the portfolio with the same catalogue"};

inline constexpr message cancelled{"policy-cancelled",
                                   severity::error,
                                   "已按调用方要求取消",
                                   "Cancelled as the caller asked",
                                   "",
                                   ""};

inline constexpr message test_unexpected{"policy-test-unexpected",
                                         severity::error,
                                         "测试“{0}”：规则 {1} 对 {2} 应为 {3}，实际为 {4}",
                                         "Test \"{0}\": rule {1} for {2} should be {3} but is {4}",
                                         "请修改规则或期望",
                                         "Change the rule or the expectation"};

inline constexpr std::array all{&folder_unreadable,
                                &pack_empty,
                                &regulation_missing,
                                &given_twice,
                                &table_file_unknown,
                                &table_not_told,
                                &policy_file_unknown,
                                &groups_need_records,
                                &lineage_of_no_grouping,
                                &grouping_unused,
                                &measure_too_low,
                                &model_file_unknown,
                                &model_input_unknown,
                                &model_input_unknown_close,
                                &model_input_not_given,
                                &bad_duration,
                                &value_dates_overlap,
                                &no_value_on_date,
                                &parameter_unused,
                                &measure_unused,
                                &unknown_subject,
                                &unknown_reference,
                                &measure_circle,
                                &population_in_account_measure,
                                &measure_not_scalar,
                                &clause_uncovered,
                                &clause_unknown,
                                &member_for_kind,
                                &table_gap,
                                &table_overlap,
                                &value_of_wrong_kind,
                                &calendar_needed,
                                &no_class,
                                &no_decision,
                                &limit_denominator,
                                &limit_stale,
                                &coverage_too_low,
                                &unknown_rule,
                                &unknown_subject_key,
                                &unknown_measure,
                                &instant_needed,
                                &types_differ,
                                &cancelled,
                                &test_unexpected};

} // namespace tenet::policy::messages

#endif
