#include "membership_writing.hpp"
#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/graph_json.hpp>

namespace tenet::group {

namespace {

/// What members are written from.
struct source {
    const structure& day;
    const group_policy& policy;
    const grouping& groups;
};

void seat_member(json::writer& out, std::string_view name, const structure& day, seat_number seat) {
    out.key(name);
    write_seat(out, day, seat);
}

void write_reason(json::writer& out, const source& from, const member& m) {
    switch (m.why) {
    case member::reason::top: text_member(out, "reason", "top"); return;
    case member::reason::entry:
        text_member(out, "reason", "entry");
        count_member(out, "entry", m.number);
        return;
    case member::reason::criterion: break;
    }
    text_member(out, "reason", "criterion");
    text_member(out, "criterion", from.policy.criteria[m.number].id);
    flag_member(out, "verified", from.policy.criteria[m.number].verified);
    if (!m.edge) return;
    out.key("relation");
    write_relation(out, from.day.parties(), *m.edge);
}

void write_one(json::writer& out, const source& from, std::uint32_t group, bool explained) {
    const corporate_group& g = from.groups.groups[group];
    out.begin_object();
    seat_member(out, "top", from.day, g.top);
    out.key("members");
    out.begin_array();
    for (const member& m : g.members) {
        out.begin_object();
        party_members(out, from.day.parties(), m.party);
        write_reason(out, from, m);
        flag_member(out, "own", m.own);
        if (explained) {
            both_member(out, "text", explain(from.day, from.policy, from.groups, group, m.party));
        }
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_conflict(json::writer& out, const source& from, const membership_conflict& c) {
    out.begin_object();
    party_member(out, "party", from.day.parties(), c.party);
    text_member(out, "criterion", from.policy.criteria[c.criterion].id);
    out.key("tops");
    out.begin_array();
    for (const seat_number s : c.tops) write_seat(out, from.day, s);
    out.end_array();
    seat_member(out, "decided", from.day, c.decided);
    out.end_object();
}

} // namespace

void write_group(json::writer& out, const structure& day, const group_policy& policy,
                 const grouping& groups, std::uint32_t group, bool explained) {
    write_one(out, {day, policy, groups}, group, explained);
}

void write_grouping(json::writer& out, const structure& day, const group_policy& policy,
                    const grouping& groups) {
    const source from{day, policy, groups};
    out.begin_object();
    text_member(out, "policy", policy.id);
    text_member(out, "as_of", day.when().as_of.text());
    text_member(out, "known_at", day.when().known_at.text());
    out.key("groups");
    out.begin_array();
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) write_one(out, from, g, false);
    out.end_array();
    out.key("conflicts");
    out.begin_array();
    for (const membership_conflict& c : groups.conflicts) write_conflict(out, from, c);
    out.end_array();
    out.key("entries_out_of_time");
    out.begin_array();
    for (const std::uint32_t n : groups.entries_out_of_time) out.integer(n);
    out.end_array();
    out.end_object();
}

void write_membership_changes(json::writer& out, const grouped_day& before,
                              const grouped_day& after,
                              std::span<const membership_change> changes) {
    list_member(out, "changes", changes, [&](const membership_change& c) {
        out.begin_object();
        party_member(out, "party", after.day.parties(), c.party);
        if (c.from) seat_member(out, "left", before.day, *c.from);
        if (c.to) seat_member(out, "joined", after.day, *c.to);
        out.end_object();
    });
}

void write_changes(json::writer& out, const grouped_day& before, const grouped_day& after,
                   std::span<const membership_change> changes) {
    out.begin_object();
    write_membership_changes(out, before, after, changes);
    out.end_object();
}

} // namespace tenet::group
