#include "program.hpp"
#include "recorder.hpp"

#include <tenet/dmn/messages.hpp>

#include <algorithm>

namespace tenet::dmn {

namespace messages = dmn_messages;

value decision_model_program::value_of(std::uint32_t part, std::span<const value> values) const {
    const compiled_element& e = parts[part];
    const bool callable = e.source->is == model_element::kind::knowledge ||
                          e.source->is == model_element::kind::service;
    return callable ? value::of(&e.callable) : values[part];
}

value decision_model_program::seen(feel::evaluation& run, const binding& b,
                                   std::span<const value> values) const {
    if (b.members.empty()) return value_of(b.element, values);
    const auto entries = run.memory().make_array<context_entry>(b.members.size());
    for (std::size_t n = 0; n < entries.size(); ++n) {
        entries[n] = {b.member_names[n], value_of(b.members[n], values)};
    }
    auto* made = run.memory().make<context_data>();
    made->entries = entries;
    return value::of(made);
}

namespace {

value decided(feel::evaluation& run, const compiled_element& d) {
    recorder* records = recorder::of(run);
    if (records == nullptr) return d.decides->evaluate(run);
    const std::size_t step =
        records->begin(trace_step::kind::decision, d.source->name, d.decides.get(), d.slot_names);
    const value answer = d.decides->evaluate(run);
    records->end(step, answer);
    return answer;
}

/// Says of a run that has ended in which element it did.
void end_in(feel::evaluation& run, std::string_view zh, std::string_view en,
            const model_element& e) {
    if (run.exhausted() == nullptr) return;
    run.ended_at(e.at);
    run.ended_in(std::string{zh} + "“" + e.name + "”", std::string{en} + " \"" + e.name + "\"");
}

} // namespace

void decision_model_program::run_all(feel::evaluation& run, const compiled_element& of,
                                     std::span<value> values) const {
    for (const std::uint32_t n : of.order) {
        const compiled_element& d = parts[n];
        const feel::frame_guard frame{run};
        run.need_slots(static_cast<std::uint32_t>(d.sees.size()));
        for (std::size_t slot = 0; slot < d.sees.size(); ++slot) {
            run.set(static_cast<std::uint32_t>(slot), seen(run, d.sees[slot], values));
        }
        values[n] = decided(run, d);
        if (run.exhausted() != nullptr) return end_in(run, "决策", "decision", *d.source);
    }
}

value decision_model_program::run_service(feel::evaluation& run, const compiled_element& of,
                                          std::span<const value> arguments) const {
    const auto values = run.memory().make_array<value>(parts.size());
    for (std::size_t n = 0; n < of.parameters.size(); ++n) {
        bool good = true;
        const value v =
            typed(run, of.parameter_views[n], arguments[n], parts[of.parameters[n]].is, good);
        if (!good) return v;
        values[of.parameters[n]] = v;
    }
    run_all(run, of, values);
    if (run.exhausted() != nullptr) {
        end_in(run, "决策服务", "decision service", *of.source);
        return value::missing(run.exhausted());
    }
    if (of.outputs.size() == 1) return feel::coerce(run, values[of.outputs[0]], of.is);
    const auto entries = run.memory().make_array<context_entry>(of.outputs.size());
    for (std::size_t n = 0; n < entries.size(); ++n) {
        entries[n] = {parts[of.outputs[n]].source->name, values[of.outputs[n]]};
    }
    auto* made = run.memory().make<context_data>();
    made->entries = entries;
    return feel::coerce(run, value::of(made), of.is);
}

value decision_model_program::call_service(feel::evaluation& run, const function_data& self,
                                           std::span<const value> arguments) {
    const auto& e = *static_cast<const compiled_element*>(self.code);
    recorder* records = recorder::of(run);
    if (records == nullptr) return e.in->run_service(run, e, arguments);
    const std::size_t step = records->begin(trace_step::kind::service, e.source->name, nullptr, {});
    const value answer = e.in->run_service(run, e, arguments);
    records->end(step, answer);
    return answer;
}

value decision_model_program::call_knowledge(feel::evaluation& run, const function_data& self,
                                             std::span<const value> arguments) {
    const auto& e = *static_cast<const compiled_element*>(self.code);
    const auto captured = run.memory().make_array<value>(e.sees.size());
    for (std::size_t n = 0; n < e.sees.size(); ++n) captured[n] = e.in->seen(run, e.sees[n], {});
    function_data inner;
    inner.code = e.function.get();
    inner.captured = captured;
    const value answer = function_logic::call(run, inner, arguments);
    end_in(run, "业务知识模型", "knowledge model", *e.source);
    return answer;
}

namespace {

template <class Items>
std::optional<std::uint32_t> numbered(const Items& items, std::string_view name,
                                      std::string_view model, std::string_view first) {
    std::optional<std::uint32_t> only;
    std::size_t found = 0;
    for (std::uint32_t n = 0; n < items.size(); ++n) {
        if (items[n].name != name || (!model.empty() && items[n].model != model)) continue;
        if (items[n].model == (model.empty() ? first : model)) return n;
        only = n;
        ++found;
    }
    return found == 1 ? only : std::nullopt;
}

} // namespace

std::span<const decision_model::input> decision_model::inputs() const noexcept {
    return program_->inputs;
}

std::optional<std::uint32_t> decision_model::find_input(std::string_view name,
                                                        std::string_view model) const {
    return numbered(program_->inputs, name, model, program_->models[0].model);
}

std::span<const decision_model::element> decision_model::elements() const noexcept {
    return program_->elements;
}

std::optional<std::uint32_t> decision_model::find(std::string_view name,
                                                  std::string_view model) const {
    return numbered(program_->elements, name, model, program_->models[0].model);
}

value decision_model::decide(feel::evaluation& run, std::uint32_t decision) const {
    const compiled_element& of = program_->parts[program_->first_element() + decision];
    if (!of.decides) return call(run, decision, {});
    const auto values = run.memory().make_array<value>(program_->parts.size());
    run.need_slots(program_->first_element());
    for (const std::uint32_t n : program_->elements[decision].inputs) {
        bool good = true;
        values[n] = typed(run, program_->inputs[n].name, run.slot(n), program_->parts[n].is, good);
    }
    program_->run_all(run, of, values);
    if (run.exhausted() != nullptr) return value::missing(run.exhausted());
    return values[program_->first_element() + decision];
}

value decision_model::call(feel::evaluation& run, std::uint32_t callable,
                           std::span<const value> arguments) const {
    const compiled_element& of = program_->parts[program_->first_element() + callable];
    if (of.decides) return decide(run, callable);
    return feel::invoke(run, value::of(&of.callable), arguments);
}

value decision_model::decide(feel::evaluation& run, std::uint32_t decision, trace& into) const {
    const recorder records{run, into};
    return decide(run, decision);
}

value decision_model::call(feel::evaluation& run, std::uint32_t callable,
                           std::span<const value> arguments, trace& into) const {
    const recorder records{run, into};
    return call(run, callable, arguments);
}

const diagnostics& decision_model::problems() const noexcept {
    return program_->problems;
}

std::span<const model_definition> decision_model::models() const noexcept {
    return program_->models;
}

} // namespace tenet::dmn
