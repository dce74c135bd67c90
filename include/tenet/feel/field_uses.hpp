#ifndef TENET_FEEL_FIELD_USES_HPP
#define TENET_FEEL_FIELD_USES_HPP

#include <tenet/feel/expression.hpp>

#include <string_view>
#include <vector>

namespace tenet::feel {

/// A field that an expression may read of records, or all of a record where `is` is null.
struct field_use {
    const record_type* of = nullptr;
    const field* is = nullptr;

    friend bool operator==(const field_use&, const field_use&) = default;
};

/// Every field that an expression may read of the records it meets, on its paths, in filters and in
/// loops, each once, in the order of the text; none where the text does not compile. A record that
/// goes where its fields are not named (into a function, a list, a comparison) is read as a whole.
/// `gives_records`: whether what it gives is read as well; else the caller names what it reads of
/// that.
[[nodiscard]] std::vector<field_use> used_fields(std::string_view text, const scope& names,
                                                 const compile_options& options,
                                                 bool gives_records = true);

} // namespace tenet::feel

#endif
