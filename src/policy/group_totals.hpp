#ifndef TENET_SRC_POLICY_GROUP_TOTALS_HPP
#define TENET_SRC_POLICY_GROUP_TOTALS_HPP

#include "groupings.hpp"

#include <optional>
#include <vector>

namespace tenet::policy {

/// A sum over the accounts of a group, as far as it is known: a number, or bounds with the reason
/// why it is no number.
struct group_total {
    decimal low;
    decimal high;
    bool has_low = true;
    bool has_high = true;
    const missing_cause* because = nullptr; ///< null: `low` is the sum

    /// Adds the value of an account that surely belongs to the group, or perhaps does. `lowest` is
    /// what no value lies below.
    void add(const value& v, bool surely, const std::optional<decimal>& lowest,
             const missing_cause* no_value);
    /// Adds what any number of accounts nobody knows of may come to.
    void add_unknown(const std::optional<decimal>& lowest, const missing_cause* why);
    /// The greater of the two.
    void take_greater(const group_total& other);
    /// The number, also where what is not known cannot change it; else a missing value that carries
    /// the bounds.
    [[nodiscard]] value as_value(arena& memory) const;

private:
    void note(const missing_cause* why) noexcept {
        if (because == nullptr) because = why;
    }
};

/// The totals of every group as its sure members see it, by measure number and group.
struct group_totals {
    std::vector<std::vector<group_total>> by_measure;
    arena memory; ///< of causes
};

} // namespace tenet::policy

#endif
