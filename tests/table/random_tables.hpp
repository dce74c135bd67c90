#ifndef TENET_TESTS_TABLE_RANDOM_TABLES_HPP
#define TENET_TESTS_TABLE_RANDOM_TABLES_HPP

#include "tables.hpp"

#include <tenet/table/decision_table.hpp>

#include <random>
#include <string>
#include <vector>

namespace table_test {

/// Tables over the bench's first four names: a number, a text, a date and a boolean.
class random_tables {
public:
    explicit random_tables(std::uint32_t seed) : random_(seed) {}

    /// With `run_cells`, some cells are FEEL that has to be run.
    tenet::table::table_definition next(tenet::table::hit_policy policy, bool run_cells) {
        tenet::table::table_definition d;
        d.id = "random";
        d.policy = policy;
        columns_.clear();
        for (std::size_t c = 0; c < 4; ++c) {
            if (pick(3) != 0) columns_.push_back(c);
        }
        if (columns_.empty()) columns_.push_back(pick(4));
        for (const std::size_t c : columns_) d.inputs.push_back({names[c], {}, domain(c), {}});
        d.outputs = {{"out", {}, {"\"a\"", "\"b\"", "\"c\""}, "", {}}};
        for (std::size_t rules = 1 + pick(7); rules != 0; --rules) {
            std::vector<std::string> when;
            for (const std::size_t c : columns_) when.push_back(cell(c, run_cells));
            d.rules.push_back(rule(when, {std::string{"\""} + "abc"[pick(3)] + "\""}));
        }
        return d;
    }

    /// Repeats the expression of a column in another one, with cells of its own.
    void widen(tenet::table::table_definition& d, bool run_cells) {
        const std::size_t n = pick(columns_.size());
        d.inputs.push_back(d.inputs[n]);
        for (tenet::table::table_rule& r : d.rules) r.when.push_back(cell(columns_[n], run_cells));
        columns_.push_back(columns_[n]);
    }

    /// Which of the bench's names the columns of the last table are.
    [[nodiscard]] const std::vector<std::size_t>& columns() const { return columns_; }
    [[nodiscard]] bool has_domain(std::size_t name) const { return domains_[name]; }
    std::size_t pick(std::size_t n) { return random_() % n; }

    static constexpr const char* names[] = {"revenue", "grade", "since", "listed"};

private:
    std::vector<std::string> domain(std::size_t c) {
        domains_[c] = c < 2 && pick(3) == 0;
        if (!domains_[c]) return {};
        if (c == 0) return {"[0..4]"};
        return {"\"A\"", "\"B\"", "\"C\""};
    }

    std::string cell(std::size_t c, bool run_cells) {
        if (pick(4) == 0) return "-";
        if (run_cells && pick(6) == 0) return computed(c);
        const std::string tests = test(c) + (pick(3) == 0 ? ", " + test(c) : "");
        return pick(5) == 0 ? "not(" + tests + ")" : tests;
    }

    std::string computed(std::size_t c) {
        if (c == 0) return pick(2) == 0 ? ">= floor_limit" : "? * 2 > 5";
        if (c == 1) return "? in [\"A\", \"B\"] and string length(?) = 1";
        if (c == 2) return "?.day > 2";
        return "? or floor_limit > 2";
    }

    std::string test(std::size_t c) {
        if (c == 1) return std::string{"\""} + "ABC"[pick(3)] + "\"";
        if (c == 3) return pick(2) == 0 ? "true" : "false";
        const std::size_t low = pick(5);
        const std::size_t high = low + pick(5 - low);
        switch (pick(4)) {
        case 0: return point(c, low);
        case 1: return (pick(2) == 0 ? "< " : "<= ") + point(c, low);
        case 2: return (pick(2) == 0 ? "> " : ">= ") + point(c, low);
        default:
            return (pick(2) == 0 ? "[" : "(") + point(c, low) + ".." + point(c, high) +
                   (pick(2) == 0 ? "]" : ")");
        }
    }

    static std::string point(std::size_t c, std::size_t n) {
        if (c == 0) return std::to_string(n);
        return "date(\"2026-01-0" + std::to_string(n + 1) + "\")";
    }

    std::mt19937 random_;
    std::vector<std::size_t> columns_;
    bool domains_[4] = {};
};

/// Values of a name at which every cell above can change, and between.
inline std::vector<tenet::value> samples(std::size_t name, bool within_domain) {
    using tenet::decimal;
    using tenet::value;
    std::vector<value> out;
    switch (name) {
    case 0:
        for (int half = within_domain ? 0 : -1; half <= (within_domain ? 8 : 9); ++half) {
            out.emplace_back(decimal::scaled(half * 5, -1));
        }
        break;
    case 1:
        for (const char* text : {"A", "B", "C", "Z"}) {
            if (!within_domain || *text != 'Z') out.emplace_back(std::string_view{text});
        }
        break;
    case 2:
        for (int day = 31; day <= 37; ++day) {
            out.emplace_back(tenet::date::parse("2025-12-01")->plus_days(day - 1));
        }
        break;
    default: out = {value{false}, value{true}};
    }
    return out;
}

} // namespace table_test

#endif
