#include "dmn/xml.hpp"

#include <tenet/assess/scxml_messages.hpp>
#include <tenet/assess/scxml_suite.hpp>
#include <tenet/assess/statechart.hpp>

#include <pugixml.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = scxml_messages;

namespace {

/// Calls `each` for the elements of a document, in document order, until it says so.
template <class F>
void visit(const pugi::xml_document& xml, F&& each) {
    pugi::xml_node n = xml.document_element();
    while (n) {
        if (n.type() == pugi::node_element && each(n)) return;
        if (n.first_child()) {
            n = n.first_child();
            continue;
        }
        while (n && !n.next_sibling()) n = n.parent();
        n = n.next_sibling();
    }
}

/// Whether an attribute speaks of HTTP: one of the macros of that processor, or its name.
bool speaks_of_http(pugi::xml_attribute a) {
    const std::string_view name = dmn::local_of(a.name());
    const std::string_view value = a.value();
    return name.starts_with("basicHTTP") || name == "methodIsPost" || name == "testOnServer" ||
           value.find("BasicHTTPEventProcessor") != std::string_view::npos;
}

std::string reason_of(pugi::xml_node n) {
    if (dmn::local_of(n.name()) == "invoke") return "uses <invoke>";
    const std::string_view model = n.attribute("datamodel").value();
    if (model == "ecmascript" || model == "xpath") {
        return "needs the data model " + std::string{model};
    }
    for (const pugi::xml_attribute a : n.attributes()) {
        if (speaks_of_http(a)) return "uses the HTTP event processor";
    }
    return {};
}

std::string leaves(const statechart& chart, const snapshot& at) {
    std::string all;
    for (const std::string& id : chart.active_leaves(at)) all += (all.empty() ? "" : ", ") + id;
    return all;
}

std::string run(const statechart& chart) {
    constexpr std::int64_t an_hour = 3600;
    auto now = chart.start({"test", {}});
    while (now && !now->next.ended) {
        const auto due = next_due(now->next);
        if (!due || due->seconds > an_hour) return "stays in " + leaves(chart, now->next);
        now = chart.advance(now->next, *due);
    }
    if (!now) return now.error().text(language::en);
    return now->next.ended_in == "pass" ? std::string{} : "ended in " + now->next.ended_in;
}

} // namespace

result<std::vector<suite_test>> read_suite_manifest(std::string_view xml, std::string file) {
    pugi::xml_document document;
    const auto parsed = document.load_buffer(xml.data(), xml.size());
    if (!parsed) {
        const dmn::xml_places places{xml, std::move(file)};
        return diagnostics{
            diagnostic{say::not_xml, {parsed.description()}, places.at(parsed.offset)}};
    }
    std::vector<suite_test> all;
    visit(document, [&](pugi::xml_node n) {
        if (dmn::local_of(n.name()) != "test") return false;
        suite_test t;
        t.id = n.attribute("id").value();
        t.mandatory = std::string_view{n.attribute("conformance").value()} != "optional";
        t.manual = std::string_view{n.attribute("manual").value()} == "true";
        const std::string uri = n.child("start").attribute("uri").value();
        t.file = uri.substr(uri.rfind('/') + 1);
        all.push_back(std::move(t));
        return false;
    });
    return all;
}

std::string outside_profile(const suite_test& test, std::string_view xml) {
    if (test.manual) return "is judged by a person";
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size())) return {};
    std::string reason;
    visit(document, [&](pugi::xml_node n) {
        reason = reason_of(n);
        return !reason.empty();
    });
    return reason;
}

std::string run_suite_test(std::string_view xml, const scxml_options& options) {
    const auto expanded = expand_suite_test(xml, options.file);
    if (!expanded) return expanded.error().text(language::en);
    const auto definition = read_scxml(*expanded, options);
    if (!definition) return definition.error().text(language::en);
    chart_options compiling;
    compiling.tolerant = true;
    const auto chart = statechart::compile(*definition, compiling);
    if (!chart) return chart.error().text(language::en);
    return run(*chart);
}

} // namespace tenet::assess
