#ifndef TENET_CSV_RECORDS_HPP
#define TENET_CSV_RECORDS_HPP

#include <tenet/csv/reader.hpp>
#include <tenet/schema/code_list.hpp>
#include <tenet/schema/record_type.hpp>

namespace tenet::csv {

/// What a reader of records needs besides the text.
struct record_options {
    const code_lists* codes = nullptr; ///< checks fields with a code list; null: not checked
    bool strict = false;               ///< unknown columns are errors, not warnings
    std::string null_text{};           ///< a cell that reads thus is null; empty: no such text
};

/// Reads one text into a field of `object`: exact decimals, ISO dates and times, `true`/`false`
/// (also 是/否), code fields by id or label; blanks around all but strings are passed over. An
/// empty text leaves the field unset, unless it is a string whose cell was quoted. Answers whether
/// it fits; reports why not, at `where`. Allocates nothing but what the field itself holds.
///
/// Example: `read_field(*c.target, &o, r.fields()[i], options, r.at(i), problems)`
bool read_field(const field& f, void* object, std::string_view text, const record_options& options,
                const cell& where, diagnostics& problems);

/// The field of a record type that each column of a header row means: English or Chinese names,
/// `lines.product` for a member of a list of structs (a row then adds an element to the record
/// that shares its key). nullptr where unknown, which is reported with "did you mean".
struct column {
    const field* outer = nullptr; ///< the list of structs, or null
    const field* target = nullptr;
};
[[nodiscard]] std::vector<column> match_header(std::span<const std::string_view> header,
                                               const record_type& type,
                                               const record_options& options, const reader& at,
                                               diagnostics& problems);

} // namespace tenet::csv

#endif
