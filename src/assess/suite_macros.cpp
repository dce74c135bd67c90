#include "dmn/xml.hpp"

#include <tenet/assess/scxml_messages.hpp>
#include <tenet/assess/scxml_suite.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace tenet::assess {

namespace say = scxml_messages;

namespace {

using text = std::string;

constexpr std::string_view macro_namespace = "http://www.w3.org/2005/scxml-conformance";

text var(std::string_view n) {
    return "Var" + text{n};
}

text quoted(std::string_view s) {
    return '"' + text{s} + '"';
}

/// The parts of `3<=5`: a number, a comparison, the rest.
struct comparison {
    text number;
    text sign;
    text rest;
};

comparison split(const text& from) {
    const std::size_t sign = std::min(from.find_first_not_of("0123456789"), from.size());
    const std::size_t rest = std::min(from.find_first_not_of("=<>", sign), from.size());
    return {from.substr(0, sign), from.substr(sign, rest - sign), from.substr(rest)};
}

text compare(const text& from, text (*right)(const text&)) {
    const comparison c = split(from);
    const text sign = c.sign == "==" ? "=" : c.sign;
    return var(c.number) + " " + sign + " " + right(c.rest);
}

/// Texts stand in single quotes there, in double quotes in FEEL.
text single_to_double_quotes(text s) {
    std::replace(s.begin(), s.end(), '\'', '"');
    return s;
}

/// A value as it is given; a bare word is a text.
text datum(const text& s) {
    const bool word = !s.empty() && std::string_view{"0123456789-+.[{'\""}.find(s[0]) == text::npos;
    const bool constant = s == "true" || s == "false" || s == "null";
    return word && !constant ? quoted(s) : single_to_double_quotes(s);
}

text as_it_is(const text& s) {
    return single_to_double_quotes(s);
}
text as_text(const text& s) {
    return quoted(s);
}
text as_var(const text& s) {
    return var(s);
}

/// `1 2`: two numbers.
std::pair<text, text> two(const text& from) {
    const std::size_t end = std::min(from.find_first_not_of("0123456789"), from.size());
    const std::size_t next = std::min(from.find_first_of("0123456789", end), from.size());
    return {from.substr(0, end), from.substr(next)};
}

text numbers_as_vars(const text& from) {
    text out;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const bool digit = std::string_view{"0123456789"}.find(from[i]) != text::npos;
        const bool first =
            digit && (i == 0 || std::string_view{"0123456789"}.find(from[i - 1]) == text::npos);
        out += first ? "Var" + text{from[i]} : text{from[i]};
    }
    return out;
}

/// What an attribute of the suite stands for.
struct attribute_macro {
    std::string_view name;
    const char* becomes;
    text (*value)(const text& given);
};

#define TENET_MACRO(name, becomes, ...)                                                            \
    attribute_macro {                                                                              \
        name, becomes, [](const text& v) -> text {                                                 \
            static_cast<void>(v);                                                                  \
            return __VA_ARGS__;                                                                    \
        }                                                                                          \
    }

constexpr std::array attribute_macros{
    // states and the data model
    TENET_MACRO("targetpass", "target", "pass"),
    TENET_MACRO("targetfail", "target", "fail"),
    TENET_MACRO("datamodel", "datamodel", "feel"),
    // locations
    TENET_MACRO("id", "id", var(v)),
    TENET_MACRO("name", "name", var(v)),
    TENET_MACRO("location", "location", var(v)),
    TENET_MACRO("systemVarLocation", "location", v),
    TENET_MACRO("invalidLocation", "location", "undeclared"),
    TENET_MACRO("idlocation", "idlocation", var(v)),
    TENET_MACRO("namelist", "namelist", var(v)),
    TENET_MACRO("multipleNamelist", "namelist", numbers_as_vars(v)),
    TENET_MACRO("invalidNamelist", "namelist", "undeclared"),
    // values
    TENET_MACRO("expr", "expr", single_to_double_quotes(v)),
    TENET_MACRO("quoteExpr", "expr", quoted(v)),
    TENET_MACRO("varExpr", "expr", var(v)),
    TENET_MACRO("varChildExpr", "expr", var(v)),
    TENET_MACRO("systemVarExpr", "expr", v),
    TENET_MACRO("varNonexistentStruct", "expr", var(v) + ".bar"),
    TENET_MACRO("illegalExpr", "expr", "1 - \"x\""),
    TENET_MACRO("invalidSessionID", "expr", "27"),
    TENET_MACRO("invalidSendTypeExpr", "expr", "\"27\""),
    TENET_MACRO("eventName", "expr", "_event.name"),
    TENET_MACRO("eventType", "expr", "_event.type"),
    TENET_MACRO("eventSendid", "expr", "_event.sendid"),
    TENET_MACRO("eventField", "expr", "_event." + v),
    TENET_MACRO("eventDataFieldValue", "expr", "_event.data." + v),
    TENET_MACRO("eventDataParamValue", "expr", "_event.data." + v),
    TENET_MACRO("eventDataNamelistValue", "expr", "_event.data." + var(v)),
    TENET_MACRO("scxmlEventIOLocation", "expr", "_ioprocessors.scxml.location"),
    // sending
    TENET_MACRO("targetVar", "targetexpr", var(v)),
    TENET_MACRO("targetExpr", "targetexpr", var(v)),
    TENET_MACRO("illegalTarget", "target", "baz"),
    TENET_MACRO("unreachableTarget", "target", "#_scxml_foo"),
    TENET_MACRO("invalidSendType", "type", "27"),
    TENET_MACRO("typeExpr", "typeexpr", var(v)),
    TENET_MACRO("eventExpr", "eventexpr", var(v)),
    TENET_MACRO("delay", "delay", v + "s"),
    TENET_MACRO("delayExpr", "delayexpr", var(v)),
    TENET_MACRO("delayFromVar", "delayexpr", var(v)),
    TENET_MACRO("sendIDExpr", "sendidexpr", var(v)),
    TENET_MACRO("srcExpr", "srcexpr", var(v)),
    // conditions
    TENET_MACRO("true", "cond", "true"),
    TENET_MACRO("false", "cond", "false"),
    TENET_MACRO("nonBoolean", "cond", "\"neither true nor false\""),
    TENET_MACRO("idVal", "cond", compare(v, as_it_is)),
    TENET_MACRO("namelistIdVal", "cond", compare(v, as_it_is)),
    TENET_MACRO("idSystemVarVal", "cond", compare(v, as_it_is)),
    TENET_MACRO("idQuoteVal", "cond", compare(v, as_text)),
    TENET_MACRO("varIdVal", "cond", compare(v, as_var)),
    TENET_MACRO("compareIDVal", "cond", compare(v, as_var)),
    TENET_MACRO("idSomeVal", "cond", var(v) + " = 123"),
    TENET_MACRO("VarEqVar", "cond", var(two(v).first) + " = " + var(two(v).second)),
    TENET_MACRO("VarEqVarStruct", "cond", var(two(v).first) + " = " + var(two(v).second)),
    TENET_MACRO("varPrefix", "cond",
                "starts with(" + var(two(v).second) + ", " + var(two(v).first) + ")"),
    TENET_MACRO("isBound", "cond", var(v) + " != null"),
    TENET_MACRO("unboundVar", "cond", var(v) + " = null"),
    TENET_MACRO("noValue", "cond", var(v) + " = null"),
    TENET_MACRO("systemVarIsBound", "cond", v + " != null"),
    TENET_MACRO("nameVarVal", "cond", "_name = " + quoted(v)),
    TENET_MACRO("inState", "cond", "In(" + quoted(v) + ")"),
    TENET_MACRO("eventNameVal", "cond", "_event.name = " + quoted(v)),
    TENET_MACRO("eventdataVal", "cond", "_event.data = " + datum(v)),
    TENET_MACRO("eventdataSomeVal", "cond", "_event.data = 123"),
    TENET_MACRO("eventvarVal", "cond", "_event.data." + compare(v, as_it_is)),
    TENET_MACRO("emptyEventData", "cond", "_event.data = null"),
    TENET_MACRO("eventFieldHasNoValue", "cond", "_event." + v + " = null"),
    TENET_MACRO("eventDataHasField", "cond",
                "list contains(get entries(_event.data).key, " + quoted(v) + ")"),
    TENET_MACRO("eventFieldsAreBound", "cond",
                "every f in [\"name\", \"type\", \"sendid\", \"origin\", \"origintype\", "
                "\"invokeid\", \"data\"] satisfies list contains(get entries(_event).key, f)"),
    TENET_MACRO("originTypeEq", "cond", "_event.origintype = " + quoted(v)),
    TENET_MACRO("eventIsExternal", "cond", "_event.type = \"external\""),
    // loops
    TENET_MACRO("item", "item", var(v)),
    TENET_MACRO("illegalItem", "item", "'continue'"),
    TENET_MACRO("index", "index", var(v)),
    TENET_MACRO("arrayVar", "array", var(v)),
    TENET_MACRO("arrayTextVar", "array", var(v)),
    TENET_MACRO("arrayExpr123", "expr", "[1, 2, 3]"),
    TENET_MACRO("illegalArray", "expr", "7"),
};

#undef TENET_MACRO

/// An assignment in the place of a macro.
void assign(pugi::xml_node at, const text& location, const text& expression) {
    at.set_name("assign");
    at.append_attribute("location").set_value(location.c_str());
    at.append_attribute("expr").set_value(expression.c_str());
}

void end_state(pugi::xml_node at, const char* id) {
    at.set_name("final");
    at.append_attribute("id").set_value(id);
}

void plain_text(pugi::xml_node at, const char* content) {
    at.parent().insert_child_before(pugi::node_pcdata, at).set_value(content);
    at.parent().remove_child(at);
}

/// Whether an element of the suite was known.
bool expand_element(pugi::xml_node at, std::string_view name) {
    const text id = var(at.attribute("id").value());
    const text first = var(at.attribute("id1").value());
    const text second = var(at.attribute("id2").value());
    const text sent = at.attribute("name").value();
    at.remove_attributes();
    if (name == "pass" || name == "fail") {
        end_state(at, name == "pass" ? "pass" : "fail");
    } else if (name == "incrementID") {
        assign(at, id, id + " + 1");
    } else if (name == "sumVars" || name == "concatVars") {
        assign(at, first, first + " + " + second);
    } else if (name == "extendArray") {
        assign(at, id, "append(" + id + ", 4)");
    } else if (name == "script") {
        at.set_name("script");
        at.append_child(pugi::node_pcdata).set_value("Var1 := 1");
    } else if (name == "sendToSender") {
        at.set_name("send");
        at.append_attribute("event").set_value(sent.c_str());
        at.append_attribute("targetexpr").set_value("_event.origin");
        at.append_attribute("typeexpr").set_value("_event.origintype");
    } else if (name == "contentFoo") {
        at.set_name("content");
        at.append_child(pugi::node_pcdata).set_value("foo");
    } else if (name == "array123") {
        plain_text(at, "[1, 2, 3]");
    } else if (name == "someInlineVal") {
        plain_text(at, "123");
    } else {
        return false;
    }
    return true;
}

class expander {
public:
    expander(const dmn::xml_places& places, diagnostics& problems)
        : places_(places), problems_(problems) {}

    void expand(pugi::xml_node from, std::size_t depth) {
        if (depth > 128) return; // the reader refuses it
        const place at = places_.of(from);
        std::vector<pugi::xml_attribute> given;
        for (const pugi::xml_attribute a : from.attributes()) given.push_back(a);
        for (const pugi::xml_attribute a : given) expand_attribute(from, a, at);
        const bool own = dmn::namespace_of(from, dmn::prefix_of(from.name())) == macro_namespace;
        const text name{dmn::local_of(from.name())};
        if (own && !expand_element(from, name)) unknown(name, at);
        if (own) return;
        std::vector<pugi::xml_node> children;
        for (const pugi::xml_node child : from.children()) {
            if (child.type() == pugi::node_element) children.push_back(child);
        }
        for (const pugi::xml_node child : children) expand(child, depth + 1);
    }

private:
    void expand_attribute(pugi::xml_node of, pugi::xml_attribute a, const place& at) {
        const std::string_view prefix = dmn::prefix_of(a.name());
        if (prefix.empty() || dmn::namespace_of(of, prefix) != macro_namespace) return;
        const std::string_view name = dmn::local_of(a.name());
        const auto* known = std::find_if(attribute_macros.begin(), attribute_macros.end(),
                                         [&](const auto& m) { return m.name == name; });
        if (known == attribute_macros.end()) {
            unknown(text{name}, at);
            return;
        }
        const text value = known->value(a.value());
        of.remove_attribute(a);
        of.append_attribute(known->becomes).set_value(value.c_str());
    }

    void unknown(const text& name, const place& at) {
        problems_.add(say::macro_unknown, {name}, at);
    }

    const dmn::xml_places& places_;
    diagnostics& problems_;
};

struct text_writer : pugi::xml_writer {
    void write(const void* data, std::size_t size) override {
        out.append(static_cast<const char*>(data), size);
    }
    text out;
};

} // namespace

result<std::string> expand_suite_test(std::string_view xml, std::string file) {
    diagnostics problems;
    const dmn::xml_places places{xml, std::move(file)};
    pugi::xml_document document;
    const auto parsed = document.load_buffer(xml.data(), xml.size());
    if (!parsed) {
        problems.add(say::not_xml, {parsed.description()}, places.at(parsed.offset));
        return problems;
    }
    expander{places, problems}.expand(document.document_element(), 0);
    if (problems.has_errors()) return problems;
    text_writer out;
    document.save(out);
    return std::move(out.out);
}

} // namespace tenet::assess
