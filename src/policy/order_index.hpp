#ifndef TENET_POLICY_ORDER_INDEX_HPP
#define TENET_POLICY_ORDER_INDEX_HPP

#include <tenet/base/decimal.hpp>

#include <cstddef>
#include <vector>

namespace tenet::policy {

/// A multiset of decimals with order statistics, and the same after a few members have changed.
///
/// The base is sorted once, with prefix sums; a `delta` names members taken out and put in. Each
/// question costs O(log n + m) for m changed members (a search over counts: O(log n (log n + m))),
/// so it does not depend on how the rest came about.
class order_index {
public:
    order_index() = default;
    explicit order_index(std::vector<decimal> members);

    struct delta {
        std::vector<decimal> out; ///< members of the base that are no longer there
        std::vector<decimal> in;  ///< members that have come
    };

    [[nodiscard]] std::size_t size(const delta& d) const noexcept {
        return sorted_.size() - d.out.size() + d.in.size();
    }
    [[nodiscard]] decimal sum(const delta& d) const;
    /// The k-th smallest member, k from 1 to size.
    [[nodiscard]] decimal nth(std::size_t k, const delta& d) const;
    /// Members greater than `x`.
    [[nodiscard]] std::size_t count_above(const decimal& x, const delta& d) const;
    /// Sum of the `n` greatest members.
    [[nodiscard]] decimal top_sum(std::size_t n, const delta& d) const;
    [[nodiscard]] std::size_t bytes() const noexcept {
        return (sorted_.capacity() + prefix_.capacity()) * sizeof(decimal);
    }

private:
    struct below {
        std::size_t count = 0;
        decimal sum;
    };
    [[nodiscard]] std::size_t count_to(const decimal& x, const delta& d) const;
    [[nodiscard]] below strictly_below(const decimal& x, const delta& d) const;

    std::vector<decimal> sorted_;
    std::vector<decimal> prefix_; ///< prefix_[i]: sum of the i smallest
};

} // namespace tenet::policy

#endif
