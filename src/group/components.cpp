#include "components.hpp"

#include <algorithm>

namespace tenet::group {

namespace {

constexpr std::uint32_t unseen = UINT32_MAX;

/// Keeps one number for each node, so that an arc is looked up in one place: of a node that is
/// still open its index, below the count of open nodes; of a closed one its component, counted down
/// from the last node. As in Pearce, "A space-efficient algorithm for finding strongly connected
/// components" (2016), every closed node then has a number above those of all open ones.
class tarjan {
public:
    tarjan(std::span<const std::uint32_t> begins, std::span<const std::uint32_t> targets)
        : begins_(begins), targets_(targets), nodes_(begins.size() - 1) {
        out_.of.assign(nodes_, unseen);
        out_.members.reserve(nodes_);
        out_.places.assign(nodes_, 0);
    }

    components run() {
        for (std::size_t p = 0; p < nodes_; ++p) {
            expect(p + ahead);
            if (out_.of[p] == unseen) from(static_cast<std::uint32_t>(p));
        }
        for (std::uint32_t& c : out_.of) c = last() - c;
        return std::move(out_);
    }

private:
    struct frame {
        std::uint32_t node;
        std::uint32_t arc;
        std::uint32_t low;
    };

    [[nodiscard]] std::uint32_t last() const noexcept {
        return static_cast<std::uint32_t>(nodes_ - 1);
    }

    /// Targets lie anywhere in memory.
    void expect(std::size_t node) const {
        if (node >= nodes_ || begins_[node] == begins_[node + 1]) return;
        __builtin_prefetch(&out_.of[targets_[begins_[node]]]);
        __builtin_prefetch(&begins_[targets_[begins_[node]]]);
    }

    void enter(std::uint32_t p) {
        const auto index = static_cast<std::uint32_t>(open_.size());
        out_.of[p] = index;
        open_.push_back(p);
        stack_.push_back({p, begins_[p], index});
    }

    void from(std::uint32_t root) {
        enter(root);
        while (!stack_.empty()) {
            frame& top = stack_.back();
            if (top.arc == begins_[top.node + 1]) {
                leave(top);
                continue;
            }
            const std::uint32_t to = targets_[top.arc++];
            if (out_.of[to] == unseen) {
                enter(to);
            } else {
                top.low = std::min(top.low, out_.of[to]);
            }
        }
    }

    void leave(const frame& left) {
        const std::uint32_t index = out_.of[left.node];
        const std::uint32_t low = left.low;
        stack_.pop_back();
        if (low == index) return close(index);
        std::uint32_t& above = stack_.back().low;
        above = std::min(above, low);
    }

    /// What is open from an index on is a component.
    void close(std::uint32_t index) {
        const auto first = open_.begin() + index;
        const std::uint32_t number = last() - static_cast<std::uint32_t>(out_.size());
        if (open_.end() - first > 1) std::sort(first, open_.end());
        for (auto at = first; at != open_.end(); ++at) {
            out_.of[*at] = number;
            if (at != first) out_.places[*at] = static_cast<std::uint32_t>(at - first);
        }
        out_.members.insert(out_.members.end(), first, open_.end());
        open_.erase(first, open_.end());
        out_.begins.push_back(static_cast<std::uint32_t>(out_.members.size()));
    }

    static constexpr std::size_t ahead = 8;

    std::span<const std::uint32_t> begins_;
    std::span<const std::uint32_t> targets_;
    std::size_t nodes_;
    components out_;
    std::vector<std::uint32_t> open_; ///< by index
    std::vector<frame> stack_;
};

} // namespace

components components_of(std::span<const std::uint32_t> begins,
                         std::span<const std::uint32_t> targets) {
    return tarjan{begins, targets}.run();
}

} // namespace tenet::group
