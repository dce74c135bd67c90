#ifndef TENET_GROUP_ROLL_UP_HPP
#define TENET_GROUP_ROLL_UP_HPP

#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

/// Something with a value that belongs to a party: an order, an exposure, a headcount. The room
/// knows no record and no measure; a host makes rows of them.
struct value_row {
    std::string id; ///< a row that reaches a group twice, by two members, counts once
    party_number party = 0;
    decimal value;
    std::optional<date> on{};                   ///< for `first` and `last`
    std::optional<party_number> counterparty{}; ///< the other side, for netting
    std::vector<std::string> attributes{};      ///< segment, region, currency, ...
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

struct roll_up_rule {
    roll_up_function function = roll_up_function::sum;
    roll_up_method method = roll_up_method::full;
    /// The attribute whose values `count_distinct` counts.
    std::size_t distinct = 0;
    /// One result per value of this attribute; absent: one per group. A row without it has "".
    std::optional<std::size_t> split_by{};
    /// Rows whose counterparty is a member of the same group do not count.
    bool net_within_group = false;
    /// For shares. These are rounded to twelve places before they weigh a value. They weigh sums
    /// and averages; counts, extremes, the first and the last are of whole rows.
    ownership_options ownership{};
};

struct rolled_up {
    std::string key;              ///< of `split_by`
    std::optional<decimal> value; ///< none where no row counts, but 0 for sums and counts
    std::size_t rows = 0;         ///< that counted
    std::size_t repeated = 0;     ///< left out because their id had counted
    std::size_t netted = 0;       ///< left out because they stay within the group

    friend bool operator==(const rolled_up&, const rolled_up&) = default;
};

/// Totals of the groups of a day over rows that may change. Rows count in order of their ids, so
/// that a total does not depend on how the rows came in, and changing some of them gives, bit for
/// bit, what starting anew gives. Movable, not copyable.
class roll_up {
public:
    roll_up(roll_up&&) noexcept = default;
    roll_up& operator=(roll_up&&) noexcept = default;

    static result<roll_up> make(const structure& day, const grouping& groups, roll_up_rule rule,
                                std::span<const value_row> rows);

    /// The totals of a group, by key; one with an empty key where it has no rows.
    [[nodiscard]] std::span<const rolled_up> of(std::uint32_t group) const noexcept;
    /// The rows of a group that counted, by id: a member list with amounts.
    [[nodiscard]] std::vector<const value_row*> rows_of(std::uint32_t group) const;

    /// Removes the rows of some ids, then adds rows; all rows of an id are replaced by the new
    /// ones. Groups concerned are computed anew. Cost: their rows.
    void change(std::span<const value_row> upserts, std::span<const std::string> removals);

private:
    roll_up() = default;

    using rows_of_id = std::pair<const std::string, std::vector<value_row>>;

    void place(rows_of_id& rows, std::vector<std::uint32_t>& touched);
    void take_out(rows_of_id& rows, std::vector<std::uint32_t>& touched);
    void compute(std::uint32_t group);
    static void fetch_after(const std::vector<rows_of_id*>& ids, std::size_t n) noexcept;
    [[nodiscard]] std::string_view key_of(const value_row& row) const noexcept;
    [[nodiscard]] bool is_netted(std::uint32_t group, const value_row& row) const;
    [[nodiscard]] decimal weight(std::uint32_t group, party_number p) const;

    roll_up_rule rule_;
    std::vector<std::vector<std::uint32_t>> groups_of_;               ///< by party, ascending
    std::map<std::string, std::vector<value_row>, std::less<>> rows_; ///< by id
    std::vector<std::vector<rows_of_id*>> ids_of_;                    ///< by group, by id
    std::vector<std::vector<rolled_up>> totals_;
    std::vector<std::map<party_number, decimal>> weights_; ///< by group; absent: 1
};

} // namespace tenet::group

#endif
