#include "layered.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace tenet::report::layered {

namespace {

constexpr number none = std::numeric_limits<number>::max();

/// The lines that rank, by the box they leave.
std::vector<std::vector<number>> lines_down(const task& t) {
    std::vector<std::vector<number>> out(t.boxes.size());
    for (number n = 0; n < t.lines.size(); ++n) {
        if (t.lines[n].ranks) out[t.lines[n].from].push_back(n);
    }
    return out;
}

/// How many lines away the nearest top is; boxes no top leads to are tops of their own.
std::vector<int> depths(const task& t, const std::vector<std::vector<number>>& down) {
    std::vector<int> out(t.boxes.size(), -1);
    std::vector<number> queue;
    std::size_t done = 0;
    const auto spread = [&] {
        for (; done < queue.size(); ++done) {
            for (const number n : down[queue[done]]) {
                const number to = t.lines[n].to;
                if (out[to] >= 0) continue;
                out[to] = out[queue[done]] + 1;
                queue.push_back(to);
            }
        }
    };
    const auto begin = [&](number b) {
        if (out[b] >= 0) return;
        out[b] = 0;
        queue.push_back(b);
    };
    for (const number b : t.tops) begin(b);
    spread();
    for (number b = 0; b < t.boxes.size(); ++b) {
        begin(b);
        spread();
    }
    return out;
}

/// Boxes that lead to each other have the same number: Tarjan's algorithm with a stack of its own.
class circles {
public:
    circles(const task& t, const std::vector<std::vector<number>>& down)
        : t_(t), down_(down), index_(t.boxes.size(), none), low_(index_), circle_(index_) {}

    std::vector<number> run() {
        for (number b = 0; b < t_.boxes.size(); ++b) {
            if (index_[b] == none) visit(b);
        }
        return std::move(circle_);
    }

private:
    struct step {
        number box;
        std::size_t next;
    };

    void open(number b) {
        index_[b] = low_[b] = seen_++;
        open_.push_back(b);
        path_.push_back({b, 0});
    }

    void close(number b) {
        if (low_[b] == index_[b]) {
            number other = none;
            do {
                other = open_.back();
                open_.pop_back();
                circle_[other] = b;
            } while (other != b);
        }
        path_.pop_back();
        if (!path_.empty()) low_[path_.back().box] = std::min(low_[path_.back().box], low_[b]);
    }

    void visit(number root) {
        open(root);
        while (!path_.empty()) {
            step& now = path_.back();
            if (now.next == down_[now.box].size()) {
                close(now.box);
                continue;
            }
            const number to = t_.lines[down_[now.box][now.next++]].to;
            if (index_[to] == none) {
                open(to);
            } else if (circle_[to] == none) {
                low_[now.box] = std::min(low_[now.box], index_[to]);
            }
        }
    }

    const task& t_;
    const std::vector<std::vector<number>>& down_;
    std::vector<number> index_;
    std::vector<number> low_;
    std::vector<number> circle_;
    std::vector<number> open_;
    std::vector<step> path_;
    number seen_ = 0;
};

/// Lines within a circle that lead back towards the top.
std::vector<bool> closing(const task& t, const std::vector<std::vector<number>>& down) {
    const std::vector<int> depth = depths(t, down);
    const std::vector<number> circle = circles(t, down).run();
    std::vector<bool> out(t.lines.size());
    for (number n = 0; n < t.lines.size(); ++n) {
        const line& l = t.lines[n];
        out[n] = l.ranks && circle[l.from] == circle[l.to] &&
                 std::tuple(depth[l.to], l.to) < std::tuple(depth[l.from], l.from);
    }
    return out;
}

/// The longest path from above, over the lines that close no circle.
std::vector<int> longest_paths(const task& t, const std::vector<std::vector<number>>& down,
                               const std::vector<bool>& closes) {
    std::vector<int> out(t.boxes.size(), 0);
    std::vector<number> waiting(t.boxes.size(), 0);
    for (number n = 0; n < t.lines.size(); ++n) {
        if (t.lines[n].ranks && !closes[n]) ++waiting[t.lines[n].to];
    }
    std::vector<number> queue;
    for (number b = 0; b < t.boxes.size(); ++b) {
        if (waiting[b] == 0) queue.push_back(b);
    }
    for (std::size_t done = 0; done < queue.size(); ++done) {
        for (const number n : down[queue[done]]) {
            if (closes[n]) continue;
            const number to = t.lines[n].to;
            out[to] = std::max(out[to], out[queue[done]] + 1);
            if (--waiting[to] == 0) queue.push_back(to);
        }
    }
    return out;
}

/// Boxes that nothing stands above, other than tops, move down to what they hold, to whom they are
/// tied, or below the tops.
void lower_loose(const task& t, const std::vector<bool>& closes, std::vector<int>& level) {
    std::vector<bool> loose(t.boxes.size(), true);
    std::vector<int> highest(t.boxes.size(), -1);
    for (const number b : t.tops) loose[b] = false;
    for (number n = 0; n < t.lines.size(); ++n) {
        const line& l = t.lines[n];
        if (!l.ranks || closes[n]) continue;
        loose[l.to] = false;
        int& least = highest[l.from];
        least = least < 0 ? level[l.to] : std::min(least, level[l.to]);
    }
    std::vector<int> tied(t.boxes.size(), -1);
    for (const line& l : t.lines) {
        if (l.ranks) continue;
        if (!loose[l.from]) tied[l.to] = std::max(tied[l.to], level[l.from]);
        if (!loose[l.to]) tied[l.from] = std::max(tied[l.from], level[l.to]);
    }
    for (number b = 0; b < t.boxes.size(); ++b) {
        if (!loose[b]) continue;
        const int by_tie = tied[b] >= 0 ? tied[b] : 1;
        level[b] = highest[b] >= 0 ? highest[b] - 1 : by_tie;
    }
}

} // namespace

levels levels_of(const task& t) {
    const auto down = lines_down(t);
    const std::vector<bool> closes = closing(t, down);
    levels out{longest_paths(t, down, closes), 0, std::vector<bool>(t.lines.size())};
    lower_loose(t, closes, out.of);
    for (const int l : out.of) out.count = std::max(out.count, l + 1);
    for (number n = 0; n < t.lines.size(); ++n) {
        const line& l = t.lines[n];
        out.back[n] = l.ranks && out.of[l.from] >= out.of[l.to];
    }
    return out;
}

} // namespace tenet::report::layered
