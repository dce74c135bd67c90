#ifndef TENET_SRC_ASSESS_LOG_LINE_HPP
#define TENET_SRC_ASSESS_LOG_LINE_HPP

#include <tenet/assess/event_log.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace tenet::assess {

/// The number an entry states; no value if it cannot be read.
[[nodiscard]] std::optional<std::uint64_t> sequence_of(std::string_view entry);

/// Makes the step that an entry records.
[[nodiscard]] result<recorded> run_again(const statechart& chart, const replayed& from,
                                         std::string_view entry, const run_options& options);

/// What the entry of a migration says besides the snapshot it led to.
struct migration_entry {
    instant at;
    std::string_view from; ///< digest of the chart before
    std::string_view plan; ///< its text
    std::string_view plan_digest;
};

/// Records that a snapshot of another chart follows.
[[nodiscard]] recorded record_migration(const statechart& to, snapshot next, const checkpoint& at,
                                        const migration_entry& what);

} // namespace tenet::assess

#endif
