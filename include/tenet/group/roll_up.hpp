#ifndef TENET_GROUP_ROLL_UP_HPP
#define TENET_GROUP_ROLL_UP_HPP

#include <tenet/group/exchange_rates.hpp>
#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

/// Somebody vouches for a row: for a part of its value, for an amount, for the smaller of the two
/// where both are stated, or for all of it.
struct row_guarantee {
    party_number guarantor = 0;
    std::optional<decimal> percent{}; ///< of the row's value
    std::optional<decimal> amount{};  ///< in the row's currency
    std::optional<date> from{};       ///< first day it holds; absent: since ever
    std::optional<date> to{};         ///< last day it holds; absent: still
    std::string id{};
};

/// Something with a value that belongs to a party: an order, an exposure, a headcount. The room
/// knows no record and no measure; a host makes rows of them.
struct value_row {
    std::string id;         ///< a row that reaches a group twice, by two members, counts once
    party_number party = 0; ///< who owes or bought; of an order through an agent, the end customer
    decimal value;
    std::optional<date> on{};                   ///< for `first`, `last` and rates
    std::optional<party_number> counterparty{}; ///< the other side, for netting
    std::vector<std::string> attributes{};      ///< segment, region, currency, ...
    std::optional<party_number> agent{};        ///< by whom the order came
    std::vector<row_guarantee> guarantees{};    ///< in the order in which they are called upon
};

enum class roll_up_function : std::uint8_t {
    sum,
    count,
    count_distinct,
    min,
    max,
    average,
    first,
    last
};

/// How much of a member's rows a group counts.
enum class roll_up_method : std::uint8_t {
    full,         ///< all
    proportional, ///< the integrated share of the group's top in the member
    equity,       ///< all where the top controls the member, that share otherwise
};

/// With whom a row counts that came by an agent.
enum class agent_rule : std::uint8_t {
    customer, ///< the end customer
    agent,    ///< the agent
    both,     ///< both, and once in a group that has both
};

/// With whom an exposure counts that others guarantee.
struct guarantee_rule {
    enum class counting : std::uint8_t {
        guaranteed, ///< whoever owes it
        guarantor,  ///< the guaranteed part with the guarantor, the rest with who owes it
        both,       ///< all of it with who owes it, and the guaranteed part with the guarantor
    };
    counting count = counting::guaranteed;
    /// The relations `guarantee` of the day count for all rows of their subject, after the row's
    /// own. Of a share between bounds, `guarantor` moves the lower one, what is sure to be vouched
    /// for, and `both` counts the upper one.
    bool of_relations = false;
};

/// Where and how values are rounded.
struct roll_up_rounding {
    enum class place : std::uint8_t {
        nowhere,
        row,   ///< what each row counts with, converted and weighed
        total, ///< the result
    };
    place at = place::nowhere;
    rounding mode = rounding::half_even;
    int places = 2;
};

struct roll_up_rule {
    roll_up_function function = roll_up_function::sum;
    roll_up_method method = roll_up_method::full;
    /// The attribute whose values `count_distinct` counts.
    std::size_t distinct = 0;
    /// One result per value of this attribute; absent: one per group. A row without it has "".
    std::optional<std::size_t> split_by{};
    /// Rows whose counterparty is a member of the same group do not count.
    /// That a member guarantees a row nets nothing.
    bool net_within_group = false;
    agent_rule agents = agent_rule::customer;
    guarantee_rule guarantees{};
    /// Values come to one currency. Absent: they are added as they are.
    std::optional<conversion_rule> convert{};
    roll_up_rounding rounds{};
    /// For shares. These are rounded to twelve places before they weigh a value. They weigh sums
    /// and averages; counts, extremes, the first and the last are of whole rows.
    ownership_options ownership{};
};

struct rolled_up {
    std::string key; ///< of `split_by`
    /// None where no row counts, but 0 for sums and counts; and none where it depends on a rate
    /// that is missing, or lies beyond the range of decimals. Counts need no rates; the first and
    /// the last only those of their row.
    std::optional<decimal> value;
    std::size_t rows = 0;        ///< that counted
    std::size_t repeated = 0;    ///< left out because their id had counted
    std::size_t netted = 0;      ///< left out because they stay within the group
    std::size_t moved_in = 0;    ///< of those that counted, by a guarantor or an agent
    std::size_t moved_out = 0;   ///< rows of members that count elsewhere, wholly or in part
    std::size_t left = 0;        ///< that a member brought or guarantees, and that count elsewhere
    std::size_t unconverted = 0; ///< of those that counted, for which a rate is missing
    std::vector<used_rate> rates{};      ///< those the value rests on, by currencies and day
    std::vector<missing_rate> missing{}; ///< by currency and day

    /// Whether any row counted, was left out or was moved.
    [[nodiscard]] bool concerns_rows() const noexcept {
        return rows + repeated + netted + moved_in + moved_out + left > 0;
    }

    friend bool operator==(const rolled_up&, const rolled_up&) = default;
};

/// What a rule for agents or guarantees did with a row, seen from one group.
struct row_move {
    enum class kind : std::uint8_t {
        to_agent,             ///< a member bought it; it counts with its agent, who is no member
        from_customer,        ///< counts here because a member is its agent
        left_with_customer,   ///< a member is its agent; it counts with the end customer only
        once,                 ///< both of them are members; it counts once
        to_guarantor,         ///< a part that counts with a guarantor, who is no member
        from_guaranteed,      ///< a part that counts here because a member guarantees it
        left_with_guaranteed, ///< a member guarantees a part; it counts with who owes it only
    };
    kind is = kind::once;
    party_number member = 0; ///< the member by which the row reaches the group
    party_number other = 0;  ///< the party on the other end
    decimal value;           ///< what was moved, or left, as the row states it
};

/// A row that counts in a group.
struct counted_row {
    const value_row* row = nullptr;
    decimal value; ///< how much of it counts, in its own currency
    /// What it adds to a sum, converted and weighed; none where its rate is missing, and for
    /// functions that read no values.
    std::optional<decimal> converted;
};

/// What was moved or left.
struct moved_row {
    const value_row* row = nullptr;
    row_move move;
};

[[nodiscard]] std::string_view name_of(row_move::kind kind) noexcept;

/// Totals of the groups of a day over rows that may change. Rows count in order of their ids, so
/// that a total does not depend on how the rows came in, and changing some of them gives, bit for
/// bit, what starting anew gives. Movable, not copyable.
class roll_up {
public:
    roll_up(roll_up&&) noexcept = default;
    roll_up& operator=(roll_up&&) noexcept = default;

    /// Refused where integrated shares have no answer, or rates are wrong.
    static result<roll_up> make(const structure& day, const grouping& groups, roll_up_rule rule,
                                std::span<const value_row> rows,
                                std::span<const exchange_rate> rates = {});

    /// The totals of a group, by key; one with an empty key where it has no rows.
    [[nodiscard]] std::span<const rolled_up> of(std::uint32_t group) const noexcept;
    [[nodiscard]] std::size_t row_count() const noexcept; ///< of all rows, also those left out
    /// The rows of a group that counted, by id: a member list with amounts.
    [[nodiscard]] std::vector<const value_row*> rows_of(std::uint32_t group) const;
    /// The same, with how much of each counts.
    [[nodiscard]] std::vector<counted_row> counted_of(std::uint32_t group) const;
    /// What rules for agents and guarantees moved or left, by the ids of rows.
    [[nodiscard]] std::vector<moved_row> moves_of(std::uint32_t group) const;

    /// Removes the rows of some ids, then adds rows; all rows of an id are replaced by the new
    /// ones. Groups concerned are computed anew. Cost: their rows.
    void change(std::span<const value_row> upserts, std::span<const std::string> removals);

    /// Removes some rates, then adds or replaces others. Groups with rows in the currencies
    /// concerned are computed anew. Where a rate is wrong, all problems are returned and nothing is
    /// changed.
    [[nodiscard]] diagnostics change_rates(std::span<const exchange_rate> upserts,
                                           std::span<const rate_key> removals);

private:
    roll_up() = default;

    using rows_of_id = std::pair<const std::string, std::vector<value_row>>;
    struct walk;

    void read_guarantees(const structure& day);
    void place(rows_of_id& rows, std::vector<std::uint32_t>& touched);
    void take_out(rows_of_id& rows, std::vector<std::uint32_t>& touched);
    [[nodiscard]] std::vector<std::uint32_t> reached_by(const rows_of_id& rows) const;
    void compute(std::uint32_t group);
    [[nodiscard]] std::string_view key_of(const value_row& row) const noexcept;
    [[nodiscard]] bool may_use(std::string_view currency, const rate_key& rate) const;
    [[nodiscard]] bool is_member(std::uint32_t group, party_number p) const;
    [[nodiscard]] bool is_netted(std::uint32_t group, const value_row& row) const;
    [[nodiscard]] decimal weight(std::uint32_t group, party_number p) const;

    roll_up_rule rule_;
    date as_of_;
    rate_table rates_;
    std::vector<std::vector<std::uint32_t>> groups_of_;               ///< by party, ascending
    std::map<std::string, std::vector<value_row>, std::less<>> rows_; ///< by id
    std::vector<std::vector<rows_of_id*>> ids_of_;                    ///< by group, by id
    std::vector<std::vector<rolled_up>> totals_;
    std::vector<std::map<party_number, decimal>> weights_;          ///< by group; absent: 1
    std::vector<std::vector<std::string>> currencies_;              ///< by group: those of its rows
    std::map<party_number, std::vector<row_guarantee>> guarantees_; ///< of relations, by subject
};

/// What each party stands above within its group: for the seat of every party a group of it and of
/// the members that it controls, and what depends on one of these and for that reason is a member.
/// At a group's top that is the group itself. A roll-up over it gives totals at every level of
/// holding, under the same rules; levels overlap, so that they do not add up. Refused beyond
/// `limits.pairs` members in all. Where each party has one value and majorities are enough,
/// `totals_at_every_level` is far cheaper.
[[nodiscard]] result<grouping> levels_of(const structure& day, const grouping& groups,
                                         const search_limits& limits = {});

} // namespace tenet::group

#endif
