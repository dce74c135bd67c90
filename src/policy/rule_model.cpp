#include "rule_model.hpp"

#include <tenet/dmn/input_json.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/policy/messages.hpp>

#include <algorithm>
#include <span>
#include <utility>

namespace tenet::policy {

namespace {

/// A name that an element takes a value by, and the number of its slot or parameter.
struct wanted_input {
    std::string name;
    std::uint32_t number = 0;
};

std::vector<wanted_input> wanted_by(const dmn::decision_model& model, std::uint32_t element) {
    const dmn::decision_model::element& e = model.elements()[element];
    std::vector<wanted_input> all;
    if (e.is == dmn::model_element::kind::decision) {
        for (const std::uint32_t n : e.inputs) all.push_back({model.inputs()[n].name, n});
        return all;
    }
    for (std::uint32_t n = 0; n < e.parameters.size(); ++n) all.push_back({e.parameters[n], n});
    return all;
}

/// Types whose values hold no records.
bool is_plain(const feel::type& is) {
    using family = feel::type::family;
    if (is.is == family::list) return is.item != nullptr && is_plain(*is.item);
    return is.is == family::scalar || is.is == family::range;
}

} // namespace

value rule_model::decide(feel::evaluation& run, const feel::run_context& how) const {
    const auto given = run.memory().make_array<value>(inputs.size());
    for (std::size_t n = 0; n < inputs.size(); ++n) given[n] = inputs[n].is.evaluate(run);
    if (run.exhausted() != nullptr) return value::missing(run.exhausted());
    const feel::context_guard as_decision{run, how};
    const feel::frame_guard own{run};
    if (by_slots) {
        for (std::size_t n = 0; n < inputs.size(); ++n) run.set(inputs[n].number, given[n]);
        return model.decide(run, element);
    }
    const auto arguments = run.memory().make_array<value>(inputs.size());
    for (std::size_t n = 0; n < inputs.size(); ++n) arguments[inputs[n].number] = given[n];
    return model.call(run, element, arguments);
}

bool rule_model::takes_records() const {
    return std::any_of(inputs.begin(), inputs.end(), [](const input& i) {
        if (is_plain(i.is.result_type())) return false;
        const auto reads = i.is.reads();
        return std::any_of(reads.begin(), reads.end(), [](const feel::fact_read& r) {
            return r.slot == 0 && r.last == nullptr;
        });
    });
}

const std::optional<dmn::decision_model>& model_library::compiled(const std::string& file) {
    const auto [at, is_new] = models_.try_emplace(file);
    if (!is_new) return at->second;
    const std::vector<dmn::model_definition> all = with_imports(file);
    if (all.empty()) return at->second; // reported where it was read
    dmn::compile_options options;
    options.types = types_;
    options.externals = std::make_shared<const feel::external_functions>(
        feel::external_functions::with_java_platform());
    auto made = dmn::decision_model::compile(all, options);
    problems_->add(made ? made->problems() : made.error());
    if (made) at->second = std::move(*made);
    return at->second;
}

/// The model of a file, then those it imports, also indirectly.
std::vector<dmn::model_definition> model_library::with_imports(const std::string& file) const {
    std::vector<const pack_model*> found;
    for (const pack_model& m : source_->models) {
        if (m.file == file) found.push_back(&m);
    }
    for (std::size_t n = 0; n < found.size(); ++n) {
        for (const dmn::model_import& i : found[n]->is.imports) {
            for (const pack_model& m : source_->models) {
                const bool known = std::find(found.begin(), found.end(), &m) != found.end();
                if (m.is.model == i.model && !known) found.push_back(&m);
            }
        }
    }
    std::vector<dmn::model_definition> all;
    all.reserve(found.size());
    for (const pack_model* m : found) all.push_back(m->is);
    return all;
}

std::optional<std::uint32_t> model_library::element_of(const rule& r,
                                                       const dmn::decision_model& model) {
    diagnostics found;
    const auto element = dmn::find_element(model, r.model.decision, found);
    for (diagnostic d : found.items()) {
        d.where() = r.model.at;
        problems_->add(std::move(d));
    }
    return element;
}

std::optional<rule_model> model_library::use(const rule& r, const compile_input& compile) {
    const std::optional<dmn::decision_model>& model = compiled(r.model.file);
    if (!model) return std::nullopt;
    const auto element = element_of(r, *model);
    if (!element) return std::nullopt;
    rule_model made{*model, *element, true, {}};
    made.by_slots = model->elements()[*element].is == dmn::model_element::kind::decision;
    const std::vector<wanted_input> wanted = wanted_by(*model, *element);
    std::vector<std::string_view> names;
    names.reserve(wanted.size());
    for (const wanted_input& w : wanted) names.emplace_back(w.name);
    bool good = true;
    for (const auto& [name, text] : r.model.inputs) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end()) {
            const std::string close{closest(name, names)};
            problems_->add(close.empty() ? messages::model_input_unknown
                                         : messages::model_input_unknown_close,
                           {r.model.decision, name, close}, text.at);
            good = false;
        } else if (auto e = compile(text)) {
            made.inputs.push_back(
                {name, wanted[static_cast<std::size_t>(at - names.begin())].number, std::move(*e)});
        } else {
            good = false;
        }
    }
    for (const wanted_input& w : wanted) {
        const auto& given = r.model.inputs;
        if (std::any_of(given.begin(), given.end(),
                        [&](const auto& i) { return i.first == w.name; }))
            continue;
        problems_->add(messages::model_input_not_given, {r.model.decision, w.name}, r.model.at);
        good = false;
    }
    return good ? std::optional{std::move(made)} : std::nullopt;
}

} // namespace tenet::policy
