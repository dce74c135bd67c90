#include "gleif_fields.hpp"

#include <algorithm>
#include <vector>

namespace tenet::group::gleif {

namespace {

using json::node;

constexpr bool required = true;

constexpr std::array<record_field, entity_field_count> entity_fields{
    {{"LEI", "LEI", required},
     {"Entity.LegalName", "Entity/LegalName", required},
     {"Entity.EntityCategory", "Entity/EntityCategory"},
     {"Registration.RegistrationStatus", "Registration/RegistrationStatus"}}};

constexpr std::array<record_field, relationship_field_count> relationship_fields{{
    {"Relationship.StartNode.NodeID", "Relationship/StartNode/NodeID", required},
    {"Relationship.StartNode.NodeIDType", "Relationship/StartNode/NodeIDType"},
    {"Relationship.EndNode.NodeID", "Relationship/EndNode/NodeID", required},
    {"Relationship.EndNode.NodeIDType", "Relationship/EndNode/NodeIDType"},
    {"Relationship.RelationshipType", "Relationship/RelationshipType", required},
    {"Relationship.RelationshipStatus", "Relationship/RelationshipStatus", required},
    {"Registration.InitialRegistrationDate", "Registration/InitialRegistrationDate"},
    {"Registration.LastUpdateDate", "Registration/LastUpdateDate"},
    {"Registration.RegistrationStatus", "Registration/RegistrationStatus"},
    {"Registration.ValidationSources", "Registration/ValidationSources"},
    {"Registration.ValidationDocuments", "Registration/ValidationDocuments"},
    {"Registration.ValidationReference", "Registration/ValidationReference"},
    {"Relationship.Period.*.startDate",
     "Relationship/RelationshipPeriods/RelationshipPeriod/*/StartDate"},
    {"Relationship.Period.*.endDate",
     "Relationship/RelationshipPeriods/RelationshipPeriod/*/EndDate"},
    {"Relationship.Period.*.periodType",
     "Relationship/RelationshipPeriods/RelationshipPeriod/*/PeriodType"},
    {"Relationship.Qualifiers.*.QualifierCategory",
     "Relationship/RelationshipQualifiers/*/QualifierCategory"},
}};

constexpr std::array<record_field, exception_field_count> exception_fields{
    {{"LEI", "LEI", required},
     {"Exception.Category", "ExceptionCategory", required},
     {"Exception.Reason.*", "ExceptionReason/*"},
     {"Exception.Reference.*", "ExceptionReference/*"}}};

bool is_repeated(const record_field& f) noexcept {
    return f.column.find('*') != std::string_view::npos;
}

/// Names of columns, which `sheet_column` only refers to.
struct column_table {
    std::vector<std::string> names;
    std::vector<sheet_column> columns;
};

column_table make_columns(record_kind kind) {
    column_table out;
    out.names.reserve(fields_of(kind).size() * most_repeated);
    for (const record_field& f : fields_of(kind)) {
        const std::size_t star = f.column.find('*');
        for (std::size_t n = 1; n <= (is_repeated(f) ? most_repeated : 1); ++n) {
            std::string name(f.column);
            if (is_repeated(f)) name.replace(star, 1, std::to_string(n));
            out.names.push_back(std::move(name));
            out.columns.push_back({{out.names.back()}, f.required});
        }
    }
    return out;
}

/// The items of a repeated element, which alone stands without a list around it.
const node* item(const node& of, std::size_t n) noexcept {
    if (of.is() != node::kind::array) return n == 0 ? &of : nullptr;
    return n < of.items().size() ? &of.items()[n] : nullptr;
}

const node& unwrapped(const node& record) noexcept {
    const node* inside = record.find("RelationshipRecord");
    return inside == nullptr ? record : *inside;
}

} // namespace

std::span<const record_field> fields_of(record_kind kind) noexcept {
    switch (kind) {
    case record_kind::entity: return entity_fields;
    case record_kind::relationship: return relationship_fields;
    default: return exception_fields;
    }
}

std::span<const sheet_column> columns_of(record_kind kind) {
    static const column_table entities = make_columns(record_kind::entity);
    static const column_table relationships = make_columns(record_kind::relationship);
    static const column_table exceptions = make_columns(record_kind::exception);
    switch (kind) {
    case record_kind::entity: return entities.columns;
    case record_kind::relationship: return relationships.columns;
    default: return exceptions.columns;
    }
}

std::size_t column_of(record_kind kind, std::size_t field, std::size_t n) noexcept {
    std::size_t first_repeated = entity_field_count;
    if (kind == record_kind::relationship) first_repeated = period_start;
    if (kind == record_kind::exception) first_repeated = reason;
    if (field < first_repeated) return field;
    return first_repeated + (field - first_repeated) * most_repeated + n;
}

record_kind kind_of_heading(std::string_view text) {
    const std::string_view heading = text.substr(0, text.find('\n'));
    const auto has = [&](const record_field& f) {
        return heading.find(f.column) != std::string_view::npos;
    };
    if (has(relationship_fields[start_id])) return record_kind::relationship;
    return has(exception_fields[exception_category]) ? record_kind::exception : record_kind::entity;
}

bool is_json(std::string_view text) noexcept {
    const std::size_t begin = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return begin != std::string_view::npos && (text[begin] == '{' || text[begin] == '[');
}

std::optional<record_kind> kind_of_object(const node& record) {
    if (unwrapped(record).find("Relationship") != nullptr) return record_kind::relationship;
    if (record.find("ExceptionCategory") != nullptr) return record_kind::exception;
    if (record.find("Entity") != nullptr) return record_kind::entity;
    return std::nullopt;
}

json_record::found json_record::find(std::size_t field, std::size_t n) const {
    std::string_view path = fields_of(kind_)[field].path;
    found at{&unwrapped(record_), &record_};
    while (at.value != nullptr && !path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view step = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (step == "*") {
            at.value = item(*at.value, n);
        } else {
            // An element that may be repeated elsewhere: the first counts.
            const node* inside = item(*at.value, 0);
            at.value = inside == nullptr ? nullptr : inside->find(step);
        }
        if (at.value != nullptr && at.value->is() == node::kind::object) at.parent = at.value;
    }
    return at;
}

std::string_view json_record::text(std::size_t field, std::size_t n) const {
    const node* value = find(field, n).value;
    if (value != nullptr) value = item(*value, 0);
    if (value != nullptr && value->is() == node::kind::object) value = value->find("$");
    return value == nullptr ? std::string_view{} : trimmed(value->text());
}

place json_record::where(std::size_t field, std::size_t n) const {
    const found at = find(field, n);
    return in_.where(at.value != nullptr ? *at.value : *at.parent);
}

bool json_record::has(std::size_t field, std::size_t n) const {
    return find(field, n).value != nullptr;
}

} // namespace tenet::group::gleif
