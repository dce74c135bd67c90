#include "arcs.hpp"

#include <algorithm>

namespace tenet::group {

void arc_table::add(party_number holder, party_number subject, share_units share,
                    std::uint8_t mark) {
    if (share.high != share.low && highs.empty()) highs.assign(lows.begin(), lows.end());
    if (mark != 0 && marks.empty()) marks.assign(lows.size(), 0);
    holders.push_back(holder);
    subjects.push_back(subject);
    lows.push_back(share.low);
    if (!highs.empty() || share.high != share.low) highs.push_back(share.high);
    if (!marks.empty() || mark != 0) marks.push_back(mark);
}

void arc_table::index_subjects() {
    in_begins.assign(begins.size(), 0);
    for (const party_number s : subjects) ++in_begins[s + 1];
    for (std::size_t p = 1; p < in_begins.size(); ++p) in_begins[p] += in_begins[p - 1];
    in_arcs.resize(subjects.size());
    std::vector<std::uint32_t> next(in_begins.begin(), in_begins.end() - 1);
    constexpr std::size_t soon = 16;
    for (std::size_t a = 0; a < subjects.size(); ++a) {
        if (a + 2 * soon < subjects.size()) {
            __builtin_prefetch(&next[subjects[a + 2 * soon]], 1);
            __builtin_prefetch(&in_arcs[next[subjects[a + soon]]], 1);
        }
        in_arcs[next[subjects[a]]++] = static_cast<std::uint32_t>(a);
    }
    for (auto* v : {&holders, &subjects, &begins}) v->shrink_to_fit();
    lows.shrink_to_fit();
    highs.shrink_to_fit();
    marks.shrink_to_fit();
}

std::size_t arc_table::bytes() const noexcept {
    return (begins.capacity() + holders.capacity() + subjects.capacity() + in_begins.capacity() +
            in_arcs.capacity()) *
               sizeof(std::uint32_t) +
           (lows.capacity() + highs.capacity()) * sizeof(std::int64_t) + marks.capacity();
}

std::int64_t most_without_control(std::int64_t votes_there_are, std::int64_t above) noexcept {
    if (votes_there_are <= 0) return 0;
    __extension__ using wide = __int128;
    return static_cast<std::int64_t>(static_cast<wide>(votes_there_are) * above /
                                     share_units::whole);
}

seat_number structure::data::seat_of(party_number p) const noexcept {
    if (pool_of.empty() || pool_of[p] == no_pool) return p;
    return static_cast<seat_number>(party_count() + pool_of[p]);
}

std::span<const party_number> structure::data::members(seat_number s) const noexcept {
    if (s < party_count()) return std::span(alone).subspan(s, 1);
    const std::size_t pool = s - party_count();
    return std::span(pool_members)
        .subspan(pool_begins[pool], pool_begins[pool + 1] - pool_begins[pool]);
}

} // namespace tenet::group
