#include "layered.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace tenet::report::layered {

namespace {

constexpr int bend_width = 8;
constexpr int most_sweeps = 16;
constexpr int patience = 4; ///< sweeps without fewer crossings

/// Which lines get bends on the ranks they pass: the short ones first, as many as can be afforded.
std::vector<bool> lines_aside(const task& t, const levels& l) {
    const auto span = [&](number n) {
        return std::abs(l.of[t.lines[n].from] - l.of[t.lines[n].to]);
    };
    std::vector<number> by_span(t.lines.size());
    std::iota(by_span.begin(), by_span.end(), number{0});
    std::ranges::stable_sort(by_span, {}, span);
    constexpr std::size_t per_item = 6;
    constexpr std::size_t free = 2'000;
    std::size_t left = per_item * (t.boxes.size() + t.lines.size()) + free;
    std::vector<bool> out(t.lines.size());
    for (const number n : by_span) {
        const auto bends = static_cast<std::size_t>(std::max(0, 2 * span(n) - 2));
        out[n] = bends > left;
        left -= std::min(left, bends);
    }
    return out;
}

class builder {
public:
    builder(const task& t, const levels& l) : t_(t), l_(l) {}

    ranking run() {
        out_.aside = lines_aside(t_, l_);
        out_.ranks.resize(2 * static_cast<std::size_t>(l_.count));
        out_.chains.resize(t_.lines.size());
        for (number b = 0; b < t_.boxes.size(); ++b) {
            const box& of = t_.boxes[b];
            out_.vertices.push_back(
                {vertex::kind::box, b, 2 * l_.of[b] + 1, of.width, of.height, {}, {}});
        }
        for (number n = 0; n < t_.lines.size(); ++n) add_label(n);
        for (number n = 0; n < t_.lines.size(); ++n) add_bends(n);
        return std::move(out_);
    }

private:
    void join(number above, number below) {
        out_.vertices[above].below.push_back(below);
        out_.vertices[below].above.push_back(above);
    }

    void add_label(number n) {
        const line& of = t_.lines[n];
        const int rank = 2 * std::max(l_.of[of.from], l_.of[of.to]);
        out_.chains[n].push_back(static_cast<number>(out_.vertices.size()));
        out_.vertices.push_back({vertex::kind::label,
                                 n,
                                 rank,
                                 std::max(of.label_width, bend_width),
                                 of.label_height,
                                 {},
                                 {}});
    }

    void add_bends(number n) {
        const line& of = t_.lines[n];
        const number label = out_.chains[n].back();
        const bool down = l_.of[of.from] < l_.of[of.to];
        const number upper = down ? of.from : of.to;
        const number lower = down ? of.to : of.from;
        join(label, lower);
        if (l_.of[of.from] == l_.of[of.to]) return join(label, upper);
        if (out_.aside[n]) return;
        out_.chains[n].clear();
        number last = upper;
        for (int r = 2 * l_.of[upper] + 2; r < out_.vertices[label].rank; ++r) {
            const auto bend = static_cast<number>(out_.vertices.size());
            out_.vertices.push_back({vertex::kind::bend, n, r, bend_width, 0, {}, {}});
            join(last, bend);
            out_.chains[n].push_back(bend);
            last = bend;
        }
        join(last, label);
        out_.chains[n].push_back(label);
    }

    const task& t_;
    const levels& l_;
    ranking out_;
};

/// The first order: what hangs together stands together, as a walk from the tops meets it.
void order_by_walk(ranking& r, const task& t, const levels& l) {
    std::vector<number> roots(r.vertices.size());
    std::iota(roots.begin(), roots.end(), number{0});
    std::vector<bool> first(r.vertices.size());
    for (const number b : t.tops) first[b] = true;
    std::ranges::stable_sort(roots, {}, [&](number v) {
        const bool is_box = v < t.boxes.size();
        return std::pair(!first[v], is_box ? l.of[v] : l.count);
    });
    std::vector<bool> seen(r.vertices.size());
    std::vector<number> stack;
    for (const number root : roots) {
        stack.push_back(root);
        while (!stack.empty()) {
            const number v = stack.back();
            stack.pop_back();
            if (seen[v]) continue;
            seen[v] = true;
            r.ranks[static_cast<std::size_t>(r.vertices[v].rank)].push_back(v);
            const auto& below = r.vertices[v].below;
            stack.insert(stack.end(), below.rbegin(), below.rend());
        }
    }
}

class sweeper {
public:
    explicit sweeper(ranking& r) : r_(r), place_(r.vertices.size()), key_(r.vertices.size()) {
        for (const auto& rank : r_.ranks) number_places(rank);
    }

    void run() {
        auto best = r_.ranks;
        std::uint64_t fewest = crossings();
        for (int n = 0, idle = 0; n < most_sweeps && idle < patience && fewest > 0; ++n) {
            sweep(n % 2 == 0);
            const std::uint64_t now = crossings();
            ++idle;
            if (now >= fewest) continue;
            fewest = now;
            best = r_.ranks;
            idle = 0;
        }
        r_.ranks = std::move(best);
    }

private:
    void number_places(const std::vector<number>& rank) {
        for (std::size_t n = 0; n < rank.size(); ++n) place_[rank[n]] = n;
    }

    void sweep(bool downward) {
        const std::size_t count = r_.ranks.size();
        for (std::size_t n = 1; n < count; ++n) {
            sort_rank(r_.ranks[downward ? n : count - 1 - n], downward);
        }
    }

    /// By the barycentre of the neighbours; ties keep their order.
    void sort_rank(std::vector<number>& rank, bool by_above) {
        constexpr std::uint64_t scale = 1'024;
        for (const number v : rank) {
            const auto& beside = by_above ? r_.vertices[v].above : r_.vertices[v].below;
            std::uint64_t sum = beside.empty() ? place_[v] * scale : 0;
            for (const number o : beside) sum += place_[o] * scale;
            key_[v] = sum / std::max<std::size_t>(beside.size(), 1);
        }
        std::ranges::stable_sort(rank, {}, [&](number v) { return key_[v]; });
        number_places(rank);
    }

    std::uint64_t crossings() {
        std::uint64_t out = 0;
        for (std::size_t n = 1; n < r_.ranks.size(); ++n) out += crossings_above(n);
        return out;
    }

    /// Between a rank and the one before it: inversions, counted with a binary indexed tree.
    std::uint64_t crossings_above(std::size_t n) {
        const std::size_t places = r_.ranks[n - 1].size();
        tree_.assign(places + 1, 0);
        std::uint64_t out = 0;
        std::uint64_t total = 0;
        for (const number v : r_.ranks[n]) {
            for (const number o : r_.vertices[v].above) {
                std::uint64_t before = 0;
                for (std::size_t at = place_[o] + 1; at > 0; at &= at - 1) before += tree_[at];
                out += total - before;
            }
            for (const number o : r_.vertices[v].above) {
                for (std::size_t at = place_[o] + 1; at <= places; at += at & (~at + 1)) {
                    ++tree_[at];
                }
                ++total;
            }
        }
        return out;
    }

    ranking& r_;
    std::vector<std::size_t> place_; ///< by vertex, within its rank
    std::vector<std::uint64_t> key_;
    std::vector<std::uint64_t> tree_;
};

} // namespace

ranking ordered(const task& t, const levels& l) {
    ranking out = builder(t, l).run();
    order_by_walk(out, t, l);
    sweeper(out).run();
    return out;
}

} // namespace tenet::report::layered
