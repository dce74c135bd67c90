#include "group_bytes.hpp"

namespace tenet::policy {

namespace {

template <class T>
std::size_t bytes_in(const std::vector<T>& items) noexcept {
    return items.capacity() * sizeof(T);
}

std::size_t bytes_of_parties(const grouped_parties& p) noexcept {
    return p.graph.bytes() + bytes_in(p.organisations) + bytes_in(p.of_account) +
           bytes_in(p.account_begins) + bytes_in(p.account_rows) + bytes_in(p.other_id_begins) +
           bytes_in(p.other_ids);
}

std::size_t bytes_of_grouping(const derived_grouping& d) noexcept {
    std::size_t sum = d.day.bytes() + bytes_in(d.groups.groups) + bytes_in(d.groups.group_of) +
                      bytes_in(d.groups.conflicts) + bytes_in(d.groups.entries_out_of_time) +
                      bytes_in(d.doubts.cluster) + bytes_in(d.doubts.possible) +
                      bytes_in(d.sure_begins) + bytes_in(d.sure) + bytes_in(d.own) +
                      bytes_in(d.other_begins) + bytes_in(d.others);
    sum += (d.doubts.unsure.capacity() + d.doubts.other_top.capacity()) / 8;
    for (const std::string& id : d.called.ids) sum += sizeof(id) + id.capacity();
    for (const auto& ids : d.called.known_as) {
        sum += sizeof(ids);
        for (const std::string& id : ids) sum += sizeof(id) + id.capacity();
    }
    for (const group::corporate_group& g : d.groups.groups) sum += bytes_in(g.members);
    for (const group::membership_conflict& c : d.groups.conflicts) sum += bytes_in(c.tops);
    for (const auto& [_, parties] : d.clusters) sum += sizeof(parties) + bytes_in(parties);
    return sum;
}

} // namespace

std::size_t bytes_of(const derived_groups& groups) noexcept {
    std::size_t sum = groups.memory.capacity() + bytes_of_parties(*groups.parties);
    for (const derived_grouping& d : groups.by_grouping) sum += bytes_of_grouping(d);
    return sum;
}

} // namespace tenet::policy
