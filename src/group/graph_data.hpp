#ifndef TENET_SRC_GROUP_GRAPH_DATA_HPP
#define TENET_SRC_GROUP_GRAPH_DATA_HPP

#include <tenet/group/graph.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace tenet::group {

/// Texts one behind the other; the end of each is kept.
class text_pool {
public:
    std::uint32_t add(std::string_view text) {
        text_ += text;
        ends_.push_back(static_cast<std::uint32_t>(text_.size()));
        return static_cast<std::uint32_t>(ends_.size() - 1);
    }
    [[nodiscard]] std::string_view at(std::size_t n) const noexcept {
        const std::size_t begin = n == 0 ? 0 : ends_[n - 1];
        return std::string_view(text_).substr(begin, ends_[n] - begin);
    }
    void reserve(std::size_t n) { ends_.reserve(n); }
    void shrink() {
        text_.shrink_to_fit();
        ends_.shrink_to_fit();
    }
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    [[nodiscard]] std::size_t text_size() const noexcept { return text_.size(); }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return text_.capacity() + ends_.capacity() * sizeof(std::uint32_t);
    }

private:
    std::string text_;
    std::vector<std::uint32_t> ends_;
};

/// Lists of numbers, one behind the other, by owner.
struct number_lists {
    std::vector<std::uint32_t> begins; ///< one more than there are owners
    std::vector<std::uint32_t> items;

    /// Puts the numbers 0.. into the lists of their owners, in order.
    void fill(std::size_t owners, const std::vector<std::uint32_t>& owner_of);
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t owner) const noexcept {
        return std::span(items).subspan(begins[owner], begins[owner + 1] - begins[owner]);
    }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return (begins.capacity() + items.capacity()) * sizeof(std::uint32_t);
    }
};

/// An open-addressing table from texts of a pool to their numbers.
class text_index {
public:
    [[nodiscard]] std::optional<std::uint32_t> find(const text_pool& pool,
                                                    std::string_view text) const noexcept;
    /// Adds the last text of the pool.
    void add_last(const text_pool& pool);
    void reserve(const text_pool& pool, std::size_t texts);
    [[nodiscard]] std::size_t bytes() const noexcept {
        return slots_.capacity() * sizeof(std::uint32_t);
    }

private:
    static constexpr std::uint32_t empty = UINT32_MAX;
    void put(std::string_view text, std::uint32_t number);
    void grow(const text_pool& pool, std::size_t slots);

    std::vector<std::uint32_t> slots_;
    std::size_t used_ = 0;
};

struct period_hash {
    std::size_t operator()(const edge_period& p) const noexcept;
};

/// In the type of a relation: its share has bounds.
inline constexpr std::uint8_t bounds_mark = 0x80;

struct graph::data {
    text_pool keys;
    text_pool names; ///< empty where the name is the key
    text_index by_key;
    std::vector<party_kind> kinds;
    std::vector<bool> annulled; ///< up to the last that is
    text_pool aliases;          ///< other ids of parties
    text_index by_alias;
    std::vector<party_number> alias_of;

    std::vector<party_number> holders;
    std::vector<party_number> subjects;
    std::vector<std::uint8_t> types; ///< the relation, and `bounds_mark`
    /// Share in units; -1: none. A degree of kinship or hierarchy where the relation has these. A
    /// share with bounds is the place of these in `bounds`.
    std::vector<std::int64_t> extents;
    std::vector<share_units> bounds;
    std::vector<std::uint32_t> period_of;
    std::vector<std::uint32_t> source_of;
    std::vector<std::uint32_t> id_of; ///< empty where no relation has an id

    std::vector<edge_period> periods;
    text_pool sources;
    text_pool ids;
    text_pool hierarchies;
    number_lists by_holder;
    number_lists by_subject;

    /// A party by its id or another one.
    [[nodiscard]] std::optional<party_number> find(std::string_view key) const noexcept {
        if (const auto known = by_key.find(keys, key)) return known;
        const auto alias = by_alias.find(aliases, key);
        return alias ? std::optional(alias_of[*alias]) : std::nullopt;
    }

    // Only while building.
    std::unordered_map<edge_period, std::uint32_t, period_hash> period_numbers;
    text_index source_numbers;
};

} // namespace tenet::group

#endif
