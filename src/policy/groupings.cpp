#include "groupings.hpp"

#include "causes.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/portfolio/groups.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace tenet::policy {

using group::party_number;

namespace {

const missing_cause* cause(missing_cause::reason why, std::string_view path, arena& memory) {
    auto* made = memory.make<missing_cause>();
    made->why = why;
    made->path = memory.copy(path);
    return made;
}

/// The party of every account, by its field `organisation`, and the accounts of every party.
void place_accounts(grouped_parties& in) {
    const field* organisation = in.account->find_field("organisation");
    in.of_account.assign(in.facts->rows(*in.account), no_party);
    in.account_begins.assign(in.graph.party_count() + 1, 0);
    arena memory;
    in.facts->each(*in.account, [&](portfolio::row row, const void* object) {
        memory.reset();
        const value key = organisation->load(*organisation, object, memory);
        const auto party =
            key.is(value_kind::string) ? in.graph.find(key.as_string()) : std::nullopt;
        if (!party) return true;
        in.of_account[row] = *party;
        ++in.account_begins[*party + 1];
        return true;
    });
    std::partial_sum(in.account_begins.begin(), in.account_begins.end(), in.account_begins.begin());
    in.account_rows.resize(in.account_begins.back());
    std::vector<std::uint32_t> next(in.account_begins.begin(), in.account_begins.end() - 1);
    for (portfolio::row row = 0; row < in.of_account.size(); ++row) {
        if (const party_number p = in.of_account[row]; p != no_party) {
            in.account_rows[next[p]++] = row;
        }
    }
}

/// The other ids of every party, in their order.
void place_other_ids(grouped_parties& in) {
    const std::size_t ids = in.graph.alias_count();
    in.other_id_begins.assign(in.graph.party_count() + 1, 0);
    for (std::size_t n = 0; n < ids; ++n) ++in.other_id_begins[in.graph.alias_of(n) + 1];
    std::partial_sum(in.other_id_begins.begin(), in.other_id_begins.end(),
                     in.other_id_begins.begin());
    in.other_ids.resize(ids);
    std::vector<std::uint32_t> next(in.other_id_begins.begin(), in.other_id_begins.end() - 1);
    for (std::uint32_t n = 0; n < ids; ++n) in.other_ids[next[in.graph.alias_of(n)]++] = n;
}

/// The organisation under an id; null pointer where there is none.
const void* record_of(const grouped_parties& in, const record_type& type, std::string_view key) {
    const portfolio::row row = in.facts->find(type, key);
    return row == portfolio::no_row ? nullptr : in.facts->at(type, row);
}

/// The record of every party, of several declared one that of the one that stands for them if it
/// has any; a party known from relationships only is a reference that leads nowhere.
void place_organisations(grouped_parties& in) {
    const record_type& type = table_for<party::organisation>();
    static const missing_cause absent{missing_cause::reason::unresolved,
                                      "organisation",
                                      nullptr,
                                      {},
                                      nullptr,
                                      nullptr,
                                      false,
                                      false,
                                      {},
                                      {}};
    in.organisations.reserve(in.graph.party_count());
    for (party_number p = 0; p < in.graph.party_count(); ++p) {
        const void* object = record_of(in, type, in.graph.key(p));
        in.organisations.push_back(object == nullptr ? value::missing(&absent)
                                                     : value::of(object, type));
    }
    for (std::size_t n = 0; n < in.graph.alias_count(); ++n) {
        value& organisation = in.organisations[in.graph.alias_of(n)];
        if (!organisation.is_missing()) continue;
        const void* object = record_of(in, type, in.graph.alias(n));
        if (object != nullptr) organisation = value::of(object, type);
    }
}

result<std::shared_ptr<const grouped_parties>>
gather_parties(const std::shared_ptr<const portfolio::snapshot>& facts, const context& in) {
    const auto merges = portfolio::merges_of(*facts);
    if (!merges) return merges.error();
    auto made = std::make_shared<grouped_parties>();
    made->facts = facts;
    made->when = {in.at.day, in.known_at ? in.known_at->day : in.at.day};
    made->merges = merges->at(made->when.known_at);
    auto graph = portfolio::merged_graph_of(*facts, made->merges);
    if (!graph) return graph.error();
    made->graph = std::move(*graph);
    made->account = facts->types().find("account");
    const asked_span today{in.at.day, in.at.day};
    const auto covers = [&](const record_type& type) {
        return facts->supplied().covers(type.head().collection, {}, today, in.at.day);
    };
    made->relationships_covered = covers(table_for<group::relationship>());
    made->accounts_covered = covers(*made->account);
    place_organisations(*made);
    place_accounts(*made);
    place_other_ids(*made);
    return std::shared_ptr<const grouped_parties>(std::move(made));
}

/// Derives the groups of one grouping and indexes them.
class derivation {
public:
    /// `days` are structures of the day judged that were made for other groupings.
    derivation(const pack_grouping& source, const std::shared_ptr<const grouped_parties>& in,
               const kept_lineage* lineage, std::vector<group::structure>& days, arena& memory)
        : days_(days), memory_(memory) {
        out_.source = &source;
        out_.in = in;
        out_.lineage = lineage;
    }

    result<derived_grouping> run() {
        auto policy = group::bind(out_.source->policy, out_.in->graph);
        if (!policy) return placed(policy.error());
        out_.policy = std::move(*policy);
        auto day = find_day();
        if (!day) return placed(day.error());
        out_.day = std::move(*day);
        auto groups = group::group_parties(out_.day, out_.policy);
        if (!groups) return placed(groups.error());
        out_.groups = std::move(*groups);
        const diagnostics unfollowed = follow();
        if (unfollowed.has_errors()) return placed(unfollowed);
        auto doubts = group::doubts_of(out_.day, out_.policy, out_.groups);
        if (!doubts) return placed(doubts.error());
        out_.doubts = std::move(*doubts);
        name_causes();
        list_sure();
        list_clusters();
        list_others();
        return std::move(out_);
    }

private:
    result<group::structure> find_day() {
        const auto made = std::ranges::find(days_, out_.policy.voting, &group::structure::rule);
        if (made != days_.end()) return *made;
        auto day = group::structure::at(out_.in->graph, out_.in->when, out_.policy.voting);
        if (day) days_.push_back(*day);
        return day;
    }

    /// Takes over the ids of the lineage.
    diagnostics follow() {
        if (out_.lineage == nullptr) return diagnostics{};
        group::grouped_day day{std::move(out_.day), std::move(out_.groups)};
        auto called = out_.lineage->is().continued(out_.in->when.as_of, tracked_groups(day));
        out_.day = std::move(day.day);
        out_.groups = std::move(day.groups);
        if (!called) return called.error();
        out_.called = std::move(*called);
        return diagnostics{};
    }

    /// Problems of a policy without a place of their own are those of the grouping.
    [[nodiscard]] diagnostics placed(const diagnostics& found) const {
        diagnostics all;
        for (diagnostic d : found.items()) {
            if (d.where() == place{}) d.where() = out_.source->at;
            all.add(std::move(d));
        }
        return all;
    }

    void name_causes() {
        const std::string& id = out_.source->id;
        using reason = missing_cause::reason;
        out_.doubted_members = cause(reason::unset, id + ".members", memory_);
        out_.doubted_top = cause(reason::unset, id + ".id", memory_);
        if (!out_.in->relationships_covered) {
            out_.uncovered = cause(reason::uncovered,
                                   table_for<group::relationship>().head().collection, memory_);
        }
    }

    void list_sure() {
        const auto& possible = out_.doubts.possible; // by group, in no order within
        auto next = possible.begin();
        out_.sure_begins.push_back(0);
        for (std::uint32_t g = 0; g < out_.groups.groups.size(); ++g) {
            std::set<party_number> not_sure;
            for (; next != possible.end() && next->first == g; ++next) {
                not_sure.insert(next->second);
            }
            for (const group::member& m : out_.groups.groups[g].members) {
                const bool unsure =
                    m.own ? bool{out_.doubts.unsure[m.party]} : not_sure.contains(m.party);
                if (!unsure) out_.sure.push_back(m.party);
            }
            out_.sure_begins.push_back(static_cast<std::uint32_t>(out_.sure.size()));
        }
    }

    /// Everybody in the groups of a cluster, where it is more than one group or anybody is unsure.
    void list_clusters() {
        if (out_.doubts.none()) return;
        const auto& cluster = out_.doubts.cluster;
        std::set<std::uint32_t> doubtful;
        for (std::uint32_t g = 0; g < cluster.size(); ++g) {
            const std::size_t sure = out_.sure_begins[g + 1] - out_.sure_begins[g];
            if (cluster[g] != g || sure != out_.groups.groups[g].members.size()) {
                doubtful.insert(cluster[g]);
            }
        }
        for (const auto& [g, party] : out_.doubts.possible) doubtful.insert(cluster[g]);
        for (std::uint32_t g = 0; g < cluster.size(); ++g) {
            if (!doubtful.contains(cluster[g])) continue;
            auto& all = out_.clusters[cluster[g]];
            for (const group::member& m : out_.groups.groups[g].members) all.push_back(m.party);
        }
        for (const auto& [g, party] : out_.doubts.possible) {
            out_.clusters[cluster[g]].push_back(party);
        }
        for (auto& [c, all] : out_.clusters) {
            std::ranges::sort(all);
            all.erase(std::unique(all.begin(), all.end()), all.end());
        }
    }

    void list_others() {
        const std::size_t parties = out_.groups.group_of.size();
        std::vector<std::vector<std::uint32_t>> more(parties);
        for (std::uint32_t g = 0; g < out_.groups.groups.size(); ++g) {
            for (const group::member& m : out_.groups.groups[g].members) {
                if (!m.own) more[m.party].push_back(g);
            }
        }
        for (const auto& [g, party] : out_.doubts.possible) {
            const bool listed = std::ranges::find(more[party], g) != more[party].end();
            if (!listed && out_.groups.group_of[party] != g) more[party].push_back(g);
        }
        out_.other_begins.push_back(0);
        for (party_number p = 0; p < parties; ++p) {
            out_.own.push_back({nullptr, out_.groups.group_of[p], p});
            for (const std::uint32_t g : more[p]) out_.others.push_back({nullptr, g, p});
            out_.other_begins.push_back(static_cast<std::uint32_t>(out_.others.size()));
        }
    }

    std::vector<group::structure>& days_;
    arena& memory_;
    derived_grouping out_;
};

} // namespace

std::vector<party::merged_set>
grouped_parties::merged_among(std::span<const party_number> parties) const {
    std::vector<party::merged_set> out;
    for (const party::merged_set& s : merges.sets()) {
        const auto party = graph.find(s.party);
        if (party && std::ranges::binary_search(parties, *party)) out.push_back(s);
    }
    return out;
}

bool derived_grouping::has_conflict(party_number p) const {
    const auto at =
        std::ranges::lower_bound(groups.conflicts, p, {}, &group::membership_conflict::party);
    return at != groups.conflicts.end() && at->party == p;
}

group_members derived_grouping::members_of(const group_view& view) const {
    const std::span<const party_number> all = std::span(sure).subspan(
        sure_begins[view.group], sure_begins[view.group + 1] - sure_begins[view.group]);
    const auto found = clusters.find(doubts.cluster[view.group]);
    if (found == clusters.end()) return {all, all};
    if (is_sure(view)) return {all, found->second};
    return {{&view.from, 1}, found->second};
}

bool derived_grouping::is_sure(const group_view& view) const {
    const auto begin = sure.begin();
    return std::binary_search(begin + sure_begins[view.group], begin + sure_begins[view.group + 1],
                              view.from);
}

const missing_cause* derived_grouping::top_unknown(const group_view& view) const {
    if (uncovered != nullptr) return uncovered;
    return doubts.other_top[view.group] || !is_sure(view) ? doubted_top : nullptr;
}

std::string_view derived_grouping::membership_of(const group_view& view) const {
    if (top_unknown(view) != nullptr) return "maybe";
    return has_conflict(view.from) ? "conflicted" : "certain";
}

std::string_view derived_grouping::id_of(std::uint32_t g) const {
    if (lineage != nullptr && !called.ids[g].empty()) return called.ids[g];
    return in->graph.key(day.members(groups.groups[g].top).front());
}

std::vector<std::string_view> derived_grouping::known_as(std::uint32_t g) const {
    if (lineage == nullptr || called.ids[g].empty()) return {id_of(g)};
    return {called.known_as[g].begin(), called.known_as[g].end()};
}

party_number derived_groups::party_of(portfolio::row account) const noexcept {
    return account < parties->of_account.size() ? parties->of_account[account] : no_party;
}

party_number derived_groups::party_of(const record_type* type, portfolio::row account,
                                      const void* object) const noexcept {
    if (type == &table_for<party::organisation>()) {
        return parties->graph.find(type->key_of(object)).value_or(no_party);
    }
    return party_of(account);
}

const missing_cause* derived_groups::no_party_because(portfolio::row account, arena& into) const {
    const record_type& type = *parties->account;
    const void* object = account == portfolio::no_row ? nullptr : parties->facts->at(type, account);
    if (object == nullptr) return cause(missing_cause::reason::unresolved, "account", into);
    const field& organisation = *type.find_field("organisation");
    const value key = organisation.load(organisation, object, into);
    return key.is_missing()
               ? key.cause()
               : cause(missing_cause::reason::unresolved, "account.organisation", into);
}

namespace {

void point_views(derived_groups& in) {
    for (derived_grouping& g : in.by_grouping) {
        for (group_view& v : g.own) v.of = &g;
        for (group_view& v : g.others) v.of = &g;
    }
}

/// The lineages of a context whose groupings the pack does not have.
diagnostics unknown_lineages(const pack& source, const context& in) {
    diagnostics problems;
    for (const auto& [grouping, _] : in.lineages) {
        if (std::ranges::find(source.groups, grouping, &pack_grouping::id) == source.groups.end()) {
            problems.add(messages::lineage_of_no_grouping, {grouping});
        }
    }
    return problems;
}

} // namespace

result<std::shared_ptr<const derived_groups>>
derive_groups(const pack& source, const std::shared_ptr<const portfolio::snapshot>& facts,
              const context& in) {
    diagnostics problems = unknown_lineages(source, in);
    if (problems.has_errors()) return problems;
    if (source.groups.empty()) return std::shared_ptr<const derived_groups>{};
    auto parties = gather_parties(facts, in);
    if (!parties) return parties.error();
    auto made = std::make_shared<derived_groups>();
    made->parties = *parties;
    std::vector<group::structure> days;
    for (const pack_grouping& g : source.groups) {
        const auto lineage = in.lineages.find(g.id);
        const bool followed = lineage != in.lineages.end();
        auto one =
            derivation(g, *parties, followed ? lineage->second.get() : nullptr, days, made->memory)
                .run();
        if (one) {
            made->by_grouping.push_back(std::move(*one));
        } else {
            problems.add(one.error());
        }
    }
    if (problems.has_errors()) return problems;
    point_views(*made);
    return std::shared_ptr<const derived_groups>(std::move(made));
}

std::shared_ptr<const derived_groups>
with_accounts_of(const std::shared_ptr<const portfolio::snapshot>& facts,
                 const std::shared_ptr<const derived_groups>& before) {
    auto parties = std::make_shared<grouped_parties>(*before->parties);
    parties->facts = facts;
    auto made = std::make_shared<derived_groups>();
    made->origin = before->origin == nullptr ? before : before->origin;
    made->by_grouping = before->by_grouping;
    for (derived_grouping& g : made->by_grouping) g.in = parties;
    made->parties = std::move(parties);
    point_views(*made);
    return made;
}

} // namespace tenet::policy
