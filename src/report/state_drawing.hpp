#ifndef TENET_SRC_REPORT_STATE_DRAWING_HPP
#define TENET_SRC_REPORT_STATE_DRAWING_HPP

#include "svg_canvas.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// States in boxes, within each other where they are, and the ways between them.
namespace tenet::report {

inline constexpr std::size_t no_state = std::numeric_limits<std::size_t>::max();

struct drawn_state {
    std::string id;
    std::string_view kind = "state"; ///< class: state, outcome, any, compound, ...
    bilingual name;
    std::size_t parent = no_state; ///< comes before it
    bool current = false;
    bool visited = false;
    drawn_text_lines lines;
    bilingual told; ///< its title
    // What `lay_out` finds.
    layered::rectangle at;
    int header = 0; ///< height of the lines of a state with others in it
};

struct drawn_way {
    std::size_t from = 0; ///< states with the same parent
    std::size_t to = 0;
    bool ranks = true; ///< part of the order from above to below
    drawn_text_lines lines;
    bilingual told;
    // What `lay_out` finds.
    std::vector<layered::point> points;
    layered::rectangle label;
    bool back = false;
};

struct state_drawing {
    drawn_text_lines heading;
    std::vector<drawn_state> states; ///< the one that begins is the first of its parent
    std::vector<drawn_way> ways;
    bilingual description;
    int width = 0;
    int height = 0;
};

/// The ways of a drawing by the states between which they lead.
using ways_by_ends = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;

/// Adds what leads from a state to another to the label of their way, as long as there is room, and
/// to its title; makes the way where there is none. False where no more ways are drawn.
[[nodiscard]] bool add_way(state_drawing& of, ways_by_ends& known, std::size_t from, std::size_t to,
                           const bilingual& words, bool ranks = true);

/// Where everything stands. O((states + ways) log).
void lay_out(state_drawing& of, drawn_languages which);

void write_states(std::string& out, const state_drawing& of, const svg_form& form);

} // namespace tenet::report

#endif
