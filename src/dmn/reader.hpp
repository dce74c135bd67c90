#ifndef TENET_SRC_DMN_READER_HPP
#define TENET_SRC_DMN_READER_HPP

#include "xml.hpp"

#include <tenet/dmn/model.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace tenet::dmn {

/// Reads the model out of a parsed file. Elements of other namespaces are passed over.
class reader {
public:
    reader(const xml_places& places, diagnostics& problems)
        : places_(&places), problems_(&problems) {}

    [[nodiscard]] model_definition read(pugi::xml_node root);

private:
    // Elements and texts.
    [[nodiscard]] bool is(pugi::xml_node n, std::string_view local) const;
    [[nodiscard]] pugi::xml_attribute extension(pugi::xml_node n, const std::string& local) const;
    [[nodiscard]] bilingual both(pugi::xml_node n, const std::string& attribute,
                                 const std::string& shown) const;
    [[nodiscard]] std::string id_of(pugi::xml_node n) const;
    [[nodiscard]] pugi::xml_node child(pugi::xml_node n, std::string_view local) const;
    [[nodiscard]] std::string text(pugi::xml_node n) const;
    [[nodiscard]] std::string text_of_child(pugi::xml_node n, std::string_view local) const;
    [[nodiscard]] place place_of_text(pugi::xml_node n) const;
    [[nodiscard]] std::string required(pugi::xml_node n, const char* attribute);
    [[nodiscard]] std::string type_name(pugi::xml_node at, std::string_view written) const;
    [[nodiscard]] std::string type_attribute(pugi::xml_node n) const;
    void check_language(pugi::xml_node n);

    // Definitions.
    void imports(pugi::xml_node root);
    [[nodiscard]] item_definition item(pugi::xml_node n);
    void function_item(pugi::xml_node n, item_definition& into);
    void element(pugi::xml_node n);
    [[nodiscard]] model_element named(pugi::xml_node n, model_element::kind is);
    void requirements(pugi::xml_node n, model_element& into);
    void service(pugi::xml_node n, model_element& into);
    [[nodiscard]] element_reference reference(pugi::xml_node n);

    // Expressions.
    [[nodiscard]] boxed_expression expression_in(pugi::xml_node parent);
    [[nodiscard]] std::optional<boxed_expression> expression(pugi::xml_node n);
    [[nodiscard]] boxed_expression boxed(pugi::xml_node n, boxed_expression::form is) const;
    [[nodiscard]] boxed_expression literal(pugi::xml_node n);
    [[nodiscard]] boxed_expression context(pugi::xml_node n);
    [[nodiscard]] boxed_expression relation(pugi::xml_node n);
    [[nodiscard]] boxed_expression invocation(pugi::xml_node n);
    [[nodiscard]] boxed_expression function(pugi::xml_node n);
    [[nodiscard]] boxed_expression parts_of(pugi::xml_node n, boxed_expression::form is,
                                            std::initializer_list<std::string_view> parts);
    [[nodiscard]] boxed_expression items_of(pugi::xml_node n);

    // Decision tables.
    [[nodiscard]] boxed_expression decision_table(pugi::xml_node n);
    [[nodiscard]] table::table_input table_input(pugi::xml_node n);
    [[nodiscard]] table::table_output table_output(pugi::xml_node n);
    [[nodiscard]] table::table_rule table_rule(pugi::xml_node n);
    void check_width(const table::table_rule& rule, const table::table_definition& of);
    void table_policy(pugi::xml_node n, table::table_definition& into);

    const xml_places* places_;
    diagnostics* problems_;
    std::string namespace_; ///< of the elements of the standard
    model_definition model_;
};

} // namespace tenet::dmn

#endif
