#ifndef TENET_GROUP_ROLL_UP_JSON_HPP
#define TENET_GROUP_ROLL_UP_JSON_HPP

#include <tenet/group/membership.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <string>
#include <vector>

namespace tenet::group {

/// What to add up, over which rows: `{"function", "method", "rows", ...}`, as
/// docs/schemas/roll-up.schema.json says.
struct roll_up_request {
    roll_up_rule rule;
    /// The attributes of rows by name, in the order in which they are first named; `split_by` and
    /// `distinct` are places in it, and so are the attributes of a row.
    std::vector<std::string> attributes;
    std::vector<value_row> rows;
    /// A row that cannot count, because the graph does not have its party.
    struct exclusion {
        std::string row;
        std::string party;
    };
    std::vector<exclusion> exclusions;
    bool list_unknown_parties = false; ///< `unknown_parties` is `list`, not `refuse`
};

/// Reads a request for a graph. A row is `{"id", "party", "value", "on", "counterparty",
/// "attributes"}`. Refused with every problem and its place; rows of parties that the graph does
/// not have are among them, unless the request asks for them to be listed.
[[nodiscard]] result<roll_up_request> read_roll_up(std::string text, const graph& of,
                                                   const json::read_options& how = {});

/// Changed rows: `{"upsert": [rows], "delete": [ids]}`.
struct roll_up_change {
    std::vector<value_row> upserts;
    std::vector<std::string> removals;
};
/// Reads changes to the rows of a request, which learns their exclusions and attributes.
[[nodiscard]] result<roll_up_change> read_roll_up_change(std::string text, const graph& of,
                                                         roll_up_request& to,
                                                         const json::read_options& how = {});

/// The totals, with what they rest on: policy, days, rule, and of each group in which a row counts,
/// or was left out, the members and the rows.
void write_roll_up(json::writer& out, const structure& day, const group_policy& policy,
                   const grouping& groups, const roll_up_request& asked, const roll_up& totals);

[[nodiscard]] std::string_view name_of(roll_up_function function) noexcept;
[[nodiscard]] std::string_view name_of(roll_up_method method) noexcept;

} // namespace tenet::group

#endif
