#ifndef TENET_FEEL_NODE_HPP
#define TENET_FEEL_NODE_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace tenet::feel {

class plain_tests;

/// One operation of a compiled expression. Immutable; any number of threads may run it.
class node {
public:
    node() = default;
    node(const node&) = delete;
    node& operator=(const node&) = delete;
    virtual ~node() = default;

    /// Counts a step and computes the value, as the run's mode reads it.
    [[nodiscard]] value evaluate(evaluation& run) const {
        if (!run.take_steps()) return run.out_of_steps();
        return compute(run);
    }
    /// What a condition comes to: true, false, or something else, which is then
    /// `run.undecided()`.
    enum class verdict : std::uint8_t { no, yes, other };
    /// The value where it is the same in every run; else null.
    [[nodiscard]] virtual const value* constant() const noexcept { return nullptr; }
    /// The tests on plain members that decide the condition in most runs; null if it has none.
    [[nodiscard]] virtual const plain_tests* short_cut() const noexcept { return nullptr; }

protected:
    [[nodiscard]] static verdict verdict_of(bool b) noexcept {
        return b ? verdict::yes : verdict::no;
    }
    /// The verdict of a value.
    [[nodiscard]] static verdict judge(evaluation& run, const value& v) noexcept {
        if (v.is(value_kind::boolean)) return verdict_of(v.as_boolean());
        run.undecided() = v;
        return verdict::other;
    }
    /// The verdict of what `compute` gives; apart, so that the quick ways stay short.
    [[nodiscard]] verdict judge_computed(evaluation& run) const;

private:
    friend class operand;
    friend class condition;

    [[nodiscard]] virtual value compute(evaluation& run) const = 0;
    /// As `compute`, for a condition that `short_cut()` does not decide: spares true and false the
    /// way through memory.
    [[nodiscard]] virtual verdict decide(evaluation& run) const { return judge_computed(run); }
};

using node_pointer = std::unique_ptr<const node>;
using node_list = std::vector<node_pointer>;

/// What an operation reads: a node, spared the call where it is a constant.
class operand {
public:
    explicit operand(node_pointer n) : node_(std::move(n)), fixed_(node_->constant()) {}

    /// As the node's.
    [[nodiscard]] value evaluate(evaluation& run) const {
        if (!run.take_steps()) return run.out_of_steps();
        return evaluate_counted(run);
    }
    /// As `evaluate`, where the step was counted already.
    [[nodiscard]] value evaluate_counted(evaluation& run) const {
        return fixed_ != nullptr ? *fixed_ : node_->compute(run);
    }
    [[nodiscard]] const node& get() const noexcept { return *node_; }

private:
    node_pointer node_;
    const value* fixed_;
};

} // namespace tenet::feel

#endif
