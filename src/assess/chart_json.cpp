#include "assess/reading.hpp"

#include <tenet/assess/chart_json.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/json/records.hpp>

#include <array>

namespace tenet::assess {

namespace say = assess_messages;

namespace {

using json::node;
using json::object_reader;
using kind = action_definition::kind;

const std::vector<std::string_view> type_names{"state", "parallel", "final", "history",
                                               "deep_history"};
constexpr std::array types{state_kind::state, state_kind::parallel, state_kind::final,
                           state_kind::shallow_history, state_kind::deep_history};

/// The members that say what an action does, in the order they are looked for.
constexpr std::array<std::pair<std::string_view, kind>, 8> verbs{{{"raise", kind::raise},
                                                                  {"effect", kind::send},
                                                                  {"send", kind::send},
                                                                  {"cancel", kind::cancel},
                                                                  {"assign", kind::assign},
                                                                  {"choose", kind::choose},
                                                                  {"for", kind::for_each},
                                                                  {"log", kind::log}}};

/// Recursion follows the nesting of the document, which its reader bounds.
class chart_reader {
public:
    chart_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    chart_definition read(const node& from) {
        object_reader in{doc_, from, problems_};
        chart_definition out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        out.version = in.optional_text("version");
        out.initial = read_one_or_more(in, "initial");
        out.effects = in.texts("effects");
        for (const node& n : in.items("roles")) out.roles.push_back(read_role(doc_, n, problems_));
        for (const node& n : in.items("exclusive")) out.exclusive.push_back(read_texts(in, n));
        out.data = read_data(in);
        out.on_load = block(in, "on_load");
        in.require("states");
        for (const node& n : in.items("states")) out.states.push_back(read_state(n));
        out.at = in.where();
        in.finish();
        return out;
    }

private:
    std::vector<data_definition> read_data(object_reader& in) {
        std::vector<data_definition> out;
        for (const node& n : in.items("data")) {
            object_reader item{doc_, n, problems_};
            data_definition d;
            d.name = item.text("name");
            d.zh = item.optional_text("zh");
            d.is = value(item, "value");
            d.at = item.where();
            item.finish();
            out.push_back(std::move(d));
        }
        return out;
    }

    state_definition read_state(const node& from) {
        object_reader in{doc_, from, problems_};
        state_definition s;
        s.id = in.text("id");
        s.name = in.optional_both("name");
        s.is = types[in.choice("type", type_names, 0)];
        s.initial = read_one_or_more(in, "initial");
        s.on_initial = block(in, "on_initial");
        if (in.find("on_entry") != nullptr) s.on_entry.push_back(block(in, "on_entry"));
        if (in.find("on_exit") != nullptr) s.on_exit.push_back(block(in, "on_exit"));
        s.data = read_data(in);
        s.done = value(in, "done");
        s.done_parameters = parameters(in, "done_with");
        for (const node& n : in.items("transitions")) s.transitions.push_back(transition(n));
        for (const node& n : in.items("states")) s.children.push_back(read_state(n));
        s.at = in.where();
        in.finish();
        return s;
    }

    transition_definition transition(const node& from) {
        object_reader in{doc_, from, problems_};
        transition_definition t;
        t.events = read_one_or_more(in, "on");
        t.condition = condition(in, "if");
        t.targets = read_one_or_more(in, "to");
        t.internal = in.flag("internal", false);
        t.by = read_one_or_more(in, "by");
        t.actions = block(in, "do");
        t.at = in.where();
        in.finish();
        return t;
    }

    action_block block(object_reader& in, std::string_view name) {
        action_block out;
        for (const node& n : in.items(name)) out.push_back(action(n));
        return out;
    }

    action_definition action(const node& from) {
        object_reader in{doc_, from, problems_};
        action_definition a;
        a.at = in.where();
        const auto* verb = verbs.begin();
        while (verb != verbs.end() && in.find(verb->first) == nullptr) ++verb;
        if (verb == verbs.end()) {
            problems_.add(say::no_verb, {}, a.at);
            return a;
        }
        a.is = verb->second;
        read_action(in, verb->first, a);
        in.finish();
        return a;
    }

    void read_action(object_reader& in, std::string_view verb, action_definition& a) {
        switch (a.is) {
        case kind::raise:
            a.event = text(in, verb);
            read_event_data(in, a);
            break;
        case kind::send: read_send(in, verb, a); break;
        case kind::cancel: a.id = text(in, verb); break;
        case kind::assign:
            a.location = in.text(verb);
            in.require("value");
            a.data = value(in, "value");
            break;
        case kind::choose:
            for (const node& n : in.items(verb)) a.branches.push_back(branch(n));
            break;
        case kind::for_each:
            a.item = in.text(verb);
            a.index = in.optional_text("index");
            in.require("in");
            a.data = value(in, "in");
            a.actions = block(in, "do");
            break;
        case kind::log:
            a.event = text(in, verb);
            a.data = value(in, "value");
            break;
        }
    }

    void read_send(object_reader& in, std::string_view verb, action_definition& a) {
        if (verb == "effect") {
            a.type = text(in, verb);
            in.require("event");
            a.event = text(in, "event");
            a.target = text(in, "target");
        } else {
            a.event = text(in, verb);
        }
        a.delay = text(in, "after");
        a.id = text(in, "id");
        a.id_location = in.optional_text("id_to");
        read_event_data(in, a);
    }

    void read_event_data(object_reader& in, action_definition& a) {
        a.data = value(in, "data");
        a.parameters = parameters(in, "with");
    }

    branch_definition branch(const node& from) {
        object_reader in{doc_, from, problems_};
        branch_definition b;
        b.condition = condition(in, "if");
        b.actions = block(in, "do");
        b.at = in.where();
        in.finish();
        return b;
    }

    std::vector<parameter_definition> parameters(object_reader& in, std::string_view name) {
        std::vector<parameter_definition> out;
        for (const json::member& m : in.members(name)) {
            out.push_back({std::string{m.name}, value(in, m.is)});
        }
        return out;
    }

    /// FEEL, or true or false; empty where absent.
    std::string condition(object_reader& in, std::string_view name) {
        const node* n = in.find(name);
        if (n == nullptr) return {};
        value_source v = value(in, *n);
        const bool constant = n->is() == node::kind::number || n->is() == node::kind::null;
        if (constant) in.wrong_kind(*n, "条件", "a condition");
        return std::move(v.expression);
    }

    value_source value(object_reader& in, std::string_view name) {
        const node* n = in.find(name);
        return n == nullptr ? value_source{} : value(in, *n);
    }

    /// FEEL where it is text; as it is where it is a number, a boolean or null.
    value_source value(object_reader& in, const node& from) {
        value_source v;
        v.at = doc_.where(from);
        if (from.is() == node::kind::string || from.is() == node::kind::array) {
            v.expression = lines(in, from);
        } else if (from.is() == node::kind::object) {
            in.wrong_kind(from, "FEEL 文本、数字、布尔值或 null",
                          "a FEEL text, a number, a boolean or null");
        } else {
            auto memory = std::make_shared<arena>(64);
            v.literal = owned_value::copy(json::to_value(from, *memory));
            if (from.is() == node::kind::boolean) v.expression = from.boolean() ? "true" : "false";
        }
        return v;
    }

    /// A text that is not empty, or the lines of one.
    std::string lines(object_reader& in, const node& from) {
        std::string all;
        if (from.is() == node::kind::string) {
            all = from.text();
        } else {
            for (const std::string& line : read_texts(in, from))
                all += (all.empty() ? "" : "\n") + line;
        }
        if (all.empty()) in.wrong_kind(from, "非空文本", "a text that is not empty");
        return all;
    }

    /// As it is where it is text; `{"feel": "..."}` is computed.
    text_source text(object_reader& in, std::string_view name) {
        text_source t;
        const node* n = in.find(name);
        if (n == nullptr) return t;
        t.at = doc_.where(*n);
        if (n->is() == node::kind::string) {
            t.text = lines(in, *n);
        } else if (n->is() == node::kind::object) {
            object_reader computed{doc_, *n, problems_};
            t.expression = computed.text("feel");
            computed.finish();
        } else {
            in.wrong_kind(*n, "文本，或 {\"feel\": …}", "a text, or {\"feel\": ...}");
        }
        return t;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

} // namespace

std::optional<chart_definition> read_chart(const json::document& in, const json::node& from,
                                           diagnostics& problems) {
    const std::size_t before = problems.errors();
    chart_definition read = chart_reader{in, problems}.read(from);
    if (problems.errors() != before) return std::nullopt;
    return read;
}

} // namespace tenet::assess
