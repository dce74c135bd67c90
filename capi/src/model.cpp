#include "model.hpp"

#include "evaluation.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/feel/conformance.hpp>

using namespace tenet::capi;

namespace tenet::capi {

namespace {

using kind = dmn::model_element::kind;

loaded_model::element described(const dmn::decision_model& model,
                                const dmn::decision_model::element& e) {
    loaded_model::element made;
    made.type = feel::text_of(e.result);
    if (e.is == kind::decision) {
        for (const std::uint32_t n : e.inputs) {
            made.parameters.push_back(model.inputs()[n].name);
            made.parameter_types.push_back(feel::text_of(model.inputs()[n].is));
        }
        return made;
    }
    made.parameters = e.parameters;
    for (const feel::type& t : e.parameter_types) made.parameter_types.push_back(feel::text_of(t));
    made.parameter_types.resize(made.parameters.size());
    return made;
}

std::shared_ptr<const loaded_model> described(dmn::decision_model model,
                                              std::shared_ptr<const catalogue> types) {
    auto made = std::make_shared<loaded_model>();
    made->types = std::move(types);
    auto names = std::make_shared<feel::scope>();
    for (const dmn::decision_model::input& i : model.inputs()) {
        names->add(i.name, {}, i.is);
        made->input_types.push_back(feel::text_of(i.is));
    }
    for (const dmn::decision_model::element& e : model.elements()) {
        made->elements.push_back(described(model, e));
    }
    made->scope = std::move(names);
    made->is = std::move(model);
    return made;
}

/// Reads models and tables; all problems of all texts are listed.
std::vector<dmn::model_definition> read_files(arguments& check, const tenet_text* files,
                                              size_t count, diagnostics& problems) {
    std::vector<dmn::model_definition> read;
    for (size_t i = 0; i < count; ++i) {
        dmn::xml_options how;
        how.file = check.text(files[i].name, "name");
        const std::string_view text = check.bytes(files[i].text, "text");
        if (!check.good()) return read;
        auto model = dmn::read_model(text, how, problems);
        if (model) {
            read.push_back(std::move(*model));
        } else {
            problems.add(model.error());
        }
    }
    return read;
}

const dmn::decision_model::input* input_at(const tenet_model* model, size_t n) noexcept {
    if (model == nullptr || n >= model->is->is.inputs().size()) return nullptr;
    return &model->is->is.inputs()[n];
}

const dmn::decision_model::element* element_at(const tenet_model* model, size_t n) noexcept {
    if (model == nullptr || n >= model->is->elements.size()) return nullptr;
    return &model->is->is.elements()[n];
}

/// A text of a list, empty beyond its end.
tenet_str text_at(const std::vector<std::string>& of, size_t n) noexcept {
    return n < of.size() ? str(of[n]) : tenet_str{};
}

/// The number that `find` gives for a name, or `none`.
template <class Find>
size_t found_or(size_t none, tenet_str name, tenet_str name_space, const Find& find) noexcept {
    size_t found = none;
    (void)guarded(nullptr, [&] {
        arguments check;
        const std::string_view called = check.text(name, "name");
        const std::string_view in = check.text(name_space, "name_space");
        if (!check.good()) return check.refusal();
        if (const auto n = find(called, in)) found = *n;
        return answer::ok();
    });
    return found;
}

/// Decides or calls an element on rows of JSON, one or an array of them.
class json_run {
public:
    json_run(const tenet_model& model, tenet_evaluation::surroundings around)
        : model_(model.is->is), run_(model.is->scope, std::move(around), model.is) {}

    answer one(std::uint32_t element, const json::document& doc) {
        add(element, doc, doc.root());
        return end();
    }

    /// The problems of all rows are listed.
    answer all(std::uint32_t element, const json::document& doc) {
        if (doc.root().is() != json::node::kind::array) {
            return refuse(diagnostic{capi_messages::array_expected, {}, doc.where(doc.root())});
        }
        out_.begin_array();
        for (const json::node& row : doc.root().items()) add(element, doc, row);
        out_.end_array();
        return end();
    }

    [[nodiscard]] std::string take() { return out_.take(); }

private:
    void add(std::uint32_t element, const json::document& doc, const json::node& row) {
        const dmn::json_form form = form_of(run_.around.flags);
        if (run_.traces()) run_.what_happened->clear();
        const auto v = run_.traces() ? dmn::decide_json(model_, element, doc, row, run_.run,
                                                        *run_.what_happened, form)
                                     : dmn::decide_json(model_, element, doc, row, run_.run, form);
        if (!v) {
            problems_.add(v.error());
        } else if (run_.traces()) {
            write_traced(*v);
        } else {
            write_value(out_, *v, run_.around.flags);
        }
    }

    /// A result with the trace, as data and as text.
    void write_traced(const value& v) {
        run_.recorded = tenet_evaluation::record_of::decision;
        out_.begin_object();
        out_.key("result");
        write_value(out_, v, run_.around.flags);
        out_.key("trace");
        run_.trace_json(out_);
        out_.key("text");
        out_.begin_object();
        out_.key("zh");
        out_.string(run_.trace_text(language::zh));
        out_.key("en");
        out_.string(run_.trace_text(language::en));
        out_.end_object();
        out_.end_object();
    }

    [[nodiscard]] answer end() const {
        return problems_.has_errors() ? refuse(problems_) : answer::ok();
    }

    const dmn::decision_model& model_;
    tenet_evaluation run_;
    json::writer out_;
    diagnostics problems_;
};

tenet_status run_json(const tenet_model* model, tenet_str element, tenet_str json,
                      const tenet_evaluation_options* options, tenet_buffer** out,
                      tenet_error** error,
                      answer (json_run::*rows)(std::uint32_t, const json::document&)) noexcept {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(model, "model");
        const std::string_view name = check.text(element, "element");
        const std::string_view text = check.bytes(json, "json");
        auto around = read_options(check, options);
        if (!check.good()) return check.refusal();
        diagnostics problems;
        const auto found = dmn::find_element(model->is->is, name, problems);
        if (!found) return refuse(problems);
        const auto doc = json::document::read(std::string{text});
        if (!doc) return refuse(doc.error());
        json_run run{*model, std::move(around)};
        answer a = (run.*rows)(*found, *doc);
        if (a.status == TENET_OK) give_text(out, run.take());
        return a;
    });
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_model_options_init(tenet_model_options* options, size_t size) {
    return initialise(options, size, tenet_model_options{});
}

tenet_status tenet_model_load_texts(const tenet_text* files, size_t count,
                                    const tenet_model_options* options, tenet_model** out,
                                    tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        arguments::optional_out(warnings);
        check.array(files, count, "files");
        check.between(static_cast<std::int64_t>(count), 1, most_texts, "count");
        const auto from = check.versioned(options, tenet_model_options{}, "tenet_model_options");
        check.only_bits(from.flags, TENET_MODEL_TOLERANT, "flags");
        check.between(from.reserved, 0, 0, "reserved");
        if (!check.good()) return check.refusal();
        tenet::diagnostics problems;
        const auto read = read_files(check, files, count, problems);
        if (!check.good()) return check.refusal();
        if (problems.has_errors()) return refuse(problems);
        tenet::dmn::compile_options how;
        how.tolerant = (from.flags & TENET_MODEL_TOLERANT) != 0;
        if (from.externals != nullptr) {
            how.externals =
                std::make_shared<const tenet::feel::external_functions>(from.externals->is);
        }
        if (from.catalogue != nullptr) how.types = from.catalogue->is;
        auto made = tenet::dmn::decision_model::compile(read, how);
        if (!made) return refuse(made.error());
        problems.add(made->problems());
        auto heard = make_warnings(warnings, problems);
        *out = new tenet_model{described(std::move(*made), how.types)};
        give_warnings(warnings, std::move(heard));
        return answer::ok();
    });
}

void tenet_model_free(tenet_model* model) {
    delete model;
}

size_t tenet_model_input_count(const tenet_model* model) {
    return model == nullptr ? 0 : model->is->is.inputs().size();
}

tenet_str tenet_model_input_name(const tenet_model* model, size_t input) {
    const auto* at = input_at(model, input);
    return at == nullptr ? tenet_str{} : str(at->name);
}

tenet_str tenet_model_input_namespace(const tenet_model* model, size_t input) {
    const auto* at = input_at(model, input);
    return at == nullptr ? tenet_str{} : str(at->model);
}

tenet_str tenet_model_input_type(const tenet_model* model, size_t input) {
    return model == nullptr ? tenet_str{} : text_at(model->is->input_types, input);
}

size_t tenet_model_find_input(const tenet_model* model, tenet_str name, tenet_str name_space) {
    if (model == nullptr) return 0;
    return found_or(tenet_model_input_count(model), name, name_space,
                    [&](std::string_view called, std::string_view in) {
                        return model->is->is.find_input(called, in);
                    });
}

size_t tenet_model_element_count(const tenet_model* model) {
    return model == nullptr ? 0 : model->is->elements.size();
}

tenet_element_kind tenet_model_element_kind(const tenet_model* model, size_t element) {
    const auto* at = element_at(model, element);
    if (at == nullptr) return TENET_ELEMENT_NONE;
    switch (at->is) {
    case kind::decision: return TENET_ELEMENT_DECISION;
    case kind::knowledge: return TENET_ELEMENT_KNOWLEDGE;
    case kind::service: return TENET_ELEMENT_SERVICE;
    case kind::input: break;
    }
    return TENET_ELEMENT_NONE;
}

tenet_str tenet_model_element_name(const tenet_model* model, size_t element) {
    const auto* at = element_at(model, element);
    return at == nullptr ? tenet_str{} : str(at->name);
}

tenet_str tenet_model_element_namespace(const tenet_model* model, size_t element) {
    const auto* at = element_at(model, element);
    return at == nullptr ? tenet_str{} : str(at->model);
}

tenet_str tenet_model_element_type(const tenet_model* model, size_t element) {
    return element_at(model, element) == nullptr ? tenet_str{}
                                                 : str(model->is->elements[element].type);
}

size_t tenet_model_parameter_count(const tenet_model* model, size_t element) {
    return element_at(model, element) == nullptr ? 0
                                                 : model->is->elements[element].parameters.size();
}

tenet_str tenet_model_parameter_name(const tenet_model* model, size_t element, size_t parameter) {
    if (element_at(model, element) == nullptr) return {};
    return text_at(model->is->elements[element].parameters, parameter);
}

tenet_str tenet_model_parameter_type(const tenet_model* model, size_t element, size_t parameter) {
    if (element_at(model, element) == nullptr) return {};
    return text_at(model->is->elements[element].parameter_types, parameter);
}

size_t tenet_model_find_element(const tenet_model* model, tenet_str name, tenet_str name_space) {
    if (model == nullptr) return 0;
    return found_or(tenet_model_element_count(model), name, name_space,
                    [&](std::string_view called, std::string_view in) {
                        return model->is->is.find(called, in);
                    });
}

tenet_status tenet_model_evaluation_new(const tenet_model* model,
                                        const tenet_evaluation_options* options,
                                        tenet_evaluation** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(model, "model");
        auto around = read_options(check, options);
        if (!check.good()) return check.refusal();
        *out = new tenet_evaluation{model->is->scope, std::move(around), model->is};
        return answer::ok();
    });
}

tenet_status tenet_model_decide(const tenet_model* model, tenet_evaluation* evaluation,
                                size_t element, tenet_error** error) {
    const bool fits = model != nullptr && evaluation != nullptr && evaluation->model == model->is;
    const auto* wanted = fits ? element_at(model, element) : nullptr;
    if (wanted != nullptr && wanted->is == kind::decision) {
        return guarded_run(error, [&] { evaluation->decide(static_cast<std::uint32_t>(element)); });
    }
    return guarded(error, [&] {
        arguments check;
        check.need(model, "model");
        check.need(evaluation, "evaluation");
        if (!check.good()) return check.refusal();
        if (evaluation->model != model->is) {
            return answer::refuse(TENET_ERROR_STATE, tenet::capi_messages::other_model);
        }
        if (element_at(model, element) == nullptr) {
            return answer::refuse(
                TENET_ERROR_NOT_FOUND, tenet::capi_messages::beyond_end,
                {std::to_string(element), std::to_string(tenet_model_element_count(model))});
        }
        return answer::refuse(TENET_ERROR_NOT_FOUND, tenet::capi_messages::not_a_decision,
                              {std::to_string(element)});
    });
}

tenet_status tenet_model_decide_json(const tenet_model* model, tenet_str element, tenet_str json,
                                     const tenet_evaluation_options* options, tenet_buffer** out,
                                     tenet_error** error) {
    return run_json(model, element, json, options, out, error, &json_run::one);
}

tenet_status tenet_model_decide_batch_json(const tenet_model* model, tenet_str element,
                                           tenet_str json, const tenet_evaluation_options* options,
                                           tenet_buffer** out, tenet_error** error) {
    return run_json(model, element, json, options, out, error, &json_run::all);
}
