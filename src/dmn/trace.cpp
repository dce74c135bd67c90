#include "logic.hpp"
#include "recorder.hpp"

#include <tenet/dmn/messages.hpp>

#include <algorithm>
#include <set>

namespace tenet::dmn {

std::size_t recorder::begin(trace_step::kind is, std::string_view name, const logic* code,
                            std::span<const std::string> slot_names) {
    const std::size_t number = into_.steps_.size() + into_.left_out_;
    ++depth_;
    if (into_.steps_.size() == into_.most_) {
        ++into_.left_out_;
        return number;
    }
    const bool named = is != trace_step::kind::table;
    const std::size_t count =
        named ? std::min(slot_names.size(), run_.slot_count()) : run_.slot_count();
    const arena::uncounted aside{run_.memory()};
    const auto slots = run_.memory().make_array<value>(count);
    for (std::size_t n = 0; n < count; ++n) slots[n] = run_.slot(static_cast<std::uint32_t>(n));
    trace_step step;
    step.is = is;
    step.depth = depth_ - 1;
    step.name = name;
    step.slots = slots;
    step.slot_names = slot_names;
    step.code = code;
    into_.steps_.push_back(step);
    return number;
}

trace_step* recorder::at(std::size_t step) {
    return step < into_.steps_.size() ? &into_.steps_[step] : nullptr;
}

void recorder::end(std::size_t step, const value& result) {
    --depth_;
    if (trace_step* s = at(step)) s->result = result;
}

void recorder::add_table(const table::decision_table& table, const table::match_view& match,
                         const value& result) {
    const std::size_t n = begin(trace_step::kind::table, {}, nullptr, {});
    if (trace_step* s = at(n)) {
        s->table = &table;
        s->match = match;
    }
    end(n, result);
}

void recorder::refuse(std::string_view name, const value& given, const feel::type& wanted) {
    if (into_.refusals_.size() < into_.most_) into_.refusals_.push_back({name, given, &wanted});
}

recording::recording(feel::evaluation& run, trace& into)
    : records_(std::make_unique<recorder>(run, into)) {}
recording::~recording() = default;

value evaluate(const table::decision_table& of, feel::evaluation& run) {
    recorder* records = recorder::of(run);
    if (records == nullptr) return of.evaluate(run);
    const table::match_view match = of.find(run);
    const value result = of.result_of(run, match);
    records->add_table(of, match, result);
    return result;
}

value typed(feel::evaluation& run, std::string_view name, const value& given, const feel::type& is,
            bool& good) {
    const value v = feel::coerce(run, given, is);
    const bool had_value = !given.is_null() && !given.is_missing();
    if (!had_value || (!v.is_null() && !v.is_missing())) return v;
    good = false;
    if (recorder* records = recorder::of(run)) records->refuse(name, given, is);
    return v;
}

diagnostic trace_refusal::as_diagnostic() const {
    constexpr std::size_t shown = 200;
    return {dmn_messages::input_wrong,
            {std::string{name}, to_text(given, shown), feel::text_of(*wanted)}};
}

std::vector<trace_read> trace::reads(const trace_step& step) {
    std::vector<trace_read> out;
    if (step.code == nullptr) return out;
    std::set<std::uint32_t> seen;
    each_read(*step.code, [&](const feel::fact_read& r) {
        if (r.slot >= step.slots.size() || !seen.insert(r.slot).second) return;
        out.push_back({step.slot_names[r.slot], step.slots[r.slot]});
    });
    return out;
}

std::optional<diagnostic> trace::null_because(const trace_step& step, const feel::evaluation& run) {
    const bool is_error =
        step.result.is_missing() && step.result.cause()->why == missing_cause::reason::error;
    if (step.code == nullptr || (!step.result.is_null() && !is_error)) return std::nullopt;
    feel::run_context strict = run.context();
    strict.strict = true;
    feel::evaluation again{strict};
    for (std::uint32_t n = 0; n < step.slots.size(); ++n) again.set(n, step.slots[n]);
    const value v = step.code->evaluate(again);
    if (!v.is_missing()) return std::nullopt;
    for (const missing_cause* cause : leaves(v.cause())) {
        if (cause->why != missing_cause::reason::error &&
            cause->why != missing_cause::reason::limit) {
            continue;
        }
        std::vector<std::string> arguments(cause->arguments.begin(), cause->arguments.end());
        return diagnostic{*cause->what, std::move(arguments)};
    }
    return std::nullopt;
}

value recorder::explain(const feel::expression& e, const feel::scope& names,
                        const feel::compile_options& how) {
    feel::expression_explanation found = feel::explain(e, names, run_, how, most_parts_);
    const value result = found.result;
    most_parts_ -= found.empty_parts.size();
    explanations_->push_back(std::move(found)); // later ones may read what lies in its program
    return result;
}

namespace {

/// Puts the slots a step ran with into an evaluation.
void set_slots(feel::evaluation& run, const trace_step& step) {
    for (std::uint32_t n = 0; n < step.slots.size(); ++n) run.set(n, step.slots[n]);
}

} // namespace

std::vector<feel::expression_explanation>
trace::empty_parts(const trace_step& step, feel::evaluation& again, std::size_t most) {
    std::vector<feel::expression_explanation> found;
    set_slots(again, step);
    if (step.table != nullptr) {
        const auto rules = step.table->grounds_of(again, step.match, step.result).rules;
        return table::explain_empty_parts(*step.table, again, rules, most);
    }
    if (step.code == nullptr) return found;
    trace unheard{0};
    recorder records{again, unheard};
    records.explain_into(found, most);
    (void)step.code->evaluate(again);
    return found;
}

table::match_grounds trace::grounds(const trace_step& step, const feel::evaluation& run) {
    if (step.table == nullptr) return {};
    feel::evaluation again{run.context()};
    set_slots(again, step);
    return step.table->grounds_of(again, step.match, step.result);
}

std::vector<table::rule_explanation> trace::misses(const trace_step& step,
                                                   const feel::evaluation& run, std::size_t most) {
    if (step.table == nullptr) return {};
    feel::evaluation again{run.context()};
    set_slots(again, step);
    return table::explain_misses(*step.table, again, step.match, most);
}

} // namespace tenet::dmn
