#include "drawn_text.hpp"
#include "plotted.hpp"
#include "score_drawing.hpp"

#include <algorithm>
#include <span>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

constexpr int margin = 24;
constexpr int axis_width = 70; ///< of the numbers beside the plot
constexpr int plot_width = 640;
constexpr int plot_height = 220;
constexpr int label_width = 84; ///< at least
constexpr int widest_label = 200;
constexpr int left = margin + axis_width;

bool shown(const measured_wave& w) {
    return w.value && w.value->is_finite();
}

bool has_interval(const measured_wave& w) {
    return shown(w) && w.low && w.high && w.low->is_finite() && w.high->is_finite();
}

class trend_writer : private svg_canvas {
public:
    trend_writer(std::string& out, const trend& from, std::string_view name, const svg_form& form)
        : svg_canvas(out, form),
          from_(from),
          name_(name),
          left_out_(from.waves.size() > most_waves ? from.waves.size() - most_waves : 0),
          waves_(std::span(from.waves).subspan(left_out_)),
          axis_(range()) {}

    void run() {
        drawn_text_lines heading;
        add_lines(heading, {from_.name.in(language::zh), from_.name.in(language::en)},
                  role::heading, 640, 1);
        if (left_out_ > 0) {
            const std::string more = std::to_string(left_out_);
            heading.push_back(
                {role::subheading,
                 {"较早的 " + more + " 次未画", more + " earlier waves are not drawn"}});
        }
        top_ = margin + size_of(heading, drawn_languages::both).height + 16;
        const int height = top_ + plot_height + 40;
        open(name_, left + plot_width + 2 * margin, height,
             heading.empty() ? bilingual{} : heading.front().text, description());
        lines(heading, {margin, margin - 6, 0, 0}, false);
        grid();
        pieces();
        const std::size_t every =
            (waves_.size() * label_width + plot_width - 1) / static_cast<std::size_t>(plot_width);
        if (!waves_.empty() && every <= 1) {
            label_width_ = std::min(widest_label, plot_width / static_cast<int>(waves_.size()));
        }
        for (std::size_t n = 0; n < waves_.size(); ++n) {
            wave(n, every <= 1 || n % every == 0);
        }
        close();
    }

private:
    /// From the lowest to the highest of all that is drawn.
    [[nodiscard]] value_axis range() const {
        std::optional<decimal> low;
        std::optional<decimal> high;
        const auto take = [&](const decimal& v) {
            if (!v.is_finite()) return;
            if (!low || v < *low) low = v;
            if (!high || v > *high) high = v;
        };
        for (const measured_wave& w : waves_) {
            if (shown(w)) take(*w.value);
            if (has_interval(w)) {
                take(*w.low);
                take(*w.high);
            }
        }
        if (from_.limit) take(*from_.limit);
        return axis_for(low.value_or(decimal{0}), high.value_or(decimal{1}));
    }

    [[nodiscard]] bilingual description() const {
        const auto known = static_cast<std::size_t>(std::ranges::count_if(waves_, shown));
        const std::string all = std::to_string(waves_.size());
        return {all + " 次，其中 " + std::to_string(known) + " 次有数值。",
                "Waves: " + all + "; with a value: " + std::to_string(known) + "."};
    }

    [[nodiscard]] int x_of(std::size_t n) const {
        const auto slot = static_cast<int>(2 * n + 1);
        return left + plot_width * slot / (2 * static_cast<int>(waves_.size()));
    }
    [[nodiscard]] int y_of(const decimal& v) const {
        return top_ + plot_height - part_of(v, axis_.low, axis_.high, plot_height);
    }

    void grid() {
        for (const decimal& t : axis_.ticks) {
            const int y = y_of(t);
            put("<path class=\"grid\" d=\"M{} {}H{}\"/>", left, y, left + plot_width);
            text({role::date, same(number_text(t))}, left - 8, y + 3, text_anchor::end);
            raw("\n");
        }
        if (!from_.limit || !from_.limit->is_finite()) return;
        put("<path class=\"limit\" d=\"M{} {}H{}\">", left, y_of(*from_.limit), left + plot_width);
        title(joined({"界限 ", "limit "}, "", same(number_text(*from_.limit))));
        raw("</path>\n");
    }

    /// Of each of those measured a line for each run of waves with a value.
    void pieces() {
        std::vector<std::string_view> done;
        for (const measured_wave& first : waves_) {
            if (std::ranges::find(done, first.of) != done.end()) continue;
            done.push_back(first.of);
            std::vector<std::size_t> run;
            for (std::size_t n = 0; n < waves_.size(); ++n) {
                if (waves_[n].of != first.of) continue;
                if (shown(waves_[n])) {
                    run.push_back(n);
                } else {
                    piece(run);
                    run.clear();
                }
            }
            piece(run);
        }
    }

    void piece(const std::vector<std::size_t>& run) {
        if (run.size() < 2) return;
        constexpr std::size_t most = 100;
        raw("<path class=\"line\" data-of=\"");
        escaped(shortened(waves_[run.front()].of, most));
        raw("\" d=\"");
        for (const std::size_t n : run) {
            put("{}{} {}", n == run.front() ? 'M' : 'L', x_of(n), y_of(*waves_[n].value));
        }
        raw("\"/>\n");
    }

    void wave(std::size_t n, bool with_name) {
        const measured_wave& w = waves_[n];
        const int x = x_of(n);
        const int bottom = top_ + plot_height;
        if (!shown(w)) {
            put("<path class=\"missing\" data-wave=\"{}\" d=\"M{} {}l4 4l-4 4l-4 -4Z\">",
                left_out_ + n, x, bottom - 12);
            title(joined(joined(same(w.name), ": ", {"缺", "missing"}), " ",
                         {w.reason.in(language::zh), w.reason.in(language::en)}));
            raw("</path>");
        }
        if (has_interval(w)) {
            put("<path class=\"interval\" data-wave=\"{0}\" d=\"M{1} {2}h8m-4 0V{3}m-4 0h8\"/>",
                left_out_ + n, x - 4, y_of(*w.high), y_of(*w.low));
        }
        if (shown(w)) {
            put("<circle class=\"point\" data-wave=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4\">",
                left_out_ + n, x, y_of(*w.value));
            std::string told = w.name + ": " + number_text(*w.value);
            if (has_interval(w)) {
                told += " [" + number_text(*w.low) + ", " + number_text(*w.high) + "]";
            }
            title(same(told));
            raw("</circle>");
        }
        if (with_name) {
            drawn_text_lines words;
            add_lines(words, same(w.name), role::date, label_width_ - 8, 1);
            if (!words.empty()) text(words.front(), x, bottom + 18, text_anchor::middle);
        }
        raw("\n");
    }

    const trend& from_;
    std::string_view name_;
    std::size_t left_out_; ///< the earliest waves
    std::span<const measured_wave> waves_;
    value_axis axis_;
    int top_ = 0;
    int label_width_ = label_width;
};

} // namespace

void write_trend(std::string& out, const trend& from, std::string_view name, const svg_form& form) {
    trend_writer(out, from, name, form).run();
}

std::string trend_svg(const trend& from, language lang) {
    std::string out;
    write_trend(out, from, "tenet-trend", {false, lang});
    return out;
}

} // namespace tenet::report
