#ifndef TENET_SRC_GROUP_CHANGED_DAY_HPP
#define TENET_SRC_GROUP_CHANGED_DAY_HPP

#include "arcs.hpp"
#include "version_map.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace tenet::group {

/// The votes of one party in another.
struct votes_arc {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::uint8_t mark = 0;

    [[nodiscard]] bool is_exact() const noexcept { return low == high && mark != may_decide; }
    friend bool operator==(const votes_arc&, const votes_arc&) = default;
};

/// Which of the two least sets: with all lower bounds, or with all upper ones.
enum class control_level : std::uint8_t { sure, possible };

/// Votes in a party, added up.
struct votes_sum {
    __extension__ using wide = __int128;
    wide low = 0;
    wide high = 0;
    std::uint32_t decides_alone = 0;
    std::uint32_t may_decide_alone = 0;

    void add(const votes_arc& v) noexcept { count(v, 1); }
    void take(const votes_arc& v) noexcept { count(v, -1); }

private:
    void count(const votes_arc& v, int times) noexcept {
        low += wide{v.low} * times;
        high += wide{v.high} * times;
        if ((v.mark & decides) != 0) decides_alone += static_cast<std::uint32_t>(times);
        if (v.mark != 0) may_decide_alone += static_cast<std::uint32_t>(times);
    }
};

/// The votes and pools of a structure with changes beside it.
class changed_day {
public:
    explicit changed_day(const structure& day) : base_(day) {}

    [[nodiscard]] const structure& base() const noexcept { return base_; }
    [[nodiscard]] const structure::data& d() const noexcept { return base_.inside(); }
    [[nodiscard]] bool links(party_number p) const noexcept { return d().links(p); }

    [[nodiscard]] votes_arc between(party_number holder, party_number subject) const;
    void set(std::uint64_t version, party_number holder, party_number subject,
             const votes_arc& votes) {
        from_.set(version, key_of(holder, subject), votes);
        into_.set(version, key_of(subject, holder), votes);
    }
    /// Whether votes a party has, or their order, may be others than in the structure.
    [[nodiscard]] bool is_changed(party_number holder) const {
        bool found = false;
        from_.each_of(holder, [&](party_number, const votes_arc&) { found = true; });
        return found;
    }

    /// Uses the other party and its votes; of holders in their order.
    template <class Use>
    void each_from(party_number holder, Use&& use) const {
        const arc_table& t = *d().votes;
        each(
            holder, from_, t.begins[holder], t.begins[holder + 1], t.subjects,
            [](std::uint32_t n) { return n; }, use);
    }
    template <class Use>
    void each_into(party_number subject, Use&& use) const {
        const arc_table& t = *d().votes;
        each(
            subject, into_, t.in_begins[subject], t.in_begins[subject + 1], t.holders,
            [&](std::uint32_t n) { return t.in_arcs[n]; }, use);
    }

    /// Shares of a party that carry no votes.
    [[nodiscard]] share_units voteless(party_number p) const noexcept;
    void set_voteless(std::uint64_t version, party_number p, const share_units& of) {
        voteless_.set(version, p, of);
    }
    /// Whether votes in a party give control of it, beside what everybody surely has there.
    [[nodiscard]] bool gives_control(party_number p, const votes_sum& votes,
                                     votes_sum::wide all_low, control_level level) const noexcept;

    [[nodiscard]] seat_number seat_of(party_number p) const noexcept;
    [[nodiscard]] std::span<const party_number> members(seat_number s) const noexcept;
    /// Makes parties, ascending, vote as one: those of a pool, or one that is in none.
    void set_pool(std::uint64_t version, std::vector<party_number> together);

private:
    using shared_members = std::shared_ptr<const std::vector<party_number>>;

    [[nodiscard]] votes_arc kept(std::uint32_t arc) const noexcept {
        const arc_table& t = *d().votes;
        return {t.lows[arc], t.high(arc), t.mark(arc)};
    }
    /// The pool a party is in in the structure.
    [[nodiscard]] std::span<const party_number> kept_pool(party_number p) const noexcept;

    template <class Arc, class Use>
    void each(party_number of, const version_map<votes_arc>& changes, std::uint32_t begin,
              std::uint32_t end, const std::vector<party_number>& others, const Arc& arc_at,
              Use& use) const {
        std::vector<std::pair<party_number, votes_arc>> changed;
        changes.each_of(of,
                        [&](party_number p, const votes_arc& v) { changed.emplace_back(p, v); });
        std::size_t next = 0;
        const bool in_order = &changes == &into_;
        const auto give = [&](const std::pair<party_number, votes_arc>& one) {
            if (one.second != votes_arc{}) use(one.first, one.second);
        };
        for (std::uint32_t n = begin; n < end; ++n) {
            const std::uint32_t arc = arc_at(n);
            const party_number other = others[arc];
            if (changed.empty()) {
                use(other, kept(arc));
                continue;
            }
            while (in_order && next < changed.size() && changed[next].first < other) {
                give(changed[next++]);
            }
            const auto at = std::ranges::lower_bound(changed, other, {},
                                                     &std::pair<party_number, votes_arc>::first);
            if (at == changed.end() || at->first != other) use(other, kept(arc));
        }
        for (; next < changed.size(); ++next) give(changed[next]);
    }

    structure base_;
    version_map<votes_arc> from_; ///< by holder and subject
    version_map<votes_arc> into_; ///< by subject and holder
    version_map<share_units> voteless_;
    version_map<shared_members> pools_; ///< by party; null: it votes alone
};

} // namespace tenet::group

#endif
