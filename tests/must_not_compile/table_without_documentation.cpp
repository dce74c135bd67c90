// refused with: a member of order lacks a name or a text

#include <tenet/schema/describe_table.hpp>

#ifdef TENET_CORRECT
#define AMOUNT_IN_ENGLISH "Net amount."
#else
#define AMOUNT_IN_ENGLISH ""
#endif

namespace shop {

struct order {
    std::string id;
    std::optional<tenet::decimal> amount;
};

TENET_TABLE(order, ("订单", "一次订货。", "One purchase.", key{"id"}),
            (id, "编号", "唯一编号。", "Identifies it.", required),
            (amount, "金额", "净额。", AMOUNT_IN_ENGLISH))

} // namespace shop
