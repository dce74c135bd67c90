#ifndef TENET_JSON_CANONICAL_HPP
#define TENET_JSON_CANONICAL_HPP

#include <tenet/base/result.hpp>
#include <tenet/json/document.hpp>
#include <tenet/schema/value.hpp>

#include <string>
#include <string_view>

/// @file
/// The JSON Canonicalization Scheme (RFC 8785): one text for one content, to be hashed or signed.
namespace tenet::json {

/// The canonical form of a document: no blanks, members in the order of the UTF-16 code units of
/// their names, numbers as ECMAScript writes the double they mean. A number that is no finite
/// double is an error. Linear, but for the sorting. Recursive in the depth, which `document`
/// bounds.
///
/// Example: `{"b": 1.0, "a": "\u20ac"}` becomes `{"a":"€","b":1}`.
[[nodiscard]] result<std::string> canonical(const document& from);

/// Appends a text as a canonical string.
void append_canonical(std::string& out, std::string_view text);

/// Appends a value as canonical JSON with kinds (see typed_value.hpp), which `read_with_kinds`
/// reads back. Decimals are strings, `{"number":"88.02"}`, since a number of RFC 8785 is a double.
/// Ranges and functions become texts. Recursive in the depth of the value.
void append_canonical(std::string& out, const value& v);

/// Whether one name comes before another in RFC 8785: by UTF-16 code units.
[[nodiscard]] bool canonical_less(std::string_view a, std::string_view b) noexcept;

} // namespace tenet::json

#endif
