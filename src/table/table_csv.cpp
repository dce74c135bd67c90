#include "sheet.hpp"

#include <tenet/csv/reader.hpp>
#include <tenet/csv/writer.hpp>
#include <tenet/table/messages.hpp>
#include <tenet/table/table_text.hpp>

#include <algorithm>

namespace tenet::table {

namespace messages = table_messages;

namespace {

/// Whether a spreadsheet would take a text for a formula.
bool opens_formula(std::string_view text) {
    return !text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos;
}

/// A cell without the apostrophe that keeps it from being a formula.
std::string read_cell(std::string_view raw) {
    std::string text = sheet_text(raw);
    const bool escaped = text.starts_with('\'') && opens_formula(behind_apostrophes(text));
    return escaped ? text.substr(1) : text;
}

sheet_line line_of(const csv::reader& in) {
    sheet_line line;
    for (const std::string_view field : in.fields()) line.cells.push_back(read_cell(field));
    line.where = [&in](std::size_t c) { return in.where(c); };
    return line;
}

bool is_blank(const sheet_line& line) {
    return std::all_of(line.cells.begin(), line.cells.end(),
                       [](const std::string& cell) { return cell.empty(); });
}

/// Whether a line is the row of headings: one of its cells says what its column holds.
bool holds_headings(const sheet_line& line) {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [](const std::string& cell) { return read_heading(cell).has_value(); });
}

/// Reads the lines up to and with the headings; false if there are none.
bool read_head(csv::reader& in, sheet_reader& into, diagnostics& problems) {
    const std::size_t errors = problems.errors();
    diagnostics unknown;
    place first{in.form().file, {}, 1, 1, 0};
    while (in.next(problems)) {
        const sheet_line line = line_of(in);
        if (is_blank(line)) continue;
        if (find_mark(mark_place::head, line.cells[0])) {
            into.head(line);
        } else if (holds_headings(line)) {
            problems.add(unknown);
            into.headings(line);
            return true;
        } else {
            if (unknown.empty()) first = line.where(0);
            unknown.add(messages::unknown_head_line, {line.cells[0]}, line.where(0));
        }
    }
    if (problems.errors() == errors) problems.add(messages::no_headings, {}, first);
    return false;
}

void write_cell(csv::writer& out, const std::string& text) {
    if (text.empty()) return out.empty();
    if (text == "-") return out.number(text);
    const bool apostrophes = text.front() == '\'' && opens_formula(behind_apostrophes(text));
    out.field(apostrophes ? "'" + text : text);
}

void write_row(csv::writer& out, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) write_cell(out, cell);
    out.end_row();
}

} // namespace

std::optional<table_definition> read_csv_table(std::string_view text, const std::string& file,
                                               diagnostics& problems) {
    sheet_reader into{file, problems};
    csv::dialect form;
    form.file = file;
    csv::reader in{text, form};
    if (!read_head(in, into, problems)) return std::nullopt;
    while (in.next(problems)) into.row(line_of(in));
    return into.finish();
}

std::string write_csv_table(const table_definition& table, language marks) {
    const sheet made = sheet_of(table, marks);
    csv::writer out;
    for (const sheet::head_line& line : made.head) {
        write_row(out, {std::string{text_of(line.is, marks)}, line.text});
    }
    write_row(out, made.headings);
    for (const std::vector<std::string>& row : made.rows) write_row(out, row);
    return out.text();
}

bool is_sheet_file(std::string_view file) noexcept {
    return file.ends_with(".csv") || file.ends_with(".md");
}

std::optional<table_definition> read_sheet(std::string_view text, const std::string& file,
                                           diagnostics& problems) {
    return file.ends_with(".csv") ? read_csv_table(text, file, problems)
                                  : read_markdown_table(text, file, problems);
}

} // namespace tenet::table
