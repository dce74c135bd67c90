#ifndef TENET_SRC_TABLE_SHEET_HPP
#define TENET_SRC_TABLE_SHEET_HPP

#include <tenet/table/decision_table.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The sheet that CSV and Markdown have in common, described in `tenet/table/table_text.hpp`.
namespace tenet::table {

/// What a word at the edge of a sheet says.
enum class sheet_mark : std::uint8_t {
    // head lines
    table,
    name,
    name_zh,
    name_en,
    hit_policy,
    aggregation,
    // columns
    rule,
    input,
    output,
    annotation,
    note,
    note_zh,
    note_en,
    // rows about columns
    label,
    label_zh,
    label_en,
    type,
    values,
    otherwise,
};

enum class mark_place : std::uint8_t { head, column, row };

/// The mark a text is, in any case of letters; no value where it is none of that place.
[[nodiscard]] std::optional<sheet_mark> find_mark(mark_place where, std::string_view text);
/// How a mark is written.
[[nodiscard]] std::string_view text_of(sheet_mark mark, language in);

/// A heading, taken apart.
struct sheet_heading {
    sheet_mark is = sheet_mark::rule;
    std::string names; ///< the expression of an input, the name of an output or annotation
};
[[nodiscard]] std::optional<sheet_heading> read_heading(std::string_view text);

/// The policy or aggregation a text names: its name, a name in Chinese, or the standard's letter.
struct policy_choice {
    hit_policy policy = hit_policy::unique;
    std::optional<aggregation> collects; ///< stated along with it, as in `C+`
};
[[nodiscard]] std::optional<policy_choice> read_policy(std::string_view text);
[[nodiscard]] std::optional<aggregation> read_aggregation(std::string_view text);
[[nodiscard]] std::string_view name_of(aggregation how) noexcept;

/// A text as a sheet holds it: blanks around dropped, line ends LF, no control characters.
[[nodiscard]] std::string sheet_text(std::string_view text);
/// Whether a text has a special meaning as a cell: of results and conditions, or of a rule's id.
[[nodiscard]] bool is_shouted_boolean(std::string_view text);
[[nodiscard]] bool is_row_mark(std::string_view text);
/// Where the apostrophes in front end.
[[nodiscard]] std::string_view behind_apostrophes(std::string_view text) noexcept;
/// Whether FEEL would take a cell, or one of the values in it, for a name.
[[nodiscard]] bool holds_bare_word(std::string_view cell, const std::set<std::string>& known);

/// A sheet to be written.
struct sheet {
    struct head_line {
        sheet_mark is;
        std::string text;
    };
    std::vector<head_line> head;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows; ///< as wide as the headings
};
[[nodiscard]] sheet sheet_of(const table_definition& table, language marks);

/// A line of a sheet as it was read.
struct sheet_line {
    std::vector<std::string> cells;
    std::function<place(std::size_t)> where; ///< of a cell
};

/// Makes a definition of the lines of a sheet, in order.
class sheet_reader {
public:
    sheet_reader(const std::string& file, diagnostics& problems);

    void head(const sheet_line& line);
    void headings(const sheet_line& line);
    void row(const sheet_line& line);
    /// The table, unless something was wrong since construction.
    [[nodiscard]] std::optional<table_definition> finish();

private:
    struct column {
        sheet_mark is = sheet_mark::rule;
        std::size_t n = 0; ///< of the inputs, outputs or annotations
        bool ignored = false;
        bool has_bare_word = false;
    };

    void choose_policy(const std::string& text, const place& at);
    void choose_aggregation(const std::string& text, const place& at);
    void add_column(const std::string& heading, const place& at);
    void check_columns(const place& at);
    [[nodiscard]] bool once(std::set<sheet_mark>& seen, sheet_mark is, const std::string& text,
                            const place& at);
    [[nodiscard]] std::optional<std::size_t> rule_column() const;
    [[nodiscard]] bool right_width(const sheet_line& line, bool is_rule);
    void about_columns(sheet_mark what, const sheet_line& line);
    void about_column(sheet_mark what, const column& of, const std::string& text);
    void rule(const sheet_line& line);
    void rule_cell(table_rule& into, std::size_t c, const std::string& text,
                   const sheet_line& line);
    [[nodiscard]] std::string condition_or_result(const std::string& text, std::size_t c,
                                                  const sheet_line& line);
    [[nodiscard]] std::string rule_name(const table_rule& r) const;

    diagnostics* problems_;
    std::size_t errors_before_;
    table_definition made_;
    std::vector<column> columns_;
    std::set<std::string> expressions_;
    std::set<std::string> ids_;
    std::set<sheet_mark> head_seen_;
    std::set<sheet_mark> columns_seen_;
    std::set<sheet_mark> rows_seen_;
};

} // namespace tenet::table

#endif
