#include "holdings.hpp"

#include <tenet/group/control.hpp>
#include <tenet/group/levels.hpp>
#include <tenet/group/ownership.hpp>
#include <tenet/group/structure.hpp>

#include <fmt/core.h>

#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The side of Tenet in bench_groups.py: the seconds of each task, and the graph and the answers
/// for others to compare with.
///
///     bench_holdings [FOLDER [PARTIES]]
///     bench_holdings --knots [PARTIES]
///
/// In FOLDER: holdings.bin (int32: holder, subject, percent), ultimate.bin (int32 by party),
/// levels.bin (int64 by party), pairs.bin (uint64: controller * 2^32 + controlled, ascending),
/// values.bin (float64 by party). Party p has the value p % 1000.

using namespace tenet;
using namespace tenet::group;
using namespace tenet::bench;

namespace {

constexpr int runs = 5;

structure day_of(const graph& g) {
    const date today = *date::parse("2025-12-31");
    return structure::at(g, {today, today}).value();
}

template <class T>
void write(const std::string& folder, const char* name, const std::vector<T>& values) {
    if (folder.empty()) return;
    std::ofstream out(folder + "/" + name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(T)));
    if (!out) std::exit(1);
}

void figure(const char* name, double value) {
    fmt::print("figure\t{}\t{:.9g}\n", name, value);
}

double megabytes_at_most() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

/// What a host does that wants the totals of ultimate parents only.
std::vector<decimal> totals_of_groups(const structure& s, const std::vector<decimal>& own) {
    const derived_parents parents = derive_parents(s);
    std::vector<decimal> totals(s.seat_count());
    for (party_number p = 0; p < own.size(); ++p) totals[parents.ultimate[p]] += own[p];
    return totals;
}

void tell_parents(const structure& s, const std::string& folder) {
    std::vector<decimal> own;
    for (party_number p = 0; p < s.parties().party_count(); ++p) {
        own.emplace_back(static_cast<int>(p % 1000));
    }
    figure("parents", measure(runs, [&] { (void)derive_parents(s); }));
    figure("roll-up", measure(runs, [&] { (void)totals_of_groups(s, own); }));
    std::vector<decimal> totals;
    figure("levels",
           measure(runs, [&] { totals = totals_at_every_level(s, derive_parents(s), own); }));
    const derived_parents parents = derive_parents(s);
    write(folder, "ultimate.bin", parents.ultimate);
    std::vector<std::int64_t> levels;
    for (const decimal& t : totals) levels.push_back(*t.to_int64());
    write(folder, "levels.bin", levels);
    const std::vector<decimal> groups = totals_of_groups(s, own);
    for (party_number p = 0; p < own.size(); ++p) {
        if (parents.ultimate[p] == p && groups[p] != totals[p]) std::exit(1);
    }
}

void tell_control(const structure& s, const std::string& folder) {
    control_pairs found;
    figure("control", measure(runs, [&] { found = control_of_all(s).value(); }));
    std::vector<std::uint64_t> pairs;
    for (std::size_t n = 0; n < found.seats.size(); ++n) {
        for (const party_number p : found.of(n)) {
            pairs.push_back((std::uint64_t{found.seats[n]} << 32) + p);
        }
    }
    std::ranges::sort(pairs);
    write(folder, "pairs.bin", pairs);
}

void tell_values(const structure& s, const std::string& folder) {
    std::vector<double> own;
    for (party_number p = 0; p < s.parties().party_count(); ++p) own.push_back(p % 1000);
    accumulated_values found;
    figure("ownership", measure(runs, [&] { found = accumulate(s, own).value(); }));
    figure("ownership-residual", found.residual);
    write(folder, "values.bin", found.values);
}

/// In a process of its own, so that the memory is that of this.
int tell_knots(std::uint32_t parties) {
    const graph g = build(parties, generator(parties).run_with_knots());
    const structure s = day_of(g);
    std::size_t largest = 0;
    for (const finding& f : findings_of(s)) {
        if (f.what == finding::kind::cycle) largest = std::max(largest, f.parties.size());
    }
    const std::vector<double> own(parties, 1.0);
    const double before = megabytes_at_most();
    accumulated_values found;
    const double took = measure(1, [&] { found = accumulate(s, own).value(); });
    figure("knots-relations", static_cast<double>(g.edge_count()));
    figure("knots-largest", static_cast<double>(largest));
    figure("knots", took);
    figure("knots-iterations", static_cast<double>(found.iterations));
    figure("knots-residual", found.residual);
    figure("knots-megabytes", megabytes_at_most() - before);
    figure("knots-megabytes-before", before);
    return 0;
}

int tell_all(std::uint32_t parties, const std::string& folder) {
    const std::vector<holding> holdings = generator(parties).run();
    write(folder, "holdings.bin", holdings);
    graph g;
    figure("build", measure(1, [&] { g = build(parties, holdings); }));
    figure("structure", measure(runs, [&] { (void)day_of(g); }));
    const structure s = day_of(g);
    tell_parents(s, folder);
    tell_control(s, folder);
    tell_values(s, folder);
    figure("megabytes", megabytes_at_most());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const auto parties =
        argc > 2 ? static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10)) : 1'000'000;
    const std::string folder = argc > 1 ? argv[1] : "";
    return folder == "--knots" ? tell_knots(parties) : tell_all(parties, folder);
}
