#ifndef TENET_CAPI_GROUP_HPP
#define TENET_CAPI_GROUP_HPP

#include "handles.hpp"

#include <memory>
#include <string_view>
#include <vector>

struct tenet_graph {
    std::shared_ptr<const tenet::group::graph> is;
};

struct tenet_structure {
    std::shared_ptr<const tenet::group::graph> of;
    tenet::group::structure is;
};

struct tenet_group_policy {
    tenet::group::policy_definition is;
};

namespace tenet::capi {

/// A grouping with what it was made from.
struct made_groups {
    std::shared_ptr<const group::graph> of;
    group::grouped_day is;
    group::group_policy policy;
};

} // namespace tenet::capi

struct tenet_grouping {
    std::shared_ptr<const tenet::capi::made_groups> is;
};

struct tenet_roll_up {
    std::shared_ptr<const tenet::capi::made_groups> over;
    tenet::group::roll_up_request asked;
    tenet::group::roll_up_totals is;
};

struct tenet_merge_log {
    tenet::party::merge_log is;
};

struct tenet_lineage {
    tenet::group::lineage is;
};

struct tenet_party_list {
    struct item {
        tenet::group::party_number party;
        tenet::group::control is;
        tenet::group::seat_number seat;
    };
    std::shared_ptr<const tenet::group::graph> of;
    std::vector<item> items;
};

namespace tenet::capi {

/// The number of a party, or none with the refusal.
struct found_party {
    std::optional<group::party_number> number;
    answer refusal;
};
[[nodiscard]] found_party find_party(const group::graph& in, std::string_view id);

/// The day whose knowledge counts; everything known where none is given.
[[nodiscard]] inline date read_known_at(arguments& check, tenet_str given) {
    if (given.size == 0) return group::everything_known();
    return check.day(given, "known_at").value_or(group::everything_known());
}

/// How a text that is read is called in problems.
[[nodiscard]] json::read_options reading(std::string_view file);

/// What a writer writes, as a buffer.
template <class Write>
answer give_written(tenet_buffer** out, const Write& write) {
    json::writer text;
    write(text);
    give_text(out, text.take());
    return answer::ok();
}

} // namespace tenet::capi

#endif
