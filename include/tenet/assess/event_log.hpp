#ifndef TENET_ASSESS_EVENT_LOG_HPP
#define TENET_ASSESS_EVENT_LOG_HPP

#include <tenet/assess/statechart.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// @file
/// The history of one running chart: everything the host told it, in a text that only grows and
/// that shows every change. The kernel gives the bytes to append; keeping them is the host's.
///
/// A line is an entry, `{"entry":{...},"hash":"..."}`, canonical JSON (RFC 8785). The entry says
/// what came (`kind`: start, event, advance), when (`at`), its number (`sequence`, from 1) and
/// the SHA-256 of the snapshot it led to (`state`). The hash is SHA-256 over the 32 bytes of the
/// hash before (zeros before the first) and the bytes of the entry.
///
/// A chain shows changes, gaps and swaps anywhere; that its tail is cut off, or that all of it was
/// written anew, shows only against a checkpoint kept elsewhere.
namespace tenet::assess {

/// How far a log goes: its number of entries, its bytes, and the hash of the last one.
struct checkpoint {
    std::uint64_t entries = 0;
    std::uint64_t bytes = 0;
    std::string hash = std::string(64, '0');

    friend bool operator==(const checkpoint&, const checkpoint&) = default;
};

/// A checkpoint as a line of canonical JSON, `{"bytes":…,"entries":…,"hash":"…"}`, to be kept
/// elsewhere, and back.
[[nodiscard]] std::string checkpoint_text(const checkpoint& from);
[[nodiscard]] result<checkpoint> read_checkpoint(std::string_view text);

/// A step with the bytes that record it. Append them, and only then act on the outcome.
struct recorded {
    outcome now;
    std::string bytes; ///< one line with its end, or nothing
    checkpoint at;     ///< of the log with these bytes
};

/// `statechart::start`, recorded.
[[nodiscard]] result<recorded> record_start(const statechart& chart, const start_options& begin,
                                            const run_options& options = {});
/// `statechart::step`, recorded. A step that is refused leaves no entry.
[[nodiscard]] result<recorded> record_step(const statechart& chart, const snapshot& from,
                                           const checkpoint& at, const event& what, instant now,
                                           const run_options& options = {});
/// `statechart::advance`, recorded where anything was due; otherwise there are no bytes.
[[nodiscard]] result<recorded> record_advance(const statechart& chart, const snapshot& from,
                                              const checkpoint& at, instant now,
                                              const run_options& options = {});

/// Checks the chain of a log. Wrong is, each with line and offset: an entry that was changed, one
/// that is missing or out of order, a line of another form, a last line that is not whole, and,
/// against a checkpoint, a log that ends before it or says something else there. The first of
/// them is reported: behind it nothing is certain. Costs little more than hashing the bytes.
[[nodiscard]] result<checkpoint> verify_log(std::string_view log,
                                            const checkpoint* expected = nullptr);

/// The part of a log that is whole: everything up to the last line that has its end. For a log
/// whose last append was interrupted, which then was never acknowledged.
[[nodiscard]] std::string_view whole_lines(std::string_view log) noexcept;

/// A log that was run again.
struct replayed {
    snapshot now;
    checkpoint at;
};

/// Verifies a log and runs it again: every step must give the entry that stands there, byte for
/// byte. `options` must be those it was recorded with.
[[nodiscard]] result<replayed> replay(const statechart& chart, std::string_view log,
                                      const run_options& options = {},
                                      const checkpoint* expected = nullptr);

} // namespace tenet::assess

#endif
