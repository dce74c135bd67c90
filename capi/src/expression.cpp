#include "evaluation.hpp"

using namespace tenet::capi;

namespace tenet::capi {

std::optional<value_kind> kind_called(std::string_view name) noexcept {
    for (auto n = static_cast<int>(value_kind::boolean);
         n <= static_cast<int>(value_kind::year_month_duration); ++n) {
        const auto kind = static_cast<value_kind>(n);
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

namespace {

/// What is known about a slot; no value if no such type is known.
std::optional<feel::type> type_called(std::string_view name, const catalogue* types) {
    if (name.empty()) return feel::type::any();
    if (const auto kind = kind_called(name)) return feel::type::scalar(*kind);
    const record_type* record = types == nullptr ? nullptr : types->find(name);
    if (record == nullptr) return std::nullopt;
    return feel::type::of_record(*record);
}

/// Adds a slot as a caller defined it.
answer add_slot(arguments& check, const tenet_slot_def& from, feel::scope& to) {
    std::string name{check.word(from.name, "slot.name")};
    std::string zh{check.text(from.zh, "slot.zh")};
    const std::string_view type = check.text(from.type, "slot.type");
    check.between(from.open, 0, 1, "slot.open");
    check.between(from.reserved, 0, 0, "slot.reserved");
    if (!check.good()) return check.refusal();
    if (to.find(name) || (!zh.empty() && to.find(zh))) {
        return answer::refuse(TENET_ERROR_ARGUMENT, capi_messages::given_twice, {name});
    }
    auto is = type_called(type, to.types());
    if (!is && to.types() != nullptr) return no_such_type(*to.types(), type);
    if (!is) {
        return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::unknown_type,
                              {std::string{type}});
    }
    if (from.open == 0) {
        to.add(std::move(name), std::move(zh), std::move(*is));
    } else if (is->record != nullptr) {
        to.add_record(std::move(name), std::move(zh), *is->record);
    } else {
        return answer::refuse(TENET_ERROR_ARGUMENT, capi_messages::not_a_record_slot, {name});
    }
    return answer::ok();
}

result<json::document> read_values(std::string_view json) {
    return json::document::read(json.empty() ? std::string{"{}"} : std::string{json});
}

diagnostics object_expected(const json::document& doc) {
    return diagnostic{capi_messages::object_expected, {}, doc.where(doc.root())};
}

/// Runs an expression on values by name.
answer evaluate(const std::shared_ptr<const feel::scope>& scope, const feel::expression& expression,
                const json::document& values, policy::context in, tenet_buffer** out) {
    tenet_evaluation run{scope, {std::move(in), nullptr, 0}};
    answer a = fill_slots(run, values);
    if (a.status != TENET_OK) return a;
    run.run_expression(expression, scope);
    give_text(out, run.json());
    return a;
}

} // namespace

answer fill_slots(tenet_evaluation& into, const json::document& from) {
    if (from.root().is() != json::node::kind::object) return refuse(object_expected(from));
    diagnostics problems;
    for (const json::member& m : from.root().members()) {
        const auto slot = into.scope->find(m.name);
        if (!slot) {
            problems.add(capi_messages::unknown_slot, {std::string{m.name}}, from.where(m));
            continue;
        }
        const feel::type& is = into.scope->slots()[*slot].is;
        const bool as_text = is.is == feel::type::family::scalar && is.kind != value_kind::string &&
                             is.kind != value_kind::boolean &&
                             m.is.is() == json::node::kind::string;
        if (!as_text) {
            into.set_node(*slot, from, m.is, problems);
        } else if (!into.set_text(*slot, is.kind, m.is.text())) {
            problems.add(capi_messages::bad_value,
                         {std::string{m.name}, std::string{m.is.text()},
                          std::string{chinese_name_of(is.kind)}, std::string{name_of(is.kind)}},
                         from.where(m.is));
        }
    }
    return problems.has_errors() ? refuse(problems) : answer::ok();
}

} // namespace tenet::capi

tenet_status tenet_scope_new(const tenet_catalogue* catalogue, const tenet_slot_def* slots,
                             size_t count, size_t slot_size, tenet_scope** out,
                             tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.array(slots, count, "slots", most_members);
        if (!check.good()) return check.refusal();
        auto made =
            std::make_shared<tenet::feel::scope>(catalogue == nullptr ? nullptr : catalogue->is);
        for (size_t i = 0; i < count; ++i) {
            const auto from = check.element(slots, i, slot_size, "tenet_slot_def");
            if (!check.good()) return check.refusal();
            answer a = add_slot(check, from, *made);
            if (a.status != TENET_OK) return a;
        }
        *out = new tenet_scope{std::move(made)};
        return answer::ok();
    });
}

void tenet_scope_free(tenet_scope* scope) {
    delete scope;
}

tenet_status tenet_expression_compile(tenet_str text, const tenet_scope* scope,
                                      tenet_expression** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view source = check.text(text, "text");
        if (!check.good()) return check.refusal();
        auto names = scope == nullptr ? std::make_shared<const tenet::feel::scope>() : scope->is;
        auto made = tenet::feel::expression::compile(source, *names);
        if (!made) return refuse(made.error());
        *out = new tenet_expression{std::move(names), std::move(*made)};
        return answer::ok();
    });
}

tenet_status tenet_expression_evaluate_json(const tenet_expression* expression, tenet_str json,
                                            const tenet_context* context, tenet_buffer** out,
                                            tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(expression, "expression");
        const std::string_view text = check.bytes(json, "json");
        auto in = read_context(check, context, true);
        if (!check.good()) return check.refusal();
        const auto values = read_values(text);
        if (!values) return refuse(values.error());
        return evaluate(expression->scope, expression->is, *values, std::move(in), out);
    });
}

tenet_status tenet_feel_evaluate(tenet_str text, tenet_str json, const tenet_context* context,
                                 tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view source = check.text(text, "text");
        const std::string_view given = check.bytes(json, "json");
        auto in = read_context(check, context, true);
        if (!check.good()) return check.refusal();
        const auto values = read_values(given);
        if (!values) return refuse(values.error());
        if (values->root().is() != tenet::json::node::kind::object) {
            return refuse(object_expected(*values));
        }
        auto names = std::make_shared<tenet::feel::scope>();
        for (const tenet::json::member& m : values->root().members()) {
            names->add(std::string{m.name}, {}, tenet::feel::type::any());
        }
        const auto made = tenet::feel::expression::compile(source, *names);
        if (!made) return refuse(made.error());
        return evaluate(names, *made, *values, std::move(in), out);
    });
}

tenet_status tenet_expression_run(const tenet_expression* expression, tenet_evaluation* evaluation,
                                  tenet_error** error) {
    const bool fits =
        expression != nullptr && evaluation != nullptr && expression->scope == evaluation->scope;
    if (fits) {
        return guarded_run(error,
                           [&] { evaluation->run_expression(expression->is, expression->scope); });
    }
    return guarded(error, [&] {
        arguments check;
        check.need(expression, "expression");
        check.need(evaluation, "evaluation");
        if (!check.good()) return check.refusal();
        const bool nameless = expression->scope->slots().empty();
        if (!nameless) {
            return answer::refuse(TENET_ERROR_STATE, tenet::capi_messages::other_scope);
        }
        evaluation->run_expression(expression->is, expression->scope);
        return answer::ok();
    });
}

void tenet_expression_free(tenet_expression* expression) {
    delete expression;
}
