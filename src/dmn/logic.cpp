#include "logic.hpp"

#include "recorder.hpp"

#include <tenet/dmn/messages.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tenet::dmn {

namespace messages = dmn_messages;
using form = boxed_expression::form;
using logic_list = std::vector<logic_pointer>;

namespace {

/// Nodes of FEEL that a call of a function written in boxes counts for, on top of its own texts:
/// keeps recursion within the stack.
constexpr std::uint32_t height_of_call = 64;
constexpr std::uint32_t highest_run = 4096;

/// Boxes are stricter than FEEL's texts: a condition that is no boolean is an error.
bool is_condition(const value& v) noexcept {
    return v.is(value_kind::boolean) || v.is_null() || v.is_missing();
}

value not_a_condition(feel::evaluation& run, const value& v) {
    return run.fail(feel_messages::not_boolean,
                    std::array{chinese_name_of(v.kind()), name_of(v.kind())});
}

void visit_all(const logic_list& parts, const logic::visitor& visit) {
    for (const logic_pointer& part : parts) visit(*part);
}

class nothing_logic final : public logic {
    [[nodiscard]] value compute(feel::evaluation&) const override { return value::null(); }
};

class broken_logic final : public logic {
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        return run.fail(messages::broken_expression);
    }
};

class expression_logic final : public logic {
public:
    expression_logic(feel::expression e, const feel::scope& names, feel::compile_options how)
        : e_(std::move(e)),
          names_(std::make_unique<const feel::scope>(names)),
          how_(std::move(how)) {
        type_ = e_.result_type();
    }
    [[nodiscard]] const feel::expression* as_expression() const noexcept override { return &e_; }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        recorder* records = recorder::of(run);
        if (records == nullptr || !records->explains()) return e_.evaluate(run);
        return records->explain(e_, *names_, how_);
    }
    feel::expression e_;
    std::unique_ptr<const feel::scope> names_; ///< for explanations
    feel::compile_options how_;
};

class table_logic final : public logic {
public:
    explicit table_logic(table::decision_table t) : t_(std::move(t)) {}
    [[nodiscard]] const table::decision_table* as_table() const noexcept override { return &t_; }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        return dmn::evaluate(t_, run);
    }

    table::decision_table t_;
};

/// Fills its slots entry by entry; each sees those before it.
class context_logic final : public logic {
public:
    context_logic(std::vector<std::string> names, std::vector<std::uint32_t> slots,
                  logic_list parts)
        : names_(std::move(names)), slots_(std::move(slots)), parts_(std::move(parts)) {
        const bool has_result = !names_.empty() && names_.back().empty();
        if (has_result) {
            type_ = parts_.back()->type();
            return;
        }
        type_.is = feel::type::family::context;
        for (std::size_t n = 0; n < names_.size(); ++n) {
            type_.members.push_back(
                {names_[n], std::make_shared<const feel::type>(parts_[n]->type())});
        }
    }

    void each_part(const visitor& visit) const override { visit_all(parts_, visit); }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        const auto entries = run.memory().make_array<context_entry>(parts_.size());
        for (std::size_t n = 0; n < parts_.size(); ++n) {
            const value v = parts_[n]->evaluate(run);
            if (run.exhausted() != nullptr) return value::missing(run.exhausted());
            if (names_[n].empty()) return v;
            run.set(slots_[n], v);
            entries[n] = {names_[n], v};
        }
        auto* made = run.memory().make<context_data>();
        made->entries = entries;
        return value::of(made);
    }

    std::vector<std::string> names_;
    std::vector<std::uint32_t> slots_;
    logic_list parts_;
};

value list_of(feel::evaluation& run, std::span<const value> items) {
    auto* made = run.memory().make<list_data>();
    made->size = items.size();
    made->base = items.data();
    return value::of(made);
}

class list_logic final : public logic {
public:
    explicit list_logic(logic_list parts) : parts_(std::move(parts)) {
        type_ = feel::type::list_of(feel::type::any());
    }

    void each_part(const visitor& visit) const override { visit_all(parts_, visit); }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        const auto items = run.memory().make_array<value>(parts_.size());
        for (std::size_t n = 0; n < parts_.size(); ++n) items[n] = parts_[n]->evaluate(run);
        return list_of(run, items);
    }

    logic_list parts_;
};

class relation_logic final : public logic {
public:
    relation_logic(std::vector<std::string> columns, const std::vector<feel::type>& types,
                   logic_list cells)
        : columns_(std::move(columns)), cells_(std::move(cells)) {
        feel::type row;
        row.is = feel::type::family::context;
        for (std::size_t n = 0; n < columns_.size(); ++n) {
            row.members.push_back({columns_[n], std::make_shared<const feel::type>(types[n])});
        }
        type_ = feel::type::list_of(std::move(row));
    }

    void each_part(const visitor& visit) const override { visit_all(cells_, visit); }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        const std::size_t width = std::max<std::size_t>(columns_.size(), 1);
        const auto rows = run.memory().make_array<value>(cells_.size() / width);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const auto entries = run.memory().make_array<context_entry>(width);
            for (std::size_t c = 0; c < width; ++c) {
                entries[c] = {columns_[c], cells_[r * width + c]->evaluate(run)};
            }
            auto* row = run.memory().make<context_data>();
            row->entries = entries;
            rows[r] = value::of(row);
        }
        return list_of(run, rows);
    }

    std::vector<std::string> columns_;
    logic_list cells_; ///< row by row
};

class invocation_logic final : public logic {
public:
    invocation_logic(std::vector<std::string> names, logic_list parts)
        : names_(std::move(names)), parts_(std::move(parts)) {}

    void each_part(const visitor& visit) const override { visit_all(parts_, visit); }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        const value callee = parts_[0]->evaluate(run);
        if (callee.is_missing()) return callee;
        const auto arguments = run.memory().make_array<value>(names_.size());
        for (std::size_t n = 0; n < names_.size(); ++n) {
            arguments[n] = parts_[n + 1]->evaluate(run);
        }
        return feel::invoke(run, callee, names_, arguments);
    }

    std::vector<std::string> names_;
    logic_list parts_; ///< the function, then the arguments
};

class conditional_logic final : public logic {
public:
    explicit conditional_logic(logic_list parts) : parts_(std::move(parts)) {
        const feel::type& yes = parts_[1]->type();
        const feel::type& no = parts_[2]->type();
        const bool same = yes.is == no.is && yes.kind == no.kind;
        if (same && yes.is == feel::type::family::scalar) type_ = yes;
    }

    void each_part(const visitor& visit) const override { visit_all(parts_, visit); }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        const value condition = parts_[0]->evaluate(run);
        if (!is_condition(condition)) return not_a_condition(run, condition);
        if (!condition.is_missing()) {
            return parts_[condition.is_true() ? 1 : 2]->evaluate(run);
        }
        if (run.exhausted() != nullptr) return condition;
        const value yes = parts_[1]->evaluate(run);
        return identical(yes, parts_[2]->evaluate(run)) ? yes : condition;
    }

    logic_list parts_; ///< if, then, else
};

/// What the conditions of a loop came to that were none.
struct condition_check {
    value wrong;
};

/// Passes a condition on and keeps what is none.
value check_condition(feel::evaluation&, const function_data& self,
                      std::span<const value> arguments) {
    if (is_condition(arguments[0])) return arguments[0];
    const_cast<condition_check*>(static_cast<const condition_check*>(self.code))->wrong =
        arguments[0];
    return value::null();
}

constexpr std::array<std::string_view, 1> condition_parameter{"condition"};

/// Puts the value of a domain, a check of conditions, and a function for a body in boxes into
/// slots, and runs the FEEL text that goes over them.
class loop_logic final : public logic {
public:
    loop_logic(std::uint32_t first_slot, logic_pointer domain, logic_pointer body,
               logic_pointer over)
        : first_slot_(first_slot),
          domain_(std::move(domain)),
          body_(std::move(body)),
          over_(std::move(over)) {
        type_ = over_->type();
    }

    void each_part(const visitor& visit) const override {
        visit(*domain_);
        if (body_) visit(*body_);
        visit(*over_);
    }

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        auto* check = run.memory().make<condition_check>();
        auto* function = run.memory().make<function_data>();
        function->parameters = condition_parameter;
        function->call = &check_condition;
        function->code = check;
        const value domain = domain_->evaluate(run);
        const value body = body_ ? body_->evaluate(run) : value::null();
        run.set(first_slot_, domain);
        run.set(first_slot_ + 1, value::of(function));
        run.set(first_slot_ + 2, body);
        const value answer = over_->evaluate(run);
        return check->wrong.is_null() ? answer : not_a_condition(run, check->wrong);
    }

    std::uint32_t first_slot_;
    logic_pointer domain_;
    logic_pointer body_; ///< null where the body stands in the text
    logic_pointer over_;
};

class external_logic final : public logic {
public:
    external_logic(const feel::external_function* function, std::uint32_t first, std::size_t count,
                   std::string name)
        : function_(function), first_(first), count_(count), name_(std::move(name)) {}

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override {
        if (function_ == nullptr || function_->parameters != count_) {
            return run.fail(feel_messages::external_function, std::array{std::string_view{name_}});
        }
        const auto arguments = run.memory().make_array<value>(count_);
        for (std::size_t n = 0; n < count_; ++n) {
            arguments[n] = run.slot(first_ + static_cast<std::uint32_t>(n));
            if (arguments[n].is_missing()) return arguments[n];
        }
        return function_->call(run, arguments);
    }

    const feel::external_function* function_;
    std::uint32_t first_;
    std::size_t count_;
    std::string name_;
};

} // namespace

function_logic::function_logic(std::vector<std::string> parameters, std::vector<feel::type> types,
                               std::uint32_t captured, logic_pointer body)
    : parameters_(std::move(parameters)),
      views_(parameters_.begin(), parameters_.end()),
      types_(std::move(types)),
      captured_(captured),
      body_(std::move(body)) {
    type_.is = feel::type::family::function;
    for (const feel::type& t : types_) {
        type_.members.push_back({{}, std::make_shared<const feel::type>(t)});
    }
    type_.members.push_back({{}, std::make_shared<const feel::type>(body_->type())});
}

value function_logic::made(feel::evaluation& run, std::span<const value> captured) const {
    auto* f = run.memory().make<function_data>();
    f->parameters = views_;
    f->call = &call;
    f->code = this;
    f->captured = captured;
    return value::of(f);
}

value function_logic::compute(feel::evaluation& run) const {
    const auto captured = run.memory().make_array<value>(captured_);
    run.need_slots(captured_);
    for (std::uint32_t n = 0; n < captured_; ++n) captured[n] = run.slot(n);
    return made(run, captured);
}

value function_logic::run_body(feel::evaluation& run) const {
    recorder* records = recorder::of(run);
    if (records == nullptr) return body_->evaluate(run);
    const std::size_t step =
        records->begin(trace_step::kind::function, name_, body_.get(), slot_names_);
    const value answer = body_->evaluate(run);
    records->end(step, answer);
    return answer;
}

value function_logic::call(feel::evaluation& run, const function_data& self,
                           std::span<const value> arguments) {
    const auto& f = *static_cast<const function_logic*>(self.code);
    if (run.height() + height_of_call > highest_run) {
        return run.exhaust(feel_messages::nesting_exhausted, highest_run);
    }
    const auto taken = run.memory().make_array<value>(arguments.size());
    for (std::size_t n = 0; n < arguments.size(); ++n) {
        bool good = true;
        taken[n] = typed(run, f.views_[n], arguments[n], f.types_[n], good);
        if (!good) return taken[n];
    }
    const feel::frame_guard frame{run};
    for (std::uint32_t n = 0; n < f.captured_; ++n) run.set(n, self.captured[n]);
    for (std::uint32_t n = 0; n < taken.size(); ++n) run.set(f.captured_ + n, taken[n]);
    run.height() += height_of_call;
    const value answer = f.run_body(run);
    run.height() -= height_of_call;
    return answer;
}

std::vector<std::string> names_of(const feel::scope& scope) {
    std::vector<std::string> names;
    for (const feel::scope::slot& s : scope.slots()) names.push_back(s.name);
    return names;
}

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

logic_pointer logic_compiler::external(const boxed_expression& e, const feel::scope& names) {
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
