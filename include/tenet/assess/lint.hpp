#ifndef TENET_ASSESS_LINT_HPP
#define TENET_ASSESS_LINT_HPP

#include <tenet/assess/statechart.hpp>

namespace tenet::assess {

/// What is doubtful about a chart that compiles, as warnings with their places: states that
/// nothing leads to, transitions that can never be taken (a condition that is never true, one
/// before it that takes the same events, roles nobody can hold), states from which no end can be
/// reached, a chart without an end, and roles whose needs exclude each other.
///
/// Conditions that depend on data count as possibly true, so that what is reported is certain.
/// O(states x transitions).
[[nodiscard]] diagnostics lint(const statechart& chart);

} // namespace tenet::assess

#endif
