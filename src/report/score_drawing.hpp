#ifndef TENET_SRC_REPORT_SCORE_DRAWING_HPP
#define TENET_SRC_REPORT_SCORE_DRAWING_HPP

#include "svg_canvas.hpp"

#include <tenet/report/score_picture.hpp>

#include <string_view>

/// Scores as `svg` elements; `name` begins their ids.
namespace tenet::report {

void write_radar(std::string& out, const radar& from, std::string_view name, const svg_form& form);
void write_trend(std::string& out, const trend& from, std::string_view name, const svg_form& form);

} // namespace tenet::report

#endif
