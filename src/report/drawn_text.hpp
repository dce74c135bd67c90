#ifndef TENET_SRC_REPORT_DRAWN_TEXT_HPP
#define TENET_SRC_REPORT_DRAWN_TEXT_HPP

#include <string>
#include <string_view>
#include <vector>

/// Text in drawings and pages: how wide it is, where it breaks, and what keeps it text.
namespace tenet::report {

/// Whether a character is as wide as it is high: Chinese, Japanese, Korean, and pictures.
[[nodiscard]] bool is_wide(char32_t c) noexcept;

/// What is shown instead of a character that is not to be.
inline constexpr char32_t replacement = 0xFFFD;

/// Whether a character is not to be shown: controls, line and paragraph separators, marks of
/// direction, tags, what is no character, and what XML 1.0 (production 2) forbids.
[[nodiscard]] bool is_refused(char32_t c) noexcept;

/// How wide a text is, in eighths of a wide (Chinese) character: an estimate from the characters
/// alone.
[[nodiscard]] int eighths_of(std::string_view text);

/// The same in pixels, rounded up to an even number.
[[nodiscard]] int pixels_of(std::string_view text, int font_size);

/// Broken into at most `most` lines of `pixels`, at a blank where there is one late enough; the
/// last ends with an ellipsis where something is left.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int pixels, int font_size,
                                               std::size_t most);

/// The beginning of a text, with an ellipsis where something is left.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most_characters);

/// As text of XML and HTML, also within quoted attributes: markup escaped; control characters,
/// marks that turn the direction of text around, characters XML forbids and broken UTF-8 as U+FFFD.
void append_text(std::string& out, std::string_view text);

} // namespace tenet::report

#endif
