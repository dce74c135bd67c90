#include <tenet/base/decimal.hpp>
#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <algorithm>

namespace tenet {

namespace {

/// A text waiting to be written between values, or a value waiting to be written.
struct piece {
    std::string_view text;
    value is;
    bool is_value = false;
};

bool is_plain_name(std::string_view name) noexcept {
    return !name.empty() && std::ranges::none_of(name, [](char c) {
        return std::string_view{"{}[]()\",:\\"}.find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) < 0x20;
    });
}

/// Writes values depth first from a stack of its own, so that no nesting can exhaust the
/// program's stack, and stops at a size, so that shared parts cannot unfold without end.
class printer {
public:
    explicit printer(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    std::string print(const value& v) {
        if (v.is(value_kind::string)) {
            out_ = v.as_string();
        } else {
            push_value(v);
            write_all();
        }
        if (out_.size() > max_bytes_) cut();
        return std::move(out_);
    }

private:
    void push_text(std::string_view text) { stack_.push_back({text, {}, false}); }
    void push_value(const value& v) { stack_.push_back({{}, v, true}); }

    void write_all() {
        while (!stack_.empty() && out_.size() <= max_bytes_) {
            const piece next = stack_.back();
            stack_.pop_back();
            if (next.is_value) {
                write(next.is);
            } else {
                out_ += next.text;
            }
        }
    }

    void write(const value& v) {
        switch (v.kind()) {
        case value_kind::missing: write_missing(v.cause()); break;
        case value_kind::null: out_ += "null"; break;
        case value_kind::boolean: out_ += v.as_boolean() ? "true" : "false"; break;
        case value_kind::number: out_ += v.as_number().text(); break;
        case value_kind::string: quote(v.as_string()); break;
        case value_kind::date: out_ += v.as_date().text(); break;
        case value_kind::time: out_ += v.as_time().text(); break;
        case value_kind::date_time: out_ += v.as_date_time().text(); break;
        case value_kind::day_time_duration: out_ += v.as_day_time().text(); break;
        case value_kind::year_month_duration: out_ += v.as_year_month().text(); break;
        case value_kind::list: open_list(v.as_list()); break;
        case value_kind::context: open_context(v.as_context()); break;
        case value_kind::record: open_record(v.type(), v.as_object()); break;
        case value_kind::range: open_range(v.as_range()); break;
        case value_kind::function: out_ += "function"; break;
        }
    }

    void write_missing(const missing_cause* why) {
        out_ += "missing(";
        std::string_view separator;
        for (const missing_cause* leaf : leaves(why)) {
            out_ += separator;
            if (leaf->why == missing_cause::reason::limit) {
                out_ += limit_text(*leaf);
            } else {
                out_ += leaf->path.empty() && leaf->what != nullptr ? leaf->what->id : leaf->path;
            }
            separator = ", ";
        }
        out_ += ')';
    }

    void quote(std::string_view text) {
        out_ += '"';
        for (const char c : text) {
            switch (c) {
            case '"': out_ += "\\\""; break;
            case '\\': out_ += "\\\\"; break;
            case '\n': out_ += "\\n"; break;
            case '\r': out_ += "\\r"; break;
            case '\t': out_ += "\\t"; break;
            default: out_ += c;
            }
        }
        out_ += '"';
    }

    void open_list(const list_data& list) {
        out_ += '[';
        push_text(list.closed() ? "]" : list.size == 0 ? "…]" : ", …]");
        const std::size_t shown = std::min(list.size, max_bytes_);
        for (std::size_t i = shown; i-- > 0;) {
            push_value(list.at(i));
            if (i != 0) push_text(", ");
        }
    }

    void push_entry(std::string_view name, const value& v, bool first) {
        push_value(v);
        push_text(": ");
        if (is_plain_name(name)) {
            push_text(name);
        } else {
            push_value(value{name});
        }
        if (!first) push_text(", ");
    }

    void open_context(const context_data& context) {
        out_ += '{';
        push_text("}");
        for (std::size_t i = context.entries.size(); i-- > 0;) {
            push_entry(context.entries[i].name, context.entries[i].is, i == 0);
        }
    }

    void open_record(const record_type& type, const void* object) {
        out_ += '{';
        push_text("}");
        for (std::size_t i = type.fields().size(); i-- > 0;) {
            const field& f = type.fields()[i];
            push_entry(f.name, f.load(f, object, memory_), i == 0);
        }
    }

    void open_range(const range_data& range) {
        if (range.low_unbounded || range.high_unbounded) {
            write_comparison(range);
            return;
        }
        out_ += range.low_included ? '[' : '(';
        push_text(range.high_included ? "]" : ")");
        push_value(range.high);
        push_text("..");
        push_value(range.low);
    }

    void write_comparison(const range_data& range) {
        const bool below = range.low_unbounded;
        out_ += below ? (range.high_included ? "(<=" : "(<") : (range.low_included ? "(>=" : "(>");
        push_text(")");
        push_value(below ? range.high : range.low);
    }

    void cut() {
        std::size_t end = max_bytes_;
        while (end > 0 && (static_cast<unsigned char>(out_[end]) & 0xC0U) == 0x80U) --end;
        out_.resize(end);
        out_ += "…";
    }

    std::size_t max_bytes_;
    std::string out_;
    std::vector<piece> stack_;
    arena memory_{1024};
};

} // namespace

std::string limit_text(const missing_cause& why) {
    if (why.why != missing_cause::reason::limit || why.what == nullptr) return {};
    std::string text{why.what->id};
    // of the arguments, the Chinese place is left out: one text for all readers
    if (why.arguments.size() == 3) {
        text += ": ";
        text += why.arguments[0];
        text += ", ";
        text += why.arguments[2];
    }
    return text;
}

std::string to_text(const value& v, std::size_t max_bytes) {
    return printer{max_bytes}.print(v);
}

} // namespace tenet
