#ifndef TENET_SRC_SCORE_APPRAISAL_PROGRAM_HPP
#define TENET_SRC_SCORE_APPRAISAL_PROGRAM_HPP

#include "exact.hpp"

#include <tenet/score/appraisal.hpp>

#include <map>
#include <string_view>
#include <vector>

namespace tenet::score {

/// What an appraisal is made of, ready to be scored.
struct appraisal::program {
    appraisal_definition definition;
    std::map<std::string_view, std::size_t> indicators; ///< names in `definition`
    std::vector<std::size_t> dimension_of;              ///< of each indicator
    std::vector<curve> curves;                          ///< of each indicator
    std::optional<bands> grades;
};

} // namespace tenet::score

#endif
