#include "pmml_predicate.hpp"

#include <tenet/feel/test_set.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tenet::score {

namespace {

using kind = predicate::kind;

constexpr std::array<std::string_view, 20> keywords{
    "and",   "or",     "not",      "if",       "then",      "else",    "for",
    "in",    "return", "some",     "every",    "satisfies", "between", "true",
    "false", "null",   "function", "instance", "of",        "external"};

constexpr int most_levels = 64;

bool is_name_byte(char c) {
    const auto u = static_cast<unsigned char>(c);
    return c == '_' || u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') ||
           (u >= 'A' && u <= 'Z');
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += c;
        }
    }
    return out + '"';
}

std::string joined(const std::vector<std::string>& literals) {
    std::string out;
    for (const std::string& l : literals) out += (out.empty() ? "" : ", ") + l;
    return out;
}

void collect_fields(const predicate& p, std::vector<std::string>& into) {
    if (!p.field.empty() && std::ranges::find(into, p.field) == into.end()) into.push_back(p.field);
    for (const predicate& part : p.parts) collect_fields(part, into);
}

/// `a = null or b = null`.
std::string any_missing(const predicate& p) {
    std::vector<std::string> fields;
    collect_fields(p, fields);
    std::string out;
    for (const std::string& f : fields) out += (out.empty() ? "" : " or ") + f + " = null";
    return out.empty() ? "false" : out;
}

std::string feel_of_simple(const predicate& p) {
    if (p.how == "missing") return p.field + " = null";
    if (p.how == "present") return p.field + " != null";
    if (p.how == "!=") return p.field + " != null and " + p.field + " != " + p.literals.front();
    return p.field + " " + p.how + " " + p.literals.front();
}

std::string feel_of_set(const predicate& p) {
    const std::string in = p.field + " in (" + joined(p.literals) + ")";
    return p.how == "in" ? in : p.field + " != null and not(" + in + ")";
}

} // namespace

std::string feel_of(const predicate& p) {
    const auto part = [&](std::size_t n) { return "(" + feel_of(p.parts[n]) + ")"; };
    const std::string_view between = p.is == kind::both ? " and " : " or ";
    std::string out;
    switch (p.is) {
    case kind::always: return "true";
    case kind::never: return "false";
    case kind::simple: return feel_of_simple(p);
    case kind::set: return feel_of_set(p);
    case kind::both:
    case kind::either:
        for (std::size_t n = 0; n < p.parts.size(); ++n) {
            if (n != 0) out += between;
            out += part(n);
        }
        return out;
    case kind::apart:
        return "if (" + any_missing(p) + ") then (null) else (" + part(0) + " != " + part(1) + ")";
    case kind::surrogate:
        out = feel_of(p.parts.back());
        for (std::size_t n = p.parts.size() - 1; n-- > 0;) {
            out = fmt::format("if ({}) then ({}) else {}", any_missing(p.parts[n]), out, part(n));
        }
        return out;
    }
    return out;
}

// ---------------------------------------------------------------------------- and back again

namespace {

/// Reads the texts `feel_of` writes, and nothing else.
class condition_reader {
public:
    explicit condition_reader(std::string_view text) : rest_(text) {}

    std::optional<predicate> read() {
        auto p = condition(0);
        if (!p || !rest_.empty()) return std::nullopt;
        return p;
    }

private:
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    /// As `take`, unless the word goes on.
    bool take_word(std::string_view word) {
        const bool whole = rest_.size() <= word.size() || !is_name_byte(rest_[word.size()]);
        return whole && take(word);
    }

    std::optional<predicate> condition(int level) {
        if (level > most_levels) return std::nullopt;
        if (take("if (")) return choice(level);
        if (rest_.starts_with("(")) return compound(level);
        if (take_word("true")) return predicate{kind::always, {}, {}, {}, {}};
        if (take_word("false")) return predicate{kind::never, {}, {}, {}, {}};
        return simple();
    }

    std::optional<predicate> enclosed(int level) {
        if (!take("(")) return std::nullopt;
        auto p = condition(level + 1);
        if (!p || !take(")")) return std::nullopt;
        return p;
    }

    std::optional<predicate> compound(int level) {
        predicate out;
        auto first = enclosed(level);
        if (!first) return std::nullopt;
        out.parts.push_back(std::move(*first));
        const bool both = rest_.starts_with(" and ");
        out.is = both ? kind::both : kind::either;
        while (take(both ? " and " : " or ")) {
            auto next = enclosed(level);
            if (!next) return std::nullopt;
            out.parts.push_back(std::move(*next));
        }
        if (out.parts.size() < 2) return std::nullopt;
        return out;
    }

    /// Behind `if (`. What is asked there follows from the rest, and is compared at the end.
    std::optional<predicate> choice(int level) {
        const std::size_t end = rest_.find(") then (");
        if (end == std::string_view::npos) return std::nullopt;
        const std::string asked{rest_.substr(0, end)};
        rest_.remove_prefix(end + std::string_view{") then "}.size());
        return take("(null) else ") ? apart(level, asked) : surrogate(level, asked);
    }

    std::optional<predicate> apart(int level, const std::string& asked) {
        if (!take("(")) return std::nullopt;
        auto a = enclosed(level);
        if (!a || !take(" != ")) return std::nullopt;
        auto b = enclosed(level);
        if (!b || !take(")")) return std::nullopt;
        predicate out;
        out.is = kind::apart;
        out.parts = {std::move(*a), std::move(*b)};
        if (any_missing(out) != asked) return std::nullopt;
        return out;
    }

    std::optional<predicate> surrogate(int level, const std::string& asked) {
        auto otherwise = enclosed(level);
        if (!otherwise || !take(" else ")) return std::nullopt;
        auto first = enclosed(level);
        if (!first) return std::nullopt;
        if (any_missing(*first) != asked) return std::nullopt;
        predicate out;
        out.is = kind::surrogate;
        out.parts.push_back(std::move(*first));
        if (otherwise->is == kind::surrogate) {
            for (predicate& p : otherwise->parts) out.parts.push_back(std::move(p));
        } else {
            out.parts.push_back(std::move(*otherwise));
        }
        return out;
    }

    std::optional<std::string> name() {
        std::size_t n = 0;
        while (n < rest_.size() && is_name_byte(rest_[n])) ++n;
        std::string out{rest_.substr(0, n)};
        if (!is_plain_name(out)) return std::nullopt;
        rest_.remove_prefix(n);
        return out;
    }

    std::optional<std::string> literal() {
        std::size_t n = 0;
        if (rest_.starts_with("\"") || rest_.starts_with("date(\"")) {
            n = rest_.find('"') + 1;
            while (n < rest_.size() && rest_[n] != '"') n += rest_[n] == '\\' ? 2U : 1U;
            n += rest_.starts_with("date(") ? 2U : 1U;
        } else {
            while (n < rest_.size() && rest_[n] != ')' && rest_[n] != ',' && rest_[n] != ' ') ++n;
        }
        if (n == 0 || n > rest_.size()) return std::nullopt;
        std::string out{rest_.substr(0, n)};
        if (!is_literal(out)) return std::nullopt;
        rest_.remove_prefix(n);
        return out;
    }

    /// Texts and dates only as `literal_of` writes them: others have more escapes.
    static bool is_literal(const std::string& text) {
        if (text.front() == '"') return quoted(text_of_literal(text)) == text;
        if (text.starts_with("date(")) return literal_of(text_of_literal(text), "date") == text;
        return text == "true" || text == "false" || decimal::parse(text).has_value();
    }

    std::optional<std::vector<std::string>> literals() {
        std::vector<std::string> out;
        do {
            auto one = literal();
            if (!one) return std::nullopt;
            out.push_back(std::move(*one));
        } while (take(", "));
        if (!take(")")) return std::nullopt;
        return out;
    }

    std::optional<predicate> set(std::string field, std::string_view how) {
        auto of = literals();
        if (!of) return std::nullopt;
        predicate out{kind::set, std::move(field), std::string{how}, std::move(*of), {}};
        return out;
    }

    std::optional<predicate> simple() {
        auto field = name();
        if (!field) return std::nullopt;
        if (take(" = null")) return predicate{kind::simple, *field, "missing", {}, {}};
        if (take(" != null and not(" + *field + " in (")) {
            auto out = set(*field, "not in");
            return out && take(")") ? out : std::nullopt;
        }
        if (take(" in (")) return set(*field, "in");
        std::string how = "!=";
        if (!take(" != null and " + *field + " != ")) {
            if (take(" != null")) return predicate{kind::simple, *field, "present", {}, {}};
            how = comparison();
            if (how.empty()) return std::nullopt;
        }
        auto to = literal();
        if (!to) return std::nullopt;
        return predicate{kind::simple, *field, how, {std::move(*to)}, {}};
    }

    std::string comparison() {
        for (const std::string_view op : {"<=", ">=", "<", ">", "="}) {
            if (take(" " + std::string{op} + " ")) return std::string{op};
        }
        return {};
    }

    std::string_view rest_;
};

} // namespace

std::optional<predicate> read_condition(std::string_view feel) {
    return condition_reader{feel}.read();
}

namespace {

predicate simple(const std::string& field, std::string_view how, std::string literal) {
    return {kind::simple, field, std::string{how}, {std::move(literal)}, {}};
}

predicate together(kind is, std::vector<predicate> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    predicate out;
    out.is = parts.empty() ? kind::never : is;
    out.parts = std::move(parts);
    return out;
}

std::string literal_at(line on, const decimal& position) {
    if (on == line::numbers) return position.canonical();
    return "date(\"" + value_on_line(on, position)->as_date().text() + "\")";
}

predicate within(const std::string& field, line on, const interval& i) {
    if (i.low && i.high && *i.low == *i.high) return simple(field, "=", literal_at(on, *i.low));
    std::vector<predicate> ends;
    if (i.low) ends.push_back(simple(field, i.low_included ? ">=" : ">", literal_at(on, *i.low)));
    if (i.high)
        ends.push_back(simple(field, i.high_included ? "<=" : "<", literal_at(on, *i.high)));
    if (ends.empty()) return {kind::simple, field, "present", {}, {}};
    return together(kind::both, std::move(ends));
}

} // namespace

std::optional<predicate> read_unary_tests(std::string_view tests, const std::string& field) {
    const feel::test_set read = feel::read_test_set(tests);
    if (read.any) return predicate{};
    if (!read.values) return std::nullopt;
    const value_set& set = *read.values;
    if (set.kind() == value_kind::number || set.kind() == value_kind::date) {
        std::vector<predicate> parts;
        for (const interval& i : set.positions().intervals()) {
            parts.push_back(within(field, set.positions().on(), i));
        }
        return together(kind::either, std::move(parts));
    }
    if (set.kind() == value_kind::boolean) {
        std::vector<predicate> parts;
        if (set.contains(value{true})) parts.push_back(simple(field, "=", "true"));
        if (set.contains(value{false})) parts.push_back(simple(field, "=", "false"));
        return together(kind::either, std::move(parts));
    }
    if (set.kind() != value_kind::string) return std::nullopt;
    predicate out{kind::set, field, set.all_but_named() ? "not in" : "in", {}, {}};
    for (const std::string& text : set.named()) out.literals.push_back(quoted(text));
    if (out.literals.empty()) return std::nullopt;
    if (out.literals.size() == 1) {
        out.is = kind::simple;
        out.how = set.all_but_named() ? "!=" : "=";
    }
    return out;
}

std::optional<std::string> literal_of(std::string_view text, std::string_view data_type) {
    if (data_type == "string") return quoted(text);
    if (data_type == "boolean") {
        if (text == "true" || text == "1") return "true";
        if (text == "false" || text == "0") return "false";
        return std::nullopt;
    }
    if (data_type == "date") {
        const auto day = date::parse(text);
        if (!day) return std::nullopt;
        return "date(\"" + day->text() + "\")";
    }
    const auto number = decimal::parse(text);
    if (!number) return std::nullopt;
    const std::string plain = number->canonical();
    if (plain.find('E') != std::string::npos) return std::nullopt;
    return plain;
}

std::string text_of_literal(std::string_view literal) {
    if (literal.starts_with("date(\"")) return std::string{literal.substr(6, literal.size() - 8)};
    if (!literal.starts_with("\"")) return std::string{literal};
    std::string out;
    for (std::size_t n = 1; n + 1 < literal.size(); ++n) {
        if (literal[n] != '\\') {
            out += literal[n];
            continue;
        }
        ++n;
        out += literal[n] == 'n'   ? '\n'
               : literal[n] == 'r' ? '\r'
               : literal[n] == 't' ? '\t'
                                   : literal[n];
    }
    return out;
}

bool is_plain_name(std::string_view text) {
    if (text.empty() || (text.front() >= '0' && text.front() <= '9')) return false;
    if (std::ranges::find(keywords, text) != keywords.end()) return false;
    // blanks, punctuation and marks beyond ASCII
    constexpr std::array<std::string_view, 9> not_letters{"\xC2",     "\xE2\x80", "\xE2\x81",
                                                          "\xE3\x80", "\xE1\x9A", "\xE1\xA0\x8E",
                                                          "\xEF\xBB", "\xEF\xBC", "\xEF\xBD"};
    const auto holds = [&](std::string_view mark) {
        return text.find(mark) != std::string_view::npos;
    };
    return std::ranges::all_of(text, is_name_byte) && std::ranges::none_of(not_letters, holds);
}

} // namespace tenet::score
