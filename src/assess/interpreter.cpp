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
    entering_.clear();
    add_targets(chart_.states[0].initial, 0, entering_);
    enter(entering_);
    run();
}

void interpreter::take(const event& what, owned_value data) {
    settle();
    if (running_ && !stopped()) {
        event& taken = out_->events.emplace_back().what;
        taken = what;
        taken.is = event_kind::external;
        taken.data = std::move(data);
        answer_last();
    }
    run();
}

bool interpreter::more_due(instant now) const noexcept {
    return !now_->ended && !now_->timers.empty() && now_->timers.front().due <= now;
}

void interpreter::fire(instant now) {
    while (more_due(now) && fired_ < options_.timers && !stopped()) {
        pending first = std::move(now_->timers.front());
        now_->timers.erase(now_->timers.begin());
        ++fired_;
        now_->now = std::max(now_->now, first.due);
        deliver(std::move(first));
        run();
    }
    if (!more_due(now)) now_->now = std::max(now_->now, now);
}

/// Until both queues are empty: a macrostep after each external event.
void interpreter::run() {
    settle();
    while (running_ && !stopped() && !external_.empty()) {
        answer(external_.pop());
        settle();
    }
    if (!running_ && !now_->ended && !stopped()) leave_all();
}

/// Eventless transitions first, then internal events, until there are none.
void interpreter::settle() {
    while (running_ && !stopped()) {
        const auto& enabled = select(nullptr);
        if (!enabled.empty()) {
            microstep(enabled);
        } else if (!internal_.empty()) {
            answer(internal_.pop());
        } else {
            return;
        }
    }
}

void interpreter::answer(event what) {
    out_->events.emplace_back().what = std::move(what);
    answer_last();
}

/// The event that happened last meets the chart. Nothing else happens before it is over, so that
/// it may be shown where it lies.
void interpreter::answer_last() {
    occurrence& last = out_->events.back();
    last.at = now_->now;
    show_event(last.what);
    const auto& enabled = select(&last.what);
    last.transitions = static_cast<std::uint32_t>(enabled.size());
    microstep(enabled);
}

/// Conditions change nothing but raise events where they fail, so the active states stay.
const std::vector<std::uint32_t>& interpreter::select(const event* what) {
    enabled_.clear();
    if (what == nullptr && !chart_.has_eventless) return enabled_;
    for (const std::uint32_t n : now_->active) {
        if (!chart_.states[n].atomic()) continue;
        const std::uint32_t t = enabled_from(n, what);
        const bool fresh = std::find(enabled_.begin(), enabled_.end(), t) == enabled_.end();
        if (t != none && fresh) enabled_.push_back(t);
    }
    if (enabled_.size() > 1) drop_conflicts(enabled_);
    return enabled_;
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
void interpreter::drop_conflicts(std::vector<std::uint32_t>& enabled) const {
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t number : enabled) {
        const compiled_transition& t = chart_.transitions[number];
        const auto meets = [&](std::uint32_t k) {
            return exit_in_common(t, chart_.transitions[k]);
        };
        const bool preempted = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t k) {
            return meets(k) && !chart_.descends(t.source, chart_.transitions[k].source);
        });
        if (preempted) continue;
        std::erase_if(kept, meets);
        kept.push_back(number);
    }
    enabled = std::move(kept);
}

/// Whether both would exit one of the states that are active.
bool interpreter::exit_in_common(const compiled_transition& a, const compiled_transition& b) const {
    if (a.targets.empty() || b.targets.empty()) return false;
    const std::uint32_t first = domain(a);
    const std::uint32_t second = domain(b);
    return std::any_of(now_->active.begin(), now_->active.end(), [&](std::uint32_t n) {
        return chart_.descends(n, first) && chart_.descends(n, second);
    });
}

void interpreter::microstep(const std::vector<std::uint32_t>& transitions) {
    if (++microsteps_ > options_.microsteps) {
        std::string where;
        for (const std::uint32_t n : now_->active) {
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

std::uint32_t interpreter::domain(const compiled_transition& t) const {
    return t.domain != none ? t.domain : chart_.domain_of(t, effective_targets(t));
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
        const state_set& known = now_->history[s.history];
        const auto& other = chart_.transitions[s.transitions.front()].targets;
        for (const std::uint32_t m : known.empty() ? other : known) insert(out, m);
    }
    return out;
}

void interpreter::exit_states(const std::vector<std::uint32_t>& transitions) {
    leaving_.clear();
    for (const std::uint32_t number : transitions) {
        const compiled_transition& t = chart_.transitions[number];
        if (t.targets.empty()) continue;
        const std::uint32_t within = domain(t);
        for (const std::uint32_t n : now_->active) {
            if (chart_.descends(n, within)) insert(leaving_, n);
        }
    }
    for (auto n = leaving_.rbegin(); n != leaving_.rend(); ++n) remember(*n);
    for (auto n = leaving_.rbegin(); n != leaving_.rend(); ++n) exit_state(*n);
}

void interpreter::exit_state(std::uint32_t n) {
    for (const compiled_block& b : chart_.states[n].on_exit) run_block(b);
    remove(now_->active, n);
}

/// What the history states of a state will bring back.
void interpreter::remember(std::uint32_t n) {
    for (const std::uint32_t h : chart_.states[n].histories) {
        const bool deep = chart_.states[h].is == state_kind::deep_history;
        state_set& kept = now_->history[chart_.states[h].history];
        kept.clear();
        for (const std::uint32_t s : now_->active) {
            const bool wanted = deep ? chart_.states[s].atomic() && chart_.descends(s, n)
                                     : chart_.states[s].parent == n;
            if (wanted) kept.push_back(s);
        }
    }
}

void interpreter::enter_states(const std::vector<std::uint32_t>& transitions) {
    entering_.clear();
    for (const std::uint32_t number : transitions) {
        const compiled_transition& t = chart_.transitions[number];
        if (!t.targets.empty()) add_targets(t.targets, domain(t), entering_);
    }
    enter(entering_);
}

void interpreter::leave_all() {
    const state_set leaving = now_->active;
    for (auto n = leaving.rbegin(); n != leaving.rend(); ++n) exit_state(*n);
    now_->timers.clear();
    now_->ended = true;
    internal_.clear();
    external_.clear();
}

} // namespace tenet::assess
