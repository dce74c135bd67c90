#ifndef TENET_PARTY_MERGE_HPP
#define TENET_PARTY_MERGE_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Parties declared to be one and the same, or not, by somebody, and taken back.
namespace tenet::party {

/// What somebody declared on a day. Two records of one party are one at all times, so that there is
/// one day only: since when it is declared.
struct merge_statement {
    enum class kind : std::uint8_t {
        same,      ///< `other` is the same as `party`, which names both
        different, ///< they are two, however alike
        undo,      ///< an earlier statement no longer counts
    };
    std::string id;
    kind what = kind::same;
    std::string party;  ///< of `same` and `different`
    std::string other;  ///< likewise
    std::string undoes; ///< of `undo`: the id of a statement
    std::string by;     ///< who declares it
    std::string reason;
    date on;

    friend bool operator==(const merge_statement&, const merge_statement&) = default;
};

[[nodiscard]] std::string_view name_of(merge_statement::kind what) noexcept; ///< "same", ...

/// Parties that are one.
struct merged_set {
    std::string party;                ///< that stands for all
    std::vector<std::string> parties; ///< ascending, with that one; two or more
    /// The statements that make it, in order.
    std::vector<std::string> statements;

    friend bool operator==(const merged_set&, const merged_set&) = default;
};

/// Which parties are one by what was declared up to a day. A value.
class merged_parties {
public:
    /// The party that stands for one; itself where it was merged with none.
    [[nodiscard]] std::string_view of(std::string_view party) const noexcept;
    /// By the party that stands for each.
    [[nodiscard]] const std::vector<merged_set>& sets() const noexcept { return sets_; }

    friend bool operator==(const merged_parties&, const merged_parties&) = default;

private:
    friend class merge_log;
    std::vector<merged_set> sets_;
    std::map<std::string, std::string, std::less<>> of_;
};

/// Statements in the order in which they were declared. Nothing is ever removed, and no stored
/// record is touched: what is merged is a view (group/merged_graph.hpp), and undoing a statement
/// gives the view that there would be without it.
///
/// Which party stands for a set: that of the `same` statement first named; where sets are joined,
/// the one that stands for `party`.
///
/// Example:
/// ```cpp
/// merge_log log;
/// log.add({"M1", merge_statement::kind::same, "C1", "C2", {}, "李明", "同一证照", today});
/// log.at(today).of("C2") == "C1";
/// ```
class merge_log {
public:
    /// Takes in one more statement. Refused, and nothing taken in: without id, parties, author or
    /// reason; with the id of another; of an earlier day than the last; about one party; an undo of
    /// what is not there or undone already; or where parties would be both one and different, with
    /// the statements that say so. O(statements).
    diagnostics add(merge_statement statement);

    /// All of them, or everything that was wrong, at the places of the statements if these are
    /// given. O(statements x undos).
    [[nodiscard]] static result<merge_log> from(std::vector<merge_statement> statements,
                                                std::span<const place> places = {});

    [[nodiscard]] std::span<const merge_statement> statements() const noexcept {
        return statements_;
    }
    /// What was declared on a day or before. O(n log n).
    [[nodiscard]] merged_parties at(date known_at) const;

    friend bool operator==(const merge_log&, const merge_log&) = default;

private:
    std::vector<merge_statement> statements_;
};

} // namespace tenet::party

#endif
