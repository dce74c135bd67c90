#ifndef TENET_SRC_GROUP_VERSION_MAP_HPP
#define TENET_SRC_GROUP_VERSION_MAP_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace tenet::group {

/// Two numbers as one key, ordered by the first.
[[nodiscard]] constexpr std::uint64_t key_of(std::uint32_t first, std::uint32_t second) noexcept {
    return (std::uint64_t{first} << 32U) | second;
}
[[nodiscard]] constexpr std::uint32_t second_of(std::uint64_t key) noexcept {
    return static_cast<std::uint32_t>(key);
}

/// An ordered map of which a change makes the next version: a B+ tree whose nodes are shared by the
/// versions. Entries are added and replaced, never removed. Copies are free; setting costs
/// O(log n), also in memory. A version changes nodes that it made itself in place: the number of a
/// version has to be above that of the one it was copied from.
template <class Value>
class version_map {
public:
    [[nodiscard]] bool empty() const noexcept { return root_ == nullptr; }

    [[nodiscard]] const Value* find(std::uint64_t key) const noexcept {
        const node* at = root_.get();
        if (at == nullptr) return nullptr;
        for (std::size_t depth = depth_; depth > 0; --depth) {
            at = static_cast<const inner*>(at)->items[at->towards(key)].get();
        }
        const std::uint32_t n = at->first_from(key);
        if (n == at->count || at->keys[n] != key) return nullptr;
        return &static_cast<const leaf*>(at)->items[n];
    }

    void set(std::uint64_t version, std::uint64_t key, const Value& value) {
        if (!root_) root_ = std::make_shared<leaf>(version);
        link right = put(root_, depth_, version, key, value);
        if (!right) return;
        auto above = std::make_shared<inner>(version);
        for (link* half : {&root_, &right}) {
            const std::uint64_t least = (*half)->keys[0];
            above->insert(above->count, least, std::move(*half));
        }
        root_ = std::move(above);
        ++depth_;
    }

    /// Uses keys and values from a key to another, ascending, both included.
    template <class Use>
    void each(std::uint64_t first, std::uint64_t last, Use&& use) const {
        if (root_) walk(*root_, depth_, first, last, use);
    }
    /// Those whose first number is this, as second number and value.
    template <class Use>
    void each_of(std::uint32_t first, Use&& use) const {
        each(key_of(first, 0), key_of(first, UINT32_MAX),
             [&](std::uint64_t key, const Value& value) { use(second_of(key), value); });
    }

private:
    static constexpr std::uint32_t width = 32;

    struct node {
        explicit node(std::uint64_t of_version) : version(of_version) {}

        [[nodiscard]] std::uint32_t first_from(std::uint64_t key) const noexcept {
            const auto end = keys.begin() + count;
            return static_cast<std::uint32_t>(std::lower_bound(keys.begin(), end, key) -
                                              keys.begin());
        }
        /// The node below in which a key belongs.
        [[nodiscard]] std::uint32_t towards(std::uint64_t key) const noexcept {
            const auto end = keys.begin() + count;
            return static_cast<std::uint32_t>(std::upper_bound(keys.begin() + 1, end, key) -
                                              keys.begin() - 1);
        }

        std::uint64_t version;
        std::uint32_t count = 0;
        std::array<std::uint64_t, width> keys{}; ///< in an inner node: the least below, or less
    };
    using link = std::shared_ptr<node>;

    template <class Item>
    struct node_of : node {
        using node::node;

        /// Puts an item in its place; the upper half, if the node was full.
        std::shared_ptr<node_of> insert(std::uint32_t at, std::uint64_t key, Item item) {
            if (this->count < width) {
                put(at, key, std::move(item));
                return nullptr;
            }
            constexpr std::uint32_t half = width / 2;
            auto right = std::make_shared<node_of>(this->version);
            std::copy(this->keys.begin() + half, this->keys.end(), right->keys.begin());
            std::move(items.begin() + half, items.end(), right->items.begin());
            right->count = width - half;
            this->count = half;
            if (at > half) {
                right->put(at - half, key, std::move(item));
            } else {
                put(at, key, std::move(item));
            }
            return right;
        }

        std::array<Item, width> items{};

    private:
        void put(std::uint32_t at, std::uint64_t key, Item item) {
            const auto move_up = [&](auto& all) {
                std::move_backward(all.begin() + at, all.begin() + this->count,
                                   all.begin() + this->count + 1);
            };
            move_up(this->keys);
            move_up(items);
            this->keys[at] = key;
            items[at] = std::move(item);
            ++this->count;
        }
    };
    using leaf = node_of<Value>;
    using inner = node_of<link>;

    /// A node that this version may change.
    template <class Node>
    static Node& own(link& at, std::uint64_t version) {
        if (at->version != version) {
            at = std::make_shared<Node>(static_cast<const Node&>(*at));
            at->version = version;
        }
        return static_cast<Node&>(*at);
    }

    /// The node that now stands to the right of this one, if it was split.
    static link put(link& at, std::size_t depth, std::uint64_t version, std::uint64_t key,
                    const Value& value) {
        if (depth == 0) {
            leaf& to = own<leaf>(at, version);
            const std::uint32_t n = to.first_from(key);
            if (n == to.count || to.keys[n] != key) return to.insert(n, key, value);
            to.items[n] = value;
            return nullptr;
        }
        inner& to = own<inner>(at, version);
        const std::uint32_t n = to.towards(key);
        link right = put(to.items[n], depth - 1, version, key, value);
        if (!right) return nullptr;
        const std::uint64_t least = right->keys[0];
        return to.insert(n + 1, least, std::move(right));
    }

    template <class Use>
    static void walk(const node& at, std::size_t depth, std::uint64_t first, std::uint64_t last,
                     Use& use) {
        if (depth == 0) {
            const leaf& from = static_cast<const leaf&>(at);
            for (std::uint32_t n = from.first_from(first); n < from.count; ++n) {
                if (from.keys[n] > last) return;
                use(from.keys[n], from.items[n]);
            }
            return;
        }
        const inner& from = static_cast<const inner&>(at);
        for (std::uint32_t n = from.towards(first); n < from.count; ++n) {
            if (n > 0 && from.keys[n] > last) return;
            walk(*from.items[n], depth - 1, first, last, use);
        }
    }

    link root_;
    std::size_t depth_ = 0;
};

} // namespace tenet::group

#endif
