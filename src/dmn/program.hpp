#ifndef TENET_SRC_DMN_PROGRAM_HPP
#define TENET_SRC_DMN_PROGRAM_HPP

#include "logic.hpp"

#include <tenet/dmn/decision_model.hpp>

namespace tenet::dmn {

struct decision_model_program;

/// A name that a decision or function sees: an element, or a context of the elements required
/// from one imported model.
struct binding {
    std::uint32_t element = 0;             ///< where `members` is empty
    std::vector<std::uint32_t> members;    ///< elements of an import
    std::vector<std::string> member_names; ///< their names
};

/// A compiled element: inputs come first in the numbering, so that theirs are slots.
struct compiled_element {
    const model_element* source = nullptr;
    const decision_model_program* in = nullptr;
    std::uint32_t model = 0;                  ///< index of its model
    feel::type is;                            ///< of its value: of what it decides, or a function
    std::vector<binding> sees;                ///< slots of its frame, in order
    std::vector<std::string> slot_names;      ///< of a decision: what it sees
    logic_pointer decides;                    ///< of a decision
    std::unique_ptr<function_logic> function; ///< of a knowledge model
    /// The decisions to run, each after those it needs, itself last; of a service: all of it.
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> parameters; ///< of a service: inputs and decisions
    std::vector<std::string> parameter_names;
    std::vector<std::string_view> parameter_views;
    std::vector<std::uint32_t> outputs; ///< of a service
    function_data callable;             ///< of a service or knowledge model
};

struct decision_model_program {
    std::vector<model_definition> models;
    std::shared_ptr<const feel::external_functions> externals;
    std::shared_ptr<const catalogue> types;
    std::vector<decision_model::input> inputs;
    std::vector<decision_model::element> elements; ///< what can be asked for: all but the inputs
    std::vector<compiled_element> parts;
    diagnostics problems;

    [[nodiscard]] std::uint32_t first_element() const noexcept {
        return static_cast<std::uint32_t>(inputs.size());
    }
    /// The value a decision or function sees under one of its names.
    [[nodiscard]] value seen(feel::evaluation& run, const binding& b,
                             std::span<const value> values) const;
    [[nodiscard]] value value_of(std::uint32_t part, std::span<const value> values) const;
    /// Runs the decisions of an element in order; `values` holds those of inputs.
    void run_all(feel::evaluation& run, const compiled_element& of, std::span<value> values) const;
    [[nodiscard]] value run_service(feel::evaluation& run, const compiled_element& of,
                                    std::span<const value> arguments) const;
    static value call_service(feel::evaluation& run, const function_data& self,
                              std::span<const value> arguments);
    static value call_knowledge(feel::evaluation& run, const function_data& self,
                                std::span<const value> arguments);
};

struct decision_model::program : decision_model_program {};

} // namespace tenet::dmn

#endif
