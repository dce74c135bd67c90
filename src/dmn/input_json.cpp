#include "recorder.hpp"

#include <tenet/dmn/input_json.hpp>
#include <tenet/dmn/messages.hpp>
#include <tenet/feel/conformance.hpp>
#include <tenet/json/node_text.hpp>
#include <tenet/json/records.hpp>
#include <tenet/json/typed_value.hpp>
#include <tenet/json/writer.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tenet::dmn {

namespace messages = dmn_messages;

namespace {

using json::node;
using family = feel::type::family;

/// Reads values of declared types; as deep as the document is.
class input_reader {
public:
    input_reader(const json::document& doc, json_form form, const feel::run_context& context,
                 arena& memory, diagnostics& problems)
        : doc_(doc), form_(form), context_(context), memory_(memory), problems_(problems) {}

    value read(const node& from, const feel::type& is, const std::string& name) {
        if (from.is() == node::kind::null) return {};
        if (form_ == json_form::with_kinds && from.is() == node::kind::object) {
            const bool structure = from.members().size() == 1 &&
                                   from.members()[0].name == name_of(value_kind::context);
            return structure ? plain(from.members()[0].is, is, name) : untyped(from);
        }
        return plain(from, is, name);
    }

private:
    value plain(const node& from, const feel::type& is, const std::string& name) {
        const bool array = from.is() == node::kind::array;
        switch (is.is) {
        case family::any:
            return from.is() == node::kind::object ? context(from, is, name) : untyped(from);
        case family::list: return array ? list(from, is, name) : read(from, item_of(is), name);
        case family::scalar:
        case family::context:
            if (array && from.items().size() == 1) return read(from.items()[0], is, name);
            if (is.is == family::scalar) return scalar(from, is, name);
            return from.is() == node::kind::object ? context(from, is, name)
                                                   : wrong(from, is, name);
        case family::record:
        case family::range:
        case family::function: return wrong(from, is, name);
        }
        return {};
    }

    value untyped(const node& from) {
        return form_ == json_form::plain
                   ? json::to_value(from, memory_)
                   : json::read_with_kinds(doc_, from, context_.zones, memory_, problems_);
    }

    static bool is_temporal(value_kind kind) noexcept {
        return kind >= value_kind::date && kind <= value_kind::year_month_duration;
    }

    static const feel::type& item_of(const feel::type& list) {
        static const feel::type any;
        return list.item ? *list.item : any;
    }

    value list(const node& from, const feel::type& is, const std::string& name) {
        const auto items = memory_.make_array<value>(from.items().size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i] = read(from.items()[i], item_of(is), name);
        }
        auto* made = memory_.make<list_data>();
        made->size = items.size();
        made->base = items.data();
        return value::of(made);
    }

    /// The members as written, those of the type that are left out behind them.
    value context(const node& from, const feel::type& is, const std::string& name) {
        std::vector<context_entry> entries;
        for (const json::member& m : from.members()) {
            const auto known =
                std::find_if(is.members.begin(), is.members.end(),
                             [&](const feel::type::member& t) { return t.name == m.name; });
            const bool typed = known != is.members.end() && known->is;
            entries.push_back({memory_.copy(m.name), read(m.is, typed ? *known->is : feel::type{},
                                                          name + "." + std::string{m.name})});
        }
        for (const feel::type::member& t : is.members) {
            if (from.find(t.name) != nullptr) continue;
            entries.push_back({memory_.copy(t.name), left_out(name + "." + t.name)});
        }
        const auto kept = memory_.make_array<context_entry>(entries.size());
        std::copy(entries.begin(), entries.end(), kept.begin());
        return value::of(memory_.make<context_data>(kept));
    }

    value left_out(const std::string& path) {
        if (context_.missing == feel::missing_mode::null) return {};
        auto* cause = memory_.make<missing_cause>();
        cause->path = memory_.copy(path);
        return value::missing(cause);
    }

    value scalar(const node& from, const feel::type& is, const std::string& name) {
        const auto read = scalar_of(from, is.kind);
        return read ? *read : wrong(from, is, name);
    }

    std::optional<value> scalar_of(const node& from, value_kind kind) {
        if (from.is() == node::kind::boolean && kind == value_kind::boolean) {
            return value{from.boolean()};
        }
        const bool number = from.is() == node::kind::number && kind == value_kind::number;
        const bool text =
            from.is() == node::kind::string &&
            (form_ == json_form::plain || kind == value_kind::string || is_temporal(kind));
        if (!number && !text) return std::nullopt;
        return json::value_of_text(kind, from.text(), context_.zones, memory_);
    }

    /// A problem; but a value whose kind is said is left to deciding, unless it is a text that
    /// should give a date, time or duration.
    value wrong(const node& from, const feel::type& is, const std::string& name) {
        const bool unreadable =
            from.is() == node::kind::string && is.is == family::scalar && is_temporal(is.kind);
        if (form_ == json_form::with_kinds && !unreadable) return untyped(from);
        constexpr std::size_t longest = 80;
        json::writer shown;
        json::write_node(shown, from);
        std::string text = shown.take();
        if (text.size() > longest) text = std::string{utf8_prefix(text, longest)} + "…";
        problems_.add(messages::input_wrong, {name, std::move(text), feel::text_of(is)},
                      doc_.where(from));
        return {};
    }

    static std::string_view utf8_prefix(std::string_view text, std::size_t size) {
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        return text.substr(0, size);
    }

    const json::document& doc_;
    json_form form_;
    const feel::run_context& context_;
    arena& memory_;
    diagnostics& problems_;
};

value never_given(feel::evaluation& run, const std::string& name) {
    auto* cause = run.memory().make<missing_cause>();
    cause->path = name;
    return value::missing(cause);
}

template <class Names>
void unknown_input(const json::document& doc, const json::member& m, const Names& names,
                   diagnostics& problems) {
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const std::string close{closest(m.name, known)};
    problems.add(close.empty() ? messages::no_such_input : messages::no_such_input_close,
                 {std::string{m.name}, close}, doc.where(m));
}

/// Fills the slots of a decision.
void set_inputs(const decision_model& model, const json::document& doc, const node& from,
                feel::evaluation& run, json_form form, diagnostics& problems) {
    const arena::uncounted given{run.memory()};
    const auto inputs = model.inputs();
    for (std::uint32_t n = 0; n < inputs.size(); ++n) run.set(n, never_given(run, inputs[n].name));
    std::vector<std::string_view> names;
    for (const decision_model::input& i : inputs) names.push_back(i.name);
    for (const json::member& m : from.members()) {
        const auto n = model.find_input(m.name);
        if (!n) {
            unknown_input(doc, m, names, problems);
            continue;
        }
        run.set(*n, read_input(doc, m.is, inputs[*n].is, m.name, form, run.context(), run.memory(),
                               problems));
    }
}

/// The arguments of a service or knowledge model.
std::vector<value> arguments_of(const decision_model::element& e, const json::document& doc,
                                const node& from, feel::evaluation& run, json_form form,
                                diagnostics& problems) {
    const arena::uncounted given{run.memory()};
    std::vector<value> arguments;
    for (const std::string& p : e.parameters) arguments.push_back(never_given(run, p));
    for (const json::member& m : from.members()) {
        const auto found = std::find(e.parameters.begin(), e.parameters.end(), m.name);
        if (found == e.parameters.end()) {
            unknown_input(doc, m, e.parameters, problems);
            continue;
        }
        const auto n = static_cast<std::size_t>(found - e.parameters.begin());
        arguments[n] = read_input(doc, m.is, e.parameter_types[n], m.name, form, run.context(),
                                  run.memory(), problems);
    }
    return arguments;
}

} // namespace

value read_input(const json::document& doc, const json::node& from, const feel::type& is,
                 std::string_view name, json_form form, const feel::run_context& context,
                 arena& memory, diagnostics& problems) {
    return input_reader{doc, form, context, memory, problems}.read(from, is, std::string{name});
}

std::optional<std::uint32_t> find_element(const decision_model& model, std::string_view name,
                                          diagnostics& problems) {
    if (const auto found = model.find(name)) return found;
    std::vector<std::string_view> names;
    for (const decision_model::element& e : model.elements()) names.push_back(e.name);
    const std::string close{closest(name, names)};
    problems.add(close.empty() ? messages::no_such_element : messages::no_such_element_close,
                 {std::string{name}, close});
    return std::nullopt;
}

result<value> decide_json(const decision_model& model, std::uint32_t element,
                          const json::document& doc, const json::node& inputs,
                          feel::evaluation& run, json_form form) {
    run.reset();
    diagnostics problems;
    if (inputs.is() != node::kind::object) {
        problems.add(messages::inputs_expected, {}, doc.where(inputs));
        return problems;
    }
    const decision_model::element& e = model.elements()[element];
    if (e.is == model_element::kind::decision) {
        set_inputs(model, doc, inputs, run, form, problems);
        if (problems.has_errors()) return problems;
        return model.decide(run, element);
    }
    const auto arguments = arguments_of(e, doc, inputs, run, form, problems);
    if (problems.has_errors()) return problems;
    return model.call(run, element, arguments);
}

result<value> decide_json(const decision_model& model, std::uint32_t element,
                          const json::document& doc, const json::node& inputs,
                          feel::evaluation& run, trace& into, json_form form) {
    const recorder records{run, into};
    return decide_json(model, element, doc, inputs, run, form);
}

} // namespace tenet::dmn
