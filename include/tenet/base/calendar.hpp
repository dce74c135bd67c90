#ifndef TENET_BASE_CALENDAR_HPP
#define TENET_BASE_CALENDAR_HPP

#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tenet {

/// A part of a day in which work is done: minutes since midnight, `begin < end <= 1440`.
struct working_hours {
    int begin = 0;
    int end = 0;
    friend bool operator==(const working_hours&, const working_hours&) = default;
};

/// What a working calendar is made from: data supplied by the host.
struct calendar_definition {
    std::string id;                                 ///< e.g. "cn"
    zone_reference zone;                            ///< the zone its days are in; not local
    std::array<std::vector<working_hours>, 7> week; ///< Monday first; empty = no work
    std::vector<date> holidays;                     ///< days without work
    std::vector<std::pair<date, int>> make_up_days; ///< worked like weekday 1..7
    date covers_from, covers_to;                    ///< first and last day that is known
};

/// Working time: which days and hours count. Immutable. All spans in working time are exact to
/// the second. Outside the span its holidays are known for, `covers` is false and the functions
/// return no value, so that an answer is never guessed from a plain week.
class working_calendar {
public:
    /// Checks the definition: hours in order and not overlapping, holidays and make-up days inside
    /// the span and each given once, a zone that is not local, at most a thousand years.
    static result<working_calendar> make(calendar_definition definition);

    [[nodiscard]] const std::string& id() const noexcept { return definition_.id; }
    [[nodiscard]] bool covers(date d) const noexcept;
    [[nodiscard]] std::optional<bool> is_working_day(date d) const noexcept;
    /// The instant `seconds` of working time after `from` (negative: before); `from` itself for 0.
    /// Where it falls between two spans of work it is the end of the first one (going back, the
    /// beginning of the second one). O(days crossed).
    [[nodiscard]] std::optional<instant> add_working_seconds(instant from,
                                                             std::int64_t seconds) const noexcept;
    /// The n-th working day after `from` (n < 0: before); `from` itself for 0.
    [[nodiscard]] std::optional<date> add_working_days(date from, std::int64_t n) const noexcept;
    /// Whole working seconds between two instants (negative if `to` is before `from`).
    [[nodiscard]] std::optional<std::int64_t> working_seconds(instant from,
                                                              instant to) const noexcept;
    /// Working days in the half-open span (from, to]; negative if `to` is before `from`: those of
    /// (to, from].
    [[nodiscard]] std::optional<std::int64_t> working_days(date from, date to) const noexcept;
    [[nodiscard]] const calendar_definition& definition() const noexcept { return definition_; }
    /// SHA-256 (hex) of the definition in canonical form.
    [[nodiscard]] std::string digest() const;

private:
    [[nodiscard]] const std::vector<working_hours>& hours_of(date d) const noexcept;
    [[nodiscard]] std::optional<instant> forward(instant from, std::int64_t seconds) const noexcept;
    [[nodiscard]] std::optional<instant> backward(instant from,
                                                  std::int64_t seconds) const noexcept;

    calendar_definition definition_;
    std::map<date, std::vector<working_hours>> exceptions_;
};

} // namespace tenet

#endif
