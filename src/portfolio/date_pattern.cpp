#include "portfolio/date_pattern.hpp"

#include <tenet/base/decimal.hpp>

#include <array>

namespace tenet::portfolio {

namespace {

constexpr std::string_view letters = "yMdHms";

} // namespace

std::optional<date_pattern> date_pattern::make(std::string_view text) {
    date_pattern made;
    if (text == "iso") return made;
    made.form_ = text == "epoch_s" ? form::epoch_s : form::epoch_ms;
    if (text == "epoch_s" || text == "epoch_ms") return made;
    made.form_ = form::steps;
    std::array<int, letters.size()> uses{};
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t letter = letters.find(text[i]);
        if (letter == std::string_view::npos) {
            made.steps_.push_back({text[i++], false, 0, 0});
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && text[end] == text[i]) ++end;
        const int n = static_cast<int>(end - i);
        const bool fits = letter == 0 ? n == 4 : n <= 2;
        if (!fits || ++uses[letter] > 1) return std::nullopt;
        made.steps_.push_back({text[i], true, n, n == 1 ? 2 : n});
        i = end;
    }
    if (uses[0] == 0 || uses[1] == 0 || uses[2] == 0) return std::nullopt;
    return made;
}

std::optional<date_time> date_pattern::read_epoch(std::string_view text) const noexcept {
    const std::optional<decimal> n = decimal::parse(text);
    const auto count = n ? n->to_int64() : std::nullopt;
    if (!count) return std::nullopt;
    const std::int64_t per_second = form_ == form::epoch_ms ? 1000 : 1;
    std::int64_t seconds = *count / per_second;
    std::int64_t rest = *count % per_second;
    if (rest < 0) {
        rest += per_second;
        --seconds;
    }
    zone_reference utc;
    utc.how = zone_reference::kind::offset;
    const auto nanoseconds = static_cast<std::int32_t>(rest * (1'000'000'000 / per_second));
    const date_time t = date_time::from_instant({seconds, nanoseconds}, utc);
    return t.day.in_range() ? std::optional{t} : std::nullopt;
}

std::optional<date_time> date_pattern::read(std::string_view text) const noexcept {
    if (form_ == form::iso) return date_time::parse(text);
    if (form_ != form::steps) return read_epoch(text);
    std::array<int, letters.size()> parts{0, 1, 1, 0, 0, 0};
    std::size_t at = 0;
    for (const step& s : steps_) {
        if (!s.is_number) {
            if (at == text.size() || text[at++] != s.what) return std::nullopt;
            continue;
        }
        int n = 0;
        int number = 0;
        for (; n < s.most && at < text.size() && text[at] >= '0' && text[at] <= '9'; ++n) {
            number = number * 10 + (text[at++] - '0');
        }
        if (n < s.least) return std::nullopt;
        parts[letters.find(s.what)] = number;
    }
    const auto [year, month, day, hour, minute, second] = parts;
    const std::optional<date> d = date::from_civil(year, month, day);
    if (at != text.size() || !d || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    date_time result;
    result.day = *d;
    result.time.nanoseconds = ((hour * 60LL + minute) * 60LL + second) * 1'000'000'000LL;
    return result;
}

} // namespace tenet::portfolio
