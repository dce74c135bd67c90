#ifndef TENET_SCORE_RANKING_HPP
#define TENET_SCORE_RANKING_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// Which rank equals get: those with the same value and the same keys.
enum class tie_rule : std::uint8_t {
    all_up,   ///< all the best of theirs: 1, 2, 2, 4
    all_down, ///< all the worst of theirs: 1, 3, 3, 4
    by_id,    ///< each its own, in the order of ids (bytes): 1, 2, 3, 4
};

/// A member of a population: what it is ranked by.
struct ranked_item {
    std::string id;
    decimal value;
    std::vector<decimal> keys; ///< decide among equals, in order; the same way up as the value
};

/// A place in a ranking.
struct rank {
    std::size_t item = 0;  ///< its position in what was ranked
    std::size_t place = 0; ///< from 1
    bool tied = false;     ///< another has the same value and keys
};

/// All items in order, best first; equals in the order of their ids. A key that is not there is
/// below all others. Refused: ids twice or empty, numbers that are none. O(n log n).
[[nodiscard]] result<std::vector<rank>> ranked(std::span<const ranked_item> items, tie_rule ties,
                                               bool highest_first = true);

} // namespace tenet::score

#endif
