#include "linear.hpp"

#include <tenet/group/messages.hpp>
#include <tenet/group/ownership.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace tenet::group {

namespace messages = group_messages;

namespace {

constexpr double whole = static_cast<double>(share_units::whole);

enum class bound : std::uint8_t { low, high };
enum class direction : std::uint8_t { owners, holdings };

diagnostic closed_by(const graph& g, std::vector<party_number> parties) {
    std::ranges::sort(parties);
    constexpr std::size_t most = 10;
    std::string names;
    for (std::size_t n = 0; n < std::min(parties.size(), most); ++n) {
        names += (n == 0 ? "" : ", ") + std::string(g.name(parties[n]));
    }
    if (parties.size() > most) names += ", …";
    return diagnostic{messages::closed_ownership, {std::move(names)}};
}

diagnostic not_converged(double residual, double wanted) {
    return diagnostic{messages::not_converged,
                      {fmt::format("{:.1e}", residual), fmt::format("{:.1e}", wanted)}};
}

/// Upper bounds of shares, no more than the lower bounds of other holders leave.
class capped_shares {
public:
    explicit capped_shares(const arc_table& arcs) : arcs_(arcs) {}

    [[nodiscard]] std::int64_t of(std::uint32_t arc, bound which) {
        if (which == bound::low || arcs_.highs.empty()) return arcs_.lows[arc];
        if (totals_.empty()) add_totals();
        const std::int64_t low = arcs_.lows[arc];
        const std::int64_t left = share_units::whole - (totals_[arcs_.subjects[arc]] - low);
        return std::max(low, std::min(arcs_.highs[arc], left));
    }

private:
    void add_totals() {
        totals_.assign(arcs_.parties(), 0);
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            std::int64_t& total = totals_[arcs_.subjects[a]];
            total = std::min(total + arcs_.lows[a], 4 * share_units::whole);
        }
    }

    const arc_table& arcs_;
    std::vector<std::int64_t> totals_;
};

/// The parties upstream or downstream of one, and the equations over them.
class neighbourhood {
public:
    neighbourhood(const structure& day, party_number centre, direction way,
                  const ownership_options& options)
        : day_(day),
          arcs_(*day.inside().equity),
          centre_(centre),
          way_(way),
          options_(options),
          shares_(arcs_) {
        gather();
    }

    result<ownership> solve_bounds() {
        ownership out;
        auto lows = solve(bound::low, out.residual);
        if (!lows) return lows.error();
        std::vector<double> highs = *lows;
        if (bounds_) {
            auto solved = solve(bound::high, out.residual);
            if (solved) {
                highs = std::move(*solved);
            } else {
                std::ranges::fill(highs, std::numeric_limits<double>::infinity());
            }
        }
        for (std::size_t n = 0; n < parties_.size(); ++n) {
            if (excluded(parties_[n]) || !(highs[n] > 0)) continue;
            out.shares.push_back({parties_[n], (*lows)[n], std::max((*lows)[n], highs[n])});
        }
        std::ranges::sort(out.shares, {}, &integrated_share::party);
        return out;
    }

private:
    [[nodiscard]] bool excluded(party_number p) const {
        return p == centre_ && options_.walks != walk_rule::all_walks;
    }
    [[nodiscard]] bool drops_return() const {
        return options_.walks == walk_rule::no_return && way_ == direction::holdings;
    }

    template <class Use>
    void each_arc(party_number p, bool away, Use&& use) const {
        if ((way_ == direction::owners) == away) {
            for (const std::uint32_t a : arcs_.into(p)) use(a, arcs_.holders[a]);
        } else {
            for (std::uint32_t a = arcs_.begins[p]; a < arcs_.begins[p + 1]; ++a) {
                use(a, arcs_.subjects[a]);
            }
        }
    }

    void gather() {
        place_.emplace(centre_, 0);
        parties_.push_back(centre_);
        for (std::size_t n = 0; n < parties_.size(); ++n) {
            each_arc(parties_[n], true, [&](std::uint32_t a, party_number p) {
                bounds_ = bounds_ || arcs_.high(a) != arcs_.lows[a];
                const auto number = static_cast<std::uint32_t>(parties_.size());
                if (place_.emplace(p, number).second) parties_.push_back(p);
            });
        }
    }

    /// Row by row what a party's share comes from: for owners what they hold, for holdings their
    /// holders; b is what leads to the centre, or away from it, at once.
    linear_system equations(bound which, std::vector<double>& b) {
        linear_system out;
        out.rows_are_subjects = way_ == direction::holdings;
        b.assign(parties_.size(), 0.0);
        for (std::uint32_t row = 0; row < parties_.size(); ++row) {
            const bool skipped = drops_return() && parties_[row] == centre_;
            each_arc(parties_[row], false, [&](std::uint32_t a, party_number p) {
                const auto place = place_.find(p);
                if (place == place_.end() || skipped) return;
                const std::int64_t share = shares_.of(a, which);
                if (share == 0) return;
                out.columns.push_back(place->second);
                out.shares.push_back(share);
                if (p == centre_) b[row] = static_cast<double>(share) / whole;
            });
            out.begins.push_back(static_cast<std::uint32_t>(out.columns.size()));
        }
        return out;
    }

    result<std::vector<double>> solve(bound which, double& residual) {
        std::vector<double> b;
        const linear_system system = equations(which, b);
        const linear_options options{options_.tolerance, options_.iterations};
        linear_solution solved = group::solve(system, b, options);
        if (!solved.closed.empty()) {
            for (std::uint32_t& n : solved.closed) n = parties_[n];
            return closed_by(day_.parties(), std::move(solved.closed));
        }
        residual = std::max(residual, solved.residual);
        if (!solved.converged || solved.residual > options_.tolerance) {
            return not_converged(solved.residual, options_.tolerance);
        }
        if (options_.walks == walk_rule::no_return && way_ == direction::owners) {
            if (!divide_by_diagonal(system, options, solved.x)) {
                return diagnostic{messages::limit_reached, {std::to_string(options_.steps)}};
            }
        }
        return std::move(solved.x);
    }

    bool divide_by_diagonal(const linear_system& system, const linear_options& options,
                            std::vector<double>& x) const {
        std::vector<std::uint32_t> all(parties_.size());
        for (std::uint32_t n = 0; n < all.size(); ++n) all[n] = n;
        const auto diagonal = inverse_diagonal(system, all, options, options_.steps);
        if (!diagonal) return false;
        for (std::size_t n = 0; n < x.size(); ++n) x[n] /= (*diagonal)[n];
        return true;
    }

    const structure& day_;
    const arc_table& arcs_;
    party_number centre_;
    direction way_;
    const ownership_options& options_;
    capped_shares shares_;
    std::unordered_map<party_number, std::uint32_t> place_;
    std::vector<party_number> parties_;
    bool bounds_ = false;
};

/// Sums products over all chains that meet nobody twice.
class path_walk {
public:
    path_walk(const structure& day, party_number centre, direction way, std::size_t most)
        : arcs_(*day.inside().equity),
          way_(way),
          most_(most),
          shares_(arcs_),
          on_path_(arcs_.parties()),
          sums_(arcs_.parties()) {
        stack_.push_back({centre, 0, 1.0, 1.0});
        on_path_[centre] = true;
    }

    result<ownership> run() {
        for (std::size_t steps = 0; !stack_.empty(); ++steps) {
            if (steps > most_) {
                return diagnostic{messages::limit_reached, {std::to_string(most_)}};
            }
            frame& top = stack_.back();
            const auto arc = next_arc(top);
            if (!arc) {
                on_path_[top.party] = false;
                stack_.pop_back();
                continue;
            }
            extend(*arc, top);
        }
        ownership out;
        for (party_number p = 0; p < sums_.size(); ++p) {
            if (sums_[p].high > 0) out.shares.push_back({p, sums_[p].low, sums_[p].high});
        }
        return out;
    }

private:
    struct frame {
        party_number party;
        std::uint32_t next;
        double low;
        double high;
    };
    struct sum {
        double low = 0;
        double high = 0;
    };

    std::optional<std::uint32_t> next_arc(frame& f) const {
        if (way_ == direction::owners) {
            const auto arcs = arcs_.into(f.party);
            if (f.next == arcs.size()) return std::nullopt;
            return arcs[f.next++];
        }
        const std::uint32_t arc = arcs_.begins[f.party] + f.next;
        if (arc == arcs_.begins[f.party + 1]) return std::nullopt;
        ++f.next;
        return arc;
    }

    void extend(std::uint32_t arc, const frame& from) {
        const party_number to =
            way_ == direction::owners ? arcs_.holders[arc] : arcs_.subjects[arc];
        if (on_path_[to]) return;
        const double low = from.low * static_cast<double>(shares_.of(arc, bound::low)) / whole;
        const double high = from.high * static_cast<double>(shares_.of(arc, bound::high)) / whole;
        if (high == 0) return;
        sums_[to].low += low;
        sums_[to].high += high;
        on_path_[to] = true;
        stack_.push_back({to, 0, low, high});
    }

    const arc_table& arcs_;
    direction way_;
    std::size_t most_;
    capped_shares shares_;
    std::vector<bool> on_path_;
    std::vector<sum> sums_;
    std::vector<frame> stack_;
};

result<ownership> ownership_of(const structure& day, party_number centre, direction way,
                               const ownership_options& options) {
    if (options.walks == walk_rule::simple_paths) {
        return path_walk{day, centre, way, options.steps}.run();
    }
    return neighbourhood{day, centre, way, options}.solve_bounds();
}

} // namespace

std::string_view name_of(walk_rule rule) noexcept {
    constexpr std::array<std::string_view, 3> names{"all_walks", "no_return", "simple_paths"};
    return names[static_cast<std::size_t>(rule)];
}

result<ownership> owners_of(const structure& day, party_number subject,
                            const ownership_options& options) {
    return ownership_of(day, subject, direction::owners, options);
}

result<ownership> holdings_of(const structure& day, party_number owner,
                              const ownership_options& options) {
    return ownership_of(day, owner, direction::holdings, options);
}

result<accumulated_values> accumulate(const structure& day, std::span<const double> own,
                                      const ownership_options& options) {
    const arc_table& arcs = *day.inside().equity;
    const linear_system system{arcs.begins, arcs.subjects, arcs.lows, false};
    std::vector<double> b(own.begin(), own.end());
    b.resize(arcs.parties(), 0.0);
    linear_solution solved = solve(system, b, {options.tolerance, options.iterations});
    if (!solved.closed.empty()) return closed_by(day.parties(), std::move(solved.closed));
    if (!solved.converged || solved.residual > options.tolerance) {
        return not_converged(solved.residual, options.tolerance);
    }
    return accumulated_values{std::move(solved.x), solved.residual, solved.iterations};
}

} // namespace tenet::group
