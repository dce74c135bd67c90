#ifndef TENET_POLICY_CONTEXT_HPP
#define TENET_POLICY_CONTEXT_HPP

#include <tenet/base/calendar.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/group/lineage.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tenet::policy {

/// Ids of groups that stay, as they were followed until now, and the digest of all of it.
/// Immutable.
class kept_lineage {
public:
    explicit kept_lineage(group::lineage is);

    [[nodiscard]] const group::lineage& is() const noexcept { return is_; }
    /// SHA-256 of what `group::write_lineage` writes.
    [[nodiscard]] const std::string& digest() const noexcept { return digest_; }

private:
    group::lineage is_;
    std::string digest_;
};

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
    /// By the id of a grouping of the regulation: where its groups have their ids from. A grouping
    /// without one, or with a null pointer, calls a group by what is at its top. Followed to the
    /// day judged or its eve.
    std::map<std::string, std::shared_ptr<const kept_lineage>, std::less<>> lineages;
};

/// Called now and then during long work, from the calling thread: units done and in all. Answer
/// false to cancel.
using progress = std::function<bool(std::size_t done, std::size_t total)>;

} // namespace tenet::policy

#endif
