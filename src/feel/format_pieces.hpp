#ifndef TENET_FEEL_FORMAT_PIECES_HPP
#define TENET_FEEL_FORMAT_PIECES_HPP

#include "token.hpp"
#include "trace.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// A comment and how it stood.
struct format_comment {
    std::string text;
    bool to_line_end = false; ///< `//`
    bool on_new_line = false; ///< a line break stood before it
    bool ends_line = false;   ///< a line break stood behind it
};

/// A token of a text to be formatted: a whole name is one.
struct format_piece {
    token_kind kind = token_kind::end;
    std::string text;
    bool in_type = false;
    bool opens = false; ///< a bracket that opens; of `]1..2[` the first
    bool closes = false;
    bool begins_body = false;             ///< of a function
    bool sign_of_one = false;             ///< the minus of a negation
    bool apart = false;                   ///< blanks stood before it
    bool blank = false;                   ///< one blank is to stand before it
    std::vector<format_comment> comments; ///< before it

    /// Whether it says the same as another, whatever stands around.
    [[nodiscard]] bool same_as(const format_piece& other) const noexcept {
        return kind == other.kind && text == other.text && comments.size() == other.comments.size();
    }
};

/// The pieces of a text that a parser has read without a syntax error; the last one is the end,
/// with the comments before it.
[[nodiscard]] std::vector<format_piece> pieces_of(std::string_view text,
                                                  const reading_trace& trace);

/// Leaves one of doubled brackets, as in `((a))`.
void drop_doubled_brackets(std::vector<format_piece>& pieces);

/// Says where blanks are to stand. `signs_as_written`: see `other_names::any`.
void set_blanks(std::vector<format_piece>& pieces, bool signs_as_written);

} // namespace tenet::feel

#endif
