#include <tenet/base/utf8.hpp>
#include <tenet/json/canonical.hpp>
#include <tenet/json/messages.hpp>
#include <tenet/json/writer.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace tenet::json {

namespace say = json_messages;

namespace {

/// The code unit of UTF-16 that a code point begins with.
char32_t first_unit(char32_t c) noexcept {
    return c < 0x10000 ? c : 0xD800 + ((c - 0x10000) >> 10);
}

void append_escape(std::string& out, unsigned char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\t': out += "\\t"; return;
    case '\n': out += "\\n"; return;
    case '\f': out += "\\f"; return;
    case '\r': out += "\\r"; return;
    default:
        out += "\\u00";
        out += digits[c >> 4];
        out += digits[c & 0xF];
    }
}

/// ECMAScript's Number::toString of a finite double: the shortest digits that read back.
void append_number(std::string& out, double d) {
    if (d == 0) {
        out += '0';
        return;
    }
    if (d < 0) out += '-';
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(d),
                                   std::chars_format::scientific);
    const std::string_view text{buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())};
    const std::size_t e = text.find('e');
    std::string digits{text.substr(0, e)};
    std::erase(digits, '.');
    int exponent = 0;
    const std::string_view power = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    const int k = static_cast<int>(digits.size());
    const int n = exponent + 1; // the value is 0.digits times ten to the n
    if (n >= k && n <= 21) {
        out += digits + std::string(static_cast<std::size_t>(n - k), '0');
    } else if (n > 0 && n <= 21) {
        out += digits.insert(static_cast<std::size_t>(n), ".");
    } else if (n > -6 && n <= 0) {
        out += "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
    } else {
        if (k > 1) digits.insert(1, ".");
        out += digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
    }
}

class canonical_writer {
public:
    canonical_writer(const document& doc, diagnostics& problems) : doc_(doc), problems_(problems) {}

    void write(const node& from) {
        switch (from.is()) {
        case node::kind::null: out_ += "null"; break;
        case node::kind::boolean: out_ += from.boolean() ? "true" : "false"; break;
        case node::kind::number: write_number(from); break;
        case node::kind::string: append_canonical(out_, from.text()); break;
        case node::kind::array: write_items(from); break;
        case node::kind::object: write_members(from); break;
        }
    }

    std::string take() { return std::move(out_); }

private:
    void write_number(const node& from) {
        const std::string_view text = from.text();
        double d = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), d);
        if (read.ec != std::errc{} || !std::isfinite(d)) {
            problems_.add(say::no_double, {std::string{text}}, doc_.where(from));
            return;
        }
        append_number(out_, d);
    }

    void write_items(const node& from) {
        char before = '[';
        if (from.items().empty()) out_ += before;
        for (const node& n : from.items()) {
            out_ += before;
            before = ',';
            write(n);
        }
        out_ += ']';
    }

    void write_members(const node& from) {
        std::vector<const member*> sorted;
        for (const member& m : from.members()) sorted.push_back(&m);
        std::sort(sorted.begin(), sorted.end(), [](const member* a, const member* b) {
            return canonical_less(a->name, b->name);
        });
        char before = '{';
        if (sorted.empty()) out_ += before;
        for (const member* m : sorted) {
            out_ += before;
            before = ',';
            append_canonical(out_, m->name);
            out_ += ':';
            write(m->is);
        }
        out_ += '}';
    }

    const document& doc_;
    diagnostics& problems_;
    std::string out_;
};

void append_context(std::string& out, const context_data& from) {
    std::vector<const context_entry*> sorted;
    for (const context_entry& e : from.entries) sorted.push_back(&e);
    std::sort(sorted.begin(), sorted.end(), [](const context_entry* a, const context_entry* b) {
        return canonical_less(a->name, b->name);
    });
    out += "{\"context\":{";
    for (const context_entry* e : sorted) {
        if (e != sorted.front()) out += ',';
        append_canonical(out, e->name);
        out += ':';
        append_canonical(out, e->is);
    }
    out += "}}";
}

void append_list(std::string& out, const list_data& from) {
    out += '[';
    for (std::size_t i = 0; i < from.size; ++i) {
        if (i > 0) out += ',';
        append_canonical(out, from.at(i));
    }
    out += ']';
}

} // namespace

bool canonical_less(std::string_view a, std::string_view b) noexcept {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const char32_t x = next_code_point(a, i);
        const char32_t y = next_code_point(b, j);
        if (x == y) continue;
        return first_unit(x) != first_unit(y) ? first_unit(x) < first_unit(y) : x < y;
    }
    return i == a.size() && j < b.size();
}

void append_canonical(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0; // where characters that stand for themselves begin
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text.substr(plain, i - plain));
        append_escape(out, c);
        plain = i + 1;
    }
    out.append(text.substr(plain));
    out += '"';
}

void append_canonical(std::string& out, const value& v) {
    switch (v.kind()) {
    case value_kind::missing:
    case value_kind::null: out += "null"; return;
    case value_kind::boolean: out += v.as_boolean() ? "true" : "false"; return;
    case value_kind::string: append_canonical(out, v.as_string()); return;
    case value_kind::list: append_list(out, v.as_list()); return;
    case value_kind::context: append_context(out, v.as_context()); return;
    default:
        out += "{\"";
        out += name_of(v.kind());
        out += "\":";
        append_canonical(out, std::string_view{to_text(v)});
        out += '}';
    }
}

result<std::string> canonical(const document& from) {
    diagnostics problems;
    canonical_writer out{from, problems};
    out.write(from.root());
    if (problems.has_errors()) return problems;
    return out.take();
}

} // namespace tenet::json
