#ifndef TENET_FEEL_BUILTIN_FUNCTIONS_HPP
#define TENET_FEEL_BUILTIN_FUNCTIONS_HPP

#include <tenet/feel/builtin.hpp>

/// @file
/// The bodies behind the table of built-ins, one function per name. What each does is the
/// standard's matter (DMN 1.5, 10.3.4); how they treat what is missing is said at `builtin`.
namespace tenet::feel::functions {

// numbers
value decimal_places(evaluation& run, const builtin::arguments& with);
value floor(evaluation& run, const builtin::arguments& with);
value ceiling(evaluation& run, const builtin::arguments& with);
value round_up(evaluation& run, const builtin::arguments& with);
value round_down(evaluation& run, const builtin::arguments& with);
value round_half_up(evaluation& run, const builtin::arguments& with);
value round_half_down(evaluation& run, const builtin::arguments& with);
value abs(evaluation& run, const builtin::arguments& with);
value modulo(evaluation& run, const builtin::arguments& with);
value sqrt(evaluation& run, const builtin::arguments& with);
value log(evaluation& run, const builtin::arguments& with);
value exp(evaluation& run, const builtin::arguments& with);
value odd(evaluation& run, const builtin::arguments& with);
value even(evaluation& run, const builtin::arguments& with);

// numbers of a list
value count(evaluation& run, const builtin::arguments& with);
value min(evaluation& run, const builtin::arguments& with);
value max(evaluation& run, const builtin::arguments& with);
value sum(evaluation& run, const builtin::arguments& with);
value product(evaluation& run, const builtin::arguments& with);
value mean(evaluation& run, const builtin::arguments& with);
value median(evaluation& run, const builtin::arguments& with);
value stddev(evaluation& run, const builtin::arguments& with);
value mode(evaluation& run, const builtin::arguments& with);
value all(evaluation& run, const builtin::arguments& with);
value any(evaluation& run, const builtin::arguments& with);

// text
value substring(evaluation& run, const builtin::arguments& with);
value string_length(evaluation& run, const builtin::arguments& with);
value upper_case_text(evaluation& run, const builtin::arguments& with);
value lower_case_text(evaluation& run, const builtin::arguments& with);
value substring_before(evaluation& run, const builtin::arguments& with);
value substring_after(evaluation& run, const builtin::arguments& with);
value contains_text(evaluation& run, const builtin::arguments& with);
value starts_with(evaluation& run, const builtin::arguments& with);
value ends_with(evaluation& run, const builtin::arguments& with);
value string_join(evaluation& run, const builtin::arguments& with);

// regular expressions
value matches(evaluation& run, const builtin::arguments& with);
value replace(evaluation& run, const builtin::arguments& with);
value split(evaluation& run, const builtin::arguments& with);

// lists
value list_contains(evaluation& run, const builtin::arguments& with);
value list_replace(evaluation& run, const builtin::arguments& with);
value sublist(evaluation& run, const builtin::arguments& with);
value append(evaluation& run, const builtin::arguments& with);
value concatenate(evaluation& run, const builtin::arguments& with);
value insert_before(evaluation& run, const builtin::arguments& with);
value remove(evaluation& run, const builtin::arguments& with);
value reverse(evaluation& run, const builtin::arguments& with);
value index_of(evaluation& run, const builtin::arguments& with);
value union_of(evaluation& run, const builtin::arguments& with);
value distinct_values(evaluation& run, const builtin::arguments& with);
value flatten(evaluation& run, const builtin::arguments& with);
value sort(evaluation& run, const builtin::arguments& with);

// dates and times
value day_of_year(evaluation& run, const builtin::arguments& with);
value day_of_week(evaluation& run, const builtin::arguments& with);
value month_of_year(evaluation& run, const builtin::arguments& with);
value week_of_year(evaluation& run, const builtin::arguments& with);
value now(evaluation& run, const builtin::arguments& with);
value today(evaluation& run, const builtin::arguments& with);
value is(evaluation& run, const builtin::arguments& with);

// ranges and points
value before(evaluation& run, const builtin::arguments& with);
value after(evaluation& run, const builtin::arguments& with);
value meets(evaluation& run, const builtin::arguments& with);
value met_by(evaluation& run, const builtin::arguments& with);
value overlaps(evaluation& run, const builtin::arguments& with);
value overlaps_before(evaluation& run, const builtin::arguments& with);
value overlaps_after(evaluation& run, const builtin::arguments& with);
value finishes(evaluation& run, const builtin::arguments& with);
value finished_by(evaluation& run, const builtin::arguments& with);
value includes(evaluation& run, const builtin::arguments& with);
value during(evaluation& run, const builtin::arguments& with);
value starts(evaluation& run, const builtin::arguments& with);
value started_by(evaluation& run, const builtin::arguments& with);
value coincides(evaluation& run, const builtin::arguments& with);

// contexts
value get_value(evaluation& run, const builtin::arguments& with);
value get_entries(evaluation& run, const builtin::arguments& with);
value make_context(evaluation& run, const builtin::arguments& with);
value context_put(evaluation& run, const builtin::arguments& with);
value context_merge(evaluation& run, const builtin::arguments& with);

// conversion, boolean, missing
value make_date(evaluation& run, const builtin::arguments& with);
value make_time(evaluation& run, const builtin::arguments& with);
value make_date_time(evaluation& run, const builtin::arguments& with);
value make_duration(evaluation& run, const builtin::arguments& with);
value years_and_months_duration(evaluation& run, const builtin::arguments& with);
value to_number(evaluation& run, const builtin::arguments& with);
value to_string(evaluation& run, const builtin::arguments& with);
value range_from(evaluation& run, const builtin::arguments& with);
value not_of(evaluation& run, const builtin::arguments& with);
value is_missing(evaluation& run, const builtin::arguments& with);

} // namespace tenet::feel::functions

#endif
