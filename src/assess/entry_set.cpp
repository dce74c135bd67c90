#include "assess/interpreter.hpp"

#include <algorithm>

namespace tenet::assess {

/// The targets of a transition, what lies below them by default, and what lies between them and
/// `above`. Recursion goes down the nesting of states, which is bounded.
void interpreter::add_targets(const state_set& targets, std::uint32_t above, entry& to) const {
    for (const std::uint32_t n : targets) add_descendants(n, to);
    for (const std::uint32_t n : targets) {
        const compiled_state& s = chart_.states[n];
        if (!s.is_history()) {
            add_ancestors(n, above, to);
            continue;
        }
        const state_set& known = now_->history[s.history];
        const auto& other = chart_.transitions[s.transitions.front()].targets;
        for (const std::uint32_t m : known.empty() ? other : known) add_ancestors(m, above, to);
    }
}

void interpreter::add_descendants(std::uint32_t n, entry& to) const {
    const compiled_state& s = chart_.states[n];
    if (s.is_history()) {
        add_history(n, to);
        return;
    }
    insert(to.states, n);
    if (s.compound()) {
        insert(to.by_default, n);
        for (const std::uint32_t m : s.initial) add_descendants(m, to);
        for (const std::uint32_t m : s.initial) add_ancestors(m, n, to);
    } else if (s.is == state_kind::parallel) {
        add_regions(n, to);
    }
}

void interpreter::add_history(std::uint32_t n, entry& to) const {
    const compiled_state& s = chart_.states[n];
    const state_set* states = &now_->history[s.history];
    if (states->empty()) {
        const compiled_transition& first = chart_.transitions[s.transitions.front()];
        to.history_content[s.parent] = &first.actions;
        states = &first.targets;
    }
    for (const std::uint32_t m : *states) add_descendants(m, to);
    for (const std::uint32_t m : *states) add_ancestors(m, s.parent, to);
}

void interpreter::add_ancestors(std::uint32_t n, std::uint32_t above, entry& to) const {
    for (std::uint32_t m = chart_.states[n].parent; m != above && m != 0 && m != none;
         m = chart_.states[m].parent) {
        insert(to.states, m);
        if (chart_.states[m].is == state_kind::parallel) add_regions(m, to);
    }
}

/// Enters the regions of a parallel state in which nothing is entered yet.
void interpreter::add_regions(std::uint32_t n, entry& to) const {
    for (const std::uint32_t region : chart_.states[n].children) {
        const bool begun = std::any_of(to.states.begin(), to.states.end(),
                                       [&](std::uint32_t s) { return chart_.descends(s, region); });
        if (!begun) add_descendants(region, to);
    }
}

void interpreter::enter(const entry& what) {
    for (const std::uint32_t n : what.states) {
        if (stopped()) return;
        insert(now_->active, n);
        const compiled_state& s = chart_.states[n];
        if (chart_.late_binding && !contains(now_->visited, n)) {
            insert(now_->visited, n);
            bind_data(n);
        }
        for (const compiled_block& b : s.on_entry) run_block(b);
        if (contains(what.by_default, n)) run_block(s.on_initial);
        const auto content = what.history_content.find(n);
        if (content != what.history_content.end()) run_block(*content->second);
        if (s.is == state_kind::final) enter_final(n);
    }
}

void interpreter::enter_final(std::uint32_t n) {
    const compiled_state& s = chart_.states[n];
    owned_value data;
    data_of(s.done, s.done_parameters, {}, data);
    if (s.parent == 0) {
        running_ = false;
        now_->ended_in = s.id;
        now_->result = std::move(data);
        return;
    }
    event finished;
    finished.name = "done.state." + chart_.states[s.parent].id;
    finished.is = event_kind::platform;
    finished.data = std::move(data);
    raise(std::move(finished));
    const std::uint32_t above = chart_.states[s.parent].parent;
    if (chart_.states[above].is != state_kind::parallel) return;
    const auto& regions = chart_.states[above].children;
    if (!std::all_of(regions.begin(), regions.end(), [&](auto r) { return in_final(r); })) return;
    event all;
    all.name = "done.state." + chart_.states[above].id;
    all.is = event_kind::platform;
    raise(std::move(all));
}

bool interpreter::in_final(std::uint32_t n) const {
    const compiled_state& s = chart_.states[n];
    if (s.compound()) {
        return std::any_of(s.children.begin(), s.children.end(), [&](std::uint32_t c) {
            return chart_.states[c].is == state_kind::final && contains(now_->active, c);
        });
    }
    return s.is == state_kind::parallel && !s.children.empty() &&
           std::all_of(s.children.begin(), s.children.end(), [&](auto c) { return in_final(c); });
}

void interpreter::bind_data(std::uint32_t state) {
    for (const std::uint32_t d : chart_.states[state].data) {
        if (!chart_.data[d].is.given()) continue;
        if (auto v = evaluate_owned(chart_.data[d].is)) set(d, std::move(*v));
    }
}

} // namespace tenet::assess
