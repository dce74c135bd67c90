#include "program.hpp"

#include <algorithm>
#include <set>

/// What a compiled model is made of, for analysis.
namespace tenet::dmn {

void each_below(const logic& of, const logic::visitor& visit) {
    visit(of);
    of.each_part([&](const logic& part) { each_below(part, visit); });
}

void each_read(const logic& of, const std::function<void(const feel::fact_read&)>& visit) {
    each_below(of, [&](const logic& l) {
        if (const feel::expression* e = l.as_expression()) {
            for (const feel::fact_read& r : e->reads()) visit(r);
        } else if (const table::decision_table* t = l.as_table()) {
            for (const feel::fact_read& r : t->reads()) visit(r);
        }
    });
}

namespace {

/// The logic of a decision or knowledge model; null for others.
const logic* logic_of(const compiled_element& e) noexcept {
    return e.decides ? e.decides.get() : e.function.get();
}

std::set<std::uint32_t> slots_read(const compiled_element& of) {
    std::set<std::uint32_t> slots;
    const logic* l = logic_of(of);
    if (l != nullptr) each_read(*l, [&](const feel::fact_read& r) { slots.insert(r.slot); });
    return slots;
}

/// Where an element names another among those it requires.
place place_of(const model_element& by, const model_element& what) {
    for (const auto* some : {&by.requires_information, &by.requires_knowledge}) {
        const auto found = std::find_if(some->begin(), some->end(),
                                        [&](const auto& r) { return r.id == what.id; });
        if (found != some->end()) return found->at;
    }
    return by.at;
}

} // namespace

void decision_model::each_table(
    const std::function<void(const model_element&, const table::decision_table&)>& visit) const {
    for (const compiled_element& e : program_->parts) {
        const logic* all = logic_of(e);
        if (all == nullptr) continue;
        each_below(*all, [&](const logic& l) {
            if (const table::decision_table* t = l.as_table()) visit(*e.source, *t);
        });
    }
}

std::vector<decision_model::requirement> decision_model::requirements() const {
    std::vector<requirement> all;
    for (const compiled_element& e : program_->parts) {
        const std::set<std::uint32_t> read = slots_read(e);
        for (std::uint32_t slot = 0; slot < e.sees.size(); ++slot) {
            const binding& b = e.sees[slot];
            std::vector<std::uint32_t> elements = b.members;
            if (elements.empty()) elements.push_back(b.element);
            for (const std::uint32_t n : elements) {
                const model_element& what = *program_->parts[n].source;
                if (&what == e.source) continue;
                all.push_back({e.source, &what, read.count(slot) != 0, place_of(*e.source, what)});
            }
        }
    }
    return all;
}

} // namespace tenet::dmn
