#include "arcs.hpp"

#include <tenet/group/levels.hpp>

namespace tenet::group {

namespace {

constexpr seat_number nobody = derived_parents::nobody;

/// Adds up from below: a seat is finished once all that it is the parent of are.
class level_sums {
public:
    level_sums(const structure& day, const derived_parents& parents, std::span<const decimal> own)
        : parties_(day.inside().party_count()), seats_(day.seat_count()) {
        for (party_number p = 0; p < parties_; ++p) {
            seat& s = seats_[p];
            if (p < own.size()) s.total = own[p];
            const seat_number alone = day.inside().seat_of(p);
            s.up = parents.direct[p] == nobody && alone != p ? alone : parents.direct[p];
            if (s.up != nobody) ++seats_[s.up].open;
        }
    }

    std::vector<decimal> run() {
        for (party_number p = 0; p < parties_; ++p) {
            if (seats_[p].open == 0) finish_from(p);
        }
        std::vector<decimal> totals;
        totals.reserve(seats_.size());
        for (seat_number n = 0; n < seats_.size(); ++n) {
            if (n < parties_ && seats_[n].open != finished) share_circle(n);
            totals.push_back(seats_[n].total);
        }
        return totals;
    }

private:
    static constexpr std::uint32_t finished = UINT32_MAX;

    struct seat {
        decimal total;
        seat_number up = nobody;
        std::uint32_t open = 0; ///< how many right below it are not finished
    };

    void finish_from(seat_number at) {
        while (at < parties_ && seats_[at].open == 0) {
            seats_[at].open = finished;
            const seat_number up = seats_[at].up;
            if (up == nobody) return;
            seats_[up].total += seats_[at].total;
            --seats_[up].open;
            at = up;
        }
    }

    /// What never finishes is a circle.
    void share_circle(party_number first) {
        decimal sum = seats_[first].total;
        for (seat_number at = seats_[first].up; at != first; at = seats_[at].up) {
            sum += seats_[at].total;
        }
        for (seat_number at = first; seats_[at].open != finished; at = seats_[at].up) {
            seats_[at].open = finished;
            seats_[at].total = sum;
        }
    }

    std::size_t parties_;
    std::vector<seat> seats_;
};

} // namespace

std::vector<decimal> totals_at_every_level(const structure& day, const derived_parents& parents,
                                           std::span<const decimal> own) {
    return level_sums{day, parents, own}.run();
}

} // namespace tenet::group
