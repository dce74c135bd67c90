#include "control_relation.hpp"

#include "arcs.hpp"

#include <algorithm>

namespace tenet::group {

namespace {

/// What an index calls a seat of its structure.
seat_number indexed(const structure::data& d, seat_number seat) {
    if (seat < d.party_count()) return seat;
    return static_cast<seat_number>(d.party_count()) + d.members(seat).front();
}

void fill_rows(ranked_pairs& out, const structure& day, const control_pairs& found,
               bool certain_only) {
    std::size_t next = 0;
    std::vector<std::uint64_t> row;
    out.begins.reserve(day.seat_count() + 1);
    out.begins.push_back(0);
    for (seat_number seat = 0; seat < day.seat_count(); ++seat) {
        if (next < found.seats.size() && found.seats[next] == seat) {
            auto parties = found.of(next);
            if (certain_only) parties = parties.first(found.certain[next]);
            row.clear();
            for (const party_number p : parties) {
                row.push_back(key_of(p, static_cast<std::uint32_t>(row.size())));
            }
            std::ranges::sort(row);
            for (const std::uint64_t one : row) {
                out.parties.push_back(static_cast<party_number>(one >> 32U));
                out.ranks.push_back(second_of(one));
            }
            ++next;
        }
        out.begins.push_back(out.parties.size());
    }
}

void fill_over(ranked_pairs& out, const structure& day) {
    const structure::data& d = day.inside();
    out.over_begins.assign(d.party_count() + 1, 0);
    for (const party_number p : out.parties) ++out.over_begins[p + 1];
    for (std::size_t p = 1; p < out.over_begins.size(); ++p) {
        out.over_begins[p] += out.over_begins[p - 1];
    }
    out.over.resize(out.parties.size());
    std::vector<std::uint64_t> next(out.over_begins.begin(), out.over_begins.end() - 1);
    for (seat_number seat = 0; seat < day.seat_count(); ++seat) {
        for (std::uint64_t n = out.begins[seat]; n < out.begins[seat + 1]; ++n) {
            out.over[next[out.parties[n]]++] = indexed(d, seat);
        }
    }
}

/// Numbers that were kept, ascending, with those that came and without those that went.
template <class Changes, class Is>
std::vector<std::uint32_t> with_changes(std::span<const std::uint32_t> kept, const Changes& changes,
                                        std::uint32_t of, const Is& is) {
    std::vector<std::uint32_t> out;
    auto next = kept.begin();
    changes.each_of(of, [&](std::uint32_t number, const auto& value) {
        for (; next != kept.end() && *next < number; ++next) out.push_back(*next);
        if (next != kept.end() && *next == number) ++next;
        if (is(value)) out.push_back(number);
    });
    out.insert(out.end(), next, kept.end());
    return out;
}

} // namespace

std::shared_ptr<const ranked_pairs>
ranked_pairs::from(const structure& day, const control_pairs& found, bool certain_only) {
    auto out = std::make_shared<ranked_pairs>();
    out->parties.reserve(found.parties.size());
    out->ranks.reserve(found.parties.size());
    fill_rows(*out, day, found, certain_only);
    fill_over(*out, day);
    return out;
}

control_relation::row control_relation::row_of(seat_number seat) const noexcept {
    const structure::data& d = day_.inside();
    seat_number at = seat;
    if (seat >= d.party_count()) {
        const auto first = static_cast<party_number>(seat - d.party_count());
        at = d.seat_of(first);
        if (at == first || d.members(at).front() != first) return {};
    }
    return {kept_->begins[at], kept_->begins[at + 1]};
}

std::uint64_t control_relation::rank(seat_number seat, party_number p) const noexcept {
    if (const std::uint64_t* changed = changed_.find(key_of(seat, p))) return *changed;
    const row r = row_of(seat);
    const auto begin = kept_->parties.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(r.end);
    const auto at = std::lower_bound(begin + static_cast<std::ptrdiff_t>(r.begin), end, p);
    return at == end || *at != p ? absent : kept_->ranks[static_cast<std::size_t>(at - begin)];
}

std::vector<party_number> control_relation::of(seat_number seat) const {
    const row r = row_of(seat);
    return with_changes(std::span(kept_->parties).subspan(r.begin, r.end - r.begin), changed_, seat,
                        [](std::uint64_t rank) { return rank != absent; });
}

std::vector<seat_number> control_relation::over(party_number p) const {
    const std::uint64_t begin = kept_->over_begins[p];
    return with_changes(std::span(kept_->over).subspan(begin, kept_->over_begins[p + 1] - begin),
                        over_, p, [](bool is) { return is; });
}

} // namespace tenet::group
