#ifndef TENET_SRC_GROUP_LINEAR_HPP
#define TENET_SRC_GROUP_LINEAR_HPP

#include "components.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tenet::group {

/// The equations x = b + A x over numbered nodes, where A holds shares: row by row, at most one
/// entry for a column in a row.
struct linear_system {
    std::vector<std::uint32_t> begins{0}; ///< one more than there are rows
    std::vector<std::uint32_t> columns;
    std::vector<std::int64_t> shares; ///< in units
    /// Whether a row is a subject and its columns are holders; otherwise the other way round.
    bool rows_are_subjects = false;

    [[nodiscard]] std::size_t size() const noexcept { return begins.size() - 1; }
    [[nodiscard]] double value(std::uint32_t entry) const noexcept {
        return static_cast<double>(shares[entry]) / static_cast<double>(share_units::whole);
    }
};

struct linear_options {
    double tolerance;
    std::size_t iterations;
};

/// What came out. `closed` is not empty where there is no answer: nodes that own each other
/// completely, or by more than all.
struct linear_solution {
    std::vector<double> x;
    std::vector<std::uint32_t> closed;
    double residual = 0; ///< relative, of the whole system
    std::size_t iterations = 0;
    bool converged = true;
};

/// Solves component by component, what a component rests on first: single nodes at once, small
/// circles by elimination, large ones by iteration. Memory O(size + entries).
[[nodiscard]] linear_solution solve(const linear_system& system, std::span<const double> b,
                                    const linear_options& options);

/// The diagonal of (I - A)^-1 for some nodes; nothing where there is no answer or it takes more
/// than `steps` (entries of a circle, times its nodes asked for).
[[nodiscard]] std::optional<std::vector<double>>
inverse_diagonal(const linear_system& system, std::span<const std::uint32_t> nodes,
                 const linear_options& options, std::size_t steps);

} // namespace tenet::group

#endif
