#include "assess/compiler.hpp"

#include <tenet/base/decimal.hpp>

namespace tenet::assess {

namespace {

/// `1.5s`, `.5s`, `200ms`: the times of CSS 2, which SCXML takes (6.2.3).
std::optional<day_time_duration> read_css_time(std::string_view text) {
    const bool milli = text.ends_with("ms");
    if (!milli && !text.ends_with('s')) return std::nullopt;
    text.remove_suffix(milli ? 2 : 1);
    if (text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    // FEEL's durations have the same fractions, and need a digit before the point.
    std::string whole = text.starts_with('.') ? "0" + std::string{text} : std::string{text};
    if (!milli) return day_time_duration::parse("PT" + whole + "S");
    const std::size_t point = std::min(whole.find('.'), whole.size());
    std::string fraction = point < whole.size() ? whole.substr(point + 1) : std::string{};
    std::string digits = "0000" + whole.substr(0, point);
    const std::string seconds = digits.substr(0, digits.size() - 3);
    return day_time_duration::parse("PT" + seconds + "." + digits.substr(digits.size() - 3) +
                                    fraction + "S");
}

} // namespace

std::optional<day_time_duration> read_delay(std::string_view text) {
    auto delay = day_time_duration::parse(text);
    if (!delay) delay = read_css_time(text);
    if (!delay || delay->seconds < 0 || delay->nanoseconds < 0) return std::nullopt;
    return delay;
}

} // namespace tenet::assess
