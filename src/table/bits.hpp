#ifndef TENET_SRC_TABLE_BITS_HPP
#define TENET_SRC_TABLE_BITS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Sets of rules as words of 64 bits.
namespace tenet::table {

using word = std::uint64_t;
using bits = std::vector<word>;

constexpr std::size_t words_for(std::size_t n) {
    return (n + 63) / 64;
}

inline void set_bit(std::span<word> in, std::size_t n) {
    in[n / 64] |= word{1} << (n % 64);
}

inline void flip_bit(std::span<word> in, std::size_t n) {
    in[n / 64] ^= word{1} << (n % 64);
}

inline bool has_bit(std::span<const word> in, std::size_t n) {
    return (in[n / 64] >> (n % 64) & 1) != 0;
}

inline bool any_bit(std::span<const word> in) {
    for (const word w : in) {
        if (w != 0) return true;
    }
    return false;
}

/// The bits 0 .. n-1.
inline void fill_bits(std::span<word> out, std::size_t n) {
    for (std::size_t w = 0; w < out.size(); ++w) out[w] = ~word{0};
    if (n % 64 != 0 && !out.empty()) out.back() = (word{1} << (n % 64)) - 1;
}

/// Calls `f(n)` for each bit set, ascending.
template <class F>
void each_bit(std::span<const word> in, F&& f) {
    for (std::size_t w = 0; w < in.size(); ++w) {
        for (word left = in[w]; left != 0; left &= left - 1) {
            f(w * 64 + static_cast<std::size_t>(std::countr_zero(left)));
        }
    }
}

} // namespace tenet::table

#endif
