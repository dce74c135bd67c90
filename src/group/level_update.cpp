#include "level_update.hpp"

namespace tenet::group {

void level_update::update(seat_number seat, std::span<const party_number> subjects) {
    seat_ = seat;
    members_ = day_.members(seat);
    dropped_.clear();
    inserted_.clear();
    drop_what_falls(subjects);
    add_what_follows(subjects);
}

void level_update::begin(seat_number seat) {
    seat_ = seat;
    members_ = day_.members(seat);
    dropped_.clear();
    inserted_.clear();
    std::vector<party_number> subjects;
    for (const party_number m : members_) {
        if (!day_.links(m)) continue;
        day_.each_from(m, [&](party_number p, const votes_arc&) { subjects.push_back(p); });
    }
    add_what_follows(subjects);
}

void level_update::end(seat_number seat) {
    for (const party_number p : pairs_.of(seat)) {
        pairs_.erase(version_, seat, p);
        touched_.push_back(key_of(seat, p));
    }
}

bool level_update::is_of_seat(party_number p) const noexcept {
    return std::ranges::binary_search(members_, p);
}

template <class Counts>
level_update::support level_update::support_of(party_number p, std::size_t upto, Counts&& counts) {
    support out;
    out.upto = upto;
    day_.each_into(p, [&](party_number holder, const votes_arc& v) {
        ++steps_;
        out.all_low += v.low;
        if (day_.links(holder) && (is_of_seat(holder) || counts(holder))) out.counted.add(v);
    });
    return out;
}

void level_update::forget_supports() {
    constexpr std::size_t few = 256;
    // To clear a table costs as much as it once held.
    if (supports_.bucket_count() > few) {
        supports_ = {};
    } else {
        supports_.clear();
    }
}

void level_update::drop_what_falls(std::span<const party_number> subjects) {
    forget_supports();
    for (const party_number p : subjects) {
        const std::uint64_t rank = pairs_.rank(seat_, p);
        if (rank != control_relation::absent) check(p, rank);
    }
    for (std::size_t n = 0; n < dropped_.size(); ++n) spread_drop(n);
}

/// Drops a party if what it has of parties of lower rank does not suffice.
void level_update::check(party_number p, std::uint64_t rank) {
    auto at = supports_.find(p);
    if (at == supports_.end()) {
        // Those dropped so far have no rank any more.
        const support has = support_of(p, dropped_.size(), [&](party_number holder) {
            return pairs_.rank(seat_, holder) < rank;
        });
        at = supports_.emplace(p, has).first;
    }
    if (!suffices(p, at->second)) drop(p, rank);
}

void level_update::drop(party_number p, std::uint64_t rank) {
    pairs_.erase(version_, seat_, p);
    touched_.push_back(key_of(seat_, p));
    dropped_.emplace_back(p, rank);
}

void level_update::spread_drop(std::size_t n) {
    const auto [from, from_rank] = dropped_[n];
    if (!day_.links(from)) return;
    const std::uint64_t rank_of_holder = from_rank;
    day_.each_from(from, [&](party_number p, const votes_arc& v) {
        ++steps_;
        const std::uint64_t rank = pairs_.rank(seat_, p);
        if (rank == control_relation::absent || rank < rank_of_holder) return;
        const auto at = supports_.find(p);
        if (at != supports_.end() && n >= at->second.upto) at->second.counted.take(v);
        check(p, rank);
    });
}

/// Whatever may now be controlled: parties whose votes changed, and those that fell with others.
void level_update::add_what_follows(std::span<const party_number> subjects) {
    forget_supports();
    for (const party_number p : subjects) consider(p);
    for (const auto& one : dropped_) consider(one.first);
    for (std::size_t n = 0; n < inserted_.size(); ++n) spread_insert(n);
}

void level_update::consider(party_number p) {
    if (is_of_seat(p) || pairs_.has(seat_, p)) return;
    auto at = supports_.find(p);
    if (at == supports_.end()) {
        const support has = support_of(
            p, inserted_.size(), [&](party_number holder) { return pairs_.has(seat_, holder); });
        at = supports_.emplace(p, has).first;
    }
    if (suffices(p, at->second)) insert(p);
}

void level_update::insert(party_number p) {
    pairs_.insert(version_, seat_, p, next_rank_++);
    touched_.push_back(key_of(seat_, p));
    inserted_.push_back(p);
}

void level_update::spread_insert(std::size_t n) {
    const party_number from = inserted_[n];
    if (!day_.links(from)) return;
    day_.each_from(from, [&](party_number p, const votes_arc& v) {
        ++steps_;
        const auto at = supports_.find(p);
        if (at != supports_.end() && n >= at->second.upto) at->second.counted.add(v);
        consider(p);
    });
}

} // namespace tenet::group
