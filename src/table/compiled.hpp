#ifndef TENET_SRC_TABLE_COMPILED_HPP
#define TENET_SRC_TABLE_COMPILED_HPP

#include "column.hpp"

#include <tenet/schema/arena.hpp>
#include <tenet/table/decision_table.hpp>

#include <atomic>
#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tenet::table {

/// A distinct cell of an input column: equal texts are one cell. Where it is made of literals the
/// index decides nearly always, and it is compiled when it has to be run for the first time.
class compiled_cell {
public:
    compiled_cell(feel::test_set accepts, std::string_view text)
        : set(std::move(accepts)), text_(text) {}
    compiled_cell(const compiled_cell&) = delete;
    compiled_cell& operator=(const compiled_cell&) = delete;
    ~compiled_cell() { delete run_.load(std::memory_order_acquire); }

    const feel::test_set set;

    /// Whether it is compiled only when it is run.
    [[nodiscard]] bool waits() const noexcept;
    void compiled(feel::expression as) { run_ = new feel::expression(std::move(as)); }
    /// What it reads besides the value tested.
    [[nodiscard]] std::span<const feel::fact_read> reads() const noexcept {
        return set.any || waits() ? std::span<const feel::fact_read>{} : program()->reads();
    }
    /// The relations that it follows.
    [[nodiscard]] std::span<const feel::relation_use> relations() const noexcept {
        return set.any || waits() ? std::span<const feel::relation_use>{} : program()->relations();
    }
    /// The value of the tests, none of them `-`. `names` and `slot` are those of the column.
    [[nodiscard]] value evaluate(feel::evaluation& run, const feel::scope& names,
                                 std::uint32_t slot) const;

private:
    [[nodiscard]] const feel::expression* program() const noexcept {
        return run_.load(std::memory_order_acquire);
    }

    std::string_view text_; ///< of the table's definition
    mutable std::atomic<const feel::expression*> run_{nullptr};
};

struct compiled_input {
    feel::expression expression;
    feel::type type;                         ///< coerced to
    std::optional<value_set> domain;         ///< the allowed values, where their texts tell
    std::optional<feel::expression> allowed; ///< the allowed values as unary tests
    std::deque<compiled_cell> cells;
    std::vector<std::uint32_t> cell_of_rule;
    column_index index;
    feel::scope names{};    ///< of the cells
    std::uint32_t slot = 0; ///< of the value tested

    [[nodiscard]] const compiled_cell& cell(std::size_t rule) const {
        return cells[cell_of_rule[rule]];
    }
    [[nodiscard]] value run(const compiled_cell& cell, feel::evaluation& run) const {
        return cell.evaluate(run, names, slot);
    }
};

/// A distinct cell of an output column.
struct output_cell {
    std::optional<feel::expression> run; ///< absent for a number or string
    value literal{};

    [[nodiscard]] value evaluate(feel::evaluation& run) const;
    [[nodiscard]] std::optional<value> constant() const {
        return run ? run->constant() : std::optional{literal};
    }
};

struct compiled_output {
    std::vector<output_cell> cells; ///< distinct
    std::vector<std::uint32_t> cell_of_rule;
    std::vector<owned_value> values; ///< allowed, highest priority first
    std::optional<feel::expression> otherwise;
    feel::type type; ///< coerced to

    [[nodiscard]] const output_cell& cell(std::size_t rule) const {
        return cells[cell_of_rule[rule]];
    }
    /// The value of a cell of this column as one of its type.
    [[nodiscard]] value typed(feel::evaluation& run, const value& of_cell) const;
    /// 0 is the highest priority; values not allowed come last.
    [[nodiscard]] std::size_t priority_of(const value& v) const;
};

struct compiled_table {
    table_definition definition;
    feel::scope names;         ///< it was compiled for
    feel::compile_options how; ///< and with what
    std::uint32_t first_slot = 0;
    std::vector<compiled_input> inputs;
    std::vector<feel::expression> input_expressions; ///< those of `inputs`
    std::vector<compiled_output> outputs;
    arena literals{1024}; ///< strings of output cells

    [[nodiscard]] std::size_t rule_count() const noexcept { return definition.rules.size(); }
    [[nodiscard]] std::string rule_name(std::size_t rule) const;

    /// Indexed, or cell by cell.
    [[nodiscard]] match_view match(feel::evaluation& run, bool indexed) const;
    [[nodiscard]] value result(feel::evaluation& run, const match_view& match) const;
    [[nodiscard]] value output(feel::evaluation& run, std::size_t rule) const;
    /// The default; null without one.
    [[nodiscard]] value otherwise(feel::evaluation& run) const;
    [[nodiscard]] bool has_default() const noexcept;
    /// Whether the outputs of a rule have a higher priority than those of another, column by
    /// column.
    [[nodiscard]] bool goes_before(feel::evaluation& run, std::size_t a, std::size_t b) const;
    /// Rules by the priority of their outputs, else in their order.
    [[nodiscard]] std::span<const std::size_t> ranked(feel::evaluation& run,
                                                      std::span<const std::size_t> rules) const;
};

/// Puts the input values into the table's slots of an evaluation, and back what they held.
class slot_guard {
public:
    slot_guard(feel::evaluation& run, std::uint32_t first, std::span<const value> inputs);
    ~slot_guard();
    slot_guard(const slot_guard&) = delete;
    slot_guard& operator=(const slot_guard&) = delete;

private:
    feel::evaluation& run_;
    std::uint32_t first_;
    std::span<value> before_;
};

} // namespace tenet::table

#endif
