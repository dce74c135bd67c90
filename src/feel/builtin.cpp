#include "builtin_functions.hpp"

#include <tenet/feel/builtin.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace tenet::feel {

namespace {

/// A text as a template argument.
template <std::size_t N>
struct name_text {
    char characters[N]{};

    constexpr name_text(const char (&text)[N]) { // NOLINT(google-explicit-constructor)
        std::copy_n(text, N, characters);
    }
    [[nodiscard]] constexpr std::string_view view() const { return {characters, N - 1}; }
};

/// The signature with these parameters, of which the first `Required` must be given.
template <std::uint8_t Required, name_text... Names>
struct takes {
    static constexpr std::array<std::string_view, sizeof...(Names)> names{Names.view()...};
    static constexpr signature form{names, Required, false};
};

/// The same, with any number of further arguments.
template <std::uint8_t Required, name_text... Names>
struct takes_any {
    static constexpr signature form{takes<Required, Names...>::names, Required, true};
};

template <class... Signatures>
struct either_of {
    static constexpr std::array<signature, sizeof...(Signatures)> forms{Signatures::form...};
};

using range_to_point = takes<2, "range", "point">;
using point_to_range = takes<2, "point", "range">;
using point_to_point = takes<2, "point1", "point2">;
using range_to_range = takes<2, "range1", "range2">;

constexpr std::array table{
    builtin{.name = "abs", .forms = either_of<takes<1, "n">>::forms, .call = functions::abs},
    builtin{.name = "after",
            .forms =
                either_of<point_to_point, point_to_range, range_to_point, range_to_range>::forms,
            .call = functions::after},
    builtin{.name = "all",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::all,
            .sees_missing = true},
    builtin{.name = "any",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::any,
            .sees_missing = true},
    builtin{.name = "append",
            .forms = either_of<takes_any<2, "list", "item">>::forms,
            .call = functions::append},
    builtin{.name = "before",
            .forms =
                either_of<point_to_point, point_to_range, range_to_point, range_to_range>::forms,
            .call = functions::before},
    builtin{.name = "ceiling",
            .forms = either_of<takes<1, "n", "scale">>::forms,
            .call = functions::ceiling},
    builtin{.name = "coincides",
            .forms = either_of<point_to_point, range_to_range>::forms,
            .call = functions::coincides},
    builtin{.name = "concatenate",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::concatenate},
    builtin{.name = "contains",
            .forms = either_of<takes<2, "string", "match">>::forms,
            .call = functions::contains_text},
    builtin{.name = "context",
            .forms = either_of<takes<1, "entries">>::forms,
            .call = functions::make_context},
    builtin{.name = "context merge",
            .forms = either_of<takes<1, "contexts">>::forms,
            .call = functions::context_merge},
    builtin{.name = "context put",
            .forms = either_of<takes<3, "context", "keys", "value">,
                               takes<3, "context", "key", "value">>::forms,
            .call = functions::context_put},
    builtin{.name = "count", .forms = either_of<takes<1, "list">>::forms, .call = functions::count},
    builtin{.name = "date",
            .forms = either_of<takes<1, "from">, takes<3, "year", "month", "day">>::forms,
            .call = functions::make_date},
    builtin{.name = "date and time",
            .forms = either_of<takes<1, "from">, takes<2, "date", "time">>::forms,
            .call = functions::make_date_time},
    builtin{.name = "day of week",
            .forms = either_of<takes<1, "date">>::forms,
            .call = functions::day_of_week},
    builtin{.name = "day of year",
            .forms = either_of<takes<1, "date">>::forms,
            .call = functions::day_of_year},
    builtin{.name = "decimal",
            .forms = either_of<takes<2, "n", "scale">>::forms,
            .call = functions::decimal_places},
    builtin{.name = "distinct values",
            .forms = either_of<takes<1, "list">>::forms,
            .call = functions::distinct_values},
    builtin{.name = "duration",
            .forms = either_of<takes<1, "from">>::forms,
            .call = functions::make_duration},
    builtin{.name = "during",
            .forms = either_of<point_to_range, range_to_range>::forms,
            .call = functions::during},
    builtin{.name = "ends with",
            .forms = either_of<takes<2, "string", "match">>::forms,
            .call = functions::ends_with},
    builtin{.name = "even", .forms = either_of<takes<1, "number">>::forms, .call = functions::even},
    builtin{.name = "exp", .forms = either_of<takes<1, "number">>::forms, .call = functions::exp},
    builtin{.name = "finished by",
            .forms = either_of<range_to_point, range_to_range>::forms,
            .call = functions::finished_by},
    builtin{.name = "finishes",
            .forms = either_of<point_to_range, range_to_range>::forms,
            .call = functions::finishes},
    builtin{.name = "flatten",
            .forms = either_of<takes<1, "list">>::forms,
            .call = functions::flatten},
    builtin{.name = "floor",
            .forms = either_of<takes<1, "n", "scale">>::forms,
            .call = functions::floor},
    builtin{.name = "get entries",
            .forms = either_of<takes<1, "m">>::forms,
            .call = functions::get_entries},
    builtin{.name = "get value",
            .forms = either_of<takes<2, "m", "key">>::forms,
            .call = functions::get_value},
    builtin{.name = "includes",
            .forms = either_of<range_to_point, range_to_range>::forms,
            .call = functions::includes},
    builtin{.name = "index of",
            .forms = either_of<takes<2, "list", "match">>::forms,
            .call = functions::index_of},
    builtin{.name = "insert before",
            .forms = either_of<takes<3, "list", "position", "newItem">>::forms,
            .call = functions::insert_before},
    builtin{.name = "is",
            .forms = either_of<takes<0, "value1", "value2">>::forms,
            .call = functions::is},
    builtin{.name = "is missing",
            .forms = either_of<takes<1, "value">>::forms,
            .call = functions::is_missing,
            .sees_missing = true,
            .pack_only = true},
    builtin{.name = "list contains",
            .forms = either_of<takes<2, "list", "element">>::forms,
            .call = functions::list_contains},
    builtin{.name = "list replace",
            .forms = either_of<takes<3, "list", "position", "newItem">,
                               takes<3, "list", "match", "newItem">>::forms,
            .call = functions::list_replace},
    builtin{.name = "log", .forms = either_of<takes<1, "number">>::forms, .call = functions::log},
    builtin{.name = "lower case",
            .forms = either_of<takes<1, "string">>::forms,
            .call = functions::lower_case_text},
    builtin{.name = "matches",
            .forms = either_of<takes<2, "input", "pattern", "flags">>::forms,
            .call = functions::matches},
    builtin{.name = "max", .forms = either_of<takes_any<1, "list">>::forms, .call = functions::max},
    builtin{.name = "mean",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::mean},
    builtin{.name = "median",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::median},
    builtin{.name = "meets", .forms = either_of<range_to_range>::forms, .call = functions::meets},
    builtin{.name = "met by", .forms = either_of<range_to_range>::forms, .call = functions::met_by},
    builtin{.name = "min", .forms = either_of<takes_any<1, "list">>::forms, .call = functions::min},
    builtin{.name = "mode",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::mode},
    builtin{.name = "modulo",
            .forms = either_of<takes<2, "dividend", "divisor">>::forms,
            .call = functions::modulo},
    builtin{.name = "month of year",
            .forms = either_of<takes<1, "date">>::forms,
            .call = functions::month_of_year},
    builtin{.name = "not",
            .forms = either_of<takes<1, "negand">>::forms,
            .call = functions::not_of},
    builtin{.name = "now", .forms = either_of<takes<0>>::forms, .call = functions::now},
    builtin{.name = "number",
            .forms = either_of<takes<1, "from">,
                               takes<3, "from", "grouping separator", "decimal separator">>::forms,
            .call = functions::to_number},
    builtin{.name = "odd", .forms = either_of<takes<1, "number">>::forms, .call = functions::odd},
    builtin{.name = "overlaps",
            .forms = either_of<range_to_range>::forms,
            .call = functions::overlaps},
    builtin{.name = "overlaps after",
            .forms = either_of<range_to_range>::forms,
            .call = functions::overlaps_after},
    builtin{.name = "overlaps before",
            .forms = either_of<range_to_range>::forms,
            .call = functions::overlaps_before},
    builtin{.name = "product",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::product},
    builtin{.name = "range",
            .forms = either_of<takes<1, "from">>::forms,
            .call = functions::range_from},
    builtin{.name = "remove",
            .forms = either_of<takes<2, "list", "position">>::forms,
            .call = functions::remove},
    builtin{.name = "replace",
            .forms = either_of<takes<3, "input", "pattern", "replacement", "flags">>::forms,
            .call = functions::replace},
    builtin{.name = "reverse",
            .forms = either_of<takes<1, "list">>::forms,
            .call = functions::reverse},
    builtin{.name = "round down",
            .forms = either_of<takes<2, "n", "scale">>::forms,
            .call = functions::round_down},
    builtin{.name = "round half down",
            .forms = either_of<takes<2, "n", "scale">>::forms,
            .call = functions::round_half_down},
    builtin{.name = "round half up",
            .forms = either_of<takes<2, "n", "scale">>::forms,
            .call = functions::round_half_up},
    builtin{.name = "round up",
            .forms = either_of<takes<2, "n", "scale">>::forms,
            .call = functions::round_up},
    builtin{.name = "sort",
            .forms = either_of<takes<2, "list", "precedes">>::forms,
            .call = functions::sort},
    builtin{.name = "split",
            .forms = either_of<takes<2, "string", "delimiter">>::forms,
            .call = functions::split},
    builtin{.name = "sqrt", .forms = either_of<takes<1, "number">>::forms, .call = functions::sqrt},
    builtin{.name = "started by",
            .forms = either_of<range_to_point, range_to_range>::forms,
            .call = functions::started_by},
    builtin{.name = "starts",
            .forms = either_of<point_to_range, range_to_range>::forms,
            .call = functions::starts},
    builtin{.name = "starts with",
            .forms = either_of<takes<2, "string", "match">>::forms,
            .call = functions::starts_with},
    builtin{.name = "stddev",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::stddev},
    builtin{.name = "string",
            .forms = either_of<takes<1, "from">>::forms,
            .call = functions::to_string},
    builtin{.name = "string join",
            .forms = either_of<takes<1, "list", "delimiter">>::forms,
            .call = functions::string_join},
    builtin{.name = "string length",
            .forms = either_of<takes<1, "string">>::forms,
            .call = functions::string_length},
    builtin{.name = "sublist",
            .forms = either_of<takes<2, "list", "start position", "length">>::forms,
            .call = functions::sublist},
    builtin{.name = "substring",
            .forms = either_of<takes<2, "string", "start position", "length">>::forms,
            .call = functions::substring},
    builtin{.name = "substring after",
            .forms = either_of<takes<2, "string", "match">>::forms,
            .call = functions::substring_after},
    builtin{.name = "substring before",
            .forms = either_of<takes<2, "string", "match">>::forms,
            .call = functions::substring_before},
    builtin{.name = "sum", .forms = either_of<takes_any<1, "list">>::forms, .call = functions::sum},
    builtin{.name = "time",
            .forms =
                either_of<takes<1, "from">, takes<3, "hour", "minute", "second", "offset">>::forms,
            .call = functions::make_time},
    builtin{.name = "today", .forms = either_of<takes<0>>::forms, .call = functions::today},
    builtin{.name = "union",
            .forms = either_of<takes_any<1, "list">>::forms,
            .call = functions::union_of},
    builtin{.name = "upper case",
            .forms = either_of<takes<1, "string">>::forms,
            .call = functions::upper_case_text},
    builtin{.name = "week of year",
            .forms = either_of<takes<1, "date">>::forms,
            .call = functions::week_of_year},
    builtin{.name = "years and months duration",
            .forms = either_of<takes<2, "from", "to">>::forms,
            .call = functions::years_and_months_duration}};

static_assert(std::ranges::is_sorted(table, {}, &builtin::name));

} // namespace

std::span<const builtin> builtins() noexcept {
    return table;
}

const builtin* find_builtin(std::string_view name) noexcept {
    const auto* const found = std::ranges::lower_bound(table, name, {}, &builtin::name);
    return found != table.end() && found->name == name ? found : nullptr;
}

} // namespace tenet::feel
