#ifndef TENET_SRC_PORTFOLIO_ROW_VECTOR_HPP
#define TENET_SRC_PORTFOLIO_ROW_VECTOR_HPP

#include "portfolio/counted.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace tenet::portfolio {

/// A persistent vector of owned objects: a radix trie of fan-out 16. Copying it costs nothing;
/// changing an element copies the nodes on the way to it, unless this vector alone owns them.
class row_vector {
public:
    using owner = std::shared_ptr<const void>;
    static constexpr unsigned bits = 4;
    static constexpr std::size_t width = std::size_t{1} << bits;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Where the address of the object at `i` < `size()` is kept; null if there is none.
    [[nodiscard]] const void* const& operator[](std::size_t i) const noexcept {
        const node* at = root_.get();
        for (unsigned shift = height_; shift > 0; shift -= bits) {
            at = as_branch(at)->children[slot(i, shift)].get();
        }
        return as_leaf(at)->objects[slot(i, 0)];
    }

    /// Puts an object, or nothing, at `i`; answers what was there. Other vectors do not see it.
    owner exchange(std::size_t i, owner object) {
        ref<node>* at = &root_;
        for (unsigned shift = height_; shift > 0; shift -= bits) {
            at = &own_branch(*at, shift)->children[slot(i, shift)];
        }
        leaf* l = own_leaf(*at);
        l->objects[slot(i, 0)] = object.get();
        return std::exchange(l->owners[slot(i, 0)], std::move(object));
    }

    void push_back(owner object) {
        if (size_ == width << height_) grow();
        exchange(size_, std::move(object));
        ++size_;
    }

    /// Calls `visit(i, object)` in order until it answers false.
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t first = 0; first < size_; first += width) {
            const node* at = root_.get();
            for (unsigned shift = height_; shift > 0; shift -= bits) {
                at = as_branch(at)->children[slot(first, shift)].get();
            }
            const std::size_t n = size_ - first < width ? size_ - first : width;
            for (std::size_t k = 0; k < n; ++k) {
                if (!visit(first + k, as_leaf(at)->objects[k])) return;
            }
        }
    }

    [[nodiscard]] std::size_t bytes() const noexcept { return root_ ? bytes_of(*root_) : 0; }

private:
    struct node : counted {
        explicit node(unsigned s) noexcept : shift(s) {}
        unsigned shift; ///< 0 for a leaf
        static void dispose(node* n) noexcept {
            if (n->shift == 0) {
                delete static_cast<leaf*>(n);
            } else {
                delete static_cast<branch*>(n);
            }
        }
    };
    struct leaf : node {
        leaf() : node(0) {}
        std::array<const void*, width> objects{};
        std::array<owner, width> owners{};
    };
    struct branch : node {
        explicit branch(unsigned s) : node(s) {}
        std::array<ref<node>, width> children{};
    };

    static std::size_t slot(std::size_t i, unsigned shift) noexcept {
        return (i >> shift) & (width - 1);
    }
    static const branch* as_branch(const node* n) noexcept { return static_cast<const branch*>(n); }
    static const leaf* as_leaf(const node* n) noexcept { return static_cast<const leaf*>(n); }

    static void prefetch_owner(const owner& p) noexcept {
        // std::make_shared puts the count in front of the object; elsewhere this does no harm.
        if (p) __builtin_prefetch(static_cast<const std::byte*>(p.get()) - 16, 1);
    }

    static branch* own_branch(ref<node>& at, unsigned shift) {
        if (!at) {
            at = ref<node>{new branch{shift}};
        } else if (!at.sole()) {
            const branch& old = *as_branch(at.get());
            for (const ref<node>& child : old.children) child.prefetch();
            auto copy = std::make_unique<branch>(shift);
            copy->children = old.children;
            at = ref<node>{copy.release()};
        }
        return static_cast<branch*>(at.get());
    }
    static leaf* own_leaf(ref<node>& at) {
        if (!at) {
            at = ref<node>{new leaf};
        } else if (!at.sole()) {
            const leaf& old = *as_leaf(at.get());
            for (const owner& o : old.owners) prefetch_owner(o);
            auto copy = std::make_unique<leaf>();
            copy->objects = old.objects;
            copy->owners = old.owners;
            at = ref<node>{copy.release()};
        }
        return static_cast<leaf*>(at.get());
    }

    void grow() {
        height_ += bits;
        auto top = std::make_unique<branch>(height_);
        top->children[0] = std::move(root_);
        root_ = ref<node>{top.release()};
    }

    static std::size_t bytes_of(const node& n) noexcept {
        if (n.shift == 0) return sizeof(leaf);
        std::size_t sum = sizeof(branch);
        for (const ref<node>& child : as_branch(&n)->children) {
            if (child) sum += bytes_of(*child);
        }
        return sum;
    }

    ref<node> root_;
    std::size_t size_ = 0;
    unsigned height_ = 0;
};

} // namespace tenet::portfolio

#endif
