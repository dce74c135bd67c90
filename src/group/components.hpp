#ifndef TENET_SRC_GROUP_COMPONENTS_HPP
#define TENET_SRC_GROUP_COMPONENTS_HPP

#include "arcs.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenet::group {

/// Strongly connected components of the holdings. A component comes before those that hold its
/// members: subjects first.
struct components {
    std::vector<std::uint32_t> of; ///< by party
    std::vector<std::uint32_t> begins{0};
    std::vector<party_number> members; ///< ascending within a component

    [[nodiscard]] std::size_t size() const noexcept { return begins.size() - 1; }
    [[nodiscard]] std::span<const party_number> at(std::size_t c) const noexcept {
        return std::span(members).subspan(begins[c], begins[c + 1] - begins[c]);
    }
};

/// Tarjan's algorithm without recursion. O(parties + arcs).
[[nodiscard]] components components_of(const arc_table& arcs);

} // namespace tenet::group

#endif
