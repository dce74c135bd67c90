#include "rule_explainer.hpp"

#include <tenet/feel/conformance.hpp>

#include <algorithm>

namespace tenet::table {

namespace {

using reach = rule_explanation::reach;

/// Whether one of two paths leads to the other, or beyond.
bool overlap(const feel::fact_read& a, const feel::fact_read& b) {
    if (a.slot != b.slot) return false;
    const auto& shorter = a.path.size() < b.path.size() ? a.path : b.path;
    const auto& longer = a.path.size() < b.path.size() ? b.path : a.path;
    if (longer.compare(0, shorter.size(), shorter) != 0) return false;
    return longer.size() == shorter.size() || longer[shorter.size()] == '.';
}

bool overlap(std::span<const feel::fact_read> some, std::span<const feel::fact_read> others) {
    return std::any_of(some.begin(), some.end(), [&](const feel::fact_read& a) {
        return std::any_of(others.begin(), others.end(),
                           [&](const feel::fact_read& b) { return overlap(a, b); });
    });
}

/// A value that a change means: itself, or one past a bound that is not accepted.
std::optional<owned_value> example_of(const value_set& wanted, const nearest_value& to) {
    if (!to.beyond) return to.at;
    const line on = wanted.positions().on();
    const decimal bound = position_on_line(*to.at);
    const interval past = to.upwards ? interval{bound, std::nullopt, false, true}
                                     : interval{std::nullopt, bound, true, false};
    // The part next to the bound, should there be others farther away.
    for (const interval& part : wanted.positions().intervals()) {
        const interval_set both = interval_set{on, part}.intersected(interval_set{on, past});
        const bool touches = to.upwards ? part.low == bound : part.high == bound;
        if (!touches || both.empty()) continue;
        return value_on_line(on, *both.witness());
    }
    return std::nullopt;
}

/// The change to a value that is wanted; where the input has no such value, to any.
std::optional<nearest_value> change_to(const value_set& wanted, const value& now) {
    if (wanted.kind() == now.kind()) return nearest_in(wanted, now);
    auto any = wanted.witness();
    if (!any) return std::nullopt;
    return nearest_value{std::move(*any), false, false, std::nullopt};
}

/// What else would do, where no value is nearer than another.
std::string others_of(const value_set& wanted, const value& now) {
    const bool is_apart = !wanted.on() || wanted.kind() != now.kind();
    if (!is_apart) return {};
    if (wanted.kind() == value_kind::string && wanted.named().size() == 1 &&
        !wanted.all_but_named()) {
        return {};
    }
    const std::string text = wanted.text();
    return wanted.kind() == value_kind::boolean && text != "-" ? std::string{} : text;
}

} // namespace

feel::test_set rule_explainer::accepted(std::size_t rule, std::size_t input) const {
    const feel::test_set& known = of_.cell(rule, input);
    if (known.is_known()) return known;
    return feel::read_test_set(table_.definition.rules[rule].when[input], table_.names, run_);
}

rule_explanation rule_explainer::explain(std::size_t rule) {
    rule_explanation out;
    out.rule = rule;
    for (const cell_finding& found : of_.failing_cells(run_, match_, rule)) {
        cell_miss miss;
        miss.input = found.input;
        miss.is = match_.inputs[found.input];
        miss.accepts = table_.definition.rules[rule].when[found.input];
        const feel::test_set cell = accepted(rule, found.input);
        if (cell.values) miss.nearest = nearest_in(*cell.values, miss.is);
        out.misses.push_back(std::move(miss));
    }
    if (out.misses.empty()) {
        out.is = rule_explanation::outcome::matched;
    } else if (std::find(match_.maybe.begin(), match_.maybe.end(), rule) != match_.maybe.end()) {
        out.is = rule_explanation::outcome::open;
    } else {
        find_change(out);
    }
    return out;
}

std::vector<feel::expression_explanation>
rule_explainer::empty_parts(std::span<const std::size_t> rules, std::size_t most) {
    std::vector<feel::expression_explanation> found;
    const auto take = [&](const feel::expression& e, const place& at) {
        feel::compile_options how = table_.how;
        how.at = at;
        auto one = feel::explain(e, table_.names, run_, how, most);
        most -= one.empty_parts.size();
        if (!one.empty_parts.empty()) found.push_back(std::move(one));
    };
    for (std::size_t n = 0; n < table_.inputs.size(); ++n) {
        take(table_.inputs[n].expression, table_.definition.inputs[n].at);
    }
    for (const std::size_t rule : rules) {
        const place& at = table_.definition.rules[rule].at;
        for (const compiled_output& o : table_.outputs) {
            if (const auto& run = o.cell(rule).run) take(*run, at);
        }
    }
    return found;
}

std::vector<std::size_t> rule_explainer::columns_of(std::size_t input) const {
    std::vector<std::size_t> columns;
    for (std::size_t n = 0; n < table_.inputs.size(); ++n) {
        const bool same =
            table_.definition.inputs[n].expression == table_.definition.inputs[input].expression;
        if (same) columns.push_back(n);
    }
    return columns;
}

bool rule_explainer::share_reads(std::size_t a, std::size_t b) const {
    return overlap(table_.inputs[a].expression.reads(), table_.inputs[b].expression.reads());
}

std::optional<std::uint32_t> rule_explainer::slot_of(std::size_t input) const {
    return table_.names.find(table_.definition.inputs[input].expression);
}

std::optional<value_set> rule_explainer::wanted(std::size_t rule,
                                                std::span<const std::size_t> columns) const {
    std::optional<value_set> all;
    const auto take = [&](const value_set& more) {
        if (!all) {
            all = more;
        } else {
            all = all->is_like(more) ? all->intersected(more) : value_set{all->kind()};
        }
    };
    const auto take_type = [&](const feel::type& is) {
        const auto allowed = is.allowed ? is.allowed->values() : std::nullopt;
        if (allowed) take(*allowed);
    };
    if (const auto slot = slot_of(columns[0])) take_type(table_.names.slots()[*slot].is);
    for (const std::size_t n : columns) {
        take_type(table_.inputs[n].type);
        const feel::test_set cell = accepted(rule, n);
        if (cell.values) take(*cell.values);
        const compiled_input& in = table_.inputs[n];
        if (in.domain) take(*in.domain);
        const bool is_told = cell.is_known() && in.allowed.has_value() == in.domain.has_value();
        if (!is_told) return std::nullopt;
    }
    return all;
}

bool rule_explainer::is_entangled(std::size_t rule, std::span<const std::size_t> columns) const {
    const auto reads = table_.inputs[columns[0]].expression.reads();
    const bool is_name = slot_of(columns[0]).has_value();
    for (std::size_t n = 0; n < table_.inputs.size(); ++n) {
        const compiled_cell& cell = table_.inputs[n].cell(rule);
        const bool own = std::find(columns.begin(), columns.end(), n) != columns.end();
        // A name that is set anew is seen everywhere; what it moves has to be nothing that the
        // change is measured against. Of what an expression reads nobody knows the new values.
        if (is_name && !own) continue;
        if (!own && share_reads(columns[0], n)) return true;
        if (overlap(cell.reads(), reads)) return true;
    }
    return false;
}

bool rule_explainer::matches_with(std::size_t rule, std::span<const std::size_t> columns,
                                  const value& changed) const {
    const auto slot = slot_of(columns[0]);
    value before;
    if (slot) {
        const value typed = feel::coerce(run_, changed, table_.names.slots()[*slot].is);
        if (typed.is_null() || typed.is_missing()) return false;
        run_.need_slots(*slot + 1);
        before = run_.slot(*slot);
        run_.set(*slot, changed);
    }
    const auto values = run_.memory().make_array<value>(table_.inputs.size());
    for (std::size_t n = 0; n < values.size(); ++n) {
        const bool own = std::find(columns.begin(), columns.end(), n) != columns.end();
        values[n] = own || !slot ? match_.inputs[n] : table_.inputs[n].expression.evaluate(run_);
        if (own) values[n] = changed;
        values[n] = feel::coerce(run_, values[n], table_.inputs[n].type);
    }
    match_view other = match_;
    other.inputs = values;
    const bool matches = of_.failing_cells(run_, other, rule).empty();
    if (slot) run_.set(*slot, before);
    return matches && run_.exhausted() == nullptr;
}

bool rule_explainer::needs_several(const rule_explanation& rule,
                                   std::span<const std::size_t> columns) {
    return std::any_of(rule.misses.begin(), rule.misses.end(), [&](const cell_miss& m) {
        return std::find(columns.begin(), columns.end(), m.input) == columns.end();
    });
}

bool rule_explainer::hang_together(const rule_explanation& rule) const {
    for (const cell_miss& a : rule.misses) {
        const auto& cell = table_.inputs[a.input].cell(rule.rule);
        for (const cell_miss& b : rule.misses) {
            if (a.input == b.input) continue;
            const auto reads = table_.inputs[b.input].expression.reads();
            if (share_reads(a.input, b.input) || overlap(cell.reads(), reads)) return true;
        }
    }
    return false;
}

void rule_explainer::find_change(rule_explanation& into) {
    const std::size_t input = into.misses.front().input;
    const std::vector<std::size_t> columns = columns_of(input);
    if (needs_several(into, columns)) {
        if (!hang_together(into)) into.by = reach::several_inputs;
        return;
    }
    const auto set = wanted(into.rule, columns);
    if (!set || is_entangled(into.rule, columns)) return;
    if (set->empty()) {
        into.by = reach::none;
        return;
    }
    const value& now = match_.inputs[input];
    auto to = change_to(*set, now);
    const auto example = to ? example_of(*set, *to) : std::nullopt;
    if (!example || !matches_with(into.rule, columns, **example)) return;
    into.by = reach::one_change;
    into.change = input_change{columns[0], std::move(*to), others_of(*set, now)};
}

} // namespace tenet::table
