#ifndef TENET_ASSESS_SIMULATION_HPP
#define TENET_ASSESS_SIMULATION_HPP

#include <tenet/assess/instance.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// What would become of running assessments if people did as is assumed: copies go through a
/// time that has not come, and the originals stay as they are. When does the load of the quarter
/// peak, and what stands still if nobody answers?
///
/// ```cpp
/// auto if_nobody = assess::simulate(survey, now, monday, end_of_quarter).value();
/// if_nobody.all.peak_day; // when most tasks are open
/// ```
namespace tenet::assess {

/// What the holders of a role do, each once a round: so long after their stage began they hand in
/// the answers and the vote given here. Who would be late already acts as the simulation begins.
struct behaviour {
    std::string role;
    std::string stage; ///< empty: in every stage
    span_definition after;
    ballot vote = ballot::none;
    owned_value answers; ///< a context by question; null: none
    place at;
};

/// What is assumed. The first that fits a place by role and stage says what its holder does;
/// whom none fits does nothing. Empty: nobody answers.
struct assumptions {
    std::vector<behaviour> behave;
};

/// Reads `{"behave": [{"role": "reviewer", "stage": "review", "after": {"after": "P2D", "in":
/// "working"}, "vote": "approve", "answers": {...}}]}`, as docs/schemas/assumptions.schema.json
/// says; everything wrong with its place.
[[nodiscard]] result<assumptions> read_assumptions(std::string json, const std::string& file = {});

/// An instance to be simulated, with what it runs by. Borrowed during the call.
struct simulated_instance {
    const assessment* of = nullptr;
    const instance* is = nullptr;
    run_options how;
};

struct simulation_options {
    zone_reference zone{nullptr, 0, zone_reference::kind::offset}; ///< whose days load is told by
    /// Of the whole call. A step of an instance counts one, and one more for each 100 places of
    /// its present stage.
    std::uint64_t steps = 100'000;
};

/// What an entry of the timeline is.
enum class simulated_kind : std::uint8_t {
    due,     ///< reminders, escalations, a deadline
    submit,  ///< somebody acted as assumed
    refused, ///< somebody would have and may not: `why`
};

/// A stage that came to a result.
struct passed_stage {
    std::string stage;
    std::string result;
};

struct simulated_event {
    instant at;
    std::size_t which = 0; ///< position among those given
    simulated_kind is = simulated_kind::due;
    std::string stage; ///< in which it happened
    std::string actor; ///< of submit and refused
    std::vector<passed_stage> passed;
    std::string to; ///< the stage or outcome it stands at afterwards
    std::vector<instance_effect> effects;
    std::optional<diagnostic> why;
};

/// Somebody an instance waits for.
struct awaited {
    std::string person;
    std::string role;
    instant since;
};

/// Where an instance stands at the end.
struct standing {
    std::size_t which = 0;
    instance end; ///< the copy; its log goes on from that of the original
    std::vector<awaited> waits_for;
    std::optional<instant> next_due;
};

/// So many tasks are open at some time of each of these days.
struct load_span {
    date from;
    date until; ///< the last day
    std::size_t open = 0;

    friend bool operator==(const load_span&, const load_span&) = default;
};

/// The open tasks of a person, a role or all, by days of `simulation_options::zone`. A task is a
/// place in a stage, from when the stage began until its holder acted or it ended.
struct load {
    std::string who;
    std::vector<load_span> days; ///< in order; days without a task are left out
    std::size_t peak = 0;
    std::optional<date> peak_day; ///< the first day of the peak
};

struct simulation {
    instant from;
    instant until;
    std::vector<simulated_event> events; ///< by instant, then by instance
    std::vector<standing> standings;     ///< of each instance
    load all;
    std::vector<load> persons; ///< by name
    std::vector<load> roles;   ///< by name
};

/// Simulates instances from an instant until another, both included. What is overdue at `from`
/// is done first, at its own due; who acts at the instant of a deadline comes after it, as always.
/// All rules hold: an act that is not allowed is told as refused, and not tried again in that
/// round. Refused is the whole for time that runs backwards, assumptions about roles or stages
/// that nobody knows, and more steps than `steps`. The same input gives the same result.
///
/// O(steps x places of a stage); load O(tasks x log tasks), whatever the length of time.
[[nodiscard]] result<simulation> simulate(std::span<const simulated_instance> instances,
                                          instant from, instant until,
                                          const assumptions& assumed = {},
                                          const simulation_options& options = {});

/// Simulates one instance; days are those of `how.zone`.
[[nodiscard]] result<simulation> simulate(const assessment& of, const instance& is, instant from,
                                          instant until, const assumptions& assumed = {},
                                          const run_options& how = {});

/// A simulation as JSON (docs/schemas/simulation.schema.json). The instances must be those
/// simulated.
[[nodiscard]] std::string simulation_json(const simulation& from, int indent = 0);

[[nodiscard]] std::string_view name_of(simulated_kind k) noexcept;

} // namespace tenet::assess

#endif
