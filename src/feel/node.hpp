#ifndef TENET_FEEL_NODE_HPP
#define TENET_FEEL_NODE_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

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
    /// The value where it is the same in every run; else null.
    [[nodiscard]] virtual const value* constant() const noexcept { return nullptr; }

private:
    [[nodiscard]] virtual value compute(evaluation& run) const = 0;
};

using node_pointer = std::unique_ptr<const node>;
using node_list = std::vector<node_pointer>;

} // namespace tenet::feel

#endif
