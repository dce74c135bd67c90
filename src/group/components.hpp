#ifndef TENET_SRC_GROUP_COMPONENTS_HPP
#define TENET_SRC_GROUP_COMPONENTS_HPP

#include "arcs.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenet::group {

/// Strongly connected components of numbered nodes. A component comes after those its arcs lead
/// to: for holdings, subjects first.
struct components {
    std::vector<std::uint32_t> of; ///< by node
    std::vector<std::uint32_t> begins{0};
    std::vector<std::uint32_t> members; ///< ascending within a component
    std::vector<std::uint32_t> places;  ///< by node: its place among the members of its component

    [[nodiscard]] std::size_t size() const noexcept { return begins.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> at(std::size_t c) const noexcept {
        return std::span(members).subspan(begins[c], begins[c + 1] - begins[c]);
    }
};

/// Tarjan's algorithm without recursion, over arcs `targets` that begin by node at `begins`, which
/// has one entry more than there are nodes. O(nodes + arcs).
[[nodiscard]] components components_of(std::span<const std::uint32_t> begins,
                                       std::span<const std::uint32_t> targets);

[[nodiscard]] inline components components_of(const arc_table& arcs) {
    return components_of(arcs.begins, arcs.subjects);
}

} // namespace tenet::group

#endif
