#include "group_words.hpp"

namespace tenet::report {

using group::member;
using group::relation;

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

bilingual reason_of(const group::group_policy& policy, const member& m) {
    if (m.why == member::reason::top) return {"顶端", "top"};
    if (m.why == member::reason::entry) {
        const group::manual_entry& e = policy.entries[m.number];
        return {(e.include ? "人工纳入：" : "人工排除：") + e.reason,
                (e.include ? "included by hand: " : "kept out by hand: ") + e.reason};
    }
    const group::membership_criterion& c = policy.criteria[m.number];
    const bool open = !c.verified && !c.source.empty();
    return {c.title.in(language::zh) + (open ? "（未核实）" : ""),
            c.title.in(language::en) + (open ? " (not verified)" : "")};
}

} // namespace tenet::report
