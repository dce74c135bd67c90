#include "arcs.hpp"

#include <tenet/group/doubt.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>

namespace tenet::group {

namespace {

using criterion_kind = membership_criterion::kind;

class doubt_search {
public:
    doubt_search(const structure& day, const group_policy& policy, const grouping& groups)
        : day_(day), policy_(policy), groups_(groups) {
        out_.cluster.resize(groups.groups.size());
        std::iota(out_.cluster.begin(), out_.cluster.end(), 0U);
        out_.other_top.resize(groups.groups.size());
        out_.unsure.resize(groups.group_of.size());
    }

    result<grouping_doubts> run(const search_limits& limits) {
        const auto control = std::ranges::find(policy_.criteria, criterion_kind::control,
                                               &membership_criterion::what);
        if (day_.inside().has_bounds() && control != policy_.criteria.end()) {
            control_at_ = static_cast<std::uint32_t>(control - policy_.criteria.begin());
            auto pairs = control_of_all(day_, limits);
            if (!pairs) return pairs.error();
            doubt_control(*pairs);
        }
        doubt_ties();
        doubt_dependence();
        for (std::uint32_t g = 0; g < out_.cluster.size(); ++g) out_.cluster[g] = first_of(g);
        return std::move(out_);
    }

private:
    std::uint32_t first_of(std::uint32_t g) {
        while (out_.cluster[g] != g) {
            out_.cluster[g] = out_.cluster[out_.cluster[g]];
            g = out_.cluster[g];
        }
        return g;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = first_of(a);
        b = first_of(b);
        out_.cluster[std::max(a, b)] = std::min(a, b);
    }

    [[nodiscard]] std::uint32_t group_of_seat(seat_number s) const {
        return groups_.group_of[day_.members(s).front()];
    }

    [[nodiscard]] const member& own_membership(party_number p) const {
        const auto& members = groups_.groups[groups_.group_of[p]].members;
        return *std::ranges::lower_bound(members, p, {}, &member::party);
    }

    /// Whether a criterion before control, or an entry, has decided where a party belongs.
    [[nodiscard]] bool is_decided(party_number p) const {
        const member& m = own_membership(p);
        return m.why == member::reason::entry ||
               (m.why == member::reason::criterion && m.number < control_at_);
    }

    /// A seat may control what it is not sure to: groups may merge, or a member may change over.
    void doubt_control(const control_pairs& pairs) {
        for (std::size_t n = 0; n < pairs.seats.size(); ++n) {
            const std::span<const party_number> possibly = pairs.of(n).subspan(pairs.certain[n]);
            if (possibly.empty()) continue;
            const std::set<party_number> all(possibly.begin(), possibly.end());
            const std::uint32_t upper = group_of_seat(pairs.seats[n]);
            doubt_pool(pairs.seats[n], upper);
            for (const party_number p : possibly) {
                const std::uint32_t lower = groups_.group_of[p];
                if (is_decided(p)) continue;
                join(upper, lower);
                const auto top = day_.members(groups_.groups[lower].top);
                const bool whole =
                    std::ranges::all_of(top, [&](party_number t) { return all.contains(t); });
                if (whole) out_.other_top[lower] = true; // also by one of its own: a circle
                // Of a pool at the top perhaps not everybody: then it comes apart.
                if (top.size() > 1 || (!whole && lower != upper)) out_.unsure[p] = true;
            }
        }
    }

    /// A pool may get back a member that somebody else controls, by controlling that one.
    void doubt_pool(seat_number s, std::uint32_t upper) {
        if (!day_.is_pool(s)) return;
        for (const party_number p : day_.members(s)) {
            const std::uint32_t g = groups_.group_of[p];
            if (g == upper || is_decided(p)) continue;
            join(upper, g);
            out_.unsure[p] = true;
        }
    }

    /// Bounds may turn who has the most votes where several tops claim a party.
    void doubt_ties() {
        if (policy_.ties != tie_rule::largest_share) return;
        for (const membership_conflict& c : groups_.conflicts) {
            if (!has_bounds(c.party) || own_membership(c.party).why == member::reason::entry) {
                continue;
            }
            out_.unsure[c.party] = true;
            for (const seat_number s : c.tops) join(groups_.group_of[c.party], group_of_seat(s));
        }
    }

    [[nodiscard]] bool has_bounds(party_number p) const {
        const arc_table& votes = *day_.inside().votes;
        return std::ranges::any_of(votes.into(p),
                                   [&](std::uint32_t a) { return votes.lows[a] != votes.high(a); });
    }

    /// Dependents and those vouched for, where only the upper bound reaches the threshold, and
    /// whoever they take along.
    void doubt_dependence() {
        const bool any = std::ranges::any_of(policy_.criteria, [](const membership_criterion& c) {
            return c.what == criterion_kind::dependence || c.what == criterion_kind::guarantee;
        });
        if (!any) return;
        for (std::uint32_t g = 0; g < groups_.groups.size(); ++g) {
            std::vector<party_number> inside;
            std::set<party_number> known;
            for (const member& m : groups_.groups[g].members) {
                inside.push_back(m.party);
                known.insert(m.party);
            }
            doubt_followers(g);
            for (std::size_t n = 0; n < inside.size(); ++n) {
                for (const membership_criterion& c : policy_.criteria) {
                    take_possibly(c, g, n, inside, known);
                }
            }
        }
    }

    /// Who was taken in for the sake of a member that may not belong there may not, either.
    void doubt_followers(std::uint32_t group) {
        const auto& members = groups_.groups[group].members;
        std::vector<party_number> gone;
        std::multimap<party_number, party_number> followers;
        for (const member& m : members) {
            if (m.own && out_.unsure[m.party]) gone.push_back(m.party);
            if (!m.own) followers.emplace(day_.parties().holder(*m.edge), m.party);
        }
        for (std::size_t n = 0; n < gone.size(); ++n) {
            const auto [begin, end] = followers.equal_range(gone[n]);
            for (auto f = begin; f != end; ++f) {
                out_.possible.emplace_back(group, f->second);
                gone.push_back(f->second);
            }
        }
    }

    void take_possibly(const membership_criterion& c, std::uint32_t group, std::size_t from,
                       std::vector<party_number>& inside, std::set<party_number>& known) {
        const bool depends = c.what == criterion_kind::dependence;
        if (!depends && c.what != criterion_kind::guarantee) return;
        const graph& g = day_.parties();
        const relation type = depends ? relation::economic_dependence : relation::guarantee;
        const std::int64_t at_least = share_units::from(share_range::exactly(c.at_least))->low;
        for (const edge_number e : day_.held_by(inside[from], type)) {
            const auto share = g.share(e);
            if ((share ? share->high : share_units::whole) < at_least) continue;
            const party_number p = g.subject(e);
            if (is_kept_out(p, group) || !known.insert(p).second) continue;
            inside.push_back(p);
            out_.possible.emplace_back(group, p);
        }
    }

    [[nodiscard]] bool is_kept_out(party_number p, std::uint32_t group) const {
        return std::ranges::any_of(policy_.entries, [&](const manual_entry& e) {
            return !e.include && e.party == p && e.counts_on(day_.when().as_of) &&
                   groups_.group_of[e.anchor] == group;
        });
    }

    const structure& day_;
    const group_policy& policy_;
    const grouping& groups_;
    std::uint32_t control_at_ = 0;
    grouping_doubts out_;
};

} // namespace

bool grouping_doubts::none() const noexcept {
    for (std::uint32_t g = 0; g < cluster.size(); ++g) {
        if (cluster[g] != g) return false;
    }
    return possible.empty() && std::ranges::find(unsure, true) == unsure.end();
}

result<grouping_doubts> doubts_of(const structure& day, const group_policy& policy,
                                  const grouping& groups, const search_limits& limits) {
    return doubt_search{day, policy, groups}.run(limits);
}

} // namespace tenet::group
