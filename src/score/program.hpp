#ifndef TENET_SRC_SCORE_PROGRAM_HPP
#define TENET_SRC_SCORE_PROGRAM_HPP

#include <tenet/score/scorecard.hpp>

#include <optional>
#include <vector>

namespace tenet::score {

struct compiled_item {
    std::optional<feel::expression> input;
    std::vector<feel::expression> attributes;
    bool exhaustive = false;       ///< some attribute matches whatever the input is
    std::optional<decimal> lowest; ///< of the raw points, stated or those of the attributes
    std::optional<decimal> highest;
};

struct compiled_scorecard {
    scorecard_definition definition;
    std::uint32_t slot = 0; ///< holds the input that attributes test
    std::vector<compiled_item> items;
    bands grades;
    decimal weights; ///< sum of all
};

/// What a scorecard holds.
struct scorecard::program : compiled_scorecard {};

} // namespace tenet::score

#endif
