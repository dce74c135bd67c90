#include "writing.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/group/graphml.hpp>
#include <tenet/group/messages.hpp>

#include <array>

namespace tenet::group {

namespace {

struct attribute {
    std::string_view id;
    std::string_view of;
    std::string_view type;
};

constexpr std::array<attribute, 18> attributes{{{"key", "node", "string"},
                                                {"name", "node", "string"},
                                                {"kind", "node", "string"},
                                                {"annulled", "node", "boolean"},
                                                {"aliases", "node", "string"},
                                                {"id", "edge", "string"},
                                                {"type", "edge", "string"},
                                                {"share_low", "edge", "double"},
                                                {"share_high", "edge", "double"},
                                                {"above_low", "edge", "boolean"},
                                                {"below_high", "edge", "boolean"},
                                                {"generations", "edge", "int"},
                                                {"collateral", "edge", "boolean"},
                                                {"hierarchy", "edge", "string"},
                                                {"valid_from", "edge", "string"},
                                                {"valid_to", "edge", "string"},
                                                {"recorded_on", "edge", "string"},
                                                {"withdrawn_on", "edge", "string"}}};

bool is_xml_character(char32_t c) noexcept {
    constexpr char32_t first_printable = 0x20;
    constexpr char32_t not_a_character = 0xFFFE;
    if (c < first_printable) return c == '\t' || c == '\n' || c == '\r';
    return c != not_a_character && c != not_a_character + 1;
}

class graphml_writer {
public:
    graphml_writer(const graph& of, diagnostics* losses)
        : of_(of), losses_(losses), aliases_(aliases_by_party(of)) {}

    std::string write() {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
        for (const attribute& a : attributes) write_attribute(a);
        write_attribute({"source", "edge", "string"});
        out_ += "  <graph edgedefault=\"directed\">\n";
        for (party_number p = 0; p < of_.party_count(); ++p) write_party(p);
        for (edge_number e = 0; e < of_.edge_count(); ++e) write_relation(e);
        out_ += "  </graph>\n</graphml>\n";
        return std::move(out_);
    }

private:
    void write_attribute(const attribute& a) {
        for (const std::string_view part :
             {std::string_view("  <key id=\""), a.id, std::string_view("\" for=\""), a.of,
              std::string_view("\" attr.name=\""), a.id, std::string_view("\" attr.type=\""),
              a.type, std::string_view("\"/>\n")}) {
            out_ += part;
        }
    }

    void write_party(party_number p) {
        lost_characters_ = false;
        out_ += "    <node id=\"n" + std::to_string(p) + "\">\n";
        put("key", of_.key(p));
        put("name", of_.name(p));
        put("kind", name_of(of_.kind(p)));
        if (of_.annulled(p)) put("annulled", "true");
        if (const auto more = aliases_.find(p); more != aliases_.end()) put_aliases(more->second);
        out_ += "    </node>\n";
        tell_lost_characters(clipped(of_.key(p)));
    }

    /// A line each, as GraphML has no lists.
    void put_aliases(const std::vector<std::string_view>& aliases) {
        std::string lines;
        for (const std::string_view alias : aliases) {
            append_part(lines, alias, "\n");
            if (alias.find('\n') == std::string_view::npos && !alias.empty()) continue;
            lose(clipped(alias), "其他编号每行一个，含换行或为空者读不回来",
                 "other ids stand one a line, so that one with a line break, or none, is not told "
                 "from others");
        }
        put("aliases", lines);
    }

    void tell_lost_characters(std::string called) {
        if (!lost_characters_) return;
        lose(std::move(called), "其文本中有 XML 不能容纳的字符，以 U+FFFD 代替",
             "its texts have characters that XML cannot hold, with U+FFFD in their place");
    }

    void lose(std::string what, std::string zh, std::string en) {
        if (losses_ == nullptr) return;
        losses_->add(group_messages::not_written, {std::move(what), std::move(zh), std::move(en)});
    }

    void write_relation(edge_number e) {
        lost_characters_ = false;
        out_ += "    <edge id=\"e" + std::to_string(e) + "\" source=\"n" +
                std::to_string(of_.holder(e)) + "\" target=\"n" + std::to_string(of_.subject(e)) +
                "\">\n";
        put("id", of_.id(e));
        put("type", name_of(of_.type(e)));
        if (const auto share = of_.share(e)) {
            const share_range r = share->range();
            put("share_low", r.low.canonical());
            put("share_high", r.high.canonical());
            if (r.above_low) put("above_low", "true");
            if (r.below_high) put("below_high", "true");
        }
        if (of_.type(e) == relation::family) {
            put("generations", std::to_string(of_.degree(e).generations));
            put("collateral", of_.degree(e).collateral ? "true" : "false");
        }
        if (of_.type(e) == relation::superordinate) {
            put("hierarchy", of_.hierarchy_name(of_.hierarchy(e)));
        }
        const edge_period& p = of_.period(e);
        put("valid_from", day_text(p.valid_from, INT32_MIN));
        put("valid_to", day_text(p.valid_to, INT32_MAX));
        put("recorded_on", day_text(p.recorded_on, INT32_MIN));
        put("withdrawn_on", day_text(p.withdrawn_on, INT32_MAX));
        put("source", of_.source(e));
        out_ += "    </edge>\n";
        tell_lost_characters(relation_name(of_, e));
    }

    void put(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        out_ += "      <data key=\"";
        out_ += name;
        out_ += "\">";
        put_text(text);
        out_ += "</data>\n";
    }

    void put_text(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text, at);
            switch (c) {
            case '&': out_ += "&amp;"; break;
            case '<': out_ += "&lt;"; break;
            case '>': out_ += "&gt;"; break;
            case '\r': out_ += "&#13;"; break;
            default:
                if (is_xml_character(c)) {
                    out_ += text.substr(begin, at - begin);
                } else {
                    lost_characters_ = true;
                    out_ += "\xEF\xBF\xBD";
                }
            }
        }
    }

    const graph& of_;
    diagnostics* losses_;
    party_aliases aliases_;
    bool lost_characters_ = false; ///< in the texts of the party or relation at hand
    std::string out_;
};

} // namespace

std::string write_graphml(const graph& of, diagnostics* losses) {
    return graphml_writer{of, losses}.write();
}

} // namespace tenet::group
