#ifndef TENET_SRC_ASSESS_PROGRAM_HPP
#define TENET_SRC_ASSESS_PROGRAM_HPP

#include <tenet/assess/statechart.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/scope.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenet::assess {

inline constexpr std::uint32_t none = UINT32_MAX;

/// A compiled value: an expression, a constant, or what was wrong with it (tolerant charts).
struct compiled_value {
    std::optional<feel::expression> expression;
    std::optional<owned_value> literal;
    std::optional<diagnostic> broken;

    [[nodiscard]] bool given() const noexcept { return expression || literal || broken; }
};

struct compiled_text {
    std::string text;
    compiled_value computed;

    [[nodiscard]] bool given() const noexcept { return !text.empty() || computed.given(); }
};

struct compiled_parameter {
    std::string name;
    compiled_value is;
};

struct compiled_action;
using compiled_block = std::vector<compiled_action>;

struct compiled_branch {
    compiled_value condition;
    compiled_block actions;
};

struct compiled_action {
    action_definition::kind is = action_definition::kind::raise;
    compiled_text event;
    compiled_text id;
    compiled_text type;
    compiled_text target;
    compiled_text delay;
    compiled_value data;
    std::vector<compiled_parameter> parameters;
    std::string location_text;
    std::uint32_t location = none; ///< data item assigned, or that gets the id of a send
    std::string item_text;
    std::uint32_t item = none;
    std::uint32_t index = none;
    bool wants_index = false;
    bool wants_id = false;
    compiled_block actions;
    std::vector<compiled_branch> branches;
};

struct compiled_transition {
    std::uint32_t source = 0;
    std::vector<std::string> events; ///< without `.*` behind; "*" takes any
    compiled_value condition;
    std::vector<std::uint32_t> targets;
    std::uint32_t domain = none; ///< see `domain_of`; none: the history decides, or no targets
    bool internal = false;
    std::vector<std::string> by;
    compiled_block actions;
    place at;
};

struct compiled_data {
    std::string name;
    compiled_value is;
};

struct compiled_state {
    std::string id;
    state_kind is = state_kind::state;
    std::uint32_t parent = none;
    std::uint32_t end = 0; ///< one behind its last descendant
    std::uint32_t depth = 0;
    std::vector<std::uint32_t> children;  ///< without history states
    std::vector<std::uint32_t> histories; ///< its history states
    std::vector<std::uint32_t> initial;
    std::uint32_t history = none; ///< of a history state: its number
    compiled_block on_initial;
    std::vector<compiled_block> on_entry;
    std::vector<compiled_block> on_exit;
    std::vector<std::uint32_t> transitions;
    std::vector<std::uint32_t> data; ///< items declared here
    compiled_value done;
    place at;
    std::vector<compiled_parameter> done_parameters;

    [[nodiscard]] bool compound() const noexcept {
        return is == state_kind::state && !children.empty();
    }
    [[nodiscard]] bool atomic() const noexcept { return children.empty() && !is_history(); }
    [[nodiscard]] bool is_history() const noexcept {
        return is == state_kind::shallow_history || is == state_kind::deep_history;
    }
};

/// The slots that come before those of the data items.
enum system_slot : std::uint32_t {
    slot_event,
    slot_session,
    slot_name,
    slot_io,
    slot_in,
    slot_due,
    slot_data
};

struct statechart::program {
    std::string id;
    std::string digest;
    std::vector<compiled_state> states; ///< in document order; 0 is the chart
    std::vector<compiled_transition> transitions;
    std::vector<compiled_data> data;
    compiled_block on_load;
    bool late_binding = false;
    std::vector<std::string> effects;
    std::vector<std::string> state_ids;
    std::vector<std::string> data_names;
    std::uint32_t histories = 0;
    std::vector<role_definition> roles;
    std::vector<std::vector<std::string>> exclusive;
    bool has_eventless = false; ///< a transition that waits for no event
    place at;

    /// Whether `below` lies within `above` and is not it.
    [[nodiscard]] bool descends(std::uint32_t below, std::uint32_t above) const noexcept {
        return below > above && below < states[above].end;
    }
    /// The state below which a transition to `effective` targets exits and enters everything.
    [[nodiscard]] std::uint32_t domain_of(const compiled_transition& t,
                                          const std::vector<std::uint32_t>& effective) const;
    /// The innermost compound state above `of` that holds `all`.
    [[nodiscard]] std::uint32_t common_ancestor(std::uint32_t of,
                                                const std::vector<std::uint32_t>& all) const;
};

/// SHA-256 (hex) of what a run of the definition depends on.
[[nodiscard]] std::string digest_of(const chart_definition& from);

} // namespace tenet::assess

#endif
