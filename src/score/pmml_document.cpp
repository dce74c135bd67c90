#include "pmml_document.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/score/pmml_messages.hpp>

#include <algorithm>

namespace tenet::score {

namespace messages = score_pmml_messages;

std::string_view local_name(pugi::xml_node n) {
    const std::string_view name = n.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

place place_at(std::string_view text, const std::string& file, std::ptrdiff_t offset) {
    place at;
    at.file = file;
    if (offset < 0) return at;
    at.offset = std::min(static_cast<std::size_t>(offset), text.size());
    const std::string_view before = text.substr(0, at.offset);
    const std::size_t line = before.rfind('\n');
    at.line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1);
    at.column = static_cast<std::uint32_t>(before.size() -
                                           (line == std::string_view::npos ? 0 : line + 1) + 1);
    return at;
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

void check_limits(std::string_view text, const pmml_options& options, const pugi::xml_document& xml,
                  diagnostics& problems) {
    std::size_t nodes = 0;
    std::size_t depth = 1;
    for (pugi::xml_node n = xml.first_child(); n; n = next_of(n, depth)) {
        const auto refuse = [&](const message& what, std::string why) {
            problems.add(what, {std::move(why)}, place_at(text, options.file, n.offset_debug()));
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

bool open_pmml(std::string_view text, const pmml_options& options, pugi::xml_document& into,
               diagnostics& problems) {
    if (text.size() > options.max_bytes) {
        problems.add(messages::too_large, {std::to_string(options.max_bytes) + " bytes"});
        return false;
    }
    if (const auto bad = first_bad_utf8(text)) {
        problems.add(messages::not_xml, {"UTF-8"},
                     place_at(text, options.file, static_cast<std::ptrdiff_t>(*bad)));
        return false;
    }
    const auto parsed = into.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (parsed) {
        check_limits(text, options, into, problems);
    } else {
        problems.add(messages::not_xml, {parsed.description()},
                     place_at(text, options.file, parsed.offset));
    }
    return !problems.has_errors();
}

} // namespace tenet::score
