#ifndef TENET_SCHEMA_DESCRIBE_HPP
#define TENET_SCHEMA_DESCRIBE_HPP

#include <tenet/schema/record_type.hpp>

namespace tenet {

/// Selects the field table of a described struct by argument-dependent lookup: a room declares
/// `const record_type& table_of(type_tag<order>);` in its header and defines it in one .cpp with
/// `TENET_TABLE` (include <tenet/schema/describe_table.hpp> there and nowhere else).
template <class T>
struct type_tag {};

/// The field table of a described struct.
template <class T>
[[nodiscard]] const record_type& table_for() {
    return table_of(type_tag<T>{});
}

} // namespace tenet

#endif
