#ifndef TENET_POLICY_ORDER_INDEX_HPP
#define TENET_POLICY_ORDER_INDEX_HPP

#include <tenet/base/decimal.hpp>

#include <cstddef>
#include <vector>

namespace tenet::policy {

/// A multiset of decimals, sorted once, with prefix sums.
class order_index {
public:
    order_index() = default;
    explicit order_index(std::vector<decimal> members);

    [[nodiscard]] std::size_t bytes() const noexcept {
        return (sorted_.capacity() + prefix_.capacity()) * sizeof(decimal);
    }

private:
    friend class changed_order;

    /// Members smaller than `x`, and members not greater.
    [[nodiscard]] std::size_t count_below(const decimal& x) const;
    [[nodiscard]] std::size_t count_to(const decimal& x) const;

    std::vector<decimal> sorted_;
    std::vector<decimal> prefix_; ///< prefix_[i]: sum of the i smallest
};

/// Order statistics of the multiset of an index after a few members have changed. Where the m
/// changed members stand is looked up once, in O(m log n); after that only `count_above` searches
/// the index again, in O(log n + m), and everything else costs O(m).
class changed_order {
public:
    /// `out`: members of the index that are no longer there; `in`: members that have come. The
    /// index must outlive this.
    changed_order(const order_index& base, const std::vector<decimal>& out,
                  std::vector<decimal> in);

    [[nodiscard]] std::size_t size() const noexcept {
        return base_->sorted_.size() - gone_.size() + come_.size();
    }
    [[nodiscard]] const decimal& sum() const noexcept { return sum_; }
    /// The k-th smallest member, k from 1 to size.
    [[nodiscard]] const decimal& nth(std::size_t k) const;
    /// Members greater than `x`.
    [[nodiscard]] std::size_t count_above(const decimal& x) const;
    /// Sum of the `n` greatest members.
    [[nodiscard]] decimal top_sum(std::size_t n) const;

private:
    struct newcomer {
        decimal is;
        std::size_t before; ///< members that stand before it
    };

    /// Newcomers among the `n` smallest members.
    [[nodiscard]] std::size_t come_among(std::size_t n) const;
    [[nodiscard]] decimal bottom_sum(std::size_t n) const;

    const order_index* base_;
    std::vector<std::size_t> gone_; ///< positions in the index, ascending
    std::vector<newcomer> come_;    ///< ascending
    decimal sum_;
};

} // namespace tenet::policy

#endif
