#include "assess/compiler.hpp"

#include <tenet/assess/messages.hpp>

#include <algorithm>
#include <array>

namespace tenet::assess {

namespace say = assess_messages;

namespace {

constexpr std::array<std::string_view, 6> system_names{"_event",        "_sessionid", "_name",
                                                       "_ioprocessors", "In",         "_due"};

/// Whether FEEL reads the text as one name.
bool is_name(const std::string& text) {
    feel::scope names;
    names.add(text, "", feel::type::any());
    const auto read = feel::expression::compile(text, names);
    return read && read->reads().size() == 1 && read->reads()[0].path == text;
}

} // namespace

void compiler::gather_data(const std::vector<data_definition>& from, std::uint32_t state) {
    for (const data_definition& d : from) {
        out_->states[state].data.push_back(static_cast<std::uint32_t>(out_->data.size()));
        add_data(d.name, d.zh, d.at, false);
    }
}

void compiler::gather_state_data(const std::vector<state_definition>& from) {
    for (const state_definition& s : from) {
        gather_data(s.data, next_++);
        gather_state_data(s.children);
    }
}

/// Loops declare their item and index where no data item has that name (4.6).
void compiler::gather_loops(const action_block& from, std::size_t depth) {
    if (depth > options_.max_depth) return; // refused by `block`
    for (const action_definition& a : from) {
        if (a.is == action_definition::kind::for_each) {
            for (const std::string& name : {a.item, a.index}) {
                if (!name.empty() && is_name(name)) add_data(name, "", a.at, true);
            }
        } else if (a.is == action_definition::kind::assign && options_.tolerant && a.declares) {
            if (is_name(a.location)) add_data(a.location, "", a.at, true);
        }
        gather_loops(a.actions, depth + 1);
        for (const branch_definition& b : a.branches) gather_loops(b.actions, depth + 1);
    }
}

void compiler::gather_loops(const state_definition& from) {
    for (const action_block& b : from.on_entry) gather_loops(b, 1);
    for (const action_block& b : from.on_exit) gather_loops(b, 1);
    gather_loops(from.on_initial, 1);
    for (const transition_definition& t : from.transitions) gather_loops(t.actions, 1);
    for (const state_definition& s : from.children) gather_loops(s);
}

void compiler::add_data(const std::string& name, const std::string& zh, const place& at,
                        bool implied) {
    const bool system =
        std::find(system_names.begin(), system_names.end(), name) != system_names.end();
    const auto number = static_cast<std::uint32_t>(out_->data.size());
    const bool fresh = !system && data_numbers_.emplace(name, number).second;
    const bool second_fresh = zh.empty() || zh == name || data_numbers_.emplace(zh, number).second;
    if (implied && !fresh) return;
    const bool second_named = zh.empty() || is_name(zh);
    if (!fresh || !second_fresh || !is_name(name) || !second_named) {
        problems_.add(say::data_twice, {second_fresh && second_named ? name : zh}, at);
    }
    second_names_.push_back(zh);
    compiled_data d;
    d.name = name;
    out_->data.push_back(std::move(d));
}

void compiler::make_scope() {
    for (const std::string_view name : system_names) {
        scope_.add(std::string{name}, "", feel::type::any());
    }
    for (std::size_t i = 0; i < out_->data.size(); ++i) {
        scope_.add(out_->data[i].name, second_names_[i], feel::type::any());
    }
    std::uint32_t n = 0;
    const auto fill = [&](const std::vector<data_definition>& from) {
        for (const data_definition& d : from) out_->data[n++].is = compile_value(d.is);
    };
    fill(from_.data);
    const auto below = [&](const auto& self, const std::vector<state_definition>& from) -> void {
        for (const state_definition& s : from) {
            fill(s.data);
            self(self, s.children);
        }
    };
    below(below, from_.states);
}

std::uint32_t compiler::data_number(std::string_view name) const {
    const auto found = data_numbers_.find(name);
    return found == data_numbers_.end() ? none : found->second;
}

void compiler::check_roles() {
    const auto known = [&](const std::string& id, const place& at) {
        const bool is = std::any_of(from_.roles.begin(), from_.roles.end(),
                                    [&](const role_definition& r) { return r.id == id; });
        if (!is) problems_.add(say::role_unknown, {id}, at);
    };
    for (const role_definition& r : from_.roles) {
        for (const std::string& needed : r.needs) known(needed, r.at);
    }
    for (const auto& set : from_.exclusive) {
        for (const std::string& id : set) known(id, from_.at);
    }
}

compiled_block compiler::block(const action_block& from, std::size_t depth) {
    compiled_block out;
    if (depth > options_.max_depth) {
        problems_.add(say::too_large, {std::to_string(options_.max_depth) + " levels"},
                      from.empty() ? place{} : from.front().at);
        return out;
    }
    for (const action_definition& a : from) out.push_back(action(a, depth));
    return out;
}

compiled_action compiler::action(const action_definition& from, std::size_t depth) {
    compiled_action to;
    to.is = from.is;
    to.event = compile_text(from.event);
    to.id = compile_text(from.id);
    to.type = compile_text(from.type);
    to.target = compile_text(from.target);
    to.delay = compile_text(from.delay);
    to.data = compile_value(from.data);
    to.parameters = parameters(from.parameters);
    if (from.is == action_definition::kind::assign) location(from, from.location, to.location);
    if (from.is == action_definition::kind::for_each) loop(from, to);
    if (from.is == action_definition::kind::send) {
        to.wants_id = !from.id_location.empty();
        if (to.wants_id) location(from, from.id_location, to.location);
        check_send(from);
    }
    to.location_text = to.wants_id ? from.id_location : from.location;
    to.actions = block(from.actions, depth + 1);
    for (const branch_definition& b : from.branches) {
        compiled_branch branch;
        if (!b.condition.empty()) branch.condition = expression(b.condition, b.at);
        branch.actions = block(b.actions, depth + 1);
        to.branches.push_back(std::move(branch));
    }
    return to;
}

void compiler::location(const action_definition& from, const std::string& name, std::uint32_t& to) {
    to = data_number(name);
    if (to == none) wrong(name, diagnostic{say::data_unknown, {name}, from.at});
}

void compiler::loop(const action_definition& from, compiled_action& to) {
    to.item_text = from.item;
    to.wants_index = !from.index.empty();
    location(from, from.item, to.item);
    if (to.wants_index) location(from, from.index, to.index);
}

void compiler::check_send(const action_definition& from) {
    if (!from.delay.text.empty() && !read_delay(from.delay.text)) {
        wrong(from.delay.text, diagnostic{say::bad_delay, {from.delay.text}, from.at});
    }
    const std::string& type = from.type.text;
    const bool own = type.empty() || type == "scxml" || type == scxml_processor;
    const bool known =
        own || std::find(from_.effects.begin(), from_.effects.end(), type) != from_.effects.end();
    if (!known) wrong(type, diagnostic{say::effect_unknown, {type}, from.at});
}

std::vector<compiled_parameter>
compiler::parameters(const std::vector<parameter_definition>& from) {
    std::vector<compiled_parameter> out;
    out.reserve(from.size());
    for (const parameter_definition& p : from) out.push_back({p.name, compile_value(p.is)});
    return out;
}

compiled_value compiler::compile_value(const value_source& from) {
    if (!from.expression.empty()) return expression(from.expression, from.at);
    compiled_value v;
    v.literal = from.literal;
    return v;
}

compiled_text compiler::compile_text(const text_source& from) {
    compiled_text t;
    t.text = from.text;
    if (!from.expression.empty()) t.computed = expression(from.expression, from.at);
    return t;
}

compiled_value compiler::expression(const std::string& text, const place& at) {
    feel::compile_options options;
    options.at = at;
    auto read = feel::expression::compile(text, scope_, options);
    compiled_value v;
    if (read) {
        v.expression = std::move(*read);
        return v;
    }
    const diagnostics why = read.error();
    v.broken = why.items().front();
    wrong(text, why);
    return v;
}

void compiler::wrong(const std::string& text, const diagnostics& why) {
    if (!options_.tolerant) {
        problems_.add(why);
    } else if (warnings_ != nullptr) {
        warnings_->add(say::tolerated, {text}, why.items().front().where());
    }
}

} // namespace tenet::assess
