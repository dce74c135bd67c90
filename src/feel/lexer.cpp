#include "lexer.hpp"

#include "ascii.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/feel/messages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tenet::feel {

namespace {

using code_range = std::pair<char32_t, char32_t>;

constexpr std::array name_start{
    code_range{U'A', U'Z'},      code_range{U'_', U'_'},     code_range{U'a', U'z'},
    code_range{0xC0, 0xD6},      code_range{0xD8, 0xF6},     code_range{0xF8, 0x2FF},
    code_range{0x370, 0x37D},    code_range{0x37F, 0x1FFF},  code_range{0x200C, 0x200D},
    code_range{0x2070, 0x218F},  code_range{0x2C00, 0x2FEF}, code_range{0x3001, 0xD7FF},
    code_range{0xF900, 0xFDCF},  code_range{0xFDF0, 0xFEFE}, code_range{0xFF00, 0xFFFD},
    code_range{0x10000, 0xEFFFF}};

constexpr std::array name_more{code_range{U'0', U'9'}, code_range{0xB7, 0xB7},
                               code_range{0x300, 0x36F}, code_range{0x203F, 0x2040}};

template <std::size_t n>
bool is_in(const std::array<code_range, n>& ranges, char32_t c) noexcept {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const code_range& r) { return c >= r.first && c <= r.second; });
}

std::optional<char32_t> hexadecimal(std::string_view digits) noexcept {
    char32_t code = 0;
    for (const char c : digits) {
        char32_t digit = 0;
        if (is_digit(c)) {
            digit = static_cast<char32_t>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            digit = static_cast<char32_t>(c - 'a' + 10);
        } else if (c >= 'A' && c <= 'F') {
            digit = static_cast<char32_t>(c - 'A' + 10);
        } else {
            return {};
        }
        code = code * 16 + digit;
    }
    return code;
}

bool is_surrogate(char32_t c) noexcept {
    return c >= 0xD800 && c <= 0xDFFF;
}

constexpr std::array<std::pair<std::string_view, token_kind>, 17> keywords{{
    {"for", token_kind::keyword_for},
    {"return", token_kind::keyword_return},
    {"in", token_kind::keyword_in},
    {"if", token_kind::keyword_if},
    {"then", token_kind::keyword_then},
    {"else", token_kind::keyword_else},
    {"some", token_kind::keyword_some},
    {"every", token_kind::keyword_every},
    {"satisfies", token_kind::keyword_satisfies},
    {"between", token_kind::keyword_between},
    {"and", token_kind::keyword_and},
    {"or", token_kind::keyword_or},
    {"instance", token_kind::keyword_instance},
    {"function", token_kind::keyword_function},
    {"true", token_kind::keyword_true},
    {"false", token_kind::keyword_false},
    {"null", token_kind::keyword_null},
}};

constexpr std::array<std::pair<std::string_view, token_kind>, 24> signs{{
    {"..", token_kind::dots},       {"->", token_kind::arrow},
    {"**", token_kind::power},      {"!=", token_kind::not_equal},
    {"<=", token_kind::less_equal}, {">=", token_kind::greater_equal},
    {"(", token_kind::open_round},  {")", token_kind::close_round},
    {"[", token_kind::open_square}, {"]", token_kind::close_square},
    {"{", token_kind::open_curly},  {"}", token_kind::close_curly},
    {",", token_kind::comma},       {":", token_kind::colon},
    {".", token_kind::dot},         {"@", token_kind::at},
    {"+", token_kind::plus},        {"-", token_kind::minus},
    {"*", token_kind::star},        {"/", token_kind::slash},
    {"=", token_kind::equal},       {"<", token_kind::less},
    {">", token_kind::greater},     {"?", token_kind::name},
}};

} // namespace

bool is_name_start(char32_t c) noexcept {
    return is_in(name_start, c) && !is_blank(c) && c != 0x3001 && c != 0x3002;
}

bool is_name_part(char32_t c) noexcept {
    return is_name_start(c) || is_in(name_more, c);
}

bool is_blank(char32_t c) noexcept {
    return c == U' ' || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

token_kind keyword(std::string_view word) noexcept {
    for (const auto& [text, kind] : keywords) {
        if (text == word) return kind;
    }
    return token_kind::name;
}

std::size_t lexer::skip(std::size_t offset) {
    while (offset < text_.size()) {
        const std::string_view rest = text_.substr(offset);
        if (rest.substr(0, 2) == "//") {
            const std::size_t line_end = text_.find('\n', offset);
            offset = line_end == std::string_view::npos ? text_.size() : line_end;
            continue;
        }
        if (rest.substr(0, 2) == "/*") {
            const std::size_t closed = text_.find("*/", offset + 2);
            if (closed == std::string_view::npos) {
                problems_->add(feel_messages::unterminated_comment, {}, offset);
                return text_.size();
            }
            offset = closed + 2;
            continue;
        }
        std::size_t next = offset;
        if (!is_blank(next_code_point(text_, next))) break;
        offset = next;
    }
    return offset;
}

std::size_t lexer::word_end(std::size_t offset) const noexcept {
    std::size_t next = offset;
    if (offset >= text_.size() || !is_name_start(next_code_point(text_, next))) return offset;
    while (next < text_.size()) {
        std::size_t after = next;
        if (!is_name_part(next_code_point(text_, after))) break;
        next = after;
    }
    return next;
}

token lexer::read(std::size_t offset) {
    offset = skip(offset);
    if (offset >= text_.size()) return {token_kind::end, text_.size(), text_.size(), {}, {}};
    const char c = text_[offset];
    const bool point_before_digit =
        c == '.' && offset + 1 < text_.size() && is_digit(text_[offset + 1]);
    if (is_digit(c) || point_before_digit) return number(offset);
    if (c == '"') return string(offset);
    const std::size_t end = word_end(offset);
    if (end != offset) {
        return {keyword(text_.substr(offset, end - offset)), offset, end, {}, {}};
    }
    return sign(offset);
}

token lexer::number(std::size_t offset) {
    std::size_t at = offset;
    const auto digits = [&] {
        while (at < text_.size() && is_digit(text_[at])) ++at;
    };
    digits();
    if (at + 1 < text_.size() && text_[at] == '.' && is_digit(text_[at + 1])) {
        ++at;
        digits();
    }
    if (at < text_.size() && (text_[at] == 'e' || text_[at] == 'E')) {
        std::size_t exponent = at + 1;
        if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-')) {
            ++exponent;
        }
        if (exponent < text_.size() && is_digit(text_[exponent])) {
            at = exponent;
            digits();
        }
    }
    token found{token_kind::number, offset, at, {}, {}};
    const auto read = decimal::read(text_.substr(offset, at - offset));
    if (read) {
        found.number = *read;
        return found;
    }
    for (const diagnostic& d : read.error().items()) {
        problems_->add(d.what(), d.arguments(), offset);
    }
    return found;
}

bool lexer::escape(std::size_t& at, std::string& out) {
    constexpr std::array<std::pair<char, char>, 6> simple{
        {{'"', '"'}, {'\'', '\''}, {'\\', '\\'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}}};
    if (at + 1 >= text_.size()) return false;
    for (const auto& [written, meant] : simple) {
        if (text_[at + 1] == written) {
            out += meant;
            at += 2;
            return true;
        }
    }
    const std::size_t digits = text_[at + 1] == 'u' ? 4 : text_[at + 1] == 'U' ? 6 : 0;
    if (digits == 0) { // a backslash before anything else stands for itself, as in "\d"
        out += text_[at++];
        return true;
    }
    if (at + 2 + digits > text_.size()) return false;
    const auto code = hexadecimal(text_.substr(at + 2, digits));
    if (!code || *code > 0x10FFFF || *code == 0) return false;
    std::size_t next = at + 2 + digits;
    char32_t point = *code;
    if (is_surrogate(point)) {
        const bool pair_follows = point < 0xDC00 && text_.substr(next, 2) == "\\u";
        const auto low = pair_follows ? hexadecimal(text_.substr(next + 2, 4)) : std::nullopt;
        if (!low || *low < 0xDC00 || *low > 0xDFFF || next + 6 > text_.size()) return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (*low - 0xDC00);
        next += 6;
    }
    append_utf8(out, point);
    at = next;
    return true;
}

token lexer::string(std::size_t offset) {
    token found{token_kind::string, offset, offset, {}, {}};
    std::size_t at = offset + 1;
    while (at < text_.size() && text_[at] != '"') {
        if (text_[at] == '\0') {
            problems_->add(feel_messages::unexpected_character, {"0000"}, at);
            ++at;
        } else if (text_[at] != '\\') {
            found.text += text_[at++];
        } else if (!escape(at, found.text)) {
            const std::size_t end = std::min(at + 2, text_.size());
            std::size_t shown = at + 1;
            if (shown < text_.size()) (void)next_code_point(text_, shown);
            problems_->add(feel_messages::bad_escape, {std::string{text_.substr(at, shown - at)}},
                           at);
            at = end;
        }
    }
    if (at >= text_.size()) {
        problems_->add(feel_messages::unterminated_string, {}, offset);
        found.end = text_.size();
        return found;
    }
    found.end = at + 1;
    return found;
}

token lexer::sign(std::size_t offset) {
    const std::string_view rest = text_.substr(offset);
    // Before a digit the third point is the number's, as in [0...5].
    if (rest.starts_with("...") && !(rest.size() > 3 && is_digit(rest[3]))) {
        return {token_kind::descent, offset, offset + 3, {}, {}};
    }
    for (const auto& [text, kind] : signs) {
        if (rest.substr(0, text.size()) == text) {
            return {kind, offset, offset + text.size(), {}, {}};
        }
    }
    return strange(offset);
}

token lexer::strange(std::size_t offset) {
    std::size_t end = offset;
    const char32_t c = next_code_point(text_, end);
    problems_->add(feel_messages::unexpected_character,
                   {fmt::format("{:04X}", static_cast<std::uint32_t>(c))}, offset);
    return {token_kind::broken, offset, end, {}, {}};
}

} // namespace tenet::feel
