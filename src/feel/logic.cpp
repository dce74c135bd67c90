#include "reading.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

namespace tenet::feel {

namespace {

/// An operand of `and` and `or`: what is no boolean counts as null (DMN 1.5, table 50).
value truth_of(evaluation& run, const value& raw) {
    const value v = settled(run, raw);
    if (v.is(value_kind::boolean) || v.is_null() || v.is_missing()) return v;
    return fail_on(run, feel_messages::not_boolean, v);
}

/// Kleene logic with `absorbing` (false for and, true for or); missing outranks null.
value combine(evaluation& run, const value& left, const value& right, bool absorbing) {
    const value a = truth_of(run, left);
    const value b = truth_of(run, right);
    const value absorber{absorbing};
    if (a.is(value_kind::boolean) && a.as_boolean() == absorbing) return absorber;
    if (b.is(value_kind::boolean) && b.as_boolean() == absorbing) return absorber;
    if (a.is_missing() || b.is_missing()) return join_missing(run, a, b);
    if (a.is_null() || b.is_null()) return value::null();
    return value{!absorbing};
}

} // namespace

value both(evaluation& run, const value& a, const value& b) {
    return combine(run, a, b, false);
}

value either(evaluation& run, const value& a, const value& b) {
    return combine(run, a, b, true);
}

} // namespace tenet::feel
