#ifndef TENET_SRC_REPORT_ASSESSMENT_PAGE_HPP
#define TENET_SRC_REPORT_ASSESSMENT_PAGE_HPP

#include "assessment_words.hpp"
#include "page_frame.hpp"
#include "svg_canvas.hpp"

#include <tenet/report/assessment_picture.hpp>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

/// Pages about assessments: their style and script, and what both kinds of them are made of.
namespace tenet::report {

[[nodiscard]] std::string_view assessment_page_style() noexcept;
[[nodiscard]] std::string_view assessment_page_script() noexcept;

/// What stands where a reader may not see it.
[[nodiscard]] bilingual withheld();

class assessment_page {
public:
    explicit assessment_page(const assessment_picture_options& how) : how_(how) {}

    /// Head and heading, with the switch of languages.
    void begin(const bilingual& heading);
    std::string end();

    void section(std::string_view id, const bilingual& heading);
    void end_section() { out_ += "</section>\n"; }

    void begin_table(std::initializer_list<bilingual> columns);
    /// Whether there is room for another row; if not it is counted.
    [[nodiscard]] bool row();
    void cell(const bilingual& text);
    void cell(std::string_view text) { cell(bilingual{std::string(text), std::string(text)}); }
    /// One that does not wrap: numbers and instants.
    void short_cell(const bilingual& text);
    /// One of several lines; says how many are left out, where they are very many.
    void lines(std::span<const bilingual> all);
    void end_row() { out_ += "</tr>\n"; }
    /// Says how many rows are left out.
    void end_table();

    /// A term of a list, and what it is.
    void term(const bilingual& name, const bilingual& text);
    void note(const bilingual& text, std::string_view kind = "note");

    void raw(std::string_view markup) { out_ += markup; }
    [[nodiscard]] std::string& text() noexcept { return out_; }

    /// Whether the reader may see what is confidential.
    [[nodiscard]] bool sees_all() const noexcept {
        return how_.clearance >= confidentiality::confidential;
    }
    [[nodiscard]] svg_form form() const noexcept { return {true, how_.lang}; }
    [[nodiscard]] const assessment_picture_options& how() const noexcept { return how_; }

    /// Radars and trends, as many as a page has room for.
    void scores(std::span<const radar> radars, std::span<const trend> trends);

private:
    const assessment_picture_options& how_;
    std::string out_;
    std::size_t table_begin_ = 0;
    std::size_t rows_ = 0;
    std::size_t left_out_ = 0;
};

} // namespace tenet::report

#endif
