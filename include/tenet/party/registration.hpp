#ifndef TENET_PARTY_REGISTRATION_HPP
#define TENET_PARTY_REGISTRATION_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::party {

/// Something an organisation has to register or to make public: a change of what is registered,
/// information to be published, an annual report.
struct registration_event {
    std::string id;
    std::string organisation;
    std::string kind;
    date occurred_on;   ///< when it came about; of an annual report the last day of its year
    fact<date> done_on; ///< registered, published or filed; null: not yet
    std::optional<std::string> description;
};

[[nodiscard]] const record_type& table_of(type_tag<registration_event>);

} // namespace tenet::party

#endif
