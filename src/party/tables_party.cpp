#include <tenet/party/contact.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/party/party_merge.hpp>
#include <tenet/party/registration.hpp>
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
             "The relationships in which this organisation holds or controls others."},
     to_many{"registrations", "登记事项", "registration_event", "organisation",
             "该组织应当登记或公示的事项。",
             "What this organisation has to register or publish."}),
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
    (headcount, "员工人数", "员工人数。", "Number of staff.", measured_in{"person"}),
    (kind, "主体类别", "企业、自然人、国家、基金、分支机构或其他；没有写明的，推导集团时视为企业。",
     "Company, person, state, fund, branch or other; what is not stated counts as a company where "
     "groups are derived.", from_list{"party_kind"}),
    (listed, "上市公司", "是否为上市公司。", "Whether its shares are listed."),
    (related_party, "关系人", "是否为本集团的关系人，对其授信受限制。",
     "Whether it is related to the own organisation, so that credit to it is restricted."))

TENET_TABLE(registration_event,
    ("登记事项", "组织应当登记或公示的事项：登记变更、信息公示或年度报告。",
     "Something an organisation has to register or publish: a change, information, an annual "
     "report.",
     key{"id"}, collection{"registration_events", "登记事项"}, dated_by{"occurred_on"},
     to_one{"organisation_record", "组织", "organisation", "organisation",
            "应当登记或公示的组织。", "The organisation that registers or publishes."}),
    (id, "编号", "登记事项的唯一编号。", "Identifies the event.", required),
    (organisation, "组织编号", "应当登记或公示的组织编号。",
     "Id of the organisation that registers or publishes.", required),
    (kind, "类别", "登记变更、信息公示或年度报告。",
     "A change, information to be published, or an annual report.", required,
     from_list{"registration_kind"}),
    (occurred_on, "发生日期", "事项发生的日期；年度报告为报告年度的最后一天。",
     "When it came about; of an annual report the last day of its year.", required),
    (done_on, "办理日期", "完成登记、公示或报送的日期；空值表示尚未办理。",
     "When it was registered, published or filed; null: not yet."),
    (description, "说明", "事项说明。", "What it is about."))

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

TENET_TABLE(party_merge,
    ("主体合并", "声明两条组织记录属于同一主体；记录本身不变，可以撤销。",
     "Two records of organisations declared to be of one party. The records stay as they are, and "
     "the declaration may be undone.",
     key{"id"}, collection{"party_merges", "主体合并"},
     to_one{"party_record", "主体", "organisation", "party",
            "代表双方的组织。", "The organisation that stands for both."},
     to_one{"other_record", "另一主体", "organisation", "other",
            "与其同为一个主体的组织。", "The organisation that is the same party."}),
    (id, "编号", "声明的唯一编号。", "Identifies the declaration.", required),
    (party, "主体编号", "代表双方的组织编号。",
     "Id of the organisation that stands for both.", required),
    (other, "另一主体编号", "与其同为一个主体的组织编号。",
     "Id of the organisation that is the same party.", required),
    (declared_on, "声明日期", "作出声明的日期；双方自始为同一主体，自该日起为人所知。",
     "When it was declared: both were always one, and are known to be from this day on.", required),
    (approver, "批准人", "批准该声明的人。", "Who approved it.", required),
    (reason, "理由", "认定为同一主体的理由。", "Why they are one.", required),
    (undone_on, "撤销日期", "撤销声明的日期；空值表示仍然有效。",
     "When it was undone; null: it still counts."))

// clang-format on

} // namespace tenet::party
