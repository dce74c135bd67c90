#include "program.hpp"

#include <tenet/table/decision_table.hpp>

#include <array>
#include <set>

namespace tenet::table {

namespace {

constexpr std::array named_policies{
    std::pair{hit_policy::unique, std::string_view{"unique"}},
    std::pair{hit_policy::any, std::string_view{"any"}},
    std::pair{hit_policy::priority, std::string_view{"priority"}},
    std::pair{hit_policy::first, std::string_view{"first"}},
    std::pair{hit_policy::collect, std::string_view{"collect"}},
    std::pair{hit_policy::rule_order, std::string_view{"rule_order"}},
    std::pair{hit_policy::output_order, std::string_view{"output_order"}},
};

constexpr std::array named_aggregations{
    std::pair{aggregation::list, std::string_view{"list"}},
    std::pair{aggregation::sum, std::string_view{"sum"}},
    std::pair{aggregation::count, std::string_view{"count"}},
    std::pair{aggregation::min, std::string_view{"min"}},
    std::pair{aggregation::max, std::string_view{"max"}},
};

match_result owned(const match_view& match) {
    return {{match.inputs.begin(), match.inputs.end()},
            {match.matched.begin(), match.matched.end()},
            {match.maybe.begin(), match.maybe.end()},
            match.because,
            match.refused_input};
}

} // namespace

std::string_view name_of(hit_policy policy) noexcept {
    for (const auto& [p, name] : named_policies) {
        if (p == policy) return name;
    }
    return {};
}

std::optional<hit_policy> find_hit_policy(std::string_view name) noexcept {
    for (const auto& [p, n] : named_policies) {
        if (n == name) return p;
    }
    return std::nullopt;
}

std::optional<aggregation> find_aggregation(std::string_view name) noexcept {
    for (const auto& [a, n] : named_aggregations) {
        if (n == name) return a;
    }
    return std::nullopt;
}

value decision_table::evaluate(feel::evaluation& run) const {
    return program_->result(run, program_->match(run, true));
}

value decision_table::result_of(feel::evaluation& run, const match_view& match) const {
    return program_->result(run, match);
}

match_view decision_table::find(feel::evaluation& run) const {
    return program_->match(run, true);
}

match_result decision_table::match(feel::evaluation& run) const {
    return owned(program_->match(run, true));
}

match_result decision_table::match_by_running(feel::evaluation& run) const {
    return owned(program_->match(run, false));
}

std::vector<cell_finding> decision_table::failing_cells(feel::evaluation& run,
                                                        const match_view& match,
                                                        std::size_t rule) const {
    std::vector<cell_finding> found;
    const slot_guard guard{run, program_->first_slot, match.inputs};
    for (std::size_t n = 0; n < program_->inputs.size(); ++n) {
        const compiled_input& in = program_->inputs[n];
        if (in.cell(rule).set.any) continue;
        const value is = in.run(in.cell(rule), run);
        if (!is.is_true()) found.push_back({n, is});
    }
    return found;
}

value decision_table::output_of(feel::evaluation& run, std::size_t rule) const {
    return program_->output(run, rule);
}

const table_definition& decision_table::definition() const noexcept {
    return program_->definition;
}

std::span<const feel::expression> decision_table::input_expressions() const noexcept {
    return program_->input_expressions;
}

namespace {

/// Calls `see` with everything that was compiled.
template <class Program, class See>
void each_part(const Program& of, const See& see) {
    for (const compiled_input& in : of.inputs) {
        see(in.expression);
        if (in.allowed) see(*in.allowed);
        for (const compiled_cell& cell : in.cells) see(cell);
    }
    for (const compiled_output& out : of.outputs) {
        for (const output_cell& cell : out.cells) {
            if (cell.run) see(*cell.run);
        }
        if (out.otherwise) see(*out.otherwise);
    }
}

} // namespace

std::vector<feel::fact_read> decision_table::reads() const {
    std::vector<feel::fact_read> all;
    std::set<std::pair<std::uint32_t, std::string>> seen;
    each_part(*program_, [&](const auto& part) {
        for (const feel::fact_read& r : part.reads()) {
            const bool own = r.slot >= program_->first_slot;
            if (!own && seen.emplace(r.slot, r.path).second) all.push_back(r);
        }
    });
    return all;
}

std::vector<feel::relation_use> decision_table::relations() const {
    std::vector<feel::relation_use> all;
    each_part(*program_, [&](const auto& part) {
        const auto more = part.relations();
        all.insert(all.end(), more.begin(), more.end());
    });
    return all;
}

const feel::test_set& decision_table::cell(std::size_t rule, std::size_t input) const noexcept {
    return program_->inputs[input].cell(rule).set;
}

const std::optional<value_set>& decision_table::domain(std::size_t input) const noexcept {
    return program_->inputs[input].domain;
}

std::optional<value> decision_table::constant_output(std::size_t rule,
                                                     std::size_t output) const noexcept {
    return program_->outputs[output].cell(rule).constant();
}

std::size_t decision_table::index_bytes() const noexcept {
    std::size_t sum = 0;
    for (const compiled_input& in : program_->inputs) sum += in.index.bytes();
    return sum;
}

} // namespace tenet::table
