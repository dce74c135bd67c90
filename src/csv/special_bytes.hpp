#ifndef TENET_SRC_CSV_SPECIAL_BYTES_HPP
#define TENET_SRC_CSV_SPECIAL_BYTES_HPP

#include <emmintrin.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tenet::csv {

/// Walks the separators, quotes and line ends of a text, found 64 bytes at a time (SSE2, which
/// every x86-64 processor has).
class special_bytes {
public:
    static constexpr std::size_t block_size = 64;

    /// Resumes at the block that begins at `block`, of which `left` are not yet passed.
    special_bytes(std::string_view text, char separator, char quote, std::size_t block,
                  std::uint64_t left) noexcept
        : text_(text.data()),
          size_(text.size()),
          block_(block),
          left_(left),
          separator_(_mm_set1_epi8(separator)),
          quote_(_mm_set1_epi8(quote)) {}

    /// The offset of the next one; the size of the text where there is none.
    [[gnu::always_inline]] std::size_t next() noexcept {
        while (left_ == 0) {
            const std::size_t following = block_ + block_size;
            if (following >= size_) return size_;
            block_ = following;
            left_ = look(text_ + block_, size_ - block_);
        }
        const std::size_t found = block_ + static_cast<std::size_t>(std::countr_zero(left_));
        left_ &= left_ - 1;
        return found;
    }

    [[nodiscard]] std::size_t block() const noexcept { return block_; }
    [[nodiscard]] std::uint64_t left() const noexcept { return left_; }

private:
    [[gnu::always_inline]] std::uint64_t look(const char* from, std::size_t size) const noexcept {
        return size >= block_size ? look_at_block(from, separator_, quote_)
                                  : look_at_rest(from, size, separator_, quote_);
    }

    [[gnu::noinline]] static std::uint64_t look_at_rest(const char* from, std::size_t size,
                                                        __m128i separator, __m128i quote) noexcept {
        char padded[block_size] = {};
        std::memcpy(padded, from, size);
        return look_at_block(padded, separator, quote) & ((std::uint64_t{1} << size) - 1);
    }

    [[gnu::always_inline]] static std::uint64_t look_at_block(const char* from, __m128i separator,
                                                              __m128i quote) noexcept {
        return look_at_16(from, separator, quote) |
               (look_at_16(from + 16, separator, quote) << 16) |
               (look_at_16(from + 32, separator, quote) << 32) |
               (look_at_16(from + 48, separator, quote) << 48);
    }

    [[gnu::always_inline]] static std::uint64_t look_at_16(const char* from, __m128i separator,
                                                           __m128i quote) noexcept {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); // NOLINT
        const __m128i inside =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, separator), _mm_cmpeq_epi8(bytes, quote));
        const __m128i line_end = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
        return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(inside, line_end)));
    }

    const char* text_;
    std::size_t size_;
    std::size_t block_;
    std::uint64_t left_;
    __m128i separator_;
    __m128i quote_;
};

} // namespace tenet::csv

#endif
