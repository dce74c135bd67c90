#ifndef TENET_SRC_TABLE_PRODUCT_HPP
#define TENET_SRC_TABLE_PRODUCT_HPP

#include "bits.hpp"
#include "column.hpp"

#include <tenet/table/analysis.hpp>

#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace tenet::table {

/// Positions of a column at which the same rules match.
struct slice {
    std::vector<std::size_t> positions;
    bits rules;
};

/// A column of a table for analysis: its possible values cut into slices.
struct analysed_column {
    std::size_t input = 0;
    atoms at;
    std::vector<slice> slices;
    bits whole; ///< rules that match everywhere in it
};

/// The columns of a table that can be analysed, and the sweep over their product.
class product {
public:
    product(const decision_table& table, const analysis_options& options);

    [[nodiscard]] std::span<const std::size_t> excluded() const noexcept { return excluded_; }
    [[nodiscard]] bool exhausted() const noexcept { return exhausted_; }
    /// Counts work; false once there was too much.
    bool work(std::size_t n);

    /// A box: per analysed column the positions meant.
    using box = std::vector<std::vector<std::size_t>>;
    /// Calls `found` for disjoint boxes that together are what `rules` leave open, within the
    /// cells of rule `inside` if given, until it returns false.
    void each_open_box(const bits& rules, std::optional<std::size_t> inside,
                       const std::function<bool(const box&)>& found);
    /// The rules that share a value with `rule` in every analysed column.
    [[nodiscard]] bits meeting(std::size_t rule) const;
    /// Whether a rule accepts no possible value of some column.
    [[nodiscard]] bool is_empty(std::size_t rule) const;

    [[nodiscard]] table_region region_of(const box& b) const;
    /// What two rules (or one, twice) have in common.
    [[nodiscard]] table_region common(std::size_t a, std::size_t b) const;

private:
    struct sweep;
    void add_column(std::size_t input);
    void cut(analysed_column& column);
    [[nodiscard]] std::optional<value_kind> kind_of(std::size_t input) const;
    bool descend(sweep& s, std::size_t column, const bits& active);
    void set_witness(table_region& region) const;

    const decision_table& table_;
    analysis_options options_;
    std::size_t rules_;
    std::vector<analysed_column> columns_;
    std::vector<bits> whole_from_; ///< rules that match everywhere in this column and those after
    std::vector<std::size_t> excluded_;
    std::size_t work_ = 0;
    bool exhausted_ = false;
};

} // namespace tenet::table

#endif
