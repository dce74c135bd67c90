#include <tenet/base/utf8.hpp>
#include <tenet/group/dot.hpp>
#include <tenet/group/messages.hpp>

namespace tenet::group {

namespace {

/// A text for within quotes, of which nothing means anything to Graphviz; how many characters were
/// replaced.
std::size_t put_quoted(std::string& out, std::string_view text) {
    std::size_t replaced = 0;
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
            ++replaced;
        } else {
            out += text.substr(begin, at - begin);
        }
    }
    return replaced;
}

bool is_mutual(relation type) noexcept {
    return type == relation::acting_in_concert || type == relation::family;
}

class dot_writer {
public:
    dot_writer(const graph& of, const dot_options& how) : of_(of), how_(how) {}

    std::string write(diagnostics* losses) {
        out_ = "digraph group {\n  charset=\"UTF-8\";\n  node [shape=box];\n";
        for (party_number p = 0; p < of_.party_count(); ++p) write_party(p);
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            if (is_drawn(e)) write_relation(e);
        }
        out_ += "}\n";
        if (losses != nullptr) tell(*losses);
        return std::move(out_);
    }

private:
    // What the picture does not show, one line a kind of thing: it is a picture, no store.

    void tell(diagnostics& losses) const {
        const auto say = [&](std::size_t count, std::string zh, std::string en) {
            if (count == 0) return;
            const std::string n = std::to_string(count);
            losses.add(group_messages::not_written,
                       {"图 (graph)", "图中不显示" + std::move(zh) + "（" + n + " 处）",
                        "the picture does not show " + std::move(en) + " (" + n + ")"});
        };
        say(parties([&](party_number p) {
                return of_.kind(p) != party_kind::person && of_.kind(p) != party_kind::company;
            }),
            "自然人与公司以外的主体类别", "kinds of parties but persons and companies");
        say(parties([&](party_number p) { return of_.annulled(p); }), "主体已注销",
            "that parties are annulled");
        say(of_.alias_count(), "主体的其他编号", "other ids of parties");
        say(relations([&](edge_number e) { return !of_.id(e).empty(); }), "关系的编号",
            "ids of relations");
        say(relations([&](edge_number e) { return !of_.source(e).empty(); }), "关系的来源",
            "sources of relations");
        say(relations([&](edge_number e) {
                return of_.period(e) != edge_period{INT32_MIN, INT32_MAX, INT32_MIN, INT32_MAX};
            }),
            "关系的日期", "days of relations");
        say(relations([&](edge_number e) { return of_.type(e) == relation::family; }), "亲属的代数",
            "degrees of kinship");
        say(relations([&](edge_number e) {
                const auto share = of_.share(e);
                return share && (share->range().above_low || share->range().below_high);
            }),
            "比例的端点是否除外", "that bounds of shares are excluded");
        say(replaced_, "控制字符", "control characters");
    }

    template <class Has>
    [[nodiscard]] std::size_t parties(const Has& has) const {
        std::size_t n = 0;
        for (party_number p = 0; p < of_.party_count(); ++p) n += has(p) ? 1 : 0;
        return n;
    }

    /// Of the relations that are drawn.
    template <class Has>
    [[nodiscard]] std::size_t relations(const Has& has) const {
        std::size_t n = 0;
        for (edge_number e = 0; e < of_.edge_count(); ++e) n += is_drawn(e) && has(e) ? 1 : 0;
        return n;
    }

    [[nodiscard]] bool is_drawn(edge_number e) const { return !how_.at || of_.holds(e, *how_.at); }

    void put(std::string_view text) { replaced_ += put_quoted(out_, text); }

    void write_party(party_number p) {
        out_ += "  n" + std::to_string(p) + " [label=\"";
        put(of_.name(p));
        if (of_.name(p) != of_.key(p)) {
            out_ += "\\n";
            put(of_.key(p));
        }
        out_ += '"';
        if (of_.kind(p) == party_kind::person) out_ += " shape=ellipse";
        out_ += "];\n";
    }

    void write_relation(edge_number e) {
        out_ += "  n" + std::to_string(of_.holder(e)) + " -> n" + std::to_string(of_.subject(e)) +
                " [label=\"";
        put(label_of(e));
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
    std::size_t replaced_ = 0; ///< control characters
    std::string out_;
};

} // namespace

std::string write_dot(const graph& of, const dot_options& how, diagnostics* losses) {
    return dot_writer{of, how}.write(losses);
}

} // namespace tenet::group
