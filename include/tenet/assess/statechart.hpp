#ifndef TENET_ASSESS_STATECHART_HPP
#define TENET_ASSESS_STATECHART_HPP

#include <tenet/assess/chart.hpp>
#include <tenet/base/calendar.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Statecharts that run by the algorithm of W3C SCXML 1.0 (appendix D): run to completion,
/// hierarchy, parallel states, history, done events, delayed events that can be cancelled.
///
/// A step is a function: snapshot, event and instant in; next snapshot, what happened and what the
/// host has to do out. The kernel asks no clock and does nothing itself.
///
/// ```cpp
/// auto chart = assess::statechart::compile(definition).value();
/// auto now = chart.start({.session = "S-2026-Q1", .at = begin}).value();
/// now = chart.step(now.next, {.name = "submit"}, later).value();
/// for (const assess::effect& e : now.effects) perform(e);
/// auto wake = assess::next_due(now.next); // call `advance` then
/// ```
namespace tenet::assess {

/// Where an event comes from (5.10.1).
enum class event_kind : std::uint8_t {
    external, ///< from the host, or sent by the chart to itself
    internal, ///< raised by the chart
    platform, ///< an error, or that a state is done
};

/// An event. A host gives its name, and what else it knows; the rest is filled in by the kernel.
struct event {
    std::string name;               ///< e.g. "submit", "vote.late"
    owned_value data;               ///< null where there is none
    std::string actor;              ///< who caused it; empty: nobody, as of a timer
    std::vector<std::string> roles; ///< the roles the actor holds at that instant
    std::string origin;
    std::string origin_type;
    std::string send_id; ///< of the `send` it came from, or whose error it is
    event_kind is = event_kind::external;
};

/// What was sent with a delay and is not due yet.
struct pending {
    instant due;
    std::uint64_t order = 0; ///< of sending; decides between those due at the same instant
    std::string type;        ///< empty: an event for the chart; else an effect
    std::string target;
    event what;
};

/// A running chart between two steps: a value, to be copied, kept and compared. It is complete:
/// whoever has it and the chart can go on. Made by `start`, and by `read_snapshot`.
struct snapshot {
    std::string chart;                               ///< digest of the chart it belongs to
    std::string session;                             ///< the host's name for it
    instant now;                                     ///< when it was last stepped or advanced
    std::vector<std::uint32_t> active;               ///< states, ascending (see `state_ids`)
    std::vector<std::vector<std::uint32_t>> history; ///< per history state; empty: never left
    std::vector<owned_value> data;                   ///< in the order of `data_names`
    std::vector<std::uint32_t> visited;              ///< states entered once; for late binding
    std::vector<pending> timers;                     ///< by due, then order
    std::uint64_t sent = 0;                          ///< how many were sent
    bool ended = false;
    std::string ended_in; ///< the final state that ended it
    owned_value result;   ///< the data of its end
};

/// Something for the host to do, or to know.
struct effect {
    std::string type; ///< "log", or one of the chart's effect types
    std::string name; ///< the event sent; the label of a log
    std::string target;
    owned_value data;
    std::string send_id;
    instant at;
};

/// An event that was taken from a queue.
struct occurrence {
    event what;
    instant at;
    std::uint32_t transitions = 0; ///< how many it enabled; 0: nobody waited for it
};

/// What a step came to.
struct outcome {
    snapshot next;
    std::vector<occurrence> events; ///< in order
    std::vector<effect> effects;    ///< in order
};

/// What the host says about time that runs backwards.
enum class backwards : std::uint8_t {
    refuse, ///< an error, nothing changes
    clamp,  ///< the instant of the snapshot counts
};

/// How steps run. Shared by threads; what it points to must outlive the calls.
struct run_options {
    zone_reference zone{nullptr, 0, zone_reference::kind::offset}; ///< of `now()` and `today()`
    const zone_database* zones = nullptr;
    const working_calendar* calendar = nullptr; ///< for `_due` in working time
    backwards time = backwards::refuse;
    std::uint64_t microsteps = 10'000; ///< of one call; an eventless loop ends there
    std::uint64_t timers = 1'000;      ///< fired by one call
    std::uint64_t queued = 10'000;     ///< events waiting at a time, and timers
    std::size_t value_parts = 100'000; ///< of one value kept: items, entries, 64 bytes of text
    feel::limits bounds;               ///< of one expression
};

struct start_options {
    std::string session; ///< `_sessionid`; not empty
    instant at;
};

/// How a definition is compiled.
struct chart_options {
    /// As SCXML wants it: an expression or location that is wrong is an `error.execution` of the
    /// running chart and a warning here. Otherwise it is an error.
    bool tolerant = false;
    std::size_t max_depth = 64; ///< nesting of states and of actions
    std::size_t max_states = 10'000;
    const zone_database* zones = nullptr;
};

/// A compiled chart. Immutable; copies share; threads may step it at once, each its own snapshots.
///
/// Expressions see the data items; `_event` (a context with name, type, sendid, origin,
/// origintype, invokeid, data, actor, roles; null before the first event), `_sessionid`, `_name`,
/// `_ioprocessors`, `In("state")`, and `_due("P5D", "working")`, the duration from now to the end
/// of a span (see `due_after`). They run strict: what has no answer is `error.execution`.
///
/// Data items and events keep null, booleans, numbers, texts, dates, times, durations, lists and
/// contexts (whose entries are put in the order of RFC 8785), at most 64 levels deep and of
/// `value_parts` parts; keeping anything else is `error.execution`.
class statechart {
public:
    /// Checks a definition and compiles its expressions once. All errors, with their places.
    /// Warnings go to `warnings` if it is given.
    static result<statechart> compile(const chart_definition& from,
                                      const chart_options& options = {},
                                      diagnostics* warnings = nullptr);

    /// Enters the initial states.
    [[nodiscard]] result<outcome> start(const start_options& begin,
                                        const run_options& options = {}) const;
    /// Fires what is due at `now`, then takes the event and runs to completion. On error (time
    /// runs backwards, the chart has ended, a snapshot of another chart, a loop without end)
    /// nothing has changed. O(active states and what they do); not of what happened before.
    [[nodiscard]] result<outcome> step(const snapshot& from, const event& what, instant now,
                                       const run_options& options = {}) const;
    /// Fires what is due at `now`, by due and then by order of sending. While one fires, its due
    /// is the present, so that one long stride and many short ones come to the same. At most
    /// `options.timers` fire: while `next_due` is not after `now`, call again.
    [[nodiscard]] result<outcome> advance(const snapshot& from, instant now,
                                          const run_options& options = {}) const;

    /// SHA-256 (hex) of everything in the definition that a run depends on.
    [[nodiscard]] const std::string& digest() const noexcept;
    [[nodiscard]] const std::string& id() const noexcept;
    /// The ids of all states in document order; 0 is the chart itself.
    [[nodiscard]] const std::vector<std::string>& state_ids() const noexcept;
    [[nodiscard]] const std::vector<std::string>& data_names() const noexcept;
    /// Whether a state of that id is active.
    [[nodiscard]] bool in(const snapshot& from, std::string_view state) const noexcept;
    /// The ids of the active states that have no children, in document order.
    [[nodiscard]] std::vector<std::string> active_leaves(const snapshot& from) const;
    /// The value of a data item; nullptr if there is none of that name.
    [[nodiscard]] const value* find(const snapshot& from, std::string_view data) const noexcept;

    struct program;
    /// For the rest of the room.
    [[nodiscard]] const program& compiled() const noexcept { return *program_; }

private:
    std::shared_ptr<const program> program_;
};

/// When `advance` has something to do; no value: never, unless an event comes.
[[nodiscard]] std::optional<instant> next_due(const snapshot& from) noexcept;

/// The type of `send` that means the chart itself (6.2.4), beside the empty one and "scxml".
inline constexpr std::string_view scxml_processor =
    "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";

} // namespace tenet::assess

#endif
