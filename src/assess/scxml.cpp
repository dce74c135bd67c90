#include "assess/scxml_reader.hpp"

#include <tenet/assess/scxml_messages.hpp>
#include <tenet/base/messages.hpp>
#include <tenet/base/utf8.hpp>

namespace tenet::assess {

namespace say = scxml_messages;

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Document types and nesting beyond the limit, found without recursion.
void check(const pugi::xml_document& xml, const scxml_options& options,
           const dmn::xml_places& places, diagnostics& problems) {
    pugi::xml_node n = xml.first_child();
    std::size_t depth = 1;
    while (n) {
        if (n.type() == pugi::node_doctype) problems.add(say::has_doctype, {}, places.of(n));
        if (depth > options.max_depth) {
            problems.add(say::too_large, {std::to_string(options.max_depth) + " levels"},
                         places.of(n));
            return;
        }
        if (n.first_child()) {
            n = n.first_child();
            ++depth;
            continue;
        }
        while (n && n != xml && !n.next_sibling()) {
            n = n.parent();
            --depth;
        }
        if (!n || n == xml) return;
        n = n.next_sibling();
    }
}

} // namespace

result<chart_definition> read_scxml(std::string_view xml, const scxml_options& options) {
    diagnostics problems;
    place begin;
    begin.file = options.file;
    if (xml.size() > options.max_bytes) {
        problems.add(say::too_large, {std::to_string(options.max_bytes) + " bytes"}, begin);
        return problems;
    }
    const dmn::xml_places places{xml, options.file};
    if (const auto bad = first_bad_utf8(xml)) {
        problems.add(base_messages::bad_utf8, {std::to_string(*bad)},
                     places.at(static_cast<std::ptrdiff_t>(*bad)));
        return problems;
    }
    pugi::xml_document document;
    const auto parsed = document.load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) {
        problems.add(say::not_xml, {parsed.description()}, places.at(parsed.offset));
        return problems;
    }
    check(document, options, places, problems);
    if (problems.has_errors()) return problems;
    scxml_reader reader{options, places, problems};
    chart_definition read = reader.read(document.document_element());
    if (problems.has_errors()) return problems;
    return read;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = text.find_first_not_of(blanks);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(blanks, end);
    }
    return words;
}

std::string normalised(std::string_view text) {
    std::string out;
    for (const std::string& word : words_of(text)) out += (out.empty() ? "" : " ") + word;
    return out;
}

chart_definition scxml_reader::read(node root) {
    chart_definition out;
    out.at = at(root);
    out.effects = options_.effects;
    if (dmn::local_of(root.name()) != "scxml") {
        problems_.add(say::no_scxml, {root.name()}, at(root));
        return out;
    }
    const std::string_view model = root.attribute("datamodel").value();
    if (!model.empty() && model != "feel" && model != "null") {
        problems_.add(say::datamodel_unknown, {std::string{model}}, at(root));
    }
    out.id = root.attribute("name").value();
    out.version = root.attribute("version").value();
    out.initial = words_of(root.attribute("initial").value());
    out.late_binding = std::string_view{root.attribute("binding").value()} == "late";
    for (const node child : root.children()) {
        const std::string_view name = dmn::local_of(child.name());
        if (child.type() != pugi::node_element) continue;
        if (name == "datamodel") {
            read_data(child, out.data);
        } else if (name == "script") {
            read_script(child, out.on_load);
        } else if (!read_state(child, out.states)) {
            unknown(child, root);
        }
    }
    return out;
}

bool scxml_reader::read_state(node from, std::vector<state_definition>& to) {
    const std::string_view name = dmn::local_of(from.name());
    state_definition s;
    if (name == "parallel") {
        s.is = state_kind::parallel;
    } else if (name == "final") {
        s.is = state_kind::final;
    } else if (name == "history") {
        const bool deep = std::string_view{from.attribute("type").value()} == "deep";
        s.is = deep ? state_kind::deep_history : state_kind::shallow_history;
    } else if (name != "state") {
        return false;
    }
    s.id = from.attribute("id").value();
    s.initial = words_of(from.attribute("initial").value());
    s.at = at(from);
    read_inside(from, s);
    to.push_back(std::move(s));
    return true;
}

void scxml_reader::read_inside(node from, state_definition& to) {
    for (const node child : from.children()) {
        if (child.type() != pugi::node_element) continue;
        const std::string_view name = dmn::local_of(child.name());
        if (name == "transition") {
            to.transitions.push_back(read_transition(child));
        } else if (name == "onentry") {
            to.on_entry.push_back(read_block(child));
        } else if (name == "onexit") {
            to.on_exit.push_back(read_block(child));
        } else if (name == "initial") {
            read_initial(child, to);
        } else if (name == "datamodel") {
            read_data(child, to.data);
        } else if (name == "donedata" && to.is == state_kind::final) {
            read_done(child, to);
        } else if (!read_state(child, to.children)) {
            unknown(child, from);
        }
    }
}

transition_definition scxml_reader::read_transition(node from) {
    transition_definition t;
    t.events = words_of(from.attribute("event").value());
    t.condition = from.attribute("cond").value();
    t.targets = words_of(from.attribute("target").value());
    t.internal = std::string_view{from.attribute("type").value()} == "internal";
    t.actions = read_block(from);
    t.at = at(from);
    return t;
}

void scxml_reader::read_initial(node from, state_definition& to) {
    const node transition =
        from.find_child([](node n) { return dmn::local_of(n.name()) == "transition"; });
    to.initial = words_of(transition.attribute("target").value());
    if (to.initial.empty()) {
        problems_.add(say::attribute_missing, {"initial", "transition/target"}, at(from));
    }
    to.on_initial = read_block(transition);
}

void scxml_reader::read_done(node from, state_definition& to) {
    for (const node child : from.children()) {
        if (child.type() != pugi::node_element) continue;
        const std::string_view name = dmn::local_of(child.name());
        if (name == "content") {
            to.done = read_content(child);
        } else if (name == "param") {
            to.done_parameters.push_back(read_parameter(child));
        } else {
            unknown(child, from);
        }
    }
}

void scxml_reader::read_data(node from, std::vector<data_definition>& to) {
    for (const node child : from.children()) {
        if (child.type() != pugi::node_element) continue;
        if (dmn::local_of(child.name()) == "data") {
            to.push_back(read_item(child));
        } else {
            unknown(child, from);
        }
    }
}

data_definition scxml_reader::read_item(node from) {
    data_definition d;
    d.name = required(from, "id");
    d.at = at(from);
    if (const pugi::xml_attribute src = from.attribute("src")) {
        if (const auto text = resource(from, src.value())) d.is = inline_value(*text, from);
    } else {
        d.is = value_of(from, "expr");
    }
    return d;
}

void scxml_reader::unknown(node what, node within) {
    problems_.add(say::element_unknown, {what.name(), within.name()}, at(what));
}

} // namespace tenet::assess
