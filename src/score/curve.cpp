#include "exact.hpp"

#include <tenet/score/appraisal_messages.hpp>
#include <tenet/score/curve.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>

namespace tenet::score {

namespace messages = score_appraisal_messages;

namespace {

using segment = curve::segment;

/// What is wrong with a curve, in both languages.
struct fault {
    std::string_view zh;
    std::string_view en;
};

constexpr fault too_long{"数值过长", "a number is too long"};

segment level(const interval& on, const decimal& points) {
    return {on, {}, points, {}, points};
}

/// Straight lines between points in ascending order, level on either side.
std::vector<segment> between(std::span<const curve_point> points) {
    std::vector<segment> out;
    out.push_back(level({{}, points.front().at, false, false}, points.front().points));
    for (std::size_t n = 0; n + 1 < points.size(); ++n) {
        const curve_point& a = points[n];
        const curve_point& b = points[n + 1];
        out.push_back({{a.at, b.at, true, false}, a.at, a.points, b.at, b.points});
    }
    out.push_back(level({points.back().at, {}, true, false}, points.back().points));
    return out;
}

bool ascending(std::span<const curve_point> points) {
    const auto not_before = [](const curve_point& a, const curve_point& b) {
        return !(a.at < b.at);
    };
    return std::ranges::adjacent_find(points, not_before) == points.end();
}

/// Makes the segments of one curve.
class curve_maker {
public:
    curve_maker(const curve_definition& from, const std::string& id, const place& at,
                diagnostics& problems)
        : from_(from), id_(id), at_(at), problems_(problems) {}

    std::vector<segment> make() {
        switch (from_.kind) {
        case curve_kind::linear: return linear();
        case curve_kind::steps: return steps();
        case curve_kind::piecewise: return piecewise(from_.points);
        case curve_kind::range: return range();
        }
        return {};
    }

private:
    std::vector<segment> refuse(const fault& why) {
        problems_.add(messages::bad_curve, {id_, std::string{why.zh}, std::string{why.en}}, at_);
        return {};
    }

    bool usable(std::span<const curve_point> points) {
        const auto good = [](const curve_point& p) {
            return is_usable(p.at) && is_usable(p.points);
        };
        const auto bad = std::ranges::find_if_not(points, good);
        if (bad == points.end()) return true;
        problems_.add(score_survey_messages::number_too_long, {id_, bad->at.text()}, at_);
        return false;
    }

    std::vector<segment> linear() {
        if (!from_.floor || !from_.target) {
            return refuse({"线性曲线须有门槛和目标", "a linear one needs a floor and a target"});
        }
        std::vector<curve_point> points{*from_.floor, *from_.target};
        if (from_.cap) points.push_back(*from_.cap);
        if (from_.lower_is_better) std::ranges::reverse(points);
        if (!ascending(points)) {
            return refuse({"门槛、目标、上限须依次变好",
                           "floor, target and cap have to get better in that order"});
        }
        std::vector<segment> out = piecewise(points);
        if (out.empty() || !from_.short_of_floor) return out;
        if (!is_usable(*from_.short_of_floor)) return refuse(too_long);
        segment& beyond = from_.lower_is_better ? out.back() : out.front();
        beyond = level(beyond.on, *from_.short_of_floor);
        if (from_.lower_is_better) take_end(out);
        return out;
    }

    /// Gives the floor to the straight part before it instead of the level one behind.
    static void take_end(std::vector<segment>& parts) {
        parts.back().on.low_included = false;
        parts[parts.size() - 2].on.high_included = true;
    }

    std::vector<segment> piecewise(std::span<const curve_point> points) {
        if (points.size() < 2 || !ascending(points)) {
            return refuse({"至少须有两个点，且取值依次递增",
                           "it needs two points or more, each further than the one before"});
        }
        return usable(points) ? between(points) : std::vector<segment>{};
    }

    std::vector<segment> range() {
        if (!from_.range) return refuse({"没有写明目标区间", "no target range is stated"});
        const target_range& r = *from_.range;
        std::vector<curve_point> points;
        if (r.none_below) points.push_back({*r.none_below, decimal{}});
        points.push_back({r.from, r.points});
        if (r.from != r.to) points.push_back({r.to, r.points});
        if (r.none_above) points.push_back({*r.none_above, decimal{}});
        return piecewise(points);
    }

    std::vector<segment> steps() {
        std::vector<band> parts;
        std::vector<segment> out;
        bool good = true;
        for (const curve_step& s : from_.steps) {
            good = good && is_usable(s.points);
            for (const auto& end : {s.range.low, s.range.high})
                good = good && (!end || is_usable(*end));
            parts.push_back({s.range.text(), {}, s.range, s.at});
            out.push_back(level(s.range, s.points));
        }
        if (!good) return refuse(too_long);
        const auto whole = bands::make(parts, interval::all(), at_);
        if (!whole) {
            problems_.add(whole.error());
            return {};
        }
        std::ranges::sort(out, [](const segment& a, const segment& b) {
            if (!a.on.low || !b.on.low) return !a.on.low && b.on.low;
            return *a.on.low < *b.on.low ||
                   (*a.on.low == *b.on.low && a.on.low_included && !b.on.low_included);
        });
        return out;
    }

    const curve_definition& from_;
    const std::string& id_;
    const place& at_;
    diagnostics& problems_;
};

/// Whether a segment lies before a number, as a whole.
bool ends_before(const segment& s, const decimal& at) {
    return s.on.high && (*s.on.high < at || (*s.on.high == at && !s.on.high_included));
}

} // namespace

result<curve> curve::make(const curve_definition& from, const std::string& id, const place& at) {
    diagnostics problems;
    curve made;
    made.segments_ = curve_maker{from, id, at, problems}.make();
    if (problems.has_errors()) return problems;
    return made;
}

decimal curve::points(const decimal& at, const std::optional<rounding_rule>& rounds) const {
    const auto on = std::ranges::partition_point(
        segments_, [&](const segment& s) { return ends_before(s, at); });
    if (on->level()) return exact{on->from_points}.rounded(rounds);
    const exact rise = exact{on->to_points} - exact{on->from_points};
    const exact run = exact{on->to_at} - exact{on->from_at};
    const exact way = exact{at} - exact{on->from_at};
    return (exact{on->from_points} + rise * way / run).rounded(rounds);
}

decimal curve::best() const {
    decimal most = segments_.front().from_points;
    for (const segment& s : segments_) most = std::max({most, s.from_points, s.to_points});
    return most;
}

} // namespace tenet::score
