#include <tenet/group/records.hpp>

namespace tenet::group {

namespace {

relation relation_of(std::string_view code) noexcept {
    if (code == "board_majority") return relation::board_appointment;
    return find_relation(code).value_or(relation::other);
}

party_kind kind_of(const party::organisation& o) noexcept {
    if (!o.kind) return party_kind::company;
    return find_party_kind(*o.kind).value_or(party_kind::other);
}

edge_definition edge_of(const relationship& r) {
    edge_definition e;
    e.type = relation_of(r.type);
    if (r.share.has_value()) e.share = share_range::exactly(*r.share);
    e.valid_from = r.valid_from;
    if (r.valid_to.has_value()) e.valid_to = *r.valid_to;
    e.recorded_on = r.recorded_on;
    e.id = r.id;
    if (r.source) e.source = *r.source;
    return e;
}

} // namespace

result<graph> graph_of(std::span<const party::organisation* const> organisations,
                       std::span<const relationship* const> relationships) {
    graph_builder builder;
    builder.reserve(organisations.size(), relationships.size());
    for (const party::organisation* o : organisations) {
        builder.add_party(o->id, o->name, kind_of(*o));
    }
    const auto number_of = [&](const std::string& key) {
        if (const auto known = builder.find(key)) return *known;
        return builder.add_party(key, {}, party_kind::other);
    };
    for (const relationship* r : relationships) {
        edge_definition e = edge_of(*r);
        e.holder = number_of(r->holder);
        e.subject = number_of(r->subject);
        builder.add_edge(e);
    }
    return builder.build();
}

} // namespace tenet::group
