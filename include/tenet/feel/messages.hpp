#ifndef TENET_FEEL_MESSAGES_HPP
#define TENET_FEEL_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the language FEEL can report besides its built-ins: errors of a text when it is compiled,
/// and, under `strict`, operations without an answer when it runs.
namespace tenet::feel_messages {

inline constexpr message text_too_long{"feel-text-too-long",
                                       severity::error,
                                       "表达式长 {0} 字节，超过 {1} 字节的上限。",
                                       "The expression has {0} bytes, more than the limit of {1}.",
                                       "请把表达式拆成几个较短的部分。",
                                       "Split the expression into shorter parts."};

inline constexpr message too_deep{"feel-too-deep",
                                  severity::error,
                                  "表达式嵌套超过 {0} 层。",
                                  "The expression is nested more than {0} levels deep.",
                                  "请把内层部分提取为单独的表达式。",
                                  "Move inner parts into expressions of their own."};

inline constexpr message unexpected{
    "feel-unexpected",
    severity::error,
    "此处不应出现“{0}”，应为{1}。",
    "Unexpected \"{0}\" here; {2} was expected.",
    "请检查此处之前是否缺少运算符、逗号或括号。",
    "Check whether an operator, a comma or a bracket is missing before it."};

inline constexpr message unexpected_end{"feel-unexpected-end",
                                        severity::error,
                                        "表达式意外结束，应为{1}。",
                                        "The expression ends too early; {2} was expected.",
                                        "请补全表达式。",
                                        "Complete the expression."};

inline constexpr message unexpected_character{"feel-unexpected-character",
                                              severity::error,
                                              "字符 U+{0} 不能出现在表达式中。",
                                              "The character U+{0} cannot stand in an expression.",
                                              "请删除该字符，或将文字放入双引号内。",
                                              "Remove it, or put text into double quotes."};

inline constexpr message unterminated_string{
    "feel-unterminated-string",
    severity::error,
    "此处开始的字符串没有结束的双引号。",
    "The string that begins here has no closing double quote.",
    "请在字符串末尾加上 \"；字符串内的双引号写作 \\\"。",
    "Add \" at its end; a double quote inside is written \\\"."};

inline constexpr message bad_escape{
    "feel-bad-escape",
    severity::error,
    "字符串中的转义“{0}”无效。",
    "\"{0}\" is not a valid escape in a string.",
    "可用的转义有 \\\" \\' \\\\ \\n \\r \\t、\\u 加 4 位十六进制数、\\U 加 6 位十六进制数。",
    "Use \\\" \\' \\\\ \\n \\r \\t, \\u with 4 or \\U with 6 hexadecimal digits."};

inline constexpr message unterminated_comment{
    "feel-unterminated-comment",     severity::error,
    "此处开始的注释没有结束的 */。", "The comment that begins here has no closing */.",
    "请在注释末尾加上 */。",         "Add */ at its end."};

inline constexpr message bad_at_literal{
    "feel-bad-at-literal",
    severity::error,
    "“{0}”不是日期、时间、日期时间或时长。",
    "\"{0}\" is no date, time, date and time or duration.",
    "请写成例如 @\"2026-01-31\"、@\"09:30:00\"、@\"2026-01-31T09:30:00\"、@\"P1Y\" 或 @\"PT8H\"。",
    "Write e.g. @\"2026-01-31\", @\"09:30:00\", @\"2026-01-31T09:30:00\", @\"P1Y\" or @\"PT8H\"."};

inline constexpr message unknown_name{"feel-unknown-name",
                                      severity::error,
                                      "名称“{0}”不存在。",
                                      "There is no name \"{0}\" here.",
                                      "请检查拼写，或在表达式之前定义该名称。",
                                      "Check the spelling, or define the name before it is used."};

inline constexpr message unknown_name_near{
    "feel-unknown-name-near",         severity::error,     "名称“{0}”不存在。",
    "There is no name \"{0}\" here.", "您是否想写“{1}”？", "Did you mean \"{1}\"?"};

inline constexpr message unknown_field{"feel-unknown-field",   severity::error,
                                       "“{1}”没有字段“{0}”。", "\"{1}\" has no field \"{0}\".",
                                       "请检查字段的拼写。",   "Check the spelling of the field."};

inline constexpr message unknown_field_near{
    "feel-unknown-field-near",       severity::error,     "“{1}”没有字段“{0}”。",
    "\"{1}\" has no field \"{0}\".", "您是否想写“{2}”？", "Did you mean \"{2}\"?"};

inline constexpr message unknown_type{
    "feel-unknown-type",
    severity::error,
    "类型“{0}”不存在。",
    "There is no type \"{0}\".",
    "可用的类型有 Any、number、string、boolean、date、time、date and time、days and time duration、"
    "years and months duration、list<...>、context<...>、range<...>、function<...> 以及记录类型。",
    "Use Any, number, string, boolean, date, time, date and time, days and time duration, years "
    "and months duration, list<...>, context<...>, range<...>, function<...> or a record type."};

inline constexpr message unknown_parameter{
    "feel-unknown-parameter",
    severity::error,
    "函数“{0}”没有名为“{1}”的参数组合。",
    "The function \"{0}\" has no form with the parameters \"{1}\".",
    "请检查参数名称以及是否缺少必需的参数。",
    "Check the names of the parameters and whether one is missing."};

inline constexpr message wrong_argument_count{
    "feel-wrong-argument-count",    severity::error,
    "函数“{0}”不接受 {1} 个参数。", "The function \"{0}\" does not take {1} arguments.",
    "请检查参数的个数。",           "Check the number of arguments."};

inline constexpr message duplicate_name{
    "feel-duplicate-name",       severity::error,
    "名称“{0}”在此处重复出现。", "The name \"{0}\" is given twice here.",
    "请为其中一个改名。",        "Rename one of them."};

inline constexpr message no_arithmetic{"feel-no-arithmetic",
                                       severity::error,
                                       "运算“{0}”不适用于{1}与{3}。",
                                       "The operation \"{0}\" does not apply to {2} and {4}.",
                                       "请检查两侧的值以及是否为空值。",
                                       "Check the values on both sides, and whether one is null."};

inline constexpr message no_number{"feel-no-number",
                                   severity::error,
                                   "运算“{0}”没有有限的结果。",
                                   "The operation \"{0}\" has no finite result.",
                                   "请检查除数是否为零以及数值是否过大。",
                                   "Check whether the divisor is zero or a number is too large."};

inline constexpr message out_of_time{
    "feel-out-of-time",
    severity::error,
    "日期或时长的计算超出可表示的范围。",
    "The date or duration computed lies outside the range that can be held.",
    "请检查参与计算的日期和时长。",
    "Check the dates and durations involved."};

inline constexpr message not_comparable{
    "feel-not-comparable",
    severity::error,
    "{0}与{2}无法比较。",
    "{1} and {3} cannot be compared.",
    "请比较同一类型的值，并先排除空值。",
    "Compare values of the same type, and rule out null first."};

inline constexpr message not_boolean{"feel-not-boolean",
                                     severity::error,
                                     "此处应为真或假，实际为{0}。",
                                     "True or false was expected here, not {1}.",
                                     "请把该值改写为条件，例如用比较运算。",
                                     "Make a condition of it, e.g. by a comparison."};

inline constexpr message no_member{"feel-no-member",
                                   severity::error,
                                   "{1}没有名为“{0}”的成员。",
                                   "{2} has no member \"{0}\".",
                                   "请检查名称以及点号左侧的值。",
                                   "Check the name and the value left of the dot."};

inline constexpr message no_entry{"feel-no-entry",
                                  severity::error,
                                  "此处没有名为“{0}”的值。",
                                  "There is no value named \"{0}\" here.",
                                  "请检查名称的拼写以及列表项所含的成员。",
                                  "Check the spelling and which entries the list items have."};

inline constexpr message bad_index{"feel-bad-index",
                                   severity::error,
                                   "列表有 {1} 项，没有第 {0} 项。",
                                   "The list has {1} items and no item {0}.",
                                   "序号从 1 数起，从末尾数起用负数。",
                                   "Indexes begin at 1, or at -1 from the end."};

inline constexpr message bad_filter{"feel-bad-filter",
                                    severity::error,
                                    "筛选条件应为真假或序号，实际为{0}。",
                                    "A filter must be a condition or an index, not {1}.",
                                    "请检查方括号内的表达式。",
                                    "Check the expression inside the brackets."};

inline constexpr message not_iterable{"feel-not-iterable",
                                      severity::error,
                                      "无法逐项遍历{0}。",
                                      "{1} cannot be iterated over.",
                                      "请给出列表，或两端均为整数或日期的范围。",
                                      "Give a list, or a range between integers or dates."};

inline constexpr message bad_range{
    "feel-bad-range",
    severity::error,
    "范围的两端无效：{0}与{2}。",
    "The ends of the range are not valid: {1} and {3}.",
    "两端须为同一可比较的类型，且下端不大于上端。",
    "Both ends must have one comparable type, the lower not above the upper."};

inline constexpr message not_a_function{"feel-not-a-function",
                                        severity::error,
                                        "无法调用{0}。",
                                        "{1} cannot be called.",
                                        "请检查括号左侧是否为函数。",
                                        "Check whether a function stands left of the brackets."};

inline constexpr message bad_arguments{
    "feel-bad-arguments",
    severity::error,
    "函数的参数个数或名称不符，给出 {0} 个。",
    "The number or the names of the arguments do not fit the function; {0} were given.",
    "请按函数定义给出参数。",
    "Give the arguments that the function defines."};

inline constexpr message repeated_entry{
    "feel-repeated-entry",     severity::error,
    "上下文中的键“{0}”重复。", "The key \"{0}\" occurs twice in the context.",
    "每个键只能写一次。",      "Write every key once."};

inline constexpr message unknown_zone{
    "feel-unknown-zone",
    severity::error,
    "“{0}”不是有效的日期或时间，或其时区不在所提供的时区数据中。",
    "\"{0}\" is no valid date or time, or its zone is not in the zone data supplied.",
    "请检查写法，并提供含有该时区的数据。",
    "Check how it is written, and supply data that has the zone."};

inline constexpr message external_function{
    "feel-external-function",
    severity::error,
    "没有名为“{0}”的外部函数。",
    "There is no external function \"{0}\".",
    "请由宿主程序登记该函数，或用 FEEL 书写函数体。",
    "Have the host register it, or write the body of the function in FEEL."};

inline constexpr message external_arguments{
    "feel-external-arguments",      severity::error,
    "外部函数不接受参数 {0}。",     "The external function does not take the argument {0}.",
    "请检查参数的类型与取值范围。", "Check the type of the argument and whether it is in range."};

inline constexpr message wrong_type{
    "feel-wrong-type",
    severity::error,
    "值 {0} 不符合类型 {1}。",
    "The value {0} is not of the type {1}.",
    "请检查该值，或修改声明的类型及其允许值。",
    "Check the value, or change the declared type and its allowed values."};

// Of exhausted limits: {0} is the amount, {1} and {2} the place.

inline constexpr message steps_exhausted{
    "feel-steps-exhausted",
    severity::error,
    "计算超过 {0} 步的上限，位置：{1}。",
    "The evaluation took more than its limit of {0} steps, at {2}.",
    "请简化表达式、减少数据，或提高步数上限。",
    "Simplify the expression, give it less data, or raise the limit of steps."};

inline constexpr message memory_exhausted{
    "feel-memory-exhausted",
    severity::error,
    "计算所生成的值超过 {0} 字节内存的上限，位置：{1}。",
    "The values made take more memory than the limit of {0} bytes, at {2}.",
    "请减少生成的列表和文本，或提高内存上限。",
    "Make fewer and shorter lists and texts, or raise the limit of memory."};

inline constexpr message depth_exhausted{
    "feel-depth-exhausted",
    severity::error,
    "函数调用嵌套超过 {0} 层的上限，位置：{1}。",
    "Function calls are nested deeper than the limit of {0}, at {2}.",
    "请检查递归是否会结束，或提高调用深度上限。",
    "Check that the recursion ends, or raise the limit of call depth."};

inline constexpr message nesting_exhausted{
    "feel-nesting-exhausted",
    severity::error,
    "运算或值的嵌套超过 {0} 层的上限，位置：{1}。",
    "Operations or values are nested deeper than the limit of {0}, at {2}.",
    "请检查递归是否会结束，或减少嵌套。",
    "Check that the recursion ends, or nest less."};

inline constexpr message list_exhausted{"feel-list-exhausted",
                                        severity::error,
                                        "列表超过 {0} 项的上限，位置：{1}。",
                                        "A list has more items than the limit of {0}, at {2}.",
                                        "请减少列表的项数，或提高上限。",
                                        "Make the list shorter, or raise the limit of list items."};

inline constexpr message text_exhausted{
    "feel-text-exhausted",
    severity::error,
    "生成的文本超过 {0} 字节的上限，位置：{1}。",
    "A text made is longer than the limit of {0} bytes, at {2}.",
    "请缩短文本，或提高上限。",
    "Make the text shorter, or raise the limit of text length."};

inline constexpr std::array all{&text_too_long,
                                &too_deep,
                                &unexpected,
                                &unexpected_end,
                                &unexpected_character,
                                &unterminated_string,
                                &bad_escape,
                                &unterminated_comment,
                                &bad_at_literal,
                                &unknown_name,
                                &unknown_name_near,
                                &unknown_field,
                                &unknown_field_near,
                                &unknown_type,
                                &unknown_parameter,
                                &wrong_argument_count,
                                &duplicate_name,
                                &no_arithmetic,
                                &no_number,
                                &out_of_time,
                                &not_comparable,
                                &not_boolean,
                                &no_member,
                                &no_entry,
                                &bad_index,
                                &bad_filter,
                                &not_iterable,
                                &bad_range,
                                &not_a_function,
                                &bad_arguments,
                                &repeated_entry,
                                &unknown_zone,
                                &external_function,
                                &external_arguments,
                                &wrong_type,
                                &steps_exhausted,
                                &memory_exhausted,
                                &depth_exhausted,
                                &nesting_exhausted,
                                &list_exhausted,
                                &text_exhausted};

} // namespace tenet::feel_messages

#endif
