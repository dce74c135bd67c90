#include "assessment_states.hpp"
#include "assessment_words.hpp"
#include "time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

constexpr int margin = 24;
constexpr int names_width = 210;
constexpr int axis_width = 720;
constexpr int axis_left = margin + names_width;
constexpr int row_height = 44;
constexpr int bar_height = 16;
constexpr int mark_distance = 12; ///< marks nearer than this are one
constexpr std::size_t most_pending = 6;
constexpr std::size_t most_names = 5; ///< told in the title of a mark for several

/// Acts near to each other.
struct mark {
    int x = 0;
    std::vector<const assess::seat*> acts;
};

class timeline_writer : private svg_canvas {
public:
    timeline_writer(std::string& out, const assess::assessment& of, const assess::instance& is,
                    const assessment_picture_options& how, const svg_form& form)
        : svg_canvas(out, form),
          is_(is),
          how_(how),
          names_(of.definition()),
          first_(is.past.size() + 1 > most_drawn_rounds ? is.past.size() + 1 - most_drawn_rounds
                                                        : 0),
          end_(end()),
          axis_(begin(), end_, axis_left, axis_width, how.zone) {}

    void run() {
        drawn_text_lines heading = heading_lines();
        const text_size head = size_of(heading, drawn_languages::both);
        top_ = margin + head.height + 24;
        rows_ = is_.past.size() + 1 - first_;
        bottom_ = top_ + static_cast<int>(rows_) * row_height;
        const drawn_text_lines next = next_lines();
        const text_size below = size_of(next, drawn_languages::both);
        open("tenet-timeline", axis_left + axis_width + margin + 40,
             bottom_ + 28 + below.height + margin, heading.front().text, description());
        lines(heading, {margin, margin - 6, 0, 0}, false);
        grid();
        for (std::size_t n = 0; n < rows_; ++n) write_round(n);
        if (!after_axis(is_.now.now)) write_now();
        lines(next, {margin, bottom_ + 24, 0, 0}, false);
        close();
    }

private:
    void write_now() {
        const int now = axis_.at(is_.now.now);
        put("<path class=\"now\" d=\"M{} {}V{}\">", now, top_ - 6, bottom_);
        title(joined({"截至 ", "as of "}, "", same(clock_text(is_.now.now, how_.zone))));
        raw("</path>\n");
    }

    [[nodiscard]] const assess::stage_round& at(std::size_t row) const {
        const std::size_t n = first_ + row;
        return n < is_.past.size() ? *is_.past[n] : is_.present;
    }

    [[nodiscard]] instant begin() const { return at(0).entered; }

    /// Where nothing goes on any more, what came of it is the end: however long ago that was, the
    /// course fills the drawing. Deadlines are part of it unless they make it twice as long.
    [[nodiscard]] instant end() const {
        if (is_.closed()) return end_of_closed();
        instant out = is_.now.now;
        for (const assess::pending& p : is_.now.timers) out = std::max(out, p.due);
        return out;
    }

    [[nodiscard]] instant end_of_closed() const {
        const instant last = is_.present.left.value_or(is_.now.now);
        const std::int64_t longest = last.seconds + (last.seconds - begin().seconds);
        instant out = last;
        for (std::size_t row = 0; first_ + row <= is_.past.size(); ++row) {
            const auto due = deadline_of(at(row), row);
            if (due && due->seconds <= longest) out = std::max(out, *due);
        }
        return out;
    }

    [[nodiscard]] drawn_text_lines heading_lines() const {
        constexpr int widest = 900;
        drawn_text_lines out;
        add_lines(out, joined(same(is_.now.session), " · ", {"经过", "course"}), role::heading,
                  widest, 1);
        bilingual below = {"自 " + clock_text(is_.opened, how_.zone),
                           "since " + clock_text(is_.opened, how_.zone)};
        below = joined(below, " · ", names_.place(is_.at()));
        if (first_ > 0) {
            below = joined(below, " · ",
                           {fmt::format("较早的 {} 轮未画", first_),
                            fmt::format("{} earlier rounds are not drawn", first_)});
        }
        add_lines(out, below, role::subheading, widest, 1);
        return out;
    }

    [[nodiscard]] bilingual description() const {
        return {fmt::format("{} 轮，{} 个待到期事项。", rows_, is_.now.timers.size()),
                fmt::format("Rounds: {}; due later: {}.", rows_, is_.now.timers.size())};
    }

    void grid() {
        for (const time_axis::tick& t : axis_.ticks()) {
            put("<path class=\"grid\" d=\"M{} {}V{}\"/>", t.x, top_ - 6, bottom_);
            text({role::date, same(t.label)}, t.x, top_ - 10, text_anchor::middle);
            raw("\n");
        }
    }

    /// What a timer does, with the role it concerns.
    [[nodiscard]] bilingual words_of_timer(const assess::pending& p) const {
        if (p.type == "remind") return joined({"提醒", "remind"}, " ", names_.role(p.target));
        if (p.type == "escalate")
            return joined({"上报", "escalate to"}, " ", names_.role(p.target));
        if (p.type.empty()) return {"限期", "deadline"};
        return same(p.type);
    }

    [[nodiscard]] drawn_text_lines next_lines() const {
        drawn_text_lines out;
        constexpr int widest = 900;
        for (const assess::pending& p : is_.now.timers) {
            if (out.size() == most_pending) {
                const std::string more = std::to_string(is_.now.timers.size() - most_pending);
                out.push_back({role::relation, same("… +" + more)});
                break;
            }
            const bilingual lead =
                out.empty() ? bilingual{"下次到期：", "next due: "} : bilingual{"其后：", "then: "};
            const bilingual when =
                joined(same(clock_text(p.due, how_.zone)), " ", words_of_timer(p));
            add_lines(out, joined(lead, "", when), role::relation, widest, 1);
        }
        return out;
    }

    /// When a round was to end. That of a round under an earlier version is not known.
    [[nodiscard]] std::optional<instant> deadline_of(const assess::stage_round& r,
                                                     std::size_t row) const {
        if (!r.left) {
            for (const assess::pending& p : is_.now.timers) {
                if (p.type.empty()) return p.due;
            }
            return std::nullopt;
        }
        const assess::stage_definition* s = names_.stage(r.stage);
        if (s == nullptr || !s->deadline.given() || first_ + row < is_.settled) return std::nullopt;
        return assess::due_after(r.entered, s->deadline.after, s->deadline.in,
                                 {how_.zone, how_.calendar});
    }

    void write_round(std::size_t row) {
        const assess::stage_round& r = at(row);
        const int top = top_ + static_cast<int>(row) * row_height;
        const int left = axis_.at(r.entered);
        const int right = std::max(axis_.at(r.left.value_or(is_.now.now)), left + 2);
        put("<g class=\"round\" data-round=\"{}\">", r.number);
        title(told(r));
        drawn_text_lines words;
        add_lines(words, joined(same(std::to_string(r.number)), " ", names_.place(r.stage)),
                  role::name, names_width - 20, 1);
        const bilingual result =
            r.left ? words_of_result(r.result) : bilingual{"进行中", "running"};
        add_lines(words, result, role::id, names_width - 20, 1);
        lines(words, {margin, top + 2, 0, 0}, false);
        put("<rect class=\"bar{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
            r.left ? "" : " open", left, top + 8, right - left, bar_height);
        if (const auto due = deadline_of(r, row); due && !after_axis(*due)) {
            put("<path class=\"deadline\" d=\"M{} {}V{}\">", axis_.at(*due), top + 3, top + 29);
            title(joined({"限期 ", "deadline "}, "", same(clock_text(*due, how_.zone))));
            raw("</path>");
        }
        if (!r.left) pendings(top + 16);
        for (const mark& m : marks_of(r)) write(m, top + 16);
        raw("</g>\n");
    }

    [[nodiscard]] bool after_axis(instant when) const { return when > end_ || when < begin(); }

    [[nodiscard]] bilingual told(const assess::stage_round& r) const {
        bilingual out =
            joined(names_.place(r.stage), " · ", same(clock_text(r.entered, how_.zone)));
        if (!r.left) return out;
        out = joined(out, " – ", same(clock_text(*r.left, how_.zone)));
        return joined(out, " · ", words_of_result(r.result));
    }

    /// Reminders and escalations to come; those at one place are one.
    void pendings(int y) {
        int last = -1;
        for (const assess::pending& p : is_.now.timers) {
            const int x = axis_.at(p.due);
            if (p.type.empty() || x == last) continue;
            last = x;
            put("<path class=\"pending\" d=\"M{} {}l5 5l-5 5l-5 -5Z\">", x, y - 5);
            title(joined(same(clock_text(p.due, how_.zone)), " ", words_of_timer(p)));
            raw("</path>");
        }
    }

    [[nodiscard]] std::vector<mark> marks_of(const assess::stage_round& r) const {
        std::vector<const assess::seat*> acts;
        for (const assess::seat& s : r.seats) {
            if (s.is != assess::ballot::none) acts.push_back(&s);
        }
        std::ranges::stable_sort(acts, {}, [](const assess::seat* s) { return s->at; });
        std::vector<mark> out;
        for (const assess::seat* s : acts) {
            const int x = axis_.at(s->at);
            if (out.empty() || x - out.back().x >= mark_distance) out.push_back({x, {}});
            out.back().acts.push_back(s);
        }
        return out;
    }

    [[nodiscard]] bilingual words_of_act(const assess::seat& s) const {
        bilingual out = joined(same(s.person), " ", report::words_of(s.is));
        if (s.actor != s.person) {
            out = joined(out, "", {"，代办：" + s.actor, ", by " + s.actor});
        }
        return joined(out, " ", same(clock_text(s.at, how_.zone)));
    }

    void write(const mark& m, int y) {
        const bool several = m.acts.size() > 1;
        put("<g class=\"act {}\" data-acts=\"{}\">",
            several ? std::string_view("several") : assess::name_of(m.acts.front()->is),
            m.acts.size());
        bilingual told;
        for (std::size_t n = 0; n < std::min(m.acts.size(), most_names); ++n) {
            told = joined(told, n == 0 ? "" : "; ", words_of_act(*m.acts[n]));
        }
        if (m.acts.size() > most_names) {
            told = joined(told, "", same(fmt::format("; … +{}", m.acts.size() - most_names)));
        }
        title(told);
        put("<circle cx=\"{}\" cy=\"{}\" r=\"5\"/>", m.x, y);
        if (several) {
            text({role::date, same(std::to_string(m.acts.size()))}, m.x, y + 22,
                 text_anchor::middle);
        }
        raw("</g>");
    }

    const assess::instance& is_;
    const assessment_picture_options& how_;
    assessment_names names_;
    std::size_t first_; ///< round that is drawn
    instant end_;
    time_axis axis_;
    std::size_t rows_ = 0;
    int top_ = 0;
    int bottom_ = 0;
};

} // namespace

void write_timeline(std::string& out, const assess::assessment& of, const assess::instance& is,
                    const assessment_picture_options& how, const svg_form& form) {
    timeline_writer(out, of, is, how, form).run();
}

std::string timeline_svg(const assess::assessment& of, const assess::instance& is,
                         const assessment_picture_options& how) {
    std::string out;
    write_timeline(out, of, is, how, {false, how.lang});
    return out;
}

} // namespace tenet::report
