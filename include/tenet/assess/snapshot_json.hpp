#ifndef TENET_ASSESS_SNAPSHOT_JSON_HPP
#define TENET_ASSESS_SNAPSHOT_JSON_HPP

#include <tenet/assess/statechart.hpp>

#include <string>
#include <string_view>

namespace tenet::assess {

/// A snapshot as canonical JSON (RFC 8785): states and data by name, values with kinds, decimals
/// as strings, instants in UTC. The same snapshot gives the same bytes everywhere.
[[nodiscard]] std::string write_snapshot(const statechart& chart, const snapshot& from);

/// Reads what `write_snapshot` wrote; refused is everything else, and the snapshot of another
/// chart. Named zones in values need `zones`.
[[nodiscard]] result<snapshot> read_snapshot(const statechart& chart, std::string_view text,
                                             const zone_database* zones = nullptr);

} // namespace tenet::assess

#endif
