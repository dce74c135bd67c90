#ifndef TENET_ORG_STAFF_HPP
#define TENET_ORG_STAFF_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::org {

/// A part of the own organisation: the group company, a subsidiary, a department.
struct unit {
    std::string id;
    std::string name;
    fact<std::string> parent;
    std::optional<std::string> level;
    fact<std::string> head; ///< the employee who heads it
};

/// A member of the own staff.
struct employee {
    std::string id;
    std::string name;
    std::optional<std::string> unit;
    std::optional<std::string> role;
    std::optional<date> active_from;
    fact<date> active_to;
};

[[nodiscard]] const record_type& table_of(type_tag<unit>);
[[nodiscard]] const record_type& table_of(type_tag<employee>);

} // namespace tenet::org

#endif
