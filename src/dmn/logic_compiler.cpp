#include "boxed_logic.hpp"

#include <utility>

namespace tenet::dmn {

using form = boxed_expression::form;

logic_pointer logic_compiler::compile(const boxed_expression& e, const feel::scope& names,
                                      const feel::type& declared) {
    logic_pointer made = make(e, names);
    feel::type own = type(e.type_ref, names, e.at);
    if (own.is == feel::type::family::any) own = declared;
    if (own.is != feel::type::family::any) {
        made->type_ = std::move(own);
        made->is_declared_ = true;
    }
    return made;
}

logic_pointer logic_compiler::make(const boxed_expression& e, const feel::scope& names) {
    switch (e.is) {
    case form::none: return std::make_unique<nothing_logic>();
    case form::literal: return literal(e, names);
    case form::table: return table(e, names);
    case form::context: return context(e, names);
    case form::list: return list(e, names);
    case form::relation: return relation(e, names);
    case form::invocation: return invocation(e, names);
    case form::function:
    case form::external: return function(e, names);
    case form::conditional: return conditional(e, names);
    case form::filter:
    case form::iteration:
    case form::some:
    case form::every: return loop(e, names);
    }
    return std::make_unique<nothing_logic>();
}

feel::type logic_compiler::type(const std::string& reference, const feel::scope& names,
                                const place& at) {
    if (reference.empty()) return feel::type::any();
    if (const feel::type* known = names.find_type(reference)) return *known;
    if (auto known = feel::type::named(reference)) return *known;
    if (auto read = feel::read_type(reference, names)) return *read;
    problems_->add(messages::unknown_type, {reference}, at);
    return feel::type::any();
}

logic_pointer logic_compiler::broken(const diagnostics& why) {
    problems_->add(why);
    return std::make_unique<broken_logic>();
}

void logic_compiler::warn(const std::vector<feel::ambiguous_name>& names) {
    for (const feel::ambiguous_name& n : names) {
        problems_->add(messages::ambiguous_name, {n.name}, n.at);
    }
}

void logic_compiler::check_names(const table::table_definition& t, const feel::scope& names) {
    feel::compile_options options;
    for (const table::table_input& in : t.inputs) {
        options.at = in.at;
        warn(feel::ambiguous_names(in.expression, names, options));
    }
    for (const table::table_rule& rule : t.rules) {
        options.at = rule.at;
        for (const std::string& cell : rule.when) {
            warn(feel::ambiguous_names_in_tests(cell, names, options));
        }
        for (const std::string& cell : rule.then) {
            warn(feel::ambiguous_names(cell, names, options));
        }
    }
}

logic_pointer logic_compiler::text(const std::string& text, const place& at,
                                   const feel::scope& names) {
    feel::compile_options options;
    options.at = at;
    options.externals = how_.externals;
    auto e = feel::expression::compile(text, names, options);
    if (!e) return broken(e.error());
    if (how_.ambiguous_names) warn(feel::ambiguous_names(text, names, options));
    return std::make_unique<expression_logic>(std::move(*e), names, options);
}

logic_pointer logic_compiler::literal(const boxed_expression& e, const feel::scope& names) {
    return text(e.text, e.at, names);
}

logic_pointer logic_compiler::table(const boxed_expression& e, const feel::scope& names) {
    table::compile_options options;
    options.externals = how_.externals;
    auto t = table::decision_table::compile(*e.decides, names, options);
    if (!t) return broken(t.error());
    if (how_.ambiguous_names) check_names(*e.decides, names);
    return std::make_unique<table_logic>(std::move(*t));
}

logic_pointer logic_compiler::context(const boxed_expression& e, const feel::scope& names) {
    feel::scope inner = names;
    std::vector<std::uint32_t> slots;
    logic_list parts;
    for (std::size_t n = 0; n < e.parts.size(); ++n) {
        const feel::type declared = type(e.types[n], names, e.parts[n].at);
        parts.push_back(compile(e.parts[n], inner, declared));
        const bool again = std::find(e.names.begin(), e.names.begin() + static_cast<long>(n),
                                     e.names[n]) != e.names.begin() + static_cast<long>(n);
        if (again) problems_->add(messages::duplicate_element, {e.names[n]}, e.parts[n].at);
        slots.push_back(inner.add(e.names[n], "", parts.back()->type()));
    }
    return std::make_unique<context_logic>(e.names, std::move(slots), std::move(parts));
}

logic_pointer logic_compiler::list(const boxed_expression& e, const feel::scope& names) {
    logic_list parts;
    for (const boxed_expression& part : e.parts) parts.push_back(compile(part, names));
    return std::make_unique<list_logic>(std::move(parts));
}

logic_pointer logic_compiler::relation(const boxed_expression& e, const feel::scope& names) {
    std::vector<feel::type> types;
    for (const std::string& t : e.types) types.push_back(type(t, names, e.at));
    logic_list cells;
    for (std::size_t n = 0; n < e.parts.size() && !types.empty(); ++n) {
        cells.push_back(compile(e.parts[n], names, types[n % types.size()]));
    }
    return std::make_unique<relation_logic>(e.names, types, std::move(cells));
}

logic_pointer logic_compiler::invocation(const boxed_expression& e, const feel::scope& names) {
    logic_list parts;
    for (const boxed_expression& part : e.parts) parts.push_back(compile(part, names));
    return std::make_unique<invocation_logic>(e.names, std::move(parts));
}

std::unique_ptr<function_logic>
logic_compiler::function(const boxed_expression& e, const feel::scope& names, std::string name) {
    feel::scope inner = names;
    std::vector<feel::type> types;
    for (std::size_t n = 0; n < e.names.size(); ++n) {
        types.push_back(type(e.types[n], names, e.at));
        inner.add(e.names[n], "", types.back());
    }
    const auto captured = static_cast<std::uint32_t>(names.slots().size());
    logic_pointer body;
    if (e.is == form::external) {
        body = external(e, inner);
    } else if (!e.parts.empty()) {
        body = compile(e.parts[0], inner);
    } else {
        body = std::make_unique<nothing_logic>();
    }
    auto made =
        std::make_unique<function_logic>(e.names, std::move(types), captured, std::move(body));
    made->name(std::move(name), names_of(inner));
    return made;
}

namespace {

/// The text that a context entry holds as a string literal.
std::string text_entry(const boxed_expression& context, std::string_view name) {
    for (std::size_t n = 0; n < context.names.size(); ++n) {
        if (context.names[n] != name) continue;
        const auto e = feel::expression::compile(context.parts[n].text, feel::scope{});
        const auto v = e ? e->constant() : std::nullopt;
        if (v && v->is(value_kind::string)) return std::string{v->as_string()};
    }
    return {};
}

} // namespace

logic_pointer logic_compiler::external(const boxed_expression& e, const feel::scope& names) const {
    const boxed_expression& from = e.parts[0];
    const std::string name =
        e.text == "java"
            ? feel::java_function_name(text_entry(from, "class"),
                                       text_entry(from, "method signature"))
            : feel::pmml_function_name(text_entry(from, "document"), text_entry(from, "model"));
    const auto* found = how_.externals != nullptr ? how_.externals->find(name) : nullptr;
    const auto first = static_cast<std::uint32_t>(names.slots().size() - e.names.size());
    return std::make_unique<external_logic>(found, first, e.names.size(), name);
}

namespace {

std::string loop_text(form is, const std::string& variable, const std::string& body) {
    switch (is) {
    case form::filter: return "boxed domain[boxed condition(\n" + body + ")]";
    case form::iteration: return "for " + variable + " in boxed domain return\n" + body;
    case form::some:
        return "some " + variable + " in boxed domain satisfies boxed condition(\n" + body + ")";
    default:
        return "every " + variable + " in boxed domain satisfies boxed condition(\n" + body + ")";
    }
}

} // namespace

logic_pointer logic_compiler::conditional(const boxed_expression& e, const feel::scope& names) {
    logic_list parts;
    for (const boxed_expression& part : e.parts) parts.push_back(compile(part, names));
    return std::make_unique<conditional_logic>(std::move(parts));
}

/// `for`, `some`, `every` and filters: FEEL's own, over a domain in a slot. A body that is a text
/// stands in the FEEL text; any other becomes a function in a slot.
logic_pointer logic_compiler::loop(const boxed_expression& e, const feel::scope& names) {
    logic_pointer domain = compile(e.parts[0], names);
    feel::scope inner = names;
    const std::uint32_t first = inner.add("boxed domain", "", domain->type());
    feel::type function;
    function.is = feel::type::family::function;
    inner.add("boxed condition", "", function);
    inner.add("boxed body", "", function);
    const boxed_expression& body = e.parts[1];
    const bool in_text = body.is == form::literal;
    logic_pointer called = in_text ? nullptr : loop_body(e, names);
    const std::string variable = e.is == form::filter ? "item" : e.text;
    const std::string written =
        in_text ? body.text
                : "boxed body(" + variable + (e.is == form::iteration ? ", partial)" : ")");
    place at = body.at;
    if (at.line > 1) --at.line; // the body stands on the second line of the text
    logic_pointer over = text(loop_text(e.is, variable, written), at, inner);
    return std::make_unique<loop_logic>(first, std::move(domain), std::move(called),
                                        std::move(over));
}

/// A function of the loop's variables for a body in boxes.
logic_pointer logic_compiler::loop_body(const boxed_expression& e, const feel::scope& names) {
    boxed_expression f;
    f.is = form::function;
    f.at = e.parts[1].at;
    f.names = {e.is == form::filter ? "item" : e.text};
    if (e.is == form::iteration) f.names.emplace_back("partial");
    f.types.resize(f.names.size());
    f.parts.push_back(e.parts[1]);
    return function(f, names);
}

} // namespace tenet::dmn
