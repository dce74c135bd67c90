#ifndef TENET_SRC_PARTY_FOLD_HPP
#define TENET_SRC_PARTY_FOLD_HPP

namespace tenet::party {

/// Full-width ASCII and the ideographic space as half width; other characters as they are.
constexpr char32_t half_width(char32_t c) noexcept {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    return c == 0x3000 ? U' ' : c;
}

constexpr char32_t upper_ascii(char32_t c) noexcept {
    return c >= U'a' && c <= U'z' ? c - 0x20 : c;
}

constexpr bool is_blank(char32_t c) noexcept {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000;
}

} // namespace tenet::party

#endif
