#include <tenet/base/utf8.hpp>
#include <tenet/json/records.hpp>
#include <tenet/json/writer.hpp>

#include <charconv>

namespace tenet::json {

namespace {

void append_unicode_escape(std::string& out, char32_t c) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xF];
}

/// Whether a character stands for itself in a string, also where the text is put into HTML.
bool is_plain(char32_t c) noexcept {
    return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0x7F &&
           c != 0x2028 && c != 0x2029;
}

void append_escaped(std::string& out, char32_t c) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: append_unicode_escape(out, c);
    }
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        const char32_t c = next_code_point(text, at);
        if (is_plain(c)) {
            append_utf8(out, c);
        } else {
            append_escaped(out, c);
        }
    }
    out += '"';
}

} // namespace

void writer::line_break() {
    if (indent_ <= 0) return;
    out_ += '\n';
    out_.append(levels_.size() * static_cast<std::size_t>(indent_), ' ');
}

void writer::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (levels_.empty()) return;
    if (!levels_.back().empty) out_ += ',';
    levels_.back().empty = false;
    line_break();
}

void writer::begin(char opening) {
    separate();
    out_ += opening;
    levels_.push_back({true});
}

void writer::end(char closing) {
    const bool empty = levels_.back().empty;
    levels_.pop_back();
    if (!empty) line_break();
    out_ += closing;
}

void writer::begin_object() {
    begin('{');
}

void writer::end_object() {
    end('}');
}

void writer::begin_array() {
    begin('[');
}

void writer::end_array() {
    end(']');
}

void writer::key(std::string_view name) {
    separate();
    append_quoted(out_, name);
    out_ += indent_ > 0 ? ": " : ":";
    after_key_ = true;
}

void writer::string(std::string_view text) {
    separate();
    append_quoted(out_, text);
}

void writer::boolean(bool b) {
    separate();
    out_ += b ? "true" : "false";
}

void writer::null() {
    separate();
    out_ += "null";
}

void writer::integer(std::int64_t n) {
    separate();
    char digits[24];
    const auto written = std::to_chars(std::begin(digits), std::end(digits), n);
    out_.append(digits, written.ptr);
}

void writer::number(const decimal& n) {
    if (!n.is_finite()) return null();
    separate();
    out_ += n.text();
}

void writer::decimal_text(const decimal& n) {
    if (!n.is_finite()) return null();
    string(n.text());
}

void writer::value(const tenet::value& v) {
    switch (v.kind()) {
    case value_kind::null: return null();
    case value_kind::boolean: return boolean(v.as_boolean());
    case value_kind::number: return number(v.as_number());
    case value_kind::string: return string(v.as_string());
    case value_kind::record: return write_record(*this, v.type(), v.as_object());
    case value_kind::missing:
        begin_object();
        key("missing");
        if (v.cause() != nullptr && v.cause()->why == missing_cause::reason::limit) {
            string(limit_text(*v.cause()));
        } else {
            string(v.cause() != nullptr ? path_of(*v.cause()) : std::string_view{});
        }
        return end_object();
    case value_kind::list:
        begin_array();
        for (std::size_t i = 0; i < v.as_list().size; ++i) value(v.as_list().at(i));
        return end_array();
    case value_kind::context:
        begin_object();
        for (const context_entry& e : v.as_context().entries) {
            key(e.name);
            value(e.is);
        }
        return end_object();
    default: return string(to_text(v));
    }
}

std::string_view writer::path_of(const missing_cause& why) noexcept {
    const missing_cause* cause = &why;
    while (cause->path.empty() && cause->first != nullptr) cause = cause->first;
    return cause->path;
}

void write_record(writer& out, const record_type& type, const void* object) {
    arena memory{1024};
    out.begin_object();
    for (const field& f : type.fields()) {
        const value v = f.load(f, object, memory);
        if (v.is_missing()) continue;
        out.key(f.name);
        out.value(v);
    }
    out.end_object();
}

} // namespace tenet::json
