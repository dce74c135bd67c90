#include "assess/interpreter.hpp"

#include <tenet/assess/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::assess {

namespace say = assess_messages;

void insert(state_set& into, std::uint32_t n) {
    const auto at = std::lower_bound(into.begin(), into.end(), n);
    if (at == into.end() || *at != n) into.insert(at, n);
}

void remove(state_set& from, std::uint32_t n) {
    const auto at = std::lower_bound(from.begin(), from.end(), n);
    if (at != from.end() && *at == n) from.erase(at);
}

bool contains(const state_set& in, std::uint32_t n) noexcept {
    return std::binary_search(in.begin(), in.end(), n);
}

namespace {

/// Whether a descriptor takes an event: equal, or a prefix that ends at a dot (3.12.1).
bool takes(const std::string& descriptor, const std::string& name) noexcept {
    if (descriptor == "*") return true;
    if (!name.starts_with(descriptor)) return false;
    return name.size() == descriptor.size() || name[descriptor.size()] == '.';
}

} // namespace

void interpreter::start() {
    if (!chart_.late_binding) {
        for (std::uint32_t n = 0; n < chart_.states.size(); ++n) bind_data(n);
    } else {
        bind_data(0);
    }
    run_block(chart_.on_load);
    entry begin;
    add_targets(chart_.states[0].initial, 0, begin);
    enter(begin);
    run();
}

void interpreter::take(const event& what) {
    external_.push_back(what);
    run();
}

bool interpreter::more_due(instant now) const noexcept {
    return !now_.ended && !now_.timers.empty() && now_.timers.front().due <= now;
}

void interpreter::fire(instant now) {
    while (more_due(now) && fired_ < options_.timers && !stopped()) {
        pending first = std::move(now_.timers.front());
        now_.timers.erase(now_.timers.begin());
        ++fired_;
        now_.now = std::max(now_.now, first.due);
        deliver(std::move(first));
        run();
    }
    if (!more_due(now)) now_.now = std::max(now_.now, now);
}

result<outcome> interpreter::finish() && {
    if (stopped_) return diagnostics{*stopped_};
    return std::move(out_);
}

/// Until both queues are empty: a macrostep after each external event.
void interpreter::run() {
    settle();
    while (running_ && !stopped() && !external_.empty()) {
        event next = std::move(external_.front());
        external_.pop_front();
        take_one(std::move(next));
        settle();
    }
    if (!running_ && !now_.ended && !stopped()) leave_all();
}

/// Eventless transitions first, then internal events, until there are none.
void interpreter::settle() {
    while (running_ && !stopped()) {
        const auto enabled = select(nullptr);
        if (!enabled.empty()) {
            microstep(enabled);
        } else if (!internal_.empty()) {
            event next = std::move(internal_.front());
            internal_.pop_front();
            take_one(std::move(next));
        } else {
            return;
        }
    }
}

void interpreter::take_one(event what) {
    out_.events.push_back({std::move(what), now_.now, 0});
    const event taken = out_.events.back().what;
    const std::size_t position = out_.events.size() - 1;
    show_event(taken);
    const auto enabled = select(&taken);
    out_.events[position].transitions = static_cast<std::uint32_t>(enabled.size());
    microstep(enabled);
}

std::vector<std::uint32_t> interpreter::select(const event* what) {
    std::vector<std::uint32_t> enabled;
    const state_set active = now_.active;
    for (const std::uint32_t n : active) {
        if (!chart_.states[n].atomic()) continue;
        const std::uint32_t t = enabled_from(n, what);
        const bool fresh = std::find(enabled.begin(), enabled.end(), t) == enabled.end();
        if (t != none && fresh) enabled.push_back(t);
    }
    return without_conflicts(std::move(enabled));
}

/// The first transition, from the leaf upwards and in document order, that is enabled.
std::uint32_t interpreter::enabled_from(std::uint32_t leaf, const event* what) {
    for (std::uint32_t n = leaf; n != none; n = chart_.states[n].parent) {
        for (const std::uint32_t t : chart_.states[n].transitions) {
            if (matches(chart_.transitions[t], what)) return t;
        }
    }
    return none;
}

bool interpreter::matches(const compiled_transition& t, const event* what) {
    if (t.events.empty() != (what == nullptr)) return false;
    if (what != nullptr) {
        const bool named = std::any_of(t.events.begin(), t.events.end(),
                                       [&](const auto& d) { return takes(d, what->name); });
        if (!named || !may(t, *what)) return false;
    }
    return !t.condition.given() || is_true(t.condition);
}

bool interpreter::may(const compiled_transition& t, const event& what) {
    if (t.by.empty()) return true;
    return std::any_of(t.by.begin(), t.by.end(), [&](const std::string& role) {
        return std::find(what.roles.begin(), what.roles.end(), role) != what.roles.end();
    });
}

/// Of transitions that exit a state in common, those of inner states win, then the earlier ones.
std::vector<std::uint32_t>
interpreter::without_conflicts(std::vector<std::uint32_t> enabled) const {
    if (enabled.size() < 2) return enabled;
    std::vector<std::uint32_t> kept;
    std::vector<state_set> exits; ///< of those kept
    for (const std::uint32_t t : enabled) {
        const state_set mine = exit_set(t);
        std::vector<std::size_t> beaten;
        bool preempted = false;
        for (std::size_t i = 0; i < kept.size() && !preempted; ++i) {
            state_set common;
            std::set_intersection(mine.begin(), mine.end(), exits[i].begin(), exits[i].end(),
                                  std::back_inserter(common));
            if (common.empty()) continue;
            const bool inner =
                chart_.descends(chart_.transitions[t].source, chart_.transitions[kept[i]].source);
            if (inner) beaten.push_back(i);
            preempted = !inner;
        }
        if (preempted) continue;
        for (auto i = beaten.rbegin(); i != beaten.rend(); ++i) {
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(*i));
            exits.erase(exits.begin() + static_cast<std::ptrdiff_t>(*i));
        }
        kept.push_back(t);
        exits.push_back(mine);
    }
    return kept;
}

void interpreter::microstep(const std::vector<std::uint32_t>& transitions) {
    if (++microsteps_ > options_.microsteps) {
        std::string where;
        for (const std::uint32_t n : now_.active) {
            if (!chart_.states[n].atomic()) continue;
            where += (where.empty() ? "" : ", ") + chart_.states[n].id;
        }
        give_up({say::endless, {std::to_string(options_.microsteps), where}});
        return;
    }
    if (transitions.empty()) return;
    exit_states(transitions);
    for (const std::uint32_t t : transitions) run_block(chart_.transitions[t].actions);
    enter_states(transitions);
}

state_set interpreter::exit_set(std::uint32_t transition) const {
    const compiled_transition& t = chart_.transitions[transition];
    state_set out;
    if (t.targets.empty()) return out;
    const std::uint32_t within = domain(t);
    for (const std::uint32_t n : now_.active) {
        if (chart_.descends(n, within)) out.push_back(n);
    }
    return out;
}

/// The compound state below which everything is exited and entered.
std::uint32_t interpreter::domain(const compiled_transition& t) const {
    const state_set to = effective_targets(t);
    const bool inside = std::all_of(to.begin(), to.end(),
                                    [&](std::uint32_t n) { return chart_.descends(n, t.source); });
    if (t.internal && chart_.states[t.source].compound() && inside) return t.source;
    return common_ancestor(t.source, to);
}

std::uint32_t interpreter::common_ancestor(std::uint32_t of, const state_set& all) const {
    std::uint32_t n = of;
    while (n != 0) {
        n = chart_.states[n].parent;
        const bool fits = n == 0 || chart_.states[n].compound();
        if (fits && std::all_of(all.begin(), all.end(),
                                [&](std::uint32_t s) { return chart_.descends(s, n); })) {
            return n;
        }
    }
    return 0;
}

/// The targets, history states replaced by what they stand for now.
state_set interpreter::effective_targets(const compiled_transition& t) const {
    state_set out;
    for (const std::uint32_t n : t.targets) {
        const compiled_state& s = chart_.states[n];
        if (!s.is_history()) {
            insert(out, n);
            continue;
        }
        const state_set& known = now_.history[s.history];
        const auto& other = chart_.transitions[s.transitions.front()].targets;
        for (const std::uint32_t m : known.empty() ? other : known) insert(out, m);
    }
    return out;
}

void interpreter::exit_states(const std::vector<std::uint32_t>& transitions) {
    state_set leaving;
    for (const std::uint32_t t : transitions) {
        for (const std::uint32_t n : exit_set(t)) insert(leaving, n);
    }
    for (auto n = leaving.rbegin(); n != leaving.rend(); ++n) remember(*n);
    for (auto n = leaving.rbegin(); n != leaving.rend(); ++n) exit_state(*n);
}

void interpreter::exit_state(std::uint32_t n) {
    for (const compiled_block& b : chart_.states[n].on_exit) run_block(b);
    remove(now_.active, n);
}

/// What the history states of a state will bring back.
void interpreter::remember(std::uint32_t n) {
    for (const std::uint32_t h : chart_.states[n].histories) {
        const bool deep = chart_.states[h].is == state_kind::deep_history;
        state_set& kept = now_.history[chart_.states[h].history];
        kept.clear();
        for (const std::uint32_t s : now_.active) {
            const bool wanted = deep ? chart_.states[s].atomic() && chart_.descends(s, n)
                                     : chart_.states[s].parent == n;
            if (wanted) kept.push_back(s);
        }
    }
}

void interpreter::enter_states(const std::vector<std::uint32_t>& transitions) {
    entry what;
    for (const std::uint32_t number : transitions) {
        const compiled_transition& t = chart_.transitions[number];
        if (t.targets.empty()) continue;
        const std::uint32_t within = domain(t);
        add_targets(t.targets, within, what);
    }
    enter(what);
}

void interpreter::leave_all() {
    const state_set leaving = now_.active;
    for (auto n = leaving.rbegin(); n != leaving.rend(); ++n) exit_state(*n);
    now_.timers.clear();
    now_.ended = true;
    internal_.clear();
    external_.clear();
}

} // namespace tenet::assess
