#ifndef TENET_SRC_REPORT_GROUP_DRAWING_HPP
#define TENET_SRC_REPORT_GROUP_DRAWING_HPP

#include "layered.hpp"

#include <tenet/report/group_picture.hpp>

#include <string>
#include <vector>

/// Where everything of a group's picture stands, before anything is written.
namespace tenet::report {

/// A line of text, not escaped yet.
struct drawn_line_of_text {
    enum class role : unsigned char { heading, subheading, name, id, reason, relation, date };
    role is = role::name;
    bilingual text; ///< alike in both languages where it is somebody's name
};

[[nodiscard]] int font_size_of(drawn_line_of_text::role is) noexcept;
[[nodiscard]] int line_height_of(drawn_line_of_text::role is) noexcept;

using drawn_text_lines = std::vector<drawn_line_of_text>;

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

/// Which languages have to fit into the boxes.
enum class drawn_languages : unsigned char { zh, en, both };

[[nodiscard]] group_drawing draw_group(const group::structure& day,
                                       const group::group_policy& policy,
                                       const group::grouping& groups, std::uint32_t number,
                                       drawn_languages which, const picture_options& how);

/// The drawing as an `svg` element. A document of its own has its style with it; within a page the
/// page has it, and texts are in both languages.
struct svg_form {
    bool within_page = false;
    language lang = language::zh; ///< of a document of its own
};
void write_svg(std::string& out, const group::structure& day, const group_drawing& drawing,
               const svg_form& form);

/// What shows the kinds of parties and lines, on light and dark grounds.
[[nodiscard]] std::string_view picture_style() noexcept;

} // namespace tenet::report

#endif
