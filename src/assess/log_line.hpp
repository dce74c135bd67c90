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

} // namespace tenet::assess

#endif
