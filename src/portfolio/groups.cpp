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

} // namespace

result<group::graph> graph_of(const snapshot& records) {
    return group::graph_of(all_of<party::organisation>(records),
                           all_of<group::relationship>(records));
}

result<party::merge_log> merges_of(const snapshot& records) {
    return party::log_of(all_of<party::party_merge>(records));
}

} // namespace tenet::portfolio
