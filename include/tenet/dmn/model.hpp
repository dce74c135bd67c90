#ifndef TENET_DMN_MODEL_HPP
#define TENET_DMN_MODEL_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/table/decision_table.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// @file
/// A DMN model as written (DMN 1.5): plain data, read from XML by `read_model` and compiled by
/// `decision_model::compile`.
namespace tenet::dmn {

/// A boxed expression (DMN 1.5, clause 10.2.2). What `parts`, `names` and `types` hold depends on
/// the form.
struct boxed_expression {
    enum class form : std::uint8_t {
        none,       ///< nothing was written
        literal,    ///< `text`
        table,      ///< `decides`
        context,    ///< a part per entry, with its name and type; a nameless last one is the result
        list,       ///< a part per item
        relation,   ///< columns in `names`, cells in `parts`, row by row
        invocation, ///< parts[0] is called with the rest; parameters in `names`
        function,   ///< parameters in `names` and `types`; parts[0] is the body
        external, ///< as function; parts[0] is the context that names it, `text` says java or pmml
        conditional, ///< if, then, else
        filter,      ///< parts[0] filtered by parts[1]
        iteration,   ///< for `text` in parts[0] return parts[1]
        some,        ///< some `text` in parts[0] satisfies parts[1]
        every,
    };
    form is = form::none;
    std::string type_ref;
    std::string text;
    std::vector<std::string> names;
    std::vector<std::string> types; ///< type references of the names; empty: any
    std::vector<boxed_expression> parts;
    std::shared_ptr<const table::table_definition> decides;
    place at;
};

/// An item definition or a component of one (DMN 1.5, clause 7.3.2).
struct item_definition {
    std::string name;
    std::string type_ref;                    ///< of a simple type; empty with components
    std::vector<item_definition> components; ///< of a structure
    bool collection = false;
    std::string allowed;    ///< unary tests: allowed values, of each item where it is a collection
    std::string constraint; ///< unary tests: type constraint, of the whole collection
    bool is_function = false; ///< a function item: `components` are its parameters
    std::string result_type;  ///< of a function item
    place at;
};

/// A reference to an element: `#id` of this model, or `namespace#id` of an imported one.
struct element_reference {
    std::string model; ///< namespace; empty: this model
    std::string id;
    place at;
};

/// An input data element, decision, business knowledge model or decision service.
struct model_element {
    enum class kind : std::uint8_t { input, decision, knowledge, service };
    kind is = kind::input;
    std::string id;
    std::string name;
    std::string type_ref;   ///< of its variable
    boxed_expression logic; ///< decision: its expression; knowledge: a function
    std::vector<element_reference> requires_information; ///< inputs and decisions
    std::vector<element_reference> requires_knowledge;   ///< knowledge models and services
    /// Of a service: its parts, in the order of its parameters.
    std::vector<element_reference> input_decisions;
    std::vector<element_reference> input_data;
    std::vector<element_reference> encapsulated;
    std::vector<element_reference> outputs;
    std::string question;        ///< of a decision
    std::string allowed_answers; ///< of a decision
    std::string description;
    place at;
};

struct model_import {
    std::string name;  ///< the prefix its elements have here
    std::string model; ///< namespace
    std::string type;  ///< what is imported: the namespace of its language
    std::string location;
    place at;
};

struct model_definition {
    std::string name;
    std::string model; ///< namespace
    std::string description;
    std::vector<model_import> imports;
    std::vector<item_definition> types;
    std::vector<model_element> elements;
    place at;
};

} // namespace tenet::dmn

#endif
