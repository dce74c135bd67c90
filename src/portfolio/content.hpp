#ifndef TENET_SRC_PORTFOLIO_CONTENT_HPP
#define TENET_SRC_PORTFOLIO_CONTENT_HPP

#include "portfolio/relation_index.hpp"
#include "portfolio/type_store.hpp"

#include <tenet/portfolio/snapshot.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// Which relations have to be kept up to date for a record of a type: positions in
/// `catalogue::relations()` of the to-many relations that lead to it.
using relations_into = std::vector<std::vector<std::size_t>>;

/// What was flat when it was last made flat.
struct base {
    std::vector<std::shared_ptr<const type_base>> types;         ///< by type
    std::vector<std::shared_ptr<const relation_base>> relations; ///< by relation; to-one are empty
};

/// What successive snapshots share and replace piece by piece. Copying it shares everything.
struct records {
    std::shared_ptr<const catalogue> types;
    std::shared_ptr<const relations_into> into;
    std::shared_ptr<const coverage> supplied;
    std::shared_ptr<const code_lists> codes;
    std::shared_ptr<const base> flat;
    std::vector<type_store> stores;        ///< by type
    std::vector<relation_index> relations; ///< by relation

    /// The records of these types, which are by type, and the relations between them.
    records(std::shared_ptr<const catalogue> of,
            std::vector<std::shared_ptr<const type_base>> by_type);

    [[nodiscard]] const type_store* store(const record_type& type) const noexcept;

    /// Adds a record, or puts it in the place of the one with its key. The caller has checked it.
    void upsert(std::size_t type, std::shared_ptr<const void> object);
    /// Removes the record of that key, if there is one.
    void remove(std::size_t type, std::string_view key);

    /// Whether `fold` would do anything.
    [[nodiscard]] bool is_fold_due() const noexcept;
    /// Makes those parts flat that differ much from their bases.
    void fold();

private:
    void replace(std::size_t type, row r, std::shared_ptr<const void> object);
};

struct snapshot::content : records {
    explicit content(records r);

    /// The records to derive others from: these, or, where a fold is due, folded ones, which are
    /// made when first asked for and then kept.
    [[nodiscard]] const records& to_derive_from() const;

    /// Computed when first asked for.
    struct row_list {
        std::once_flag made;
        std::vector<const void*> objects;
    };
    mutable std::once_flag digest_made;
    mutable std::string digest;
    mutable std::vector<row_list> all; ///< by type
    mutable std::once_flag folded_made;
    mutable std::optional<records> folded;
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
