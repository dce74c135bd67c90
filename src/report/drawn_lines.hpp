#ifndef TENET_SRC_REPORT_DRAWN_LINES_HPP
#define TENET_SRC_REPORT_DRAWN_LINES_HPP

#include <tenet/base/message.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Lines of text in drawings: how large they are and where they break.
namespace tenet::report {

/// A line of text, not escaped yet.
struct drawn_line_of_text {
    enum class role : unsigned char { heading, subheading, name, id, reason, relation, date };
    role is = role::name;
    bilingual text; ///< alike in both languages where it is somebody's name
};

[[nodiscard]] int font_size_of(drawn_line_of_text::role is) noexcept;
[[nodiscard]] int line_height_of(drawn_line_of_text::role is) noexcept;
[[nodiscard]] std::string_view class_of(drawn_line_of_text::role is) noexcept;

using drawn_text_lines = std::vector<drawn_line_of_text>;

/// Which languages have to fit into the boxes.
enum class drawn_languages : unsigned char { zh, en, both };

[[nodiscard]] bilingual same(std::string_view text);
[[nodiscard]] bilingual joined(const bilingual& a, std::string_view between, const bilingual& b);

/// The text broken into at most `most` lines of `pixels`, as lines of a role.
void add_lines(drawn_text_lines& to, const bilingual& text, drawn_line_of_text::role role,
               int pixels, std::size_t most);

struct text_size {
    int width = 0; ///< even
    int height = 0;
};
[[nodiscard]] text_size size_of(const drawn_text_lines& lines, drawn_languages which);

} // namespace tenet::report

#endif
