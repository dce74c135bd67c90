#ifndef TENET_SRC_GROUP_LEVEL_UPDATE_HPP
#define TENET_SRC_GROUP_LEVEL_UPDATE_HPP

#include "changed_day.hpp"
#include "control_relation.hpp"

#include <unordered_map>
#include <utility>
#include <vector>

namespace tenet::group {

/// Brings what seats control, at one level, up to date with the votes of a day.
class level_update {
public:
    level_update(const changed_day& day, control_relation& pairs, control_level level,
                 std::uint64_t version, std::uint64_t next_rank)
        : day_(day), pairs_(pairs), level_(level), version_(version), next_rank_(next_rank) {}

    /// The votes in some parties, of holders that are of the seat or controlled by it, are others
    /// now, or others are needed.
    void update(seat_number seat, std::span<const party_number> subjects);
    /// A seat of which nothing is known yet.
    void begin(seat_number seat);
    /// A seat that there is no more.
    void end(seat_number seat);

    [[nodiscard]] std::size_t steps() const noexcept { return steps_; } ///< arcs looked at
    [[nodiscard]] std::uint64_t next_rank() const noexcept { return next_rank_; }
    /// Pairs that came or went, by seat and party; some may have come back.
    [[nodiscard]] const std::vector<std::uint64_t>& touched() const noexcept { return touched_; }

private:
    /// What counts in a party, of all holders that counted when the first `upto` of the parties
    /// that come or go had done so.
    struct support {
        votes_sum counted;
        votes_sum::wide all_low = 0; ///< of everybody
        std::size_t upto = 0;
    };

    [[nodiscard]] bool is_of_seat(party_number p) const noexcept;
    template <class Counts>
    [[nodiscard]] support support_of(party_number p, std::size_t upto, Counts&& counts);
    [[nodiscard]] bool suffices(party_number p, const support& has) const noexcept {
        return day_.gives_control(p, has.counted, has.all_low, level_);
    }

    void forget_supports();
    void drop_what_falls(std::span<const party_number> subjects);
    void check(party_number p, std::uint64_t rank);
    void drop(party_number p, std::uint64_t rank);
    void spread_drop(std::size_t n);
    void add_what_follows(std::span<const party_number> subjects);
    void consider(party_number p);
    void insert(party_number p);
    void spread_insert(std::size_t n);

    const changed_day& day_;
    control_relation& pairs_;
    control_level level_;
    std::uint64_t version_;
    std::uint64_t next_rank_;
    std::size_t steps_ = 0;
    std::vector<std::uint64_t> touched_;

    // Of the seat at hand.
    seat_number seat_ = 0;
    std::span<const party_number> members_;
    std::unordered_map<party_number, support> supports_;
    std::vector<std::pair<party_number, std::uint64_t>> dropped_; ///< with the rank it had
    std::vector<party_number> inserted_;
};

} // namespace tenet::group

#endif
