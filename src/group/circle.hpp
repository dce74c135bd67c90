#ifndef TENET_SRC_GROUP_CIRCLE_HPP
#define TENET_SRC_GROUP_CIRCLE_HPP

#include "linear.hpp"

#include <vector>

namespace tenet::group {

/// The equations of one component, x = b + A x, ready to be solved for several b.
class circle {
public:
    circle(const linear_system& system, const components& all, std::size_t number);

    [[nodiscard]] std::size_t size() const noexcept { return begins_.size() - 1; }
    [[nodiscard]] std::size_t entries() const noexcept { return columns_.size(); }

    /// Whether I - A has an inverse without negative entries: shares below the whole guarantee it,
    /// a closed circle excludes it, and in between one solution tells.
    [[nodiscard]] bool solvable(const linear_options& options);

    struct answer {
        std::vector<double> x;
        std::size_t iterations = 0;
        bool converged = true;
    };
    [[nodiscard]] answer solve(std::span<const double> b, const linear_options& options);

private:
    bool eliminate();
    [[nodiscard]] std::vector<double> substitute(std::span<const double> b) const;
    [[nodiscard]] answer iterate(std::span<const double> b, const linear_options& options) const;
    bool conjugate(std::span<const double> b, double wanted, std::size_t most, answer& a) const;
    void relax(std::span<const double> b, double wanted, std::size_t most, answer& a) const;
    /// r = b - (I - A) x; its length.
    double residual(std::span<const double> b, const std::vector<double>& x,
                    std::vector<double>& r) const;
    void apply(const std::vector<double>& x, std::vector<double>& y) const; ///< y = (I - A) x

    std::vector<std::uint32_t> begins_{0};
    std::vector<std::uint32_t> columns_;
    std::vector<double> values_;
    std::vector<double> diagonal_;          ///< of I - A
    std::vector<std::int64_t> held_inside_; ///< by node: what the circle holds of it

    std::vector<double> factors_; ///< of a small circle, once eliminated
    std::vector<std::uint32_t> pivots_;
    bool eliminated_ = false;
    bool singular_ = false;
};

} // namespace tenet::group

#endif
