#ifndef TENET_FEEL_TOKEN_HPP
#define TENET_FEEL_TOKEN_HPP

#include <tenet/base/decimal.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace tenet::feel {

enum class token_kind : std::uint8_t {
    end,
    number,
    string,
    name, ///< one word, or `?`; which words form a name depends on the scope
    at,   ///< @
    open_round,
    close_round,
    open_square,
    close_square,
    open_curly,
    close_curly,
    comma,
    colon,
    dot,
    dots,    ///< ..
    descent, ///< ... before a name
    arrow,   ///< ->
    plus,
    minus,
    star,
    slash,
    power, ///< **
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    keyword_for,
    keyword_return,
    keyword_in,
    keyword_if,
    keyword_then,
    keyword_else,
    keyword_some,
    keyword_every,
    keyword_satisfies,
    keyword_between,
    keyword_and,
    keyword_or,
    keyword_instance,
    keyword_function,
    keyword_true,
    keyword_false,
    keyword_null,
    broken, ///< reported already
};

/// One token: where it is, and its contents where it has any.
struct token {
    token_kind kind = token_kind::end;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text; ///< of a string, escapes resolved
    decimal number;
};

} // namespace tenet::feel

#endif
