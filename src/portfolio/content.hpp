#ifndef TENET_SRC_PORTFOLIO_CONTENT_HPP
#define TENET_SRC_PORTFOLIO_CONTENT_HPP

#include "portfolio/hash_trie.hpp"
#include "portfolio/relation_index.hpp"
#include "portfolio/row_vector.hpp"

#include <tenet/portfolio/snapshot.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// The records of one type.
struct type_store {
    row_vector rows;
    hash_trie<row> keys;
    std::size_t alive = 0;

    [[nodiscard]] row find(const record_type& type, std::string_view key) const noexcept;
};

/// Which relations have to be kept up to date for a record of a type: positions in
/// `catalogue::relations()` of the to-many relations that lead to it.
using relations_into = std::vector<std::vector<std::size_t>>;

/// What successive snapshots share and replace piece by piece. Copying it shares all nodes.
struct records {
    std::shared_ptr<const catalogue> types;
    std::shared_ptr<const relations_into> into;
    std::shared_ptr<const coverage> supplied;
    std::shared_ptr<const code_lists> codes;
    std::vector<type_store> stores;        ///< by type
    std::vector<relation_index> relations; ///< by relation; to-one ones stay empty

    explicit records(std::shared_ptr<const catalogue> of);

    [[nodiscard]] const type_store* store(const record_type& type) const noexcept;

    /// Adds a record, or puts it in the place of the one with its key. The caller has checked it.
    row upsert(std::size_t type, std::shared_ptr<const void> object);
    /// Adds a record whose key is not there yet.
    row insert(std::size_t type, std::string_view key, std::shared_ptr<const void> object);
    /// Removes the record of that key, if there is one.
    void remove(std::size_t type, std::string_view key);

private:
    void replace(std::size_t type, row r, std::shared_ptr<const void> object);
};

struct snapshot::content : records {
    explicit content(records r);

    /// Computed when first asked for.
    struct row_list {
        std::once_flag made;
        std::vector<const void*> objects;
    };
    mutable std::once_flag digest_made;
    mutable std::string digest;
    mutable std::vector<row_list> all; ///< by type
};

/// The text in a string field of an object; empty if it is not there.
[[nodiscard]] std::string_view text_in(const field& f, const void* object) noexcept;

/// SHA-256 (hex) over everything in `of`, see `snapshot::digest`.
[[nodiscard]] std::string digest_of(const records& of);

/// The place of a record as its source gave it; `row` is of the type's own counting.
using place_of_row = std::function<place(std::size_t type, row r)>;

/// Reports every to-one relation whose key leads nowhere. `places` may be empty.
void find_dangling(const records& in, severity level, const place_of_row& places,
                   diagnostics& problems);

/// Checks a record before it is taken: a known type, an object, a key.
[[nodiscard]] bool check_record(const catalogue& types, const record& r,
                                const std::function<place()>& where, diagnostics& problems);

} // namespace tenet::portfolio

#endif
