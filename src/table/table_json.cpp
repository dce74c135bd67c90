#include <tenet/json/object_reader.hpp>
#include <tenet/table/table_json.hpp>

#include <string>
#include <vector>

namespace tenet::table {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> policy_names{"unique",  "any",        "priority",    "first",
                                                 "collect", "rule_order", "output_order"};
const std::vector<std::string_view> aggregation_names{"list", "sum", "count", "min", "max"};

/// A cell as FEEL text: a string is FEEL already; numbers, booleans and null stand for themselves.
std::string cell_text(object_reader& in, const node& n) {
    switch (n.is()) {
    case node::kind::string:
    case node::kind::number: return std::string{n.text()};
    case node::kind::boolean: return n.boolean() ? "true" : "false";
    case node::kind::null: return "null";
    default: in.wrong_kind(n, "单元格：文本、数字或布尔值", "a cell: a text, number or boolean");
    }
    return {};
}

std::vector<std::string> cells(object_reader& in, std::string_view name) {
    std::vector<std::string> out;
    for (const node& n : in.items(name)) out.push_back(cell_text(in, n));
    return out;
}

table_input read_input(const json::document& doc, const node& from, diagnostics& problems) {
    object_reader in{doc, from, problems};
    table_input out;
    in.require("expression");
    out.expression = in.lines("expression");
    out.label = in.optional_both("label");
    out.type = in.optional_text("type");
    out.values = cells(in, "values");
    out.at = in.where();
    in.finish();
    return out;
}

table_output read_output(const json::document& doc, const node& from, diagnostics& problems) {
    object_reader in{doc, from, problems};
    table_output out;
    out.name = in.optional_text("name");
    out.label = in.optional_both("label");
    out.type = in.optional_text("type");
    out.values = cells(in, "values");
    if (const node* n = in.find("default")) out.otherwise = cell_text(in, *n);
    out.at = in.where();
    in.finish();
    return out;
}

table_rule read_rule(const json::document& doc, const node& from, diagnostics& problems) {
    object_reader in{doc, from, problems};
    table_rule out;
    out.id = in.optional_text("id");
    in.require("when");
    out.when = cells(in, "when");
    in.require("then");
    out.then = cells(in, "then");
    out.note = in.optional_both("note");
    out.annotations = cells(in, "annotations");
    out.at = in.where();
    in.finish();
    return out;
}

} // namespace

std::optional<table_definition> read_table(const json::document& doc, const node& from,
                                           diagnostics& problems) {
    const std::size_t errors = problems.errors();
    object_reader in{doc, from, problems};
    table_definition out;
    out.id = in.text("id");
    out.name = in.optional_both("name");
    out.policy = *find_hit_policy(policy_names[in.choice("hit_policy", policy_names, 0)]);
    out.collects =
        *find_aggregation(aggregation_names[in.choice("aggregation", aggregation_names, 0)]);
    out.at = in.where();
    in.require("inputs");
    for (const node& n : in.items("inputs")) out.inputs.push_back(read_input(doc, n, problems));
    in.require("outputs");
    for (const node& n : in.items("outputs")) out.outputs.push_back(read_output(doc, n, problems));
    out.annotations = cells(in, "annotations");
    in.require("rules");
    for (const node& n : in.items("rules")) out.rules.push_back(read_rule(doc, n, problems));
    in.finish();
    if (problems.errors() != errors) return std::nullopt;
    return out;
}

} // namespace tenet::table
