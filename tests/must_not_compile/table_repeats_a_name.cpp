// refused with: two members of order share a name

#include <tenet/schema/describe_table.hpp>

#ifdef TENET_CORRECT
#define AMOUNT_IN_CHINESE "金额"
#else
#define AMOUNT_IN_CHINESE "编号"
#endif

namespace shop {

struct order {
    std::string id;
    std::optional<tenet::decimal> amount;
};

TENET_TABLE(order, ("订单", "一次订货。", "One purchase.", key{"id"}),
            (id, "编号", "唯一编号。", "Identifies it.", required),
            (amount, AMOUNT_IN_CHINESE, "净额。", "Net amount."))

} // namespace shop
