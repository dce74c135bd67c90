#include "components.hpp"
#include "control_run.hpp"

#include <tenet/group/control.hpp>

#include <algorithm>

namespace tenet::group {

namespace {

/// Arcs from a subsidiary to a company that controls it. Both lie in one circle of holdings, so
/// that only companies in circles are asked.
std::vector<std::uint32_t> arcs_to_parents(const structure::data& d) {
    const arc_table& arcs = *d.votes;
    const components all = components_of(arcs);
    control_run run{d};
    std::vector<std::uint32_t> out;
    for (party_number parent = 0; parent < d.party_count(); ++parent) {
        const auto circle = all.at(all.of[parent]);
        if (circle.size() < 2) continue;
        bool asked = false;
        for (const std::uint32_t a : arcs.into(parent)) {
            if (all.of[arcs.holders[a]] != all.of[parent]) continue;
            if (!asked) run.surely(parent);
            asked = true;
            if (run.has(arcs.holders[a])) out.push_back(a);
        }
    }
    std::ranges::sort(out);
    return out;
}

/// The votes without those of some arcs; what decides alone stays.
std::shared_ptr<arc_table> without(const arc_table& arcs, std::span<const std::uint32_t> removed) {
    auto out = std::make_shared<arc_table>();
    out->begins.push_back(0);
    std::size_t next = 0;
    for (party_number h = 0; h < arcs.parties(); ++h) {
        for (std::uint32_t a = arcs.begins[h]; a < arcs.begins[h + 1]; ++a) {
            const bool is_removed = next < removed.size() && removed[next] == a;
            if (is_removed) ++next;
            if (is_removed && arcs.mark(a) == 0) continue;
            const share_units votes =
                is_removed ? share_units{} : share_units{arcs.lows[a], arcs.high(a)};
            out->add(h, arcs.subjects[a], votes, arcs.mark(a));
        }
        out->end_holder();
    }
    out->index_subjects();
    return out;
}

} // namespace

std::shared_ptr<structure::data>
without_subsidiary_votes(const std::shared_ptr<const structure::data>& first) {
    auto out = std::make_shared<structure::data>(*first);
    out->first_stage = first;
    out->removed = arcs_to_parents(*first);
    if (out->removed.empty()) return out;
    const arc_table& arcs = *first->votes;
    out->votes = without(arcs, out->removed);
    out->voteless_low.resize(first->party_count());
    out->voteless_high.resize(first->party_count());
    for (const std::uint32_t a : out->removed) {
        const party_number p = arcs.subjects[a];
        const auto add = [](std::int64_t& into, std::int64_t more) {
            into = std::min(into + more, share_units::whole);
        };
        add(out->voteless_low[p], arcs.lows[a]);
        add(out->voteless_high[p], arcs.high(a));
        if (!out->total_low.empty()) out->total_low[p] -= arcs.lows[a];
    }
    return out;
}

namespace {

std::vector<std::pair<party_number, control>> answers_of(const control_pairs& pairs,
                                                         seat_number seat) {
    std::vector<std::pair<party_number, control>> out;
    const auto at = std::ranges::lower_bound(pairs.seats, seat);
    if (at == pairs.seats.end() || *at != seat) return out;
    const auto n = static_cast<std::size_t>(at - pairs.seats.begin());
    const auto parties = pairs.of(n);
    for (std::size_t i = 0; i < parties.size(); ++i) {
        out.emplace_back(parties[i], i < pairs.certain[n] ? control::yes : control::undetermined);
    }
    std::ranges::sort(out);
    return out;
}

/// The pairs of a seat that two runs answer differently.
void compare(seat_number seat, const control_pairs& before, const control_pairs& after,
             std::vector<stage_difference>& out) {
    const auto was = answers_of(before, seat);
    const auto is = answers_of(after, seat);
    auto a = was.begin();
    auto b = is.begin();
    while (a != was.end() || b != is.end()) {
        if (b == is.end() || (a != was.end() && a->first < b->first)) {
            out.push_back({seat, a->first, a->second, control::no});
            ++a;
        } else if (a == was.end() || b->first < a->first) {
            out.push_back({seat, b->first, control::no, b->second});
            ++b;
        } else {
            if (a->second != b->second) out.push_back({seat, a->first, a->second, b->second});
            ++a;
            ++b;
        }
    }
}

} // namespace

result<std::vector<stage_difference>> stage_differences(const structure& day,
                                                        const search_limits& limits) {
    std::vector<stage_difference> out;
    if (day.inside().removed.empty()) return out;
    const auto before = control_of_all(day.all_votes(), limits);
    if (!before) return before.error();
    const auto after = control_of_all(day, limits);
    if (!after) return after.error();
    std::vector<seat_number> seats;
    std::ranges::set_union(before->seats, after->seats, std::back_inserter(seats));
    for (const seat_number s : seats) compare(s, *before, *after, out);
    return out;
}

} // namespace tenet::group
