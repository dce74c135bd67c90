#include <tenet/group/copying.hpp>
#include <tenet/group/records.hpp>

#include <unordered_map>
#include <utility>
#include <vector>

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

using alias = std::pair<std::string_view, party_number>;

/// Those of the ids that find nobody yet and name one party alone, in their order.
template <class Graph>
std::vector<alias> new_aliases(const Graph& in, std::span<const other_id> ids) {
    std::unordered_map<std::string_view, std::size_t> known;
    std::vector<alias> all;
    std::vector<bool> of_several;
    for (const other_id& other : ids) {
        const auto party = in.find(other.party);
        if (!party || other.id.empty() || in.find(other.id)) continue;
        const auto [at, is_new] = known.try_emplace(other.id, all.size());
        if (is_new) {
            all.emplace_back(other.id, *party);
            of_several.push_back(false);
        } else if (all[at->second].second != *party) {
            of_several[at->second] = true;
        }
    }
    std::vector<alias> sole;
    for (std::size_t n = 0; n < all.size(); ++n) {
        if (!of_several[n]) sole.push_back(all[n]);
    }
    return sole;
}

} // namespace

graph found_by(const graph& of, std::span<const other_id> others) {
    const std::vector<alias> more = new_aliases(of, others);
    if (more.empty()) return of;
    graph_builder b;
    b.reserve(of.party_count(), of.edge_count());
    copy_hierarchies(of, b);
    copy_parties(of, b);
    for (const auto& [id, party] : more) b.add_alias(id, party);
    for (edge_number e = 0; e < of.edge_count(); ++e) b.add_edge(definition_of(of, e));
    return b.build().value();
}

result<graph> graph_of(std::span<const party::organisation* const> organisations,
                       std::span<const relationship* const> relationships,
                       std::span<const other_id> others) {
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
    for (const auto& [id, party] : new_aliases(builder, others)) builder.add_alias(id, party);
    return builder.build();
}

} // namespace tenet::group
