#ifndef TENET_SCHEMA_ARENA_HPP
#define TENET_SCHEMA_ARENA_HPP

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tenet {

/// Memory for the values of one evaluation: handed out by moving a pointer, given back all at
/// once by `reset()`, which keeps the blocks. After the first evaluations no allocation happens.
/// Holds only trivially destructible things. Not thread-safe: one arena per thread.
class arena {
public:
    explicit arena(std::size_t block_size = std::size_t{16} * 1024) noexcept : block_size_(block_size) {}
    arena(arena&&) noexcept = default;
    arena& operator=(arena&&) noexcept = default;

    [[nodiscard]] void* allocate(std::size_t size, std::size_t align) {
        const std::size_t start = (used_ + align - 1) & ~(align - 1);
        if (current_ < blocks_.size() && start + size <= blocks_[current_].size) {
            used_ = start + size;
            return blocks_[current_].bytes.get() + start;
        }
        return allocate_in_next_block(size);
    }

    template <class T, class... Arguments>
    [[nodiscard]] T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>);
        return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }

    /// `n` value-initialised elements.
    template <class T>
    [[nodiscard]] std::span<T> make_array(std::size_t n) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (n == 0) return {};
        T* first = static_cast<T*>(allocate(n * sizeof(T), alignof(T)));
        std::uninitialized_value_construct_n(first, n);
        return {first, n};
    }

    [[nodiscard]] std::string_view copy(std::string_view text) {
        if (text.empty()) return {};
        char* bytes = static_cast<char*>(allocate(text.size(), 1));
        std::memcpy(bytes, text.data(), text.size());
        return {bytes, text.size()};
    }

    /// Forgets everything handed out; keeps the memory for the next evaluation.
    void reset() noexcept {
        current_ = 0;
        used_ = 0;
    }

    /// Bytes held from the system.
    [[nodiscard]] std::size_t capacity() const noexcept {
        std::size_t sum = 0;
        for (const block& b : blocks_) sum += b.size;
        return sum;
    }

private:
    struct block {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size;
    };

    void* allocate_in_next_block(std::size_t size) {
        while (current_ + 1 < blocks_.size()) {
            ++current_;
            if (size <= blocks_[current_].size) {
                used_ = size;
                return blocks_[current_].bytes.get();
            }
        }
        const std::size_t wanted = size > block_size_ ? size : block_size_;
        blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(wanted), wanted});
        current_ = blocks_.size() - 1;
        used_ = size;
        return blocks_[current_].bytes.get();
    }

    std::vector<block> blocks_;
    std::size_t block_size_;
    std::size_t current_ = 0;
    std::size_t used_ = 0;
};

} // namespace tenet

#endif
