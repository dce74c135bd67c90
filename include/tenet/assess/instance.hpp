#ifndef TENET_ASSESS_INSTANCE_HPP
#define TENET_ASSESS_INSTANCE_HPP

#include <tenet/assess/definition.hpp>
#include <tenet/assess/event_log.hpp>
#include <tenet/assess/panel.hpp>
#include <tenet/assess/statechart.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// An assessment that runs. Each call is a function: instance and what comes in; the next instance,
/// the bytes to append to its log and what the host has to do out. What is refused leaves nothing
/// behind. No clock is asked and nothing is done here.
///
/// ```cpp
/// auto survey = assess::assessment::read(text).value();
/// auto s = assess::open(survey, {"QINGHE-2026", subject, people}, begin).value();
/// s = assess::submit(survey, s.next, vote, later).value();
/// append(s.bytes); // and only then
/// for (const auto& e : s.effects) perform(e);
/// auto wake = assess::next_due(survey, s.next); // call `advance` then
/// ```
///
/// The log is that of event_log.hpp: `start`, the event `open`, then an event per act, `act.NAME`,
/// or `decided.NAME` where the act brings its stage to a result, which the event states with
/// measures and votes; `decided.close` at a deadline; and what a timer did as `advance`. Any prefix
/// of its lines from the second one on is the log of an instance.
namespace tenet::assess {

/// A person who takes part, as known when it is opened.
struct participant {
    std::string person;
    std::vector<std::string> roles;
    std::string group;    ///< for minimums of panels, e.g. a department
    decimal weight{1};    ///< in weighted panels; not negative
    std::string conflict; ///< a conflict of interest and its reason; empty: none
};

/// With what an instance begins.
struct opening {
    std::string instance; ///< the host's name for it
    owned_value subject;
    std::vector<participant> participants;
};

/// Reads `{"instance": ..., "subject": ..., "participants": [{"person": ..., "roles": [...],
/// "group": ..., "weight": ..., "conflict": ...}]}`; everything wrong with its place.
[[nodiscard]] result<opening> read_opening(std::string json, const std::string& file = {});

enum class act_kind : std::uint8_t {
    submit,           ///< a form, a vote, or both
    delegate,         ///< lets `person` act for the actor from `since` until `until`
    revoke,           ///< ends delegations to `person`
    transfer,         ///< gives the own place in the stage to `person` (转办)
    add_signer,       ///< gives `person` a place in the stage (加签)
    remove_signer,    ///< takes it, while nothing was handed in (减签)
    declare_conflict, ///< a conflict of interest of the actor or of `person`
    send_back,        ///< to the stage `to` (退回)
    withdraw,         ///< ends it (撤回)
    reopen,           ///< takes it up again after its outcome (重启)
    appeal,           ///< likewise, by those whom it concerns (申诉)
};

/// Something a participant does.
struct act {
    act_kind is = act_kind::submit;
    std::string actor;
    std::string stage;        ///< in which; must be the one at present
    std::string on_behalf_of; ///< submit: whom the actor represents
    ballot choice = ballot::none;
    std::string person;
    std::string to;
    std::string reason;
    std::optional<instant> since;
    std::optional<instant> until;
    std::vector<std::string> stages; ///< delegate: in which; empty: in all
    owned_value answers;             ///< a context by question; null: none
};

/// Reads `{"act": "submit", "actor": "li", "stage": "review", "for": "wang", "choice": "approve",
/// "answers": {...}}`; other members have the names they have in `act`. Everything wrong.
[[nodiscard]] result<act> read_act(std::string json, const std::string& file = {});

/// A place in a stage: who is to act, and what came of it.
struct seat {
    std::string person;
    std::string role; ///< as what
    std::string group;
    decimal weight{1};
    bool veto = false;
    bool removed = false;
    std::string excused; ///< why it does not count: a conflict, or separation of duties
    ballot is = ballot::none;
    std::string actor;
    std::string on_behalf_of;
    owned_value answers;
    instant at;

    [[nodiscard]] bool counts() const noexcept { return !removed && excused.empty(); }
};

/// One run of a stage.
struct stage_round {
    std::string stage;
    std::uint32_t number = 0; ///< from 1, over all stages
    instant entered;
    std::optional<instant> left;
    std::string result; ///< of its panel; or "sent_back", "withdrawn"
    std::vector<seat> seats;
};

/// An outcome that was reached. It stays as it is; a later one supersedes it.
struct attained {
    std::uint32_t number = 0; ///< from 1
    std::string outcome;
    instant at;
    std::uint32_t supersedes = 0; ///< the number of the one before; 0: none
    owned_value measures;         ///< a context
};

struct delegation {
    std::string from;
    std::string to;
    instant since;
    instant until;
    std::vector<std::string> stages; ///< empty: all
};

/// An instance between two calls: a value. Whoever has it and the assessment can go on.
struct instance {
    snapshot now;   ///< of the chart
    checkpoint log; ///< how far its log goes
    instant opened;
    owned_value subject;
    std::vector<participant> people;
    std::vector<std::shared_ptr<const stage_round>> past;
    std::size_t settled = 0; ///< rounds that ended under earlier versions of the definition
    stage_round present;     ///< `left` is given where an outcome was reached
    std::vector<attained> outcomes;
    std::vector<delegation> delegations;
    std::map<std::string, std::set<std::string>, std::less<>> took_part; ///< by stage: persons
    std::map<std::string, std::set<std::string>, std::less<>> acted_as;  ///< by person: roles

    /// The stage at present, or the outcome.
    [[nodiscard]] const std::string& at() const noexcept {
        return closed() ? outcomes.back().outcome : present.stage;
    }
    [[nodiscard]] bool closed() const noexcept { return present.left.has_value(); }
};

/// Something for the host to do: "act" (it is their turn), "remind", "escalate", "outcome",
/// "follow_up" (open another assessment), or "problem": a condition that failed and counted as
/// false, or a measure that a limit ended and that counts as null.
struct instance_effect {
    effect what;
    std::vector<std::string> people; ///< whom it concerns
};

/// What a call came to.
struct instance_step {
    instance next;
    std::string bytes; ///< whole lines to append; may be empty
    std::vector<instance_effect> effects;
};

/// Opens an instance: its first stage begins. Refused: participants who are named twice, hold roles
/// that are not defined or that exclude each other.
[[nodiscard]] result<instance_step> open(const assessment& of, const opening& with, instant now,
                                         const run_options& options = {});

/// Does what is due at `now`, then the act. What keeps it from being done is reported as far as it
/// can be told; then nothing has changed, and what was due is still to be done by `advance`.
///
/// Nobody is asked less than others: who acts in a stage and who is represented are both checked
/// for separation of duties and conflicts of interest, whatever their names or roles; withdrawing,
/// reopening and appealing ask for a role and the time. O(participants and panel), and what copying
/// the instance costs.
[[nodiscard]] result<instance_step> submit(const assessment& of, const instance& from,
                                           const act& what, instant now,
                                           const run_options& options = {});

/// Does what is due at `now`: reminders, escalations, deadlines, in their order, each at its own
/// instant, so that one long stride and many short ones come to the same.
[[nodiscard]] result<instance_step> advance(const assessment& of, const instance& from, instant now,
                                            const run_options& options = {});

/// When `advance` has something to do; no value: never, unless somebody acts.
[[nodiscard]] std::optional<instant> next_due(const assessment& of, const instance& what);

/// Verifies a log and runs it again under all rules of the definition: every entry must be the one
/// that stands there, byte for byte. `options` must be those it was recorded with.
[[nodiscard]] result<instance> replay(const assessment& of, std::string_view log,
                                      const run_options& options = {},
                                      const checkpoint* expected = nullptr);

/// An instance as JSON: where it is, who acted, what came of it, when something is due. For people
/// and hosts; it cannot be read back, the log can.
[[nodiscard]] std::string show_json(const assessment& of, const instance& what, int indent = 0);
/// Effects as a JSON array.
[[nodiscard]] std::string effects_json(const std::vector<instance_effect>& effects, int indent = 0);

[[nodiscard]] std::string_view name_of(act_kind k) noexcept;
[[nodiscard]] std::string_view name_of(ballot b) noexcept;

} // namespace tenet::assess

#endif
