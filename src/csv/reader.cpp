#include "special_bytes.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/csv/messages.hpp>
#include <tenet/csv/reader.hpp>

#include <algorithm>
#include <cstring>

namespace tenet::csv {

namespace say = csv_messages;

namespace {

constexpr std::size_t first_columns = 16;

std::string hexadecimal(char byte) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto b = static_cast<unsigned char>(byte);
    return {digits[b >> 4], digits[b & 15]};
}

/// How many bytes of a line end stand at `at`: 2 for CRLF, 1 for LF or CR, else 0.
std::size_t line_end_size(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return 0;
    if (text[at] == '\n') return 1;
    if (text[at] != '\r') return 0;
    return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

/// Moves `at` to `end`, counting lines; `line_begin` is where the last of them begins.
void count_lines(std::string_view text, std::size_t at, std::size_t end, std::uint32_t& line,
                 std::size_t& line_begin) noexcept {
    while (at < end) {
        const std::size_t size = line_end_size(text, at);
        at += std::max<std::size_t>(size, 1);
        if (size != 0 && at <= end) {
            ++line;
            line_begin = at;
        }
    }
}

/// A piece of the text from `at` on that fits the cache and cuts no character in two.
std::string_view next_piece(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t piece_size = std::size_t{1} << 15;
    constexpr std::size_t longest_rest = 3; // bytes of a character behind its first
    if (text.size() - at <= piece_size) return text.substr(at);
    std::size_t size = piece_size;
    const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    while (piece_size - size < longest_rest && is_inside(text[at + size])) --size;
    return text.substr(at, size);
}

} // namespace

reader::reader(std::string_view text, dialect form) : text_(text), form_(std::move(form)) {
    if (text_.starts_with(byte_order_mark)) bom_ = byte_order_mark.size();
    text_.remove_prefix(bom_);
    fields_.resize(std::min(first_columns, std::max<std::size_t>(form_.max_columns, 1)));
    quoted_.resize(fields_.size());
}

bool reader::check_text(diagnostics& problems) {
    checked_ = true;
    block_ = std::size_t{0} - special_bytes::block_size;
    std::size_t nul = std::string_view::npos;
    for (std::size_t at = 0; at < text_.size();) {
        const std::string_view piece = next_piece(text_, at);
        if (const auto bad = first_bad_utf8(piece)) {
            return fail(say::bad_utf8, {hexadecimal(piece[*bad])}, at + *bad, problems);
        }
        if (nul == std::string_view::npos) {
            const std::size_t found = piece.find('\0');
            if (found != std::string_view::npos) nul = at + found;
        }
        at += piece.size();
    }
    return nul == std::string_view::npos || fail(say::nul_byte, {}, nul, problems);
}

bool reader::fail(const message& what, std::vector<std::string> arguments, std::size_t offset,
                  diagnostics& problems) {
    problems.add(what, std::move(arguments), place_at(offset));
    ended_ = true;
    count_ = 0;
    return false;
}

bool reader::next(diagnostics& problems) {
    count_ = 0;
    if (ended_ || (!checked_ && !check_text(problems))) return false;
    if (any_quoted_) {
        unquoted_.clear();
        undone_.clear();
        any_quoted_ = false;
    }
    special_bytes specials{text_, form_.separator, form_.quote, block_, specials_};
    while (const std::size_t size = line_end_size(text_, at_)) {
        for (std::size_t i = 0; i < size; ++i) specials.next();
        at_ += size;
        ++line_;
    }
    if (at_ == text_.size()) {
        ended_ = true;
        return false;
    }
    record_begin_ = at_;
    record_line_ = line_;
    const bool good = scan_record(specials, problems);
    block_ = specials.block();
    specials_ = specials.left();
    return good;
}

bool reader::scan_record(special_bytes& specials, diagnostics& problems) {
    special_bytes here = specials; // a copy of its own stays in registers
    const char* const text = text_.data();
    const std::size_t size = text_.size();
    const char separator = form_.separator;
    const char quote = form_.quote;
    std::string_view* fields = fields_.data();
    std::size_t room = fields_.size();
    std::size_t count = 0;
    for (std::size_t begin = at_;;) {
        std::size_t at = here.next();
        std::string_view field{text + begin, at - begin};
        if (at < size && text[at] == quote) {
            if (at != begin) continue;
            count_ = count;
            specials = here;
            const auto quoted = read_quoted(specials, begin, problems);
            if (!quoted) return false;
            here = specials;
            field = quoted->text;
            at = quoted->end;
        }
        if (count == room) {
            if (!make_room(begin, problems)) return false;
            fields = fields_.data();
            room = fields_.size();
        }
        fields[count++] = field;
        if (at == size || text[at] != separator) {
            const std::size_t line_end = line_end_size(text_, at);
            if (line_end == 2) here.next();
            specials = here;
            count_ = count;
            at_ = at + line_end;
            ++line_;
            return finish_record(at, problems);
        }
        begin = at + 1;
    }
}

/// Puts the fields with quotes undone into the row, and holds fields to their limit.
bool reader::finish_record(std::size_t end, diagnostics& problems) {
    for (const undone_field& u : undone_) {
        fields_[u.index] = std::string_view{unquoted_}.substr(u.begin, u.size);
    }
    if (end - record_begin_ <= form_.max_field) return true;
    for (std::size_t i = 0; i < count_; ++i) {
        if (fields_[i].size() <= form_.max_field) continue;
        return fail(say::field_too_long,
                    {std::to_string(fields_[i].size()), std::to_string(form_.max_field)},
                    begin_of(i), problems);
    }
    return true;
}

bool reader::make_room(std::size_t field_begin, diagnostics& problems) {
    if (fields_.size() >= form_.max_columns) {
        return fail(say::too_many_columns, {std::to_string(form_.max_columns)}, field_begin,
                    problems);
    }
    fields_.resize(std::min(fields_.size() * 2, form_.max_columns));
    quoted_.resize(fields_.size());
    return true;
}

void reader::mark_quoted() {
    if (!any_quoted_) std::fill(quoted_.begin(), quoted_.end(), std::uint8_t{0});
    any_quoted_ = true;
    if (count_ == quoted_.size()) quoted_.push_back(0);
    quoted_[count_] = 1;
}

/// Reads the field whose opening quote is at `begin`; no value if it is not closed.
std::optional<reader::quoted_field> reader::read_quoted(special_bytes& specials, std::size_t begin,
                                                        diagnostics& problems) {
    const std::size_t size = text_.size();
    bool doubled = false;
    std::size_t at = specials.next();
    for (; at < size; at = specials.next()) {
        const char c = text_[at];
        if (c == form_.quote) {
            if (at + 1 == size || text_[at + 1] != form_.quote) break;
            specials.next();
            doubled = true;
        } else if (c == '\r' || (c == '\n' && text_[at - 1] != '\r')) {
            ++line_;
        }
    }
    if (at >= size) {
        fail(say::unclosed_quote, {}, begin, problems);
        return std::nullopt;
    }
    mark_quoted();
    const std::size_t behind = at + 1;
    const std::string_view inside = text_.substr(begin + 1, at - begin - 1);
    do {
        at = specials.next();
    } while (at < size && text_[at] == form_.quote);
    if (at != behind) problems.add(say::text_behind_quote, {}, place_at(behind));
    if (doubled || at != behind) undo_quotes(inside, text_.substr(behind, at - behind));
    return quoted_field{inside, at};
}

/// Notes that field `count_` is `inside` with each doubled quote made one, and `behind` after it.
void reader::undo_quotes(std::string_view inside, std::string_view behind) {
    const std::size_t begin = unquoted_.size();
    while (!inside.empty()) {
        const std::size_t quote = inside.find(form_.quote);
        unquoted_ += inside.substr(0, quote == std::string_view::npos ? quote : quote + 1);
        inside.remove_prefix(quote == std::string_view::npos ? inside.size() : quote + 2);
    }
    unquoted_ += behind;
    undone_.push_back({count_, begin, unquoted_.size() - begin});
}

/// Where field `i` of the current record begins, read again from the text.
std::size_t reader::begin_of(std::size_t i) const noexcept {
    std::size_t at = record_begin_;
    for (; i != 0; --i) {
        if (at < text_.size() && text_[at] == form_.quote) {
            ++at;
            while (at < text_.size() &&
                   (text_[at] != form_.quote ||
                    text_.substr(at + 1, 1) == std::string_view{&form_.quote, 1})) {
                at += text_[at] == form_.quote ? 2 : 1;
            }
        }
        at = std::min(text_.find(form_.separator, at), text_.size() - 1) + 1;
    }
    return at;
}

place reader::place_at(std::size_t offset) const {
    std::uint32_t line = record_line_;
    std::size_t line_begin = record_begin_;
    count_lines(text_, record_begin_, offset, line, line_begin);
    place p;
    p.file = form_.file;
    p.line = line;
    p.column = static_cast<std::uint32_t>(offset - line_begin + 1);
    p.offset = offset + bom_;
    return p;
}

place reader::where(std::size_t i) const {
    return place_at(begin_of(i));
}

} // namespace tenet::csv
