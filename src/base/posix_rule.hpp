#ifndef TENET_BASE_POSIX_RULE_HPP
#define TENET_BASE_POSIX_RULE_HPP

#include "text_cursor.hpp"

#include <tenet/base/zone.hpp>

namespace tenet {

/// Reads the rule in the footer of TZif data, such as "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX TZ, with
/// the hours from -167 to 167 that RFC 8536 adds).
class posix_rule_reader {
public:
    explicit posix_rule_reader(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] std::optional<zone::posix_rule> read() noexcept;

private:
    bool skip_name() noexcept;
    std::optional<std::int32_t> read_time(std::int64_t largest_hour) noexcept;
    std::optional<int> read_number(int smallest, int largest) noexcept;
    std::optional<zone::rule_day> read_change() noexcept;
    bool read_month_day(zone::rule_day& day) noexcept;

    text_cursor text_;
};

} // namespace tenet

#endif
