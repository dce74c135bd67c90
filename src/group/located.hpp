#ifndef TENET_SRC_GROUP_LOCATED_HPP
#define TENET_SRC_GROUP_LOCATED_HPP

#include <tenet/json/document.hpp>

#include <cstdint>
#include <string>

namespace tenet::group {

/// A document that is a piece of a text: one line of JSON Lines, or the whole.
struct located {
    json::document doc;
    std::string pointer{};        ///< in front of those of the document
    std::uint32_t lines_before{}; ///< of the text in front of it
    std::uint64_t bytes_before{};

    /// A place of the document as one of the text.
    [[nodiscard]] place moved(place at) const {
        at.pointer.insert(0, pointer);
        if (at.line != 0) {
            at.line += lines_before;
            at.offset += bytes_before;
        }
        return at;
    }
    [[nodiscard]] place where(const json::node& n) const { return moved(doc.where(n)); }
};

} // namespace tenet::group

#endif
