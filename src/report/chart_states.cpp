#include "assessment_states.hpp"
#include "assessment_words.hpp"
#include "state_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

constexpr std::size_t deepest = 16;
constexpr int widest_name = 220;
constexpr int widest_heading = 900;
constexpr std::size_t most_lines_in_box = 10;

std::string_view kind_of(const assess::state_definition& s, bool holds) noexcept {
    switch (s.is) {
    case assess::state_kind::parallel: return "parallel";
    case assess::state_kind::final: return "final";
    case assess::state_kind::shallow_history:
    case assess::state_kind::deep_history: return "history";
    case assess::state_kind::state: break;
    }
    return holds ? "compound" : "plain";
}

/// What leads along a transition: its events, its condition, who may cause it.
bilingual words_of(const assess::transition_definition& t) {
    std::string out;
    for (const std::string& e : t.events) out += (out.empty() ? "" : ", ") + e;
    if (!t.condition.empty()) out += (out.empty() ? "[" : " [") + t.condition + "]";
    for (std::size_t n = 0; n < t.by.size(); ++n) out += (n == 0 ? " · " : ", ") + t.by[n];
    return same(out);
}

class builder {
public:
    builder(const assess::chart_definition& from, std::span<const std::string> active)
        : from_(from), active_(active.begin(), active.end()) {}

    state_drawing run() {
        begin(from_.initial, from_.states, no_state);
        walk();
        for (const auto& [s, number] : drawn_) {
            for (const assess::transition_definition& t : s->transitions) add(t, number);
        }
        for (const auto& [from, id] : beginnings_) begin_at(from, id);
        add_heading();
        return std::move(out_);
    }

private:
    struct open_list {
        const std::vector<assess::state_definition>* states;
        std::size_t next;
        std::size_t parent; ///< in the drawing
    };

    /// The dot that shows where a chart, or a state with others in it, begins.
    void begin(const std::vector<std::string>& initial,
               const std::vector<assess::state_definition>& states, std::size_t parent) {
        if (states.empty() || out_.states.size() >= most_drawn_states) return;
        drawn_state s;
        s.kind = "start";
        s.parent = parent;
        s.told = {"开始", "begin"};
        const std::vector<std::string> first{states.front().id};
        for (const std::string& id : initial.empty() ? first : initial) {
            beginnings_.emplace_back(out_.states.size(), id);
        }
        out_.states.push_back(std::move(s));
    }

    /// Every state before those in it, without recursion.
    void walk() {
        std::vector<open_list> path{{&from_.states, 0, no_state}};
        while (!path.empty()) {
            open_list& now = path.back();
            if (now.next == now.states->size()) {
                path.pop_back();
                continue;
            }
            const assess::state_definition& s = (*now.states)[now.next++];
            const std::size_t parent = now.parent;
            if (out_.states.size() >= most_drawn_states) {
                left_out_ += count_with_all_in(s);
                continue;
            }
            const std::size_t number = add(s, parent);
            if (s.children.empty()) continue;
            if (path.size() >= deepest) {
                const std::size_t below = count_with_all_in(s) - 1;
                out_.states[number].lines.push_back({role::id,
                                                     {fmt::format("内含 {} 个状态", below),
                                                      fmt::format("states within: {}", below)}});
                left_out_ += below;
                continue;
            }
            if (s.is != assess::state_kind::parallel) begin(s.initial, s.children, number);
            path.push_back({&s.children, 0, number});
        }
    }

    static std::size_t count_with_all_in(const assess::state_definition& s) {
        std::size_t out = 0;
        std::vector<const assess::state_definition*> open{&s};
        while (!open.empty()) {
            const assess::state_definition* now = open.back();
            open.pop_back();
            ++out;
            for (const auto& c : now->children) open.push_back(&c);
        }
        return out;
    }

    std::size_t add(const assess::state_definition& from, std::size_t parent) {
        drawn_state s;
        s.id = from.id;
        s.kind = kind_of(from, !from.children.empty());
        s.parent = parent;
        s.current = active_.contains(from.id);
        s.name = s.told = name_or(from.name, from.id);
        if (s.kind == "history") {
            const bool deep = from.is == assess::state_kind::deep_history;
            s.name = joined(same(deep ? "H* " : "H "), "", s.name);
        }
        add_lines(s.lines, s.name, role::name, widest_name, 2);
        if (s.kind == "parallel") s.lines.push_back({role::id, {"并行", "parallel"}});
        const std::size_t number = out_.states.size();
        number_.emplace(from.id, number);
        drawn_.emplace_back(&from, number);
        out_.states.push_back(std::move(s));
        return number;
    }

    [[nodiscard]] std::vector<std::size_t> path_to(std::size_t state) const {
        std::vector<std::size_t> out;
        for (; state != no_state; state = out_.states[state].parent) out.push_back(state);
        std::ranges::reverse(out);
        return out;
    }

    void tell_within(std::size_t state, const bilingual& words) {
        auto& lines = out_.states[state].lines;
        if (lines.size() > most_lines_in_box) return;
        if (lines.size() == most_lines_in_box) {
            lines.push_back({role::id, same("…")});
        } else {
            add_lines(lines, words, role::id, widest_name, 1);
        }
    }

    void add(const assess::transition_definition& t, std::size_t from) {
        const bilingual words = words_of(t);
        if (t.targets.empty()) tell_within(from, joined({"↻ ", "↻ "}, "", words));
        for (const std::string& id : t.targets) {
            const auto to = number_.find(id);
            if (to == number_.end()) {
                tell_within(from, joined(joined({"→ ", "→ "}, "", same(id)), " ", words));
            } else {
                connect(from, to->second, words);
            }
        }
    }

    /// Between those that are side by side and hold the ends.
    void connect(std::size_t from, std::size_t to, bilingual words) {
        const auto a = path_to(from);
        const auto b = path_to(to);
        std::size_t same_until = 0;
        while (same_until < std::min(a.size(), b.size()) && a[same_until] == b[same_until]) {
            ++same_until;
        }
        const bilingual target = joined({"→ ", "→ "}, "", out_.states[to].name);
        if (same_until == a.size() || same_until == b.size()) {
            return tell_within(from, joined(target, " ", words));
        }
        if (a[same_until] != from) words = joined(out_.states[from].name, "：", words);
        if (b[same_until] != to) words = joined(words, " ", target);
        join(a[same_until], b[same_until], words);
    }

    void join(std::size_t from, std::size_t to, const bilingual& words) {
        if (!add_way(out_, way_, from, to, words)) ++left_out_ways_;
    }

    /// From a dot to the state beside it that is, or holds, what is entered first.
    void begin_at(std::size_t dot, const std::string& id) {
        const auto found = number_.find(id);
        if (found == number_.end()) return;
        std::size_t to = found->second;
        const std::size_t beside = out_.states[dot].parent;
        while (to != no_state && out_.states[to].parent != beside) to = out_.states[to].parent;
        if (to == no_state) return;
        const bool deeper = to != found->second;
        join(dot, to,
             deeper ? joined({"→ ", "→ "}, "", out_.states[found->second].name) : bilingual{});
    }

    void add_heading() {
        add_lines(out_.heading, name_or(from_.name, from_.id), role::heading, widest_heading, 1);
        bilingual below = same(from_.id + (from_.version.empty() ? "" : " " + from_.version));
        if (left_out_ + left_out_ways_ > 0) {
            below = joined(
                below, " · ",
                {fmt::format("另有 {} 个状态、{} 条转移未画", left_out_, left_out_ways_),
                 fmt::format("not drawn: {} states, {} transitions", left_out_, left_out_ways_)});
        }
        add_lines(out_.heading, below, role::subheading, widest_heading, 1);
        out_.description = {
            fmt::format("{} 个状态，{} 条转移。", drawn_.size(), out_.ways.size()),
            fmt::format("States: {}; transitions: {}.", drawn_.size(), out_.ways.size())};
    }

    const assess::chart_definition& from_;
    std::set<std::string, std::less<>> active_;
    state_drawing out_;
    std::vector<std::pair<const assess::state_definition*, std::size_t>> drawn_;
    std::vector<std::pair<std::size_t, std::string>> beginnings_; ///< dots and where they lead
    std::map<std::string, std::size_t, std::less<>> number_;
    ways_by_ends way_;
    std::size_t left_out_ = 0;
    std::size_t left_out_ways_ = 0;
};

} // namespace

std::string statechart_svg(const assess::chart_definition& chart,
                           const assessment_picture_options& how,
                           std::span<const std::string> active) {
    state_drawing drawing = builder(chart, active).run();
    lay_out(drawing, languages_of(how.lang));
    std::string out;
    write_states(out, drawing, {false, how.lang});
    return out;
}

} // namespace tenet::report
