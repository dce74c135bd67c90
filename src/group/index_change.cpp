#include "index_data.hpp"
#include "level_update.hpp"
#include "merged_holding.hpp"
#include "writing.hpp"

#include <tenet/group/copying.hpp>
#include <tenet/group/messages.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

template <class Item>
void make_set(std::vector<Item>& items) {
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

/// Keeps relations that come from outside in a small graph, under the numbers of its own parties.
class relation_fragment {
public:
    void add(edge_definition e) {
        places_.push_back({{}, 0, e.holder, e.subject});
        e.holder = local(e.holder);
        e.subject = local(e.subject);
        places_.back().at = builder_.add_edge(e);
    }

    result<std::vector<placed_relation>> build() {
        auto made = builder_.build();
        if (!made) return made.error();
        for (placed_relation& p : places_) p.in = *made;
        return std::move(places_);
    }

private:
    party_number local(party_number p) {
        const auto [at, is_new] =
            numbers_.try_emplace(p, static_cast<party_number>(numbers_.size()));
        if (is_new) builder_.add_party(std::to_string(p));
        return at->second;
    }

    graph_builder builder_;
    std::map<party_number, party_number> numbers_;
    std::vector<placed_relation> places_;
};

bool ties_parties(const control_index::data& d, const placed_relation& r) {
    return r.holder != r.subject && pools(d.day.d().rule, r.type(), r.in.degree(r.at));
}

/// Parties that vote as one with a party, ascending; itself where nobody does.
std::vector<party_number> pool_around(const control_index::data& d, party_number from) {
    std::set<party_number> found{from};
    std::vector<party_number> open{from};
    while (!open.empty()) {
        const party_number p = open.back();
        open.pop_back();
        const auto reach = [&](edge_number, const placed_relation& r) {
            if (!may_pool(r.type()) || !ties_parties(d, r)) return;
            const party_number other = r.holder == p ? r.subject : r.holder;
            if (found.insert(other).second) open.push_back(other);
        };
        d.relations.each_held_by(p, d.when(), reach);
        d.relations.each_in(p, d.when(), reach);
    }
    return {found.begin(), found.end()};
}

} // namespace

diagnostics index_change::run(const relation_changes& what) {
    place(what);
    if (problems_.has_errors()) return problems_;
    change_pools();
    change_votes();
    const auto limit = [&](std::size_t of) {
        return diagnostics{diagnostic{messages::limit_reached, {std::to_string(of)}}};
    };
    // What was exact until now is possible where it is sure.
    if (next_.possible || next_.needs_bounds) {
        if (!next_.possible) next_.possible = next_.sure;
        if (!change_level(*next_.possible, control_level::possible)) return limit(limits_.steps);
    }
    if (!change_level(next_.sure, control_level::sure)) return limit(limits_.steps);
    if (next_.all().size() > limits_.pairs) return limit(limits_.pairs);
    find_differences();
    return diagnostics{};
}

void index_change::place(const relation_changes& what) {
    std::set<edge_number> named;
    const auto is_good = [&](edge_number e) {
        const bool is_new = named.insert(e).second;
        const bool is_there =
            !is_new || (e < next_.relations.count() && !next_.relations.at(e).dropped);
        if (is_new && is_there) return true;
        problems_.add(is_there ? messages::relation_named_twice : messages::no_such_relation,
                      {"#" + std::to_string(e)});
        return false;
    };
    for (const edge_number e : what.drop) {
        if (is_good(e)) drop(e);
    }
    for (const auto& one : what.restate) {
        if (is_good(one.edge)) restate(one);
    }
    add(what.add);
}

/// Remembers what a relation that comes or goes can change.
void index_change::note(const placed_relation& r) {
    if (!r.holds(next_.when())) return;
    if (carries_control(r.type())) between_.emplace_back(r.holder, r.subject);
    if (may_pool(r.type()) && ties_parties(next_, r)) {
        tied_.push_back(r.holder);
        tied_.push_back(r.subject);
    }
}

void index_change::drop(edge_number e) {
    placed_relation r = next_.relations.at(e);
    note(r);
    r.dropped = true;
    next_.relations.put(next_.version, e, r);
}

void index_change::restate(const relation_changes::restated& one) {
    const placed_relation was = next_.relations.at(one.edge);
    if (one.share && !share_units::from(*one.share)) {
        problems_.add(messages::bad_share, {"#" + std::to_string(one.edge), shown(*one.share),
                                            std::to_string(share_units::limit_percent)});
        return;
    }
    edge_definition is = definition_of(was.in, was.at);
    is.holder = was.holder;
    is.subject = was.subject;
    is.share = one.share;
    relation_fragment made;
    made.add(is);
    const auto placed = made.build();
    if (!placed) {
        problems_.add(placed.error());
        return;
    }
    note(was);
    next_.relations.put(next_.version, one.edge, placed->front());
}

void index_change::add(std::span<const edge_definition> relations) {
    if (relations.empty()) return;
    const std::size_t parties = next_.relations.base().party_count();
    relation_fragment made;
    for (std::size_t n = 0; n < relations.size(); ++n) {
        const edge_definition& e = relations[n];
        bool known = true;
        for (const party_number p : {e.holder, e.subject}) {
            if (p < parties) continue;
            known = false;
            const std::string shown = e.id.empty() ? "#" + std::to_string(n) : std::string(e.id);
            problems_.add(messages::no_such_party, {shown, std::to_string(p)});
        }
        if (known) made.add(e);
    }
    const auto placed = made.build();
    if (!placed) problems_.add(placed.error());
    if (problems_.has_errors()) return;
    for (const placed_relation& r : *placed) {
        next_.relations.add(next_.version, r);
        note(r);
    }
}

/// Pools anew all parties that were in a pool with a changed tie, or are now.
void index_change::change_pools() {
    make_set(tied_);
    std::set<party_number> open;
    for (const party_number p : tied_) {
        const auto pool = before_.day.members(before_.day.seat_of(p));
        open.insert(pool.begin(), pool.end());
    }
    std::vector<seat_number> was;
    was.reserve(open.size());
    for (const party_number p : open) was.push_back(before_.day.seat_of(p));
    std::vector<seat_number> is;
    while (!open.empty()) {
        std::vector<party_number> together = pool_around(next_, *open.begin());
        for (const party_number p : together) open.erase(p);
        const party_number first = together.front();
        next_.day.set_pool(next_.version, std::move(together));
        is.push_back(next_.day.seat_of(first));
    }
    make_set(was);
    make_set(is);
    const auto same = [&](seat_number s) {
        return std::ranges::equal(before_.day.members(s), next_.day.members(s));
    };
    std::ranges::remove_copy_if(was, std::back_inserter(ended_), same);
    auto ended = std::make_shared<std::map<seat_number, std::vector<party_number>>>();
    for (const seat_number s : ended_) {
        const auto members = before_.day.members(s);
        ended->try_emplace(s, members.begin(), members.end());
    }
    next_.ended = std::move(ended);
    std::ranges::remove_copy_if(is, std::back_inserter(begun_), same);
}

void index_change::change_votes() {
    make_set(between_);
    for (const auto& [holder, subject] : between_) change_votes_between(holder, subject);
    for (const auto& changed : votes_) {
        bool bounds = false;
        next_.day.each_into(changed.second, [&](party_number, const votes_arc& v) {
            bounds = bounds || !v.is_exact();
        });
        if (bounds) bounded_.push_back(changed.second);
    }
    make_set(bounded_);
    make_set(measured_);
}

void index_change::change_votes_between(party_number holder, party_number subject) {
    merged_holding sum;
    next_.relations.each_between(holder, subject, next_.when(),
                                 [&](edge_number, const placed_relation& r) {
                                     if (carries_control(r.type())) sum.add(r.type(), r.share());
                                 });
    const share_units votes = sum.all_votes();
    if (holder == subject) return change_own_shares(holder, votes);
    const votes_arc was = next_.day.between(holder, subject);
    const votes_arc is{votes.low, votes.high, sum.mark};
    // Also the same votes: relations come in another order now.
    next_.day.set(next_.version, holder, subject, is);
    if (was == is) return;
    votes_.emplace_back(holder, subject);
    next_.needs_bounds = next_.needs_bounds || !is.is_exact();
    if (!was.is_exact()) bounded_.push_back(subject);
}

void index_change::change_own_shares(party_number p, const share_units& votes) {
    if (!next_.day.d().rule.treasury_shares_leave) return;
    const share_units is{std::min(votes.low, share_units::whole),
                         std::min(votes.high, share_units::whole)};
    if (next_.day.voteless(p) == is) return;
    next_.day.set_voteless(next_.version, p, is);
    next_.needs_bounds = next_.needs_bounds || is.low != is.high;
    measured_.push_back(p);
}

/// Which seats have to look at which parties: those that have a holder whose votes count there
/// otherwise than before.
std::vector<index_change::question> index_change::questions(const control_relation& pairs,
                                                            bool over_bounds) const {
    std::vector<question> out;
    const auto ask = [&](party_number holder, party_number subject) {
        out.emplace_back(before_.day.seat_of(holder), subject);
        for (const seat_number s : pairs.over(holder)) out.emplace_back(s, subject);
    };
    for (const auto& [holder, subject] : votes_) ask(holder, subject);
    const auto ask_holders = [&](party_number subject) {
        next_.day.each_into(subject, [&](party_number h, const votes_arc&) { ask(h, subject); });
    };
    for (const party_number p : measured_) ask_holders(p);
    if (over_bounds) {
        for (const party_number p : bounded_) ask_holders(p);
    }
    make_set(out);
    return out;
}

/// False beyond the limit of steps.
bool index_change::change_level(control_relation& pairs, control_level level) {
    const std::vector<question> asked = questions(pairs, level == control_level::possible);
    level_update to{next_.day, pairs, level, next_.version, next_.next_rank};
    std::vector<party_number> subjects;
    for (std::size_t n = 0; n < asked.size();) {
        const seat_number seat = asked[n].first;
        subjects.clear();
        for (; n < asked.size() && asked[n].first == seat; ++n) subjects.push_back(asked[n].second);
        if (std::ranges::binary_search(ended_, seat)) continue;
        to.update(seat, subjects);
        if (steps_ + to.steps() > limits_.steps) return false;
    }
    for (const seat_number seat : ended_) to.end(seat);
    for (const seat_number seat : begun_) {
        to.begin(seat);
        if (steps_ + to.steps() > limits_.steps) return false;
    }
    steps_ += to.steps();
    next_.next_rank = to.next_rank();
    touched_.insert(touched_.end(), to.touched().begin(), to.touched().end());
    return true;
}

void index_change::find_differences() {
    make_set(touched_);
    auto out = std::make_shared<std::vector<control_difference>>();
    for (const std::uint64_t one : touched_) {
        const auto seat = static_cast<seat_number>(one >> 32U);
        const party_number p = second_of(one);
        const control_difference d{seat, p, before_.controls(seat, p), next_.controls(seat, p)};
        if (d.before != d.after) out->push_back(d);
    }
    next_.differences = std::move(out);
}

} // namespace tenet::group
