#include "format_pieces.hpp"

#include "lexer.hpp"
#include "parser.hpp"
#include "problems.hpp"

#include <tenet/base/utf8.hpp>

#include <algorithm>
#include <utility>

namespace tenet::feel {

namespace {

/// Reads pieces one after the other.
class piece_reader {
public:
    piece_reader(std::string_view text, const reading_trace& trace)
        : text_(text), trace_(trace), unheard_(text, {}), lexer_(text, unheard_) {}

    format_piece next() {
        format_piece piece;
        const std::size_t before = at_;
        comments(piece);
        piece.apart = at_ != before;
        if (at_ < text_.size()) {
            read(piece);
        }
        return piece;
    }

private:
    /// Passes over blanks and comments.
    void comments(format_piece& piece) {
        bool new_line = false;
        while (at_ < text_.size()) {
            const std::string_view start = text_.substr(at_, 2);
            if (start == "//" || start == "/*") {
                piece.comments.push_back(comment(start == "//", new_line));
                new_line = false;
                continue;
            }
            std::size_t next = at_;
            const char32_t c = next_code_point(text_, next);
            if (!is_blank(c)) return;
            if (c == U'\n') {
                new_line = true;
                if (!piece.comments.empty()) piece.comments.back().ends_line = true;
            }
            at_ = next;
        }
    }

    format_comment comment(bool to_line_end, bool new_line) {
        std::size_t end = to_line_end ? text_.find('\n', at_) : text_.find("*/", at_ + 2);
        end = end == std::string_view::npos ? text_.size() : to_line_end ? end : end + 2;
        format_comment read;
        read.text = text_.substr(at_, end - at_);
        read.text.erase(read.text.find_last_not_of(" \t\r") + 1);
        read.to_line_end = to_line_end;
        read.on_new_line = new_line;
        read.ends_line = to_line_end;
        at_ = end;
        return read;
    }

    void read(format_piece& piece) {
        const std::size_t begin = at_;
        if (const auto type = trace_.types.find(begin); type != trace_.types.end()) {
            type_end_ = std::max(type_end_, type->second);
        }
        piece.in_type = begin < type_end_;
        if (const auto name = trace_.names.find(begin); name != trace_.names.end()) {
            piece.kind = token_kind::name;
            at_ = name->second;
            piece.text = normal_name(text_.substr(begin, at_ - begin));
            return;
        }
        const token t = lexer_.read(begin);
        piece.kind = t.kind;
        at_ = std::max(t.end, begin + 1);
        piece.text = text_.substr(begin, at_ - begin);
        const bool turned = trace_.turned.count(begin) != 0;
        const bool closing = t.kind == token_kind::close_round ||
                             t.kind == token_kind::close_square ||
                             t.kind == token_kind::close_curly;
        const bool opening = t.kind == token_kind::open_round ||
                             t.kind == token_kind::open_square || t.kind == token_kind::open_curly;
        piece.opens = turned ? closing : opening;
        piece.closes = turned ? opening : closing;
    }

    std::string_view text_;
    const reading_trace& trace_;
    problems unheard_; ///< the parser has reported them
    lexer lexer_;
    std::size_t at_ = 0;
    std::size_t type_end_ = 0;
};

/// Whether a value ends here, so that a bracket behind it calls or filters, and a minus subtracts.
bool ends_value(const format_piece& p) noexcept {
    switch (p.kind) {
    case token_kind::number:
    case token_kind::string:
    case token_kind::name:
    case token_kind::keyword_true:
    case token_kind::keyword_false:
    case token_kind::keyword_null: return true;
    default: return p.closes;
    }
}

bool is_comparison(token_kind kind) noexcept {
    return kind == token_kind::equal || kind == token_kind::not_equal || kind == token_kind::less ||
           kind == token_kind::less_equal || kind == token_kind::greater ||
           kind == token_kind::greater_equal;
}

/// Marks where the body of each function begins: behind its parameters and `external`.
void mark_bodies(std::vector<format_piece>& pieces) {
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        if (pieces[n].kind != token_kind::keyword_function || pieces[n].in_type) continue;
        std::size_t at = n + 1;
        while (at + 1 < pieces.size() && pieces[at].kind != token_kind::close_round) ++at;
        if (at + 1 >= pieces.size()) return;
        pieces[at + 1].begins_body = true;
        if (pieces[at + 1].text == "external" && at + 2 < pieces.size()) {
            pieces[at + 2].begins_body = true;
        }
    }
}

bool blank_in_type(const format_piece& before, const format_piece& p) noexcept {
    if (before.kind == token_kind::arrow || p.kind == token_kind::arrow) return true;
    if (before.kind == token_kind::comma || before.kind == token_kind::colon) return true;
    return before.kind == token_kind::name && p.kind == token_kind::name;
}

bool blank_between(const format_piece& before, const format_piece& p) noexcept {
    if (before.in_type && p.in_type) return blank_in_type(before, p);
    if (p.begins_body) return true;
    if (p.kind == token_kind::comma || p.kind == token_kind::colon || p.closes) return false;
    if (before.opens || before.sign_of_one || before.kind == token_kind::at) return false;
    for (const token_kind tight : {token_kind::dot, token_kind::dots, token_kind::descent}) {
        if (before.kind == tight || p.kind == tight) return false;
    }
    const bool follows = ends_value(before) || before.kind == token_kind::keyword_function;
    const bool behind_value =
        p.kind == token_kind::open_round || (p.kind == token_kind::open_square && p.opens);
    return !(behind_value && follows);
}

bool is_name_sign(token_kind kind) noexcept {
    return kind == token_kind::plus || kind == token_kind::minus || kind == token_kind::star ||
           kind == token_kind::slash || kind == token_kind::power || kind == token_kind::dot;
}

bool is_word(token_kind kind) noexcept {
    return kind == token_kind::name || kind == token_kind::number ||
           (kind >= token_kind::keyword_for && kind <= token_kind::keyword_null);
}

/// Leaves blanks as they were wherever a name that holds signs may stand.
void keep_signs(std::vector<format_piece>& pieces) {
    bool in_name = false;
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        format_piece& p = pieces[n];
        const bool before = in_name && p.comments.empty();
        in_name =
            p.kind == token_kind::name || (before && (is_name_sign(p.kind) || is_word(p.kind)));
        if (before && in_name && (is_name_sign(p.kind) || is_name_sign(pieces[n - 1].kind))) {
            p.blank = p.apart;
        }
    }
}

/// For every bracket that opens, where it is closed; for everything else its own place.
std::vector<std::size_t> partners(const std::vector<format_piece>& pieces) {
    std::vector<std::size_t> found(pieces.size());
    std::vector<std::size_t> open;
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        found[n] = n;
        if (pieces[n].opens) open.push_back(n);
        if (!pieces[n].closes || open.empty()) continue;
        found[open.back()] = n;
        open.pop_back();
    }
    return found;
}

/// Whether brackets only group: they call nothing, hold no tests and are no range.
bool groups(const std::vector<format_piece>& pieces, const std::vector<std::size_t>& partner,
            std::size_t open) {
    if (pieces[open].kind != token_kind::open_round || is_comparison(pieces[open + 1].kind)) {
        return false;
    }
    if (open > 0) {
        const format_piece& before = pieces[open - 1];
        const bool tests = before.kind == token_kind::keyword_in;
        if (tests || ends_value(before) || before.kind == token_kind::keyword_function) {
            return false;
        }
    }
    for (std::size_t n = open + 1; n < partner[open]; n = partner[n] + 1) {
        const bool parts =
            pieces[n].kind == token_kind::comma || pieces[n].kind == token_kind::dots;
        if (parts && !pieces[n].in_type) return false;
    }
    return pieces[partner[open]].kind == token_kind::close_round;
}

} // namespace

std::vector<format_piece> pieces_of(std::string_view text, const reading_trace& trace) {
    std::vector<format_piece> pieces;
    piece_reader reader{text, trace};
    do {
        pieces.push_back(reader.next());
    } while (pieces.back().kind != token_kind::end);
    return pieces;
}

void drop_doubled_brackets(std::vector<format_piece>& pieces) {
    const std::vector<std::size_t> partner = partners(pieces);
    std::vector<bool> gone(pieces.size());
    for (std::size_t n = 0; n + 1 < pieces.size(); ++n) {
        const std::size_t close = partner[n];
        const bool doubled = close > n + 2 && partner[n + 1] + 1 == close &&
                             groups(pieces, partner, n) && groups(pieces, partner, n + 1);
        if (!doubled || !pieces[n + 1].comments.empty() || !pieces[close].comments.empty()) {
            continue;
        }
        gone[n + 1] = true;
        gone[close - 1] = pieces[close - 1].comments.empty();
        if (!gone[close - 1]) gone[close] = true;
    }
    std::size_t kept = 0;
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        if (gone[n]) continue;
        if (kept != n) pieces[kept] = std::move(pieces[n]);
        ++kept;
    }
    pieces.resize(kept);
}

void set_blanks(std::vector<format_piece>& pieces, bool signs_as_written) {
    mark_bodies(pieces);
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        format_piece& p = pieces[n];
        const bool first = n == 0;
        p.sign_of_one =
            p.kind == token_kind::minus && (first || p.begins_body || !ends_value(pieces[n - 1]));
        p.blank = !first && p.kind != token_kind::end && blank_between(pieces[n - 1], p);
    }
    if (signs_as_written) keep_signs(pieces);
}

} // namespace tenet::feel
