/// Prints the generated pages of the documentation as Markdown, from the tables of the library:
///
///     tenet_reference records      docs/reference/records.md
///     tenet_reference diagnostics  docs/reference/diagnostics.md

#include "messages.hpp" // of the C interface

#include <tenet/account/records.hpp>
#include <tenet/assess/definition_messages.hpp>
#include <tenet/assess/instance_messages.hpp>
#include <tenet/assess/log_messages.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/assess/migration_messages.hpp>
#include <tenet/assess/scxml_messages.hpp>
#include <tenet/assess/simulation_messages.hpp>
#include <tenet/base/messages.hpp>
#include <tenet/base/recurrence_messages.hpp>
#include <tenet/csv/messages.hpp>
#include <tenet/dmn/messages.hpp>
#include <tenet/feel/builtin_messages.hpp>
#include <tenet/feel/messages.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/json/definition_messages.hpp>
#include <tenet/json/messages.hpp>
#include <tenet/party/messages.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/portfolio/messages.hpp>
#include <tenet/schema/messages.hpp>
#include <tenet/schema/partition_messages.hpp>
#include <tenet/score/appraisal_messages.hpp>
#include <tenet/score/messages.hpp>
#include <tenet/score/pmml_messages.hpp>
#include <tenet/score/population_messages.hpp>
#include <tenet/score/survey_messages.hpp>
#include <tenet/table/messages.hpp>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tenet;

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// A text as the cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '|': out += "\\|"; break;
        case '<': out += "&lt;"; break;
        case '\n': out += ' '; break;
        default: out += c;
        }
    }
    return out;
}

std::string code(std::string_view text) {
    return text.empty() ? std::string{} : "`" + std::string(text) + "`";
}

void row(const std::vector<std::string>& cells) {
    for (const std::string& c : cells) print("| " + c + (c.empty() ? "" : " "));
    print("|\n");
}

// --------------------------------------------------------------------------------- diagnostics

std::string_view severity_name(severity level) {
    switch (level) {
    case severity::error: return "error";
    case severity::warning: return "warning";
    case severity::note: return "note";
    }
    return "";
}

std::string with_remedy(std::string_view text, std::string_view remedy) {
    return remedy.empty() ? cell(text) : cell(text) + "<br>→ " + cell(remedy);
}

void print_messages(std::string_view room, std::span<const message* const> all) {
    print("\n## " + std::string(room) + "\n\n");
    row({"id", "severity", "中文", "English"});
    print("|---|---|---|---|\n");
    std::vector<const message*> sorted(all.begin(), all.end());
    std::ranges::sort(sorted, {}, [](const message* m) { return m->id; });
    for (const message* m : sorted) {
        row({code(m->id), std::string(severity_name(m->level)), with_remedy(m->zh, m->remedy_zh),
             with_remedy(m->en, m->remedy_en)});
    }
}

void print_diagnostics() {
    print("# Diagnostics\n\n"
          "This page is generated from the message tables of the library by `tenet_reference "
          "diagnostics`. Ids are stable and never reused. `{0}`, `{1}`, … are filled in. The arrow "
          "stands before what the reader can do. [How diagnostics look](../errors.md) says where "
          "they appear.\n");
    print_messages("base: dates, numbers, text, zones, calendars", base_messages::all);
    print_messages("base: recurrences", recurrence_messages::all);
    print_messages("schema: record types", schema_messages::all);
    print_messages("schema: partitions", partition_messages::all);
    print_messages("json: texts and records", json_messages::all);
    print_messages("json: definitions", json::definition_messages::all);
    print_messages("csv", csv_messages::all);
    print_messages("feel: expressions", feel_messages::all);
    print_messages("feel: built-in functions", feel_builtin_messages::all);
    print_messages("table: decision tables", table_messages::all);
    print_messages("dmn: files and models", dmn_messages::all);
    print_messages("score: scorecards", score_messages::all);
    print_messages("score: surveys and means", score_survey_messages::all);
    print_messages("score: appraisals", score_appraisal_messages::all);
    print_messages("score: populations", score_population_messages::all);
    print_messages("score: PMML", score_pmml_messages::all);
    print_messages("party: identifiers, names", party_messages::all);
    print_messages("group: relations, control, ownership, membership", group_messages::all);
    print_messages("portfolio: folders, manifests, mappings", portfolio_messages::all);
    print_messages("policy: packs, rules, judging", policy::messages::all);
    print_messages("assess: charts and their runs", assess_messages::all);
    print_messages("assess: SCXML", assess::scxml_messages::all);
    print_messages("assess: snapshots and event logs", assess::log_messages::all);
    print_messages("assess: definitions of assessments", assess::definition_messages::all);
    print_messages("assess: instances of assessments", assess::instance_messages::all);
    print_messages("assess: migrations", assess::migration_messages::all);
    print_messages("assess: simulations", assess::simulation_messages::all);
    print_messages("capi: the C interface", capi_messages::all);
}

// ------------------------------------------------------------------------------------- records

std::string_view secrecy_name(confidentiality level) {
    switch (level) {
    case confidentiality::open: return "open";
    case confidentiality::internal: return "internal";
    case confidentiality::confidential: return "confidential";
    case confidentiality::secret: return "secret";
    }
    return "";
}

std::string type_text(const field& f) {
    if (f.kind != value_kind::list) {
        return f.structure != nullptr ? code(f.structure->name()) : std::string(name_of(f.kind));
    }
    return "list of " +
           (f.structure != nullptr ? code(f.structure->name()) : std::string(name_of(f.item_kind)));
}

std::string marks(const field& f) {
    std::string text = f.required ? "required" : "";
    if (f.can_be_null) text += text.empty() ? "null" : ", null";
    return text;
}

void print_fields(const record_type& type) {
    print("\n");
    row({"field", "中文名", "type", "unit", "codes", "", "level", "meaning"});
    print("|---|---|---|---|---|---|---|---|\n");
    for (const field& f : type.fields()) {
        row({code(f.name), std::string(f.zh), type_text(f), cell(f.unit), code(f.codes), marks(f),
             std::string(secrecy_name(f.secrecy)), cell(f.doc_zh) + "<br>" + cell(f.doc_en)});
    }
}

void print_relations(const record_type& type) {
    if (type.relations().empty()) return;
    print("\n");
    row({"relation", "中文名", "leads to", "by", "meaning"});
    print("|---|---|---|---|---|\n");
    for (const relation& r : type.relations()) {
        const std::string target = (r.many ? "any number of " : "one ") + code(r.target);
        const std::string by =
            r.many ? code(std::string(r.target) + "." + std::string(r.via)) : code(r.via);
        row({code(r.name), std::string(r.zh), target, by,
             cell(r.doc_zh) + "<br>" + cell(r.doc_en)});
    }
}

void print_part(std::string_view label, std::string_view name) {
    if (!name.empty()) print("- " + std::string(label) + ": " + code(name) + "\n");
}

void print_type(const record_type& type, std::vector<const record_type*>& nested) {
    const record_type::header& h = type.head();
    const bool own_collection = !h.collection.empty();
    print((own_collection ? "\n## " : "\n### ") + std::string(h.name) + " · " + std::string(h.zh) +
          "\n\n" + cell(h.doc_zh) + "\n" + cell(h.doc_en) + "\n\n");
    if (own_collection) {
        print("- collection: " + code(h.collection) + " · " + std::string(h.collection_zh) + "\n");
    }
    print_part("key", h.key);
    print_part("placed in time by", h.time_field);
    print_part("belongs to the account in", h.account_field);
    print_fields(type);
    print_relations(type);
    for (const field& f : type.fields()) {
        if (f.structure != nullptr && std::ranges::find(nested, f.structure) == nested.end()) {
            nested.push_back(f.structure);
            print_type(*f.structure, nested);
        }
    }
}

void print_records() {
    print("# Record types\n\n"
          "This page is generated from the field tables of the library by `tenet_reference "
          "records`. A field or collection may be called by either name, in files and in rules. "
          "*required*: a reader refuses a record without it. *null*: JSON null (\"known to be "
          "none\") is kept apart from a field that was not supplied. *codes*: the id of the code "
          "list its values come from; the lists themselves are data of a pack. *level*: the "
          "clearance a reader of reports needs.\n");
    std::vector<const record_type*> nested;
    for (const record_type* type : account::own_record_types()) print_type(*type, nested);
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view page = argc == 2 ? argv[1] : "";
    if (page == "records") {
        print_records();
    } else if (page == "diagnostics") {
        print_diagnostics();
    } else {
        std::fputs("usage: tenet_reference records | diagnostics\n", stderr);
        return 2;
    }
    return 0;
}
