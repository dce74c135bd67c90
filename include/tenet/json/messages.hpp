#ifndef TENET_JSON_MESSAGES_HPP
#define TENET_JSON_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `json` can report.
namespace tenet::json_messages {

inline constexpr message empty_text{
    "json-empty",
    severity::error,
    "文本中没有 JSON 值。",
    "The text holds no JSON value.",
    "请检查文件是否为空或尚未写完；空对象写作 {{}}。",
    "Check whether the file is empty or was cut off; an empty object is written {{}}."};

inline constexpr message too_large{"json-too-large",
                                   severity::error,
                                   "JSON 文本有 {0} 字节，超过 {1} 字节的上限。",
                                   "The JSON text has {0} bytes, more than the limit of {1}.",
                                   "请拆分文件，或由宿主程序提高上限。",
                                   "Split the file, or let the host raise the limit."};

inline constexpr message too_many_values{
    "json-too-many-values",
    severity::error,
    "JSON 文本中的值和名称超过 {0} 个的上限。",
    "The JSON text has more than {0} values and names, which is the limit.",
    "请拆分文件，或由宿主程序提高上限。",
    "Split the file, or let the host raise the limit."};

inline constexpr message too_deep{
    "json-too-deep",
    severity::error,
    "数组和对象的嵌套超过 {0} 层的上限。",
    "Arrays and objects are nested more than {0} levels deep, which is the limit.",
    "请减少嵌套层数。",
    "Nest less deeply."};

inline constexpr message string_too_long{
    "json-string-too-long",
    severity::error,
    "字符串超过 {0} 字节的上限。",
    "The string is longer than the limit of {0} bytes.",
    "请缩短该文本；如果它本不该这么长，请检查是否遗漏了引号。",
    "Shorten the text; if it should not be that long, look for a missing quote."};

inline constexpr message bad_utf8{"json-bad-utf8",
                                  severity::error,
                                  "此处的字节 0x{0} 不是有效的 UTF-8。",
                                  "The byte 0x{0} here is not valid UTF-8.",
                                  "请以 UTF-8 编码保存文件。",
                                  "Save the file as UTF-8."};

inline constexpr message value_expected{
    "json-value-expected",
    severity::error,
    "此处应为一个值，却是“{0}”。",
    "A value was expected here, not \"{0}\".",
    "值可以是对象、数组、双引号中的文本、数字、true、false 或 null。",
    "A value is an object, an array, a text in double quotes, a number, true, false or null."};

inline constexpr message name_expected{
    "json-name-expected",
    severity::error,
    "此处应为双引号中的成员名称，却是“{0}”。",
    "The name of a member, in double quotes, was expected here, not \"{0}\".",
    "请将名称写在双引号中，例如 \"id\": 1。",
    "Write the name in double quotes, e.g. \"id\": 1."};

inline constexpr message colon_expected{
    "json-colon-expected",
    severity::error,
    "成员名称之后应为冒号，却是“{0}”。",
    "A colon was expected behind the name of the member, not \"{0}\".",
    "请在名称和值之间写半角冒号，例如 \"id\": 1。",
    "Put an ASCII colon between name and value, e.g. \"id\": 1."};

inline constexpr message comma_expected{
    "json-comma-expected",
    severity::error,
    "此处应为逗号或“{1}”，却是“{0}”。",
    "A comma or \"{1}\" was expected here, not \"{0}\".",
    "请检查前一个值之后是否遗漏了逗号，以及括号是否配对。",
    "Look for a missing comma behind the value before, and check that the brackets match."};

inline constexpr message trailing_comma{"json-trailing-comma",
                                        severity::error,
                                        "最后一个元素之后多了一个逗号。",
                                        "There is a comma behind the last element.",
                                        "请删除该逗号。",
                                        "Remove this comma."};

inline constexpr message text_behind{"json-text-behind",
                                     severity::error,
                                     "JSON 值已经结束，其后还有“{0}”。",
                                     "The JSON value has ended, but \"{0}\" follows.",
                                     "一个文件只能有一个值；多个值请放入一个数组。",
                                     "A file holds one value; put several into an array."};

inline constexpr message unclosed{"json-unclosed",
                                  severity::error,
                                  "文本在此结束，但第 {1} 行的“{0}”没有闭合。",
                                  "The text ends here, but the \"{0}\" of line {1} is not closed.",
                                  "请补上缺少的括号；文件也可能没有写完。",
                                  "Add the missing bracket; the file may also have been cut off."};

inline constexpr message unclosed_comment{
    "json-unclosed-comment",    severity::error,
    "此处开始的注释没有结束。", "The comment that begins here does not end.",
    "请以 */ 结束注释。",       "End the comment with */."};

inline constexpr message unclosed_string{
    "json-unclosed-string",
    severity::error,
    "此处开始的字符串没有在本行结束。",
    "The string that begins here does not end on its line.",
    "请补上结束的双引号；字符串内的换行写作 \\n。",
    "Add the closing double quote; a line break inside a string is written \\n."};

inline constexpr message control_in_string{"json-control-in-string",
                                           severity::error,
                                           "字符串中含有控制字符 {0}。",
                                           "The string contains the control character {0}.",
                                           "请用转义写法，例如制表符写作 \\t。",
                                           "Write it as an escape, e.g. \\t for a tab."};

inline constexpr message bad_escape{
    "json-bad-escape",
    severity::error,
    "“{0}”不是 JSON 的转义写法。",
    "\"{0}\" is not an escape of JSON.",
    "反斜杠本身写作 \\\\；Unicode 字符写作 \\u 加四位十六进制数。",
    "A backslash is written \\\\; a Unicode character \\u and four hexadecimal digits."};

inline constexpr message lone_surrogate{
    "json-lone-surrogate",
    severity::error,
    "“{0}”只是代理对的一半，不是字符。",
    "\"{0}\" is one half of a surrogate pair, not a character.",
    "请直接写出该字符，或写全两个 \\u 转义，例如 \\ud83d\\ude00。",
    "Write the character itself or both halves, e.g. \\ud83d\\ude00."};

inline constexpr message bad_number{
    "json-bad-number",
    severity::error,
    "“{0}”不是 JSON 的数字写法。",
    "\"{0}\" is not a number of JSON.",
    "数字不能以 0、+ 或小数点开头，小数点后须有数字，例如 0.5、-12、1e6。",
    "A number does not begin with 0, + or a point and has digits behind the point, e.g. 0.5, -12, "
    "1e6."};

inline constexpr message bad_syntax{"json-syntax",
                                    severity::error,
                                    "此处不符合 JSON 语法。",
                                    "This does not follow the syntax of JSON.",
                                    "请对照 RFC 8259 检查此处的写法。",
                                    "Check this place against RFC 8259."};

inline constexpr message duplicate_name{
    "json-duplicate-name",
    severity::error,
    "名称“{0}”在同一对象中重复，前一个在第 {1} 行。",
    "The name \"{0}\" occurs twice in one object, the first time on line {1}.",
    "请删除其中一个，或改用不同的名称。",
    "Remove one of them, or rename it."};

inline constexpr message object_expected{
    "json-object-expected",     severity::error,
    "“{0}”应为对象，却是{1}。", "A {2} must be an object, not {3}.",
    "请将各字段写在花括号中。", "Write its fields in braces."};

inline constexpr message wrong_type{
    "json-wrong-type",
    severity::error,
    "字段“{0}”应为{1}，却是{2}。",
    "The field \"{0}\" must be {3}, not {4}.",
    "请按字段表改写该值；没有值时请省略该字段。",
    "Write the value as the field table says; leave the field out if there is no value."};

inline constexpr message not_accepted{
    "json-not-accepted",
    severity::error,
    "字段“{0}”不能取值“{1}”。",
    "The field \"{0}\" cannot take the value \"{1}\".",
    "请检查该值的范围，例如是否应为整数。",
    "Check the range of the value, e.g. whether it must be an integer."};

inline constexpr message bad_temporal{"json-bad-temporal",
                                      severity::error,
                                      "字段“{0}”的文本“{1}”不是有效的{2}。",
                                      "The text \"{1}\" of the field \"{0}\" is not a valid {3}.",
                                      "请写成例如 {4} 的形式，并检查日期是否存在。",
                                      "Write it like {4}, and check that the date exists."};

inline constexpr message null_not_allowed{
    "json-null-not-allowed",  severity::error,
    "字段“{0}”不能为 null。", "The field \"{0}\" cannot be null.",
    "没有值时请省略该字段。", "Leave the field out if there is no value."};

inline constexpr message unknown_code{
    "json-unknown-code",
    severity::error,
    "字段“{0}”的代码“{1}”不在代码表“{2}”中。",
    "The code \"{1}\" of the field \"{0}\" is not in the code list \"{2}\".",
    "请使用该代码表中的代码或名称。",
    "Use a code or a label of that list."};

inline constexpr message unknown_code_close{
    "json-unknown-code-close",
    severity::error,
    "字段“{0}”的代码“{1}”不在代码表“{2}”中。是否应为“{3}”？",
    "The code \"{1}\" of the field \"{0}\" is not in the code list \"{2}\". Did you mean \"{3}\"?",
    "请使用该代码表中的代码或名称。",
    "Use a code or a label of that list."};

inline constexpr message required_missing{"json-required-missing",
                                          severity::error,
                                          "“{0}”缺少必填字段“{2}”（{3}）。",
                                          "This {1} lacks the required field \"{2}\".",
                                          "请补上该字段。",
                                          "Supply the field."};

inline constexpr message field_twice{"json-field-twice",
                                     severity::error,
                                     "字段“{0}”以两个名称各出现一次。",
                                     "The field \"{0}\" is given twice, under both its names.",
                                     "请只保留中文名或英文名中的一个。",
                                     "Keep either the Chinese or the English name."};

inline constexpr message unknown_member{
    "json-unknown-member",
    severity::warning,
    "“{1}”没有名为“{0}”的字段，已忽略。",
    "A {2} has no field \"{0}\"; it is ignored.",
    "请对照字段表检查名称，或删除该成员。",
    "Check the name against the field table, or remove the member."};

inline constexpr message unknown_member_close{
    "json-unknown-member-close",
    severity::warning,
    "“{1}”没有名为“{0}”的字段，已忽略。是否应为“{3}”？",
    "A {2} has no field \"{0}\"; it is ignored. Did you mean \"{3}\"?",
    "请对照字段表检查名称，或删除该成员。",
    "Check the name against the field table, or remove the member."};

inline constexpr message unknown_member_refused{
    "json-unknown-member-refused",
    severity::error,
    "“{1}”没有名为“{0}”的字段。",
    "A {2} has no field \"{0}\".",
    "请对照字段表检查名称，或删除该成员。",
    "Check the name against the field table, or remove the member."};

inline constexpr message unknown_member_refused_close{
    "json-unknown-member-refused-close",
    severity::error,
    "“{1}”没有名为“{0}”的字段。是否应为“{3}”？",
    "A {2} has no field \"{0}\". Did you mean \"{3}\"?",
    "请对照字段表检查名称，或删除该成员。",
    "Check the name against the field table, or remove the member."};

inline constexpr message no_kind{
    "json-no-kind",
    severity::error,
    "此对象没有写明值的种类。",
    "This object does not say the kind of a value.",
    "请写成例如 {{\"date\": \"2026-01-31\"}} 或 {{\"context\": {{...}}}} 的形式。",
    "Write it like {{\"date\": \"2026-01-31\"}} or {{\"context\": {{...}}}}."};

inline constexpr message not_of_kind{"json-not-of-kind",       severity::error,
                                     "“{0}”不是有效的{1}。",   "\"{0}\" is not a valid {2}.",
                                     "请按该种类的写法改正。", "Write it as that kind is written."};

inline constexpr message no_double{
    "json-no-double",
    severity::error,
    "数字 {0} 不是有限的双精度数，没有规范形式（RFC 8785）。",
    "The number {0} is no finite double and has no canonical form (RFC 8785).",
    "请把它写成字符串。",
    "Write it as a string."};

inline constexpr std::array all{&empty_text,
                                &no_double,
                                &too_large,
                                &too_many_values,
                                &too_deep,
                                &string_too_long,
                                &bad_utf8,
                                &value_expected,
                                &name_expected,
                                &colon_expected,
                                &comma_expected,
                                &trailing_comma,
                                &text_behind,
                                &unclosed,
                                &unclosed_comment,
                                &unclosed_string,
                                &control_in_string,
                                &bad_escape,
                                &lone_surrogate,
                                &bad_number,
                                &bad_syntax,
                                &duplicate_name,
                                &object_expected,
                                &wrong_type,
                                &not_accepted,
                                &bad_temporal,
                                &null_not_allowed,
                                &unknown_code,
                                &unknown_code_close,
                                &required_missing,
                                &field_twice,
                                &unknown_member,
                                &unknown_member_close,
                                &unknown_member_refused,
                                &unknown_member_refused_close,
                                &no_kind,
                                &not_of_kind};

} // namespace tenet::json_messages

#endif
