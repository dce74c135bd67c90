#include "ascii.hpp"
#include "constant.hpp"

#include <tenet/base/temporal.hpp>
#include <tenet/feel/test_set.hpp>

#include <string>

namespace tenet::feel {

namespace {

/// A literal; a text is owned, since its escapes are resolved.
struct literal {
    value is;
    std::string text;

    [[nodiscard]] value get() const {
        return is.is(value_kind::string) ? value{std::string_view{text}} : is;
    }
};

/// A reader of tests made of literals; every function gives no value where the text goes on in
/// another way.
class test_reader {
public:
    test_reader(std::string_view text, const scope* names, evaluation* run = nullptr)
        : text_(text), names_(names), run_(run) {}

    test_set read() {
        skip();
        if (take("-") && (skip(), at_end())) return {true, std::nullopt, false};
        next_ = 0;
        skip();
        std::optional<value_set> set = negated();
        if (!set) {
            next_ = 0;
            set = tests();
        }
        skip();
        if (!set || !at_end()) return {};
        return {false, std::move(set), literal_};
    }

    /// A number or string that is the whole text.
    std::optional<literal> read_literal() {
        skip();
        auto found = peek() == '"' ? text() : number();
        skip();
        return at_end() && literal_ ? std::move(found) : std::nullopt;
    }

private:
    void skip() {
        while (next_ < text_.size() && is_white(text_[next_])) ++next_;
    }
    [[nodiscard]] bool at_end() const { return next_ == text_.size(); }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[next_]; }
    bool take(std::string_view token) {
        skip();
        if (text_.substr(next_, token.size()) != token) return false;
        next_ += token.size();
        return true;
    }

    std::optional<value_set> negated() {
        if (!take("not") || !take("(")) return std::nullopt;
        std::optional<value_set> set = tests();
        if (!set || !take(")")) return std::nullopt;
        return set->complement();
    }

    std::optional<value_set> tests() {
        std::optional<value_set> all;
        std::vector<interval> positions; // joined once: a cell may list thousands
        do {
            std::optional<value_set> one = test();
            if (!one || (all && !all->is_like(*one))) return std::nullopt;
            if (const auto on = one->on()) {
                const auto parts = one->positions().intervals();
                positions.insert(positions.end(), parts.begin(), parts.end());
                if (!all) all = value_set::of(interval_set{*on});
            } else {
                all = all ? all->united(*one) : *one;
            }
        } while (take(","));
        if (const auto on = all->on()) {
            return value_set::of(interval_set{*on, std::move(positions)});
        }
        return all;
    }

    std::optional<value_set> test() {
        skip();
        const std::size_t begin = next_;
        if (auto compared = comparison()) return compared;
        next_ = begin;
        if (auto between = range()) return between;
        next_ = begin;
        if (auto listed = list()) return listed;
        next_ = begin;
        if (auto about = either(); about && (skip(), at_end() || peek() == ',' || peek() == ')')) {
            literal_ = false;
            return about;
        }
        next_ = begin;
        const auto equal = constant();
        if (equal) return value_set::one(equal->get());
        next_ = begin;
        return items();
    }

    /// Any of the items of a list that an expression comes to in the run.
    std::optional<value_set> items() {
        const std::size_t begin = next_;
        if (run_ == nullptr || !pass_operand()) return std::nullopt;
        const auto v = value_now(text_.substr(begin, next_ - begin), *names_, *run_);
        if (!v || !v->is(value_kind::list) || !v->as_list().closed()) return std::nullopt;
        std::optional<value_set> all;
        for (std::size_t n = 0; n < v->as_list().size; ++n) {
            const value item = v->as_list().at(n);
            if (!value_set::supports(item)) return std::nullopt;
            const value_set one = value_set::one(item);
            if (all && !all->is_like(one)) return std::nullopt;
            all = all ? all->united(one) : one;
        }
        return all;
    }

    /// Takes a word that no letter or digit follows.
    bool take_word(std::string_view word) {
        const std::size_t begin = next_;
        const auto goes_on = [this] {
            const char c = peek();
            const int letter = c | 0x20;
            return is_digit(c) || (letter >= 'a' && letter <= 'z') || c == '_' || (c & 0x80) != 0;
        };
        if (take(word) && !goes_on()) return true;
        next_ = begin;
        return false;
    }

    /// Conditions on `?`, `? > 10 and ? <= 20 or ? = 0`, over literals.
    std::optional<value_set> either() {
        auto all = both();
        while (all && take_word("or")) {
            const auto more = both();
            if (!more || !more->is_like(*all)) return std::nullopt;
            all = all->united(*more);
        }
        return all;
    }

    std::optional<value_set> both() {
        auto all = condition();
        while (all && take_word("and")) {
            const auto more = condition();
            if (!more || !more->is_like(*all)) return std::nullopt;
            all = all->intersected(*more);
        }
        return all;
    }

    std::optional<value_set> condition() {
        const bool negative = take_word("not");
        if (negative || peek() == '(') {
            if (nesting_ == deepest || !take("(")) return std::nullopt;
            ++nesting_;
            const auto inner = either();
            --nesting_;
            if (!inner || !take(")")) return std::nullopt;
            return negative ? inner->complement() : inner;
        }
        if (!take("?")) return std::nullopt;
        skip();
        if (take_word("in")) {
            skip();
            return range(&test_reader::plain_operand);
        }
        return take_word("between") ? between() : comparison(&test_reader::plain_operand);
    }

    std::optional<value_set> between() {
        const auto low = plain_operand();
        const auto high = low && take_word("and") ? plain_operand() : std::nullopt;
        const auto on = high ? line_of(high->is) : std::nullopt;
        if (!on || line_of(low->is) != on) return std::nullopt;
        const interval i{position_on_line(low->is), position_on_line(high->is), true, true};
        return value_set::of({*on, i});
    }

    std::optional<literal> plain_operand() {
        skip();
        return plain_constant();
    }

    using operand = std::optional<literal> (test_reader::*)();

    std::optional<value_set> comparison(operand one = &test_reader::constant) {
        for (const std::string_view op : {"<=", ">=", "!=", "<", ">", "="}) {
            if (!take(op)) continue;
            const auto with = (this->*one)();
            if (!with) return std::nullopt;
            const value v = with->get();
            if (op == "=") return value_set::one(v);
            if (op == "!=") return value_set::one(v).complement();
            const auto on = line_of(v);
            if (!on) return std::nullopt;
            const decimal at = position_on_line(v);
            const bool included = op.size() == 2;
            const interval i = op.front() == '<' ? interval{std::nullopt, at, true, included}
                                                 : interval{at, std::nullopt, included, true};
            return value_set::of({*on, i});
        }
        return std::nullopt;
    }

    std::optional<value_set> range(operand one = &test_reader::constant) {
        const char open = peek();
        if (open != '[' && open != '(' && open != ']') return std::nullopt;
        ++next_;
        const auto low = (this->*one)();
        if (!low || !take("..")) return std::nullopt;
        const auto high = (this->*one)();
        skip();
        const char close = peek();
        if (!high || (close != ']' && close != ')' && close != '[')) return std::nullopt;
        ++next_;
        const auto on = line_of(low->is);
        if (!on || line_of(high->is) != on) return std::nullopt;
        const decimal from = position_on_line(low->is);
        const decimal to = position_on_line(high->is);
        if (to < from) return std::nullopt;
        return value_set::of({*on, interval{from, to, open == '[', close == ']'}});
    }

    std::optional<value_set> list() {
        if (!take("[")) return std::nullopt;
        std::optional<value_set> all;
        do {
            const auto item = constant();
            if (!item) return std::nullopt;
            value_set one = value_set::one(item->get());
            if (all && !all->is_like(one)) return std::nullopt;
            all = all ? all->united(one) : std::move(one);
        } while (take(","));
        return take("]") ? all : std::nullopt;
    }

    /// A literal, or an expression over constants.
    std::optional<literal> constant() {
        skip();
        const std::size_t begin = next_;
        if (auto plain = plain_constant(); plain && ends_operand()) return plain;
        next_ = begin;
        return names_ != nullptr ? folded() : std::nullopt;
    }

    /// Whether what can stand behind an operand of a test follows.
    [[nodiscard]] bool ends_operand() {
        skip();
        constexpr std::string_view ends = ",)[]";
        return at_end() || ends.find(peek()) != std::string_view::npos || at_dots();
    }

    [[nodiscard]] bool at_dots() const { return text_.substr(next_, 2) == ".."; }

    /// An expression up to what ends an operand, computed.
    std::optional<literal> folded() {
        const std::size_t begin = next_;
        literal_ = false;
        if (!pass_operand()) return std::nullopt;
        const std::string_view text = text_.substr(begin, next_ - begin);
        if (run_ != nullptr) return computed(text);
        const auto v = constant_of(text, *names_);
        return v ? std::optional{literal_of(v->get())} : std::nullopt;
    }

    /// What an expression comes to in the run, which holds it.
    std::optional<literal> computed(std::string_view text) {
        const auto v = value_now(text, *names_, *run_);
        const bool usable = v && !v->is(value_kind::boolean) && value_set::supports(*v);
        return usable ? std::optional{literal_of(*v)} : std::nullopt;
    }

    static literal literal_of(const value& v) {
        if (!v.is(value_kind::string)) return {v, {}};
        return {value{std::string_view{}}, std::string{v.as_string()}};
    }

    /// Passes over texts and brackets up to what ends an operand; false if there is none.
    bool pass_operand() {
        const std::size_t begin = next_;
        std::size_t depth = 0;
        while (!at_end()) {
            const char c = peek();
            const bool opens = c == '(' || c == '[' || c == '{';
            const bool closes = c == ')' || c == ']' || c == '}';
            const bool ends = c == ',' || c == '[' || closes || at_dots();
            if (depth == 0 && next_ != begin && ends) return true;
            if (c == '"') {
                if (!text()) return false;
                continue;
            }
            if (closes && depth == 0) return false;
            depth += opens ? 1 : 0;
            depth -= closes ? 1 : 0;
            ++next_;
        }
        return depth == 0 && next_ != begin;
    }

    std::optional<literal> plain_constant() {
        if (peek() == '"') return text();
        if (peek() == '@') return ++next_, temporal({});
        if (take("date")) return called("date");
        if (take("duration")) return called("duration");
        if (take("true")) return literal{value{true}, {}};
        if (take("false")) return literal{value{false}, {}};
        return number();
    }

    std::optional<literal> called(std::string_view function) {
        if (!take("(")) return std::nullopt;
        skip();
        auto made = temporal(function);
        if (!made || !take(")")) return std::nullopt;
        return made;
    }

    /// The date or duration a quoted text means; under a function only that.
    std::optional<literal> temporal(std::string_view function) {
        const auto quoted = text();
        if (!quoted) return std::nullopt;
        if (function != "duration") {
            if (const auto d = date::parse(quoted->text)) return literal{value{*d}, {}};
        }
        if (function != "date") {
            if (const auto d = day_time_duration::parse(quoted->text)) {
                return literal{value{*d}, {}};
            }
            if (const auto d = year_month_duration::parse(quoted->text)) {
                return literal{value{*d}, {}};
            }
        }
        return std::nullopt;
    }

    std::optional<literal> text() {
        if (peek() != '"') return std::nullopt;
        literal out{value{std::string_view{}}, {}};
        for (++next_; next_ < text_.size(); ++next_) {
            char c = text_[next_];
            if (c == '"') return ++next_, out;
            if (c == '\0') literal_ = false;
            if (c == '\\') {
                if (++next_ == text_.size()) return std::nullopt;
                c = unescaped(text_[next_]);
                if (c == '\0') return std::nullopt;
            }
            out.text += c;
        }
        return std::nullopt;
    }

    static char unescaped(char c) {
        switch (c) {
        case '"':
        case '\'':
        case '\\': return c;
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        default: return '\0';
        }
    }

    std::optional<literal> number() {
        const bool negative = take("-");
        skip();
        const std::size_t begin = next_;
        digits();
        if (peek() == '.' && next_ + 1 < text_.size() && is_digit(text_[next_ + 1])) {
            ++next_;
            digits();
        }
        if (next_ == begin) return std::nullopt;
        exponent();
        const auto n = decimal::parse(text_.substr(begin, next_ - begin));
        if (!n) return std::nullopt;
        return literal{value{negative ? -*n : *n}, {}};
    }

    void digits() {
        while (is_digit(peek())) ++next_;
    }

    void exponent() {
        if (peek() != 'e' && peek() != 'E') return;
        const std::size_t begin = next_++;
        if (peek() == '+' || peek() == '-') ++next_;
        if (!is_digit(peek())) {
            next_ = begin;
            return;
        }
        digits();
    }

    std::string_view text_;
    const scope* names_; ///< of expressions over constants; null: there are none
    evaluation* run_;    ///< what their names hold; null: they read none
    std::size_t next_ = 0;
    bool literal_ = true; ///< so far all was literals
    unsigned nesting_ = 0;
    static constexpr unsigned deepest = 32;
};

} // namespace

test_set read_test_set(std::string_view text) {
    return test_reader{text, nullptr}.read();
}

test_set read_test_set(std::string_view text, const scope& names) {
    return test_reader{text, &names}.read();
}

test_set read_test_set(std::string_view text, const scope& names, evaluation& run) {
    return test_reader{text, &names, &run}.read();
}

std::optional<value> read_plain_literal(std::string_view text, arena& memory) {
    const auto found = test_reader{text, nullptr}.read_literal();
    if (!found) return std::nullopt;
    return found->is.is(value_kind::string) ? value{memory.copy(found->text)} : found->is;
}

} // namespace tenet::feel
