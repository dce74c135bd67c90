#ifndef TENET_FEEL_LEXER_HPP
#define TENET_FEEL_LEXER_HPP

#include "problems.hpp"
#include "token.hpp"

#include <cstddef>
#include <string_view>

namespace tenet::feel {

/// Reads tokens of a FEEL text (DMN 1.5, grammar rules 22 to 40, 63 to 68) from any offset, so
/// that the parser can look for names with spaces and operators in them by itself.
class lexer {
public:
    lexer(std::string_view text, problems& found) : text_(text), problems_(&found) {}

    /// The token at or after `offset`, past blanks and comments.
    [[nodiscard]] token read(std::size_t offset);
    /// The offset of the next token: past blanks and comments.
    [[nodiscard]] std::size_t skip(std::size_t offset);
    /// The end of the word that begins at `offset`; `offset` itself if none does.
    [[nodiscard]] std::size_t word_end(std::size_t offset) const noexcept;
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

private:
    token number(std::size_t offset);
    token string(std::size_t offset);
    bool escape(std::size_t& at, std::string& out);
    token sign(std::size_t offset);
    token strange(std::size_t offset);

    std::string_view text_;
    problems* problems_;
};

/// Whether a code point may begin a name, or go on in one (grammar rules 28 and 29).
[[nodiscard]] bool is_name_start(char32_t c) noexcept;
[[nodiscard]] bool is_name_part(char32_t c) noexcept;
/// Whether a code point is white space (grammar rule 61).
[[nodiscard]] bool is_blank(char32_t c) noexcept;
/// The keyword a word is; `name` if it is none.
[[nodiscard]] token_kind keyword(std::string_view word) noexcept;

} // namespace tenet::feel

#endif
