#include <tenet/base/utf8.hpp>
#include <tenet/group/dot.hpp>

namespace tenet::group {

namespace {

/// A text for within quotes, of which nothing means anything to Graphviz.
void put_quoted(std::string& out, std::string_view text) {
    constexpr char32_t first_printable = 0x20;
    constexpr char32_t deleted = 0x7F;
    constexpr char32_t last_control = 0x9F;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '&') {
            out += "&amp;";
        } else if (c < first_printable || (c >= deleted && c <= last_control)) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(begin, at - begin);
        }
    }
}

bool is_mutual(relation type) noexcept {
    return type == relation::acting_in_concert || type == relation::family;
}

class dot_writer {
public:
    dot_writer(const graph& of, const dot_options& how) : of_(of), how_(how) {}

    std::string write() {
        out_ = "digraph group {\n  charset=\"UTF-8\";\n  node [shape=box];\n";
        for (party_number p = 0; p < of_.party_count(); ++p) write_party(p);
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            if (!how_.at || of_.holds(e, *how_.at)) write_relation(e);
        }
        out_ += "}\n";
        return std::move(out_);
    }

private:
    void write_party(party_number p) {
        out_ += "  n" + std::to_string(p) + " [label=\"";
        put_quoted(out_, of_.name(p));
        if (of_.name(p) != of_.key(p)) {
            out_ += "\\n";
            put_quoted(out_, of_.key(p));
        }
        out_ += '"';
        if (of_.kind(p) == party_kind::person) out_ += " shape=ellipse";
        out_ += "];\n";
    }

    void write_relation(edge_number e) {
        out_ += "  n" + std::to_string(of_.holder(e)) + " -> n" + std::to_string(of_.subject(e)) +
                " [label=\"";
        put_quoted(out_, label_of(e));
        out_ += '"';
        if (of_.type(e) != relation::shareholding) out_ += " style=dashed";
        if (is_mutual(of_.type(e))) out_ += " dir=none";
        out_ += "];\n";
    }

    [[nodiscard]] std::string label_of(edge_number e) const {
        std::string out;
        if (of_.type(e) != relation::shareholding) out = title_of(of_.type(e)).in(how_.lang);
        if (of_.type(e) == relation::superordinate) {
            out += " " + std::string(of_.hierarchy_name(of_.hierarchy(e)));
        }
        if (const auto share = of_.share(e)) {
            out += (out.empty() ? "" : " ") + share->text() + "%";
        }
        return out;
    }

    const graph& of_;
    const dot_options& how_;
    std::string out_;
};

} // namespace

std::string write_dot(const graph& of, const dot_options& how) {
    return dot_writer{of, how}.write();
}

} // namespace tenet::group
