#ifndef TENET_SRC_GROUP_GLEIF_FIELDS_HPP
#define TENET_SRC_GROUP_GLEIF_FIELDS_HPP

#include "located.hpp"
#include "sheet.hpp"

#include <array>
#include <string_view>

/// Where the fields of GLEIF records stand, in CSV and in JSON.
namespace tenet::group::gleif {

enum class record_kind : std::uint8_t { entity, relationship, exception };

/// A field by its column and by its path in JSON; a star stands for the number of a repeated one.
struct record_field {
    std::string_view column;
    std::string_view path;
    bool required = false;
};

/// Fields of an LEI record.
enum entity_field : std::size_t { lei, legal_name, category, entity_status, entity_field_count };
/// Fields of a relationship record.
enum relationship_field : std::size_t {
    start_id,
    start_type,
    end_id,
    end_type,
    relationship_type,
    relationship_status,
    registered,
    updated,
    registration_status,
    sources,
    documents,
    reference,
    period_start, ///< repeated, from here on
    period_end,
    period_type,
    standard,
    relationship_field_count,
};
/// Fields of a reporting exception.
enum exception_field : std::size_t {
    exception_lei,
    exception_category,
    reason, ///< repeated, from here on
    exception_reference,
    exception_field_count,
};

inline constexpr std::size_t most_repeated = 5; ///< columns of one repeated field

[[nodiscard]] std::span<const record_field> fields_of(record_kind kind) noexcept;
/// Columns of a CSV file; repeated fields are numbered, those of field f, number n (from 0) being
/// column `column_of(f, n)`.
[[nodiscard]] std::span<const sheet_column> columns_of(record_kind kind);
[[nodiscard]] std::size_t column_of(record_kind kind, std::size_t field, std::size_t n) noexcept;
/// What the columns of a heading say about the records below it.
[[nodiscard]] record_kind kind_of_heading(std::string_view text);

/// A record as a row of CSV.
class csv_record {
public:
    csv_record(const sheet& in, record_kind kind) : in_(in), kind_(kind) {}
    [[nodiscard]] std::string_view text(std::size_t field, std::size_t n = 0) const {
        return trimmed(in_.text(column_of(kind_, field, n)));
    }
    [[nodiscard]] place where(std::size_t field, std::size_t n = 0) const {
        return in_.where(column_of(kind_, field, n));
    }
    [[nodiscard]] bool has(std::size_t, std::size_t n) const { return n < most_repeated; }

private:
    const sheet& in_;
    record_kind kind_;
};

/// A record as a JSON object, with texts as `{"$": "..."}` or plain.
class json_record {
public:
    json_record(const located& in, const json::node& record, record_kind kind)
        : in_(in), record_(record), kind_(kind) {}
    [[nodiscard]] std::string_view text(std::size_t field, std::size_t n = 0) const;
    [[nodiscard]] place where(std::size_t field, std::size_t n = 0) const;
    /// Whether the repeated field `field` may have a value number n.
    [[nodiscard]] bool has(std::size_t field, std::size_t n) const;

private:
    struct found {
        const json::node* value;  ///< null where the record has none
        const json::node* parent; ///< the innermost object on the way
    };
    [[nodiscard]] found find(std::size_t field, std::size_t n) const;

    const located& in_;
    const json::node& record_;
    record_kind kind_;
};

/// Whether a text is JSON.
[[nodiscard]] bool is_json(std::string_view text) noexcept;

/// What kind of record an object is; nothing for none of them.
[[nodiscard]] std::optional<record_kind> kind_of_object(const json::node& record);

} // namespace tenet::group::gleif

#endif
