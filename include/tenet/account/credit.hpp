#ifndef TENET_ACCOUNT_CREDIT_HPP
#define TENET_ACCOUNT_CREDIT_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::account {

/// Credit granted to a customer: what secures it, and its rate beside that of comparable credit.
struct credit_line {
    std::string id;
    std::string account;
    std::optional<std::string> security; ///< unsecured, guaranteed, mortgaged, pledged
    std::optional<std::string> currency;
    std::optional<decimal> amount;
    std::optional<decimal> rate;            ///< percent a year
    std::optional<decimal> comparable_rate; ///< what others pay for credit of the kind
    date granted_on;
    fact<date> expires_on; ///< last day; null: without an end
};

/// A bond, bill or derivative that the own organisation holds, kept with the customer whose
/// exposure it counts towards. A portfolio without any says so in its manifest.
struct instrument {
    std::string id;
    std::string account;
    std::optional<std::string> issuer; ///< the organisation that issued it
    std::optional<std::string> kind;
    std::optional<std::string> currency;
    std::optional<decimal> amount;
    std::optional<date> issued_on;
    date held_since;
    fact<date> held_until; ///< last day held; null: still held
};

/// What one member of a corporate group has with another, as far as it bears on what the customer
/// owes: a dealing between the two, or a guarantee. `netted` says whether it was taken off.
struct intra_group_item {
    std::string id;
    std::string account;
    std::optional<std::string> counterparty; ///< the member on the other side
    std::optional<std::string> kind;
    std::optional<std::string> currency;
    std::optional<decimal> amount;
    std::optional<date> valid_from;
    fact<date> valid_to; ///< last day; null: still
    std::optional<bool> netted;
};

[[nodiscard]] const record_type& table_of(type_tag<credit_line>);
[[nodiscard]] const record_type& table_of(type_tag<instrument>);
[[nodiscard]] const record_type& table_of(type_tag<intra_group_item>);

} // namespace tenet::account

#endif
