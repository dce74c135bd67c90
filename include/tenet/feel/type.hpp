#ifndef TENET_FEEL_TYPE_HPP
#define TENET_FEEL_TYPE_HPP

#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tenet::feel {

/// What is known about a value before it is there: FEEL's types (DMN 1.5, 10.3.2), with record
/// types beside contexts. `any` where nothing is known. Types serve binding (which names a filter
/// brings into scope, which field a path reads) and `instance of`; values are always checked.
struct type {
    enum class family : std::uint8_t { any, scalar, list, record, context, range, function };
    family is = family::any;
    value_kind kind = value_kind::null;  ///< scalar
    const record_type* record = nullptr; ///< record
    std::shared_ptr<const type> item;    ///< list, range: null means any

    struct member {
        std::string name;
        std::shared_ptr<const type> is;
    };
    std::vector<member> members; ///< context; function: parameters, result last

    static type any() { return {}; }
    static type scalar(value_kind k);
    static type of_record(const record_type& r);
    static type list_of(type item);
    /// The type of a field's value.
    static type of_field(const field& f);
};

} // namespace tenet::feel

#endif
