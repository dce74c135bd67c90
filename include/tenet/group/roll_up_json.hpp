#ifndef TENET_GROUP_ROLL_UP_JSON_HPP
#define TENET_GROUP_ROLL_UP_JSON_HPP

#include <tenet/group/membership.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <optional>
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
    std::vector<exchange_rate> rates;
    /// A row that cannot count because the graph does not have its party or, by the rule, its
    /// agent; or one whose guarantee cannot count because it does not have the guarantor.
    struct exclusion {
        enum class why : std::uint8_t { unknown_party, unknown_agent, unknown_guarantor };
        std::string row;
        std::string party;
        why reason = why::unknown_party;
    };
    std::vector<exclusion> exclusions;
    bool list_unknown_parties = false; ///< `unknown_parties` is `list`, not `refuse`
    bool levels = false;               ///< totals at every level of holding, too
    /// The parties all of whose rows are there, ascending; absent: all parties.
    std::optional<std::vector<party_number>> covers{};
};

/// Reads a request for a graph. A row is `{"id", "party", "value", "on", "counterparty",
/// "attributes", "agent", "guarantees"}`. Refused with every problem and its place; rows of parties
/// that the graph does not have are among them, unless the request asks for them to be listed.
[[nodiscard]] result<roll_up_request> read_roll_up(std::string text, const graph& of,
                                                   const json::read_options& how = {});

/// Changed rows and rates: `{"upsert": [rows], "delete": [ids], "upsert_rates": [rates],
/// "delete_rates": [{"from", "to", "on"}]}`.
struct roll_up_change {
    std::vector<value_row> upserts;
    std::vector<std::string> removals;
    std::vector<exchange_rate> rates;
    std::vector<rate_key> rates_removed;
};
/// Reads changes to the rows of a request, which learns their exclusions and attributes.
[[nodiscard]] result<roll_up_change> read_roll_up_change(std::string text, const graph& of,
                                                         roll_up_request& to,
                                                         const json::read_options& how = {});

/// Totals at every level of holding.
struct leveled_roll_up {
    grouping groups; ///< as `levels_of` makes them
    roll_up totals;
    /// The levels of a group below its top that have more than one member.
    [[nodiscard]] std::vector<std::uint32_t> below(const grouping& of, std::uint32_t group) const;
};

/// Totals as a request asks for them.
struct roll_up_totals {
    roll_up groups;
    std::optional<leveled_roll_up> levels; ///< where the request asks for them

    /// Refused as `roll_up::make` and `levels_of` say.
    static result<roll_up_totals> make(const structure& day, const grouping& groups,
                                       const roll_up_request& asked);
    /// As `roll_up::change` and `change_rates`: where a rate is wrong, all problems are returned
    /// and nothing is changed.
    [[nodiscard]] diagnostics change(const roll_up_change& by);
};

/// What the totals of a group lack.
struct roll_up_completeness {
    std::vector<party_number> without_rows; ///< members by which no row counts; no lack in itself
    std::vector<party_number> not_covered;  ///< members whose rows may not all be there
    std::size_t unconverted = 0;            ///< rows that wait for a rate

    [[nodiscard]] bool complete() const noexcept { return not_covered.empty() && unconverted == 0; }
};
[[nodiscard]] roll_up_completeness completeness_of(const grouping& groups,
                                                   const roll_up_request& asked,
                                                   const roll_up& totals, std::uint32_t group);

/// The totals, with what they rest on: policy, days, rule, and of each group that a row concerns
/// the members, the rows that count, what was moved or left, the rates and how complete it is.
void write_roll_up(json::writer& out, const structure& day, const group_policy& policy,
                   const grouping& groups, const roll_up_request& asked, const roll_up& totals);
/// The same, with totals at every level where the request asks for them.
void write_roll_up(json::writer& out, const structure& day, const group_policy& policy,
                   const grouping& groups, const roll_up_request& asked,
                   const roll_up_totals& totals);

[[nodiscard]] std::string_view name_of(roll_up_function function) noexcept;
[[nodiscard]] std::string_view name_of(roll_up_method method) noexcept;

} // namespace tenet::group

#endif
