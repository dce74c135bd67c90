#include "assess/program.hpp"

#include <tenet/assess/lint.hpp>
#include <tenet/assess/messages.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tenet::assess {

namespace say = assess_messages;

namespace {

using mask = std::vector<char>;

/// Whether every event that `later` names is taken by `earlier`.
bool covers(const std::vector<std::string>& earlier, const std::vector<std::string>& later) {
    return std::all_of(later.begin(), later.end(), [&](const std::string& name) {
        return std::any_of(earlier.begin(), earlier.end(), [&](const std::string& d) {
            return d == "*" || d == name ||
                   (name.starts_with(d) && name.size() > d.size() && name[d.size()] == '.');
        });
    });
}

class linter {
public:
    explicit linter(const statechart::program& chart)
        : chart_(chart), dead_(chart.transitions.size(), 0) {}

    diagnostics run() {
        check_roles();
        for (std::uint32_t n = 1; n < chart_.states.size(); ++n) check_transitions(n);
        const mask reached = reachable();
        for (std::uint32_t n = 1; n < chart_.states.size(); ++n) {
            const compiled_state& s = chart_.states[n];
            const bool first = reached[s.parent] != 0; // what lies inside is not said again
            if (reached[n] == 0 && first) problems_.add(say::lint_unreachable, {s.id}, s.at);
        }
        check_ends(reached);
        return std::move(problems_);
    }

private:
    // roles
    void check_roles() {
        for (const role_definition& r : chart_.roles) {
            if (can_be_held(r.id)) continue;
            problems_.add(say::lint_nobody, {r.id}, r.at);
            nobodys_.push_back(r.id);
        }
    }

    [[nodiscard]] bool can_be_held(const std::string& id) const {
        std::vector<std::string> all{id};
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto role = std::find_if(chart_.roles.begin(), chart_.roles.end(),
                                           [&](const auto& r) { return r.id == all[i]; });
            if (role == chart_.roles.end()) continue;
            for (const std::string& needed : role->needs) {
                if (std::find(all.begin(), all.end(), needed) == all.end()) all.push_back(needed);
            }
        }
        return std::none_of(chart_.exclusive.begin(), chart_.exclusive.end(), [&](const auto& set) {
            return std::count_if(set.begin(), set.end(), [&](const std::string& other) {
                       return std::find(all.begin(), all.end(), other) != all.end();
                   }) > 1;
        });
    }

    // transitions of one state
    void check_transitions(std::uint32_t n) {
        const auto& all = chart_.states[n].transitions;
        if (chart_.states[n].is_history()) return;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const compiled_transition& t = chart_.transitions[all[i]];
            if (never_true(t.condition)) {
                kill(all[i], say::lint_never_true, n);
            } else if (!t.by.empty() && std::all_of(t.by.begin(), t.by.end(), [&](const auto& r) {
                           return std::find(nobodys_.begin(), nobodys_.end(), r) != nobodys_.end();
                       })) {
                kill(all[i], say::lint_nobody_may, n);
            } else if (shadowed(all, i)) {
                kill(all[i], say::lint_shadowed, n);
            }
        }
    }

    void kill(std::uint32_t transition, const message& why, std::uint32_t state) {
        dead_[transition] = 1;
        problems_.add(why, {chart_.states[state].id}, chart_.transitions[transition].at);
    }

    /// A constant that is not true; the names of a chart and calls make it no constant.
    static bool never_true(const compiled_value& condition) {
        if (condition.broken) return true;
        if (!condition.expression || !condition.expression->reads().empty()) return false;
        if (condition.expression->text().find('(') != std::string::npos) return false;
        feel::run_context context;
        context.strict = true;
        feel::evaluation run{context};
        return !condition.expression->evaluate(run).is_true();
    }

    [[nodiscard]] bool shadowed(const std::vector<std::uint32_t>& all, std::size_t i) const {
        const compiled_transition& later = chart_.transitions[all[i]];
        return std::any_of(
            all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), [&](std::uint32_t number) {
                const compiled_transition& t = chart_.transitions[number];
                return !t.condition.given() && t.by.empty() &&
                       t.events.empty() == later.events.empty() && covers(t.events, later.events);
            });
    }

    // where one can get to
    /// Marks a state entered, with what may be entered together with it.
    void enter(std::uint32_t n, mask& in, std::vector<std::uint32_t>& todo) const {
        std::vector<std::uint32_t> fresh{n};
        while (!fresh.empty()) {
            const std::uint32_t m = fresh.back();
            fresh.pop_back();
            if (in[m] != 0) continue;
            in[m] = 1;
            todo.push_back(m);
            const compiled_state& s = chart_.states[m];
            if (m != 0) fresh.push_back(s.parent);
            fresh.insert(fresh.end(), s.initial.begin(), s.initial.end());
            if (s.is == state_kind::parallel) {
                fresh.insert(fresh.end(), s.children.begin(), s.children.end());
            }
            if (s.is_history()) add_targets(s, fresh);
        }
    }

    void add_targets(const compiled_state& s, std::vector<std::uint32_t>& to) const {
        for (const std::uint32_t t : s.transitions) {
            const auto& targets = chart_.transitions[t].targets;
            to.insert(to.end(), targets.begin(), targets.end());
        }
    }

    [[nodiscard]] mask reachable() const {
        mask in(chart_.states.size(), 0);
        std::vector<std::uint32_t> todo;
        enter(0, in, todo);
        while (!todo.empty()) {
            const std::uint32_t n = todo.back();
            todo.pop_back();
            for (const std::uint32_t t : chart_.states[n].transitions) {
                if (dead_[t] != 0) continue;
                for (const std::uint32_t m : chart_.transitions[t].targets) enter(m, in, todo);
            }
        }
        return in;
    }

    // ends
    void check_ends(const mask& reached) {
        const auto& top = chart_.states[0].children;
        const bool ends = std::any_of(top.begin(), top.end(), [&](std::uint32_t n) {
            return chart_.states[n].is == state_kind::final;
        });
        if (!ends) {
            problems_.add(say::lint_no_end, {}, chart_.at);
            return;
        }
        const mask ending = can_end();
        for (std::uint32_t n = 1; n < chart_.states.size(); ++n) {
            const compiled_state& s = chart_.states[n];
            if (!s.atomic() || reached[n] == 0 || ending[n] != 0) continue;
            problems_.add(say::lint_dead_end, {s.id}, s.at);
        }
    }

    /// The states from which an end may be reached, found backwards until nothing is added.
    [[nodiscard]] mask can_end() const {
        mask ok(chart_.states.size(), 0);
        for (const std::uint32_t n : chart_.states[0].children) {
            if (chart_.states[n].is == state_kind::final) ok[n] = 1;
        }
        for (bool more = true; more;) {
            more = false;
            for (std::uint32_t t = 0; t < chart_.transitions.size(); ++t) {
                if (dead_[t] == 0 && leads_on(t, ok)) more = mark(t, ok) || more;
            }
        }
        return ok;
    }

    [[nodiscard]] bool leads_on(std::uint32_t t, const mask& ok) const {
        const auto& targets = chart_.transitions[t].targets;
        return std::any_of(targets.begin(), targets.end(),
                           [&](std::uint32_t n) { return ok[n] != 0 || any_inside(n, ok); });
    }

    [[nodiscard]] bool any_inside(std::uint32_t n, const mask& ok) const {
        return std::any_of(ok.begin() + n, ok.begin() + chart_.states[n].end,
                           [](char c) { return c != 0; });
    }

    /// Everything that may be active while a transition is taken: what lies in its source, and
    /// beside it in parallel states that it leaves.
    bool mark(std::uint32_t t, mask& ok) const {
        std::uint32_t from = chart_.transitions[t].source;
        for (std::uint32_t n = from; n != 0; n = chart_.states[n].parent) {
            if (chart_.states[n].is == state_kind::parallel) from = n;
        }
        bool fresh = false;
        for (std::uint32_t n = from; n < chart_.states[from].end; ++n) {
            fresh = fresh || ok[n] == 0;
            ok[n] = 1;
        }
        return fresh;
    }

    const statechart::program& chart_;
    diagnostics problems_;
    mask dead_; ///< transitions that are never taken
    std::vector<std::string> nobodys_;
};

} // namespace

diagnostics lint(const statechart& chart) {
    return linter{chart.compiled()}.run();
}

} // namespace tenet::assess
