#include "assessment_states.hpp"

#include "assessment_words.hpp"
#include "state_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

constexpr int widest_name = 220;
constexpr int widest_role = 300;
constexpr int widest_heading = 900;

class builder {
public:
    builder(const assess::assessment& of, const assess::instance* is)
        : from_(of.definition()), is_(is), names_(from_) {
        if (is == nullptr) return;
        for (const auto& r : is->past) ++times_[r->stage];
        ++times_[is->present.stage];
        for (const auto& a : is->outcomes) ++times_[a.outcome];
    }

    state_drawing run() {
        add_start();
        for (const auto& s : from_.stages) add_stage(s);
        for (const auto& o : from_.outcomes) add_outcome(o);
        for (const auto& s : from_.stages) add_ways(s);
        if (!from_.withdraw.to.empty()) resume("*stages", from_.withdraw, {"撤回", "withdraw"});
        if (!from_.reopen.to.empty()) resume("*outcomes", from_.reopen, {"重启", "reopen"});
        if (!from_.appeal.to.empty()) resume("*outcomes", from_.appeal, {"申诉", "appeal"});
        add_heading();
        return std::move(out_);
    }

private:
    std::size_t add(drawn_state s, const std::string& key) {
        if (out_.states.size() == most_drawn_states + 1) return ++left_out_states_, no_state;
        number_.emplace(key, out_.states.size());
        out_.states.push_back(std::move(s));
        return out_.states.size() - 1;
    }

    void add_start() {
        drawn_state s;
        s.kind = "start";
        s.told = {"开始", "begin"};
        add(std::move(s), "");
    }

    /// How often it was run, and whether it is now.
    void add_course(drawn_state& s) const {
        if (is_ == nullptr) return;
        const auto counted = times_.find(s.id);
        const std::size_t rounds = counted == times_.end() ? 0 : counted->second;
        s.current = is_->at() == s.id;
        s.visited = rounds > 0;
        if (s.current) {
            s.lines.push_back({role::reason, {"当前所在", "here now"}});
        } else if (rounds > 0) {
            s.lines.push_back(
                {role::reason,
                 {fmt::format("经过 {} 次", rounds), fmt::format("runs: {}", rounds)}});
        }
    }

    void add_stage(const assess::stage_definition& from) {
        drawn_state s;
        s.id = from.id;
        s.name = s.told = names_.place(from.id);
        add_lines(s.lines, s.name, role::name, widest_name, 2);
        bilingual who = words_of(from.panel.is);
        for (const std::string& r : from.by) who = joined(who, " · ", names_.role(r));
        add_lines(s.lines, who, role::id, widest_role, 2);
        if (from.deadline.given()) {
            const bilingual until = joined({"限期 ", "deadline "}, "", words_of(from.deadline));
            add_lines(s.lines, until, role::id, widest_name, 1);
        }
        add_course(s);
        add(std::move(s), from.id);
    }

    void add_outcome(const assess::outcome_definition& from) {
        drawn_state s;
        s.kind = "outcome";
        s.id = from.id;
        s.name = s.told = names_.place(from.id);
        add_lines(s.lines, s.name, role::name, widest_name, 2);
        for (const auto& f : from.follow_up) {
            bilingual line = joined({"开启 ", "opens "}, "", name_or(f.name, f.open));
            if (!f.condition.empty()) {
                line = joined(joined(line, " [", names_.condition(f.condition)), "]", {});
            }
            add_lines(s.lines, line, role::id, widest_name, 2);
            if (s.lines.size() > 8) break;
        }
        add_course(s);
        add(std::move(s), from.id);
    }

    void connect(const std::string& from, const std::string& to, const bilingual& words,
                 bool ranks) {
        const auto a = number_.find(from);
        const auto b = number_.find(to);
        if (a == number_.end() || b == number_.end()) {
            ++left_out_ways_;
            return;
        }
        if (a->second == b->second) {
            auto& lines = out_.states[a->second].lines;
            if (lines.size() < 12)
                add_lines(lines, joined({"↻ ", "↻ "}, "", words), role::id, widest_name, 1);
            return;
        }
        if (!add_way(out_, way_, a->second, b->second, words, ranks)) ++left_out_ways_;
    }

    void add_ways(const assess::stage_definition& s) {
        if (&s == &from_.stages.front()) connect("", s.id, {}, true);
        for (const auto& n : s.next) {
            const bool other = std::any_of(s.next.begin(), s.next.end(), [&](const auto& m) {
                return m.on == n.on && !m.condition.empty();
            });
            bilingual words = words_of_result(n.on);
            if (!n.condition.empty()) {
                words = joined(joined(words, " [", names_.condition(n.condition)), "]", {});
            } else if (other) {
                words = joined(words, " ", {"[否则]", "[else]"});
            }
            connect(s.id, n.to, words, true);
        }
        for (const std::string& to : s.send_back) {
            connect(s.id, to, {"退回", "send back"}, true);
        }
    }

    /// A way from a box that stands for all stages, or for all outcomes.
    void resume(const std::string& key, const assess::resumption_definition& how, bilingual words) {
        if (!number_.contains(key)) {
            drawn_state s;
            s.kind = "any";
            s.id = key;
            s.name = s.told = key == "*stages" ? bilingual{"任一阶段", "any stage"}
                                               : bilingual{"任一结果", "any outcome"};
            add_lines(s.lines, s.name, role::id, widest_name, 1);
            add(std::move(s), key);
        }
        for (const std::string& r : how.by) words = joined(words, " · ", names_.role(r));
        if (how.within.given()) words = joined(words, " · ", words_of(how.within));
        connect(key, how.to, words, true);
    }

    void add_heading() {
        const bilingual name = name_or(from_.name, from_.id);
        const bilingual whole = is_ == nullptr ? name : joined(same(is_->now.session), " · ", name);
        add_lines(out_.heading, whole, role::heading, widest_heading, 1);
        bilingual below = same(from_.id + " " + from_.version);
        if (is_ != nullptr) below = joined(below, " · ", names_.place(is_->at()));
        if (left_out_states_ + left_out_ways_ > 0) {
            below = joined(below, " · ",
                           {fmt::format("另有 {} 个阶段和结果、{} 条去向未画", left_out_states_,
                                        left_out_ways_),
                            fmt::format("not drawn: {} stages and outcomes, {} ways",
                                        left_out_states_, left_out_ways_)});
        }
        add_lines(out_.heading, below, role::subheading, widest_heading, 2);
        out_.description = {fmt::format("{} 个阶段，{} 个结果，{} 条去向。", from_.stages.size(),
                                        from_.outcomes.size(), out_.ways.size()),
                            fmt::format("Stages: {}; outcomes: {}; ways: {}.", from_.stages.size(),
                                        from_.outcomes.size(), out_.ways.size())};
    }

    const assess::assessment_definition& from_;
    const assess::instance* is_;
    assessment_names names_;
    state_drawing out_;
    std::map<std::string, std::size_t, std::less<>> times_; ///< a place was come to
    std::map<std::string, std::size_t, std::less<>> number_;
    ways_by_ends way_;
    std::size_t left_out_states_ = 0;
    std::size_t left_out_ways_ = 0;
};

} // namespace

state_drawing draw_assessment(const assess::assessment& of, const assess::instance* is,
                              drawn_languages which) {
    state_drawing out = builder(of, is).run();
    lay_out(out, which);
    return out;
}

std::string assessment_svg(const assess::assessment& of, const assessment_picture_options& how,
                           const assess::instance* is) {
    std::string out;
    write_states(out, draw_assessment(of, is, languages_of(how.lang)), {false, how.lang});
    return out;
}

} // namespace tenet::report
