#include "text_places.hpp"

#include <algorithm>
#include <cstdint>

namespace tenet {

text_places::text_places(std::string_view text, std::string file) : file_(std::move(file)) {
    lines_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') lines_.push_back(i + 1);
    }
}

place text_places::at(std::ptrdiff_t offset) const {
    place where;
    where.file = file_;
    if (offset < 0) return where;
    const auto wanted = static_cast<std::size_t>(offset);
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), wanted);
    where.line = static_cast<std::uint32_t>(next - lines_.begin());
    where.column = static_cast<std::uint32_t>(wanted - *(next - 1) + 1);
    where.offset = wanted;
    return where;
}

} // namespace tenet
