#include "program.hpp"
#include "types.hpp"

#include <tenet/dmn/messages.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tenet::dmn {

namespace messages = dmn_messages;
using kind = model_element::kind;

/// Compiles the elements of several models into one program.
class model_compiler {
public:
    model_compiler(decision_model::program& into, const compile_options& options,
                   diagnostics& problems)
        : p_(into), options_(options), problems_(problems) {}

    void run() {
        for (std::uint32_t m = 0; m < p_.models.size(); ++m) make_types(m);
        number_elements();
        for (std::uint32_t n = 0; n < p_.parts.size(); ++n) resolve(n);
        if (problems_.has_errors() && !options_.tolerant) return;
        for (std::uint32_t n = 0; n < p_.parts.size(); ++n) compile(n);
        for (std::uint32_t n = p_.first_element(); n < p_.parts.size(); ++n) describe(n);
    }

private:
    struct resolved {
        std::vector<std::uint32_t> information;
        std::vector<std::uint32_t> knowledge;
        std::vector<std::uint32_t> input_decisions;
        std::vector<std::uint32_t> input_data;
        std::vector<std::uint32_t> encapsulated;
        std::vector<std::uint32_t> outputs;
    };
    enum class state : std::uint8_t { not_yet, open, done };

    // Types.
    void make_types(std::uint32_t m) {
        if (types_.size() < p_.models.size()) types_.resize(p_.models.size());
        if (types_[m] || !types_open_.insert(m).second) return;
        feel::type_names known;
        for (const model_import& i : p_.models[m].imports) {
            const auto from = model_of(i.model);
            if (!from) {
                if (version_import(i)) {
                    problems_.add(messages::unknown_import, {i.model}, i.at);
                }
                continue;
            }
            make_types(*from);
            if (!types_[*from]) continue; // models that import each other
            for (const auto& [name, is] : *types_[*from]) {
                known.insert_or_assign(i.name.empty() ? name : i.name + "." + name, is);
            }
        }
        type_compiler compiler{p_.models[m], std::move(known), p_.types, problems_};
        types_[m] = compiler.compile();
    }

    /// Whether an import is of a DMN model, not of another kind of file.
    static bool version_import(const model_import& i) {
        return i.type.empty() || i.type.find("/DMN/") != std::string::npos;
    }

    [[nodiscard]] std::optional<std::uint32_t> model_of(std::string_view name) const {
        for (std::uint32_t m = 0; m < p_.models.size(); ++m) {
            if (p_.models[m].model == name) return m;
        }
        return std::nullopt;
    }

    // Elements.
    void number_elements() {
        for (const bool inputs : {true, false}) {
            for (std::uint32_t m = 0; m < p_.models.size(); ++m) {
                for (const model_element& e : p_.models[m].elements) {
                    if ((e.is == kind::input) == inputs) add(e, m);
                }
            }
        }
        resolved_.resize(p_.parts.size());
        states_.resize(p_.parts.size());
    }

    void add(const model_element& e, std::uint32_t m) {
        const auto number = static_cast<std::uint32_t>(p_.parts.size());
        if (!e.id.empty() && !by_id_.emplace(std::pair{m, e.id}, number).second) {
            problems_.add(messages::duplicate_element, {e.id}, e.at);
        }
        if (!by_name_.emplace(std::pair{m, e.name}, number).second) {
            problems_.add(messages::duplicate_element, {e.name}, e.at);
        }
        compiled_element part;
        part.source = &e;
        part.model = m;
        part.in = &p_;
        p_.parts.push_back(std::move(part));
        if (e.is != kind::input) return;
        p_.parts.back().is = type(e.type_ref, m, e.at);
        p_.inputs.push_back({e.name, p_.models[m].model, p_.parts.back().is});
    }

    feel::type type(const std::string& reference, std::uint32_t m, const place& at) {
        logic_compiler compiler{{}, problems_};
        return compiler.type(reference, scope_of(m), at);
    }

    [[nodiscard]] feel::scope scope_of(std::uint32_t m) const {
        feel::scope names{p_.types};
        names.share_types(types_[m]);
        names.let_functions_capture();
        return names;
    }

    // References.
    void resolve(std::uint32_t n) {
        const model_element& e = *p_.parts[n].source;
        resolved& to = resolved_[n];
        to.information = all(e.requires_information, n, {kind::input, kind::decision});
        to.knowledge = all(e.requires_knowledge, n, {kind::knowledge, kind::service});
        to.input_decisions = all(e.input_decisions, n, {kind::decision});
        to.input_data = all(e.input_data, n, {kind::input});
        to.encapsulated = all(e.encapsulated, n, {kind::decision});
        to.outputs = all(e.outputs, n, {kind::decision});
    }

    std::vector<std::uint32_t> all(const std::vector<element_reference>& references,
                                   std::uint32_t from, std::initializer_list<kind> kinds) {
        std::vector<std::uint32_t> out;
        std::set<std::uint32_t> known;
        for (const element_reference& r : references) {
            const auto found = find(r, p_.parts[from].model);
            if (!found) {
                const std::string written = r.model.empty() ? "#" + r.id : r.model + "#" + r.id;
                problems_.add(messages::unknown_reference, {written}, r.at);
                continue;
            }
            const kind is = p_.parts[*found].source->is;
            if (std::find(kinds.begin(), kinds.end(), is) == kinds.end()) {
                problems_.add(messages::wrong_part,
                              {p_.parts[from].source->name, p_.parts[*found].source->name}, r.at);
            } else if (known.insert(*found).second) {
                out.push_back(*found);
            }
        }
        return out;
    }

    [[nodiscard]] std::optional<std::uint32_t> find(const element_reference& r,
                                                    std::uint32_t from) const {
        const auto m = r.model.empty() ? std::optional{from} : model_of(r.model);
        if (!m) return std::nullopt;
        const auto found = by_id_.find({*m, r.id});
        return found == by_id_.end() ? std::nullopt : std::optional{found->second};
    }

    // Logic. Elements are compiled after those they require, whose types they need; with a stack
    // of its own, since a chain may be as long as a model.
    void compile(std::uint32_t first) {
        if (states_[first] != state::not_yet) return;
        struct waiting {
            std::uint32_t n;
            std::vector<std::uint32_t> needs;
            std::size_t next = 0;
        };
        std::vector<waiting> open;
        open.push_back({first, needed_by(first)});
        states_[first] = state::open;
        while (!open.empty()) {
            auto& [n, needs, next] = open.back();
            if (next == needs.size()) {
                compile_one(n);
                states_[n] = state::done;
                open.pop_back();
                continue;
            }
            const std::uint32_t other = needs[next++];
            if (states_[other] == state::open && other != n) {
                const model_element& e = *p_.parts[other].source;
                problems_.add(messages::circle, {e.name}, e.at);
            } else if (states_[other] == state::not_yet) {
                states_[other] = state::open;
                open.push_back({other, needed_by(other)});
            } else if (other == n && p_.parts[n].source->is == kind::decision) {
                problems_.add(messages::circle, {p_.parts[n].source->name}, p_.parts[n].source->at);
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> needed_by(std::uint32_t n) const {
        const resolved& r = resolved_[n];
        std::vector<std::uint32_t> all;
        for (const auto* some : {&r.information, &r.knowledge, &r.input_data, &r.input_decisions,
                                 &r.encapsulated, &r.outputs}) {
            all.insert(all.end(), some->begin(), some->end());
        }
        return all;
    }

    void compile_one(std::uint32_t n) {
        switch (p_.parts[n].source->is) {
        case kind::input: return;
        case kind::decision: return compile_decision(n);
        case kind::knowledge: return compile_knowledge(n);
        case kind::service: return compile_service(n);
        }
    }

    [[nodiscard]] logic_compiler compiler_of_logic() {
        return logic_compiler{
            {options_.externals.get(), options_.tolerant, options_.ambiguous_names}, problems_};
    }

    void compile_decision(std::uint32_t n) {
        compiled_element& part = p_.parts[n];
        const model_element& e = *part.source;
        feel::scope names = scope_of(part.model);
        see(n, resolved_[n].information, names);
        see(n, resolved_[n].knowledge, names);
        const feel::type declared = type(e.type_ref, part.model, e.at);
        if (e.logic.is == boxed_expression::form::none) {
            problems_.add(messages::no_expression, {e.name}, e.at);
        }
        part.slot_names = names_of(names);
        part.decides = compiler_of_logic().compile(e.logic, names, declared);
        part.is = part.decides->type();
        part.order = bounded(order_of({n}, {}), e);
    }

    void compile_knowledge(std::uint32_t n) {
        compiled_element& part = p_.parts[n];
        const model_element& e = *part.source;
        feel::scope names = scope_of(part.model);
        see(n, resolved_[n].knowledge, names);
        feel::type function;
        function.is = feel::type::family::function;
        part.is = function;
        see(n, {n}, names); // a function may call itself
        boxed_expression logic = e.logic;
        if (logic.is == boxed_expression::form::none) {
            logic.is = boxed_expression::form::function;
            logic.at = e.at;
            problems_.add(messages::no_expression, {e.name}, e.at);
        }
        const feel::type declared = type(e.type_ref, part.model, e.at);
        const bool of_result =
            declared.is != feel::type::family::function && declared.is != feel::type::family::any;
        if (of_result && !logic.parts.empty() && logic.parts[0].type_ref.empty()) {
            logic.parts[0].type_ref = e.type_ref;
        }
        part.function = compiler_of_logic().function(logic, names, e.name);
        part.is = part.function->type();
        part.parameter_names = part.function->parameters();
        make_callable(part, &decision_model::program::call_knowledge);
    }

    void compile_service(std::uint32_t n) {
        compiled_element& part = p_.parts[n];
        const model_element& e = *part.source;
        const resolved& r = resolved_[n];
        part.parameters = r.input_data;
        part.parameters.insert(part.parameters.end(), r.input_decisions.begin(),
                               r.input_decisions.end());
        for (const std::uint32_t p : part.parameters) {
            part.parameter_names.push_back(p_.parts[p].source->name);
        }
        part.outputs = r.outputs;
        part.order =
            bounded(order_of(r.outputs, {r.input_decisions.begin(), r.input_decisions.end()}), e);
        const feel::type declared = type(e.type_ref, part.model, e.at);
        if (declared.is == feel::type::family::function) {
            const bool has_result = !declared.members.empty() && declared.members.back().is;
            part.is = has_result ? *declared.members.back().is : feel::type::any();
        } else {
            part.is = declared;
        }
        make_callable(part, &decision_model::program::call_service);
    }

    static void make_callable(compiled_element& part,
                              value (*call)(feel::evaluation&, const function_data&,
                                            std::span<const value>)) {
        part.parameter_views.assign(part.parameter_names.begin(), part.parameter_names.end());
        part.callable.parameters = part.parameter_views;
        part.callable.call = call;
        part.callable.code = &part;
    }

    /// Adds slots for elements; those of other models lie in a context under the import's name.
    void see(std::uint32_t n, const std::vector<std::uint32_t>& elements, feel::scope& names) {
        compiled_element& part = p_.parts[n];
        std::map<std::string, std::size_t> imports;
        for (const std::uint32_t other : elements) {
            const compiled_element& seen = p_.parts[other];
            if (seen.model == part.model) {
                names.add(seen.source->name, "", type_seen(other));
                part.sees.push_back({other, {}, {}});
                continue;
            }
            const std::string prefix = prefix_of(part.model, seen.model);
            if (prefix.empty()) {
                names.add(seen.source->name, "", type_seen(other));
                part.sees.push_back({other, {}, {}});
                continue;
            }
            const auto at = imports.try_emplace(prefix, part.sees.size()).first;
            if (at->second == part.sees.size()) part.sees.emplace_back();
            part.sees[at->second].members.push_back(other);
            part.sees[at->second].member_names.push_back(seen.source->name);
            if (at->second == names.slots().size()) names.add(prefix, "", {});
        }
        for (const auto& [prefix, slot] : imports) {
            feel::type is;
            is.is = feel::type::family::context;
            for (std::size_t i = 0; i < part.sees[slot].members.size(); ++i) {
                is.members.push_back(
                    {part.sees[slot].member_names[i],
                     std::make_shared<const feel::type>(type_seen(part.sees[slot].members[i]))});
            }
            names.retype(static_cast<std::uint32_t>(slot), std::move(is));
        }
    }

    /// The type of an element as a name: services are functions.
    [[nodiscard]] feel::type type_seen(std::uint32_t n) const {
        const compiled_element& e = p_.parts[n];
        if (e.source->is != kind::service) return e.is;
        feel::type function;
        function.is = feel::type::family::function;
        return function;
    }

    [[nodiscard]] std::string prefix_of(std::uint32_t from, std::uint32_t to) const {
        for (const model_import& i : p_.models[from].imports) {
            if (i.model == p_.models[to].model) return i.name;
        }
        return {};
    }

    /// The decisions to run for some, each after those it needs; `given` ones are not run.
    [[nodiscard]] std::vector<std::uint32_t> order_of(const std::vector<std::uint32_t>& wanted,
                                                      const std::set<std::uint32_t>& given) const {
        std::vector<std::uint32_t> order;
        std::set<std::uint32_t> seen = given;
        std::vector<std::pair<std::uint32_t, std::size_t>> open;
        for (const std::uint32_t first : wanted) {
            if (!seen.insert(first).second) continue;
            open.emplace_back(first, 0);
            while (!open.empty()) {
                auto& [n, next] = open.back();
                const auto& needs = resolved_[n].information;
                if (next == needs.size()) {
                    order.push_back(n);
                    open.pop_back();
                    continue;
                }
                const std::uint32_t other = needs[next++];
                const bool runs = p_.parts[other].source->is == kind::decision;
                if (runs && seen.insert(other).second) open.emplace_back(other, 0);
            }
        }
        return order;
    }

    /// The order of an element, unless those of all elements are too long together: what each of
    /// a long chain runs grows with the square of the chain.
    [[nodiscard]] std::vector<std::uint32_t> bounded(std::vector<std::uint32_t> order,
                                                     const model_element& of) {
        if (ordered_ > most_ordered) return {};
        for (const std::uint32_t n : order) ordered_ += 1 + resolved_[n].information.size();
        if (ordered_ > most_ordered) {
            problems_.add(messages::too_large, {std::to_string(most_ordered) + " requirements"},
                          of.at);
        }
        return order;
    }

    void describe(std::uint32_t n) {
        const compiled_element& part = p_.parts[n];
        decision_model::element e;
        e.is = part.source->is;
        e.name = part.source->name;
        e.model = p_.models[part.model].model;
        e.id = part.source->id;
        e.result = part.is;
        e.parameters = part.parameter_names;
        if (part.function) {
            e.parameter_types = part.function->types();
            e.result = part.function->body().type();
        }
        for (const std::uint32_t p : part.parameters) {
            e.parameter_types.push_back(p_.parts[p].is);
        }
        std::set<std::uint32_t> inputs;
        for (const std::uint32_t d : part.order) {
            for (const std::uint32_t i : resolved_[d].information) {
                if (p_.parts[i].source->is == kind::input) inputs.insert(i);
            }
        }
        e.inputs.assign(inputs.begin(), inputs.end());
        p_.elements.push_back(std::move(e));
    }

    static constexpr std::size_t most_ordered = std::size_t{1} << 24;

    decision_model::program& p_;
    const compile_options& options_;
    diagnostics& problems_;
    std::vector<std::shared_ptr<const feel::type_names>> types_; ///< by model
    std::set<std::uint32_t> types_open_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> by_id_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> by_name_;
    std::vector<resolved> resolved_;
    std::vector<state> states_;
    std::size_t ordered_ = 0; ///< requirements that the orders so far go through
};

result<decision_model> decision_model::compile(std::span<const model_definition> models,
                                               const compile_options& options) {
    auto made = std::make_shared<program>();
    made->models.assign(models.begin(), models.end());
    made->externals = options.externals;
    made->types = options.types;
    std::size_t count = 0;
    for (const model_definition& m : made->models) count += m.elements.size();
    made->parts.reserve(count);
    diagnostics problems{options.tolerant ? std::size_t{100'000} : diagnostics::default_cap};
    model_compiler{*made, options, problems}.run();
    if (problems.has_errors() && !options.tolerant) return problems;
    made->problems = std::move(problems);
    decision_model m;
    m.program_ = std::move(made);
    return m;
}

} // namespace tenet::dmn
