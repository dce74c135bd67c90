#ifndef TENET_CSV_MESSAGES_HPP
#define TENET_CSV_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `csv` can report.
namespace tenet::csv_messages {

inline constexpr message bad_utf8{
    "csv-bad-utf8",
    severity::error,
    "此处的字节 0x{0} 不是有效的 UTF-8。",
    "The byte 0x{0} here is not valid UTF-8.",
    "请以 UTF-8 编码保存文件；电子表格软件中该格式通常名为“CSV UTF-8”。",
    "Save the file as UTF-8; spreadsheets call this format \"CSV UTF-8\"."};

inline constexpr message nul_byte{"csv-nul-byte",
                                  severity::error,
                                  "此处有一个 NUL 字节，CSV 文本中不应出现。",
                                  "There is a NUL byte here, which does not belong into CSV text.",
                                  "请检查文件是否为二进制文件，或是否以 UTF-16 编码保存。",
                                  "Check whether the file is binary or was saved as UTF-16."};

inline constexpr message unclosed_quote{
    "csv-unclosed-quote",
    severity::error,
    "此处开始的引号直到文件末尾都没有闭合。",
    "The quote that begins here is not closed before the end of the file.",
    "请补上结束的引号；字段内的引号要写两次。",
    "Add the closing quote; a quote inside a field is written twice."};

inline constexpr message text_behind_quote{
    "csv-text-behind-quote",
    severity::error,
    "结束引号之后应为分隔符或行尾，却还有其他文字。",
    "A separator or the end of the line was expected behind the closing quote.",
    "请将整个字段放在引号内；字段内的引号要写两次。",
    "Put the whole field into quotes; a quote inside a field is written twice."};

inline constexpr message field_too_long{
    "csv-field-too-long",
    severity::error,
    "字段有 {0} 字节，超过 {1} 字节的上限。",
    "The field has {0} bytes, more than the limit of {1}.",
    "请检查此前是否有引号没有闭合，或缩短该字段。",
    "Look for an unclosed quote before it, or shorten the field."};

inline constexpr message too_many_columns{"csv-too-many-columns",
                                          severity::error,
                                          "这一行的列数超过 {0} 列的上限。",
                                          "This row has more than {0} columns, which is the limit.",
                                          "请检查分隔符是否设置正确。",
                                          "Check whether the separator is the right one."};

inline constexpr message unnamed_column{
    "csv-unnamed-column",          severity::warning,
    "第 {0} 列没有列名，已忽略。", "Column {0} has no name; it is ignored.",
    "请填写列名，或删除该列。",    "Name the column or remove it."};

inline constexpr message unnamed_column_refused{
    "csv-unnamed-column-refused", severity::error,
    "第 {0} 列没有列名。",        "Column {0} has no name.",
    "请填写列名，或删除该列。",   "Name the column or remove it."};

inline constexpr message unknown_column{
    "csv-unknown-column",
    severity::warning,
    "“{1}”没有名为“{0}”的字段，该列已忽略。",
    "A {2} has no field \"{0}\"; the column is ignored.",
    "请对照字段表检查列名，或删除该列。",
    "Check the name against the field table, or remove the column."};

inline constexpr message unknown_column_close{
    "csv-unknown-column-close",
    severity::warning,
    "“{1}”没有名为“{0}”的字段，该列已忽略。是否应为“{3}”？",
    "A {2} has no field \"{0}\"; the column is ignored. Did you mean \"{3}\"?",
    "请对照字段表检查列名，或删除该列。",
    "Check the name against the field table, or remove the column."};

inline constexpr message unknown_column_refused{
    "csv-unknown-column-refused",
    severity::error,
    "“{1}”没有名为“{0}”的字段。",
    "A {2} has no field \"{0}\".",
    "请对照字段表检查列名，或删除该列。",
    "Check the name against the field table, or remove the column."};

inline constexpr message unknown_column_refused_close{
    "csv-unknown-column-refused-close",
    severity::error,
    "“{1}”没有名为“{0}”的字段。是否应为“{3}”？",
    "A {2} has no field \"{0}\". Did you mean \"{3}\"?",
    "请对照字段表检查列名，或删除该列。",
    "Check the name against the field table, or remove the column."};

inline constexpr message column_twice{"csv-column-twice",
                                      severity::error,
                                      "第 {1} 列和第 {2} 列都是字段“{0}”。",
                                      "Columns {1} and {2} both hold the field \"{0}\".",
                                      "请只保留其中一列。",
                                      "Keep one of them."};

inline constexpr message not_boolean{
    "csv-not-boolean",
    severity::error,
    "字段“{0}”的文本“{1}”既不是“是”也不是“否”。",
    "The text \"{1}\" of the field \"{0}\" is neither true nor false.",
    "请写 true 或 false，也可以写“是”或“否”。",
    "Write true or false; 是 and 否 are also understood."};

inline constexpr message not_temporal{"csv-not-temporal",
                                      severity::error,
                                      "字段“{0}”的文本“{1}”不是有效的{2}。",
                                      "The text \"{1}\" of the field \"{0}\" is not a valid {3}.",
                                      "请写成例如 {4} 的形式，并检查日期是否存在。",
                                      "Write it like {4}, and check that the date exists."};

inline constexpr message not_accepted{
    "csv-not-accepted",
    severity::error,
    "字段“{0}”不能取值“{1}”。",
    "The field \"{0}\" cannot take the value \"{1}\".",
    "请检查该值的范围，例如是否应为整数。",
    "Check the range of the value, e.g. whether it must be an integer."};

inline constexpr message not_in_a_cell{
    "csv-not-in-a-cell",
    severity::error,
    "字段“{0}”含有多个值，不能写在一个单元格中。",
    "The field \"{0}\" holds several values and cannot be written in one cell.",
    "请改用 JSON 文件提供该字段；列表的成员也可以写作“列表.成员”列。",
    "Supply the field in a JSON file; members of a list may also be columns named list.member."};

inline constexpr message null_not_allowed{
    "csv-null-not-allowed",           severity::error,
    "字段“{0}”不能为空值（“{1}”）。", "The field \"{0}\" cannot be null (\"{1}\").",
    "没有值时请将单元格留空。",       "Leave the cell empty if there is no value."};

inline constexpr message unknown_code{
    "csv-unknown-code",
    severity::error,
    "字段“{0}”的代码“{1}”不在代码表“{2}”中。",
    "The code \"{1}\" of the field \"{0}\" is not in the code list \"{2}\".",
    "请使用该代码表中的代码或名称。",
    "Use a code or a label of that list."};

inline constexpr message unknown_code_close{
    "csv-unknown-code-close",
    severity::error,
    "字段“{0}”的代码“{1}”不在代码表“{2}”中。是否应为“{3}”？",
    "The code \"{1}\" of the field \"{0}\" is not in the code list \"{2}\". Did you mean \"{3}\"?",
    "请使用该代码表中的代码或名称。",
    "Use a code or a label of that list."};

inline constexpr std::array all{&bad_utf8,
                                &nul_byte,
                                &unclosed_quote,
                                &text_behind_quote,
                                &field_too_long,
                                &too_many_columns,
                                &unnamed_column,
                                &unnamed_column_refused,
                                &unknown_column,
                                &unknown_column_close,
                                &unknown_column_refused,
                                &unknown_column_refused_close,
                                &column_twice,
                                &not_boolean,
                                &not_temporal,
                                &not_accepted,
                                &not_in_a_cell,
                                &null_not_allowed,
                                &unknown_code,
                                &unknown_code_close};

} // namespace tenet::csv_messages

#endif
