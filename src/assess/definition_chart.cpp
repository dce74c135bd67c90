#include "assess/definition_program.hpp"

namespace tenet::assess {

namespace {

using kind = action_definition::kind;

/// A text as a FEEL literal. Ids and spans hold nothing that needs more than this.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

class chart_builder {
public:
    chart_builder(const assessment_definition& from, bool for_lint)
        : from_(from), for_lint_(for_lint) {}

    chart_definition build() {
        chart_definition chart;
        chart.id = from_.id;
        chart.name = from_.name;
        chart.version = from_.version + " " + from_.digest;
        chart.roles = from_.roles;
        chart.exclusive = from_.exclusive;
        chart.effects = {"act", "remind", "escalate", "outcome", "follow_up"};
        chart.at = from_.at;
        add_data(chart);
        chart.states.push_back(opening());
        for (const stage_definition& s : from_.stages) chart.states.push_back(stage(s));
        for (const outcome_definition& o : from_.outcomes) chart.states.push_back(outcome(o));
        return chart;
    }

private:
    void add_data(chart_definition& chart) const {
        data_definition subject;
        subject.name = "subject";
        chart.data.push_back(std::move(subject));
        for (const parameter_value& p : from_.parameters) {
            data_definition d;
            d.name = p.id;
            d.zh = p.zh;
            d.is.literal = p.is;
            d.at = p.at;
            chart.data.push_back(std::move(d));
        }
        for (const measure_definition& m : from_.measures) {
            data_definition d;
            d.name = m.id;
            d.zh = m.zh;
            d.at = m.at;
            chart.data.push_back(std::move(d));
        }
    }

    static action_definition assign(const std::string& to, const std::string& what) {
        action_definition a;
        a.is = kind::assign;
        a.location = to;
        a.data.expression = what;
        return a;
    }

    state_definition opening() const {
        state_definition s;
        s.id = opening_state;
        transition_definition t;
        t.events = {std::string{open_event}};
        t.actions.push_back(assign("subject", "_event.data.subject"));
        if (!from_.stages.empty()) t.targets = {from_.stages.front().id};
        s.transitions.push_back(std::move(t));
        if (!for_lint_) return s;
        for (const resumption_definition* how : {&from_.reopen, &from_.appeal}) {
            if (!how->to.empty()) s.transitions.push_back(way("resume", how->by, how->to, how->at));
        }
        return s;
    }

    /// Something sent when a state is entered, now or after a span.
    static action_definition send(std::string type, const std::string& event,
                                  const std::string& target, const span_definition& when,
                                  const place& at) {
        action_definition a;
        a.is = kind::send;
        a.type.text = std::move(type);
        a.event.text = event;
        a.target.text = target;
        a.at = at;
        if (when.given()) {
            a.delay.expression =
                "_due(" + quoted(when.after) + ", " + quoted(name_of(when.in)) + ")";
            a.delay.at = when.at;
        }
        return a;
    }

    state_definition stage(const stage_definition& from) const {
        state_definition s;
        s.id = from.id;
        s.name = from.name;
        s.at = from.at;
        add_entry(from, s);
        add_result(from, s);
        for (const next_definition& n : from.next) {
            transition_definition t;
            t.events = {"result." + n.on};
            t.condition = n.condition;
            t.targets = {n.to};
            t.at = n.at;
            s.transitions.push_back(std::move(t));
        }
        for (const std::string& to : from.send_back) {
            s.transitions.push_back(way("send_back." + to, {}, to, from.at));
        }
        if (!from_.withdraw.to.empty()) {
            s.transitions.push_back(
                way("withdraw", from_.withdraw.by, from_.withdraw.to, from_.withdraw.at));
        }
        return s;
    }

    static transition_definition way(std::string event, const std::vector<std::string>& by,
                                     const std::string& to, const place& at) {
        transition_definition t;
        t.events = {std::move(event)};
        t.by = by;
        t.targets = {to};
        t.at = at;
        return t;
    }

    /// Says who is wanted, sets the timers, and takes them back when the stage is left.
    static void add_entry(const stage_definition& from, state_definition& to) {
        action_block begin;
        for (const std::string& role : from.by) {
            begin.push_back(send("act", from.id, role, {}, from.at));
        }
        for (const span_definition& r : from.remind) {
            for (const std::string& role : from.by) {
                begin.push_back(send("remind", from.id, role, r, r.at));
            }
        }
        for (const escalation_definition& e : from.escalate) {
            begin.push_back(send("escalate", from.id, e.to, e.when, e.at));
        }
        if (from.deadline.given()) {
            begin.push_back(
                send("", std::string{deadline_event}, "", from.deadline, from.deadline.at));
        }
        action_definition cancel;
        cancel.is = kind::cancel;
        cancel.id.text = "stage." + from.id;
        for (action_definition& a : begin) {
            if (a.delay.given()) a.id.text = cancel.id.text;
        }
        to.on_entry.push_back(std::move(begin));
        to.on_exit.push_back({std::move(cancel)});
    }

    /// Takes the measures and the result that an act has brought.
    void add_result(const stage_definition& from, state_definition& to) const {
        transition_definition t;
        t.events = {"decided"};
        for (const measure_definition& m : from_.measures) {
            if (m.of == from.id) t.actions.push_back(assign(m.id, "_event.data.measures." + m.id));
        }
        action_definition raise;
        raise.is = kind::raise;
        raise.event.expression = "\"result.\" + _event.data.result";
        t.actions.push_back(std::move(raise));
        t.at = from.at;
        to.transitions.push_back(std::move(t));
    }

    state_definition outcome(const outcome_definition& from) const {
        state_definition s;
        s.id = from.id;
        s.name = from.name;
        s.at = from.at;
        s.is = for_lint_ ? state_kind::final : state_kind::state;
        action_block begin;
        begin.push_back(send("outcome", from.id, "", {}, from.at));
        for (const follow_up_definition& f : from.follow_up) begin.push_back(follow_up(f));
        s.on_entry.push_back(std::move(begin));
        if (for_lint_) return s;
        for (const auto& [name, how] :
             {std::pair{"reopen", &from_.reopen}, std::pair{"appeal", &from_.appeal}}) {
            if (how->to.empty()) continue;
            s.transitions.push_back(way(name, how->by, how->to, how->at));
        }
        return s;
    }

    static action_definition follow_up(const follow_up_definition& from) {
        action_definition open = send("follow_up", from.open, "", {}, from.at);
        if (from.within.given()) {
            open.parameters.push_back(
                {"due_in",
                 {send("", "x", "", from.within, from.at).delay.expression, {}, from.at}});
        }
        if (from.condition.empty()) return open;
        action_definition choose;
        choose.is = kind::choose;
        choose.branches.push_back({from.condition, {std::move(open)}, from.at});
        choose.at = from.at;
        return choose;
    }

    const assessment_definition& from_;
    bool for_lint_;
};

} // namespace

chart_definition chart_of(const assessment_definition& from, bool for_lint) {
    return chart_builder{from, for_lint}.build();
}

} // namespace tenet::assess
