#ifndef TENET_REPORT_REPORT_HPP
#define TENET_REPORT_REPORT_HPP

#include <tenet/json/writer.hpp>
#include <tenet/policy/judge.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rendering: sentences, text and JSON, made only when somebody asks.
namespace tenet::report {

/// How a report is shown, and to whom.
struct options {
    language lang = language::zh;
    /// Values of fields above this clearance are left out and marked as withheld, and so is what a
    /// rule worked out of any; its sentence then tells the outcome alone.
    confidentiality clearance = confidentiality::internal;
    bool colour = false;  ///< text: ANSI colours
    bool details = false; ///< text: facts, parameters and missing facts below each verdict
    /// How each verdict came about (`tenet/report/trace.hpp`). Judges it again.
    bool traces = false;
    /// JSON: the digests of what was judged. Making the snapshot's takes a pass over its records.
    bool with_provenance = true;
};

/// Receives pieces of text in order. Answer false to stop.
using text_sink = std::function<bool(std::string_view)>;

/// Checks and writes the report as JSON (docs/schemas/report.schema.json), streaming: memory does
/// not grow with the number of verdicts. Output depends on judge and options alone.
[[nodiscard]] result<policy::check_summary> write_json(const policy::judge& by,
                                                       const policy::check_options& what,
                                                       const options& how, const text_sink& out);

/// Checks and writes the report as text: article by article, a verdict a line, and the tallies.
[[nodiscard]] result<policy::check_summary> write_text(const policy::judge& by,
                                                       const policy::check_options& what,
                                                       const options& how, const text_sink& out);

/// One verdict with everything behind it; `by` made the explanation. Text from outside is made safe
/// for a terminal.
[[nodiscard]] std::string explanation_text(const policy::judge& by, const policy::explanation& e,
                                           const options& how);
/// As a JSON object (the form of a verdict in the report's schema).
void explanation_json(json::writer& out, const policy::judge& by, const policy::explanation& e,
                      const options& how);

/// What was judged, as a JSON object; digests of what was not supplied are left out.
void provenance_json(json::writer& out, const policy::provenance& from);

/// The tallies by rule and in all, as a text table.
[[nodiscard]] std::string summary_text(const policy::judge& by, const policy::check_summary& found,
                                       const options& how);

/// What is due until a day, earliest first; overdue ones come first of all.
struct due_item {
    policy::verdict of;
    date due;
};
[[nodiscard]] result<std::vector<due_item>> due_until(const policy::judge& by, date until,
                                                      const policy::check_options& what);

/// What a change would do, as text and as JSON.
[[nodiscard]] std::string effect_text(const policy::judge& before,
                                      const policy::change_effect& effect, const options& how);
[[nodiscard]] std::string effect_json(const policy::judge& before,
                                      const policy::change_effect& effect, const options& how);

/// A text from outside made safe for a terminal: control characters, marks that turn the direction
/// of text around and broken UTF-8 are shown as �; no escapes.
[[nodiscard]] std::string safe(std::string_view text);

} // namespace tenet::report

#endif
