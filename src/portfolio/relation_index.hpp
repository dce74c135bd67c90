#ifndef TENET_SRC_PORTFOLIO_RELATION_INDEX_HPP
#define TENET_SRC_PORTFOLIO_RELATION_INDEX_HPP

#include "portfolio/counted.hpp"
#include "portfolio/hash_trie.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace tenet::portfolio {

/// The objects that refer to one key, side by side, followed by the text of the key.
struct relation_list : counted {
    std::uint32_t count = 0;
    std::uint32_t capacity = 0;
    std::uint32_t key_size = 0;

    static ref<relation_list> make(std::string_view key, std::span<const void* const> items,
                                   std::size_t capacity);
    static void dispose(relation_list* list) noexcept;

    [[nodiscard]] const void** items() noexcept { return reinterpret_cast<const void**>(this + 1); }
    [[nodiscard]] std::span<const void* const> view() const noexcept {
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

/// Which objects refer to which key, by one to-many relation. Persistent: copying costs nothing, a
/// change copies the list it touches and the nodes on the way to it.
class relation_index {
public:
    /// In order of arrival; empty for a key nobody refers to.
    [[nodiscard]] std::span<const void* const> find(std::string_view key) const noexcept;

    void add(std::string_view key, const void* object);
    void remove(std::string_view key, const void* object);
    /// Puts `now` where `before` was.
    void replace(std::string_view key, const void* before, const void* now);
    /// Gives back room kept for growth; only where this index alone owns its nodes.
    void shrink();

    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    ref<relation_list>* edit(std::string_view key);

    hash_trie<ref<relation_list>> lists_;
};

} // namespace tenet::portfolio

#endif
