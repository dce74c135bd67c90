#ifndef TENET_SRC_GROUP_BODS_FIELDS_HPP
#define TENET_SRC_GROUP_BODS_FIELDS_HPP

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

/// Fields of BODS 0.4: what a statement may hold, as tables.
namespace tenet::group::bods {

enum class form : std::uint8_t {
    text,
    uri,            ///< RFC 3986, with a scheme
    day,            ///< RFC 3339, full-date
    day_or_instant, ///< RFC 3339, full-date or date-time
    part_of_date,   ///< a year, a month or a day
    version,        ///< "0.4"
    flag,
    share, ///< a number from 0 to 100
    code,  ///< a text out of `codes`
    object,
    party, ///< the id of a record, or an object that says why there is none
};

/// Conditions between the fields of one object.
enum class rule : std::uint8_t {
    none,
    annotation,
    entity_type,
    identifier,
    publisher,
    relationship,
};

struct object;

struct statement_field {
    std::string_view name;
    form is = form::text;
    bool required = false;
    bool list = false;
    std::span<const std::string_view> codes{};
    const object* inner = nullptr;
    std::uint8_t least = 0; ///< characters of a text
    std::uint8_t most = 0;  ///< 0: any number
};

struct object {
    std::span<const statement_field> fields;
    rule more = rule::none;
};

/// A statement but for `recordDetails`, which depend on its `recordType`.
[[nodiscard]] const object& statement_fields() noexcept;
/// The details of a record by its type; null for an unknown type.
[[nodiscard]] const object* details_of(std::string_view record_type) noexcept;
/// The subtypes an entity type allows; empty for an unknown type.
[[nodiscard]] std::span<const std::string_view> subtypes_of(std::string_view entity_type) noexcept;
/// The reasons for which a party may be left unspecified.
[[nodiscard]] std::span<const std::string_view> unspecified_reasons() noexcept;
[[nodiscard]] std::span<const std::string_view> interest_types() noexcept;
/// Whether a text is one of some codes.
[[nodiscard]] bool is_one_of(std::string_view text,
                             std::span<const std::string_view> codes) noexcept;

} // namespace tenet::group::bods

#endif
