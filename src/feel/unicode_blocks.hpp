#ifndef TENET_FEEL_UNICODE_BLOCKS_HPP
#define TENET_FEEL_UNICODE_BLOCKS_HPP

#include <string_view>

namespace tenet::feel {

/// A block of Unicode 14: a named span of code points.
struct unicode_block {
    std::string_view name; ///< without spaces, as regular expressions write it: "BasicLatin"
    char32_t first;
    char32_t last;
};

/// The block of that name, surrogates excepted; nullptr if there is none. O(log blocks).
[[nodiscard]] const unicode_block* find_unicode_block(std::string_view name) noexcept;

} // namespace tenet::feel

#endif
