#include "reader.hpp"
#include "xml_writer.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/dmn/document.hpp>
#include <tenet/dmn/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::dmn {

namespace messages = dmn_messages;

struct document::content {
    pugi::xml_document xml;
    model_definition model;
    const dmn_version* version = nullptr;
};

namespace {

/// Calls `each` for all nodes below, in document order, with their depth; stops where it says no.
template <class F>
void walk(pugi::xml_node root, F&& each) {
    pugi::xml_node n = root.first_child();
    std::size_t depth = 1;
    while (n) {
        if (!each(n, depth)) return;
        if (n.first_child()) {
            n = n.first_child();
            ++depth;
            continue;
        }
        while (n != root && !n.next_sibling()) {
            n = n.parent();
            --depth;
        }
        if (n == root) return;
        n = n.next_sibling();
    }
}

void check_limits(const pugi::xml_document& xml, const xml_options& options,
                  const xml_places& places, diagnostics& problems) {
    std::size_t nodes = 0;
    walk(xml.root(), [&](pugi::xml_node n, std::size_t depth) {
        ++nodes;
        if (n.type() == pugi::node_doctype) {
            problems.add(messages::has_doctype, {}, places.of(n));
        } else if (nodes > options.max_nodes) {
            problems.add(messages::too_large, {std::to_string(options.max_nodes) + " nodes"},
                         places.of(n));
        } else if (depth > options.max_depth) {
            problems.add(messages::too_large, {std::to_string(options.max_depth) + " levels"},
                         places.of(n));
        }
        return nodes <= options.max_nodes && depth <= options.max_depth;
    });
}

/// What stands in the way of parsing a text at all.
diagnostics refuse(std::string_view xml, const xml_options& options, const xml_places& places) {
    diagnostics problems;
    if (xml.size() > options.max_bytes) {
        problems.add(messages::too_large, {std::to_string(options.max_bytes) + " bytes"},
                     places.at(0));
    } else if (const auto bad = first_bad_utf8(xml)) {
        problems.add(base_messages::bad_utf8, {std::to_string(*bad)},
                     places.at(static_cast<std::ptrdiff_t>(*bad)));
    }
    return problems;
}

/// A namespace of the standard in the version that is written; any other as it is.
std::string brought_up(std::string_view name) {
    const dmn_version& now = written_version();
    for (const dmn_version& v : versions()) {
        if (name == v.model) return std::string{now.model};
        if (name == v.feel) return std::string{now.feel};
        if (!v.diagram.empty() && name == v.diagram) return std::string{now.diagram};
    }
    return std::string{name};
}

void set_if_new(pugi::xml_attribute a, const std::string& text) {
    if (a && text != a.value()) a.set_value(text.c_str());
}

/// Type references of DMN 1.1 are qualified names; those of FEEL and of the model lose the prefix.
std::string type_brought_up(pugi::xml_node at, std::string_view own, std::string_view written) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = std::min(written.find_first_not_of(blanks), written.size());
    const std::size_t last = written.find_last_not_of(blanks) + 1;
    const std::string_view type = written.substr(first, last - std::min(first, last));
    const std::string_view prefix = prefix_of(type);
    if (prefix.empty()) return std::string{written};
    const std::string_view where = namespace_of(at, prefix);
    const bool plain =
        where == own || std::any_of(versions().begin(), versions().end(),
                                    [&](const dmn_version& v) { return v.feel == where; });
    return std::string{plain ? local_of(type) : written};
}

/// Brings up what an element of the standard says in its attributes, and a type in its text.
void bring_up_element(pugi::xml_node n, std::string_view own) {
    for (const char* name : {"typeRef", "outputTypeRef"}) {
        const pugi::xml_attribute a = n.attribute(name);
        set_if_new(a, type_brought_up(n, own, a.value()));
    }
    for (const char* name : {"expressionLanguage", "typeLanguage", "importType"}) {
        const pugi::xml_attribute a = n.attribute(name);
        set_if_new(a, brought_up(a.value()));
    }
    if (local_of(n.name()) != "typeRef") return;
    for (pugi::xml_node c : n.children()) {
        if (c.type() != pugi::node_pcdata && c.type() != pugi::node_cdata) continue;
        const std::string type = type_brought_up(n, own, c.value());
        if (type != c.value()) c.set_value(type.c_str());
    }
}

void bring_up_declarations(pugi::xml_node n) {
    for (const pugi::xml_attribute a : n.attributes()) {
        const std::string_view name = a.name();
        if (name == "xmlns" || name.starts_with("xmlns:")) set_if_new(a, brought_up(a.value()));
    }
    if (n.type() == pugi::node_declaration) set_if_new(n.attribute("encoding"), "UTF-8");
}

} // namespace

result<document> document::read(std::string_view xml, const xml_options& options) {
    const xml_places places{xml, options.file};
    if (auto refused = refuse(xml, options, places); refused.has_errors()) return refused;
    auto read = std::make_shared<content>();
    const pugi::xml_parse_result parsed = read->xml.load_buffer(
        xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata | pugi::parse_eol,
        pugi::encoding_utf8);
    diagnostics problems;
    if (!parsed) {
        problems.add(messages::not_xml, {parsed.description()}, places.at(parsed.offset));
        return problems;
    }
    check_limits(read->xml, options, places, problems);
    if (problems.has_errors()) return problems;
    const pugi::xml_node root = read->xml.document_element();
    const std::string_view where = namespace_of(root, prefix_of(root.name()));
    read->version = version_of(where);
    if (read->version == nullptr || local_of(root.name()) != "definitions") {
        problems.add(messages::no_definitions,
                     {std::string{local_of(root.name())}, std::string{where}}, places.of(root));
        return problems;
    }
    read->model = reader{places, problems}.read(root);
    if (problems.has_errors()) return problems;
    document d;
    d.content_ = std::move(read);
    return d;
}

const model_definition& document::model() const noexcept {
    return content_->model;
}

std::string_view document::version() const noexcept {
    return content_->version->name;
}

std::string document::write() const {
    pugi::xml_document copy;
    copy.reset(content_->xml);
    walk(copy.root(), [&](pugi::xml_node n, std::size_t) {
        const bool standard = n.type() == pugi::node_element &&
                              namespace_of(n, prefix_of(n.name())) == content_->version->model;
        if (standard) bring_up_element(n, content_->model.model);
        return true;
    });
    walk(copy.root(), [](pugi::xml_node n, std::size_t) {
        bring_up_declarations(n);
        return true;
    });
    return xml_of(copy);
}

std::vector<named_table> named_tables(const model_definition& model) {
    std::vector<named_table> all;
    for (const model_element& e : model.elements) {
        const boxed_expression* logic = &e.logic;
        if (logic->is == boxed_expression::form::function && !logic->parts.empty()) {
            logic = &logic->parts.front();
        }
        if (logic->is == boxed_expression::form::table) all.push_back({&e, logic->decides.get()});
    }
    return all;
}

} // namespace tenet::dmn
