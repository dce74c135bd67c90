#ifndef TENET_SCORE_TIERS_HPP
#define TENET_SCORE_TIERS_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tenet::score {

// ------------------------------------------------------------------------------- the ratchet

/// A tier that holds for a while and within it only rises.
struct ratchet_rule {
    std::vector<std::string> tiers; ///< best first
    std::int64_t months = 12;       ///< how long a tier holds, 1 to 1200
    bool rise_restarts = true;      ///< a rise begins a period; otherwise the one running goes on
    /// A period that ran out is followed by others from the day after, without a gap, to the one
    /// that holds the day of the evaluation; otherwise one begins on that day.
    bool renew_follows = false;
};

struct held_tier {
    std::string tier;
    date from;
    date to; ///< the last day

    friend bool operator==(const held_tier&, const held_tier&) = default;
};

enum class ratchet_step : std::uint8_t {
    entered, ///< there was none before
    rose,
    stayed,  ///< the same was earned within the period
    held,    ///< less was earned within the period
    renewed, ///< the same was earned when it had run out
    fell,    ///< less was earned when it had run out
};

struct ratchet_result {
    ratchet_step what = ratchet_step::entered;
    std::string earned;
    held_tier now;
};

/// What an evaluation does to a tier. A period of m months from the 15th ends on the 14th. Refused:
/// tiers that do not exist, periods that end before they begin, days before the period began.
///
/// Example: gold to 2026-12-31, silver earned in June is `held`; in January 2027 it `fell`.
[[nodiscard]] result<ratchet_result> ratchet(const ratchet_rule& rule,
                                             const std::optional<held_tier>& before,
                                             const std::string& earned, date on);

/// The trailing window an evaluation looks at.
struct trailing_window {
    date from;
    date to;
    std::int64_t months = 0; ///< begun; fewer than the rule's where the customer is newer
};

/// The `months` months that end on a day, or those since the customer came. Refused: months not 1
/// to 1200, a customer who came later.
[[nodiscard]] result<trailing_window> window_before(date on, std::int64_t months, date came);

// ------------------------------------------------------------------------------- migration

struct tier_holding {
    std::string id;
    std::string tier;
    decimal amount;
};

struct migration_cell {
    std::uint64_t count = 0;
    decimal before; ///< amounts at the first date
    decimal after;  ///< and at the second, of the same
};

/// Who went where between two dates. The last row holds those who entered, the last column those
/// who left; rows are tiers before, columns tiers after.
struct migration {
    std::vector<std::string> tiers;
    std::vector<std::vector<migration_cell>> cells;
    migration_cell rose;
    migration_cell stayed;
    migration_cell fell;
    migration_cell entered;
    migration_cell left;
};

/// Refused: tiers twice or unknown, ids twice at one date, amounts of 10^30 or more. `tiers` best
/// first. O(n log n).
[[nodiscard]] result<migration> migration_between(std::span<const std::string> tiers,
                                                  std::span<const tier_holding> before,
                                                  std::span<const tier_holding> after);

} // namespace tenet::score

#endif
