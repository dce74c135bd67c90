#ifndef TENET_SRC_PORTFOLIO_RELATION_INDEX_HPP
#define TENET_SRC_PORTFOLIO_RELATION_INDEX_HPP

#include "portfolio/counted.hpp"
#include "portfolio/flat_table.hpp"
#include "portfolio/hash_trie.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

using object_list = std::span<const void* const>;

/// Which objects refer to which key, by one to-many relation: lists one after the other in one
/// piece of memory, each after its key. Never changes.
class relation_base {
public:
    struct entry {
        std::string_view key;
        object_list items; ///< not empty
    };

    relation_base() = default;
    /// Lists in the order given; no key comes twice. Their lengths and keys together may come to
    /// 2^32 words, which is 32 GB.
    explicit relation_base(std::span<const entry> lists);

    /// How many keys have lists.
    [[nodiscard]] std::size_t size() const noexcept { return starts_.size(); }
    [[nodiscard]] object_list find(std::uint64_t hash, std::string_view key) const noexcept;
    /// Brings the list of a key into the cache, as far as one can tell without waiting for it.
    void prefetch(std::uint64_t hash) const noexcept;
    /// Where the list of a key starts; flat_table::none if there is none.
    [[nodiscard]] std::uint32_t start_of(std::uint64_t hash, std::string_view key) const noexcept;
    /// Calls `visit(start, entry)` for every list, in order.
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t at = 0; at < words_.size(); at += words_of(list_at(at))) {
            visit(static_cast<std::uint32_t>(at), list_at(at));
        }
    }
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    static std::size_t words_of(const entry& list) noexcept;
    [[nodiscard]] entry list_at(std::size_t start) const noexcept;

    /// The sizes of a list and of its key, the text of the key, the objects.
    std::vector<const void*> words_;
    flat_table starts_; ///< by key: where in `words_`
};

/// Collects the lists of a relation in order of arrival.
class relation_collector {
public:
    explicit relation_collector(std::size_t objects);
    /// `key` lives until `finish` has returned.
    void add(std::string_view key, const void* object);
    [[nodiscard]] std::shared_ptr<const relation_base> finish() const;

private:
    struct arrival {
        const void* object;
        std::uint32_t list;
    };
    std::vector<arrival> arrivals_;
    std::vector<std::string_view> keys_;
    std::vector<std::size_t> counts_; ///< by list
    flat_table lists_;
};

/// The objects that refer to one key, side by side, followed by the text of the key.
struct relation_list : counted {
    std::uint32_t count = 0;
    std::uint32_t capacity = 0;
    std::uint32_t key_size = 0;

    static ref<relation_list> make(std::string_view key, object_list items, std::size_t capacity);
    static void dispose(relation_list* list) noexcept;

    [[nodiscard]] const void** items() noexcept { return reinterpret_cast<const void**>(this + 1); }
    [[nodiscard]] object_list view() const noexcept {
        return {reinterpret_cast<const void* const*>(this + 1), count};
    }
    [[nodiscard]] std::string_view key() const noexcept {
        const auto* end = reinterpret_cast<const void* const*>(this + 1) + capacity;
        return {reinterpret_cast<const char*>(end), key_size};
    }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return sizeof(relation_list) + capacity * sizeof(const void*) + key_size;
    }
};

/// A base, which the holder keeps alive, and the lists that differ from it. Copying it costs
/// nothing, a change copies the list it touches and the nodes on the way to it.
class relation_index {
public:
    explicit relation_index(const relation_base& base) noexcept : base_(&base) {}

    /// In order of arrival; empty for a key nobody refers to.
    [[nodiscard]] object_list find(std::string_view key) const noexcept;
    /// Brings the list of a key, as far as the base has it, into the cache.
    void prefetch(std::string_view key) const noexcept;

    void add(std::string_view key, const void* object);
    void remove(std::string_view key, const void* object);
    /// Puts `now` where `before` was.
    void replace(std::string_view key, const void* before, const void* now);

    [[nodiscard]] bool is_fold_due() const noexcept;
    /// A base of the same lists: O(their lengths).
    [[nodiscard]] std::shared_ptr<const relation_base> fold() const;

    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    relation_list& own(std::uint64_t hash, std::string_view key, std::uint32_t more);

    const relation_base* base_;
    hash_trie<ref<relation_list>> lists_;
};

} // namespace tenet::portfolio

#endif
