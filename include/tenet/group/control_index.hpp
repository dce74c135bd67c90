#ifndef TENET_GROUP_CONTROL_INDEX_HPP
#define TENET_GROUP_CONTROL_INDEX_HPP

#include <tenet/group/control.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::group {

/// Relations that come, go, or have another share. Made together: what is said of one relation
/// does not depend on the order.
struct relation_changes {
    struct restated {
        edge_number edge = 0;
        std::optional<share_range> share; ///< absent as in `edge_definition`
    };
    std::vector<edge_number> drop;
    std::vector<restated> restate; ///< these keep their place among the relations
    std::vector<edge_definition> add;
};

/// A seat that controls somebody.
struct controlling_seat {
    seat_number seat = 0;
    control is = control::yes;
    friend bool operator==(const controlling_seat&, const controlling_seat&) = default;
};

/// A pair whose answer a change made another. A seat that there was not, or is no more, controls
/// nobody.
struct control_difference {
    seat_number seat = 0;
    party_number subject = 0;
    control before = control::no;
    control after = control::no;
    friend bool operator==(const control_difference&, const control_difference&) = default;
};

/// Who controls whom on a day, everybody, kept up to date: `control_of_all` as a value of which a
/// change of relations makes the next. Immutable, copies share, versions share what is the same in
/// both; any number of threads may use one, and may make next ones of it.
///
/// The law: after any changes every answer, proof and text is what a new index of `relations()`
/// would give.
///
/// Only seats are looked at that control the holder of a changed relation, or are its seat; over
/// bounds also those of the other holders in its subject, because an upper bound is no more than
/// what others leave. Within what a seat controls, a relation that goes takes along what rested on
/// it, and one that comes is followed to what it adds: the cost is that of the pairs that change,
/// and of a look at each seat concerned, not that of what these control. Only a seat that is new
/// (parties come to vote as one, or cease to) is searched from the beginning.
///
/// Seats: as in `structure`, but a pool has the number `party_count` and that of its smallest
/// member, so that it keeps its number while others come and go. Relations keep the numbers they
/// have in the graph; added ones are numbered on from there, in order.
///
/// Groups under a policy do not follow: they are made of a structure of `relations()`.
///
/// Example:
/// ```cpp
/// const auto index = control_index::of(structure::at(g, {day, day}).value()).value();
/// const auto next = index.with({.drop = {3}, .restate = {}, .add = {}}).value();
/// for (const control_difference& d : next.differences()) ...
/// ```
class control_index {
public:
    /// Costs as much as `control_of_all`, and the lists by party controlled. Refused beyond the
    /// limits, and under `subsidiary_shares_without_votes`: there control decides which votes
    /// count.
    static result<control_index> of(const structure& day, const search_limits& limits = {});

    /// Refused, with all problems, and then nothing is changed: a relation that is not there or is
    /// named twice, a party that is not, whatever a `graph_builder` refuses, more steps or pairs
    /// than the limits. Memory grows with what changed; after changes without number a new index
    /// of `relations()` is smaller.
    [[nodiscard]] result<control_index> with(const relation_changes& changes,
                                             const search_limits& limits = {}) const;

    /// The pairs whose answer the last change made another, by seat and party; of a new index none.
    [[nodiscard]] std::span<const control_difference> differences() const noexcept;
    /// The parties of its seat; where there is no such seat any more, those it had.
    [[nodiscard]] std::span<const party_number> members_of(const control_difference& d) const;

    [[nodiscard]] const graph& parties() const noexcept; ///< relations as they were at first
    [[nodiscard]] const moment& when() const noexcept;
    [[nodiscard]] const voting_rule& rule() const noexcept;

    [[nodiscard]] seat_number seat_of(party_number p) const noexcept;
    /// The parties of a seat, ascending; none where there is no such seat.
    [[nodiscard]] std::span<const party_number> members(seat_number s) const noexcept;
    [[nodiscard]] std::string seat_name(seat_number s) const; ///< "A", or "A + B + C"

    /// Everything a seat controls, by party. O(log n) for each.
    [[nodiscard]] std::vector<controlled_party> controlled_by(seat_number seat) const;
    /// Every seat that controls a party, by seat. O(log n) for each.
    [[nodiscard]] std::vector<controlling_seat> controllers_of(party_number subject) const;
    [[nodiscard]] control controls(seat_number seat, party_number subject) const; ///< O(log n)
    [[nodiscard]] std::size_t pair_count() const noexcept; ///< also undetermined ones

    /// As `prove_control`; its seat and relations are numbered as here. O(relations of what is
    /// controlled).
    [[nodiscard]] control_proof prove(seat_number seat, party_number subject) const;
    [[nodiscard]] bilingual text_of(const control_proof& proof) const;

    /// How many numbers relations have had, dropped ones included.
    [[nodiscard]] std::size_t edge_count() const noexcept;
    /// A relation as it is now, its texts as long as the index lives; none where it was dropped.
    [[nodiscard]] std::optional<edge_definition> relation_at(edge_number e) const;
    /// Those from a holder to a subject that hold on the day, in their order.
    [[nodiscard]] std::vector<edge_number> relations_between(party_number holder,
                                                             party_number subject) const;

    /// All pairs, with the seats of a structure of `relations()`; the certain parties of a seat
    /// ascending, then the others. O(n).
    [[nodiscard]] control_pairs pairs() const;
    /// The graph with all changes. Its relations are numbered anew, in their order. O(n). Refused
    /// where their texts have become too long for one.
    [[nodiscard]] result<graph> relations() const;

    struct data; ///< how it is kept; of this room
    [[nodiscard]] const data& inside() const noexcept { return *data_; }

private:
    std::shared_ptr<const data> data_;
};

/// A proof of an index beside a day that holds no more than what it says: for the functions that
/// take a structure.
struct proof_in_day {
    structure day;
    control_proof proof;
};
[[nodiscard]] proof_in_day in_a_day(const control_index& index, const control_proof& proof);

} // namespace tenet::group

#endif
