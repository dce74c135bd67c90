#ifndef TENET_BENCHMARKS_HOLDINGS_HPP
#define TENET_BENCHMARKS_HOLDINGS_HPP

#include <tenet/group/graph.hpp>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// @file
/// A scale-free graph of holdings, always the same for a number of parties: majorities that make
/// trees, joint majorities of a parent and its subsidiary, minority stakes, and cross-holdings back
/// up. With knots: holdings that tie a large part of the parties into one circle.
namespace tenet::bench {

using group::graph;
using group::graph_builder;
using group::party_number;
using group::relation;
using group::share_range;

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

inline graph build(std::uint32_t parties, const std::vector<holding>& holdings) {
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

} // namespace tenet::bench

#endif
