#include <tenet/report/group_text.hpp>
#include <tenet/report/report.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace tenet::report {

namespace {

using group::edge_number;
using group::member;
using group::party_number;
using group::relation;

/// Relations by which a holder stands above its subject.
bool leads_down(relation type) noexcept {
    switch (type) {
    case relation::acting_in_concert:
    case relation::family:
    case relation::billing:
    case relation::agent:
    case relation::referral:
    case relation::influence:
    case relation::other: return false;
    default: return true;
    }
}

class tree_writer {
public:
    tree_writer(const group::structure& day, const group::group_policy& policy,
                const group::corporate_group& of, language lang)
        : day_(day),
          g_(day.parties()),
          policy_(policy),
          of_(of),
          lang_(lang),
          shown_(of.members.size()) {}

    std::string run() {
        const bool pool = day_.is_pool(of_.top);
        if (pool) out_ += safe(day_.seat_name(of_.top)) + "\n";
        for (const party_number p : day_.members(of_.top)) show({p, pool ? 1U : 0U, {}});
        for (const member& m : of_.members) {
            if (!shown_[place_of(m.party)]) show({m.party, 1, {}});
        }
        return std::move(out_);
    }

private:
    struct branch {
        party_number party;
        unsigned depth;
        std::string relations;
    };

    [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const {
        return lang_ == language::zh ? zh : en;
    }

    /// The place of a party among the members; their number where it is none.
    [[nodiscard]] std::size_t place_of(party_number p) const {
        const auto at = std::ranges::lower_bound(of_.members, p, {}, &member::party);
        const bool there = at != of_.members.end() && at->party == p;
        return there ? static_cast<std::size_t>(at - of_.members.begin()) : of_.members.size();
    }

    void show(branch root) {
        std::vector<branch> stack{std::move(root)};
        while (!stack.empty()) {
            const branch now = std::move(stack.back());
            stack.pop_back();
            const std::size_t place = place_of(now.party);
            if (place == of_.members.size()) continue;
            const bool again = shown_[place];
            shown_[place] = true;
            write_line(now, place, again);
            if (again) continue;
            std::vector<branch> below = branches(now.party, now.depth + 1);
            std::ranges::reverse(below);
            std::ranges::move(below, std::back_inserter(stack));
        }
    }

    /// The members below one, with what leads there.
    [[nodiscard]] std::vector<branch> branches(party_number holder, unsigned depth) const {
        std::map<party_number, std::string> by_subject;
        for (const edge_number e : g_.held_by(holder)) {
            const party_number p = g_.subject(e);
            if (p == holder || !leads_down(g_.type(e)) || !g_.holds(e, day_.when())) continue;
            if (place_of(p) == of_.members.size()) continue;
            std::string& text = by_subject[p];
            if (!text.empty()) text += say("、", ", ");
            text += title_of(g_.type(e)).in(lang_);
            if (const auto share = g_.share(e)) text += " " + share->text() + "%";
        }
        std::vector<branch> out;
        out.reserve(by_subject.size());
        for (auto& [p, text] : by_subject) out.push_back({p, depth, std::move(text)});
        return out;
    }

    void write_line(const branch& b, std::size_t place, bool again) {
        constexpr unsigned deepest_indent = 40;
        out_ += std::string(std::size_t{2} * std::min(b.depth, deepest_indent), ' ');
        out_ += safe(g_.name(b.party));
        if (g_.name(b.party) != g_.key(b.party)) {
            out_ += std::string(" (").append(safe(g_.key(b.party))).append(")");
        }
        if (!b.relations.empty()) out_ += "  " + b.relations;
        out_ +=
            again ? std::string(say("  （见上）", "  (see above)")) : reason(of_.members[place]);
        out_ += "\n";
    }

    [[nodiscard]] std::string reason(const member& m) const {
        if (m.why == member::reason::top) return std::string(say("  · 顶端", "  · top"));
        if (m.why == member::reason::entry) {
            const group::manual_entry& e = policy_.entries[m.number];
            return std::string(e.include ? say("  · 人工纳入：", "  · included by hand: ")
                                         : say("  · 人工排除：", "  · kept out by hand: ")) +
                   safe(e.reason);
        }
        const group::membership_criterion& c = policy_.criteria[m.number];
        const bool open = !c.verified && !c.source.empty();
        return "  · " + safe(c.title.in(lang_)) +
               std::string(open ? say("（未核实）", " (not verified)") : std::string_view{});
    }

    const group::structure& day_;
    const group::graph& g_;
    const group::group_policy& policy_;
    const group::corporate_group& of_;
    language lang_;
    std::vector<bool> shown_; ///< by place among the members
    std::string out_;
};

} // namespace

std::string group_text(const group::structure& day, const group::group_policy& policy,
                       const group::grouping& groups, std::uint32_t number, language lang) {
    return tree_writer{day, policy, groups.groups[number], lang}.run();
}

} // namespace tenet::report
