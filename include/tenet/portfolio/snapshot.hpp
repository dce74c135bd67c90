#ifndef TENET_PORTFOLIO_SNAPSHOT_HPP
#define TENET_PORTFOLIO_SNAPSHOT_HPP

#include <tenet/base/result.hpp>
#include <tenet/portfolio/coverage.hpp>
#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/code_list.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact_source.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// The number of a record within its type: dense, stable from one snapshot to the next, never
/// given to another record.
using row = std::uint32_t;
inline constexpr row no_row = 0xFFFFFFFF;

/// An object of a record type and who keeps it alive: the snapshot shares it with everyone.
/// A host's own object is referred to without owning it (`aliasing` to nothing).
struct record {
    const record_type* type = nullptr;
    std::shared_ptr<const void> object;
};

/// A change to a portfolio: records to add or replace (by key), records to delete.
struct change {
    struct removal {
        const record_type* type = nullptr;
        std::string key;
    };
    std::vector<record> upserts;
    std::vector<removal> removals;
};

struct records;

/// The records of a portfolio at one moment: immutable, shared by threads freely. Rows, the key
/// index and the relation indexes are a flat base, which later snapshots share, and what differs
/// from it in persistent structures: `with` shares all it does not touch.
class snapshot : public std::enable_shared_from_this<snapshot> {
public:
    ~snapshot();
    snapshot(const snapshot&) = delete;
    snapshot& operator=(const snapshot&) = delete;

    [[nodiscard]] const catalogue& types() const noexcept;
    [[nodiscard]] const std::shared_ptr<const catalogue>& shared_types() const noexcept;
    [[nodiscard]] const coverage& supplied() const noexcept;
    [[nodiscard]] const code_lists& codes() const noexcept;

    /// Records of a type that are alive.
    [[nodiscard]] std::size_t size(const record_type& type) const noexcept;
    /// One past the highest row ever given in that type: the length of arrays indexed by row.
    [[nodiscard]] row rows(const record_type& type) const noexcept;
    /// The object at a row; nullptr if deleted. O(1) in a first snapshot, O(log changes) in later
    /// ones, fan-out 16.
    [[nodiscard]] const void* at(const record_type& type, row r) const noexcept;
    /// The row of a key; no_row if there is none. O(1) expected.
    [[nodiscard]] row find(const record_type& type, std::string_view key) const noexcept;
    /// Calls `visit(row, object)` for every live record in row order, until it answers false.
    void each(const record_type& type, const std::function<bool(row, const void*)>& visit) const;
    /// The objects of every live record in row order, side by side; valid while this snapshot
    /// lives. At hand in a first snapshot; in later ones made when first asked for, then kept:
    /// O(rows) once.
    [[nodiscard]] std::span<const void* const> all(const record_type& type) const;
    /// Objects behind a relation of `object`, in order of arrival, without copying; valid while
    /// this snapshot lives.
    [[nodiscard]] std::span<const void* const> related(const record_type& from, const relation& way,
                                                       const void* object) const noexcept;

    /// The next snapshot. Time and memory grow with the change, not with the portfolio (a relation
    /// list that is touched is copied), but for this: where more than 1,024 records of a type, and
    /// more than a quarter of them, differ from the base, its base is made anew, O(records of the
    /// type); likewise the lists of a relation. A snapshot pays for that at most once, in the first
    /// `with` that is asked of it, and keeps the result; over many changes in a row it comes to a
    /// constant time for each. Until then the base keeps records that were replaced or deleted.
    /// Removals come first, then upserts in the order given; a
    /// record keeps its row and its place in relation lists while its key and reference stay.
    /// Nothing is checked but keys and types; see `check_references`.
    [[nodiscard]] result<std::shared_ptr<const snapshot>> with(const change& what) const;
    /// The same records under other coverage.
    [[nodiscard]] std::shared_ptr<const snapshot> with_coverage(coverage supplied) const;

    /// Every to-one relation whose key leads nowhere, as warnings (or errors).
    [[nodiscard]] diagnostics check_references(severity level) const;

    /// SHA-256 (hex) over all records, coverage and code lists; independent of the order in which
    /// records arrived. Computed when first asked for, then kept.
    [[nodiscard]] const std::string& digest() const;
    /// Bytes held by rows and indexes, without the records themselves: for measurements.
    [[nodiscard]] std::size_t index_bytes() const noexcept;

private:
    friend class builder;
    struct content;
    explicit snapshot(std::shared_ptr<const content> c);
    static std::shared_ptr<const snapshot> share(records of);
    std::shared_ptr<const content> content_;
};

/// How a snapshot answers an evaluation: with its coverage, judged at a date. Cheap to make.
class snapshot_facts final : public fact_source {
public:
    snapshot_facts(std::shared_ptr<const snapshot> of, date judged)
        : of_(std::move(of)), judged_(judged) {}

    [[nodiscard]] value related(const record_type& from, const relation& way, const void* object,
                                const asked_span& span, arena& memory) const override;
    [[nodiscard]] value all(const record_type& type, const asked_span& span,
                            arena& memory) const override;

private:
    std::shared_ptr<const snapshot> of_;
    date judged_;
};

/// Builds a first snapshot from many records. Exclusive to one thread.
class builder {
public:
    explicit builder(std::shared_ptr<const catalogue> types);
    ~builder();

    [[nodiscard]] const catalogue& types() const noexcept;
    /// Adds a record; `from` says where it was read. A key seen before is reported by `finish`
    /// with both places. O(1) expected.
    void add(record r, place from = {});
    /// As `add`; `from` is asked for the place only if it is needed, until `finish` has returned.
    void add_from(record r, std::function<place()> from);
    void cover(std::string collection, coverage_statement statement);
    void use(code_lists lists);

    /// Makes the snapshot: duplicate keys are errors; dangling references are warnings, or errors
    /// under `strict`. `warnings` receives what did not prevent it.
    [[nodiscard]] result<std::shared_ptr<const snapshot>> finish(bool strict,
                                                                 diagnostics& warnings);

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// An owned record of a described struct.
template <class T>
[[nodiscard]] record make_record(T object) {
    return {&table_for<T>(), std::make_shared<const T>(std::move(object))};
}

} // namespace tenet::portfolio

#endif
