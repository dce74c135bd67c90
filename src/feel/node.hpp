#ifndef TENET_FEEL_NODE_HPP
#define TENET_FEEL_NODE_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace tenet::feel {

/// One operation of a compiled expression. Immutable; any number of threads may run it.
class node {
public:
    node() = default;
    node(const node&) = delete;
    node& operator=(const node&) = delete;
    virtual ~node() = default;

    /// Counts a step and computes the value, as the run's mode reads it.
    [[nodiscard]] value evaluate(evaluation& run) const {
        if (!run.step()) return value::missing(run.exhausted());
        return compute(run);
    }
    /// What a condition comes to: true, false, or something else, which is put into `otherwise`.
    enum class verdict : std::uint8_t { no, yes, other };
    /// As `evaluate`, for a condition: spares true and false the way through memory.
    [[nodiscard]] verdict test(evaluation& run, value& otherwise) const {
        if (run.step()) return decide(run, otherwise);
        otherwise = value::missing(run.exhausted());
        return verdict::other;
    }
    /// The value where it is the same in every run; else null.
    [[nodiscard]] virtual const value* constant() const noexcept { return nullptr; }

protected:
    [[nodiscard]] static verdict verdict_of(bool b) noexcept {
        return b ? verdict::yes : verdict::no;
    }
    /// The verdict of a value.
    [[nodiscard]] static verdict judge(const value& v, value& otherwise) noexcept {
        if (v.is(value_kind::boolean)) return verdict_of(v.as_boolean());
        otherwise = v;
        return verdict::other;
    }
    /// The verdict of what `compute` gives; apart, so that the quick ways stay short.
    [[nodiscard]] verdict judge_computed(evaluation& run, value& otherwise) const;

private:
    [[nodiscard]] virtual value compute(evaluation& run) const = 0;
    [[nodiscard]] virtual verdict decide(evaluation& run, value& otherwise) const {
        return judge_computed(run, otherwise);
    }
};

using node_pointer = std::unique_ptr<const node>;
using node_list = std::vector<node_pointer>;

} // namespace tenet::feel

#endif
