#ifndef TENET_SRC_GROUP_WRITING_HPP
#define TENET_SRC_GROUP_WRITING_HPP

#include "texts.hpp"

#include <tenet/group/structure.hpp>
#include <tenet/json/members.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What the writers of this room share.
namespace tenet::group {

/// A day of an `edge_period`; empty where there is none.
inline std::string day_text(std::int32_t days, std::int32_t none) {
    return days == none ? std::string{} : date::from_days(days).text();
}

/// A share as problems show it: "120", or "50-25".
inline std::string shown(const share_range& share) {
    return share.low == share.high ? share.low.text() : share.low.text() + "-" + share.high.text();
}

/// A relation as a loss names it: by its id, or else by its parties.
inline std::string relation_name(const graph& of, edge_number e) {
    if (!of.id(e).empty()) return clipped(of.id(e));
    return clipped(std::string(of.key(of.holder(e))) + " -> " + std::string(of.key(of.subject(e))));
}

/// The other ids of parties that have some.
using party_aliases = std::map<party_number, std::vector<std::string_view>>;

inline party_aliases aliases_by_party(const graph& of) {
    party_aliases out;
    for (std::size_t n = 0; n < of.alias_count(); ++n) {
        out[of.alias_of(n)].push_back(of.alias(n));
    }
    return out;
}

/// `"id"` and `"name"` of a party, within an object that is open.
inline void party_members(json::writer& out, const graph& of, party_number p) {
    out.key("id");
    out.string(of.key(p));
    out.key("name");
    out.string(of.name(p));
}

inline void party_member(json::writer& out, std::string_view name, const graph& of,
                         party_number p) {
    out.key(name);
    out.begin_object();
    party_members(out, of, p);
    out.end_object();
}

} // namespace tenet::group

#endif
