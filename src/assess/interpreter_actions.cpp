#include "assess/compiler.hpp"
#include "assess/interpreter.hpp"

#include <tenet/assess/messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = assess_messages;

void interpreter::run_block(const compiled_block& block) {
    if (!stopped()) run_actions(block);
}

interpreter::done interpreter::run_actions(const compiled_block& block) {
    for (const compiled_action& a : block) {
        if (run_action(a) == done::failed || stopped()) return done::failed;
    }
    return done::yes;
}

interpreter::done interpreter::run_action(const compiled_action& a) {
    using kind = action_definition::kind;
    switch (a.is) {
    case kind::raise: {
        event raised;
        raised.is = event_kind::internal;
        if (text_of(a.event, raised.name) == done::failed) return done::failed;
        if (data_of(a.data, a.parameters, {}, raised.data) == done::failed) return done::failed;
        raise(std::move(raised));
        return done::yes;
    }
    case kind::send: return run_send(a);
    case kind::cancel: return run_cancel(a);
    case kind::assign: return run_assign(a);
    case kind::choose: return run_choice(a);
    case kind::for_each: return run_loop(a);
    case kind::log: return run_log(a);
    }
    return done::failed;
}

interpreter::done interpreter::run_assign(const compiled_action& a) {
    if (a.location == none) return fail({say::data_unknown, {a.location_text}});
    auto v = evaluate_owned(a.data);
    if (!v) return done::failed;
    set(a.location, std::move(*v));
    return done::yes;
}

interpreter::done interpreter::run_choice(const compiled_action& a) {
    for (const compiled_branch& b : a.branches) {
        if (!b.condition.given() || is_true(b.condition)) return run_actions(b.actions);
    }
    return done::yes;
}

interpreter::done interpreter::run_loop(const compiled_action& a) {
    const auto items = evaluate_owned(a.data);
    if (!items) return done::failed;
    if (!(*items)->is(value_kind::list)) {
        return fail({say::not_a_list, {std::string{name_of((*items)->kind())}}});
    }
    if (a.item == none || (a.wants_index && a.index == none)) {
        return fail({say::data_unknown, {a.item_text}});
    }
    // The copy is what is walked: changing the list does not change the iteration (4.6).
    const list_data& list = (*items)->as_list();
    for (std::size_t i = 0; i < list.size; ++i) {
        if (++microsteps_ > options_.microsteps) {
            give_up({say::endless, {std::to_string(options_.microsteps), a.item_text}});
            return done::failed;
        }
        set(a.item, owned_value::copy(list.at(i)));
        if (a.wants_index) {
            set(a.index, owned_value::copy(value{decimal{static_cast<std::int64_t>(i)}}));
        }
        if (run_actions(a.actions) == done::failed) return done::failed;
    }
    return done::yes;
}

interpreter::done interpreter::run_log(const compiled_action& a) {
    effect e;
    e.type = "log";
    e.at = now_->now;
    if (a.event.given() && text_of(a.event, e.name) == done::failed) return done::failed;
    if (a.data.given()) {
        auto v = evaluate_owned(a.data);
        if (!v) return done::failed;
        e.data = std::move(*v);
    }
    out_->effects.push_back(std::move(e));
    return done::yes;
}

interpreter::done interpreter::run_cancel(const compiled_action& a) {
    std::string id;
    if (text_of(a.id, id) == done::failed) return done::failed;
    std::erase_if(now_->timers, [&](const pending& p) { return p.what.send_id == id; });
    return done::yes;
}

interpreter::done interpreter::run_send(const compiled_action& a) {
    pending p;
    std::string id;
    if (send_id(a, id) == done::failed) return done::failed;
    p.what.send_id = id;
    if (text_of(a.event, p.what.name, id) == done::failed) return done::failed;
    if (a.type.given() && text_of(a.type, p.type, id) == done::failed) return done::failed;
    if (a.target.given() && text_of(a.target, p.target, id) == done::failed) return done::failed;
    day_time_duration delay;
    if (delay_of(a, id, delay) == done::failed) return done::failed;
    if (data_of(a.data, a.parameters, id, p.what.data) == done::failed) return done::failed;
    if (p.type.empty() || p.type == "scxml" || p.type == scxml_processor) {
        p.type.clear();
        return send_to_chart(a, std::move(p), delay);
    }
    if (std::find(chart_.effects.begin(), chart_.effects.end(), p.type) == chart_.effects.end()) {
        return fail({say::effect_unknown, {p.type}}, "error.execution", id);
    }
    return dispatch(std::move(p), delay);
}

/// The targets of the SCXML event processor (C.1).
interpreter::done interpreter::send_to_chart(const compiled_action& a, pending what,
                                             day_time_duration delay) {
    const std::string id = what.what.send_id;
    const std::string& self = session_.location;
    if (what.target == "#_internal") {
        if (a.delay.given()) return fail({say::no_target, {what.target}}, "error.execution", id);
        what.what.is = event_kind::internal;
        raise(std::move(what.what));
        return done::yes;
    }
    if (!what.target.empty() && what.target != self) {
        if (!what.target.starts_with("#_")) {
            return fail({say::no_target, {what.target}}, "error.execution", id);
        }
        return fail({say::unreachable_target, {what.target}}, "error.communication", id);
    }
    what.target.clear();
    what.what.origin = self;
    what.what.origin_type = scxml_processor;
    return dispatch(std::move(what), delay);
}

interpreter::done interpreter::dispatch(pending what, day_time_duration delay) {
    what.order = now_->sent++;
    if (delay == day_time_duration{}) {
        deliver(std::move(what));
    } else {
        wait(std::move(what), delay);
    }
    return stopped() ? done::failed : done::yes;
}

void interpreter::wait(pending what, day_time_duration delay) {
    if (now_->timers.size() >= options_.queued) {
        give_up({say::queue_full, {std::to_string(options_.queued)}});
        return;
    }
    const date_time from =
        date_time::from_instant(now_->now, {nullptr, 0, zone_reference::kind::offset});
    const auto due = from.plus(delay);
    if (!due) {
        give_up({say::bad_delay, {delay.text()}});
        return;
    }
    what.due = *due->to_instant();
    const auto later = [](const pending& a, const pending& b) {
        return a.due != b.due ? a.due < b.due : a.order < b.order;
    };
    now_->timers.insert(std::upper_bound(now_->timers.begin(), now_->timers.end(), what, later),
                        std::move(what));
}

void interpreter::deliver(pending what) {
    if (what.type.empty()) {
        if (external_.size() >= options_.queued) {
            give_up({say::queue_full, {std::to_string(options_.queued)}});
            return;
        }
        external_.push(std::move(what.what));
        return;
    }
    effect e;
    e.type = std::move(what.type);
    e.name = std::move(what.what.name);
    e.target = std::move(what.target);
    e.data = std::move(what.what.data);
    e.send_id = std::move(what.what.send_id);
    e.at = now_->now;
    out_->effects.push_back(std::move(e));
}

/// The id of a send: given, made for its location, or none (6.2.4).
interpreter::done interpreter::send_id(const compiled_action& a, std::string& id) {
    if (a.id.given()) return text_of(a.id, id);
    if (!a.wants_id) return done::yes;
    if (a.location == none) return fail({say::data_unknown, {a.location_text}});
    id = "send." + std::to_string(now_->sent);
    set(a.location, owned_value::copy(value{std::string_view{id}}));
    return done::yes;
}

interpreter::done interpreter::delay_of(const compiled_action& a, const std::string& id,
                                        day_time_duration& delay) {
    if (!a.delay.given()) return done::yes;
    std::string text = a.delay.text;
    if (text.empty()) {
        const auto v = evaluate(a.delay.computed, id);
        if (!v) return done::failed;
        text = v->is(value_kind::string) || v->is(value_kind::day_time_duration) ? to_text(*v)
                                                                                 : std::string{};
    }
    const auto read = read_delay(text);
    if (!read) return fail({say::bad_delay, {text}}, "error.execution", id);
    delay = *read;
    return done::yes;
}

} // namespace tenet::assess
