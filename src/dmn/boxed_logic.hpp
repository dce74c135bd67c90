#ifndef TENET_SRC_DMN_BOXED_LOGIC_HPP
#define TENET_SRC_DMN_BOXED_LOGIC_HPP

#include "logic.hpp"
#include "recorder.hpp"

#include <tenet/dmn/messages.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <array>
#include <utility>

/// What each form of boxed expression runs as.
namespace tenet::dmn {

namespace messages = dmn_messages;
using logic_list = std::vector<logic_pointer>;

/// Boxes are stricter than FEEL's texts: a condition that is no boolean is an error.
inline bool is_condition(const value& v) noexcept {
    return v.is(value_kind::boolean) || v.is_null() || v.is_missing();
}

inline value not_a_condition(feel::evaluation& run, const value& v) {
    return run.fail(feel_messages::not_boolean,
                    std::array{chinese_name_of(v.kind()), name_of(v.kind())});
}

inline void visit_all(const logic_list& parts, const logic::visitor& visit) {
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

inline value list_of(feel::evaluation& run, std::span<const value> items) {
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

} // namespace tenet::dmn

#endif
