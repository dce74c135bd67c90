#ifndef TENET_FEEL_TYPE_HPP
#define TENET_FEEL_TYPE_HPP

#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>
#include <tenet/schema/value_set.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

class evaluation;

/// Which values of a type are allowed, beyond its structure (allowed values and constraints of DMN
/// item definitions). Immutable, used by threads at once.
class type_constraint {
public:
    type_constraint() = default;
    type_constraint(const type_constraint&) = delete;
    type_constraint& operator=(const type_constraint&) = delete;
    virtual ~type_constraint() = default;
    /// true, false, null or missing.
    [[nodiscard]] virtual value admits(evaluation& run, const value& v) const = 0;
    /// The values it allows, where they can be told; no value otherwise.
    [[nodiscard]] virtual std::optional<value_set> values() const { return std::nullopt; }
};

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
    std::vector<member> members;                    ///< context; function: parameters, result last
    std::shared_ptr<const type_constraint> allowed; ///< null: every value of that structure

    static type any() { return {}; }
    static type scalar(value_kind k);
    static type of_record(const record_type& r);
    static type list_of(type item);
    /// The type FEEL itself knows by that name: `number`, `date and time`, `dayTimeDuration`,
    /// `list`, `Any`; no value if there is none.
    static std::optional<type> named(std::string_view name);
    /// The type of a field's value.
    static type of_field(const field& f);
};

/// Types by the names an expression may give them.
using type_names = std::map<std::string, type, std::less<>>;

} // namespace tenet::feel

#endif
