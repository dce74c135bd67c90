#include <tenet/account/contract.hpp>
#include <tenet/account/credit.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::account {

// clang-format off

TENET_TABLE(contract_clause,
    ("合同条款", "合同约定的一项义务。", "One thing a contract obliges to."),
    (kind, "类别", "条款的类别。", "What it obliges to.", from_list{"contract_clause_kind"}),
    (threshold, "起点", "自该百分比起适用。", "From which percentage on it binds.",
     measured_in{"%"}),
    (text, "内容", "条款的内容。", "What it says."))

TENET_TABLE(contract,
    ("合同", "与客户订立的合同。", "A contract with a customer.",
     key{"id"}, collection{"contracts", "合同"}, dated_by{"signed_on"}, belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "订立合同的客户。", "The account it is with."}),
    (id, "编号", "合同的唯一编号。", "Identifies the contract.", required),
    (account, "客户编号", "订立合同的客户编号。", "Id of the account it is with.", required),
    (kind, "类别", "合同的类别。", "Kind of contract.", from_list{"contract_kind"}),
    (title, "标题", "合同标题。", "Title of the contract."),
    (signed_on, "签订日期", "签订日期。", "When it was signed."),
    (valid_to, "失效日期", "有效的最后日期；空值表示没有期限。",
     "Last day in force; null: without an end."),
    (clauses, "条款", "合同中已编码的条款。", "Its clauses, as far as they were coded."))

TENET_TABLE(credit_line,
    ("授信", "给予客户的授信及其条件。", "Credit granted to a customer, and its terms.",
     key{"id"}, collection{"credit_lines", "授信"}, dated_by{"granted_on"}, belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "获得授信的客户。", "The account it was granted to."}),
    (id, "编号", "授信的唯一编号。", "Identifies the credit.", required),
    (account, "客户编号", "获得授信的客户编号。", "Id of the account.", required),
    (security, "担保方式", "信用、保证、抵押或质押。",
     "Unsecured, guaranteed, mortgaged or pledged.", from_list{"credit_security"}),
    (currency, "币种", "金额的三位币种代码。", "Currency of the amount, three letters (ISO 4217)."),
    (amount, "金额", "授信额度。", "How much was granted.", measured_in{"currency"}),
    (rate, "利率", "年利率。", "Interest a year.", measured_in{"%"}),
    (comparable_rate, "同类利率", "同期对其他借款人同类授信的年利率。",
     "Interest a year that others pay for credit of the kind.", measured_in{"%"}),
    (granted_on, "授信日期", "给予授信的日期。", "When it was granted.", required),
    (expires_on, "到期日期", "授信的最后日期；空值表示没有期限。",
     "Last day of the credit; null: without an end."))

TENET_TABLE(instrument,
    ("金融工具", "本集团持有的、计入客户敞口的债券、票据或衍生产品。",
     "A bond, bill or derivative that the own organisation holds and that counts towards the "
     "exposure to a customer.",
     key{"id"}, collection{"instruments", "金融工具"}, dated_by{"held_since"},
     belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "敞口计入的客户。", "The account whose exposure it counts towards."},
     to_one{"issuer_record", "发行人", "organisation", "issuer",
            "发行该工具的组织。", "The organisation that issued it."}),
    (id, "编号", "金融工具的唯一编号。", "Identifies the instrument.", required),
    (account, "客户编号", "敞口计入的客户编号。",
     "Id of the account whose exposure it counts towards.", required),
    (issuer, "发行人编号", "发行该工具的组织编号。", "Id of the organisation that issued it."),
    (kind, "类别", "债券、票据或衍生产品。", "Bond, bill or derivative.",
     from_list{"instrument_kind"}),
    (currency, "币种", "金额的三位币种代码。", "Currency of the amount, three letters (ISO 4217)."),
    (amount, "金额", "计入敞口的金额。", "What counts as exposure.", measured_in{"currency"}),
    (issued_on, "发行日期", "发行日期。", "When it was issued."),
    (held_since, "持有起始日期", "开始持有的日期。", "First day it was held.", required),
    (held_until, "持有截止日期", "持有的最后日期；空值表示仍然持有。",
     "Last day it was held; null: still held."))

TENET_TABLE(intra_group_item,
    ("集团内部往来", "集团成员之间的往来或担保。",
     "A dealing between two members of a group, or a guarantee of one for the other.",
     key{"id"}, collection{"intra_group_items", "集团内部往来"}, belongs_to{"account"},
     to_one{"account_record", "客户", "account", "account",
            "其敞口受影响的客户。", "The account whose exposure it bears on."},
     to_one{"counterparty_record", "对方", "organisation", "counterparty",
            "另一方成员。", "The member on the other side."}),
    (id, "编号", "往来的唯一编号。", "Identifies the item.", required),
    (account, "客户编号", "其敞口受影响的客户编号。",
     "Id of the account whose exposure it bears on.", required),
    (counterparty, "对方编号", "另一方成员的组织编号。",
     "Id of the member on the other side."),
    (kind, "类别", "往来或担保。", "A dealing or a guarantee.", from_list{"intra_group_kind"}),
    (currency, "币种", "金额的三位币种代码。", "Currency of the amount, three letters (ISO 4217)."),
    (amount, "金额", "往来或担保的金额。", "Amount of the dealing or guarantee.",
     measured_in{"currency"}),
    (valid_from, "生效日期", "开始生效的日期。", "First day on which it holds."),
    (valid_to, "失效日期", "生效的最后日期；空值表示仍然有效。",
     "Last day on which it holds; null: it still does."),
    (netted, "已抵销", "是否已从敞口中抵销。", "Whether it was taken off the exposure."))

// clang-format on

} // namespace tenet::account
