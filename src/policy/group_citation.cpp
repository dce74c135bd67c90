#include "group_citation.hpp"

#include "secrecy.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/party/party_merge.hpp>

#include <algorithm>

namespace tenet::policy {

namespace {

/// Why a party belongs to a group; empty for one that only may.
bilingual reason_of(const group_view& view) {
    const derived_grouping& by = *view.of;
    const auto& members = by.groups.groups[view.group].members;
    const auto at = std::ranges::lower_bound(members, view.from, {}, &group::member::party);
    if (at == members.end() || at->party != view.from) return {};
    return group::explain(by.day, by.policy, by.groups, view.group, view.from);
}

} // namespace

cited_group citation_of(const group_view& view) {
    const derived_grouping& by = *view.of;
    const group_members members = by.members_of(view);
    cited_group c;
    c.grouping = by.source->id;
    c.title = by.source->name;
    c.policy = by.policy.id;
    c.policy_digest = by.source->digest;
    c.as_of = by.in->when.as_of;
    c.known_at = by.in->when.known_at;
    c.group = by.id_of(view.group);
    if (by.lineage != nullptr) {
        c.lineage_digest = by.lineage->digest();
        const auto ids = by.known_as(view.group);
        c.known_as.assign(ids.begin(), ids.end());
    }
    c.name = by.day.seat_name(by.groups.groups[view.group].top);
    c.membership = by.membership_of(view);
    c.members = members.sure.size();
    for (const group::party_number p : members.sure) c.accounts += by.in->accounts_of(p).size();
    c.maybes = members.cluster.size() - members.sure.size();
    c.complete = by.uncovered == nullptr;
    c.because = reason_of(view);
    c.merged = by.in->merged_among(members.cluster);
    if (!c.merged.empty()) raise(c.secrecy, highest_of(table_for<party::party_merge>()));
    raise(c.secrecy, highest_of(table_for<group::relationship>()));
    raise(c.secrecy, highest_of(table_for<party::organisation>()));
    return c;
}

} // namespace tenet::policy
