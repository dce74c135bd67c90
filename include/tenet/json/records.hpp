#ifndef TENET_JSON_RECORDS_HPP
#define TENET_JSON_RECORDS_HPP

#include <tenet/json/document.hpp>
#include <tenet/schema/code_list.hpp>
#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

namespace tenet::json {

class writer;

/// What a reader of records needs besides the text.
struct record_options {
    const code_lists* codes = nullptr; ///< checks fields with a code list; null: not checked
    bool strict = false;               ///< unknown members are errors, not warnings
};

/// Sets the members of `object` from a JSON object, through its field table: names in English or
/// Chinese; numbers exact; dates and times from their texts; code fields also by label; an absent
/// key leaves the member unset, JSON null sets a three-state member to null (elsewhere it is
/// an error). Reports everything wrong with its place ("did you mean" for unknown names), and
/// answers whether the record can be used.
bool read_record(const document& doc, const node& from, const record_type& type, void* object,
                 const record_options& options, diagnostics& problems);

/// A JSON value as a value of the rule language, in `memory`: objects become contexts, numbers
/// decimals, strings stay strings.
[[nodiscard]] value to_value(const node& from, arena& memory);

/// A record as a JSON object: members in table order, unset ones left out, null ones as null.
void write_record(writer& out, const record_type& type, const void* object);

} // namespace tenet::json

#endif
