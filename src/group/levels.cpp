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
          parties_(d_.party_count()),
          totals_(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(
                                                 std::min<std::size_t>(own.size(), parties_))),
          up_(parents.direct) {
        totals_.resize(day.seat_count());
        open_.assign(totals_.size(), 0);
        for (party_number p = 0; p < parties_; ++p) {
            if (up_[p] == nobody && d_.seat_of(p) != p) up_[p] = d_.seat_of(p);
            if (up_[p] != nobody) ++open_[up_[p]];
        }
    }

    std::vector<decimal> run() {
        for (party_number p = 0; p < parties_; ++p) {
            if (open_[p] == 0) finish_from(p);
        }
        for (party_number p = 0; p < parties_; ++p) {
            if (open_[p] != 0 && open_[p] != finished) share_circle(p);
        }
        return std::move(totals_);
    }

private:
    static constexpr std::uint32_t finished = UINT32_MAX;

    void finish_from(party_number p) {
        for (seat_number at = p; at < parties_ && open_[at] == 0;) {
            open_[at] = finished;
            const seat_number up = up_[at];
            if (up == nobody) return;
            totals_[up] += totals_[at];
            --open_[up];
            at = up;
        }
    }

    /// What never finishes is a circle.
    void share_circle(party_number first) {
        decimal sum = totals_[first];
        for (seat_number at = up_[first]; at != first; at = up_[at]) sum += totals_[at];
        for (seat_number at = first; open_[at] != finished; at = up_[at]) {
            open_[at] = finished;
            totals_[at] = sum;
        }
    }

    const structure::data& d_;
    std::size_t parties_;
    std::vector<decimal> totals_;
    std::vector<seat_number> up_;
    std::vector<std::uint32_t> open_; ///< by seat: how many below it are not finished
};

} // namespace

std::vector<decimal> totals_at_every_level(const structure& day, const derived_parents& parents,
                                           std::span<const decimal> own) {
    return level_sums{day, parents, own}.run();
}

} // namespace tenet::group
