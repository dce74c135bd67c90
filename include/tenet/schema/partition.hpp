#ifndef TENET_SCHEMA_PARTITION_HPP
#define TENET_SCHEMA_PARTITION_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/diagnostic.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet {

/// A line on which values lie in order. Numbers are dense; the others are steps apart (a day, a
/// month, a nanosecond of a duration, a second of a time), so nothing lies between one and the
/// next. Times and dates with times have two lines each, since FEEL compares local ones with local
/// ones and zoned ones with zoned ones only, by whole seconds.
enum class line : std::uint8_t {
    numbers,
    dates,
    day_time_durations,
    year_month_durations,
    local_times,
    zoned_times, ///< by the time it is in UTC, which may lie up to 18 hours outside a day
    local_date_times,
    instants,
};

/// The line all values of that kind lie on; no value for kinds without a total order.
[[nodiscard]] std::optional<line> line_of(value_kind kind) noexcept;
/// The line a value lies on; also of times and dates with times. No value for a time in a named
/// zone, whose place depends on the day.
[[nodiscard]] std::optional<line> line_of(const value& v) noexcept;
/// Where a value lies on its line: a number itself, days since 1970-01-01, months; else seconds,
/// of a duration, since midnight, since 1970-01-01T00:00:00. The value must have a line.
[[nodiscard]] decimal position_on_line(const value& v) noexcept;
/// The value at a position, the inverse of `position_on_line`; zoned ones in UTC, times in the
/// offset nearest to it that has them.
[[nodiscard]] owned_value value_on_line(line on, const decimal& position);
/// The kind of the values on a line.
[[nodiscard]] value_kind kind_on(line on) noexcept;

/// A connected part of a line; an absent end is unbounded, on a line of times the end of the line.
/// May be empty (`low` above `high`).
struct interval {
    std::optional<decimal> low;
    std::optional<decimal> high;
    bool low_included = true;
    bool high_included = true;

    static interval all() { return {}; }
    static interval point(const decimal& at) { return {at, at, true, true}; }

    [[nodiscard]] bool contains(const decimal& x) const noexcept;
    /// As a FEEL unary test: `[1..5)`, `>= 5`, `< 5`, `3`, `-`; dates as 2026-01-31.
    [[nodiscard]] std::string text(line on = line::numbers) const;
    friend bool operator==(const interval&, const interval&) = default;
};

/// A set of positions on one line: disjoint intervals in order, neighbours merged. On a line of
/// steps open ends become closed ones, so equal sets have equal intervals. Linear operations.
class interval_set {
public:
    explicit interval_set(line on = line::numbers) : on_(on) {}
    interval_set(line on, const interval& one);
    interval_set(line on, std::vector<interval> many); ///< their union; O(n log n)
    static interval_set all(line on) { return {on, interval::all()}; }

    [[nodiscard]] line on() const noexcept { return on_; }
    [[nodiscard]] std::span<const interval> intervals() const& noexcept { return parts_; }
    void intervals() && = delete; // a view into a temporary
    [[nodiscard]] bool empty() const noexcept { return parts_.empty(); }
    [[nodiscard]] bool is_all() const noexcept;
    [[nodiscard]] bool contains(const decimal& x) const noexcept; ///< O(log n)

    /// Both sets must lie on the same line.
    [[nodiscard]] interval_set united(const interval_set& other) const;
    [[nodiscard]] interval_set intersected(const interval_set& other) const;
    [[nodiscard]] interval_set complement() const;
    [[nodiscard]] interval_set without(const interval_set& other) const;

    /// A position in the set, a short number where there is one; no value if it is empty.
    [[nodiscard]] std::optional<decimal> witness() const;
    /// The intervals as FEEL unary tests: `[1..5), >= 7`; empty sets are `not(-)`.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const interval_set&, const interval_set&) = default;

private:
    line on_;
    std::vector<interval> parts_;
};

/// What keeps bands from being a partition of a span: a part that no band covers, a part that two
/// bands cover, a part of a band outside the span, or a band that holds nothing.
struct partition_problem {
    enum class kind : std::uint8_t { gap, overlap, outside, empty };
    kind what = kind::gap;
    interval where;
    decimal witness;        ///< a position inside `where`; meaningless for `empty`
    std::size_t first = 0;  ///< the band concerned; for a gap the band before it, if any
    std::size_t second = 0; ///< overlap: the other band
};

/// Checks that each position of `span` lies in exactly one of `bands`. Exact; empty if they are a
/// partition. Overlaps are reported per pair. O(n^2) in the worst case, O(n log n) otherwise.
///
/// Example: over [0..100], `< 60` and `(60..100]` leave the gap `60`.
[[nodiscard]] std::vector<partition_problem> check_partition(line on, const interval& span,
                                                             std::span<const interval> bands);

/// Reports them; `names` are the bands' ids, `places` where each is written (may be empty).
void report_partition(line on, std::span<const partition_problem> problems,
                      std::span<const std::string> names, std::span<const place> places,
                      const place& whole, diagnostics& into);

} // namespace tenet

#endif
