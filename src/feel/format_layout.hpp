#ifndef TENET_FEEL_FORMAT_LAYOUT_HPP
#define TENET_FEEL_FORMAT_LAYOUT_HPP

#include "format_pieces.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tenet::feel {

/// Writes pieces, whose blanks are set, in lines of at most `width` characters where they can be
/// broken.
[[nodiscard]] std::string laid_out(const std::vector<format_piece>& pieces, std::size_t width);

} // namespace tenet::feel

#endif
