#ifndef TENET_BASE_RECURRENCE_HPP
#define TENET_BASE_RECURRENCE_HPP

#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

/// @file
/// Dates that come again: rules of RFC 5545 (3.3.10) and repeating intervals of ISO 8601.
///
/// ```cpp
/// auto rule = recurrence::parse_rule("FREQ=MONTHLY;BYDAY=-1FR", *date_time::parse("2026-01-30"));
/// auto dates = rule->take({.instances = 12}); // the last Friday of twelve months
/// ```
namespace tenet {

/// How far a recurrence is followed. Whoever asks for more gets an error, never an endless run.
struct recurrence_bounds {
    std::uint64_t instances = 10'000;  ///< made at most
    std::uint64_t periods = 1'000'000; ///< periods of the rule looked at, at most
    std::optional<date_time> until{};  ///< no instance after it
};

/// The instances of a rule or repeating interval, in order. Immutable.
///
/// Instances are wall-clock times in the zone of the start, which keep their hour when summer time
/// comes; `date_time::to_instant` says what a time means that is skipped or comes twice. The
/// last year is 9999.
class recurrence {
public:
    struct plan;

    /// A rule such as "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231T000000Z"; a leading
    /// "RRULE:" and a trailing ";" are passed over. All that is wrong with it is reported.
    ///
    /// What the RFC leaves open: the start is an instance only if it fits the rule. FREQ=YEARLY
    /// with BYMONTHDAY and without BYMONTH stays in the month of the start. With BYWEEKNO the
    /// years counted are those of weeks; INTERVAL counts from the one the start lies in, or, if
    /// nothing of that one comes at or after the start, from its calendar year. An UNTIL in UTC is
    /// compared as wall-clock time where the start has no zone. With `all_day` hours, minutes and
    /// seconds of the rule do not count. BYSECOND=60 is 59.
    static result<recurrence> parse_rule(std::string_view rule, const date_time& start,
                                         bool all_day = false, const place& at = {});

    /// "R5/2026-01-31T09:00:00+08:00/P1M": five intervals that begin there, one a month; "R/…"
    /// without end. Also `R[n]/start/end`, and `R[n]/duration/end`, where the last one ends there.
    /// The k-th begins at the start plus k times the duration: a month is added to the start's
    /// day, clipped where it does not exist. Only basic and extended forms of whole seconds.
    static result<recurrence> parse_interval(std::string_view text, const place& at = {});

    /// The first instances.
    [[nodiscard]] result<std::vector<date_time>> take(const recurrence_bounds& bounds) const;
    /// The instances from `from` up to and without `to`. For a rule without COUNT the search
    /// begins near `from`; otherwise at the start.
    [[nodiscard]] result<std::vector<date_time>>
    between(const date_time& from, const date_time& to, const recurrence_bounds& bounds = {}) const;
    /// The first instance after `from`; no value if there is none.
    [[nodiscard]] result<std::optional<date_time>>
    after(const date_time& from, const recurrence_bounds& bounds = {}) const;

    [[nodiscard]] const date_time& start() const noexcept;
    [[nodiscard]] bool all_day() const noexcept;

private:
    explicit recurrence(std::shared_ptr<const plan> p) : plan_(std::move(p)) {}

    std::shared_ptr<const plan> plan_;
};

/// A date or time in the basic form of iCalendar: "20260131", "20260131T090000" (local) or with
/// "Z" (UTC).
struct basic_time {
    date_time at;
    bool all_day = false;

    static std::optional<basic_time> parse(std::string_view text) noexcept;
};

} // namespace tenet

#endif
