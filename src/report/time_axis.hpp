#ifndef TENET_SRC_REPORT_TIME_AXIS_HPP
#define TENET_SRC_REPORT_TIME_AXIS_HPP

#include <tenet/base/temporal.hpp>

#include <string>
#include <vector>

/// Time from left to right.
namespace tenet::report {

class time_axis {
public:
    /// From an instant to a later one over `width` pixels from `left` on; at least an hour.
    time_axis(instant from, instant until, int left, int width, const zone_reference& zone);

    /// Where an instant is, within the axis.
    [[nodiscard]] int at(instant when) const noexcept;

    struct tick {
        int x = 0;
        std::string label;
    };
    /// Midnights, or full hours where it is short; at most eight.
    [[nodiscard]] std::vector<tick> ticks() const;

private:
    [[nodiscard]] std::vector<tick> hours() const;

    std::int64_t from_;
    std::int64_t until_;
    int left_;
    int width_;
    zone_reference zone_;
};

} // namespace tenet::report

#endif
