// refused with: a member of order has no entry in its table

#include <tenet/schema/describe_table.hpp>

namespace shop {

struct order {
    std::string id;
#ifndef TENET_CORRECT
    bool forgotten = false;
#endif
    std::optional<tenet::decimal> amount;
};

TENET_TABLE(order, ("订单", "一次订货。", "One purchase.", key{"id"}),
            (id, "编号", "唯一编号。", "Identifies it.", required),
            (amount, "金额", "净额。", "Net amount."))

} // namespace shop
