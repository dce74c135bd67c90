#ifndef TENET_DMN_INPUT_JSON_HPP
#define TENET_DMN_INPUT_JSON_HPP

#include <tenet/base/result.hpp>
#include <tenet/dmn/decision_model.hpp>
#include <tenet/json/document.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

/// @file
/// Inputs of models given as JSON. Texts become what the model declares: `"2026-01-31"` a date
/// where an input, a component of a structure or an item of a collection is one; the same goes for
/// times, dates and times, durations and numbers. Where nothing is declared a text stays a text.
namespace tenet::dmn {

/// How JSON is read.
enum class json_form : std::uint8_t {
    plain,
    /// Objects say the kind of their value, see `json::read_with_kinds`. Only texts for dates,
    /// times and durations are read as declared; everything else is what it says it is, and where
    /// it is not of the type declared, deciding makes it null.
    with_kinds,
};

/// Reads a JSON value as one of a type, in `memory`. What cannot be one is added to `problems`
/// with its place under `name`, and null. A component of a structure that is left out is null, or
/// missing where the run spreads what is missing; further members are kept. Constraints and
/// allowed values are not looked at: that is what deciding does.
[[nodiscard]] value read_input(const json::document& doc, const json::node& from,
                               const feel::type& is, std::string_view name, json_form form,
                               const feel::run_context& context, arena& memory,
                               diagnostics& problems);

/// The number of an element by its name; one that is not there is added to `problems`, with a name
/// that is close.
[[nodiscard]] std::optional<std::uint32_t>
find_element(const decision_model& model, std::string_view name, diagnostics& problems);

/// Resets the run, then computes a decision from a JSON object with inputs by name, or calls a
/// service or knowledge model with arguments by name. Inputs and arguments that are left out are
/// missing; a name that is no input of the model, or no parameter, is an error. All problems are
/// listed, and nothing is computed if there are any. The result lies in the run's memory.
[[nodiscard]] result<value> decide_json(const decision_model& model, std::uint32_t element,
                                        const json::document& doc, const json::node& inputs,
                                        feel::evaluation& run, json_form form = json_form::plain);
/// The same, with a record of what happened.
[[nodiscard]] result<value> decide_json(const decision_model& model, std::uint32_t element,
                                        const json::document& doc, const json::node& inputs,
                                        feel::evaluation& run, trace& into,
                                        json_form form = json_form::plain);

} // namespace tenet::dmn

#endif
