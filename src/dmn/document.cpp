#include "reader.hpp"

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
                  diagnostics& problems) {
    std::size_t nodes = 0;
    std::size_t deepest = 0;
    bool doctype = false;
    walk(xml, [&](pugi::xml_node n, std::size_t depth) {
        ++nodes;
        deepest = std::max(deepest, depth);
        doctype = doctype || n.type() == pugi::node_doctype;
        return nodes <= options.max_nodes && deepest <= options.max_depth;
    });
    place at;
    at.file = options.file;
    if (doctype) problems.add(messages::has_doctype, {}, at);
    if (nodes > options.max_nodes) {
        problems.add(messages::too_large, {std::to_string(options.max_nodes) + " nodes"}, at);
    }
    if (deepest > options.max_depth) {
        problems.add(messages::too_large, {std::to_string(options.max_depth) + " levels"}, at);
    }
}

/// What stands in the way of parsing a text at all.
diagnostics refuse(std::string_view xml, const xml_options& options) {
    diagnostics problems;
    place at;
    at.file = options.file;
    if (xml.size() > options.max_bytes) {
        problems.add(messages::too_large, {std::to_string(options.max_bytes) + " bytes"}, at);
    } else if (const auto bad = first_bad_utf8(xml)) {
        problems.add(base_messages::bad_utf8, {std::to_string(*bad)}, at);
    }
    return problems;
}

std::string brought_up(std::string_view name, std::string_view value) {
    const dmn_version& now = written_version();
    const bool declares = name == "xmlns" || name.substr(0, 6) == "xmlns:";
    const bool language = name == "expressionLanguage" || name == "typeLanguage";
    const bool import = name == "importType";
    for (const dmn_version& v : versions()) {
        if ((declares || import) && value == v.model) return std::string{now.model};
        if ((declares || language) && value == v.feel) return std::string{now.feel};
        if (declares && !v.diagram.empty() && value == v.diagram) return std::string{now.diagram};
    }
    return std::string{value};
}

struct text_writer final : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
};

/// Type references of DMN 1.1 are qualified names; those of FEEL and of the model lose the prefix.
void bring_up_type(pugi::xml_node at, std::string_view own, std::string& type) {
    const std::string_view prefix = prefix_of(type);
    if (prefix.empty()) return;
    const std::string_view where = namespace_of(at, prefix);
    const bool plain = where == own || std::any_of(versions().begin(), versions().end(),
                                                   [&](const dmn_version& v) {
                                                       return v.feel == where;
                                                   });
    if (plain) type = std::string{local_of(type)};
}

void bring_up_types(pugi::xml_node n, std::string_view own) {
    for (const char* name : {"typeRef", "outputTypeRef"}) {
        if (pugi::xml_attribute a = n.attribute(name)) {
            std::string type = a.value();
            bring_up_type(n, own, type);
            a.set_value(type.c_str());
        }
    }
    if (local_of(n.name()) != "typeRef") return;
    std::string type = n.child_value();
    bring_up_type(n, own, type);
    n.text().set(type.c_str());
}

} // namespace

result<document> document::read(std::string_view xml, const xml_options& options) {
    if (auto refused = refuse(xml, options); refused.has_errors()) return refused;
    auto read = std::make_shared<content>();
    const xml_places places{xml, options.file};
    const pugi::xml_parse_result parsed = read->xml.load_buffer(
        xml.data(), xml.size(),
        pugi::parse_full | pugi::parse_ws_pcdata | pugi::parse_eol, pugi::encoding_utf8);
    diagnostics problems;
    if (!parsed) {
        problems.add(messages::not_xml, {parsed.description()}, places.at(parsed.offset));
        return problems;
    }
    check_limits(read->xml, options, problems);
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
    walk(copy, [&](pugi::xml_node n, std::size_t) {
        if (n.type() == pugi::node_element) bring_up_types(n, content_->model.model);
        return true;
    });
    walk(copy, [](pugi::xml_node n, std::size_t) {
        for (pugi::xml_attribute a : n.attributes()) {
            const std::string now = brought_up(a.name(), a.value());
            if (now != a.value()) a.set_value(now.c_str());
        }
        return true;
    });
    text_writer out;
    copy.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out.text);
}

} // namespace tenet::dmn
