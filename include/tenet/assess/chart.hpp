#ifndef TENET_ASSESS_CHART_HPP
#define TENET_ASSESS_CHART_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/message.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// @file
/// A statechart as written: plain data, whatever it was read from (JSON, SCXML, a host's code).
/// `statechart::compile` checks it and makes it run. Expressions are FEEL texts over the chart's
/// data items and the names of `statechart.hpp`. Section numbers are those of W3C SCXML 1.0.
namespace tenet::assess {

/// A value given as FEEL or as it is; neither: absent.
struct value_source {
    std::string expression;
    std::optional<owned_value> literal;
    place at;

    [[nodiscard]] bool given() const noexcept { return !expression.empty() || literal; }
};

/// A text given as it is or computed by FEEL; both empty: absent.
struct text_source {
    std::string text;
    std::string expression;
    place at;

    [[nodiscard]] bool given() const noexcept { return !text.empty() || !expression.empty(); }
};

/// A named part of an event's data.
struct parameter_definition {
    std::string name;
    value_source is;
};

struct action_definition;
/// Executable content: runs in order; an error ends the block and raises `error.execution` (4.9).
using action_block = std::vector<action_definition>;

/// A branch of a choice; without a condition it is the last one.
struct branch_definition {
    std::string condition;
    action_block actions;
    place at;
};

/// One action. Which members count depends on `is`.
struct action_definition {
    enum class kind : std::uint8_t {
        raise,    ///< puts `event` in the internal queue (4.2)
        send,     ///< sends `event` to itself or to the host, now or after `delay` (6.2)
        cancel,   ///< takes back what was sent with the id `id` (6.3)
        assign,   ///< sets the data item `location` to `data` (5.4)
        choose,   ///< runs the first branch whose condition is true (4.3)
        for_each, ///< runs `actions` for each item of the list `data` (4.6)
        log,      ///< gives the host `data` under the label `event` (4.7)
    };
    kind is = kind::raise;
    text_source event;
    text_source id;          ///< send: its id; cancel: the id sent with
    std::string id_location; ///< send: the data item that gets an id made for it
    text_source type;        ///< send: empty: the chart itself; else an effect type
    text_source target;      ///< send: of an effect, any text
    text_source delay;       ///< send: "PT8H", "P3D", "1.5s", "200ms"; FEEL: also a duration
    value_source data;       ///< send: all of the data; see also `parameters`
    std::vector<parameter_definition> parameters;
    std::string location;  ///< assign: the data item
    bool declares = false; ///< assign: makes the data item if need be (tolerant charts: scripts)
    std::string item;      ///< for_each: the data item that holds the item; made if need be
    std::string index;     ///< for_each: the data item that counts from 0; may be empty
    action_block actions;  ///< for_each
    std::vector<branch_definition> branches;
    place at;
};

/// A transition (3.5). It is taken by the first of its events that comes while its condition is
/// true; without events as soon as the condition is true.
struct transition_definition {
    /// Names or prefixes of names at a dot (`error` takes `error.execution`); `*` takes any.
    std::vector<std::string> events;
    std::string condition;            ///< FEEL; empty: true
    std::vector<std::string> targets; ///< empty: nothing is exited or entered
    bool internal = false;            ///< does not exit its compound source for a target inside
    /// Roles one of which the actor of the event must hold; empty: no matter who.
    std::vector<std::string> by;
    action_block actions;
    place at;
};

/// A data item (5.3). Without a value it is null.
struct data_definition {
    std::string name;
    std::string zh; ///< second name, equally usable; may be empty
    value_source is;
    place at;
};

/// What a state is; its children tell an atomic from a compound one.
enum class state_kind : std::uint8_t { state, parallel, final, shallow_history, deep_history };

/// A state with everything below it.
struct state_definition {
    std::string id; ///< empty: one is made
    bilingual name;
    state_kind is = state_kind::state;
    std::vector<std::string> initial; ///< states below, entered first; empty: the first child
    action_block on_initial;          ///< runs between its entry and that of its children (3.6)
    std::vector<action_block> on_entry;
    std::vector<action_block> on_exit;
    /// Of a history state one, without events and condition: where to go the first time (3.10).
    std::vector<transition_definition> transitions;
    std::vector<data_definition> data;
    value_source done; ///< of a final state: the data of its done event; see `done_parameters`
    std::vector<parameter_definition> done_parameters;
    std::vector<state_definition> children;
    place at;
};

/// A role that the actor of an event may hold.
struct role_definition {
    std::string id;
    bilingual name;
    std::vector<std::string> needs; ///< roles its holder must hold as well
    place at;
};

/// A whole chart.
struct chart_definition {
    std::string id;
    bilingual name;
    std::string version;
    std::vector<std::string> initial; ///< empty: the first state
    bool late_binding = false;        ///< data items get their values when their state is entered
    std::vector<data_definition> data;
    action_block on_load; ///< runs once, before the first state is entered (5.8)
    std::vector<state_definition> states;
    std::vector<std::string> effects; ///< types `send` may give to the host, e.g. "notify"
    std::vector<role_definition> roles;
    /// Sets of roles of which nobody may hold two (separation of duties).
    std::vector<std::vector<std::string>> exclusive;
    place at;
};

} // namespace tenet::assess

#endif
