#ifndef TENET_SRC_PORTFOLIO_FLAT_TABLE_HPP
#define TENET_SRC_PORTFOLIO_FLAT_TABLE_HPP

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenet::portfolio {

/// A hash table from 64-bit hashes to numbers, in one piece of memory: open addressing, at most two
/// thirds full. Half of the hash lies beside the number, so that a miss hardly ever has to ask the
/// caller's `match` which of several entries is meant.
class flat_table {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The number with that hash for which `match(number)` holds; `none` if there is none.
    template <class Match>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, const Match& match) const noexcept {
        if (slots_.empty()) return none;
        const std::uint32_t mark = mark_of(hash);
        std::size_t i = place_of(mark);
        for (; slots_[i].what != none; i = after(i)) {
            if (slots_[i].mark == mark && match(slots_[i].what)) break;
        }
        return slots_[i].what;
    }

    /// Brings the place of a hash into the cache.
    void prefetch(std::uint64_t hash) const noexcept {
        if (!slots_.empty()) __builtin_prefetch(&slots_[place_of(mark_of(hash))]);
    }

    /// Makes room for `n` entries in all.
    void reserve(std::size_t n) {
        while (bits_ < most_bits && n * 3 > capacity() * 2) grow();
    }

    /// Adds a number, which is not `none`; the caller knows that its key is not there.
    void insert(std::uint64_t hash, std::uint32_t what) {
        reserve(size_ + 1);
        put({mark_of(hash), what});
    }

    /// Adds the entries of another table whose number `is_kept`; the caller knows that their keys
    /// are not there.
    template <class Kept>
    void insert_all(const flat_table& other, const Kept& is_kept) {
        for (const slot& s : other.slots_) {
            if (s.what == none || !is_kept(s.what)) continue;
            reserve(size_ + 1);
            put(s);
        }
    }

    [[nodiscard]] std::size_t bytes() const noexcept { return slots_.capacity() * sizeof(slot); }

private:
    struct slot {
        std::uint32_t mark = 0;
        std::uint32_t what = none;
    };
    static constexpr unsigned first_bits = 4;
    static constexpr unsigned most_bits = 32; ///< more entries than numbers there cannot be

    static std::uint32_t mark_of(std::uint64_t hash) noexcept {
        return static_cast<std::uint32_t>(hash >> 32);
    }
    [[nodiscard]] std::size_t capacity() const noexcept { return slots_.size(); }
    /// Marks in ascending order have places in ascending order: growing reads and writes in turn.
    [[nodiscard]] std::size_t place_of(std::uint32_t mark) const noexcept {
        return mark >> (most_bits - bits_);
    }
    [[nodiscard]] std::size_t after(std::size_t i) const noexcept {
        return (i + 1) & (capacity() - 1);
    }

    void put(slot s) {
        std::size_t i = place_of(s.mark);
        while (slots_[i].what != none) i = after(i);
        slots_[i] = s;
        ++size_;
    }

    void grow() {
        flat_table larger;
        larger.bits_ = slots_.empty() ? first_bits : bits_ + 1;
        larger.slots_.resize(std::size_t{1} << larger.bits_);
        for (const slot& s : slots_) {
            if (s.what != none) larger.put(s);
        }
        *this = std::move(larger);
    }

    std::vector<slot> slots_;
    std::size_t size_ = 0;
    unsigned bits_ = 0;
};

} // namespace tenet::portfolio

#endif
