#include "reading.hpp"
#include "writing.hpp"

#include <tenet/score/pmml_json.hpp>
#include <tenet/score/scorecard_json.hpp>

namespace tenet::score {

namespace {

using json::node;
using json::object_reader;

std::map<std::string, std::string> read_texts(object_reader& in, std::string_view name) {
    std::map<std::string, std::string> out;
    for (const json::member& m : in.members(name)) {
        if (m.is.is() == node::kind::string) {
            out.emplace(m.name, m.is.text());
        } else {
            in.wrong_kind(m.is, "文本", "a text");
        }
    }
    return out;
}

} // namespace

result<pmml_options> read_pmml_options(std::string text, const json::read_options& how) {
    pmml_options out;
    if (text.empty()) return out;
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    out.names = read_texts(in, "names");
    out.complex_scores = read_texts(in, "complex_scores");
    in.finish();
    if (problems.has_errors()) return problems;
    return out;
}

result<pmml_model> read_pmml_model(std::string text, const json::read_options& how) {
    json::read_options with = how;
    with.comments = true;
    const auto doc = json::document::read(std::move(text), with);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    pmml_model out;
    if (const node* n = in.require("scorecard")) {
        if (auto card = read_scorecard(*doc, *n, problems)) out.card = std::move(*card);
    }
    in.require("fields");
    for (const node& n : in.items("fields")) {
        object_reader field{*doc, n, problems};
        pmml_field f;
        f.name = field.text("name");
        f.feel = field.optional_text("feel");
        if (f.feel.empty()) f.feel = f.name;
        f.data_type = field.text("data_type");
        f.op_type = field.optional_text("op_type");
        field.finish();
        out.fields.push_back(std::move(f));
    }
    out.use_reason_codes = in.flag("use_reason_codes", true);
    out.baseline = exact_number(in, "baseline");
    out.baseline_method = in.optional_text("baseline_method");
    (void)in.find("notes");
    in.finish();
    if (problems.has_errors()) return problems;
    return out;
}

void write_pmml_model(json::writer& out, const pmml_model& model) {
    out.begin_object();
    out.key("scorecard");
    write_scorecard(out, model.card);
    list_member(out, "fields", model.fields, [&](const pmml_field& f) {
        out.begin_object();
        text_member(out, "name", f.name);
        text_member(out, "feel", f.feel);
        text_member(out, "data_type", f.data_type);
        text_member(out, "op_type", f.op_type);
        out.end_object();
    });
    flag_member(out, "use_reason_codes", model.use_reason_codes);
    number_member(out, "baseline", model.baseline);
    text_member(out, "baseline_method", model.baseline_method);
    list_member(out, "notes", model.notes.items(), [&](const diagnostic& d) {
        out.begin_object();
        reason_members(out, d);
        count_member(out, "line", std::uint64_t{d.where().line});
        out.end_object();
    });
    out.end_object();
}

} // namespace tenet::score
