#ifndef TENET_SRC_TABLE_COLUMN_HPP
#define TENET_SRC_TABLE_COLUMN_HPP

#include "bits.hpp"

#include <tenet/feel/test_set.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::table {

/// Decimals in ascending order, to find where others stand among them. Where all are whole numbers
/// of some power of ten that fit 64 bits, as amounts and dates are, they are searched as integers.
class ascending_decimals {
public:
    void add(const decimal& d) { all_.push_back(d); }
    /// Ends the adding: sorts them, each kept once.
    void settle();

    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
    [[nodiscard]] const decimal& operator[](std::size_t n) const noexcept { return all_[n]; }

    /// How many are less than `d`, and whether `d` is the next.
    struct place {
        std::size_t below = 0;
        bool is_there = false;
    };
    [[nodiscard]] place find(const decimal& d) const noexcept;

private:
    /// `d` in units of the scale; no value if it is no whole number of them.
    [[nodiscard]] std::optional<std::int64_t> scaled(const decimal& d) const noexcept;

    std::vector<decimal> all_;
    int unit_ = 0;                     ///< biased exponent of the scale
    std::vector<std::int64_t> scaled_; ///< as many as `all_`; else there is no scale for them
};

/// The places of a column where membership of its cells can change. For an ordered kind with
/// ends e0 < e1 < ..., position 2i is the open gap below e_i and 2i+1 is e_i itself; for texts 0 is
/// every text not named and i+1 the i-th text named; for booleans 0 is false and 1 is true. All
/// values at one position are in the same cells.
class atoms {
public:
    explicit atoms(value_kind kind) : kind_(kind) {}
    atoms(const atoms&) = delete;
    atoms& operator=(const atoms&) = delete;
    atoms(atoms&&) noexcept = default;
    atoms& operator=(atoms&&) noexcept = default;
    ~atoms() = default;
    /// Makes the borders of a set positions of their own.
    void add(const value_set& set);
    /// Ends the adding.
    void settle();

    [[nodiscard]] value_kind kind() const noexcept { return kind_; }
    [[nodiscard]] std::size_t size() const noexcept;
    /// The position of a value of the kind.
    [[nodiscard]] std::size_t position(const value& v) const noexcept;
    /// The values at some positions.
    [[nodiscard]] value_set values_at(std::span<const std::size_t> positions) const;
    /// Whether no value is at a position (between one day and the next).
    [[nodiscard]] bool is_empty(std::size_t position) const;
    /// Calls `f(first, last)` for the runs of positions, ascending, whose values are in `set`,
    /// a set that was added.
    template <class F>
    void each_run(const value_set& set, F&& f) const;

private:
    [[nodiscard]] interval interval_at(std::size_t position) const;
    [[nodiscard]] std::size_t low_position(const interval& i) const noexcept;
    [[nodiscard]] std::size_t high_position(const interval& i) const noexcept;

    value_kind kind_;
    ascending_decimals ends_;
    std::map<std::string, std::size_t, std::less<>> texts_;
    std::vector<const std::string*> by_position_;
};

template <class F>
void atoms::each_run(const value_set& set, F&& f) const {
    if (line_of(kind_)) {
        for (const interval& i : set.positions().intervals()) f(low_position(i), high_position(i));
        return;
    }
    if (kind_ == value_kind::boolean) {
        for (const bool b : {false, true}) {
            if (set.contains(value{b})) f(std::size_t{b}, std::size_t{b});
        }
        return;
    }
    if (!set.all_but_named()) {
        for (const std::string& t : set.named()) f(texts_.at(t), texts_.at(t));
        return;
    }
    f(0, 0);
    for (const auto& [t, position] : texts_) {
        if (!set.named().contains(t)) f(position, position);
    }
}

/// The index of one column: which rules a value can match.
///
/// Rules per position are held as differences: from the position before (ordered kinds) or from
/// "not named" (texts), with a full set of rules wherever applying the differences would take
/// longer, or more than 32 would have to be. Lookup takes O(rules / 64).
class column_index {
public:
    column_index() = default;
    /// `cells` are the distinct cells, `cell_of_rule[r]` is which of them rule r has.
    column_index(std::span<const feel::test_set* const> cells,
                 std::span<const std::uint32_t> cell_of_rule);

    /// Whether the index knows values of that kind.
    [[nodiscard]] bool knows(value_kind kind) const noexcept {
        return atoms_ && atoms_->kind() == kind;
    }
    /// Keeps in `alive` the rules whose cell holds `v`, of a kind known, or has to be run.
    void keep(std::span<word> alive, const value& v) const noexcept;

    /// Rules whose cell is `-`.
    [[nodiscard]] std::span<const word> any() const noexcept { return any_; }
    /// Rules whose cell has to be run whatever the value is.
    [[nodiscard]] std::span<const word> run() const noexcept { return run_; }
    [[nodiscard]] bool runs_some() const noexcept { return runs_some_; }
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    struct entry {
        std::uint32_t full = 0;  ///< which full set
        std::uint32_t begin = 0; ///< differences from it
        std::uint32_t end = 0;
    };
    using changes = std::vector<std::vector<std::uint32_t>>;

    void choose_kind(std::span<const feel::test_set* const> cells,
                     std::span<const std::uint32_t> cell_of_rule);
    [[nodiscard]] std::vector<std::size_t> changes_of(const value_set& set) const;
    [[nodiscard]] changes changes_of(std::span<const feel::test_set* const> cells,
                                     std::span<const std::uint32_t> cell_of_rule) const;
    void store_ordered(const changes& at, bits current);
    void store_apart(const changes& at, const bits& base);
    std::uint32_t add_full(const bits& rules);
    /// How many differences are worth applying: less work than a full set is.
    [[nodiscard]] std::size_t most_differences() const noexcept;

    std::optional<atoms> atoms_;
    bits any_;
    bits run_;
    bool runs_some_ = false;
    std::vector<entry> entries_;
    std::vector<word> full_;
    std::vector<std::uint32_t> differences_;
};

} // namespace tenet::table

#endif
