#ifndef TENET_SRC_REPORT_GROUP_DRAWING_HPP
#define TENET_SRC_REPORT_GROUP_DRAWING_HPP

#include "layered.hpp"
#include "svg_canvas.hpp"

#include <tenet/report/group_picture.hpp>

#include <string>
#include <vector>

/// Where everything of a group's picture stands, before anything is written.
namespace tenet::report {

struct drawn_party {
    group::party_number party = 0;
    bool top = false;
    layered::rectangle at;
    drawn_text_lines lines;
    std::vector<group::edge_number> of_itself; ///< what it holds of itself; a small loop
};

/// Relations from one member to another that are drawn as one line: its shareholdings, or all
/// others.
struct drawn_link {
    group::party_number holder = 0;
    group::party_number subject = 0;
    std::vector<group::edge_number> edges; ///< at least one
    bool shares = false;                   ///< shareholdings: a whole line
    bool directed = false;                 ///< not only relations that go either way round
    bool back = false;                     ///< leads up or along, against who holds whom
    std::vector<layered::point> points;    ///< from the holder, or from the trunk of its column
    layered::rectangle label;
    drawn_text_lines lines;
};

/// The part of a line that the members of a column share.
struct drawn_trunk {
    bool shares = false;
    std::vector<layered::point> points;
};

struct group_drawing {
    int width = 0;
    int height = 0;
    drawn_text_lines heading;
    std::vector<drawn_party> parties; ///< by party
    std::vector<drawn_link> links;    ///< by holder and subject, shareholdings first
    std::vector<drawn_trunk> trunks;
    int legend = 0; ///< the y of its line
};

[[nodiscard]] group_drawing draw_group(const group::structure& day,
                                       const group::group_policy& policy,
                                       const group::grouping& groups, std::uint32_t number,
                                       drawn_languages which, const picture_options& how);

/// The drawing as an `svg` element.
void write_svg(std::string& out, const group::structure& day, const group_drawing& drawing,
               const svg_form& form);

/// What shows the kinds of parties and lines, on light and dark grounds.
[[nodiscard]] std::string_view picture_style() noexcept;

} // namespace tenet::report

#endif
