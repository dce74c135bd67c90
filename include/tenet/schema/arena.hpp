#ifndef TENET_SCHEMA_ARENA_HPP
#define TENET_SCHEMA_ARENA_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
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
///
/// What it hands out may be bounded (`bound`). Bytes are counted as asked for, without what
/// aligning or blocks cost, so that the same work meets the bound at the same place everywhere.
class arena {
public:
    explicit arena(std::size_t block_size = std::size_t{16} * 1024) noexcept
        : block_size_(block_size) {}
    arena(arena&&) noexcept = default;
    arena& operator=(arena&&) noexcept = default;

    [[nodiscard]] void* allocate(std::size_t size, std::size_t align) {
        left_ -= static_cast<std::int64_t>(size);
        if (left_ < 0) [[unlikely]]
            pass_bound();
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
        left_ = bound_;
    }

    /// Who is told, once until `reset`, that more bytes were asked for than the bound allows. What
    /// was asked for is handed out all the same.
    struct listener {
        void (*passed)(void* whom) noexcept = nullptr;
        void* whom = nullptr;
    };
    /// Bounds the bytes handed out from now on until `reset`, and from one `reset` to the next.
    void bound(std::uint64_t bytes, listener tell) noexcept {
        bound_ = bytes < static_cast<std::uint64_t>(no_bound) ? static_cast<std::int64_t>(bytes)
                                                              : no_bound;
        left_ = bound_;
        tell_ = tell;
    }
    /// Whether `bytes` more lie within the bound.
    [[nodiscard]] bool has_left(std::uint64_t bytes) const noexcept {
        return left_ >= 0 && bytes <= static_cast<std::uint64_t>(left_);
    }

    /// While it lives, nothing that is handed out counts: for records of a run, which must not
    /// change where the run ends.
    class uncounted {
    public:
        explicit uncounted(arena& of) noexcept : of_(of), left_(of.left_) { of.left_ = no_bound; }
        ~uncounted() { of_.left_ = left_; }
        uncounted(const uncounted&) = delete;
        uncounted& operator=(const uncounted&) = delete;

    private:
        arena& of_;
        std::int64_t left_;
    };

    /// Bytes held from the system.
    [[nodiscard]] std::size_t capacity() const noexcept {
        std::size_t sum = 0;
        for (const block& b : blocks_) sum += b.size;
        return sum;
    }

private:
    static constexpr std::int64_t no_bound = std::numeric_limits<std::int64_t>::max();

    struct block {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size;
    };

    void pass_bound() noexcept {
        left_ = no_bound; // told once
        if (tell_.passed != nullptr) tell_.passed(tell_.whom);
    }

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
    std::int64_t left_ = no_bound; ///< bytes that may be handed out yet
    std::int64_t bound_ = no_bound;
    listener tell_;
};

} // namespace tenet

#endif
