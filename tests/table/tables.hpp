#ifndef TENET_TESTS_TABLE_TABLES_HPP
#define TENET_TESTS_TABLE_TABLES_HPP

#include <tenet/table/decision_table.hpp>

#include <string>
#include <string_view>
#include <support/catch.hpp>
#include <variant>
#include <vector>

namespace table_test {

struct missing_tag {};
inline constexpr missing_tag missing;

/// What a test puts into a slot.
struct cell_value {
    cell_value(missing_tag) : is(tenet::value::missing(nullptr)), absent(true) {} // NOLINT
    cell_value(const char* text) : is(std::string_view{text}) {}                  // NOLINT
    cell_value(tenet::decimal n) : is(n) {}                                       // NOLINT
    cell_value(tenet::value v) : is(v) {}                                         // NOLINT
    tenet::value is;
    bool absent = false;
};

/// A scope with a few names, and an evaluation over it that spreads missing values.
struct bench {
    tenet::feel::scope names;
    std::uint32_t revenue =
        names.add("revenue", "营业额", tenet::feel::type::scalar(tenet::value_kind::number));
    std::uint32_t grade =
        names.add("grade", "等级", tenet::feel::type::scalar(tenet::value_kind::string));
    std::uint32_t since =
        names.add("since", "起始日", tenet::feel::type::scalar(tenet::value_kind::date));
    std::uint32_t listed =
        names.add("listed", "上市", tenet::feel::type::scalar(tenet::value_kind::boolean));
    std::uint32_t floor_limit =
        names.add("floor_limit", "下限", tenet::feel::type::scalar(tenet::value_kind::number));
    tenet::feel::run_context context = spreading();
    tenet::feel::evaluation run{context};
    std::vector<tenet::missing_cause> causes = std::vector<tenet::missing_cause>(8);

    static tenet::feel::run_context spreading() {
        tenet::feel::run_context c;
        c.missing = tenet::feel::missing_mode::spread;
        return c;
    }

    tenet::table::decision_table compile(tenet::table::table_definition d) const {
        auto compiled = tenet::table::decision_table::compile(std::move(d), names);
        if (!compiled) FAIL(compiled.error().text(tenet::language::en));
        return *compiled;
    }

    /// Fills the slots in order.
    void set(std::vector<cell_value> values) {
        run.reset();
        for (std::uint32_t n = 0; n < values.size(); ++n) {
            causes[n].path = names.slots()[n].name;
            run.set(n, values[n].absent ? tenet::value::missing(&causes[n]) : values[n].is);
        }
    }

    tenet::value evaluate(const tenet::table::decision_table& t, std::vector<cell_value> values) {
        set(std::move(values));
        return t.evaluate(run);
    }

    std::string text(const tenet::table::decision_table& t, std::vector<cell_value> values) {
        return tenet::to_text(evaluate(t, std::move(values)));
    }
};

inline tenet::table::table_rule rule(std::vector<std::string> when, std::vector<std::string> then) {
    tenet::table::table_rule r;
    r.when = std::move(when);
    r.then = std::move(then);
    return r;
}

} // namespace table_test

#endif
