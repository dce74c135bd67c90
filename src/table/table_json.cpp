#include <tenet/json/object_reader.hpp>
#include <tenet/table/table_json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace tenet::table {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> policy_names{"unique",  "any",        "priority",    "first",
                                                 "collect", "rule_order", "output_order"};
const std::vector<std::string_view> aggregation_names{"list", "sum", "count", "min", "max"};

/// A cell as FEEL text: a string is FEEL already; numbers, booleans and null stand for themselves.
std::string cell_text(object_reader& in, const node& n) {
    switch (n.is()) {
    case node::kind::string:
    case node::kind::number: return std::string{n.text()};
    case node::kind::boolean: return n.boolean() ? "true" : "false";
    case node::kind::null: return "null";
    default: in.wrong_kind(n, "单元格：文本、数字或布尔值", "a cell: a text, number or boolean");
    }
    return {};
}

std::vector<std::string> cells(object_reader& in, std::string_view name) {
    std::vector<std::string> out;
    const auto items = in.items(name);
    out.reserve(items.size());
    for (const node& n : items) out.push_back(cell_text(in, n));
    return out;
}

table_input read_input(const json::document& doc, const node& from, diagnostics& problems,
                       json::place_walk& places) {
    object_reader in{doc, from, problems};
    table_input out;
    in.require("expression");
    out.expression = in.lines("expression");
    out.label = in.optional_both("label");
    out.type = in.optional_text("type");
    out.values = cells(in, "values");
    out.at = places.where(from);
    in.finish();
    return out;
}

table_output read_output(const json::document& doc, const node& from, diagnostics& problems,
                         json::place_walk& places) {
    object_reader in{doc, from, problems};
    table_output out;
    out.name = in.optional_text("name");
    out.label = in.optional_both("label");
    out.type = in.optional_text("type");
    out.values = cells(in, "values");
    if (const node* n = in.find("default")) out.otherwise = cell_text(in, *n);
    out.at = places.where(from);
    in.finish();
    return out;
}

table_rule read_rule(const json::document& doc, const node& from, diagnostics& problems,
                     json::place_walk& places) {
    object_reader in{doc, from, problems};
    table_rule out;
    out.id = in.optional_text("id");
    in.require("when");
    out.when = cells(in, "when");
    in.require("then");
    out.then = cells(in, "then");
    out.note = in.optional_both("note");
    out.annotations = cells(in, "annotations");
    out.at = places.where(from);
    in.finish();
    return out;
}

void write_both(json::writer& out, std::string_view key, const bilingual& text) {
    if (text.empty()) return;
    out.key(key);
    if (text.zh == text.en) return out.string(text.zh);
    out.begin_object();
    out.key("zh");
    out.string(text.zh);
    out.key("en");
    out.string(text.en);
    out.end_object();
}

void write_text(json::writer& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out.key(key);
    out.string(text);
}

void write_texts(json::writer& out, std::string_view key, const std::vector<std::string>& texts) {
    out.key(key);
    out.begin_array();
    for (const std::string& text : texts) out.string(text);
    out.end_array();
}

void write_optional_texts(json::writer& out, std::string_view key,
                          const std::vector<std::string>& texts) {
    if (!texts.empty()) write_texts(out, key, texts);
}

template <class T, class Write>
void write_list(json::writer& out, std::string_view key, const std::vector<T>& items,
                const Write& write) {
    out.key(key);
    out.begin_array();
    for (const T& item : items) {
        out.begin_object();
        write(out, item);
        out.end_object();
    }
    out.end_array();
}

void write_input(json::writer& out, const table_input& in) {
    out.key("expression");
    out.string(in.expression);
    write_both(out, "label", in.label);
    write_text(out, "type", in.type);
    write_optional_texts(out, "values", in.values);
}

void write_output(json::writer& out, const table_output& o) {
    write_text(out, "name", o.name);
    write_both(out, "label", o.label);
    write_text(out, "type", o.type);
    write_optional_texts(out, "values", o.values);
    write_text(out, "default", o.otherwise);
}

void write_rule(json::writer& out, const table_rule& r) {
    write_text(out, "id", r.id);
    write_texts(out, "when", r.when);
    write_texts(out, "then", r.then);
    write_both(out, "note", r.note);
    write_optional_texts(out, "annotations", r.annotations);
}

/// Lays a compact object out: its members, and the items of lists in it, stand on a line each.
/// Undoes the escapes that only HTML needs.
class layout {
public:
    std::string of(std::string_view json) {
        for (std::size_t at = 0; at < json.size();) {
            if (quoted_) {
                at += in_text(json, at);
            } else {
                at += between(json, at);
            }
        }
        return std::move(out_) + '\n';
    }

private:
    std::size_t in_text(std::string_view json, std::size_t at) {
        if (json[at] != '\\') {
            quoted_ = json[at] != '"';
            out_ += json[at];
            return 1;
        }
        for (const auto& [escape, plain] :
             {std::pair{"\\u003c", '<'}, std::pair{"\\u003e", '>'}, std::pair{"\\u0026", '&'}}) {
            if (json.substr(at, 6) != escape) continue;
            out_ += plain;
            return 6;
        }
        out_ += json.substr(at, 2);
        return 2;
    }

    std::size_t between(std::string_view json, std::size_t at) {
        const char c = json[at];
        const std::string_view two = json.substr(at, 2);
        if (two == "[]" || two == "{}") {
            out_ += two;
            return 2;
        }
        const bool closes = c == ']' || c == '}';
        const bool was_broken = broken();
        if (closes) --depth_;
        if (closes && was_broken) line();
        out_ += c;
        const bool opens = c == '[' || c == '{';
        if (opens) ++depth_;
        if (opens && depth_ == 2) list_ = c == '[';
        if ((opens || c == ',') && broken()) {
            line();
        } else if (c == ':' || c == ',') {
            out_ += ' ';
        }
        quoted_ = c == '"';
        return 1;
    }

    /// Whether what lies here stands on lines of its own.
    [[nodiscard]] bool broken() const noexcept { return depth_ == 1 || (depth_ == 2 && list_); }

    void line() {
        out_ += '\n';
        out_.append(depth_ * 2, ' ');
    }

    std::string out_;
    std::size_t depth_ = 0;
    bool list_ = false; ///< what lies two deep lies in a list
    bool quoted_ = false;
};

} // namespace

void write_table(json::writer& out, const table_definition& d) {
    out.begin_object();
    out.key("id");
    out.string(d.id);
    write_both(out, "name", d.name);
    out.key("hit_policy");
    out.string(name_of(d.policy));
    if (d.collects != aggregation::list) {
        out.key("aggregation");
        out.string(aggregation_names[static_cast<std::size_t>(d.collects)]);
    }
    write_list(out, "inputs", d.inputs, write_input);
    write_list(out, "outputs", d.outputs, write_output);
    write_optional_texts(out, "annotations", d.annotations);
    write_list(out, "rules", d.rules, write_rule);
    out.end_object();
}

std::string write_json_table(const table_definition& d) {
    json::writer out;
    write_table(out, d);
    return layout{}.of(out.text());
}

std::optional<table_definition> read_table(const json::document& doc, const node& from,
                                           diagnostics& problems) {
    const std::size_t errors = problems.errors();
    object_reader in{doc, from, problems};
    table_definition out;
    out.id = in.text("id");
    out.name = in.optional_both("name");
    out.policy = *find_hit_policy(policy_names[in.choice("hit_policy", policy_names, 0)]);
    out.collects =
        *find_aggregation(aggregation_names[in.choice("aggregation", aggregation_names, 0)]);
    json::place_walk places{doc};
    out.at = places.where(from);
    in.require("inputs");
    for (const node& n : in.items("inputs")) {
        out.inputs.push_back(read_input(doc, n, problems, places));
    }
    in.require("outputs");
    for (const node& n : in.items("outputs")) {
        out.outputs.push_back(read_output(doc, n, problems, places));
    }
    out.annotations = cells(in, "annotations");
    in.require("rules");
    const auto rules = in.items("rules");
    out.rules.reserve(rules.size());
    for (const node& n : rules) out.rules.push_back(read_rule(doc, n, problems, places));
    in.finish();
    if (problems.errors() != errors) return std::nullopt;
    return out;
}

} // namespace tenet::table
