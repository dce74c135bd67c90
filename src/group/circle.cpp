#include "circle.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenet::group {

namespace {

/// Circles up to this size are eliminated; a full matrix of 128 x 128 takes 128 kB.
constexpr std::size_t small = 128;
/// How many entries ahead what lies anywhere in memory is fetched.
constexpr std::size_t ahead = 32;

double dot(const std::vector<double>& a, const std::vector<double>& b) noexcept {
    double sum = 0;
    for (std::size_t n = 0; n < a.size(); ++n) sum += a[n] * b[n];
    return sum;
}

double length(std::span<const double> a) noexcept {
    double sum = 0;
    for (const double v : a) sum += v * v;
    return std::sqrt(sum);
}

} // namespace

circle::circle(const linear_system& system, const components& all, std::size_t number) {
    const auto members = all.at(number);
    diagonal_.assign(members.size(), 1.0);
    held_inside_.assign(members.size(), 0);
    for (std::uint32_t row = 0; row < members.size(); ++row) {
        for (std::uint32_t e = system.begins[members[row]]; e < system.begins[members[row] + 1];
             ++e) {
            if (all.of[system.columns[e]] != number) continue;
            const std::uint32_t column = all.places[system.columns[e]];
            std::int64_t& held = held_inside_[system.rows_are_subjects ? row : column];
            held = std::min(held + std::min(system.shares[e], 4 * share_units::whole),
                            4 * share_units::whole);
            if (column == row) {
                diagonal_[row] -= system.value(e);
            } else {
                columns_.push_back(column);
                values_.push_back(system.value(e));
            }
        }
        begins_.push_back(static_cast<std::uint32_t>(columns_.size()));
    }
}

bool circle::solvable(const linear_options& options) {
    const auto is = [](auto test) {
        return [test](std::int64_t held) { return test(held, share_units::whole); };
    };
    if (std::ranges::none_of(held_inside_, is(std::less<>{}))) return false;
    if (std::ranges::none_of(held_inside_, is(std::greater<>{}))) return true;
    // Some party is held beyond the whole: the inverse is without negative entries if and only if
    // some x > 0 has (I - A) x > 0, and then the solution for ones is such an x.
    const std::vector<double> ones(size(), 1.0);
    const answer a = solve(ones, options);
    return a.converged && std::ranges::all_of(a.x, [](double v) { return v > 0 && v < 1e15; });
}

circle::answer circle::solve(std::span<const double> b, const linear_options& options) {
    if (size() > small) return iterate(b, options);
    if (!eliminated_) singular_ = !eliminate();
    answer out;
    out.converged = !singular_;
    if (!singular_) out.x = substitute(b);
    return out;
}

/// Gaussian elimination with partial pivoting, in place.
bool circle::eliminate() {
    eliminated_ = true;
    const std::size_t n = size();
    factors_.assign(n * n, 0.0);
    pivots_.resize(n);
    for (std::size_t row = 0; row < n; ++row) {
        factors_[row * n + row] = diagonal_[row];
        for (std::uint32_t e = begins_[row]; e < begins_[row + 1]; ++e) {
            factors_[row * n + columns_[e]] = -values_[e];
        }
    }
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t best = k;
        for (std::size_t row = k + 1; row < n; ++row) {
            if (std::fabs(factors_[row * n + k]) > std::fabs(factors_[best * n + k])) best = row;
        }
        pivots_[k] = static_cast<std::uint32_t>(best);
        if (factors_[best * n + k] == 0) return false;
        if (best != k) {
            std::swap_ranges(&factors_[k * n], &factors_[k * n] + n, &factors_[best * n]);
        }
        for (std::size_t row = k + 1; row < n; ++row) {
            const double factor = factors_[row * n + k] /= factors_[k * n + k];
            if (factor == 0) continue;
            for (std::size_t c = k + 1; c < n; ++c) {
                factors_[row * n + c] -= factor * factors_[k * n + c];
            }
        }
    }
    return true;
}

std::vector<double> circle::substitute(std::span<const double> b) const {
    const std::size_t n = size();
    std::vector<double> x(b.begin(), b.end());
    for (std::size_t k = 0; k < n; ++k) std::swap(x[k], x[pivots_[k]]);
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t c = 0; c < k; ++c) x[k] -= factors_[k * n + c] * x[c];
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t c = k + 1; c < n; ++c) x[k] -= factors_[k * n + c] * x[c];
        x[k] /= factors_[k * n + k];
    }
    return x;
}

void circle::apply(const std::vector<double>& x, std::vector<double>& y) const {
    for (std::size_t row = 0; row < size(); ++row) {
        double sum = diagonal_[row] * x[row];
        for (std::uint32_t e = begins_[row]; e < begins_[row + 1]; ++e) {
            if (e + ahead < columns_.size()) __builtin_prefetch(&x[columns_[e + ahead]]);
            sum -= values_[e] * x[columns_[e]];
        }
        y[row] = sum;
    }
}

double circle::residual(std::span<const double> b, const std::vector<double>& x,
                        std::vector<double>& r) const {
    apply(x, r);
    for (std::size_t n = 0; n < r.size(); ++n) r[n] = b[n] - r[n];
    return length(r);
}

circle::answer circle::iterate(std::span<const double> b, const linear_options& options) const {
    answer out;
    out.x.assign(size(), 0.0);
    const double wanted = options.tolerance / 4 * length(b);
    if (wanted == 0) return out;
    // Rounding lets the residual of the recurrence drift from the true one: begin anew from there.
    constexpr int restarts = 8;
    for (int n = 0; n < restarts && out.iterations < options.iterations; ++n) {
        if (conjugate(b, wanted, options.iterations, out)) return out;
    }
    relax(b, wanted, options.iterations, out);
    return out;
}

/// BiCGSTAB (van der Vorst 1992) from the `x` at hand; whether the true residual is as wanted.
bool circle::conjugate(std::span<const double> b, double wanted, std::size_t most,
                       answer& a) const {
    const std::size_t n = size();
    std::vector<double> r(n), p(n, 0.0), v(n, 0.0), t(n);
    if (residual(b, a.x, r) <= wanted) return true;
    const std::vector<double> shadow = r;
    double rho = 1;
    double alpha = 1;
    double omega = 1;
    std::vector<double> best = a.x;
    for (; a.iterations < most; ++a.iterations) {
        const double next = dot(shadow, r);
        if (next == 0 || omega == 0 || !std::isfinite(next)) break;
        const double beta = next / rho * (alpha / omega);
        rho = next;
        for (std::size_t i = 0; i < n; ++i) p[i] = r[i] + beta * (p[i] - omega * v[i]);
        apply(p, v);
        alpha = rho / dot(shadow, v);
        for (std::size_t i = 0; i < n; ++i) r[i] -= alpha * v[i];
        apply(r, t);
        const double length_of_t = dot(t, t);
        omega = length_of_t == 0 ? 0 : dot(t, r) / length_of_t;
        for (std::size_t i = 0; i < n; ++i) {
            a.x[i] += alpha * p[i] + omega * r[i];
            r[i] -= omega * t[i];
        }
        if (length(r) <= wanted) break;
    }
    const double reached = residual(b, a.x, r);
    if (!std::isfinite(reached)) a.x = best;
    return reached <= wanted;
}

/// Gauss-Seidel, which converges wherever there is an answer, if slowly.
void circle::relax(std::span<const double> b, double wanted, std::size_t most, answer& a) const {
    std::vector<double> r(size());
    a.converged = false;
    for (; a.iterations < most; ++a.iterations) {
        for (std::size_t row = size(); row-- > 0;) {
            double sum = b[row];
            for (std::uint32_t e = begins_[row]; e < begins_[row + 1]; ++e) {
                sum += values_[e] * a.x[columns_[e]];
            }
            a.x[row] = sum / diagonal_[row];
        }
        constexpr std::size_t sweeps_between_checks = 8;
        if (a.iterations % sweeps_between_checks != 0) continue;
        const double reached = residual(b, a.x, r);
        if (reached <= wanted) {
            a.converged = true;
            return;
        }
        if (!std::isfinite(reached)) return;
    }
    a.converged = residual(b, a.x, r) <= wanted;
}

} // namespace tenet::group
