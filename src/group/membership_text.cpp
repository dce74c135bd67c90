#include <tenet/group/membership.hpp>

#include <algorithm>

namespace tenet::group {

namespace {

class explainer {
public:
    explainer(const structure& day, const group_policy& policy, const corporate_group& group)
        : day_(day), policy_(policy), group_(group) {}

    bilingual run(party_number party) const {
        const auto at = std::ranges::lower_bound(group_.members, party, {}, &member::party);
        const std::string name(day_.parties().name(party));
        const std::string top = day_.seat_name(group_.top);
        if (at == group_.members.end() || at->party != party) {
            return {"“" + name + "”不属于“" + top + "”集团",
                    "\"" + name + "\" does not belong to the group of \"" + top + "\""};
        }
        const bilingual head{"“" + name + "”属于“" + top + "”集团：",
                             "\"" + name + "\" belongs to the group of \"" + top + "\": "};
        const bilingual why = reason(*at);
        return {head.zh + why.zh, head.en + why.en};
    }

private:
    [[nodiscard]] bilingual reason(const member& m) const {
        switch (m.why) {
        case member::reason::top: return {"即其顶端", "it is its top"};
        case member::reason::entry: return entry(policy_.entries[m.number]);
        case member::reason::criterion: break;
        }
        const membership_criterion& c = policy_.criteria[m.number];
        bilingual out{c.title.in(language::zh), c.title.in(language::en)};
        if (!c.source.empty()) {
            out.zh += "（" + c.source + (c.verified ? "）" : "，未核实）");
            out.en += " (" + c.source + (c.verified ? ")" : ", not verified)");
        }
        const bilingual more = details(m, c);
        return {out.zh + more.zh, out.en + more.en};
    }

    [[nodiscard]] bilingual entry(const manual_entry& e) const {
        const std::string until = e.expires_on ? e.expires_on->text() : std::string{};
        return {(e.include ? "人工纳入：" : "人工排除后独立：") + e.reason + "，批准人 " +
                    e.approver + (until.empty() ? "" : "，有效至 " + until),
                (e.include ? "included by hand: " : "kept out of another by hand: ") + e.reason +
                    ", approved by " + e.approver + (until.empty() ? "" : ", until " + until)};
    }

    [[nodiscard]] bilingual details(const member& m, const membership_criterion& c) const {
        if (m.edge) {
            const graph& g = day_.parties();
            const auto share = g.share(*m.edge);
            const std::string text = "\n  " + std::string(g.name(g.holder(*m.edge))) + " -> " +
                                     std::string(g.name(m.party)) +
                                     (share ? " " + share->text() + "%" : "");
            return {text, text};
        }
        if (c.what != membership_criterion::kind::control) return {};
        const control_proof proof = prove_control(day_, group_.top, m.party);
        if (proof.is == control::no) return {};
        bilingual text = text_of(day_, proof);
        return {"\n" + text.zh, "\n" + text.en};
    }

    const structure& day_;
    const group_policy& policy_;
    const corporate_group& group_;
};

} // namespace

bilingual explain(const structure& day, const group_policy& policy, const grouping& groups,
                  std::uint32_t group, party_number party) {
    return explainer{day, policy, groups.groups[group]}.run(party);
}

} // namespace tenet::group
