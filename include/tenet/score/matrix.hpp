#ifndef TENET_SCORE_MATRIX_HPP
#define TENET_SCORE_MATRIX_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/bands.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

/// One axis: its bands partition its range.
struct matrix_axis {
    std::string id;
    bilingual name;
    std::vector<band> parts;
    interval range;
};

/// What lies where two bands meet.
struct matrix_cell {
    std::string id;
    bilingual label;
    std::string x; ///< a band of the first axis
    std::string y; ///< a band of the second
    place at;
};

/// A portfolio matrix, e.g. closeness x scale. Several pairs may share a cell's id.
struct matrix_definition {
    std::string id;
    bilingual name;
    matrix_axis x;
    matrix_axis y;
    std::vector<matrix_cell> cells; ///< one for each pair of bands
    place at;
};

struct matrix_item {
    std::string id;
    std::optional<decimal> x;
    std::optional<decimal> y;
    decimal amount; ///< what it weighs in sums
};

struct matrix_place {
    std::optional<std::size_t> cell;   ///< position among the cells
    std::optional<diagnostic> nowhere; ///< why there is none
};

struct matrix_sum {
    std::uint64_t count = 0;
    decimal amount;
};

struct matrix_result {
    std::vector<matrix_place> places; ///< of each item
    std::vector<matrix_sum> cells;    ///< of each cell
    matrix_sum nowhere;
};

/// A matrix, checked.
class matrix {
public:
    /// Refused: bands that do not partition their axis, pairs without a cell or with two.
    static result<matrix> make(matrix_definition definition);

    [[nodiscard]] const matrix_definition& definition() const noexcept { return definition_; }
    /// Refused: ids twice or empty, amounts of 10^30 or more. O(items x log bands).
    [[nodiscard]] result<matrix_result> place_all(std::span<const matrix_item> items) const;

private:
    matrix_definition definition_;
    std::optional<bands> x_;
    std::optional<bands> y_;
    std::vector<std::size_t> cells_; ///< by position of the band of x and of y
};

} // namespace tenet::score

#endif
