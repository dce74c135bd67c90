#include "drawn_text.hpp"
#include "group_drawing.hpp"
#include "group_drawing_words.hpp"
#include "group_words.hpp"

namespace tenet::report {

using group::edge_number;
using layered::rectangle;
using role = drawn_line_of_text::role;

namespace {

class svg_writer : private svg_canvas {
public:
    svg_writer(std::string& out, const group::structure& day, const group_drawing& drawing,
               const svg_form& form)
        : svg_canvas(out, form), out_(out), g_(day.parties()), drawing_(drawing) {}

    void run() {
        begin();
        lines(drawing_.heading, {24, 18, 0, 0}, false);
        for (const drawn_trunk& t : drawing_.trunks) {
            put("<path class=\"{}\" d=\"", t.shares ? "trunk" : "trunk other");
            path(t.points);
            out_ += "\"/>\n";
        }
        for (const drawn_link& l : drawing_.links) line(l);
        for (const drawn_link& l : drawing_.links) label(l);
        for (const drawn_party& p : drawing_.parties) party(p);
        legend();
        out_ += "</svg>\n";
    }

private:
    void begin() {
        put("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"tenet-picture\" width=\"{0}\" "
            "height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
            "aria-labelledby=\"tenet-title tenet-desc\" lang=\"{2}\">\n<title id=\"tenet-title\">",
            drawing_.width, drawing_.height, form().lang == language::zh ? "zh" : "en");
        for (const drawn_line_of_text& l : drawing_.heading) {
            if (&l != &drawing_.heading.front()) out_ += " · ";
            append_text(out_, said(l.text));
        }
        out_ += "</title>\n<desc id=\"tenet-desc\">";
        std::size_t relations = 0;
        for (const drawn_link& l : drawing_.links) relations += l.edges.size();
        for (const drawn_party& p : drawing_.parties) relations += p.of_itself.size();
        out_ +=
            said({fmt::format("{} 个成员，{} 个关系。持有方在被持有方之上。",
                              drawing_.parties.size(), relations),
                  fmt::format("Members: {}; relations: {}. Holders stand above those they hold.",
                              drawing_.parties.size(), relations)});
        out_ += "</desc>\n";
        if (!form().within_page) put("<style>{}</style>\n", picture_style());
        marker("tenet-arrow", "arrow");
        marker("tenet-arrow-back", "arrow back");
        put("<rect class=\"ground\" width=\"{}\" height=\"{}\"/>\n", drawing_.width,
            drawing_.height);
    }

    void line(const drawn_link& l) {
        put("<g class=\"link{}{}\" data-relations=\"{}\"><title>", l.shares ? "" : " other",
            l.back ? " back" : "", l.edges.size());
        for (const edge_number e : l.edges) title_of_relation(e, e == l.edges.front());
        out_ += "</title><path d=\"";
        path(l.points);
        out_ += "\"";
        if (l.directed) {
            put(" marker-end=\"url(#tenet-arrow{})\"", l.back ? "-back" : "");
        }
        out_ += "/></g>\n";
    }

    void title_of_relation(edge_number e, bool first) {
        if (!first) out_ += "; ";
        append_text(out_, g_.name(g_.holder(e)));
        out_ += " → ";
        append_text(out_, g_.name(g_.subject(e)));
        out_ += ": ";
        const bilingual title = title_of_edge(g_, e);
        const bilingual days = days_of_edge(g_, e);
        append_text(out_, said(title));
        if (!days.empty()) append_text(out_, ", " + said(days));
        if (!g_.source(e).empty()) append_text(out_, " [" + std::string(g_.source(e)) + "]");
    }

    void label(const drawn_link& l) {
        if (l.lines.empty()) return;
        put("<g class=\"label{}\"><rect class=\"halo\" x=\"{}\" y=\"{}\" width=\"{}\" "
            "height=\"{}\"/>",
            l.back ? " back" : "", l.label.left, l.label.top, l.label.width, l.label.height);
        lines(l.lines, l.label, true);
        out_ += "</g>\n";
    }

    void party(const drawn_party& p) {
        put("<g class=\"party {}{}\" id=\"p{}\"><title>", name_of(g_.kind(p.party)),
            p.top ? " top" : "", p.party);
        append_text(out_, g_.name(p.party));
        if (g_.name(p.party) != g_.key(p.party)) {
            append_text(out_, " (" + std::string(g_.key(p.party)) + ")");
        }
        put("</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", p.at.left,
            p.at.top, p.at.width, p.at.height,
            g_.kind(p.party) == group::party_kind::person ? 18 : 4);
        if (!p.of_itself.empty()) {
            put("<path class=\"loop\" d=\"M{0} {1}c14 -12 14 12 0 8\" "
                "marker-end=\"url(#tenet-arrow)\"/>",
                p.at.left + p.at.width, p.at.top + 14);
        }
        lines(p.lines, {p.at.left, p.at.top + 9, p.at.width, p.at.height}, true);
        out_ += "</g>\n";
    }

    void legend() {
        struct entry {
            std::string_view classes;
            bilingual words;
        };
        const entry entries[] = {{"link", {"持股", "shares"}},
                                 {"link other", {"其他关系", "other relations"}},
                                 {"link back", {"闭合回路", "closes a circle"}}};
        out_ += "<g class=\"legend\">";
        int x = 24;
        constexpr int sample = 28;
        constexpr int column = 140;
        for (const entry& e : entries) {
            put("<g class=\"{}\"><path d=\"M{} {}h{}\"/></g>", e.classes, x, drawing_.legend,
                sample);
            text({role::relation, e.words}, x + sample + 8, drawing_.legend + 4,
                 text_anchor::start);
            x += column;
        }
        out_ += "</g>\n";
    }

    std::string& out_;
    const group::graph& g_;
    const group_drawing& drawing_;
};

} // namespace

std::string_view picture_style() noexcept {
    return R"(
#tenet-picture{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
#tenet-picture .ground,#tenet-picture .halo{fill:#fff}
#tenet-picture text{fill:#1f2328}
#tenet-picture .heading{font-size:18px;font-weight:600}
#tenet-picture .subheading{font-size:12px;fill:#59636e}
#tenet-picture .name{font-size:14px;font-weight:600}
#tenet-picture .id,#tenet-picture .reason{font-size:11px;fill:#59636e}
#tenet-picture .reason{font-style:italic}
#tenet-picture .relation{font-size:11px}
#tenet-picture .date{font-size:10px;fill:#59636e}
#tenet-picture .party rect{fill:#eef4fb;stroke:#4a78a8;stroke-width:1.2}
#tenet-picture .person rect{fill:#fdf3e4;stroke:#b0762a}
#tenet-picture .state rect{fill:#fbeaea;stroke:#b04a4a}
#tenet-picture .fund rect{fill:#eef7ee;stroke:#4a8a52}
#tenet-picture .branch rect,#tenet-picture .party.other rect{fill:#f3f3f5;stroke:#7a7f87}
#tenet-picture .top rect{stroke-width:2.6}
#tenet-picture .link path,#tenet-picture .trunk,#tenet-picture .loop{fill:none;stroke:#57606a;stroke-width:1.3}
#tenet-picture .link.other path,#tenet-picture .trunk.other{stroke-dasharray:6 4}
#tenet-picture .link.back path{stroke:#b3261e}
#tenet-picture .label.back text{fill:#b3261e}
#tenet-picture .arrow{fill:#57606a}
#tenet-picture .arrow.back{fill:#b3261e}
@media (prefers-color-scheme:dark){
#tenet-picture .ground,#tenet-picture .halo{fill:#0d1117}
#tenet-picture text{fill:#e6edf3}
#tenet-picture .subheading,#tenet-picture .id,#tenet-picture .reason,#tenet-picture .date{fill:#9aa4af}
#tenet-picture .party rect{fill:#14263a;stroke:#6fa3d8}
#tenet-picture .person rect{fill:#33270f;stroke:#d8a24a}
#tenet-picture .state rect{fill:#3a1a1a;stroke:#e07b7b}
#tenet-picture .fund rect{fill:#14301a;stroke:#73bd7e}
#tenet-picture .branch rect,#tenet-picture .party.other rect{fill:#22262c;stroke:#9aa4af}
#tenet-picture .link path,#tenet-picture .trunk,#tenet-picture .loop{stroke:#9aa4af}
#tenet-picture .link.back path{stroke:#ff8a80}
#tenet-picture .label.back text{fill:#ff8a80}
#tenet-picture .arrow{fill:#9aa4af}
#tenet-picture .arrow.back{fill:#ff8a80}
}
)";
}

void write_svg(std::string& out, const group::structure& day, const group_drawing& drawing,
               const svg_form& form) {
    svg_writer(out, day, drawing, form).run();
}

std::string group_svg(const group::structure& day, const group::group_policy& policy,
                      const group::grouping& groups, std::uint32_t number,
                      const picture_options& how) {
    const drawn_languages which =
        how.lang == language::zh ? drawn_languages::zh : drawn_languages::en;
    std::string out;
    write_svg(out, day, draw_group(day, policy, groups, number, which, how), {false, how.lang});
    return out;
}

} // namespace tenet::report
