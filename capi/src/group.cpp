#include "group.hpp"

#include <tenet/portfolio/groups.hpp>

using namespace tenet::capi;
namespace group = tenet::group;
namespace json = tenet::json;

namespace tenet::capi {

found_party find_party(const group::graph& in, std::string_view id) {
    const auto number = in.find(id);
    if (number) return {number, answer::ok()};
    return {std::nullopt, answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::unknown_record,
                                         {"party", std::string{id}, "主体"})};
}

json::read_options reading(std::string_view file) {
    json::read_options how;
    how.file = std::string{file};
    how.max_bytes = longest_document;
    return how;
}

} // namespace tenet::capi

tenet_status tenet_graph_read_json(tenet_str json, tenet_str file, tenet_graph** out,
                                   tenet_error** error) {
    return read_document(json, file, out, error, group::read_graph);
}

tenet_status tenet_graph_of_snapshot(const tenet_snapshot* snapshot, tenet_graph** out,
                                     tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(snapshot, "snapshot");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        return give_made(tenet::portfolio::graph_of(*snapshot->is), out);
    });
}

tenet_status tenet_graph_json(const tenet_graph* graph, tenet_buffer** out, tenet_error** error) {
    return write_document(graph, "graph", out, error, [](json::writer& to, const tenet_graph& of) {
        group::write_graph(to, *of.is);
    });
}

tenet_status tenet_graph_merged(const tenet_graph* graph, const tenet_merge_log* log,
                                tenet_str known_at, tenet_graph** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(graph, "graph");
        check.need(log, "log");
        check.out(out, "out");
        const auto day = read_known_at(check, known_at);
        if (!check.good()) return check.refusal();
        *out = new tenet_graph{group::merged(*graph->is, log->is.at(day)).is};
        return answer::ok();
    });
}

size_t tenet_graph_party_count(const tenet_graph* graph) {
    return graph == nullptr ? 0 : graph->is->party_count();
}

size_t tenet_graph_relation_count(const tenet_graph* graph) {
    return graph == nullptr ? 0 : graph->is->edge_count();
}

tenet_str tenet_graph_party_id(const tenet_graph* graph, size_t index) {
    if (index >= tenet_graph_party_count(graph)) return {};
    return str(graph->is->key(static_cast<group::party_number>(index)));
}

tenet_str tenet_graph_party_name(const tenet_graph* graph, size_t index) {
    if (index >= tenet_graph_party_count(graph)) return {};
    return str(graph->is->name(static_cast<group::party_number>(index)));
}

void tenet_graph_free(tenet_graph* graph) {
    delete graph;
}

size_t tenet_party_list_count(const tenet_party_list* list) {
    return list == nullptr ? 0 : list->items.size();
}

tenet_str tenet_party_list_id(const tenet_party_list* list, size_t index) {
    if (index >= tenet_party_list_count(list)) return {};
    return str(list->of->key(list->items[index].party));
}

tenet_str tenet_party_list_name(const tenet_party_list* list, size_t index) {
    if (index >= tenet_party_list_count(list)) return {};
    return str(list->of->name(list->items[index].party));
}

tenet_control tenet_party_list_control(const tenet_party_list* list, size_t index) {
    if (index >= tenet_party_list_count(list)) return TENET_CONTROL_NO;
    return static_cast<tenet_control>(list->items[index].is);
}

uint32_t tenet_party_list_seat(const tenet_party_list* list, size_t index) {
    return index >= tenet_party_list_count(list) ? 0 : list->items[index].seat;
}

void tenet_party_list_free(tenet_party_list* list) {
    delete list;
}
