#include "changed_day.hpp"

#include "merged_holding.hpp"

namespace tenet::group {

votes_arc changed_day::between(party_number holder, party_number subject) const {
    if (const votes_arc* changed = from_.find(key_of(holder, subject))) return *changed;
    const arc_table& t = *d().votes;
    for (std::uint32_t arc = t.begins[holder]; arc < t.begins[holder + 1]; ++arc) {
        if (t.subjects[arc] == subject) return kept(arc);
    }
    return {};
}

share_units changed_day::voteless(party_number p) const noexcept {
    if (const share_units* changed = voteless_.find(p)) return *changed;
    if (d().voteless_low.empty()) return {};
    return {d().voteless_low[p], d().voteless_high[p]};
}

bool changed_day::gives_control(party_number p, const votes_sum& votes, votes_sum::wide all_low,
                                control_level level) const noexcept {
    using wide = votes_sum::wide;
    const share_units voteless_there = voteless(p);
    if (level == control_level::sure) {
        const std::int64_t votes_there_are = share_units::whole - voteless_there.low;
        return votes.decides_alone > 0 ||
               votes.low > most_without_control(votes_there_are, d().above);
    }
    if (votes.may_decide_alone > 0) return true;
    const wide whole = share_units::whole;
    const wide others = std::min<wide>(all_low, enough_units) - votes.low;
    const wide left = whole - voteless_there.low - others;
    const wide high = std::max(votes.low, std::min({votes.high, whole, left}));
    return high > most_without_control(share_units::whole - voteless_there.high, d().above);
}

std::span<const party_number> changed_day::kept_pool(party_number p) const noexcept {
    const seat_number seat = d().seat_of(p);
    return seat == p ? std::span<const party_number>{} : d().members(seat);
}

seat_number changed_day::seat_of(party_number p) const noexcept {
    const auto count = static_cast<seat_number>(d().party_count());
    if (const shared_members* changed = pools_.find(p)) {
        return *changed ? count + (*changed)->front() : p;
    }
    const auto pool = kept_pool(p);
    return pool.empty() ? p : count + pool.front();
}

std::span<const party_number> changed_day::members(seat_number s) const noexcept {
    const std::size_t count = d().party_count();
    if (s < count) {
        return std::span(d().alone).subspan(s, seat_of(static_cast<party_number>(s)) == s ? 1 : 0);
    }
    const std::size_t first = s - count;
    if (first >= count) return {};
    const auto p = static_cast<party_number>(first);
    std::span<const party_number> pool = kept_pool(p);
    if (const shared_members* changed = pools_.find(p)) {
        pool =
            *changed ? std::span<const party_number>(**changed) : std::span<const party_number>{};
    }
    return !pool.empty() && pool.front() == p ? pool : std::span<const party_number>{};
}

void changed_day::set_pool(std::uint64_t version, std::vector<party_number> together) {
    const auto made = std::make_shared<const std::vector<party_number>>(std::move(together));
    const shared_members pool = made->size() > 1 ? made : nullptr;
    for (const party_number p : *made) pools_.set(version, p, pool);
}

} // namespace tenet::group
