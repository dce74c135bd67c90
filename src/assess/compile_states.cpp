#include "assess/compiler.hpp"

#include <tenet/assess/messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = assess_messages;

void compiler::compile(statechart::program& out) {
    out_ = &out;
    out.id = from_.id;
    out.late_binding = from_.late_binding;
    out.effects = from_.effects;
    out.roles = from_.roles;
    out.exclusive = from_.exclusive;
    out.at = from_.at;
    compiled_state root;
    root.depth = 0;
    out.states.push_back(std::move(root));
    if (from_.states.empty()) problems_.add(say::no_states, {}, from_.at);
    add_states(from_.states, 0);
    if (problems_.has_errors()) return; // numbers would not fit
    out.states[0].end = static_cast<std::uint32_t>(out.states.size());
    gather_data(from_.data, 0);
    next_ = 1;
    gather_state_data(from_.states);
    gather_loops(from_.on_load, 1);
    for (const state_definition& s : from_.states) gather_loops(s);
    make_scope();
    check_roles();
    for (std::size_t n = 0; n < out.data.size(); ++n) out.data_names.push_back(out.data[n].name);
    next_ = 1;
    fill_states(from_.states);
    prepare_transitions();
    out.on_load = block(from_.on_load);
    out.states[0].initial =
        from_.initial.empty() ? default_initial(0) : targets(from_.initial, from_.at);
    check_within(out.states[0].initial, 0, false, from_.at);
    check_together(out.states[0].initial, from_.at);
    for (const compiled_state& s : out.states) out.state_ids.push_back(s.id);
}

void compiler::add_states(const std::vector<state_definition>& from, std::uint32_t parent) {
    for (const state_definition& s : from) {
        if (out_->states.size() > options_.max_states) {
            problems_.add(say::too_large, {std::to_string(options_.max_states) + " states"}, s.at);
            return;
        }
        const std::uint32_t n = add_state(s, parent);
        if (out_->states[n].depth > options_.max_depth) {
            problems_.add(say::too_large, {std::to_string(options_.max_depth) + " levels"}, s.at);
            return;
        }
        add_states(s.children, n);
        out_->states[n].end = static_cast<std::uint32_t>(out_->states.size());
    }
}

std::uint32_t compiler::add_state(const state_definition& from, std::uint32_t parent) {
    const auto n = static_cast<std::uint32_t>(out_->states.size());
    compiled_state s;
    s.id = from.id.empty() ? "#" + std::to_string(n) : from.id;
    s.is = from.is;
    s.parent = parent;
    s.at = from.at;
    s.depth = out_->states[parent].depth + 1;
    if (s.is_history()) s.history = out_->histories++;
    if (!state_numbers_.emplace(s.id, n).second) {
        problems_.add(say::state_twice, {s.id}, from.at);
    }
    check_kind(from);
    out_->states.push_back(std::move(s));
    add_to_parent(n);
    return n;
}

void compiler::add_to_parent(std::uint32_t n) {
    const compiled_state& s = out_->states[n];
    compiled_state& above = out_->states[s.parent];
    (s.is_history() ? above.histories : above.children).push_back(n);
}

void compiler::check_kind(const state_definition& from) {
    const bool final = from.is == state_kind::final;
    const bool history =
        from.is == state_kind::shallow_history || from.is == state_kind::deep_history;
    const auto refuse = [&](const char* zh, const char* en) {
        problems_.add(say::misplaced, {from.id, zh, en}, from.at);
    };
    if ((final || history) && !from.children.empty()) refuse("子状态", "children");
    if (final && !from.transitions.empty()) refuse("转移", "transitions");
    if (history &&
        (from.transitions.size() != 1 || !from.transitions[0].events.empty() ||
         !from.transitions[0].condition.empty() || from.transitions[0].targets.empty())) {
        refuse("这样的转移", "such transitions");
    }
    if (from.is != state_kind::state && !from.initial.empty()) refuse("初始状态", "initial states");
}

void compiler::fill_states(const std::vector<state_definition>& from) {
    for (const state_definition& s : from) {
        const std::uint32_t n = next_++;
        fill_state(s, n);
        fill_states(s.children);
    }
}

void compiler::fill_state(const state_definition& from, std::uint32_t n) {
    for (const action_block& b : from.on_entry) {
        out_->states[n].on_entry.push_back(block(b));
    }
    for (const action_block& b : from.on_exit) out_->states[n].on_exit.push_back(block(b));
    out_->states[n].on_initial = block(from.on_initial);
    out_->states[n].done = compile_value(from.done);
    out_->states[n].done_parameters = parameters(from.done_parameters);
    if (out_->states[n].compound()) {
        auto begin = from.initial.empty() ? default_initial(n) : targets(from.initial, from.at);
        check_within(begin, n, false, from.at);
        check_together(begin, from.at);
        out_->states[n].initial = std::move(begin);
    }
    for (const transition_definition& t : from.transitions) fill_transition(t, n);
}

/// The first child in document order, history states left out.
std::vector<std::uint32_t> compiler::default_initial(std::uint32_t n) const {
    const auto& children = out_->states[n].children;
    return children.empty() ? std::vector<std::uint32_t>{} : std::vector{children.front()};
}

void compiler::fill_transition(const transition_definition& from, std::uint32_t source) {
    compiled_transition t;
    t.source = source;
    for (std::string_view name : from.events) {
        while (name.size() > 1 && (name.ends_with(".*") || name.ends_with('.'))) {
            name.remove_suffix(name.ends_with('.') ? 1 : 2);
        }
        t.events.emplace_back(name);
    }
    if (!from.condition.empty()) t.condition = expression(from.condition, from.at);
    t.targets = targets(from.targets, from.at);
    check_together(t.targets, from.at);
    t.internal = from.internal;
    t.by = from.by;
    t.at = from.at;
    for (const std::string& role : from.by) {
        const bool known = std::any_of(from_.roles.begin(), from_.roles.end(),
                                       [&](const role_definition& r) { return r.id == role; });
        if (!known) problems_.add(say::role_unknown, {role}, from.at);
    }
    t.actions = block(from.actions);
    const compiled_state& s = out_->states[source];
    if (s.is_history()) check_within(t.targets, s.parent, true, from.at);
    out_->states[source].transitions.push_back(
        static_cast<std::uint32_t>(out_->transitions.size()));
    out_->transitions.push_back(std::move(t));
}

/// What does not depend on the run, once all states are known.
void compiler::prepare_transitions() {
    const auto is_history = [&](std::uint32_t n) { return out_->states[n].is_history(); };
    for (compiled_transition& t : out_->transitions) {
        if (t.events.empty() && !is_history(t.source)) out_->has_eventless = true;
        const bool varies = std::any_of(t.targets.begin(), t.targets.end(), is_history);
        if (!t.targets.empty() && !varies) t.domain = out_->domain_of(t, t.targets);
    }
}

std::vector<std::uint32_t> compiler::targets(const std::vector<std::string>& ids, const place& at) {
    std::vector<std::uint32_t> found;
    for (const std::string& id : ids) {
        const auto known = state_numbers_.find(id);
        if (known != state_numbers_.end()) {
            found.push_back(known->second);
            continue;
        }
        std::vector<std::string_view> names;
        for (const auto& [name, number] : state_numbers_) names.push_back(name);
        const std::string near{closest(id, names)};
        if (near.empty()) {
            problems_.add(say::state_unknown, {id}, at);
        } else {
            problems_.add(say::state_near, {id, near}, at);
        }
    }
    return found;
}

void compiler::check_within(const std::vector<std::uint32_t>& targets, std::uint32_t above,
                            bool history, const place& at) {
    for (const std::uint32_t t : targets) {
        const compiled_state& s = out_->states[t];
        if (!out_->descends(t, above) || (history && s.is_history())) {
            problems_.add(say::initial_outside, {s.id, out_->states[above].id}, at);
        }
    }
}

void compiler::check_together(const std::vector<std::uint32_t>& targets, const place& at) {
    // Enough to look at neighbours: in document order what excludes each other is met there too.
    std::vector<std::uint32_t> sorted = targets;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (together(sorted[i - 1], sorted[i])) continue;
        problems_.add(say::targets_exclude,
                      {out_->states[sorted[i - 1]].id, out_->states[sorted[i]].id}, at);
    }
}

bool compiler::together(std::uint32_t a, std::uint32_t b) const {
    if (a == b || out_->descends(b, a)) return true;
    std::uint32_t above = out_->states[a].parent;
    while (!out_->descends(b, above)) above = out_->states[above].parent;
    return out_->states[above].is == state_kind::parallel;
}

} // namespace tenet::assess
