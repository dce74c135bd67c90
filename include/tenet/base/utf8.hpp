#ifndef TENET_BASE_UTF8_HPP
#define TENET_BASE_UTF8_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenet {

/// U+FEFF in UTF-8. At the beginning of a text it says how that is encoded, and is no part of it.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The offset of the first byte that breaks UTF-8 (RFC 3629: no surrogates, no overlong forms,
/// nothing above U+10FFFF); no value if all is well.
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept;

/// Number of code points in valid UTF-8 (in any bytes: those that do not continue a sequence).
[[nodiscard]] std::size_t code_points(std::string_view text) noexcept;

/// Decodes the code point at `offset` of valid UTF-8 and moves `offset` past it. A byte that
/// begins no valid sequence gives U+FFFD and is stepped over; so does the end, without a step.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept;

/// Appends a code point; U+FFFD for surrogates and numbers above U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);

/// 1-based line and column (bytes) of an offset; lines end with LF. Linear in `offset`.
struct text_position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};
[[nodiscard]] text_position position_of(std::string_view text, std::size_t offset) noexcept;

} // namespace tenet

#endif
