#include "regex_translation.hpp"

#include "ascii.hpp"
#include "character_class.hpp"

#include <tenet/base/utf8.hpp>

#include <algorithm>
#include <vector>

namespace tenet::feel {

namespace {

constexpr std::uint32_t largest_repeat = 65535;
constexpr int deepest_subtraction = 16;

/// Reads a pattern from left to right and writes its translation.
class translator {
public:
    translator(std::string_view pattern, const regex_flags& flags)
        : text_(pattern), flags_(flags) {}

    regex_translation translate() {
        if (flags_.literal) {
            while (at_ < text_.size()) append_literal(out_, next_code_point(text_, at_));
        } else {
            skip_space();
            while (good() && at_ < text_.size()) {
                read_piece();
                skip_space();
            }
            if (good() && !open_groups_.empty()) fail();
        }
        return {std::move(out_), largest_count_, error_at_};
    }

private:
    [[nodiscard]] bool good() const noexcept { return error_at_ == regex_translation::npos; }
    void fail() noexcept {
        if (good()) error_at_ = std::min(at_, text_.size());
    }
    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) noexcept {
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    /// Passes over white space where flag x says that it does not count.
    void skip_space() noexcept {
        while (flags_.free_space && at_ < text_.size() && is_white(text_[at_])) ++at_;
    }
    bool take_outside(char c) noexcept {
        skip_space();
        return take(c);
    }

    /// What may stand between brackets and alternatives: an atom with its quantifier.
    void read_piece() {
        switch (peek()) {
        case '|': out_ += text_[at_++]; return;
        case '(': open_group(); return;
        case ')':
            if (close_group()) read_quantifier();
            return;
        default: break;
        }
        read_atom();
        if (good()) read_quantifier();
    }

    void open_group() {
        ++at_;
        std::size_t number = 0;
        out_ += '(';
        if (take_outside('?')) {
            if (!take_outside(':')) return fail();
            out_ += "?:";
        } else {
            closed_.push_back(false);
            number = closed_.size();
        }
        open_groups_.push_back(number);
    }

    bool close_group() {
        if (open_groups_.empty()) {
            fail();
            return false;
        }
        ++at_;
        out_ += ')';
        if (open_groups_.back() > 0) closed_[open_groups_.back() - 1] = true;
        open_groups_.pop_back();
        return true;
    }

    void read_atom() {
        switch (const char c = text_[at_]) {
        case '.':
            ++at_;
            out_ += flags_.dot_all ? "." : "[^\\n\\r]";
            return;
        case '^':
            ++at_;
            out_ += flags_.multi_line ? "(?:^)" : "(?:\\A)";
            return;
        case '$':
            ++at_;
            out_ += flags_.multi_line ? "(?:(?=\\n)|(?<!\\n)\\z)" : "(?:\\z)";
            return;
        case '[':
            ++at_;
            out_ += read_class(0);
            return;
        case '\\': read_escape(); return;
        default:
            if (std::string_view{"?*+{}]"}.find(c) != std::string_view::npos) return fail();
            append_literal(out_, next_code_point(text_, at_));
        }
    }

    void read_escape() {
        ++at_;
        skip_space();
        const char letter = peek();
        if (is_digit(letter)) return read_back_reference();
        if (const auto c = single_escape(letter)) {
            ++at_;
            append_literal(out_, *c);
            return;
        }
        const std::string inside = read_class_escape();
        out_ += bracket({{}, inside}, false);
    }

    /// `\N`: as many digits as make the number of a group that is closed.
    void read_back_reference() {
        std::size_t number = static_cast<std::size_t>(text_[at_] - '0');
        if (number == 0 || number > closed_.size() || !closed_[number - 1]) return fail();
        ++at_;
        skip_space();
        while (is_digit(peek())) {
            const std::size_t longer = number * 10 + static_cast<std::size_t>(text_[at_] - '0');
            if (longer > closed_.size()) break;
            number = longer;
            ++at_;
            skip_space();
        }
        if (!closed_[number - 1]) return fail();
        out_ += "\\g{" + std::to_string(number) + '}';
    }

    /// The letter behind a backslash as the inside of a bracket.
    std::string read_class_escape() {
        const char letter = peek();
        if (letter == 'p' || letter == 'P') return read_property();
        const std::string_view inside = class_escape(letter);
        if (letter == '\0' || inside.empty()) {
            fail();
            return {};
        }
        ++at_;
        return std::string{inside};
    }

    std::string read_property() {
        const bool negated = text_[at_] == 'P';
        const std::size_t begin = at_++;
        if (in_class_ ? !take('{') : !take_outside('{')) {
            fail();
            return {};
        }
        std::string name;
        while (at_ < text_.size() && text_[at_] != '}') {
            const char c = text_[at_++];
            if (in_class_ || !flags_.free_space || !is_white(c)) name += c;
        }
        const auto inside = property_class(name, negated);
        if (!take('}') || !inside) {
            at_ = begin;
            fail();
            return {};
        }
        return *inside;
    }

    void read_quantifier() {
        skip_space();
        switch (peek()) {
        case '?':
        case '*':
        case '+': out_ += text_[at_++]; break;
        case '{': read_counts(); break;
        default: return;
        }
        if (good() && take_outside('?')) out_ += '?';
    }

    std::uint32_t read_count() {
        std::uint32_t count = 0;
        skip_space();
        if (!is_digit(peek())) fail();
        while (good() && is_digit(peek())) {
            count = count * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
            if (count > largest_repeat) fail();
            skip_space();
        }
        return count;
    }

    void read_counts() {
        ++at_;
        const std::uint32_t least = read_count();
        out_ += '{' + std::to_string(least);
        if (good() && take_outside(',')) {
            out_ += ',';
            skip_space();
            if (is_digit(peek())) {
                const std::uint32_t most = read_count();
                if (most < least) fail();
                out_ += std::to_string(most);
            }
        }
        if (!take_outside('}')) fail();
        out_ += '}';
        largest_count_ = std::max(largest_count_, least);
    }

    /// One character of a bracket that may begin or end a span; no value if a class escape or a
    /// problem stands there.
    struct class_character {
        char32_t c = 0;
        bool is_character = false;
        std::string inside; ///< of a class escape
    };

    class_character read_class_character() {
        class_character read;
        if (!take('\\')) {
            if (peek() == '[' || at_ == text_.size()) {
                fail();
                return read;
            }
            read.c = next_code_point(text_, at_);
            read.is_character = true;
            return read;
        }
        if (const auto c = single_escape(peek())) {
            ++at_;
            read.c = *c;
            read.is_character = true;
        } else {
            read.inside = read_class_escape();
        }
        return read;
    }

    /// What stands in a bracket. Flag i is for characters and spans, not for the categories that an
    /// escape names (XPath 5.6.1.1), while PCRE2 applies it to some of them from 10.45 on.
    struct class_parts {
        std::string characters;
        std::string escapes;
        [[nodiscard]] bool empty() const noexcept { return characters.empty() && escapes.empty(); }
    };

    [[nodiscard]] std::string bracket(const class_parts& parts, bool negated) const {
        const std::string open = negated ? "[^" : "[";
        if (!flags_.ignore_case || parts.escapes.empty()) {
            return open + parts.characters + parts.escapes + ']';
        }
        if (parts.characters.empty()) return "(?-i:" + open + parts.escapes + "])";
        const std::string fixed = "(?-i:[" + parts.escapes + "])";
        const std::string others = open + parts.characters + ']';
        return negated ? "(?:(?!" + fixed + ')' + others + ')' : "(?:" + fixed + '|' + others + ')';
    }

    /// A bracket behind its `[`, up to and with its `]`.
    std::string read_class(int depth) {
        if (depth == deepest_subtraction) {
            fail();
            return {};
        }
        in_class_ = true;
        const bool negated = take('^');
        class_parts inside;
        std::string subtracted;
        bool closed = false;
        while (good() && !closed) {
            if (peek() == ']' && at_ < text_.size() && !inside.empty()) {
                closed = take(']');
            } else if (text_.substr(at_).starts_with("-[") && !inside.empty()) {
                at_ += 2;
                subtracted = read_class(depth + 1);
                in_class_ = true;
                closed = take(']');
                if (!closed) fail();
            } else {
                read_span(inside);
            }
        }
        in_class_ = false;
        std::string all = bracket(inside, negated);
        return subtracted.empty() ? all : "(?:(?!" + subtracted + ')' + all + ')';
    }

    /// A class escape, a character, or a span of characters `a-z`.
    void read_span(class_parts& into) {
        std::string& inside = into.characters;
        if (peek() == ']') return fail();
        const class_character first = read_class_character();
        if (!good()) return;
        if (!first.is_character) {
            into.escapes += first.inside;
            return;
        }
        append_literal(inside, first.c);
        const std::string_view rest = text_.substr(at_);
        if (!rest.starts_with('-') || rest.starts_with("-]") || rest.starts_with("-[")) return;
        ++at_;
        const std::size_t begin = at_;
        const class_character last = read_class_character();
        if (!good()) return;
        if (!last.is_character || last.c < first.c) {
            at_ = begin;
            return fail();
        }
        inside += '-';
        append_literal(inside, last.c);
    }

    std::string_view text_;
    regex_flags flags_;
    std::size_t at_ = 0;
    std::size_t error_at_ = regex_translation::npos;
    std::string out_;
    std::uint32_t largest_count_ = 0;
    bool in_class_ = false;
    std::vector<std::size_t>
        open_groups_;          ///< numbers of the open groups; 0: one that keeps nothing
    std::vector<bool> closed_; ///< by group, number 1 first
};

} // namespace

std::optional<regex_flags> regex_flags::read(std::string_view letters) noexcept {
    regex_flags flags;
    for (const char letter : letters) {
        switch (letter) {
        case 's': flags.dot_all = true; break;
        case 'm': flags.multi_line = true; break;
        case 'i': flags.ignore_case = true; break;
        case 'x': flags.free_space = true; break;
        case 'q': flags.literal = true; break;
        default: return std::nullopt;
        }
    }
    return flags;
}

regex_translation translate_regex(std::string_view pattern, const regex_flags& flags) {
    return translator{pattern, flags}.translate();
}

} // namespace tenet::feel
