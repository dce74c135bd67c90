#include "reader.hpp"

#include <tenet/dmn/messages.hpp>

#include <cstring>

namespace tenet::dmn {

namespace messages = dmn_messages;
using form = boxed_expression::form;

/// The expression among the children of an element; of the form `none` without one.
boxed_expression reader::expression_in(pugi::xml_node parent) {
    boxed_expression found;
    found.at = places_->of(parent);
    for (const pugi::xml_node n : parent.children()) {
        auto e = expression(n);
        if (!e) continue;
        if (found.is != form::none) {
            problems_->add(messages::two_expressions, {std::string{local_of(parent.name())}},
                           places_->of(n));
        }
        found = std::move(*e);
    }
    return found;
}

std::optional<boxed_expression> reader::expression(pugi::xml_node n) {
    if (is(n, "literalExpression")) return literal(n);
    if (is(n, "decisionTable")) return decision_table(n);
    if (is(n, "context")) return context(n);
    if (is(n, "list")) return items_of(n);
    if (is(n, "relation")) return relation(n);
    if (is(n, "invocation")) return invocation(n);
    if (is(n, "functionDefinition")) return function(n);
    if (is(n, "conditional")) return parts_of(n, form::conditional, {"if", "then", "else"});
    if (is(n, "filter")) return parts_of(n, form::filter, {"in", "match"});
    if (is(n, "for")) return parts_of(n, form::iteration, {"in", "return"});
    if (is(n, "some")) return parts_of(n, form::some, {"in", "satisfies"});
    if (is(n, "every")) return parts_of(n, form::every, {"in", "satisfies"});
    return std::nullopt;
}

boxed_expression reader::literal(pugi::xml_node n) {
    boxed_expression e;
    const pugi::xml_node written = child(n, "text");
    e.text = text(written);
    e.is = e.text.empty() ? form::none : form::literal;
    e.type_ref = type_attribute(n);
    e.at = written ? place_of_text(written) : places_->of(n);
    check_language(n);
    return e;
}

/// What every expression in a box begins with.
boxed_expression reader::boxed(pugi::xml_node n, form is) const {
    boxed_expression e;
    e.is = is;
    e.type_ref = type_attribute(n);
    e.at = places_->of(n);
    return e;
}

boxed_expression reader::context(pugi::xml_node n) {
    boxed_expression e = boxed(n, form::context);
    for (const pugi::xml_node entry : n.children()) {
        if (!is(entry, "contextEntry")) continue;
        const pugi::xml_node variable = child(entry, "variable");
        e.names.emplace_back(variable.attribute("name").value());
        e.types.push_back(type_attribute(variable));
        e.parts.push_back(expression_in(entry));
    }
    return e;
}

boxed_expression reader::items_of(pugi::xml_node n) {
    boxed_expression e = boxed(n, form::list);
    for (const pugi::xml_node item : n.children()) {
        if (auto part = expression(item)) e.parts.push_back(std::move(*part));
    }
    return e;
}

boxed_expression reader::relation(pugi::xml_node n) {
    boxed_expression e = boxed(n, form::relation);
    for (const pugi::xml_node c : n.children()) {
        if (is(c, "column")) {
            e.names.push_back(required(c, "name"));
            e.types.push_back(type_attribute(c));
        } else if (is(c, "row")) {
            std::size_t cells = 0;
            for (const pugi::xml_node cell : c.children()) {
                if (auto part = expression(cell)) {
                    e.parts.push_back(std::move(*part));
                    ++cells;
                }
            }
            if (cells != e.names.size()) {
                problems_->add(messages::wrong_row_width,
                               {std::to_string(cells), "row", std::to_string(e.names.size())},
                               places_->of(c));
            }
        }
    }
    return e;
}

boxed_expression reader::invocation(pugi::xml_node n) {
    boxed_expression e = boxed(n, form::invocation);
    e.parts.push_back(expression_in(n));
    for (const pugi::xml_node binding : n.children()) {
        if (!is(binding, "binding")) continue;
        e.names.push_back(required(child(binding, "parameter"), "name"));
        e.parts.push_back(expression_in(binding));
    }
    return e;
}

boxed_expression reader::function(pugi::xml_node n) {
    boxed_expression e;
    const std::string_view kind = n.attribute("kind").value();
    e.is = kind == "Java" || kind == "PMML" ? form::external : form::function;
    if (e.is == form::external) e.text = kind == "Java" ? "java" : "pmml";
    if (!kind.empty() && kind != "FEEL" && e.is == form::function) {
        problems_->add(messages::bad_value, {std::string{kind}, "kind"}, places_->of(n));
    }
    e.type_ref = type_attribute(n);
    e.at = places_->of(n);
    for (const pugi::xml_node parameter : n.children()) {
        if (!is(parameter, "formalParameter")) continue;
        e.names.push_back(required(parameter, "name"));
        e.types.push_back(type_attribute(parameter));
    }
    e.parts.push_back(expression_in(n));
    return e;
}

boxed_expression reader::parts_of(pugi::xml_node n, form is,
                                  std::initializer_list<std::string_view> parts) {
    boxed_expression e = boxed(n, is);
    e.text = n.attribute("iteratorVariable").value();
    for (const std::string_view part : parts) {
        const pugi::xml_node holder = child(n, part);
        if (!holder) {
            problems_->add(messages::needs_attribute,
                           {std::string{local_of(n.name())}, std::string{part}}, places_->of(n));
        }
        e.parts.push_back(expression_in(holder));
    }
    return e;
}

namespace {

struct policy_name {
    std::string_view written;
    table::hit_policy is;
};

constexpr policy_name policies[] = {{"UNIQUE", table::hit_policy::unique},
                                    {"FIRST", table::hit_policy::first},
                                    {"PRIORITY", table::hit_policy::priority},
                                    {"ANY", table::hit_policy::any},
                                    {"COLLECT", table::hit_policy::collect},
                                    {"RULE ORDER", table::hit_policy::rule_order},
                                    {"OUTPUT ORDER", table::hit_policy::output_order}};

constexpr std::pair<std::string_view, table::aggregation> aggregations[] = {
    {"SUM", table::aggregation::sum},
    {"COUNT", table::aggregation::count},
    {"MIN", table::aggregation::min},
    {"MAX", table::aggregation::max}};

} // namespace

void reader::table_policy(pugi::xml_node n, table::table_definition& into) {
    const std::string_view policy = n.attribute("hitPolicy").value();
    bool known = policy.empty();
    for (const policy_name& p : policies) {
        if (p.written != policy) continue;
        into.policy = p.is;
        known = true;
    }
    if (!known) {
        problems_->add(messages::bad_value, {std::string{policy}, "hitPolicy"}, places_->of(n));
    }
    const std::string_view collects = n.attribute("aggregation").value();
    known = collects.empty();
    for (const auto& [written, is] : aggregations) {
        if (written != collects) continue;
        into.collects = is;
        known = true;
    }
    if (!known) {
        problems_->add(messages::bad_value, {std::string{collects}, "aggregation"}, places_->of(n));
    }
}

boxed_expression reader::decision_table(pugi::xml_node n) {
    auto d = std::make_shared<table::table_definition>();
    d->id = id_of(n);
    d->at = places_->of(n);
    d->name = both(n.parent(), "name", n.parent().attribute("name").value());
    table_policy(n, *d);
    for (const pugi::xml_node c : n.children()) {
        if (is(c, "input")) d->inputs.push_back(table_input(c));
        if (is(c, "output")) d->outputs.push_back(table_output(c));
        if (is(c, "rule")) d->rules.push_back(table_rule(c));
        if (is(c, "annotation")) d->annotations.emplace_back(c.attribute("name").value());
    }
    if (d->outputs.size() == 1 && d->outputs[0].label.empty()) {
        const std::string shown = n.attribute("outputLabel").value();
        d->outputs[0].label = {shown, shown};
    }
    for (const table::table_rule& r : d->rules) check_width(r, *d);
    boxed_expression e;
    e.is = form::table;
    e.type_ref = type_attribute(n);
    e.at = d->at;
    e.decides = std::move(d);
    return e;
}

table::table_input reader::table_input(pugi::xml_node n) {
    table::table_input in;
    in.label = both(n, "label", n.attribute("label").value());
    in.at = places_->of(n);
    const pugi::xml_node expression = child(n, "inputExpression");
    const pugi::xml_node written = child(expression, "text");
    in.expression = text(written);
    if (written) in.at = place_of_text(written);
    in.type = type_attribute(expression);
    check_language(expression);
    in.values = table::split_values(text_of_child(child(n, "inputValues"), "text"));
    return in;
}

table::table_output reader::table_output(pugi::xml_node n) {
    table::table_output out;
    out.name = n.attribute("name").value();
    out.label = both(n, "label", n.attribute("label").value());
    out.type = type_attribute(n);
    out.values = table::split_values(text_of_child(child(n, "outputValues"), "text"));
    out.otherwise = text_of_child(child(n, "defaultOutputEntry"), "text");
    out.at = places_->of(n);
    return out;
}

table::table_rule reader::table_rule(pugi::xml_node n) {
    table::table_rule r;
    r.id = id_of(n);
    r.note = both(n, "note", text_of_child(n, "description"));
    r.at = places_->of(n);
    for (const pugi::xml_node c : n.children()) {
        if (is(c, "inputEntry")) {
            std::string cell = text_of_child(c, "text");
            r.when.push_back(cell.empty() ? "-" : std::move(cell));
        } else if (is(c, "outputEntry")) {
            std::string cell = text_of_child(c, "text");
            r.then.push_back(cell.empty() ? "null" : std::move(cell));
            check_language(c);
        } else if (is(c, "annotationEntry")) {
            r.annotations.push_back(text_of_child(c, "text"));
        }
    }
    return r;
}

void reader::check_width(const table::table_rule& rule, const table::table_definition& of) {
    if (rule.when.size() != of.inputs.size()) {
        problems_->add(
            messages::wrong_row_width,
            {std::to_string(rule.when.size()), "inputEntry", std::to_string(of.inputs.size())},
            rule.at);
    }
    if (rule.then.size() != of.outputs.size()) {
        problems_->add(
            messages::wrong_row_width,
            {std::to_string(rule.then.size()), "outputEntry", std::to_string(of.outputs.size())},
            rule.at);
    }
}

} // namespace tenet::dmn
