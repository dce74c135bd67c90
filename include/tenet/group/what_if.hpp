#ifndef TENET_GROUP_WHAT_IF_HPP
#define TENET_GROUP_WHAT_IF_HPP

#include <tenet/group/difference.hpp>
#include <tenet/group/roll_up_json.hpp>
#include <tenet/json/document.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What would be otherwise if relations, rows or exchange rates were. Nothing stored is touched.
namespace tenet::group {

/// Changes thought of, in the order in which they are made: relations drop, shares are bought,
/// relations and rows are added; rates are removed, then put in.
struct hypothesis {
    struct new_party {
        std::string id;
        std::string name;
        party_kind kind = party_kind::company;
        bool annulled = false;              ///< `graph::annulled`
        std::vector<std::string> aliases{}; ///< other ids of it
    };
    struct new_relation {
        edge_definition is; ///< its id and source are those below
        std::string id{};
        std::string source{};
        std::string hierarchy{}; ///< by name, so that it may be new; empty: that of `is`
    };
    /// So many percent of the target, of those held by the seller on the day, by shareholdings in
    /// their order.
    struct acquisition {
        party_number buyer = 0;
        party_number seller = 0;
        party_number target = 0;
        decimal percent;
    };
    std::vector<new_party> parties; ///< numbered behind those of the graph
    std::vector<edge_number> drop;
    std::vector<acquisition> buy;
    std::vector<new_relation> add;
    std::vector<value_row> upserts; ///< all rows of an id are replaced
    std::vector<std::string> removals;
    std::vector<exchange_rate> rates; ///< in place of those of the same currencies and day
    std::vector<rate_key> rates_removed;
};

/// The graph as it would be, for the moment given: parties keep their numbers. Refused, with all
/// problems: a relation that is not there, or is dropped twice; a seller who does not surely hold
/// enough, or whose votes or the buyer's are stated apart from shares; what a graph refuses.
/// O(parties + relations), and for each acquisition the relations with its target.
[[nodiscard]] result<graph> changed(const graph& of, const moment& at, const hypothesis& what);

/// Others at the top of control over a party: `ultimate_controllers_of` it on either side.
struct controller_change {
    party_number party = 0;
    ultimate_controllers before;
    ultimate_controllers after;
};

/// A day as it is and as it would be, and all that differs.
struct what_if_answer {
    grouped_day after;
    std::vector<membership_change> changes;
    std::vector<controller_change> controllers; ///< by party
    std::vector<amount_change> amounts;         ///< where rows were given
};

/// Rows to add up before and after.
struct rows_to_roll_up {
    roll_up_rule rule;
    std::span<const value_row> rows;
    std::span<const exchange_rate> rates{};
};

/// What differs from the groups of a day under a policy. Equals the difference of two full
/// computations; controllers are searched only for parties below what changed. Refused as `changed`
/// is, and where groups or totals cannot be made.
[[nodiscard]] result<what_if_answer> what_if(const grouped_day& before, const group_policy& policy,
                                             const hypothesis& what,
                                             const std::optional<rows_to_roll_up>& rows = {},
                                             const search_limits& limits = {});

/// Reads `{"parties", "add", "drop", "acquisitions", "rows", "rates"}`, as
/// docs/schemas/what-if.schema.json says. `drop` names relations by their ids: all of an id that
/// hold at the moment. Without `rows` asked for, `rows` and `rates` are refused. Every problem has
/// its place.
[[nodiscard]] result<hypothesis> read_hypothesis(std::string text, const graph& of,
                                                 const moment& at, roll_up_request* rows,
                                                 const json::read_options& how = {});

/// `{"as_of", "known_at", "policy", "changes", "controllers", "amounts"}`.
void write_what_if(json::writer& out, const grouped_day& before, const group_policy& policy,
                   const what_if_answer& answer);

} // namespace tenet::group

#endif
