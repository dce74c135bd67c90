#include <tenet/group/copying.hpp>

#include <algorithm>
#include <numeric>

namespace tenet::group {

namespace {

std::optional<date> day_or_none(std::int32_t days, std::int32_t none) {
    if (days == none) return std::nullopt;
    return date::from_days(days);
}

} // namespace

edge_definition definition_of(const graph& of, edge_number e) {
    edge_definition out{of.holder(e), of.subject(e), of.type(e)};
    if (const auto share = of.share(e)) out.share = share->range();
    out.degree = of.degree(e);
    out.hierarchy = of.hierarchy(e);
    const edge_period& p = of.period(e);
    out.valid_from = day_or_none(p.valid_from, INT32_MIN);
    out.valid_to = day_or_none(p.valid_to, INT32_MAX);
    out.recorded_on = day_or_none(p.recorded_on, INT32_MIN);
    out.withdrawn_on = day_or_none(p.withdrawn_on, INT32_MAX);
    out.id = of.id(e);
    out.source = of.source(e);
    return out;
}

void copy_hierarchies(const graph& from, graph_builder& to) {
    // One of them may have the empty name, which is also what there is behind the last.
    std::vector<std::string_view> names;
    for (std::uint32_t n = 0; n <= UINT8_MAX; ++n) {
        names.push_back(from.hierarchy_name(static_cast<std::uint8_t>(n)));
    }
    while (!names.empty() && names.back().empty()) names.pop_back();
    for (const std::string_view name : names) to.add_hierarchy(name);
}

party_number copy_party(const graph& from, party_number p, graph_builder& to) {
    const party_number made = to.add_party(from.key(p), from.name(p), from.kind(p));
    if (from.annulled(p)) to.set_annulled(made);
    return made;
}

void copy_parties(const graph& from, graph_builder& to) {
    for (party_number p = 0; p < from.party_count(); ++p) copy_party(from, p, to);
    for (std::size_t n = 0; n < from.alias_count(); ++n) {
        to.add_alias(from.alias(n), from.alias_of(n));
    }
}

ordered_graph in_order_of_ids(const graph& of) {
    std::vector<party_number> turn(of.party_count());
    std::iota(turn.begin(), turn.end(), 0U);
    const auto key = [&](party_number p) { return of.key(p); };
    ordered_graph out{of, turn};
    if (std::ranges::is_sorted(turn, {}, key)) return out;
    std::ranges::sort(turn, {}, key);
    graph_builder b;
    b.reserve(of.party_count(), of.edge_count());
    copy_hierarchies(of, b);
    for (const party_number p : turn) out.number[p] = copy_party(of, p, b);
    for (std::size_t n = 0; n < of.alias_count(); ++n) {
        b.add_alias(of.alias(n), out.number[of.alias_of(n)]);
    }
    for (edge_number e = 0; e < of.edge_count(); ++e) {
        edge_definition made = definition_of(of, e);
        made.holder = out.number[made.holder];
        made.subject = out.number[made.subject];
        b.add_edge(made);
    }
    out.is = b.build().value();
    return out;
}

} // namespace tenet::group
