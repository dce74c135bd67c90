#ifndef TENET_SRC_REPORT_LOAD_DRAWING_HPP
#define TENET_SRC_REPORT_LOAD_DRAWING_HPP

#include "svg_canvas.hpp"

#include <tenet/assess/simulation.hpp>

namespace tenet::report {

/// Open tasks by days: a bar per span of days with the same number. Of more spans than
/// `most_load_spans` the rest is counted.
void write_load(std::string& out, const assess::load& from, const svg_form& form);

inline constexpr std::size_t most_load_spans = 1'000;

} // namespace tenet::report

#endif
