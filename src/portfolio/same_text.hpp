#ifndef TENET_SRC_PORTFOLIO_SAME_TEXT_HPP
#define TENET_SRC_PORTFOLIO_SAME_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tenet::portfolio {

namespace same_text_parts {

template <class Word>
inline bool same_word(const char* a, const char* b) noexcept {
    Word left;
    Word right;
    std::memcpy(&left, a, sizeof left);
    std::memcpy(&right, b, sizeof right);
    return left == right;
}

} // namespace same_text_parts

/// `a == b` without a call for the short texts of keys and cells: words, of which the last ends
/// with the text.
[[nodiscard]] inline bool same_text(std::string_view a, std::string_view b) noexcept {
    using namespace same_text_parts;
    const std::size_t size = a.size();
    if (size != b.size()) return false;
    if (size < 4 || size > 32) return a == b;
    const char* const x = a.data();
    const char* const y = b.data();
    if (size < 8) {
        return same_word<std::uint32_t>(x, y) &&
               same_word<std::uint32_t>(x + size - 4, y + size - 4);
    }
    for (std::size_t at = 0; at + 8 < size; at += 8) {
        if (!same_word<std::uint64_t>(x + at, y + at)) return false;
    }
    return same_word<std::uint64_t>(x + size - 8, y + size - 8);
}

} // namespace tenet::portfolio

#endif
