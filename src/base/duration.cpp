#include "civil.hpp"
#include "text_cursor.hpp"

#include <tenet/base/temporal.hpp>

namespace tenet {

namespace {

/// Reads the parts of a duration: numbers, each with a letter behind it, in a given order.
class duration_reader {
public:
    explicit duration_reader(std::string_view text) noexcept : text_(text) {
        negative_ = text_.take('-');
        good_ = text_.take('P');
    }

    /// Adds `n` times `unit` if `n` and `letter` stand here.
    void part(char letter, std::int64_t unit) noexcept {
        if (!good_) return;
        text_cursor ahead = text_;
        const std::string_view digits = ahead.take_digits();
        if (digits.empty() || !ahead.take(letter)) return;
        text_ = ahead;
        add(digits, unit);
    }

    /// As `part` for seconds, which may have a fraction.
    void seconds() noexcept {
        if (!good_) return;
        text_cursor ahead = text_;
        const std::string_view digits = ahead.take_digits();
        if (digits.empty()) return;
        if (ahead.take('.')) {
            const std::string_view fraction = ahead.take_digits();
            const auto nanoseconds = nanoseconds_of(fraction);
            if (!nanoseconds) return;
            nanoseconds_ = *nanoseconds;
        }
        if (!ahead.take('S')) return;
        text_ = ahead;
        add(digits, 1);
    }

    /// Steps over the "T" before the parts of a day, of which one has to follow.
    bool time_follows() noexcept {
        if (!good_ || !text_.take('T')) return false;
        good_ = !text_.at_end();
        return true;
    }

    [[nodiscard]] bool is_good() const noexcept { return good_ && any_ && text_.at_end(); }
    [[nodiscard]] std::int64_t sum() const noexcept { return sum_; }
    [[nodiscard]] std::int32_t nanoseconds() const noexcept {
        return negative_ ? -nanoseconds_ : nanoseconds_;
    }

private:
    void add(std::string_view digits, std::int64_t unit) noexcept {
        const auto number = number_of(digits);
        std::int64_t amount = 0;
        good_ = number && !__builtin_mul_overflow(*number, negative_ ? -unit : unit, &amount) &&
                !__builtin_add_overflow(sum_, amount, &sum_);
        any_ = true;
    }

    text_cursor text_;
    std::int64_t sum_ = 0;
    std::int32_t nanoseconds_ = 0;
    bool negative_ = false;
    bool good_ = false;
    bool any_ = false;
};

constexpr std::uint64_t magnitude(std::int64_t n) noexcept {
    return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

/// Appends a number and its letter; nothing for 0.
void append_part(std::string& out, std::uint64_t number, char letter) {
    if (number == 0) return;
    out += std::to_string(number);
    out += letter;
}

} // namespace

std::optional<day_time_duration> day_time_duration::parse(std::string_view text) noexcept {
    duration_reader reader{text};
    reader.part('D', seconds_per_day);
    if (reader.time_follows()) {
        reader.part('H', 3'600);
        reader.part('M', 60);
        reader.seconds();
    }
    if (!reader.is_good()) return std::nullopt;
    return day_time_duration{reader.sum(), reader.nanoseconds()};
}

std::string day_time_duration::text() const {
    if (seconds == 0 && nanoseconds == 0) return "PT0S";
    constexpr std::uint64_t day = seconds_per_day;
    const std::uint64_t all = magnitude(seconds);
    const std::uint64_t fraction = magnitude(nanoseconds);
    std::string out = seconds < 0 || nanoseconds < 0 ? "-P" : "P";
    append_part(out, all / day, 'D');
    if (all % day == 0 && fraction == 0) return out;
    out += 'T';
    append_part(out, all % day / 3'600, 'H');
    append_part(out, all % 3'600 / 60, 'M');
    if (all % 60 != 0 || fraction != 0) {
        out += std::to_string(all % 60);
        append_fraction(out, static_cast<std::int64_t>(fraction));
        out += 'S';
    }
    return out;
}

std::optional<year_month_duration> year_month_duration::parse(std::string_view text) noexcept {
    duration_reader reader{text};
    reader.part('Y', 12);
    reader.part('M', 1);
    if (!reader.is_good()) return std::nullopt;
    return year_month_duration{reader.sum()};
}

std::string year_month_duration::text() const {
    if (months == 0) return "P0M";
    const std::uint64_t all = magnitude(months);
    std::string out = months < 0 ? "-P" : "P";
    append_part(out, all / 12, 'Y');
    append_part(out, all % 12, 'M');
    return out;
}

} // namespace tenet
