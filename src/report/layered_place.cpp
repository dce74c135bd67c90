#include "layered.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <tuple>

namespace tenet::report::layered {

namespace {

constexpr int rounds = 12;
constexpr int above_labels = 30; ///< least, from a rank of boxes to the labels below it
constexpr int most_above_labels = 140;
constexpr int flattest = 8;     ///< lines go sideways so many times their height, room permitting
constexpr int above_boxes = 14; ///< least
constexpr int most_above_boxes = 60;
constexpr int strip = 8; ///< where lines along a rank run, from it
constexpr int port_distance = 26;
constexpr int port_margin = 24;
constexpr int channels = 12; ///< for lines that go round the side
constexpr int channel_distance = 7;

int gap_of(const vertex& v) noexcept {
    switch (v.what) {
    case vertex::kind::box: return 26;
    case vertex::kind::label: return 14;
    case vertex::kind::bend: break;
    }
    return 8;
}

/// Labels of lines that come round the side, or run along a level.
bool hangs_on_nothing(const vertex& v) noexcept {
    return v.what == vertex::kind::label && v.above.empty();
}

/// Moves the vertices of a rank as near to where they are wanted as their order and distances
/// allow: the least squares solution, by pooling neighbours that violate the order.
class rank_placer {
public:
    explicit rank_placer(const ranking& r) : r_(r) {}

    void run(const std::vector<number>& rank, const std::vector<std::int64_t>& wanted,
             std::vector<int>& middles) {
        offsets_.clear();
        pools_.clear();
        std::int64_t offset = 0;
        for (std::size_t n = 0; n < rank.size(); ++n) {
            if (n > 0) offset += distance(rank[n - 1], rank[n]);
            offsets_.push_back(offset);
            // So that they do not push the others sideways, rank by rank.
            const std::int64_t weight = hangs_on_nothing(r_.vertices[rank[n]]) ? 1 : 1'000;
            pools_.push_back({(wanted[n] - offset) * weight, weight, 1});
            while (pools_.size() > 1 && mean(pools_[pools_.size() - 2]) >= mean(pools_.back())) {
                const pool last = pools_.back();
                pools_.pop_back();
                pools_.back().sum += last.sum;
                pools_.back().weight += last.weight;
                pools_.back().size += last.size;
            }
        }
        std::size_t n = 0;
        for (const pool& p : pools_) {
            for (std::int64_t k = 0; k < p.size; ++k, ++n) {
                middles[rank[n]] = static_cast<int>(mean(p) + offsets_[n]);
            }
        }
    }

private:
    struct pool {
        std::int64_t sum; ///< weighted
        std::int64_t weight;
        std::int64_t size;
    };

    static std::int64_t mean(const pool& p) noexcept {
        const std::int64_t whole = p.sum / p.weight;
        return p.sum % p.weight < 0 ? whole - 1 : whole;
    }

    [[nodiscard]] std::int64_t distance(number left, number right) const {
        const vertex& a = r_.vertices[left];
        const vertex& b = r_.vertices[right];
        return (a.width + b.width + gap_of(a) + gap_of(b)) / 2;
    }

    const ranking& r_;
    std::vector<std::int64_t> offsets_;
    std::vector<pool> pools_;
};

/// Where the neighbours are, in the middle. Labels that hang on nothing follow, and do not pull.
std::int64_t pull(const ranking& r, number v, const std::vector<int>& middles, bool above,
                  bool below) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    const auto add = [&](const std::vector<number>& beside) {
        for (const number o : beside) {
            if (hangs_on_nothing(r.vertices[o])) continue;
            sum += middles[o];
            ++count;
        }
    };
    if (above) add(r.vertices[v].above);
    if (below) add(r.vertices[v].below);
    return count == 0 ? middles[v] : sum / count;
}

} // namespace

std::vector<int> middles_of(const ranking& r) {
    std::vector<int> out(r.vertices.size(), 0);
    rank_placer placer(r);
    std::vector<std::int64_t> wanted;
    const auto settle = [&](std::size_t n, bool above, bool below) {
        wanted.clear();
        for (const number v : r.ranks[n]) wanted.push_back(pull(r, v, out, above, below));
        placer.run(r.ranks[n], wanted, out);
    };
    const auto settle_labels = [&](std::size_t n) {
        wanted.clear();
        for (const number v : r.ranks[n]) {
            const bool label = r.vertices[v].what == vertex::kind::label;
            wanted.push_back(pull(r, v, out, !label, true));
        }
        placer.run(r.ranks[n], wanted, out);
    };
    const std::size_t count = r.ranks.size();
    for (std::size_t n = 0; n < count; ++n) settle(n, false, false);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t n = 0; n < count; ++n) settle(n, true, false);
        for (std::size_t n = count; n-- > 0;) settle(n, false, true);
    }
    // Labels next to what they lead to, so that the last piece of their line is short.
    for (std::size_t n = 0; n < count; n += 2) settle_labels(n);
    int least = 0;
    for (std::size_t v = 0; v < out.size(); ++v) {
        const int left = out[v] - r.vertices[v].width / 2;
        least = v == 0 ? left : std::min(least, left);
    }
    for (int& x : out) x -= least;
    return out;
}

namespace {

class router {
public:
    explicit router(const task& t)
        : t_(t), levels_(levels_of(t)), ranking_(ordered(t, levels_)), x_(middles_of(ranking_)) {}

    placement run() {
        stack_ranks();
        for (number b = 0; b < t_.boxes.size(); ++b) {
            out_.boxes.push_back(
                {x_[b] - t_.boxes[b].width / 2, top_of(b), t_.boxes[b].width, t_.boxes[b].height});
        }
        for (std::size_t v = 0; v < x_.size(); ++v) {
            out_.width = std::max(out_.width, x_[v] + (ranking_.vertices[v].width + 1) / 2);
        }
        side_ = out_.width;
        assign_ports();
        for (number n = 0; n < t_.lines.size(); ++n) out_.routes.push_back(route_of(n));
        return std::move(out_);
    }

private:
    struct band {
        int top;
        int bottom;
    };

    /// An end of a line at a box: which side, and where its other end pulls it.
    struct line_end {
        number box;
        bool below; ///< at the lower side of the box
        int pull;
        number line;
        bool first; ///< the upper end, or the `from` of a line along a level
    };

    void stack_ranks() {
        int y = 0;
        for (std::size_t n = 0; n < ranking_.ranks.size(); ++n) {
            const bool labels = n % 2 == 0;
            int height = 0;
            for (const number v : ranking_.ranks[n]) {
                height = std::max(height, ranking_.vertices[v].height);
            }
            if (labels && n > 0) y += room_above(n, above_labels, most_above_labels);
            bands_.push_back({y, y + height});
            y += height;
            if (labels && (n > 0 || height > 0)) {
                y += room_above(n + 1, above_boxes, most_above_boxes);
            }
        }
        out_.height = y;
    }

    /// Above a rank, more where lines go far sideways.
    [[nodiscard]] int room_above(std::size_t rank, int least, int most) const {
        int widest = 0;
        for (const number v : ranking_.ranks[rank]) {
            for (const number o : ranking_.vertices[v].above) {
                const int wider = std::max(ranking_.vertices[v].width, ranking_.vertices[o].width);
                widest = std::max(widest, std::abs(x_[v] - x_[o]) - wider / 2);
            }
        }
        return std::min(least + widest / flattest, most);
    }

    [[nodiscard]] const band& band_of(number v) const {
        return bands_[static_cast<std::size_t>(ranking_.vertices[v].rank)];
    }
    [[nodiscard]] int top_of(number v) const { return band_of(v).top; }
    [[nodiscard]] bool along(const line& l) const { return levels_.of[l.from] == levels_.of[l.to]; }
    [[nodiscard]] number upper(const line& l) const {
        return levels_.of[l.from] <= levels_.of[l.to] ? l.from : l.to;
    }
    [[nodiscard]] number lower(const line& l) const {
        return levels_.of[l.from] <= levels_.of[l.to] ? l.to : l.from;
    }

    void assign_ports() {
        std::vector<line_end> ends;
        for (number n = 0; n < t_.lines.size(); ++n) {
            const line& l = t_.lines[n];
            const int label = x_[ranking_.chains[n].back()];
            const int first = ranking_.aside[n] ? side_ : x_[ranking_.chains[n].front()];
            ends.push_back({upper(l), !along(l), along(l) ? label : first, n, true});
            ends.push_back({lower(l), false, label, n, false});
        }
        std::ranges::stable_sort(
            ends, {}, [](const line_end& e) { return std::tuple(e.box, e.below, e.pull); });
        first_ports_.resize(t_.lines.size());
        last_ports_.resize(t_.lines.size());
        for (std::size_t begin = 0; begin < ends.size();) {
            std::size_t end = begin;
            const auto same = [&](const line_end& e) {
                return e.box == ends[begin].box && e.below == ends[begin].below;
            };
            while (end < ends.size() && same(ends[end])) ++end;
            spread(std::span(ends).subspan(begin, end - begin));
            begin = end;
        }
    }

    void spread(std::span<const line_end> ends) {
        const box& at = t_.boxes[ends.front().box];
        const auto count = static_cast<int>(ends.size());
        const int room =
            std::min(std::max(at.width - 2 * port_margin, 0), port_distance * (count - 1));
        for (int n = 0; n < count; ++n) {
            const line_end& e = ends[static_cast<std::size_t>(n)];
            const int shift = count == 1 ? 0 : room * n / (count - 1) - room / 2;
            int x = x_[e.box] + shift;
            if (at.port && !e.below) x = x_[e.box] - at.width / 2 + *at.port;
            (e.first ? first_ports_ : last_ports_)[e.line] = x;
        }
    }

    route route_of(number n) {
        const line& l = t_.lines[n];
        const number label = ranking_.chains[n].back();
        const vertex& v = ranking_.vertices[label];
        const band& b = band_of(label);
        route out;
        out.back = levels_.back[n];
        out.label = {x_[label] - l.label_width / 2, b.bottom - v.height, l.label_width, v.height};
        if (along(l)) {
            out.points = points_along(n, b.bottom + strip - 2);
            return out;
        }
        const number from = upper(l);
        out.points = {{first_ports_[n], top_of(from) + t_.boxes[from].height},
                      {first_ports_[n], band_of(from).bottom}};
        if (ranking_.aside[n]) go_round(n, from, out.points);
        for (const number p : ranking_.chains[n]) {
            out.points.push_back({x_[p], band_of(p).top});
            out.points.push_back({x_[p], band_of(p).bottom});
        }
        out.points.push_back({last_ports_[n], top_of(lower(l))});
        if (from != l.from) std::ranges::reverse(out.points);
        return out;
    }

    /// Above the boxes of one level, below the label.
    [[nodiscard]] std::vector<point> points_along(number n, int y) const {
        const line& l = t_.lines[n];
        const int label = x_[ranking_.chains[n].back()];
        const int top = top_of(l.from);
        return {{first_ports_[n], top},
                {first_ports_[n], y},
                {label, y},
                {last_ports_[n], y},
                {last_ports_[n], top}};
    }

    void go_round(number n, number from, std::vector<point>& points) {
        const int x = side_ + channel_distance * (2 + static_cast<int>(n % channels));
        const int label = x_[ranking_.chains[n].back()];
        const int leave = band_of(from).bottom + strip;
        const int enter = band_of(ranking_.chains[n].back()).top - strip;
        for (const point p :
             {point{first_ports_[n], leave}, {x, leave}, {x, enter}, {label, enter}}) {
            points.push_back(p);
        }
        out_.width = std::max(out_.width, x);
    }

    const task& t_;
    levels levels_;
    ranking ranking_;
    std::vector<int> x_; ///< middles, by vertex
    std::vector<band> bands_;
    std::vector<int> first_ports_; ///< by line, at its upper end
    std::vector<int> last_ports_;
    int side_ = 0; ///< beyond all vertices
    placement out_;
};

} // namespace

placement place(const task& t) {
    return router(t).run();
}

} // namespace tenet::report::layered
