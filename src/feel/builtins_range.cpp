#include "builtin_functions.hpp"
#include "builtin_support.hpp"

#include <utility>

namespace tenet::feel::functions {

namespace {

/// What an argument may be.
enum class operand : std::uint8_t { point, range, either };

/// A range, or a point as the range from itself to itself.
struct extent {
    value low;
    value high;
    bool low_included = true;
    bool high_included = true;
    bool low_unbounded = false;
    bool high_unbounded = false;
};

/// How two extents stand to each other: their ends compared, which decides every function here
/// (DMN 1.5, table 78). Ends without bound lie beyond everything else.
class relation_of_extents {
public:
    relation_of_extents(call_frame& frame, operand first, operand second) : frame_(frame) {
        a_ = read(0, first);
        if (frame.good()) b_ = read(1, second);
    }

    [[nodiscard]] const extent& a() const noexcept { return a_; }
    [[nodiscard]] const extent& b() const noexcept { return b_; }
    [[nodiscard]] call_frame& frame() const noexcept { return frame_; }

    void exchange() noexcept { std::swap(a_, b_); }

    /// Below 0, 0, above 0: lows, highs, and an end of one against the other end of the other.
    int lows() {
        return compare(a_.low, a_.low_unbounded ? -1 : 0, b_.low, b_.low_unbounded ? -1 : 0);
    }
    int highs() {
        return compare(a_.high, a_.high_unbounded ? 1 : 0, b_.high, b_.high_unbounded ? 1 : 0);
    }
    int high_to_low() {
        return compare(a_.high, a_.high_unbounded ? 1 : 0, b_.low, b_.low_unbounded ? -1 : 0);
    }
    int low_to_high() {
        return compare(a_.low, a_.low_unbounded ? -1 : 0, b_.high, b_.high_unbounded ? 1 : 0);
    }

private:
    extent read(std::size_t i, operand wanted) {
        const value v = frame_.any(i);
        if (v.is(value_kind::range) && wanted != operand::point) return read_range(i, v.as_range());
        if (is_ordered_kind(v.kind()) && wanted != operand::range) {
            extent point;
            point.low = v;
            point.high = v;
            return point;
        }
        if (wanted == operand::range) {
            frame_.wrong_kind(i, value_kind::range);
        } else {
            frame_.wrong_kind(i, wanted == operand::point ? "可比较的值" : "可比较的值或范围",
                              wanted == operand::point ? "a value that can be compared"
                                                       : "a value that can be compared or a range");
        }
        return {};
    }

    extent read_range(std::size_t i, const range_data& range) {
        if (!is_point_test(range)) {
            return {range.low,           range.high,          range.low_included,
                    range.high_included, range.low_unbounded, range.high_unbounded};
        }
        if (!range.low_included) frame_.wrong_range(i); // everything but one value
        return {range.low, range.high};
    }

    /// `x_beyond` is -1 or 1 for an end without bound, else 0.
    int compare(const value& x, int x_beyond, const value& y, int y_beyond) {
        if (!frame_.good()) return 0;
        if (x_beyond != 0 || y_beyond != 0) return x_beyond - y_beyond;
        return order(frame_, x, y).value_or(0);
    }

    call_frame& frame_;
    extent a_;
    extent b_;
};

/// Whether a question is put to the arguments as written or with their roles exchanged.
enum class roles : std::uint8_t { as_written, exchanged };

using question = bool (*)(relation_of_extents& ends);

value decide(evaluation& run, std::string_view name, const builtin::arguments& with, operand first,
             operand second, question asked, roles which = roles::as_written) {
    call_frame frame{run, name, with};
    relation_of_extents ends{frame, first, second};
    if (!frame.good()) return frame.failure();
    if (which == roles::exchanged) ends.exchange();
    const bool answer = asked(ends);
    return frame.good() ? value{answer} : frame.failure();
}

bool is_before(relation_of_extents& ends) {
    const int gap = ends.high_to_low();
    return gap < 0 || (gap == 0 && !(ends.a().high_included && ends.b().low_included));
}

bool is_meeting(relation_of_extents& ends) {
    return ends.high_to_low() == 0 && ends.a().high_included && ends.b().low_included;
}

/// Whether the second begins no later than the first ends.
bool reaches(relation_of_extents& ends) {
    return !is_before(ends);
}

bool is_overlapping(relation_of_extents& ends) {
    const int gap = ends.low_to_high();
    return reaches(ends) &&
           (gap < 0 || (gap == 0 && ends.a().low_included && ends.b().high_included));
}

bool is_overlapping_before(relation_of_extents& ends) {
    const int lows = ends.lows();
    const bool begins_first =
        lows < 0 || (lows == 0 && ends.a().low_included && !ends.b().low_included);
    const int highs = ends.highs();
    const bool ends_first =
        highs < 0 || (highs == 0 && (!ends.a().high_included || ends.b().high_included));
    return begins_first && ends_first && reaches(ends);
}

bool is_finishing(relation_of_extents& ends) {
    if (ends.highs() != 0 || ends.a().high_included != ends.b().high_included) return false;
    const int lows = ends.lows();
    return lows > 0 || (lows == 0 && (!ends.a().low_included || ends.b().low_included));
}

bool is_including(relation_of_extents& ends) {
    const int lows = ends.lows();
    const int highs = ends.highs();
    return (lows < 0 || (lows == 0 && (ends.a().low_included || !ends.b().low_included))) &&
           (highs > 0 || (highs == 0 && (ends.a().high_included || !ends.b().high_included)));
}

bool is_starting(relation_of_extents& ends) {
    if (ends.lows() != 0 || ends.a().low_included != ends.b().low_included) return false;
    const int highs = ends.highs();
    return highs < 0 || (highs == 0 && (!ends.a().high_included || ends.b().high_included));
}

bool is_coinciding(relation_of_extents& ends) {
    return ends.lows() == 0 && ends.highs() == 0 &&
           ends.a().low_included == ends.b().low_included &&
           ends.a().high_included == ends.b().high_included;
}

} // namespace

value before(evaluation& run, const builtin::arguments& with) {
    return decide(run, "before", with, operand::either, operand::either, is_before);
}

value after(evaluation& run, const builtin::arguments& with) {
    return decide(run, "after", with, operand::either, operand::either, is_before,
                  roles::exchanged);
}

value meets(evaluation& run, const builtin::arguments& with) {
    return decide(run, "meets", with, operand::range, operand::range, is_meeting);
}

value met_by(evaluation& run, const builtin::arguments& with) {
    return decide(run, "met by", with, operand::range, operand::range, is_meeting,
                  roles::exchanged);
}

value overlaps(evaluation& run, const builtin::arguments& with) {
    return decide(run, "overlaps", with, operand::range, operand::range, is_overlapping);
}

value overlaps_before(evaluation& run, const builtin::arguments& with) {
    return decide(run, "overlaps before", with, operand::range, operand::range,
                  is_overlapping_before);
}

value overlaps_after(evaluation& run, const builtin::arguments& with) {
    return decide(run, "overlaps after", with, operand::range, operand::range,
                  is_overlapping_before, roles::exchanged);
}

value finishes(evaluation& run, const builtin::arguments& with) {
    return decide(run, "finishes", with, operand::either, operand::range, is_finishing);
}

value finished_by(evaluation& run, const builtin::arguments& with) {
    return decide(run, "finished by", with, operand::range, operand::either, is_finishing,
                  roles::exchanged);
}

value includes(evaluation& run, const builtin::arguments& with) {
    return decide(run, "includes", with, operand::range, operand::either, is_including);
}

value during(evaluation& run, const builtin::arguments& with) {
    return decide(run, "during", with, operand::either, operand::range, is_including,
                  roles::exchanged);
}

value starts(evaluation& run, const builtin::arguments& with) {
    return decide(run, "starts", with, operand::either, operand::range, is_starting);
}

value started_by(evaluation& run, const builtin::arguments& with) {
    return decide(run, "started by", with, operand::range, operand::either, is_starting,
                  roles::exchanged);
}

value coincides(evaluation& run, const builtin::arguments& with) {
    return decide(run, "coincides", with, operand::either, operand::either, is_coinciding);
}

} // namespace tenet::feel::functions
