#ifndef TENET_GROUP_MEMBERSHIP_HPP
#define TENET_GROUP_MEMBERSHIP_HPP

#include <tenet/group/control.hpp>
#include <tenet/group/structure.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

/// One reason for which a policy puts parties into a group.
struct membership_criterion {
    enum class kind : std::uint8_t {
        control,       ///< the seat at the top of control, joint control included
        consolidation, ///< the stated ultimate accounting parent, or the top of stated direct ones
        hierarchy,     ///< the top of a named hierarchy of `superordinate` relations
        dependence,    ///< depends economically on a member, by at least `at_least`
        guarantee,     ///< a member vouches for it, for at least `at_least` of its debt
    };
    std::string id;
    bilingual title;
    kind what = kind::control;
    decimal at_least;      ///< percent, for `dependence` and `guarantee`
    std::string hierarchy; ///< for `hierarchy`
    std::string source;    ///< the clause it rests on
    bool verified = false; ///< whether that clause was checked against its source
};

[[nodiscard]] std::string_view name_of(membership_criterion::kind kind) noexcept;

/// What is done where two tops claim one party.
enum class tie_rule : std::uint8_t {
    largest_share, ///< the one with the most votes directly in the party; then the smaller number
    own_group,     ///< neither: the party makes a group of its own
};

/// By what a group keeps its id from one day to the next, where several could be it
/// (group/lineage.hpp).
struct identity_rule {
    enum class basis : std::uint8_t {
        members, ///< the one that shares the most members
        measure, ///< whose shared members had the largest sum of a measure
        anchor,  ///< the one with the party the id hangs on, its top
    };
    basis by = basis::members;
    /// Fewer parties than this are no group: they have no id.
    std::size_t least_members = 2;

    friend bool operator==(const identity_rule&, const identity_rule&) = default;
};

[[nodiscard]] std::string_view name_of(identity_rule::basis by) noexcept; ///< e.g. "members"

/// A decision by somebody, for a time, about one party and not about what it controls. A party kept
/// out of the group it would be in makes one of its own.
struct manual_entry {
    party_number party = 0;
    party_number anchor = 0; ///< a party of the group it is put into or kept out of
    bool include = true;
    std::string reason;
    std::string approver;
    std::optional<date> valid_from;
    std::optional<date> expires_on; ///< last day it counts

    [[nodiscard]] bool counts_on(date day) const noexcept {
        return (!valid_from || *valid_from <= day) && (!expires_on || day <= *expires_on);
    }
};

/// How groups are made. Criteria that make groups (control, consolidation, hierarchy) are tried in
/// order for each party, and the first that names a top decides: they divide the parties. Those
/// that add members (dependence, guarantee) then take parties into the groups of others as well,
/// so that a party may belong to several.
struct group_policy {
    std::string id;
    bilingual title;
    voting_rule voting; ///< what the structure asked is made with
    std::vector<membership_criterion> criteria;
    tie_rule ties = tie_rule::largest_share;
    std::vector<manual_entry> entries;
    identity_rule identity{}; ///< how its groups keep their ids over time
};

/// A party in a group, and why.
struct member {
    enum class reason : std::uint8_t { top, criterion, entry };
    party_number party = 0;
    reason why = reason::criterion;
    std::uint32_t number = 0; ///< of the criterion or the entry
    /// The relation that took it in, for `dependence` and `guarantee`.
    std::optional<edge_number> edge;
    bool own = true; ///< whether this is the one group that dividing the parties gave it
};

struct corporate_group {
    seat_number top = 0;
    std::vector<member> members; ///< by party
};

/// Several tops for one party.
struct membership_conflict {
    party_number party = 0;
    std::uint32_t criterion = 0;
    std::vector<seat_number> tops;
    seat_number decided = 0; ///< by the rule for ties; the party's own seat for `own_group`
};

/// The groups of a day under a policy.
struct grouping {
    std::vector<corporate_group> groups;        ///< by top; also those with one member
    std::vector<std::uint32_t> group_of;        ///< by party: the group that is its own
    std::vector<membership_conflict> conflicts; ///< by party
    /// Manual entries that did not count, because their time has not come or is over.
    std::vector<std::uint32_t> entries_out_of_time;

    /// The groups a party belongs to, its own first.
    [[nodiscard]] std::vector<std::uint32_t> groups_of(party_number p) const;
    /// The groups with more than one member.
    [[nodiscard]] std::vector<std::uint32_t> of_several() const;
};

/// Makes the groups of a day. Refused where an entry lacks a reason or an approver, where
/// criteria cannot be used, or beyond the limits.
[[nodiscard]] result<grouping> group_parties(const structure& day, const group_policy& policy,
                                             const search_limits& limits = {});

/// Why a party belongs to a group: a sentence, and under it the steps of control where it is that.
[[nodiscard]] bilingual explain(const structure& day, const group_policy& policy,
                                const grouping& groups, std::uint32_t group, party_number party);

/// A party that joins or leaves a group from one grouping to another.
struct membership_change {
    party_number party = 0;
    std::optional<seat_number> from; ///< left this group; a seat of the day before
    std::optional<seat_number> to;   ///< joined this one; a seat of the day after
    friend bool operator==(const membership_change&, const membership_change&) = default;
};

/// A day, and the groups of it.
struct grouped_day {
    structure day;
    grouping groups;
};

/// By which party a group is told from others on any day: the smallest of its top that is a member
/// of its own, else the smallest member of its own. Pools have other numbers on other days.
[[nodiscard]] party_number anchor_of(const structure& day, const corporate_group& group);

/// All of them, by party: of two days of one graph, or under two policies. Groups are told by their
/// anchors.
[[nodiscard]] std::vector<membership_change> changes_between(const grouped_day& before,
                                                             const grouped_day& after);

} // namespace tenet::group

#endif
