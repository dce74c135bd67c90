#ifndef TENET_GROUP_STRUCTURE_HPP
#define TENET_GROUP_STRUCTURE_HPP

#include <tenet/group/graph.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::group {

/// A voice in control: a party, or several that vote as one (acting in concert, relatives). The
/// number of a party, or `party_count` and the number of the pool.
using seat_number = std::uint32_t;

/// What counts as control. Half of the votes is the definition everywhere; the rest are legal
/// adjustments that are made where they are asked for.
struct voting_rule {
    /// Percent of the votes; control is strictly more.
    decimal control_above{50};
    /// Parties acting in concert vote as one, also by way of a third.
    bool concert = true;
    /// Relatives up to these degrees vote as one, also by way of a third; 0: none do.
    std::uint8_t lineal_generations = 0;
    std::uint8_t collateral_generations = 0;
    /// Shares a company holds of itself leave the votes there are.
    bool treasury_shares_leave = false;
    /// Control does not pass through the state: two companies are not related because of it.
    bool state_is_no_link = false;
    /// Shares of a company held by its own subsidiaries carry no votes, and leave the votes there
    /// are. In two stages: who is a subsidiary is decided with all votes; `structure::all_votes`
    /// is that first stage.
    bool subsidiary_shares_without_votes = false;

    friend bool operator==(const voting_rule&, const voting_rule&) = default;
};

/// What is odd about a day, by name. None of it is an error.
struct finding {
    enum class kind : std::uint8_t {
        cycle,          ///< parties that hold each other in a circle
        held_by_itself, ///< treasury shares
        above_whole,    ///< shares or votes in one party that add up to more than 100 %
        stated_twice,   ///< one relation stated more than once
    };
    kind what = kind::cycle;
    relation type = relation::shareholding; ///< for `above_whole` and `stated_twice`
    std::vector<party_number> parties; ///< of a cycle all; otherwise holder and subject, or one
    std::vector<edge_number> edges;    ///< the relations concerned; none for a cycle
    decimal percent;                   ///< the least sum; for `held_by_itself` the share
};

/// The relations that hold on one day, by what was known on another, ready for questions: holdings
/// by holder and by subject, parallel ones added up, voices pooled. Immutable, copies share.
///
/// From any party's view: `votes` are those of its `votes` relations in a subject where it has
/// any, of its shareholdings otherwise, plus those an agreement commands. An agreement without a
/// share, a majority of the board, and a nominee decide alone.
///
/// Example: `structure::at(g, {day, day}).value()`.
class structure {
public:
    /// O(relations). In strict mode a day with findings is refused, with all of them.
    static result<structure> at(const graph& of, const moment& when, const voting_rule& rule = {},
                                bool strict = false);

    [[nodiscard]] const graph& parties() const noexcept;
    [[nodiscard]] const moment& when() const noexcept;
    [[nodiscard]] const voting_rule& rule() const noexcept;

    /// The seat a party votes with, alone or pooled.
    [[nodiscard]] seat_number seat_of(party_number p) const noexcept;
    [[nodiscard]] bool is_pool(seat_number s) const noexcept;
    /// The parties of a seat, ascending.
    [[nodiscard]] std::span<const party_number> members(seat_number s) const noexcept;
    [[nodiscard]] std::size_t seat_count() const noexcept; ///< parties and pools
    /// The relations that make a pool: acting in concert and kinship.
    [[nodiscard]] std::vector<edge_number> ties_of(seat_number pool) const;
    /// "A", or "A + B + C" for a pool.
    [[nodiscard]] std::string seat_name(seat_number s) const;

    /// The relations of one kind that hold, by holder or by subject.
    [[nodiscard]] std::vector<edge_number> held_by(party_number holder, relation type) const;
    [[nodiscard]] std::vector<edge_number> holders_of(party_number subject, relation type) const;

    /// The same day before shares of subsidiaries lost their votes; itself without that rule.
    [[nodiscard]] structure all_votes() const;
    /// The relations whose votes that rule took away.
    [[nodiscard]] std::vector<edge_number> without_votes() const;

    [[nodiscard]] std::size_t bytes() const noexcept; ///< memory held beside the graph

    struct data; ///< how it is kept; of this room
    [[nodiscard]] const data& inside() const noexcept { return *data_; }

private:
    std::shared_ptr<const data> data_;
};

/// Everything odd about the day: circles by their smallest party, then the rest by party.
[[nodiscard]] std::vector<finding> findings_of(const structure& day);
/// The findings as warnings, for people.
[[nodiscard]] diagnostics warnings_of(const structure& day, std::span<const finding> findings);

} // namespace tenet::group

#endif
