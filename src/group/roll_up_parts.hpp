#ifndef TENET_SRC_GROUP_ROLL_UP_PARTS_HPP
#define TENET_SRC_GROUP_ROLL_UP_PARTS_HPP

#include <tenet/group/roll_up.hpp>

#include <functional>
#include <span>
#include <vector>

namespace tenet::group {

/// What counts of a row, by the party it counts with.
struct row_part {
    party_number party = 0;
    decimal value;
};

/// What one group counts of a row, and what it does not.
struct row_parts {
    std::vector<row_part> counted; ///< empty: nothing
    std::vector<row_move> moves;
    [[nodiscard]] decimal value() const noexcept;
};

/// A row as the rules see it: with the guarantees of its own and those of relations.
struct guaranteed_row {
    const value_row& row;
    std::span<const row_guarantee> of_relations;
    date as_of;
};

using is_member_function = std::function<bool(party_number)>;

/// Into `out`, whose memory is used again: of most rows there is one part.
void find_parts(const guaranteed_row& of, const roll_up_rule& rule,
                const is_member_function& is_member, row_parts& out);

} // namespace tenet::group

#endif
