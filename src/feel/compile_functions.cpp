#include "compiler.hpp"
#include "reading.hpp"
#include "result_types.hpp"

#include <tenet/feel/conformance.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/feel/function.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace tenet::feel {

namespace {

constexpr std::uint32_t highest_run = 4096;

/// A function literal: makes a function value that holds what it captured.
class function_node final : public node {
public:
    function_node(const function_frame& frame, std::uint32_t height, node_list slots,
                  node_pointer body)
        : first_(frame.first),
          last_(frame.last),
          height_(height),
          texts_(frame.parameters),
          locals_(frame.parameter_locals),
          captures_(frame.captures),
          slots_(std::move(slots)),
          body_(std::move(body)) {
        parameters_.assign(texts_.begin(), texts_.end());
        for (const slot_capture& taken : frame.slots) slot_locals_.push_back(taken.local);
    }

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const std::size_t count = captures_.size();
        const auto captured = run.memory().make_array<value>(count + slots_.size());
        for (std::size_t i = 0; i < count; ++i) captured[i] = run.local(captures_[i].first);
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            captured[count + i] = slots_[i]->evaluate(run);
        }
        auto* f = run.memory().make<function_data>();
        f->parameters = parameters_;
        f->call = &call;
        f->code = this;
        f->captured = captured;
        return value::of(f);
    }

    static value call(evaluation& run, const function_data& self,
                      std::span<const value> arguments) {
        return static_cast<const function_node*>(self.code)->call_body(run, self, arguments);
    }

    value call_body(evaluation& run, const function_data& self,
                    std::span<const value> arguments) const {
        if (run.height() + height_ > highest_run) {
            return run.exhaust(feel_messages::nesting_exhausted, highest_run);
        }
        std::vector<value>& saved = run.saved();
        const std::size_t bottom = saved.size();
        for (std::uint32_t n = first_; n < last_; ++n) saved.push_back(run.local(n));
        for (std::size_t i = 0; i < captures_.size(); ++i) {
            run.local(captures_[i].second) = self.captured[i];
        }
        for (std::size_t i = 0; i < slot_locals_.size(); ++i) {
            run.local(slot_locals_[i]) = self.captured[captures_.size() + i];
        }
        for (std::size_t i = 0; i < locals_.size(); ++i) run.local(locals_[i]) = arguments[i];
        run.height() += height_;
        const value answer = body_->evaluate(run);
        run.height() -= height_;
        if (run.exhausted() != nullptr) [[unlikely]]
            run.take_ended_near(); // offsets of this body may be in another text than the call
        for (std::uint32_t n = first_; n < last_; ++n) run.local(n) = saved[bottom + n - first_];
        saved.resize(bottom);
        return answer;
    }

    std::uint32_t first_;
    std::uint32_t last_;
    std::uint32_t height_;
    std::vector<std::string> texts_;
    std::vector<std::string_view> parameters_;
    std::vector<std::uint32_t> locals_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> captures_;
    node_list slots_; ///< of the scope, taken along
    std::vector<std::uint32_t> slot_locals_;
    node_pointer body_;
};

/// The body of a function that is not written in FEEL: hands the parameters on.
class external_node final : public node {
public:
    external_node(std::string name, const external_function* function,
                  std::vector<std::uint32_t> locals)
        : name_(std::move(name)), function_(function), locals_(std::move(locals)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        if (function_ == nullptr || function_->parameters != locals_.size()) {
            return run.fail(feel_messages::external_function, std::array{std::string_view{name_}});
        }
        const auto arguments = run.memory().make_array<value>(locals_.size());
        for (std::size_t i = 0; i < locals_.size(); ++i) {
            arguments[i] = run.local(locals_[i]);
            if (arguments[i].is_missing()) return arguments[i];
        }
        return function_->call(run, arguments);
    }

    std::string name_;
    const external_function* function_;
    std::vector<std::uint32_t> locals_;
};

/// The text of an entry of a context literal; empty where that is no text.
std::string_view text_entry(const tree& context, std::string_view name) {
    for (std::size_t i = 0; i < context.names.size(); ++i) {
        const tree& part = *context.parts[i];
        const bool is_text = part.what == form::literal && !part.names.empty();
        if (context.names[i] == name && is_text) return part.name;
    }
    return {};
}

/// What `{java: {class: ..., method signature: ...}}` or `{pmml: {document: ..., model: ...}}`
/// names; empty where it is neither.
std::string external_name(const tree& t) {
    if (t.what != form::context || t.parts.size() != 1) return {};
    const tree& inner = *t.parts[0];
    if (inner.what != form::context) return {};
    if (t.names[0] == "java") {
        return java_function_name(text_entry(inner, "class"),
                                  text_entry(inner, "method signature"));
    }
    if (t.names[0] != "pmml") return {};
    return pmml_function_name(text_entry(inner, "document"), text_entry(inner, "model"));
}

/// Calls a built-in with arguments in parameter order.
value call_native(evaluation& run, const builtin& native, std::span<const value> arguments,
                  std::size_t given, std::size_t form) {
    if (!native.sees_missing) {
        value missing;
        for (const value& v : arguments) {
            if (v.is_missing()) missing = missing.is_missing() ? join_missing(run, missing, v) : v;
        }
        if (missing.is_missing()) return plain(run, missing);
    }
    if (run.exhausted() != nullptr) return value::missing(run.exhausted());
    return native.call(run, {arguments, given, form});
}

/// The first form of a built-in that takes these arguments.
std::size_t form_for(const builtin& native, std::size_t count,
                     const std::vector<std::string>& names) noexcept {
    std::size_t n = 0;
    while (n < native.forms.size() && !form_takes(native.forms[n], count, names)) ++n;
    return n;
}

std::size_t width_of(const signature& form, std::size_t count) noexcept {
    return form.variadic ? count : form.parameters.size();
}

/// A call of a built-in known when compiling: `order[i]` is the parameter of argument i.
class builtin_call_node final : public node {
public:
    builtin_call_node(const builtin& native, std::size_t at, std::size_t form,
                      std::vector<std::size_t> order, std::size_t width, node_list arguments)
        : native_(&native),
          at_(at),
          form_(form),
          width_(width),
          order_(std::move(order)),
          arguments_(std::move(arguments)) {}

private:
    static constexpr std::size_t few = 6;

    [[nodiscard]] value compute(evaluation& run) const override {
        const bool was_good = run.exhausted() == nullptr;
        const value answer = call_with_room(run);
        if (was_good && run.exhausted() != nullptr) [[unlikely]]
            run.ended_near(at_);
        return answer;
    }

    value call_with_room(evaluation& run) const {
        if (width_ <= few) {
            std::array<value, few> values;
            return call(run, std::span<value>{values.data(), width_});
        }
        return call(run, run.memory().make_array<value>(width_));
    }

    value call(evaluation& run, std::span<value> values) const {
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            values[order_[i]] = arguments_[i]->evaluate(run);
        }
        return call_native(run, *native_, values, arguments_.size(), form_);
    }

    const builtin* native_;
    std::size_t at_; ///< offset in the text
    std::size_t form_;
    std::size_t width_;
    std::vector<std::size_t> order_;
    node_list arguments_;
};

value does_not_fit(evaluation& run, std::size_t count) {
    const std::string text = std::to_string(count);
    return run.fail(feel_messages::bad_arguments, std::array{std::string_view{text}});
}

value native_by_name(evaluation& run, const builtin& native, const std::vector<std::string>& names,
                     std::span<const value> values) {
    const std::size_t form = form_for(native, values.size(), names);
    if (form == native.forms.size()) return does_not_fit(run, values.size());
    const auto parameters = native.forms[form].parameters;
    const auto ordered = run.memory().make_array<value>(parameters.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto at = std::find(parameters.begin(), parameters.end(), names[i]);
        ordered[static_cast<std::size_t>(at - parameters.begin())] = values[i];
    }
    return call_native(run, native, ordered, values.size(), form);
}

/// A call of whatever function value the callee gives.
class call_node final : public node {
public:
    call_node(std::size_t at, node_pointer callee, std::vector<std::string> names,
              node_list arguments)
        : at_(at),
          callee_(std::move(callee)),
          names_(std::move(names)),
          arguments_(std::move(arguments)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value answer = call(run);
        if (run.exhausted() != nullptr) [[unlikely]]
            run.ended_near(at_);
        return answer;
    }

    value call(evaluation& run) const {
        const value callee = callee_->evaluate(run);
        if (callee.is_missing()) return callee;
        const auto values = run.memory().make_array<value>(arguments_.size());
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            values[i] = arguments_[i]->evaluate(run);
        }
        if (names_.empty() || !callee.is(value_kind::function)) {
            return invoke(run, callee, values);
        }
        return invoke(run, callee, names_, values);
    }

    std::size_t at_; ///< offset in the text
    node_pointer callee_;
    std::vector<std::string> names_;
    node_list arguments_;
};

class instance_of_node final : public node {
public:
    instance_of_node(node_pointer operand, type is)
        : operand_(std::move(operand)), is_(std::move(is)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value v = operand_->evaluate(run);
        if (v.is_missing()) return plain(run, v);
        if (v.is_null())
            return value{is_.is == type::family::scalar && is_.kind == value_kind::null};
        return conforms(run, v, is_);
    }
    node_pointer operand_;
    type is_;
};

bool is_pure(std::string_view name) noexcept {
    return name == "date" || name == "time" || name == "date and time" || name == "duration" ||
           name == "years and months duration";
}

} // namespace

value invoke(evaluation& run, const builtin& function, std::span<const value> arguments) {
    const std::size_t form = form_for(function, arguments.size(), {});
    if (form == function.forms.size()) {
        const std::string count = std::to_string(arguments.size());
        return run.fail(feel_messages::bad_arguments, std::array{std::string_view{count}});
    }
    const std::size_t width = width_of(function.forms[form], arguments.size());
    if (width <= arguments.size()) {
        return call_native(run, function, arguments, arguments.size(), form);
    }
    const auto padded = run.memory().make_array<value>(width);
    std::copy(arguments.begin(), arguments.end(), padded.begin());
    return call_native(run, function, padded, arguments.size(), form);
}

value invoke(evaluation& run, const value& function, const std::vector<std::string>& names,
             std::span<const value> arguments) {
    if (!function.is(value_kind::function)) return invoke(run, function, arguments);
    const function_data& f = function.as_function();
    if (f.native != nullptr) return native_by_name(run, *f.native, names, arguments);
    const auto ordered = run.memory().make_array<value>(arguments.size());
    bool fits = arguments.size() == f.parameters.size();
    for (std::size_t i = 0; i < names.size() && fits; ++i) {
        const auto at = std::find(f.parameters.begin(), f.parameters.end(), names[i]);
        fits = at != f.parameters.end();
        if (fits) ordered[static_cast<std::size_t>(at - f.parameters.begin())] = arguments[i];
    }
    return fits ? invoke(run, function, ordered) : does_not_fit(run, arguments.size());
}

value invoke(evaluation& run, const value& function, std::span<const value> arguments) {
    if (run.exhausted() != nullptr) return value::missing(run.exhausted());
    if (function.is_missing()) return function;
    if (!function.is(value_kind::function)) {
        return fail_on(run, feel_messages::not_a_function, function);
    }
    const function_data& f = function.as_function();
    if (f.native != nullptr) return invoke(run, *f.native, arguments);
    if (arguments.size() != f.parameters.size()) {
        const std::string count = std::to_string(arguments.size());
        return run.fail(feel_messages::bad_arguments, std::array{std::string_view{count}});
    }
    if (run.depth() >= run.context().bounds.call_depth) {
        return run.exhaust(feel_messages::depth_exhausted, run.context().bounds.call_depth);
    }
    ++run.depth();
    const value answer = f.call(run, f, arguments);
    --run.depth();
    return answer;
}

node_pointer compiler::function(const tree& t) {
    if (t.what == form::builtin) {
        auto* f = memory_->make<function_data>();
        f->native = t.native;
        return make_constant(value::of(f));
    }
    node_list slots;
    for (const slot_capture& taken : t.frame->slots) slots.push_back(compile(*taken.read));
    node_pointer body = t.low_included ? compile(*t.parts[0]) : external_body(t);
    return std::make_unique<function_node>(*t.frame, t.parts[0]->height, std::move(slots),
                                           std::move(body));
}

node_pointer compiler::external_body(const tree& t) {
    std::string name = external_name(*t.parts[0]);
    const external_function* found = externals_ != nullptr ? externals_->find(name) : nullptr;
    return std::make_unique<external_node>(std::move(name), found, t.frame->parameter_locals);
}

node_pointer compiler::call(const tree& t) {
    if (t.parts[0]->what == form::builtin) return builtin_call(t);
    return std::make_unique<call_node>(t.begin, compile(*t.parts[0]), t.names, parts(t, 1));
}

node_pointer compiler::builtin_call(const tree& t) {
    const builtin& native = *t.parts[0]->native;
    node_list arguments = parts(t, 1);
    const std::size_t form = form_for(native, arguments.size(), t.names);
    if (form == native.forms.size()) return make_constant(value::null());
    const auto parameters = native.forms[form].parameters;
    std::vector<std::size_t> order(arguments.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = t.names.empty()
                       ? i
                       : static_cast<std::size_t>(
                             std::find(parameters.begin(), parameters.end(), t.names[i]) -
                             parameters.begin());
    }
    const bool fixed = is_pure(native.name) &&
                       std::all_of(arguments.begin(), arguments.end(),
                                   [](const node_pointer& n) { return n->constant() != nullptr; });
    const std::size_t width = std::max(width_of(native.forms[form], arguments.size()),
                                       t.names.empty() ? 0 : parameters.size());
    auto made = std::make_unique<builtin_call_node>(native, t.begin, form, std::move(order), width,
                                                    std::move(arguments));
    if (!fixed) return made;
    return folded(std::move(made));
}

node_pointer compiler::instance_of(const tree& t) {
    return std::make_unique<instance_of_node>(compile(*t.parts[0]), t.named);
}

} // namespace tenet::feel
