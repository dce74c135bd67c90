#ifndef TENET_DMN_TRACE_HPP
#define TENET_DMN_TRACE_HPP

#include <tenet/dmn/decision_model.hpp>
#include <tenet/feel/explanation.hpp>
#include <tenet/table/explanation.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::dmn {

class logic;

/// A name that was read, and its value.
struct trace_read {
    std::string name;
    value is;
};

/// One thing that was computed: a decision, a call, or a decision table within either. What it
/// calls, and its table, follow it with a greater depth; decisions it requires stand before it.
struct trace_step {
    enum class kind : std::uint8_t { decision, service, function, table };
    kind is = kind::decision;
    std::uint32_t depth = 0;
    std::string_view name; ///< of the decision, service or knowledge model; empty for others
    value result;
    std::span<const value> slots; ///< of the frame it ran in
    std::span<const std::string> slot_names;
    const logic* code = nullptr;
    const table::decision_table* table = nullptr; ///< of a table
    table::match_view match;                      ///< of a table
};

/// An input or argument that is not of its type: it counts as null, and what it was given to, if a
/// function, is not called.
struct trace_refusal {
    std::string_view name;
    value given;
    const feel::type* wanted = nullptr;

    /// The same as a diagnostic.
    [[nodiscard]] diagnostic as_diagnostic() const;
};

/// What happened while something was decided: recorded at little cost while it runs, explained when
/// somebody asks. Belongs to the evaluation it recorded and is valid until that is reset.
///
/// Example:
/// ```cpp
/// dmn::trace what_happened;
/// value discount = model.decide(run, *model.find("Discount"), what_happened);
/// for (const dmn::trace_step& s : what_happened.steps()) { ... }
/// ```
class trace {
public:
    /// At most `most` steps are kept; `left_out` counts the others.
    explicit trace(std::size_t most = 10'000) : most_(most) {}

    /// Forgets everything, for the next run; keeps its memory.
    void clear() noexcept {
        steps_.clear();
        refusals_.clear();
        left_out_ = 0;
    }

    [[nodiscard]] std::span<const trace_step> steps() const noexcept { return steps_; }
    [[nodiscard]] std::size_t left_out() const noexcept { return left_out_; }
    /// The inputs and arguments that were refused, in order; at most as many as steps.
    [[nodiscard]] std::span<const trace_refusal> refusals() const noexcept { return refusals_; }

    /// The names that a step read, each once, with their values.
    [[nodiscard]] static std::vector<trace_read> reads(const trace_step& step);
    /// Why the result of a step is null: the error of the operation that gave it, found by running
    /// the step again under `strict`. No value where it is not null, or null was written or read.
    [[nodiscard]] static std::optional<diagnostic> null_because(const trace_step& step,
                                                                const feel::evaluation& run);
    /// The parts of the step's expressions that came to null or missing, see `feel::explain`; those
    /// of calls and tables belong to the steps of these. Of a table: of its input expressions and
    /// of the outputs of the rules that made the result. Of anything else an explanation for each
    /// expression that ran, also where it has no such part: values of later ones may lie in it.
    /// Runs the step again, in `again`, where the values lie; at most `most` parts.
    [[nodiscard]] static std::vector<feel::expression_explanation>
    empty_parts(const trace_step& step, feel::evaluation& again, std::size_t most = 20);
    /// What made the result of a table step.
    [[nodiscard]] static table::match_grounds grounds(const trace_step& step,
                                                      const feel::evaluation& run);
    /// The rules of a table step that did not match, see `table::explain_misses`.
    [[nodiscard]] static std::vector<table::rule_explanation>
    misses(const trace_step& step, const feel::evaluation& run, std::size_t most = 20);

private:
    friend class recorder;
    std::size_t most_;
    std::size_t left_out_ = 0;
    std::vector<trace_step> steps_;
    std::vector<trace_refusal> refusals_;
};

/// While it lives, all that models decide in a run is recorded, and the tables that `evaluate`
/// runs. A run has one at a time.
class recording {
public:
    recording(feel::evaluation& run, trace& into);
    ~recording();
    recording(const recording&) = delete;
    recording& operator=(const recording&) = delete;

private:
    std::unique_ptr<class recorder> records_;
};

/// The result of a table that belongs to no model; a step of its own where the run is recorded.
[[nodiscard]] value evaluate(const table::decision_table& of, feel::evaluation& run);

} // namespace tenet::dmn

#endif
