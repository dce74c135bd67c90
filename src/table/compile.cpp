#include "program.hpp"

#include <tenet/table/decision_table.hpp>
#include <tenet/table/messages.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace tenet::table {

namespace messages = table_messages;

namespace {

place below(place at, std::string_view step, std::size_t n) {
    at.pointer += std::string{step} + std::to_string(n);
    return at;
}

/// Compiles the parts of one table, keeping every problem.
class table_compiler {
public:
    table_compiler(const feel::scope& names, const compile_options& options, diagnostics& problems)
        : names_(names), options_(options), problems_(problems) {}

    void run(compiled_table& into) {
        table_ = &into;
        into.names = names_;
        into.how = at({});
        into.first_slot = static_cast<std::uint32_t>(names_.slots().size());
        check_shape();
        if (problems_.has_errors()) return;
        for (std::size_t n = 0; n < definition().inputs.size(); ++n) compile_input(n);
        for (std::size_t n = 0; n < definition().outputs.size(); ++n) compile_output(n);
    }

private:
    [[nodiscard]] const table_definition& definition() const { return table_->definition; }

    [[nodiscard]] feel::compile_options at(place where) const {
        feel::compile_options o;
        o.at = std::move(where);
        o.pack_functions = options_.pack_functions;
        o.null_when_missing = options_.null_when_missing;
        o.externals = options_.externals;
        return o;
    }

    void check_shape() {
        const table_definition& d = definition();
        if (d.inputs.empty()) problems_.add(messages::no_inputs, {d.id}, d.at);
        if (d.outputs.empty()) problems_.add(messages::no_outputs, {d.id}, d.at);
        if (d.rules.size() > options_.max_rules) {
            problems_.add(
                messages::too_many_rules,
                {d.id, std::to_string(d.rules.size()), std::to_string(options_.max_rules)}, d.at);
            return;
        }
        check_rules();
        check_outputs();
    }

    void check_rules() {
        const table_definition& d = definition();
        std::set<std::string_view> ids;
        for (std::size_t r = 0; r < d.rules.size(); ++r) {
            const table_rule& rule = d.rules[r];
            if (!rule.id.empty() && !ids.insert(rule.id).second) {
                problems_.add(messages::duplicate_rule, {rule.id}, rule.at);
            }
            if (rule.when.size() == d.inputs.size() && rule.then.size() == d.outputs.size()) {
                continue;
            }
            problems_.add(messages::wrong_cells,
                          {table_->rule_name(r), std::to_string(rule.when.size()),
                           std::to_string(rule.then.size()), std::to_string(d.inputs.size()),
                           std::to_string(d.outputs.size())},
                          rule.at);
        }
    }

    void check_outputs() {
        const table_definition& d = definition();
        std::set<std::string_view> names;
        bool ranked = false;
        for (std::size_t n = 0; n < d.outputs.size(); ++n) {
            const table_output& o = d.outputs[n];
            ranked = ranked || !o.values.empty();
            if (d.outputs.size() > 1 && (o.name.empty() || !names.insert(o.name).second)) {
                problems_.add(messages::output_name, {std::to_string(n + 1), o.name}, o.at);
            }
        }
        const bool by_rank =
            d.policy == hit_policy::priority || d.policy == hit_policy::output_order;
        if (by_rank && !ranked) {
            problems_.add(messages::priority_needs_values, {std::string{name_of(d.policy)}}, d.at);
        }
        const bool counted = d.collects == aggregation::list || d.collects == aggregation::count;
        if ((d.collects != aggregation::list && d.policy != hit_policy::collect) ||
            (!counted && d.outputs.size() > 1)) {
            problems_.add(messages::aggregation_outputs, {}, d.at);
        }
    }

    /// The scope of a column's cells: the names, and a slot for each input up to this one.
    feel::scope scope_of_cells(std::size_t input, const feel::type& is) const {
        feel::scope scope = names_;
        for (std::size_t n = 0; n < input; ++n) scope.add("?", "", feel::type::any());
        scope.add("?", "", is);
        return scope;
    }

    void compile_input(std::size_t n) {
        const table_input& d = definition().inputs[n];
        auto expression = feel::expression::compile(d.expression, names_, at(d.at));
        if (!expression) {
            problems_.add(expression.error());
            return;
        }
        compiled_input in{
            *expression, compile_type(d.type, d.at), {}, {}, {}, {}, {}, feel::scope{}, 0};
        const bool typed = in.type.is != feel::type::family::any;
        in.names = scope_of_cells(n, typed ? in.type : expression->result_type());
        in.slot = table_->first_slot + static_cast<std::uint32_t>(n);
        compile_allowed(in, d);
        compile_cells(in, n);
        std::vector<const feel::test_set*> sets;
        for (const compiled_cell& cell : in.cells) sets.push_back(&cell.set);
        in.index = column_index{sets, in.cell_of_rule};
        table_->input_expressions.push_back(in.expression);
        table_->inputs.push_back(std::move(in));
    }

    feel::type compile_type(const std::string& text, const place& where) {
        if (text.empty()) return feel::type::any();
        auto read = feel::read_type(text, names_, where);
        if (read) return *read;
        problems_.add(read.error());
        return feel::type::any();
    }

    void compile_allowed(compiled_input& in, const table_input& d) {
        if (d.values.empty()) return;
        std::string joined;
        for (const std::string& v : d.values) joined += (joined.empty() ? "" : ", ") + v;
        auto allowed = feel::expression::compile_unary_tests(joined, in.names, in.slot, at(d.at));
        if (!allowed) {
            problems_.add(allowed.error());
            return;
        }
        in.allowed = *allowed;
        in.domain = feel::read_test_set(joined, in.names).values;
    }

    void compile_cells(compiled_input& in, std::size_t n) {
        std::unordered_map<std::string_view, std::uint32_t> known;
        const auto& rules = definition().rules;
        for (const table_rule& rule : rules) {
            const std::string& text = rule.when[n];
            const auto [entry, added] =
                known.emplace(text, static_cast<std::uint32_t>(in.cells.size()));
            if (added) {
                in.cells.emplace_back(feel::read_test_set(text, in.names), text);
                compile_cell(in, in.cells.back(), text, rule.at, n);
            }
            in.cell_of_rule.push_back(entry->second);
        }
    }

    void compile_cell(const compiled_input& in, compiled_cell& cell, const std::string& text,
                      const place& rule, std::size_t n) {
        if (cell.set.any || cell.waits()) return;
        auto run = feel::expression::compile_unary_tests(text, in.names, in.slot,
                                                         at(below(rule, "/when/", n)));
        if (run) {
            cell.compiled(std::move(*run));
        } else {
            problems_.add(run.error());
        }
    }

    void compile_output(std::size_t n) {
        const table_output& d = definition().outputs[n];
        compiled_output out;
        out.type = compile_type(d.type, d.at);
        for (const std::string& text : d.values) {
            auto allowed = feel::expression::compile(text, names_, at(d.at));
            if (!allowed) {
                problems_.add(allowed.error());
            } else if (const auto constant = allowed->constant()) {
                out.values.push_back(owned_value::copy(*constant));
            } else {
                problems_.add(messages::value_not_constant, {text}, d.at);
            }
        }
        if (!d.otherwise.empty()) {
            auto otherwise = feel::expression::compile(d.otherwise, names_, at(d.at));
            if (otherwise) {
                out.otherwise = *otherwise;
            } else {
                problems_.add(otherwise.error());
            }
        }
        compile_output_cells(out, n);
        table_->outputs.push_back(std::move(out));
    }

    void compile_output_cells(compiled_output& out, std::size_t n) {
        std::unordered_map<std::string_view, std::uint32_t> known;
        const auto& rules = definition().rules;
        for (std::size_t r = 0; r < rules.size(); ++r) {
            const std::string& text = rules[r].then[n];
            auto entry = known.find(text);
            if (entry == known.end()) {
                auto cell = compile_output_cell(text, rules[r].at, n);
                if (!cell) continue;
                check_allowed(out, *cell, r, n);
                entry = known.emplace(text, static_cast<std::uint32_t>(out.cells.size())).first;
                out.cells.push_back(std::move(*cell));
            }
            out.cell_of_rule.push_back(entry->second);
        }
    }

    std::optional<output_cell> compile_output_cell(const std::string& text, const place& rule,
                                                   std::size_t n) {
        if (const auto plain = feel::read_plain_literal(text, table_->literals)) {
            return output_cell{std::nullopt, *plain};
        }
        auto run = feel::expression::compile(text, names_, at(below(rule, "/then/", n)));
        if (run) return output_cell{std::move(*run)};
        problems_.add(run.error());
        return std::nullopt;
    }

    void check_allowed(const compiled_output& out, const output_cell& cell, std::size_t rule,
                       std::size_t n) {
        const auto constant = cell.constant();
        if (!constant || out.values.empty() || constant->is_null()) return;
        if (out.priority_of(*constant) < out.values.size()) return;
        const table_output& d = definition().outputs[n];
        problems_.add(messages::output_not_allowed,
                      {table_->rule_name(rule), to_text(*constant),
                       d.name.empty() ? std::to_string(n + 1) : d.name},
                      below(definition().rules[rule].at, "/then/", n));
    }

    const feel::scope& names_;
    const compile_options& options_;
    diagnostics& problems_;
    compiled_table* table_ = nullptr;
};

} // namespace

bool compiled_cell::waits() const noexcept {
    const std::size_t longest = feel::compile_options{}.max_bytes;
    return set.literal && text_.size() <= longest;
}

value compiled_cell::evaluate(feel::evaluation& run, const feel::scope& names,
                              std::uint32_t slot) const {
    const feel::expression* known = program();
    if (known == nullptr) {
        const auto compiled = feel::expression::compile_unary_tests(text_, names, slot);
        if (!compiled) return value::null();
        auto made = std::make_unique<const feel::expression>(*compiled);
        if (run_.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) {
            known = made.release();
        }
    }
    return known->evaluate(run);
}

std::size_t compiled_output::priority_of(const value& v) const {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const owned_value& o) { return identical(*o, v); });
    return static_cast<std::size_t>(found - values.begin());
}

std::string compiled_table::rule_name(std::size_t rule) const {
    const std::string& id = definition.rules[rule].id;
    return id.empty() ? std::to_string(rule + 1) : id;
}

bool compiled_table::has_default() const noexcept {
    return std::any_of(outputs.begin(), outputs.end(),
                       [](const compiled_output& o) { return o.otherwise.has_value(); });
}

result<decision_table> decision_table::compile(table_definition definition,
                                               const feel::scope& names,
                                               const compile_options& options) {
    auto made = std::make_shared<program>();
    made->definition = std::move(definition);
    diagnostics problems;
    table_compiler{names, options, problems}.run(*made);
    if (problems.has_errors()) return problems;
    decision_table table;
    table.program_ = std::move(made);
    return table;
}

} // namespace tenet::table
