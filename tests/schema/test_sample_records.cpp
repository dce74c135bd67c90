#include "sample_records.hpp"

#include <tenet/schema/describe_table.hpp>

namespace sample {

// clang-format off

TENET_TABLE(address,
    ("地址", "一处地址。", "A place."),
    (city, "城市", "所在城市。", "The city.", required),
    (street, "街道", "街道门牌。", "The street."))

TENET_TABLE(line,
    ("订单行", "订单中的一行。", "One line of an order."),
    (product, "产品", "产品编号。", "The product.", required),
    (amount, "金额", "该行金额。", "Amount of the line.", measured_in{"CNY"}))

TENET_TABLE(order,
    ("订单", "一次订货。", "One purchase.",
     key{"id"}, collection{"orders", "订单集"}, dated_by{"ordered_on"}, belongs_to{"buyer"},
     to_one{"buyer_record", "买方", "buyer", "buyer", "买方。", "Who bought."}),
    (id, "编号", "唯一编号。", "Identifies it.", required),
    (buyer, "买方编号", "买方的编号。", "Id of the buyer.", required),
    (urgent, "加急", "是否加急。", "Whether it is urgent."),
    (position, "序号", "排队序号。", "Place in the queue."),
    (weight, "重量", "总重量。", "Total weight.", measured_in{"kg"}),
    (ordered_on, "下单日期", "下单日期。", "When it was placed."),
    (received_at, "收到时间", "收到时间。", "When it came in."),
    (collect_at, "提货时刻", "提货时刻。", "Time of day of collection."),
    (handling, "处理时长", "处理时长。", "How long handling takes."),
    (warranty, "质保期", "质保期。", "How long the warranty lasts."),
    (amount, "金额", "净额。", "Net amount.", measured_in{"CNY"},
     visible_to{tenet::confidentiality::confidential}),
    (delivered_at, "交付时间", "交付时间。", "When it was delivered."),
    (grade, "等级", "等级；可为空值。", "Grade; may be null.", from_list{"grade"}),
    (closed_at, "关闭时间", "关闭时间；可为空值。", "When it was closed; may be null."),
    (tags, "标签", "标签。", "Tags."),
    (prices, "价格", "各次报价。", "The prices offered."),
    (ship_to, "收货地址", "收货地址。", "Where it goes."),
    (bill_to, "账单地址", "账单地址。", "Where the bill goes."),
    (lines, "订单行", "订单的各行。", "Its lines."),
    (returns, "退货", "退货的各行。", "The lines returned."))

TENET_TABLE(buyer,
    ("买方", "购买的一方。", "Who buys.",
     key{"id"}, collection{"buyers", "买方名册"},
     to_many{"orders", "订单", "order", "buyer", "买方的订单。", "The orders placed."},
     to_one{"parent_record", "上级", "buyer", "parent", "上级买方。", "The buyer above."}),
    (id, "编号", "唯一编号。", "Identifies it.", required),
    (parent, "上级编号", "上级的编号。", "Id of the buyer above."))

// clang-format on

} // namespace sample
