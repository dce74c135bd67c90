#include "pmml_predicate.hpp"

#include <tenet/score/pmml.hpp>
#include <tenet/score/pmml_messages.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <array>

namespace tenet::score {

namespace messages = score_pmml_messages;

namespace {

using kind = predicate::kind;

/// Text written into a string.
struct text_sink : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
};

std::string_view operator_of(std::string_view how) {
    constexpr std::array<std::array<std::string_view, 2>, 8> names{{{"=", "equal"},
                                                                    {"!=", "notEqual"},
                                                                    {"<", "lessThan"},
                                                                    {"<=", "lessOrEqual"},
                                                                    {">", "greaterThan"},
                                                                    {">=", "greaterOrEqual"},
                                                                    {"missing", "isMissing"},
                                                                    {"present", "isNotMissing"}}};
    for (const auto& [own, pmml] : names) {
        if (own == how) return pmml;
    }
    return {};
}

void set(pugi::xml_node n, const char* name, std::string_view text) {
    n.append_attribute(name).set_value(std::string{text}.c_str());
}

/// Writes one model, keeping every problem.
class pmml_writer {
public:
    explicit pmml_writer(const pmml_model& model) : model_(model), card_(model.card) {}

    result<written_pmml> write() {
        check_card();
        pugi::xml_document xml;
        pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
        set(declaration, "version", "1.0");
        set(declaration, "encoding", "UTF-8");
        pugi::xml_node root = xml.append_child("PMML");
        set(root, "xmlns", "http://www.dmg.org/PMML-4_4");
        set(root, "version", "4.4");
        root.append_child("Header");
        write_fields(root.append_child("DataDictionary"));
        write_card(root.append_child("Scorecard"));
        if (problems_.has_errors()) return problems_;
        text_sink out;
        xml.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
        return written_pmml{std::move(out.text), std::move(notes_)};
    }

private:
    void cannot(const std::string& whose, std::string_view what, const place& at) {
        problems_.add(messages::cannot_write, {whose, std::string{what}}, at);
    }

    void drop(const std::string& whose, std::string_view what) {
        notes_.add(messages::not_written, {whose, std::string{what}});
    }

    void check_card() {
        if (card_.weights_total) cannot(card_.id, "weights_total", card_.at);
        if (card_.least_weight) cannot(card_.id, "least_weight", card_.at);
        if (card_.rounds.raw || card_.rounds.contribution || card_.rounds.total) {
            cannot(card_.id, "rounding", card_.at);
        }
        if (!card_.name.empty()) drop(card_.id, "name");
        if (!card_.grades.empty()) drop(card_.id, "grades");
    }

    void check_item(const scorecard_item& i) {
        if (i.weight != decimal{1}) cannot(i.id, "weight", i.at);
        if (i.inverse) cannot(i.id, "inverse", i.at);
        if (i.when_missing != missing_policy::spread) cannot(i.id, "missing", i.at);
        if (i.attributes.empty()) cannot(i.id, "input", i.at);
        if (!i.name.empty()) drop(i.id, "name");
        if (!i.values.empty()) drop(i.id, "values");
        if (i.lowest || i.highest) drop(i.id, "lowest, highest");
    }

    void write_fields(pugi::xml_node into) {
        set(into, "numberOfFields", std::to_string(model_.fields.size()));
        for (const pmml_field& f : model_.fields) {
            pugi::xml_node n = into.append_child("DataField");
            set(n, "name", f.name);
            set(n, "optype", f.op_type.empty() ? "continuous" : f.op_type);
            set(n, "dataType", f.data_type);
        }
    }

    void write_card(pugi::xml_node n) {
        set(n, "modelName", card_.id);
        set(n, "functionName", "regression");
        set(n, "initialScore", card_.initial.canonical());
        set(n, "useReasonCodes", model_.use_reason_codes ? "true" : "false");
        set(n, "reasonCodeAlgorithm",
            card_.reasons == reason_direction::points_above ? "pointsAbove" : "pointsBelow");
        if (model_.baseline) set(n, "baselineScore", model_.baseline->canonical());
        if (!model_.baseline_method.empty()) set(n, "baselineMethod", model_.baseline_method);
        pugi::xml_node schema = n.append_child("MiningSchema");
        for (const pmml_field& f : model_.fields) {
            set(schema.append_child("MiningField"), "name", f.name);
        }
        pugi::xml_node items = n.append_child("Characteristics");
        for (const scorecard_item& i : card_.items) {
            write_item(items.append_child("Characteristic"), i);
        }
    }

    void write_item(pugi::xml_node n, const scorecard_item& i) {
        check_item(i);
        set(n, "name", i.id);
        if (!i.reason.empty()) set(n, "reasonCode", i.reason);
        if (i.baseline && i.baseline != model_.baseline) {
            set(n, "baselineScore", i.baseline->canonical());
        }
        for (const scorecard_attribute& a : i.attributes) {
            pugi::xml_node attribute = n.append_child("Attribute");
            set(attribute, "partialScore", a.points.canonical());
            if (!a.reason.empty()) set(attribute, "reasonCode", a.reason);
            const auto when = i.input.empty()          ? read_condition(a.when)
                              : is_plain_name(i.input) ? read_unary_tests(a.when, i.input)
                                                       : std::nullopt;
            if (when) {
                write_predicate(attribute, *when, i);
            } else {
                cannot(i.id, i.input.empty() ? a.when : i.input + ": " + a.when, i.at);
            }
        }
    }

    const pmml_field* field(const predicate& p, const scorecard_item& of) {
        const auto known = std::ranges::find(model_.fields, p.field, &pmml_field::feel);
        if (known != model_.fields.end()) return &*known;
        problems_.add(messages::unknown_field, {p.field}, of.at);
        return nullptr;
    }

    /// Depth is bounded by that of the texts read.
    void write_predicate(pugi::xml_node into, const predicate& p, const scorecard_item& of) {
        switch (p.is) {
        case kind::always: into.append_child("True"); return;
        case kind::never: into.append_child("False"); return;
        case kind::simple: write_simple(into.append_child("SimplePredicate"), p, of); return;
        case kind::set: write_set(into.append_child("SimpleSetPredicate"), p, of); return;
        case kind::both: write_compound(into, "and", p, of); return;
        case kind::either: write_compound(into, "or", p, of); return;
        case kind::apart: write_compound(into, "xor", p, of); return;
        case kind::surrogate: write_compound(into, "surrogate", p, of); return;
        }
    }

    void write_compound(pugi::xml_node into, std::string_view how, const predicate& p,
                        const scorecard_item& of) {
        pugi::xml_node n = into.append_child("CompoundPredicate");
        set(n, "booleanOperator", how);
        for (const predicate& part : p.parts) write_predicate(n, part, of);
    }

    void write_simple(pugi::xml_node n, const predicate& p, const scorecard_item& of) {
        const pmml_field* f = field(p, of);
        set(n, "field", f == nullptr ? "" : f->name);
        set(n, "operator", operator_of(p.how));
        if (!p.literals.empty()) set(n, "value", text_of_literal(p.literals.front()));
    }

    void write_set(pugi::xml_node n, const predicate& p, const scorecard_item& of) {
        const pmml_field* f = field(p, of);
        set(n, "field", f == nullptr ? "" : f->name);
        set(n, "booleanOperator", p.how == "in" ? "isIn" : "isNotIn");
        pugi::xml_node array = n.append_child("Array");
        const std::string_view type = f == nullptr ? std::string_view{} : f->data_type;
        set(array, "type",
            type == "integer"                     ? "int"
            : type == "double" || type == "float" ? "real"
                                                  : "string");
        set(array, "n", std::to_string(p.literals.size()));
        std::string words;
        for (const std::string& l : p.literals) {
            words += (words.empty() ? "" : " ") + word_of(text_of_literal(l));
        }
        array.append_child(pugi::node_pcdata).set_value(words.c_str());
    }

    /// A word of an Array.
    static std::string word_of(const std::string& text) {
        const bool plain = !text.empty() && text.find_first_of(" \t\r\n\"\\") == std::string::npos;
        if (plain) return text;
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        return out + '"';
    }

    const pmml_model& model_;
    const scorecard_definition& card_;
    diagnostics problems_;
    diagnostics notes_;
};

} // namespace

result<written_pmml> write_pmml(const pmml_model& model) {
    return pmml_writer{model}.write();
}

} // namespace tenet::score
