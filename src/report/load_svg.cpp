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

} // namespace

void write_load(std::string& out, const assess::load& from, const svg_form& form) {
    svg_canvas c(out, form);
    const std::size_t shown = std::min(from.days.size(), most_load_spans);
    const bilingual heading{"待办任务数", "open tasks by day"};
    const std::string peak = std::to_string(from.peak);
    c.open("tenet-load", left + width + 2 * margin, bottom + 40, heading,
           {"最多 " + peak + " 项。", "At most " + peak + "."});
    drawn_text_lines head{{role::heading, heading}};
    if (shown < from.days.size()) {
        const std::string more = std::to_string(from.days.size() - shown);
        head.push_back(
            {role::subheading, {"另有 " + more + " 段未画", "spans not drawn: " + more}});
    }
    c.lines(head, {margin, 6, 0, 0}, false);
    const decimal most{static_cast<std::int64_t>(from.peak)};
    c.put("<path class=\"grid\" d=\"M{} {}H{}M{} {}H{}\"/>\n", left, top, left + width, left,
          bottom, left + width);
    c.text({role::date, same(peak)}, left - 8, top + 4, text_anchor::end);
    c.text({role::date, same("0")}, left - 8, bottom + 4, text_anchor::end);
    if (shown == 0) return c.close();
    const std::int64_t first = from.days.front().from.days();
    const std::int64_t all = from.days[shown - 1].until.days() - first + 1;
    for (std::size_t n = 0; n < shown; ++n) {
        const assess::load_span& s = from.days[n];
        const int x = x_of(s.from.days() - first, all);
        const int end = x_of(s.until.days() - first + 1, all);
        const int high =
            part_of(decimal{static_cast<std::int64_t>(s.open)}, decimal{0}, most, height);
        c.put("<rect class=\"bar\" data-open=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">",
              s.open, x, bottom - high, std::max(end - x, 1), high);
        c.title(same(s.from.text() + " – " + s.until.text() + ": " + std::to_string(s.open)));
        c.raw("</rect>\n");
    }
    c.text({role::date, same(from.days.front().from.text())}, left, bottom + 16,
           text_anchor::start);
    c.text({role::date, same(from.days[shown - 1].until.text())}, left + width, bottom + 16,
           text_anchor::end);
    c.raw("\n");
    c.close();
}

} // namespace tenet::report
