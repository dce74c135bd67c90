#include "group_words.hpp"

#include <tenet/report/group_text.hpp>
#include <tenet/report/report.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace tenet::report {

namespace {

using group::edge_number;
using group::member;
using group::party_number;

class tree_writer {
public:
    tree_writer(const group::structure& day, const group::group_policy& policy,
                const group::corporate_group& of, language lang)
        : day_(day),
          g_(day.parties()),
          policy_(policy),
          of_(of),
          lang_(lang),
          homes_(of.members.size()),
          shown_(of.members.size()) {}

    std::string run() {
        const bool pool = day_.is_pool(of_.top);
        if (pool) out_ += safe(day_.seat_name(of_.top)) + "\n";
        const auto tops = day_.members(of_.top);
        settle({tops.begin(), tops.end()});
        for (const party_number p : tops) show({p, p, pool ? 1U : 0U, {}});
        for (const member& m : of_.members) {
            if (homes_[place_of(m.party)]) continue;
            settle({m.party});
            show({m.party, m.party, 1, {}});
        }
        return std::move(out_);
    }

private:
    struct branch {
        party_number from; ///< the holder; at the root the party itself
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

    /// Finds for each member where it is shown in full: below the holder nearest to the top.
    void settle(std::vector<party_number> queue) {
        for (const party_number p : queue) {
            if (place_of(p) < homes_.size()) homes_[place_of(p)] = p;
        }
        for (std::size_t n = 0; n < queue.size(); ++n) {
            for (const branch& b : branches(queue[n], 0)) {
                auto& home = homes_[place_of(b.party)];
                if (home) continue;
                home = queue[n];
                queue.push_back(b.party);
            }
        }
    }

    void show(branch root) {
        std::vector<branch> stack{std::move(root)};
        while (!stack.empty()) {
            const branch now = std::move(stack.back());
            stack.pop_back();
            const std::size_t place = place_of(now.party);
            if (place == of_.members.size()) continue;
            const bool at_home = homes_[place] == now.from && !shown_[place];
            write_line(now, place, at_home);
            if (!at_home) continue;
            shown_[place] = true;
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
        for (auto& [p, text] : by_subject) out.push_back({holder, p, depth, std::move(text)});
        return out;
    }

    void write_line(const branch& b, std::size_t place, bool at_home) {
        constexpr unsigned deepest_indent = 40;
        out_ += std::string(std::size_t{2} * std::min(b.depth, deepest_indent), ' ');
        out_ += safe(g_.name(b.party));
        if (g_.name(b.party) != g_.key(b.party)) {
            out_ += std::string(" (").append(safe(g_.key(b.party))).append(")");
        }
        if (!b.relations.empty()) out_ += "  " + b.relations;
        if (at_home) {
            out_ += reason(of_.members[place]);
        } else if (shown_[place]) {
            out_ += say("  （见上）", "  (see above)");
        } else {
            out_ += say("  （见下）", "  (see below)");
        }
        out_ += "\n";
    }

    [[nodiscard]] std::string reason(const member& m) const {
        return "  · " + safe(reason_of(policy_, m).in(lang_));
    }

    const group::structure& day_;
    const group::graph& g_;
    const group::group_policy& policy_;
    const group::corporate_group& of_;
    language lang_;
    // By place among the members.
    std::vector<std::optional<party_number>> homes_; ///< the holder below whom it is shown in full
    std::vector<bool> shown_;
    std::string out_;
};

} // namespace

std::string group_text(const group::structure& day, const group::group_policy& policy,
                       const group::grouping& groups, std::uint32_t number, language lang) {
    return tree_writer{day, policy, groups.groups[number], lang}.run();
}

} // namespace tenet::report
