#ifndef TENET_FEEL_READING_HPP
#define TENET_FEEL_READING_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <array>
#include <string_view>

/// @file
/// How a run reads values: what is missing turns into null where the run has no missing values,
/// and what fails says what it failed on.
namespace tenet::feel {

/// Whether something is missing because nobody supplied it: no error, no limit.
[[nodiscard]] bool is_absence(const missing_cause& cause) noexcept;

/// Whether `settled` may make something else of a value.
[[nodiscard]] inline bool is_unsettled(const evaluation& run, const value& v) noexcept {
    return (v.is_missing() || v.is(value_kind::list)) &&
           run.context().missing != missing_mode::spread;
}

/// The value `missing_mode::null` makes of something missing or of a list: see `settled`.
[[nodiscard]] value settle(evaluation& run, const value& v);

/// `v` as this run reads it. Under `missing_mode::null` what nobody supplied is null and an open
/// list is the list of its known items; errors and exhausted limits stay what they are.
[[nodiscard]] inline value settled(evaluation& run, const value& v) {
    if (is_unsettled(run, v)) return settle(run, v);
    return v;
}

/// As `settled`, in place. A value just made is best left where it is: copying it at once stalls
/// the processor, which has to wait for its parts to be written.
inline void settle_in_place(evaluation& run, value& v) {
    if (is_unsettled(run, v)) v = settle(run, v);
}

/// Whether a value is missing and nothing is known of it.
[[nodiscard]] inline bool is_plainly_missing(const value& v) noexcept {
    return v.is_missing() && !v.cause()->has_interval;
}

/// `v` without the interval a missing count carries: only comparisons make use of it.
[[nodiscard]] value plain(evaluation& run, const value& v);

/// Joins the causes of two values, of which at least one is missing.
[[nodiscard]] value join_missing(evaluation& run, const value& a, const value& b);

/// The Chinese and the English name of a value's kind, as arguments of messages.
struct kind_names {
    explicit kind_names(const value& v) : zh(chinese_name_of(v.kind())), en(name_of(v.kind())) {}
    std::string_view zh;
    std::string_view en;
};

/// Fails with the kinds of one or two values, zh and en of each, in that order.
[[nodiscard]] value fail_on(evaluation& run, const message& what, const value& a);
[[nodiscard]] value fail_on(evaluation& run, const message& what, const value& a, const value& b);

/// A range that stands for `(=x)` or `(!=x)`: both ends are `x` and both are called unbounded.
[[nodiscard]] inline bool is_point_test(const range_data& r) noexcept {
    return r.low_unbounded && r.high_unbounded;
}

} // namespace tenet::feel

#endif
