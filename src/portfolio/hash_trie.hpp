#ifndef TENET_SRC_PORTFOLIO_HASH_TRIE_HPP
#define TENET_SRC_PORTFOLIO_HASH_TRIE_HPP

#include "portfolio/counted.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

namespace tenet::portfolio {

/// A persistent hash map from 64-bit hashes to payloads: branches of fan-out 16 over buckets of up
/// to 16 entries. Which of several entries with one hash is meant, the caller's `match` says, so
/// that colliding keys are merely slower. Copying costs nothing; a change copies the nodes on its
/// way, unless this trie alone owns them.
template <class Payload>
class hash_trie {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The payload with that hash for which `match(payload)` holds; nullptr if there is none.
    template <class Match>
    [[nodiscard]] const Payload* find(std::uint64_t hash, const Match& match) const noexcept {
        const node* at = root_.get();
        unsigned shift = 0;
        for (; at != nullptr && !at->is_bucket; shift += bits) {
            at = as_branch(at)->children[slot(hash, shift)].get();
        }
        if (at == nullptr) return nullptr;
        const bucket& b = *as_bucket(at);
        const std::uint32_t i = position(b, hash, match);
        return i < b.count ? &b.entries()[i].what : nullptr;
    }

    /// As `find`, for changing: other tries do not see the change. Copies nothing if there is none.
    template <class Match>
    [[nodiscard]] Payload* edit(std::uint64_t hash, const Match& match) {
        if (find(hash, match) == nullptr) return nullptr;
        bucket& b = own_bucket(*way_to(hash).at, 0);
        return &b.entries()[position(b, hash, match)].what;
    }

    /// Adds an entry and answers where it is; the caller knows that its key is not there.
    Payload& insert(std::uint64_t hash, Payload what) {
        place_found way = way_to(hash);
        while (*way.at && as_bucket(way.at->get())->count >= bucket_size && way.shift < 64) {
            split(*way.at, way.shift);
            way = way_to(hash);
        }
        bucket& b = own_bucket(*way.at, 1);
        // The storage of entries lies behind their bucket.
        // NOLINTNEXTLINE(clang-analyzer-cplusplus.PlacementNew)
        entry* made = ::new (&b.entries()[b.count]) entry{hash, std::move(what)};
        ++b.count;
        ++size_;
        return made->what;
    }

    /// Removes an entry; false if there was none.
    template <class Match>
    bool erase(std::uint64_t hash, const Match& match) {
        if (find(hash, match) == nullptr) return false;
        ref<node>& at = *way_to(hash).at;
        bucket& b = own_bucket(at, 0);
        for (std::uint32_t i = position(b, hash, match) + 1; i < b.count; ++i) {
            b.entries()[i - 1] = std::move(b.entries()[i]);
        }
        b.entries()[--b.count].~entry();
        if (b.count == 0) at = ref<node>{};
        --size_;
        return true;
    }

    /// Calls `visit(payload)` for every entry, in an order that depends on the history.
    template <class Visit>
    void each(const Visit& visit) const {
        if (root_) each_of(*root_, visit);
    }

    [[nodiscard]] std::size_t bytes() const noexcept { return root_ ? bytes_of(*root_) : 0; }

private:
    static constexpr unsigned bits = 4;
    static constexpr std::size_t width = std::size_t{1} << bits;
    static constexpr std::uint32_t bucket_size = 16;

    struct entry {
        std::uint64_t hash;
        Payload what;
    };

    struct node : counted {
        explicit node(bool bucket) noexcept : is_bucket(bucket) {}
        bool is_bucket;
        static void dispose(node* n) noexcept {
            if (n->is_bucket) {
                auto* b = static_cast<bucket*>(n);
                for (std::uint32_t i = 0; i < b->count; ++i) b->entries()[i].~entry();
                b->~bucket();
                ::operator delete(b);
            } else {
                delete static_cast<branch*>(n);
            }
        }
    };
    struct branch : node {
        branch() : node(false) {}
        std::array<ref<node>, width> children{};
    };
    struct alignas(16) bucket : node {
        explicit bucket(std::uint32_t room) : node(true), capacity(room) {}
        std::uint32_t count = 0;
        std::uint32_t capacity;
        [[nodiscard]] entry* entries() noexcept { return reinterpret_cast<entry*>(this + 1); }
        [[nodiscard]] const entry* entries() const noexcept {
            return reinterpret_cast<const entry*>(this + 1);
        }
    };
    static_assert(alignof(entry) <= alignof(bucket));

    struct place_found {
        ref<node>* at; ///< of a bucket, or empty
        unsigned shift;
    };

    static std::size_t slot(std::uint64_t hash, unsigned shift) noexcept {
        return (hash >> shift) & (width - 1);
    }
    static const branch* as_branch(const node* n) noexcept { return static_cast<const branch*>(n); }
    static const bucket* as_bucket(const node* n) noexcept { return static_cast<const bucket*>(n); }
    static bucket* as_bucket(node* n) noexcept { return static_cast<bucket*>(n); }

    /// Where in the bucket the entry is; its count if it is not there.
    template <class Match>
    static std::uint32_t position(const bucket& b, std::uint64_t hash, const Match& match) {
        std::uint32_t i = 0;
        while (i < b.count && !(b.entries()[i].hash == hash && match(b.entries()[i].what))) ++i;
        return i;
    }

    static ref<node> make_bucket(std::uint32_t capacity) {
        void* raw = ::operator new(sizeof(bucket) + capacity * sizeof(entry));
        return ref<node>{::new (raw) bucket{capacity}};
    }

    /// Goes down to where `hash` belongs; owns every branch on the way.
    place_found way_to(std::uint64_t hash) {
        ref<node>* at = &root_;
        unsigned shift = 0;
        for (; *at && !(*at)->is_bucket; shift += bits) {
            if (!at->sole()) {
                const branch& old = *as_branch(at->get());
                for (const ref<node>& child : old.children) child.prefetch();
                auto copy = std::make_unique<branch>();
                copy->children = old.children;
                *at = ref<node>{copy.release()};
            }
            at = &static_cast<branch*>(at->get())->children[slot(hash, shift)];
        }
        return {at, shift};
    }

    /// A bucket of our own with room for `more` entries.
    static bucket& own_bucket(ref<node>& at, std::uint32_t more) {
        const bool is_there = static_cast<bool>(at);
        const std::uint32_t needed = (is_there ? as_bucket(at.get())->count : 0) + more;
        const bool is_sole = is_there && at.sole();
        if (is_sole && needed <= as_bucket(at.get())->capacity) return *as_bucket(at.get());
        ref<node> made = make_bucket(is_sole ? needed + needed / 2 : needed);
        bucket& to = *as_bucket(made.get());
        if (is_there) copy_entries(*as_bucket(at.get()), to, is_sole);
        at = std::move(made);
        return *as_bucket(at.get());
    }

    static void copy_entries(bucket& from, bucket& to, bool may_move) {
        if (!may_move) {
            for (std::uint32_t i = 0; i < from.count; ++i) prefetch_payload(from.entries()[i].what);
        }
        for (std::uint32_t i = 0; i < from.count; ++i) {
            entry& e = from.entries()[i];
            // NOLINTNEXTLINE(clang-analyzer-cplusplus.PlacementNew)
            ::new (&to.entries()[i]) entry{e.hash, may_move ? std::move(e.what) : Payload(e.what)};
            ++to.count;
        }
    }
    static void prefetch_payload(const Payload& p) noexcept {
        if constexpr (requires { p.prefetch(); }) p.prefetch();
    }

    static void split(ref<node>& at, unsigned shift) {
        bucket& from = *as_bucket(at.get());
        auto top = std::make_unique<branch>();
        for (std::uint32_t i = 0; i < from.count; ++i) {
            const entry& e = from.entries()[i];
            bucket& to = own_bucket(top->children[slot(e.hash, shift)], 1);
            ::new (&to.entries()[to.count]) entry(e);
            ++to.count;
        }
        at = ref<node>{top.release()};
    }

    template <class Visit>
    static void each_of(const node& n, const Visit& visit) {
        if (n.is_bucket) {
            const bucket& b = *as_bucket(&n);
            for (std::uint32_t i = 0; i < b.count; ++i) visit(b.entries()[i].what);
            return;
        }
        for (const ref<node>& child : as_branch(&n)->children) {
            if (child) each_of(*child, visit);
        }
    }
    static std::size_t bytes_of(const node& n) noexcept {
        if (n.is_bucket) return sizeof(bucket) + as_bucket(&n)->capacity * sizeof(entry);
        std::size_t sum = sizeof(branch);
        for (const ref<node>& child : as_branch(&n)->children) {
            if (child) sum += bytes_of(*child);
        }
        return sum;
    }

    ref<node> root_;
    std::size_t size_ = 0;
};

} // namespace tenet::portfolio

#endif
