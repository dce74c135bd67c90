#include "linear.hpp"

#include "circle.hpp"

#include <algorithm>
#include <cmath>

namespace tenet::group {

namespace {

class solver {
public:
    solver(const linear_system& system, std::span<const double> b, const linear_options& options)
        : system_(system), b_(b), options_(options) {
        out_.x.assign(system.size(), 0.0);
    }

    linear_solution run() {
        const components all = components_of(system_.begins, system_.columns);
        bool iterated = false;
        for (std::size_t c = 0; c < all.size(); ++c) {
            expect(all, c);
            const auto members = all.at(c);
            const bool fine =
                members.size() == 1 ? solve_one(members[0]) : solve_circle(all, c, members);
            iterated = iterated || members.size() > 1;
            if (!fine) return std::move(out_);
        }
        if (iterated) out_.residual = residual();
        return std::move(out_);
    }

private:
    /// Rows lie anywhere in memory, and what they rest on.
    void expect(const components& all, std::size_t c) const {
        const std::size_t at = all.begins[c];
        if (at + 3 * ahead >= all.members.size()) return;
        __builtin_prefetch(&system_.begins[all.members[at + 3 * ahead]]);
        __builtin_prefetch(&b_[all.members[at + 3 * ahead]]);
        const std::uint32_t soon = system_.begins[all.members[at + 2 * ahead]];
        if (soon < system_.columns.size()) {
            __builtin_prefetch(&system_.columns[soon]);
            __builtin_prefetch(&system_.shares[soon]);
        }
        const std::uint32_t next = system_.begins[all.members[at + ahead]];
        if (next < system_.columns.size()) __builtin_prefetch(&out_.x[system_.columns[next]]);
    }

    /// b and what already solved nodes add, for one row; its own share in itself apart.
    double known(std::uint32_t row, const components* all, double& own) const {
        double sum = b_[row];
        own = 0;
        for (std::uint32_t e = system_.begins[row]; e < system_.begins[row + 1]; ++e) {
            const std::uint32_t column = system_.columns[e];
            if (column == row) {
                own = system_.value(e);
            } else if (all == nullptr || all->of[column] != all->of[row]) {
                sum += system_.value(e) * out_.x[column];
            }
        }
        return sum;
    }

    bool solve_one(std::uint32_t node) {
        double own = 0;
        const double sum = known(node, nullptr, own);
        if (own >= 1) {
            out_.closed = {node};
            return false;
        }
        out_.x[node] = sum / (1 - own);
        return true;
    }

    bool solve_circle(const components& all, std::size_t number,
                      std::span<const std::uint32_t> members) {
        circle equations(system_, all, number);
        std::vector<double> b(members.size());
        bool zero = true;
        for (std::size_t n = 0; n < members.size(); ++n) {
            double own = 0;
            b[n] = known(members[n], &all, own);
            zero = zero && b[n] == 0;
        }
        if (!equations.solvable(options_)) {
            out_.closed.assign(members.begin(), members.end());
            return false;
        }
        if (zero) return true;
        const circle::answer a = equations.solve(b, options_);
        out_.iterations = std::max(out_.iterations, a.iterations);
        out_.converged = out_.converged && a.converged;
        for (std::size_t n = 0; n < members.size() && a.converged; ++n) {
            out_.x[members[n]] = a.x[n];
        }
        return a.converged;
    }

    [[nodiscard]] double residual() const {
        double missed = 0;
        double wanted = 0;
        for (std::uint32_t row = 0; row < system_.size(); ++row) {
            double sum = b_[row] - out_.x[row];
            for (std::uint32_t e = system_.begins[row]; e < system_.begins[row + 1]; ++e) {
                if (e + far < system_.columns.size()) {
                    __builtin_prefetch(&out_.x[system_.columns[e + far]]);
                }
                sum += system_.value(e) * out_.x[system_.columns[e]];
            }
            missed += sum * sum;
            wanted += b_[row] * b_[row];
        }
        return wanted == 0 ? 0 : std::sqrt(missed / wanted);
    }

    static constexpr std::size_t ahead = 8;
    static constexpr std::size_t far = 32;

    const linear_system& system_;
    std::span<const double> b_;
    const linear_options& options_;
    linear_solution out_;
};

} // namespace

linear_solution solve(const linear_system& system, std::span<const double> b,
                      const linear_options& options) {
    return solver{system, b, options}.run();
}

std::optional<std::vector<double>> inverse_diagonal(const linear_system& system,
                                                    std::span<const std::uint32_t> nodes,
                                                    const linear_options& options,
                                                    std::size_t steps) {
    const components all = components_of(system.begins, system.columns);
    std::vector<double> out(nodes.size(), 1.0);
    std::vector<std::size_t> order(nodes.size());
    for (std::size_t n = 0; n < order.size(); ++n) order[n] = n;
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return all.of[nodes[n]]; });
    std::optional<circle> equations;
    std::size_t number = SIZE_MAX;
    std::size_t taken = 0;
    for (const std::size_t n : order) {
        const std::uint32_t node = nodes[n];
        if (all.of[node] != number) {
            number = all.of[node];
            equations.emplace(system, all, number);
            if (!equations->solvable(options)) return std::nullopt;
        }
        taken += equations->size() + equations->entries();
        if (taken > steps) return std::nullopt;
        const std::uint32_t place = all.places[node];
        std::vector<double> unit(equations->size(), 0.0);
        unit[place] = 1;
        const circle::answer a = equations->solve(unit, options);
        if (!a.converged) return std::nullopt;
        out[n] = a.x[place];
    }
    return out;
}

} // namespace tenet::group
