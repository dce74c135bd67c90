#include "order_index.hpp"

#include <algorithm>

namespace tenet::policy {

namespace {

std::size_t count_not_above(const std::vector<decimal>& few, const decimal& x) {
    return static_cast<std::size_t>(
        std::count_if(few.begin(), few.end(), [&](const decimal& m) { return m <= x; }));
}

} // namespace

order_index::order_index(std::vector<decimal> members) : sorted_(std::move(members)) {
    std::sort(sorted_.begin(), sorted_.end(),
              [](const decimal& a, const decimal& b) { return a < b; });
    prefix_.reserve(sorted_.size() + 1);
    prefix_.emplace_back();
    for (const decimal& m : sorted_) prefix_.push_back(prefix_.back() + m);
}

decimal order_index::sum(const delta& d) const {
    decimal total = prefix_.empty() ? decimal{} : prefix_.back();
    for (const decimal& m : d.out) total -= m;
    for (const decimal& m : d.in) total += m;
    return total;
}

std::size_t order_index::count_to(const decimal& x, const delta& d) const {
    const auto end = std::upper_bound(sorted_.begin(), sorted_.end(), x,
                                      [](const decimal& a, const decimal& b) { return a < b; });
    return static_cast<std::size_t>(end - sorted_.begin()) - count_not_above(d.out, x) +
           count_not_above(d.in, x);
}

std::size_t order_index::count_above(const decimal& x, const delta& d) const {
    return size(d) - count_to(x, d);
}

decimal order_index::nth(std::size_t k, const delta& d) const {
    std::size_t low = 0;
    std::size_t high = sorted_.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (count_to(sorted_[middle], d) >= k) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    const decimal* best = low < sorted_.size() ? &sorted_[low] : nullptr;
    for (const decimal& m : d.in) {
        if (count_to(m, d) >= k && (best == nullptr || m < *best)) best = &m;
    }
    return best == nullptr ? decimal{} : *best;
}

order_index::below order_index::strictly_below(const decimal& x, const delta& d) const {
    const auto end = std::lower_bound(sorted_.begin(), sorted_.end(), x,
                                      [](const decimal& a, const decimal& b) { return a < b; });
    below b;
    b.count = static_cast<std::size_t>(end - sorted_.begin());
    b.sum = prefix_.empty() ? decimal{} : prefix_[b.count];
    for (const decimal& m : d.out) {
        if (m < x) {
            --b.count;
            b.sum -= m;
        }
    }
    for (const decimal& m : d.in) {
        if (m < x) {
            ++b.count;
            b.sum += m;
        }
    }
    return b;
}

decimal order_index::top_sum(std::size_t n, const delta& d) const {
    const std::size_t all = size(d);
    if (n == 0 || all == 0) return {};
    if (n >= all) return sum(d);
    const std::size_t rest = all - n;
    const decimal at = nth(rest, d);
    const below b = strictly_below(at, d);
    const decimal smallest = b.sum + at * decimal{static_cast<std::int64_t>(rest - b.count)};
    return sum(d) - smallest;
}

} // namespace tenet::policy
