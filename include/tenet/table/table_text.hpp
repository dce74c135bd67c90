#ifndef TENET_TABLE_TABLE_TEXT_HPP
#define TENET_TABLE_TABLE_TEXT_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/table/decision_table.hpp>

#include <optional>
#include <string>
#include <string_view>

/// @file
/// Decision tables as people keep them: in a spreadsheet (CSV) and in a text (Markdown). Both hold
/// the same sheet; docs/decision-tables.md shows it.
///
/// A sheet has lines of a head, one row of headings, and rows below it, in this order. Words are
/// understood in Chinese and English, in any case of letters; a colon may stand behind a mark.
///
/// Head lines, each at most once, none required: `table` 决策表 (the id; the file's name without
/// folder and ending where absent), `name` 名称 (for both languages) or `name zh` 中文名称 and
/// `name en` 英文名称, `hit policy` 命中策略 (`unique` where absent; also in the standard's letters
/// U A P F C R O, `C+` and so on), `aggregation` 汇总方式.
///
/// A heading says what its column holds:
/// - `input: EXPRESSION` 输入: conditions; the expression is FEEL.
/// - `output: NAME` 输出: results; a single output may go without a name.
/// - `annotation: NAME` 批注: texts of an annotation column.
/// - `note` 说明: the note of a rule, for both languages; or `note zh` 中文说明, `note en`
/// 英文说明.
/// - `rule` 规则: ids of rules, which may be empty; or one of the marks below, which makes its row
///   say something about the columns instead of being a rule: `label` 标题, `label zh` 中文标题,
///   `label en` 英文标题, `type` 类型, `values` 取值 (a list with commas), `default` 默认值 (of
///   outputs).
///
/// Cells of inputs and outputs are FEEL, to the letter: texts stand in quotes. An empty condition
/// is `-`; an empty result is an error. `TRUE` and `FALSE`, as spreadsheets write them, are true
/// and false. An apostrophe in front takes such a word, or a mark in the column `rule`, as written.
/// A word without quotes is a name to FEEL, so the first such word of a column is worth a warning
/// unless it is an input of the table.
///
/// Blanks around a cell are dropped, line ends inside become LF, and other control characters
/// U+FFFD; empty annotations at the end of a rule are not kept. Allowed values are kept as one
/// list. Otherwise what is written is read back as it was, but for places.
namespace tenet::table {

/// Reads a sheet from CSV (`csv::reader`'s form). Rows shorter than the headings lack cells, which
/// is an error where conditions or results are; longer ones may have empty cells only; rows of
/// empty cells are passed over. An apostrophe before `=`, `+`, `-` or `@` at the beginning of a
/// cell is dropped, as spreadsheets do. Everything wrong is listed with line and column; no value
/// if there was any error. Linear.
[[nodiscard]] std::optional<table_definition>
read_csv_table(std::string_view text, const std::string& file, diagnostics& problems);

/// Writes a sheet as CSV with marks in a language. A cell that a spreadsheet would take for a
/// formula gets an apostrophe in front.
[[nodiscard]] std::string write_csv_table(const table_definition& table,
                                          language marks = language::en);

/// Reads a sheet from Markdown (GitHub's tables): the only table of the file is the row of headings
/// and the rows below it, list items `- hit policy: first` before it are the head lines. Headings,
/// paragraphs, code blocks and whatever stands behind the table are prose. In a cell `\|` is a bar,
/// `<br>` a line break, and a code span stands for what is in it. Everything wrong is listed with
/// line and column; no value if there was any error. Linear.
[[nodiscard]] std::optional<table_definition>
read_markdown_table(std::string_view text, const std::string& file, diagnostics& problems);

/// Whether the ending of a file's name says that it holds a sheet: `.csv` or `.md`.
[[nodiscard]] bool is_sheet_file(std::string_view file) noexcept;
/// Reads a sheet from CSV or Markdown, by the ending of the file's name.
[[nodiscard]] std::optional<table_definition>
read_sheet(std::string_view text, const std::string& file, diagnostics& problems);

/// Writes a sheet as Markdown with marks in a language. What Markdown or HTML would take for
/// markup stands in code spans.
[[nodiscard]] std::string write_markdown_table(const table_definition& table,
                                               language marks = language::en);

} // namespace tenet::table

#endif
