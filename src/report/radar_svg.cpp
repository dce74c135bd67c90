#include "plotted.hpp"
#include "score_drawing.hpp"

#include <algorithm>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

constexpr int margin = 24;
constexpr int radius = 150;
constexpr int rings = 4;
constexpr int row_height = 20;
constexpr int name_width = 320;
constexpr int value_width = 190;
constexpr int bar_width = 400;
constexpr int bar_height = 12;

bool shown(const scored_item& i) {
    return i.value && i.value->is_finite();
}

bool outside(const scored_item& i) {
    return shown(i) && (*i.value < i.minimum || *i.value > i.maximum);
}

bilingual value_words(const scored_item& i) {
    if (!shown(i)) {
        const bilingual missing{"缺", "missing"};
        if (i.reason.empty()) return missing;
        return joined(missing, ": ", {i.reason.in(language::zh), i.reason.in(language::en)});
    }
    std::string text = number_text(*i.value) + " / ";
    if (!i.minimum.is_zero()) text += number_text(i.minimum) + " … ";
    return same(text + number_text(i.maximum));
}

bilingual name_words(const scored_item& i) {
    return {i.name.in(language::zh), i.name.in(language::en)};
}

class radar_writer : private svg_canvas {
public:
    radar_writer(std::string& out, const radar& from, std::string_view name, const svg_form& form)
        : svg_canvas(out, form), from_(from), name_(name) {}

    void run() {
        const std::size_t count = from_.items.size();
        round_ = count >= fewest_axes && count <= most_axes;
        rows_ = std::min(count, most_bars);
        drawn_text_lines heading;
        add_lines(heading, {from_.name.in(language::zh), from_.name.in(language::en)},
                  role::heading, 640, 1);
        if (count > rows_) {
            const std::string more = std::to_string(count - rows_);
            heading.push_back(
                {role::subheading, {"另有 " + more + " 项未画", "not drawn: " + more}});
        }
        const int top = margin + size_of(heading, drawn_languages::both).height + 12;
        const int list = static_cast<int>(rows_) * row_height;
        const int wide = round_ ? 2 * (radius + margin) : bar_width;
        const int height = top + std::max(list, round_ ? 2 * (radius + margin) : 0) + margin;
        open(name_, 2 * margin + wide + margin + name_width + value_width, height,
             heading.empty() ? bilingual{} : heading.front().text, description());
        lines(heading, {margin, margin - 6, 0, 0}, false);
        if (round_) {
            centre_ = {margin + radius + margin, top + radius + margin};
            net();
            values();
        }
        for (std::size_t n = 0; n < rows_; ++n) row(n, top, margin + wide + margin);
        close();
    }

private:
    [[nodiscard]] bilingual description() const {
        bilingual out;
        constexpr std::size_t most = 24;
        for (std::size_t n = 0; n < std::min(rows_, most); ++n) {
            const scored_item& i = from_.items[n];
            const bilingual one = joined(name_words(i), " ", value_words(i));
            out = joined(out, n == 0 ? "" : "; ", one);
        }
        return out;
    }

    [[nodiscard]] layered::point tip(std::size_t n, int distance) const {
        return on_axis(centre_, distance, n, from_.items.size());
    }

    void net() {
        for (int ring = 1; ring <= rings; ++ring) {
            raw("<path class=\"grid\" d=\"");
            for (std::size_t n = 0; n < rows_; ++n) {
                const layered::point p = tip(n, radius * ring / rings);
                put("{}{} {}", n == 0 ? 'M' : 'L', p.x, p.y);
            }
            raw("Z\"/>\n");
        }
        for (std::size_t n = 0; n < rows_; ++n) {
            const layered::point p = tip(n, radius);
            put("<path class=\"spoke\" data-item=\"{}\" d=\"M{} {}L{} {}\"/>", n, centre_.x,
                centre_.y, p.x, p.y);
            const layered::point t = tip(n, radius + 13);
            text({role::date, same(std::to_string(n + 1))}, t.x, t.y + 4, text_anchor::middle);
            raw("\n");
        }
    }

    [[nodiscard]] layered::point place_of(std::size_t n) const {
        const scored_item& i = from_.items[n];
        return tip(n, part_of(*i.value, i.minimum, i.maximum, radius));
    }

    /// The line from value to value, open beside those that are missing.
    void values() {
        const bool whole = std::ranges::all_of(from_.items, shown);
        std::string path;
        for (std::size_t n = 0; n < rows_; ++n) {
            if (!shown(from_.items[n])) continue;
            const layered::point p = place_of(n);
            const bool begins = whole ? n == 0 : !shown(from_.items[(n + rows_ - 1) % rows_]);
            path += begins || path.empty() ? 'M' : 'L';
            path += std::to_string(p.x) + " " + std::to_string(p.y);
        }
        if (whole) {
            path += 'Z';
            put("<path class=\"area\" d=\"{}\"/>\n", path);
        } else if (shown(from_.items.front()) && shown(from_.items[rows_ - 1])) {
            const layered::point first = place_of(0);
            path += "L" + std::to_string(first.x) + " " + std::to_string(first.y);
        }
        if (!path.empty()) put("<path class=\"line\" d=\"{}\"/>\n", path);
        for (std::size_t n = 0; n < rows_; ++n) {
            if (!shown(from_.items[n])) continue;
            const layered::point p = place_of(n);
            put("<circle class=\"point{}\" data-item=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4\">",
                outside(from_.items[n]) ? " outside" : "", n, p.x, p.y);
            title(joined(name_words(from_.items[n]), " ", value_words(from_.items[n])));
            raw("</circle>\n");
        }
    }

    void row(std::size_t n, int top, int left) {
        const scored_item& i = from_.items[n];
        const int y = top + static_cast<int>(n) * row_height;
        const int base = y + 14;
        if (!round_ && shown(i)) {
            put("<rect class=\"bar{}\" data-item=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" "
                "height=\"{}\"/>",
                outside(i) ? " late" : "", n, margin, y + 4,
                part_of(*i.value, i.minimum, i.maximum, bar_width), bar_height);
        }
        drawn_text_lines words;
        const bilingual number = same(std::to_string(n + 1) + " ");
        add_lines(words, joined(number, "", name_words(i)), role::relation, name_width - 10, 1);
        add_lines(words, value_words(i), role::relation, value_width, 1);
        if (!words.empty()) text(words.front(), left, base, text_anchor::start);
        if (words.size() > 1) text(words.back(), left + name_width, base, text_anchor::start);
        raw("\n");
    }

    const radar& from_;
    std::string_view name_;
    bool round_ = false;
    std::size_t rows_ = 0;
    layered::point centre_;
};

} // namespace

void write_radar(std::string& out, const radar& from, std::string_view name, const svg_form& form) {
    radar_writer(out, from, name, form).run();
}

std::string radar_svg(const radar& from, language lang) {
    std::string out;
    write_radar(out, from, "tenet-radar", {false, lang});
    return out;
}

} // namespace tenet::report
