#ifndef TENET_FEEL_RANGE_TEXT_HPP
#define TENET_FEEL_RANGE_TEXT_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <optional>
#include <string_view>

namespace tenet::feel {

/// Reads a range whose two ends are literals of one kind that can be compared: numbers, strings,
/// `@"..."`, or a date, time or duration function over a string literal, e.g. `[1..10)`,
/// `]"a".."c"]`, `[@"2026-01-01"..date("2026-02-01")]`. No value for anything else, also for a
/// range without one of its ends. Whether the low end is below the high is not checked. Texts lie
/// in the run's memory.
[[nodiscard]] std::optional<range_data> read_range_text(evaluation& run, std::string_view text);

} // namespace tenet::feel

#endif
