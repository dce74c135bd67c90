#ifndef TENET_TABLE_DECISION_TABLE_HPP
#define TENET_TABLE_DECISION_TABLE_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/scope.hpp>
#include <tenet/feel/test_set.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::table {

/// How many rules may match, and what the result is then (DMN 1.5, 8.2.10).
enum class hit_policy : std::uint8_t {
    unique,       ///< at most one rule matches
    any,          ///< those that match agree
    priority,     ///< the match whose output comes first in the allowed output values
    first,        ///< the first match
    collect,      ///< a list of all, or their aggregate
    rule_order,   ///< a list of all, in the order of the rules
    output_order, ///< a list of all, in the order of the allowed output values
};

/// What `collect` makes of a table with one output.
enum class aggregation : std::uint8_t { list, sum, count, min, max };

[[nodiscard]] std::string_view name_of(hit_policy policy) noexcept; ///< e.g. "rule_order"
[[nodiscard]] std::optional<hit_policy> find_hit_policy(std::string_view name) noexcept;
[[nodiscard]] std::optional<aggregation> find_aggregation(std::string_view name) noexcept;

struct table_input {
    std::string expression; ///< FEEL
    bilingual label;
    /// The values possible, each as a FEEL unary test: `"A"`, `[0..100]`. Empty: any. A value
    /// outside them is an error of the evaluation.
    std::vector<std::string> values;
    place at;
    /// FEEL type the value must have; it is coerced to it (`feel::coerce`). Empty: any.
    std::string type{};
};

struct table_output {
    std::string name; ///< the entry of the result; needed where there are several outputs
    bilingual label;
    std::vector<std::string> values; ///< allowed values, FEEL literals, highest priority first
    std::string otherwise;           ///< FEEL: the result where no rule matches; empty: none
    place at;
    std::string type{}; ///< as that of an input
};

struct table_rule {
    std::string id;                ///< empty: its number, from 1
    std::vector<std::string> when; ///< a cell per input: FEEL unary tests; `-` is any value
    std::vector<std::string> then; ///< a cell per output: FEEL
    bilingual note;
    place at;
    std::vector<std::string> annotations{}; ///< a text per annotation column; may be fewer
};

/// A decision table as written. Plain data.
struct table_definition {
    std::string id;
    bilingual name;
    hit_policy policy = hit_policy::unique;
    aggregation collects = aggregation::list; ///< for `collect`
    std::vector<table_input> inputs;
    std::vector<table_output> outputs;
    std::vector<std::string> annotations; ///< names of annotation columns
    std::vector<table_rule> rules;
    place at;
};

/// The values of a list written with commas, e.g. `"A", [1..2], f(1, 2)`: split where a comma
/// stands outside texts and brackets, without blanks around. Linear.
[[nodiscard]] std::vector<std::string> split_values(std::string_view text);

struct compile_options {
    bool pack_functions = false; ///< `is missing(x)` is known in input expressions and cells
    std::vector<std::string> null_when_missing;          ///< as in `feel::compile_options`
    const feel::external_functions* externals = nullptr; ///< likewise
    std::size_t max_rules = 100'000;
};

/// A cell that kept a rule from matching, or may keep it.
struct cell_finding {
    std::size_t input = 0;
    value is; ///< what the cell gave: false, null, or missing
};

class decision_table;

/// Which rules match for the values an evaluation holds. Valid until the evaluation is reset.
struct match_result {
    std::vector<value> inputs;        ///< the value of each input
    std::vector<std::size_t> matched; ///< rules, in order
    std::vector<std::size_t> maybe;   ///< rules that match or not, depending on something missing
    const missing_cause* because = nullptr; ///< why there are maybes; or why nothing was matched
    /// An input with a value outside its allowed ones; nothing is matched then.
    std::optional<std::size_t> refused_input;
};

/// The same, lying in the evaluation's memory: what `decision_table::find` gives.
struct match_view {
    match_view() = default;
    match_view(const match_result& m) noexcept // NOLINT(google-explicit-constructor)
        : inputs(m.inputs),
          matched(m.matched),
          maybe(m.maybe),
          because(m.because),
          refused_input(m.refused_input) {}

    std::span<const value> inputs;
    std::span<const std::size_t> matched;
    std::span<const std::size_t> maybe;
    const missing_cause* because = nullptr;
    std::optional<std::size_t> refused_input;
};

/// What made the result of a match, under the hit policy.
struct match_grounds {
    enum class way : std::uint8_t {
        only,          ///< the one rule that matched
        agreement,     ///< rules that give the same
        first,         ///< the first of the rules that matched
        priority,      ///< the rule whose output has the highest priority
        list,          ///< the outputs of all that matched, in the order of `rules`
        sum,           ///< the sum over the rules
        count,         ///< their number
        least,         ///< the rules with the least output
        greatest,      ///< the rules with the greatest output
        otherwise,     ///< no rule matched: the default
        nothing,       ///< no rule matched, and there is no default
        open,          ///< it depends on rules that may match
        refused_input, ///< an input had a value that is not allowed
        violation,     ///< rules that the policy does not let match together
        limit,         ///< a limit was exhausted
    };
    way is = way::nothing;
    std::vector<std::size_t> rules; ///< that count, in the order they do
};

/// A decision table, compiled: immutable, copies share, usable by any number of threads, each with
/// its own `evaluation`.
///
/// A row is the Kleene `and` of its cells; `-` is true unread; null is no match. If rules that may
/// match could yield different results under the hit policy, the result is missing; the default
/// needs every row to be false or null; `collect` and the other lists come out open. More matches
/// than `unique` allows, or disagreeing ones under `any`, are an error (null; missing with its
/// cause where the run is strict).
///
/// While it runs the table uses the slots of the evaluation from the size of its scope on, one per
/// input, and puts back what they held.
///
/// Example:
/// ```cpp
/// table_definition d;
/// d.inputs = {{"annual_revenue", {"年营业额", "annual revenue"}}};
/// d.outputs = {{"tier", {"分级", "tier"}}};
/// d.rules = {{"", {">= 100"}, {"\"core\""}}, {"", {"< 100"}, {"\"important\""}}};
/// auto t = decision_table::compile(d, names);
/// t->evaluate(run).as_string(); // "core"
/// ```
class decision_table {
public:
    /// Compiles all cells. Every problem found, each with its place.
    static result<decision_table> compile(table_definition definition, const feel::scope& names,
                                          const compile_options& options = {});

    /// The result: for one output its value, for several a context of them; a list for the
    /// policies that collect. Null where no rule matches and there is no default; an empty list
    /// (count: 0) where the policy collects. Missing with the cause once a limit is exhausted.
    [[nodiscard]] value evaluate(feel::evaluation& run) const;
    /// The result for a match found before.
    [[nodiscard]] value result_of(feel::evaluation& run, const match_view& match) const;
    /// Which rules made a result; `result` is that of the match. Runs outputs again where the
    /// policy compares them.
    [[nodiscard]] match_grounds grounds_of(feel::evaluation& run, const match_view& match,
                                           const value& result) const;

    /// Which rules match. Uses an index over cells of literals: about O(rules / 64) plus the cells
    /// that have to be run.
    [[nodiscard]] match_result match(feel::evaluation& run) const;
    /// As `match`; allocates nothing outside the evaluation's memory.
    [[nodiscard]] match_view find(feel::evaluation& run) const;
    /// The same by running the cells one after the other. For tests and measurements.
    [[nodiscard]] match_result match_by_running(feel::evaluation& run) const;

    /// The cells of a rule that are not true for the match's inputs, in order of the columns.
    [[nodiscard]] std::vector<cell_finding>
    failing_cells(feel::evaluation& run, const match_view& match, std::size_t rule) const;
    /// The outputs of one rule, as `evaluate` would give them.
    [[nodiscard]] value output_of(feel::evaluation& run, std::size_t rule) const;

    [[nodiscard]] const table_definition& definition() const noexcept;
    [[nodiscard]] std::span<const feel::expression> input_expressions() const noexcept;
    /// What the input expressions, their values, cells and outputs read, each path once.
    [[nodiscard]] std::vector<feel::fact_read> reads() const;
    /// The relations that those follow, also from the items of filters; some several times.
    [[nodiscard]] std::vector<feel::relation_use> relations() const;
    /// What a cell accepts, as far as its text tells.
    [[nodiscard]] const feel::test_set& cell(std::size_t rule, std::size_t input) const noexcept;
    /// The values possible for an input; no value: not stated, or not told by the text.
    [[nodiscard]] const std::optional<value_set>& domain(std::size_t input) const noexcept;
    /// The value of an output cell, where it is a constant.
    [[nodiscard]] std::optional<value> constant_output(std::size_t rule,
                                                       std::size_t output) const noexcept;
    /// Bytes the index holds.
    [[nodiscard]] std::size_t index_bytes() const noexcept;

private:
    struct program;
    friend class rule_explainer;
    std::shared_ptr<const program> program_;
};

} // namespace tenet::table

#endif
