#ifndef TENET_SRC_PORTFOLIO_KEY_HASH_HPP
#define TENET_SRC_PORTFOLIO_KEY_HASH_HPP

#include <cstdint>
#include <cstring>
#include <string_view>

namespace tenet::portfolio {

namespace key_hash_parts {

__extension__ using uint128 = unsigned __int128;

inline constexpr std::uint64_t seed_a = 0x8A5C'D789'635D'2DFFULL;
inline constexpr std::uint64_t seed_b = 0x121F'D215'5C47'2F96ULL;
inline constexpr std::uint64_t seed_c = 0x9E37'79B9'7F4A'7C15ULL;

inline std::uint64_t fold(std::uint64_t a, std::uint64_t b) noexcept {
    const uint128 product = static_cast<uint128>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t word(const char* bytes, std::size_t n) noexcept {
    std::uint64_t w = 0;
    std::memcpy(&w, bytes, n);
    return w;
}

} // namespace key_hash_parts

/// A hash of a key's text by folded 128-bit products: the same on every machine. Structures that
/// use it must stay correct when keys collide.
[[nodiscard]] inline std::uint64_t key_hash(std::string_view key) noexcept {
    using namespace key_hash_parts;
    std::uint64_t h = seed_a ^ key.size();
    const char* at = key.data();
    std::size_t left = key.size();
    for (; left > 16; at += 16, left -= 16) {
        h = fold(word(at, 8) ^ seed_b, word(at + 8, 8) ^ h);
    }
    const std::uint64_t a = left == 0 ? 0 : word(at, left < 8 ? left : 8);
    const std::uint64_t b = left > 8 ? word(at + 8, left - 8) : 0;
    h = fold(a ^ seed_b, b ^ h);
    return fold(h ^ seed_c, seed_b ^ key.size());
}

} // namespace tenet::portfolio

#endif
