#ifndef TENET_FEEL_ASCII_HPP
#define TENET_FEEL_ASCII_HPP

/// @file
/// Characters that mean something in expressions and patterns.
namespace tenet::feel {

[[nodiscard]] constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// A blank, a tab or the end of a line.
[[nodiscard]] constexpr bool is_white(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace tenet::feel

#endif
