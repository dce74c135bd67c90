#ifndef TENET_SRC_GROUP_CONTROL_RUN_HPP
#define TENET_SRC_GROUP_CONTROL_RUN_HPP

#include "arcs.hpp"

#include <algorithm>

namespace tenet::group {

/// Finds what seats control, one after the other, with memory kept between them.
class control_run {
public:
    explicit control_run(const structure::data& d)
        : d_(d),
          arcs_(*d.votes),
          cells_(d.party_count()),
          all_sure_(most_without_control(share_units::whole, d.above)) {}

    /// With lower bounds: what is surely controlled, in the order found.
    std::span<const party_number> surely(seat_number seat) {
        return run(seat, [this](std::uint32_t arc, party_number y, cell& c, bool /*first*/) {
            c.low += arcs_.lows[arc];
            const std::int64_t not_enough = d_.voteless_low.empty() ? all_sure_ : d_.not_surely(y);
            return c.low > not_enough || (arcs_.mark(arc) & decides) != 0;
        });
    }

    /// With upper bounds: what is possibly controlled.
    std::span<const party_number> possibly(seat_number seat) {
        if (highs_.empty()) highs_.resize(d_.party_count());
        return run(seat, [this](std::uint32_t arc, party_number y, cell& c, bool first) {
            if (first) highs_[y] = 0;
            c.low += arcs_.lows[arc];
            highs_[y] = std::min(highs_[y] + arcs_.high(arc), share_units::whole);
            const std::int64_t none = d_.voteless_high.empty() ? all_sure_ : d_.surely_not(y);
            return pooled_high(y) > none || arcs_.mark(arc) != 0;
        });
    }

    /// Whether a seat may control anybody. If it does, then somebody by its own votes, before those
    /// of others come in; a seat of one party has each of them in one arc.
    [[nodiscard]] bool may_begin(seat_number seat) {
        if (seat >= d_.party_count() || !d_.voteless_low.empty()) return true;
        const std::uint32_t end = arcs_.begins[seat + 1];
        steps_ += end - arcs_.begins[seat];
        for (std::uint32_t arc = arcs_.begins[seat]; arc < end; ++arc) {
            if (arcs_.high(arc) > all_sure_ || arcs_.mark(arc) != 0) return true;
        }
        return false;
    }

    /// Seats that are asked soon, `soon` before `sooner`: what they hold is fetched.
    void expect(seat_number soon, seat_number sooner) const {
        const auto each = [&](seat_number seat, const auto& fetch) {
            if (seat >= d_.party_count()) return;
            const std::uint32_t begin = arcs_.begins[seat];
            const std::uint32_t end = std::min(arcs_.begins[seat + 1], begin + few_arcs);
            for (std::uint32_t arc = begin; arc < end; ++arc) fetch(arcs_.subjects[arc]);
        };
        each(soon, [&](party_number p) {
            __builtin_prefetch(&arcs_.begins[p]);
            __builtin_prefetch(&cells_[p], 1);
        });
        each(sooner, [&](party_number p) { fetch_arcs(p); });
    }

    [[nodiscard]] bool has(party_number p) const noexcept { return cells_[p].found == round_; }

    /// The votes pooled in a party during the last run, up to where it was found.
    [[nodiscard]] std::int64_t pooled_low(party_number p) const noexcept {
        return cells_[p].seen == round_ ? cells_[p].low : 0;
    }
    /// Likewise the upper bounds, after `possibly`: no more than other holders leave.
    [[nodiscard]] std::int64_t pooled_high(party_number p) const noexcept {
        if (cells_[p].seen != round_) return 0;
        const std::int64_t low = cells_[p].low;
        const std::int64_t others = d_.total_low.empty() ? 0 : d_.total_low[p] - low;
        const std::int64_t voteless = d_.voteless_low.empty() ? 0 : d_.voteless_low[p];
        return std::max(low, std::min(highs_[p], share_units::whole - voteless - others));
    }

    [[nodiscard]] std::size_t steps() const noexcept { return steps_; } ///< arcs looked at so far

private:
    struct cell {
        std::uint32_t seen = 0;  ///< round in which `low` was begun
        std::uint32_t found = 0; ///< round in which it was found controlled, or is of the seat
        std::int64_t low = 0;
    };

    template <class Decide>
    std::span<const party_number> run(seat_number seat, Decide&& is_controlled) {
        ++round_;
        found_.clear();
        const auto members = d_.members(seat);
        for (const party_number p : members) cells_[p].found = round_;
        for (const party_number p : members) expand(p, is_controlled);
        for (std::size_t n = 0; n < found_.size(); ++n) {
            if (n + 2 < found_.size()) fetch_arcs(found_[n + 2]);
            expand(found_[n], is_controlled);
        }
        return found_;
    }

    void fetch_arcs(party_number p) const {
        const std::uint32_t begin = arcs_.begins[p];
        if (begin == arcs_.begins[p + 1]) return;
        __builtin_prefetch(&arcs_.subjects[begin]);
        __builtin_prefetch(&arcs_.lows[begin]);
    }

    template <class Decide>
    void expand(party_number holder, Decide&& is_controlled) {
        if (!d_.links(holder)) return;
        const std::uint32_t end = arcs_.begins[holder + 1];
        steps_ += end - arcs_.begins[holder];
        for (std::uint32_t arc = arcs_.begins[holder]; arc < end; ++arc) {
            // Seats are mostly asked in the order of their arcs, whose subjects lie anywhere.
            if (arc + ahead < arcs_.size()) {
                __builtin_prefetch(&cells_[arcs_.subjects[arc + ahead]], 1);
            }
            const party_number y = arcs_.subjects[arc];
            cell& c = cells_[y];
            if (c.found == round_) continue;
            const bool first = c.seen != round_;
            if (first) {
                c.seen = round_;
                c.low = 0;
            }
            if (!is_controlled(arc, y, c, first)) continue;
            c.found = round_;
            found_.push_back(y);
            __builtin_prefetch(&arcs_.begins[y]);
        }
    }

    static constexpr std::uint32_t ahead = 16;
    static constexpr std::uint32_t few_arcs = 8;

    const structure::data& d_;
    const arc_table& arcs_;
    std::vector<cell> cells_;
    std::vector<std::int64_t> highs_;
    std::vector<party_number> found_;
    std::int64_t all_sure_;
    std::uint32_t round_ = 0;
    std::size_t steps_ = 0;
};

} // namespace tenet::group

#endif
