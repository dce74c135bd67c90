#include <tenet/account/complaint.hpp>
#include <tenet/account/order.hpp>
#include <tenet/account/research.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::account {

// clang-format off

TENET_TABLE(order_line,
    ("订单行", "订单中的一行。", "One line of an order."),
    (product, "产品", "产品编号。", "Id of the product."),
    (description, "描述", "产品描述。", "What the product is."),
    (quantity, "数量", "订购数量；退货为负数。", "Quantity ordered; negative for returns."),
    (unit_price, "单价", "成交单价。", "Price per unit as agreed.", measured_in{"currency"}),
    (list_price, "目录价", "目录单价。", "Price per unit in the list.", measured_in{"currency"}),
    (discount, "折扣", "相对目录价的折扣百分比。", "Discount on the list price in percent.",
     measured_in{"%"}),
    (amount, "金额", "该行净额。", "Net amount of the line.", measured_in{"currency"}))

TENET_TABLE(order,
    ("订单", "客户的一次订货。", "One purchase of a customer.",
     key{"id"}, collection{"orders", "订单"}, dated_by{"ordered_on"}, belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "下单的客户。", "The account that placed the order."}),
    (id, "编号", "订单的唯一编号。", "Identifies the order.", required),
    (account, "客户编号", "下单客户的编号。", "Id of the account.", required),
    (ordered_on, "下单日期", "下单日期。", "When the order was placed.", required),
    (status, "状态", "订单状态。", "State of the order.", from_list{"order_status"}),
    (currency, "币种", "金额的三位币种代码。", "Currency of the amounts, three letters (ISO 4217)."),
    (amount, "金额", "订单净额。", "Net amount of the order.", measured_in{"currency"}),
    (lines, "订单行", "订单的各行。", "The lines of the order."))

TENET_TABLE(complaint,
    ("投诉", "客户的一次投诉。", "A complaint of a customer.",
     key{"id"}, collection{"complaints", "投诉"}, dated_by{"received_at"}, belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "提出投诉的客户。", "The account that complained."},
     to_many{"findings", "发现", "finding", "source",
             "由该投诉得出的发现。", "What the complaint brought to light."}),
    (id, "编号", "投诉的唯一编号。", "Identifies the complaint.", required),
    (account, "客户编号", "提出投诉的客户编号。", "Id of the account.", required),
    (received_at, "受理时间", "收到投诉的时间。", "When it was received.", required),
    (severity, "严重程度", "投诉的严重程度。", "How severe it is.",
     from_list{"complaint_severity"}),
    (category, "类别", "投诉的类别。", "What it is about.", from_list{"complaint_category"}),
    (status, "状态", "投诉的处理状态。", "State of its handling.", from_list{"complaint_status"}),
    (description, "内容", "投诉内容。", "What the customer says."),
    (first_response_at, "首次响应时间", "首次响应客户的时间；空值表示尚未响应。",
     "When the customer was first answered; null: not yet."),
    (resolved_at, "解决时间", "投诉解决的时间；空值表示尚未解决。",
     "When it was resolved; null: not yet."),
    (satisfied, "客户满意", "客户对处理结果是否满意。",
     "Whether the customer is satisfied with the outcome."))

TENET_TABLE(survey_wave,
    ("满意度调查", "一次满意度调查。", "One wave of a satisfaction survey.",
     key{"id"}, collection{"survey_waves", "满意度调查"}, dated_by{"held_on"},
     belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "接受调查的客户。", "The account surveyed."},
     to_many{"findings", "发现", "finding", "source",
             "由该次调查得出的发现。", "What the survey brought to light."}),
    (id, "编号", "调查的唯一编号。", "Identifies the wave.", required),
    (account, "客户编号", "接受调查的客户编号。", "Id of the account surveyed.", required),
    (held_on, "调查日期", "调查日期。", "When it was held.", required),
    (invited, "邀请人数", "受邀参加的人数。", "Number of people invited.",
     measured_in{"person"}),
    (responded, "答复人数", "作出答复的人数。", "Number of people who answered.",
     measured_in{"person"}),
    (score, "得分", "满意度得分。", "Satisfaction score.", measured_in{"point"}),
    (method, "方式", "调查方式。", "How it was held.", from_list{"research_method"}),
    (provenance, "出处", "得出本记录的评估及其日志。",
     "The assessment it came from, and its log."))

TENET_TABLE(demand_study,
    ("需求调研", "对客户需求的一次调研。", "A study of what a customer needs.",
     key{"id"}, collection{"demand_studies", "需求调研"}, dated_by{"held_on"},
     belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "接受调研的客户。", "The account studied."},
     to_many{"findings", "发现", "finding", "source",
             "由该次调研得出的发现。", "What the study brought to light."}),
    (id, "编号", "调研的唯一编号。", "Identifies the study.", required),
    (account, "客户编号", "接受调研的客户编号。", "Id of the account studied.", required),
    (held_on, "调研日期", "调研日期。", "When it was held.", required),
    (method, "方式", "调研方式。", "How it was held.", from_list{"research_method"}),
    (summary, "摘要", "调研结论摘要。", "What it came to, in short."),
    (finding_count, "发现数量", "调研得出的发现数量。", "Number of findings.",
     measured_in{"finding"}),
    (provenance, "出处", "得出本记录的评估及其日志。",
     "The assessment it came from, and its log."))

TENET_TABLE(market_study,
    ("市场分析", "对某一客户或某一细分市场的分析。",
     "An analysis of the market of one account or of a segment.",
     key{"id"}, collection{"market_studies", "市场分析"}, dated_by{"held_on"},
     belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "所分析的客户。", "The account it was made for."},
     to_many{"findings", "发现", "finding", "source",
             "由该分析得出的发现。", "What the analysis brought to light."}),
    (id, "编号", "分析的唯一编号。", "Identifies the analysis.", required),
    (account, "客户编号", "所分析客户的编号。", "Id of the account it was made for."),
    (segment, "细分市场", "所分析的细分市场。", "The segment it was made for."),
    (held_on, "分析日期", "分析日期。", "When it was made.", required),
    (topic, "主题", "分析主题。", "What it is about."),
    (trend, "趋势", "得出的趋势。", "The trend it found."))

// clang-format on

} // namespace tenet::account
