#ifndef TENET_FEEL_CHARACTER_CLASS_HPP
#define TENET_FEEL_CHARACTER_CLASS_HPP

#include <optional>
#include <string>
#include <string_view>

namespace tenet::feel {

/// What a class escape of XPath (`s`, `S`, `i`, `I`, `c`, `C`, `d`, `D`, `w`, `W`) matches, as the
/// inside of a PCRE2 bracket; empty if the letter is none.
[[nodiscard]] std::string_view class_escape(char letter) noexcept;

/// What `\p{name}` (or, `negated`, `\P{name}`) matches, as the inside of a PCRE2 bracket: a
/// general category ("Lu") or a block ("IsBasicLatin"). No value for an unknown name.
[[nodiscard]] std::optional<std::string> property_class(std::string_view name, bool negated);

/// Whether `\` followed by this character stands for one character, and which.
[[nodiscard]] std::optional<char32_t> single_escape(char letter) noexcept;

/// Appends a character so that PCRE2 takes it for itself, inside and outside brackets.
void append_literal(std::string& out, char32_t c);

} // namespace tenet::feel

#endif
