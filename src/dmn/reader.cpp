#include "reader.hpp"

#include <tenet/dmn/messages.hpp>

#include <algorithm>
#include <cstring>

namespace tenet::dmn {

namespace messages = dmn_messages;

bool reader::is(pugi::xml_node n, std::string_view local) const {
    if (n.type() != pugi::node_element) return false;
    const std::string_view name = n.name();
    return local_of(name) == local && namespace_of(n, prefix_of(name)) == namespace_;
}

/// An attribute of our own.
pugi::xml_attribute reader::extension(pugi::xml_node n, const std::string& local) const {
    for (const pugi::xml_attribute a : n.attributes()) {
        const std::string_view name = a.name();
        const std::string_view prefix = prefix_of(name);
        if (!prefix.empty() && local_of(name) == local &&
            namespace_of(n, prefix) == extension_namespace) {
            return a;
        }
    }
    return {};
}

/// A text in both languages: what the standard's place for it shows stands for those that no
/// attribute of our own gives.
bilingual reader::both(pugi::xml_node n, const std::string& attribute,
                       const std::string& shown) const {
    const pugi::xml_attribute zh = extension(n, attribute + "-zh");
    const pugi::xml_attribute en = extension(n, attribute + "-en");
    return {zh ? zh.value() : shown, en ? en.value() : shown};
}

std::string reader::id_of(pugi::xml_node n) const {
    const pugi::xml_attribute own = extension(n, "id");
    return own ? own.value() : n.attribute("id").value();
}

pugi::xml_node reader::child(pugi::xml_node n, std::string_view local) const {
    for (const pugi::xml_node c : n.children()) {
        if (is(c, local)) return c;
    }
    return {};
}

std::string reader::text(pugi::xml_node n) const {
    std::string all;
    for (const pugi::xml_node c : n.children()) {
        if (c.type() == pugi::node_pcdata || c.type() == pugi::node_cdata) all += c.value();
    }
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    const auto first = std::find_if_not(all.begin(), all.end(), blank);
    const auto last = std::find_if_not(all.rbegin(), std::make_reverse_iterator(first), blank);
    return {first, last.base()};
}

std::string reader::text_of_child(pugi::xml_node n, std::string_view local) const {
    return text(child(n, local));
}

/// Where the first letter of an element's text stands.
place reader::place_of_text(pugi::xml_node n) const {
    for (const pugi::xml_node c : n.children()) {
        const bool is_text = c.type() == pugi::node_pcdata || c.type() == pugi::node_cdata;
        if (!is_text ||
            std::string_view{c.value()}.find_first_not_of(" \t\r\n") == std::string_view::npos) {
            continue;
        }
        return places_->of_text(c.offset_debug());
    }
    return places_->of(n);
}

std::string reader::required(pugi::xml_node n, const char* attribute) {
    const pugi::xml_attribute a = n.attribute(attribute);
    if (!a || *a.value() == '\0') {
        problems_->add(messages::needs_attribute,
                       {std::string{local_of(n.name())}, std::string{attribute}}, places_->of(n));
    }
    return a.value();
}

/// A type reference without its prefix; with that of the import where it is an imported type.
std::string reader::type_name(pugi::xml_node at, std::string_view written) const {
    const std::string_view prefix = prefix_of(written);
    if (prefix.empty()) return std::string{written};
    const std::string_view where = namespace_of(at, prefix);
    for (const model_import& i : model_.imports) {
        if (!i.name.empty() && i.model == where) {
            return i.name + "." + std::string{local_of(written)};
        }
    }
    return std::string{where.empty() ? written : local_of(written)};
}

std::string reader::type_attribute(pugi::xml_node n) const {
    return type_name(n, n.attribute("typeRef").value());
}

/// Reports an expression language other than FEEL.
void reader::check_language(pugi::xml_node n) {
    const std::string_view language = n.attribute("expressionLanguage").value();
    if (language.empty() || language == "feel" || language == "FEEL") return;
    const bool is_feel = std::any_of(versions().begin(), versions().end(),
                                     [&](const dmn_version& v) { return v.feel == language; });
    if (is_feel) return;
    problems_->add(messages::other_language, {std::string{language}}, places_->of(n));
}

model_definition reader::read(pugi::xml_node root) {
    namespace_ = namespace_of(root, prefix_of(root.name()));
    model_.name = root.attribute("name").value();
    model_.model = required(root, "namespace");
    model_.description = text_of_child(root, "description");
    model_.at = places_->of(root);
    imports(root);
    for (const pugi::xml_node n : root.children()) {
        if (is(n, "itemDefinition")) {
            model_.types.push_back(item(n));
        } else {
            element(n);
        }
    }
    return std::move(model_);
}

void reader::imports(pugi::xml_node root) {
    for (const pugi::xml_node n : root.children()) {
        if (!is(n, "import")) continue;
        model_import i;
        i.name = n.attribute("name").value();
        i.model = required(n, "namespace");
        i.type = n.attribute("importType").value();
        i.location = n.attribute("locationURI").value();
        i.at = places_->of(n);
        model_.imports.push_back(std::move(i));
    }
}

item_definition reader::item(pugi::xml_node n) {
    item_definition d;
    d.name = required(n, "name");
    d.at = places_->of(n);
    d.type_ref = type_name(n, text_of_child(n, "typeRef"));
    d.collection = std::strcmp(n.attribute("isCollection").value(), "true") == 0;
    d.allowed = text_of_child(child(n, "allowedValues"), "text");
    d.constraint = text_of_child(child(n, "typeConstraint"), "text");
    for (const pugi::xml_node c : n.children()) {
        if (is(c, "itemComponent")) d.components.push_back(item(c));
        if (is(c, "functionItem")) function_item(c, d);
    }
    return d;
}

void reader::function_item(pugi::xml_node n, item_definition& into) {
    into.is_function = true;
    into.result_type = type_name(n, n.attribute("outputTypeRef").value());
    for (const pugi::xml_node c : n.children()) {
        if (!is(c, "parameters")) continue;
        item_definition parameter;
        parameter.name = c.attribute("name").value();
        parameter.type_ref = type_attribute(c);
        parameter.at = places_->of(c);
        into.components.push_back(std::move(parameter));
    }
}

void reader::element(pugi::xml_node n) {
    if (is(n, "inputData")) {
        model_.elements.push_back(named(n, model_element::kind::input));
    } else if (is(n, "decision")) {
        model_element e = named(n, model_element::kind::decision);
        e.question = text_of_child(n, "question");
        e.allowed_answers = text_of_child(n, "allowedAnswers");
        e.logic = expression_in(n);
        requirements(n, e);
        model_.elements.push_back(std::move(e));
    } else if (is(n, "businessKnowledgeModel")) {
        model_element e = named(n, model_element::kind::knowledge);
        if (const pugi::xml_node logic = child(n, "encapsulatedLogic")) e.logic = function(logic);
        requirements(n, e);
        model_.elements.push_back(std::move(e));
    } else if (is(n, "decisionService")) {
        model_element e = named(n, model_element::kind::service);
        service(n, e);
        model_.elements.push_back(std::move(e));
    }
}

model_element reader::named(pugi::xml_node n, model_element::kind is) {
    model_element e;
    e.is = is;
    e.name = required(n, "name");
    e.id = n.attribute("id").value();
    e.description = text_of_child(n, "description");
    const pugi::xml_node variable = child(n, "variable");
    e.type_ref = type_attribute(variable);
    e.at = places_->of(n);
    return e;
}

void reader::requirements(pugi::xml_node n, model_element& into) {
    for (const pugi::xml_node r : n.children()) {
        if (is(r, "informationRequirement")) {
            for (const std::string_view kind : {"requiredInput", "requiredDecision"}) {
                if (const pugi::xml_node c = child(r, kind)) {
                    into.requires_information.push_back(reference(c));
                }
            }
        } else if (is(r, "knowledgeRequirement")) {
            if (const pugi::xml_node c = child(r, "requiredKnowledge")) {
                into.requires_knowledge.push_back(reference(c));
            }
        }
    }
}

void reader::service(pugi::xml_node n, model_element& into) {
    for (const pugi::xml_node c : n.children()) {
        if (is(c, "outputDecision")) into.outputs.push_back(reference(c));
        if (is(c, "encapsulatedDecision")) into.encapsulated.push_back(reference(c));
        if (is(c, "inputDecision")) into.input_decisions.push_back(reference(c));
        if (is(c, "inputData")) into.input_data.push_back(reference(c));
    }
}

element_reference reader::reference(pugi::xml_node n) {
    element_reference r;
    r.at = places_->of(n);
    const std::string href = required(n, "href");
    const std::size_t hash = href.rfind('#');
    if (hash == std::string::npos) {
        r.id = href;
    } else {
        r.model = href.substr(0, hash);
        r.id = href.substr(hash + 1);
    }
    if (r.model == model_.model) r.model.clear();
    return r;
}

} // namespace tenet::dmn
