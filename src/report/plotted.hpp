#ifndef TENET_SRC_REPORT_PLOTTED_HPP
#define TENET_SRC_REPORT_PLOTTED_HPP

#include "layered.hpp"

#include <tenet/base/decimal.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// Numbers as places in a drawing, in whole pixels and by exact arithmetic.
namespace tenet::report {

/// How far a value lies from `low` to `high`, in pixels of `length`; within them. 0 where there is
/// nothing between them.
[[nodiscard]] int part_of(const decimal& value, const decimal& low, const decimal& high,
                          int length);

/// The point so far from a centre on axis `number` of `count`; axis 0 leads up, and the next one is
/// to its right. No floating point is used.
[[nodiscard]] layered::point on_axis(layered::point centre, int distance, std::size_t number,
                                     std::size_t count);

/// Steps of 1, 2 or 5 times a power of ten that hold a range, at most eight of them.
struct value_axis {
    decimal low;
    decimal high;
    std::vector<decimal> ticks;
};
[[nodiscard]] value_axis axis_for(const decimal& low, const decimal& high);

/// A number for a label: at most four places.
[[nodiscard]] std::string number_text(const decimal& value);

} // namespace tenet::report

#endif
