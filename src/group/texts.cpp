#include "texts.hpp"

#include <tenet/base/utf8.hpp>

namespace tenet::group {

std::string clipped(std::string_view text) {
    constexpr std::size_t most = 80;
    if (text.size() <= most) return std::string(text);
    std::size_t end = 0;
    for (std::size_t next = 0; next <= most;) {
        end = next;
        static_cast<void>(next_code_point(text, next));
    }
    return std::string(text.substr(0, end)) + "…";
}

void append_part(std::string& to, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!to.empty()) to += between;
    to += part;
}

} // namespace tenet::group
