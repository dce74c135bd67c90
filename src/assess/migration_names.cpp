#include "assess/instance_runner.hpp"
#include "assess/migrator.hpp"
#include "assess/people.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/assess/migration_messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = migration_messages;

namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& n : names) text += (text.empty() ? "" : ", ") + n;
    return text;
}

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& from) {
    std::vector<std::string> ids;
    ids.reserve(from.size());
    for (const T& each : from) ids.push_back(each.id);
    return ids;
}

/// What a name becomes: as the map says, else the same where it is there.
template <class T>
std::optional<std::string> mapped(const name_map& map, const std::string& id,
                                  const std::vector<T>& after) {
    const auto written = map.find(id);
    if (written != map.end()) return written->second;
    if (find_by_id(after, id) == nullptr) return std::nullopt;
    return id;
}

bool apart(const std::vector<std::vector<std::string>>& sets, const std::string& one,
           const std::string& other) {
    return one != other && std::any_of(sets.begin(), sets.end(), [&](const auto& set) {
               return includes(set, one) && includes(set, other);
           });
}

} // namespace

std::optional<std::string> migrator::stage(const std::string& id) const {
    return mapped(rules_.stages, id, new_.from.stages);
}

std::optional<std::string> migrator::role(const std::string& id) const {
    return mapped(rules_.roles, id, new_.from.roles);
}

std::optional<std::string> migrator::outcome(const std::string& id) const {
    return mapped(rules_.outcomes, id, new_.from.outcomes);
}

void migrator::check_versions() {
    const std::string& before = from_.chart().digest();
    const std::string& after = to_.chart().digest();
    const bool stated =
        (rules_.from.empty() || rules_.from == before) && (rules_.to.empty() || rules_.to == after);
    if (stated && old_.from.id == new_.from.id && before != after) return;
    refuse(say::other_definition, {old_.from.id + " " + old_.from.version + " " + before,
                                   new_.from.id + " " + new_.from.version + " " + after});
}

void migrator::check_map(const name_map& map, const char* zh, const char* en,
                         const std::vector<std::string>& before,
                         const std::vector<std::string>& after) {
    for (const auto& [name, target] : map) {
        if (!includes(before, name)) {
            refuse(say::unknown_name, {name, std::string{"原"} + zh, std::string{"old "} + en});
        }
        // What is still there cannot be let go: who took part in it would be forgotten.
        if (!target && includes(after, name)) refuse(say::no_target, {name});
        if (target && !includes(after, *target)) {
            refuse(say::unknown_name, {*target, std::string{"新"} + zh, std::string{"new "} + en});
        }
    }
}

void migrator::check_names() {
    const assessment_definition& a = old_.from;
    const assessment_definition& b = new_.from;
    check_map(rules_.stages, "阶段", "stages", ids_of(a.stages), ids_of(b.stages));
    check_map(rules_.outcomes, "结果", "outcomes", ids_of(a.outcomes), ids_of(b.outcomes));
    check_map(rules_.roles, "角色", "roles", ids_of(a.roles), ids_of(b.roles));
    for (const standing_decision& d : rules_.decisions) {
        if (find_by_id(a.stages, d.stage) != nullptr) continue;
        refuse(say::unknown_name, {d.stage, "原阶段", "old stages"}, d.at);
    }
}

/// Stages somebody had a part in and roles somebody holds need a target, or to be let go.
void migrator::check_targets() {
    for (const auto& [id, who] : now_.took_part) {
        const bool written = old_.stage(id) == nullptr || rules_.stages.count(id) != 0;
        if (!stage(id) && !written) refuse(say::no_target, {id});
    }
    std::set<std::string> roles;
    for (const participant& p : now_.people) roles.insert(p.roles.begin(), p.roles.end());
    for (const auto& [who, as] : now_.acted_as) roles.insert(as.begin(), as.end());
    for (const std::string& id : roles) {
        const bool written =
            find_by_id(old_.from.roles, id) == nullptr || rules_.roles.count(id) != 0;
        if (!role(id) && !written) refuse(say::no_target, {id});
    }
}

/// Takes in who joins, or gives somebody other roles; a conflict stays.
void migrator::join(const participant& who) {
    const auto known = std::find_if(now_.people.begin(), now_.people.end(),
                                    [&](const participant& p) { return p.person == who.person; });
    if (known == now_.people.end()) {
        change("participant", who.person, {}, listed(who.roles));
        now_.people.push_back(who);
        return;
    }
    change("participant", who.person, listed(known->roles), listed(who.roles));
    const std::string conflict = known->conflict.empty() ? who.conflict : known->conflict;
    *known = who;
    known->conflict = conflict;
}

void migrator::map_people() {
    for (participant& p : now_.people) {
        std::vector<std::string> roles;
        for (const std::string& id : p.roles) {
            const auto target = role(id);
            if (!target || *target != id) change("role", p.person, id, target.value_or(""));
            if (target && !includes(roles, *target)) roles.push_back(*target);
        }
        p.roles = std::move(roles);
    }
    std::set<std::string_view> named;
    for (const participant& p : rules_.participants) {
        if (!named.insert(p.person).second) {
            refuse(instance_messages::no_participants, {p.person, p.person});
        }
        join(p);
    }
    check_participants(new_.from, now_.people, true, problems_);
}

/// Whether a round that has ended would have come to the same. Those of earlier versions have
/// been judged when they were left.
void migrator::check_decision(const stage_round& round) {
    const auto target = stage(round.stage);
    const stage_definition* into = target ? new_.stage(*target) : nullptr;
    const stage_definition* was = old_.stage(round.stage);
    const auto results = results_of(was == nullptr ? panel_kind::collect : was->panel.is);
    const bool decided = std::any_of(results.begin(), results.end(),
                                     [&](panel_result r) { return name_of(r) == round.result; });
    if (into == nullptr || !decided) return;
    std::vector<vote> votes;
    for (const seat& s : round.seats) {
        if (!s.counts()) continue;
        const participant* p = person(s.person);
        const bool veto = p != nullptr && first_held(*p, into->panel.veto) != nullptr;
        votes.push_back({s.is, s.weight, s.group, veto});
    }
    const std::string would{name_of(decide(into->panel, votes, true))};
    if (would == round.result) return;
    const auto stands =
        std::find_if(rules_.decisions.begin(), rules_.decisions.end(),
                     [&](const standing_decision& d) { return d.stage == round.stage; });
    if (stands == rules_.decisions.end()) {
        return refuse(say::decision, {round.stage, round.result, would});
    }
    change("decision", round.stage, round.result, round.result, stands->reason);
}

void migrator::check_decisions() {
    const auto& past = now_.past;
    for (std::size_t n = now_.settled; n < past.size(); ++n) check_decision(*past[n]);
    if (!now_.closed()) {
        now_.settled = past.size();
        return;
    }
    if (now_.settled <= past.size()) check_decision(now_.present);
    now_.settled = past.size() + 1;
}

/// Somebody who took part in a stage, or acted in a role; empty: nobody.
std::string migrator::took_part_in(const std::string& one, bool roles) const {
    if (!roles) {
        const auto found = before_.took_part.find(one);
        const bool none = found == before_.took_part.end() || found->second.empty();
        return none ? std::string{} : *found->second.begin();
    }
    for (const auto& [who, as] : before_.acted_as) {
        if (as.count(one) != 0) return who;
    }
    return {};
}

/// What kept those of one stage or role out of the other has to go on doing so.
void migrator::keep_apart(const std::string& one, const std::string& other, bool roles) {
    const std::string who = took_part_in(one, roles);
    if (who.empty()) return;
    const auto first = roles ? role(one) : stage(one);
    const auto second = roles ? role(other) : stage(other);
    if (!first) return refuse(say::no_target, {one});
    if (!second) return;
    if (apart(roles ? new_.from.exclusive : new_.from.separate, *first, *second)) return;
    refuse(say::separation, {one, other, who});
}

void migrator::keep_separate() {
    for (const bool roles : {false, true}) {
        for (const auto& set : roles ? old_.from.exclusive : old_.from.separate) {
            for (const std::string& one : set) {
                for (const std::string& other : set) {
                    if (one != other) keep_apart(one, other, roles);
                }
            }
        }
    }
}

/// Who took part in what, and as what, under the new names; what has none keeps its own.
void migrator::map_history() {
    decltype(now_.took_part) took_part;
    for (const auto& [id, who] : before_.took_part) {
        const auto target = stage(id);
        took_part[target.value_or(id)].insert(who.begin(), who.end());
    }
    now_.took_part = std::move(took_part);
    decltype(now_.acted_as) acted_as;
    for (const auto& [who, as] : before_.acted_as) {
        for (const std::string& id : as) {
            const auto target = role(id);
            acted_as[who].insert(target.value_or(id));
        }
    }
    now_.acted_as = std::move(acted_as);
}

/// What has been done already must not be what the new definition keeps apart.
void migrator::check_broken() {
    for (const auto& [one, first] : now_.took_part) {
        for (const auto& [other, second] : now_.took_part) {
            if (one >= other || !apart(new_.from.separate, one, other)) continue;
            for (const std::string& who : first) {
                if (second.count(who) != 0) refuse(say::broken_separation, {who, one, other});
            }
        }
    }
    for (const auto& [who, as] : now_.acted_as) {
        for (const std::string& one : as) {
            for (const std::string& other : as) {
                if (one >= other || !apart(new_.from.exclusive, one, other)) continue;
                refuse(say::broken_separation, {who, one, other});
            }
        }
    }
}

void migrator::map_delegations() {
    std::vector<delegation> kept;
    for (delegation& d : now_.delegations) {
        std::vector<std::string> stages;
        for (const std::string& id : d.stages) {
            if (const auto target = stage(id)) stages.push_back(*target);
        }
        const bool stays = new_.from.delegation.allowed && (d.stages.empty() || !stages.empty());
        if (!stays) {
            change("delegation", d.from, d.to, {});
            continue;
        }
        d.stages = std::move(stages);
        kept.push_back(std::move(d));
    }
    now_.delegations = std::move(kept);
}

} // namespace tenet::assess
