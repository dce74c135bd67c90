#ifndef TENET_ACCOUNT_ACCOUNT_HPP
#define TENET_ACCOUNT_ACCOUNT_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::account {

/// A customer as the own organisation keeps it: who owns it, its tier, its place on the ten
/// classification axes, and what it is worth. Everything else refers to it by `id`.
struct account {
    std::string id;
    std::string name;
    std::optional<std::string> organisation;
    std::optional<std::string> owner_unit;
    fact<std::string> manager;
    fact<std::string> tier;

    std::optional<std::string> nature;
    std::optional<std::string> industry;
    std::optional<std::string> tenure;
    std::optional<std::string> purchasing_power;
    std::optional<std::string> relationship_closeness;
    std::optional<std::string> channel;
    std::optional<std::string> time_type;
    std::optional<std::string> key_flag;
    std::optional<std::string> scope;
    fact<std::string> credit_grade;
    std::optional<date> classified_on;
    std::optional<std::string> classified_by;

    std::optional<decimal> annual_revenue;
    std::optional<decimal> cooperation_value;
    std::optional<date> since;
    std::optional<date> last_updated_on;
    std::optional<std::string> confidentiality;
};

/// A member of the own staff in the service team of an account.
struct team_member {
    std::string id;
    std::string account;
    std::string employee;
    std::optional<std::string> role;
    std::optional<std::string> duties;
    std::optional<date> valid_from;
    fact<date> valid_to;
};

[[nodiscard]] const record_type& table_of(type_tag<account>);
[[nodiscard]] const record_type& table_of(type_tag<team_member>);

} // namespace tenet::account

#endif
