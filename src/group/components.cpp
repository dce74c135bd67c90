#include "components.hpp"

#include <algorithm>

namespace tenet::group {

namespace {

constexpr std::uint32_t unseen = UINT32_MAX;

class tarjan {
public:
    tarjan(std::span<const std::uint32_t> begins, std::span<const std::uint32_t> targets)
        : begins_(begins),
          targets_(targets),
          nodes_(begins.size() - 1),
          index_(nodes_, unseen),
          low_(nodes_) {
        out_.of.assign(nodes_, unseen);
        out_.members.reserve(nodes_);
    }

    components run() {
        for (std::uint32_t p = 0; p < nodes_; ++p) {
            if (index_[p] == unseen) from(p);
        }
        return std::move(out_);
    }

private:
    struct frame {
        std::uint32_t node;
        std::uint32_t arc;
    };

    void enter(std::uint32_t p) {
        index_[p] = low_[p] = next_++;
        open_.push_back(p);
        stack_.push_back({p, begins_[p]});
    }

    void from(std::uint32_t root) {
        enter(root);
        while (!stack_.empty()) {
            frame& top = stack_.back();
            if (top.arc < begins_[top.node + 1]) {
                const std::uint32_t to = targets_[top.arc++];
                if (index_[to] == unseen) {
                    enter(to);
                } else if (out_.of[to] == unseen) {
                    low_[top.node] = std::min(low_[top.node], index_[to]);
                }
                continue;
            }
            leave(top.node);
        }
    }

    void leave(std::uint32_t p) {
        stack_.pop_back();
        if (!stack_.empty()) {
            std::uint32_t& above = low_[stack_.back().node];
            above = std::min(above, low_[p]);
        }
        if (low_[p] != index_[p]) return;
        const auto number = static_cast<std::uint32_t>(out_.size());
        const std::size_t begin = out_.members.size();
        std::uint32_t member = p;
        do {
            member = open_.back();
            open_.pop_back();
            out_.of[member] = number;
            out_.members.push_back(member);
        } while (member != p);
        if (out_.members.size() - begin > 1) {
            std::sort(out_.members.begin() + static_cast<std::ptrdiff_t>(begin),
                      out_.members.end());
        }
        out_.begins.push_back(static_cast<std::uint32_t>(out_.members.size()));
    }

    std::span<const std::uint32_t> begins_;
    std::span<const std::uint32_t> targets_;
    std::size_t nodes_;
    components out_;
    std::vector<std::uint32_t> index_;
    std::vector<std::uint32_t> low_;
    std::vector<std::uint32_t> open_;
    std::vector<frame> stack_;
    std::uint32_t next_ = 0;
};

} // namespace

components components_of(std::span<const std::uint32_t> begins,
                         std::span<const std::uint32_t> targets) {
    return tarjan{begins, targets}.run();
}

} // namespace tenet::group
