#ifndef TENET_SRC_PORTFOLIO_COUNTED_HPP
#define TENET_SRC_PORTFOLIO_COUNTED_HPP

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tenet::portfolio {

/// The head of a node that several versions of a structure share. A node referred to once belongs
/// to one version alone and may be changed in place; any other has to be copied first.
struct counted {
    std::atomic<std::uint32_t> uses{1};
};

/// A counted reference. `Node::dispose(Node*)` ends a node that nobody refers to any more.
template <class Node>
class ref {
public:
    ref() noexcept = default;
    explicit ref(Node* adopted) noexcept : node_(adopted) {}
    ref(const ref& other) noexcept : node_(other.node_) {
        if (node_ != nullptr) node_->uses.fetch_add(1, std::memory_order_relaxed);
    }
    ref(ref&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
    ref& operator=(ref other) noexcept {
        std::swap(node_, other.node_);
        return *this;
    }
    ~ref() {
        if (node_ != nullptr && node_->uses.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            Node::dispose(node_);
        }
    }

    [[nodiscard]] Node* get() const noexcept { return node_; }
    Node* operator->() const noexcept { return node_; }
    Node& operator*() const noexcept { return *node_; }
    explicit operator bool() const noexcept { return node_ != nullptr; }

    /// Whether this is the only reference.
    [[nodiscard]] bool sole() const noexcept {
        return node_->uses.load(std::memory_order_acquire) == 1;
    }
    /// Brings the count into the cache, so that copying many references does not wait for each.
    void prefetch() const noexcept {
        if (node_ != nullptr) __builtin_prefetch(node_, 1);
    }

private:
    Node* node_ = nullptr;
};

} // namespace tenet::portfolio

#endif
