#include "compiled.hpp"

#include <tenet/feel/conformance.hpp>
#include <tenet/feel/operators.hpp>
#include <tenet/table/messages.hpp>

#include <algorithm>
#include <array>

namespace tenet::table {

namespace messages = table_messages;

namespace {

/// Makes the result of a match under the table's hit policy.
class decision {
public:
    decision(feel::evaluation& run, const compiled_table& table, const match_view& match)
        : run_(run), table_(table), match_(match) {}

    value make() {
        switch (table_.definition.policy) {
        case hit_policy::unique: return unique();
        case hit_policy::any: return any();
        case hit_policy::priority: return priority();
        case hit_policy::first: return first();
        case hit_policy::collect: return collect();
        case hit_policy::rule_order: return list(match_.matched);
        case hit_policy::output_order: return list(table_.ranked(run_, match_.matched));
        }
        return {};
    }

private:
    [[nodiscard]] bool none_matched() const { return match_.matched.empty(); }
    [[nodiscard]] bool is_closed() const { return match_.maybe.empty(); }
    value output(std::size_t rule) { return table_.output(run_, rule); }

    value violated(const message& what, std::size_t a, std::size_t b) {
        const std::string first = table_.rule_name(a);
        const std::string second = table_.rule_name(b);
        return run_.fail(what,
                         std::array<std::string_view, 3>{table_.definition.id, first, second});
    }

    /// The result all of `rules` agree on, and the default with them where no rule is sure to
    /// match; missing if they differ.
    value agreed(std::span<const std::size_t> rules) {
        if (rules.empty()) return table_.otherwise(run_);
        const value common = output(rules.front());
        for (const std::size_t rule : rules.subspan(1)) {
            if (!identical(common, output(rule))) return value::missing(match_.because);
        }
        if (none_matched() && !identical(common, table_.otherwise(run_))) {
            return value::missing(match_.because);
        }
        return common;
    }

    /// The rules that match for certain and those that may, as far as `keep` wants the latter.
    template <class F>
    std::span<const std::size_t> with_maybes(std::span<const std::size_t> sure, F&& keep) {
        const auto out = run_.memory().make_array<std::size_t>(sure.size() + match_.maybe.size());
        auto end = std::copy(sure.begin(), sure.end(), out.begin());
        end = std::copy_if(match_.maybe.begin(), match_.maybe.end(), end, keep);
        return out.first(static_cast<std::size_t>(end - out.begin()));
    }

    value unique() {
        if (match_.matched.size() > 1) {
            return violated(messages::several_matches, match_.matched[0], match_.matched[1]);
        }
        return agreed(with_maybes(match_.matched, [](std::size_t) { return true; }));
    }

    value any() {
        if (none_matched()) return agreed(match_.maybe);
        const value common = output(match_.matched.front());
        for (const std::size_t rule : match_.matched.subspan(1)) {
            if (!identical(common, output(rule))) {
                return violated(messages::matches_disagree, match_.matched.front(), rule);
            }
        }
        return agreed(with_maybes(match_.matched.first(1), [](std::size_t) { return true; }));
    }

    value first() {
        if (none_matched()) return agreed(match_.maybe);
        const std::size_t decides = match_.matched.front();
        return agreed(
            with_maybes(match_.matched.first(1), [&](std::size_t rule) { return rule < decides; }));
    }

    value priority() {
        if (none_matched()) return agreed(match_.maybe);
        const auto best = table_.ranked(run_, match_.matched).first(1);
        return agreed(with_maybes(
            best, [&](std::size_t rule) { return table_.goes_before(run_, rule, best[0]); }));
    }

    value collect() {
        switch (table_.definition.collects) {
        case aggregation::list: return list(match_.matched);
        case aggregation::count: return count();
        case aggregation::sum: return sum();
        case aggregation::min: return extreme(feel::comparison::less);
        case aggregation::max: return extreme(feel::comparison::greater);
        }
        return {};
    }

    [[nodiscard]] bool takes_default() const {
        return none_matched() && is_closed() && table_.has_default();
    }

    value list(std::span<const std::size_t> rules) {
        const bool by_default = takes_default();
        const auto items = run_.memory().make_array<value>(by_default ? 1 : rules.size());
        for (std::size_t n = 0; n < rules.size(); ++n) items[n] = output(rules[n]);
        if (by_default) items[0] = table_.otherwise(run_);
        auto* made = run_.memory().make<list_data>();
        made->size = items.size();
        made->base = items.data();
        made->maybes = match_.maybe.size();
        made->open_because = match_.because;
        return value::of(made);
    }

    value count() {
        if (takes_default()) return table_.otherwise(run_);
        const decimal known{static_cast<std::int64_t>(match_.matched.size())};
        if (is_closed()) return known;
        auto* cause = run_.memory().make<missing_cause>(*match_.because);
        cause->has_interval = true;
        cause->high_is_infinite = false;
        cause->low = known;
        cause->high = known + decimal{static_cast<std::int64_t>(match_.maybe.size())};
        return value::missing(cause);
    }

    value impossible() {
        return run_.fail(messages::aggregation_impossible,
                         std::array<std::string_view, 1>{table_.definition.id});
    }

    value sum() {
        if (none_matched() && is_closed()) return table_.otherwise(run_);
        value total{decimal{}};
        for (std::size_t n = 0; n < match_.matched.size(); ++n) {
            const value one = output(match_.matched[n]);
            total = n == 0 ? one : feel::compute(run_, feel::arithmetic::add, total, one);
            if (total.is_missing()) return total;
            if (total.is_null()) return impossible();
        }
        const auto adds_nothing = [&](std::size_t rule) {
            const value v = output(rule);
            return v.is(value_kind::number) && v.as_number().is_zero();
        };
        const bool decided =
            is_closed() || (!none_matched() &&
                            std::all_of(match_.maybe.begin(), match_.maybe.end(), adds_nothing));
        return decided ? total : value::missing(match_.because);
    }

    /// The least or greatest output; decided if no rule that may match goes beyond it.
    value extreme(feel::comparison better) {
        if (none_matched()) {
            return is_closed() ? table_.otherwise(run_) : value::missing(match_.because);
        }
        value best = output(match_.matched.front());
        for (const std::size_t rule : match_.matched.subspan(1)) {
            const value one = output(rule);
            const value is_better = feel::compare(run_, better, one, best);
            if (is_better.is_missing()) return is_better;
            if (is_better.is_null()) return impossible();
            if (is_better.is_true()) best = one;
        }
        for (const std::size_t rule : match_.maybe) {
            if (!feel::compare(run_, better, output(rule), best).is_false()) {
                return value::missing(match_.because);
            }
        }
        return best;
    }

    feel::evaluation& run_;
    const compiled_table& table_;
    const match_view& match_;
};

value as_context(feel::evaluation& run, const compiled_table& table,
                 std::span<const value> values) {
    if (values.size() == 1) return values[0];
    const auto entries = run.memory().make_array<context_entry>(values.size());
    for (std::size_t n = 0; n < values.size(); ++n) {
        entries[n] = {table.definition.outputs[n].name, values[n]};
    }
    auto* made = run.memory().make<context_data>();
    made->entries = entries;
    return value::of(made);
}

} // namespace

value output_cell::evaluate(feel::evaluation& in) const {
    if (run) return run->evaluate(in);
    if (!in.take_steps()) return in.out_of_steps();
    return in.exhausted() == nullptr ? literal : value::missing(in.exhausted());
}

value compiled_output::typed(feel::evaluation& run, const value& of_cell) const {
    return feel::coerce(run, of_cell, type);
}

value compiled_table::output(feel::evaluation& run, std::size_t rule) const {
    if (outputs.size() == 1) return outputs[0].typed(run, outputs[0].cell(rule).evaluate(run));
    const auto values = run.memory().make_array<value>(outputs.size());
    for (std::size_t n = 0; n < outputs.size(); ++n) {
        values[n] = outputs[n].typed(run, outputs[n].cell(rule).evaluate(run));
    }
    return as_context(run, *this, values);
}

value compiled_table::otherwise(feel::evaluation& run) const {
    if (!has_default()) return value::null();
    const auto values = run.memory().make_array<value>(outputs.size());
    for (std::size_t n = 0; n < outputs.size(); ++n) {
        if (outputs[n].otherwise)
            values[n] = outputs[n].typed(run, outputs[n].otherwise->evaluate(run));
    }
    return as_context(run, *this, values);
}

value compiled_table::result(feel::evaluation& run, const match_view& match) const {
    if (run.exhausted() != nullptr) return value::missing(run.exhausted());
    if (match.refused_input) {
        const std::size_t n = *match.refused_input;
        const std::string shown = to_text(match.inputs[n], 200);
        return run.fail(
            messages::input_not_allowed,
            std::array<std::string_view, 3>{definition.id, definition.inputs[n].expression, shown});
    }
    const value made = decision{run, *this, match}.make();
    return run.exhausted() == nullptr ? made : value::missing(run.exhausted());
}

} // namespace tenet::table
