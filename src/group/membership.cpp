#include "arcs.hpp"
#include "criteria.hpp"
#include "tops.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using criterion_kind = membership_criterion::kind;

constexpr std::uint32_t none = UINT32_MAX;

bool divides(criterion_kind what) noexcept {
    return what == criterion_kind::control || what == criterion_kind::consolidation ||
           what == criterion_kind::hierarchy;
}

relation relation_of(criterion_kind what) noexcept {
    return what == criterion_kind::dependence ? relation::economic_dependence : relation::guarantee;
}

class grouper {
public:
    grouper(const structure& day, const group_policy& policy, const search_limits& limits)
        : day_(day),
          d_(day.inside()),
          policy_(policy),
          limits_(limits),
          top_(d_.party_count()),
          by_(d_.party_count(), none) {}

    result<grouping> run() {
        diagnostics problems = check();
        if (problems.has_errors()) return problems;
        for (party_number p = 0; p < top_.size(); ++p) top_[p] = p;
        for (std::uint32_t n = 0; n < policy_.criteria.size(); ++n) {
            if (!divides(policy_.criteria[n].what)) continue;
            auto tops = find_tops(policy_.criteria[n]);
            if (!tops) return tops.error();
            use(*tops, n);
        }
        follow_tops();
        apply_entries();
        make_groups();
        add_members();
        return std::move(out_);
    }

private:
    diagnostics check() const {
        diagnostics problems;
        for (std::size_t n = 0; n < policy_.entries.size(); ++n) {
            const manual_entry& e = policy_.entries[n];
            const auto lacks = [&](const std::string& text, const char* what) {
                if (!text.empty()) return;
                problems.add(messages::entry_without, {policy_.id, std::to_string(n + 1), what});
            };
            lacks(e.reason, "理由 (reason)");
            lacks(e.approver, "批准人 (approver)");
            if (std::max(e.party, e.anchor) >= d_.party_count()) {
                problems.add(messages::entry_unknown_party,
                             {policy_.id, "#" + std::to_string(std::max(e.party, e.anchor))});
            }
        }
        for (const membership_criterion& c : policy_.criteria) {
            if (names_no_hierarchy(c, d_.of)) problems.add(unknown_hierarchy(policy_.id, c));
            const auto share = share_units::from(share_range::exactly(c.at_least));
            if (!share || share->high > share_units::whole) {
                const std::string percent = c.at_least.text() + "%";
                problems.add(messages::bad_criterion,
                             {policy_.id, c.id, percent + " 不在 0 到 100 之间",
                              percent + " is not between 0 and 100"});
            }
        }
        return problems;
    }

    [[nodiscard]] result<party_tops> find_tops(const membership_criterion& c) const {
        switch (c.what) {
        case criterion_kind::consolidation:
            return tops_along(day_, relation::direct_consolidation,
                              relation::ultimate_consolidation, std::nullopt);
        case criterion_kind::hierarchy:
            return tops_along(day_, relation::superordinate, std::nullopt,
                              d_.of.find_hierarchy(c.hierarchy));
        default: return tops_of_control(day_, limits_);
        }
    }

    /// Takes over a criterion's tops for parties that have none yet.
    void use(const party_tops& tops, std::uint32_t criterion) {
        for (party_number p = 0; p < top_.size(); ++p) {
            const auto of_party = tops.of(p);
            if (by_[p] != none || of_party.empty()) continue;
            by_[p] = criterion;
            top_[p] = of_party.size() == 1 ? of_party[0] : decide(p, of_party, criterion);
        }
    }

    seat_number decide(party_number p, std::span<const seat_number> tops, std::uint32_t criterion) {
        seat_number decided = d_.seat_of(p);
        if (policy_.ties == tie_rule::largest_share) {
            std::int64_t most = -1;
            for (const seat_number s : tops) {
                const std::int64_t votes = votes_of(s, p);
                if (votes <= most) continue;
                most = votes;
                decided = s;
            }
        }
        out_.conflicts.push_back({p, criterion, {tops.begin(), tops.end()}, decided});
        return decided;
    }

    [[nodiscard]] std::int64_t votes_of(seat_number seat, party_number p) const {
        std::int64_t sum = 0;
        for (const std::uint32_t a : d_.votes->into(p)) {
            if (d_.seat_of(d_.votes->holders[a]) != seat) continue;
            sum = std::min(sum + d_.votes->lows[a], 4 * share_units::whole);
        }
        return sum;
    }

    /// A top that itself has one, by another criterion, leads on to that; a circle ends at its
    /// smallest seat.
    void follow_tops() {
        std::vector<seat_number> ends(top_.size(), none);
        std::vector<party_number> path;
        for (party_number from = 0; from < top_.size(); ++from) {
            path.clear();
            seat_number at = from;
            while (at < top_.size() && ends[at] == none &&
                   std::ranges::find(path, at) == path.end()) {
                path.push_back(at);
                if (top_[at] == at) break;
                at = top_[at];
            }
            seat_number end = at;
            if (at < top_.size() && ends[at] != none) {
                end = ends[at];
            } else if (const auto seen = std::ranges::find(path, at); seen != path.end()) {
                end = *std::min_element(seen, path.end());
            }
            for (const party_number p : path) ends[p] = end;
        }
        top_ = std::move(ends);
    }

    [[nodiscard]] bool counts(const manual_entry& e) const { return e.counts_on(d_.when.as_of); }

    void apply_entries() {
        entry_.assign(top_.size(), none);
        for (std::uint32_t n = 0; n < policy_.entries.size(); ++n) {
            const manual_entry& e = policy_.entries[n];
            if (!counts(e)) {
                out_.entries_out_of_time.push_back(n);
                continue;
            }
            const bool inside = top_[e.party] == top_[e.anchor];
            if (e.include == inside) continue;
            top_[e.party] = e.include ? top_[e.anchor] : e.party;
            entry_[e.party] = n;
        }
    }

    void make_groups() {
        std::map<seat_number, std::uint32_t> numbers;
        for (const seat_number s : top_) numbers.emplace(s, 0);
        for (auto& [seat, number] : numbers) {
            number = static_cast<std::uint32_t>(out_.groups.size());
            out_.groups.push_back({seat, {}});
        }
        out_.group_of.resize(top_.size());
        for (party_number p = 0; p < top_.size(); ++p) {
            const std::uint32_t group = numbers[top_[p]];
            out_.group_of[p] = group;
            out_.groups[group].members.push_back(own_membership(p));
        }
    }

    [[nodiscard]] member own_membership(party_number p) const {
        member m;
        m.party = p;
        if (entry_[p] != none) {
            m.why = member::reason::entry;
            m.number = entry_[p];
        } else if (by_[p] == none || is_member_of(p, top_[p])) {
            m.why = member::reason::top;
        } else {
            m.number = by_[p];
        }
        return m;
    }

    [[nodiscard]] bool is_member_of(party_number p, seat_number seat) const {
        const auto members = d_.members(seat);
        return std::ranges::find(members, p) != members.end();
    }

    /// Dependents and those vouched for, also of those taken in so.
    void add_members() {
        if (std::ranges::all_of(policy_.criteria, [](const auto& c) { return divides(c.what); })) {
            return;
        }
        for (std::uint32_t group = 0; group < out_.groups.size(); ++group) {
            std::vector<member>& members = out_.groups[group].members;
            std::set<party_number> inside;
            for (const member& m : members) inside.insert(m.party);
            const std::size_t own = members.size();
            for (std::size_t n = 0; n < members.size(); ++n) {
                for (std::uint32_t c = 0; c < policy_.criteria.size(); ++c) {
                    if (!divides(policy_.criteria[c].what)) take_in(members, inside, n, c);
                }
            }
            if (members.size() > own) std::ranges::sort(members, {}, &member::party);
        }
    }

    void take_in(std::vector<member>& members, std::set<party_number>& inside, std::size_t from,
                 std::uint32_t number) const {
        const membership_criterion& c = policy_.criteria[number];
        const std::int64_t at_least = share_units::from(share_range::exactly(c.at_least))->low;
        for (const edge_number e : day_.held_by(members[from].party, relation_of(c.what))) {
            const auto share = d_.of.share(e);
            if ((share ? share->low : share_units::whole) < at_least) continue;
            const party_number p = d_.of.subject(e);
            if (is_kept_out(p, members[from].party) || !inside.insert(p).second) continue;
            members.push_back({p, member::reason::criterion, number, e, false});
        }
    }

    /// Whether an entry keeps a party out of the group of another.
    [[nodiscard]] bool is_kept_out(party_number p, party_number of_group) const {
        return std::ranges::any_of(policy_.entries, [&](const manual_entry& e) {
            return !e.include && e.party == p && counts(e) && top_[e.anchor] == top_[of_group];
        });
    }

    const structure& day_;
    const structure::data& d_;
    const group_policy& policy_;
    const search_limits& limits_;
    std::vector<seat_number> top_;
    std::vector<std::uint32_t> by_; ///< by party: the criterion that named its top
    std::vector<std::uint32_t> entry_;
    grouping out_;
};

} // namespace

result<grouping> group_parties(const structure& day, const group_policy& policy,
                               const search_limits& limits) {
    return grouper{day, policy, limits}.run();
}

std::vector<std::uint32_t> grouping::groups_of(party_number p) const {
    std::vector<std::uint32_t> out{group_of[p]};
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
        if (g == group_of[p]) continue;
        const auto at = std::ranges::lower_bound(groups[g].members, p, {}, &member::party);
        if (at != groups[g].members.end() && at->party == p) out.push_back(g);
    }
    return out;
}

std::vector<std::uint32_t> grouping::of_several() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
        if (groups[g].members.size() > 1) out.push_back(g);
    }
    return out;
}

party_number anchor_of(const structure& day, const corporate_group& group) {
    const auto tops = day.members(group.top);
    const member* first = nullptr;
    for (const member& m : group.members) {
        if (!m.own) continue;
        if (std::ranges::find(tops, m.party) != tops.end()) return m.party;
        if (first == nullptr) first = &m;
    }
    return first != nullptr ? first->party : tops.front();
}

std::vector<membership_change> changes_between(const grouped_day& before,
                                               const grouped_day& after) {
    struct belonging {
        party_number party;
        party_number group; ///< its anchor
        seat_number top;
    };
    const auto what = [](const belonging& b) { return std::pair(b.party, b.group); };
    const auto all_of = [&](const grouped_day& of) {
        std::vector<belonging> out;
        for (const corporate_group& c : of.groups.groups) {
            const party_number group = anchor_of(of.day, c);
            for (const member& m : c.members) out.push_back({m.party, group, c.top});
        }
        std::ranges::sort(out, {}, what);
        return out;
    };
    const auto was = all_of(before);
    const auto is = all_of(after);
    std::vector<belonging> left;
    std::vector<belonging> joined;
    std::ranges::set_difference(was, is, std::back_inserter(left), {}, what, what);
    std::ranges::set_difference(is, was, std::back_inserter(joined), {}, what, what);
    std::vector<membership_change> out;
    out.reserve(left.size() + joined.size());
    for (const belonging& b : left) out.push_back({b.party, b.top, std::nullopt});
    for (const belonging& b : joined) out.push_back({b.party, std::nullopt, b.top});
    std::ranges::stable_sort(out, {}, &membership_change::party);
    return out;
}

} // namespace tenet::group
