#ifndef TENET_SRC_POLICY_GROUPINGS_HPP
#define TENET_SRC_POLICY_GROUPINGS_HPP

#include <tenet/group/doubt.hpp>
#include <tenet/group/graph.hpp>
#include <tenet/party/merge.hpp>
#include <tenet/policy/context.hpp>
#include <tenet/policy/regulation.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

/// The groups of a portfolio, derived once per bind under each grouping of a pack (ADR 26).
namespace tenet::policy {

inline constexpr std::uint32_t no_group = 0xFFFFFFFF;
inline constexpr group::party_number no_party = 0xFFFFFFFF;

struct derived_grouping;

/// What a rule sees of a group: the group, and the member it is seen from. The object behind
/// records of the type `corporate_group`; lives as long as the derived groups.
struct group_view {
    const derived_grouping* of = nullptr;
    std::uint32_t group = no_group;
    group::party_number from = no_party;
};

/// Parties and accounts of a portfolio, as all groupings see them.
struct grouped_parties {
    std::shared_ptr<const portfolio::snapshot> facts;
    group::graph graph; ///< with parties declared one as one
    party::merged_parties merges;
    group::moment when;
    bool relationships_covered = false;
    bool accounts_covered = false;
    std::vector<value> organisations;            ///< by party; missing where there is no record
    std::vector<group::party_number> of_account; ///< by account row; `no_party`
    std::vector<std::uint32_t> account_begins;   ///< by party, one more than there are
    std::vector<portfolio::row> account_rows;    ///< ascending within a party
    std::vector<std::uint32_t> other_id_begins;  ///< by party, one more than there are
    std::vector<std::uint32_t> other_ids;        ///< aliases of the graph, ascending within a party
    const record_type* account = nullptr;

    [[nodiscard]] std::span<const std::uint32_t> other_ids_of(group::party_number p) const {
        return std::span(other_ids).subspan(other_id_begins[p],
                                            other_id_begins[p + 1] - other_id_begins[p]);
    }
    [[nodiscard]] std::span<const portfolio::row> accounts_of(group::party_number p) const {
        return std::span(account_rows)
            .subspan(account_begins[p], account_begins[p + 1] - account_begins[p]);
    }
    /// The sets of records taken as one that some of these parties are, in the order of `merges`.
    [[nodiscard]] std::vector<party::merged_set>
    merged_among(std::span<const group::party_number> parties) const;
};

/// The members that surely belong to a group, and what is known of the others. Parties ascend,
/// accounts by row.
struct group_members {
    std::span<const group::party_number> sure;
    std::span<const group::party_number> cluster; ///< whoever may belong to it; `sure` among them
};

/// The groups of one grouping.
struct derived_grouping {
    const pack_grouping* source = nullptr;
    std::shared_ptr<const grouped_parties> in;
    group::group_policy policy;
    group::structure day;
    group::grouping groups;
    group::grouping_doubts doubts;

    std::vector<std::uint32_t> sure_begins; ///< by group, one more than there are
    std::vector<group::party_number> sure;
    const kept_lineage* lineage = nullptr; ///< of the context; null pointer: none
    group::continued_ids called;           ///< by it, by group; empty without
    std::unordered_map<std::uint32_t, std::vector<group::party_number>> clusters; ///< of doubt
    std::vector<group_view> own;                                                  ///< by party
    std::vector<std::uint32_t> other_begins;        ///< by party, one more than there are
    std::vector<group_view> others;                 ///< groups it belongs to besides its own
    const missing_cause* doubted_members = nullptr; ///< `<grouping>.members`
    const missing_cause* doubted_top = nullptr;     ///< `<grouping>.id`
    const missing_cause* uncovered = nullptr;       ///< null where relationships are covered

    [[nodiscard]] bool is_doubtful(std::uint32_t g) const {
        return clusters.contains(doubts.cluster[g]);
    }
    [[nodiscard]] bool has_conflict(group::party_number p) const;
    /// The members of a group as one of them sees it; the span of one is that of `view.from`.
    [[nodiscard]] group_members members_of(const group_view& view) const;
    [[nodiscard]] std::span<const group_view> others_of(group::party_number p) const {
        return std::span(others).subspan(other_begins[p], other_begins[p + 1] - other_begins[p]);
    }
    [[nodiscard]] bool is_sure(const group_view& view) const;
    /// Why its top, and so its id and name, is not certain; null pointer where it is.
    [[nodiscard]] const missing_cause* top_unknown(const group_view& view) const;
    /// "certain", "maybe" or "conflicted".
    [[nodiscard]] std::string_view membership_of(const group_view& view) const;
    /// The id that a lineage gives a group, else that of its top.
    [[nodiscard]] std::string_view id_of(std::uint32_t g) const;
    /// Its id and those of groups that a lineage says were merged into it.
    [[nodiscard]] std::vector<std::string_view> known_as(std::uint32_t g) const;
};

/// All groupings of a pack over a snapshot. Immutable, shared by judges whose relationships,
/// organisations, merges and accounts are the same.
struct derived_groups {
    std::shared_ptr<const grouped_parties> parties;
    std::vector<derived_grouping> by_grouping; ///< by position in the pack
    arena memory;                              ///< of causes
    /// Those that these share causes and organisations with; null pointer where they have their
    /// own.
    std::shared_ptr<const derived_groups> origin;

    /// The party of an account; `no_party` where there is none.
    [[nodiscard]] group::party_number party_of(portfolio::row account) const noexcept;
    /// The party of an object that is an organisation, else of the account it belongs to.
    [[nodiscard]] group::party_number party_of(const record_type* type, portfolio::row account,
                                               const void* object) const noexcept;
    /// Why an account has no party: its organisation was not supplied, or leads nowhere.
    [[nodiscard]] const missing_cause* no_party_because(portfolio::row account, arena& into) const;
};

/// Derives them; null pointer where the pack declares none. O(organisations + relationships +
/// accounts), and what control costs under each policy. Refused with the problems of the graph, of
/// declared merges and of the policies, these with a place.
[[nodiscard]] result<std::shared_ptr<const derived_groups>>
derive_groups(const pack& source, const std::shared_ptr<const portfolio::snapshot>& facts,
              const context& in);

/// The same groups over a snapshot in which accounts say something else in the rows they had, but
/// none moved to another organisation, and no relationship, organisation or merge changed.
/// O(organisations + accounts).
[[nodiscard]] std::shared_ptr<const derived_groups>
with_accounts_of(const std::shared_ptr<const portfolio::snapshot>& facts,
                 const std::shared_ptr<const derived_groups>& before);

} // namespace tenet::policy

#endif
