#ifndef TENET_FEEL_SPAN_OF_FILTER_HPP
#define TENET_FEEL_SPAN_OF_FILTER_HPP

#include "node.hpp"
#include "tree.hpp"

#include <tenet/schema/fact_source.hpp>

#include <cstdint>
#include <vector>

namespace tenet::feel {

/// A filter over a relation: its condition, and the local variable of its item.
struct filter_condition {
    const tree* condition = nullptr;
    std::uint32_t item = 0;
};

/// One top-level condition of a filter on the time field of its items: `field op bound`, where
/// the bound does not depend on the item. For `in_range` the bound is a range.
struct time_condition {
    comparison op = comparison::equal;
    const tree* bound = nullptr;
    bool in_range = false;
};

/// The time conditions of a filter's condition over items of type `target`.
[[nodiscard]] std::vector<time_condition> time_conditions(const tree& condition, std::uint32_t item,
                                                          const record_type& target);

/// The span of time a filter asks its relation about: what all its time conditions leave. A bound
/// that is no date (null, missing) leaves that side open, so that the span is never too narrow.
class span_of_filter {
public:
    void add(const time_condition& condition, node_pointer bound) {
        bounds_.push_back({condition.op, condition.in_range, std::move(bound)});
    }
    [[nodiscard]] asked_span evaluate(evaluation& run) const;

private:
    struct entry {
        comparison op;
        bool in_range;
        node_pointer bound;
    };
    std::vector<entry> bounds_;
};

} // namespace tenet::feel

#endif
