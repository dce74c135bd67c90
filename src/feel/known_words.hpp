#ifndef TENET_SRC_FEEL_KNOWN_WORDS_HPP
#define TENET_SRC_FEEL_KNOWN_WORDS_HPP

#include <tenet/feel/type.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tenet::feel {

/// The words that names of several words begin with, each with the length of the longest such name.
using known_words = std::map<std::string, std::size_t, std::less<>>;

/// Adds a name.
void note(known_words& in, std::string_view name);
/// Adds the names of what a type has: members, fields, relations.
void note(known_words& in, const type& is);
/// The length of the longest name that begins with `word`; 0 if there is none.
[[nodiscard]] std::size_t longest_from(const known_words& in, std::string_view word);

} // namespace tenet::feel

#endif
