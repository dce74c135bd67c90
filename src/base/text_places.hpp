#ifndef TENET_BASE_TEXT_PLACES_HPP
#define TENET_BASE_TEXT_PLACES_HPP

#include <tenet/base/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenet {

/// The lines of a text, for places in it. O(text) once, O(log lines) for each place.
class text_places {
public:
    text_places(std::string_view text, std::string file);
    /// Columns are counted in bytes; the file alone for an offset below 0.
    [[nodiscard]] place at(std::ptrdiff_t offset) const;

private:
    std::vector<std::size_t> lines_; ///< offsets of their beginnings
    std::string file_;
};

} // namespace tenet

#endif
