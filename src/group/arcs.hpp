#ifndef TENET_SRC_GROUP_ARCS_HPP
#define TENET_SRC_GROUP_ARCS_HPP

#include <tenet/group/structure.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tenet::group {

/// Whether an arc decides control alone.
enum arc_mark : std::uint8_t { decides = 1, may_decide = 2 };

/// Merged holdings: at most one arc from a party to another, by holder and by subject.
struct arc_table {
    std::vector<std::uint32_t> begins; ///< by holder, one more than there are parties
    std::vector<party_number> holders;
    std::vector<party_number> subjects;
    std::vector<std::int64_t> lows;
    std::vector<std::int64_t> highs;      ///< empty where every share is exact
    std::vector<std::uint8_t> marks;      ///< empty where no arc decides alone
    std::vector<std::uint32_t> in_begins; ///< by subject
    std::vector<std::uint32_t> in_arcs;

    [[nodiscard]] std::size_t size() const noexcept { return subjects.size(); }
    [[nodiscard]] std::size_t parties() const noexcept { return begins.size() - 1; }
    [[nodiscard]] std::int64_t high(std::uint32_t arc) const noexcept {
        return highs.empty() ? lows[arc] : highs[arc];
    }
    [[nodiscard]] std::uint8_t mark(std::uint32_t arc) const noexcept {
        return marks.empty() ? std::uint8_t{0} : marks[arc];
    }
    [[nodiscard]] std::span<const std::uint32_t> into(party_number subject) const noexcept {
        return std::span(in_arcs).subspan(in_begins[subject],
                                          in_begins[subject + 1] - in_begins[subject]);
    }
    void add(party_number holder, party_number subject, share_units share, std::uint8_t mark);
    /// Ends the arcs of a holder; holders come in order.
    void end_holder() { begins.push_back(static_cast<std::uint32_t>(subjects.size())); }
    void index_subjects();
    [[nodiscard]] std::size_t bytes() const noexcept;
};

/// The least sum that does not give control, among votes of which some carry none.
[[nodiscard]] std::int64_t most_without_control(std::int64_t votes_there_are,
                                                std::int64_t above) noexcept;

struct structure::data {
    graph of;
    moment when;
    voting_rule rule;
    std::int64_t above = 0; ///< `control_above` in units

    std::shared_ptr<const arc_table> votes;  ///< without what parties hold of themselves
    std::shared_ptr<const arc_table> equity; ///< with it; the same table where nothing differs

    // Shares without votes by party: treasury shares and those of subsidiaries. Empty: none.
    std::vector<std::int64_t> voteless_low;
    std::vector<std::int64_t> voteless_high;
    /// Sum of the lower bounds of all votes in a party; empty where every share is exact.
    std::vector<std::int64_t> total_low;

    std::vector<std::uint32_t> pool_of; ///< by party; `no_pool`. Empty where nobody is pooled
    std::vector<std::uint32_t> pool_begins{0};
    std::vector<party_number> pool_members;
    std::vector<party_number> alone; ///< 0, 1, 2, ...: the members of seats that are parties

    std::shared_ptr<const data> first_stage; ///< with all votes
    std::vector<std::uint32_t> removed;      ///< arcs of the first stage that lost their votes

    static constexpr std::uint32_t no_pool = UINT32_MAX;

    [[nodiscard]] std::size_t party_count() const noexcept { return alone.size(); }
    [[nodiscard]] std::size_t pool_count() const noexcept { return pool_begins.size() - 1; }
    [[nodiscard]] seat_number seat_of(party_number p) const noexcept;
    [[nodiscard]] std::span<const party_number> members(seat_number s) const noexcept;
    /// Whether control passes through a party.
    [[nodiscard]] bool links(party_number p) const noexcept {
        return !rule.state_is_no_link || of.kind(p) != party_kind::state;
    }
    /// The most votes in a party that do not surely give control.
    [[nodiscard]] std::int64_t not_surely(party_number p) const noexcept {
        return most_without_control(
            share_units::whole - (voteless_low.empty() ? 0 : voteless_low[p]), above);
    }
    /// The most votes in a party that surely give none.
    [[nodiscard]] std::int64_t surely_not(party_number p) const noexcept {
        return most_without_control(
            share_units::whole - (voteless_high.empty() ? 0 : voteless_high[p]), above);
    }
    /// Whether bounds leave anything open.
    [[nodiscard]] bool has_bounds() const noexcept {
        return !total_low.empty() || voteless_low != voteless_high || may_decide_somewhere;
    }
    bool may_decide_somewhere = false;
};

/// "A", or "A + B + C".
[[nodiscard]] std::string name_of_seat(const graph& of, std::span<const party_number> members);

/// Puts parties that vote as one into pools.
void make_pools(structure::data& into);

/// The second stage: takes the votes from shares that subsidiaries hold of their parents.
[[nodiscard]] std::shared_ptr<structure::data>
without_subsidiary_votes(const std::shared_ptr<const structure::data>& first);

} // namespace tenet::group

#endif
