#include "result_types.hpp"

#include <algorithm>
#include <array>

namespace tenet::feel {

namespace {

constexpr std::array<std::string_view, 31> booleans{"after",
                                                    "all",
                                                    "any",
                                                    "before",
                                                    "coincides",
                                                    "contains",
                                                    "during",
                                                    "ends with",
                                                    "even",
                                                    "finished by",
                                                    "finishes",
                                                    "includes",
                                                    "is",
                                                    "is missing",
                                                    "list contains",
                                                    "matches",
                                                    "meets",
                                                    "met by",
                                                    "not",
                                                    "odd",
                                                    "overlapped after by",
                                                    "overlapped before by",
                                                    "overlaps",
                                                    "overlaps after",
                                                    "overlaps before",
                                                    "overlapped by",
                                                    "started by",
                                                    "starts",
                                                    "starts with",
                                                    "and",
                                                    "or"};

constexpr std::array<std::string_view, 25> numbers{
    "abs",      "ceiling",      "count",           "day of year",
    "decimal",  "exp",          "floor",           "log",
    "mean",     "median",       "modulo",          "number",
    "product",  "round down",   "round half down", "round half up",
    "round up", "sqrt",         "stddev",          "string length",
    "sum",      "week of year", "round half even", "percentile",
    "share"};

constexpr std::array<std::string_view, 11> texts{
    "day of week", "lower case",      "month of year",    "replace",    "string", "string join",
    "substring",   "substring after", "substring before", "upper case", "trim"};

template <std::size_t n>
bool has(const std::array<std::string_view, n>& names, std::string_view name) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

type result_type_of(std::string_view builtin_name) {
    if (has(booleans, builtin_name)) return type::scalar(value_kind::boolean);
    if (has(numbers, builtin_name)) return type::scalar(value_kind::number);
    if (has(texts, builtin_name)) return type::scalar(value_kind::string);
    if (builtin_name == "date" || builtin_name == "today") return type::scalar(value_kind::date);
    if (builtin_name == "date and time" || builtin_name == "now") {
        return type::scalar(value_kind::date_time);
    }
    if (builtin_name == "time") return type::scalar(value_kind::time);
    if (builtin_name == "years and months duration") {
        return type::scalar(value_kind::year_month_duration);
    }
    return type::any();
}

bool form_takes(const signature& form, std::size_t count, const std::vector<std::string>& names) {
    const auto known = [&](std::string_view name) {
        return std::find(form.parameters.begin(), form.parameters.end(), name) !=
               form.parameters.end();
    };
    if (names.empty()) {
        return count >= form.required && (form.variadic || count <= form.parameters.size());
    }
    const auto given = [&](std::string_view name) {
        return std::count(names.begin(), names.end(), name) == 1;
    };
    const auto required =
        form.parameters.first(std::min<std::size_t>(form.required, form.parameters.size()));
    return std::all_of(names.begin(), names.end(),
                       [&](const auto& n) { return known(n) && given(n); }) &&
           std::all_of(required.begin(), required.end(), given);
}

} // namespace tenet::feel
