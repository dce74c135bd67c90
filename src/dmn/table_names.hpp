#ifndef TENET_DMN_TABLE_NAMES_HPP
#define TENET_DMN_TABLE_NAMES_HPP

#include <tenet/table/decision_table.hpp>

#include <string>
#include <string_view>
#include <vector>

/// @file
/// What a decision table that stands alone is called in a model of its own.
namespace tenet::dmn {

/// A name that the inputs of a table begin with.
struct table_input_name {
    std::string name;
    std::string type; ///< empty where an input reads a part of it
};

struct table_names {
    std::string model; ///< namespace
    std::string decision;
    std::vector<table_input_name> inputs;
};

[[nodiscard]] table_names names_of_table(const table::table_definition& table);

/// Whether every tool takes a text for an XML id.
[[nodiscard]] bool is_xml_id(std::string_view text);

} // namespace tenet::dmn

#endif
