#include "holdings.hpp"

#include <tenet/group/control.hpp>
#include <tenet/group/control_index.hpp>
#include <tenet/group/graph.hpp>
#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/group/structure.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <random>
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

double seconds_of_thread() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Random changes of one relation each: dropped, added, or its share moved over half.
class edge_changes {
public:
    explicit edge_changes(const control_index& of) : parties_(of.parties().party_count()) {
        for (edge_number e = 0; e < of.edge_count(); ++e) there_.push_back(e);
    }

    relation_changes next(const control_index& of) {
        relation_changes out;
        const std::size_t at = random_() % there_.size();
        const edge_number e = there_[at];
        if (count_ % 3 == 0) {
            out.drop.push_back(e);
            there_[at] = there_.back();
            there_.pop_back();
        } else if (count_ % 3 == 1) {
            const bool majority = of.relation_at(e)->share->low > decimal{50};
            out.restate.push_back({e, share_range::exactly(percent(majority ? 0 : 50))});
        } else {
            there_.push_back(static_cast<edge_number>(of.edge_count()));
            out.add.push_back({party(), party(), relation::shareholding,
                               share_range::exactly(percent(random_() % 2 == 0 ? 0 : 50))});
        }
        ++count_;
        return out;
    }

private:
    party_number party() { return static_cast<party_number>(random_() % parties_); }
    decimal percent(int above) { return decimal{above + 1 + static_cast<int>(random_() % 40)}; }

    std::size_t parties_;
    std::mt19937_64 random_{20260102};
    std::vector<edge_number> there_;
    int count_ = 0;
};

/// Whether an index says what the day of its relations does.
bool is_right(const control_index& index) {
    const structure s = structure::at(index.relations().value(), index.when()).value();
    control_pairs found = control_of_all(s).value();
    for (std::size_t n = 0; n < found.seats.size(); ++n) {
        const auto begin = found.parties.begin();
        std::sort(begin + static_cast<std::ptrdiff_t>(found.begins[n]),
                  begin + static_cast<std::ptrdiff_t>(found.begins[n + 1]));
    }
    return index.pairs() == found;
}

/// One relation changed in an index, beside the structure of the day and control of all anew. The
/// graph that the latter needs as well is not counted.
void measure_edge_changes(const graph& g) {
    constexpr int changes = 3000;
    const date today = *date::parse("2025-12-31");
    const moment now{today, today};
    std::optional<control_index> index;
    const double made =
        measure(1, [&] { index = control_index::of(structure::at(g, now).value()).value(); });
    const auto all_anew = [&] {
        return measure(1, [&] { (void)control_of_all(structure::at(g, now).value()).value(); });
    };
    double anew = all_anew();
    edge_changes some{*index};
    std::vector<double> took;
    std::vector<double> proofs;
    std::size_t differences = 0;
    for (int n = 0; n < changes; ++n) {
        const relation_changes change = some.next(*index);
        const double begin = seconds_of_thread();
        index = index->with(change).value();
        const double end = seconds_of_thread();
        took.push_back(end - begin);
        differences += index->differences().size();
        if (n % 1000 == 999) anew = std::min(anew, all_anew());
        if (change.restate.empty()) continue;
        const edge_definition e = *index->relation_at(change.restate.front().edge);
        const double asked = seconds_of_thread();
        (void)index->prove(index->seat_of(e.holder), e.subject);
        proofs.push_back(seconds_of_thread() - asked);
    }
    std::ranges::sort(took);
    std::ranges::sort(proofs);
    const auto at = [&](double part) {
        return took[static_cast<std::size_t>(part * static_cast<double>(took.size() - 1))];
    };
    fmt::print(
        "index made in {:.3f} s; {} changes of a relation: median {:.1f} us, 90 % {:.1f}, "
        "99 % {:.1f}, worst {:.1f}; {} answers changed; proof of the pair: median {:.1f} us, "
        "worst {:.1f}; all anew {:.3f} s\n",
        made, changes, at(0.5) * 1e6, at(0.9) * 1e6, at(0.99) * 1e6, at(1) * 1e6, differences,
        proofs[proofs.size() / 2] * 1e6, proofs.back() * 1e6, anew);
    told("edge-change", anew / at(0.5), 1000, anew / at(0.5) >= 1000);
    told("edge-change-99", anew / at(0.99), 1000, anew / at(0.99) >= 1000);
    told("edge-change-worst", anew / at(1), 1000, anew / at(1) >= 1000);
    if (is_right(*index)) return;
    fmt::print("the index is wrong\n");
    std::exit(1);
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
    measure_edge_changes(*g);
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
