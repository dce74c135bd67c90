#include "merged_holding.hpp"

#include <algorithm>

namespace tenet::group {

namespace {

/// Sets of parties, joined step by step; the smallest party of a set names it.
class joined_sets {
public:
    explicit joined_sets(std::size_t n) : parent_(n) {
        for (std::size_t p = 0; p < n; ++p) parent_[p] = static_cast<party_number>(p);
    }
    party_number find(party_number p) {
        while (parent_[p] != p) {
            parent_[p] = parent_[parent_[p]];
            p = parent_[p];
        }
        return p;
    }
    void join(party_number a, party_number b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<party_number> parent_;
};

bool is_tie(const structure::data& d, edge_number e) {
    return may_pool(d.of.type(e)) && pools(d.rule, d.of.type(e), d.of.degree(e)) &&
           d.of.holds(e, d.when);
}

} // namespace

void make_pools(structure::data& into) {
    const graph& g = into.of;
    std::vector<edge_number> ties;
    for (edge_number e = 0; e < g.edge_count(); ++e) {
        if (is_tie(into, e) && g.holder(e) != g.subject(e)) ties.push_back(e);
    }
    if (ties.empty()) return;
    joined_sets sets(g.party_count());
    for (const edge_number e : ties) sets.join(g.holder(e), g.subject(e));
    into.pool_of.assign(g.party_count(), structure::data::no_pool);
    std::vector<std::uint32_t> sizes;
    for (const edge_number e : ties) {
        for (const party_number p : {g.holder(e), g.subject(e)}) {
            into.pool_of[p] = 0; // has a pool; its number follows
        }
    }
    for (party_number p = 0; p < g.party_count(); ++p) {
        if (into.pool_of[p] == structure::data::no_pool) continue;
        const party_number first = sets.find(p);
        if (first == p) {
            into.pool_of[p] = static_cast<std::uint32_t>(sizes.size());
            sizes.push_back(0);
        }
        into.pool_of[p] = into.pool_of[first];
        ++sizes[into.pool_of[p]];
    }
    for (const std::uint32_t size : sizes) {
        into.pool_begins.push_back(into.pool_begins.back() + size);
    }
    into.pool_members.resize(into.pool_begins.back());
    std::vector<std::uint32_t> next(into.pool_begins.begin(), into.pool_begins.end() - 1);
    for (party_number p = 0; p < g.party_count(); ++p) {
        if (into.pool_of[p] == structure::data::no_pool) continue;
        into.pool_members[next[into.pool_of[p]]++] = p;
    }
}

std::vector<edge_number> structure::ties_of(seat_number pool) const {
    std::vector<edge_number> out;
    if (!is_pool(pool)) return out;
    for (const party_number p : members(pool)) {
        for (const edge_number e : data_->of.held_by(p)) {
            if (is_tie(*data_, e) && data_->of.subject(e) != p) out.push_back(e);
        }
    }
    std::ranges::sort(out);
    return out;
}

} // namespace tenet::group
