#ifndef TENET_SRC_REPORT_SVG_CANVAS_HPP
#define TENET_SRC_REPORT_SVG_CANVAS_HPP

#include "drawn_lines.hpp"
#include "layered.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How pieces of SVG are written: texts in the languages asked for, arrows, lines, titles.
namespace tenet::report {

/// A document of its own has its style with it and one language; within a page the page has the
/// style, and texts are in both languages, of which the style shows one.
struct svg_form {
    bool within_page = false;
    language lang = language::zh; ///< of a document of its own
};

enum class text_anchor : unsigned char { start, middle, end };

class svg_canvas {
public:
    svg_canvas(std::string& out, const svg_form& form)
        : out_(out), form_(form), begin_(out.size()) {}

    template <class... Values>
    void put(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    }
    void raw(std::string_view text) { out_ += text; }

    [[nodiscard]] const std::string& said(const bilingual& text) const {
        return form_.lang == language::zh ? text.zh : text.en;
    }
    /// Text that cannot become markup.
    void escaped(std::string_view text);

    /// The element with its title, description and ground; `name` begins the ids within. A
    /// document of its own has the style of `drawing_style` with it.
    void open(std::string_view name, int width, int height, const bilingual& title,
              const bilingual& description);
    void close() { out_ += "</svg>\n"; }

    /// The end of a line: an arrow of that id.
    void marker(std::string_view id, std::string_view classes);
    /// A title of the part that is open, cut where it is long; in a page both languages. None once
    /// the drawing is large.
    void title(const bilingual& text);
    /// One line of text, in a page once per language where they differ.
    void text(const drawn_line_of_text& l, int x, int y, text_anchor at);
    /// Lines from the top of a rectangle on.
    void lines(const drawn_text_lines& all, const layered::rectangle& at, bool centred);
    /// Straight where it can be, in curves that leave and enter upright elsewhere.
    void path(const std::vector<layered::point>& points);

    [[nodiscard]] const svg_form& form() const noexcept { return form_; }

private:
    std::string& out_;
    svg_form form_;
    std::size_t begin_; ///< of the drawing in `out_`
};

/// What shows the parts of drawings of assessments and scores, on light and dark grounds.
[[nodiscard]] std::string_view drawing_style() noexcept;

} // namespace tenet::report

#endif
