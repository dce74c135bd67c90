#ifndef TENET_GROUP_CONTROL_HPP
#define TENET_GROUP_CONTROL_HPP

#include <tenet/group/structure.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tenet::group {

/// Whether somebody controls somebody. `undetermined`: some shares between the bounds stated would
/// say yes, or the bounds are too wide to exclude it.
enum class control : std::uint8_t { no, undetermined, yes };

struct controlled_party {
    party_number party = 0;
    control is = control::yes;
    friend bool operator==(const controlled_party&, const controlled_party&) = default;
};

/// Everything a seat controls, by party: the least set such that the votes the seat and the set
/// together have in each of its members are strictly more than the rule's part of the votes there
/// are. The members of the seat themselves are left out. A pool is asked for by its own number;
/// for a party in a pool its own seat is asked. O(relations of what is controlled).
///
/// Over bounds the least set is taken twice: with all lower bounds (`yes`), and with all upper
/// bounds, each capped by what the lower bounds of other holders leave.
[[nodiscard]] std::vector<controlled_party> controlled_by(const structure& day, seat_number seat);

[[nodiscard]] control controls(const structure& day, seat_number seat, party_number subject);

/// One party found controlled, and by what.
struct control_step {
    enum class basis : std::uint8_t { votes, agreement, board, nominee };
    party_number controlled = 0;
    basis by = basis::votes;
    /// The relations that count: held by the seat, and by parties of earlier steps.
    std::vector<edge_number> edges;
    share_units votes;  ///< pooled; for `by` other than votes: zero
    share_units out_of; ///< the votes there are
};

/// Why a seat controls a party, or does not.
struct control_proof {
    seat_number seat = 0;
    party_number subject = 0;
    control is = control::no;
    std::vector<edge_number> ties; ///< what makes the seat a pool
    /// Only what is needed, in an order in which each step rests on earlier ones; the last is
    /// about the subject. For `no`: one step with the votes that do not suffice.
    std::vector<control_step> steps;
};

[[nodiscard]] control_proof prove_control(const structure& day, seat_number seat,
                                          party_number subject);
/// The proof for people: a line for the verdict and one per step.
[[nodiscard]] bilingual text_of(const structure& day, const control_proof& proof);

struct search_limits {
    /// Relations looked at, or pairs kept. A chain of n companies has n^2/2 pairs.
    std::size_t steps = 1'000'000'000;
    std::size_t pairs = 100'000'000;
};

/// Who controls whom, for all seats at once.
struct control_pairs {
    std::vector<seat_number> seats;     ///< those that control anybody, ascending
    std::vector<std::uint64_t> begins;  ///< into `parties`, one more than seats
    std::vector<party_number> parties;  ///< as found; certain ones before undetermined ones
    std::vector<std::uint32_t> certain; ///< by seat: how many of its parties are certain

    [[nodiscard]] std::span<const party_number> of(std::size_t n) const noexcept {
        return std::span(parties).subspan(begins[n], begins[n + 1] - begins[n]);
    }
    friend bool operator==(const control_pairs&, const control_pairs&) = default;
};

/// Joint control of every seat: a pass of the work list for each. Refused beyond the limits.
[[nodiscard]] result<control_pairs> control_of_all(const structure& day,
                                                   const search_limits& limits = {});

/// Those at the top of control over one party: seats that control it and are not themselves
/// controlled, or only by those they control in turn. Plural: with more than 100 % stated, or with
/// agreements, there may be several.
struct ultimate_controllers {
    struct top {
        seat_number seat = 0;
        control is = control::yes;
        /// Itself and those it controls that control it, perhaps the party asked about; or empty.
        /// A circle is listed once, by its smallest seat.
        std::vector<seat_number> circle;
    };
    std::vector<top> tops; ///< ascending by seat
};

[[nodiscard]] result<ultimate_controllers>
ultimate_controllers_of(const structure& day, party_number subject,
                        const search_limits& limits = {});

/// Who is whose parent by derivation from votes: the one seat whose own votes in the party are
/// strictly more than half (a unique holder, not joint control).
enum class parent_state : std::uint8_t {
    none,         ///< nobody
    found,        ///< one
    several,      ///< more than one, where more than 100 % is stated or somebody else decides alone
    undetermined, ///< the bounds do not tell
};

struct derived_parents {
    static constexpr seat_number nobody = UINT32_MAX;

    std::vector<seat_number> direct;   ///< by party; for `several` the smallest
    std::vector<parent_state> state;   ///< by party
    std::vector<seat_number> ultimate; ///< following `direct`; the own seat where there is none
    std::vector<bool> in_circle;       ///< `ultimate` is the smallest seat of a circle of parents
};

/// Direct and ultimate parents of all parties. O(relations).
[[nodiscard]] derived_parents derive_parents(const structure& day);

/// Parents as somebody states them: relations `direct_consolidation` and
/// `ultimate_consolidation`. Facts of their own; they may contradict each other and the derived.
struct stated_parents {
    std::vector<edge_number> direct;
    std::vector<edge_number> ultimate;
};
[[nodiscard]] stated_parents stated_parents_of(const structure& day, party_number subject);

/// A pair whose answer is another once shares held by subsidiaries have lost their votes.
struct stage_difference {
    seat_number seat = 0;
    party_number subject = 0;
    control with_all_votes = control::no;
    control is = control::no;
    friend bool operator==(const stage_difference&, const stage_difference&) = default;
};

/// All such pairs, by seat and party; none without that rule.
[[nodiscard]] result<std::vector<stage_difference>>
stage_differences(const structure& day, const search_limits& limits = {});

} // namespace tenet::group

#endif
