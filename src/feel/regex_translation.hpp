#ifndef TENET_FEEL_REGEX_TRANSLATION_HPP
#define TENET_FEEL_REGEX_TRANSLATION_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenet::feel {

/// The flags of XPath's regular expressions.
struct regex_flags {
    bool dot_all = false;     ///< s: `.` is any character
    bool multi_line = false;  ///< m: `^` and `$` are ends of lines
    bool ignore_case = false; ///< i
    bool free_space = false;  ///< x: white space outside brackets does not count
    bool literal = false;     ///< q: the pattern stands for itself

    /// No value if a letter is not a flag.
    static std::optional<regex_flags> read(std::string_view letters) noexcept;
};

/// A pattern in the syntax of PCRE2, or where it is wrong.
struct regex_translation {
    std::string pattern;
    std::uint32_t largest_count = 0; ///< the largest n of `{n}` or `{n,}`
    std::size_t error_at = npos;     ///< byte of the pattern near the problem; npos if all is well
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Translates a regular expression of XPath (XQuery and XPath Functions 3.1, 5.6.1) and refuses
/// what PCRE2 knows beyond it. Linear, except for the nesting of class subtractions (at most 16).
[[nodiscard]] regex_translation translate_regex(std::string_view pattern, const regex_flags& flags);

} // namespace tenet::feel

#endif
