#include "table_names.hpp"
#include "xml.hpp"
#include "xml_writer.hpp"

#include <tenet/dmn/document.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tenet::dmn {

namespace {

// Units of the diagram.
constexpr int input_width = 160;
constexpr int input_height = 45;
constexpr int decision_width = 180;
constexpr int decision_height = 80;
constexpr int gap = 40;
constexpr int decision_y = 80;
constexpr int input_y = 260;

std::string values_text(const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& v : values) all += (all.empty() ? "" : ", ") + v;
    return all;
}

std::string_view policy_text(table::hit_policy policy) {
    constexpr std::string_view names[] = {"UNIQUE",  "ANY",        "PRIORITY",    "FIRST",
                                          "COLLECT", "RULE ORDER", "OUTPUT ORDER"};
    return names[static_cast<std::size_t>(policy)];
}

std::string_view aggregation_text(table::aggregation how) {
    constexpr std::string_view names[] = {"", "SUM", "COUNT", "MIN", "MAX"};
    return names[static_cast<std::size_t>(how)];
}

class table_writer {
public:
    table_writer(const table::table_definition& from, const dmn_version& version)
        : from_(from), version_(version), names_(names_of_table(from)) {}

    std::string write() {
        find_inputs();
        definitions();
        decision();
        for (const input_data& i : inputs_) write_input_data(i);
        diagram();
        out_.close();
        return out_.take();
    }

private:
    struct input_data {
        std::string name;
        std::string type;
        std::string id;
        std::string requirement;
    };

    void find_inputs() {
        for (table_input_name& i : names_.inputs) {
            inputs_.push_back(
                {std::move(i.name), std::move(i.type), made_id("input"), made_id("requirement")});
        }
    }

    /// An id no element has yet.
    std::string made_id(const std::string& kind) {
        for (;;) {
            std::string id = kind + "_" + std::to_string(++made_[kind]);
            if (ids_.insert(id).second) return id;
        }
    }

    /// Writes an id: as it is where it can stand in XML, else a made one with the real one beside.
    void write_id(const std::string& id, const std::string& otherwise) {
        const bool usable = is_xml_id(id) && ids_.insert(id).second;
        out_.attribute("id", usable ? id : made_id(otherwise));
        if (!usable) out_.attribute("tenet:id", id);
    }

    /// Writes what `shown` does not say of a text in two languages.
    void write_both(const std::string& attribute, const bilingual& text, const std::string& shown) {
        if (text.zh != shown) out_.attribute("tenet:" + attribute + "-zh", text.zh);
        if (text.en != shown) out_.attribute("tenet:" + attribute + "-en", text.en);
    }

    void write_label(const bilingual& label) {
        if (label.empty()) return;
        const std::string& shown = label.in(language::en);
        out_.attribute("label", shown);
        write_both("label", label, shown);
    }

    void optional(std::string_view name, std::string_view value) {
        if (!value.empty()) out_.attribute(name, value);
    }

    void definitions() {
        out_.open("definitions");
        out_.attribute("xmlns", version_.model);
        out_.attribute("xmlns:dmndi", version_.diagram);
        out_.attribute("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/");
        out_.attribute("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/");
        out_.attribute("xmlns:tenet", extension_namespace);
        out_.attribute("id", made_id("definitions"));
        out_.attribute("name", names_.decision);
        out_.attribute("namespace", names_.model);
    }

    void decision() {
        out_.open("decision");
        decision_id_ = made_id("decision");
        out_.attribute("id", decision_id_);
        out_.attribute("name", names_.decision);
        write_both("name", from_.name, names_.decision);
        out_.open("variable");
        out_.attribute("id", made_id("variable"));
        out_.attribute("name", names_.decision);
        out_.close();
        for (const input_data& i : inputs_) {
            out_.open("informationRequirement");
            out_.attribute("id", i.requirement);
            out_.open("requiredInput");
            out_.attribute("href", "#" + i.id);
            out_.close();
            out_.close();
        }
        write_table();
        out_.close();
    }

    void write_input_data(const input_data& i) {
        out_.open("inputData");
        out_.attribute("id", i.id);
        out_.attribute("name", i.name);
        out_.open("variable");
        out_.attribute("id", made_id("variable"));
        out_.attribute("name", i.name);
        optional("typeRef", i.type);
        out_.close();
        out_.close();
    }

    void write_table() {
        out_.open("decisionTable");
        write_id(from_.id, "table");
        out_.attribute("hitPolicy", policy_text(from_.policy));
        optional("aggregation", aggregation_text(from_.collects));
        for (const table::table_input& i : from_.inputs) write_input(i);
        for (const table::table_output& o : from_.outputs) write_output(o);
        for (const std::string& name : from_.annotations) {
            out_.open("annotation");
            out_.attribute("name", name);
            out_.close();
        }
        for (const table::table_rule& r : from_.rules) write_rule(r);
        out_.close();
    }

    void write_input(const table::table_input& i) {
        out_.open("input");
        out_.attribute("id", made_id("column"));
        write_label(i.label);
        out_.open("inputExpression");
        out_.attribute("id", made_id("expression"));
        optional("typeRef", i.type);
        out_.text_element("text", i.expression);
        out_.close();
        write_values("inputValues", i.values);
        out_.close();
    }

    void write_output(const table::table_output& o) {
        out_.open("output");
        out_.attribute("id", made_id("column"));
        write_label(o.label);
        optional("name", o.name);
        optional("typeRef", o.type);
        write_values("outputValues", o.values);
        if (!o.otherwise.empty()) write_entry("defaultOutputEntry", o.otherwise);
        out_.close();
    }

    void write_values(std::string_view element, const std::vector<std::string>& values) {
        if (!values.empty()) write_entry(element, values_text(values));
    }

    void write_entry(std::string_view element, const std::string& text) {
        out_.open(element);
        out_.attribute("id", made_id("entry"));
        out_.text_element("text", text);
        out_.close();
    }

    void write_rule(const table::table_rule& r) {
        out_.open("rule");
        write_id(r.id, "rule");
        const std::string& note = r.note.in(language::en);
        write_both("note", r.note, note);
        if (!note.empty()) out_.text_element("description", note);
        for (const std::string& cell : r.when) write_entry("inputEntry", cell);
        for (const std::string& cell : r.then) write_entry("outputEntry", cell);
        for (const std::string& text : r.annotations) {
            out_.open("annotationEntry");
            out_.text_element("text", text);
            out_.close();
        }
        out_.close();
    }

    void diagram() {
        const int count = static_cast<int>(inputs_.size());
        const int width = std::max(count * (input_width + gap) - gap, decision_width);
        out_.open("dmndi:DMNDI");
        out_.open("dmndi:DMNDiagram");
        out_.attribute("id", made_id("diagram"));
        shape(decision_id_, gap + (width - decision_width) / 2, decision_y, decision_width,
              decision_height);
        for (int n = 0; n < count; ++n) {
            const input_data& i = inputs_[static_cast<std::size_t>(n)];
            const int x = gap + n * (input_width + gap);
            shape(i.id, x, input_y, input_width, input_height);
            out_.open("dmndi:DMNEdge");
            out_.attribute("id", made_id("edge"));
            out_.attribute("dmnElementRef", i.requirement);
            point("di:waypoint", x + input_width / 2, input_y);
            out_.close();
            point("di:waypoint", gap + width / 2, decision_y + decision_height);
            out_.close();
            out_.close();
        }
        out_.close();
        out_.close();
    }

    void shape(const std::string& element, int x, int y, int width, int height) {
        out_.open("dmndi:DMNShape");
        out_.attribute("id", made_id("shape"));
        out_.attribute("dmnElementRef", element);
        point("dc:Bounds", x, y);
        out_.attribute("width", std::to_string(width));
        out_.attribute("height", std::to_string(height));
        out_.close();
        out_.close();
    }

    void point(std::string_view element, int x, int y) {
        out_.open(element);
        out_.attribute("x", std::to_string(x));
        out_.attribute("y", std::to_string(y));
    }

    const table::table_definition& from_;
    const dmn_version& version_;
    table_names names_;
    xml_writer out_;
    std::vector<input_data> inputs_;
    std::string decision_id_;
    std::set<std::string> ids_;
    std::map<std::string, std::size_t> made_; ///< by kind
};

} // namespace

std::string write_table(const table::table_definition& table, std::string_view version) {
    const auto& all = versions();
    const auto wanted = std::find_if(all.begin(), all.end(), [&](const dmn_version& v) {
        return v.name == version && !v.diagram.empty();
    });
    return table_writer{table, wanted == all.end() ? written_version() : *wanted}.write();
}

} // namespace tenet::dmn
