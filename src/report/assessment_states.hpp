#ifndef TENET_SRC_REPORT_ASSESSMENT_STATES_HPP
#define TENET_SRC_REPORT_ASSESSMENT_STATES_HPP

#include "state_drawing.hpp"

#include <tenet/report/assessment_picture.hpp>

/// The stages and outcomes of an assessment as states.
namespace tenet::report {

[[nodiscard]] state_drawing draw_assessment(const assess::assessment& of,
                                            const assess::instance* is, drawn_languages which);

[[nodiscard]] inline drawn_languages languages_of(language lang) noexcept {
    return lang == language::zh ? drawn_languages::zh : drawn_languages::en;
}

/// The course of an instance as an `svg` element.
void write_timeline(std::string& out, const assess::assessment& of, const assess::instance& is,
                    const assessment_picture_options& how, const svg_form& form);

} // namespace tenet::report

#endif
