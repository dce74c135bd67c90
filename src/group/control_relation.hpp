#ifndef TENET_SRC_GROUP_CONTROL_RELATION_HPP
#define TENET_SRC_GROUP_CONTROL_RELATION_HPP

#include "version_map.hpp"

#include <tenet/group/control.hpp>

#include <memory>
#include <vector>

namespace tenet::group {

/// Pairs of a seat and a party it controls, each with a rank: what a party is controlled by are
/// votes of the seat, and of parties of lower rank that it controls. So it can be told what falls
/// when votes do, without a search.
struct ranked_pairs {
    std::vector<std::uint64_t> begins; ///< by seat of the structure
    std::vector<party_number> parties; ///< of each seat ascending
    std::vector<std::uint32_t> ranks;
    std::vector<std::uint64_t> over_begins; ///< by party
    std::vector<seat_number> over;          ///< seats, numbered as in an index

    /// Those found, certain ones only or all.
    [[nodiscard]] static std::shared_ptr<const ranked_pairs>
    from(const structure& day, const control_pairs& found, bool certain_only);
};

/// Such pairs with changes beside them.
class control_relation {
public:
    control_relation(const structure& day, std::shared_ptr<const ranked_pairs> kept)
        : day_(day), kept_(std::move(kept)), size_(kept_->parties.size()) {}

    static constexpr std::uint64_t absent = UINT64_MAX;

    [[nodiscard]] std::uint64_t rank(seat_number seat, party_number p) const noexcept;
    [[nodiscard]] bool has(seat_number seat, party_number p) const noexcept {
        return rank(seat, p) != absent;
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    void insert(std::uint64_t version, seat_number seat, party_number p, std::uint64_t rank) {
        changed_.set(version, key_of(seat, p), rank);
        over_.set(version, key_of(p, seat), true);
        ++size_;
    }
    void erase(std::uint64_t version, seat_number seat, party_number p) {
        changed_.set(version, key_of(seat, p), absent);
        over_.set(version, key_of(p, seat), false);
        --size_;
    }

    /// The parties a seat controls, and the seats that control a party; ascending.
    [[nodiscard]] std::vector<party_number> of(seat_number seat) const;
    [[nodiscard]] std::vector<seat_number> over(party_number p) const;

private:
    /// Where the parties of a seat are kept; the seat may be a pool that there was not.
    struct row {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };
    [[nodiscard]] row row_of(seat_number seat) const noexcept;

    structure day_;
    std::shared_ptr<const ranked_pairs> kept_;
    version_map<std::uint64_t> changed_; ///< rank by seat and party, or `absent`
    version_map<bool> over_;             ///< by party and seat
    std::size_t size_;
};

} // namespace tenet::group

#endif
