#ifndef TENET_PORTFOLIO_MESSAGES_HPP
#define TENET_PORTFOLIO_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `portfolio` can report.
namespace tenet::portfolio_messages {

inline constexpr message unknown_type{
    "portfolio-unknown-type",
    severity::error,
    "记录类型“{0}”不在本目录中。",
    "The record type \"{0}\" does not belong to this catalogue.",
    "请先把该记录类型登记到目录，再添加记录。",
    "Register the record type in the catalogue before adding records of it."};

inline constexpr message no_object{
    "portfolio-no-object",
    severity::error,
    "类型为“{0}”的一条记录没有内容。",
    "A record of type \"{0}\" has no content.",
    "请提供记录对象；要删除记录，请列入删除项。",
    "Supply the object of the record; to delete one, list it as a removal."};

inline constexpr message no_key{"portfolio-no-key",
                                severity::error,
                                "一条{2}记录没有填写主键“{3}”。",
                                "A record of type \"{0}\" has no key: \"{1}\" is not filled in.",
                                "请为每条记录填写各自的主键。",
                                "Give every record a key of its own."};

inline constexpr message duplicate_key{
    "portfolio-duplicate-key",
    severity::error,
    "{2}“{0}”出现了不止一次，前一次在 {3}。",
    "The {1} \"{0}\" occurs more than once; it was first given at {3}.",
    "请删除重复的记录，或为其中一条改用别的主键。",
    "Remove the duplicate, or give one of them another key."};

inline constexpr message nothing_to_delete{
    "portfolio-nothing-to-delete",
    severity::error,
    "要删除的记录不存在：类型“{0}”，主键“{1}”。",
    "There is no record of type \"{0}\" with the key \"{1}\" to delete.",
    "请核对记录类型和主键。",
    "Check the record type and the key."};

inline constexpr message unresolved_reference{
    "portfolio-unresolved-reference",
    severity::warning,
    "“{3}”指向的{4}“{0}”不存在；依赖它的规则将无法判定。",
    "\"{1}\" refers to the {2} \"{0}\", which does not exist; rules that need it cannot be judged.",
    "请补充该记录，或改正引用。",
    "Supply that record, or correct the reference."};

inline constexpr message dangling_reference{
    "portfolio-dangling-reference", severity::error,
    "“{3}”指向的{4}“{0}”不存在。",  "\"{1}\" refers to the {2} \"{0}\", which does not exist.",
    "请补充该记录，或改正引用。",   "Supply that record, or correct the reference."};

inline constexpr message something_else_expected{"portfolio-something-else-expected",
                                                 severity::error,
                                                 "此处应为{0}。",
                                                 "{1} is expected here.",
                                                 "请对照文档改正此处的写法。",
                                                 "Write it as the documentation shows."};

inline constexpr message member_needed{"portfolio-member-needed", severity::error,
                                       "缺少成员“{0}”。",         "The member \"{0}\" is missing.",
                                       "请补上该成员。",          "Add it."};

inline constexpr message span_backwards{"portfolio-span-backwards",
                                        severity::error,
                                        "期间的结束日 {1} 早于起始日 {0}。",
                                        "The span ends on {1}, before it begins on {0}.",
                                        "请调换或改正两个日期。",
                                        "Swap or correct the two dates."};

inline constexpr message no_accounts_stated{
    "portfolio-no-accounts-stated",
    severity::error,
    "客户名单为空，该声明不涉及任何客户。",
    "The list of accounts is empty, so the statement is about none.",
    "请列出客户编号；若涉及全部客户，请删除 accounts。",
    "List the ids of the accounts; if all are meant, remove accounts."};

inline constexpr message unknown_collection{
    "portfolio-unknown-collection",
    severity::error,
    "不认识集合“{0}”。{1}",
    "There is no collection \"{0}\".{2}",
    "请使用记录类型或集合的中文名或英文名。",
    "Use the name of a record type or collection, in English or Chinese."};

inline constexpr message no_manifest{
    "portfolio-no-manifest",
    severity::warning,
    "没有清单文件 {0}，所有集合都视为不完整。",
    "There is no manifest {0}, so no collection is known to be complete.",
    "请提供清单，说明提供了哪些集合、涉及哪些客户和期间。",
    "Supply one that states which collections are supplied, for which accounts and "
    "period."};

inline constexpr message file_not_there{
    "portfolio-file-not-there",    severity::error,
    "清单提到的文件“{0}”不存在。", "The manifest names the file \"{0}\", which is not there.",
    "请补上该文件，或改正清单。",  "Supply the file, or correct the manifest."};

inline constexpr message unknown_file{
    "portfolio-unknown-file",
    severity::warning,
    "文件“{0}”不属于任何记录类型，未读取。{1}",
    "The file \"{0}\" belongs to no record type and was not read.{2}",
    "请以集合名命名文件（.json 或 .csv），或在清单的 files 中说明如何读取。",
    "Name it after a collection (.json or .csv), or say under files in the manifest "
    "how to read it."};

inline constexpr message unknown_file_refused{
    "portfolio-unknown-file-refused",
    severity::error,
    "文件“{0}”不属于任何记录类型。{1}",
    "The file \"{0}\" belongs to no record type.{2}",
    "请以集合名命名文件（.json 或 .csv），在清单的 files 中说明如何读取，或移走该文件。",
    "Name it after a collection (.json or .csv), say under files in the manifest how "
    "to read it, or move it away."};

inline constexpr message unreadable_file{
    "portfolio-unreadable-file",        severity::error,    "无法读取文件“{0}”。",
    "The file \"{0}\" cannot be read.", "请检查读取权限。", "Check that it may be read."};

inline constexpr message not_owned{
    "portfolio-not-owned",
    severity::error,
    "记录类型“{0}”的对象由宿主程序保管，不能从文本读入。",
    "Records of type \"{0}\" live in the host and cannot be read from a text.",
    "请由宿主程序添加这类记录。",
    "Let the host add records of this type."};

inline constexpr message empty_csv{"portfolio-empty-csv",
                                   severity::error,
                                   "文件为空，连列名也没有。",
                                   "The file is empty: there is not even a header.",
                                   "请至少写出一行列名，或删除该文件。",
                                   "Write at least the names of the columns, or remove the file."};

inline constexpr message column_needed{"portfolio-column-needed",
                                       severity::error,
                                       "缺少必填字段“{1}”（{0}）的列。",
                                       "There is no column for the required field \"{0}\".",
                                       "请补上该列。",
                                       "Add the column."};

inline constexpr message cell_needed{
    "portfolio-cell-needed",      severity::error,
    "必填字段“{1}”（{0}）为空。", "The required field \"{0}\" is empty.",
    "请填写该单元格。",           "Fill in the cell."};

inline constexpr message row_width{"portfolio-row-width",
                                   severity::error,
                                   "本行有 {0} 个单元格，而列名有 {1} 个。",
                                   "The row has {0} cells, but the header has {1}.",
                                   "请检查分隔符和引号。",
                                   "Check separators and quotes."};

inline constexpr message rows_disagree{
    "portfolio-rows-disagree",
    severity::error,
    "字段“{0}”与同一记录的第 {3} 行不一致：“{1}”与“{2}”。",
    "The field \"{0}\" differs from line {3} of the same record: \"{1}\" and \"{2}\".",
    "同一主键的各行，其列表以外的字段须一致或留空。",
    "Rows with one key must agree outside their lists, or leave the cell empty."};

inline constexpr message mapping_not_a_char{
    "portfolio-mapping-not-a-character",
    severity::error,
    "“{0}”应为单个 ASCII 字符。",
    "\"{0}\" should be a single ASCII character.",
    "分隔符和引号须为互不相同的单个字符，且不是换行符。",
    "Separator and quote are single characters that differ and end no line."};

inline constexpr message mapping_unknown_word{
    "portfolio-mapping-unknown-word",
    severity::error,
    "“{0}”不是这里可用的词；可用：{1}。",
    "\"{0}\" is not a word for this place; known are: {1}.",
    "请改用列出的词。",
    "Use one of those listed."};

inline constexpr message mapping_unknown_column{
    "portfolio-mapping-unknown-column", severity::error,
    "映射没有名为“{0}”的列。{1}",       "The mapping has no column \"{0}\".{2}",
    "请在 columns 中先定义该列。",      "Define it under columns, before its use."};

inline constexpr message mapping_unknown_field{
    "portfolio-mapping-unknown-field", severity::error,
    "“{1}”没有字段“{0}”。{2}",         "A {1} has no field \"{0}\".{3}",
    "请对照字段表改正字段名。",        "Correct the name after the field table."};

inline constexpr message mapping_wrong_kind{
    "portfolio-mapping-wrong-kind",   severity::error,
    "字段“{0}”是{1}，不能取自{2}。",  "The field \"{0}\" is a {3} and cannot be filled from a {4}.",
    "请在列的 as 中给出合适的类型。", "Give the column a fitting type under as."};

inline constexpr message mapping_field_needed{
    "portfolio-mapping-field-needed",   severity::error,
    "记录“{0}”的字段“{1}”必须有来源。", "The field \"{1}\" of the record \"{0}\" needs a source.",
    "请在 fields 中为它指定列或常量。", "Give it a column or a constant under fields."};

inline constexpr message mapping_bad_pattern{
    "portfolio-mapping-bad-pattern",
    severity::error,
    "日期格式“{0}”须含年（yyyy）、月（M 或 MM）、日（d 或 dd）。",
    "The date pattern \"{0}\" has to hold a year (yyyy), a month (M or MM) and a day "
    "(d or dd).",
    "例如 yyyy-MM-dd HH:mm:ss 或 M/d/yyyy。",
    "For example yyyy-MM-dd HH:mm:ss, or M/d/yyyy."};

inline constexpr message mapping_one_source{"portfolio-mapping-one-source",
                                            severity::error,
                                            "此处须恰好给出一种来源：{0}。",
                                            "Exactly one source is needed here: {0}.",
                                            "请保留其中一种。",
                                            "Keep one of them."};

inline constexpr message mapping_file_column{
    "portfolio-mapping-file-column",
    severity::error,
    "文件没有映射所需的列“{0}”。{1}",
    "The file has no column \"{0}\", which the mapping needs.{2}",
    "请改正映射的 from，或检查文件的列名与分隔符。",
    "Correct from in the mapping, or check the header and separator of the file."};

inline constexpr message mapping_bad_cell{"portfolio-mapping-bad-cell",
                                          severity::error,
                                          "列“{0}”的内容“{1}”不是{2}。",
                                          "The cell \"{1}\" of the column \"{0}\" is not a {3}.",
                                          "请改正该单元格，或调整该列的读取格式。",
                                          "Correct the cell, or the format of the column."};

inline constexpr message mapping_unknown_code{
    "portfolio-mapping-unknown-code",
    severity::error,
    "列“{0}”的代码“{1}”没有对应关系。",
    "The code \"{1}\" of the column \"{0}\" stands for nothing.",
    "请在 codes 中补上该代码，或用 otherwise 说明如何处理。",
    "Add it under codes, or say under otherwise what becomes of it."};

inline constexpr message mapping_not_in_list{
    "portfolio-mapping-not-in-list",
    severity::error,
    "字段“{0}”的值“{1}”不在代码表“{2}”中。",
    "The value \"{1}\" of the field \"{0}\" is not in the code list \"{2}\".",
    "请用 codes 换成代码表中的代码，或扩充代码表。",
    "Translate it with codes, or extend the code list."};

inline constexpr message mapping_no_value{
    "portfolio-mapping-no-value",         severity::error,
    "记录“{0}”的必填字段“{1}”没有值。",   "The required field \"{1}\" of a {0} has no value.",
    "请填写该单元格，或用筛选排除该行。", "Fill in the cell, or leave the row out with a filter."};

inline constexpr message mapping_no_null{"portfolio-mapping-no-null",
                                         severity::error,
                                         "字段“{0}”不能为空值。",
                                         "The field \"{0}\" cannot be null.",
                                         "请改正空值的写法（null_text），或填写该单元格。",
                                         "Correct null_text, or fill in the cell."};

inline constexpr message mapping_same_key{
    "portfolio-mapping-same-key",        severity::error,
    "主键“{0}”的记录“{1}”不止一行。",    "More than one row makes the {1} \"{0}\".",
    "请删除重复的行，或去掉 same_key。", "Remove the duplicate, or drop same_key."};

inline constexpr message mapping_not_stored{
    "portfolio-mapping-not-stored", severity::error,
    "字段“{0}”不接受值 {1}。",      "The field \"{0}\" does not accept the value {1}.",
    "请检查该值的范围和类型。",     "Check its range and type."};

inline constexpr message mapping_feel_failed{"portfolio-mapping-feel-failed",
                                             severity::error,
                                             "表达式“{0}”无法计算：{1}",
                                             "The expression \"{0}\" cannot be computed: {2}",
                                             "请检查它所读的值。",
                                             "Check the values it reads."};

inline constexpr message mapping_quarantined{
    "portfolio-mapping-quarantined",
    severity::warning,
    "文件“{0}”有 {1} 行被隔离，未读入。",
    "{1} rows of the file \"{0}\" were quarantined and not read.",
    "请查看映射报告中的原因与位置。",
    "See the mapping report for reasons and places."};

inline constexpr std::array all{&unknown_type,
                                &no_object,
                                &no_key,
                                &duplicate_key,
                                &nothing_to_delete,
                                &unresolved_reference,
                                &dangling_reference,
                                &something_else_expected,
                                &member_needed,
                                &span_backwards,
                                &no_accounts_stated,
                                &unknown_collection,
                                &no_manifest,
                                &file_not_there,
                                &unknown_file,
                                &unknown_file_refused,
                                &unreadable_file,
                                &not_owned,
                                &empty_csv,
                                &column_needed,
                                &cell_needed,
                                &row_width,
                                &rows_disagree,
                                &mapping_not_a_char,
                                &mapping_unknown_word,
                                &mapping_unknown_column,
                                &mapping_unknown_field,
                                &mapping_wrong_kind,
                                &mapping_field_needed,
                                &mapping_bad_pattern,
                                &mapping_one_source,
                                &mapping_file_column,
                                &mapping_bad_cell,
                                &mapping_unknown_code,
                                &mapping_not_in_list,
                                &mapping_no_value,
                                &mapping_no_null,
                                &mapping_same_key,
                                &mapping_not_stored,
                                &mapping_feel_failed,
                                &mapping_quarantined};

} // namespace tenet::portfolio_messages

#endif
