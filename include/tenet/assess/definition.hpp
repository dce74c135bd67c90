#ifndef TENET_ASSESS_DEFINITION_HPP
#define TENET_ASSESS_DEFINITION_HPP

#include <tenet/assess/chart.hpp>
#include <tenet/assess/due.hpp>
#include <tenet/assess/panel.hpp>
#include <tenet/assess/statechart.hpp>
#include <tenet/base/decimal.hpp>
#include <tenet/base/recurrence.hpp>
#include <tenet/base/result.hpp>
#include <tenet/json/document.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// An assessment as written: who takes part, in which stages, by which forms and panels, until
/// when, and what comes of it. Plain data, read from JSON (docs/schemas/assessment.schema.json);
/// `assessment::compile` checks it and makes a statechart of it, and `instance.hpp` runs that.
namespace tenet::assess {

/// A span of time and what it is counted in.
struct span_definition {
    std::string after; ///< empty: none
    time_basis in = time_basis::clock;
    place at;

    [[nodiscard]] bool given() const noexcept { return !after.empty(); }
};

enum class question_kind : std::uint8_t { scale, number, choice, choices, boolean, text, date };

struct option_definition {
    std::string id;
    bilingual name;
};

/// A question. An answer is a value; or null, "does not apply"; or it is missing. These three are
/// kept apart.
struct question_definition {
    std::string id; ///< a FEEL name: measures read `answers.ID`
    bilingual text;
    question_kind is = question_kind::text;
    std::optional<decimal> from; ///< scale, number
    std::optional<decimal> to;
    std::optional<decimal> step;            ///< a scale: 1 if absent
    std::vector<option_definition> options; ///< choice, choices
    std::size_t longest = 4'000;            ///< text: code points
    bool required = true;                   ///< must not be missing
    bool may_not_apply = false;             ///< null is an answer
    place at;
};

struct form_definition {
    std::string id;
    bilingual name;
    std::vector<question_definition> questions;
    place at;
};

/// A named number or text that conditions and measures read: the thresholds of an assessment.
struct parameter_value {
    std::string id; ///< a FEEL name
    std::string zh;
    bilingual name;
    owned_value is;
    bool example = false; ///< stands for a value that the host has to set
    std::string source;
    place at;
};

/// A value computed when a stage comes to a result. It reads `answers` (a list of contexts, one per
/// form handed in, null where a question was not answered), `invited`, `returned`, `approvals`,
/// `rejections`, `abstentions`, the subject, parameters, measures before it, and itself: what it
/// came to when the stage ended last, null the first time. Without an answer it is null.
struct measure_definition {
    std::string id; ///< a FEEL name
    std::string of; ///< the stage
    std::string zh;
    bilingual name;
    std::string is; ///< FEEL
    place at;
};

/// Where to go on: the first of those for a result whose condition is true.
struct next_definition {
    std::string on;        ///< a result of the panel, e.g. "approved"
    std::string condition; ///< FEEL over parameters, measures and the subject; empty: true
    std::string to;        ///< a stage or an outcome
    place at;
};

/// Whom to tell when a stage has lasted so long.
struct escalation_definition {
    span_definition when;
    std::string to; ///< a role
    place at;
};

struct stage_definition {
    std::string id;
    bilingual name;
    std::vector<std::string> by; ///< roles; everybody who holds one of them takes part
    std::string form;            ///< empty: none
    panel_definition panel;
    span_definition deadline;
    std::vector<span_definition> remind; ///< those who have not acted are reminded
    std::vector<escalation_definition> escalate;
    bool transfer = false;               ///< whoever takes part may hand over (转办)
    std::vector<std::string> send_back;  ///< stages it may be sent back to (退回)
    std::vector<std::string> signers_by; ///< roles that may add and remove signers (加签, 减签)
    std::vector<next_definition> next;
    place at;
};

/// What is opened when an outcome is reached.
struct follow_up_definition {
    std::string open;      ///< id of an assessment
    std::string condition; ///< FEEL; empty: true
    bilingual name;
    span_definition within; ///< when it is due
    place at;
};

struct outcome_definition {
    std::string id;
    bilingual name;
    std::vector<std::string> void_measures; ///< that do not stand there: null, whatever they were
    std::vector<follow_up_definition> follow_up;
    place at;
};

/// A record of the account, or of the own organisation, that an instance makes (`records.hpp`).
struct record_definition {
    std::string type;      ///< by name, e.g. "survey_wave"
    std::string condition; ///< FEEL; empty: always
    std::string each;      ///< FEEL, a list: a record for each item, `run.item`; empty: one record
    std::vector<std::pair<std::string, std::string>> fields; ///< FEEL by field
    place at;
};

/// Who may take an instance up again, or out, where it leads to, and until when.
struct resumption_definition {
    std::vector<std::string> by; ///< roles; empty: nobody
    std::string to;
    span_definition within; ///< from when the outcome was reached; not given: always
    place at;
};

/// Whether people may be represented, and how long at most.
struct delegation_definition {
    bool allowed = false;
    span_definition longest;
    place at;
};

/// When instances are opened: a rule of RFC 5545 with its start, or an interval of ISO 8601.
struct recurrence_definition {
    std::string rule;
    std::string start;
    std::string interval;
    place at;
};

/// Who holds a role where a duty opens an instance (`fulfilment.hpp`).
struct role_source {
    std::string role;
    std::string from; ///< FEEL over the records `subject`, `account`, `employee`, `unit`
    place at;
};

/// A whole assessment.
struct assessment_definition {
    std::string id;
    std::string version;
    bilingual name;
    bilingual purpose;
    std::string subject;                     ///< what it is about, e.g. "account"
    std::vector<std::string> subject_fields; ///< of its record, which openings for duties bring
    std::vector<role_definition> roles;
    std::vector<role_source> participants;
    std::vector<std::vector<std::string>> exclusive; ///< roles of which nobody may have two
    std::vector<std::vector<std::string>> separate;  ///< stages of which nobody may act in two
    std::vector<std::string> conflicts_by; ///< roles that may declare others' conflicts of interest
    delegation_definition delegation;
    std::vector<parameter_value> parameters;
    std::vector<form_definition> forms;
    std::vector<measure_definition> measures;
    std::vector<stage_definition> stages; ///< the first one begins
    std::vector<outcome_definition> outcomes;
    std::vector<record_definition> records;
    resumption_definition withdraw; ///< from any stage to an outcome
    resumption_definition reopen;   ///< from any outcome to a stage
    resumption_definition appeal;   ///< likewise
    std::optional<recurrence_definition> recurs;
    std::string digest; ///< SHA-256 (hex) of everything written in it
    place at;
};

/// Reads a definition; an example is examples/assessments/satisfaction-survey.json. Unknown
/// members and wrong types are errors with their place; no value if there was any.
[[nodiscard]] std::optional<assessment_definition>
read_assessment(const json::document& in, const json::node& from, diagnostics& problems);

/// A compiled assessment. Immutable; copies share; any number of threads and instances use it.
///
/// It runs as a statechart: a state per stage, entered with its reminders, escalations and
/// deadline as timers, and a state per outcome. Whether an act may be done and what a panel comes
/// to is decided outside the chart (`instance.hpp`), which hears of the result and finds the way.
class assessment {
public:
    /// Checks everything: names that are not there, ids given twice, results without a way on,
    /// spans, panels that cannot decide, expressions, recurrence. All errors, with their places.
    static result<assessment> compile(assessment_definition from);
    /// Reads and compiles a text.
    static result<assessment> read(std::string json, const std::string& file = {});

    [[nodiscard]] const assessment_definition& definition() const noexcept;
    [[nodiscard]] const statechart& chart() const noexcept;
    /// When instances begin; no value if it does not recur.
    [[nodiscard]] const std::optional<recurrence>& recurs() const noexcept;

    /// What is doubtful, as warnings with their places: stages and outcomes nothing leads to, ways
    /// that are never taken, roles nobody can hold, roles, forms, parameters and measures that
    /// nothing uses, parameters that are examples, stages that wait without a deadline.
    [[nodiscard]] diagnostics lint() const;

    struct program;
    /// For the rest of the room.
    [[nodiscard]] const program& compiled() const noexcept { return *program_; }

private:
    std::shared_ptr<const program> program_;
};

} // namespace tenet::assess

#endif
