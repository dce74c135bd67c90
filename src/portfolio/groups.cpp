#include <tenet/group/merged_graph.hpp>
#include <tenet/group/records.hpp>
#include <tenet/party/party_merge.hpp>
#include <tenet/portfolio/groups.hpp>

namespace tenet::portfolio {

namespace {

template <class T>
std::vector<const T*> all_of(const snapshot& records) {
    std::vector<const T*> out;
    const record_type& type = table_for<T>();
    if (records.types().find(type.name()) != &type) return out;
    const auto objects = records.all(type);
    out.reserve(objects.size());
    for (const void* object : objects) out.push_back(static_cast<const T*>(object));
    return out;
}

/// What names parties besides the ids of their organisations.
class other_ids {
public:
    explicit other_ids(const snapshot& records) {
        for (const party::organisation* o : all_of<party::organisation>(records)) {
            if (o->uscc) all_.push_back({*o->uscc, o->id});
            if (o->lei) all_.push_back({*o->lei, o->id});
        }
        const record_type* account = records.types().find("account");
        const field* of = account == nullptr ? nullptr : account->find_field("organisation");
        if (of != nullptr) add_accounts(records, *account, *of);
    }
    [[nodiscard]] std::span<const group::other_id> all() const noexcept { return all_; }

private:
    void add_accounts(const snapshot& records, const record_type& account, const field& of) {
        for (const void* object : records.all(account)) {
            const value party = of.load(of, object, memory_);
            if (!party.is(value_kind::string)) continue;
            all_.push_back({account.key_of(object), party.as_string()});
        }
    }

    arena memory_;
    std::vector<group::other_id> all_;
};

} // namespace

result<group::graph> graph_of(const snapshot& records) {
    return group::graph_of(all_of<party::organisation>(records),
                           all_of<group::relationship>(records), other_ids(records).all());
}

result<group::graph> merged_graph_of(const snapshot& records, const party::merged_parties& by) {
    auto stored = graph_of(records);
    if (!stored || by.sets().empty()) return stored;
    return group::found_by(group::merged(*stored, by).is, other_ids(records).all());
}

result<party::merge_log> merges_of(const snapshot& records) {
    return party::log_of(all_of<party::party_merge>(records));
}

} // namespace tenet::portfolio
