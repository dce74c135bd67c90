#ifndef TENET_SRC_GROUP_FORMATS_HPP
#define TENET_SRC_GROUP_FORMATS_HPP

#include <tenet/base/temporal.hpp>

#include <optional>
#include <string_view>

/// Forms of texts that standards for exchange ask for.
namespace tenet::group {

/// RFC 3339 full-date: "2026-01-31".
[[nodiscard]] std::optional<date> read_full_date(std::string_view text) noexcept;

/// RFC 3339 date-time: "2026-01-31T09:30:00.5+08:00"; a zone is required, second 60 allowed, which
/// is the first of the next minute.
[[nodiscard]] std::optional<instant> read_instant(std::string_view text) noexcept;

/// The instant at which a day begins in UTC.
[[nodiscard]] instant midnight_of(date day) noexcept;

/// The day of a full-date or date-time, as written.
[[nodiscard]] std::optional<date> read_day_or_instant(std::string_view text) noexcept;

/// RFC 3986 URI: with a scheme, without characters that must be escaped.
[[nodiscard]] bool is_uri(std::string_view text) noexcept;

} // namespace tenet::group

#endif
