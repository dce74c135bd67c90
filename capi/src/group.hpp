#ifndef TENET_CAPI_GROUP_HPP
#define TENET_CAPI_GROUP_HPP

#include "handles.hpp"

#include <memory>
#include <string_view>
#include <vector>

struct tenet_graph {
    explicit tenet_graph(tenet::group::graph made)
        : is(std::make_shared<const tenet::group::graph>(std::move(made))) {}
    std::shared_ptr<const tenet::group::graph> is;
};

struct tenet_structure {
    std::shared_ptr<const tenet::group::graph> of;
    tenet::group::structure is;
};

struct tenet_control_index {
    std::shared_ptr<const tenet::group::graph> of; ///< its parties
    tenet::group::control_index is;
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

/// A handle of what was made, or the refusal.
template <class Handle, class Made>
answer give_made(tenet::result<Made> made, Handle** out) {
    if (!made) return refuse(made.error());
    *out = new Handle{std::move(*made)};
    return answer::ok();
}

/// The functions `..._read_json`: `read` makes something of a text.
template <class Handle, class Read>
tenet_status read_document(tenet_str json, tenet_str file, Handle** out, tenet_error** error,
                           const Read& read) {
    return guarded(error, [&] {
        arguments check;
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        return give_made(read(std::string{text}, reading(name)), out);
    });
}

/// What a writer writes, as a buffer.
template <class Write>
answer give_written(tenet_buffer** out, const Write& write) {
    json::writer text;
    write(text);
    give_text(out, text.take());
    return answer::ok();
}

/// The functions `..._json` of a handle without more arguments.
template <class Handle, class Write>
tenet_status write_document(const Handle* of, const char* name, tenet_buffer** out,
                            tenet_error** error, const Write& write) {
    return guarded(error, [&] {
        arguments check;
        check.need(of, name);
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        return give_written(out, [&](json::writer& to) { write(to, *of); });
    });
}

} // namespace tenet::capi

#endif
