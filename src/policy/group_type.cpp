#include "group_type.hpp"

#include "causes.hpp"

#include <tenet/group/control.hpp>
#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>

#include <algorithm>

namespace tenet::policy {

using group::party_number;

namespace {

const group_view& view_of(const void* object) {
    return *static_cast<const group_view*>(object);
}

value load_id(const field&, const void* object, arena&) {
    const group_view& v = view_of(object);
    if (const missing_cause* why = v.of->top_unknown(v)) return value::missing(why);
    return v.of->id_of(v.group);
}

value load_name(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    if (const missing_cause* why = v.of->top_unknown(v)) return value::missing(why);
    return memory.copy(v.of->day.seat_name(v.of->groups.groups[v.group].top));
}

value load_membership(const field&, const void* object, arena&) {
    const group_view& v = view_of(object);
    return v.of->membership_of(v);
}

list_data* make_list(std::span<const value> items, arena& memory) {
    auto* list = memory.make<list_data>();
    list->size = items.size();
    list->base = items.data();
    return list;
}

value load_known_as(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    if (const missing_cause* why = v.of->top_unknown(v)) return value::missing(why);
    const std::vector<std::string_view> ids = v.of->known_as(v.group);
    const std::span<value> items = memory.make_array<value>(ids.size());
    std::ranges::copy(ids, items.begin());
    return value::of(make_list(items, memory));
}

/// Opens a list for what is not certain of a group: `maybes` more may belong to it, or any number.
void open(list_data& list, const derived_grouping& of, std::size_t maybes, arena& memory) {
    list.maybes = maybes;
    list.uncovered = of.uncovered != nullptr;
    const missing_cause* doubt = maybes == 0 ? nullptr : of.doubted_members;
    list.open_because = join(memory, of.uncovered, doubt);
}

value load_members(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    const group_members members = v.of->members_of(v);
    const std::span<value> items = memory.make_array<value>(members.sure.size());
    std::ranges::transform(members.sure, items.begin(),
                           [&](party_number p) { return v.of->in->organisations[p]; });
    list_data* list = make_list(items, memory);
    open(*list, *v.of, members.cluster.size() - members.sure.size(), memory);
    return value::of(list);
}

/// The ids by which parties are known: of their organisations, identifiers, accounts and merges.
std::vector<value> ids_of(const grouped_parties& in, std::span<const party_number> parties) {
    std::vector<value> ids;
    for (const party_number p : parties) {
        ids.emplace_back(in.graph.key(p));
        for (const std::uint32_t n : in.other_ids_of(p)) ids.emplace_back(in.graph.alias(n));
    }
    return ids;
}

/// A list of the ids of parties, opened for those of others that may be among them.
value list_ids(const derived_grouping& of, std::span<const party_number> sure,
               std::span<const party_number> all, arena& memory) {
    const std::vector<value> ids = ids_of(*of.in, sure);
    const std::span<value> items = memory.make_array<value>(ids.size());
    std::ranges::copy(ids, items.begin());
    std::size_t possible = 0;
    for (const party_number p : all) possible += 1 + of.in->other_ids_of(p).size();
    list_data* list = make_list(items, memory);
    open(*list, of, possible - ids.size(), memory);
    return value::of(list);
}

value load_member_ids(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    const group_members members = v.of->members_of(v);
    return list_ids(*v.of, members.sure, members.cluster, memory);
}

std::vector<portfolio::row> accounts_of(const grouped_parties& in,
                                        std::span<const party_number> parties) {
    std::vector<portfolio::row> rows;
    for (const party_number p : parties) {
        const auto more = in.accounts_of(p);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    std::ranges::sort(rows);
    return rows;
}

value load_accounts(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    const grouped_parties& in = *v.of->in;
    const group_members members = v.of->members_of(v);
    const std::vector<portfolio::row> rows = accounts_of(in, members.sure);
    const std::span<value> items = memory.make_array<value>(rows.size());
    std::ranges::transform(rows, items.begin(), [&](portfolio::row row) {
        return value::of(in.facts->at(*in.account, row), *in.account);
    });
    std::size_t all = 0;
    for (const party_number p : members.cluster) all += in.accounts_of(p).size();
    list_data* list = make_list(items, memory);
    open(*list, *v.of, all - rows.size(), memory);
    if (!in.accounts_covered) {
        auto* uncovered = memory.make<missing_cause>();
        uncovered->why = missing_cause::reason::uncovered;
        uncovered->path = in.account->head().collection;
        list->uncovered = true;
        list->open_because = join(memory, list->open_because, uncovered);
    }
    return value::of(list);
}

value load_controllers(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    if (const missing_cause* why = v.of->top_unknown(v)) return value::missing(why);
    const auto top = v.of->day.members(v.of->groups.groups[v.group].top);
    const std::span<value> items = memory.make_array<value>(top.size());
    std::ranges::transform(top, items.begin(),
                           [&](party_number p) { return v.of->in->organisations[p]; });
    return value::of(make_list(items, memory));
}

/// Whom the member it is seen from controls, directly or through others.
value load_subsidiaries(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    const auto below = group::controlled_by(v.of->day, v.from);
    const auto surely = [](const group::controlled_party& c) {
        return c.is == group::control::yes;
    };
    const auto sure = static_cast<std::size_t>(std::ranges::count_if(below, surely));
    const std::span<value> items = memory.make_array<value>(sure);
    auto next = items.begin();
    for (const group::controlled_party& c : below) {
        if (surely(c)) *next++ = v.of->in->organisations[c.party];
    }
    list_data* list = make_list(items, memory);
    open(*list, *v.of, below.size() - sure, memory);
    return value::of(list);
}

value load_subsidiary_ids(const field&, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    std::vector<party_number> all;
    std::vector<party_number> sure;
    for (const group::controlled_party& c : group::controlled_by(v.of->day, v.from)) {
        all.push_back(c.party);
        if (c.is == group::control::yes) sure.push_back(c.party);
    }
    return list_ids(*v.of, sure, all, memory);
}

value load_others(const field& self, const void* object, arena& memory) {
    const group_view& v = view_of(object);
    const auto others = v.of->others_of(v.from);
    const std::span<value> items = memory.make_array<value>(others.size());
    std::ranges::transform(others, items.begin(), [&](const group_view& other) {
        return value::of(&other, *self.structure);
    });
    list_data* list = make_list(items, memory);
    list->uncovered = v.of->uncovered != nullptr;
    list->open_because = v.of->uncovered;
    return value::of(list);
}

struct described {
    std::string_view name, zh, doc_zh, doc_en;
    value (*load)(const field&, const void*, arena&);
    const record_type* items = nullptr; ///< of a list of records
    bool texts = false;                 ///< whether it is a list of texts
};

field field_of(const described& d) {
    field f;
    f.name = d.name;
    f.zh = d.zh;
    f.doc_zh = d.doc_zh;
    f.doc_en = d.doc_en;
    f.load = d.load;
    if (d.texts) {
        f.kind = value_kind::list;
        f.item_kind = value_kind::string;
    }
    if (d.items != nullptr) {
        f.kind = value_kind::list;
        f.item_kind = value_kind::record;
        f.structure = d.items;
    }
    return f;
}

std::vector<described> common_fields(const record_type& account) {
    const record_type* organisation = &table_for<party::organisation>();
    return {
        {"id", "编号",
         "集团的编号：有沿革时为其保持不变的编号，否则为集团顶端组织的编号，"
         "投票一致的多方取其首位。",
         "Its id: with a lineage the one that stays, else that of the organisation at the top, of "
         "several that vote as one of the first.",
         load_id},
        {"known_as", "历用编号", "集团的编号，以及并入其中的各集团曾用的编号。",
         "Its id, and those of groups that were merged into it.", load_known_as, nullptr, true},
        {"name", "名称", "集团顶端组织的名称。", "Name of what is at the top.", load_name},
        {"membership", "归属", "certain 确定、maybe 待定或 conflicted 有争议。",
         "certain, maybe or conflicted.", load_membership},
        {"members", "成员", "集团的成员组织。", "The organisations that belong to it.",
         load_members, organisation},
        {"member_ids", "成员编号",
         "成员组织的编号及其识别编码，其客户的编号，以及并入其中的主体的编号。",
         "The ids and identifiers of its members, the ids of their accounts and of what was merged "
         "into them.",
         load_member_ids, nullptr, true},
        {"accounts", "大客户", "以成员组织为根的客户，每个一次。",
         "The accounts of its members, each once.", load_accounts, &account},
        {"controllers", "控制方", "集团顶端的组织。", "The organisations at the top.",
         load_controllers, organisation},
        {"subsidiaries", "子公司", "该组织直接或间接控制的组织。",
         "The organisations that the one judged controls, directly or through others.",
         load_subsidiaries, organisation},
        {"subsidiary_ids", "子公司编号", "子公司的全部编号，同成员编号。",
         "All ids of the subsidiaries, as of members.", load_subsidiary_ids, nullptr, true},
    };
}

std::unique_ptr<const record_type> type_of(const std::vector<described>& fields) {
    record_type::header head;
    head.name = "corporate_group";
    head.zh = "集团";
    head.doc_zh = "由组织关系按口径推导出的集团。";
    head.doc_en = "A group derived from relationships under a policy.";
    head.size = sizeof(group_view);
    head.alignment = alignof(group_view);
    std::vector<field> made;
    std::ranges::transform(fields, std::back_inserter(made), field_of);
    return std::make_unique<const record_type>(head, std::move(made), std::vector<relation>{},
                                               record_operations{});
}

} // namespace

group_types::group_types(const catalogue& of) {
    std::vector<described> fields = common_fields(*of.find("account"));
    other_ = type_of(fields);
    fields.push_back({"others", "其他集团", "因依存或担保同属的其他集团。",
                      "The groups it belongs to besides, by dependence or guarantees.", load_others,
                      other_.get()});
    own_ = type_of(fields);
}

bool can_group(const catalogue& types) noexcept {
    const record_type* account = types.find("account");
    return account != nullptr && account->find_field("organisation") != nullptr &&
           types.find("organisation") == &table_for<party::organisation>() &&
           types.find("relationship") == &table_for<group::relationship>();
}

} // namespace tenet::policy
