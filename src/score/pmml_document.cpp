#include "pmml_document.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/score/pmml_messages.hpp>

namespace tenet::score {

namespace messages = score_pmml_messages;

std::string_view local_name(pugi::xml_node n) {
    const std::string_view name = n.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

namespace {

/// The next node of a tree in the order of the text, without recursion; null behind the last.
pugi::xml_node next_of(pugi::xml_node n, std::size_t& depth) {
    if (n.first_child()) {
        ++depth;
        return n.first_child();
    }
    while (n && !n.next_sibling()) {
        n = n.parent();
        --depth;
    }
    return n ? n.next_sibling() : n;
}

void check_limits(const pmml_options& options, const text_places& places,
                  const pugi::xml_document& xml, diagnostics& problems) {
    std::size_t nodes = 0;
    std::size_t depth = 1;
    for (pugi::xml_node n = xml.first_child(); n; n = next_of(n, depth)) {
        const auto refuse = [&](const message& what, std::string why) {
            problems.add(what, {std::move(why)}, places.at(n.offset_debug()));
        };
        if (n.type() == pugi::node_doctype) return refuse(messages::not_xml, "DOCTYPE");
        if (++nodes > options.max_nodes) {
            return refuse(messages::too_large, std::to_string(options.max_nodes) + " nodes");
        }
        if (depth > options.max_depth) {
            return refuse(messages::too_large, std::to_string(options.max_depth) + " levels");
        }
    }
}

} // namespace

bool open_pmml(std::string_view text, const pmml_options& options, const text_places& places,
               pugi::xml_document& into, diagnostics& problems) {
    if (text.size() > options.max_bytes) {
        problems.add(messages::too_large, {std::to_string(options.max_bytes) + " bytes"});
        return false;
    }
    if (const auto bad = first_bad_utf8(text)) {
        problems.add(messages::not_xml, {"UTF-8"}, places.at(static_cast<std::ptrdiff_t>(*bad)));
        return false;
    }
    const auto parsed = into.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (parsed) {
        check_limits(options, places, into, problems);
    } else {
        problems.add(messages::not_xml, {parsed.description()}, places.at(parsed.offset));
    }
    return !problems.has_errors();
}

} // namespace tenet::score
