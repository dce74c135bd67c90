#ifndef TENET_FEEL_CASE_MAPPING_HPP
#define TENET_FEEL_CASE_MAPPING_HPP

namespace tenet::feel {

/// The simple case mapping of Unicode 14, one code point to one; the code point itself if it has
/// none. No locale is read.
[[nodiscard]] char32_t upper_case(char32_t c) noexcept;
[[nodiscard]] char32_t lower_case(char32_t c) noexcept;

} // namespace tenet::feel

#endif
