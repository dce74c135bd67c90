#ifndef TENET_ACCOUNT_COMPLAINT_HPP
#define TENET_ACCOUNT_COMPLAINT_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::account {

/// A complaint of a customer, from its receipt to its resolution. A null time says that it is
/// known not to have happened yet.
struct complaint {
    std::string id;
    std::string account;
    date_time received_at;
    std::optional<std::string> severity;
    std::optional<std::string> category;
    std::optional<std::string> status;
    std::optional<std::string> description;
    fact<date_time> first_response_at;
    fact<date_time> resolved_at;
    std::optional<bool> satisfied;
};

[[nodiscard]] const record_type& table_of(type_tag<complaint>);

} // namespace tenet::account

#endif
