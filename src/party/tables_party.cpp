#include <tenet/party/contact.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/schema/describe_table.hpp>

namespace tenet::party {

// clang-format off

TENET_TABLE(organisation,
    ("组织", "法人、机关、事业单位或其他可以成为客户或集团成员的组织。",
     "A legal entity, public body or other body that can be a customer or a member of a group.",
     key{"id"}, collection{"organisations", "组织名录"},
     to_many{"accounts", "大客户", "account", "organisation",
             "以该组织为根的大客户。", "The accounts whose root this organisation is."},
     to_many{"contacts", "联系人", "contact", "organisation",
             "代表该组织的联系人。", "The people who speak for this organisation."},
     to_many{"holders", "持有方", "relationship", "subject",
             "他方对该组织的持股、控制等关系。",
             "The relationships in which others hold or control this organisation."},
     to_many{"holdings", "对外持有", "relationship", "holder",
             "该组织对他方的持股、控制等关系。",
             "The relationships in which this organisation holds or controls others."}),
    (id, "编号", "组织的唯一编号。", "Identifies the organisation.", required),
    (name, "名称", "登记的中文名称或原文名称。", "The registered name.", required),
    (name_en, "英文名称", "英文名称。", "The name in English."),
    (uscc, "统一社会信用代码", "十八位统一社会信用代码。",
     "Unified social credit code, 18 characters."),
    (lei, "法人识别编码", "二十位全球法人识别编码。",
     "Legal entity identifier (ISO 17442), 20 characters."),
    (country, "国家", "注册地国家或地区的两位代码。",
     "Country of registration, two letters (ISO 3166-1)."),
    (region, "地区", "注册地行政区划代码。", "Region of registration, as a code."),
    (address, "地址", "注册地址。", "The registered address."),
    (industry_codes, "行业代码", "所属行业的标准代码，主行业在前。",
     "Standard industry codes, the main one first."),
    (founded_on, "成立日期", "成立日期。", "When it was founded."),
    (headcount, "员工人数", "员工人数。", "Number of staff.", measured_in{"person"}))

TENET_TABLE(contact,
    ("联系人", "代表组织的自然人及其在采购决策中的角色。",
     "A person who speaks for an organisation, and the part played in its buying decisions.",
     key{"id"}, collection{"contacts", "联系人"}, belongs_to{"account"},
     to_one{"organisation_record", "组织", "organisation", "organisation",
            "联系人所代表的组织。", "The organisation the contact speaks for."},
     to_one{"account_record", "客户", "account", "account",
            "联系人所属的大客户。", "The account the contact belongs to."}),
    (id, "编号", "联系人的唯一编号。", "Identifies the contact.", required),
    (name, "姓名", "联系人姓名。", "The contact's name.", required),
    (organisation, "组织编号", "所代表组织的编号。", "Id of the organisation spoken for."),
    (account, "客户编号", "所属大客户的编号。", "Id of the account."),
    (title, "职务", "在其组织中的职务。", "Position in the organisation."),
    (role, "决策角色", "在采购决策中的角色：决策者、影响者、使用者或采购者。",
     "Part in buying decisions: decider, influencer, user or buyer.", from_list{"buying_role"}),
    (phone, "电话", "联系电话。", "Telephone number.", visible_to{confidentiality::confidential}),
    (email, "电子邮箱", "电子邮箱地址。", "E-mail address.",
     visible_to{confidentiality::confidential}),
    (valid_from, "生效日期", "担任联系人的起始日期。", "First day as a contact."),
    (valid_to, "失效日期", "担任联系人的最后日期；空值表示仍在任。",
     "Last day as a contact; null: still is one."))

// clang-format on

} // namespace tenet::party
