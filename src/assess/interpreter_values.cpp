#include "assess/interpreter.hpp"
#include "assess/keep.hpp"

#include <tenet/assess/due.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/feel/messages.hpp>
#include <tenet/json/canonical.hpp>

#include <algorithm>
#include <array>

namespace tenet::assess {

namespace say = assess_messages;

namespace {

constexpr std::array<std::string_view, 1> in_parameters{"state"};
constexpr std::array<std::string_view, 2> due_parameters{"span", "basis"};

owned_value context_of(std::vector<std::pair<std::string, owned_value>> parts) {
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
        return json::canonical_less(a.first, b.first);
    });
    // Of several with one name the last one counts.
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    const auto kept = std::unique(parts.rbegin(), parts.rend(), same);
    parts.erase(parts.begin(), kept.base());
    auto memory = std::make_shared<arena>(1024);
    const auto entries = memory->make_array<context_entry>(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        entries[i] = {memory->copy(parts[i].first), deep_copy(*parts[i].second, *memory)};
    }
    auto* context = memory->make<context_data>();
    context->entries = entries;
    return {memory, value::of(context)};
}

diagnostic cause_of(const value& missing) {
    for (const missing_cause* cause : leaves(missing.cause())) {
        if (cause->what == nullptr) continue;
        std::vector<std::string> arguments;
        for (const std::string_view a : cause->arguments) arguments.emplace_back(a);
        return {*cause->what, std::move(arguments)};
    }
    return {feel_messages::no_member, {}};
}

} // namespace

interpreter::interpreter(const statechart::program& chart, const run_options& options)
    : chart_(chart), options_(options), run_(context_) {
    context_.zones = options.zones;
    context_.strict = true;
    context_.bounds = options.bounds;
    in_.parameters = in_parameters;
    in_.call = &interpreter::in_state;
    in_.code = this;
    due_.parameters = due_parameters;
    due_.call = &interpreter::due_in;
    due_.code = this;
    make_slots();
}

void interpreter::begin(outcome& to) {
    out_ = &to;
    now_ = &to.next;
    to.events.clear();
    to.effects.clear();
    internal_.clear();
    external_.clear();
    clock_.reset();
    running_ = true;
    microsteps_ = 0;
    fired_ = 0;
    stopped_.reset();
    run_.set(slot_event, value::null());
    if (session_.name != now_->session) name_session(now_->session);
    for (std::uint32_t n = 0; n < now_->data.size(); ++n) {
        run_.set(slot_data + n, *now_->data[n]);
    }
}

value interpreter::in_state(feel::evaluation& run, const function_data& self,
                            std::span<const value> arguments) {
    const auto& me = *static_cast<const interpreter*>(self.code);
    if (!arguments[0].is(value_kind::string)) {
        return run.fail(say::not_a_text, std::array{name_of(arguments[0].kind())});
    }
    for (const std::uint32_t n : me.now_->active) {
        if (me.chart_.states[n].id == arguments[0].as_string()) return value{true};
    }
    return value{false};
}

value interpreter::due_in(feel::evaluation& run, const function_data& self,
                          std::span<const value> arguments) {
    const auto& me = *static_cast<const interpreter*>(self.code);
    for (const value& a : arguments) {
        if (!a.is(value_kind::string)) {
            return run.fail(say::not_a_text, std::array{name_of(a.kind())});
        }
    }
    const std::string_view text = arguments[0].as_string();
    const auto basis = read_basis(arguments[1].as_string());
    if (!basis || !is_span(text, *basis)) return run.fail(say::bad_delay, std::array{text});
    const due_options how{me.options_.zone, me.options_.calendar};
    const auto due = due_after(me.now_->now, text, *basis, how);
    if (!due) return run.fail(say::not_known_when, std::array{text, arguments[1].as_string()});
    return value{between(me.now_->now, *due)};
}

void interpreter::make_slots() {
    static constexpr std::array<std::string_view, 9> names{
        "name", "type", "sendid", "origin", "origintype", "invokeid", "data", "actor", "roles"};
    for (std::size_t i = 0; i < names.size(); ++i) event_.entries[i].name = names[i];
    event_.entries[8].is = value::of(&event_.role_list);
    event_.whole.entries = event_.entries;
    session_.processor_context.entries = session_.processor;
    session_.processors[0] = {"scxml", value::of(&session_.processor_context)};
    session_.whole.entries = session_.processors;
    run_.need_slots(static_cast<std::uint32_t>(slot_data + chart_.data.size()));
    run_.set(slot_name, value{std::string_view{chart_.id}});
    run_.set(slot_io, value::of(&session_.whole));
    run_.set(slot_in, value::of(&in_));
    run_.set(slot_due, value::of(&due_));
    name_session({});
}

void interpreter::name_session(const std::string& name) {
    session_.name = name;
    session_.location = "#_scxml_" + name;
    session_.processor[0] = {"location", value{std::string_view{session_.location}}};
    run_.set(slot_session, value{std::string_view{session_.name}});
}

std::optional<value> interpreter::evaluate(const compiled_value& v, const std::string& send_id) {
    if (v.broken) {
        fail(*v.broken, "error.execution", send_id);
        return std::nullopt;
    }
    if (v.literal) return **v.literal;
    if (!v.expression) return value::null();
    run_.reset();
    if (clock_ != now_->now) {
        clock_ = now_->now;
        context_.now = date_time::from_instant(now_->now, options_.zone);
    }
    const value found = v.expression->evaluate(run_);
    if (!found.is_missing()) return found;
    fail(cause_of(found), "error.execution", send_id);
    return std::nullopt;
}

std::optional<owned_value> interpreter::evaluate_owned(const compiled_value& v,
                                                       const std::string& send_id) {
    if (v.literal) return *v.literal;
    const auto found = evaluate(v, send_id);
    if (!found) return std::nullopt;
    owned_value kept;
    if (const auto why = keep(*found, options_.value_parts, kept)) {
        fail(*why, "error.execution", send_id);
        return std::nullopt;
    }
    return kept;
}

/// What is not a boolean counts as false and is an error (5.9.1).
bool interpreter::is_true(const compiled_value& condition) {
    const auto v = evaluate(condition);
    if (!v) return false;
    if (!v->is(value_kind::boolean)) {
        fail({say::not_a_condition, {std::string{name_of(v->kind())}}});
        return false;
    }
    return v->as_boolean();
}

interpreter::done interpreter::text_of(const compiled_text& from, std::string& to,
                                       const std::string& send_id) {
    to = from.text;
    if (!to.empty()) return done::yes;
    const auto v = evaluate(from.computed, send_id);
    if (!v) return done::failed;
    if (!v->is(value_kind::string) || v->as_string().empty()) {
        return fail({say::not_a_text, {std::string{name_of(v->kind())}}}, "error.execution",
                    send_id);
    }
    to = std::string{v->as_string()};
    return done::yes;
}

/// The data of an event: as a whole, or by its parts. With an error null (5.7.2, 6.2.4).
interpreter::done interpreter::data_of(const compiled_value& whole,
                                       const std::vector<compiled_parameter>& parts,
                                       const std::string& send_id, owned_value& to) {
    if (whole.given()) {
        auto v = evaluate_owned(whole, send_id);
        if (!v) return done::failed;
        to = std::move(*v);
        return done::yes;
    }
    if (parts.empty()) return done::yes;
    std::vector<std::pair<std::string, owned_value>> values;
    for (const compiled_parameter& p : parts) {
        auto v = evaluate_owned(p.is, send_id);
        if (!v) return done::failed;
        values.emplace_back(p.name, std::move(*v));
    }
    to = context_of(std::move(values));
    return done::yes;
}

void interpreter::set(std::uint32_t item, owned_value v) {
    now_->data[item] = std::move(v);
    run_.set(slot_data + item, *now_->data[item]);
}

/// Binds `_event` (5.10.1), which stays in the outcome.
void interpreter::show_event(const event& what) {
    static constexpr std::array<std::string_view, 3> kinds{"external", "internal", "platform"};
    const auto text = [](std::string_view from) {
        return from.empty() ? value::null() : value{from};
    };
    event_.roles.clear();
    for (const std::string& role : what.roles) event_.roles.push_back(text(role));
    event_.role_list.base = event_.roles.data();
    event_.role_list.size = event_.roles.size();
    event_.entries[0].is = text(what.name);
    event_.entries[1].is = value{kinds[static_cast<std::size_t>(what.is)]};
    event_.entries[2].is = text(what.send_id);
    event_.entries[3].is = text(what.origin);
    event_.entries[4].is = text(what.origin_type);
    event_.entries[6].is = *what.data;
    event_.entries[7].is = text(what.actor);
    run_.set(slot_event, value::of(&event_.whole));
}

interpreter::done interpreter::fail(const diagnostic& why, std::string_view name,
                                    const std::string& send_id) {
    event e;
    e.name = name;
    e.is = event_kind::platform;
    e.send_id = send_id;
    e.data = context_of({
        {"id", owned_value::copy(value{why.id()})},
        {"en", owned_value::copy(value{std::string_view{why.text(language::en)}})},
        {"zh", owned_value::copy(value{std::string_view{why.text(language::zh)}})},
    });
    raise(std::move(e));
    return done::failed;
}

void interpreter::raise(event what) {
    if (internal_.size() >= options_.queued) {
        give_up({say::queue_full, {std::to_string(options_.queued)}});
        return;
    }
    internal_.push(std::move(what));
}

void interpreter::give_up(const diagnostic& why) {
    if (!stopped_) stopped_ = why;
}

} // namespace tenet::assess
