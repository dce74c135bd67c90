#include "locator.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/json/messages.hpp>

#include <algorithm>

namespace tenet::json {

namespace say = json_messages;

namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_word(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string code_name(char32_t c) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "U+";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xF];
    return out;
}

/// Passes over digits; false if there is none.
bool pass_digits(std::string_view text, std::size_t& at) noexcept {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > begin;
}

/// The grammar of numbers in RFC 8259, section 6.
bool is_number(std::string_view text) noexcept {
    std::size_t at = 0;
    if (at < text.size() && text[at] == '-') ++at;
    const bool zero = at < text.size() && text[at] == '0';
    const std::size_t whole = at;
    if (!pass_digits(text, at) || (zero && at - whole > 1)) return false;
    if (at < text.size() && text[at] == '.' && !pass_digits(text, ++at)) return false;
    if (at == text.size()) return true;
    if (text[at] != 'e' && text[at] != 'E') return false;
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    return pass_digits(text, at) && at == text.size();
}

/// The number of a \u escape's four digits at `at`; no value if they are not there.
std::optional<char32_t> four_digits(std::string_view text, std::size_t at) noexcept {
    if (text.size() < at || text.size() - at < 4) return std::nullopt;
    char32_t number = 0;
    for (const char c : text.substr(at, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        if (is_digit(c)) {
            number = number * 16 + static_cast<char32_t>(c - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            number = number * 16 + static_cast<char32_t>(lower - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return number;
}

bool is_high_surrogate(char32_t c) noexcept {
    return c >= 0xD800 && c <= 0xDBFF;
}

bool is_low_surrogate(char32_t c) noexcept {
    return c >= 0xDC00 && c <= 0xDFFF;
}

std::size_t utf8_length(char32_t c) noexcept {
    return c < 0x80 ? 1 : (c < 0x800 ? 2 : (c < 0x10000 ? 3 : 4));
}

char simple_escape(char c) noexcept {
    switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
    }
}

void append_pointer_token(std::string& out, std::string_view name) {
    for (const char c : name) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
}

} // namespace

std::string unescaped(std::string_view written) {
    std::string out;
    std::size_t at = 0;
    while (at < written.size()) {
        if (written[at] != '\\' || at + 1 == written.size()) {
            out += written[at++];
        } else if (written[at + 1] != 'u') {
            out += simple_escape(written[at + 1]);
            at += 2;
        } else {
            char32_t c = four_digits(written, at + 2).value_or(0xFFFD);
            at += 6;
            if (is_high_surrogate(c)) {
                const char32_t low = four_digits(written, at + 2).value_or(0xDC00);
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 6;
            }
            append_utf8(out, c);
        }
    }
    return out;
}

bool locator::next() {
    found_token_ = false;
    while (!fault_ && !found_token_) {
        if (!skip_blank()) return false;
        if (at_ == text_.size()) return at_end();
        const char c = text_[at_];
        switch (next_) {
        case expected::nothing: return fail(say::text_behind, {found()}, at_);
        case expected::colon:
            if (c != ':') return fail(say::colon_expected, {found()}, at_);
            ++at_;
            next_ = expected::value;
            break;
        case expected::comma_or_end: behind_value(c); break;
        case expected::name:
        case expected::name_or_end: before_name(c); break;
        case expected::value:
        case expected::value_or_end: before_value(c); break;
        }
    }
    return !fault_;
}

bool locator::fail(const message& what, std::vector<std::string> arguments, std::size_t offset) {
    fault_ = fault{&what, std::move(arguments), offset};
    path_ = levels_.size();
    return false;
}

bool locator::at_end() {
    if (next_ == expected::nothing) return false;
    if (levels_.empty()) return fail(say::empty_text, {}, at_);
    const level& inner = levels_.back();
    return fail(say::unclosed, {inner.array ? "[" : "{", std::to_string(inner.line)}, at_);
}

void locator::new_line() noexcept {
    ++line_;
    line_begin_ = at_ + 1;
}

bool locator::skip_blank() {
    for (; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '\n') {
            new_line();
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return !begins_unclosed_comment() || fail(say::unclosed_comment, {}, at_);
        }
    }
    return true;
}

/// Those that end have been made blanks.
bool locator::begins_unclosed_comment() const noexcept {
    return rules_->comments && text_.substr(at_, 2) == "/*";
}

std::string locator::found() const {
    constexpr std::size_t longest = 20;
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < longest && is_word(text_[end])) ++end;
    if (end > at_) return std::string{text_.substr(at_, end - at_)};
    const char32_t c = next_code_point(text_, end);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return code_name(c);
    return std::string{text_.substr(at_, end - at_)};
}

bool locator::behind_value(char c) {
    level& inner = levels_.back();
    if (c == (inner.array ? ']' : '}')) {
        close();
        return true;
    }
    if (c != ',') {
        return fail(say::comma_expected, {found(), inner.array ? "]" : "}"}, at_);
    }
    comma_ = at_++;
    if (inner.array) {
        ++inner.index;
        next_ = expected::value;
    } else {
        inner.named = false;
        next_ = expected::name;
    }
    return true;
}

bool locator::before_name(char c) {
    if (c == '}') {
        if (next_ == expected::name) return fail(say::trailing_comma, {}, comma_);
        close();
        return true;
    }
    if (c != '"') return fail(say::name_expected, {found()}, at_);
    const std::size_t begin = at_ + 1;
    if (!string()) return false;
    levels_.back().named = true;
    levels_.back().name = text_.substr(begin, at_ - begin - 1);
    path_ = levels_.size();
    next_ = expected::colon;
    return true;
}

bool locator::before_value(char c) {
    if (c == ']' && next_ == expected::value_or_end) {
        close();
        return true;
    }
    if (c == ']' && !levels_.empty() && levels_.back().array) {
        return fail(say::trailing_comma, {}, comma_);
    }
    if (c == '{' || c == '[') return open(c == '[');
    if (c == '"') {
        if (!string()) return false;
    } else if (c == '-' || is_digit(c)) {
        if (!number()) return false;
    } else if (!literal()) {
        return false;
    }
    path_ = levels_.size();
    next_ = levels_.empty() ? expected::nothing : expected::comma_or_end;
    return true;
}

bool locator::open(bool array) {
    if (levels_.size() >= rules_->max_depth) {
        return fail(say::too_deep, {std::to_string(rules_->max_depth)}, at_);
    }
    token_ = at_++;
    ++count_;
    found_token_ = true;
    path_ = levels_.size();
    levels_.push_back({array, false, 0, line_, {}});
    next_ = array ? expected::value_or_end : expected::name_or_end;
    return true;
}

void locator::close() {
    ++at_;
    levels_.pop_back();
    next_ = levels_.empty() ? expected::nothing : expected::comma_or_end;
}

bool locator::literal() {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    if (word != "true" && word != "false" && word != "null") {
        return fail(say::value_expected, {found()}, at_);
    }
    token_ = at_;
    at_ = end;
    ++count_;
    return found_token_ = true;
}

bool locator::number() {
    constexpr std::size_t longest_shown = 60;
    std::size_t end = at_;
    const auto belongs = [](char c) { return is_word(c) || c == '+' || c == '-' || c == '.'; };
    while (end < text_.size() && belongs(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    if (!is_number(word)) {
        return fail(say::bad_number, {std::string{word.substr(0, longest_shown)}}, at_);
    }
    token_ = at_;
    at_ = end;
    ++count_;
    return found_token_ = true;
}

bool locator::string() {
    std::size_t at = at_ + 1;
    std::size_t length = 0;
    for (;;) {
        if (at == text_.size()) return fail(say::unclosed_string, {}, at_);
        const char c = text_[at];
        if (c == '"') break;
        if (c == '\n' || c == '\r') return fail(say::unclosed_string, {}, at_);
        if (static_cast<unsigned char>(c) < 0x20) {
            return fail(say::control_in_string, {code_name(static_cast<char32_t>(c))}, at);
        }
        if (c != '\\') {
            ++at;
            ++length;
        } else if (!escape(at, length)) {
            return false;
        }
        if (length > rules_->max_string) {
            return fail(say::string_too_long, {std::to_string(rules_->max_string)}, at_);
        }
    }
    token_ = at_;
    at_ = at + 1;
    ++count_;
    return found_token_ = true;
}

bool locator::escape(std::size_t& at, std::size_t& length) {
    constexpr std::string_view simple = "\"\\/bfnrt";
    if (at + 1 == text_.size()) return fail(say::unclosed_string, {}, at_);
    const char c = text_[at + 1];
    if (c == 'u') return unicode_escape(at, length);
    if (simple.find(c) == std::string_view::npos) {
        std::size_t end = at + 1;
        const char32_t shown = next_code_point(text_, end);
        const std::string text =
            shown < 0x20 ? "\\ " + code_name(shown) : std::string{text_.substr(at, end - at)};
        return fail(say::bad_escape, {text}, at);
    }
    at += 2;
    ++length;
    return true;
}

bool locator::unicode_escape(std::size_t& at, std::size_t& length) {
    const auto written = [&] { return std::string{text_.substr(at, 6)}; };
    const auto first = four_digits(text_, at + 2);
    if (!first) return fail(say::bad_escape, {"\\u"}, at);
    char32_t c = *first;
    std::size_t size = 6;
    if (is_low_surrogate(c)) return fail(say::lone_surrogate, {written()}, at);
    if (is_high_surrogate(c)) {
        const bool pair = text_.substr(at + 6, 2) == "\\u";
        const auto second = pair ? four_digits(text_, at + 8) : std::nullopt;
        if (!second || !is_low_surrogate(*second)) {
            return fail(say::lone_surrogate, {written()}, at);
        }
        c = 0x10000 + ((c - 0xD800) << 10) + (*second - 0xDC00);
        size = 12;
    }
    at += size;
    length += utf8_length(c);
    return true;
}

std::string locator::pointer() const {
    std::string out;
    for (std::size_t i = 0; i < path_; ++i) {
        const level& l = levels_[i];
        if (l.array) {
            out += '/' + std::to_string(l.index);
        } else if (l.named) {
            out += '/';
            append_pointer_token(out, unescaped(l.name));
        }
    }
    return out;
}

place locator::where() const {
    place p;
    p.pointer = pointer();
    p.line = line_;
    p.column = static_cast<std::uint32_t>(token_ - line_begin_ + 1);
    p.offset = token_;
    return p;
}

} // namespace tenet::json
