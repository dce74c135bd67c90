#include "assess/scxml_reader.hpp"

#include <tenet/assess/scxml_messages.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/records.hpp>

namespace tenet::assess {

namespace say = scxml_messages;

namespace {

/// What pugixml prints goes into a text.
struct text_writer : pugi::xml_writer {
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
    std::string text;
};

} // namespace

action_block scxml_reader::read_block(node from) {
    action_block out;
    for (const node child : from.children()) {
        if (child.type() == pugi::node_element) read_action(child, out);
    }
    return out;
}

void scxml_reader::read_action(node from, action_block& to) {
    const std::string_view name = dmn::local_of(from.name());
    action_definition a;
    a.at = at(from);
    if (name == "raise") {
        a.is = action_definition::kind::raise;
        a.event.text = required(from, "event");
    } else if (name == "cancel") {
        a.is = action_definition::kind::cancel;
        a.id = text_of(from, "sendid", "sendidexpr");
    } else if (name == "send") {
        a = read_send(from);
    } else if (name == "if") {
        a = read_choice(from);
    } else if (name == "foreach") {
        a = read_loop(from);
    } else if (name == "assign") {
        a = read_assign(from);
    } else if (name == "log") {
        a = read_log(from);
    } else if (name == "script") {
        read_script(from, to);
        return;
    } else {
        unknown(from, from.parent());
        return;
    }
    to.push_back(std::move(a));
}

action_definition scxml_reader::read_send(node from) {
    action_definition a;
    a.is = action_definition::kind::send;
    a.at = at(from);
    a.event = text_of(from, "event", "eventexpr");
    a.id = text_of(from, "id");
    a.id_location = from.attribute("idlocation").value();
    a.type = text_of(from, "type", "typeexpr");
    a.target = text_of(from, "target", "targetexpr");
    a.delay = text_of(from, "delay", "delayexpr");
    for (const std::string& name : words_of(from.attribute("namelist").value())) {
        a.parameters.push_back({name, {name, {}, at(from)}});
    }
    for (const node child : from.children()) {
        if (child.type() != pugi::node_element) continue;
        const std::string_view name = dmn::local_of(child.name());
        if (name == "param") {
            a.parameters.push_back(read_parameter(child));
        } else if (name == "content") {
            a.data = read_content(child);
        } else {
            unknown(child, from);
        }
    }
    return a;
}

action_definition scxml_reader::read_choice(node from) {
    action_definition a;
    a.is = action_definition::kind::choose;
    a.at = at(from);
    a.branches.push_back({required(from, "cond"), {}, at(from)});
    for (const node child : from.children()) {
        if (child.type() != pugi::node_element) continue;
        const std::string_view name = dmn::local_of(child.name());
        if (name == "elseif") {
            a.branches.push_back({required(child, "cond"), {}, at(child)});
        } else if (name == "else") {
            a.branches.push_back({{}, {}, at(child)});
        } else {
            read_action(child, a.branches.back().actions);
        }
    }
    return a;
}

action_definition scxml_reader::read_loop(node from) {
    action_definition a;
    a.is = action_definition::kind::for_each;
    a.at = at(from);
    a.data = {required(from, "array"), {}, at(from)};
    a.item = required(from, "item");
    a.index = from.attribute("index").value();
    a.actions = read_block(from);
    return a;
}

action_definition scxml_reader::read_assign(node from) {
    action_definition a;
    a.is = action_definition::kind::assign;
    a.at = at(from);
    a.location = from.attribute("location").value();
    a.data = value_of(from, "expr");
    return a;
}

action_definition scxml_reader::read_log(node from) {
    action_definition a;
    a.is = action_definition::kind::log;
    a.at = at(from);
    a.event = text_of(from, "label");
    a.data = {from.attribute("expr").value(), {}, at(from)};
    return a;
}

/// One assignment a line.
void scxml_reader::read_script(node from, action_block& to) {
    std::string text = inner(from);
    if (const pugi::xml_attribute src = from.attribute("src")) {
        text = resource(from, src.value()).value_or(std::string{});
    }
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        const std::string statement = normalised(line);
        if (statement.empty()) continue;
        const std::size_t sign = statement.find(":=");
        if (sign == std::string::npos) {
            problems_.add(say::not_a_script, {statement}, at(from));
            continue;
        }
        action_definition a;
        a.is = action_definition::kind::assign;
        a.at = at(from);
        a.declares = true;
        a.location = normalised(statement.substr(0, sign));
        a.data = {line.substr(line.find(":=") + 2), {}, at(from)};
        to.push_back(std::move(a));
    }
}

parameter_definition scxml_reader::read_parameter(node from) {
    parameter_definition p;
    p.name = required(from, "name");
    p.is = {from.attribute("expr").value(), {}, at(from)};
    if (p.is.expression.empty()) p.is.expression = from.attribute("location").value();
    return p;
}

value_source scxml_reader::read_content(node from) {
    return value_of(from, "expr");
}

value_source scxml_reader::value_of(node from, const char* expression) {
    const std::string_view text = from.attribute(expression).value();
    if (!text.empty()) return {std::string{text}, {}, at(from)};
    return inline_value(inner(from), from);
}

/// JSON, or else the text with blanks normalised; nothing for no text.
value_source scxml_reader::inline_value(const std::string& text, node where) {
    value_source v;
    v.at = at(where);
    const std::string plain = normalised(text);
    if (plain.empty()) return v;
    auto memory = std::make_shared<arena>(256);
    if (const auto read = json::document::read(text)) {
        const value found = json::to_value(read->root(), *memory);
        v.literal = owned_value::copy(found);
    } else {
        v.literal = owned_value::copy(value{std::string_view{plain}});
    }
    return v;
}

/// The text inside an element; elements inside it as XML.
std::string scxml_reader::inner(node from) const {
    text_writer out;
    for (const node child : from.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            out.text += child.value();
        } else if (child.type() == pugi::node_element) {
            child.print(out, "", pugi::format_raw);
        }
    }
    return std::move(out.text);
}

text_source scxml_reader::text_of(node from, const char* plain, const char* computed) {
    text_source t;
    t.at = at(from);
    t.text = from.attribute(plain).value();
    if (computed != nullptr) t.expression = from.attribute(computed).value();
    return t;
}

std::string scxml_reader::required(node from, const char* name) {
    const pugi::xml_attribute found = from.attribute(name);
    if (!found) problems_.add(say::attribute_missing, {from.name(), name}, at(from));
    return found.value();
}

std::optional<std::string> scxml_reader::resource(node from, std::string address) {
    auto text = options_.resource ? options_.resource(address) : std::nullopt;
    if (!text) problems_.add(say::no_resource, {std::move(address)}, at(from));
    return text;
}

} // namespace tenet::assess
