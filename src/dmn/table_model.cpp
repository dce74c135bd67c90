#include "table_names.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/table/table_text.hpp>

#include <memory>
#include <utility>

namespace tenet::dmn {

namespace {

model_element input_of(const table_input_name& from, std::string id, const place& at) {
    model_element e;
    e.is = model_element::kind::input;
    e.id = std::move(id);
    e.name = from.name;
    e.type_ref = from.type;
    e.at = at;
    return e;
}

model_element decision_of(table::table_definition table, std::string name) {
    model_element e;
    e.is = model_element::kind::decision;
    e.id = "decision";
    e.name = std::move(name);
    e.at = table.at;
    e.logic.is = boxed_expression::form::table;
    e.logic.at = table.at;
    e.logic.decides = std::make_shared<const table::table_definition>(std::move(table));
    return e;
}

} // namespace

model_definition model_of_table(table::table_definition table) {
    const table_names names = names_of_table(table);
    model_definition m;
    m.name = names.decision;
    m.model = names.model;
    m.at = table.at;
    model_element decision = decision_of(std::move(table), names.decision);
    for (const table_input_name& i : names.inputs) {
        std::string id = "input_" + std::to_string(m.elements.size() + 1);
        decision.requires_information.push_back({{}, id, m.at});
        m.elements.push_back(input_of(i, std::move(id), m.at));
    }
    m.elements.push_back(std::move(decision));
    return m;
}

result<model_definition> read_model(std::string_view text, const xml_options& options,
                                    diagnostics& problems) {
    if (!table::is_sheet_file(options.file)) {
        const auto file = document::read(text, options);
        if (!file) return file.error();
        return file->model();
    }
    diagnostics found;
    auto table = table::read_sheet(text, options.file, found);
    if (!table) return found;
    problems.add(found);
    return model_of_table(std::move(*table));
}

} // namespace tenet::dmn
