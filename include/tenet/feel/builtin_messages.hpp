#ifndef TENET_FEEL_BUILTIN_MESSAGES_HPP
#define TENET_FEEL_BUILTIN_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the built-in functions of FEEL can report, under `strict`, when a call has no answer.
/// Argument 0 is always the name of the function.
namespace tenet::feel_builtin_messages {

inline constexpr message argument_kind{"feel-argument-kind",
                                       severity::error,
                                       "函数“{0}”的第 {1} 个参数应为{2}，实际为{4}。",
                                       "Argument {1} of the function \"{0}\" must be {3}, not {5}.",
                                       "请检查该参数的值，并先排除空值。",
                                       "Check the value of the argument, and rule out null first."};

inline constexpr message argument_range{
    "feel-argument-range",
    severity::error,
    "函数“{0}”的第 {1} 个参数超出允许的范围：{2}。",
    "Argument {1} of the function \"{0}\" is out of range: {2}.",
    "请检查该参数的取值。",
    "Check the value of the argument."};

inline constexpr message item_kind{
    "feel-item-kind",
    severity::error,
    "函数“{0}”要求列表各项为{1}，其中有一项为{3}。",
    "The function \"{0}\" needs a list whose items are {2}; one of them is {4}.",
    "请先筛选列表，去掉空值和其他类型的项。",
    "Filter the list first, leaving out nulls and items of other types."};

inline constexpr message empty_list{
    "feel-empty-list",
    severity::error,
    "函数“{0}”对项数不足的列表没有结果。",
    "The function \"{0}\" has no result for a list with so few items.",
    "请先用 count 检查列表的项数。",
    "Check the number of items with count first."};

inline constexpr message no_result{
    "feel-no-result",
    severity::error,
    "函数“{0}”对 {1} 没有有限的结果。",
    "The function \"{0}\" has no finite result for {1}.",
    "请检查参数：例如负数没有平方根，零没有对数。",
    "Check the argument: a negative number has no square root, zero has no logarithm."};

inline constexpr message not_readable{
    "feel-not-readable",
    severity::error,
    "函数“{0}”无法读取文本“{1}”。",
    "The function \"{0}\" cannot read the text \"{1}\".",
    "请检查文本的写法，例如日期写作 2026-01-31，时长写作 P1Y 或 PT8H。",
    "Check how it is written: a date is 2026-01-31, a duration P1Y or PT8H."};

inline constexpr message not_existing{
    "feel-not-existing",
    severity::error,
    "函数“{0}”的各参数不能组成存在的日期或时间。",
    "The arguments of the function \"{0}\" do not make an existing date or time.",
    "请检查年、月、日以及时、分、秒的取值。",
    "Check year, month and day, or hour, minute and second."};

inline constexpr message bad_pattern{
    "feel-bad-pattern",
    severity::error,
    "函数“{0}”的正则表达式“{1}”无效，问题在第 {2} 个字符（从 1 数起）附近。",
    "The regular expression \"{1}\" of the function \"{0}\" is not valid; the problem is near "
    "character {2}, counted from 1.",
    "请使用 XPath 的正则表达式语法；字面上的 . ? * + ( ) [ ] {{ }} | \\ ^ $ 前须加反斜杠。",
    "Use the syntax of XPath; put a backslash before . ? * + ( ) [ ] {{ }} | \\ ^ $ where they "
    "stand for themselves."};

inline constexpr message bad_flags{"feel-bad-flags",
                                   severity::error,
                                   "函数“{0}”的标志“{1}”无效。",
                                   "The flags \"{1}\" of the function \"{0}\" are not valid.",
                                   "可用的标志为 s、m、i、x、q。",
                                   "The flags are s, m, i, x and q."};

inline constexpr message bad_replacement{
    "feel-bad-replacement",
    severity::error,
    "函数“{0}”的替换文本“{1}”无效。",
    "The replacement \"{1}\" of the function \"{0}\" is not valid.",
    "请用 $1 引用分组；字面上的 $ 与 \\ 分别写作 \\$ 与 \\\\。",
    "Refer to groups as $1; write a dollar sign as \\$ and a backslash as \\\\."};

inline constexpr message empty_match{
    "feel-empty-match",
    severity::error,
    "函数“{0}”的正则表达式“{1}”会匹配空文本。",
    "The regular expression \"{1}\" of the function \"{0}\" matches the empty text.",
    "请改写表达式，使其至少匹配一个字符。",
    "Change it so that it matches at least one character."};

inline constexpr message pattern_too_costly{
    "feel-pattern-too-costly",
    severity::error,
    "正则表达式的匹配超过 {0} 次尝试的上限，位置：{1}。",
    "Matching a regular expression takes more than its limit of {0} attempts, at {2}.",
    "请避免嵌套的重复，例如用 a+ 代替 (a+)+。",
    "Avoid nested repetition: write a+ instead of (a+)+."};

inline constexpr message not_ordered{"feel-not-ordered",
                                     severity::error,
                                     "函数“{0}”无法比较{1}与{3}。",
                                     "The function \"{0}\" cannot compare {2} and {4}.",
                                     "请只给出同一类型且可比较的值。",
                                     "Give values of one type that can be compared."};

inline constexpr message function_answer{
    "feel-function-answer",
    severity::error,
    "传给函数“{0}”的函数应返回真或假，实际返回{1}。",
    "The function given to \"{0}\" must answer true or false, not {2}.",
    "请把函数体改写为条件，例如 function(x, y) x < y。",
    "Make its body a condition, e.g. function(x, y) x < y."};

inline constexpr message repeated_key{
    "feel-repeated-key",
    severity::error,
    "函数“{0}”的条目中键“{1}”重复。",
    "The key \"{1}\" occurs twice in the entries of the function \"{0}\".",
    "每个键只能出现一次。",
    "Give every key once."};

inline constexpr message bad_entry{
    "feel-bad-entry",
    severity::error,
    "函数“{0}”的条目须为含有 key（文本）与 value 的上下文。",
    "Every entry of the function \"{0}\" must be a context with key (a string) and value.",
    "请写成 {{key: \"a\", value: 1}} 的形式。",
    "Write entries as {{key: \"a\", value: 1}}."};

inline constexpr message unknown_key{"feel-unknown-key",
                                     severity::error,
                                     "函数“{0}”：“{2}”没有字段“{1}”。",
                                     "The function \"{0}\": \"{2}\" has no field \"{1}\".",
                                     "请检查字段的拼写。",
                                     "Check the spelling of the field."};

inline constexpr std::array all{
    &argument_kind, &argument_range,     &item_kind,   &empty_list,      &no_result,
    &not_readable,  &not_existing,       &bad_pattern, &bad_flags,       &bad_replacement,
    &empty_match,   &pattern_too_costly, &not_ordered, &function_answer, &repeated_key,
    &bad_entry,     &unknown_key};

} // namespace tenet::feel_builtin_messages

#endif
