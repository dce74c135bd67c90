#ifndef TENET_SRC_PORTFOLIO_TYPE_STORE_HPP
#define TENET_SRC_PORTFOLIO_TYPE_STORE_HPP

#include "portfolio/flat_table.hpp"
#include "portfolio/hash_trie.hpp"

#include <tenet/portfolio/snapshot.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::portfolio {

/// The records of one type side by side, by row. Not changed once it is shared.
class type_base {
public:
    using owner = std::shared_ptr<const void>;

    type_base() = default;
    ~type_base();
    type_base(const type_base&) = delete;
    type_base& operator=(const type_base&) = delete;

    /// Null where a record was deleted.
    [[nodiscard]] const std::vector<const void*>& objects() const noexcept { return objects_; }
    [[nodiscard]] const owner& owner_of(row r) const noexcept { return owners_[r]; }
    [[nodiscard]] row find(const record_type& type, std::uint64_t hash,
                           std::string_view key) const noexcept;
    /// Brings the place of a key into the cache.
    void prefetch(std::uint64_t hash) const noexcept { keys_.prefetch(hash); }
    [[nodiscard]] std::size_t bytes() const noexcept;

    /// Adds a row; the caller knows that its key is not there.
    row push_back(std::string_view key, owner object);
    /// Adds a row whose key comes later, or never.
    void push_back(owner object);
    void insert_key(std::string_view key, row r);
    /// Takes over the keys of `before`, a base with the same rows, that are still alive here.
    void insert_keys_of(const type_base& before);
    void reserve(std::size_t rows);
    /// Gives back room kept for growth.
    void shrink();

private:
    std::vector<const void*> objects_;
    std::vector<owner> owners_;
    flat_table keys_;
};

/// The records of one type: a base, which the holder keeps alive, and what differs from it. Copying
/// it costs nothing.
class type_store {
public:
    explicit type_store(const type_base& base) noexcept;

    /// Rows that are alive.
    [[nodiscard]] std::size_t alive() const noexcept { return alive_; }
    /// Rows ever given.
    [[nodiscard]] row rows() const noexcept { return rows_; }
    /// Where the address of the object at `r` < `rows()` is kept; null if it was deleted.
    [[nodiscard]] const void* const& operator[](row r) const noexcept {
        const change* c = changes_.size() != 0 ? changes_.find(r, any) : nullptr;
        return c != nullptr ? c->object : base_->objects()[r];
    }
    [[nodiscard]] row find(const record_type& type, std::string_view key) const noexcept;
    /// Brings into the cache what `find` begins with.
    void prefetch(std::string_view key) const noexcept;
    /// Calls `visit(row, object)` for rows that are alive, in order, until it answers false.
    template <class Visit>
    void each(const Visit& visit) const {
        const std::vector<std::pair<row, const void*>> changed = changes_in_order();
        auto next = changed.begin();
        for (row r = 0; r < rows_; ++r) {
            const bool differs = next != changed.end() && next->first == r;
            const void* object = differs ? (next++)->second : base_->objects()[r];
            if (object != nullptr && !visit(r, object)) return;
        }
    }
    /// The objects of all rows side by side, if they lie like that already.
    [[nodiscard]] const std::vector<const void*>* side_by_side() const noexcept;
    [[nodiscard]] std::size_t bytes() const noexcept { return changes_.bytes() + added_.bytes(); }

    /// Adds a record whose key is not there.
    row insert(std::string_view key, type_base::owner object);
    /// Puts an object in the place of the one at `r`; answers its owner if it was not the base.
    type_base::owner replace(row r, type_base::owner object);
    /// As `replace`, with nothing; `key` is that of the record.
    type_base::owner remove(row r, std::string_view key);

    [[nodiscard]] bool is_fold_due() const noexcept;
    /// A base of the same rows without differences: O(rows).
    [[nodiscard]] std::shared_ptr<const type_base> fold(const record_type& type) const;

private:
    struct change {
        row at;
        const void* object;
        type_base::owner keeper;
        void prefetch() const noexcept;
    };
    static bool any(const change&) noexcept { return true; }
    type_base::owner put(row r, type_base::owner object);
    [[nodiscard]] std::vector<std::pair<row, const void*>> changes_in_order() const;

    const type_base* base_;
    hash_trie<change> changes_; ///< by row, which is the hash: rows added, replaced, deleted
    hash_trie<row> added_;      ///< by key, of rows that the base does not have
    std::size_t alive_;
    std::size_t lost_ = 0; ///< rows of the base that were deleted
    row rows_;
};

} // namespace tenet::portfolio

#endif
