#ifndef TENET_ACCOUNT_ORDER_HPP
#define TENET_ACCOUNT_ORDER_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tenet::account {

/// One line of an order. Money is in the order's currency; returns have negative quantities.
struct order_line {
    std::optional<std::string> product;
    std::optional<std::string> description;
    std::optional<decimal> quantity;
    std::optional<decimal> unit_price;
    std::optional<decimal> list_price;
    std::optional<decimal> discount;
    std::optional<decimal> amount;
};

/// One purchase of a customer. `amount` is the net amount as booked; where only the lines are
/// known, rules compute it as `sum(lines.amount)`.
struct order {
    std::string id;
    std::string account;
    date ordered_on;
    std::optional<std::string> status;
    std::optional<std::string> currency;
    std::optional<decimal> amount;
    std::optional<std::vector<order_line>> lines;
};

[[nodiscard]] const record_type& table_of(type_tag<order_line>);
[[nodiscard]] const record_type& table_of(type_tag<order>);

} // namespace tenet::account

#endif
