#ifndef TENET_POLICY_MEASURES_HPP
#define TENET_POLICY_MEASURES_HPP

#include "group_totals.hpp"
#include "order_index.hpp"
#include "program.hpp"

#include <tenet/portfolio/snapshot.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tenet::policy {

/// Account values of the stored measures of one bind, by measure number and account row, with the
/// order statistics over them. Immutable once made; judges made by `evaluate` share it.
struct measure_base {
    std::vector<std::vector<value>> values; ///< by measure number; empty where not stored
    std::vector<std::uint8_t> alive;        ///< by account row
    std::vector<order_index> index;         ///< by measure number; of the members with a value
    std::vector<std::size_t> present;       ///< by measure number: members with a value
    std::vector<std::size_t> missing;       ///< by measure number: members without
    std::vector<std::size_t> trues;         ///< by measure number, `count`: members counted
    /// By measure number: the accounts whose value is missing, ascending.
    std::vector<std::vector<portfolio::row>> unknown;
    std::vector<arena> memories; ///< where causes and boxed values lie
};

/// The value of a population measure, and what it rests on.
struct population_value {
    value is;
    std::size_t members = 0;
    std::size_t excluded = 0;
};

/// The measures a judge sees: the base, with the accounts that a proposed change touches replaced.
class measure_view {
public:
    measure_view(const regulation::program& program, std::shared_ptr<const measure_base> base)
        : program_(&program), base_(std::move(base)) {}
    /// The view of another judge, to be changed further.
    measure_view(const measure_view& other, arena& memory);

    /// Replaces the values of an account: by measure number, or empty for an account removed.
    void replace(portfolio::row account, std::vector<value> values);

    /// The stored value of an account; null pointer where there is no such account.
    [[nodiscard]] const value* stored(std::uint32_t measure, portfolio::row account) const noexcept;
    /// The value of an account measure of any kind. `memory` takes causes of missing ones.
    [[nodiscard]] value of_account(std::uint32_t measure, portfolio::row account,
                                   arena& memory) const;

    /// Computes all population measures; `fractions` by measure number.
    void compute_population(const std::vector<value>& fractions, arena& memory);
    /// Adds up the measures over groups: all of them, or none where `groups` is null. O(accounts).
    void total_groups(const derived_groups* groups);
    /// As `total_groups` over the groups of the view this one was made from, with the accounts
    /// replaced: computes those totals anew that they are in. Causes lie in `memory`.
    void total_changed_groups(arena& memory);
    [[nodiscard]] const population_value& of_population(std::uint32_t measure) const noexcept {
        return population_[measure];
    }

    [[nodiscard]] const std::shared_ptr<const measure_base>& base() const noexcept { return base_; }
    [[nodiscard]] const std::unordered_map<portfolio::row, std::vector<value>>&
    replaced() const noexcept {
        return replaced_;
    }

private:
    struct members {
        std::optional<changed_order> values; ///< none of `count`
        std::size_t present = 0;
        std::size_t missing = 0;
        std::size_t trues = 0;
        const missing_cause* because = nullptr;
    };
    [[nodiscard]] members members_of(std::uint32_t measure) const;
    /// Why the first account, in the order of accounts, whose value is missing has none; null where
    /// there is no such account.
    [[nodiscard]] const missing_cause* first_cause(std::uint32_t measure) const;
    [[nodiscard]] population_value compute(std::uint32_t n, const value& fraction,
                                           arena& memory) const;

    [[nodiscard]] group_total total_of(std::uint32_t measure, const group_view& view,
                                       arena& memory) const;
    [[nodiscard]] value of_group(std::uint32_t measure, portfolio::row account,
                                 arena& memory) const;
    void add_changed(std::uint32_t measure, const group_view& view, arena& memory);

    const regulation::program* program_;
    std::shared_ptr<const measure_base> base_;
    const derived_groups* groups_ = nullptr;
    std::shared_ptr<const group_totals> totals_;
    /// By measure and group: totals in place of those.
    std::map<std::pair<std::uint32_t, std::uint32_t>, group_total> changed_totals_;
    std::unordered_map<portfolio::row, std::vector<value>> replaced_;
    std::vector<population_value> population_;
    std::vector<members> members_; ///< by measure number, of stored measures
};

/// Whether a stored measure has a value for a member (what it is not, is missing or null).
[[nodiscard]] bool counts_as_member(aggregate how, const value& v) noexcept;

} // namespace tenet::policy

#endif
