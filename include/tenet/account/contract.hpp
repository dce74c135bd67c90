#ifndef TENET_ACCOUNT_CONTRACT_HPP
#define TENET_ACCOUNT_CONTRACT_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tenet::account {

/// What a contract obliges to, as a code that rules can read.
struct contract_clause {
    std::optional<std::string> kind;
    /// From which percentage on it binds; what it is a share of follows from the kind.
    std::optional<decimal> threshold;
    std::optional<std::string> text;
};

/// A contract with a customer. Its clauses are those somebody coded, all of them where any is.
struct contract {
    std::string id;
    std::string account;
    std::optional<std::string> kind;
    std::optional<std::string> title;
    std::optional<date> signed_on;
    fact<date> valid_to; ///< last day in force; null: without an end
    std::optional<std::vector<contract_clause>> clauses;
};

[[nodiscard]] const record_type& table_of(type_tag<contract_clause>);
[[nodiscard]] const record_type& table_of(type_tag<contract>);

} // namespace tenet::account

#endif
