#ifndef TENET_SRC_ASSESS_INTERPRETER_HPP
#define TENET_SRC_ASSESS_INTERPRETER_HPP

#include "assess/program.hpp"

#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/function.hpp>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace tenet::assess {

/// A set of states, ascending: document order.
using state_set = std::vector<std::uint32_t>;

void insert(state_set& into, std::uint32_t n);
void remove(state_set& from, std::uint32_t n);
[[nodiscard]] bool contains(const state_set& in, std::uint32_t n) noexcept;

/// Events that wait, first come first served. Keeps its memory.
class event_queue {
public:
    [[nodiscard]] bool empty() const noexcept { return first_ == events_.size(); }
    [[nodiscard]] std::size_t size() const noexcept { return events_.size() - first_; }
    void push(event what) { events_.push_back(std::move(what)); }
    event pop() {
        event first = std::move(events_[first_++]);
        if (empty()) clear();
        return first;
    }
    void clear() noexcept {
        events_.clear();
        first_ = 0;
    }

private:
    std::vector<event> events_;
    std::size_t first_ = 0;
};

/// The algorithm of W3C SCXML 1.0, appendix D, whose names for its parts are kept. One call of
/// `start`, `step` or `advance` begins with `begin`; the next one uses the memory of the last.
class interpreter {
public:
    interpreter(const statechart::program& chart, const run_options& options);
    interpreter(const interpreter&) = delete;
    interpreter& operator=(const interpreter&) = delete;

    /// Works in `to`, whose snapshot it begins with.
    void begin(outcome& to);
    void start();
    /// Takes an event of the host, with data that may be kept.
    void take(const event& what, owned_value data);
    /// Fires what is due at `now`.
    void fire(instant now);
    [[nodiscard]] bool more_due(instant now) const noexcept;
    [[nodiscard]] bool ended() const noexcept { return now_->ended; }
    /// The limit that stopped the call.
    [[nodiscard]] const std::optional<diagnostic>& stopped_by() const noexcept { return stopped_; }

private:
    enum class done : std::uint8_t { yes, failed };

    // the algorithm (interpreter.cpp)
    void run();
    void settle();
    void answer(event what);
    void answer_last();
    const std::vector<std::uint32_t>& select(const event* what);
    std::uint32_t enabled_from(std::uint32_t leaf, const event* what);
    bool matches(const compiled_transition& t, const event* what);
    [[nodiscard]] static bool may(const compiled_transition& t, const event& what);
    void drop_conflicts(std::vector<std::uint32_t>& enabled) const;
    [[nodiscard]] bool exit_in_common(const compiled_transition& a,
                                      const compiled_transition& b) const;
    void microstep(const std::vector<std::uint32_t>& transitions);
    [[nodiscard]] std::uint32_t domain(const compiled_transition& t) const;
    [[nodiscard]] state_set effective_targets(const compiled_transition& t) const;
    void exit_states(const std::vector<std::uint32_t>& transitions);
    void exit_state(std::uint32_t n);
    void remember(std::uint32_t n);
    void enter_states(const std::vector<std::uint32_t>& transitions);
    void leave_all();

    // what is entered (entry_set.cpp)
    struct entry {
        state_set states;
        state_set by_default;
        std::map<std::uint32_t, const compiled_block*> history_content; ///< by parent

        void clear() noexcept {
            states.clear();
            by_default.clear();
            history_content.clear();
        }
    };
    void add_targets(const state_set& targets, std::uint32_t above, entry& to) const;
    void add_descendants(std::uint32_t n, entry& to) const;
    void add_history(std::uint32_t n, entry& to) const;
    void add_ancestors(std::uint32_t n, std::uint32_t above, entry& to) const;
    void add_regions(std::uint32_t n, entry& to) const;
    void enter(const entry& what);
    void enter_final(std::uint32_t n);
    [[nodiscard]] bool in_final(std::uint32_t n) const;
    void bind_data(std::uint32_t state);

    // executable content (interpreter_actions.cpp)
    void run_block(const compiled_block& block);
    done run_actions(const compiled_block& block);
    done run_action(const compiled_action& a);
    done run_assign(const compiled_action& a);
    done run_choice(const compiled_action& a);
    done run_loop(const compiled_action& a);
    done run_log(const compiled_action& a);
    done run_send(const compiled_action& a);
    done run_cancel(const compiled_action& a);
    done send_to_chart(const compiled_action& a, pending what, day_time_duration delay);
    done dispatch(pending what, day_time_duration delay);
    void wait(pending what, day_time_duration delay);
    void deliver(pending what);
    done send_id(const compiled_action& a, std::string& id);
    done delay_of(const compiled_action& a, const std::string& id, day_time_duration& delay);

    // values (interpreter_values.cpp)
    /// Null and an error event where it has no value.
    std::optional<value> evaluate(const compiled_value& v, const std::string& send_id = {});
    /// As `evaluate`, kept.
    std::optional<owned_value> evaluate_owned(const compiled_value& v,
                                              const std::string& send_id = {});
    bool is_true(const compiled_value& condition);
    done text_of(const compiled_text& from, std::string& to, const std::string& send_id = {});
    done data_of(const compiled_value& whole, const std::vector<compiled_parameter>& parts,
                 const std::string& send_id, owned_value& to);
    void set(std::uint32_t item, owned_value v);
    void show_event(const event& what);
    void make_slots();
    void name_session(const std::string& name);
    done fail(const diagnostic& why, std::string_view name = "error.execution",
              const std::string& send_id = {});
    void raise(event what);
    void give_up(const diagnostic& why);
    [[nodiscard]] bool stopped() const noexcept { return stopped_.has_value(); }
    static value in_state(feel::evaluation& run, const function_data& self,
                          std::span<const value> arguments);
    static value due_in(feel::evaluation& run, const function_data& self,
                        std::span<const value> arguments);

    /// `_event`, as expressions see the one that happened last.
    struct shown_event {
        std::array<context_entry, 9> entries;
        std::vector<value> roles;
        list_data role_list;
        context_data whole;
    };
    /// `_sessionid` and `_ioprocessors`.
    struct shown_session {
        std::string name;
        std::string location; ///< `#_scxml_` and the name
        std::array<context_entry, 1> processor;
        context_data processor_context;
        std::array<context_entry, 1> processors;
        context_data whole;
    };

    const statechart::program& chart_;
    const run_options& options_;
    outcome* out_ = nullptr;
    snapshot* now_ = nullptr; ///< `out_->next`
    feel::run_context context_;
    feel::evaluation run_;
    std::optional<instant> clock_; ///< what `context_.now` shows
    shown_event event_;
    shown_session session_;
    function_data in_;
    function_data due_;
    event_queue internal_;
    event_queue external_;
    std::vector<std::uint32_t> enabled_;
    state_set leaving_;
    entry entering_;
    bool running_ = true;
    std::uint64_t microsteps_ = 0;
    std::uint64_t fired_ = 0;
    std::optional<diagnostic> stopped_;
};

} // namespace tenet::assess

#endif
