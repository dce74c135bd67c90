#include "pmml_document.hpp"
#include "pmml_predicate.hpp"

#include <tenet/score/pmml.hpp>
#include <tenet/score/pmml_messages.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace tenet::score {

namespace messages = score_pmml_messages;

namespace {

using kind = predicate::kind;

struct comparison {
    std::string_view pmml;
    std::string_view feel;
};
constexpr std::array<comparison, 6> comparisons{{{"equal", "="},
                                                 {"notEqual", "!="},
                                                 {"lessThan", "<"},
                                                 {"lessOrEqual", "<="},
                                                 {"greaterThan", ">"},
                                                 {"greaterOrEqual", ">="}}};

/// Reads one document, keeping every problem.
class pmml_reader {
public:
    pmml_reader(std::string_view text, const pmml_options& options)
        : text_(text),
          options_(options),
          places_(text.substr(0, options.max_bytes), options.file) {}

    result<pmml_model> read() {
        pugi::xml_document xml;
        if (open_pmml(text_, options_, places_, xml, problems_)) {
            read_document(xml.document_element());
        }
        if (problems_.has_errors()) return problems_;
        return std::move(out_);
    }

private:
    [[nodiscard]] place of(pugi::xml_node n) const { return places_.at(n.offset_debug()); }

    void read_document(pugi::xml_node root) {
        if (local_name(root) != "PMML") {
            problems_.add(messages::no_scorecard, {"0"}, of(root));
            return;
        }
        std::vector<pugi::xml_node> cards;
        for (const pugi::xml_node n : root.children()) {
            const std::string_view name = local_name(n);
            if (name == "DataDictionary") read_fields(n);
            if (name == "Scorecard") cards.push_back(n);
            if (name == "Extension" || name == "MiningBuildTask") leave_out(n);
            if (name == "TransformationDictionary" && n.first_child()) refuse(n, "derived fields");
        }
        if (cards.size() != 1) {
            problems_.add(messages::no_scorecard, {std::to_string(cards.size())}, of(root));
            return;
        }
        read_card(cards.front());
    }

    void leave_out(pugi::xml_node n) {
        out_.notes.add(messages::left_out, {std::string{local_name(n)}}, of(n));
    }

    void refuse(pugi::xml_node n, std::string_view what) {
        problems_.add(messages::unsupported, {std::string{local_name(n)}, std::string{what}},
                      of(n));
    }

    void bad_value(pugi::xml_node n, std::string_view attribute) {
        problems_.add(messages::bad_value,
                      {std::string{attribute}, n.attribute(std::string{attribute}.c_str()).value()},
                      of(n));
    }

    // ------------------------------------------------------------------------------ fields

    void read_fields(pugi::xml_node dictionary) {
        for (const pugi::xml_node n : dictionary.children()) {
            if (local_name(n) != "DataField") {
                leave_out(n);
                continue;
            }
            pmml_field f;
            f.name = n.attribute("name").value();
            f.data_type = n.attribute("dataType").value();
            f.op_type = n.attribute("optype").value();
            const auto mapped = options_.names.find(f.name);
            f.feel = mapped == options_.names.end() ? f.name : mapped->second;
            const bool new_name = numbers_.emplace(f.name, out_.fields.size()).second;
            const bool new_feel = feels_.insert(f.feel).second;
            if (!is_plain_name(f.feel) || !new_name || !new_feel) {
                problems_.add(messages::bad_name, {f.name, f.feel}, of(n));
            }
            constexpr std::array<std::string_view, 6> types{"string", "integer", "double",
                                                            "float",  "boolean", "date"};
            if (std::ranges::find(types, f.data_type) == types.end()) bad_value(n, "dataType");
            check_values(n);
            out_.fields.push_back(std::move(f));
        }
    }

    void check_values(pugi::xml_node field) {
        bool restricted = false;
        for (const pugi::xml_node n : field.children()) {
            const std::string_view name = local_name(n);
            const std::string_view property = n.attribute("property").value();
            restricted = restricted || name == "Value" || name == "Interval";
            if (name == "Value" && property == "missing") refuse(n, "property=\"missing\"");
            if (name == "Extension") leave_out(n);
        }
        if (!restricted) return;
        out_.notes.add(messages::not_checked, {field.attribute("name").value()}, of(field));
    }

    const pmml_field* field(pugi::xml_node n) {
        const std::string_view name = n.attribute("field").value();
        const auto known = numbers_.find(name);
        if (known != numbers_.end()) return &out_.fields[known->second];
        problems_.add(messages::unknown_field, {std::string{name}}, of(n));
        return nullptr;
    }

    // ------------------------------------------------------------------------------- card

    std::optional<decimal> number(pugi::xml_node n, const char* name) {
        const pugi::xml_attribute a = n.attribute(name);
        if (!a) return std::nullopt;
        auto read = decimal::parse(a.value());
        if (!read) bad_value(n, name);
        return read;
    }

    void read_card(pugi::xml_node n) {
        scorecard_definition& card = out_.card;
        card.id = n.attribute("modelName").value();
        if (card.id.empty()) card.id = "scorecard";
        card.at = of(n);
        card.initial = number(n, "initialScore").value_or(decimal{});
        out_.baseline = number(n, "baselineScore");
        out_.baseline_method = n.attribute("baselineMethod").value();
        out_.use_reason_codes = flag(n, "useReasonCodes", true);
        const std::string_view algorithm = n.attribute("reasonCodeAlgorithm").value();
        if (algorithm == "pointsAbove") {
            card.reasons = reason_direction::points_above;
        } else if (!algorithm.empty() && algorithm != "pointsBelow") {
            bad_value(n, "reasonCodeAlgorithm");
        }
        const std::string_view function = n.attribute("functionName").value();
        if (!function.empty() && function != "regression") bad_value(n, "functionName");
        if (!flag(n, "isScorable", true)) refuse(n, "isScorable=\"false\"");
        for (const pugi::xml_node part : n.children()) read_part(part);
        if (card.items.empty()) refuse(n, "no Characteristics");
    }

    bool flag(pugi::xml_node n, const char* name, bool otherwise) {
        const std::string_view text = n.attribute(name).value();
        if (text == "true" || text == "1") return true;
        if (text == "false" || text == "0") return false;
        if (!text.empty()) bad_value(n, name);
        return otherwise;
    }

    void read_part(pugi::xml_node part) {
        const std::string_view name = local_name(part);
        if (name == "MiningSchema") {
            for (const pugi::xml_node n : part.children()) check_mining(n);
        } else if (name == "Characteristics") {
            for (const pugi::xml_node n : part.children()) {
                if (local_name(n) == "Characteristic") {
                    read_characteristic(n);
                } else {
                    leave_out(n);
                }
            }
        } else if (name == "Targets" || name == "LocalTransformations") {
            if (part.first_child()) refuse(part, "transforms scores or fields");
        } else {
            leave_out(part); // Output, ModelStats, ModelExplanation, ModelVerification, Extension
        }
    }

    void check_mining(pugi::xml_node n) {
        if (local_name(n) != "MiningField") {
            leave_out(n);
            return;
        }
        if (n.attribute("missingValueReplacement")) refuse(n, "missingValueReplacement");
        const std::string_view outliers = n.attribute("outliers").value();
        if (!outliers.empty() && outliers != "asIs") refuse(n, "outliers");
        const std::string_view invalid = n.attribute("invalidValueTreatment").value();
        if (invalid == "asValue") refuse(n, "invalidValueTreatment");
    }

    void read_characteristic(pugi::xml_node n) {
        scorecard_item item;
        item.id = n.attribute("name").value();
        if (item.id.empty()) item.id = "c" + std::to_string(out_.card.items.size() + 1);
        item.at = of(n);
        item.reason = n.attribute("reasonCode").value();
        item.baseline = number(n, "baselineScore");
        if (!item.baseline) item.baseline = out_.baseline;
        const auto mapped = options_.complex_scores.find(item.id);
        if (mapped != options_.complex_scores.end()) {
            item.input = mapped->second;
        } else {
            for (const pugi::xml_node a : n.children()) read_attribute(a, item);
            if (item.attributes.empty()) refuse(n, "no Attribute");
        }
        out_.card.items.push_back(std::move(item));
    }

    void read_attribute(pugi::xml_node n, scorecard_item& into) {
        if (local_name(n) != "Attribute") {
            leave_out(n);
            return;
        }
        scorecard_attribute a;
        a.at = of(n);
        a.reason = n.attribute("reasonCode").value();
        std::optional<predicate> when;
        bool complex = false;
        for (const pugi::xml_node part : n.children()) {
            if (local_name(part) == "ComplexPartialScore") {
                complex = true;
                problems_.add(messages::unsupported, {into.id, "ComplexPartialScore"}, of(part));
            } else if (local_name(part) == "Extension") {
                leave_out(part);
            } else if (!when) {
                when = read_predicate(part);
            }
        }
        const auto points = number(n, "partialScore");
        if (!complex && !points && !n.attribute("partialScore")) bad_value(n, "partialScore");
        if (!when) {
            refuse(n, "no predicate");
            return;
        }
        a.points = points.value_or(decimal{});
        a.when = feel_of(*when);
        into.attributes.push_back(std::move(a));
    }

    // ------------------------------------------------------------------------- predicates

    /// Depth is bounded by the document's.
    predicate read_predicate(pugi::xml_node n) {
        const std::string_view name = local_name(n);
        if (name == "True") return {};
        if (name == "False") return {kind::never, {}, {}, {}, {}};
        if (name == "SimplePredicate") return read_simple(n);
        if (name == "SimpleSetPredicate") return read_set(n);
        if (name == "CompoundPredicate") return read_compound(n);
        refuse(n, "unknown predicate");
        return {};
    }

    predicate read_simple(pugi::xml_node n) {
        predicate out;
        out.is = kind::simple;
        const pmml_field* f = field(n);
        if (f == nullptr) return {};
        out.field = f->feel;
        const std::string_view how = n.attribute("operator").value();
        if (how == "isMissing" || how == "isNotMissing") {
            out.how = how == "isMissing" ? "missing" : "present";
            return out;
        }
        const auto known = std::ranges::find(comparisons, how, &comparison::pmml);
        if (known == comparisons.end()) {
            bad_value(n, "operator");
            return {};
        }
        out.how = known->feel;
        const auto literal = literal_of(n.attribute("value").value(), f->data_type);
        if (!literal || !n.attribute("value")) {
            bad_value(n, "value");
            return {};
        }
        out.literals.push_back(*literal);
        return out;
    }

    predicate read_set(pugi::xml_node n) {
        predicate out;
        out.is = kind::set;
        const pmml_field* f = field(n);
        const std::string_view how = n.attribute("booleanOperator").value();
        if (how != "isIn" && how != "isNotIn") bad_value(n, "booleanOperator");
        if (f == nullptr) return {};
        out.field = f->feel;
        out.how = how == "isIn" ? "in" : "not in";
        for (const pugi::xml_node array : n.children()) {
            if (local_name(array) != "Array") continue;
            for (const std::string& text : words_of(array.child_value())) {
                const auto literal = literal_of(text, f->data_type);
                if (!literal) problems_.add(messages::bad_value, {"Array", text}, of(array));
                out.literals.push_back(literal.value_or("0"));
            }
        }
        if (!out.literals.empty()) return out;
        refuse(n, "no Array");
        return {};
    }

    /// The words of an Array: parted by blanks, in quotes with backslashes where they hold some.
    static std::vector<std::string> words_of(std::string_view text) {
        std::vector<std::string> out;
        std::size_t n = 0;
        const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
        while (n < text.size()) {
            if (blank(text[n])) {
                ++n;
                continue;
            }
            const bool quoted = text[n] == '"';
            if (quoted) ++n;
            std::string word;
            while (n < text.size() && (quoted ? text[n] != '"' : !blank(text[n]))) {
                if (quoted && text[n] == '\\' && n + 1 < text.size()) ++n;
                word += text[n++];
            }
            if (quoted) ++n;
            out.push_back(std::move(word));
        }
        return out;
    }

    predicate read_compound(pugi::xml_node n) {
        predicate out;
        const std::string_view how = n.attribute("booleanOperator").value();
        for (const pugi::xml_node part : n.children()) {
            if (local_name(part) == "Extension") continue;
            out.parts.push_back(read_predicate(part));
        }
        if (how == "and") {
            out.is = kind::both;
        } else if (how == "or") {
            out.is = kind::either;
        } else if (how == "xor") {
            out.is = kind::apart;
        } else if (how == "surrogate") {
            out.is = kind::surrogate;
        } else {
            bad_value(n, "booleanOperator");
        }
        if (out.parts.size() < 2) {
            refuse(n, "fewer than two predicates");
            return {};
        }
        if (out.is == kind::surrogate) check_surrogates(n, out);
        if (out.is == kind::apart) check_apart(n, out);
        return out;
    }

    /// Whether a predicate is unknown just where one of its fields is missing.
    static bool is_plain(const predicate& p) {
        const bool asks = p.how == "missing" || p.how == "present";
        return (p.is == kind::simple && !asks) || p.is == kind::set;
    }

    void check_surrogates(pugi::xml_node n, const predicate& p) {
        for (std::size_t k = 0; k + 1 < p.parts.size(); ++k) {
            if (!is_plain(p.parts[k])) refuse(n, "surrogate of other than fields");
        }
    }

    void check_apart(pugi::xml_node n, const predicate& p) {
        if (p.parts.size() != 2 || !is_plain(p.parts[0]) || !is_plain(p.parts[1])) {
            refuse(n, "xor of other than two fields");
        }
    }

    std::string_view text_;
    const pmml_options& options_;
    text_places places_;
    pmml_model out_;
    std::map<std::string, std::size_t, std::less<>> numbers_; ///< of fields, by their names in PMML
    std::set<std::string> feels_;                             ///< what they are called in FEEL
    diagnostics problems_;
};

value_kind kind_of(std::string_view data_type) {
    if (data_type == "string") return value_kind::string;
    if (data_type == "boolean") return value_kind::boolean;
    if (data_type == "date") return value_kind::date;
    return value_kind::number;
}

} // namespace

result<pmml_model> read_pmml(std::string_view xml, const pmml_options& options) {
    return pmml_reader{xml, options}.read();
}

feel::scope scope_for(const pmml_model& model) {
    feel::scope out;
    for (const pmml_field& f : model.fields) {
        out.add(f.feel, "", feel::type::scalar(kind_of(f.data_type)));
    }
    return out;
}

compile_options options_for(const pmml_model& model) {
    compile_options out;
    for (const pmml_field& f : model.fields) out.null_when_missing.push_back(f.feel);
    return out;
}

} // namespace tenet::score
