#include "group.hpp"

using namespace tenet::capi;
namespace group = tenet::group;
namespace json = tenet::json;

namespace {

/// A lineage follows a graph over the days asked for.
answer follow(tenet_lineage& lineage, const group::graph& graph,
              const tenet::group::policy_definition& under, const group::followed_days& days,
              std::string_view measures) {
    auto policy = group::bind(under, graph);
    if (!policy) return refuse(policy.error());
    std::vector<tenet::decimal> weighed;
    if (!measures.empty()) {
        auto read = group::read_measures(std::string{measures}, graph, reading("measures"));
        if (!read) return refuse(read.error());
        weighed = std::move(*read);
    }
    const auto events = group::follow(lineage.is, graph, *policy, days, weighed);
    return events ? answer::ok() : refuse(events.error());
}

} // namespace

tenet_status tenet_lineage_new(const tenet_group_policy* policy, tenet_lineage** out,
                               tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(policy, "policy");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        *out = new tenet_lineage{group::lineage{policy->is.is.identity}};
        return answer::ok();
    });
}

tenet_status tenet_lineage_read_json(tenet_str json, tenet_str file, tenet_lineage** out,
                                     tenet_error** error) {
    return read_document(json, file, out, error, group::read_lineage);
}

tenet_status tenet_lineage_options_init(tenet_lineage_options* options, size_t size) {
    return initialise(options, size, tenet_lineage_options{});
}

tenet_status tenet_lineage_follow(tenet_lineage* lineage, const tenet_graph* graph,
                                  const tenet_group_policy* policy,
                                  const tenet_lineage_options* options, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(lineage, "lineage");
        check.need(graph, "graph");
        check.need(policy, "policy");
        check.need(options, "options");
        if (!check.good()) return check.refusal();
        const auto from =
            check.versioned(options, tenet_lineage_options{}, "tenet_lineage_options");
        if (!check.good()) return check.refusal();
        group::followed_days days;
        if (from.first_day.size != 0 || !lineage->is.last()) {
            days.from = check.day(from.first_day, "first_day").value_or(days.from);
        }
        days.until = check.day(from.last_day, "last_day").value_or(days.until);
        days.known_at = read_known_at(check, from.known_at);
        const std::string_view measures = check.bytes(from.measures, "measures");
        if (!check.good()) return check.refusal();
        return follow(*lineage, *graph->is, policy->is, days, measures);
    });
}

tenet_status tenet_lineage_json(const tenet_lineage* lineage, tenet_buffer** out,
                                tenet_error** error) {
    return write_document(
        lineage, "lineage", out, error,
        [](json::writer& to, const tenet_lineage& of) { group::write_lineage(to, of.is); });
}

tenet_status tenet_lineage_groups_json(const tenet_lineage* lineage, tenet_str day,
                                       tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(lineage, "lineage");
        check.out(out, "out");
        const auto on = check.day(day, "day");
        if (!check.good()) return check.refusal();
        const auto groups = lineage->is.on(*on);
        if (!groups) return refuse(groups.error());
        return give_written(out,
                            [&](json::writer& to) { group::write_tracked_groups(to, *groups); });
    });
}

tenet_status tenet_lineage_resolve_json(const tenet_lineage* lineage, tenet_str id, tenet_str as_of,
                                        tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(lineage, "lineage");
        check.out(out, "out");
        const std::string_view group = check.text(id, "id");
        const auto on = check.day(as_of, "as_of");
        if (!check.good()) return check.refusal();
        const auto found = lineage->is.resolve(group, *on);
        if (!found) return refuse(found.error());
        return give_written(
            out, [&](json::writer& to) { group::write_resolution(to, group, *on, *found); });
    });
}

void tenet_lineage_free(tenet_lineage* lineage) {
    delete lineage;
}
