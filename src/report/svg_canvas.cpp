#include "svg_canvas.hpp"

#include "drawn_text.hpp"

namespace tenet::report {

void svg_canvas::escaped(std::string_view text) {
    append_text(out_, text);
}

void svg_canvas::open(std::string_view name, int width, int height, const bilingual& title,
                      const bilingual& description) {
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tenet-drawing\" id=\"{0}\" "
        "width=\"{1}\" height=\"{2}\" viewBox=\"0 0 {1} {2}\" role=\"img\" "
        "aria-labelledby=\"{0}-title {0}-desc\" lang=\"{3}\">\n<title id=\"{0}-title\">",
        name, width, height, form_.lang == language::zh ? "zh" : "en");
    escaped(shortened(said(title), 300));
    put("</title>\n<desc id=\"{}-desc\">", name);
    escaped(shortened(said(description), 1'000));
    out_ += "</desc>\n";
    if (!form_.within_page) put("<style>{}</style>\n", drawing_style());
    put("<rect class=\"ground\" width=\"{}\" height=\"{}\"/>\n", width, height);
}

void svg_canvas::marker(std::string_view id, std::string_view classes) {
    put("<marker id=\"{}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
        "markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
        "<path class=\"{}\" d=\"M0 0L8 4L0 8Z\"/></marker>\n",
        id, classes);
}

void svg_canvas::title(const bilingual& text) {
    constexpr std::size_t most = 300; // characters
    constexpr std::size_t large = 1'000'000;
    if (out_.size() - begin_ > large) return;
    out_ += "<title>";
    escaped(shortened(said(text), most));
    if (form_.within_page && text.zh != text.en) {
        out_ += " / ";
        escaped(shortened(form_.lang == language::zh ? text.en : text.zh, most));
    }
    out_ += "</title>";
}

void svg_canvas::text(const drawn_line_of_text& l, int x, int y, text_anchor at) {
    const bool both = form_.within_page && l.text.zh != l.text.en;
    const auto one = [&](const std::string& words, std::string_view lang) {
        if (words.empty()) return;
        put("<text x=\"{}\" y=\"{}\" class=\"{}{}{}\"", x, y, class_of(l.is),
            lang.empty() ? "" : " ", lang);
        if (at == text_anchor::middle) out_ += " text-anchor=\"middle\"";
        if (at == text_anchor::end) out_ += " text-anchor=\"end\"";
        if (!lang.empty()) put(" lang=\"{}\"", lang);
        out_ += ">";
        escaped(words);
        out_ += "</text>";
    };
    if (!both) return one(form_.within_page ? l.text.zh : said(l.text), "");
    one(l.text.zh, "zh");
    one(l.text.en, "en");
}

void svg_canvas::lines(const drawn_text_lines& all, const layered::rectangle& at, bool centred) {
    int y = at.top;
    for (const drawn_line_of_text& l : all) {
        const int height = line_height_of(l.is);
        y += height;
        const int base = y - (height - font_size_of(l.is)) / 2 - font_size_of(l.is) / 6;
        if (centred) {
            text(l, at.left + at.width / 2, base, text_anchor::middle);
        } else {
            text(l, at.left, base, text_anchor::start);
        }
    }
    out_ += "\n";
}

void svg_canvas::path(const std::vector<layered::point>& points) {
    put("M{} {}", points.front().x, points.front().y);
    for (std::size_t n = 1; n < points.size(); ++n) {
        const layered::point& from = points[n - 1];
        const layered::point& to = points[n];
        if (from == to) continue;
        if (from.x == to.x) {
            put("V{}", to.y);
        } else if (from.y == to.y) {
            put("H{}", to.x);
        } else {
            const int middle = from.y + (to.y - from.y) / 2;
            put("C{} {} {} {} {} {}", from.x, middle, to.x, middle, to.x, to.y);
        }
    }
}

} // namespace tenet::report
