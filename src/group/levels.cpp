#include "arcs.hpp"

#include <tenet/group/levels.hpp>

#include <algorithm>

namespace tenet::group {

namespace {

constexpr seat_number nobody = derived_parents::nobody;

/// Adds up from below: a seat is finished once all that it is the parent of are.
class level_sums {
public:
    level_sums(const structure& day, const derived_parents& parents, std::span<const decimal> own)
        : d_(day.inside()),
          direct_(parents.direct),
          parties_(d_.party_count()),
          totals_(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(
                                                 std::min<std::size_t>(own.size(), parties_))),
          open_(day.seat_count()) {
        totals_.resize(day.seat_count());
        for (party_number p = 0; p < parties_; ++p) {
            if (above(p) != nobody) ++open_[above(p)];
        }
    }

    std::vector<decimal> run() {
        finish_trees();
        for (party_number p = 0; p < parties_; ++p) {
            if (open_[p] != 0) share_circle(p);
        }
        return std::move(totals_);
    }

private:
    [[nodiscard]] seat_number above(party_number p) const noexcept {
        if (direct_[p] != nobody) return direct_[p];
        const seat_number own = d_.seat_of(p);
        return own == p ? nobody : own;
    }

    void finish_trees() {
        std::vector<party_number> queue;
        queue.reserve(parties_);
        for (party_number p = 0; p < parties_; ++p) {
            if (open_[p] == 0) queue.push_back(p);
        }
        for (std::size_t n = 0; n < queue.size(); ++n) {
            if (n + ahead < queue.size()) fetch(above(queue[n + ahead]));
            const seat_number up = above(queue[n]);
            if (up == nobody) continue;
            totals_[up] += totals_[queue[n]];
            if (--open_[up] == 0 && up < parties_) queue.push_back(up);
        }
    }

    /// Parents lie anywhere in memory.
    void fetch(seat_number n) const noexcept {
        if (n == nobody) return;
        __builtin_prefetch(&totals_[n], 1);
        __builtin_prefetch(&open_[n], 1);
    }

    /// What never finishes is a circle.
    void share_circle(party_number first) {
        decimal sum = totals_[first];
        for (seat_number at = direct_[first]; at != first; at = direct_[at]) sum += totals_[at];
        for (seat_number at = first; open_[at] != 0; at = direct_[at]) {
            open_[at] = 0;
            totals_[at] = sum;
        }
    }

    static constexpr std::size_t ahead = 16;

    const structure::data& d_;
    const std::vector<seat_number>& direct_;
    std::size_t parties_;
    std::vector<decimal> totals_;
    std::vector<std::uint32_t> open_; ///< by seat: how many right below it are not finished
};

} // namespace

std::vector<decimal> totals_at_every_level(const structure& day, const derived_parents& parents,
                                           std::span<const decimal> own) {
    return level_sums{day, parents, own}.run();
}

} // namespace tenet::group
