#include "assessment_page.hpp"

#include "drawn_text.hpp"
#include "score_drawing.hpp"

#include <algorithm>

namespace tenet::report {

namespace {

constexpr std::size_t most_title = 200;
constexpr std::size_t most_in_cell = 600;
constexpr std::size_t most_of_table = 600'000; ///< bytes
constexpr std::size_t most_of_lines = 60'000;  ///< bytes of a cell

bilingual cut(const bilingual& text) {
    return {shortened(text.zh, most_in_cell), shortened(text.en, most_in_cell)};
}

} // namespace

std::string_view assessment_page_style() noexcept {
    return R"(
h2{font-size:15px;margin:0 0 8px}
.tools{margin-left:auto}
.tools button{font:inherit;padding:3px 9px;border:1px solid #8c959f;border-radius:6px;background:transparent;color:inherit;cursor:pointer}
section{padding:14px 16px;border-bottom:1px solid #d0d7de}
.drawing,.table{overflow:auto;--page:#fff;--more:#0003;background:linear-gradient(to right,var(--page) 30%,#0000) 0 0/40px 100% no-repeat local,linear-gradient(to left,var(--page) 30%,#0000) 100% 0/40px 100% no-repeat local,linear-gradient(to right,var(--more),#0000) 0 0/12px 100% no-repeat scroll,linear-gradient(to left,var(--more),#0000) 100% 0/12px 100% no-repeat scroll}
.drawing .ground{fill:none}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:0}
dt{color:#59636e}
dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #d0d7de}
th{color:#59636e;font-weight:600}
td{min-width:5em}
th,.short{min-width:0;white-space:nowrap}
td:last-child{overflow-wrap:anywhere}
td:last-child:not(.short){min-width:12em}
.note{color:#59636e;margin:6px 0 0;overflow-wrap:anywhere}
.good{color:#1a7f37;margin:0}
.bad{color:#b3261e;font-weight:600;margin:0}
@media (prefers-color-scheme:dark){
body{background:#0d1117;color:#e6edf3}
.drawing,.table{--page:#0d1117;--more:#fff4}
header,section,th,td{border-color:#30363d}
dt,th,.note{color:#9aa4af}
.good{color:#73bd7e}
.bad{color:#ff8a80}
}
@media print{.tools{display:none}}
)";
}

std::string_view assessment_page_script() noexcept {
    return R"(
"use strict";
(function () {
  var root = document.documentElement;
  document.getElementById("language").addEventListener("click", function () {
    root.setAttribute("lang", root.getAttribute("lang") === "zh" ? "en" : "zh");
  });
  document.getElementById("tools").removeAttribute("hidden");
})();
)";
}

bilingual withheld() {
    return {"（保密，未显示）", "(withheld)"};
}

void assessment_page::begin(const bilingual& heading) {
    const bilingual title{shortened(heading.zh, most_title), shortened(heading.en, most_title)};
    const std::string style = std::string(drawing_style()).append(assessment_page_style());
    begin_page(out_, how_.lang, title.in(how_.lang), style, assessment_page_script());
    out_ += "<header><h1>";
    append_both(out_, title);
    out_ += "</h1><div class=\"tools\" id=\"tools\" hidden=\"\">"
            "<button type=\"button\" id=\"language\">";
    append_both(out_, {"English", "中文"});
    out_ += "</button></div></header>\n<main>\n";
}

std::string assessment_page::end() {
    out_ += "</main>\n";
    end_page(out_, assessment_page_script());
    return std::move(out_);
}

void assessment_page::section(std::string_view id, const bilingual& heading) {
    out_.append("<section id=\"").append(id).append("\"><h2>");
    append_both(out_, heading);
    out_ += "</h2>\n";
}

void assessment_page::begin_table(std::initializer_list<bilingual> columns) {
    out_ += "<div class=\"table\"><table><thead><tr>";
    for (const bilingual& c : columns) {
        out_ += "<th>";
        append_both(out_, c);
        out_ += "</th>";
    }
    out_ += "</tr></thead><tbody>\n";
    table_begin_ = out_.size();
    rows_ = left_out_ = 0;
}

bool assessment_page::row() {
    if (rows_ == most_told_rows || out_.size() - table_begin_ > most_of_table) {
        ++left_out_;
        return false;
    }
    ++rows_;
    out_ += "<tr>";
    return true;
}

void assessment_page::cell(const bilingual& text) {
    out_ += "<td>";
    append_both(out_, cut(text));
    out_ += "</td>";
}

void assessment_page::short_cell(const bilingual& text) {
    out_ += "<td class=\"short\">";
    append_both(out_, cut(text));
    out_ += "</td>";
}

void assessment_page::lines(std::span<const bilingual> all) {
    out_ += "<td>";
    const std::size_t begin = out_.size();
    const auto add = [&](const bilingual& line) {
        out_ += "<div>";
        append_both(out_, cut(line));
        out_ += "</div>";
    };
    std::size_t told = 0;
    while (told < all.size() && out_.size() - begin < most_of_lines) add(all[told++]);
    if (const std::string more = std::to_string(all.size() - told); told < all.size()) {
        add({"另有 " + more + " 行未列出。", "Lines left out: " + more + "."});
    }
    out_ += "</td>";
}

void assessment_page::end_table() {
    out_ += "</tbody></table></div>\n";
    if (left_out_ == 0) return;
    const std::string more = std::to_string(left_out_);
    note({"另有 " + more + " 行未列出。", "Rows left out: " + more + "."});
}

void assessment_page::term(const bilingual& name, const bilingual& text) {
    out_ += "<dt>";
    append_both(out_, name);
    out_ += "</dt><dd>";
    append_both(out_, cut(text));
    out_ += "</dd>\n";
}

void assessment_page::note(const bilingual& text, std::string_view kind) {
    out_.append("<p class=\"").append(kind).append("\">");
    append_both(out_, cut(text));
    out_ += "</p>\n";
}

void assessment_page::scores(std::span<const radar> radars, std::span<const trend> trends) {
    const std::size_t shown_radars = std::min(radars.size(), most_shown_scores);
    const std::size_t shown_trends = std::min(trends.size(), most_shown_scores);
    for (std::size_t n = 0; n < shown_radars; ++n) {
        out_ += "<div class=\"drawing\">";
        write_radar(out_, radars[n], "tenet-radar-" + std::to_string(n + 1), form());
        out_ += "</div>\n";
    }
    for (std::size_t n = 0; n < shown_trends; ++n) {
        out_ += "<div class=\"drawing\">";
        write_trend(out_, trends[n], "tenet-trend-" + std::to_string(n + 1), form());
        out_ += "</div>\n";
    }
    const std::size_t rest = radars.size() - shown_radars + trends.size() - shown_trends;
    if (rest == 0) return;
    const std::string more = std::to_string(rest);
    note({"另有 " + more + " 幅图未画。", "Pictures left out: " + more + "."});
}

} // namespace tenet::report
