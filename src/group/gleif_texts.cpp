#include "gleif_texts.hpp"

#include <tenet/csv/writer.hpp>
#include <tenet/json/members.hpp>

namespace tenet::group::gleif {

namespace {

void put_table(std::string name, record_kind kind, const std::vector<written_record>& records,
               std::vector<graph_text>& out) {
    if (records.empty() && (kind != record_kind::entity || !out.empty())) return;
    const auto columns = columns_of(kind);
    csv::writer csv;
    for (const sheet_column& c : columns) csv.field(c.names.front());
    csv.end_row();
    for (const written_record& r : records) {
        std::vector<std::string> cells(columns.size());
        for (const auto& [at, text] : r) cells[column_of(kind, at.first, at.second)] = text;
        for (const std::string& c : cells) {
            if (c.empty()) {
                csv.empty();
            } else {
                csv.field(guarded_cell(c));
            }
        }
        csv.end_row();
    }
    out.push_back({std::move(name), csv.text()});
}

void put_text(json::writer& out, std::string_view text) {
    out.begin_object();
    text_member(out, "$", text);
    out.end_object();
}

void put_value(json::writer& out, std::string_view name, const written_record& r, std::size_t field,
               std::size_t n = 0) {
    const auto at = r.find({field, n});
    if (at == r.end()) return;
    out.key(name);
    put_text(out, at->second);
}

void put_node(json::writer& out, std::string_view name, const written_record& r, std::size_t id,
              std::size_t type) {
    out.key(name);
    out.begin_object();
    put_value(out, "NodeID", r, id);
    put_value(out, "NodeIDType", r, type);
    out.end_object();
}

void put_entity(json::writer& out, const written_record& r) {
    out.begin_object();
    put_value(out, "LEI", r, lei);
    out.key("Entity");
    out.begin_object();
    put_value(out, "LegalName", r, legal_name);
    put_value(out, "EntityCategory", r, category);
    out.end_object();
    if (r.contains({entity_status, 0})) {
        out.key("Registration");
        out.begin_object();
        put_value(out, "RegistrationStatus", r, entity_status);
        out.end_object();
    }
    out.end_object();
}

void put_json_periods(json::writer& out, const written_record& r) {
    if (!r.contains({period_type, 0})) return;
    out.key("RelationshipPeriods");
    out.begin_object();
    out.key("RelationshipPeriod");
    out.begin_array();
    for (std::size_t n = 0; r.contains({period_type, n}); ++n) {
        out.begin_object();
        put_value(out, "StartDate", r, period_start, n);
        put_value(out, "EndDate", r, period_end, n);
        put_value(out, "PeriodType", r, period_type, n);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void put_relationship(json::writer& out, const written_record& r) {
    out.begin_object();
    out.key("RelationshipRecord");
    out.begin_object();
    out.key("Relationship");
    out.begin_object();
    put_node(out, "StartNode", r, start_id, start_type);
    put_node(out, "EndNode", r, end_id, end_type);
    put_value(out, "RelationshipType", r, relationship_type);
    put_json_periods(out, r);
    put_value(out, "RelationshipStatus", r, relationship_status);
    if (r.contains({standard, 0})) {
        out.key("RelationshipQualifiers");
        out.begin_object();
        put_value(out, "QualifierCategory", r, standard);
        out.end_object();
    }
    out.end_object();
    out.key("Registration");
    out.begin_object();
    put_value(out, "InitialRegistrationDate", r, registered);
    put_value(out, "LastUpdateDate", r, updated);
    put_value(out, "RegistrationStatus", r, registration_status);
    put_value(out, "ValidationSources", r, sources);
    put_value(out, "ValidationDocuments", r, documents);
    put_value(out, "ValidationReference", r, reference);
    out.end_object();
    out.end_object();
    out.end_object();
}

void put_exception(json::writer& out, const written_record& r) {
    out.begin_object();
    put_value(out, "LEI", r, exception_lei);
    put_value(out, "ExceptionCategory", r, exception_category);
    for (const auto& [name, field] :
         {std::pair{"ExceptionReason", std::size_t{reason}},
          std::pair{"ExceptionReference", std::size_t{exception_reference}}}) {
        if (!r.contains({field, 0})) continue;
        out.key(name);
        out.begin_array();
        for (std::size_t n = 0; r.contains({field, n}); ++n) put_text(out, r.at({field, n}));
        out.end_array();
    }
    out.end_object();
}

template <class Put>
void put_list(json::writer& out, std::string_view name, const std::vector<written_record>& records,
              const Put& put) {
    out.key(name);
    out.begin_array();
    for (const written_record& r : records) put(out, r);
    out.end_array();
}

} // namespace

std::vector<graph_text> csv_texts_of(const written_records& of) {
    std::vector<graph_text> out;
    put_table("lei-relationships.csv", record_kind::relationship, of.relationships, out);
    put_table("lei-exceptions.csv", record_kind::exception, of.exceptions, out);
    put_table("lei-entities.csv", record_kind::entity, of.entities, out);
    return out;
}

std::vector<graph_text> json_texts_of(const written_records& of) {
    json::writer out(2);
    out.begin_object();
    put_list(out, "records", of.entities, put_entity);
    put_list(out, "relations", of.relationships, put_relationship);
    put_list(out, "exceptions", of.exceptions, put_exception);
    out.end_object();
    return {{"lei.json", out.take() + "\n"}};
}

} // namespace tenet::group::gleif
