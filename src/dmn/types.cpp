#include "types.hpp"

#include <tenet/dmn/messages.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/test_set.hpp>

#include <algorithm>
#include <string>

namespace tenet::dmn {

namespace messages = dmn_messages;

namespace {

/// Allowed values as unary tests over the value in slot 0.
class tests_constraint final : public feel::type_constraint {
public:
    explicit tests_constraint(feel::expression tests) : tests_(std::move(tests)) {}

    [[nodiscard]] value admits(feel::evaluation& run, const value& v) const override {
        const feel::frame_guard frame{run};
        run.set(0, v);
        return tests_.evaluate(run);
    }
    [[nodiscard]] std::optional<value_set> values() const override {
        return feel::read_test_set(tests_.text()).values;
    }

private:
    feel::expression tests_;
};

} // namespace

type_compiler::type_compiler(const model_definition& model, feel::type_names known,
                             std::shared_ptr<const catalogue> types, diagnostics& problems)
    : model_(model),
      done_(std::make_shared<feel::type_names>(std::move(known))),
      types_(std::move(types)),
      problems_(problems) {}

std::shared_ptr<const feel::type_names> type_compiler::compile() {
    std::set<std::string_view> names;
    for (const item_definition& d : model_.types) {
        if (!names.insert(d.name).second) {
            problems_.add(messages::duplicate_element, {d.name}, d.at);
        }
    }
    for (const item_definition& d : model_.types) (void)named(d.name, d.at);
    return done_;
}

feel::type type_compiler::named(const std::string& reference, const place& at) {
    if (reference.empty()) return feel::type::any();
    if (const auto known = done_->find(reference); known != done_->end()) return known->second;
    const auto d = std::find_if(model_.types.begin(), model_.types.end(),
                                [&](const item_definition& i) { return i.name == reference; });
    if (d == model_.types.end()) {
        if (auto own = feel::type::named(reference)) return *own;
        if (types_ != nullptr) {
            if (const record_type* r = types_->find(reference)) return feel::type::of_record(*r);
        }
        problems_.add(messages::unknown_type, {reference}, at);
        return feel::type::any();
    }
    if (open_.size() == deepest) {
        problems_.add(messages::too_large, {std::to_string(deepest) + " levels of types"}, at);
        return feel::type::any();
    }
    if (!open_.insert(reference).second) return feel::type::any(); // a type that holds itself
    feel::type is = made(*d);
    open_.erase(reference);
    done_->insert_or_assign(reference, is);
    return is;
}

/// The type of one item, before it is a collection.
feel::type type_compiler::base_of(const item_definition& d) {
    feel::type is;
    if (d.is_function) {
        is.is = feel::type::family::function;
        for (const item_definition& p : d.components) {
            is.members.push_back(
                {p.name, std::make_shared<const feel::type>(named(p.type_ref, p.at))});
        }
        is.members.push_back({{}, std::make_shared<const feel::type>(named(d.result_type, d.at))});
        return is;
    }
    if (d.components.empty()) return named(d.type_ref, d.at);
    is.is = feel::type::family::context;
    for (const item_definition& c : d.components) {
        is.members.push_back({c.name, std::make_shared<const feel::type>(made(c))});
    }
    return is;
}

feel::type type_compiler::made(const item_definition& d) {
    feel::type is = base_of(d);
    if (!d.allowed.empty()) is.allowed = constraint(d.allowed, is, d.at);
    if (d.collection) is = feel::type::list_of(std::move(is));
    if (!d.constraint.empty()) is.allowed = constraint(d.constraint, is, d.at);
    return is;
}

std::shared_ptr<const feel::type_constraint>
type_compiler::constraint(const std::string& tests, const feel::type& of, const place& at) {
    feel::scope names;
    names.add("?", "", of);
    feel::compile_options options;
    options.at = at;
    auto compiled = feel::expression::compile_unary_tests(tests, names, 0, options);
    if (!compiled) {
        problems_.add(compiled.error());
        return nullptr;
    }
    return std::make_shared<tests_constraint>(std::move(*compiled));
}

} // namespace tenet::dmn
