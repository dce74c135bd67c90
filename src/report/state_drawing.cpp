#include "state_drawing.hpp"

#include "drawn_text.hpp"

#include <tenet/report/assessment_picture.hpp>

#include <algorithm>

namespace tenet::report {

using layered::rectangle;
using role = drawn_line_of_text::role;

namespace {

constexpr int margin = 24;
constexpr int within = 20;      ///< around the states in a state
constexpr int box_padding = 22; ///< both sides of the lines of a box together
constexpr int dot = 16;         ///< where a chart begins
constexpr int widest_label = 230;
constexpr std::size_t most_labels = 5;
constexpr std::size_t most_told = 2'000; ///< bytes of a title, about

int even(int n) noexcept {
    return n + n % 2;
}

class layout {
public:
    layout(state_drawing& of, drawn_languages which)
        : of_(of),
          which_(which),
          children_(of.states.size() + 1),
          ways_(children_.size()),
          placed_(children_.size()),
          number_(of.states.size()) {}

    void run() {
        const std::size_t root = of_.states.size();
        for (std::size_t n = 0; n < of_.states.size(); ++n) {
            auto& beside = children_[slot(of_.states[n].parent)];
            number_[n] = static_cast<layered::number>(beside.size());
            beside.push_back(n);
        }
        for (std::size_t n = 0; n < of_.ways.size(); ++n) {
            ways_[slot(of_.states[of_.ways[n].from].parent)].push_back(n);
        }
        for (std::size_t n = of_.states.size(); n-- > 0;) size_state(n);
        placed_[root] = arranged(root);
        const text_size head = size_of(of_.heading, which_);
        put_at(root, margin, margin + head.height + (head.height > 0 ? 16 : 0));
        for (std::size_t n = 0; n < of_.states.size(); ++n) {
            const rectangle& at = of_.states[n].at;
            put_at(n, at.left + within, at.top + of_.states[n].header);
        }
        const int bottom = margin + head.height + 16 + placed_[root].height;
        of_.width = std::max(placed_[root].width, head.width) + 2 * margin;
        of_.height = bottom + margin;
    }

private:
    [[nodiscard]] std::size_t slot(std::size_t parent) const noexcept {
        return parent == no_state ? of_.states.size() : parent;
    }

    void size_state(std::size_t n) {
        drawn_state& s = of_.states[n];
        if (s.kind == "start") {
            s.at.width = s.at.height = dot;
            return;
        }
        const text_size text = size_of(s.lines, which_);
        s.at.width = even(text.width + box_padding);
        s.at.height = text.height + 18;
        if (children_[n].empty()) return;
        placed_[n] = arranged(n);
        s.header = text.height + 14;
        s.at.width = even(std::max(s.at.width, placed_[n].width + 2 * within));
        s.at.height = s.header + placed_[n].height + within;
    }

    [[nodiscard]] layered::placement arranged(std::size_t parent) {
        layered::task t;
        for (const std::size_t c : children_[parent]) {
            t.boxes.push_back({of_.states[c].at.width, of_.states[c].at.height, {}});
        }
        const bool side_by_side =
            parent < of_.states.size() && of_.states[parent].kind == "parallel";
        for (const std::size_t n : ways_[parent]) {
            const drawn_way& w = of_.ways[n];
            const text_size label = size_of(w.lines, which_);
            t.lines.push_back({number_[w.from], number_[w.to], w.ranks && !side_by_side,
                               even(label.width + 8), label.height});
        }
        if (!t.boxes.empty()) t.tops.push_back(0);
        if (side_by_side) {
            for (layered::number b = 1; b < t.boxes.size(); ++b) t.tops.push_back(b);
        }
        return t.boxes.empty() ? layered::placement{} : layered::place(t);
    }

    /// Moves what was arranged to where its parent is.
    void put_at(std::size_t parent, int x, int y) {
        const layered::placement& p = placed_[parent];
        for (std::size_t n = 0; n < p.boxes.size(); ++n) {
            rectangle& at = of_.states[children_[parent][n]].at;
            at = p.boxes[n];
            at.left += x;
            at.top += y;
        }
        for (std::size_t n = 0; n < p.routes.size(); ++n) {
            drawn_way& w = of_.ways[ways_[parent][n]];
            w.points = p.routes[n].points;
            for (layered::point& q : w.points) q = {q.x + x, q.y + y};
            w.label = p.routes[n].label;
            w.label.left += x;
            w.label.top += y;
            w.back = p.routes[n].back;
        }
    }

    state_drawing& of_;
    drawn_languages which_;
    std::vector<std::vector<std::size_t>> children_; ///< by parent; the last: of the whole
    std::vector<std::vector<std::size_t>> ways_;     ///< likewise
    std::vector<layered::placement> placed_;
    std::vector<layered::number> number_; ///< of a state among its siblings
};

class writer_of_states : private svg_canvas {
public:
    writer_of_states(std::string& out, const state_drawing& of, const svg_form& form)
        : svg_canvas(out, form), of_(of) {}

    void run() {
        const bilingual title = of_.heading.empty() ? bilingual{} : of_.heading.front().text;
        open("tenet-chart", of_.width, of_.height, title, of_.description);
        marker("tenet-chart-arrow", "arrow");
        marker("tenet-chart-arrow-back", "arrow back");
        lines(of_.heading, {margin, margin - 6, 0, 0}, false);
        for (const drawn_state& s : of_.states) state(s);
        for (const drawn_way& w : of_.ways) way(w);
        for (const drawn_way& w : of_.ways) label(w);
        close();
    }

private:
    void id(const std::string& text) {
        constexpr std::size_t most = 100;
        escaped(shortened(text, most));
    }

    void state(const drawn_state& s) {
        put("<g class=\"state {}{}{}\" data-state=\"", s.kind, s.current ? " current" : "",
            s.visited ? " visited" : "");
        id(s.id);
        raw("\">");
        title(s.told);
        if (s.kind == "start") {
            put("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/></g>\n", s.at.left + dot / 2,
                s.at.top + dot / 2, dot / 2);
            return;
        }
        const bool end = s.kind == "outcome" || s.kind == "final";
        put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", s.at.left, s.at.top,
            s.at.width, s.at.height, end ? 18 : 4);
        lines(s.lines, {s.at.left, s.at.top + 9, s.at.width, s.at.height}, true);
        raw("</g>\n");
    }

    void way(const drawn_way& w) {
        put("<g class=\"way{}{}\" data-from=\"", w.back ? " back" : "", w.ranks ? "" : " aside");
        id(of_.states[w.from].id);
        raw("\" data-to=\"");
        id(of_.states[w.to].id);
        raw("\">");
        title(w.told);
        raw("<path d=\"");
        path(w.points);
        put("\" marker-end=\"url(#tenet-chart-arrow{})\"/></g>\n", w.back ? "-back" : "");
    }

    void label(const drawn_way& w) {
        if (w.lines.empty()) return;
        put("<g class=\"label\"><rect class=\"halo\" x=\"{}\" y=\"{}\" width=\"{}\" "
            "height=\"{}\"/>",
            w.label.left, w.label.top, w.label.width, w.label.height);
        lines(w.lines, w.label, true);
        raw("</g>\n");
    }

    const state_drawing& of_;
};

/// What leads along a way.
void add_words(drawn_way& to, const bilingual& text) {
    if (to.told.empty()) {
        to.told = text;
    } else if (to.told.zh.size() + to.told.en.size() < most_told) {
        to.told = joined(to.told, "; ", text);
    }
    if (to.lines.size() > most_labels) return;
    if (to.lines.size() >= most_labels) {
        to.lines.push_back({role::relation, same("…")});
    } else {
        add_lines(to.lines, text, role::relation, widest_label, 1);
    }
}

} // namespace

bool add_way(state_drawing& of, ways_by_ends& known, std::size_t from, std::size_t to,
             const bilingual& words, bool ranks) {
    const auto found = known.find({from, to});
    if (found == known.end() && of.ways.size() == most_drawn_ways) return false;
    if (found == known.end()) {
        known.emplace(std::pair{from, to}, of.ways.size());
        drawn_way& made = of.ways.emplace_back();
        made.from = from;
        made.to = to;
        made.ranks = ranks;
    }
    drawn_way& way = found == known.end() ? of.ways.back() : of.ways[found->second];
    if (!words.empty()) add_words(way, words);
    return true;
}

void lay_out(state_drawing& of, drawn_languages which) {
    layout(of, which).run();
}

void write_states(std::string& out, const state_drawing& of, const svg_form& form) {
    writer_of_states(out, of, form).run();
}

} // namespace tenet::report
