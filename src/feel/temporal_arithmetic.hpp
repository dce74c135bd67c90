#ifndef TENET_FEEL_TEMPORAL_ARITHMETIC_HPP
#define TENET_FEEL_TEMPORAL_ARITHMETIC_HPP

#include <tenet/feel/operators.hpp>

#include <optional>

namespace tenet::feel {

inline constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;

/// Arithmetic with at least one date, time, date and time or duration (DMN 1.5, tables 53 and
/// 54). No value where the kinds do not go together or the result cannot be held.
[[nodiscard]] std::optional<value> compute_temporal(evaluation& run, arithmetic op, const value& a,
                                                    const value& b);

/// A date (midnight UTC) or zoned date and time as an instant; a local one as if its wall clock
/// were UTC.
[[nodiscard]] std::optional<instant> instant_of(const value& v) noexcept;

/// Seconds east of UTC of a time's zone; a named zone as on the day of the run's `now`.
[[nodiscard]] std::int32_t offset_of(const evaluation& run, const time_of_day& t) noexcept;

} // namespace tenet::feel

#endif
