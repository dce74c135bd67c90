#ifndef TENET_ASSESS_DUE_HPP
#define TENET_ASSESS_DUE_HPP

#include <tenet/base/calendar.hpp>
#include <tenet/base/temporal.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// @file
/// When a span of time ends that is counted in hours of the clock, in days of the calendar, or in
/// working time.
namespace tenet::assess {

/// What a span is counted in.
enum class time_basis : std::uint8_t {
    clock,    ///< "PT48H", "P2D": hours that pass, a day is 24 of them
    calendar, ///< "P14D", "P6M", "P1Y": the same wall-clock time so many days or months later
    working,  ///< "P5D": the same wall-clock time so many working days later; "PT16H": hours
              ///< in which work is done
};

/// "clock", "calendar" or "working".
[[nodiscard]] std::string_view name_of(time_basis basis) noexcept;
/// The basis of that name; no value for anything else.
[[nodiscard]] std::optional<time_basis> read_basis(std::string_view text) noexcept;

/// Whether a text is a span of that kind, longer than nothing.
[[nodiscard]] bool is_span(std::string_view text, time_basis in) noexcept;

struct due_options {
    /// Whose wall clock counts the days of the calendar; working time has that of its calendar.
    zone_reference zone{nullptr, 0, zone_reference::kind::offset};
    const working_calendar* calendar = nullptr;
};

/// A zone written "+08:00", "Z" or, if it is in `zones`, "Asia/Shanghai"; UTC where it is empty. No
/// value for anything else.
[[nodiscard]] std::optional<zone_reference> read_zone(std::string_view text,
                                                      const zone_database* zones = nullptr);

/// The end of a span that begins at an instant. No value if the text is no span of that kind, if
/// working time is asked for without a calendar or outside the years it covers, and where no year
/// counts as far.
///
/// Example: `due_after(friday, "P1D", time_basis::working, {.calendar = &cn})` is Monday.
[[nodiscard]] std::optional<instant> due_after(instant from, std::string_view span, time_basis in,
                                               const due_options& how);

/// An instant as "2026-01-05T01:00:00Z".
[[nodiscard]] std::string utc_text(instant at);

} // namespace tenet::assess

#endif
