#ifndef TENET_POLICY_CONTEXT_HPP
#define TENET_POLICY_CONTEXT_HPP

#include <tenet/base/calendar.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/feel/evaluation.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tenet::policy {

/// Everything a judgement reads that is not a customer fact and not the regulation. The same
/// regulation, snapshot and context give the same report, to the byte.
struct context {
    date_time at; ///< the instant judged, with its zone
    /// What was known when, of the relationships that make groups; empty: at `at`.
    std::optional<date_time> known_at;
    // Part of what a judgement is made in; no rule kind of this version reads the next two.
    std::string actor; ///< acting person; empty: nobody in particular
    std::string unit;  ///< own unit in scope; empty: all
    std::shared_ptr<const working_calendar> calendar; ///< working time; null: not supplied
    std::shared_ptr<const zone_database> zones;       ///< named zones; null: none
    feel::limits bounds;                              ///< per rule and subject
};

/// Called now and then during long work, from the calling thread: units done and in all. Answer
/// false to cancel.
using progress = std::function<bool(std::size_t done, std::size_t total)>;

} // namespace tenet::policy

#endif
