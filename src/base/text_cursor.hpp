#ifndef TENET_BASE_TEXT_CURSOR_HPP
#define TENET_BASE_TEXT_CURSOR_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenet {

/// Steps through a short text from left to right; never reads past its end.
class text_cursor {
public:
    explicit text_cursor(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] char peek() const noexcept { return at_end() ? '\0' : text_[at_]; }
    [[nodiscard]] std::size_t position() const noexcept { return at_; }
    [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }

    /// Steps over `c` if it stands here.
    bool take(char c) noexcept {
        if (at_end() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    /// Steps over all digits that stand here.
    std::string_view take_digits() noexcept {
        const std::size_t begin = at_;
        while (!at_end() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        return text_.substr(begin, at_ - begin);
    }

    /// A number of exactly `count` digits; no value, and no step, if they do not stand here.
    std::optional<int> take_number(std::size_t count) noexcept {
        const std::size_t begin = at_;
        const std::string_view digits = take_digits();
        if (digits.size() < count) {
            at_ = begin;
            return std::nullopt;
        }
        at_ = begin + count;
        int value = 0;
        for (const char c : digits.substr(0, count)) value = value * 10 + (c - '0');
        return value;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// The value of a run of digits; no value beyond 64 bits.
inline std::optional<std::uint64_t> number_of(std::string_view digits) noexcept {
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, c - '0', &value)) {
            return std::nullopt;
        }
    }
    return value;
}

/// Nanoseconds of a fraction's digits (".5" has "5"); no value if it is finer than nanoseconds.
inline std::optional<std::int32_t> nanoseconds_of(std::string_view digits) noexcept {
    constexpr std::size_t places = 9;
    std::int32_t value = 0;
    for (std::size_t i = 0; i < places; ++i) {
        value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    }
    if (digits.size() > places &&
        digits.substr(places).find_first_not_of('0') != std::string_view::npos) {
        return std::nullopt;
    }
    return value;
}

/// Appends `value` with at least `width` digits.
inline void append_padded(std::string& out, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

/// Appends "." and the digits of a fraction without trailing zeros; nothing for 0.
inline void append_fraction(std::string& out, std::int64_t nanoseconds) {
    if (nanoseconds == 0) return;
    out += '.';
    append_padded(out, nanoseconds, 9);
    out.erase(out.find_last_not_of('0') + 1);
}

} // namespace tenet

#endif
