#ifndef TENET_ASSESS_PANEL_HPP
#define TENET_ASSESS_PANEL_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// How the acts of several people come to one result. Pure arithmetic over votes, exact.
namespace tenet::assess {

/// How much is enough: an amount, or a share of what is possible.
struct threshold {
    bool is_share = false;
    bool more_than = false; ///< the bound itself is not enough
    decimal bound{1};

    [[nodiscard]] bool met_by(const decimal& amount, const decimal& possible) const;
};

enum class panel_kind : std::uint8_t {
    collect,     ///< everybody's answers are wanted, nothing is decided
    countersign, ///< 会签: all must approve, one who rejects ends it
    vote,        ///< 票签: enough must approve
};

/// What an abstention is.
enum class abstention : std::uint8_t {
    refused, ///< there is none
    neutral, ///< neither for nor against: approval is measured without it
    against, ///< approval is measured with it
};

/// What it means that somebody has not voted when the deadline comes.
enum class missing_vote : std::uint8_t {
    neutral,   ///< approval is measured without it
    against,   ///< as a rejection, which is no veto
    in_favour, ///< as an approval
};

/// Of those in a group at least so many must approve.
struct group_minimum {
    std::string group;
    std::size_t at_least = 1;
    place at;
};

/// The rule of a panel. Whoever has a conflict of interest is not part of it: neither of the
/// quorum nor of what approval is measured by.
struct panel_definition {
    panel_kind is = panel_kind::collect;
    /// How many of them must have acted by the deadline, by heads. An abstention is an act.
    threshold quorum{true, false, decimal{1}};
    threshold approve{true, true, decimal::scaled(5, -1)}; ///< of a vote
    bool weighted = false;                                 ///< votes count by their weights
    std::vector<group_minimum> groups;
    std::vector<std::string> veto; ///< roles: one of them who rejects ends it
    abstention abstain = abstention::refused;
    missing_vote missing = missing_vote::against;
    std::size_t least_eligible = 1; ///< with fewer there is no quorum from the start
    place at;
};

enum class ballot : std::uint8_t { none, approve, reject, abstain, answered };

/// A vote that somebody without a conflict of interest has cast, or may cast yet.
struct vote {
    ballot is = ballot::none;
    decimal weight{1};
    std::string_view group;
    bool veto = false;
};

/// What a panel came to.
enum class panel_result : std::uint8_t {
    open,       ///< nothing yet
    complete,   ///< of `collect`: enough answers, or all
    incomplete, ///< of `collect`: too few by the deadline
    approved,
    rejected,
    no_quorum, ///< too few voted by the deadline, or those who may vote cannot be enough
};

/// "open", "complete", ... "no_quorum": the names under which stages go on.
[[nodiscard]] std::string_view name_of(panel_result r) noexcept;

/// Judges votes. Before the deadline there is a result as soon as no vote that is missing could
/// change it and the quorum is there; `closing` says that the deadline has come. O(votes x
/// groups).
///
/// Three of five have to approve: after three approvals it is `approved`, after three rejections
/// `rejected`.
[[nodiscard]] panel_result decide(const panel_definition& rule, std::span<const vote> votes,
                                  bool closing);

} // namespace tenet::assess

#endif
