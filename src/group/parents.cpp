#include "arcs.hpp"

#include <tenet/group/control.hpp>

#include <algorithm>

namespace tenet::group {

namespace {

constexpr seat_number nobody = derived_parents::nobody;
/// How many parties ahead what lies anywhere in memory is fetched.
constexpr std::size_t ahead = 16;

/// The votes of one seat in one party.
struct stake {
    seat_number seat;
    std::int64_t low;
    std::int64_t high;
    std::uint8_t mark;
};

/// Finds direct parents, party by party.
class direct_search {
public:
    explicit direct_search(const structure::data& d)
        : d_(d), arcs_(*d.votes), half_(most_without_control(share_units::whole, d.above)) {}

    void find(party_number p, seat_number& parent, parent_state& state) {
        gather(p);
        bool possible = false;
        std::size_t certain = 0;
        const std::int64_t not_surely = d_.voteless_low.empty() ? half_ : d_.not_surely(p);
        for (const stake& s : stakes_) {
            if (s.low > not_surely || (s.mark & decides) != 0) {
                ++certain;
                parent = std::min(parent, s.seat);
            } else {
                possible = possible || s.mark != 0 || highest(p, s) > d_.surely_not(p);
            }
        }
        state = certain == 1  ? parent_state::found
                : certain > 1 ? parent_state::several
                : possible    ? parent_state::undetermined
                              : parent_state::none;
    }

private:
    void gather(party_number p) {
        stakes_.clear();
        for (const std::uint32_t a : arcs_.into(p)) {
            const party_number h = arcs_.holders[a];
            if (!d_.links(h)) continue;
            const seat_number seat = d_.seat_of(h);
            if (seat == d_.seat_of(p)) continue;
            const stake more{seat, arcs_.lows[a], arcs_.high(a), arcs_.mark(a)};
            const auto same =
                seat == h ? stakes_.end() : std::ranges::find(stakes_, seat, &stake::seat);
            if (same == stakes_.end()) {
                stakes_.push_back(more);
                continue;
            }
            same->low = std::min(same->low + more.low, 4 * share_units::whole);
            same->high = std::min(same->high + more.high, 4 * share_units::whole);
            same->mark |= more.mark;
        }
    }

    [[nodiscard]] std::int64_t highest(party_number p, const stake& s) const {
        if (d_.total_low.empty()) return s.high;
        const std::int64_t voteless = d_.voteless_low.empty() ? 0 : d_.voteless_low[p];
        const std::int64_t others = d_.total_low[p] - s.low;
        return std::max(s.low, std::min(s.high, share_units::whole - voteless - others));
    }

    const structure::data& d_;
    const arc_table& arcs_;
    std::int64_t half_;
    std::vector<stake> stakes_;
};

/// Whether every party votes for itself, by shares that are exact: the common case.
bool is_plain(const structure::data& d) {
    return d.pool_count() == 0 && !d.rule.state_is_no_link && d.votes->marks.empty() &&
           !d.has_bounds() && d.votes->highs.empty() && d.voteless_low.empty();
}

/// The same as `direct_search` in that case: one pass over the holdings in the order they are kept.
void find_plain(const structure::data& d, derived_parents& out) {
    const arc_table& arcs = *d.votes;
    const std::int64_t half = most_without_control(share_units::whole, d.above);
    for (std::size_t a = 0; a < arcs.size(); ++a) {
        if (a + ahead < arcs.size()) {
            __builtin_prefetch(&out.state[arcs.subjects[a + ahead]], 1);
            __builtin_prefetch(&out.direct[arcs.subjects[a + ahead]], 1);
        }
        if (arcs.lows[a] <= half) continue;
        const party_number p = arcs.subjects[a];
        out.state[p] =
            out.state[p] == parent_state::none ? parent_state::found : parent_state::several;
        out.direct[p] = std::min(out.direct[p], arcs.holders[a]);
    }
}

/// Follows direct parents to their end; every party is walked over once.
class ultimate_search {
public:
    ultimate_search(const structure::data& d, derived_parents& into) : d_(d), into_(into) {}

    void run() {
        for (party_number p = 0; p < into_.direct.size(); ++p) {
            if (p + ahead < into_.direct.size()) expect(into_.direct[p + ahead]);
            if (into_.ultimate[p] == nobody) follow(p);
        }
    }

private:
    /// The party to go on from: a pool goes on from none of its members.
    [[nodiscard]] seat_number above(party_number p) const { return into_.direct[p]; }

    void expect(seat_number up) const {
        if (up >= into_.direct.size()) return;
        __builtin_prefetch(&into_.ultimate[up], 1);
        __builtin_prefetch(&into_.direct[up]);
    }

    void follow(party_number from) {
        path_.clear();
        party_number p = from;
        for (;;) {
            into_.ultimate[p] = on_path;
            path_.push_back(p);
            const seat_number up = above(p);
            if (up == nobody) return end(d_.seat_of(p), false);
            if (up >= d_.party_count()) return end(up, false);
            if (into_.ultimate[up] == on_path) return end(smallest_from(up), true);
            if (into_.ultimate[up] != nobody) return end(into_.ultimate[up], into_.in_circle[up]);
            p = up;
        }
    }

    [[nodiscard]] seat_number smallest_from(party_number begin) const {
        const auto first = std::ranges::find(path_, begin);
        return *std::min_element(first, path_.end());
    }

    void end(seat_number ultimate, bool in_circle) {
        for (const party_number p : path_) {
            into_.ultimate[p] = ultimate;
            into_.in_circle[p] = in_circle;
        }
    }

    static constexpr seat_number on_path = nobody - 1; ///< for `ultimate` while it is looked for

    const structure::data& d_;
    derived_parents& into_;
    std::vector<party_number> path_;
};

} // namespace

derived_parents derive_parents(const structure& day) {
    const structure::data& d = day.inside();
    derived_parents out;
    const std::size_t n = d.party_count();
    out.direct.assign(n, nobody);
    out.state.assign(n, parent_state::none);
    out.ultimate.assign(n, nobody);
    out.in_circle.assign(n, false);
    if (is_plain(d)) {
        find_plain(d, out);
    } else {
        direct_search search{d};
        for (party_number p = 0; p < n; ++p) search.find(p, out.direct[p], out.state[p]);
    }
    ultimate_search{d, out}.run();
    return out;
}

stated_parents stated_parents_of(const structure& day, party_number subject) {
    return {day.holders_of(subject, relation::direct_consolidation),
            day.holders_of(subject, relation::ultimate_consolidation)};
}

} // namespace tenet::group
