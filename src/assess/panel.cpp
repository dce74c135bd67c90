#include <tenet/assess/panel.hpp>

#include <algorithm>
#include <array>

namespace tenet::assess {

namespace {

/// The votes of a panel, those missing counted in one way.
class count {
public:
    count(const panel_definition& rule, std::span<const vote> votes, missing_vote missing)
        : rule_(rule), votes_(votes), missing_(missing) {}

    [[nodiscard]] bool approved() const {
        decimal in_favour;
        decimal base;
        bool anybody = false;
        for (const vote& v : votes_) {
            const ballot b = seen(v);
            const decimal weight = rule_.weighted ? v.weight : decimal{1};
            if (b == ballot::none) continue;
            if (b == ballot::abstain && rule_.abstain == abstention::neutral) continue;
            base += weight;
            if (b != ballot::approve) continue;
            in_favour += weight;
            anybody = true;
        }
        if (!anybody) return false;
        const bool all = rule_.is == panel_kind::countersign;
        return (all ? in_favour == base : rule_.approve.met_by(in_favour, base)) && groups_met();
    }

private:
    /// A vote as it counts; none: it does not.
    [[nodiscard]] ballot seen(const vote& v) const noexcept {
        if (v.is != ballot::none) return v.is;
        if (missing_ == missing_vote::in_favour) return ballot::approve;
        if (missing_ == missing_vote::against) return ballot::reject;
        return ballot::none;
    }

    [[nodiscard]] bool groups_met() const {
        return std::all_of(rule_.groups.begin(), rule_.groups.end(), [&](const group_minimum& g) {
            const auto here = std::count_if(votes_.begin(), votes_.end(), [&](const vote& v) {
                return v.group == g.group && seen(v) == ballot::approve;
            });
            return static_cast<std::size_t>(here) >= g.at_least;
        });
    }

    const panel_definition& rule_;
    std::span<const vote> votes_;
    missing_vote missing_;
};

decimal number(std::size_t n) {
    return decimal{static_cast<std::int64_t>(n)};
}

bool vetoed(const panel_definition& rule, std::span<const vote> votes) {
    return std::any_of(votes.begin(), votes.end(), [&](const vote& v) {
        return v.is == ballot::reject && (v.veto || rule.is == panel_kind::countersign);
    });
}

/// Whether it could be approved if everybody approved.
bool attainable(const panel_definition& rule, std::span<const vote> votes) {
    std::vector<vote> all{votes.begin(), votes.end()};
    for (vote& v : all) v.is = ballot::approve;
    return count{rule, all, rule.missing}.approved();
}

panel_result outcome_of(bool approved) {
    return approved ? panel_result::approved : panel_result::rejected;
}

/// The result that no vote still missing could change.
panel_result certain(const panel_definition& rule, std::span<const vote> votes) {
    if (count{rule, votes, missing_vote::against}.approved()) {
        // One who may still veto, or has to countersign, may still turn it.
        const bool may_turn = std::any_of(votes.begin(), votes.end(), [&](const vote& v) {
            return v.is == ballot::none && (v.veto || rule.is == panel_kind::countersign);
        });
        return may_turn ? panel_result::open : panel_result::approved;
    }
    // Nothing helps more than that all others approve.
    const bool still_possible = count{rule, votes, missing_vote::in_favour}.approved();
    return still_possible ? panel_result::open : panel_result::rejected;
}

} // namespace

std::string_view name_of(panel_result r) noexcept {
    static constexpr std::array<std::string_view, 6> names{"open",     "complete", "incomplete",
                                                           "approved", "rejected", "no_quorum"};
    return names[static_cast<std::size_t>(r)];
}

bool threshold::met_by(const decimal& amount, const decimal& possible) const {
    const decimal least = is_share ? bound * possible : bound;
    return more_than ? amount > least : amount >= least;
}

panel_result decide(const panel_definition& rule, std::span<const vote> votes, bool closing) {
    const auto cast = static_cast<std::size_t>(std::count_if(
        votes.begin(), votes.end(), [](const vote& v) { return v.is != ballot::none; }));
    const bool all = cast == votes.size();
    const bool quorum = rule.quorum.met_by(number(cast), number(votes.size()));
    if (rule.is == panel_kind::collect) {
        if (votes.size() < rule.least_eligible) return panel_result::incomplete;
        if (!all && !closing) return panel_result::open;
        return all || quorum ? panel_result::complete : panel_result::incomplete;
    }
    if (votes.size() < rule.least_eligible || !attainable(rule, votes)) {
        return panel_result::no_quorum;
    }
    if (vetoed(rule, votes)) return panel_result::rejected;
    if (!closing && !all) return quorum ? certain(rule, votes) : panel_result::open;
    if (!quorum) return panel_result::no_quorum;
    return outcome_of(count{rule, votes, rule.missing}.approved());
}

} // namespace tenet::assess
