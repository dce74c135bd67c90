#ifndef TENET_SRC_REPORT_LAYERED_HPP
#define TENET_SRC_REPORT_LAYERED_HPP

#include <cstdint>
#include <optional>
#include <vector>

/// Layered drawings of directed graphs, in four steps after Sugiyama, Tagawa and Toda (1981): lines
/// that close circles are turned, boxes get levels by the longest path from above, the order within
/// a level follows the barycentres of the neighbours, and coordinates come last. Whole numbers
/// only, so that all machines draw alike; no recursion; O((boxes + lines) log) per sweep, with a
/// fixed number of sweeps. It knows no group: `group_drawing` says what the boxes are.
namespace tenet::report::layered {

using number = std::uint32_t;

struct point {
    int x = 0;
    int y = 0;
    friend bool operator==(const point&, const point&) = default;
};

struct rectangle {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const rectangle&, const rectangle&) = default;
};

struct box {
    int width = 0; ///< even
    int height = 0;
    /// Where lines from above come in, from the left; absent: spread over the width.
    std::optional<int> port{};
};

struct line {
    number from = 0;
    number to = 0;       ///< another box
    bool ranks = true;   ///< `from` is to stand above `to`
    int label_width = 0; ///< even
    int label_height = 0;
};

struct task {
    std::vector<box> boxes;
    std::vector<line> lines;
    std::vector<number> tops; ///< boxes that belong on the first level
};

/// What levels there are.
struct levels {
    std::vector<int> of; ///< by box, from 0
    int count = 0;
    /// By line: whether it leads from below to above, or along a level, although it ranks.
    std::vector<bool> back;
};
[[nodiscard]] levels levels_of(const task& t);

/// A place in the order: a box, the label of a line, or a bend of a long line.
struct vertex {
    enum class kind : std::uint8_t { box, label, bend };
    kind what = kind::box;
    number of = 0; ///< the box, or the line
    int rank = 0;  ///< 2 * level for labels of lines that end there, one more for boxes
    int width = 0;
    int height = 0;
    std::vector<number> above; ///< neighbours on the rank before
    std::vector<number> below;
};

/// The vertices in their ranks, from left to right: boxes first, by number, then labels by line.
struct ranking {
    std::vector<vertex> vertices;
    std::vector<std::vector<number>> ranks;
    /// By line: its vertices from above to below, the label last; one with only the label spans
    /// more than bends are spent on, and goes round the side.
    std::vector<std::vector<number>> chains;
    std::vector<bool> aside; ///< by line: goes round the side
};
[[nodiscard]] ranking ordered(const task& t, const levels& l);

/// By vertex the x of its middle; those of a rank do not overlap.
[[nodiscard]] std::vector<int> middles_of(const ranking& r);

struct route {
    std::vector<point> points; ///< from the line's `from` to its `to`
    rectangle label;
    bool back = false;
};

struct placement {
    std::vector<rectangle> boxes;
    std::vector<route> routes;
    int width = 0;
    int height = 0;
};
[[nodiscard]] placement place(const task& t);

} // namespace tenet::report::layered

#endif
