#include "order_index.hpp"

#include <algorithm>
#include <utility>

namespace tenet::policy {

namespace {

constexpr auto smaller = [](const decimal& a, const decimal& b) { return a < b; };

} // namespace

order_index::order_index(std::vector<decimal> members) : sorted_(std::move(members)) {
    std::sort(sorted_.begin(), sorted_.end(), smaller);
    prefix_.reserve(sorted_.size() + 1);
    prefix_.emplace_back();
    for (const decimal& m : sorted_) prefix_.push_back(prefix_.back() + m);
}

std::size_t order_index::count_below(const decimal& x) const {
    const auto end = std::lower_bound(sorted_.begin(), sorted_.end(), x, smaller);
    return static_cast<std::size_t>(end - sorted_.begin());
}

std::size_t order_index::count_to(const decimal& x) const {
    const auto end = std::upper_bound(sorted_.begin(), sorted_.end(), x, smaller);
    return static_cast<std::size_t>(end - sorted_.begin());
}

changed_order::changed_order(const order_index& base, const std::vector<decimal>& out,
                             std::vector<decimal> in)
    : base_(&base), sum_(base.prefix_.empty() ? decimal{} : base.prefix_.back()) {
    gone_.reserve(out.size());
    for (const decimal& m : out) {
        gone_.push_back(base.count_below(m));
        sum_ -= m;
    }
    std::sort(gone_.begin(), gone_.end());
    // Equal members that have gone stand side by side.
    for (std::size_t i = 1; i < gone_.size(); ++i) gone_[i] = std::max(gone_[i], gone_[i - 1] + 1);

    std::sort(in.begin(), in.end(), smaller);
    come_.reserve(in.size());
    for (const decimal& m : in) {
        const std::size_t to = base.count_to(m);
        const auto gone = std::lower_bound(gone_.begin(), gone_.end(), to) - gone_.begin();
        come_.push_back({m, to - static_cast<std::size_t>(gone) + come_.size()});
        sum_ += m;
    }
}

std::size_t changed_order::come_among(std::size_t n) const {
    const auto end = std::partition_point(come_.begin(), come_.end(),
                                          [n](const newcomer& c) { return c.before < n; });
    return static_cast<std::size_t>(end - come_.begin());
}

const decimal& changed_order::nth(std::size_t k) const {
    const std::size_t come = come_among(k);
    if (come > 0 && come_[come - 1].before == k - 1) return come_[come - 1].is;
    std::size_t at = k - 1 - come;
    for (const std::size_t gone : gone_) at += gone <= at ? 1 : 0;
    return base_->sorted_[at];
}

std::size_t changed_order::count_above(const decimal& x) const {
    const std::size_t to = base_->count_to(x);
    const auto gone = gone_.end() - std::lower_bound(gone_.begin(), gone_.end(), to);
    const auto come =
        std::count_if(come_.begin(), come_.end(), [&](const newcomer& c) { return c.is > x; });
    return base_->sorted_.size() - to - static_cast<std::size_t>(gone) +
           static_cast<std::size_t>(come);
}

decimal changed_order::bottom_sum(std::size_t n) const {
    const std::size_t come = come_among(n);
    decimal sum;
    for (std::size_t i = 0; i < come; ++i) sum += come_[i].is;
    std::size_t end = n - come;
    for (const std::size_t gone : gone_) {
        if (gone >= end) break;
        ++end;
        sum -= base_->sorted_[gone];
    }
    return end == 0 ? sum : sum + base_->prefix_[end];
}

decimal changed_order::top_sum(std::size_t n) const {
    return n >= size() ? sum_ : sum_ - bottom_sum(size() - n);
}

} // namespace tenet::policy
