#ifndef TENET_SRC_ASSESS_DEFINITION_PROGRAM_HPP
#define TENET_SRC_ASSESS_DEFINITION_PROGRAM_HPP

#include <tenet/assess/definition.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/scope.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::assess {

/// The state a chart is in until it is opened, and the event that opens it.
inline constexpr std::string_view opening_state = "opening";
inline constexpr std::string_view open_event = "open";
/// The event at the end of a stage's time: for the chart nothing, for the instance its cue.
inline constexpr std::string_view deadline_event = "deadline";
/// Before the name of an act that brings its stage to a result.
inline constexpr std::string_view decided_prefix = "decided.";

/// What measures read besides the subject, parameters and other measures, in the order of slots.
inline constexpr std::array<std::string_view, 7> counted_names{
    "answers", "invited", "returned", "approvals", "rejections", "abstentions", "subject"};

/// A record's expressions, compiled.
struct compiled_record {
    std::optional<feel::expression> condition;
    std::optional<feel::expression> each;
    std::vector<feel::expression> fields; ///< in the order of the definition
};

/// The holders of a role, compiled.
struct compiled_source {
    std::string role;
    feel::expression from;
};

struct assessment::program {
    assessment_definition from;
    statechart chart;
    std::optional<recurrence> recurs;
    feel::scope names; ///< of measures: `counted_names`, parameters, measures
    std::vector<feel::expression> measures;
    feel::scope record_names; ///< of records: the subject, parameters, measures, `run`
    std::vector<compiled_record> records;
    std::vector<compiled_source> sources; ///< in the order of the definition

    [[nodiscard]] const stage_definition* stage(std::string_view id) const noexcept;
    [[nodiscard]] const outcome_definition* outcome(std::string_view id) const noexcept;
    [[nodiscard]] const form_definition* form(std::string_view id) const noexcept;
};

/// The results that a panel of a kind can come to.
[[nodiscard]] std::span<const panel_result> results_of(panel_kind kind) noexcept;

/// Everything that is wrong with a definition but for its expressions.
void check_definition(const assessment_definition& from, diagnostics& problems);

/// Compiles the expressions of records (records.cpp).
void compile_records(assessment::program& to, diagnostics& problems);

/// Compiles where the holders of roles come from (participants.cpp).
void compile_sources(assessment::program& to, diagnostics& problems);

/// Whether a measure stands at an outcome.
[[nodiscard]] bool stands(const outcome_definition* at, std::string_view measure) noexcept;

/// The chart that runs a definition. `for_lint`: outcomes are ends, and what is taken up again
/// begins where all begins, so that ways to the end and states nothing leads to can be told.
[[nodiscard]] chart_definition chart_of(const assessment_definition& from, bool for_lint);

template <class T>
[[nodiscard]] const T* find_by_id(const std::vector<T>& in, std::string_view id) noexcept {
    for (const T& each : in) {
        if (each.id == id) return &each;
    }
    return nullptr;
}

} // namespace tenet::assess

#endif
