#include "components.hpp"

#include <algorithm>

namespace tenet::group {

namespace {

constexpr std::uint32_t unseen = UINT32_MAX;

class tarjan {
public:
    explicit tarjan(const arc_table& arcs)
        : arcs_(arcs), index_(arcs.parties(), unseen), low_(arcs.parties()) {
        out_.of.assign(arcs.parties(), unseen);
        out_.members.reserve(arcs.parties());
    }

    components run() {
        for (party_number p = 0; p < arcs_.parties(); ++p) {
            if (index_[p] == unseen) from(p);
        }
        return std::move(out_);
    }

private:
    struct frame {
        party_number party;
        std::uint32_t arc;
    };

    void enter(party_number p) {
        index_[p] = low_[p] = next_++;
        open_.push_back(p);
        stack_.push_back({p, arcs_.begins[p]});
    }

    void from(party_number root) {
        enter(root);
        while (!stack_.empty()) {
            frame& top = stack_.back();
            if (top.arc < arcs_.begins[top.party + 1]) {
                const party_number to = arcs_.subjects[top.arc++];
                if (index_[to] == unseen) {
                    enter(to);
                } else if (out_.of[to] == unseen) {
                    low_[top.party] = std::min(low_[top.party], index_[to]);
                }
                continue;
            }
            leave(top.party);
        }
    }

    void leave(party_number p) {
        stack_.pop_back();
        if (!stack_.empty()) {
            std::uint32_t& above = low_[stack_.back().party];
            above = std::min(above, low_[p]);
        }
        if (low_[p] != index_[p]) return;
        const auto number = static_cast<std::uint32_t>(out_.size());
        const std::size_t begin = out_.members.size();
        party_number member = p;
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

    const arc_table& arcs_;
    components out_;
    std::vector<std::uint32_t> index_;
    std::vector<std::uint32_t> low_;
    std::vector<party_number> open_;
    std::vector<frame> stack_;
    std::uint32_t next_ = 0;
};

} // namespace

components components_of(const arc_table& arcs) {
    return tarjan{arcs}.run();
}

} // namespace tenet::group
