#ifndef TENET_SRC_GROUP_CRITERIA_HPP
#define TENET_SRC_GROUP_CRITERIA_HPP

#include "texts.hpp"

#include <tenet/group/membership.hpp>
#include <tenet/group/messages.hpp>

#include <string>
#include <utility>

/// Criteria of policies that do not go with a graph.
namespace tenet::group {

inline bool names_no_hierarchy(const membership_criterion& c, const graph& in) {
    return c.what == membership_criterion::kind::hierarchy && !in.find_hierarchy(c.hierarchy);
}

inline diagnostic unknown_hierarchy(const std::string& policy, const membership_criterion& c,
                                    place at = {}) {
    const std::string name = clipped(c.hierarchy);
    return {
        group_messages::bad_criterion,
        {policy, c.id, "图中没有层级“" + name + "”", "the graph has no hierarchy \"" + name + "\""},
        std::move(at)};
}

} // namespace tenet::group

#endif
