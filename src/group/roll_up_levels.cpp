#include <tenet/group/messages.hpp>
#include <tenet/group/roll_up.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

class level_maker {
public:
    level_maker(const structure& day, const grouping& groups, const search_limits& limits)
        : day_(day), groups_(groups), limits_(limits) {}

    result<grouping> run() {
        const auto parties = static_cast<party_number>(groups_.group_of.size());
        out_.group_of.resize(parties);
        std::map<seat_number, std::uint32_t> made;
        for (party_number p = 0; p < parties; ++p) {
            const seat_number seat = day_.seat_of(p);
            const auto number = static_cast<std::uint32_t>(out_.groups.size());
            const auto [known, is_new] = made.try_emplace(seat, number);
            out_.group_of[p] = known->second;
            if (!is_new) continue;
            make(seat, groups_.groups[groups_.group_of[p]]);
            if (pairs_ > limits_.pairs) {
                return diagnostics(
                    diagnostic{messages::limit_reached, {std::to_string(limits_.pairs)}});
            }
        }
        return std::move(out_);
    }

private:
    void make(seat_number seat, const corporate_group& within) {
        if (seat == within.top) {
            out_.groups.push_back(within);
            pairs_ += within.members.size();
            return;
        }
        std::set<party_number> below;
        for (const party_number p : day_.members(seat)) below.insert(p);
        if (within.members.size() > 1) {
            for (const controlled_party& c : controlled_by(day_, seat)) {
                if (c.is == control::yes) below.insert(c.party);
            }
            add_dependents(below, within);
        }
        corporate_group level{seat, {}};
        for (const party_number p : below) {
            if (const member* m = find(within, p)) level.members.push_back(*m);
        }
        pairs_ += level.members.size();
        out_.groups.push_back(std::move(level));
    }

    static const member* find(const corporate_group& in, party_number p) {
        const auto at = std::ranges::lower_bound(in.members, p, {}, &member::party);
        return at == in.members.end() || at->party != p ? nullptr : &*at;
    }

    /// Those that a relation of somebody below took into the group, and so on.
    void add_dependents(std::set<party_number>& below, const corporate_group& within) const {
        std::vector<party_number> next(below.begin(), below.end());
        while (!next.empty()) {
            const party_number by = next.back();
            next.pop_back();
            for (const edge_number e : day_.parties().held_by(by)) {
                const party_number p = day_.parties().subject(e);
                const member* m = find(within, p);
                if (m != nullptr && m->edge == e && below.insert(p).second) next.push_back(p);
            }
        }
    }

    const structure& day_;
    const grouping& groups_;
    const search_limits& limits_;
    grouping out_;
    std::size_t pairs_ = 0;
};

} // namespace

result<grouping> levels_of(const structure& day, const grouping& groups,
                           const search_limits& limits) {
    return level_maker{day, groups, limits}.run();
}

} // namespace tenet::group
