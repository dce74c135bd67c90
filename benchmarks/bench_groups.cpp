#include "holdings.hpp"

#include <tenet/group/control.hpp>
#include <tenet/group/graph.hpp>
#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/group/structure.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

/// @file
/// Groups over a generated graph of holdings, then over one with knots, then over one of four times
/// the parties. bench_groups.py compares with other programs.
///
///     bench_groups [PARTIES]

using namespace tenet;
using namespace tenet::group;
using namespace tenet::bench;

namespace {

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

times better(const times& a, const times& b) {
    return {std::min(a.structure, b.structure), std::min(a.parents, b.parents),
            std::min(a.control, b.control), std::min(a.ownership, b.ownership), a.groups};
}

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
    if (!shown) return t;
    group_policy policy;
    policy.criteria.resize(1);
    t.groups = measure(1, [&] { (void)group_parties(s, policy).value(); });

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
    const double all = measure(2, [&] { rolled = roll_up::make(s, groups, {}, rows).value(); });
    constexpr std::uint32_t changes = 1000;
    const double changed = measure(5,
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

/// One relation changed: the graph and the day are made anew, then the one question about it asked
/// with its proof, against all questions asked anew.
void measure_edge_change(std::uint32_t parties, std::vector<holding> holdings, double all) {
    holding& changed = holdings[holdings.size() / 2];
    changed.percent = changed.percent > 50 ? 10 : changed.percent + 1;
    const date today = *date::parse("2025-12-31");
    control is = control::undetermined;
    const double took = measure(2, [&] {
        const graph g = build(parties, holdings);
        const structure s = structure::at(g, {today, today}).value();
        is = prove_control(s, changed.holder, changed.subject).is;
    });
    fmt::print("one relation changed {:.3f} s, {}; everything anew {:.3f} s\n", took,
               is == control::yes ? "controlled" : "not controlled", all);
    told("edge-change", all / took, 1000, all / took >= 1000);
}

} // namespace

int main(int argc, char** argv) {
    const auto parties =
        argc > 1 ? static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 1'000'000;
    const std::vector<holding> holdings = generator(parties).run();
    std::optional<graph> g;
    const double built = measure(1, [&] { g = build(parties, holdings); });
    fmt::print("built in {:.3f} s\n", built);
    times whole = measure_all(*g, true);
    measure_edge_change(parties, holdings,
                        built + whole.structure + whole.parents + whole.control + whole.ownership +
                            whole.groups);
    measure_roll_up(*g);
    measure_knots(parties);

    // Four times the parties should take no more than five times the time; turn by turn.
    const std::uint32_t more = parties * 4;
    const graph four = build(more, generator(more).run());
    times large = measure_all(four, false);
    whole = better(whole, measure_all(*g, false));
    large = better(large, measure_all(four, false));
    whole = better(whole, measure_all(*g, false));
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
