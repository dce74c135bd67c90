#include <tenet/group/control.hpp>
#include <tenet/group/graph.hpp>
#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/group/structure.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Groups over a generated scale-free graph of holdings: majorities that make trees, joint
/// majorities of a parent and its subsidiary, minority stakes, and cross-holdings back up. Then
/// with knots: holdings that tie a large part of the parties into one circle.
///
///     bench_groups [PARTIES] [--edges FILE]
///
/// `--edges` writes the holdings as lines `holder,subject,percent`, for bench_groups.py.

using namespace tenet;
using namespace tenet::group;

namespace {

struct holding {
    party_number holder;
    party_number subject;
    int percent;
};

class generator {
public:
    explicit generator(std::uint32_t parties) : parties_(parties), left_(parties, 100) {}

    std::vector<holding> run() {
        parent_.assign(parties_, no_parent);
        for (party_number p = 1; p < parties_; ++p) {
            const party_number holder = chosen(p);
            if (roll(1000) < 722) {
                parent_[p] = holder;
                add(holder, p, 51 + static_cast<int>(roll(40)));
            } else if (roll(6) == 0 && parent_[holder] != no_parent) {
                // No majority, but a parent and its subsidiary together.
                add(holder, p, 26 + static_cast<int>(roll(8)));
                add(parent_[holder], p, 26 + static_cast<int>(roll(8)));
            } else if (roll(2) == 0) {
                add(holder, p, 5 + static_cast<int>(roll(40)));
            }
            if (roll(1000) < 310) add(roll(p), p, 1 + static_cast<int>(roll(9)));
        }
        for (std::uint32_t n = 0; n < parties_ / 7; ++n) add_cross_holding();
        return std::move(holdings_);
    }

    /// Holdings from far down a group to far up.
    std::vector<holding> run_with_knots() {
        holdings_ = run();
        for (std::uint32_t n = 0; n < parties_ / 3; ++n) {
            const party_number p = roll(parties_);
            add(p, roll(parties_ / 10), 1 + static_cast<int>(roll(3)));
        }
        return std::move(holdings_);
    }

private:
    static constexpr party_number no_parent = UINT32_MAX;

    std::uint32_t roll(std::uint32_t below) {
        return static_cast<std::uint32_t>((random_() >> 11) % below);
    }

    /// A party before this one; those that hold much are chosen more often.
    party_number chosen(party_number before) {
        if (holdings_.empty() || roll(100) < 60) return roll(before);
        const holding& h = holdings_[roll(static_cast<std::uint32_t>(holdings_.size()))];
        return h.holder < before ? h.holder : roll(before);
    }

    void add(party_number holder, party_number subject, int percent) {
        if (holder == subject || left_[subject] <= percent) return;
        left_[subject] -= percent;
        holdings_.push_back({holder, subject, percent});
    }

    void add_cross_holding() {
        const party_number p = roll(parties_);
        party_number up = parent_[p];
        if (up != no_parent && parent_[up] != no_parent) up = parent_[up];
        if (up != no_parent) add(p, up, 1 + static_cast<int>(roll(5)));
    }

    std::uint32_t parties_;
    std::mt19937_64 random_{20260101};
    std::vector<int> left_;
    std::vector<party_number> parent_;
    std::vector<holding> holdings_;
};

graph build(std::uint32_t parties, const std::vector<holding>& holdings) {
    graph_builder b;
    b.reserve(parties, holdings.size());
    for (std::uint32_t p = 0; p < parties; ++p) b.add_party(std::to_string(p));
    for (const holding& h : holdings) {
        b.add_edge({h.holder, h.subject, relation::shareholding, share_range::exactly(h.percent)});
    }
    return b.build().value();
}

/// Seconds of processor time, the best of some runs: a busy machine does not show.
template <class Work>
double measure(int runs, Work&& work) {
    double best = 1e18;
    for (int n = 0; n < runs; ++n) {
        const std::clock_t begin = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

void told(const char* name, double value, double limit, bool met) {
    fmt::print("target groups-{}: {:.3g} {:.3g} {}\n", name, value, limit, met ? "met" : "missed");
}

struct times {
    double structure = 0;
    double parents = 0;
    double control = 0;
    double ownership = 0;
    double groups = 0;
};

times measure_all(const graph& g, bool shown) {
    const date today = *date::parse("2025-12-31");
    const moment now{today, today};
    times t;
    t.structure = measure(3, [&] { (void)structure::at(g, now).value(); });
    const structure s = structure::at(g, now).value();
    t.parents = measure(3, [&] { (void)derive_parents(s); });
    t.control = measure(3, [&] { (void)control_of_all(s).value(); });
    const std::vector<double> own(g.party_count(), 1.0);
    double residual = 0;
    t.ownership = measure(3, [&] { residual = accumulate(s, own).value().residual; });
    group_policy policy;
    policy.criteria.resize(1);
    t.groups = measure(1, [&] { (void)group_parties(s, policy).value(); });
    if (!shown) return t;

    const derived_parents parents = derive_parents(s);
    const control_pairs pairs = control_of_all(s).value();
    std::size_t by_trees = 0;
    for (party_number p = 0; p < g.party_count(); ++p) {
        seat_number up = p;
        for (int steps = 0; steps < 1000 && parents.direct[up] != derived_parents::nobody;
             ++steps) {
            up = parents.direct[up];
            if (up == p) break;
            ++by_trees;
        }
    }
    std::size_t roots = 0;
    for (party_number p = 0; p < g.party_count(); ++p) roots += parents.ultimate[p] == p ? 1 : 0;
    fmt::print("{} parties, {} relations, {} groups; {} pairs of joint control, {} by walking "
               "majorities\n",
               g.party_count(), g.edge_count(), roots, pairs.parties.size(), by_trees);
    fmt::print("graph {:.1f} bytes a relation with its parties, structure {:.1f}\n",
               static_cast<double>(g.bytes()) / static_cast<double>(g.edge_count()),
               static_cast<double>(s.bytes()) / static_cast<double>(g.edge_count()));
    fmt::print("structure {:.3f} s\n", t.structure);
    fmt::print("parents {:.3f} s\ncontrol {:.3f} s\n", t.parents, t.control);
    fmt::print("ownership {:.3f} s, residual {:.1e}\nmembership {:.3f} s\n", t.ownership, residual,
               t.groups);
    told("residual", residual, 1e-12, residual <= 1e-12);
    return t;
}

void measure_knots(std::uint32_t parties) {
    const graph g = build(parties, generator(parties).run_with_knots());
    const date today = *date::parse("2025-12-31");
    const structure s = structure::at(g, {today, today}).value();
    std::size_t largest = 0;
    for (const finding& f : findings_of(s)) {
        if (f.what == finding::kind::cycle) largest = std::max(largest, f.parties.size());
    }
    const std::vector<double> own(parties, 1.0);
    accumulated_values v;
    const double took = measure(1, [&] { v = accumulate(s, own).value(); });
    fmt::print("knots: {} relations, largest circle {}: ownership {:.2f} s, {} iterations, "
               "residual {:.1e}\n",
               g.edge_count(), largest, took, v.iterations, v.residual);
    told("knots-residual", v.residual, 1e-12, v.residual <= 1e-12);
}

void measure_roll_up(const graph& g) {
    const date today = *date::parse("2025-12-31");
    const structure s = structure::at(g, {today, today}).value();
    group_policy policy;
    policy.criteria.resize(1);
    const grouping groups = group_parties(s, policy).value();
    std::vector<value_row> rows;
    for (party_number p = 0; p < g.party_count(); ++p) {
        rows.push_back({fmt::format("R{:08}", p), p, decimal{static_cast<int>(p % 1000)}});
    }
    std::optional<roll_up> rolled;
    const double all = measure(1, [&] { rolled = roll_up::make(s, groups, {}, rows).value(); });
    constexpr std::uint32_t changes = 1000;
    const double changed = measure(1,
                                   [&] {
                                       for (std::uint32_t n = 0; n < changes; ++n) {
                                           value_row row = rows[n * 997 % rows.size()];
                                           row.value = decimal{5};
                                           rolled->change({&row, 1}, {});
                                       }
                                   }) /
                           changes;
    fmt::print("roll-up of {} rows {:.3f} s, one row changed {:.1f} us\n", rows.size(), all,
               changed * 1e6);
    told("roll-up-change", all / changed, 1000, all / changed >= 1000);
}

} // namespace

int main(int argc, char** argv) {
    std::uint32_t parties = 1'000'000;
    const char* file = nullptr;
    for (int n = 1; n < argc; ++n) {
        if (std::string_view(argv[n]) == "--edges" && n + 1 < argc) {
            file = argv[++n];
        } else {
            parties = static_cast<std::uint32_t>(std::strtoul(argv[n], nullptr, 10));
        }
    }
    const std::vector<holding> holdings = generator(parties).run();
    if (file != nullptr) {
        std::FILE* out = std::fopen(file, "w");
        if (out == nullptr) return 1;
        for (const holding& h : holdings) {
            fmt::print(out, "{},{},{}\n", h.holder, h.subject, h.percent);
        }
        std::fclose(out);
    }
    std::optional<graph> g;
    const double built = measure(1, [&] { g = build(parties, holdings); });
    fmt::print("built in {:.3f} s\n", built);
    const times whole = measure_all(*g, true);
    measure_roll_up(*g);
    measure_knots(parties);

    // Four times the parties should take no more than five times the time.
    const std::uint32_t more = parties * 4;
    const times large = measure_all(build(more, generator(more).run()), false);
    const auto compare = [](const char* name, double of_more, double of_whole) {
        constexpr double limit = 5;
        told(name, of_more / of_whole, limit, of_more / of_whole <= limit);
    };
    compare("scale-structure", large.structure, whole.structure);
    compare("scale-parents", large.parents, whole.parents);
    compare("scale-control", large.control, whole.control);
    compare("scale-ownership", large.ownership, whole.ownership);
    return 0;
}
