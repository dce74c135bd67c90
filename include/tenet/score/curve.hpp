#ifndef TENET_SCORE_CURVE_HPP
#define TENET_SCORE_CURVE_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/rounding.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenet::score {

/// How an actual value becomes points.
enum class curve_kind : std::uint8_t {
    linear,    ///< from floor over target to cap, straight in between
    steps,     ///< the points of the step the value lies in
    piecewise, ///< straight between points given
    range,     ///< full points within a target range, falling to none on either side
};

struct curve_point {
    decimal at;
    decimal points;
};

struct curve_step {
    interval range;
    decimal points;
    place at;
};

/// A target range: full points from `from` to `to`, none from `none_below` down and `none_above`
/// up. An absent one: full points on that side without end.
struct target_range {
    decimal from;
    decimal to;
    std::optional<decimal> none_below;
    std::optional<decimal> none_above;
    decimal points{100};
};

/// A curve as written. Plain data; what belongs to another kind is left alone.
struct curve_definition {
    curve_kind kind = curve_kind::linear;
    bool lower_is_better = false; ///< linear: floor above target above cap
    std::optional<curve_point> floor;
    std::optional<curve_point> target;
    std::optional<curve_point> cap;
    std::optional<decimal> short_of_floor; ///< linear: points short of the floor; absent: floor's
    std::vector<curve_step> steps;
    std::vector<curve_point> points;
    std::optional<target_range> range;
};

/// A curve, checked: gives points for each number.
class curve {
public:
    /// A part of the line on which points run straight.
    struct segment {
        interval on;
        decimal from_at;
        decimal from_points;
        decimal to_at; ///< equal to `from_at`: the points are `from_points` throughout
        decimal to_points;
        [[nodiscard]] bool level() const noexcept { return from_points == to_points; }
    };

    /// Refused: points in the wrong order or alike, steps that leave gaps or overlap, numbers of
    /// 10^30 or more. `id` is the indicator's, for what is said.
    static result<curve> make(const curve_definition& from, const std::string& id,
                              const place& at = {});

    /// The points of a number below 10^30, rounded by the rule once. O(log segments).
    [[nodiscard]] decimal points(const decimal& at,
                                 const std::optional<rounding_rule>& rounds = {}) const;
    /// In ascending order; together they are the whole line.
    [[nodiscard]] const std::vector<segment>& segments() const noexcept { return segments_; }
    [[nodiscard]] decimal best() const; ///< the most points there are

private:
    std::vector<segment> segments_;
};

} // namespace tenet::score

#endif
