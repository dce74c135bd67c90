#ifndef TENET_TABLE_MESSAGES_HPP
#define TENET_TABLE_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `table` can report: about a definition and the texts it is read from, about
/// an evaluation, about an analysis.
namespace tenet::table_messages {

inline constexpr message no_inputs{
    "table-no-inputs",          severity::error,
    "决策表“{0}”没有输入列。",  "The decision table \"{0}\" has no input column.",
    "请至少写一个输入表达式。", "Give at least one input expression."};

inline constexpr message no_outputs{
    "table-no-outputs",        severity::error,
    "决策表“{0}”没有输出列。", "The decision table \"{0}\" has no output column.",
    "请至少写一个输出。",      "Give at least one output."};

inline constexpr message too_many_rules{
    "table-too-many-rules",
    severity::error,
    "决策表“{0}”有 {1} 条规则，超过上限 {2}。",
    "The decision table \"{0}\" has {1} rules, more than the limit of {2}.",
    "请把决策表拆成几张，或提高上限。",
    "Split the table or raise the limit."};

inline constexpr message wrong_cells{
    "table-wrong-cells",
    severity::error,
    "规则 {0} 有 {1} 个条件单元格和 {2} 个结果单元格，应为 {3} 个和 {4} 个。",
    "Rule {0} has {1} condition cells and {2} result cells; {3} and {4} are needed.",
    "请为每一列写一个单元格；不限制取值时写“-”。",
    "Write one cell per column; \"-\" where any value will do."};

inline constexpr message duplicate_rule{
    "table-duplicate-rule",         severity::error,
    "规则标识“{0}”重复。",          "The rule id \"{0}\" is used twice.",
    "请让每条规则的标识各不相同。", "Give every rule an id of its own."};

inline constexpr message output_name{
    "table-output-name",
    severity::error,
    "第 {0} 个输出的名称“{1}”为空或重复。",
    "The name \"{1}\" of output {0} is empty or used twice.",
    "有多个输出时，每个输出都需要各不相同的名称。",
    "Where there are several outputs, each needs a name of its own."};

inline constexpr message value_not_constant{"table-value-not-constant",
                                            severity::error,
                                            "输出允许值“{0}”不是常量。",
                                            "The allowed output value \"{0}\" is not a constant.",
                                            "请写成字面量，例如 \"core\" 或 100。",
                                            "Write a literal such as \"core\" or 100."};

inline constexpr message output_not_allowed{
    "table-output-not-allowed",
    severity::error,
    "规则 {0} 的结果 {1} 不在输出“{2}”的允许值之内。",
    "The result {1} of rule {0} is not among the allowed values of the output \"{2}\".",
    "请改正结果，或把它加入允许值。",
    "Correct the result or add it to the allowed values."};

inline constexpr message priority_needs_values{
    "table-priority-needs-values",
    severity::error,
    "命中策略“{0}”需要输出列写明允许值，其先后即为优先次序。",
    "The hit policy \"{0}\" needs allowed values on an output; their order is the priority.",
    "请为输出列写“values”，优先者在前。",
    "Give an output \"values\", the one that goes first in front."};

inline constexpr message aggregation_outputs{
    "table-aggregation-outputs",
    severity::error,
    "汇总只能用于命中策略“collect”且只有一个输出的决策表。",
    "An aggregation is possible only with the hit policy \"collect\" and a single output.",
    "请去掉汇总方式，或只保留一个输出。",
    "Remove the aggregation or keep one output."};

inline constexpr message several_matches{
    "table-several-matches",
    severity::error,
    "决策表“{0}”要求至多一条规则命中，但规则 {1} 与 {2} 同时命中。",
    "In the decision table \"{0}\" at most one rule may match, but rules {1} and {2} both do.",
    "请修改这些规则使其互斥，或改用其他命中策略。",
    "Change the rules so that they exclude each other, or choose another hit policy."};

inline constexpr message matches_disagree{
    "table-matches-disagree",
    severity::error,
    "决策表“{0}”中同时命中的规则 {1} 与 {2} 给出了不同结果。",
    "In the decision table \"{0}\" the rules {1} and {2} both match and give different results.",
    "请让同时命中的规则结果一致，或改用其他命中策略。",
    "Let rules that match together agree, or choose another hit policy."};

inline constexpr message input_not_allowed{
    "table-input-not-allowed",
    severity::error,
    "决策表“{0}”的输入“{1}”取值 {2}，不在允许值之内。",
    "The input \"{1}\" of the decision table \"{0}\" is {2}, which is not an allowed value.",
    "请检查该事实的取值，或扩大允许值。",
    "Check the fact or widen the allowed values."};

inline constexpr message aggregation_impossible{
    "table-aggregation-impossible",
    severity::error,
    "决策表“{0}”的结果无法比较或相加。",
    "The results of the decision table \"{0}\" cannot be compared or added.",
    "汇总要求所有结果都是同一种可比较或可相加的值。",
    "An aggregation needs results of one kind that can be compared or added."};

inline constexpr message gap{"table-gap",
                             severity::warning,
                             "决策表“{0}”有空缺：{1} 时没有规则命中，例如 {2}。",
                             "The decision table \"{0}\" has a gap: no rule matches {1}, e.g. {2}.",
                             "请补充规则，或为输出写默认值。",
                             "Add a rule, or give the output a default."};

inline constexpr message overlap{
    "table-overlap",
    severity::error,
    "决策表“{0}”的规则 {1} 与 {2} 重叠：{3}，例如 {4}。",
    "The rules {1} and {2} of the decision table \"{0}\" overlap: {3}, e.g. {4}.",
    "请修改条件使规则互斥，或改用其他命中策略。",
    "Change the conditions so that they exclude each other, or choose another hit policy."};

inline constexpr message possible_overlap{
    "table-possible-overlap",
    severity::warning,
    "决策表“{0}”的规则 {1} 与 {2} 可能重叠：{3}，例如 {4}；有的列无法分析。",
    "The rules {1} and {2} of the decision table \"{0}\" may overlap: {3}, e.g. {4}; some columns "
    "cannot be analysed.",
    "请确认无法分析的列使这两条规则互斥。",
    "Make sure that the columns left out keep the rules apart."};

inline constexpr message masked{
    "table-masked-rule",
    severity::warning,
    "决策表“{0}”的规则 {1} 永远不起作用：{2} 已由规则 {3} 先行命中。",
    "Rule {1} of the decision table \"{0}\" never decides: {2} is taken by rules {3} before it.",
    "请删除该规则，或把它移到前面。",
    "Remove the rule or move it up."};

inline constexpr message never_matches{
    "table-rule-never-matches",
    severity::warning,
    "决策表“{0}”的规则 {1} 永远不会命中：其条件不包含任何可能的取值。",
    "Rule {1} of the decision table \"{0}\" never matches: its cells hold no possible value.",
    "请检查条件是否在允许值之内。",
    "Check whether its cells lie within the allowed values."};

inline constexpr message column_excluded{
    "table-column-excluded",
    severity::note,
    "决策表“{0}”的输入“{1}”含有需要计算的单元格，未参与空缺与重叠分析。",
    "The input \"{1}\" of the decision table \"{0}\" has cells that must be computed; it was left "
    "out of the analysis of gaps and overlaps.",
    "若要完整分析，请只用字面量、比较、区间和列表书写单元格。",
    "For a full analysis use only literals, comparisons, ranges and lists in the cells."};

inline constexpr message analysis_incomplete{
    "table-analysis-incomplete",
    severity::warning,
    "决策表“{0}”的空缺与重叠分析达到工作量上限，可能还有未列出的问题。",
    "The analysis of the decision table \"{0}\" reached its limit; there may be more findings.",
    "请拆分决策表，或提高分析的上限。",
    "Split the table or raise the limit of the analysis."};

inline constexpr message no_headings{
    "table-no-headings",
    severity::error,
    "没有标题行，看不出哪些列是输入、哪些列是输出。",
    "There is no row of headings that says which columns are inputs and which are outputs.",
    "请写一行标题，例如：输入：年营业额，输出：分级，说明。",
    "Write one, such as: input: annual_revenue, output: tier, note."};

inline constexpr message unknown_head_line{
    "table-unknown-head-line",
    severity::error,
    "标题行之前不能有以“{0}”开头的行。",
    "A line that begins with \"{0}\" cannot stand above the headings.",
    "标题行之前可写：决策表、名称、中文名称、英文名称、命中策略、汇总方式。",
    "What may stand there: table, name, name zh, name en, hit policy, aggregation."};

inline constexpr message line_twice{"table-line-twice",    severity::error,
                                    "“{0}”写了不止一次。", "\"{0}\" is given more than once.",
                                    "请只保留一处。",      "Keep one of them."};

inline constexpr message unknown_choice{
    "table-unknown-choice",     severity::error,
    "“{0}”不是“{1}”可选的值。", "\"{0}\" is none of the choices for \"{1}\".",
    "请改用其中之一：{2}。",    "Use one of these: {2}."};

inline constexpr message unmarked_column{
    "table-unmarked-column",
    severity::error,
    "第 {1} 列的标题“{0}”没有说明该列是什么。",
    "The heading \"{0}\" of column {1} does not say what the column is.",
    "请以“输入”“输出”或“批注”开头，例如“输入：年营业额”；或只写“规则”“说明”。",
    "Begin it with input, output or annotation, such as \"input: annual_revenue\"; or write just "
    "rule or note."};

inline constexpr message input_without_expression{
    "table-input-without-expression",
    severity::error,
    "第 {0} 列是输入，但标题没有写表达式。",
    "Column {0} is an input, but its heading has no expression.",
    "请写明，例如“输入：年营业额”。",
    "Add it, such as \"input: annual_revenue\"."};

inline constexpr message wrong_row{
    "table-wrong-row",
    severity::error,
    "这一行有 {0} 个单元格，应有 {1} 个。",
    "This row has {0} cells; {1} are needed.",
    "请为每一列写一个单元格；含有逗号或竖线的内容要按格式加引号或转义。",
    "Write one cell per column; quote or escape commas and bars inside a cell."};

inline constexpr message misplaced_cell{
    "table-misplaced-cell",
    severity::error,
    "“{0}”一行对第 {1} 列不适用。",
    "The row \"{0}\" cannot say anything about column {1}.",
    "请清空该单元格；“类型”“取值”用于输入和输出，“默认值”只用于输出。",
    "Empty the cell; types and values belong to inputs and outputs, defaults to outputs."};

inline constexpr message empty_result{"table-empty-result",
                                      severity::error,
                                      "规则 {0} 在第 {1} 列没有写结果。",
                                      "Rule {0} has no result in column {1}.",
                                      "请写出结果；没有结果时写 null。",
                                      "Write the result; null where there is none."};

inline constexpr message word_without_quotes{
    "table-word-without-quotes",
    severity::warning,
    "规则 {1} 第 {2} 列的“{0}”没有加引号，FEEL 会把它当作名称。",
    "The word {0} of rule {1}, column {2}, stands without quotes; FEEL takes it for a name.",
    "如果是文本，请加引号：\"{0}\"。",
    "If it is a text, put it in quotes: \"{0}\"."};

inline constexpr message no_markdown_table{
    "table-no-markdown-table",
    severity::error,
    "文件中没有表格：没有以“|”开头的行。",
    "The file holds no table: no line begins with \"|\".",
    "请写一个 Markdown 表格，第一行是标题。",
    "Write a Markdown table whose first line holds the headings."};

inline constexpr message second_markdown_table{
    "table-second-markdown-table",
    severity::error,
    "文件中有不止一个表格，第二个从这里开始。",
    "The file holds more than one table; the second begins here.",
    "请每个文件只写一个表格；表格中间不要有空行。",
    "Keep one table per file, without blank lines in it."};

inline constexpr message no_delimiter_row{
    "table-no-delimiter-row",
    severity::error,
    "标题行之后应为由“---”组成的分隔行，列数与标题行相同。",
    "A row of \"---\", as many as there are headings, was expected below the headings.",
    "请补上，例如：|---|---|。",
    "Add it, such as: |---|---|."};

inline constexpr std::array all{&no_inputs,
                                &no_outputs,
                                &too_many_rules,
                                &wrong_cells,
                                &duplicate_rule,
                                &output_name,
                                &value_not_constant,
                                &output_not_allowed,
                                &priority_needs_values,
                                &aggregation_outputs,
                                &several_matches,
                                &matches_disagree,
                                &input_not_allowed,
                                &aggregation_impossible,
                                &gap,
                                &overlap,
                                &possible_overlap,
                                &masked,
                                &never_matches,
                                &column_excluded,
                                &analysis_incomplete,
                                &no_headings,
                                &unknown_head_line,
                                &line_twice,
                                &unknown_choice,
                                &unmarked_column,
                                &input_without_expression,
                                &wrong_row,
                                &misplaced_cell,
                                &empty_result,
                                &word_without_quotes,
                                &no_markdown_table,
                                &second_markdown_table,
                                &no_delimiter_row};

} // namespace tenet::table_messages

#endif
