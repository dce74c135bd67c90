#include "sheet.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/table/messages.hpp>
#include <tenet/table/table_text.hpp>

#include <algorithm>
#include <utility>

namespace tenet::table {

namespace messages = table_messages;

namespace {

// ------------------------------------------------------------------------------ texts in cells

std::size_t ticks_at(std::string_view text, std::size_t at) noexcept {
    const std::size_t end = text.find_first_not_of('`', at);
    return (end == std::string_view::npos ? text.size() : end) - at;
}

/// Where the code span that opens at `at` ends; `at` plus its ticks where it is not closed.
std::size_t end_of_code(std::string_view text, std::size_t at) noexcept {
    const std::size_t ticks = ticks_at(text, at);
    for (std::size_t i = at + ticks; (i = text.find('`', i)) != std::string_view::npos;) {
        const std::size_t closing = ticks_at(text, i);
        i += closing;
        if (closing == ticks) return i;
    }
    return at + ticks;
}

/// Bytes of a line break in HTML at the beginning of a text; else 0.
std::size_t break_size(std::string_view text) noexcept {
    for (const std::string_view tag : {"<br>", "<br/>", "<br />", "<BR>"}) {
        if (text.starts_with(tag)) return tag.size();
    }
    return 0;
}

/// A piece of a cell: what is in it where all of it is one code span.
std::string plain_piece(std::string_view piece) {
    const std::string_view whole = piece;
    const std::size_t first = piece.find_first_not_of(" \t");
    if (first == std::string_view::npos || piece[first] != '`') return std::string{whole};
    piece = piece.substr(first, piece.find_last_not_of(" \t") - first + 1);
    const std::size_t ticks = ticks_at(piece, 0);
    if (end_of_code(piece, 0) != piece.size() || piece.size() <= 2 * ticks) {
        return std::string{whole};
    }
    std::string_view inside = piece.substr(ticks, piece.size() - 2 * ticks);
    const bool padded = inside.front() == ' ' && inside.back() == ' ' &&
                        inside.find_first_not_of(' ') != std::string_view::npos;
    if (padded) inside = inside.substr(1, inside.size() - 2);
    return std::string{inside};
}

/// The text that Markdown shows for a cell, as far as sheets use Markdown.
std::string plain_text(std::string_view cell) {
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < cell.size();) {
        if (cell[at] == '`') {
            at = end_of_code(cell, at);
        } else if (const std::size_t size = break_size(cell.substr(at))) {
            out += plain_piece(cell.substr(begin, at - begin)) + '\n';
            begin = at += size;
        } else {
            ++at;
        }
    }
    return sheet_text(out + plain_piece(cell.substr(begin)));
}

bool is_word_byte(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Whether Markdown or HTML could take a line for anything but its letters.
bool holds_markup(std::string_view line) {
    if (line.find_first_of("`*\\&~$") != std::string_view::npos) return true;
    if (line.find("](") != std::string_view::npos) return true;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char next = i + 1 < line.size() ? line[i + 1] : ' ';
        if (line[i] == '<' && (is_word_byte(next) || next == '/' || next == '!' || next == '?')) {
            return true;
        }
        const bool inside = i != 0 && is_word_byte(line[i - 1]) && is_word_byte(next);
        if (line[i] == '_' && !inside) return true;
    }
    return false;
}

std::string code_span(std::string_view line) {
    std::size_t longest = 0;
    for (std::size_t at = 0; (at = line.find('`', at)) != std::string_view::npos;) {
        const std::size_t ticks = ticks_at(line, at);
        longest = std::max(longest, ticks);
        at += ticks;
    }
    const std::string fence(longest + 1, '`');
    const bool pad =
        line.front() == '`' || line.back() == '`' || (line.front() == ' ' && line.back() == ' ');
    const std::string blank = pad ? " " : "";
    return fence + blank + std::string{line} + blank + fence;
}

/// A text as Markdown that shows it.
std::string marked_up(std::string_view text) {
    std::string out;
    for (;;) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        out += holds_markup(line) ? code_span(line) : std::string{line};
        if (end == std::string_view::npos) return out;
        out += "<br>";
        text.remove_prefix(end + 1);
    }
}

std::string marked_up_cell(std::string_view text) {
    std::string out;
    for (const char c : marked_up(text)) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

// ------------------------------------------------------------------------------------- reading

struct text_line {
    std::string_view text;
    std::uint32_t number = 0;
    std::size_t begin = 0; ///< offset
};

/// A part of a line, with the blanks around it dropped.
struct line_part {
    std::string_view text;
    std::size_t begin = 0; ///< in the line
};

line_part trimmed(std::string_view line, std::size_t begin, std::size_t end) {
    while (begin < end && (line[begin] == ' ' || line[begin] == '\t')) ++begin;
    while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
    return {line.substr(begin, end - begin), begin};
}

/// The cells of a line of a table; a bar behind a backslash separates nothing.
std::vector<line_part> parts_of(std::string_view line) {
    std::vector<line_part> parts;
    std::size_t begin = line.find('|') + 1;
    for (std::size_t at = begin; at < line.size(); ++at) {
        if (line[at] != '|' || line[at - 1] == '\\') continue;
        parts.push_back(trimmed(line, begin, at));
        begin = at + 1;
    }
    const line_part last = trimmed(line, begin, line.size());
    if (!last.text.empty()) parts.push_back(last);
    return parts;
}

std::string without_bar_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || text.substr(i + 1, 1) != "|") out += text[i];
    }
    return out;
}

class markdown_reader {
public:
    markdown_reader(const std::string& file, diagnostics& problems)
        : file_(file), problems_(problems), into_(file, problems) {}

    std::optional<table_definition> read(std::string_view text) {
        std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        for (std::uint32_t number = 1; begin < text.size(); ++number) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            std::string_view content = text.substr(begin, end - begin);
            if (content.ends_with('\r')) content.remove_suffix(1);
            line({content, number, begin});
            begin = end + 1;
        }
        if (state_ == state::head) {
            problems_.add(messages::no_markdown_table, {}, place{file_, {}, 1, 1, 0});
            return std::nullopt;
        }
        if (state_ == state::delimiter) {
            problems_.add(messages::no_delimiter_row, {}, headings_at_);
        }
        return into_.finish();
    }

private:
    enum class state : std::uint8_t { head, delimiter, rows, behind };

    void line(const text_line& l) {
        const line_part part = trimmed(l.text, 0, l.text.size());
        const bool fence = part.text.starts_with("```") || part.text.starts_with("~~~");
        const bool in_code = in_code_;
        if (fence) in_code_ = !in_code_;
        const bool in_table = !in_code && !fence && part.text.starts_with('|');
        if (!in_table) {
            if (state_ == state::delimiter) {
                problems_.add(messages::no_delimiter_row, {}, headings_at_);
            }
            if (state_ != state::head) state_ = state::behind;
            if (state_ == state::head && !in_code) head_line(l, part);
            return;
        }
        table_line(l);
    }

    void table_line(const text_line& l) {
        const std::vector<line_part> parts = parts_of(l.text);
        switch (state_) {
        case state::head:
            width_ = parts.size();
            into_.headings(cells_of(l, parts));
            headings_at_ = place_of(l, 0);
            state_ = state::delimiter;
            break;
        case state::delimiter:
            state_ = state::rows;
            if (is_delimiter(parts)) break;
            problems_.add(messages::no_delimiter_row, {}, place_of(l, 0));
            into_.row(cells_of(l, parts));
            break;
        case state::rows: into_.row(cells_of(l, parts)); break;
        case state::behind:
            if (!told_) problems_.add(messages::second_markdown_table, {}, place_of(l, 0));
            told_ = true;
        }
    }

    /// A list item `- hit policy: first`; anything else is prose.
    void head_line(const text_line& l, const line_part& part) {
        if (!part.text.starts_with("- ") && !part.text.starts_with("* ")) return;
        const std::string_view item = part.text.substr(2);
        const std::size_t narrow = item.find(':');
        const std::size_t wide = item.find("：");
        const std::size_t colon = std::min({narrow, wide, item.size()});
        const std::size_t size = colon == item.size() ? 0 : (colon == wide ? 3 : 1);
        const line_part key = trimmed(item, 0, colon);
        const line_part text = trimmed(item, colon + size, item.size());
        const std::size_t begin = part.begin + 2;
        sheet_line made;
        made.cells = {std::string{key.text}, plain_text(text.text)};
        made.where = [this, l,
                      begins = std::vector{begin + key.begin, begin + text.begin}](std::size_t c) {
            return place_of(l, begins[std::min(c, std::size_t{1})]);
        };
        into_.head(made);
    }

    [[nodiscard]] sheet_line cells_of(const text_line& l, const std::vector<line_part>& parts) {
        sheet_line made;
        std::vector<std::size_t> begins;
        for (const line_part& p : parts) {
            made.cells.push_back(plain_text(without_bar_escapes(p.text)));
            begins.push_back(p.begin);
        }
        made.where = [this, l, begins = std::move(begins)](std::size_t c) {
            return place_of(l, c < begins.size() ? begins[c] : 0);
        };
        return made;
    }

    [[nodiscard]] bool is_delimiter(const std::vector<line_part>& parts) const {
        return parts.size() == width_ &&
               std::all_of(parts.begin(), parts.end(), [](const line_part& p) {
                   return p.text.find('-') != std::string_view::npos &&
                          p.text.find_first_not_of("-:") == std::string_view::npos;
               });
    }

    [[nodiscard]] place place_of(const text_line& l, std::size_t column) const {
        return {file_, {}, l.number, static_cast<std::uint32_t>(column + 1), l.begin + column};
    }

    std::string file_;
    diagnostics& problems_;
    sheet_reader into_;
    state state_ = state::head;
    std::size_t width_ = 0;
    place headings_at_;
    bool in_code_ = false;
    bool told_ = false;
};

void write_row(std::string& out, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
        out += cell.empty() ? "| " : "| " + marked_up_cell(cell) + ' ';
    }
    out += "|\n";
}

} // namespace

std::optional<table_definition> read_markdown_table(std::string_view text, const std::string& file,
                                                    diagnostics& problems) {
    if (const auto bad = first_bad_utf8(text)) {
        const text_position at = position_of(text, *bad);
        problems.add(base_messages::bad_utf8, {std::to_string(*bad)},
                     place{file, {}, at.line, at.column, *bad});
        return std::nullopt;
    }
    return markdown_reader{file, problems}.read(text);
}

std::string write_markdown_table(const table_definition& table, language marks) {
    const sheet made = sheet_of(table, marks);
    const std::string title = sheet_text(table.name.empty() ? table.id : table.name.in(marks));
    std::string out = title.empty() ? std::string{} : "# " + marked_up(title) + "\n\n";
    for (const sheet::head_line& line : made.head) {
        out += "- " + std::string{text_of(line.is, marks)} + (marks == language::zh ? "：" : ": ") +
               marked_up(line.text) + '\n';
    }
    out += '\n';
    write_row(out, made.headings);
    for (std::size_t n = 0; n < made.headings.size(); ++n) out += "|---";
    out += "|\n";
    for (const std::vector<std::string>& row : made.rows) write_row(out, row);
    return out;
}

} // namespace tenet::table
