#ifndef TENET_REPORT_TRACE_HPP
#define TENET_REPORT_TRACE_HPP

#include <tenet/dmn/trace.hpp>
#include <tenet/feel/explanation.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/report/report.hpp>

#include <cstddef>
#include <string>

namespace tenet::report {

struct trace_options {
    language lang = language::zh;
    std::size_t most_misses = 20; ///< rules that did not match, per table
    std::size_t most_parts = 20;  ///< parts that came to null or missing, per step
};

/// What happened while a model decided, one step a line, indented by what called it: the names
/// read, the rules that matched and which of them decided, for the others what stood in the way and
/// by how much, and where nulls and missing values came from; before them the inputs and arguments
/// that were refused. Text from outside is made safe for a terminal. `run` is the evaluation that
/// was traced, not reset since.
[[nodiscard]] std::string trace_text(const dmn::trace& trace, const feel::evaluation& run,
                                     const trace_options& how = {});

/// The same as a JSON object (docs/schemas/trace.schema.json):
/// ```json
/// {"refused": [], "left_out": 0, "steps": [
///   {"kind": "decision", "name": "Discount", "depth": 0,
///    "reads": [{"name": "quantity", "value": 80}], "result": 0.05, "empty": []},
///   {"kind": "table", "depth": 1, "inputs": [{"expression": "quantity", "value": 80}],
///    "matched": ["2"], "maybe": [], "decided": {"by": "only", "rules": ["2"]},
///    "misses": [{"rule": "1", "cells": [{"input": "quantity", "value": 80, "accepts": ">= 100",
///                "nearest": 100, "distance": 20}],
///                "reach": "one_change",
///                "change": {"input": "quantity", "to": 100, "distance": 20}}],
///    "result": 0.05, "empty": []}]}
/// ```
/// A bound that is not itself accepted has `"beyond": "above"` or `"below"` beside it; a null
/// result that an operation gave has `"null_because": {"id", "zh", "en"}`; `empty` are parts that
/// came to null or missing.
void trace_json(json::writer& out, const dmn::trace& trace, const feel::evaluation& run,
                const trace_options& how = {});

/// An expression as the only step of a trace, its kind being "expression".
[[nodiscard]] std::string trace_text(const feel::expression& e,
                                     const feel::expression_explanation& of,
                                     const trace_options& how = {});
void trace_json(json::writer& out, const feel::expression& e,
                const feel::expression_explanation& of);

/// How a verdict came about: the expressions of its rule, each with its `part` ("require"; of an
/// item of a checklist or an input of a model its id as `of`), then the steps of its table or
/// model. What may hold more than the reader is cleared for is left out; text says so in its
/// place, JSON by `"withheld": true`.
[[nodiscard]] std::string trace_text(const policy::judge& by, const policy::verdict& v,
                                     const options& how);
void trace_json(json::writer& out, const policy::judge& by, const policy::verdict& v,
                const options& how);

} // namespace tenet::report

#endif
