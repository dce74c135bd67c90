#ifndef TENET_SRC_ASSESS_COMPILER_HPP
#define TENET_SRC_ASSESS_COMPILER_HPP

#include "assess/program.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::assess {

/// Turns a definition into a program: numbers the states in document order, binds names, compiles
/// expressions, and reports everything that is wrong.
class compiler {
public:
    compiler(const chart_definition& from, const chart_options& options, diagnostics& problems,
             diagnostics* warnings)
        : from_(from), options_(options), problems_(problems), warnings_(warnings) {}

    void compile(statechart::program& out);

private:
    // states
    void add_states(const std::vector<state_definition>& from, std::uint32_t parent);
    std::uint32_t add_state(const state_definition& from, std::uint32_t parent);
    void add_to_parent(std::uint32_t n);
    void check_kind(const state_definition& from);
    void fill_states(const std::vector<state_definition>& from);
    void fill_state(const state_definition& from, std::uint32_t n);
    void fill_transition(const transition_definition& from, std::uint32_t source);
    void prepare_transitions();
    std::vector<std::uint32_t> targets(const std::vector<std::string>& ids, const place& at);
    void check_within(const std::vector<std::uint32_t>& targets, std::uint32_t above, bool history,
                      const place& at);
    void check_together(const std::vector<std::uint32_t>& targets, const place& at);
    [[nodiscard]] bool together(std::uint32_t a, std::uint32_t b) const;
    std::vector<std::uint32_t> default_initial(std::uint32_t n) const;

    // data and names
    void gather_data(const std::vector<data_definition>& from, std::uint32_t state);
    void gather_state_data(const std::vector<state_definition>& from);
    void gather_loops(const action_block& from, std::size_t depth);
    void gather_loops(const state_definition& from);
    void add_data(const std::string& name, const std::string& zh, const place& at, bool implied);
    void make_scope();
    [[nodiscard]] std::uint32_t data_number(std::string_view name) const;
    void check_roles();

    // actions
    compiled_block block(const action_block& from, std::size_t depth = 1);
    compiled_action action(const action_definition& from, std::size_t depth);
    void location(const action_definition& from, const std::string& name, std::uint32_t& to);
    void loop(const action_definition& from, compiled_action& to);
    void check_send(const action_definition& from);
    std::vector<compiled_parameter> parameters(const std::vector<parameter_definition>& from);
    compiled_value compile_value(const value_source& from);
    compiled_value expression(const std::string& text, const place& at);
    compiled_text compile_text(const text_source& from);
    void wrong(const std::string& text, const diagnostics& why);

    const chart_definition& from_;
    const chart_options& options_;
    diagnostics& problems_;
    diagnostics* warnings_;
    statechart::program* out_ = nullptr;
    feel::scope scope_;
    std::map<std::string, std::uint32_t, std::less<>> state_numbers_;
    std::map<std::string, std::uint32_t, std::less<>> data_numbers_;
    std::vector<std::string> second_names_;
    std::uint32_t next_ = 0; ///< state filled next, in document order
};

/// A delay as SCXML or ISO 8601 writes it; no value if the text is none or negative.
[[nodiscard]] std::optional<day_time_duration> read_delay(std::string_view text);

} // namespace tenet::assess

#endif
