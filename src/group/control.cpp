#include "control_run.hpp"

#include <tenet/group/control.hpp>
#include <tenet/group/messages.hpp>

#include <algorithm>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// Appends what a seat controls, and what it possibly does; how many are certain.
std::size_t append_all(control_run& run, bool bounds, seat_number seat,
                       std::vector<party_number>& to) {
    const auto sure = run.surely(seat);
    to.insert(to.end(), sure.begin(), sure.end());
    const std::size_t certain = sure.size();
    if (!bounds) return certain;
    std::vector<party_number> known(sure.begin(), sure.end());
    std::ranges::sort(known);
    for (const party_number p : run.possibly(seat)) {
        if (!std::ranges::binary_search(known, p)) to.push_back(p);
    }
    return certain;
}

} // namespace

std::vector<controlled_party> controlled_by(const structure& day, seat_number seat) {
    control_run run{day.inside()};
    std::vector<party_number> all;
    const std::size_t certain = append_all(run, day.inside().has_bounds(), seat, all);
    std::vector<controlled_party> out;
    for (std::size_t n = 0; n < all.size(); ++n) {
        out.push_back({all[n], n < certain ? control::yes : control::undetermined});
    }
    std::ranges::sort(out, {}, &controlled_party::party);
    return out;
}

control controls(const structure& day, seat_number seat, party_number subject) {
    const auto of_seat = day.members(seat);
    if (std::ranges::find(of_seat, subject) != of_seat.end()) return control::no;
    control_run run{day.inside()};
    run.surely(seat);
    if (run.has(subject)) return control::yes;
    if (!day.inside().has_bounds()) return control::no;
    run.possibly(seat);
    return run.has(subject) ? control::undetermined : control::no;
}

namespace {

/// Seats that may control anybody: parties that are in no pool, and pools.
std::vector<seat_number> seats_to_ask(const structure::data& d, control_run& run) {
    const arc_table& arcs = *d.votes;
    const auto holds = [&](party_number p) { return arcs.begins[p] != arcs.begins[p + 1]; };
    std::vector<seat_number> out;
    for (party_number p = 0; p < d.party_count(); ++p) {
        if (holds(p) && d.seat_of(p) == p && run.may_begin(p)) out.push_back(p);
    }
    for (std::size_t n = 0; n < d.pool_count(); ++n) {
        const auto seat = static_cast<seat_number>(d.party_count() + n);
        if (std::ranges::any_of(d.members(seat), holds)) out.push_back(seat);
    }
    return out;
}

diagnostic limit_reached(std::size_t limit) {
    return diagnostic{messages::limit_reached, {std::to_string(limit)}};
}

} // namespace

result<control_pairs> control_of_all(const structure& day, const search_limits& limits) {
    const structure::data& d = day.inside();
    const bool bounds = d.has_bounds();
    control_run run{d};
    control_pairs out;
    out.begins.push_back(0);
    constexpr std::size_t soon = 8;
    const std::vector<seat_number> seats = seats_to_ask(d, run);
    for (std::size_t n = 0; n < seats.size(); ++n) {
        if (n + soon < seats.size()) run.expect(seats[n + soon], seats[n + soon / 2]);
        const seat_number seat = seats[n];
        const std::size_t begin = out.parties.size();
        const std::size_t certain = append_all(run, bounds, seat, out.parties);
        if (run.steps() > limits.steps) return limit_reached(limits.steps);
        if (out.parties.size() > limits.pairs) return limit_reached(limits.pairs);
        if (out.parties.size() == begin) continue;
        out.seats.push_back(seat);
        out.certain.push_back(static_cast<std::uint32_t>(certain));
        out.begins.push_back(out.parties.size());
    }
    return out;
}

namespace {

/// One party's controllers, found by asking everybody upstream.
class controller_search {
public:
    controller_search(const structure& day, const search_limits& limits)
        : d_(day.inside()), limits_(limits), run_(d_) {}

    result<ultimate_controllers> run(party_number subject) {
        asked_ = d_.seat_of(subject);
        const party_number top = climb(subject);
        if (!search(top, top != subject)) return limit_reached(limits_.steps);
        return tops();
    }

private:
    struct controller {
        seat_number seat;
        control is;
        std::vector<std::size_t> over; ///< other controllers it surely controls
    };

    /// Up to the first party without a holder of its own majority. Whoever controls a party must
    /// control such a holder, or be it: the others' votes do not suffice.
    party_number climb(party_number p) const {
        std::vector<party_number> path;
        for (;;) {
            const auto holder = majority_holder(p);
            if (!holder || std::ranges::find(path, *holder) != path.end()) return p;
            path.push_back(p);
            if (path.size() > most_climbed) return p;
            p = *holder;
        }
    }

    [[nodiscard]] std::optional<party_number> majority_holder(party_number p) const {
        const arc_table& arcs = *d_.votes;
        std::optional<party_number> found;
        std::int64_t total = 0;
        for (const std::uint32_t a : arcs.into(p)) {
            total += arcs.high(a);
            if (arcs.mark(a) != 0 || total > share_units::whole) return std::nullopt;
            const party_number h = arcs.holders[a];
            if (arcs.lows[a] > d_.not_surely(p) && d_.seat_of(h) == h && d_.links(h)) found = h;
        }
        return d_.voteless_high.empty() ? found : std::nullopt;
    }

    /// Seats from which votes lead to a party.
    [[nodiscard]] std::vector<seat_number> upstream(party_number subject) const {
        const arc_table& arcs = *d_.votes;
        std::vector<bool> seen(d_.party_count());
        std::vector<party_number> queue{subject};
        std::vector<seat_number> seats;
        seen[subject] = true;
        for (std::size_t n = 0; n < queue.size(); ++n) {
            for (const std::uint32_t a : arcs.into(queue[n])) {
                if (!d_.links(arcs.holders[a])) continue;
                seats.push_back(d_.seat_of(arcs.holders[a]));
                // The other members of a pool are reached as well.
                for (const party_number h : d_.members(seats.back())) {
                    if (seen[h]) continue;
                    seen[h] = true;
                    queue.push_back(h);
                }
            }
        }
        std::ranges::sort(seats);
        seats.erase(std::unique(seats.begin(), seats.end()), seats.end());
        return seats;
    }

    /// Finds those that control a party; its own seat among them where it controls the one asked
    /// about (`counts_itself`), or one of them.
    bool search(party_number p, bool counts_itself) {
        for (const seat_number s : upstream(p)) {
            const auto members = d_.members(s);
            if (std::ranges::find(members, p) != members.end()) continue;
            run_.surely(s);
            control is = run_.has(p) ? control::yes : control::no;
            if (is == control::no && d_.has_bounds()) {
                run_.possibly(s);
                // Whether a party is behind itself is told only where it is certain.
                if (run_.has(p) && s != asked_) is = control::undetermined;
            }
            if (is != control::no) found_.push_back({s, is, {}});
            if (run_.steps() > limits_.steps) return false;
        }
        const seat_number own = d_.seat_of(p);
        if (own != p || d_.links(p)) found_.push_back({own, control::yes, {}});
        if (!relate()) return false;
        const bool itself = !found_.empty() && found_.back().seat == own;
        if (itself && !counts_itself && !closes_circle(found_.back())) found_.pop_back();
        return true;
    }

    /// Whether the seat surely controls one that surely controls the party searched from.
    [[nodiscard]] bool closes_circle(const controller& own) const {
        return std::ranges::any_of(own.over,
                                   [&](std::size_t n) { return found_[n].is == control::yes; });
    }

    /// Which of the controllers control each other.
    bool relate() {
        for (controller& c : found_) {
            run_.surely(c.seat);
            for (std::size_t n = 0; n < found_.size(); ++n) {
                const auto members = d_.members(found_[n].seat);
                const bool all =
                    std::ranges::all_of(members, [&](party_number p) { return run_.has(p); });
                if (all && found_[n].seat != c.seat) c.over.push_back(n);
            }
            if (run_.steps() > limits_.steps) return false;
        }
        return true;
    }

    [[nodiscard]] bool is_over(std::size_t a, std::size_t b) const {
        return std::ranges::binary_search(found_[a].over, b);
    }

    ultimate_controllers tops() const {
        ultimate_controllers out;
        for (std::size_t n = 0; n < found_.size(); ++n) {
            std::vector<seat_number> circle;
            bool is_top = true;
            for (std::size_t m = 0; m < found_.size() && is_top; ++m) {
                if (m == n || !is_over(m, n)) continue;
                is_top = is_over(n, m);
                circle.push_back(found_[m].seat);
            }
            if (!is_top) continue;
            if (!circle.empty()) circle.push_back(found_[n].seat);
            std::ranges::sort(circle);
            if (!circle.empty() && circle.front() != found_[n].seat) continue;
            out.tops.push_back({found_[n].seat, found_[n].is, std::move(circle)});
        }
        std::ranges::sort(out.tops, {}, &ultimate_controllers::top::seat);
        return out;
    }

    static constexpr std::size_t most_climbed = 10'000;

    const structure::data& d_;
    const search_limits& limits_;
    control_run run_;
    seat_number asked_ = 0; ///< the seat of the party asked about
    std::vector<controller> found_;
};

} // namespace

result<ultimate_controllers> ultimate_controllers_of(const structure& day, party_number subject,
                                                     const search_limits& limits) {
    return controller_search{day, limits}.run(subject);
}

} // namespace tenet::group
