#ifndef TENET_JSON_TYPED_VALUE_HPP
#define TENET_JSON_TYPED_VALUE_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/json/document.hpp>
#include <tenet/schema/value.hpp>

#include <optional>
#include <string_view>

/// @file
/// Values of kinds that JSON does not have: dates, times and durations are strings in it.
///
/// JSON *with kinds* keeps them apart. There every object has one member, named after the kind:
/// `{"date": "2026-01-31"}`, `{"context": {"since": {"date": "2026-01-31"}}}`,
/// `{"missing": "order.amount"}`. Null, booleans, numbers, strings and lists are as in any JSON.
namespace tenet::json {

class writer;

/// The number, string, date, time, date and time or duration that a text gives, in `memory`; no
/// value if the text is none, or the kind has no text. Named zones need `zones`.
[[nodiscard]] std::optional<value> value_of_text(value_kind kind, std::string_view text,
                                                 const zone_database* zones, arena& memory);

/// Writes a value as JSON with kinds; records become contexts, ranges and functions their FEEL
/// texts. Recursive in the depth of the value.
void write_with_kinds(writer& out, const value& v);

/// Reads JSON with kinds. What is not of that form, or no value of the kind it names, is added to
/// `problems` with its place, and null. Ranges and functions cannot be read.
[[nodiscard]] value read_with_kinds(const document& doc, const node& from,
                                    const zone_database* zones, arena& memory,
                                    diagnostics& problems);

} // namespace tenet::json

#endif
