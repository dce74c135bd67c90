#ifndef TENET_TABLE_ANALYSIS_HPP
#define TENET_TABLE_ANALYSIS_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/schema/value_set.hpp>
#include <tenet/table/decision_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::table {

/// A box in the product of the columns: per input the values meant; no value: all of them (also
/// for the columns excluded from the analysis).
struct table_region {
    std::vector<std::optional<value_set>> columns;
    /// Concrete input values inside; null for inputs that may have any value at all.
    std::vector<owned_value> witness;

    /// Whether values (one per input) lie inside; excluded columns hold everything.
    [[nodiscard]] bool contains(std::span<const value> values) const;
};

/// Two rules that match the same input.
struct table_overlap {
    std::size_t first = 0; ///< rule numbers from 0, first < second
    std::size_t second = 0;
    bool outputs_differ = false; ///< as far as constants and texts tell
    /// False where cells that were not analysed could still keep the two apart.
    bool certain = true;
    table_region where;
};

/// A rule that can never decide.
struct unreachable_rule {
    std::size_t rule = 0;
    /// The rules before it that together take everything (policy `first`); empty: its own cells
    /// accept nothing.
    std::vector<std::size_t> masked_by;
    std::optional<table_region> where; ///< what it would have matched
};

struct analysis_options {
    std::size_t max_findings = 1000;  ///< of each kind
    std::size_t max_work = 2'000'000; ///< slices and pairs looked at
};

/// What is wrong with a table, exactly, over the product of its columns: numbers, dates,
/// durations, texts and booleans, in literals, lists, comparisons, ranges and negations. Null as an
/// input value is not considered. A column with a cell that is not made of literals is excluded:
/// rules are then taken to match whatever its value is, so gaps are certain, overlaps are marked.
struct table_analysis {
    std::vector<table_region> gaps; ///< disjoint; together exactly what no rule covers
    std::vector<table_overlap> overlaps;
    std::vector<unreachable_rule> unreachable;
    std::vector<std::size_t> excluded; ///< inputs left out
    bool complete = true;              ///< false: a limit was reached, there may be more
};

[[nodiscard]] table_analysis analyse(const decision_table& table,
                                     const analysis_options& options = {});

/// A region in FEEL terms: `annual_revenue in [100..200) and tier in "core"`; `-` where it is
/// everything.
[[nodiscard]] std::string text_of(const decision_table& table, const table_region& region);
/// A witness: `annual_revenue = 100, tier = "core"`.
[[nodiscard]] std::string witness_text(const decision_table& table, const table_region& region);

/// The findings as diagnostics, with the severity that the hit policy gives them: overlaps are
/// errors under `unique`, and under `any` where outputs differ; gaps are warnings unless there is
/// a default or the policy collects; unreachable rules are warnings. `called` names the table in
/// the texts; where it is empty, its id does.
void report(const decision_table& table, const table_analysis& found, diagnostics& into,
            std::string_view called = {});

} // namespace tenet::table

#endif
