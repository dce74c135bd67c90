#ifndef TENET_SRC_TABLE_RULE_EXPLAINER_HPP
#define TENET_SRC_TABLE_RULE_EXPLAINER_HPP

#include "program.hpp"

#include <tenet/table/explanation.hpp>

#include <vector>

namespace tenet::table {

/// Works out why rules of a table did not match in one evaluation.
class rule_explainer {
public:
    rule_explainer(const decision_table& table, feel::evaluation& run, const match_view& match)
        : of_(table), table_(*table.program_), run_(run), match_(match) {}

    [[nodiscard]] rule_explanation explain(std::size_t rule);
    [[nodiscard]] std::vector<feel::expression_explanation>
    empty_parts(std::span<const std::size_t> rules, std::size_t most);

private:
    /// What a cell accepts now.
    [[nodiscard]] feel::test_set accepted(std::size_t rule, std::size_t input) const;
    void find_change(rule_explanation& into);
    /// The columns whose expression is that of a column.
    [[nodiscard]] std::vector<std::size_t> columns_of(std::size_t input) const;
    /// What all columns of an expression accept and allow; no value where one of them does not
    /// tell.
    [[nodiscard]] std::optional<value_set> wanted(std::size_t rule,
                                                  std::span<const std::size_t> columns) const;
    /// The slot that the input's expression is the name of; no value where it is more.
    [[nodiscard]] std::optional<std::uint32_t> slot_of(std::size_t input) const;
    /// Whether two inputs that differ read the same.
    [[nodiscard]] bool share_reads(std::size_t a, std::size_t b) const;
    /// Whether cells of other columns are in the way too.
    [[nodiscard]] static bool needs_several(const rule_explanation& rule,
                                            std::span<const std::size_t> columns);
    /// Whether a change of one input may move more than one of the cells in the way.
    [[nodiscard]] bool hang_together(const rule_explanation& rule) const;
    /// Whether what the change is measured against moves along with it.
    [[nodiscard]] bool is_entangled(std::size_t rule, std::span<const std::size_t> columns) const;
    /// Whether the rule matches with another value of the input of these columns.
    [[nodiscard]] bool matches_with(std::size_t rule, std::span<const std::size_t> columns,
                                    const value& changed) const;

    const decision_table& of_;
    const compiled_table& table_;
    feel::evaluation& run_;
    match_view match_;
};

} // namespace tenet::table

#endif
