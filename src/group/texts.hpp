#ifndef TENET_SRC_GROUP_TEXTS_HPP
#define TENET_SRC_GROUP_TEXTS_HPP

#include <string>
#include <string_view>

namespace tenet::group {

/// A text from outside as a problem shows it: its first characters.
[[nodiscard]] std::string clipped(std::string_view text);

/// Adds a part to a text, behind a mark if there are others; an empty one is left out.
void append_part(std::string& to, std::string_view part, std::string_view between);

} // namespace tenet::group

#endif
