#ifndef TENET_SRC_PORTFOLIO_MAPPING_PLAN_HPP
#define TENET_SRC_PORTFOLIO_MAPPING_PLAN_HPP

#include "portfolio/date_pattern.hpp"

#include <tenet/feel/expression.hpp>
#include <tenet/feel/scope.hpp>
#include <tenet/portfolio/mapping.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tenet::portfolio {

/// What is done to a cell's text before it is read.
struct text_steps {
    enum class letters : std::uint8_t { as_they_are, upper, lower };
    enum class fallback : std::uint8_t { refuse, keep, unset, code };
    bool trim = false;
    std::size_t take = 0; ///< only so many bytes from the beginning; 0: all
    std::string strip_prefix;
    std::string strip_suffix;
    letters letter_case = letters::as_they_are;
    bool has_codes = false;
    std::map<std::string, std::string, std::less<>> codes;
    fallback otherwise = fallback::refuse;
    std::string other_code;

    /// Whether nothing is done but trimming.
    [[nodiscard]] bool are_none_but_trim() const noexcept {
        return take == 0 && strip_prefix.empty() && strip_suffix.empty() &&
               letter_case == letters::as_they_are && !has_codes;
    }
};

/// How a text is read as a number.
struct number_format {
    std::string thousands;
    std::string point = ".";
    bool percent = false;

    [[nodiscard]] bool is_plain() const noexcept {
        return thousands.empty() && point == "." && !percent;
    }
    [[nodiscard]] std::optional<decimal> read(std::string_view text) const;
};

/// A named value of every row.
struct column_plan {
    enum class source : std::uint8_t { cell, constant, product, feel };
    std::string name;
    source how = source::cell;
    value_kind kind = value_kind::string;
    std::string from;
    text_steps steps;
    number_format number;
    std::vector<date_pattern> patterns{date_pattern{}}; ///< the first that fits counts
    std::vector<std::string> trues{"true"};
    std::vector<std::string> falses{"false"};
    owned_value constant;
    std::vector<std::uint32_t> factors; ///< columns
    std::optional<feel::expression> formula;
};

struct filter_plan {
    enum class test : std::uint8_t { present, empty, equals, starts_with, feel };
    std::string name;
    bool keep = true; ///< rows for which the test holds are kept, else the others
    test how = test::present;
    std::string from;
    std::string text;
    std::optional<feel::expression> formula;
};

/// Where a field of a record comes from.
struct field_plan {
    enum class source : std::uint8_t { first, last, sum, min, max, count, constant, feel };
    const field* to = nullptr;
    source how = source::first;
    std::uint32_t column = 0;
    bool is_computed = false; ///< the column is an expression: its null may mean unset
    owned_value constant;
    std::optional<feel::expression> formula;

    [[nodiscard]] bool is_aggregate() const noexcept {
        return how == source::sum || how == source::min || how == source::max ||
               how == source::count;
    }
};

struct list_plan {
    const field* outer = nullptr;
    std::vector<field_plan> fields; ///< of an element: columns and constants
};

struct record_plan {
    const record_type* type = nullptr;
    bool refuse_same_key = false;
    std::uint32_t key_column = 0;
    std::vector<filter_plan> when;
    std::vector<field_plan> fields;
    std::vector<list_plan> lists;
};

/// An end of a coverage statement: open, a date, or the outermost date of the records made.
struct coverage_end {
    bool from_data = false;
    std::optional<date> day;
};

struct coverage_plan {
    const record_type* type = nullptr;
    std::vector<std::string> accounts;
    coverage_end from;
    coverage_end to;
};

struct mapping::definition {
    std::shared_ptr<const catalogue> types;
    char separator = ',';
    char quote = '"';
    bool has_header = true;
    std::vector<std::string> header; ///< names given by the mapping
    std::string null_text;
    bool quarantine = false;
    std::vector<column_plan> columns;
    std::vector<filter_plan> filters;
    std::vector<record_plan> records;
    std::vector<coverage_plan> coverages;
};

} // namespace tenet::portfolio

#endif
