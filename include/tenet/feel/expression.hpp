#ifndef TENET_FEEL_EXPRESSION_HPP
#define TENET_FEEL_EXPRESSION_HPP

#include <tenet/base/result.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/scope.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

class external_functions;
class node;
class part_log;
struct expression_explanation;

/// How a text is compiled.
struct compile_options {
    place at;                    ///< where the text begins, for diagnostics
    bool pack_functions = false; ///< `is missing(x)` is known
    /// Paths (canonical, as in `fact_read::path`, or bare field names of an open record) whose
    /// value is read as null where it is missing.
    std::vector<std::string> null_when_missing;
    /// What `external` functions may name; null: none. Must outlive the expression.
    const external_functions* externals = nullptr;
    std::size_t max_depth = 64;       ///< nesting of the text
    std::size_t max_bytes = 1U << 16; ///< length of the text
};

/// A type as FEEL writes it: `number`, `tAddress` of the scope, `list<context<a: string>>`.
[[nodiscard]] result<type> read_type(std::string_view text, const scope& names, place at = {});

/// A path an expression reads from a slot, as far as it is known before running:
/// `account.tier`, `account.orders`, `today_limit`.
struct fact_read {
    std::uint32_t slot = 0;
    std::string path;                   ///< canonical English names
    const record_type* owner = nullptr; ///< record the last step is read from; null: the slot
    const field* last = nullptr;        ///< field read last; null: a slot or a relation
    const relation* way = nullptr;      ///< relation read last
};

/// A relation an expression follows anywhere in its text, also from the items of a filter.
struct relation_use {
    const record_type* from = nullptr;
    const relation* way = nullptr;
};

/// A fact an explanation shows: what was read, and what it was.
struct observation {
    const fact_read* read = nullptr;
    value is;
};

/// A compiled FEEL expression: parse -> bind -> compile once, run often. Immutable; copies share;
/// any number of threads may run it, each with its own `evaluation`.
///
/// Example:
/// ```cpp
/// scope names;
/// auto price = names.add("price", "价格", type::scalar(value_kind::number));
/// auto e = expression::compile("price * 1.13", names);
/// run_context context;
/// evaluation run{context};
/// run.set(price, decimal{100});
/// e->evaluate(run).as_number(); // 113.00
/// ```
class expression {
public:
    /// Compiles an expression (DMN 1.5 grammar rule 1). All errors found, with their places.
    static result<expression> compile(std::string_view text, const scope& names,
                                      const compile_options& options = {});
    /// Compiles unary tests (grammar rule 17: a decision-table cell). The value tested is in the
    /// slot `input`; the result is boolean, null or missing. `-` is true, read nothing.
    static result<expression> compile_unary_tests(std::string_view text, const scope& names,
                                                  std::uint32_t input,
                                                  const compile_options& options = {});

    /// Runs it. The result lies in the evaluation's memory (or in slots and literals). Never
    /// throws for a reason in the data; an exhausted limit gives missing with that cause.
    [[nodiscard]] value evaluate(evaluation& run) const;

    /// Whether it is the same compiled expression: a copy, not one compiled from the same text.
    [[nodiscard]] bool is_same(const expression& other) const noexcept {
        return program_ == other.program_;
    }
    /// The text it was compiled from.
    [[nodiscard]] const std::string& text() const noexcept;
    /// What it reads from slots, each path once, in order of appearance.
    [[nodiscard]] std::span<const fact_read> reads() const noexcept;
    /// Every relation it may follow, each once: what a result depends on beyond its own record.
    [[nodiscard]] std::span<const relation_use> relations() const noexcept;
    /// Reads each of them again: the facts behind a result.
    [[nodiscard]] std::vector<observation> observe(evaluation& run) const;
    [[nodiscard]] const type& result_type() const noexcept;

    /// The value, where the expression is a constant (literals only); for table analysis.
    [[nodiscard]] std::optional<value> constant() const;
    /// The compiled tree, for analysis within the library.
    [[nodiscard]] const node& root() const noexcept;

private:
    friend expression_explanation explain(const expression& e, const scope& names, evaluation& run,
                                          const compile_options& options, std::size_t most);
    [[nodiscard]] static result<expression> compile(std::string_view text, const scope& names,
                                                    const compile_options& options,
                                                    const std::shared_ptr<part_log>& log);

    struct program;
    std::shared_ptr<const program> program_;
};

} // namespace tenet::feel

#endif
