#include "load_drawing.hpp"
#include "plotted.hpp"

#include <algorithm>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

constexpr int margin = 24;
constexpr int left = margin + 50;
constexpr int width = 720;
constexpr int top = 60;
constexpr int height = 160;
constexpr int bottom = top + height;

/// A part of the width, without overflow.
int x_of(std::int64_t days, std::int64_t all) noexcept {
    constexpr std::int64_t exact = std::int64_t{1} << 50;
    if (all > exact) {
        days >>= 16;
        all >>= 16;
    }
    return left + static_cast<int>(days * width / std::max<std::int64_t>(all, 1));
}

void write_bars(svg_canvas& to, const assess::load& from, std::size_t shown) {
    const decimal most{static_cast<std::int64_t>(from.peak)};
    const std::int64_t first = from.days.front().from.days();
    const std::int64_t all = from.days[shown - 1].until.days() - first + 1;
    for (std::size_t n = 0; n < shown; ++n) {
        const assess::load_span& s = from.days[n];
        const int x = x_of(s.from.days() - first, all);
        const int end = x_of(s.until.days() - first + 1, all);
        const decimal open{static_cast<std::int64_t>(s.open)};
        const int high = part_of(open, decimal{0}, most, height);
        to.put("<rect class=\"bar\" data-open=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">",
               s.open, x, bottom - high, std::max(end - x, 1), high);
        to.title(same(s.from.text() + " – " + s.until.text() + ": " + std::to_string(s.open)));
        to.raw("</rect>\n");
    }
    to.text({role::date, same(from.days.front().from.text())}, left, bottom + 16,
            text_anchor::start);
    to.text({role::date, same(from.days[shown - 1].until.text())}, left + width, bottom + 16,
            text_anchor::end);
    to.raw("\n");
}

} // namespace

void write_load(std::string& out, const assess::load& from, const svg_form& form) {
    svg_canvas to(out, form);
    const std::size_t shown = std::min(from.days.size(), most_load_spans);
    const bilingual heading{"待办任务数", "open tasks by day"};
    const std::string peak = std::to_string(from.peak);
    to.open("tenet-load", left + width + 2 * margin, bottom + 40, heading,
            {"最多 " + peak + " 项。", "At most " + peak + "."});
    drawn_text_lines head{{role::heading, heading}};
    if (shown < from.days.size()) {
        const std::string more = std::to_string(from.days.size() - shown);
        head.push_back(
            {role::subheading, {"另有 " + more + " 段未画", "spans not drawn: " + more}});
    }
    to.lines(head, {margin, 6, 0, 0}, false);
    to.put("<path class=\"grid\" d=\"M{} {}H{}M{} {}H{}\"/>\n", left, top, left + width, left,
           bottom, left + width);
    if (shown > 0) to.text({role::date, same(peak)}, left - 8, top + 4, text_anchor::end);
    to.text({role::date, same("0")}, left - 8, bottom + 4, text_anchor::end);
    if (shown > 0) write_bars(to, from, shown);
    to.close();
}

} // namespace tenet::report
