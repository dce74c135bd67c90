#ifndef TENET_SRC_ASSESS_SCXML_READER_HPP
#define TENET_SRC_ASSESS_SCXML_READER_HPP

#include "dmn/xml.hpp"

#include <tenet/assess/scxml.hpp>

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tenet::assess {

/// Turns the elements of one document into a definition. Recursion follows the nesting of
/// elements, which was bounded before.
class scxml_reader {
public:
    scxml_reader(const scxml_options& options, const dmn::xml_places& places, diagnostics& problems)
        : options_(options), places_(places), problems_(problems) {}

    chart_definition read(pugi::xml_node root);

private:
    using node = pugi::xml_node;

    // states
    bool read_state(node from, std::vector<state_definition>& to);
    void read_inside(node from, state_definition& to);
    transition_definition read_transition(node from);
    void read_initial(node from, state_definition& to);
    void read_done(node from, state_definition& to);
    void read_data(node from, std::vector<data_definition>& to);
    data_definition read_item(node from);

    // executable content (scxml_actions.cpp)
    action_block read_block(node from);
    void read_action(node from, action_block& to);
    action_definition read_send(node from);
    action_definition read_choice(node from);
    action_definition read_loop(node from);
    action_definition read_assign(node from);
    action_definition read_log(node from);
    void read_script(node from, action_block& to);
    parameter_definition read_parameter(node from);
    value_source read_content(node from);

    // values
    value_source value_of(node from, const char* expression);
    value_source inline_value(const std::string& text, node at);
    [[nodiscard]] std::string inner(node from) const;
    text_source text_of(node from, const char* plain, const char* computed = nullptr);
    std::string required(node from, const char* name);
    std::optional<std::string> resource(node from, std::string address);
    void unknown(node what, node within);
    [[nodiscard]] place at(node n) const { return places_.of(n); }

    const scxml_options& options_;
    const dmn::xml_places& places_;
    diagnostics& problems_;
};

/// The words of a text.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
/// A text with its words one blank apart.
[[nodiscard]] std::string normalised(std::string_view text);

} // namespace tenet::assess

#endif
